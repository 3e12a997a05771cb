//! `Preferences.xml`: one element with one attribute for each setting (ChuckPa/UserCredentialReset). It is edited byte by byte: what a change
//! does not name keeps its bytes, its order and its line.

use std::collections::HashSet;
use std::ops::Range;

use super::store::{Change, Preferences, PreferencesFormat, SIGN_IN, sign_in_values};

const ELEMENT: &str = "Preferences";
/// The most settings that are read: a server knows some two hundred.
const MOST: usize = 10_000;

/// One attribute: where it is with the blanks before it, and where its value is.
struct Attribute<'a> {
    name: &'a str,
    whole: Range<usize>,
    value: Range<usize>,
}

/// The attributes of the element, and where the next one would go.
struct Scanned<'a> {
    attributes: Vec<Attribute<'a>>,
    end: usize,
}

/// A `Preferences.xml`.
pub const FORM: PreferencesFormat = PreferencesFormat { parse, edited, extension: "xml" };

/// The settings; `None` if this is no settings file.
#[must_use]
pub fn parse(bytes: &[u8]) -> Option<Preferences> {
    let (_, text) = text_of(bytes)?;
    let scanned = scan(text)?;
    let values = scanned.attributes.iter().map(|a| {
        let value = quick_xml::escape::unescape(&text[a.value.clone()]).ok()?;
        Some((a.name.to_owned(), value.into_owned()))
    });
    Some(Preferences::new(values.collect::<Option<Vec<_>>>()?))
}

/// The same bytes with a change; `None` if this is no settings file.
#[must_use]
pub fn edited(bytes: &[u8], change: &Change) -> Option<Vec<u8>> {
    let (mark, text) = text_of(bytes)?;
    let edited = match change {
        Change::SignOut => without_sign_in(text, &scan(text)?),
        Change::SignIn(new) => {
            let mut edited = text.to_owned();
            for (name, value) in sign_in_values(new) {
                edited = with(&edited, name, value)?;
            }
            edited
        }
    };
    // What would not be read again is not written.
    parse(edited.as_bytes())?;
    Some([mark, &edited].concat().into_bytes())
}

/// The byte order mark, if there is one, and the text behind it.
fn text_of(bytes: &[u8]) -> Option<(&str, &str)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mark = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    Some(text.split_at(mark))
}

fn without_sign_in(text: &str, scanned: &Scanned<'_>) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for attribute in scanned.attributes.iter().filter(|a| SIGN_IN.contains(&a.name)) {
        kept.push_str(&text[from..attribute.whole.start]);
        from = attribute.whole.end;
    }
    kept.push_str(&text[from..]);
    kept
}

/// Puts a value where the attribute is, or behind the last one.
fn with(text: &str, name: &str, value: &str) -> Option<String> {
    let scanned = scan(text)?;
    let value = escaped(value);
    Some(match scanned.attributes.iter().find(|a| a.name == name) {
        Some(known) => {
            // Within its own quotes, of whichever kind: the value holds neither.
            [&text[..known.value.start], &value, &text[known.value.end..]].concat()
        }
        None => {
            let behind = scanned.attributes.last().map_or(scanned.end, |a| a.whole.end);
            [&text[..behind], " ", name, "=\"", &value, "\"", &text[behind..]].concat()
        }
    })
}

/// Blanks other than the plain one would be read back as one: they are written as what they are.
fn escaped(value: &str) -> String {
    let escaped = quick_xml::escape::escape(value);
    escaped.replace('\n', "&#10;").replace('\r', "&#13;").replace('\t', "&#9;")
}

/// Finds the attributes with their places. The XML library has the last word on whether this is a settings file at all; it does
/// not tell places.
fn scan(text: &str) -> Option<Scanned<'_>> {
    let start = start_of_element(text)?;
    let bytes = text.as_bytes();
    let mut attributes: Vec<Attribute<'_>> = Vec::new();
    let mut names = HashSet::new();
    let mut at = start + 1 + ELEMENT.len();
    let end = loop {
        let before = at;
        at = skip(bytes, at, |b| b.is_ascii_whitespace());
        match bytes.get(at)? {
            b'>' | b'/' => break before,
            _ => {}
        }
        let name_end = skip(bytes, at, |b| !b.is_ascii_whitespace() && !b"=/>\"'".contains(&b));
        let name = text.get(at..name_end).filter(|name| !name.is_empty() && before < at)?;
        let equals = skip(bytes, name_end, |b| b.is_ascii_whitespace());
        (bytes.get(equals)? == &b'=').then_some(())?;
        let open = skip(bytes, equals + 1, |b| b.is_ascii_whitespace());
        let quote = *bytes.get(open).filter(|quote| b"\"'".contains(quote))?;
        let close = skip(bytes, open + 1, |b| b != quote);
        bytes.get(close)?;
        (names.insert(name) && names.len() <= MOST).then_some(())?;
        attributes.push(Attribute { name, whole: before..close + 1, value: open + 1..close });
        at = close + 1;
    };
    Some(Scanned { attributes, end })
}

fn skip(bytes: &[u8], from: usize, wanted: impl Fn(u8) -> bool) -> usize {
    let more = bytes.get(from..).unwrap_or_default();
    from + more.iter().take_while(|b| wanted(**b)).count()
}

/// Where the element starts, if it is the outermost and the document is well-formed to its end.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
fn start_of_element(text: &str) -> Option<usize> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut start, mut depth, mut before) = (None, 0_usize, 0);
    loop {
        let event = reader.read_event().ok()?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                if depth == 0 {
                    (start.is_none() && tag.name().as_ref() == ELEMENT).then_some(())?;
                    // Its own look for names that come twice compares each with each: the one below does not.
                    tag.attributes().with_checks(false).try_for_each(|attribute| attribute.map(drop)).ok()?;
                    start = Some(before);
                }
                depth += usize::from(matches!(event, Event::Start(_)));
            }
            Event::End(_) => depth = depth.checked_sub(1)?,
            Event::Text(_) if depth == 0 && !is_blank(text, before, &reader) => return None,
            Event::Eof => return start.filter(|_| depth == 0),
            _ => {}
        }
        before = usize::try_from(reader.buffer_position()).ok()?;
    }
}

fn is_blank(text: &str, from: usize, reader: &quick_xml::Reader<&[u8]>) -> bool {
    let to = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
    text.get(from..to).is_some_and(|between| between.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::model::NewSignIn;
    use proptest::prelude::*;

    /// Seen: 1 MiB of attributes were compared each with each.
    #[test]
    fn a_heap_of_attributes_is_no_settings_file_and_takes_no_time() {
        let heap = |count: usize| {
            let attributes: String = (0..count).map(|n| format!(" a{n}=\"\"")).collect();
            format!("<Preferences{attributes}/>")
        };
        assert!(parse(heap(MOST).as_bytes()).is_some());
        assert!(parse(heap(100_000).as_bytes()).is_none());
        assert!(parse(b"<Preferences a=\"1\" b=\"2\" a=\"3\"/>").is_none());
    }

    const SHAPES: &str = include_str!("../../../tests/captures/transcribed/preferences-shapes.txt");

    /// The two shapes of the capture, completed: their placeholders stand for settings that differ from server to server.
    fn claimed() -> String {
        let lines: Vec<_> = SHAPES.lines().filter(|line| line.starts_with('<')).collect();
        format!("{}\n{}\n", lines[0], lines[1])
    }

    fn signed_out_by_itself() -> String {
        let line = SHAPES.lines().filter(|line| line.starts_with("<Preferences")).nth(1).unwrap();
        line.replacen("...", "FriendlyName=\"Attic\"", 1).replace("...", "")
    }

    fn new(token: &str) -> Change {
        let secret = |text: &str| text.to_owned().into();
        Change::SignIn(NewSignIn { token: secret(token), username: secret("anna"), email: secret("anna@example.com") })
    }

    fn edit(text: &str, change: &Change) -> String {
        String::from_utf8(edited(text.as_bytes(), change).unwrap()).unwrap()
    }

    #[test]
    fn a_sign_out_takes_the_four_values_and_not_a_byte_more() {
        let before = claimed();
        let after = edit(&before, &Change::SignOut);
        let expected = before
            .replace(" PlexOnlineToken=\"xxxxxxxxxxxxxxxxxxxx\"", "")
            .replace(" PlexOnlineUsername=\"owner\"", "")
            .replace(" PlexOnlineMail=\"owner@example.com\"", "")
            .replace(" PlexOnlineHome=\"1\"", "");
        assert_eq!(after, expected);
        assert!(!after.contains("PlexOnlineToken"), "container images look for the mere name");
    }

    #[test]
    fn empty_values_are_removed_as_well() {
        let after = edit(&signed_out_by_itself(), &Change::SignOut);
        assert!(!after.contains("PlexOnline"), "{after}");
        assert!(after.contains("FriendlyName=\"Attic\""));
    }

    #[test]
    fn a_new_sign_in_takes_the_place_of_the_old_and_keeps_the_order() {
        let after = edit(&claimed(), &new("fresh"));
        assert_eq!(
            after,
            claimed()
                .replace("xxxxxxxxxxxxxxxxxxxx", "fresh")
                .replace("\"owner\"", "\"anna\"")
                .replace("owner@example.com", "anna@example.com")
        );
        let appended = edit(&edit(&claimed(), &Change::SignOut), &new("fresh"));
        let end = r#"LanNetworksBandwidth="192.168.1.0/24" PlexOnlineToken="fresh" PlexOnlineUsername="anna" PlexOnlineMail="anna@example.com"/>"#;
        assert!(appended.trim_end().ends_with(end), "{appended}");
    }

    #[test]
    fn one_line_or_many_any_quotes_and_marks_stay_as_they_are() {
        for text in [
            "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Preferences\r\n  A=\"1\"\r\n  PlexOnlineToken='x'\r\n  B = 'a \"b\"'\r\n/>\r\n",
            "<!-- kept --><Preferences PlexOnlineToken=\"x\" A=\"&amp;&#39;&lt;\" B=\"é\"></Preferences>",
            "<Preferences PlexOnlineToken=\"x\"/>",
        ] {
            let after = edit(text, &Change::SignOut);
            assert!(!after.contains("Token"), "{after}");
            let rest = |text: &str| parse(text.as_bytes()).unwrap();
            assert!(rest(text).differences(&rest(&after)).is_empty());
            let again = edit(&after, &new("a\"b'<&>\n"));
            assert_eq!(rest(&again).get("PlexOnlineToken"), Some("a\"b'<&>\n"));
        }
    }

    #[test]
    fn what_is_no_settings_file_is_refused() {
        for text in [
            "",
            " ",
            "<html/>",
            "<Preferences",
            "<Preferences A=\"1\" A=\"2\"/>",
            "<Preferences A=1/>",
            "<Preferences A=\"1\"/>x",
            "<Preferences A=\"1\"/><Preferences/>",
            "<Preferences A=\"1\"",
            "<Preferences A=\"1\">",
            "<x><Preferences/></x>",
            "<PreferencesB/>",
        ] {
            assert!(parse(text.as_bytes()).is_none(), "{text}");
            assert!(edited(text.as_bytes(), &Change::SignOut).is_none(), "{text}");
        }
        assert!(parse(b"<Preferences A=\"\xff\"/>").is_none());
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_harm(bytes in proptest::collection::vec(any::<u8>(), 0..256)) {
            let _ = (parse(&bytes), edited(&bytes, &Change::SignOut));
        }

        #[test]
        fn whatever_the_settings_are_the_rest_is_untouched(
            settings in proptest::collection::btree_map("[A-Za-z][A-Za-z0-9]{0,12}", "[ -~é]{0,24}", 0..12),
            old in proptest::option::of("[a-zA-Z0-9]{0,20}"),
        ) {
            let mut text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Preferences".to_owned();
            for (name, value) in &settings {
                text += &format!(" {name}=\"{}\"", quick_xml::escape::escape(value));
            }
            if let Some(token) = &old {
                text += &format!(" PlexOnlineToken=\"{token}\"");
            }
            text += "/>\n";
            let before = parse(text.as_bytes()).unwrap();
            let out = edited(text.as_bytes(), &Change::SignOut).unwrap();
            let signed_out = parse(&out).unwrap();
            prop_assert!(before.differences(&signed_out).is_empty());
            prop_assert!(SIGN_IN.iter().all(|name| signed_out.get(name).is_none()));
            let signed_in = parse(&edited(&out, &new("t")).unwrap()).unwrap();
            prop_assert!(before.differences(&signed_in).is_empty());
            prop_assert_eq!(signed_in.get("PlexOnlineToken"), Some("t"));
        }
    }
}
