use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast;

use super::*;
use crate::client::model::{Entry, Phrase};

#[test]
fn a_code_of_any_shape_finds_its_language() {
    let code = |text| Language::of_code(text).map(Language::code);
    assert_eq!(code("de-AT"), Some("de"));
    assert_eq!(code("de_DE.UTF-8"), Some("de"));
    assert_eq!(code("en-GB"), Some("en"));
    assert_eq!(code("qps"), Some("qps"));
    assert_eq!(code("xx"), None);
}

#[test]
fn days_and_large_numbers_are_written_as_each_language_does() {
    let day = |language: Language| language.day(784_111_777);
    assert_eq!(day(Language::ENGLISH), "6 Nov 1994");
    let german = Language::of_code("de").unwrap();
    assert_eq!(day(german), "6. Nov. 1994");
    let number = |language: Language, n: i64| language.bundle().grouped(n);
    assert_eq!(number(Language::ENGLISH, 1_234_567), "1,234,567");
    assert_eq!(number(german, -12_345), "-12.345");
}

#[test]
fn what_has_no_entry_is_called_by_its_identifier() {
    assert_eq!(Language::ENGLISH.render(&Phrase::new("no-such-entry")), "no-such-entry");
}

/// Every message that the program can say.
fn entries() -> Vec<Entry> {
    let front_ends: Vec<Entry> = vec![
        Entry { id: "language-name", attribute: None, args: &[] },
        Entry { id: "number-group-separator", attribute: None, args: &[] },
        Entry { id: "plain", attribute: None, args: &["text"] },
        Entry { id: "day", attribute: None, args: &["year", "month", "day"] },
    ];
    #[cfg(feature = "window")]
    let front_ends: Vec<Entry> = front_ends.into_iter().chain(crate::window::messages::entries()).collect();
    crate::client::entries().chain(crate::cli::entries()).chain(front_ends).collect()
}

/// What a language's files have: each message and attribute, with the arguments that it uses.
fn written(language: Language) -> BTreeMap<(String, Option<String>), BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for text in bundle::texts_of(language.code()) {
        let resource = fluent_syntax::parser::parse(text.as_str()).unwrap_or_else(|(_, errors)| {
            panic!("{}: {errors:?}", language.code());
        });
        for entry in resource.body {
            let ast::Entry::Message(message) = entry else { continue };
            let mut add = |attribute: Option<String>, pattern: &ast::Pattern<&str>| {
                let mut args = BTreeSet::new();
                used(pattern, &mut args);
                let before = found.insert((message.id.name.to_owned(), attribute), args);
                assert!(before.is_none(), "{}: {} stands twice", language.code(), message.id.name);
            };
            message.value.iter().for_each(|pattern| add(None, pattern));
            for attribute in &message.attributes {
                add(Some(attribute.id.name.to_owned()), &attribute.value);
            }
        }
    }
    found
}

fn used(pattern: &ast::Pattern<&str>, args: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let ast::PatternElement::Placeable { expression } = element else { continue };
        let selector = match expression {
            ast::Expression::Inline(inline) => inline,
            ast::Expression::Select { selector, variants } => {
                variants.iter().for_each(|variant| used(&variant.value, args));
                selector
            }
        };
        if let ast::InlineExpression::VariableReference { id } = selector {
            args.insert(id.name.to_owned());
        }
    }
}

/// An entry of each message, a message of each entry, and the same arguments.
#[test]
fn every_language_says_everything_and_nothing_else() {
    for language in Language::all().filter(|language| !language.is_pseudo()) {
        let mut written = written(language);
        for entry in entries() {
            let key = (entry.id.to_owned(), entry.attribute.map(str::to_owned));
            let args: BTreeSet<String> = entry.args.iter().map(ToString::to_string).collect();
            match written.remove(&key) {
                Some(used) => assert_eq!(used, args, "{}: the arguments of {key:?}", language.code()),
                None => panic!("{}: nothing is written for {key:?}", language.code()),
            }
        }
        // All words of a guide may use what is known of its server, and few do.
        for entry in crate::client::diagnosis::guide::tests::entries() {
            let key = (entry.id.to_owned(), entry.attribute.map(str::to_owned));
            let args: BTreeSet<String> = entry.args.iter().map(ToString::to_string).collect();
            match written.remove(&key) {
                Some(used) => assert!(used.is_subset(&args), "{}: the arguments of {key:?}: {used:?}", language.code()),
                None => panic!("{}: nothing is written for {key:?}", language.code()),
            }
        }
        // Without the window, its words are left over.
        let is_all_said = written.is_empty() || !cfg!(feature = "window");
        assert!(is_all_said, "{}: no message has these entries: {:?}", language.code(), written.keys());
    }
}
