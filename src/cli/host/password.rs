//! A password: handed over by a descriptor, or typed unseen. It is never an argument, nor in the environment: others can read those.

use std::io;

use crate::cli::messages::Words;
use crate::cli::session::Session;
use crate::cli::{ExitStatus, Stopped, ask, out};
use crate::client::model::{Message, Secret, SshHost};

/// Where the password comes from.
#[derive(Debug)]
pub enum Password {
    /// Read before anything else was opened, so that the number is no other's.
    HandedOver(Secret),
    Asked,
}

impl Password {
    /// Reads what is handed over, at once.
    ///
    /// # Errors
    /// When nothing can be read there: that is wrong use.
    pub fn read(descriptor: Option<i32>) -> Result<Self, Stopped> {
        let Some(number) = descriptor else { return Ok(Self::Asked) };
        let wrong = |words: &Words| Stopped::new(ExitStatus::Usage, &Words::NothingChanged).and(words);
        descriptor::line_of(number).map(Self::HandedOver).map_err(|error| wrong(&error.words(number)))
    }

    /// The password for that host. It may be empty: its user has keys.
    ///
    /// # Errors
    /// When nobody can be asked, or the user wants out.
    pub fn of(&self, host: &SshHost, session: &Session) -> Result<Secret, Stopped> {
        if let Self::HandedOver(password) = self {
            return Ok(password.clone());
        }
        if !ask::is_possible() {
            return Err(Stopped::new(ExitStatus::Declined, &Words::HandPasswordOver { host: host.to_string() }));
        }
        let prompt = Words::HostPassword { user: host.user.clone(), host: host.to_string() };
        unseen(&prompt, session).ok_or_else(|| Stopped::new(ExitStatus::Wrong, &Words::CancelledUnchanged))
    }
}

/// What is typed on one line and not shown; `None` if the user wants out.
fn unseen(prompt: &impl Message, session: &Session) -> Option<Secret> {
    // Before anybody is asked, so that nothing is shown or lost. It is given back here, also where the line never ends.
    let shape = terminal::hide();
    out::err(&format!("{} ", out::words(prompt)));
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || tell.send(terminal::line()));
    let mut typed = None;
    session.wait(|_| match told.try_recv() {
        Ok(line) => {
            typed = line.ok();
            true
        }
        Err(std::sync::mpsc::TryRecvError::Empty) => false,
        Err(std::sync::mpsc::TryRecvError::Disconnected) => true,
    });
    shape.give_back();
    out::err("\n");
    typed.filter(|_| !session.is_interrupted())
}

/// A line without what ends it.
fn line(mut text: String) -> Secret {
    while text.ends_with(['\n', '\r']) {
        text.pop();
    }
    Secret::from(text)
}

#[cfg(unix)]
mod terminal {
    use std::io;

    use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

    use crate::client::model::Secret;

    /// How the terminal was before.
    pub struct Shape(Option<Termios>);

    pub fn hide() -> Shape {
        let before = tcgetattr(io::stdin()).ok();
        if let Some(mut hidden) = before.clone() {
            hidden.local_modes.remove(LocalModes::ECHO);
            // What was typed before anybody asked is no password.
            let _ = tcsetattr(io::stdin(), OptionalActions::Flush, &hidden);
        }
        Shape(before)
    }

    impl Shape {
        /// At its end it does so in any case.
        pub fn give_back(self) {}
    }

    impl Drop for Shape {
        fn drop(&mut self) {
            if let Some(before) = &self.0 {
                let _ = tcsetattr(io::stdin(), OptionalActions::Flush, before);
            }
        }
    }

    pub fn line() -> io::Result<Secret> {
        let mut text = String::new();
        match io::stdin().read_line(&mut text)? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(super::line(text)),
        }
    }
}

#[cfg(not(unix))]
mod terminal {
    use std::io;

    use crate::client::model::Secret;

    pub struct Shape;

    impl Shape {
        pub fn give_back(self) {}
    }

    /// The reader hides it, and shows again what is typed after it.
    pub fn hide() -> Shape {
        Shape
    }

    pub fn line() -> io::Result<Secret> {
        rpassword::read_password().map(super::line)
    }
}

/// Why a descriptor gives no password.
#[cfg_attr(not(unix), expect(dead_code, reason = "the arguments refuse a descriptor there"))]
enum NoLine {
    Closed(io::Error),
    TooLong,
    NoText,
    Late,
}

impl NoLine {
    fn words(&self, number: i32) -> Words {
        let number = number.to_string();
        match self {
            Self::Closed(error) => Words::PasswordNotRead { number, why: error.to_string() },
            Self::TooLong => Words::PasswordTooLong { number },
            Self::NoText => Words::PasswordNotText { number },
            Self::Late => Words::PasswordLate { number },
        }
    }
}

#[cfg(unix)]
mod descriptor {
    use std::fs::File;
    use std::io::{self, Read as _};
    use std::sync::mpsc;
    use std::time::Duration;

    use super::{NoLine, line};
    use crate::client::model::Secret;

    /// The longest line, in bytes.
    const MOST: usize = 1024;
    /// How long whoever hands it over may take: a keyring asks its owner first.
    const LONGEST: Duration = Duration::from_secs(60);

    /// The first line of a descriptor that the caller opened. It is closed, so that no program that is started later inherits it.
    pub fn line_of(number: i32) -> Result<Secret, NoLine> {
        let opened = File::open(format!("/dev/fd/{number}"));
        if number > 2 {
            // Unknown ones are refused by both.
            let _ = nix::unistd::close(number);
        }
        let file = opened.map_err(NoLine::Closed)?;
        let (tell, told) = mpsc::channel();
        std::thread::spawn(move || tell.send(first_line(file)));
        told.recv_timeout(LONGEST).unwrap_or(Err(NoLine::Late))
    }

    fn first_line(file: File) -> Result<Secret, NoLine> {
        let mut bytes = Vec::with_capacity(MOST + 1);
        for byte in io::BufReader::with_capacity(1, file).take(MOST as u64 + 1).bytes() {
            match byte.map_err(NoLine::Closed)? {
                b'\n' => return text(bytes),
                byte => bytes.push(byte),
            }
        }
        text(bytes)
    }

    fn text(bytes: Vec<u8>) -> Result<Secret, NoLine> {
        if bytes.len() > MOST {
            return Err(NoLine::TooLong);
        }
        String::from_utf8(bytes).map(line).map_err(|_| NoLine::NoText)
    }
}

#[cfg(not(unix))]
mod descriptor {
    use std::io;

    use super::NoLine;
    use crate::client::model::Secret;

    /// The arguments refuse it before.
    pub fn line_of(_: i32) -> Result<Secret, NoLine> {
        Err(NoLine::Closed(io::ErrorKind::Unsupported.into()))
    }
}
