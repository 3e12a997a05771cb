//! A password: handed over by a descriptor, or typed unseen. It is never an argument, nor in the environment: others can read those.

use std::io::{self, Read};
use std::sync::mpsc;
use std::time::Duration;

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
        line_of(number).map(Self::HandedOver).map_err(|error| wrong(&error.words(number)))
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
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || tell.send(terminal::line()));
    let mut typed = None;
    session.wait(|_| match told.try_recv() {
        Ok(line) => {
            typed = line.ok();
            true
        }
        Err(mpsc::TryRecvError::Empty) => false,
        Err(mpsc::TryRecvError::Disconnected) => true,
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

/// The longest line, in bytes.
const MOST: usize = 1024;
/// How long whoever hands it over may take: a keyring asks its owner first.
const LONGEST: Duration = Duration::from_secs(60);
/// What Windows' editors put before a text.
const MARK: char = '\u{feff}';

/// Why a descriptor gives no password.
#[derive(Debug)]
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

/// The first line of a descriptor that the caller opened.
fn line_of(number: i32) -> Result<Secret, NoLine> {
    let opened = descriptor::open(number).map_err(NoLine::Closed)?;
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || tell.send(first_line(opened)));
    told.recv_timeout(LONGEST).unwrap_or(Err(NoLine::Late))
}

fn first_line(opened: impl Read) -> Result<Secret, NoLine> {
    let mut bytes = Vec::with_capacity(MOST + 1);
    for byte in io::BufReader::with_capacity(1, opened).take(MOST as u64 + 1).bytes() {
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
    let mut text = String::from_utf8(bytes).map_err(|_| NoLine::NoText)?;
    if text.starts_with(MARK) {
        text.remove(0);
    }
    Ok(line(text))
}

#[cfg(unix)]
mod descriptor {
    use std::fs::File;
    use std::io;

    /// It is closed, so that no program that is started later inherits it.
    pub fn open(number: i32) -> io::Result<File> {
        let opened = File::open(format!("/dev/fd/{number}"));
        if number > 2 {
            // Unknown ones are refused by both.
            let _ = nix::unistd::close(number);
        }
        opened
    }
}

#[cfg(not(unix))]
mod descriptor {
    use std::io::{self, Stdin};

    /// The arguments let no other than this one through.
    pub fn open(_: i32) -> io::Result<Stdin> {
        Ok(io::stdin())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret as _;

    fn read(bytes: &[u8]) -> Result<String, NoLine> {
        first_line(bytes).map(|password| password.expose_secret().to_owned())
    }

    #[test]
    fn a_password_is_one_line_as_unix_and_windows_write_it() {
        for (bytes, password) in [
            ("pass word\nand no more", "pass word"),
            ("pass word\r\nand no more", "pass word"),
            ("pass word", "pass word"),
            ("\u{feff}Gr\u{fc}n\r\n", "Gr\u{fc}n"),
            ("\n", ""),
            ("", ""),
        ] {
            assert_eq!(read(bytes.as_bytes()).unwrap(), password);
        }
    }

    #[test]
    fn what_is_no_such_line_is_refused() {
        assert!(matches!(read(&[b'x'; MOST + 1]), Err(NoLine::TooLong)));
        // "pw" as PowerShell redirects it.
        assert!(matches!(read(b"\xff\xfep\0w\0\r\0\n\0"), Err(NoLine::NoText)));
    }
}
