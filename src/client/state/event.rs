//! What a user asks for, what happened, and what the engine has to do.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use super::{Glance, Glimpse, HistoryEvent, HostFound, ServerKey, SignInFailure};
use crate::client::diagnosis::CheckId;
use crate::client::discovery::Discovered;
use crate::client::history;
use crate::client::installation::InstallError;
use crate::client::installation::remote::{HostSignIn, NotSignedIn};
use crate::client::model::{
    Access, AccountKey, Breakdown, Clocks, ExternalPage, HostKey, Installed, Locator, MachineId, NameAnswer, Phrase,
    PlexResource, PlexService, ProbeResult, Proof, Root, Secret, SshHost, User,
};
use crate::client::plex::account::PlexError;
use crate::client::plex::server::AccessWay;
use crate::client::probe::{Finding, Probe};
use crate::client::repair::claim::{ClaimEnd, ClaimStage, ClaimTarget, Consent};
use crate::client::repair::{Progress, Record, RepairEnd, RepairJob};

/// What a user asks for.
#[derive(Clone, Debug)]
pub enum Request {
    /// Start the search, or start it anew.
    Search,
    /// Look at one server again.
    Recheck(ServerKey),
    /// Look at this computer again.
    RecheckComputer,
    /// Run one check again: of this computer, or of a server.
    RecheckOne(Option<ServerKey>, CheckId),
    /// The owner says that this server fails in the browser alone, or takes that back.
    BrowserFails(ServerKey, bool),
    /// A server that is shared with the account should be its own.
    ShouldBeMine(ServerKey, bool),
    /// Look at everything again.
    RecheckAll,
    /// Look at an address that was typed.
    AddAddress(String),
    SignIn,
    /// Open the page of the running sign-in once more.
    OpenSignInPage,
    CancelSignIn,
    SignOut,
    Claim {
        server: ServerKey,
        consent: Consent,
    },
    CancelClaim,
    /// Put the result of the last claim, or the last repair, away.
    ForgetClaim,
    /// Repair a server whose settings are within reach. `agreed`: the account whose sign-in may be removed.
    Repair {
        server: ServerKey,
        agreed: Option<AccountKey>,
    },
    /// Repair the server whose settings are in this place, wherever else settings of it are.
    RepairAt {
        place: Box<Locator>,
        agreed: Option<AccountKey>,
    },
    /// Go on with a repair that was interrupted, by its journal.
    GoOn {
        id: String,
        agreed: Option<AccountKey>,
    },
    /// Put back what a repair changed, by its journal.
    Undo(String),
    /// The same, although the settings of that other server, by its machine identifier, are in their place now.
    UndoOver {
        id: String,
        over: String,
    },
    /// Leave the repair where nothing is left halfway.
    CancelRepair,
    /// Remove the backup of a repair: there is no undo afterwards.
    ForgetBackup(String),
    /// Remove all that is kept on this computer.
    ForgetEverything,
    /// Remove the history.
    DeleteHistory,
    /// The page of this server is open, or no server's: it is watched more closely.
    Attend(Option<ServerKey>),
    StartServer(ServerKey),
    RestartServer(ServerKey),
    /// Look for the settings of servers in a folder.
    LookInFolder(PathBuf),
    /// The same for a container of this computer. `engine`: where its engine listens, if not at a usual place.
    LookInContainer {
        name: String,
        engine: Option<String>,
    },
    /// Sign in to a host, once, and look for servers there. `accepted`: the key that its owner said is their host's.
    SignInToHost {
        host: SshHost,
        sign_in: HostSignIn,
        accepted: Option<HostKey>,
        /// The server for whose sake.
        server: Option<ServerKey>,
    },
    /// Sign out of the host, or give the sign-in up; its password is forgotten.
    LeaveHost,
    /// Forget the key of a host: it was reset or replaced.
    ForgetHostKey(SshHost),
    /// Open a page of Plex in the browser.
    Open(ExternalPage),
}

/// What happened.
#[derive(Debug)]
pub enum Event {
    Found(Discovered),
    /// Is this address this very computer? Told with each look.
    Probed {
        address: SocketAddr,
        here: bool,
        probe: Box<ProbeResult>,
        root: Option<Root>,
    },
    /// A name that was typed was looked up.
    Resolved {
        /// The name that was typed, which led there.
        name: Option<String>,
        found: Result<Vec<SocketAddr>, Phrase>,
    },
    Computer(Finding),
    /// The servers that are installed on this computer, and the places whose settings may not be read.
    Installed {
        servers: Vec<Installed>,
        closed: Vec<InstallError>,
    },
    /// What the system's resolver says to the name under `plex.direct` that holds this address.
    PlexDirect {
        address: SocketAddr,
        answer: Result<NameAnswer, Breakdown>,
    },
    SignIn(SignInEvent),
    /// The account's own list, or why it did not come.
    Listed(Result<Vec<PlexResource>, PlexError>),
    Accepted {
        address: SocketAddr,
        access: Box<Access>,
    },
    /// An address has proven itself by its certificate.
    Proven {
        address: SocketAddr,
        proof: Proof,
    },
    /// Is the listener at an address of this computer the process of this server, which is installed here?
    Listener {
        address: SocketAddr,
        id: MachineId,
        is_own: bool,
    },
    ClaimStage(ClaimStage),
    ClaimEnded(ClaimEnd),
    Repair(Progress),
    RepairEnded(RepairEnd),
    /// The journals of earlier repairs.
    Repairs(Vec<Record>),
    /// A backup was removed, or could not be.
    BackupRemoved {
        id: String,
        error: Option<InstallError>,
    },
    /// What is kept on this computer was removed, or not all of it.
    Forgotten(Result<(), InstallError>),
    /// What is in the folder that the owner pointed at.
    InFolder(Result<Vec<Installed>, InstallError>),
    /// A sign-in to a host ended, or another look around it.
    Host {
        host: SshHost,
        end: Result<HostFound, NotSignedIn>,
    },
    HostKeyForgotten {
        host: SshHost,
        result: Result<(), InstallError>,
    },
    /// What a look at rest found.
    Glimpsed {
        address: SocketAddr,
        glimpse: Glimpse,
    },
    History(HistoryEvent),
    /// The watch's own beat, with what the clocks show.
    Beat(Clocks),
    /// Nothing happened but time.
    Tick,
}

/// What happened in a sign-in.
#[derive(Debug)]
pub enum SignInEvent {
    Started {
        link: String,
        code: String,
        lifetime: Duration,
    },
    BrowserFailed(String),
    /// Trouble of a poll, or `None` when polls go well again.
    Trouble(Option<PlexService>),
    Approved,
    In {
        user: User,
    },
    Failed(SignInFailure),
}

/// What the engine has to do.
#[derive(Clone, Debug)]
pub enum Effect {
    Search,
    Probe {
        address: SocketAddr,
    },
    LookAtPlex {
        after: Duration,
    },
    Observe(Probe),
    /// Look for servers that are installed on this computer.
    LookAtInstallations,
    LookUpPlexDirect {
        address: SocketAddr,
        name: String,
    },
    Resolve(String),
    SignIn,
    CancelSignIn,
    SignOut,
    Open(String),
    FetchList,
    /// Ask an address whether it lets the account in, proving itself by that name first.
    TryAccess {
        address: SocketAddr,
        way: AccessWay,
        /// Its installation on this computer, whose process may be asked over loopback.
        place: Option<Locator>,
        token: Secret,
    },
    /// Have an address prove itself by that name, which the settings of its installation hold.
    Prove {
        address: SocketAddr,
        name: String,
    },
    /// Ask the system whether the listener at an address of this computer is the process of that installation.
    LookAtListener {
        address: SocketAddr,
        id: MachineId,
        place: Locator,
    },
    /// Look at an address at rest: is all as it was?
    Glance {
        address: SocketAddr,
        what: Glance,
    },
    /// Keep this of the history; also when there is nothing new, at each beat: what could not be written is tried again.
    Keep {
        events: Vec<history::Event>,
        /// Milliseconds since 1970.
        now: u64,
    },
    DeleteHistory,
    /// Look again after a pause: it was starting.
    LookLater {
        address: SocketAddr,
        after: Duration,
    },
    Claim {
        consent: Consent,
        target: ClaimTarget,
    },
    CancelClaim,
    Repair(Box<RepairJob>),
    CancelRepair,
    /// Leave also what is put back, where its owner would have to do something.
    LeaveRepair,
    LookAtRepairs,
    /// Remove repairs whose time is over: plex.tv has confirmed the time.
    SweepRepairs,
    ForgetBackup(String),
    ForgetEverything,
    LookInFolder(PathBuf),
    LookInContainer {
        name: String,
        engine: Option<String>,
    },
    SignInToHost {
        host: SshHost,
        sign_in: HostSignIn,
        accepted: Option<HostKey>,
    },
    LookAtHost(SshHost),
    LeaveHost(SshHost),
    ForgetHostKey(SshHost),
}
