//! The notification center of macOS, which takes notifications of bundled programs alone, and asks its user first.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use mac_usernotifications::{Notification, block_on, blocking, check_bundle};

use super::{Answer, NoNotices, Notice, Notifier, Pressed};

/// The most notifications that are there at a time, each with a thread that waits for its press: the oldest makes room.
const MOST: usize = 4;
/// Then one goes by itself. "Clear All" would leave its thread waiting for good.
const STAYS: Duration = Duration::from_secs(12 * 3600);

#[derive(Default)]
pub struct Center {
    /// Those that are there, by the system's names, the oldest first.
    shown: Arc<Mutex<VecDeque<String>>>,
}

impl Notifier for Center {
    fn ask(&mut self, answer: Answer) {
        if check_bundle().is_err() {
            return answer(Err(NoNotices::NotInstalled));
        }
        on_a_thread(move || answer(allowed()));
    }

    fn show(&mut self, notice: Notice, pressed: Pressed) {
        let shown = self.shown.clone();
        on_a_thread(move || {
            if let Err(error) = wait_for_press(&notice, &shown, pressed) {
                tracing::warn!(%error, "notification not shown");
            }
        });
    }
}

fn allowed() -> Result<(), NoNotices> {
    match blocking::request_auth() {
        Ok(true) => Ok(()),
        Ok(false) | Err(_) => Err(NoNotices::Forbidden),
    }
}

fn wait_for_press(
    notice: &Notice,
    shown: &Mutex<VecDeque<String>>,
    pressed: Pressed,
) -> Result<(), mac_usernotifications::Error> {
    let notification = Notification::new().title(&notice.title).message(&notice.body).timeout(STAYS);
    let handle = block_on(notification.send())?;
    let name = handle.notification_id().to_owned();
    if let Some(oldest) = make_room(shown, name.clone()) {
        blocking::close_delivered(&oldest);
    }
    let response = block_on(handle.response());
    shown.lock().unwrap_or_else(PoisonError::into_inner).retain(|known| *known != name);
    if response?.is_default_action() {
        pressed();
    }
    Ok(())
}

/// The one that has to go.
fn make_room(shown: &Mutex<VecDeque<String>>, name: String) -> Option<String> {
    let mut shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
    shown.push_back(name);
    if shown.len() > MOST { shown.pop_front() } else { None }
}

fn on_a_thread(work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().name("locksmith-notices".to_owned());
    if let Err(error) = thread.spawn(work) {
        tracing::warn!(%error, "no thread for notifications");
    }
}
