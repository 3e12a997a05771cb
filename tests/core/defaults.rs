//! The settings of macOS through `defaults`: the real adapter over a stand-in for that program, as a process.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use plex_locksmith::client::installation::control::OwnersHand;
use plex_locksmith::client::installation::defaults::Defaults;
use plex_locksmith::client::installation::store::SIGN_IN;
use plex_locksmith::client::installation::{
    Change, InstallError, InstallKind, Installation, RawPreferences, Store as _,
};
use plex_locksmith::client::model::{Locator, NewSignIn};
use plist::{Dictionary, Value};
use tempfile::TempDir;

const DOMAIN: &str = "com.plexapp.plexmediaserver";
pub const CLAIMED: &[u8] = include_bytes!("../captures/macos/claimed-binary.plist");
const EDGES: &[u8] = include_bytes!("../captures/macos/edges.plist");
const OLD: &str = "xxxxxxxxxxxxxxxxxxxx";
pub const FRESH: &str = "fresh-token-of-the-server";

/// Apple documents neither: the adapter is right under both.
const BOTH: [&str; 2] = ["merges", "replaces"];

/// A Mac's preferences in a folder, and the `defaults` that speaks for them.
struct Mac {
    folder: TempDir,
    program: PathBuf,
}

impl Mac {
    fn new(settings: &[u8], import: &str) -> Self {
        Self::with(settings, &format!("STAND_IN_IMPORT={import}"))
    }

    /// With variables of the environment, as a shell takes them.
    fn with(settings: &[u8], variables: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(format!("{DOMAIN}.plist")), settings).unwrap();
        let program = folder.path().join("defaults");
        let (kept, stand_in) = (folder.path().display(), stand_in());
        let text = format!("#!/bin/sh\nSTAND_IN_DEFAULTS='{kept}' {variables} exec '{}' \"$@\"\n", stand_in.display());
        // Another process writes it: one that this one still had open for writing while a test beside it starts a
        // program could not be run.
        let write = "printf '%s' \"$2\" > \"$1\" && chmod +x \"$1\"";
        let status = Command::new("sh").args(["-c", write, "sh"]).arg(&program).arg(text).status().unwrap();
        assert!(status.success());
        Self { folder, program }
    }

    fn store(&self) -> Defaults {
        Defaults { program: self.program.clone(), domain: DOMAIN.to_owned() }
    }

    /// What cfprefsd would tell its next caller, by a call of our own.
    fn settings(&self) -> Dictionary {
        let output = Command::new(&self.program).args(["export", DOMAIN, "-"]).output().unwrap();
        values(&output.stdout)
    }

    /// Somebody else's `defaults write`.
    fn write(&self, words: &[&str]) {
        assert!(Command::new(&self.program).args(["write", DOMAIN]).args(words).status().unwrap().success());
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join(format!("{DOMAIN}.plist"))
    }

    fn command_lines(&self) -> String {
        fs::read_to_string(self.folder.path().join("argv")).unwrap()
    }
}

/// The stand-in, beside this test's own program.
fn stand_in() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let built = own.parent().and_then(Path::parent).unwrap();
    let program = built.join("examples/stand-in-defaults");
    assert!(program.exists(), "no {}: build it first: cargo build --examples", program.display());
    program
}

pub fn values(bytes: &[u8]) -> Dictionary {
    Value::from_reader(Cursor::new(bytes)).unwrap().into_dictionary().unwrap()
}

pub fn without_sign_in(mut settings: Dictionary) -> Dictionary {
    settings.retain(|key, _| !SIGN_IN.contains(&key.as_str()));
    settings
}

pub fn sign_in() -> Change {
    let secret = |text: &str| text.to_owned().into();
    Change::SignIn(NewSignIn { token: secret(FRESH), username: secret("berta"), email: secret("berta@example.com") })
}

/// Changes the settings as they are now; returns what was there, and what should be now.
pub fn change(store: &Defaults, change: &Change) -> Result<(RawPreferences, RawPreferences), InstallError> {
    let before = store.read()?;
    let wanted = store.edited(&before, change)?;
    store.replace(&before, &wanted)?;
    Ok((before, wanted))
}

#[test]
fn sign_out_and_sign_in_leave_every_other_key_with_its_value_and_type() {
    for import in BOTH {
        for fixture in [CLAIMED, EDGES] {
            let mac = Mac::new(fixture, import);
            let rest = without_sign_in(values(fixture));
            change(&mac.store(), &Change::SignOut).unwrap();
            assert_eq!(mac.settings(), rest, "{import}");
            change(&mac.store(), &sign_in()).unwrap();
            let settings = mac.settings();
            assert_eq!(settings.get("PlexOnlineToken").unwrap().as_string(), Some(FRESH), "{import}");
            assert_eq!(without_sign_in(settings), rest, "{import}");
        }
    }
}

#[test]
fn put_back_every_key_and_every_value_is_as_it_was() {
    for import in BOTH {
        for fixture in [CLAIMED, EDGES] {
            let mac = Mac::new(fixture, import);
            let store = mac.store();
            let (before, signed_out) = change(&store, &Change::SignOut).unwrap();
            let (_, signed_in) = change(&store, &sign_in()).unwrap();
            // A backup is read from the disk again: bytes are all that it is.
            let backup = RawPreferences::new(before.expose().to_vec());
            store.replace(&signed_in, &backup).unwrap();
            assert_eq!(mac.settings(), values(fixture), "{import}");
            assert!(store.read().unwrap() == before && before != signed_out);
        }
    }
}

#[test]
fn a_look_tells_the_account_and_the_identity() {
    let mac = Mac::new(CLAIMED, "merges");
    let installation = Installation {
        locator: Locator::Domain { domain: DOMAIN.to_owned() },
        store: Arc::new(mac.store()),
        control: Arc::new(OwnersHand),
    };
    let found = installation.inspect(None);
    assert_eq!(found.place, DOMAIN);
    let stored = found.stored.as_ref().unwrap();
    assert_eq!(stored.id.as_ref().unwrap().as_str(), "ae5887ec46d6bfac69927015acffa8941a904368");
    assert_eq!(stored.account.username.as_ref().unwrap().as_str(), "owner");
    assert!(stored.token.is_some() && !format!("{found:?}").contains(OLD));
}

#[test]
fn equal_settings_are_equal_bytes_in_whatever_order_they_come() {
    let mac = Mac::new(CLAIMED, "merges");
    let before = mac.store().read().unwrap();
    let kept = before.expose().to_vec();
    let reversed: Dictionary = values(CLAIMED).into_iter().collect::<Vec<_>>().into_iter().rev().collect();
    let mut bytes = Vec::new();
    Value::Dictionary(reversed).to_writer_xml(&mut bytes).unwrap();
    let other = Mac::new(&bytes, "merges");
    assert!(other.store().read().unwrap().expose() == kept);
    // What was read elsewhere, in another order, is the same settings.
    other.store().replace(&RawPreferences::new(CLAIMED.to_vec()), &before).unwrap();
}

#[test]
fn nothing_is_written_over_what_somebody_else_changed() {
    for somebody_else in [["LastAutomaticMappedPort", "-int", "32401"], ["CertificateVersion", "-string", "3"]] {
        let mac = Mac::new(CLAIMED, "replaces");
        let store = mac.store();
        let before = store.read().unwrap();
        let wanted = store.edited(&before, &Change::SignOut).unwrap();
        mac.write(&somebody_else);
        let changed = mac.settings();
        assert_eq!(store.replace(&before, &wanted).unwrap_err().kind, InstallKind::Changed);
        assert_eq!(mac.settings(), changed);
    }
}

#[test]
fn what_is_already_so_is_not_written() {
    let mac = Mac::new(CLAIMED, "replaces");
    let before = mac.store().read().unwrap();
    mac.store().replace(&before, &before).unwrap();
    assert!(!mac.command_lines().contains("import"));
}

#[test]
fn a_tool_that_refuses_is_told_in_its_words_but_not_with_what_it_quotes() {
    for refused in ["delete", "export"] {
        let mac = Mac::with(CLAIMED, &format!("STAND_IN_IMPORT=merges STAND_IN_REFUSES={refused}"));
        let error = change(&mac.store(), &Change::SignOut).unwrap_err();
        assert_eq!(error.kind, InstallKind::ToolFailed, "{refused}");
        assert!(error.to_string().contains(&format!("Could not {refused} domain")), "{error}");
    }
    let mac = Mac::with(CLAIMED, "STAND_IN_REFUSES=import");
    let error = change(&mac.store(), &sign_in()).unwrap_err();
    assert_eq!(error.kind, InstallKind::ToolFailed);
    for value in [FRESH, "berta", "AnonymousMachineIdentifier"] {
        assert!(!error.to_string().contains(value), "{error}");
    }
    assert_eq!(mac.settings(), values(CLAIMED), "nothing was written");
}

#[test]
fn a_missing_tool_does_not_mean_missing_settings() {
    let store = Defaults { program: PathBuf::from("/nonexistent/defaults"), domain: DOMAIN.to_owned() };
    let error = store.read().unwrap_err();
    assert_eq!(error.kind, InstallKind::ToolFailed);
    assert!(error.to_string().contains("/nonexistent/defaults"), "{error}");
}

#[test]
fn no_such_domain_and_an_empty_one_are_missing() {
    let mac = Mac::new(CLAIMED, "merges");
    let other = Defaults { domain: "com.example.none".to_owned(), ..mac.store() };
    assert_eq!(other.read().unwrap_err().kind, InstallKind::Missing);
    let empty = Mac::new(b"<plist version=\"1.0\"><dict/></plist>", "merges");
    assert_eq!(empty.store().read().unwrap_err().kind, InstallKind::Missing);
}

#[test]
fn an_import_that_silently_does_nothing_is_found_out() {
    let mac = Mac::new(CLAIMED, "nothing");
    assert_eq!(change(&mac.store(), &sign_in()).unwrap_err().kind, InstallKind::NotAsWritten);
}

#[test]
fn no_value_is_ever_in_a_command_line() {
    for import in BOTH {
        let mac = Mac::new(CLAIMED, import);
        let (before, signed_out) = change(&mac.store(), &Change::SignOut).unwrap();
        let (_, signed_in) = change(&mac.store(), &sign_in()).unwrap();
        mac.store().replace(&signed_in, &before).unwrap();
        mac.store().replace(&before, &signed_out).unwrap();
        let lines = mac.command_lines();
        for value in [OLD, FRESH, "owner", "berta", "Annas"] {
            assert!(!lines.contains(value), "{value} in:\n{lines}");
        }
        for line in lines.lines() {
            let is_known = line == format!("export {DOMAIN} -")
                || line == format!("import {DOMAIN} -")
                || SIGN_IN.iter().any(|key| line == format!("delete {DOMAIN} {key}"));
            assert!(is_known, "{line}");
        }
    }
}

/// Were it the file that is edited, cfprefsd would write over it.
#[test]
fn the_file_below_is_neither_believed_nor_edited() {
    for import in BOTH {
        let mac = Mac::new(CLAIMED, import);
        let store = mac.store();
        change(&store, &Change::SignOut).unwrap();
        let signed_out = store.read().unwrap();
        // The reading above has had the file written; somebody puts the old one back.
        fs::write(mac.file(), CLAIMED).unwrap();
        assert!(store.read().unwrap() == signed_out, "memory counts");
        assert_eq!(values(&fs::read(mac.file()).unwrap()), without_sign_in(values(CLAIMED)), "and the edit is gone");
        change(&store, &sign_in()).unwrap();
        fs::remove_file(mac.file()).unwrap();
        assert_eq!(mac.settings().get("PlexOnlineToken").unwrap().as_string(), Some(FRESH));
        assert!(mac.file().exists());
    }
}
