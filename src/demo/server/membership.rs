//! To whom a server belongs: joining an account, leaving it, and whom it lets in.

use std::sync::Arc;
use std::time::Duration;

use hyper::StatusCode;
use serde::{Deserialize, Serialize};

use super::super::message::{Reply, Request, Served};
use super::super::plex_tv::Account;
use super::behaviour::{Behaviour, ClaimManner, Locality, Openness};
use super::link::LinkError;
use super::{Shared, lock, pages};

/// A server's own sign-in at plex.tv.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    pub username: String,
    pub email: String,
    pub(super) token: String,
}

impl std::fmt::Debug for SignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignIn").field("username", &self.username).finish_non_exhaustive()
    }
}

impl SignIn {
    pub(crate) fn of(account: &Account, token: String) -> Self {
        Self { username: account.username.clone(), email: account.email.clone(), token }
    }

    /// A sign-in that plex.tv has forgotten.
    #[must_use]
    pub fn dead(username: &str) -> Self {
        let (username, email) = (username.to_owned(), format!("{username}@example.com"));
        Self { username, email, token: super::super::idents::token() }
    }
}

/// Whether a server belongs to an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Membership {
    SignedOut,
    SignedIn(SignIn),
    /// It holds a token that plex.tv has refused, and still says that it is claimed.
    Stale(SignIn),
}

impl Membership {
    /// What `/identity` says.
    #[must_use]
    pub fn is_claimed(&self) -> bool {
        self.sign_in().is_some()
    }

    pub(super) fn sign_in(&self) -> Option<&SignIn> {
        match self {
            Self::SignedOut => None,
            Self::SignedIn(sign_in) | Self::Stale(sign_in) => Some(sign_in),
        }
    }
}

impl Shared {
    /// May this caller do what only the owner may?
    ///
    /// An unclaimed server trusts callers that are near, and no token; a claimed one trusts tokens, and the networks that its
    /// settings name.
    pub(super) async fn trusts(&self, request: &Request) -> bool {
        let behaviour = self.behaviour();
        let membership = match self.membership() {
            Membership::SignedOut => return self.near_enough(request),
            membership @ (Membership::SignedIn(_) | Membership::Stale(_)) => membership,
        };
        // Who shows a token is judged by it.
        let Some(token) = request.plex("x-plex-token") else {
            return behaviour.allowed_networks.iter().any(|network| network.contains(request.peer.ip()));
        };
        let sign_in = match membership {
            Membership::SignedIn(sign_in) if !behaviour.refuses_tokens => sign_in,
            Membership::SignedOut | Membership::SignedIn(_) | Membership::Stale(_) => return false,
        };
        if token == sign_in.token {
            return true;
        }
        match self.told_tokens(&sign_in).await {
            Ok(tokens) if tokens.iter().any(|known| known == token) => true,
            Ok(_) => {
                let owner = self.link.account_of(&self.options, token).await;
                let is_owners = owner.is_ok_and(|username| username == sign_in.username);
                if is_owners {
                    lock(&self.remembered).push(token.to_owned());
                }
                is_owners
            }
            Err(LinkError::Status(StatusCode::UNAUTHORIZED)) => false,
            Err(_) => lock(&self.remembered).iter().any(|known| known == token),
        }
    }

    fn near_enough(&self, request: &Request) -> bool {
        let behaviour = self.behaviour();
        let (locality, listed) =
            (super::locality::locality(behaviour.caller, request.peer), behaviour.allowed_networks.as_slice());
        match (behaviour.when_signed_out, locality) {
            (Openness::Closed, _) => false,
            (_, Locality::Loopback) => true,
            (Openness::LoopbackOnly, _) => false,
            (Openness::Open, _) if !listed.is_empty() => {
                listed.iter().any(|network| network.contains(request.peer.ip()))
            }
            (Openness::Open, locality) => locality == Locality::Subnet,
        }
    }

    /// `POST /myplex/claim?token=…`. A 401 has three meanings: claimed already, not near, token not good.
    pub(super) async fn claim(self: Arc<Self>, request: Request) -> Served {
        let Behaviour { claim: manner, cut_off, .. } = self.behaviour();
        if self.membership().is_claimed() || !self.near_enough(&request) {
            return pages::unauthorized(&request).into();
        }
        if cut_off {
            return pages::failure(StatusCode::INTERNAL_SERVER_ERROR).into();
        }
        if let ClaimManner::Slow(pause) = manner {
            tokio::time::sleep(pause).await;
        }
        let claim = request.argument("token").unwrap_or_default().to_owned();
        // The server goes on with a claim even if the caller hangs up meanwhile.
        let server = Arc::clone(&self);
        let joined = tokio::spawn(async move { server.join_account(&claim).await }).await;
        match joined {
            Ok(Ok(())) if manner == ClaimManner::AnswerLost => Served::Reset,
            Ok(Ok(())) => self.say(&request, &self.account()).into(),
            Ok(Err(LinkError::Status(StatusCode::UNAUTHORIZED))) => pages::failure(StatusCode::UNAUTHORIZED).into(),
            Ok(Err(_)) | Err(_) => pages::failure(StatusCode::INTERNAL_SERVER_ERROR).into(),
        }
    }

    async fn join_account(self: Arc<Self>, claim: &str) -> Result<(), LinkError> {
        let sign_in = self.link.exchange(&self.options, claim).await?;
        let token = sign_in.token.clone();
        self.set_membership(Membership::SignedIn(sign_in));
        let server = Arc::clone(&self);
        self.keep(tokio::spawn(async move { server.publish(&token).await }));
        Ok(())
    }

    /// A real server needs seconds to get its certificate, and publishes its addresses afterwards.
    pub(super) async fn publish(&self, token: &str) {
        tokio::time::sleep(self.options.publishes_after).await;
        let required = self.behaviour().secure_connections_required;
        for _ in 0..PUBLISH_TRIES {
            if self.link.publish(&self.options, token, &self.published, required).await.is_ok() {
                return;
            }
            tokio::time::sleep(PUBLISH_PAUSE).await;
        }
    }

    /// A server that finds a sign-in in its settings asks plex.tv what it is worth, and publishes its addresses.
    pub(super) async fn take_up(&self) {
        self.call_home().await;
        if let Membership::SignedIn(sign_in) = self.membership() {
            self.publish(&sign_in.token).await;
        }
    }

    /// `DELETE /myplex/account`.
    pub(super) async fn unclaim(&self, request: &Request) -> Reply {
        if !self.trusts(request).await {
            return pages::unauthorized(request);
        }
        if let Membership::SignedIn(sign_in) = self.membership() {
            // A server that cannot reach plex.tv signs out all the same; the account then lists it until it is removed there.
            let _told = self.link.leave(&self.options, &sign_in.token).await;
        }
        self.set_membership(Membership::SignedOut);
        self.say(request, &self.account())
    }
}

const PUBLISH_TRIES: u32 = 20;
const PUBLISH_PAUSE: Duration = Duration::from_millis(500);
