//! The thread on which connections live, also while nobody waits for them.

use std::future::Future;
use std::io;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::fault::Fault;
use crate::client::installation::remote::HostErrorKind;

pub struct Runtime(Option<tokio::runtime::Runtime>);

impl Runtime {
    /// # Errors
    /// When the system gives no thread.
    pub fn start() -> io::Result<Self> {
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        builder.worker_threads(1).thread_name("ssh").enable_all().build().map(|runtime| Self(Some(runtime)))
    }

    /// Waits for it. Not for a thread that has other work.
    pub fn wait<T>(
        &self,
        cancels: &[&CancellationToken],
        work: impl Future<Output = Result<T, Fault>>,
    ) -> Result<T, Fault> {
        let Some(runtime) = &self.0 else { return Err(HostErrorKind::NotSignedIn.into()) };
        runtime.handle().block_on(async {
            let (first, second) = (ended(cancels.first().copied()), ended(cancels.get(1).copied()));
            tokio::select! {
                biased;
                () = first => Err(HostErrorKind::Cancelled.into()),
                () = second => Err(HostErrorKind::Cancelled.into()),
                end = work => end,
            }
        })
    }

    /// Does it aside.
    pub fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        if let Some(runtime) = &self.0 {
            runtime.spawn(work);
        }
    }
}

async fn ended(cancel: Option<&CancellationToken>) {
    match cancel {
        Some(cancel) => cancel.cancelled().await,
        None => std::future::pending().await,
    }
}

/// With a limit of time.
pub async fn within<T>(limit: Duration, work: impl Future<Output = Result<T, Fault>>) -> Result<T, Fault> {
    tokio::time::timeout(limit, work).await.unwrap_or_else(|_| Err(HostErrorKind::TimedOut.into()))
}

impl Drop for Runtime {
    fn drop(&mut self) {
        // It may be dropped where nothing may block.
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
