//! The one way to the terminal: what comes from outside is shown and never obeyed, and a terminal that is gone ends nothing.
//!
//! A name of a folder or a server may hold the sequences by which terminals are told to do things. And where nobody reads any more, or
//! the terminal was closed, the sign-in has still to be given back: an error of printing is no error of the work.

use std::io;

use crate::client::model::text::printable;
use crate::client::model::{Message, Phrase};
use crate::text::Language;

/// The words of a message.
pub fn words(message: &(impl Message + ?Sized)) -> String {
    Language::ENGLISH.render(message)
}

/// For people, to standard output.
pub fn out(text: &str) {
    let _ = write(io::stdout().lock(), text);
}

/// Progress, links and errors, to standard error.
pub fn err(text: &str) {
    let _ = write(io::stderr().lock(), text);
}

fn write(mut to: impl io::Write, text: &str) -> io::Result<()> {
    to.write_all(printable(text).as_bytes())?;
    to.flush()
}

/// Sentences that follow one another.
pub fn sentences(all: &[Phrase]) -> String {
    all.iter().map(words).collect::<Vec<_>>().join(" ")
}

/// A day, from seconds since 1970.
pub fn day(seconds: u64) -> String {
    Language::ENGLISH.day(i64::try_from(seconds).unwrap_or(i64::MAX))
}

/// A line for people.
macro_rules! say {
    ($($arg:tt)*) => { $crate::cli::out::out(&format!("{}\n", format_args!($($arg)*))) };
}

/// A line beside the result: progress, a question's background, an error.
macro_rules! tell {
    ($($arg:tt)*) => { $crate::cli::out::err(&format!("{}\n", format_args!($($arg)*))) };
}

pub(crate) use {say, tell};
