//! Reads the bodies of answers. Pure: bytes in, values out; foreign text comes out cleaned.

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use crate::client::model::text::{DisplayText, Email};
use crate::client::model::{Claimed, Identity, MachineId, RootFacts};

/// The attributes of the outermost element or object, in XML or JSON, whichever it is.
///
/// XML is what a server speaks unless asked; JSON wraps the same attributes in one named object. Attributes that are no plain
/// values are left out.
pub struct Attributes(Vec<(String, String)>);

impl Attributes {
    /// How many attributes are read: `/` of a real server has about sixty.
    const MOST: usize = 256;

    /// Reads a body whose outermost element is `element`; `None` if it is not.
    #[must_use]
    pub fn read(body: &[u8], element: &str) -> Option<Self> {
        let text = std::str::from_utf8(body).ok()?.trim_start_matches('\u{FEFF}').trim();
        if text.starts_with('{') { Self::from_json(text, element) } else { Self::from_xml(text, element) }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
    fn from_json(text: &str, element: &str) -> Option<Self> {
        let whole: Value = serde_json::from_str(text).ok()?;
        let inner = whole.get(element)?.as_object()?;
        let plain = inner.iter().take(Self::MOST).filter_map(|(key, value)| match value {
            Value::String(text) => Some((key.clone(), text.clone())),
            Value::Bool(_) | Value::Number(_) => Some((key.clone(), value.to_string())),
            _ => None,
        });
        Some(Self(plain.collect()))
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
    fn from_xml(text: &str, element: &str) -> Option<Self> {
        let mut reader = Reader::from_str(text);
        loop {
            match reader.read_event().ok()? {
                Event::Start(start) | Event::Empty(start) => {
                    if start.name().as_ref() != element {
                        return None;
                    }
                    let mut all = Vec::new();
                    for attribute in start.attributes().take(Self::MOST) {
                        let attribute = attribute.ok()?;
                        let value = quick_xml::escape::unescape(&attribute.value).ok()?;
                        all.push((attribute.key.as_ref().to_owned(), value.into_owned()));
                    }
                    return Some(Self(all));
                }
                Event::Decl(_) | Event::Comment(_) | Event::Text(_) => {}
                _ => return None,
            }
        }
    }

    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str())
    }

    fn name(&self, key: &str) -> Option<DisplayText> {
        self.get(key).and_then(DisplayText::new)
    }
}

/// Reads an answer to `GET /identity`.
#[must_use]
pub fn identity(body: &[u8]) -> Option<Identity> {
    let attributes = Attributes::read(body, "MediaContainer")?;
    Some(Identity {
        id: MachineId::new(attributes.get("machineIdentifier")?)?,
        claimed: match attributes.get("claimed").map(str::trim) {
            Some("1" | "true") => Claimed::Yes,
            Some("0" | "false") => Claimed::No,
            _ => Claimed::Unknown,
        },
        version: attributes.name("version"),
    })
}

/// Reads an answer to `GET /`.
#[must_use]
pub fn root(body: &[u8]) -> Option<RootFacts> {
    let attributes = Attributes::read(body, "MediaContainer")?;
    Some(RootFacts {
        name: attributes.name("friendlyName"),
        platform: attributes.name("platform"),
        platform_version: attributes.name("platformVersion"),
        username: attributes.get("myPlexUsername").and_then(Email::new),
        signin_state: attributes.name("myPlexSigninState"),
        mapping_state: attributes.name("myPlexMappingState"),
        mapping_error: attributes.name("myPlexMappingError"),
        start_state: attributes.name("startState"),
    })
}

/// Does a body say that the server is starting ("the server is still starting up", "running startup maintenance tasks")?
#[must_use]
pub fn says_starting(body: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&body[..body.len().min(4096)]).to_lowercase();
    ["starting up", "startup maintenance", "maintenance"].iter().any(|words| text.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CLAIMED: &[u8] = include_bytes!("../../../tests/captures/transcribed/pms-identity-claimed-2025.xml");
    const UNCLAIMED: &[u8] = include_bytes!("../../../tests/captures/transcribed/pms-identity-unclaimed-2026.xml");
    const JSON: &[u8] = include_bytes!("../../../tests/captures/transcribed/pms-identity-claimed-2026.json");
    const BASE: &[u8] = include_bytes!("../../../tests/captures/home-assistant-core/plex_server_base.xml");

    #[test]
    fn identities_of_real_servers_are_read_in_both_forms() {
        assert_eq!(identity(CLAIMED).unwrap().claimed, Claimed::Yes);
        assert_eq!(identity(CLAIMED).unwrap().id.as_str(), "7920f7dbf88b58df1f41ec1f11db692769a0927a");
        assert_eq!(identity(UNCLAIMED).unwrap().claimed, Claimed::No);
        assert_eq!(identity(JSON).unwrap().claimed, Claimed::Yes);
        assert_eq!(identity(JSON).unwrap().version.unwrap().as_str(), "1.43.4.10903-e5521bd8c");
    }

    #[test]
    fn an_old_server_that_does_not_say_is_unknown_not_unclaimed() {
        let old = br#"<MediaContainer size="0" machineIdentifier="abc" version="1.0"/>"#;
        assert_eq!(identity(old).unwrap().claimed, Claimed::Unknown);
    }

    #[test]
    fn the_front_page_of_a_claimed_server_shows_its_states() {
        let facts = root(BASE).unwrap();
        assert_eq!(facts.signin_state.unwrap().as_str(), "ok");
        assert_eq!(facts.mapping_state.unwrap().as_str(), "mapped");
        assert_eq!(facts.platform.unwrap().as_str(), "Linux");
        assert!(facts.start_state.is_none());
    }

    #[test]
    fn other_documents_are_no_identity() {
        for body in [&b""[..], b"<html><body>printer</body></html>", b"{}", b"[1]", b"\xff\xfe", b"<MediaContainer"] {
            assert!(identity(body).is_none());
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_harm(body in proptest::collection::vec(any::<u8>(), 0..512)) {
            let _ = (identity(&body), root(&body), says_starting(&body));
        }

        #[test]
        fn any_machine_identifier_that_is_read_is_a_possible_one(id in ".*") {
            let body = format!(r#"{{"MediaContainer":{{"machineIdentifier":{}}}}}"#, serde_json::to_string(&id).unwrap());
            if let Some(read) = identity(body.as_bytes()) {
                prop_assert_eq!(read.id.as_str(), id.trim());
            }
        }
    }
}
