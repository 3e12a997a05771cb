//! Whose key is whose.

use std::fs;

use russh::keys::ssh_key::private::Ed25519Keypair;
use russh::keys::{PrivateKey, PublicKey};

use super::*;
use crate::client::installation::remote::HostLook;
use crate::client::ssh::known_hosts::{Standing, fingerprint};

fn key(seed: u8) -> PublicKey {
    PrivateKey::from(Ed25519Keypair::from_seed(&[seed; 32])).public_key().clone()
}

fn openssh(seed: u8) -> String {
    key(seed).to_openssh().unwrap()
}

#[test]
fn a_key_is_remembered_and_forgotten_and_a_changed_one_stops_everything() {
    let folder = tempfile::tempdir().unwrap();
    let (own, users) = (folder.path().join("of-ours").join("known-hosts"), folder.path().join("known_hosts"));
    let known = KnownHosts::new(Some(own.clone()), Some(users.clone()));
    let host = SshHost { user: "a".into(), name: "Attic.local".into(), port: 2222 };
    assert_eq!(known.standing(&host, &key(1)), Standing::New);
    known.remember(&host, &key(1));
    assert_eq!(known.standing(&host, &key(1)), Standing::Known);
    assert_eq!(known.standing(&host, &key(2)), Standing::Changed);
    assert_eq!(fs::read_to_string(&own).unwrap(), format!("[attic.local]:2222 {}\n", openssh(1)));
    assert_eq!(known.standing(&SshHost { port: 22, ..host.clone() }, &key(2)), Standing::New);
    known.forget(&host).unwrap();
    assert_eq!(known.standing(&host, &key(2)), Standing::New);
    assert!(!users.exists());
}

#[test]
fn the_file_of_the_user_is_read_and_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let users = folder.path().join("known_hosts");
    // `ssh-keygen -H` made the hash of "example.com".
    let text = format!(
        "# a comment\nnas,192.168.1.* {}\n|1|O33ESRMWPVkMYIwJ1Uw+n877jTo=|nuuC5vEqXlEZ/8BXQR7m619W6Ak= {}\n\
         @revoked * {}\n!cellar,cell* {}\ngarbage\nold ssh-rsa AAAA\n",
        openssh(1),
        openssh(2),
        openssh(3),
        openssh(4)
    );
    fs::write(&users, &text).unwrap();
    let known = KnownHosts::new(Some(folder.path().join("own")), Some(users.clone()));
    let host = |name: &str| SshHost { user: "a".into(), name: name.into(), port: 22 };
    for (name, seed, standing) in [
        ("nas", 1, Standing::Known),
        ("192.168.1.7", 1, Standing::Known),
        ("192.168.1.7", 2, Standing::Changed),
        ("192.168.2.7", 1, Standing::New),
        ("example.com", 2, Standing::Known),
        ("anybody", 3, Standing::Changed),
        ("cell", 4, Standing::Known),
        ("cellar", 4, Standing::New),
    ] {
        assert_eq!(known.standing(&host(name), &key(seed)), standing, "{name} {seed}");
    }
    assert!(known.forget(&host("nas")).is_err(), "it is still remembered there");
    known.forget(&host("cellar")).unwrap();
    assert_eq!(fs::read_to_string(&users).unwrap(), text);
}

#[test]
fn a_place_that_cannot_be_written_holds_until_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let known = KnownHosts::new(Some(file.join("own")), None);
    let host = SshHost { user: "a".into(), name: "nas".into(), port: 22 };
    known.remember(&host, &key(1));
    assert_eq!(known.standing(&host, &key(1)), Standing::Known);
    assert_eq!(known.standing(&host, &key(2)), Standing::Changed);
}

fn kind(end: Result<HostLook, NotSignedIn>) -> HostErrorKind {
    match end {
        Err(NotSignedIn::Failed(error)) => error.kind,
        Ok(_) | Err(NotSignedIn::AsksKey(_)) => panic!("{end:?}"),
    }
}

#[test]
fn hosts_ask_once_and_stop_at_another_key() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("known-hosts");
    let hosts = RemoteHosts::knowing(Some(own.clone()), None);
    let none = CancellationToken::new();
    let host = TestHost::start(Part::default());
    let at = host.host("admin");
    let Err(NotSignedIn::AsksKey(identity)) = hosts.sign_in(&at, &password("wrong"), None, &none) else { panic!() };
    assert_eq!(Some(&identity.key), fingerprint(&key(7)).as_ref());
    let wrong = hosts.sign_in(&at, &password("wrong"), Some(&identity.key), &none);
    assert_eq!(kind(wrong), HostErrorKind::WrongPassword);
    let before = host.attempts();
    let named = hosts.sign_in(&at, &password(PASSWORD), fingerprint(&key(8)).as_ref(), &none);
    assert!(matches!(named, Err(NotSignedIn::AsksKey(_))), "who names a key means no other, known or not");
    assert_eq!(host.attempts(), before);
    let address = host.stop();
    let shut = hosts.sign_in(&at, &password(PASSWORD), None, &none);
    assert_eq!(kind(shut), HostErrorKind::Blocked);
    let other = TestHost::at(Part { seed: 8, ..Part::default() }, &address.to_string());
    let changed = hosts.sign_in(&at, &password(PASSWORD), fingerprint(&key(8)).as_ref(), &none);
    assert_eq!(kind(changed), HostErrorKind::KeyChanged);
    assert_eq!(other.attempts(), 0);
    hosts.forget_key(&at).unwrap();
    let anew = hosts.sign_in(&at, &password(PASSWORD), None, &none);
    assert!(
        matches!(anew, Err(NotSignedIn::AsksKey(identity)) if Some(&identity.key) == fingerprint(&key(8)).as_ref())
    );
}
