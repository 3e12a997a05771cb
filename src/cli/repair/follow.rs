//! Follows a repair or an undo to its end, and tells on standard error how it goes.

use std::time::{Duration, Instant};

use super::super::session::Session;
use crate::cli::out::{sentences, tell, words};
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
        let name = &repair.name;
        for line in repair.steps.iter().skip(self.steps) {
            tell!("  {}", words(&line.step.title()));
        }
        self.steps = repair.steps.len();
        if repair.asks != self.ask {
            self.ask = repair.asks;
            repair.asks.into_iter().for_each(|ask| {
                tell!("{} {}", words(&AskWords::wanted(ask, name)), words(&AskWords::then(ask)));
            });
        }
        if repair.was_ended && !std::mem::replace(&mut self.was_ended, true) {
            tell!("  {name} did not close by itself, and was ended");
        }
        if repair.cancelled && !std::mem::replace(&mut self.cancelled, true) {
            tell!("  Leaving it where nothing is left halfway");
        }
        if let Some(fault) = &repair.turning_back
            && !std::mem::replace(&mut self.turned_back, true)
        {
            tell!("  That failed. {}", reason(fault, name));
        }
        if let Some(end) = &repair.end {
            self.tell_end(end, name);
        }
    }

    fn tell_end(&self, end: &RepairEnd, name: &str) {
        let (title, help) = messages::end(end, name);
        tell!("{} {}", words(&title), sentences(&help));
        let details = |fault: &Fault| {
            if let Some(detail) = messages::detail(fault) {
                tell!("Details: {}", words(&detail));
            }
        };
        match end {
            RepairEnd::Verified { changed, .. } if !changed.is_empty() => {
                tell!("{name} itself changed some other settings meanwhile: {}", changed.join(", "));
            }
            RepairEnd::NotRestored { trouble, .. } => details(trouble),
            RepairEnd::NotPutBack { fault, .. } | RepairEnd::StillOpen(fault) => details(fault),
            RepairEnd::Untouched { fault, .. } if !self.turned_back => details(fault),
            _ => {}
        }
    }
}

/// Why it did not come to a good end, in words; `None` if it did.
pub fn why(end: &RepairEnd, name: &str) -> Option<String> {
    match (end, end.faults()) {
        (RepairEnd::Unverified { missing: Missing::NotListed, .. }, _) => {
            Some(format!("Plex does not list {name} as yours yet."))
        }
        (RepairEnd::Unverified { missing: Missing::NotLetIn, .. }, _) => {
            Some(format!("Plex lists {name} as yours, but it does not let you in yet."))
        }
        (_, (Some(fault), Some(trouble))) => {
            Some(format!("{} It could not be put back: {}", reason(fault, name), reason(trouble, name)))
        }
        (_, (Some(fault), None)) => Some(reason(fault, name)),
        (_, (None, _)) => None,
    }
}

/// A sentence for people, and what was tried where.
fn reason(fault: &Fault, name: &str) -> String {
    let sentence = words(&FaultWords::new(fault, name));
    messages::detail(fault).map_or(sentence.clone(), |detail| format!("{sentence} ({})", words(&detail)))
}
