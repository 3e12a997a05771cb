//! One run of the core in a terminal: started, waited for, and given back.

use crate::client::settings::{Settings, Surround, Surroundings, World};
use std::any::Any;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Wake;
use std::thread::Thread;
use std::time::Duration;

use super::messages::Words;
use crate::cli::out;
use crate::client::engine::{Engine, SignedOut};
use crate::client::model::{Message as _, Phrase};
use crate::client::plex::account::DEVICES;
use crate::client::repair::JournalStore;
use crate::client::state::{Change, Model, Request, SignIn, SignInEnd, SignInFailure};
use crate::client::system::superuser;
use crate::stop_signals;

const NAP: Duration = Duration::from_millis(100);
/// For who waits for hours.
const LONG_NAP: Duration = Duration::from_secs(1);

pub struct Session {
    pub engine: Engine,
    /// Where the journals of repairs are; `None` where there is no place for them.
    pub repairs: Option<JournalStore>,
    pub settings: Settings,
    /// The longest sleep between two looks at the model; changes wake earlier.
    nap: Duration,
    interrupted: Arc<AtomicBool>,
    /// After the engine, so that it outlives it: the sign-out at the end still has a plex.tv to go to.
    _kept: Option<Box<dyn Any + Send>>,
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

impl Session {
    /// Starts the core, on the real world or on a simulated home. Why it could not start is said on standard error.
    pub fn start_or_say(world: World, surround: Surround) -> Option<Self> {
        Self::start(world, surround).inspect_err(out::report).ok()
    }

    /// The same, for whoever says why himself.
    pub fn start(world: World, surround: Surround) -> Result<Self, Phrase> {
        Self::start_with(world, surround, |_| {})
    }

    /// The same, with settings of a call's own.
    pub fn start_with(world: World, surround: Surround, adjust: impl FnOnce(&mut Settings)) -> Result<Self, Phrase> {
        let Surroundings { mut settings, kept } = surround(world).map_err(|error| no_home(&error))?;
        adjust(&mut settings);
        let thread = std::thread::current();
        let repairs = settings.repairs.clone();
        let waker = Arc::new(Unpark(thread.clone())).into();
        let engine = Engine::start(settings.clone(), waker)
            .map_err(|error| Words::NotStarted { why: error.to_string() }.phrase())?;
        let interrupted = Arc::new(AtomicBool::new(false));
        let flag = interrupted.clone();
        let leave = move || {
            flag.store(true, Ordering::Release);
            thread.unpark();
        };
        stop_signals::watch(leave, || {
            out::report(&Words::EndedAtOnce { page: DEVICES });
            std::process::exit(130);
        });
        Ok(Self { engine, repairs, settings, nap: NAP, interrupted, _kept: kept })
    }

    /// Waits for hours from here on: a time that somebody waits for may pass up to a second late.
    pub fn sleep_longer(&mut self) {
        self.nap = LONG_NAP;
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
            std::thread::park_timeout(self.nap);
        }
    }

    /// Has the user pressed Ctrl-C, closed the terminal, or is the computer shut down?
    pub fn is_interrupted(&self) -> bool {
        self.interrupted.load(Ordering::Acquire)
    }

    /// Signs in by the browser, and tells on standard error what to do meanwhile.
    pub fn sign_in(&self) -> SignInEnd {
        let mut read = self.engine.model().changes.end();
        self.engine.request(Request::SignIn);
        let mut told = false;
        let mut end = None;
        self.wait(|model| {
            if let SignIn::Waiting(waiting) = &model.sign_in
                && !told
            {
                told = true;
                out::tell(if superuser::is_root() { &Words::SignInOpen } else { &Words::SignIn });
                out::err(&format!("{}\n", waiting.link));
            }
            end = model.changes.read(&mut read).filter_map(Change::sign_in_end).last().cloned();
            end.is_some()
        });
        end.unwrap_or(Err(SignInFailure::Cancelled))
    }

    /// Gives the sign-in back and stops.
    pub fn end(self) {
        let Self { engine, .. } = self;
        if let SignedOut::Unseen(why) = engine.shut_down() {
            out::report(&Words::NotSignedOut { why, page: DEVICES });
        }
    }
}

/// The simulated home could not be started.
pub fn no_home(error: &std::io::Error) -> Phrase {
    Words::NoDemo { why: error.to_string() }.phrase()
}

/// Why a sign-in failed.
pub fn sign_in_words(why: &SignInFailure) -> Words {
    let why = match why {
        SignInFailure::Expired => Words::SignInExpired,
        SignInFailure::Denied => Words::SignInDenied,
        SignInFailure::Service(_) => Words::SignInPlex,
        SignInFailure::Cancelled => Words::SignInCancelled,
    };
    Words::NotSignedIn { why: why.phrase() }
}
