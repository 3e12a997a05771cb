//! What the user did on a page, carried out.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use egui::Context;

use super::{App, Core};
use crate::client::diagnosis::guide::Answer;
use crate::client::model::Phrase;
use crate::client::repair::claim::{ClaimEnd, Consent};
use crate::client::report::{Report, ReportContext};
use crate::client::state::policy::ClaimWay;
use crate::client::state::{Model, Request, ServerKey, SignInFailure};
use crate::client::system::local_user;
use crate::window::folder::Folder;
use crate::window::host::HostForm;
use crate::window::jobs::{Job, Wait};
use crate::window::language;
use crate::window::licenses::Licenses;
use crate::window::messages::Word;
use crate::window::messages::repair::RepairLabel;
use crate::window::view::{GuideTo, Page, Selection, ViewAction};

/// The text sizes within which the window is usable.
const ZOOM: std::ops::RangeInclusive<f32> = 0.75..=2.5;

impl<C: Core> App<C> {
    pub(super) fn carry_out(&mut self, action: ViewAction, model: &Model, ctx: &Context) {
        self.view.news.clear();
        self.view.looks_again = false;
        self.view.kept_open = false;
        self.view.typed = matches!(action, ViewAction::AddAddress).then(Vec::new);
        match action {
            ViewAction::Select(selection) => {
                self.view.selected = Some(selection);
                self.show(Page::Verdict);
            }
            ViewAction::Show(page) => {
                if let Page::History(key) = page {
                    self.view.selected = Some(Selection::Server(key));
                }
                self.show(page);
            }
            ViewAction::Back => {
                let before = if self.view.page == Page::SignIn { self.view.after_sign_in.take() } else { None };
                self.show(before.unwrap_or_default());
            }
            ViewAction::SignIn => self.start_sign_in(),
            ViewAction::Claim(key) => self.claim_or_confirm(key, model),
            ViewAction::ClaimWith(key, consent) => self.start_claim(key, consent),
            ViewAction::Explain => self.view.explained = !self.view.explained,
            ViewAction::ForgetClaim => {
                self.leave_host_when_done(model);
                self.core.request(Request::ForgetClaim);
                self.show(Page::Verdict);
            }
            ViewAction::Agree(agreed) => self.view.agreed = agreed,
            ViewAction::ChooseFolder(open) => self.choose_folder(open, model),
            ViewAction::TypeFolder(path) => self.view.folder = Folder { path, ..Folder::default() },
            ViewAction::LookInFolder(path) => self.look_in_folder(path),
            ViewAction::LeaveFolder => self.view.folder.asked = None,
            ViewAction::TypeHostUser(user) => self.view.host.user = Some(user),
            ViewAction::TypeHostAddress(address) => self.view.host.address = Some(address),
            ViewAction::SignInToHost { host, server, way, accepted } => {
                self.sign_in_to_host(model, host, server, way, accepted);
            }
            ViewAction::RunsOn(key, platform) => {
                self.view.platforms.insert(key, platform);
                self.show(Page::Repair(key));
            }
            ViewAction::AskPlace(guide) => {
                self.show(Page::HowTo(guide));
                self.view.answers.push(Answer::AskPlace);
            }
            ViewAction::Answer(answer) => self.answer(answer),
            ViewAction::TakeAnswerBack => self.take_answer_back(),
            ViewAction::AddAddress => self.add_address(),
            ViewAction::FocusAddress => {
                self.view.focus_address = true;
                self.view.page = Page::Address;
            }
            ViewAction::Copy(text) => {
                self.view.copied = Some(text.clone());
                ctx.copy_text(text);
                self.view.news = self.view.language.render(&Word::Copied);
            }
            ViewAction::Licenses => {
                if let Some(file) = &self.view.licenses {
                    self.view.page = Page::Licenses(Arc::new(Licenses::read(file)));
                }
            }
            ViewAction::Report => self.view.page = Page::Report(Arc::new(self.report(model))),
            ViewAction::CopyReport(text) => {
                ctx.copy_text(text);
                self.view.news = self.view.language.render(&Word::ReportCopied);
            }
            ViewAction::Zoom(by) => {
                ctx.set_zoom_factor((ctx.zoom_factor() * by).clamp(*ZOOM.start(), *ZOOM.end()));
            }
            ViewAction::Colours(colours) => ctx.set_theme(colours),
            ViewAction::Language(chosen) => {
                language::set(ctx, chosen);
                self.view.chosen_language = Some(chosen);
                self.view.news.clear();
            }
            ViewAction::Stretch(stretch) => (self.view.stretch, self.view.more_events) = (stretch, 0),
            ViewAction::MoreEvents => self.view.more_events += 1,
            ViewAction::Notify(on) => self.switch_notices(on, ctx),
            ViewAction::Ask(request) => self.ask(request),
        }
    }

    /// Opens a page. What was agreed to, or chosen, on another one counts no more.
    pub(super) fn show(&mut self, page: Page) {
        let goes_on = |from: &Page, to: &Page| from == to || (from.waits_for_sign_in() && *to == Page::SignIn);
        if !goes_on(&self.view.page, &page) && self.view.page != Page::SignIn {
            self.view.agreed = None;
        }
        if page != self.view.page {
            self.view.host.forget();
            self.view.host = HostForm::default();
        }
        if matches!(page, Page::Folder(_)) && page != self.view.page {
            self.view.folder = Folder::default();
            self.choice = None;
        }
        self.view.answers.clear();
        self.view.copied = None;
        self.view.more_events = 0;
        self.view.page = page;
    }

    /// What a server runs on is kept: it does not change from one guide to the next.
    fn answer(&mut self, answer: Answer) {
        if let Page::HowTo(GuideTo::Server { key, .. }) = self.view.page {
            if let Answer::RunsOn(platform) = answer {
                self.view.platforms.insert(key, platform);
            } else if answer == Answer::RunsElsewhere {
                self.view.platforms.remove(&key);
            }
        }
        self.view.answers.push(answer);
        self.view.copied = None;
    }

    fn take_answer_back(&mut self) {
        let taken = self.view.answers.pop();
        if let (Page::HowTo(GuideTo::Server { key, .. }), Some(Answer::RunsOn(_))) = (&self.view.page, taken) {
            self.view.platforms.remove(key);
        }
        self.view.copied = None;
    }

    fn choose_folder(&mut self, open: bool, model: &Model) {
        self.view.folder.choosing = None;
        self.choice = None;
        if open {
            let (job, done) = Job::new(None);
            self.choice = Some(job);
            self.view.folder.choosing = Some(self.clock.now(model.now));
            (self.dialogue)(&self.view.language.render(&RepairLabel::ChooseFolder), Box::new(done));
        }
    }

    pub(super) fn look_in_folder(&mut self, path: String) {
        let folder = PathBuf::from(path.trim());
        if folder.as_os_str().is_empty() {
            return;
        }
        let now = self.core.model().now;
        self.view.folder = Folder { path, choosing: None, asked: Some(self.clock.now(now)) };
        self.core.request(Request::LookInFolder(folder));
    }

    fn report(&mut self, model: &Model) -> Report {
        let system = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
        let now = self.clock.now(model.now);
        let render = |phrase: &Phrase| self.view.language.render(phrase);
        let program = ReportContext { version: env!("CARGO_PKG_VERSION"), system: &system, now, render: &render };
        Report::of(model, &program, &local_user())
    }

    fn ask(&mut self, request: Request) {
        let recheck = matches!(
            request,
            Request::Recheck(_) | Request::RecheckAll | Request::RecheckComputer | Request::RecheckOne(..)
        );
        self.view.looks_again = recheck || matches!(request, Request::Search);
        self.asked = Some(Instant::now());
        match &request {
            // What was claimed is looked at anew: its old end says nothing any more.
            Request::Recheck(_) | Request::RecheckAll => {
                self.core.request(Request::ForgetClaim);
                self.view.page = Page::Verdict;
            }
            Request::RecheckComputer => self.view.page = Page::Verdict,
            Request::RepairAt { .. } | Request::GoOn { .. } | Request::Undo(_) | Request::UndoOver { .. } => {
                self.show(Page::RepairProgress);
            }
            Request::Repair { server, .. } => {
                self.view.selected = Some(Selection::Server(*server));
                self.show(Page::RepairProgress);
            }
            Request::StartServer(key) | Request::RestartServer(key) => {
                self.view.selected = Some(Selection::Server(*key));
                self.show(Page::Verdict);
            }
            Request::DeleteHistory => self.deleting = true,
            Request::LeaveHost => self.view.host.forget(),
            Request::SignOut => self.view.news = self.view.language.render(&Word::SignedOut),
            Request::Search
            | Request::RecheckOne(..)
            | Request::BrowserFails(..)
            | Request::ShouldBeMine(..)
            | Request::AddAddress(_)
            | Request::SignIn
            | Request::OpenSignInPage
            | Request::CancelSignIn
            | Request::Claim { .. }
            | Request::CancelClaim
            | Request::ForgetClaim
            | Request::CancelRepair
            | Request::ForgetBackup(_)
            | Request::ForgetEverything
            | Request::Attend(_)
            | Request::LookInFolder(_)
            | Request::LookInContainer { .. }
            | Request::SignInToHost { .. }
            | Request::ForgetHostKey(_)
            | Request::Open(_) => {}
        }
        self.core.request(request);
    }

    fn start_sign_in(&mut self) {
        if self.view.page != Page::SignIn {
            self.view.after_sign_in = Some(self.view.page.clone()).filter(Page::waits_for_sign_in);
        }
        self.show(Page::SignIn);
        if self.sign_in.is_some() {
            return;
        }
        self.sign_in = Some(Wait::new(Err(SignInFailure::Cancelled)));
        self.view.signing_in = true;
        self.core.request(Request::SignIn);
    }

    fn claim_or_confirm(&mut self, key: ServerKey, model: &Model) {
        if model.server(key).is_none() {
            return;
        }
        if model.user().is_none() {
            return self.start_sign_in();
        }
        match model.claim_way(key, None) {
            ClaimWay::Here => self.start_claim(key, Consent::HereOnly),
            ClaimWay::Ask { address, .. } => self.view.page = Page::Confirm(key, address),
            ClaimWay::Nowhere => self.core.request(Request::Recheck(key)),
        }
    }

    fn start_claim(&mut self, key: ServerKey, consent: Consent) {
        self.view.selected = Some(Selection::Server(key));
        self.view.page = Page::Verdict;
        if self.claim.is_some() {
            return;
        }
        self.claim = Some((key, Wait::new(ClaimEnd::Cancelled)));
        self.core.request(Request::Claim { server: key, consent });
    }

    fn add_address(&mut self) {
        self.added = self.view.address.trim().to_owned();
        self.core.request(Request::AddAddress(self.added.clone()));
    }
}
