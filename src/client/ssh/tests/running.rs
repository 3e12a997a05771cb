//! Scripts of a host that is signed in to, and links that break.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use super::*;
use crate::client::installation::remote::HostError;

fn kind(end: Result<crate::client::installation::remote::ShellOutput, HostError>) -> HostErrorKind {
    end.err().map(|error| error.kind).unwrap()
}

#[test]
fn bytes_go_in_and_out_unchanged() {
    let host = TestHost::start(Part::default());
    let shell = open(&host.host("admin"), PASSWORD).map_err(|why| format!("{why:?}")).unwrap();
    let bytes: Vec<u8> = (0..3_000_000_u32).map(|n| u8::try_from(n % 251).unwrap()).collect();
    let input = bytes.clone().into();
    let output =
        shell.run(&ShellCommand { input: Some(&input), most: 4 << 20, ..script("cat; echo oops >&2; exit 3") });
    let output = output.unwrap();
    assert_eq!((output.status, output.stderr.as_str()), (3, "oops"));
    assert_eq!(output.stdout.expose_secret(), bytes);
    let path = text(&shell.run(&script("echo $PATH $LC_ALL")).unwrap());
    assert!(path.starts_with("/usr/local/bin:") && path.trim_end().ends_with(" C"), "{path}");
}

#[test]
fn output_has_a_limit_and_so_has_time() {
    let host = TestHost::start(Part::default());
    let shell = open(&host.host("admin"), PASSWORD).map_err(|why| format!("{why:?}")).unwrap();
    let much = shell.run(&ShellCommand { most: 1000, ..script("head -c 300000 /dev/zero") });
    assert_eq!(kind(much), HostErrorKind::TooMuch);
    let began = Instant::now();
    let long = shell.run(&ShellCommand { limit: Duration::from_millis(300), ..script("sleep 3") });
    assert_eq!(kind(long), HostErrorKind::TimedOut);
    assert!(began.elapsed() < Duration::from_secs(3));
    assert_eq!(text(&shell.run(&script("echo still here")).unwrap()), "still here\n");
}

#[test]
fn a_host_without_end_is_left() {
    assert_eq!(refused(Part { exec: Exec::Endless, ..Part::default() }, PASSWORD).1, HostErrorKind::TooMuch);
}

#[test]
fn a_shell_that_never_answers_is_waited_for_no_longer_than_the_limit() {
    let host = TestHost::start(Part { exec: Exec::SilentAtThird, ..Part::default() });
    let shell = open(&host.host("admin"), PASSWORD).map_err(|why| format!("{why:?}")).unwrap();
    assert!(shell.run(&script("echo")).is_ok());
    let silent = ShellCommand { limit: Duration::from_millis(200), ..script("echo") };
    assert_eq!(kind(shell.run(&silent)), HostErrorKind::TimedOut);
}

#[test]
fn a_link_that_broke_is_made_anew_by_the_next_script() {
    let part = Part { exec: Exec::DiesAtSecond, ..Part::default() };
    let host = TestHost::start(part);
    let shell = open(&host.host("admin"), PASSWORD).map_err(|why| format!("{why:?}")).unwrap();
    // It was begun, and nobody knows how far it came: it is not run again.
    let before = host.seen.commands.lock().unwrap().len();
    assert_eq!(kind(shell.run(&script("echo once"))), HostErrorKind::CutOff);
    assert_eq!(host.seen.commands.lock().unwrap().len(), before + 1);
    assert_eq!(text(&shell.run(&script("echo again")).unwrap()), "again\n");
}

#[test]
fn what_only_reads_is_run_again_where_the_link_broke_meanwhile() {
    let host = TestHost::start(Part { exec: Exec::DiesAtSecond, ..Part::default() });
    let shell = open(&host.host("admin"), PASSWORD).map_err(|why| format!("{why:?}")).unwrap();
    let reading = ShellCommand { only_reads: true, ..script("echo read") };
    assert_eq!(text(&shell.run(&reading).unwrap()), "read\n");
}

#[test]
fn another_host_at_the_address_hears_no_password() {
    let host = TestHost::start(Part::default());
    let at = host.host("admin");
    let shell = open(&at, PASSWORD).map_err(|why| format!("{why:?}")).unwrap();
    let address = host.stop();
    let other = TestHost::at(Part { seed: 9, ..Part::default() }, &address.to_string());
    assert_eq!(kind(shell.run(&script("echo"))), HostErrorKind::KeyChanged);
    assert_eq!(other.attempts(), 0);
    let met = other.seen.connections.load(Ordering::SeqCst);
    assert_eq!(kind(shell.run(&script("echo"))), HostErrorKind::KeyChanged);
    assert_eq!(other.seen.connections.load(Ordering::SeqCst), met, "it is not even asked again");
}

#[test]
fn after_leaving_nothing_is_run() {
    let host = TestHost::start(Part::default());
    let shell = open(&host.host("admin"), PASSWORD).map_err(|why| format!("{why:?}")).unwrap();
    shell.leave();
    assert_eq!(kind(shell.run(&script("echo"))), HostErrorKind::NotSignedIn);
}
