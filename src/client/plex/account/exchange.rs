//! What plex.tv gives for a claim code: a server's own sign-in.
//!
//! Plex documents its form nowhere. Plex's own container takes the text of `<authentication-token>` (plexinc/pms-docker,
//! `40-plex-first-run`); other answers of plex.tv have the same as an attribute, and in JSON. A code works once: an answer that holds a
//! token is taken, whatever else is in it.

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use crate::client::model::Secret;

/// What an answer holds.
#[derive(Debug, Default)]
pub struct Given {
    pub token: Option<Secret>,
    pub username: Option<Secret>,
    pub email: Option<Secret>,
}

/// Reads an answer in any of its forms; what is not there, or is empty, stays `None`.
pub fn read(body: &[u8]) -> Given {
    let mut given = Given::default();
    let Ok(text) = std::str::from_utf8(body) else { return given };
    match serde_json::from_str::<Value>(text) {
        Ok(value) => given.take_json(&value),
        Err(_) => given.take_xml(text),
    }
    given
}

impl Given {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
    fn take_json(&mut self, value: &Value) {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    if let Value::String(text) = value {
                        self.take(name, text);
                    }
                }
                members.values().for_each(|value| self.take_json(value));
            }
            Value::Array(values) => values.iter().for_each(|value| self.take_json(value)),
            _ => {}
        }
    }

    /// As far as it can be read.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
    fn take_xml(&mut self, text: &str) {
        let mut reader = Reader::from_str(text);
        let mut within: Option<(String, String)> = None;
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(start) | Event::Empty(start) => {
                    for attribute in start.attributes().flatten() {
                        if let Ok(value) = quick_xml::escape::unescape(&attribute.value) {
                            self.take(attribute.key.as_ref(), &value);
                        }
                    }
                    within = Some((start.name().as_ref().to_owned(), String::new()));
                }
                Event::Text(text) => {
                    if let Some((_, so_far)) = &mut within {
                        so_far.push_str(&text);
                    }
                }
                // The reader gives `&amp;` by itself.
                Event::GeneralRef(name) => {
                    let written = format!("&{};", &*name);
                    if let (Some((_, so_far)), Ok(letter)) = (&mut within, quick_xml::escape::unescape(&written)) {
                        so_far.push_str(&letter);
                    }
                }
                Event::End(_) => {
                    if let Some((name, text)) = within.take() {
                        self.take(&name, &text);
                    }
                }
                Event::Eof => return,
                _ => {}
            }
        }
    }

    /// The first of each name counts.
    fn take(&mut self, name: &str, value: &str) {
        let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
        let place = match name.to_ascii_lowercase().as_str() {
            "authenticationtoken" | "authtoken" => &mut self.token,
            "username" => &mut self.username,
            "email" => &mut self.email,
            _ => return,
        };
        let value = value.trim();
        if place.is_none() && !value.is_empty() {
            *place = Some(value.to_owned().into());
        }
    }

    /// Token, user name and e-mail address, for a test.
    #[cfg(test)]
    fn told(&self) -> [Option<&str>; 3] {
        use secrecy::ExposeSecret as _;
        [&self.token, &self.username, &self.email].map(|part| part.as_ref().map(|secret| secret.expose_secret()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_token_is_taken_in_whatever_form_it_comes() {
        let all = [Some("T"), Some("anna"), Some("anna@example.com")];
        let token_alone = [Some("T"), None, None];
        let cases = [
            (
                "<user><username>anna</username><email>anna@example.com</email><authentication-token>T</authentication-token></user>",
                all,
            ),
            (r#"<user email="anna@example.com" username="anna" authToken="T"/>"#, all),
            (r#"{"user":{"username":"anna","email":"anna@example.com","authToken":"T"}}"#, all),
            (r#"{"authentication_token":"T","username":null,"email":""}"#, token_alone),
            (
                "<?xml version=\"1.0\"?>\n<user>\n <authentication-token>\n T </authentication-token></user>",
                token_alone,
            ),
            (r#"<user authenticationToken="T"><username></username></user>"#, token_alone),
            ("<authentication-token>T</authentication-token><broken", token_alone),
            (
                "<user><username>anna &amp; co</username><authentication-token>T</authentication-token></user>",
                [Some("T"), Some("anna & co"), None],
            ),
        ];
        for (body, told) in cases {
            assert_eq!(read(body.as_bytes()).told(), told, "{body}");
        }
    }

    #[test]
    fn what_holds_no_token_gives_none() {
        for body in
            ["", "<user/>", r#"{"token":"of something else"}"#, "<html><body>Sign in to this network</body></html>"]
        {
            assert!(read(body.as_bytes()).token.is_none(), "{body}");
        }
    }

    proptest! {
        #[test]
        fn any_answer_is_read_without_harm(body in proptest::collection::vec(any::<u8>(), 0..512)) {
            let _ = read(&body);
        }
    }
}
