//! Work on a thread of its own, which is waited for only so long: a file on a share that went away may never come.

use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Duration;

/// Work that was begun.
pub struct Alone<T>(Receiver<T>);

/// Begins it. Where no thread can be had, it is as if it never came to an end.
pub fn start<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Alone<T> {
    let (done, result) = sync_channel(1);
    let run = move || {
        // Nobody waits for it any more when it took too long.
        let _ = done.send(work());
    };
    let _ = std::thread::Builder::new().name("locksmith-files".to_owned()).spawn(run);
    Alone(result)
}

impl<T> Alone<T> {
    /// What came of it; `None` if it took too long or broke down.
    #[must_use]
    pub fn wait(self, limit: Duration) -> Option<T> {
        self.0.recv_timeout(limit).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hangs_or_breaks_down_is_left() {
        assert_eq!(start(|| 7).wait(Duration::from_secs(5)), Some(7));
        assert_eq!(start(|| std::thread::sleep(Duration::from_secs(60))).wait(Duration::from_millis(20)), None);
        assert_eq!(start(|| panic!("a bug in a look")).wait(Duration::from_secs(5)).map(|(): ()| ()), None);
    }
}
