//! What a repair writes into settings is read as it is meant by those who read them with line tools.

use std::fs;
use std::path::PathBuf;

use plex_locksmith::client::installation::{Change, preferences_xml};
use plex_locksmith::client::model::NewSignIn;

use super::line_tools::{grep, names, sed};

/// The shapes of public samples.
const SHAPES: &str = include_str!("../captures/transcribed/preferences-shapes.txt");
/// What UserCredentialReset takes off of the names with "PlexOnline" (ChuckPa/UserCredentialReset), in the order of their names.
const RESET: [&str; 4] = ["PlexOnlineHome", "PlexOnlineMail", "PlexOnlineToken", "PlexOnlineUsername"];
/// Names that are like them, and are none of them.
const ALIKE: &str = r#" PublishServerOnPlexOnline="1" PlexOnlineTokens="a" OldPlexOnlineToken="b" PlexOnline="c""#;

struct Settings {
    folder: tempfile::TempDir,
    text: String,
}

impl Settings {
    fn new(text: String) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("Preferences.xml"), &text).expect("written");
        Self { folder, text }
    }

    /// Of each shape, with settings in the place of what the samples left out.
    fn of_all_shapes() -> Vec<Self> {
        let lines = SHAPES.lines().filter(|line| line.starts_with('<'));
        let (declaration, shapes): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with("<?xml"));
        let whole = |shape: &str| {
            let shape = shape.replace("<Preferences ... ", "<Preferences FriendlyName=\"Attic\" ");
            format!("{}\n{}\n", declaration[0], shape.replace(" .../>", " secureConnections=\"1\"/>"))
        };
        let shapes: Vec<_> = shapes.into_iter().map(whole).map(Self::new).collect();
        assert!(shapes.len() >= 2 && shapes.iter().all(|shape| !shape.text.contains(" ...")));
        shapes
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("Preferences.xml")
    }

    fn edited(&self, change: &Change) -> Self {
        let edited = preferences_xml::edited(self.text.as_bytes(), change).expect("settings");
        Self::new(String::from_utf8(edited).expect("text"))
    }
}

fn sign_in() -> Change {
    let secret = |text: &str| text.to_owned().into();
    let (token, username, email) = (secret("fresh-token_1"), secret("anna"), secret("anna+plex@example.com"));
    Change::SignIn(NewSignIn { token, username, email })
}

fn is_of_a_sign_in(name: &str) -> bool {
    RESET.contains(&name)
}

#[test]
fn a_container_may_claim_what_was_signed_out() {
    for before in Settings::of_all_shapes() {
        assert!(grep(&before.file(), "PlexOnlineToken"), "{}", before.text);
        let after = before.edited(&Change::SignOut);
        assert!(!grep(&after.file(), "PlexOnlineToken"), "{}", after.text);
        RESET.iter().for_each(|name| assert_eq!(sed(&after.file(), name), "", "{name}"));
    }
}

#[test]
fn a_container_finds_the_new_sign_in() {
    for before in Settings::of_all_shapes() {
        for after in [before.edited(&sign_in()), before.edited(&Change::SignOut).edited(&sign_in())] {
            assert!(grep(&after.file(), "PlexOnlineToken"));
            assert_eq!(sed(&after.file(), "PlexOnlineToken"), "fresh-token_1");
            assert_eq!(sed(&after.file(), "PlexOnlineUsername"), "anna");
            assert_eq!(sed(&after.file(), "PlexOnlineMail"), "anna+plex@example.com");
        }
    }
}

#[test]
fn a_sign_out_takes_what_others_take_and_nothing_else() {
    for shape in Settings::of_all_shapes() {
        let known = names(&shape.file());
        let missing = RESET.iter().filter(|name| !known.iter().any(|known| known == *name));
        let missing: String = missing.map(|name| format!(" {name}=\"x\"")).collect();
        let before = Settings::new(shape.text.replace("/>", &format!("{ALIKE}{missing}/>")));
        let after = before.edited(&Change::SignOut);
        let (was, is) = (names(&before.file()), names(&after.file()));
        let mut gone: Vec<_> = was.iter().filter(|name| !is.contains(name)).collect();
        gone.sort();
        assert_eq!(gone, RESET);
        let kept: Vec<_> = was.iter().filter(|name| !is_of_a_sign_in(name)).collect();
        assert_eq!(is.iter().collect::<Vec<_>>(), kept, "in their order");
        for name in kept {
            assert_eq!(sed(&after.file(), name), sed(&before.file(), name), "{name}");
        }
    }
}

#[test]
fn a_sign_in_changes_its_own_values_and_nothing_else() {
    for before in Settings::of_all_shapes() {
        let after = before.edited(&sign_in());
        for name in names(&before.file()).iter().filter(|name| !is_of_a_sign_in(name)) {
            assert_eq!(sed(&after.file(), name), sed(&before.file(), name), "{name}");
        }
        assert_eq!(sed(&after.file(), "PlexOnlineHome"), sed(&before.file(), "PlexOnlineHome"), "it is not known anew");
    }
}
