//! The settings of macOS through the real `defaults` and the cfprefsd behind it, in domains of these tests alone.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use plex_locksmith::client::installation::defaults::Defaults;
use plex_locksmith::client::installation::{Change, InstallKind, RawPreferences, Store as _};
use plist::Dictionary;

use super::defaults::{CLAIMED, FRESH, change, sign_in, values, without_sign_in};

const DEFAULTS: &str = "/usr/bin/defaults";

/// Settings that are there, and gone when the test is.
struct Domain(String);

impl Domain {
    fn empty() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        Self(format!("io.github.plex-locksmith.test-{}-{number}", std::process::id()))
    }

    fn claimed() -> Self {
        let domain = Self::empty();
        let mut child = Command::new(DEFAULTS).args(["import", &domain.0, "-"]).stdin(Stdio::piped()).spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), CLAIMED).unwrap();
        assert!(child.wait().unwrap().success());
        domain
    }

    fn store(&self) -> Defaults {
        Defaults { program: PathBuf::from(DEFAULTS), domain: self.0.clone() }
    }

    fn settings(&self) -> Dictionary {
        values(&Command::new(DEFAULTS).args(["export", &self.0, "-"]).output().unwrap().stdout)
    }
}

impl Drop for Domain {
    fn drop(&mut self) {
        let _ = Command::new(DEFAULTS).args(["delete", &self.0]).output();
    }
}

#[test]
fn sign_out_and_sign_in_leave_every_other_key_with_its_value_and_type() {
    let domain = Domain::claimed();
    assert_eq!(domain.settings(), values(CLAIMED));
    change(&domain.store(), &Change::SignOut).unwrap();
    assert_eq!(domain.settings(), without_sign_in(values(CLAIMED)));
    change(&domain.store(), &sign_in()).unwrap();
    let settings = domain.settings();
    assert_eq!(settings.get("PlexOnlineToken").unwrap().as_string(), Some(FRESH));
    assert_eq!(without_sign_in(settings), without_sign_in(values(CLAIMED)));
}

#[test]
fn put_back_every_key_and_every_value_is_as_it_was() {
    let domain = Domain::claimed();
    let store = domain.store();
    let (before, _) = change(&store, &Change::SignOut).unwrap();
    let (_, signed_in) = change(&store, &sign_in()).unwrap();
    store.replace(&signed_in, &RawPreferences::new(before.expose().to_vec())).unwrap();
    assert_eq!(domain.settings(), values(CLAIMED));
    assert!(store.read().unwrap() == before);
}

#[test]
fn nothing_is_written_over_what_somebody_else_changed() {
    let domain = Domain::claimed();
    let store = domain.store();
    let before = store.read().unwrap();
    let wanted = store.edited(&before, &Change::SignOut).unwrap();
    let somebody_else = ["write", &domain.0, "LastAutomaticMappedPort", "-int", "32401"];
    assert!(Command::new(DEFAULTS).args(somebody_else).status().unwrap().success());
    let changed = domain.settings();
    assert_eq!(store.replace(&before, &wanted).unwrap_err().kind, InstallKind::Changed);
    assert_eq!(domain.settings(), changed);
}

#[test]
fn no_such_domain_is_missing() {
    assert_eq!(Domain::empty().store().read().unwrap_err().kind, InstallKind::Missing);
}
