//! Questions that are asked in a terminal.

use std::io::{BufRead as _, IsTerminal as _};

use super::messages::Words;
use super::out::{self, words};
use crate::client::model::Message;

/// What counts as a yes, in any language.
const YES: [&str; 4] = ["y", "yes", "j", "ja"];

/// Is there somebody to ask?
pub fn is_possible() -> bool {
    std::io::stdin().is_terminal()
}

/// Asks for a yes. Where nobody can be asked, nobody agrees.
pub fn agreed(question: &impl Message) -> bool {
    let answer = typed(&Words::YesOrNo { question: question.phrase() });
    answer.is_some_and(|answer| YES.contains(&answer.to_lowercase().as_str()))
}

/// What is typed on one line, without blanks around it; `None` where nobody can be asked.
pub fn typed(prompt: &impl Message) -> Option<String> {
    if !is_possible() {
        return None;
    }
    out::err(&format!("{} ", words(prompt)));
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).ok()?;
    Some(answer.trim().to_owned())
}
