//! The end: a repair is left where nothing is halfway, and the sign-in is given back.

use std::time::Duration;

use super::Worker;
use crate::client::engine::SignedOut;
use crate::client::jobs::Message;
use crate::client::model::Message as _;
use crate::client::state::{Event, SignIn, SignInEvent};

/// How long a program that is closed waits for a repair to put everything back.
const LONGEST_LEAVE: Duration = Duration::from_secs(60);

impl Worker {
    /// Stops everything, and gives the sign-in back, within its limit.
    pub(super) async fn quit(&mut self) -> SignedOut {
        if self.jobs.settings.watch.is_some() {
            let end = self.model.end_watch(self.jobs.settings.clock.clocks());
            self.carry_out(end);
        }
        self.search.cancel();
        self.claim.cancel();
        self.plex_retry.cancel();
        self.leave_repair().await;
        self.host.cancel();
        // A sign-in that is just being approved hands its token over before it ends.
        let was_signing_in = !matches!(self.model.sign_in, SignIn::Out | SignIn::In { .. } | SignIn::Failed(_));
        self.sign_in.cancel();
        let limit = self.jobs.settings.net.limits.sign_out;
        if was_signing_in {
            let _ = tokio::time::timeout(limit / 4, self.wait_for_sign_in()).await;
        }
        if let Some(keeper) = &mut self.keeper {
            keeper.end();
        }
        let Some(token) = self.token.take() else { return SignedOut::Done };
        match self.jobs.account.sign_out_and_see(&token, limit).await {
            Ok(()) => SignedOut::Done,
            Err(error) => SignedOut::Unseen(error.phrase()),
        }
    }

    /// A repair that is under way comes to an end where nothing is left halfway. What takes longer is in its journal.
    async fn leave_repair(&mut self) {
        self.repair.cancel.cancel();
        let end = tokio::time::Instant::now() + LONGEST_LEAVE;
        while let Some(repair) = self.model.running_repair() {
            // What can be put back without its owner is put back.
            if repair.asks.is_some() && repair.turning_back.is_some() {
                self.repair.leave.cancel();
            }
            match tokio::time::timeout_at(end, self.messages.recv()).await {
                Ok(Some(message)) => self.message(message),
                Ok(None) | Err(_) => return,
            }
            self.publish();
        }
    }

    async fn wait_for_sign_in(&mut self) {
        while let Some(message) = self.messages.recv().await {
            match message {
                Message::Token(token) => self.token = Some(token),
                Message::Event(Event::SignIn(SignInEvent::In { .. } | SignInEvent::Failed(_))) => return,
                Message::Event(_) | Message::ProbeNow(_) | Message::JobEnded => {}
            }
        }
    }
}
