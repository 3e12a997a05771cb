//! Follows a repair or an undo to its end, and tells on standard error how it goes.

use std::time::{Duration, Instant};

use super::super::Sentences;
use super::super::session::Session;
use crate::cli::messages::Words;
use crate::cli::out::{self, sentences, words};
use crate::client::model::{Message as _, Phrase, ServerName};
use crate::client::repair::claim::Missing;
use crate::client::repair::messages::{self, AskWords, FaultWords};
use crate::client::repair::{Ask, Fault, RepairEnd};
use crate::client::state::{Repair, Request};

/// How long the core may take to begin: it does so at once, or not at all.
const LONGEST_BEGIN: Duration = Duration::from_secs(5);

/// Asks for it, and waits for its end; `None` if it did not even begin. Ctrl-C leaves it where nothing is left halfway.
pub fn to_the_end(session: &Session, request: Request) -> Option<Repair> {
    session.engine.request(request);
    let (asked, mut told, mut left) = (Instant::now(), Progress::default(), false);
    let model = session.wait_out(|model| {
        let Some(repair) = &model.repair else { return asked.elapsed() >= LONGEST_BEGIN };
        told.tell(repair);
        // Once: what is put back then is not left by the same word.
        if session.is_interrupted() && !left && repair.end.is_none() && repair.hold().is_none() {
            left = true;
            session.engine.request(Request::CancelRepair);
        }
        repair.end.is_some()
    });
    model.repair.clone()
}

/// What was said already.
#[derive(Default)]
struct Progress {
    steps: usize,
    ask: Option<Ask>,
    was_ended: bool,
    cancelled: bool,
    turned_back: bool,
}

impl Progress {
    fn tell(&mut self, repair: &Repair) {
        let name = || ServerName(repair.name.clone());
        for line in repair.steps.iter().skip(self.steps) {
            indented(&line.step.title());
        }
        self.steps = repair.steps.len();
        if repair.asks != self.ask {
            self.ask = repair.asks;
            if let Some(ask) = repair.asks {
                let (wanted, then) = (AskWords::wanted(ask, &repair.name), AskWords::then(ask));
                out::err(&format!("{} {}\n", words(&wanted), words(&then)));
            }
        }
        if repair.was_ended && !std::mem::replace(&mut self.was_ended, true) {
            indented(&Words::WasEnded { server: name() });
        }
        if repair.cancelled && !std::mem::replace(&mut self.cancelled, true) {
            indented(&Words::Leaving);
        }
        if let Some(fault) = &repair.turning_back
            && !std::mem::replace(&mut self.turned_back, true)
        {
            indented(&Words::StepFailed { why: reason(fault, &repair.name) });
        }
        if let Some(end) = &repair.end {
            self.tell_end(end, &repair.name);
        }
    }

    fn tell_end(&self, end: &RepairEnd, name: &str) {
        let (title, help) = messages::end(end, name);
        out::err(&format!("{} {}\n", words(&title), sentences(&help)));
        let details = |fault: &Fault| {
            if let Some(detail) = messages::detail(fault) {
                out::tell(&Words::Details { detail });
            }
        };
        match end {
            RepairEnd::Verified { changed, .. } if !changed.is_empty() => {
                out::tell(&Words::ChangedItself { server: name.into(), settings: changed.join(", ") });
            }
            RepairEnd::NotRestored { trouble, .. } => details(trouble),
            RepairEnd::NotPutBack { fault, .. } | RepairEnd::StillOpen(fault) => details(fault),
            RepairEnd::Untouched { fault, .. } if !self.turned_back => details(fault),
            RepairEnd::Verified { .. }
            | RepairEnd::Unverified { .. }
            | RepairEnd::Untouched { .. }
            | RepairEnd::Restored { .. }
            | RepairEnd::PutBack { .. }
            | RepairEnd::Runs
            | RepairEnd::NotStarted { .. } => {}
        }
    }
}

fn indented(message: &impl crate::client::model::Message) {
    out::err(&format!("  {}\n", words(message)));
}

/// Why it did not come to a good end; `None` if it did.
pub fn why(end: &RepairEnd, name: &str) -> Option<Sentences> {
    let server = || ServerName::from(name);
    let sentences = match (end, end.faults()) {
        (RepairEnd::Unverified { missing: Missing::NotListed, .. }, _) => {
            vec![Words::WhyNotListed { server: server() }.phrase()]
        }
        (RepairEnd::Unverified { missing: Missing::NotLetIn, .. }, _) => {
            vec![Words::WhyNotLetIn { server: server() }.phrase()]
        }
        (_, (Some(fault), Some(trouble))) => {
            let trouble = Words::WhyNotRestored { why: reason(trouble, name) };
            vec![reason(fault, name), trouble.phrase()]
        }
        (_, (Some(fault), None)) => vec![reason(fault, name)],
        (_, (None, _)) => return None,
    };
    Some(Sentences(sentences))
}

/// A sentence for people, and what was tried where.
fn reason(fault: &Fault, name: &str) -> Phrase {
    let sentence = FaultWords::new(fault, name).phrase();
    match messages::detail(fault) {
        Some(detail) => Words::Because { sentence, detail }.phrase(),
        None => sentence,
    }
}
