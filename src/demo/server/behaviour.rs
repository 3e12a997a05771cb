//! How a simulated server behaves: named kinds, and the single traits that they are made of.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::super::authority::Flaw;
use super::network::Network;

/// What a server takes its caller for. Real servers write it into their log: `Request: [192.168.0.25:60953 (WAN)]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locality {
    Loopback,
    /// A network that is directly attached to the server.
    Subnet,
    Wan,
}

/// Where callers are taken to come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CallerRule {
    /// By their addresses, as a real server does it.
    #[default]
    Real,
    /// All the same: for a home that is played on the loopback address alone.
    All(Locality),
}

/// Whom a server trusts while nobody has claimed it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Openness {
    /// This computer and directly attached networks: Linux, NAS devices, containers.
    #[default]
    Open,
    /// This computer alone: `allowedNetworks` says so ("only localhost and addresses on this list").
    LoopbackOnly,
    /// Nobody: macOS since 1.29.2 and Windows since 1.32.2, once the server was claimed at any time.
    Closed,
}

/// How a server takes a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClaimManner {
    #[default]
    Works,
    /// It joins the account, but the connection is reset before the answer.
    AnswerLost,
    /// It joins the account, after this long.
    Slow(Duration),
}

/// What a server that is starting answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StartingManner {
    /// 503 to everything.
    #[default]
    Busy,
    /// `startState` in the answer to `/`; `/identity` is as always.
    StartState,
}

/// All traits of a server that can change while it runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Behaviour {
    pub caller: CallerRule,
    pub when_signed_out: Openness,
    /// The setting `allowedNetworks`. On a claimed server: "List of IP addresses and networks that are allowed without auth"; a
    /// caller that shows a token all the same is judged by it (a Plex Home always asks, but this server knows of no Home). On one that is signed out: "only localhost and addresses
    /// on this list will be allowed", unless it is empty.
    pub allowed_networks: Vec<Network>,
    /// 401 to every token, the owner's too: the server has not learnt the new sign-in.
    pub refuses_tokens: bool,
    /// It notices at plex.tv's next refusal that it was signed out, and is unclaimed from then on. Otherwise it goes on
    /// saying that it is claimed.
    pub notices_sign_out: bool,
    /// It is starting for this long, counted from the first request.
    pub starting_for: Option<Duration>,
    pub starting: StartingManner,
    /// The first answer takes this long (asleep, disks spinning up); later ones are quick.
    pub wakes_in: Duration,
    /// Plain HTTP is reset, except from its own computer.
    pub secure_connections_required: bool,
    pub certificate: Flaw,
    pub claim: ClaimManner,
    /// It cannot reach plex.tv: a claim is answered with 500; once claimed, it says that its mapping failed, and refuses the
    /// tokens that it was not told before.
    pub cut_off: bool,
    /// Connections are taken, requests never answered.
    pub hangs: bool,
    /// Some other HTTP server.
    pub not_plex: bool,
    /// `GET /identity` says no `claimed`, as old servers do not.
    pub old_identity: bool,
    /// Seconds by which its clock is wrong (the `Date` of its answers).
    pub clock_offset: i64,
    /// Asked to end, it answers nobody any more, and takes this long until it writes its settings and is gone.
    pub exit_takes: Duration,
}

/// A kind of server, as the diagnosis names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Claimed by anna, listed, lets her in.
    Healthy,
    /// Claimed by bob and shared with anna.
    Shared,
    /// Claimed by bob, and nothing of anna's list.
    OtherOwner,
    /// Says that it is claimed, and is in nobody's list.
    ClaimedNotListed,
    /// The same, and it knows that plex.tv refuses its token, which is a dead one of anna's.
    StaleClaim,
    Unclaimed,
    /// Unclaimed, and takes every caller for a stranger (a container on a bridge, another VLAN).
    UnclaimedClosed,
    /// Unclaimed, and closed to everyone: macOS and Windows.
    UnclaimedClosedByDefault,
    NotAccepted,
    Starting,
    Slow,
    SecureRequired,
    CertificateExpired,
    CertificateNotYetValid,
    CertificateWrongName,
    CutOff,
    /// Claimed by anna and listed, and cannot reach plex.tv any more.
    CutOffClaimed,
    ClaimAnswerLost,
    ClaimSlow,
    /// Takes connections and never answers.
    Unreachable,
    NotPlex,
}

/// Whom a server of some kind belongs to before the play begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Past {
    NeverClaimed,
    /// Its own word for it, and plex.tv knows nothing.
    DeadToken,
    /// The same, and plex.tv has told it so.
    RefusedToken,
    Owner {
        owner: &'static str,
        shared_with: Option<&'static str>,
    },
}

const KINDS: [(&str, Kind); 21] = [
    ("healthy", Kind::Healthy),
    ("shared", Kind::Shared),
    ("other-owner", Kind::OtherOwner),
    ("claimed-not-listed", Kind::ClaimedNotListed),
    ("stale-claim", Kind::StaleClaim),
    ("unclaimed", Kind::Unclaimed),
    ("unclaimed-closed", Kind::UnclaimedClosed),
    ("unclaimed-closed-by-default", Kind::UnclaimedClosedByDefault),
    ("not-accepted", Kind::NotAccepted),
    ("starting", Kind::Starting),
    ("slow", Kind::Slow),
    ("secure-required", Kind::SecureRequired),
    ("certificate-expired", Kind::CertificateExpired),
    ("certificate-not-yet-valid", Kind::CertificateNotYetValid),
    ("certificate-wrong-name", Kind::CertificateWrongName),
    ("cut-off", Kind::CutOff),
    ("cut-off-claimed", Kind::CutOffClaimed),
    ("claim-answer-lost", Kind::ClaimAnswerLost),
    ("claim-slow", Kind::ClaimSlow),
    ("unreachable", Kind::Unreachable),
    ("not-plex", Kind::NotPlex),
];

/// How long a starting server takes: long enough to be seen, short enough to be waited for.
const STARTING_TIME: Duration = Duration::from_secs(20);
/// How long a sleeping server takes to its first answer: over the three seconds at which slowness becomes a finding.
const WAKING_TIME: Duration = Duration::from_millis(3_500);
/// How long a slow claim takes.
const SLOW_CLAIM: Duration = Duration::from_secs(12);

impl Kind {
    /// Every kind.
    pub fn all() -> impl Iterator<Item = Self> {
        KINDS.iter().map(|(_, kind)| *kind)
    }

    /// The traits of this kind, for callers that are told apart by their addresses.
    #[must_use]
    pub fn behaviour(self) -> Behaviour {
        let mut behaviour = Behaviour::default();
        match self {
            Self::UnclaimedClosed => behaviour.caller = CallerRule::All(Locality::Wan),
            Self::UnclaimedClosedByDefault => behaviour.when_signed_out = Openness::Closed,
            Self::NotAccepted => behaviour.refuses_tokens = true,
            Self::Starting => behaviour.starting_for = Some(STARTING_TIME),
            Self::Slow => behaviour.wakes_in = WAKING_TIME,
            Self::SecureRequired => behaviour.secure_connections_required = true,
            Self::CertificateExpired => behaviour.certificate = Flaw::Expired,
            Self::CertificateNotYetValid => behaviour.certificate = Flaw::NotYetValid,
            Self::CertificateWrongName => behaviour.certificate = Flaw::WrongName,
            Self::CutOff | Self::CutOffClaimed => behaviour.cut_off = true,
            Self::ClaimAnswerLost => behaviour.claim = ClaimManner::AnswerLost,
            Self::ClaimSlow => behaviour.claim = ClaimManner::Slow(SLOW_CLAIM),
            Self::Unreachable => behaviour.hangs = true,
            Self::NotPlex => behaviour.not_plex = true,
            Self::Healthy
            | Self::Shared
            | Self::OtherOwner
            | Self::ClaimedNotListed
            | Self::StaleClaim
            | Self::Unclaimed => {}
        }
        behaviour
    }

    /// To whom it belongs.
    #[must_use]
    pub fn past(self) -> Past {
        match self {
            Self::Shared => Past::Owner { owner: "bob", shared_with: Some("anna") },
            Self::OtherOwner => Past::Owner { owner: "bob", shared_with: None },
            Self::ClaimedNotListed => Past::DeadToken,
            Self::StaleClaim => Past::RefusedToken,
            Self::Unclaimed
            | Self::UnclaimedClosed
            | Self::UnclaimedClosedByDefault
            | Self::CutOff
            | Self::ClaimAnswerLost
            | Self::ClaimSlow
            | Self::Unreachable
            | Self::NotPlex => Past::NeverClaimed,
            Self::Healthy
            | Self::NotAccepted
            | Self::CutOffClaimed
            | Self::Starting
            | Self::Slow
            | Self::SecureRequired
            | Self::CertificateExpired
            | Self::CertificateNotYetValid
            | Self::CertificateWrongName => Past::Owner { owner: "anna", shared_with: None },
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = KINDS.iter().find(|(_, kind)| kind == self).map_or("", |(name, _)| name);
        f.write_str(name)
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = KINDS.iter().find(|(name, _)| *name == text).map(|(_, kind)| *kind);
        found.ok_or_else(|| format!("{text:?} is no kind of server"))
    }
}
