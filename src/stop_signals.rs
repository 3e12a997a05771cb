//! What asks a program to end: Ctrl-C, a closed terminal or console, a logout, a shutdown. All of them are one word: leave nothing
//! behind.

/// Waits for the next one. It never comes where the system cannot be asked.
#[cfg(unix)]
pub async fn next() {
    use tokio::signal::unix::{SignalKind, signal};
    let wait = async |kind: SignalKind| match signal(kind) {
        Ok(mut signals) => {
            signals.recv().await;
        }
        Err(_) => std::future::pending().await,
    };
    tokio::select! {
        () = wait(SignalKind::interrupt()) => {}
        () = wait(SignalKind::terminate()) => {}
        // The terminal was closed, or its connection is gone.
        () = wait(SignalKind::hangup()) => {}
        () = wait(SignalKind::quit()) => {}
    }
}

/// Waits for the next one. Windows gives a program about five seconds after its console was closed, and ends it then.
#[cfg(windows)]
pub async fn next() {
    use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close, ctrl_logoff, ctrl_shutdown};
    macro_rules! wait {
        ($signal:expr) => {
            async {
                match $signal {
                    Ok(mut signals) => {
                        signals.recv().await;
                    }
                    Err(_) => std::future::pending().await,
                }
            }
        };
    }
    tokio::select! {
        () = wait!(ctrl_c()) => {}
        () = wait!(ctrl_break()) => {}
        () = wait!(ctrl_close()) => {}
        () = wait!(ctrl_logoff()) => {}
        () = wait!(ctrl_shutdown()) => {}
    }
}

/// Calls `first` at the first one, and `then` at the next: on a thread of its own, for as long as the program runs. Without that thread
/// each of them ends the program at once, as it does everywhere.
pub fn watch(first: impl FnOnce() + Send + 'static, then: impl FnOnce() + Send + 'static) {
    let watch = move || {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
        runtime.block_on(async {
            next().await;
            first();
            next().await;
            then();
        });
    };
    let _ = std::thread::Builder::new().name("locksmith-signals".to_owned()).spawn(watch);
}
