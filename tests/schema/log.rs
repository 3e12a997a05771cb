//! What `-v` tells: on standard error alone, and no secret among it.

use std::process::Command;

#[test]
fn the_log_tells_the_steps_and_no_secret() {
    let program = env!("CARGO_BIN_EXE_plex-locksmith");
    let arguments = ["repair", "Workshop PC", "--demo", "all", "--yes", "--json", "--language", "en", "-vvv"];
    let output = Command::new(program).args(arguments).output().expect("it runs");
    let (result, log) = (String::from_utf8(output.stdout), String::from_utf8(output.stderr));
    let (result, log) = (result.expect("text"), log.expect("text"));
    assert!(result.starts_with('{') && !result.contains("plex_locksmith::"), "{result}");
    for told in ["plex_locksmith::client::plex::http", "signed in", "repair went on", "repair ended"] {
        assert!(log.contains(told), "{told}\n{log}");
    }
    // Tokens of the simulated home are as long as Plex's.
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    // The link of the sign-in is told beside the log, with its code.
    let lines: Vec<&str> = log.lines().filter(|line| line.contains("plex_locksmith::")).collect();
    let log = lines.join("\n");
    let long: Vec<&str> = log.split(|c| !is_word(c)).filter(|word| word.len() >= 18 && is_mixed(word)).collect();
    assert!(long.is_empty(), "{long:?}");
    assert!(!log.contains('@'), "no e-mail address");
}

/// Letters and digits in one word: no word of a language, and no path.
fn is_mixed(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit()) && word.contains(|c: char| c.is_ascii_alphabetic())
}
