//! Settings in a file are read, and written without a loss.

use secrecy::ExposeSecret as _;

use super::*;
use crate::client::installation::Change;

const CLAIMED: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<Preferences MachineIdentifier="11111111-2222-3333-4444-555555555555" PlexOnlineToken="dead-token" PlexOnlineUsername="anna" PlexOnlineMail="Anna@example.com" FriendlyName="Attic &amp; NAS"/>"#;

fn folder(preferences: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(PREFERENCES), preferences).unwrap();
    folder
}

fn store(folder: &tempfile::TempDir) -> PreferencesFile {
    PreferencesFile::new(folder.path().join(PREFERENCES))
}

#[test]
fn a_claimed_server_tells_its_account_and_its_identity() {
    let folder = folder(CLAIMED);
    let found = inspect(folder.path()).unwrap();
    let stored = found.stored.as_ref().unwrap();
    // sha1 of the identifier and "- Plex Media Server" (pms-docker, 40-plex-first-run).
    assert_eq!(stored.id.as_ref().unwrap().as_str(), "ae5887ec46d6bfac69927015acffa8941a904368");
    assert_eq!(stored.account.username.as_ref().unwrap().as_str(), "anna");
    assert_eq!(stored.name.as_ref().unwrap().as_str(), "Attic & NAS");
    assert_eq!(stored.token.as_ref().unwrap().expose_secret(), "dead-token");
    assert!(!format!("{found:?}").contains("dead-token"));
}

#[test]
fn a_server_that_signed_itself_out_keeps_empty_values() {
    let folder = folder(r#"<Preferences PlexOnlineToken="" PlexOnlineUsername="" PlexOnlineMail=""/>"#);
    let stored = inspect(folder.path()).unwrap().stored.unwrap();
    assert!(stored.token.is_none() && !stored.account.is_named());
}

#[test]
fn what_is_no_settings_file_is_said_so_and_no_file_is_no_installation() {
    assert!(inspect(tempfile::tempdir().unwrap().path()).is_none());
    for text in ["", "<html/>", "<Preferences"] {
        let error = inspect(folder(text).path()).unwrap().stored.unwrap_err();
        assert_eq!(error.kind, InstallKind::NotSettings, "{text}");
    }
}

#[test]
fn nothing_is_written_over_what_somebody_else_changed() {
    let folder = folder(CLAIMED);
    let store = store(&folder);
    let before = store.read().unwrap();
    let wanted = store.edited(&before, &Change::SignOut).unwrap();
    fs::write(folder.path().join(PREFERENCES), "<Preferences A=\"1\"/>").unwrap();
    assert_eq!(store.replace(&before, &wanted).unwrap_err().kind, InstallKind::Changed);
    assert_eq!(fs::read_to_string(folder.path().join(PREFERENCES)).unwrap(), "<Preferences A=\"1\"/>");
}

#[test]
fn there_and_back_is_the_same_byte_for_byte_and_nothing_is_left_beside_it() {
    let folder = folder(CLAIMED);
    let store = store(&folder);
    let before = store.read().unwrap();
    let wanted = store.edited(&before, &Change::SignOut).unwrap();
    store.replace(&before, &wanted).unwrap();
    store.replace(&wanted, &before).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join(PREFERENCES)).unwrap(), CLAIMED);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// On a share a new file would belong to somebody else.
#[cfg(unix)]
#[test]
fn in_a_folder_of_its_owner_the_file_stays_the_same_one() {
    use std::os::unix::fs::MetadataExt as _;
    let folder = folder(CLAIMED);
    let store = in_folder(folder.path().join(PREFERENCES)).store;
    let number = || fs::metadata(folder.path().join(PREFERENCES)).unwrap().ino();
    let (before, first) = (store.read().unwrap(), number());
    let wanted = store.edited(&before, &Change::SignOut).unwrap();
    store.replace(&before, &wanted).unwrap();
    assert_eq!(store.read().unwrap(), wanted);
    store.replace(&wanted, &before).unwrap();
    assert_eq!(store.read().unwrap(), before);
    assert_eq!(number(), first);
}

#[test]
fn what_an_earlier_kill_left_beside_it_is_removed() {
    let folder = folder(CLAIMED);
    fs::write(folder.path().join(".Preferences-x7.locksmith"), "PlexOnlineToken").unwrap();
    let whole = store(&folder).read().unwrap();
    store(&folder).replace(&whole, &whole).unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_link_to_the_settings_stays_a_link() {
    let (real, linked) = (folder(CLAIMED), tempfile::tempdir().unwrap());
    let link = linked.path().join(PREFERENCES);
    std::os::unix::fs::symlink(real.path().join(PREFERENCES), &link).unwrap();
    let store = PreferencesFile::new(link.clone());
    let whole = store.read().unwrap();
    store.replace(&whole, &store.edited(&whole, &Change::SignOut).unwrap()).unwrap();
    assert!(fs::symlink_metadata(link).unwrap().is_symlink());
    assert!(!fs::read_to_string(real.path().join(PREFERENCES)).unwrap().contains("PlexOnline"));
}

#[cfg(unix)]
#[test]
fn owner_and_mode_stay() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let folder = folder(CLAIMED);
    let file = folder.path().join(PREFERENCES);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    let before = fs::metadata(&file).unwrap();
    let store = store(&folder);
    let whole = store.read().unwrap();
    store.replace(&whole, &store.edited(&whole, &Change::SignOut).unwrap()).unwrap();
    let after = fs::metadata(&file).unwrap();
    assert_eq!(after.mode() & 0o7777, 0o640);
    assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()));
}
