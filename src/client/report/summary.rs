//! What is wrong, at the top: whoever reads on knows what to look for.

use super::MOST_SERVERS;
use super::markdown::Draft;
use super::messages::{Heading, Line, StateWords};
use crate::client::diagnosis::{Cause, ComputerVerdict, Severity};
use crate::client::model::{Arg, Message, Phrase};
use crate::client::state::{Model, Server};

/// The servers to tell in full, each with its number in the list. Where there are too many, those in trouble come first.
pub fn chosen<'a>(all: &[&'a Server]) -> Vec<(usize, &'a Server)> {
    let mut all: Vec<_> = all.iter().enumerate().map(|(nth, server)| (nth + 1, *server)).collect();
    let is_problem = |server: &Server| server.diagnosis.severity == Some(Severity::Problem);
    all.sort_by_key(|(number, server)| (!is_problem(server), *number));
    all.truncate(MOST_SERVERS);
    all.sort_by_key(|(number, _)| *number);
    all
}

/// What the summary says of this computer or of a server.
struct Finding {
    of: Heading,
    severity: Option<Severity>,
    /// How the list of the window puts it.
    word: Option<Phrase>,
    verdict: Phrase,
}

pub fn show(draft: &mut Draft<'_>, model: &Model, servers: &[(usize, &Server)]) {
    draft.heading(2, &Heading::Summary);
    let all: Vec<Finding> =
        std::iter::once(computer(model)).chain(servers.iter().map(|(number, server)| of(*number, server))).collect();
    let with = |severity| all.iter().filter(move |finding| finding.severity == severity);
    with(Some(Severity::Problem)).for_each(|finding| wrong(draft, finding, None));
    with(Some(Severity::Warning)).for_each(|finding| wrong(draft, finding, Some(StateWords::Warning)));
    rest(draft, with(Some(Severity::Info)).collect(), |all| Line::NoProblem { all });
    rest(draft, with(None).collect(), |all| Line::StillLooking { all });
    if servers.is_empty() {
        draft.item(0, &Line::NoServers);
    }
    for (count, state) in not_told(model, servers) {
        draft.item(0, &Line::MoreServers { count, state: state.unwrap_or_else(|| Line::NotKnown.phrase()) });
    }
}

fn computer(model: &Model) -> Finding {
    let diagnosis = &model.computer.diagnosis;
    let is_fine = (diagnosis.verdict != ComputerVerdict::Looking).then_some(Severity::Info);
    Finding {
        of: Heading::ThisComputer,
        severity: diagnosis.cause.map(|cause| cause.spec().severity).or(is_fine),
        word: None,
        verdict: diagnosis.verdict.phrase(),
    }
}

fn of(number: usize, server: &Server) -> Finding {
    let diagnosis = &server.diagnosis;
    Finding {
        of: Heading::Server { number },
        severity: diagnosis.severity,
        word: diagnosis.cause.map(Cause::list_word),
        verdict: diagnosis.verdict.phrase(),
    }
}

fn wrong(draft: &mut Draft<'_>, finding: &Finding, label: Option<StateWords>) {
    about(draft, &finding.of);
    let names_it = finding.verdict.args.iter().any(|(_, arg)| matches!(arg, Arg::Server(_)));
    let of = (!names_it).then(|| draft.message(&finding.of));
    let label = label.map(|label| draft.message(&label));
    let verdict = draft.sentence(&finding.verdict);
    let parts: Vec<String> = [label, of, Some(verdict)].into_iter().flatten().collect();
    draft.safe_item(0, &parts.join(": "));
}

/// Two servers can have one name: it is the one that is spoken of.
fn about(draft: &mut Draft<'_>, of: &Heading) {
    if let Heading::Server { number } = of {
        draft.about(*number);
    }
}

fn rest(draft: &mut Draft<'_>, findings: Vec<&Finding>, line: impl FnOnce(Vec<Phrase>) -> Line) {
    let named = |finding: &Finding| match &finding.word {
        Some(word) => Line::Standing { of: finding.of.phrase(), word: word.clone() }.phrase(),
        None => finding.of.phrase(),
    };
    if !findings.is_empty() {
        draft.item(0, &line(findings.into_iter().map(named).collect()));
    }
}

/// The servers that are not told in full, counted by their state.
fn not_told(model: &Model, servers: &[(usize, &Server)]) -> Vec<(usize, Option<Phrase>)> {
    let mut counted: Vec<(usize, Option<Phrase>)> = Vec::new();
    let told = |server: &&Server| servers.iter().any(|(_, s)| s.key == server.key);
    for server in model.rows.iter().filter(|s| !told(s)) {
        let word = server.diagnosis.cause.map(Cause::list_word);
        match counted.iter_mut().find(|(_, w)| *w == word) {
            Some((count, _)) => *count += 1,
            None => counted.push((1, word)),
        }
    }
    counted
}
