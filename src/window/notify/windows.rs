//! Toasts of Windows, which takes them of programs that it knows by an identifier alone. The set-up makes it known.

use std::sync::{Mutex, PoisonError};

use tauri_winrt_notification::Toast;
use windows_registry::CURRENT_USER;

use super::{Answer, NoNotices, Notice, Notifier, Pressed};

/// What Windows knows the installed program by. assets/packaging/windows/locksmith.nsi registers it.
const IDENTIFIER: &str = "Locksmith.ForPlex";
/// Where a program that is no package is registered for toasts (learn.microsoft.com: "Send a local toast notification from other types of
/// unpackaged apps").
const REGISTERED: &str = r"Software\Classes\AppUserModelId";

/// Windows itself calls back when one is pressed: nothing waits.
pub struct Toasts;

impl Notifier for Toasts {
    fn ask(&mut self, answer: Answer) {
        let is_known = CURRENT_USER.open(format!(r"{REGISTERED}\{IDENTIFIER}")).is_ok();
        answer(if is_known { Ok(()) } else { Err(NoNotices::NotInstalled) });
    }

    fn show(&mut self, notice: Notice, pressed: Pressed) {
        let pressed = Mutex::new(Some(pressed));
        let toast = Toast::new(IDENTIFIER).title(&notice.title).text1(&notice.body).on_activated(move |_| {
            if let Some(pressed) = pressed.lock().unwrap_or_else(PoisonError::into_inner).take() {
                pressed();
            }
            Ok(())
        });
        if let Err(error) = toast.show() {
            tracing::warn!(%error, "notification not shown");
        }
    }
}
