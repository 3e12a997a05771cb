//! The facts of one server, seen from the questions that a diagnosis asks.

use std::collections::BTreeSet;

use crate::client::diagnosis::facts::{AccountFacts, ServerFacts};
use crate::client::diagnosis::{ComputerCause, duplicate};
use crate::client::model::error::{NetError, NetKind};
use crate::client::model::{
    Acceptance, AccountName, AddressFacts, Claimed, Identity, LogSign, MachineId, Moment, Ownership, PlexResource,
    Presence, ProbeResult, Root, RootFacts, Source, StoredAccount, StoredSignIn, User,
};

pub(in crate::client::diagnosis) struct View<'a> {
    pub computer_cause: Option<ComputerCause>,
    pub server: ServerFacts<'a>,
    /// The addresses that may speak for the server.
    pub speakers: Vec<&'a AddressFacts>,
    pub user: Option<&'a User>,
    pub list: Option<(&'a [PlexResource], Moment)>,
    pub listed: Option<&'a PlexResource>,
    /// The address whose answer counts: a server rather than anything else, this computer first, then the fastest.
    pub best: Option<&'a AddressFacts>,
}

impl<'a> View<'a> {
    pub fn new(computer_cause: Option<ComputerCause>, account: &'a AccountFacts, server: ServerFacts<'a>) -> Self {
        let (user, list) = match account {
            AccountFacts::SignedOut => (None, None),
            AccountFacts::SignedIn { user, list } => {
                (Some(user), list.get().map(|l| (l.as_slice(), list.at().unwrap_or_default())))
            }
        };
        let speakers: Vec<_> = duplicate::speakers(server.addresses).collect();
        let best = speakers.iter().copied().filter(|a| a.probe.get().is_some()).min_by_key(|a| rank(a));
        let mut view = Self { computer_cause, server, speakers, user, list, listed: None, best };
        view.listed = view.id().and_then(|id| list?.0.iter().find(|l| l.id == id));
        view
    }

    /// The server that this row's address says it is, while a proven address says otherwise.
    pub fn impostor_of(&self) -> Option<&'a MachineId> {
        self.server.addresses.first()?.impostor_of.as_ref()
    }

    /// The name of the server that this row's address says it is, while a proven address says otherwise.
    pub fn copied_name(&self) -> Option<String> {
        let id = self.impostor_of()?;
        let listed = self.list.and_then(|(list, _)| list.iter().find(|listed| listed.id == *id)).map(|l| &l.name);
        let announced = self.server.addresses.iter().find_map(|a| a.hint.name.as_ref());
        listed.or(announced).map(ToString::to_string)
    }

    /// Strangers cannot make a proven server a double: only those that speak are compared.
    pub fn is_duplicate(&self) -> bool {
        let all = &self.speakers;
        all.iter().enumerate().any(|(n, a)| all[n + 1..].iter().any(|b| duplicate::are_two(a, b)))
    }

    /// Is it this very computer's server? Anyone here can listen at a port of loopback: it needs an installation of that identity, or
    /// Plex's word that the server has an address of this computer.
    pub fn is_here(&self) -> bool {
        let answers_here = self.speakers.iter().any(|a| a.here && duplicate::identity(a).is_some());
        let is_listed_here = self.server.addresses.iter().any(|a| a.here && a.sources.contains(&Source::Account));
        let is_installed = self.server.installed.is_some_and(|installed| !installed.chosen);
        answers_here && (is_installed || is_listed_here)
    }

    pub fn is_restricted(&self) -> bool {
        self.user.is_some_and(|u| u.restricted)
    }

    pub fn is_owned(&self) -> bool {
        self.listed.is_some_and(|l| l.owned)
    }

    pub fn probe(&self) -> Option<&'a ProbeResult> {
        self.best?.probe.get()
    }

    pub fn probed_at(&self) -> Option<Moment> {
        self.best.and_then(|a| a.probe.at())
    }

    /// Is it in another network than this computer?
    pub fn is_far(&self) -> bool {
        self.best.is_some_and(|a| a.near.get() == Some(&false))
    }

    pub fn identity(&self) -> Option<&'a Identity> {
        duplicate::identity(self.best?)
    }

    /// What `/` said: any address that trusts this computer speaks for the server.
    pub fn root(&self) -> Option<&'a Root> {
        let seen = || self.speakers.iter().filter_map(|a| a.root.get());
        seen().find(|r| matches!(r, Root::Open(_))).or_else(|| seen().next())
    }

    /// What `/` showed last: to anyone, where the first address does that shows it; or to the account.
    pub fn state(&self) -> Option<&'a RootFacts> {
        let to_anyone = self.speakers.iter().find_map(|a| match a.root.get()? {
            Root::Open(facts) => Some((a.root.at()?, facts)),
            Root::Closed | Root::Starting => None,
        });
        let to_account = |a: &&'a AddressFacts| Some((a.shown_to_account.at()?, a.shown_to_account.get()?));
        let to_account = self.speakers.iter().rev().filter_map(to_account);
        to_account.chain(to_anyone).max_by_key(|(at, _)| *at).map(|(_, facts)| facts)
    }

    /// The best of all addresses: one proven way in is enough.
    pub fn acceptance(&self) -> Option<&'a Acceptance> {
        let alive = self.speakers.iter().filter(|a| duplicate::identity(a).is_some());
        alive.filter_map(|a| a.acceptance.get()).min_by_key(|a| match a {
            Acceptance::Accepted => 0,
            Acceptance::Refused(_) => 1,
            Acceptance::Unproven(_) => 2,
            Acceptance::Lost(_) => 3,
            Acceptance::InFront => 4,
            Acceptance::Unasked(_) => 5,
        })
    }

    pub fn id(&self) -> Option<MachineId> {
        if self.impostor_of().is_some() {
            // It only says so.
            return None;
        }
        let proven = self.speakers.iter().find_map(|a| a.proof.as_ref()).map(|proof| proof.identity.id.clone());
        let read = || self.speakers.iter().find_map(|a| duplicate::identity(a)).map(|i| i.id.clone());
        let announced = || self.speakers.iter().find_map(|a| a.hint.id.clone());
        let last = || self.speakers.iter().find_map(|a| a.last.clone());
        proven.or_else(read).or_else(|| self.server.listed.cloned()).or_else(announced).or_else(last)
    }

    /// Who spoke of this server. The account did if it lists this identity, whatever answers at the addresses that it lists.
    pub fn found_by(&self) -> BTreeSet<Source> {
        let told = self.speakers.iter().flat_map(|facts| facts.sources.iter().copied());
        let others = told.filter(|source| *source != Source::Account);
        others.chain(self.listed.map(|_| Source::Account)).collect()
    }

    pub fn version(&self) -> Option<String> {
        let read = self.identity().and_then(|i| i.version.clone());
        let hinted = || self.speakers.iter().find_map(|a| a.hint.version.clone());
        read.or_else(hinted).map(|v| v.to_string())
    }

    /// `claimed` as the server says, or, where it does not say, as its open front page shows.
    pub fn claimed(&self) -> Claimed {
        match (self.identity().map_or(Claimed::Unknown, |i| i.claimed), self.state()) {
            (Claimed::Unknown, Some(facts)) => match facts.signin_state.as_ref().map(|s| s.as_str()) {
                Some("none") => Claimed::No,
                Some("ok" | "invalid") => Claimed::Yes,
                _ => Claimed::Unknown,
            },
            (claimed, _) => claimed,
        }
    }

    pub fn ownership(&self) -> Ownership {
        match (self.claimed(), self.listed) {
            (Claimed::No, _) => Ownership::Nobody,
            (_, Some(listed)) if listed.owned => Ownership::You,
            (_, Some(_)) => Ownership::SharedWithYou,
            _ if self.stored_owner_is_user() == Some(false) => Ownership::SomeoneElse,
            // An old sign-in of the owner's own looks the same from here: only the server's computer can tell.
            _ => Ownership::Unknown,
        }
    }

    /// The account that the server is signed in to, as its front page and its settings say.
    pub fn stored_account(&self) -> StoredAccount {
        let stored = self.server.installed.map(|installed| installed.account.clone()).unwrap_or_default();
        let shown = self.state().and_then(|s| s.username.clone());
        StoredAccount { email: shown.or(stored.email), ..stored }
    }

    /// Is the account that the server is signed in to the one that is signed in here? `None` if that is not certain.
    pub fn stored_owner_is_user(&self) -> Option<bool> {
        self.user?.is(&self.stored_account())
    }

    /// plex.tv's word on the sign-in that the settings hold.
    pub fn stored_sign_in(&self) -> Option<StoredSignIn> {
        self.server.installed.map(|i| i.sign_in)
    }

    /// Nobody says that Plex refuses its sign-in: plex.tv could not be asked, and neither the server nor its log has said so.
    pub fn is_not_asked(&self) -> bool {
        self.stored_sign_in() == Some(StoredSignIn::NotAsked) && !self.says_old_sign_in()
    }

    /// The last word of the server's log on its way to Plex.
    pub fn logged(&self) -> Option<LogSign> {
        Some(self.server.installed?.log.as_ref()?.contact.as_ref()?.sign)
    }

    /// The account that it belongs to, as far as anybody names one.
    pub fn owner(&self) -> Option<AccountName> {
        let listed = self.listed.and_then(|l| l.owner.as_ref());
        let listed = listed.map(|owner| AccountName { shown: owner.to_string(), is_own: false });
        let is_own = self.stored_owner_is_user() == Some(true);
        listed.or_else(|| self.stored_account().shown().map(|shown| AccountName { shown, is_own }))
    }

    /// The account that is signed in here.
    pub fn account(&self) -> AccountName {
        let shown = self.user.map(|user| user.name.to_string()).unwrap_or_default();
        AccountName { shown, is_own: true }
    }

    /// The best name there is: Plex's list, its own settings, its front page, what it announced; or the name that was typed, or its
    /// address.
    pub fn name(&self) -> String {
        let place = |a: &AddressFacts| a.name.clone().unwrap_or_else(|| a.address.to_string());
        let address = || self.server.addresses.first().map_or_else(String::new, place);
        if self.impostor_of().is_some() {
            return address();
        }
        let listed = self.listed.map(|l| &l.name);
        let installed = self.server.installed.and_then(|installed| installed.name.as_ref());
        let shown = self.state().and_then(|facts| facts.name.as_ref());
        // What was told of an address is of the server that was told of: another one may answer there.
        let id = self.id();
        let is_of_it = |a: &&&AddressFacts| a.hint.id.is_none() || a.hint.id == id;
        let announced = self.speakers.iter().filter(is_of_it).find_map(|a| a.hint.name.as_ref());
        listed.or(installed).or(shown).or(announced).map_or_else(address, ToString::to_string)
    }

    pub fn took_seconds(&self) -> u64 {
        self.probe().map_or(0, |l| l.took.as_secs())
    }
}

fn rank(facts: &AddressFacts) -> (u8, bool, std::time::Duration) {
    let Some(probe) = facts.probe.get() else { return (9, true, std::time::Duration::MAX) };
    let kind = match &probe.outcome {
        Ok(Presence::Server(_)) => 0,
        Ok(Presence::Starting(_)) => 1,
        Ok(Presence::NotPlex(_)) => 3,
        // A host that refuses is nearer to the truth than one that is silent.
        Err(e) if e.kind == NetKind::Refused => 4,
        Err(e) if answers_otherwise(e) => 3,
        Err(_) => 5,
    };
    (kind, !facts.here, probe.took)
}

/// Something answered, and not as a Plex server does.
pub(super) fn answers_otherwise(error: &NetError) -> bool {
    matches!(error.kind, NetKind::Garbled | NetKind::TooLarge | NetKind::Redirected | NetKind::Status(_))
}
