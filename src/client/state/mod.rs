//! The model that a front end shows, and what changes it. No I/O: [`Model::apply`] and [`Model::request`] take what happened and
//! what the user wants, and return the [`Effect`]s that the engine has to carry out.

mod access;
mod again;
mod apply;
mod changes;
mod claim;
mod computer;
mod event;
mod groups;
mod guide;
pub mod host;
mod listed;
mod look;
pub mod policy;
#[cfg(test)]
mod policy_tests;
mod proof;
pub mod repair;
mod repair_job;
mod rows;
mod search;
mod sign_in;
mod strangers;
#[cfg(test)]
mod tests;
pub mod twins;
mod watch;

use std::collections::HashSet;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use crate::client::diagnosis::facts::ClaimRefusal;
use crate::client::diagnosis::{
    AccountFacts, Cause, ComputerCause, ComputerDiagnosis, ComputerFacts, Diagnosis, computer as diagnosis_of_computer,
};
use crate::client::discovery::SendFailure;
use crate::client::installation::InstallError;
use crate::client::model::{
    AddressFacts, ClockTime, Installed, MachineId, Moment, PLEX_PORT, Phrase, PlexService, SecondProbe, User,
};
use crate::client::net::Interface;
use crate::client::repair::claim::{ClaimEnd, ClaimStage};
use crate::client::repair::{JournalStore, Record};

pub use crate::client::repair::RepairKind;
pub use changes::{Change, Changes, Cursor, What};
pub use event::{Effect, Event, Request, SignInEvent};
pub use groups::Group;
pub use host::{HostAccess, HostFound, HostRoom, HostStage};
pub use repair::{FolderLook, Hold, Repair, StepLine};
pub use rows::Rows;
pub use watch::{Alarm, Glance, Glimpse, HistoryEvent, Keeping, Watch};

/// Names a row of the list for as long as the program runs. It stays when the server's name or address changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServerKey(pub u32);

/// Everything that a front end shows.
#[derive(Clone, Debug)]
pub struct Model {
    /// When this state was made, since the start of the program.
    pub now: Moment,
    pub search: SearchProgress,
    pub computer: Computer,
    pub sign_in: SignIn,
    pub account: AccountFacts,
    /// One row a server, in the order in which they were first seen.
    pub rows: Rows,
    /// The claim that is under way or has ended last.
    pub claim: Option<Claim>,
    /// The repair, undo or start that is under way or has ended last.
    pub repair: Option<Repair>,
    /// The journals of earlier repairs, the newest first.
    pub repairs: Vec<Record>,
    /// Where the journals and the backups are; `None` where there is no place for them.
    pub journals: Option<JournalStore>,
    /// Old repairs may be removed while this program runs: not by one that was only asked to look.
    pub sweeps: bool,
    /// Which backup could not be removed when it was last asked for, by its journal, and why.
    pub not_removed: Option<(String, InstallError)>,
    /// What was kept on this computer is gone, or why not all of it.
    pub forgotten: Option<Result<(), InstallError>>,
    /// The folder that the owner pointed at last.
    pub folder: FolderLook,
    /// The host that the owner signed in to last.
    pub host: Option<HostAccess>,
    /// This program can sign in to hosts.
    pub reaches_hosts: bool,
    /// The last event changed nothing that is shown.
    pub(in crate::client) is_as_before: bool,
    /// How many finite jobs (looks, lists, claims) are under way; the engine counts.
    pub under_way: usize,
    /// What changes over time, and what repeats.
    pub watch: Watch,
    /// What happened so far, for whoever follows it.
    pub changes: Changes,
    /// What this computer's clock showed at `now`, as the engine told it.
    clock: ClockTime,
    /// When something new was last learnt.
    pub last_news: Moment,
    /// The servers that are installed on this computer.
    pub installed: Vec<Installed>,
    /// Installations whose settings this user may not read, with the reason.
    pub closed_installations: Vec<InstallError>,
    /// Addresses whose name under `plex.direct` was asked for.
    names_asked: HashSet<SocketAddr>,
    /// Addresses that were announced as another server than answers there, each with that one.
    contradictions: HashSet<(SocketAddr, Option<MachineId>)>,
    /// How many servers are kept at most; said when reached.
    pub limit: usize,
    /// True on systems that ask the user before a program may look at the home network (macOS 15 and later).
    pub system_asks_for_local_network: bool,
    /// Where a server on this computer answers unless its settings say otherwise; `None` where "this computer" is only played.
    pub own_address: Option<SocketAddr>,
}

/// The search for servers.
#[derive(Clone, Debug, Default)]
pub struct SearchProgress {
    pub running: bool,
    /// GDM rounds sent so far.
    pub rounds: u8,
    /// Datagrams that were no GDM answer.
    pub rejected: u64,
    pub send_failures: Vec<SendFailure>,
    pub mdns_unavailable: Option<crate::client::discovery::MdnsTrouble>,
    /// The network interfaces that are searched.
    pub interfaces: Vec<Interface>,
    /// True once more addresses were announced than are kept.
    pub full: bool,
    /// Since when it runs.
    pub since: Moment,
    /// Why the last typed address was not taken.
    pub address_error: Option<Phrase>,
    /// A typed name is being looked up.
    pub resolving: bool,
}

/// This computer.
#[derive(Clone, Debug)]
pub struct Computer {
    pub facts: ComputerFacts,
    pub diagnosis: ComputerDiagnosis,
    /// Since when the cause is what it is.
    pub since: Moment,
    /// The last change of a verdict that had stood for a while; `from` is `None` if nothing was wrong.
    pub changed: Option<VerdictChange<Option<ComputerCause>>>,
    /// Pause before plex.tv is asked again after trouble. It grows.
    pub(super) pause: Duration,
    /// Where plex.tv's name led last, for as long as the program runs.
    pub(super) plex_address: Option<SocketAddr>,
    /// Plex's last answer was lost, after good ones.
    pub(super) in_doubt: bool,
    /// How often in a row the account's list did not come.
    pub(super) list_failures: u32,
}

/// One server.
#[derive(Clone, Debug)]
pub struct Server {
    pub key: ServerKey,
    /// There may be none, if the account lists it without any that this computer could look at.
    pub addresses: Vec<AddressFacts>,
    /// Its identity, if the account lists it as its own.
    pub listed: Option<MachineId>,
    pub diagnosis: Diagnosis,
    /// When the first verdict was there; `None` while looking.
    pub verdict_at: Option<Moment>,
    /// Since when the cause is what it is.
    pub since: Moment,
    /// The last change of a verdict that had stood for a while.
    pub changed: Option<VerdictChange<Cause>>,
    pub refusal: Option<ClaimRefusal>,
    /// The owner says that it fails in the browser alone.
    pub browser_fails: bool,
    /// The owner says that a server which Plex lists as shared is their own.
    pub should_be_mine: bool,
}

impl Server {
    /// Two computers have its identity, or are being asked whether they have: nothing is claimed and nothing repaired until that is
    /// known.
    #[must_use]
    pub fn may_be_two(&self) -> bool {
        let is_asked = |facts: &AddressFacts| facts.second_probe == SecondProbe::UnderWay;
        self.diagnosis.cause == Some(Cause::DuplicateIdentity) || self.addresses.iter().any(is_asked)
    }
}

/// A verdict changed: what it was before, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerdictChange<T> {
    pub from: T,
    pub at: Moment,
}

/// The sign-in, step by step.
#[derive(Clone, Debug, Default)]
pub enum SignIn {
    #[default]
    Out,
    /// Asking Plex for a code.
    Asking {
        since: Moment,
    },
    /// The page is open in the browser, or its link can be copied: waiting for the user there.
    Waiting(Waiting),
    /// Approved: asking who it is.
    Approved {
        since: Moment,
    },
    In {
        user: User,
    },
    /// It did not come to a sign-in. The reason has its own words.
    Failed(SignInFailure),
}

/// A sign-in that waits for the user's browser.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The page to open. It holds no secret: the code is worth nothing without the client identifier's poll.
    pub link: String,
    pub code: String,
    pub since: Moment,
    pub expires: Moment,
    /// Why no browser could be started, if none could. That is no failure: the link is there.
    pub browser_error: Option<String>,
    /// Trouble of the last poll (offline, 429, 5xx); it goes on by itself.
    pub trouble: Option<PlexService>,
}

/// Why a sign-in ended without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignInFailure {
    /// The time that Plex gives was over.
    Expired,
    /// Plex withdrew the code before its time: the request was turned down.
    Denied,
    /// Plex could not be reached or had trouble.
    Service(PlexService),
    Cancelled,
}

/// How a sign-in ended, for who started it.
pub type SignInEnd = Result<User, SignInFailure>;

/// A claim.
#[derive(Clone, Debug)]
pub struct Claim {
    pub server: ServerKey,
    pub since: Moment,
    pub stage: ClaimStage,
    pub end: Option<ClaimEnd>,
}

impl Model {
    /// The state before anything happened. `limit` is the most addresses that are kept.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        let facts = ComputerFacts::default();
        let diagnosis = diagnosis_of_computer::diagnose(&facts, Moment::ZERO, ClockTime::default());
        Self {
            now: Moment::ZERO,
            search: SearchProgress::default(),
            computer: Computer {
                facts,
                diagnosis,
                since: Moment::ZERO,
                changed: None,
                pause: computer::FIRST_PAUSE,
                plex_address: None,
                in_doubt: false,
                list_failures: 0,
            },
            sign_in: SignIn::Out,
            account: AccountFacts::SignedOut,
            rows: Rows::default(),
            claim: None,
            repair: None,
            repairs: Vec::new(),
            journals: None,
            sweeps: false,
            not_removed: None,
            forgotten: None,
            folder: FolderLook::default(),
            host: None,
            reaches_hosts: false,
            is_as_before: false,
            under_way: 0,
            watch: Watch::default(),
            changes: Changes::default(),
            clock: ClockTime::default(),
            last_news: Moment::ZERO,
            installed: Vec::new(),
            closed_installations: Vec::new(),
            names_asked: HashSet::new(),
            contradictions: HashSet::new(),
            limit,
            system_asks_for_local_network: cfg!(target_os = "macos"),
            own_address: Some((Ipv4Addr::LOCALHOST, PLEX_PORT).into()),
        }
    }

    /// The time of day, before what happened then is taken in.
    pub fn set_clock(&mut self, clock: ClockTime) {
        self.clock = clock;
    }

    /// What this computer's clock showed, or will show, at a moment.
    #[must_use]
    pub fn clock_at(&self, moment: Moment) -> ClockTime {
        match moment.checked_sub(self.now) {
            Some(ahead) => self.clock.after(ahead),
            None => self.clock.before(self.now - moment),
        }
    }

    fn changed(&mut self, what: What) {
        if let (What::Server { key, .. }, Some(times)) = (&what, &self.watch.times) {
            self.watch.rhythm.changed(*key, self.now, times);
        }
        self.changes.push(self.now, self.clock.unix, what);
    }

    /// The account that is signed in.
    #[must_use]
    pub fn user(&self) -> Option<&User> {
        match &self.sign_in {
            SignIn::In { user } => Some(user),
            SignIn::Out | SignIn::Asking { .. } | SignIn::Waiting(_) | SignIn::Approved { .. } | SignIn::Failed(_) => {
                None
            }
        }
    }

    #[must_use]
    pub fn server(&self, key: ServerKey) -> Option<&Server> {
        self.rows.get(key)
    }

    /// The claim that is under way at this moment.
    #[must_use]
    pub fn running_claim(&self) -> Option<&Claim> {
        self.claim.as_ref().filter(|c| c.end.is_none())
    }
}
