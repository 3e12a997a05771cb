//! What scripts rely on: the fields of the JSON, schema 1, and the identifiers in it. Fields and identifiers may be added: the golden
//! files are made anew with `LOCKSMITH_BLESS=1 cargo test --test schema`. None may be changed or removed.

mod log;
mod pseudo;
mod report;
mod watch;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use plex_locksmith::client::diagnosis::{Action, Cause, ComputerCause, checks};
use plex_locksmith::client::history::PatternId;
use plex_locksmith::client::platforms::Platform;
use serde_json::Value;

/// What each command prints on the simulated home, in English whatever this computer speaks.
fn printed(arguments: &[&str]) -> Value {
    let program = env!("CARGO_BIN_EXE_plex-locksmith");
    let output = Command::new(program).args(arguments).args(["--json", "--language", "en"]).output().expect("it runs");
    let text = String::from_utf8(output.stdout).expect("text");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {text}"))
}

/// The paths of all fields, with the kinds of their values.
fn fields(path: &str, value: &Value, all: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields_of) => {
            fields_of.iter().for_each(|(name, value)| fields(&format!("{path}.{name}"), value, all));
        }
        Value::Array(items) => {
            all.insert(format!("{path}: array"));
            items.iter().for_each(|item| fields(&format!("{path}[]"), item, all));
        }
        // Which of them is known differs from run to run.
        Value::Null => {}
        Value::Bool(_) => drop(all.insert(format!("{path}: true or false"))),
        Value::Number(_) => drop(all.insert(format!("{path}: number"))),
        Value::String(_) => drop(all.insert(format!("{path}: text"))),
    }
}

fn assert_golden(name: &str, lines: &BTreeSet<String>) {
    let file = Path::new("tests/schema").join(name);
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    if std::env::var_os("LOCKSMITH_BLESS").is_some() {
        std::fs::write(&file, &text).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(&file).expect("the golden file").replace("\r\n", "\n");
    let golden: BTreeSet<&str> = golden.lines().collect();
    let now: BTreeSet<&str> = lines.iter().map(String::as_str).collect();
    let gone: Vec<_> = golden.difference(&now).collect();
    let new: Vec<_> = now.difference(&golden).collect();
    assert!(gone.is_empty() && new.is_empty(), "{name}: gone {gone:?}, new {new:?}");
}

#[test]
fn the_fields_of_each_command_stay() {
    for (name, arguments) in [
        ("check.txt", &["check", "--demo", "all", "--sign-in"][..]),
        ("claim.txt", &["claim", "Mac Mini", "--demo", "--yes"]),
        ("repair.txt", &["repair", "Workshop PC", "--demo", "all", "--yes"]),
        ("guide.txt", &["guide", "unclaimed-closed", "--platform", "docker"]),
        ("history.txt", &["history", "--demo"]),
        ("guide-question.txt", &["guide", "claimed-not-listed", "--platform", "synology"]),
    ] {
        let mut all = BTreeSet::new();
        fields("", &printed(arguments), &mut all);
        assert_golden(name, &all);
    }
}

/// Who lives in the home that people see first, and what is wrong there, by the words that scripts read.
#[test]
fn the_simulated_home_stays() {
    let home = printed(&["check", "--demo", "--sign-in"]);
    let servers = home["servers"].as_array().expect("servers");
    let text = |server: &Value, field: &str| server[field].as_str().expect("text").to_owned();
    let line = |server| ["name", "ownership", "cause", "severity"].map(|field| text(server, field)).join(" | ");
    assert_golden("home.txt", &servers.iter().map(line).collect());
    let addresses = servers.iter().flat_map(|server| server["addresses"].as_array().expect("addresses"));
    for address in addresses.map(|address| address.as_str().expect("text")) {
        let (host, port) = address.split_once(':').expect("a port");
        assert!(host == "127.0.0.1" || host.starts_with("192.168.1."), "{address}");
        assert!(["32400", "32401"].contains(&port), "{address}");
    }
}

/// The other home has no past, and so nothing that repeats.
#[test]
fn the_fields_of_a_pattern_stay() {
    let mut all = BTreeSet::new();
    fields("", &printed(&["check", "--demo"]), &mut all);
    all.retain(|field| field.contains("patterns"));
    assert_golden("patterns.txt", &all);
}

/// Every kind of event that scripts are told is in the simulated home's past.
fn of_history() -> impl Iterator<Item = String> {
    use PatternId::{AddressChanges, Daily, FallsBack, LosesPlex, OwnNetwork, Sleeps, TwoTakeTurns};
    let history = printed(&["history", "--demo"]);
    let events = history["events"].as_array().expect("events").iter();
    let events: Vec<String> =
        events.map(|event| format!("event {}", event["event"].as_str().expect("an identifier"))).collect();
    let patterns = [FallsBack, Sleeps, AddressChanges, LosesPlex, TwoTakeTurns, Daily, OwnNetwork];
    events.into_iter().chain(patterns.map(|pattern| format!("pattern {}", pattern.id())))
}

#[test]
fn the_identifiers_stay() {
    let causes = Cause::all().map(|cause| format!("cause {}", cause.id()));
    let computer = ComputerCause::all().map(|cause| format!("cause of this computer {}", cause.id()));
    let checks = checks::COMPUTER.iter().chain(&checks::SERVER).map(|spec| format!("check {}", spec.id));
    let platforms = Platform::ALL.iter().map(|platform| format!("platform {}", platform.spec().id));
    let actions = Cause::all().map(|cause| cause.spec().action).chain([Action::StartServer]);
    let actions = actions.chain(ComputerCause::all().map(|cause| cause.spec().action));
    let actions = actions.map(|action| format!("action {}", serde_json::to_value(action).expect("an identifier")));
    let of_history = of_history();
    let all = causes.chain(computer).chain(checks).chain(actions).chain(platforms).chain(of_history);
    assert_golden("ids.txt", &all.collect());
}
