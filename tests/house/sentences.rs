//! A finished sentence in the code is one that no language could change.

use proc_macro2::{Ident, TokenStream, TokenTree};

use crate::sources;

/// What may hold words: they reach no person, or are the words of something else.
///
/// A file whose name ends with a slash is a folder; an empty text is all of it.
const EXCEPTIONS: &[(&str, &str)] = &[
    // Commands to copy.
    ("client/diagnosis/guide/computer.rs", ""),
    ("client/diagnosis/guide/container.rs", ""),
    ("client/diagnosis/guide/network.rs", ""),
    ("client/diagnosis/guide/settings.rs", ""),
    ("client/platforms/", ""),
    // What other programs say, and a script in the language of one.
    ("client/installation/apple_script.rs", "if application id"),
    ("client/installation/command.rs", "denied"),
    ("client/installation/command.rs", "not permitted"),
    ("client/installation/command.rs", "policykit1 was not provided"),
    ("client/installation/defaults.rs", "does not exist"),
    ("client/installation/log/signs.rs", ""),
    ("client/installation/remote/host.rs", "no space left"),
    ("client/installation/remote/host.rs", "quota exceeded"),
    ("client/installation/remote/host.rs", "read-only file system"),
    ("client/installation/remote/host.rs", "permission denied"),
    ("client/installation/remote/host.rs", "not permitted"),
    ("client/installation/windows/tool.rs", "access is denied"),
    ("client/plex/decode.rs", "starting up"),
    ("client/plex/decode.rs", "startup maintenance"),
    ("client/ssh/root.rs", "exec sudo"),
    ("client/ssh/root.rs", "while IFS="),
    ("client/ssh/sudo.rs", ""),
    // Names of folders of Windows.
    ("client/scrub/people.rs", "documents and settings"),
    ("client/scrub/people.rs", "all users"),
    // A report is searched for these again.
    ("client/scrub/marks.rs", ""),
];

/// Macros and methods whose words are for whoever mends the program.
const FOR_DEVELOPERS: [&str; 12] = [
    "expect",
    "unreachable",
    "panic",
    "assert",
    "assert_eq",
    "debug_assert",
    "trace",
    "debug",
    "info",
    "warn",
    "error",
    "write",
];

#[test]
fn no_sentence_is_written_outside_the_files_of_words() {
    let mut found = Vec::new();
    for source in sources::all() {
        // The simulated home speaks as servers and Plex do.
        if source.path.starts_with("demo/") {
            continue;
        }
        let mut literals = Vec::new();
        collect(source.tokens, &mut literals);
        let is_in = |file: &str| source.path == file || file.ends_with('/') && source.path.starts_with(file);
        let is_exception = |text: &str| EXCEPTIONS.iter().any(|(file, part)| is_in(file) && text.contains(part));
        let sentences = literals.into_iter().filter(|text| is_sentence(text) && !is_exception(text));
        found.extend(sentences.map(|text| format!("{}: {text}", source.path)));
    }
    assert!(found.is_empty(), "{} sentences:\n{}", found.len(), found.join("\n"));
}

fn collect(tokens: TokenStream, literals: &mut Vec<String>) {
    let mut called: Option<Ident> = None;
    for token in tokens {
        match token {
            TokenTree::Ident(name) => called = Some(name),
            TokenTree::Punct(_) => {}
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                if text.starts_with(['"', 'r']) {
                    literals.push(text);
                }
                called = None;
            }
            TokenTree::Group(group) => {
                if !called.take().is_some_and(|name| FOR_DEVELOPERS.iter().any(|known| name == known)) {
                    collect(group.stream(), literals);
                }
            }
        }
    }
}

/// Two words of small letters, one after the other: what people read, and no identifier, path or name of a thing.
fn is_sentence(text: &str) -> bool {
    let text = text.replace("Locksmith for Plex", "Locksmith");
    let is_word = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.len() > 1 && word.chars().all(|c| c.is_alphabetic() || c == '\'')
    };
    let words: Vec<&str> = text.split(' ').collect();
    words.windows(2).any(|pair| pair.iter().all(is_word) && pair[1].starts_with(char::is_lowercase))
}

#[test]
fn sentences_are_known_from_names() {
    for text in ["\"could not read\"", "\"Press Check again.\"", "\"it is {name} there\""] {
        assert!(is_sentence(text), "{text}");
    }
    for text in ["\"Plex Media Server\"", "\"application/json\"", "\"/var/lib/x\"", "\"X-Plex-Token\"", "\"{a} {b}\""] {
        assert!(!is_sentence(text), "{text}");
    }
}
