//! The demo home as the client core sees it.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;

use tokio::runtime::Handle;
use tokio::sync::oneshot;
use url::Url;

use super::past::past;
use super::{DemoBrowser, DemoHosts, DemoInstallations, DemoNetwork, Home, Life};
use crate::client::config::GdmTargets;
use crate::client::history::Log;
use crate::client::repair::JournalStore;
use crate::client::settings::{Browser, HistoryPlace, Settings};
use crate::client::system::{now_unix, zone_ahead};

/// A demo home that runs on a thread of its own, for as long as this value lives.
pub struct DemoHome {
    settings: Settings,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl DemoHome {
    /// Starts the home of `--demo`, or for `all` that of `--demo all`.
    ///
    /// # Errors
    /// When no sockets or no thread can be opened.
    pub fn start(client_id: String, all: bool) -> io::Result<Self> {
        Self::start_with(client_id, all, None)
    }

    /// The home of `--demo` for who goes on looking: after a while something happens in it.
    ///
    /// # Errors
    /// When no sockets or no thread can be opened.
    pub fn start_to_watch(client_id: String) -> io::Result<Self> {
        Self::start_with(client_id, false, Some(Life::default()))
    }

    fn start_with(client_id: String, all: bool, life: Option<Life>) -> io::Result<Self> {
        let (stop, stopped) = oneshot::channel();
        let (ready, made) = std::sync::mpsc::channel();
        let thread = std::thread::Builder::new().name("demo-home".to_owned()).spawn(move || {
            let run = || -> io::Result<(tokio::runtime::Runtime, Home, Settings)> {
                let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
                let home = runtime.block_on(async { if all { Home::start().await } else { Home::small().await } })?;
                let mut settings = settings_for(&home, runtime.handle(), client_id)?;
                // The servers of the other home have no past: they would be too many to make one up for.
                if !all {
                    settings.history = HistoryPlace::Memory(Arc::new(Log::new(&past(now_unix(), zone_ahead))));
                }
                Ok((runtime, home, settings))
            };
            match run() {
                Ok((runtime, home, settings)) => {
                    let _ = ready.send(Ok(settings));
                    // Ends when the value is dropped, by word or by silence.
                    runtime.block_on(async {
                        tokio::select! {
                            _ = stopped => {}
                            () = goes_on(&home, life) => {}
                        }
                    });
                    drop(home);
                    runtime.shutdown_background();
                }
                Err(error) => {
                    let _ = ready.send(Err(error));
                }
            }
        })?;
        let settings = made.recv().map_err(io::Error::other)??;
        Ok(Self { settings, stop: Some(stop), thread: Some(thread) })
    }

    /// How the core looks at this home.
    #[must_use]
    pub fn settings(&self) -> Settings {
        self.settings.clone()
    }
}

/// What happens in a home while somebody looks; it never ends.
async fn goes_on(home: &Home, life: Option<Life>) {
    if let Some(life) = life {
        home.live(life).await;
    }
    std::future::pending::<()>().await;
}

impl Drop for DemoHome {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Settings for a home: its own plex.tv and authority, search by unicast on loopback, a browser that approves by itself.
///
/// # Errors
/// When the home's addresses make no URL.
pub fn settings_for(home: &Home, handle: &Handle, client_id: String) -> io::Result<Settings> {
    let browser = Arc::new(Approving { browser: home.browser(), handle: handle.clone() });
    let mut settings = Settings::real(client_id, browser);
    settings.net.plex_tv = Url::parse(&home.plex_tv().base_url()).map_err(io::Error::other)?;
    settings.net.auth_page = settings.net.plex_tv.clone();
    settings.net.resolve =
        ["plex.tv", "app.plex.tv", "clients.plex.tv"].map(|name| (name.to_owned(), home.plex_tv().address())).into();
    settings.net.authorities = vec![home.authority().der().to_vec()];
    settings.net.gdm = GdmTargets::Only(home.gdm_targets());
    settings.net.mdns = false;
    settings.net.network = Arc::new(DemoNetwork::of(home.house().clone()));
    settings.net.asks_for_local_network = false;
    settings.installations = Arc::new(DemoInstallations::new(home.installations(), home.contained()));
    settings.hosts = Arc::new(DemoHosts::new(home.hosted()));
    settings.repairs = Some(JournalStore::new(home.workshop().to_owned()));
    settings.identity = None;
    settings.history = HistoryPlace::Memory(Arc::default());
    let here: Vec<SocketAddr> = home.here().iter().flat_map(|socket| home.house().addresses_of(*socket)).collect();
    settings.net.here = here.iter().copied().filter(|address| address.ip().is_loopback()).collect();
    settings.net.here_only = Some(here);
    settings.also = home.typed().to_vec();
    Ok(settings)
}

/// A browser in which somebody approves after a moment.
struct Approving {
    browser: DemoBrowser,
    handle: Handle,
}

impl Browser for Approving {
    fn open(&self, page: &str) -> Result<(), String> {
        let (browser, page) = (self.browser.clone(), page.to_owned());
        self.handle.spawn(async move { browser.visit(&page).await });
        Ok(())
    }
}
