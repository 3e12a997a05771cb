//! Notifications of the system, of servers that stop letting their owner in. Only who asks for them gets any.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(windows)]
mod windows;

use std::sync::mpsc::{Receiver, Sender, channel};

use super::jobs::Job;
use super::messages::NotifyWord;
use crate::client::model::MachineId;
use crate::client::state::{Alarm, Changes, Cursor, What};
use crate::text::Language;

/// What shows notifications. Tests have their own.
pub trait Notifier {
    /// Can any be shown? Where the system wants its user's leave for that, they are asked. It may take as long as they do.
    fn ask(&mut self, answer: Answer);
    /// Shows one; `pressed` is called if somebody presses it, from any thread. Nothing waits for that.
    fn show(&mut self, notice: Notice, pressed: Pressed);
}

pub type Answer = Box<dyn FnOnce(Result<(), NoNotices>) + Send>;
pub type Pressed = Box<dyn FnOnce() + Send>;

/// What one says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub title: String,
    pub body: String,
}

/// Why none can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoNotices {
    /// Nothing here shows any.
    Nobody,
    /// The system's user does not want any from this program.
    Forbidden,
    /// The system takes none from a program that is not installed.
    NotInstalled,
}

impl NoNotices {
    #[must_use]
    pub fn word(self) -> NotifyWord {
        match self {
            Self::Nobody => NotifyWord::Nobody,
            Self::Forbidden => NotifyWord::Forbidden,
            Self::NotInstalled => NotifyWord::NotInstalled,
        }
    }
}

/// The system's; `None` where this program knows none.
#[must_use]
pub fn of_system() -> Option<Box<dyn Notifier>> {
    #[cfg(target_os = "linux")]
    let notifier = Some(Box::new(linux::Desktop::default()) as Box<dyn Notifier>);
    #[cfg(target_os = "macos")]
    let notifier = Some(Box::new(macos::Center::default()) as Box<dyn Notifier>);
    #[cfg(windows)]
    let notifier = Some(Box::new(windows::Toasts) as Box<dyn Notifier>);
    #[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
    let notifier = None;
    notifier
}

/// The switch, and what goes through it.
pub struct Notices {
    notifier: Box<dyn Notifier>,
    /// Its owner wants them.
    is_wanted: bool,
    is_on: bool,
    /// The system is being asked whether it shows any.
    asked: Option<Job<Result<(), NoNotices>>>,
    /// It is asked because its owner pressed the switch, who waits for the answer.
    is_pressed: bool,
    read: Cursor,
    pressed: (Sender<MachineId>, Receiver<MachineId>),
}

impl Notices {
    /// What has happened until now is no news. Whether the system still shows any to who wanted them before is asked anew.
    #[must_use]
    pub fn new(notifier: Box<dyn Notifier>, is_wanted: bool, changes: &Changes) -> Self {
        let (read, pressed) = (changes.end(), channel());
        let mut notices = Self { notifier, is_wanted, is_on: is_wanted, asked: None, is_pressed: false, read, pressed };
        if is_wanted {
            notices.ask(|| {});
        }
        notices
    }

    #[must_use]
    pub fn is_on(&self) -> bool {
        self.is_on
    }

    /// Does its owner want them? They do, too, while the system has not answered.
    #[must_use]
    pub fn is_wanted(&self) -> bool {
        self.is_wanted
    }

    /// It is on once the system has agreed. `wake` is called then.
    pub fn switch(&mut self, on: bool, wake: impl FnOnce() + Send + 'static) {
        (self.is_wanted, self.is_on, self.asked, self.is_pressed) = (on, false, None, on);
        if on {
            self.ask(wake);
        }
    }

    fn ask(&mut self, wake: impl FnOnce() + Send + 'static) {
        let (job, done) = Job::new(Err(NoNotices::Nobody));
        self.asked = Some(job);
        self.notifier.ask(Box::new(move |answer| {
            done(answer);
            wake();
        }));
    }

    /// What the system answered to who pressed the switch. At a start, what shows them may come later than this program.
    pub fn answer(&mut self) -> Option<Result<(), NoNotices>> {
        let answer = *self.asked.as_ref()?.end()?;
        let is_pressed = std::mem::take(&mut self.is_pressed);
        self.asked = None;
        self.is_on = answer.is_ok() || !is_pressed && answer == Err(NoNotices::Nobody);
        self.is_wanted &= answer.is_ok() || !is_pressed;
        is_pressed.then_some(answer)
    }

    /// Tells of each new alarm once. `wake` is called when somebody presses what is shown.
    pub fn tell(&mut self, changes: &Changes, language: Language, wake: impl Fn() + Clone + Send + 'static) {
        for change in changes.read(&mut self.read) {
            if let (What::Alarm(alarm), true) = (&change.what, self.is_on) {
                let (sender, server, wake) = (self.pressed.0.clone(), alarm.server.clone(), wake.clone());
                let pressed = move || {
                    // Nobody listens when the program is ending.
                    let _ = sender.send(server);
                    wake();
                };
                self.notifier.show(notice(alarm, language), Box::new(pressed));
            }
        }
    }

    /// The server whose notification was pressed.
    pub fn take_pressed(&mut self) -> Option<MachineId> {
        self.pressed.1.try_iter().last()
    }
}

fn notice(alarm: &Alarm, language: Language) -> Notice {
    Notice { title: language.render(&alarm.title), body: language.render(&alarm.verdict) }
}
