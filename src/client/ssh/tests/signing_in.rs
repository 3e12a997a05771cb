//! Signing in, and each way in which it fails.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread;

use russh::MethodKind;

use super::*;

#[test]
fn a_password_opens_a_host_whose_key_is_taken() {
    let host = TestHost::start(Part::default());
    let shell = open(&host.host("admin"), PASSWORD).map_err(|why| format!("{why:?}")).unwrap();
    assert!(shell.identity().software.as_ref().is_some_and(|software| software.as_str().starts_with("russh")));
    assert_eq!(host.attempts(), 1, "one attempt for each press");
    let echoed = shell.run(&ShellCommand { arguments: &["it's", "a \"b\" $c\n`d`"], ..script("printf '%s|' \"$@\"") });
    assert_eq!(text(&echoed.unwrap()), "it's|a \"b\" $c\n`d`|");
}

#[test]
fn nothing_secret_is_sent_to_a_host_that_nobody_knows() {
    let host = TestHost::start(Part::default());
    key_of(&host.host("admin"));
    assert_eq!(host.attempts(), 0);
}

#[test]
fn the_questions_of_pam_are_answered_and_codes_are_not() {
    let part = |asks| Part { methods: vec![MethodKind::KeyboardInteractive], asks, ..Part::default() };
    let host = TestHost::start(part(Asks::Password));
    assert!(open(&host.host("admin"), PASSWORD).is_ok());
    assert_eq!(refused(part(Asks::Password), "wrong"), (HostOperation::SignIn, HostErrorKind::WrongPassword));
    for asks in [Asks::Code, Asks::Two, Asks::PasswordThenCode] {
        assert_eq!(refused(part(asks), PASSWORD).1, HostErrorKind::CodeAsked, "{asks:?}");
    }
    let second = Part { wants_second: true, ..Part::default() };
    assert_eq!(refused(second, PASSWORD).1, HostErrorKind::CodeAsked);
}

#[test]
fn a_wrong_password_is_tried_once() {
    let host = TestHost::start(Part {
        methods: vec![MethodKind::Password, MethodKind::KeyboardInteractive],
        ..Part::default()
    });
    let (operation, fault) = open(&host.host("admin"), "wrong").err().unwrap();
    assert_eq!((operation, fault.kind), (HostOperation::SignIn, HostErrorKind::WrongPassword));
    assert_eq!(host.attempts(), 1);
}

#[test]
fn a_host_that_takes_keys_alone_says_so() {
    let part = Part { methods: vec![MethodKind::PublicKey], ..Part::default() };
    assert_eq!(refused(part, PASSWORD).1, HostErrorKind::OnlyKeys);
}

#[test]
fn a_shell_that_is_a_menu_is_named_and_hears_no_password() {
    for exec in [Exec::Menu, Exec::Refused, Exec::NoChannel] {
        let part = Part { exec: exec.clone(), ..Part::default() };
        assert_eq!(refused(part, PASSWORD), (HostOperation::BecomeRoot, HostErrorKind::ShellIsMenu), "{exec:?}");
    }
}

#[test]
fn a_user_without_a_shell_is_no_administrator() {
    let part = Part { exec: Exec::NoLogin, ..Part::default() };
    assert_eq!(refused(part, PASSWORD), (HostOperation::BecomeRoot, HostErrorKind::NotAdministrator));
}

#[test]
fn a_banner_without_end_is_too_much() {
    assert_eq!(refused(Part { banner: 10 << 20, ..Part::default() }, PASSWORD).1, HostErrorKind::TooMuch);
    let host = TestHost::start(Part { banner: 2000, ..Part::default() });
    assert!(open(&host.host("admin"), PASSWORD).is_ok());
}

#[test]
fn a_port_that_is_closed_or_speaks_otherwise_is_named() {
    let closed = TestHost::start(Part::default()).stop();
    assert_eq!(connecting_to(closed.port()), HostErrorKind::NoSsh);
    for (words, kind) in [
        ("HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n", HostErrorKind::NotSsh),
        ("", HostErrorKind::CutOff),
        ("SSH-2.0-dropbear_2019\r\n", HostErrorKind::CutOff),
    ] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let speaking = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            stream.write_all(words.as_bytes()).unwrap();
            stream.shutdown(std::net::Shutdown::Write).unwrap();
            let _ = stream.read_to_end(&mut Vec::new());
        });
        assert_eq!(connecting_to(port), kind, "{words}");
        speaking.join().unwrap();
    }
}

#[test]
fn a_name_that_leads_nowhere_is_named() {
    let host = SshHost { user: "admin".into(), name: "nas.invalid".into(), port: 22 };
    let Err(NoShell::Failed(_, fault)) = open_with(&host, &password(PASSWORD), None) else { panic!() };
    assert_eq!(fault.kind, HostErrorKind::UnknownName);
}

#[test]
fn old_firmware_that_shares_no_algorithm_is_named() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let speaking = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.write_all(b"SSH-2.0-OpenSSH_4.3\r\n").unwrap();
        stream.write_all(&old_offer()).unwrap();
        let _ = stream.read_to_end(&mut Vec::new());
    });
    assert_eq!(connecting_to(port), HostErrorKind::NoCommonAlgorithm);
    speaking.join().unwrap();
}

/// SSH_MSG_KEXINIT with algorithms of 2006 (RFC 4253, 7.1).
fn old_offer() -> Vec<u8> {
    let mut payload = vec![20];
    payload.extend([0; 16]);
    let lists = [
        "diffie-hellman-group1-sha1",
        "ssh-dss",
        "3des-cbc",
        "3des-cbc",
        "hmac-md5",
        "hmac-md5",
        "none",
        "none",
        "",
        "",
    ];
    for list in lists {
        payload.extend(u32::try_from(list.len()).unwrap().to_be_bytes());
        payload.extend(list.as_bytes());
    }
    payload.extend([0; 5]);
    let padding = 8 - (payload.len() + 5) % 8 + 8;
    let length = u32::try_from(payload.len() + padding + 1).unwrap();
    let mut packet = length.to_be_bytes().to_vec();
    packet.push(u8::try_from(padding).unwrap());
    packet.extend(payload);
    packet.extend(vec![0; padding]);
    packet
}

fn connecting_to(port: u16) -> HostErrorKind {
    let host = SshHost { user: "admin".into(), name: "127.0.0.1".into(), port };
    let Err(NoShell::Failed(operation, fault)) = open_with(&host, &password(PASSWORD), None) else { panic!() };
    assert_eq!(operation, HostOperation::Connect);
    fault.kind
}

#[test]
fn who_leaves_waits_for_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let host = SshHost { user: "a".into(), name: "127.0.0.1".into(), port: listener.local_addr().unwrap().port() };
    let cancel = CancellationToken::new();
    let later = cancel.clone();
    thread::spawn(move || {
        thread::sleep(std::time::Duration::from_millis(200));
        later.cancel();
    });
    let hosts = RemoteHosts::knowing(None, None);
    let end = hosts.sign_in(&host, &password(PASSWORD), None, &cancel);
    let Err(NotSignedIn::Failed(error)) = end else { panic!() };
    assert_eq!(error.kind, HostErrorKind::Cancelled);
}
