//! One run of the core in a terminal: started, waited for, and given back.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::task::Wake;
use std::thread::Thread;
use std::time::Duration;

use crate::cli::out::tell;
use crate::client::engine::{Engine, SignedOut};
use crate::client::installation::Installations;
use crate::client::plex::account::DEVICES;
use crate::client::repair::JournalStore;
use crate::client::state::{Model, SignIn, SignInEnd, SignInFailure};
use crate::client::superuser;
use crate::demo::{DemoHome, surroundings};
use crate::stop_signals;

/// The longest sleep between two looks at the model; changes wake earlier.
const LONGEST_NAP: Duration = Duration::from_millis(100);
/// The search counts as quiet when nothing new has come for so long.
const QUIET: Duration = Duration::from_millis(600);
/// Rounds of search after which quiet ends it, and after which it ends with nothing found.
const ROUNDS: u8 = 2;
const ALL_ROUNDS: u8 = 3;

const OPENS: &str = "If it does not open by itself, go to";

pub struct Session {
    pub engine: Engine,
    /// Where the journals of repairs are; `None` where there is no place for them.
    pub repairs: Option<JournalStore>,
    pub installations: Arc<dyn Installations>,
    interrupted: Arc<AtomicBool>,
    /// After the engine, so that it outlives it: the sign-out at the end still has a plex.tv to go to.
    _demo: Option<DemoHome>,
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

impl Session {
    /// Starts the core, on the real world or on the simulated home. Why it could not start is said on standard error.
    pub fn start_or_say(demo: bool) -> Option<Self> {
        Self::start(demo).inspect_err(|why| tell!("plex-locksmith: {why}")).ok()
    }

    fn start(demo: bool) -> Result<Self, String> {
        let (settings, demo) = surroundings(demo).map_err(|e| format!("could not start the simulated home: {e}"))?;
        let thread = std::thread::current();
        let (repairs, installations) = (settings.repairs.clone(), settings.installations.clone());
        let waker = Arc::new(Unpark(thread.clone())).into();
        let engine = Engine::start(settings, waker).map_err(|e| e.to_string())?;
        let interrupted = Arc::new(AtomicBool::new(false));
        let flag = interrupted.clone();
        let leave = move || {
            flag.store(true, Ordering::Release);
            thread.unpark();
        };
        stop_signals::watch(leave, || {
            tell!("plex-locksmith: ended at once. A sign-in that wasn't given back can be removed at {DEVICES}");
            std::process::exit(130);
        });
        Ok(Self { engine, repairs, installations, interrupted, _demo: demo })
    }

    /// Waits until `finished` says so or the user interrupts; returns the last model, and whether it finished.
    pub fn wait(&self, mut finished: impl FnMut(&Model) -> bool) -> (Arc<Model>, bool) {
        let mut has_finished = false;
        let model = self.wait_out(|model| {
            has_finished = finished(model);
            has_finished || self.is_interrupted()
        });
        (model, has_finished)
    }

    /// Waits until `finished` says so, also when the user interrupts: that has to be dealt with by whoever waits.
    pub fn wait_out(&self, mut finished: impl FnMut(&Model) -> bool) -> Arc<Model> {
        loop {
            let model = self.engine.model();
            if finished(&model) {
                return model;
            }
            std::thread::park_timeout(LONGEST_NAP);
        }
    }

    /// Has the user pressed Ctrl-C, closed the terminal, or is the computer shut down?
    pub fn is_interrupted(&self) -> bool {
        self.interrupted.load(Ordering::Acquire)
    }

    /// Signs in by the browser, and tells on standard error what to do meanwhile.
    pub fn sign_in(&self) -> SignInEnd {
        let (done, ended) = mpsc::channel();
        self.engine.sign_in(move |end| {
            let _ = done.send(end);
        });
        let mut told = false;
        let mut end = None;
        self.wait(|model| {
            if let SignIn::Waiting(waiting) = &model.sign_in
                && !told
            {
                told = true;
                let opens = if superuser::is_root() { "Open this link in your browser" } else { OPENS };
                tell!("Sign in to Plex in your browser. {opens}:\n{}", waiting.link);
            }
            end = ended.try_recv().ok();
            end.is_some()
        });
        end.unwrap_or(Err(SignInFailure::Cancelled))
    }

    /// Gives the sign-in back and stops.
    pub fn end(self) {
        let Self { engine, .. } = self;
        if let SignedOut::Unseen(why) = engine.shut_down() {
            tell!("plex-locksmith: Plex didn't confirm the sign-out ({why}). You can remove this sign-in at {DEVICES}");
        }
    }
}

/// Nothing is under way, and nothing new has come for a while.
pub fn is_settled(model: &Model, now: Duration) -> bool {
    let rounds = if model.rows.is_empty() { ALL_ROUNDS } else { ROUNDS };
    let quiet = now.saturating_sub(model.last_news) >= QUIET;
    model.search.rounds >= rounds && model.under_way == 0 && quiet
}

/// Why a sign-in failed, in words.
pub fn sign_in_words(why: &SignInFailure) -> &'static str {
    match why {
        SignInFailure::Expired => "the time that Plex gives for it was over",
        SignInFailure::Denied => "the request was turned down",
        SignInFailure::Service(_) => "Plex could not be reached, or has trouble. Your server is not the cause",
        SignInFailure::Cancelled => "cancelled",
    }
}
