//! With real keys of the registry, of these tests alone: the usual ones are somebody's server.

use std::process::Command;

use windows_registry::{CURRENT_USER, Type, USERS};

use super::super::store::{Change, RawPreferences, Store};
use super::*;
use crate::client::installation::{InstallError, privacy};
use crate::client::model::{Controller, NewSignIn};

/// A key that is gone when the test is.
struct TestKey(String);

impl TestKey {
    fn new(name: &str) -> Self {
        let test = Self(format!(r"Software\Locksmith for Plex test {} {name}", std::process::id()));
        // A run that broke off may have left it: numbers of processes come again.
        let _ = CURRENT_USER.remove_tree(&test.0);
        assert!(test.servers().look_at(None).is_none(), "no key, no installation");
        test
    }

    /// With the settings of a claimed server, among them values of all types, odd ones, and a sub-key.
    fn claimed(name: &str) -> Self {
        let test = Self::new(name);
        let key = test.key();
        key.set_string("PlexOnlineToken", "dead-token").unwrap();
        key.set_string("PlexOnlineUsername", "anna").unwrap();
        key.set_string("PlexOnlineMail", "anna@example.com").unwrap();
        key.set_u32("PlexOnlineHome", 1).unwrap();
        key.set_string("ProcessedMachineIdentifier", "ab12").unwrap();
        key.set_string("FriendlyName", "Attic é 🔑").unwrap();
        key.set_string("", "the key's own").unwrap();
        key.set_u32("FirstRun", 0).unwrap();
        key.set_u64("Long", 1 << 40).unwrap();
        key.set_multi_string("Many", &["a", "b"]).unwrap();
        key.set_expand_string("Odd \"name\" \\", "%TEMP%").unwrap();
        key.set_bytes("Bytes", Type::Bytes, &[7; 100]).unwrap();
        key.set_bytes("No end", Type::Other(1), &b"x\0\xff\xff"[..2]).unwrap();
        key.set_bytes("Half a letter", Type::Other(1), b"x\0y").unwrap();
        key.set_bytes("Nothing", Type::Other(0), &[0][..0]).unwrap();
        key.create(r"Sub\Deeper").unwrap().set_string("PlexOnlineToken", "not ours").unwrap();
        test
    }

    fn key(&self) -> Key {
        CURRENT_USER.create(&self.0).unwrap()
    }

    fn servers(&self) -> Servers {
        Servers { key: self.0.clone(), ..Servers::default() }
    }

    fn store(&self) -> Registry {
        Registry::new(None, self.0.clone())
    }
}

impl Drop for TestKey {
    fn drop(&mut self) {
        let _ = CURRENT_USER.remove_tree(&self.0);
    }
}

fn signed_in() -> Change {
    let secret = |text: &str| text.to_owned().into();
    Change::SignIn(NewSignIn { token: secret("fresh"), username: secret("bert"), email: secret("b@example.com") })
}

fn edited(store: &Registry, whole: &RawPreferences, change: &Change) -> RawPreferences {
    store.edited(whole, change).unwrap()
}

#[test]
fn the_registry_tells_the_account_and_the_identity() {
    let test = TestKey::claimed("tells");
    let found = test.servers().look_at(None).unwrap();
    assert_eq!(found.place, format!(r"HKEY_CURRENT_USER\{}", test.0));
    assert!(found.user.is_none());
    let stored = found.stored.unwrap();
    assert_eq!(stored.account.username.unwrap().as_str(), "anna");
    assert_eq!(stored.id.unwrap().as_str(), "ab12");
    test.key().set_string("PlexOnlineToken", "").unwrap();
    assert!(test.servers().look_at(None).unwrap().stored.unwrap().token.is_none());
}

#[test]
fn another_user_s_settings_are_found_in_their_hive() {
    let test = TestKey::claimed("other");
    let sid = user::own().unwrap();
    let found = test.servers().look_at(Some(sid.clone())).unwrap();
    assert_eq!(found.place, format!(r"HKEY_USERS\{sid}\{}", test.0));
    assert_eq!(found.controller, Controller::Manual, "only its own user can start it again");
    assert!(found.user.is_some());
    assert!(test.servers().look_at(Some("S-1-5-21-1-2-3-4".to_owned())).is_none());
}

#[test]
fn there_and_back_is_the_same_byte_for_byte() {
    let test = TestKey::claimed("back");
    let store = test.store();
    let before = store.read().unwrap();
    let out = edited(&store, &before, &Change::SignOut);
    store.replace(&before, &out).unwrap();
    let key = test.key();
    for name in super::super::store::SIGN_IN {
        assert!(key.get_value(name).is_err(), "{name}");
    }
    assert_eq!(key.get_string("FriendlyName").unwrap(), "Attic é 🔑");
    assert_eq!(key.open(r"Sub\Deeper").unwrap().get_string("PlexOnlineToken").unwrap(), "not ours");
    let fresh = edited(&store, &out, &signed_in());
    store.replace(&out, &fresh).unwrap();
    assert_eq!(test.key().get_string("PlexOnlineToken").unwrap(), "fresh");
    assert_eq!(test.key().get_type("PlexOnlineToken").unwrap(), Type::String);
    store.replace(&fresh, &before).unwrap();
    assert_eq!(store.read().unwrap(), before);
    assert_eq!(key.get_u32("PlexOnlineHome").unwrap(), 1);
}

/// A kill between two values leaves a mixture. What is there is what the next try expects: it goes on, or back.
#[test]
fn a_key_left_halfway_is_gone_on_from_and_put_back() {
    let test = TestKey::claimed("halfway");
    let store = test.store();
    let before = store.read().unwrap();
    let out = edited(&store, &before, &Change::SignOut);
    let fresh = edited(&store, &out, &signed_in());
    for (from, to) in [(&before, &out), (&out, &fresh), (&before, &fresh), (&out, &before)] {
        for count in 1..=3 {
            for aim in [to, &before] {
                let now = store.read().unwrap();
                store.replace(&now, from).unwrap();
                leave_halfway(&test, to, count);
                let halfway = store.read().unwrap();
                assert!(halfway != *from && store.replace(from, to).unwrap_err().kind == InstallKind::Changed);
                store.replace(&halfway, aim).unwrap();
                assert!(store.read().unwrap() == *aim, "after {count} values");
            }
        }
    }
}

/// Writes only so many of the values of a sign-in.
fn leave_halfway(test: &TestKey, wanted: &RawPreferences, count: usize) {
    let (wanted, key) = (test.store().parse(wanted).unwrap(), test.key());
    for name in super::super::store::SIGN_IN.iter().take(count) {
        match wanted.get(name) {
            Some(value) => key.set_string(name, value).unwrap(),
            None => key.remove_value(name).unwrap(),
        }
    }
}

#[test]
fn what_was_added_below_meanwhile_goes_with_an_undo_that_expects_it() {
    let test = TestKey::claimed("below");
    let store = test.store();
    let before = store.read().unwrap();
    test.key().remove_tree("Sub").unwrap();
    test.key().create(r"New\Newer").unwrap().set_u32("A", 1).unwrap();
    test.key().set_u32("Added", 1).unwrap();
    let now = store.read().unwrap();
    store.replace(&now, &before).unwrap();
    assert!(test.key().open("New").is_err());
    assert_eq!(store.read().unwrap(), before);
}

#[test]
fn nothing_is_written_over_what_somebody_else_changed() {
    let test = TestKey::claimed("changed");
    let store = test.store();
    let before = store.read().unwrap();
    let wanted = edited(&store, &before, &Change::SignOut);
    test.key().set_u32("FirstRun", 1).unwrap();
    assert_eq!(store.replace(&before, &wanted).unwrap_err().kind, InstallKind::Changed);
    assert_eq!(test.key().get_string("PlexOnlineToken").unwrap(), "dead-token");
}

#[test]
fn another_key_s_settings_and_no_settings_are_refused() {
    let (test, other) = (TestKey::claimed("one"), TestKey::claimed("another"));
    let (store, whole, foreign) = (test.store(), test.store().read().unwrap(), other.store().read().unwrap());
    let kind = |result: Result<(), InstallError>| result.unwrap_err().kind;
    assert_eq!(kind(store.replace(&whole, &foreign)), InstallKind::NotSettings);
    assert_eq!(kind(store.replace(&whole, &RawPreferences::new(b"x".to_vec()))), InstallKind::NotSettings);
    let missing = Registry::new(None, r"Software\Locksmith for Plex test that is not there".to_owned());
    assert_eq!(missing.read().unwrap_err().kind, InstallKind::Missing);
}

#[test]
fn a_name_that_no_file_can_hold_is_said_so() {
    let test = TestKey::claimed("names");
    test.key().set_u32("two\nlines", 1).unwrap();
    assert_eq!(test.store().read().unwrap_err().kind, InstallKind::NotSettings);
}

/// Undo by hand: the backup is a file that Windows' own tool takes.
#[test]
fn reg_import_puts_a_backup_back() {
    let test = TestKey::claimed("import");
    // A text without its end is given one by the tool.
    ["No end", "Half a letter"].iter().for_each(|name| test.key().remove_value(name).unwrap());
    let store = test.store();
    let before = store.read().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let private = folder.path().join("private");
    privacy::private_folder(&private).unwrap();
    let backup = private.join("backup.reg");
    privacy::private_file(&backup, before.expose()).unwrap();
    store.replace(&before, &edited(&store, &before, &Change::SignOut)).unwrap();
    let import = Command::new("reg").arg("import").arg(&backup).status().unwrap();
    assert!(import.success());
    assert_eq!(store.read().unwrap(), before);
}

/// What Windows exports and what is kept here mean the same, name for name.
#[test]
fn reg_export_tells_the_same_names() {
    let test = TestKey::claimed("export");
    let folder = tempfile::tempdir().unwrap();
    let exported = folder.path().join("exported.reg");
    let key = format!(r"HKEY_CURRENT_USER\{}", test.0);
    assert!(Command::new("reg").args(["export", &key]).arg(&exported).status().unwrap().success());
    let names = |bytes: &[u8]| {
        let units: Vec<_> = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        let text = String::from_utf16(&units).unwrap();
        let mut names: Vec<_> = text
            .lines()
            .filter(|line| line.starts_with(['"', '@', '[']))
            .map(|line| line.split_once("=").map_or(line, |(name, _)| name).to_owned())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names(&std::fs::read(exported).unwrap()), names(test.store().read().unwrap().expose()));
}

#[test]
fn the_logs_are_where_the_owner_moved_the_data_to() {
    let test = TestKey::new("logs");
    let key = test.key();
    assert!(logs(&key, None).unwrap().ends_with(r"Plex Media Server\Logs"));
    key.set_string("LocalAppDataPath", r"D:\Plex data").unwrap();
    assert_eq!(logs(&key, None).unwrap(), Path::new(r"D:\Plex data\Plex Media Server\Logs"));
}

#[test]
fn whoever_s_hive_it_is_the_key_is_the_same() {
    let test = TestKey::claimed("hive");
    let sid = user::own().unwrap();
    assert!(USERS.open(format!(r"{sid}\{}", test.0)).is_ok());
    let (own, other) = (test.store(), Registry::new(Some(sid), test.0.clone()));
    let whole = other.read().unwrap();
    other.replace(&whole, &edited(&other, &whole, &Change::SignOut)).unwrap();
    assert!(own.parse(&own.read().unwrap()).unwrap().get("PlexOnlineToken").is_none());
}

/// A service as its manager keeps it in the registry; gone when the test is.
struct TestService(String);

impl TestService {
    const SERVICES: &str = r"SYSTEM\CurrentControlSet\Services";

    fn new(account: &str) -> Self {
        let name = format!("LocksmithTest{}", std::process::id());
        let key = LOCAL_MACHINE.create(format!(r"{}\{name}", Self::SERVICES)).unwrap();
        key.set_string("ObjectName", account).unwrap();
        Self(name)
    }
}

impl Drop for TestService {
    fn drop(&mut self) {
        let _ = LOCAL_MACHINE.remove_tree(format!(r"{}\{}", Self::SERVICES, self.0));
    }
}

/// Its manager knows nothing of a key that was just written: the errors are those of `sc` itself.
#[test]
fn a_service_that_runs_the_server_is_named_and_asked() {
    let test = TestKey::claimed("service");
    let own = format!(r".\{}", std::env::var("USERNAME").unwrap());
    let service = TestService::new(&own);
    let servers = Servers { service: service.0.clone(), ..test.servers() };
    let control = servers.control(None, None);
    assert_eq!(control.controller(), Controller::Managed(format!("Windows ({})", service.0)));
    assert_eq!(control.is_running().unwrap(), Some(false));
    for error in [control.start().unwrap_err(), control.ask_to_stop().unwrap_err()] {
        assert!(error.place.contains(&service.0), "{error}");
    }
    drop(service);
    let foreign = TestService::new("LocalSystem");
    let servers = Servers { service: foreign.0.clone(), ..test.servers() };
    assert!(matches!(servers.control(None, None).controller(), Controller::Managed(words) if words.contains(".exe")));
    assert!(
        matches!(servers.control(Some("S-1-5-18"), None).controller(), Controller::Managed(words) if words.contains(&foreign.0))
    );
}
