//! The program behind the window: takes snapshots, draws, and carries out what was asked for.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Context, Ui};

use crate::client::system::local_user;

use super::folder::{self, Dialogue, Folder};
use super::jobs::{Job, Wait};
use super::language;
use super::messages::ListWord;
use super::messages::repair::{RepairLabel, RepairNews};
use super::pages;
use super::view::{Page, Selection, View, ViewAction};
use crate::client::engine::Engine;
use crate::client::model::{AccountName, MachineId, Message as _, Moment, Phrase};
use crate::client::repair::claim::{ClaimEnd, Consent};
use crate::client::report::{Report, ReportContext};
use crate::client::state::policy::ClaimWay;
use crate::client::state::{Cursor, Model, Request, ServerKey, SignIn, SignInEnd, SignInFailure, What};
use crate::text::Language;
use crate::window::messages::{SignInTitle, Text, Word};

/// While something runs, its elapsed time is drawn so often.
const SECOND: Duration = Duration::from_secs(1);
/// When nothing runs, "2 min ago" is drawn so often.
const MINUTE: Duration = Duration::from_secs(60);
/// The text sizes within which the window is usable.
const ZOOM: std::ops::RangeInclusive<f32> = 0.75..=2.5;

/// What the window needs of the core. The engine has it; tests have their own.
pub trait Core {
    fn model(&self) -> Arc<Model>;
    fn request(&self, request: Request);
}

impl Core for Engine {
    fn model(&self) -> Arc<Model> {
        Self::model(self)
    }

    fn request(&self, request: Request) {
        Self::request(self, request);
    }
}

/// The model's clock between two snapshots, so that elapsed time goes on while nothing happens.
struct Clock {
    model: Moment,
    seen: Instant,
}

impl Clock {
    fn now(&mut self, model: Moment) -> Moment {
        if self.model != model {
            *self = Self { model, seen: Instant::now() };
        }
        self.model + self.seen.elapsed()
    }
}

/// The window's program.
pub struct App<C: Core> {
    core: C,
    view: View,
    sign_in: Option<Wait<SignInEnd>>,
    claim: Option<(ServerKey, Wait<ClaimEnd>)>,
    /// A folder is being chosen.
    choice: Option<Job<Option<PathBuf>>>,
    dialogue: Dialogue,
    /// An interrupted repair that is to be shown by itself, once.
    interrupted: Option<String>,
    clock: Clock,
    /// Up to where the changes of the model were read.
    read: Cursor,
    /// When the user asked to look again.
    asked: Option<Instant>,
}

impl<C: Core> App<C> {
    /// Starts with a search. `demo` says that the home is a simulated one.
    pub fn new(core: C, demo: bool) -> Self {
        core.request(Request::Search);
        let model = core.model();
        // What is so already is no news, but an interrupted repair is shown whenever it was found.
        let (read, interrupted) = (model.changes.end(), model.interrupted().next().map(|record| record.id.clone()));
        let view = View { demo, ..View::default() };
        let clock = Clock { model: Moment::ZERO, seen: Instant::now() };
        Self {
            core,
            view,
            sign_in: None,
            claim: None,
            choice: None,
            dialogue: folder::ask,
            interrupted,
            clock,
            read,
            asked: None,
        }
    }

    /// The language that was chosen in this window.
    #[must_use]
    pub fn chosen_language(&self) -> Option<Language> {
        self.view.chosen_language
    }

    /// With another dialogue for folders than the system's.
    #[must_use]
    pub fn with_dialogue(mut self, dialogue: Dialogue) -> Self {
        self.dialogue = dialogue;
        self
    }

    /// The window is to be closed. Returns whether it may be: not while a server is being worked on, and then it says why.
    pub fn may_close(&mut self) -> bool {
        if self.core.model().running_repair().is_none() {
            return true;
        }
        self.view.kept_open = true;
        self.view.page = Page::RepairProgress;
        self.view.news = self.view.language.render(&RepairLabel::KeptOpenNews);
        false
    }

    /// The window's own state.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// The core, to be shut down.
    pub fn into_core(self) -> C {
        self.core
    }

    /// One frame: take in what ended, draw one snapshot, carry out what was asked for.
    pub fn frame(&mut self, ui: &mut Ui) {
        self.view.language = language::of(ui.ctx());
        self.take_in_choice();
        let model = self.core.model();
        let now = self.clock.now(model.now);
        self.settle(&model);
        self.follow(&model);
        self.tell_that_it_looked(&model, ui.ctx());
        let action = pages::draw(ui, &model, now, &mut self.view);
        if let Some(action) = action {
            self.carry_out(action, &model, ui.ctx());
            ui.ctx().request_repaint();
        }
        self.plan_next_frame(&model, ui.ctx());
    }

    /// Takes in what happened since the picture before: each change once.
    fn follow(&mut self, model: &Model) {
        let changes: Vec<What> = model.changes.read(&mut self.read).map(|change| change.what.clone()).collect();
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
    fn take_in_choice(&mut self) {
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
    fn tell_that_it_looked(&mut self, model: &Model, ctx: &Context) {
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
    fn tell_verdicts(&mut self, model: &Model, changes: &[What]) {
        let worked_on = model.repair.as_ref().map(|repair| &repair.id);
        let told: Vec<_> = changes.iter().filter_map(|what| told(what, model, worked_on)).collect();
        if let Some((subject, from, to)) = told.first().cloned() {
            self.view.news = self.view.language.render(&Text::changed(subject, from, to, told.len() - 1));
        }
    }

    /// Keeps what is shown in its place, once nothing better can turn up.
    fn settle(&mut self, model: &Model) {
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

    fn carry_out(&mut self, action: ViewAction, model: &Model, ctx: &Context) {
        self.view.news.clear();
        self.view.looks_again = false;
        self.view.kept_open = false;
        match action {
            ViewAction::Select(selection) => {
                self.view.selected = Some(selection);
                self.show(Page::Verdict);
            }
            ViewAction::Show(page) => self.show(page),
            ViewAction::Back => {
                let before = if self.view.page == Page::SignIn { self.view.after_sign_in.take() } else { None };
                self.show(before.unwrap_or_default());
            }
            ViewAction::SignIn => self.start_sign_in(),
            ViewAction::Claim(key) => self.claim_or_confirm(key, model),
            ViewAction::ClaimWith(key, consent) => self.start_claim(key, consent),
            ViewAction::Explain => self.view.explained = !self.view.explained,
            ViewAction::ForgetClaim => {
                self.core.request(Request::ForgetClaim);
                self.show(Page::Verdict);
            }
            ViewAction::Agree(agreed) => self.view.agreed = agreed,
            ViewAction::ChooseFolder(open) => self.choose_folder(open, model),
            ViewAction::TypeFolder(path) => self.view.folder = Folder { path, ..Folder::default() },
            ViewAction::LookInFolder(path) => self.look_in_folder(path),
            ViewAction::LeaveFolder => self.view.folder.asked = None,
            ViewAction::RunsOn(key, platform) => {
                self.view.platforms.insert(key, platform);
            }
            ViewAction::AddAddress => self.add_address(),
            ViewAction::FocusAddress => {
                self.view.focus_address = true;
                self.view.page = Page::Address;
            }
            ViewAction::Copy(text) => {
                ctx.copy_text(text);
                self.view.news = self.view.language.render(&Word::Copied);
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
            ViewAction::Ask(request) => self.ask(request),
        }
    }

    /// Opens a page. What was agreed to, or chosen, on another one counts no more.
    fn show(&mut self, page: Page) {
        let goes_on = |from: &Page, to: &Page| from == to || (from.waits_for_sign_in() && *to == Page::SignIn);
        if !goes_on(&self.view.page, &page) && self.view.page != Page::SignIn {
            self.view.agreed = None;
        }
        if matches!(page, Page::Folder(_)) && page != self.view.page {
            self.view.folder = Folder::default();
            self.choice = None;
        }
        self.view.page = page;
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

    fn look_in_folder(&mut self, path: String) {
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
            Request::GoOn { .. } | Request::Undo(_) | Request::UndoOver { .. } => self.show(Page::RepairProgress),
            Request::Repair { server, .. } => {
                self.view.selected = Some(Selection::Server(*server));
                self.show(Page::RepairProgress);
            }
            Request::StartServer(key) | Request::RestartServer(key) => {
                self.view.selected = Some(Selection::Server(*key));
                self.show(Page::Verdict);
            }
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
            | Request::LookInFolder(_)
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
        let address = self.view.address.trim().to_owned();
        self.core.request(Request::AddAddress(address));
    }

    /// The core wakes the window when something changed. Time alone changes little.
    fn plan_next_frame(&self, model: &Model, ctx: &Context) {
        let signs_in = matches!(model.sign_in, SignIn::Asking { .. } | SignIn::Waiting(_) | SignIn::Approved { .. });
        let claims = self.claim.is_some() || model.running_claim().is_some();
        let repairs = model.running_repair().is_some() || model.folder.busy || self.choice.is_some();
        let waits = signs_in || self.sign_in.is_some() || claims || repairs;
        if waits || model.is_searching() {
            ctx.request_repaint_after(SECOND);
        } else if !model.rows.is_empty() {
            ctx.request_repaint_after(MINUTE);
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
