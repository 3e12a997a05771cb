//! A server that is installed on "this computer": it keeps its settings in a folder, and is stopped and started again.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use socket2::{Domain, Socket, Type};
use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use super::super::gdm::Announcement;
use super::super::journal::Journal;
use super::super::server::{Behaviour, Link, PreferencesKeeper, Server, ServerOptions};

/// Clones are the same installation. Its calls are made from any thread, and none of them waits.
#[derive(Clone)]
pub struct Installed(Arc<Inner>);

struct Inner {
    runtime: Handle,
    name: String,
    address: SocketAddr,
    keeper: PreferencesKeeper,
    link: Link,
    journal: Journal,
    state: Mutex<State>,
}

struct State {
    run: Run,
    options: ServerOptions,
    /// Refuses connections, so that nobody else takes the port of a server that is stopped.
    refusing: Option<Socket>,
}

enum Run {
    On(Server),
    /// By this word it is killed.
    Closing(oneshot::Sender<()>),
    Off,
    /// Its home is gone.
    Gone,
}

impl Installed {
    /// Starts a server with a keeper on a socket that is bound already.
    pub(super) fn start_on(
        listener: TcpListener,
        options: ServerOptions,
        keeper: PreferencesKeeper,
        link: Link,
        journal: Journal,
    ) -> io::Result<Self> {
        let (runtime, address) = (Handle::try_current().map_err(io::Error::other)?, listener.local_addr()?);
        let options = ServerOptions { keeper: Some(Arc::new(keeper.clone())), ..options };
        let server = Server::start_on(listener, options.clone(), link.clone(), journal.clone())?;
        let name = server.name().to_owned();
        let state = Mutex::new(State { run: Run::On(server), options, refusing: None });
        Ok(Self(Arc::new(Inner { runtime, name, address, keeper, link, journal, state })))
    }

    /// The name that it had when it was installed.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The same at every start.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.0.address
    }

    /// Its settings file.
    #[must_use]
    pub fn preferences(&self) -> &Path {
        self.0.keeper.file()
    }

    /// Also while it closes.
    #[must_use]
    pub fn is_running(&self) -> bool {
        matches!(self.state().run, Run::On(_) | Run::Closing(_))
    }

    /// Looks at the server; `None` if it does not answer.
    pub fn with<T>(&self, look: impl FnOnce(&Server) -> T) -> Option<T> {
        match &self.state().run {
            Run::On(server) => Some(look(server)),
            Run::Closing(_) | Run::Off | Run::Gone => None,
        }
    }

    /// Changes how it behaves, now and after each start.
    pub fn change(&self, change: impl Fn(&mut Behaviour)) {
        let mut state = self.state();
        change(&mut state.options.behaviour);
        if let Run::On(server) = &state.run {
            server.change(change);
        }
    }

    /// Asks it to end: it runs until it has written its settings.
    pub fn stop(&self) {
        let mut state = self.state();
        match std::mem::replace(&mut state.run, Run::Off) {
            Run::On(server) => {
                let (kill, killed) = oneshot::channel();
                state.run = Run::Closing(kill);
                self.close(server, async {
                    if killed.await.is_err() {
                        std::future::pending::<()>().await;
                    }
                });
            }
            other @ (Run::Closing(_) | Run::Off | Run::Gone) => state.run = other,
        }
    }

    /// Ends it without waiting for its last words, also while it closes: nothing is written. It runs for a moment on.
    pub fn kill(&self) {
        let mut state = self.state();
        match std::mem::replace(&mut state.run, Run::Off) {
            Run::On(server) => {
                state.run = Run::Closing(oneshot::channel().0);
                self.close(server, std::future::ready(()));
            }
            Run::Closing(kill) => {
                // If it is at its end already, it needs no word.
                let _ = kill.send(());
                state.run = Run::Closing(oneshot::channel().0);
            }
            other @ (Run::Off | Run::Gone) => state.run = other,
        }
    }

    /// On the home's own threads: the state is free again when the server has ended.
    fn close(&self, server: Server, killed: impl Future<Output = ()> + Send + 'static) {
        let installed = self.clone();
        self.0.runtime.spawn(async move {
            // Settings that cannot be written stay as they are.
            let _ = server.stop_unless(killed).await;
            let mut state = installed.state();
            if matches!(state.run, Run::Closing(_)) {
                state.run = Run::Off;
                state.refusing = refusing(installed.address()).ok();
            }
        });
    }

    /// Starts it at its address, if it does not run.
    ///
    /// # Errors
    /// While it closes; when its settings cannot be loaded, or its port is not free; once its home is gone.
    pub fn start(&self) -> io::Result<()> {
        let mut state = self.state();
        match state.run {
            Run::On(_) => return Ok(()),
            Run::Closing(_) => return Err(io::Error::new(ErrorKind::ResourceBusy, "it is still closing")),
            Run::Gone => return Err(io::Error::new(ErrorKind::NotConnected, "its home is gone")),
            Run::Off => {}
        }
        state.refusing = None;
        let _context = self.0.runtime.enter();
        let server = listener(self.0.address).and_then(|listener| {
            Server::start_on(listener, state.options.clone(), self.0.link.clone(), self.0.journal.clone())
        });
        match server {
            Ok(server) => {
                state.run = Run::On(server);
                Ok(())
            }
            Err(error) => {
                state.refusing = refusing(self.0.address).ok();
                Err(error)
            }
        }
    }

    pub(super) fn announcement(&self) -> Option<Announcement> {
        self.with(Server::announcement)
    }

    /// Ends it for good.
    pub(super) fn leave(&self) {
        self.state().run = Run::Gone;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn listener(address: SocketAddr) -> io::Result<TcpListener> {
    let listener = std::net::TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    TcpListener::from_std(listener)
}

/// A socket that is bound and does not listen.
pub(super) fn refusing(address: SocketAddr) -> io::Result<Socket> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    // The connections of the server that was here may linger. On Windows the option would mean something else.
    #[cfg(unix)]
    socket.set_reuse_address(true)?;
    socket.bind(&address.into())?;
    Ok(socket)
}
