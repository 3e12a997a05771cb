//! The sources as tokens, without what only tests have.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A file of the program: its path below `src`, and its tokens.
pub struct Source {
    pub path: String,
    pub tokens: TokenStream,
}

/// Every file below `src` that belongs to the program.
pub fn all() -> Vec<Source> {
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files);
    files.sort();
    let source = |file: &PathBuf| {
        let path = file.strip_prefix("src").expect("below src").to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(file).expect("a source");
        let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
        Source { path, tokens: without_tests(tokens) }
    };
    files.iter().map(source).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Modules that the compiler sees in tests alone are called so.
        let is_test = name == "tests" || name.ends_with("tests.rs");
        if path.is_dir() && !is_test {
            collect(&path, files);
        } else if name.ends_with(".rs") && !is_test {
            files.push(path);
        }
    }
}

/// Without attributes but for what errors say, without comments for documentation, and without items that are compiled for tests alone.
fn without_tests(tokens: TokenStream) -> TokenStream {
    let mut kept = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    let mut skips_item = false;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '#' => {
                if let Some(TokenTree::Punct(inner)) = tokens.peek()
                    && inner.as_char() == '!'
                {
                    tokens.next();
                }
                if let Some(TokenTree::Group(group)) = tokens.next() {
                    let text = group.stream().to_string();
                    skips_item |= text.starts_with("cfg") && text.contains("test") && !text.contains("not");
                    // What an error says.
                    if text.starts_with("error") {
                        kept.extend(group.stream());
                    }
                }
            }
            TokenTree::Group(group) => {
                let ends_item = group.delimiter() == Delimiter::Brace;
                if !skips_item {
                    let inner = without_tests(group.stream());
                    kept.push(TokenTree::Group(proc_macro2::Group::new(group.delimiter(), inner)));
                }
                skips_item &= !ends_item;
            }
            TokenTree::Punct(mark) if mark.as_char() == ';' && skips_item => skips_item = false,
            token if !skips_item => kept.push(token),
            _ => {}
        }
    }
    kept.into_iter().collect()
}
