//! The checklist for people.

use super::json::sorted;
use crate::cli::out::{say, words};
use crate::client::diagnosis::{Check, CheckState};
use crate::client::state::{Model, Server};

/// Prints everything that was found.
pub fn print(model: &Model) {
    let computer = &model.computer.diagnosis;
    say!("This computer");
    say!("  {}", words(&computer.verdict));
    print_checks(&computer.checks);
    for server in sorted(model) {
        say!("");
        print_server(server);
    }
    if model.rows.is_empty() {
        say!("\nNo Plex server answered. {}", tried(model));
        say!("If yours is on: plex-locksmith check --address ITS-ADDRESS");
    }
    if let [first, ..] = model.left_over().as_slice() {
        let count = model.left_over().len();
        say!(
            "\nPlex still lists old entries of {} ({count}). Remove them at https://app.plex.tv, Settings, Authorized Devices.",
            first.name
        );
    }
    if model.search.full {
        say!("\nMore than {} addresses were announced; the rest is not shown.", model.limit);
    }
}

pub fn print_server(server: &Server) {
    let diagnosis = &server.diagnosis;
    let addresses: Vec<_> = server.addresses.iter().map(|a| a.address.to_string()).collect();
    match addresses.as_slice() {
        [] => say!("{}", diagnosis.name),
        all => say!("{} ({})", diagnosis.name, all.join(", ")),
    }
    say!("  {}", words(&diagnosis.verdict));
    for hint in &diagnosis.hints {
        say!("  - {}", words(hint));
    }
    if let Some(step) = &diagnosis.next_step {
        say!("  Next: {}", words(&step.label));
    }
    print_checks(&diagnosis.checks);
}

fn print_checks(checks: &[Check]) {
    for check in checks {
        let (symbol, word) = match check.state {
            CheckState::Ok => ("✔", "ok"),
            CheckState::Warning => ("▲", "warning"),
            CheckState::Problem => ("✖", "problem"),
            CheckState::Skipped => ("–", "not checked"),
        };
        say!("    {symbol} {word:<11}  {}: {}", words(&check.id.title()), words(&check.summary));
    }
}

fn tried(model: &Model) -> String {
    let mdns = if model.search.mdns_unavailable.is_some() { "" } else { ", by mDNS" };
    format!("Asked {} times on the home network (GDM{mdns}), and on this computer.", model.search.rounds)
}
