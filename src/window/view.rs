//! What the window itself remembers: what is selected, which page is open, what was typed. And the one action that a view may
//! return.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use super::arrangement::Arrangement;
use super::folder::Folder;
use super::host::HostForm;
use super::journey::Journey;
use super::licenses::Licenses;
use super::messages::Word;
use super::timeline::Stretch;
use crate::client::diagnosis::guide::Answer;
use crate::client::diagnosis::{Action, Cause, ComputerCause};
use crate::client::model::{AccountKey, AccountName, HostKey, MachineId, Moment, SshHost};
use crate::client::platforms::Platform;
use crate::client::repair::claim::Consent;
use crate::client::report::Report;
use crate::client::state::{Model, Repair, Request, Server, ServerKey};
use crate::text::Language;

/// What the user wants. A view returns at most one; the app carries it out after drawing.
#[derive(Clone, Debug)]
pub enum ViewAction {
    Select(Selection),
    Show(Page),
    /// Back to the verdict of what is selected.
    Back,
    SignIn,
    /// Claim, after a confirmation where one is needed.
    Claim(ServerKey),
    ClaimWith(ServerKey, Consent),
    /// Unfold or fold "What will change?".
    Explain,
    /// Put the result of a claim or a repair away.
    ForgetClaim,
    /// The owner agrees to take another account's sign-in off, or takes that back.
    Agree(Option<Agreed>),
    /// Open the system's dialogue for a folder, or stop waiting for it.
    ChooseFolder(bool),
    /// The path of a folder was typed.
    TypeFolder(String),
    /// Look for settings in this folder.
    LookInFolder(String),
    /// Wait no longer for what is in the folder.
    LeaveFolder,
    /// Who signs in to the device of a server was typed.
    TypeHostUser(String),
    /// Where that device is was typed.
    TypeHostAddress(String),
    /// Sign in there. `accepted`: the key that its owner said is its own.
    SignInToHost {
        host: SshHost,
        server: Option<ServerKey>,
        way: HostWay,
        accepted: Option<HostKey>,
    },
    /// A server runs on this, by its owner's word, and there is a way to sign in.
    RunsOn(ServerKey, Platform),
    /// Ask where the server of this guide runs.
    AskPlace(GuideTo),
    /// The question of the guide that is shown is answered so.
    Answer(Answer),
    /// One question back.
    TakeAnswerBack,
    AddAddress,
    /// Put the keyboard into the address field.
    FocusAddress,
    Copy(String),
    /// Read the licenses of all parts, and show them.
    Licenses,
    /// Make a report of what is known now, and show it.
    Report,
    CopyReport(String),
    Zoom(f32),
    Colours(egui::ThemePreference),
    /// Speak this language from now on.
    Language(Language),
    /// Show another stretch of time.
    Stretch(Stretch),
    /// Show more of what happened.
    MoreEvents,
    /// Show notifications of the system from now on, or no more.
    Notify(bool),
    /// Anything that the core does without the window having to know.
    Ask(Request),
}

/// By what somebody signs in to a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostWay {
    /// The password that was typed.
    Password,
    Keys,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Selection {
    Computer,
    Server(ServerKey),
}

/// What a guide is about. Its words are made when it is drawn, from what is known then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GuideTo {
    Server { key: ServerKey, cause: Cause, step: Action },
    Computer(ComputerCause),
}

impl GuideTo {
    /// The guide to a step on a server. A server without a verdict has not answered yet.
    #[must_use]
    pub fn to(server: &Server, step: Action) -> Self {
        let cause = server.diagnosis.cause.unwrap_or(Cause::Unreachable);
        Self::Server { key: server.key, cause, step }
    }
}

/// What the right side shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The verdict on what is selected, a running claim, or how one ended.
    #[default]
    Verdict,
    /// The same, with the address field in sight where the list is folded.
    Address,
    SignIn,
    Confirm(ServerKey, SocketAddr),
    HowTo(GuideTo),
    About,
    /// The licenses of all parts.
    Licenses(Arc<Licenses>),
    /// Before everything that is kept on this computer is removed.
    Forget,
    /// The report as it was made when the page was opened.
    Report(Arc<Report>),
    /// Before a repair.
    Repair(ServerKey),
    /// Where the settings of a server are, by its owner's word.
    Folder(ServerKey),
    /// The computers that say they are this server.
    Both(ServerKey),
    /// Before a restart.
    Restart(ServerKey),
    /// The repair, undo or start that is under way or has ended last.
    RepairProgress,
    /// Before an undo, by its journal.
    Undo(String),
    /// Before a journal is removed, with its backup.
    RemoveCopy(String),
    /// A repair that was interrupted, by its journal.
    Interrupted(String),
    /// What became of a server over time.
    History(ServerKey),
    /// What became of all of them, and of this computer.
    HistoryOfAll,
    /// Before the history is deleted; of the server from whose page it was asked for.
    DeleteHistory(Option<ServerKey>),
}

impl Page {
    /// A sign-in that begins on this page leads back to it.
    #[must_use]
    pub fn waits_for_sign_in(&self) -> bool {
        matches!(self, Self::Repair(_) | Self::Interrupted(_))
    }

    /// What it is about is not there any more.
    #[must_use]
    pub fn is_gone(&self, model: &Model) -> bool {
        let is_duplicate = |server: &Server| server.diagnosis.cause == Some(Cause::DuplicateIdentity);
        match self {
            Self::Confirm(key, _)
            | Self::HowTo(GuideTo::Server { key, .. })
            | Self::Repair(key)
            | Self::Folder(key)
            | Self::Restart(key)
            | Self::DeleteHistory(Some(key))
            | Self::History(key) => model.server(*key).is_none(),
            Self::Both(key) => !model.server(*key).is_some_and(is_duplicate),
            Self::Verdict
            | Self::Address
            | Self::SignIn
            | Self::HowTo(GuideTo::Computer(_))
            | Self::About
            | Self::Licenses(_)
            | Self::Forget
            | Self::Report(_)
            | Self::RepairProgress
            | Self::Undo(_)
            | Self::RemoveCopy(_)
            | Self::HistoryOfAll
            | Self::DeleteHistory(None)
            | Self::Interrupted(_) => false,
        }
    }
}

/// What the owner agreed to: that this account's sign-in is removed from this server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    pub server: MachineId,
    pub account: AccountKey,
}

/// The window's own state.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// What the user selected, or what was found to need the user most once the search came to rest.
    pub selected: Option<Selection>,
    pub page: Page,
    pub address: String,
    /// Where what was typed last leads to, while that is to be shown; nowhere yet while a name is looked up.
    pub typed: Option<Vec<SocketAddr>>,
    /// The order of the list.
    pub arrangement: Arrangement,
    /// From the first press on a problem to being back in.
    pub journey: Option<Journey>,
    /// What happened last, said once.
    pub news: String,
    pub demo: bool,
    /// The licenses of all parts, where the program came with them.
    pub licenses: Option<PathBuf>,
    /// What the window speaks in this picture.
    pub language: Language,
    /// What was chosen in the menu, to be kept.
    pub chosen_language: Option<Language>,
    /// The keyboard is to go to the address field with the next picture.
    pub focus_address: bool,
    /// "What will change?" is unfolded.
    pub explained: bool,
    /// The last thing asked for was to look again.
    pub looks_again: bool,
    /// A sign-in that was started here has not ended yet.
    pub signing_in: bool,
    /// What servers run on, by their owner's word.
    pub platforms: HashMap<ServerKey, Platform>,
    /// What was answered to the guide that is shown.
    pub answers: Vec<Answer>,
    /// What was copied last on the page that is shown.
    pub copied: Option<String>,
    /// The second confirmation, while it is ticked.
    pub agreed: Option<Agreed>,
    /// Where the settings of a server are looked for.
    pub folder: Folder,
    /// What was typed to sign in to the device of a server.
    pub host: HostForm,
    /// The page that a sign-in leads back to.
    pub after_sign_in: Option<Page>,
    /// How far back the strips reach.
    pub stretch: Stretch,
    /// How often more of what happened was asked for, on the page that is shown.
    pub more_events: usize,
    /// The window was to be closed while a server was being worked on.
    pub kept_open: bool,
    /// Notifications of the system are on; `None` where there is no switch for them.
    pub notifies: Option<bool>,
}

/// All that a page draws from.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub model: &'a Model,
    pub view: &'a View,
    /// The time of this picture, on the model's clock.
    pub now: Moment,
    /// The window is small, or the text large: the list folds, the primary button is kept in sight.
    pub compact: bool,
}

impl Scene<'_> {
    /// What is shown: what the user selected, or the server that needs the user most.
    #[must_use]
    pub fn selection(&self) -> Option<Selection> {
        let exists = |s: &Selection| match s {
            Selection::Computer => true,
            Selection::Server(key) => self.model.server(*key).is_some(),
        };
        self.view.selected.filter(exists).or_else(|| self.model.candidate().map(|s| Selection::Server(s.key)))
    }

    #[must_use]
    pub fn server(&self) -> Option<&Server> {
        match self.selection()? {
            Selection::Server(key) => self.model.server(key),
            Selection::Computer => None,
        }
    }

    /// The row of a server by its identity.
    #[must_use]
    pub fn row_of(&self, id: &MachineId) -> Option<&Server> {
        self.model.rows.of_id(id).and_then(|key| self.model.server(key))
    }

    /// The repair, undo or start that the page shows.
    #[must_use]
    pub fn repair(&self) -> Option<&Repair> {
        let repair = self.model.repair.as_ref()?;
        let is_of_row = || self.server().is_some_and(|server| server.diagnosis.id.as_ref() == Some(&repair.id));
        match self.view.page {
            Page::RepairProgress => Some(repair),
            Page::Verdict | Page::Address if is_of_row() => Some(repair),
            Page::Verdict
            | Page::Address
            | Page::SignIn
            | Page::Confirm(..)
            | Page::HowTo(_)
            | Page::About
            | Page::Licenses(_)
            | Page::Forget
            | Page::Report(_)
            | Page::Repair(_)
            | Page::Folder(_)
            | Page::Restart(_)
            | Page::Both(_)
            | Page::Undo(_)
            | Page::RemoveCopy(_)
            | Page::History(_)
            | Page::HistoryOfAll
            | Page::DeleteHistory(_)
            | Page::Interrupted(_) => None,
        }
    }

    #[must_use]
    pub fn account_name(&self) -> AccountName {
        let nobody = || self.view.language.render(&Word::YourAccount);
        let shown = self.model.user().map_or_else(nobody, |user| user.name.to_string());
        AccountName { shown, is_own: true }
    }
}
