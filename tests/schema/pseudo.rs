//! Every command in the pseudo-language: whatever is still plain English has no entry in the files of words.

use std::process::Command;

/// In what nobody translates: commands to copy, and what the simulated home calls its own.
const FOREIGN: [&str; 13] = [
    // What libraries and systems say of an error.
    "client error",
    "docker ",
    "sudo ",
    "rm ",
    "ssh ",
    "defaults ",
    "reg ",
    "tasklist ",
    "snap ",
    "for f in",
    "if grep",
    "service ",
    "http",
];

fn said(arguments: &[&str]) -> String {
    let program = env!("CARGO_BIN_EXE_plex-locksmith");
    let output = Command::new(program).args(arguments).args(["--language", "qps"]).output().expect("it runs");
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// Two plain words of small letters: the pseudo-language accents each of its own.
fn is_plain(line: &str) -> bool {
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
    let words: Vec<&str> = line.split(' ').collect();
    words.windows(2).any(|pair| pair.iter().all(is_word)) && !FOREIGN.iter().any(|known| line.contains(known))
}

#[test]
fn every_command_speaks_the_language_that_is_asked_for() {
    let mut plain = Vec::new();
    for arguments in [
        &["--help"][..],
        &["check", "--help"],
        &["guide", "--help"],
        &["claim", "--help"],
        &["repair", "--help"],
        &["undo", "--help"],
        &["watch", "--help"],
        &["history", "--help"],
        &["report", "--help"],
        &["completions", "--help"],
        &["check", "--demo", "all", "--sign-in"],
        &["claim", "Mac Mini", "--demo", "--yes"],
        &["claim", "no such server", "--demo", "--yes"],
        &["repair", "Workshop PC", "--demo", "all", "--yes"],
        &["guide", "Workshop PC", "--demo", "all"],
        &["guide", "unclaimed-closed", "--platform", "docker"],
        &["guide", "dns-broken", "--platform", "windows"],
        &["watch", "--demo", "--for", "6s"],
        &["history", "--demo"],
        &["history", "--demo", "no such server"],
        &["history", "--since", "yesterday"],
        &["report", "--demo"],
        &["check", "--wait", "soon"],
        &["repare"],
    ] {
        let text = said(arguments);
        assert!(text.contains('['), "{arguments:?} says nothing: {text}");
        plain.extend(text.lines().filter(|line| is_plain(line)).map(|line| format!("{arguments:?}: {line}")));
    }
    assert!(plain.is_empty(), "{} lines:\n{}", plain.len(), plain.join("\n"));
}
