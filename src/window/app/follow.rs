//! What the window takes in from the model: what ended, what changed, and what it says of that.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use egui::Context;

use super::{App, Core};
use crate::client::diagnosis::duplicate::answers;
use crate::client::model::{AccountName, MachineId, Message as _, Moment, Phrase, Source};
use crate::client::state::{Model, Request, Server, ServerKey, SignInEnd, SignInFailure, What};
use crate::window::jobs::Job;
use crate::window::journey::Journey;
use crate::window::messages::repair::{RepairLabel, RepairNews};
use crate::window::messages::{HistoryWord, ListWord, SignInTitle, Text, Word};
use crate::window::pages;
use crate::window::view::{Page, Scene, Selection, ViewAction};

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
                What::Typed { addresses, is_known } => self.show_typed(addresses, *is_known),
                What::Server { .. } | What::Computer { .. } | What::Alarm(_) => {}
            }
        }
        self.tell_verdicts(model, &changes);
        self.tell_deletion(model);
        self.show_interrupted(model);
    }

    /// What was typed led somewhere: that is shown, unless something else was done meanwhile, and the field is free for another one.
    fn show_typed(&mut self, addresses: &[SocketAddr], is_known: bool) {
        if self.view.address.trim() == self.added {
            self.view.address.clear();
        }
        let Some(typed) = &mut self.view.typed else { return };
        *typed = addresses.to_vec();
        self.show(Page::Verdict);
        self.view.selected = None;
        if is_known {
            self.view.news = self.view.language.render(&Word::AlreadyListed);
        }
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

    /// The history is gone, or not: then the page that asked says why.
    fn tell_deletion(&mut self, model: &Model) {
        let Some(deleted) = model.watch.deleted.as_ref().filter(|_| self.deleting) else { return };
        self.deleting = false;
        if let (Ok(()), Page::DeleteHistory(from)) = (deleted, &self.view.page) {
            let page = pages::history::delete::back(*from);
            self.show(page);
            self.view.news = self.view.language.render(&HistoryWord::Deleted);
        }
    }

    /// The server whose page is open is looked at more often.
    pub(super) fn attend(&mut self, model: &Model, now: Moment) {
        let is_open = matches!(self.view.page, Page::Verdict | Page::Address | Page::History(_));
        let scene = Scene { model, view: &self.view, now, compact: false };
        let open = scene.server().filter(|_| is_open).map(|server| server.key);
        if open != self.attended {
            self.attended = open;
            self.core.request(Request::Attend(open));
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
        // The page of what is shown says it under its verdict.
        let shown = self.view.selected.or_else(|| model.candidate().map(|server| Selection::Server(server.key)));
        let shown = shown.filter(|_| self.view.page == Page::Verdict);
        let is_elsewhere = |what: &&&What| subject(what) != shown || shown.is_none();
        let told: Vec<_> =
            changes.iter().filter(is_elsewhere).filter_map(|what| told(what, model, worked_on)).collect();
        if let Some((subject, from, to)) = told.first().cloned() {
            self.view.news = self.view.language.render(&Text::changed(subject, from, to, told.len() - 1));
        }
    }

    /// A row may have become part of another one, which is shown instead; and a page goes with what it is about.
    fn follow_rows(&mut self, model: &Model) {
        let before = self.arranged.clone();
        let now = |key| now_in(key, before.as_deref(), model);
        if let Some(Selection::Server(key)) = self.view.selected {
            self.view.selected = now(key).map(Selection::Server);
        }
        self.view.journey =
            self.view.journey.and_then(|journey| Some(Journey { server: now(journey.server)?, ..journey }));
        if self.view.page.is_gone(model) {
            self.show(Page::Verdict);
        }
    }

    /// Arranges the list anew when there is something new, or when the pointer has left it.
    pub(super) fn arrange(&mut self, model: &Arc<Model>) {
        let is_known = self.arranged.as_ref().is_some_and(|arranged| Arc::ptr_eq(arranged, model));
        if !is_known || self.view.arrangement.is_due() {
            self.view.arrangement.follow(model);
            self.arranged = Some(Arc::clone(model));
        }
    }

    /// Begins a journey by what was pressed, or follows the one that is under way.
    pub(super) fn travel(&mut self, model: &Model, now: Moment, pressed: Option<&ViewAction>) {
        let scene = Scene { model, view: &self.view, now, compact: false };
        let begun = || pressed.and_then(|action| Journey::begun_by(action, &scene));
        let is_over = matches!(pressed, Some(ViewAction::ForgetClaim));
        let journey = self.view.journey.filter(|_| !is_over);
        self.view.journey = journey.and_then(|journey| journey.continued(&scene)).or_else(begun);
        // Nothing that turns up takes the place of what is worked on.
        if let Some(journey) = self.view.journey {
            self.view.selected = Some(Selection::Server(journey.server));
        }
    }

    /// Keeps what is shown in its place, once nothing better can turn up.
    pub(super) fn settle(&mut self, model: &Model) {
        self.follow_rows(model);
        if self.view.selected.is_none() {
            self.view.selected = model.final_candidate().map(|server| Selection::Server(server.key));
        }
        if let Some(key) = self.view.typed.as_deref().and_then(|typed| row_of_typed(typed, model)) {
            let before = self.view.selected.replace(Selection::Server(key));
            // Who answers there was in the list by another address.
            if before != self.view.selected && model.server(key).is_some_and(was_found_before) {
                self.view.news = self.view.language.render(&Word::AlreadyListed);
            }
        }
    }
}

/// The row in which the addresses of this one are now.
fn now_in(key: ServerKey, before: Option<&Model>, model: &Model) -> Option<ServerKey> {
    if model.server(key).is_some() {
        return Some(key);
    }
    before?.server(key)?.addresses.iter().find_map(|facts| model.rows.row_of(facts.address))
}

/// A name may have several addresses: the row of the one that responds, or of the first.
fn row_of_typed(typed: &[SocketAddr], model: &Model) -> Option<ServerKey> {
    let responds = |key: &ServerKey| model.server(*key).is_some_and(|server| server.addresses.iter().any(answers));
    let rows = || typed.iter().filter_map(|address| model.rows.row_of(*address));
    rows().find(responds).or_else(|| rows().next())
}

/// Which row a verdict changed of.
fn subject(what: &What) -> Option<Selection> {
    match what {
        What::Server { key, .. } => Some(Selection::Server(*key)),
        What::Computer { .. } => Some(Selection::Computer),
        What::SignInEnded(_)
        | What::ClaimEnded { .. }
        | What::RepairEnded { .. }
        | What::Interrupted { .. }
        | What::Typed { .. }
        | What::Alarm(_) => None,
    }
}

/// Something else than what was typed led to it, too.
fn was_found_before(server: &Server) -> bool {
    server.addresses.iter().any(|facts| facts.sources.iter().any(|source| *source != Source::Typed))
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
        What::SignInEnded(_)
        | What::ClaimEnded { .. }
        | What::RepairEnded { .. }
        | What::Interrupted { .. }
        | What::Typed { .. }
        | What::Alarm(_) => None,
    }
}
