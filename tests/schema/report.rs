//! The report in a terminal: what may be posted is on standard output, and what only its maker sees is beside it.

use std::process::Command;

/// Half an hour off, as few zones are, and without a database of zones.
const ZONE: (&str, &str) = ("TZ", "XST-5:30");

#[test]
fn who_is_who_stands_beside_what_may_be_posted_and_times_are_those_of_the_zone() {
    let mut report = Command::new(env!("CARGO_BIN_EXE_plex-locksmith"));
    report.args(["report", "--demo", "--language", "en"]).env(ZONE.0, ZONE.1);
    let output = report.output().expect("it runs");
    let [posted, beside] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).expect("text"));
    assert!(!posted.contains("Mac Mini") && beside.contains(" is Mac Mini\n"), "{beside}");
    let made = posted.lines().find(|line| line.contains("Made at "));
    assert!(made.is_some_and(|line| line.contains(" +05:30, ")), "{made:?}");
    assert!(posted.find("## What's wrong") < posted.find("## Server 1"), "{posted}");
}
