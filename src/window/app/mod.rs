//! The program behind the window: takes snapshots, draws, and carries out what was asked for.

mod actions;
mod follow;
mod host;
mod notices;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Context, Ui, ViewportCommand};

use super::focus::{self, Shown};
use super::folder::{self, Dialogue};
use super::jobs::{Job, Wait};
use super::language;
use super::messages::repair::RepairLabel;
use super::notify::Notices;
use super::pages;
use super::view::{Page, Scene, View};
use crate::client::engine::Engine;
use crate::client::model::Moment;
use crate::client::repair::claim::ClaimEnd;
use crate::client::state::{Cursor, HostStage, Model, Request, ServerKey, SignIn, SignInEnd};
use crate::client::system::{LICENSES, paper};
use crate::text::Language;

/// While something runs, its elapsed time is drawn so often.
const SECOND: Duration = Duration::from_secs(1);
/// When nothing runs, "2 min ago" is drawn so often.
const MINUTE: Duration = Duration::from_secs(60);

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
    /// The address that was asked for last, as it was typed.
    added: String,
    /// The model of the picture before, by which the list was arranged.
    arranged: Option<Arc<Model>>,
    /// The page of the picture before.
    shown: Option<Shown>,
    /// Up to where the changes of the model were read.
    read: Cursor,
    /// When the user asked to look again.
    asked: Option<Instant>,
    /// The attempt to sign in to a device that was given up last, by its beginning.
    left: Option<Moment>,
    /// The history is being deleted.
    deleting: bool,
    /// The server whose page is open, as the core was told.
    attended: Option<ServerKey>,
    notices: Option<Notices>,
}

impl<C: Core> App<C> {
    /// Starts with a search. `demo` says that the home is a simulated one.
    pub fn new(core: C, demo: bool) -> Self {
        core.request(Request::Search);
        let model = core.model();
        // What is so already is no news, but an interrupted repair is shown whenever it was found.
        let (read, interrupted) = (model.changes.end(), model.interrupted().next().map(|record| record.id.clone()));
        let view = View { demo, licenses: paper(LICENSES), ..View::default() };
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
            added: String::new(),
            arranged: None,
            shown: None,
            read,
            asked: None,
            left: None,
            deleting: false,
            attended: None,
            notices: None,
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

    /// With the licenses of all parts in this file.
    #[must_use]
    pub fn with_licenses(mut self, file: PathBuf) -> Self {
        self.view.licenses = Some(file);
        self
    }

    /// Was everything removed that is kept on this computer? Then nothing is to be kept any more.
    #[must_use]
    pub fn has_forgotten(&self) -> bool {
        matches!(self.core.model().forgotten, Some(Ok(())))
    }

    /// The window is to be closed. Returns whether it may be: not while a server is being worked on, and then it says why.
    pub fn may_close(&mut self) -> bool {
        let model = self.core.model();
        if model.running_repair().is_none() {
            self.view.host.forget();
            if model.host.is_some() {
                self.core.request(Request::LeaveHost);
            }
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
        self.notify(ui.ctx());
        let model = self.core.model();
        let now = self.clock.now(model.now);
        self.follow(&model);
        self.follow_host(&model, now);
        self.settle(&model);
        self.arrange(&model);
        self.travel(&model, now, None);
        self.tell_that_it_looked(&model, ui.ctx());
        let shown = Shown::of(&Scene { model: &model, view: &self.view, now, compact: false });
        if self.shown.as_ref() != Some(&shown) {
            focus::want(ui.ctx(), &self.view);
            self.shown = Some(shown);
        }
        let action = pages::draw(ui, &model, now, &mut self.view);
        if let Some(action) = action {
            self.travel(&model, now, Some(&action));
            self.carry_out(action, &model, ui.ctx());
            ui.ctx().request_repaint();
        }
        if matches!(model.forgotten, Some(Ok(()))) {
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
        self.attend(&model, now);
        self.plan_next_frame(&model, ui.ctx());
    }

    /// The core wakes the window when something changed. Time alone changes little.
    fn plan_next_frame(&self, model: &Model, ctx: &Context) {
        let signs_in = matches!(model.sign_in, SignIn::Asking { .. } | SignIn::Waiting(_) | SignIn::Approved { .. });
        let claims = self.claim.is_some() || model.running_claim().is_some();
        let repairs = model.running_repair().is_some() || model.folder.busy || self.choice.is_some();
        let enters = model.host.as_ref().is_some_and(|access| matches!(access.stage, HostStage::SigningIn));
        let waits = signs_in || self.sign_in.is_some() || claims || repairs || enters;
        if waits || model.is_searching() {
            ctx.request_repaint_after(SECOND);
        } else if !model.rows.is_empty() {
            ctx.request_repaint_after(MINUTE);
        }
    }
}
