//! The system's own dialogue for a folder. It has a thread of its own: the window goes on meanwhile.

use std::future::Future;
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

/// Told once what was chosen; nothing, if nothing was, or if this system has no such dialogue.
pub type Chosen = Box<dyn FnOnce(Option<PathBuf>) + Send>;

/// Opens a dialogue with this title, and returns at once.
pub type Dialogue = fn(&str, Chosen);

/// What the owner chose in a dialogue, and what was found there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    /// The path, typed or chosen.
    pub path: String,
    /// Since when the dialogue is open.
    pub choosing: Option<std::time::Duration>,
    /// When the last look was asked for, unless the owner left it.
    pub asked: Option<std::time::Duration>,
}

/// The system's own dialogue.
pub fn ask(title: &str, chosen: Chosen) {
    // Made here, on the window's own thread: macOS wants that.
    let dialogue = rfd::AsyncFileDialog::new().set_title(title).pick_folder();
    // Without a thread it ends like one that was left: `chosen` is dropped then.
    let _ = thread::Builder::new().name("locksmith-folder".to_owned()).spawn(move || {
        chosen(wait_for(dialogue).map(|folder| folder.path().to_owned()));
    });
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Rests on this thread until it is done.
fn wait_for<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
        thread::park();
    }
}
