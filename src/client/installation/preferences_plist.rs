//! The settings of macOS, as `defaults export` prints them: a property list whose outermost value is a dictionary
//! (support.plex.tv/articles/202915258).
//!
//! What is written here has one form only: XML, and the keys of every dictionary sorted. Equal settings are equal
//! bytes, however cfprefsd put them. "Byte for byte" means on macOS: every key, and every value with its type.

use std::io::Cursor;

use plist::{Dictionary, Value};

use super::store::{Change, Preferences, PreferencesFormat, SIGN_IN, sign_in_values};

const BINARY: &[u8] = b"bplist";
/// The XML reader would pass these texts over. macOS writes none: refused, rather than lost.
const PASSED_OVER: &[u8] = b"<![CDATA[";

/// What `defaults export` writes.
pub const FORM: PreferencesFormat = PreferencesFormat { parse, edited, extension: "plist" };

/// The settings; `None` if this is no dictionary of them. Texts are as they are, numbers and truth values as text, and
/// what is of any other kind as its XML: good for comparison.
#[must_use]
pub fn parse(bytes: &[u8]) -> Option<Preferences> {
    let values = read(bytes)?.into_iter().map(|(key, value)| Some((key, text(value)?)));
    Some(Preferences::new(values.collect::<Option<Vec<_>>>()?))
}

/// The same settings in the one form; `None` if this is no dictionary of them.
#[must_use]
pub fn canonical(bytes: &[u8]) -> Option<Vec<u8>> {
    write(Value::Dictionary(read(bytes)?))
}

/// The settings with a change, in the one form; `None` if this is no dictionary of them.
#[must_use]
pub fn edited(bytes: &[u8], change: &Change) -> Option<Vec<u8>> {
    let mut settings = read(bytes)?;
    match change {
        Change::SignOut => settings.retain(|key, _| !SIGN_IN.contains(&key.as_str())),
        Change::SignIn(new) => {
            for (key, value) in sign_in_values(new) {
                settings.insert(key.to_owned(), Value::String(value.to_owned()));
            }
        }
    }
    write(Value::Dictionary(settings))
}

fn read(bytes: &[u8]) -> Option<Dictionary> {
    let value = if bytes.starts_with(BINARY) {
        Value::from_reader(Cursor::new(bytes))
    } else if bytes.windows(PASSED_OVER.len()).any(|part| part == PASSED_OVER) {
        return None;
    } else {
        Value::from_reader_xml(bytes)
    };
    value.ok()?.into_dictionary()
}

fn write(mut value: Value) -> Option<Vec<u8>> {
    sort(&mut value);
    let mut bytes = Vec::new();
    value.to_writer_xml(&mut bytes).ok()?;
    bytes.push(b'\n');
    Some(bytes)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
fn sort(value: &mut Value) {
    match value {
        Value::Dictionary(dictionary) => {
            dictionary.sort_keys();
            dictionary.values_mut().for_each(sort);
        }
        Value::Array(array) => array.iter_mut().for_each(sort),
        _ => {}
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
fn text(value: Value) -> Option<String> {
    Some(match value {
        Value::String(text) => text,
        Value::Boolean(truth) => truth.to_string(),
        Value::Integer(number) => number.to_string(),
        // With its point: 1.0 is not the integer 1.
        Value::Real(number) => format!("{number:?}"),
        other => String::from_utf8(write(other)?).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::model::NewSignIn;
    use proptest::prelude::*;

    const XML: &[u8] = include_bytes!("../../../tests/captures/macos/claimed.plist");
    const BINARY_FILE: &[u8] = include_bytes!("../../../tests/captures/macos/claimed-binary.plist");
    const EDGES: &[u8] = include_bytes!("../../../tests/captures/macos/edges.plist");

    fn new(token: &str) -> Change {
        let secret = |text: &str| text.to_owned().into();
        Change::SignIn(NewSignIn {
            token: secret(token),
            username: secret("berta"),
            email: secret("berta@example.com"),
        })
    }

    /// As the crate reads it, without any of the above.
    fn values(bytes: &[u8]) -> Dictionary {
        Value::from_reader(Cursor::new(bytes)).unwrap().into_dictionary().unwrap()
    }

    fn without_sign_in(mut settings: Dictionary) -> Dictionary {
        settings.retain(|key, _| !SIGN_IN.contains(&key.as_str()));
        settings
    }

    #[test]
    fn every_other_key_keeps_its_value_and_its_type() {
        for fixture in [XML, BINARY_FILE, EDGES] {
            let before = values(fixture);
            let out = values(&edited(fixture, &Change::SignOut).unwrap());
            assert_eq!(out, without_sign_in(before.clone()));
            let back_in = values(&edited(fixture, &new("fresh <&> \"token\"")).unwrap());
            assert_eq!(without_sign_in(back_in.clone()), without_sign_in(before));
            assert_eq!(back_in.get("PlexOnlineToken").unwrap().as_string(), Some("fresh <&> \"token\""));
            assert_eq!(back_in.get("PlexOnlineMail").unwrap().as_string(), Some("berta@example.com"));
        }
    }

    #[test]
    fn both_forms_of_a_property_list_hold_the_same_and_are_written_as_one() {
        assert_eq!(values(XML), values(BINARY_FILE));
        assert_eq!(canonical(XML), canonical(BINARY_FILE));
        let once = canonical(EDGES).unwrap();
        assert_eq!(canonical(&once).unwrap(), once);
    }

    #[test]
    fn values_are_told_apart_by_their_type() {
        let settings = parse(XML).unwrap();
        assert_eq!(settings.get("FriendlyName"), Some("Annas Mac mini \u{2013} \u{201C}Attic\u{201D} & <more>"));
        assert_eq!(settings.get("AcceptedEULA"), Some("true"));
        assert_eq!(settings.get("ManualPortMappingPort"), Some("32400"));
        assert_eq!(settings.get("NSStatusItem Preferred Position Item-0"), Some("412.5"));
        assert!(settings.get("SULastCheckTime").unwrap().contains("<date>2025-09-08T21:14:03Z</date>"));
        assert!(settings.get("NSOSPLastRootDirectory").unwrap().contains("<data>"));
        let changed = |from: &str, to: &str| {
            let text = String::from_utf8(XML.to_vec()).unwrap();
            parse(text.replacen(from, to, 1).as_bytes()).unwrap()
        };
        let real = changed("<integer>32400</integer>", "<real>32400</real>");
        assert_eq!(settings.differences(&real), ["ManualPortMappingPort"]);
        let date = changed("21:14:03Z", "21:14:04Z");
        assert_eq!(settings.differences(&date), ["SULastCheckTime"]);
    }

    #[test]
    fn what_is_no_dictionary_is_refused() {
        let inside = |value: &str| format!("<plist version=\"1.0\">{value}</plist>").into_bytes();
        for bytes in [
            Vec::new(),
            b"{ PlexOnlineToken = x; }".to_vec(),
            b"<Preferences PlexOnlineToken=\"x\"/>".to_vec(),
            b"bplist00".to_vec(),
            inside("<array/>"),
            inside("<string>x</string>"),
            inside("<dict><key>a</key></dict>"),
            inside("<dict><key>a</key><integer>170141183460469231731687303715884105727</integer></dict>"),
            inside("<dict><key>a</key><string><![CDATA[lost]]></string></dict>"),
            XML[..XML.len() / 2].to_vec(),
            BINARY_FILE[..BINARY_FILE.len() - 1].to_vec(),
        ] {
            let shown = String::from_utf8_lossy(&bytes).into_owned();
            assert!(parse(&bytes).is_none(), "{shown}");
            assert!(canonical(&bytes).is_none(), "{shown}");
            assert!(edited(&bytes, &Change::SignOut).is_none(), "{shown}");
        }
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            any::<bool>().prop_map(Value::Boolean),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::Real),
            proptest::collection::vec(any::<u8>(), 0..80).prop_map(Value::Data),
            "[ -~é\r\n\t]{0,40}".prop_map(Value::String),
            (0_u32..4_000_000_000)
                .prop_map(|s| Value::Date((std::time::UNIX_EPOCH + std::time::Duration::from_secs(s.into())).into())),
        ];
        leaf.prop_recursive(3, 24, 5, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
                proptest::collection::btree_map("[ -~é]{0,12}", inner, 0..5)
                    .prop_map(|map| Value::Dictionary(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_harm(bytes in proptest::collection::vec(any::<u8>(), 0..256)) {
            let _ = (parse(&bytes), canonical(&bytes), edited(&bytes, &Change::SignOut));
        }

        #[test]
        fn whatever_the_settings_are_the_rest_is_untouched(
            mut rest in proptest::collection::btree_map("[A-Za-z][ -~é]{0,12}", any_value(), 0..8),
            old in proptest::option::of("[a-zA-Z0-9]{0,20}"),
            is_binary in any::<bool>(),
        ) {
            if let Some(token) = old {
                rest.insert("PlexOnlineToken".to_owned(), Value::String(token));
            }
            let (mut bytes, whole) = (Vec::new(), Value::Dictionary(rest.into_iter().collect()));
            if is_binary { whole.to_writer_binary(&mut bytes) } else { whole.to_writer_xml(&mut bytes) }.unwrap();
            let out = edited(&bytes, &Change::SignOut).unwrap();
            let expected = write(Value::Dictionary(without_sign_in(whole.into_dictionary().unwrap()))).unwrap();
            // As text: no number that is none equals itself.
            prop_assert_eq!(String::from_utf8(out.clone()).unwrap(), String::from_utf8(expected).unwrap());
            prop_assert!(parse(&bytes).unwrap().differences(&parse(&out).unwrap()).is_empty());
            let back_in = edited(&out, &new("t")).unwrap();
            prop_assert_eq!(edited(&back_in, &Change::SignOut).unwrap(), out);
        }
    }
}
