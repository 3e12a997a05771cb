//! The checklist for people.

use super::json::sorted;
use super::messages::Words;
use super::out::{out, say, words};
use super::tell;
use crate::client::diagnosis::{Check, CheckState};
use crate::client::history::Pattern;
use crate::client::model::{Message as _, ServerName};
use crate::client::state::{Model, Server};

/// Prints everything that was found.
pub fn print(model: &Model) {
    let computer = &model.computer.diagnosis;
    say(&Words::ThisComputer);
    out(&format!("  {}\n", words(&computer.verdict)));
    print_checks(&computer.checks);
    for server in sorted(model) {
        out("\n");
        print_server(model, server);
    }
    if model.rows.is_empty() {
        out(&format!("\n{} {}\n", words(&Words::NothingFound), words(&tried(model))));
        say(&Words::TryAddress);
    }
    if let [first, ..] = model.left_over().as_slice() {
        let (server, count) = (ServerName(first.name.to_string()), model.left_over().len());
        out(&format!("\n{}\n", words(&Words::LeftOver { server, count })));
    }
    if model.search.full {
        out(&format!("\n{}\n", words(&Words::ListFull { count: model.limit })));
    }
}

pub fn print_server(model: &Model, server: &Server) {
    let diagnosis = &server.diagnosis;
    let addresses: Vec<_> = server.addresses.iter().map(|a| a.address.to_string()).collect();
    match addresses.as_slice() {
        [] => out(&format!("{}\n", diagnosis.name)),
        all => out(&format!("{} ({})\n", diagnosis.name, all.join(", "))),
    }
    out(&format!("  {}\n", words(&diagnosis.verdict)));
    for (says, advice) in patterns(model, server) {
        out(&format!("  ↻ {says} {advice}\n"));
    }
    for hint in &diagnosis.hints {
        out(&format!("  - {}\n", words(hint)));
    }
    if let Some(step) = &diagnosis.next_step {
        out(&format!("  {}\n", words(&Words::Next { step: step.label.phrase() })));
    }
    print_checks(&diagnosis.checks);
}

/// What repeats with a server, in words; and what to do about it.
pub fn patterns(model: &Model, server: &Server) -> Vec<(String, String)> {
    let local = |at| model.watch.local(at);
    let line = |pattern: &Pattern| {
        let [says, _, advice] = tell::pattern(pattern, local(model.watch.now), &local);
        (words(&says), words(&advice))
    };
    model.patterns_of(server).iter().map(line).collect()
}

fn print_checks(checks: &[Check]) {
    let state = |check: &Check| match check.state {
        CheckState::Ok => ("✔", Words::StateOk),
        CheckState::Warning => ("▲", Words::StateWarning),
        CheckState::Problem => ("✖", Words::StateProblem),
        CheckState::Skipped => ("–", Words::StateSkipped),
    };
    for check in checks {
        let (symbol, state) = state(check);
        let (state, title, summary) = (words(&state), words(&check.id.title()), words(&check.summary));
        out(&format!("    {symbol} {state:<11}  {title}: {summary}\n"));
    }
}

fn tried(model: &Model) -> Words {
    let rounds = model.search.rounds.into();
    if model.search.mdns_unavailable.is_some() { Words::TriedByGdm { rounds } } else { Words::Tried { rounds } }
}
