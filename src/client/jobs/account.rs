//! The owner's account: the sign-in by PIN, the list of servers, and the sign-out.

use std::time::Instant;

use tokio_util::sync::CancellationToken;

use super::{Jobs, Message};
use crate::client::model::{Secret, User};
use crate::client::plex::account::{Pin, PlexError, Poll};
use crate::client::state::{Event, SignInEvent, SignInFailure};

impl Jobs {
    pub fn fetch_list(&self, token: Secret, cancel: CancellationToken) {
        let jobs = self.clone();
        self.finite(async move {
            tokio::select! {
                () = cancel.cancelled() => {}
                list = jobs.account.servers(&token) => jobs.tell(Event::Listed(list)),
            }
        });
    }

    /// Signs in by PIN: a page in the browser, and polls until it was approved, withdrawn, or too late.
    pub fn sign_in(&self, cancel: CancellationToken) {
        let jobs = self.clone();
        tokio::spawn(async move {
            let end = tokio::select! {
                () = cancel.cancelled() => SignInEvent::Failed(SignInFailure::Cancelled),
                end = jobs.go_through_sign_in() => end,
            };
            jobs.tell(Event::SignIn(end));
        });
    }

    async fn go_through_sign_in(&self) -> SignInEvent {
        let longest = self.settings.net.limits.longest_pause;
        let failed = |e: PlexError| SignInEvent::Failed(SignInFailure::Service(e.service(self.now(), longest)));
        let pin = match self.account.create_pin().await {
            Ok(pin) => pin,
            Err(error) => return failed(error),
        };
        let started = SignInEvent::Started { link: pin.link.clone(), code: pin.code.clone(), lifetime: pin.lifetime };
        self.tell(Event::SignIn(started));
        self.open(pin.link.clone());
        let token = match self.wait_for_approval(&pin).await {
            Ok(token) => token,
            Err(why) => return SignInEvent::Failed(why),
        };
        let _ = self.messages.send(Message::Token(token.clone()));
        self.tell(Event::SignIn(SignInEvent::Approved));
        match self.user(&token).await {
            Ok(user) => SignInEvent::In { user },
            Err(error) => failed(error),
        }
    }

    async fn user(&self, token: &Secret) -> Result<User, PlexError> {
        const TRIES: u32 = 3;
        let mut nth = 1;
        loop {
            match self.account.user(token).await {
                Err(PlexError::Trouble(_) | PlexError::RateLimited(_) | PlexError::Net(_)) if nth < TRIES => {
                    tokio::time::sleep(self.settings.net.limits.pin_poll * nth).await;
                    nth += 1;
                }
                result => return result,
            }
        }
    }

    /// Polls for the PIN's own lifetime, with one last poll at its end; trouble makes the pauses longer.
    async fn wait_for_approval(&self, pin: &Pin) -> Result<Secret, SignInFailure> {
        let limits = &self.settings.net.limits;
        let deadline = Instant::now() + pin.lifetime;
        let mut pause = limits.pin_poll;
        let mut in_trouble = false;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let is_last = left <= pause;
            tokio::time::sleep(pause.min(left)).await;
            match self.account.poll_pin(pin).await {
                Ok(Poll::Approved(token)) => return Ok(token),
                Ok(Poll::Gone) if Instant::now() + limits.pin_poll < deadline => return Err(SignInFailure::Denied),
                Ok(Poll::Gone) => return Err(SignInFailure::Expired),
                Ok(Poll::Pending) => {
                    pause = limits.pin_poll;
                    if std::mem::take(&mut in_trouble) {
                        self.tell(Event::SignIn(SignInEvent::Trouble(None)));
                    }
                }
                Err(error) => {
                    let wanted = match &error {
                        PlexError::RateLimited(Some(wait)) => *wait,
                        PlexError::RateLimited(_)
                        | PlexError::Trouble(_)
                        | PlexError::SignedOut
                        | PlexError::NotFound
                        | PlexError::Net(_) => pause * 2,
                    };
                    pause = wanted.clamp(limits.pin_poll, limits.longest_pause);
                    in_trouble = true;
                    let service = error.service(self.now(), pause);
                    self.tell(Event::SignIn(SignInEvent::Trouble(Some(service))));
                }
            }
            if is_last {
                return Err(SignInFailure::Expired);
            }
        }
    }

    pub fn sign_out(&self, token: Secret) {
        let jobs = self.clone();
        self.finite(async move {
            let _ = jobs.account.sign_out_and_see(&token, jobs.settings.net.limits.sign_out).await;
        });
    }

    pub fn open(&self, page: String) {
        let browser = self.settings.browser.clone();
        let jobs = self.clone();
        tokio::task::spawn_blocking(move || {
            if let Err(why) = browser.open(&page) {
                jobs.tell(Event::SignIn(SignInEvent::BrowserFailed(why)));
            }
        });
    }
}
