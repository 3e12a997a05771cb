//! The facts of one server, seen from the questions that a diagnosis asks.

use crate::client::diagnosis::ComputerCause;
use crate::client::diagnosis::duplicate;
use crate::client::diagnosis::facts::{AccountFacts, ServerFacts};
use crate::client::error::{NetError, NetKind};
use crate::client::installation::LogSign;
use crate::client::model::{
    Acceptance, AddressFacts, Claimed, Identity, Listed, Look, MachineId, Moment, Ownership, Presence, Root, RootFacts,
    StoredSignIn, User,
};
use crate::client::text::{Email, hide_email};

pub(super) struct View<'a> {
    pub computer_cause: Option<ComputerCause>,
    pub server: ServerFacts<'a>,
    pub user: Option<&'a User>,
    pub list: Option<(&'a [Listed], Moment)>,
    pub listed: Option<&'a Listed>,
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
        let best = server.addresses.iter().filter(|a| a.look.get().is_some()).min_by_key(|a| rank(a));
        let mut view = Self { computer_cause, server, user, list, listed: None, best };
        view.listed = view.id().and_then(|id| list?.0.iter().find(|l| l.id == id));
        view
    }

    pub fn is_duplicate(&self) -> bool {
        let all = self.server.addresses;
        all.iter().enumerate().any(|(n, a)| all[n + 1..].iter().any(|b| duplicate::cannot_be_one(a, b)))
    }

    pub fn is_here(&self) -> bool {
        self.server.addresses.iter().any(|a| a.here && duplicate::identity(a).is_some())
    }

    pub fn is_restricted(&self) -> bool {
        self.user.is_some_and(|u| u.restricted)
    }

    pub fn is_owned(&self) -> bool {
        self.listed.is_some_and(|l| l.owned)
    }

    pub fn look(&self) -> Option<&'a Look> {
        self.best?.look.get()
    }

    pub fn looked_at(&self) -> Option<Moment> {
        self.best.and_then(|a| a.look.at())
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
        let seen = || self.server.addresses.iter().filter_map(|a| a.root.get());
        seen().find(|r| matches!(r, Root::Open(_))).or_else(|| seen().next())
    }

    /// What `/` showed to anyone, or else to the account.
    pub fn state(&self) -> Option<&'a RootFacts> {
        match self.root() {
            Some(Root::Open(facts)) => Some(facts),
            _ => self.server.addresses.iter().find_map(|a| a.shown_to_account.get()),
        }
    }

    /// The best of all addresses: one proven way in is enough.
    pub fn acceptance(&self) -> Option<&'a Acceptance> {
        let alive = self.server.addresses.iter().filter(|a| duplicate::identity(a).is_some());
        alive.filter_map(|a| a.acceptance.get()).min_by_key(|a| match a {
            Acceptance::Accepted => 0,
            Acceptance::Refused(_) => 1,
            Acceptance::Unproven(_) => 2,
            Acceptance::Lost(_) => 3,
            Acceptance::Unasked(_) => 4,
        })
    }

    pub fn id(&self) -> Option<MachineId> {
        let read = self.server.addresses.iter().find_map(duplicate::identity).map(|i| i.id.clone());
        read.or_else(|| self.server.addresses.iter().find_map(|a| a.hint.id.clone()))
    }

    pub fn version(&self) -> Option<String> {
        let read = self.identity().and_then(|i| i.version.clone());
        let hinted = || self.server.addresses.iter().find_map(|a| a.hint.version.clone());
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

    /// The account that the server says that it is signed in to.
    pub fn stored_owner(&self) -> Option<&'a Email> {
        let shown = self.state().and_then(|s| s.username.as_ref());
        shown.or_else(|| self.server.installed?.email.as_ref())
    }

    /// Is the account that the server is signed in to the one that is signed in here? `None` if either is not known.
    pub fn stored_owner_is_user(&self) -> Option<bool> {
        let username = self.server.installed.and_then(|i| i.username.as_ref());
        self.user?.is(username, self.stored_owner())
    }

    /// plex.tv's word on the sign-in that the settings hold.
    pub fn stored_sign_in(&self) -> Option<StoredSignIn> {
        self.server.installed.map(|i| i.sign_in)
    }

    /// The last word of the server's log on its way to Plex.
    pub fn logged(&self) -> Option<LogSign> {
        Some(self.server.installed?.log.as_ref()?.contact.as_ref()?.sign)
    }

    pub fn owner(&self) -> Option<String> {
        let listed = self.listed.and_then(|l| l.owner.as_ref()).map(ToString::to_string);
        let named = || self.server.installed?.username.as_ref().map(|name| hide_email(name.as_str()));
        listed.or_else(named).or_else(|| self.stored_owner().map(Email::masked))
    }

    pub fn name(&self) -> String {
        let said = self.server.addresses.iter().find_map(|a| a.hint.name.as_ref());
        let listed = self.listed.map(|l| &l.name);
        let shown = self.state().and_then(|facts| facts.name.as_ref());
        let installed = self.server.installed.and_then(|installed| installed.name.as_ref());
        said.or(listed).or(shown).or(installed).map_or_else(
            || self.server.addresses.first().map_or_else(String::new, |a| a.address.to_string()),
            ToString::to_string,
        )
    }

    pub fn took_seconds(&self) -> u64 {
        self.look().map_or(0, |l| l.took.as_secs())
    }
}

fn rank(facts: &AddressFacts) -> (u8, bool, std::time::Duration) {
    let Some(look) = facts.look.get() else { return (9, true, std::time::Duration::MAX) };
    let kind = match &look.outcome {
        Ok(Presence::Server(_)) => 0,
        Ok(Presence::Starting(_)) => 1,
        Ok(Presence::NotPlex(_)) => 3,
        // A host that refuses is nearer to the truth than one that is silent.
        Err(e) if e.kind == NetKind::Refused => 4,
        Err(e) if answers_otherwise(e) => 3,
        Err(_) => 5,
    };
    (kind, !facts.here, look.took)
}

/// Something answered, and not as a Plex server does.
pub(super) fn answers_otherwise(error: &NetError) -> bool {
    matches!(error.kind, NetKind::Garbled | NetKind::TooLarge | NetKind::Redirected | NetKind::Status(_))
}
