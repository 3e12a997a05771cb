//! `watch` in a terminal and before a script: one line for each change, and how it ends.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// Far above what any of it takes.
const LIMIT: Duration = Duration::from_secs(40);

fn started(arguments: &[&str]) -> Child {
    let mut watch = Command::new(env!("CARGO_BIN_EXE_plex-locksmith"));
    watch.args(["watch", "--demo", "--language", "en"]).args(arguments);
    watch.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs")
}

/// What it told beside its lines, and its exit status.
fn ended(mut watch: Child) -> (String, Option<i32>) {
    let since = Instant::now();
    let status = loop {
        if let Some(status) = watch.try_wait().expect("a child") {
            break status;
        }
        assert!(since.elapsed() < LIMIT, "it goes on");
        std::thread::sleep(Duration::from_millis(20));
    };
    let mut beside = String::new();
    watch.stderr.take().expect("a pipe").read_to_string(&mut beside).expect("text");
    (beside, status.code())
}

#[test]
fn each_line_for_scripts_is_one_object_and_the_rest_stands_beside_them() {
    let mut watch = started(&["--json", "--for", "8s", "--sign-in"]);
    let mut lines = String::new();
    watch.stdout.take().expect("a pipe").read_to_string(&mut lines).expect("text");
    let mut all = BTreeSet::new();
    for line in lines.lines() {
        let event: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        super::fields("", &event, &mut all);
    }
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    assert_eq!(all, [".at: text", ".event: text", ".schema: number", ".server: text", ".to: text"], "{lines}");
    let (beside, status) = ended(watch);
    assert!(beside.contains("Watched for ") && beside.contains("Attic NAS: Yours"), "{beside}");
    assert_eq!(status, Some(1), "some of them are in trouble");
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let mut watch = started(&["--for", "10m"]);
    let mut first = String::new();
    BufReader::new(watch.stdout.take().expect("a pipe")).read_line(&mut first).expect("a line");
    assert!(first.ends_with("Locksmith started watching\n"), "{first}");
    let (beside, status) = ended(watch);
    assert_eq!(beside, "Watching your servers. Press Ctrl-C to stop.\n");
    assert_eq!(status, Some(1));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_with_a_summary() {
    let mut watch = started(&[]);
    let mut read = BufReader::new(watch.stdout.take().expect("a pipe"));
    let mut line = String::new();
    while !line.contains("Attic NAS: Claimed") {
        line.clear();
        assert_ne!(read.read_line(&mut line).expect("a line"), 0, "it ended by itself");
    }
    let stopped = Command::new("kill").args(["-INT", &watch.id().to_string()]).status().expect("it runs");
    assert!(stopped.success());
    let mut rest = String::new();
    read.read_to_string(&mut rest).expect("text");
    assert!(rest.contains("\nWatched for ") && rest.contains("  Mac Mini: Unclaimed\n"), "{rest}");
    assert_eq!(ended(watch).1, Some(1));
}
