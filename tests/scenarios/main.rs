//! One file a case: facts in, verdict out. See `*.toml` beside this file; an unknown field is an error.

// A failure to set a case up is its message.
#![allow(clippy::unwrap_used)]

mod facts;
mod form;

use std::collections::BTreeSet;
use std::path::Path;

use plex_locksmith::client::diagnosis::facts::{Newcomer, ServerFacts};
use plex_locksmith::client::diagnosis::{Cause, Check, CheckState, ComputerCause, computer, server};
use plex_locksmith::client::model::*;
use plex_locksmith::text::Language;

use facts::{AT, account, computer_facts};
use form::{Address, Expect, InstalledServer, Scenario};

fn check_expectations(expect: &Expect, checks: &[Check], verdict: &str, has_cause: bool, file: &str) {
    let roots: Vec<_> = checks.iter().filter(|c| c.root_cause).map(|c| c.id.id()).collect();
    assert_eq!(roots, expect.root_cause.iter().map(String::as_str).collect::<Vec<_>>(), "{file}: the root cause");
    assert!(has_cause || roots.is_empty(), "{file}: a root cause without a cause");
    for id in &expect.skipped {
        let check = checks.iter().find(|c| c.id.id() == id).unwrap_or_else(|| panic!("{file}: no check {id}"));
        assert_eq!(check.state, CheckState::Skipped, "{file}: {id}");
    }
    for check in checks {
        let skipped = check.state == CheckState::Skipped;
        assert_eq!(check.because.is_some(), skipped, "{file}: because of {}", check.id.id());
        // Only the root cause is marked as the problem.
        assert!(
            check.state != CheckState::Problem || check.root_cause,
            "{file}: {} is a second problem",
            check.id.id()
        );
    }
    let spoken = checks.iter().map(|c| english(&c.summary)).chain([verdict.to_owned()]).collect::<Vec<_>>().join("\n");
    for word in &expect.never_says {
        assert!(!spoken.to_lowercase().contains(&word.to_lowercase()), "{file}: says “{word}”:\n{spoken}");
    }
    if let Some(words) = &expect.says {
        assert!(verdict.contains(words.as_str()), "{file}: “{words}” is not in “{verdict}”");
    }
}

fn english(message: &impl Message) -> String {
    Language::ENGLISH.render(message)
}

fn run(scenario: &Scenario, file: &str) {
    assert!(!scenario.about.is_empty(), "{file} does not say what it is about");
    let expect = &scenario.expect;
    let here = computer::diagnose(&computer_facts(scenario.computer.as_ref()), AT, ClockTime::default());
    assert_eq!(here.cause.map(ComputerCause::id), expect.computer_cause.as_deref(), "{file}: this computer");
    if scenario.address.is_empty() && scenario.own.is_none() {
        check_expectations(expect, &here.checks, &english(&here.verdict), here.cause.is_some(), file);
        return;
    }
    let addresses: Vec<_> = scenario.address.iter().map(Address::facts).collect();
    let refusal = scenario.refusal.as_deref().map(|word| match word {
        "closed" => plex_locksmith::client::diagnosis::facts::ClaimRefusal::Closed,
        "cut-off" => plex_locksmith::client::diagnosis::facts::ClaimRefusal::CutOff,
        other => panic!("{file}: no such refusal: {other}"),
    });
    let installed = scenario.installed.as_ref().map(InstalledServer::facts);
    let own = scenario.own.as_deref().and_then(MachineId::new);
    let newcomer = scenario
        .newcomer
        .as_ref()
        .map(|name| Newcomer { address: "192.168.1.5:32400".parse().unwrap(), name: name.clone() });
    let facts = ServerFacts {
        addresses: &addresses,
        listed: own.as_ref(),
        newcomer: newcomer.as_ref(),
        clock_is_right: scenario.computer.as_ref().is_some_and(|computer| computer.clock_ahead == Some(0)),
        refusal,
        browser_fails: scenario.browser_fails,
        should_be_mine: scenario.should_be_mine,
        installed: installed.as_ref(),
    };
    let verdict = server::diagnose(here.cause, &account(scenario.account.as_ref()), facts);
    assert_eq!(verdict.cause.map(Cause::id), expect.cause.as_deref(), "{file}: {:?}", verdict.verdict);
    if let Some(ownership) = &expect.ownership {
        assert_eq!(serde_json::to_value(verdict.ownership).unwrap(), *ownership, "{file}");
    }
    if let Some(words) = &expect.first_hint {
        let first = verdict.hints.first().map(english).unwrap_or_default();
        assert!(first.contains(words.as_str()), "{file}: “{words}” is not in “{first}”");
    }
    if let Some(severity) = &expect.severity {
        let seen = verdict.severity;
        assert_eq!(serde_json::to_value(seen).unwrap(), *severity, "{file}");
    }
    if let Some(action) = &expect.action {
        let step = verdict.next_step.as_ref().unwrap_or_else(|| panic!("{file}: no next step"));
        assert_eq!(serde_json::to_value(step.action).unwrap(), *action, "{file}");
    }
    check_expectations(expect, &verdict.checks, &english(&verdict.verdict), verdict.cause.is_some(), file);
}

#[test]
fn every_scenario_gets_its_verdict() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut causes = BTreeSet::new();
    let mut count = 0;
    let mut failed = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder of the scenarios") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|e| e != "toml") {
            continue;
        }
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let scenario: Scenario = toml::from_str(&text).unwrap_or_else(|e| panic!("{file}: {e}"));
        // All that fail are told at once.
        if std::panic::catch_unwind(|| run(&scenario, &file)).is_err() {
            failed.push(file);
        }
        causes.extend(scenario.expect.cause.into_iter().chain(scenario.expect.computer_cause));
        count += 1;
    }
    println!("{count} scenarios");
    assert!(failed.is_empty(), "failed: {failed:?}");
    let wanted = Cause::all().map(Cause::id).chain(ComputerCause::all().map(ComputerCause::id));
    for cause in wanted {
        assert!(causes.contains(cause), "no scenario for {cause}");
    }
}
