//! The sign-in, as the model goes through it.

use super::{Effect, Model, SignIn, SignInEvent, SignInFailure, Waiting};
use crate::client::diagnosis::AccountFacts;
use crate::client::model::Fact;
use crate::client::state::What;

impl Model {
    pub(super) fn start_sign_in(&mut self) -> Vec<Effect> {
        if matches!(self.sign_in, SignIn::Asking { .. } | SignIn::Waiting(_) | SignIn::Approved { .. }) {
            return Vec::new();
        }
        let mut effects = if self.user().is_some() { self.sign_out() } else { Vec::new() };
        self.sign_in = SignIn::Asking { since: self.now };
        effects.push(Effect::SignIn);
        effects
    }

    pub(super) fn sign_out(&mut self) -> Vec<Effect> {
        self.forget_account();
        self.sign_in = SignIn::Out;
        self.diagnose_all();
        vec![Effect::SignOut]
    }

    /// Plex does not know the sign-in any more: somebody signed it out elsewhere.
    pub(super) fn sign_in_lost(&mut self) -> Vec<Effect> {
        self.forget_account();
        self.sign_in = SignIn::Failed(SignInFailure::Expired);
        self.diagnose_all();
        Vec::new()
    }

    fn forget_account(&mut self) {
        self.account = AccountFacts::SignedOut;
        self.rows.expect_no_others(&[]);
        self.forget_acceptances();
    }

    pub(super) fn sign_in_event(&mut self, event: SignInEvent) -> Vec<Effect> {
        match event {
            SignInEvent::Started { link, code, lifetime } => {
                self.sign_in = SignIn::Waiting(Waiting {
                    link,
                    code,
                    since: self.now,
                    expires: self.now + lifetime,
                    browser_error: None,
                    trouble: None,
                });
            }
            SignInEvent::BrowserFailed(why) => {
                if let SignIn::Waiting(waiting) = &mut self.sign_in {
                    waiting.browser_error = Some(why);
                }
            }
            SignInEvent::Trouble(trouble) => {
                if let SignIn::Waiting(waiting) = &mut self.sign_in {
                    waiting.trouble = trouble;
                }
            }
            SignInEvent::Approved => self.sign_in = SignIn::Approved { since: self.now },
            SignInEvent::In { user } => {
                self.account = AccountFacts::SignedIn { user: user.clone(), list: Fact::NotChecked };
                self.sign_in = SignIn::In { user: user.clone() };
                self.changed(What::SignInEnded(Ok(user)));
                self.diagnose_all();
                return vec![Effect::FetchList];
            }
            SignInEvent::Failed(why) => {
                self.changed(What::SignInEnded(Err(why.clone())));
                self.sign_in = if why == SignInFailure::Cancelled { SignIn::Out } else { SignIn::Failed(why) };
            }
        }
        Vec::new()
    }
}
