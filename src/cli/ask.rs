//! Questions that are asked in a terminal.

use std::io::{BufRead as _, IsTerminal as _};

use super::out;

/// Is there somebody to ask?
pub fn is_possible() -> bool {
    std::io::stdin().is_terminal()
}

/// Asks for a yes. Where nobody can be asked, nobody agrees.
pub fn agreed(question: &str) -> bool {
    let answer = typed(&format!("{question} [y/N]"));
    answer.is_some_and(|answer| matches!(answer.to_ascii_lowercase().as_str(), "y" | "yes"))
}

/// What is typed on one line, without blanks around it; `None` where nobody can be asked.
pub fn typed(prompt: &str) -> Option<String> {
    if !is_possible() {
        return None;
    }
    out::err(&format!("{prompt} "));
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).ok()?;
    Some(answer.trim().to_owned())
}
