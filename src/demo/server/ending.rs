//! How a server ends: asked to, killed, or dropped with its home.

use std::io;

use super::{Server, Shared, lock};

impl Server {
    /// Ends as a real one does when it is asked to: nobody is answered any more, and after
    /// [`Behaviour::exit_takes`](super::Behaviour::exit_takes) the settings are written as they are in its memory.
    ///
    /// # Errors
    /// When the settings could not be written.
    pub async fn stop(self) -> io::Result<()> {
        self.stop_unless(std::future::pending()).await
    }

    /// Ends without a farewell: nothing is written. Its port is free afterwards.
    pub async fn kill(self) {
        // Nothing is left that could fail.
        let _ = self.stop_unless(std::future::ready(())).await;
    }

    /// As [`Server::stop`], until somebody kills it.
    pub(crate) async fn stop_unless(mut self, killed: impl Future<Output = ()>) -> io::Result<()> {
        self.running.end().await;
        self.shared.stop_work();
        tokio::select! {
            biased;
            () = killed => self.shared.forget_settings(),
            () = tokio::time::sleep(self.shared.behaviour().exit_takes) => {}
        }
        self.shared.keep_settings()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stop_work();
        let _ = self.shared.keep_settings();
    }
}

impl Shared {
    fn stop_work(&self) {
        for work in lock(&self.work).drain(..) {
            work.abort();
        }
    }

    /// For the last time.
    fn keep_settings(&self) -> io::Result<()> {
        lock(&self.kept).take().map_or(Ok(()), |kept| kept.save())
    }

    fn forget_settings(&self) {
        *lock(&self.kept) = None;
    }
}
