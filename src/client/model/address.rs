//! All that is known of one address of a server, and whether the account is let in there.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::Duration;

use super::{
    Announced, Certificate, CertificateFault, Fact, Identity, MachineId, Moment, NameAnswer, ProbeResult, Root,
    RootFacts, Source, messages,
};
use crate::client::model::error::NetError;

/// All that is known of one address.
#[derive(Clone, Debug)]
pub struct AddressFacts {
    pub address: SocketAddr,
    /// The name that was typed, and led here: a reverse proxy is asked by it.
    pub name: Option<String>,
    /// True if this is this very computer.
    pub here: bool,
    pub sources: BTreeSet<Source>,
    pub hint: Announced,
    pub probe: Fact<ProbeResult>,
    /// How long the first answer of all took: a sleeping server is slow but once.
    pub first_took: Option<Duration>,
    pub root: Fact<Root>,
    /// Is it in a network that this computer is in, too?
    pub near: Fact<bool>,
    /// What the system's resolver says to the name under `plex.direct` that holds this address.
    pub plex_direct: Fact<NameAnswer>,
    /// The identity that answered here last. It stays while nothing answers.
    pub last: Option<MachineId>,
    /// Since when it has been that identity.
    pub answered_since: Option<Moment>,
    /// The identity that answered at this very address before the present one.
    pub former: Option<MachineId>,
    /// Two identities took turns at this address: two computers share it.
    pub shared_address: bool,
    /// How many answers were lost in a row since the last good one. A single one changes nothing.
    pub lost: u32,
    /// Did the server let the signed-in account in, over a proven way?
    pub acceptance: Fact<Acceptance>,
    /// The last answer to that question was lost.
    pub access_was_lost: bool,
    /// The certificate that it presented last, good or not.
    pub certificate: Fact<Certificate>,
    /// What `/` showed to the account.
    pub shown_to_account: Fact<RootFacts>,
    /// It differs from another address of the same identity.
    pub second_probe: SecondProbe,
    /// Set once the address has proven which server it is. It stays while the server is silent, and goes when another one answers.
    pub proof: Option<Proof>,
    /// It says that it is this server, whose proven address says otherwise: it has a row of its own.
    pub impostor_of: Option<MachineId>,
}

/// Two addresses that answer with one identity and differ are asked again, side by side: a server that was claimed between two looks
/// is no two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondProbe {
    NotNeeded,
    UnderWay,
    Done,
}

/// What an address has proven, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    pub by: ProvenBy,
    /// What the server said over the proven way.
    pub identity: Identity,
}

/// The two things that a stranger cannot copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProvenBy {
    /// The certificate of the name that Plex lists for the server.
    Certificate,
    /// The system: what listens there is the process of the installation on this computer.
    Process,
}

impl AddressFacts {
    /// Is it the owner's own word, Plex's, or this computer's, that something is there? All others are strangers.
    #[must_use]
    pub fn is_own(&self) -> bool {
        let is_told = |source: &Source| matches!(source, Source::Typed | Source::Account | Source::Here);
        self.here || self.proof.is_some() || self.sources.iter().any(is_told)
    }

    /// An address of which nothing is known yet but who spoke of it.
    #[must_use]
    pub fn new(address: SocketAddr, source: Source) -> Self {
        Self {
            address,
            name: None,
            here: false,
            sources: BTreeSet::from([source]),
            hint: Announced::default(),
            probe: Fact::NotChecked,
            first_took: None,
            root: Fact::NotChecked,
            near: Fact::NotChecked,
            plex_direct: Fact::NotChecked,
            last: None,
            answered_since: None,
            former: None,
            shared_address: false,
            lost: 0,
            acceptance: Fact::NotChecked,
            access_was_lost: false,
            certificate: Fact::NotChecked,
            shown_to_account: Fact::NotChecked,
            proof: None,
            impostor_of: None,
            second_probe: SecondProbe::NotNeeded,
        }
    }
}

/// Whether a server lets the signed-in account in, asked with the server's own access token over TLS that validates for the
/// name that plex.tv lists, or over loopback where the system names the listener as the server's own process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acceptance {
    Accepted,
    /// 401 or 403.
    Refused(u16),
    /// Its certificate is not good for the name that plex.tv lists, so nothing secret was sent.
    Unproven(CertificateFault),
    /// Something in front of it has a certificate of its own, as a reverse proxy does: nothing secret was sent.
    InFront,
    /// It could not be asked: Plex knows no way on which it could prove itself, or its token is not usable.
    Unasked(UnaskedReason),
    /// It was asked, and the answer was lost on the way.
    Lost(NetError),
}

messages! {
    /// Why a server could not be asked whether it lets the account in.
    #[derive(Copy)]
    pub enum UnaskedReason {
        TokenUnusable = "unasked-token-unusable",
        NoProvenWay = "unasked-no-proven-way",
        OtherServer = "unasked-other-server",
    }
}

/// All that asking for access taught.
#[derive(Clone, Debug)]
pub struct Access {
    pub acceptance: Acceptance,
    /// The certificate that the server presented, good or not.
    pub certificate: Option<Certificate>,
    /// What `/` shows to the account.
    pub root: Option<RootFacts>,
    /// Set if it proved which server it is, before anything secret was sent.
    pub proof: Option<Proof>,
}

impl From<Acceptance> for Access {
    fn from(acceptance: Acceptance) -> Self {
        Self { acceptance, certificate: None, root: None, proof: None }
    }
}
