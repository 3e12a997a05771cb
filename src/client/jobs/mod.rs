//! Jobs: what the engine does in the background. Each ends in events, each can be cancelled, none takes the engine down.

mod account;
mod addresses;
mod computer;
mod forget;
pub mod history;
mod hosts;
mod installations;
pub mod repair;
mod servers;

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use tokio::sync::{Semaphore, mpsc};

use crate::client::model::{Moment, Secret};
use crate::client::plex::account::AccountClient;
use crate::client::plex::server::ServerClient;
use crate::client::settings::{Browser, Settings};
use crate::client::state::Event;
use crate::client::system::superuser;

/// What a job tells the engine.
#[expect(clippy::large_enum_variant, reason = "nearly all messages are events: a box for each would save nothing")]
pub enum Message {
    Event(Event),
    /// The account token of a sign-in that was approved. It stays in the engine.
    Token(Secret),
    ProbeNow(SocketAddr),
    /// A finite job has ended; its events came before.
    JobEnded,
}

/// Starts jobs.
#[derive(Clone)]
pub struct Jobs {
    pub servers: ServerClient,
    pub account: AccountClient,
    /// Places of looks at addresses that strangers announced.
    pub probes: Arc<Semaphore>,
    /// Places of looks at the owner's own: typed, listed by Plex, or on this computer. No stranger takes one.
    pub own_looks: Arc<Semaphore>,
    pub settings: Arc<Settings>,
    pub messages: mpsc::UnboundedSender<Message>,
    pub started: Instant,
    pub count: Arc<AtomicUsize>,
}

/// Counts a finite job for as long as it lives, whatever its end.
struct UnderWay {
    count: Arc<AtomicUsize>,
    messages: mpsc::UnboundedSender<Message>,
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.count.fetch_sub(1, Ordering::AcqRel);
        let _ = self.messages.send(Message::JobEnded);
    }
}

impl Jobs {
    /// How many finite jobs are under way.
    #[must_use]
    pub fn under_way(&self) -> usize {
        self.count.load(Ordering::Acquire)
    }

    fn tell(&self, event: Event) {
        // Nobody listens only when the engine is ending.
        let _ = self.messages.send(Message::Event(event));
    }

    fn now(&self) -> Moment {
        self.started.elapsed()
    }

    fn finite(&self, job: impl Future<Output = ()> + Send + 'static) {
        self.count.fetch_add(1, Ordering::AcqRel);
        let under_way = UnderWay { count: self.count.clone(), messages: self.messages.clone() };
        tokio::spawn(async move {
            let _under_way = under_way;
            job.await;
        });
    }
}

/// The browser that the user has chosen on this system.
#[derive(Debug, Default)]
pub struct SystemBrowser;

impl Browser for SystemBrowser {
    fn open(&self, page: &str) -> Result<(), String> {
        if superuser::is_root() {
            return Err("runs-as-root".to_owned());
        }
        // Detached: the plain call may wait until the browser is closed again.
        open::that_detached(page).map_err(|e| e.to_string())
    }
}
