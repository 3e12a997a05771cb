//! A server's word with plex.tv: whether it still is of the account, and which tokens it has to accept.

use std::time::Duration;

use hyper::StatusCode;

use super::link::LinkError;
use super::membership::{Membership, SignIn};
use super::{Server, Shared, lock};

impl Server {
    /// Asks plex.tv once, and from then on again after each pause, as a real server does every few minutes: it learns new
    /// tokens, that it was signed out, and that it cannot reach plex.tv.
    pub async fn keep_in_touch(&self, pause: Duration) {
        self.shared.call_home().await;
        self.stay_in_touch(pause);
    }

    /// The same, and the first time after a pause.
    pub fn stay_in_touch(&self, pause: Duration) {
        let shared = std::sync::Arc::clone(&self.shared);
        let calls = tokio::spawn(async move {
            loop {
                tokio::time::sleep(pause).await;
                shared.call_home().await;
            }
        });
        self.shared.keep(calls);
    }
}

impl Shared {
    pub(super) async fn call_home(&self) {
        if let Membership::SignedIn(sign_in) = self.membership() {
            let was_away = *lock(&self.out_of_touch);
            // What was learnt is kept; that nothing was learnt, too.
            let told = self.told_tokens(&sign_in).await;
            if was_away && told.is_ok() {
                // Nobody has heard where it is while its cable was out.
                self.publish(&sign_in.token).await;
            }
        }
    }

    /// The tokens that plex.tv tells this server to accept. What the answer means for the server's own state is noted.
    pub(super) async fn told_tokens(&self, sign_in: &SignIn) -> Result<Vec<String>, LinkError> {
        let told = if self.behaviour().cut_off {
            Err(LinkError::Broken("it is cut off from plex.tv".to_owned()))
        } else {
            self.link.access_tokens(&self.options, &sign_in.token).await
        };
        *lock(&self.out_of_touch) = matches!(told, Err(LinkError::Broken(_)));
        match &told {
            Ok(tokens) => lock(&self.remembered).clone_from(tokens),
            Err(LinkError::Status(StatusCode::UNAUTHORIZED)) => self.signed_out_elsewhere(sign_in),
            Err(_) => {}
        }
        told
    }

    /// It cannot reach plex.tv, as far as it knows.
    pub(super) fn is_cut_off(&self) -> bool {
        self.behaviour().cut_off || *lock(&self.out_of_touch)
    }

    /// plex.tv has refused the server's own token.
    fn signed_out_elsewhere(&self, sign_in: &SignIn) {
        // A claim may have come in between.
        if self.membership() != Membership::SignedIn(sign_in.clone()) {
            return;
        }
        if self.behaviour().notices_sign_out {
            self.set_membership(Membership::SignedOut);
        } else {
            self.set_membership(Membership::Stale(sign_in.clone()));
        }
    }
}
