//! What the window takes in from the model: what ended, what changed, and what it says of that.

use std::time::Duration;

use egui::Context;

use super::{App, Core};
use crate::client::model::{AccountName, MachineId, Message as _, Phrase};
use crate::client::state::{Model, SignInEnd, SignInFailure, What};
use crate::window::jobs::Job;
use crate::window::messages::repair::{RepairLabel, RepairNews};
use crate::window::messages::{ListWord, SignInTitle, Text, Word};
use crate::window::view::{Page, Selection};

impl<C: Core> App<C> {
    /// Takes in what happened since the picture before: each change once.
    pub(super) fn follow(&mut self, model: &Model) {
        let changes: Vec<&What> = model.changes.read(&mut self.read).map(|change| &change.what).collect();
        for what in &changes {
            match what {
                What::SignInEnded(end) => {
                    if let Some(wait) = self.sign_in.take()
                        && let Some(end) = wait.ended(end.clone()).end().cloned()
                    {
                        self.view.signing_in = false;
                        self.signed_in(end);
                    }
                }
                What::ClaimEnded { key, end } => {
                    if let Some((_, wait)) = self.claim.take_if(|(claimed, _)| claimed == key)
                        && let Some(end) = wait.ended(end.clone()).end()
                    {
                        let name = model.server(*key).map(|s| s.diagnosis.name.clone()).unwrap_or_default();
                        self.view.news = self.view.language.render(&Text::claim_news(end, &name));
                    }
                }
                What::RepairEnded { end, .. } => {
                    self.view.kept_open = false;
                    let name = model.repair.as_ref().map(|repair| repair.name.as_str()).unwrap_or_default();
                    self.view.news = self.view.language.render(&RepairNews::new(end, name));
                }
                What::Interrupted { record } => self.interrupted = Some(record.clone()),
                What::Server { .. } | What::Computer { .. } => {}
            }
        }
        self.tell_verdicts(model, &changes);
        self.show_interrupted(model);
    }

    /// A folder that was chosen in the system's dialogue.
    pub(super) fn take_in_choice(&mut self) {
        if let Some(chosen) = self.choice.as_ref().and_then(Job::end).cloned() {
            self.choice = None;
            self.view.folder.choosing = None;
            match chosen {
                Some(path) => self.look_in_folder(path.display().to_string()),
                None => self.view.news = self.view.language.render(&RepairLabel::NoneChosen),
            }
        }
    }

    /// Shows once, unasked, that a repair was interrupted; and leaves the page of a copy that is gone.
    fn show_interrupted(&mut self, model: &Model) {
        let is_free = matches!(self.view.page, Page::Verdict | Page::Address) && model.repair.is_none();
        if is_free && let Some(id) = self.interrupted.take_if(|id| model.interrupted().any(|record| record.id == *id)) {
            self.view.page = Page::Interrupted(id);
        }
        if let Page::RemoveCopy(id) = &self.view.page
            && model.record(id).is_none()
        {
            self.view.page = Page::Verdict;
            self.view.news = self.view.language.render(&RepairLabel::Removed);
        }
    }

    fn signed_in(&mut self, end: SignInEnd) {
        let before = self.view.after_sign_in.clone().unwrap_or_default();
        let (news, page) = match end {
            Ok(user) => {
                let account = AccountName { shown: user.name.to_string(), is_own: true };
                (Text::SignedIn { account }.phrase(), before)
            }
            Err(SignInFailure::Cancelled) => (SignInTitle::Cancelled.phrase(), before),
            Err(failure) => (SignInTitle::from(&failure).phrase(), Page::SignIn),
        };
        self.view.news = self.view.language.render(&news);
        if self.view.page == Page::SignIn || page == Page::SignIn {
            self.view.page = page;
        }
    }

    /// "Looking again…" becomes "Looked again." once, whatever is looked at by itself later.
    pub(super) fn tell_that_it_looked(&mut self, model: &Model, ctx: &Context) {
        /// What was asked for has begun by then, if there is anything to do.
        const BEGUN: Duration = Duration::from_millis(300);
        let Some(asked) = self.asked.filter(|_| self.view.looks_again) else { return };
        if asked.elapsed() < BEGUN {
            ctx.request_repaint_after(BEGUN);
        } else if model.under_way == 0 {
            self.view.looks_again = false;
            if self.view.news.is_empty() {
                self.view.news = self.view.language.render(&Word::LookedAgain);
            }
        }
    }

    /// What changed is said, not silently replaced. What a repair changed, its own page says.
    fn tell_verdicts(&mut self, model: &Model, changes: &[&What]) {
        let worked_on = model.repair.as_ref().map(|repair| &repair.id);
        let told: Vec<_> = changes.iter().filter_map(|what| told(what, model, worked_on)).collect();
        if let Some((subject, from, to)) = told.first().cloned() {
            self.view.news = self.view.language.render(&Text::changed(subject, from, to, told.len() - 1));
        }
    }

    /// Keeps what is shown in its place, once nothing better can turn up.
    pub(super) fn settle(&mut self, model: &Model) {
        if self.view.selected.is_none() {
            self.view.selected = model.final_candidate().map(|server| Selection::Server(server.key));
        }
        // The selected row may have become part of another one.
        if let Some(Selection::Server(key)) = self.view.selected
            && model.server(key).is_none()
        {
            self.view.selected = None;
        }
    }
}

/// Who changed, from what, and into what: of a change of a verdict that is to be told.
fn told(what: &What, model: &Model, worked_on: Option<&MachineId>) -> Option<(Phrase, Phrase, Phrase)> {
    match what {
        What::Server { key, from, to } => {
            let server = model.server(*key)?;
            if worked_on.is_some() && server.diagnosis.id.as_ref() == worked_on {
                return None;
            }
            Some((server.diagnosis.name.phrase(), from.list_word(), ListWord::of_server(*to)))
        }
        What::Computer { from, to } => {
            Some((Word::ThisComputer.phrase(), ListWord::of_computer(*from), ListWord::of_computer(*to)))
        }
        What::SignInEnded(_) | What::ClaimEnded { .. } | What::RepairEnded { .. } | What::Interrupted { .. } => None,
    }
}
