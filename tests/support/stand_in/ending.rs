//! The ways in which a stand-in is asked to end.

use std::io;
use std::thread;

use tokio::sync::oneshot;

#[cfg(not(unix))]
use other as system;
#[cfg(unix)]
use unix as system;

/// All of them, from the moment on when they are listened for: a wish that comes early is not lost.
pub struct Ending {
    system: system::Signals,
    stdin: Option<oneshot::Receiver<()>>,
    window: Option<oneshot::Receiver<()>>,
}

impl Ending {
    pub fn listen(ends_with_stdin: bool) -> io::Result<Self> {
        let stdin = if ends_with_stdin { Some(end_of_stdin()?) } else { None };
        Ok(Self { system: system::Signals::listen()?, stdin, window: window()? })
    }

    pub async fn wait(mut self) {
        tokio::select! {
            () = self.system.wait() => {}
            () = told(self.stdin) => {}
            () = told(self.window) => {}
        }
    }
}

/// Also when the thread that would tell is gone; never, if there is none.
async fn told(by: Option<oneshot::Receiver<()>>) {
    match by {
        Some(end) => drop(end.await),
        None => std::future::pending().await,
    }
}

/// Programs of Windows are asked to end by their windows.
#[cfg(windows)]
fn window() -> io::Result<Option<oneshot::Receiver<()>>> {
    super::window::asked_to_close().map(Some)
}

#[cfg(unix)]
fn window() -> io::Result<Option<oneshot::Receiver<()>>> {
    Ok(None)
}

fn end_of_stdin() -> io::Result<oneshot::Receiver<()>> {
    let (ended, end) = oneshot::channel();
    thread::Builder::new().name("stdin".to_owned()).spawn(move || {
        // An input that cannot be read has ended, too.
        let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
        let _ = ended.send(());
    })?;
    Ok(end)
}

#[cfg(unix)]
mod unix {
    use std::io;

    use tokio::signal::unix::{Signal, SignalKind, signal};

    pub struct Signals {
        terminate: Signal,
        interrupt: Signal,
        /// What WD's stop.sh sends.
        quit: Signal,
    }

    impl Signals {
        pub fn listen() -> io::Result<Self> {
            Ok(Self {
                terminate: signal(SignalKind::terminate())?,
                interrupt: signal(SignalKind::interrupt())?,
                quit: signal(SignalKind::quit())?,
            })
        }

        pub async fn wait(&mut self) {
            tokio::select! {
                _ = self.terminate.recv() => {}
                _ = self.interrupt.recv() => {}
                _ = self.quit.recv() => {}
            }
        }
    }
}

#[cfg(not(unix))]
mod other {
    use std::io;

    pub struct Signals;

    impl Signals {
        pub fn listen() -> io::Result<Self> {
            Ok(Self)
        }

        pub async fn wait(&mut self) {
            // Where the console tells of no Ctrl-C, nobody can press it.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }
}
