//! A `sudo` that plays its parts. Its words are those of sudo 1.9.13.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use tempfile::TempDir;

use super::*;

/// Reads one line if it asks, as the real one does.
const ASKS: &str = r#"
case "$1" in
  -k) shift; [ $# = 0 ] && exit 0 ;;
esac
case "$1" in
  -n) echo "sudo: a password is required" >&2; exit 1 ;;
esac
IFS= read -r word
[ "$word" = open-sesame-7 ] || { echo "Sorry, try again." >&2; echo "sudo: no password was provided" >&2; exit 1; }
while [ "$1" != -- ]; do shift; done
shift
SUDO=yes; export SUDO
exec "$@"
"#;
/// `NOPASSWD` that the probe does not see.
const ASKS_NOT: &str = r#"
case "$1" in
  -k) shift; [ $# = 0 ] && exit 0 ;;
esac
[ "$1" = -n ] && { echo "sudo: a password is required" >&2; exit 1; }
while [ "$1" != -- ]; do shift; done
shift
SUDO=yes; export SUDO
exec "$@"
"#;
const FREE: &str = r#"
[ "$1" = -k ] && exit 0
[ "$1" = -n ] && shift
[ "$1" = -- ] && shift
SUDO=yes; export SUDO
exec "$@"
"#;

fn with_sudo(sudo: &str) -> (TempDir, TestHost) {
    let folder = tempfile::tempdir().unwrap();
    let tools = [("sudo", sudo.to_owned()), ("id", "[ -n \"$SUDO\" ] && echo 0 || echo 1026".to_owned())];
    for (name, body) in tools {
        let file = folder.path().join(name);
        fs::write(&file, format!("#!/bin/sh\n{body}\n")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let exec = Exec::With(folder.path().display().to_string());
    let host = TestHost::start(Part { exec, ..Part::default() });
    (folder, host)
}

fn refusal(sudo: &str) -> (HostOperation, HostErrorKind) {
    let (_folder, host) = with_sudo(sudo);
    let (operation, fault) = open(&host.host("admin"), PASSWORD).err().unwrap();
    (operation, fault.kind)
}

#[test]
fn the_password_never_lands_in_what_a_script_reads() {
    for sudo in [ASKS, ASKS_NOT, FREE] {
        let (_folder, host) = with_sudo(sudo);
        let shell = open(&host.host("admin"), PASSWORD).map_err(|why| format!("{why:?}")).unwrap();
        let input = b"<Preferences/>\n".to_vec().into();
        let as_root =
            ShellCommand { input: Some(&input), as_root: true, arguments: &["x y"], ..script("cat; id -u; echo $1") };
        assert_eq!(text(&shell.run(&as_root).unwrap()), "<Preferences/>\n0\nx y\n", "{sudo}");
        assert_eq!(text(&shell.run(&script("id -u")).unwrap()), "1026\n");
        let commands = host.seen.commands.lock().unwrap().concat();
        assert!(!commands.contains(PASSWORD), "a command line holds it");
    }
}

#[test]
fn what_sudo_says_is_understood() {
    for (says, kind) in [
        ("Sorry, try again.", HostErrorKind::RootPasswordDiffers),
        ("admin is not in the sudoers file.", HostErrorKind::NotAdministrator),
        ("sudo: sorry, you must have a tty to run sudo", HostErrorKind::NeedsTty),
        ("Sorry, user admin may not run sudo on nas.", HostErrorKind::NotAdministrator),
        ("sudo: something else", HostErrorKind::Other),
    ] {
        let sudo = format!("[ \"$1\" = -n ] && echo 'sudo: a password is required' >&2 || echo '{says}' >&2; exit 1");
        let end = refusal(&sudo);
        assert_eq!(end, (HostOperation::BecomeRoot, kind), "{says}");
    }
    assert_eq!(refusal("echo 'sudo: sorry, you must have a tty to run sudo' >&2; exit 1").1, HostErrorKind::NeedsTty);
}

#[test]
fn keys_without_a_password_for_sudo_are_told_that_it_asks() {
    let (_folder, host) = with_sudo(ASKS);
    let key = key_of(&host.host("admin"));
    // No key of this computer is shown: the host takes passwords alone.
    let end = open_with(&host.host("admin"), &HostSignIn::Keys { sudo: None }, Some(key));
    let Err(NoShell::Failed(operation, fault)) = end else { panic!() };
    assert_eq!((operation, fault.kind), (HostOperation::SignIn, HostErrorKind::NoKeyTaken));
}
