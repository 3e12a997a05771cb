//! The one way to the terminal: what comes from outside is shown and never obeyed, and a terminal that is gone ends nothing.
//!
//! A name of a folder or a server may hold the sequences by which terminals are told to do things. And where nobody reads any more, or
//! the terminal was closed, the sign-in has still to be given back: an error of printing is no error of the work.

use std::io;
use std::sync::OnceLock;

use crate::client::model::text::printable;
use crate::client::model::{Message, Phrase};
use crate::text::Language;

/// One language a run.
static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// Everything is said in this language from now on.
pub fn speak(language: Language) {
    let _ = LANGUAGE.set(language);
}

/// The words of a message.
pub fn words(message: &(impl Message + ?Sized)) -> String {
    LANGUAGE.get().copied().unwrap_or_default().render(message)
}

/// Text for people, to standard output.
pub fn out(text: &str) {
    let _ = write(io::stdout().lock(), text);
}

/// The same, for who would print on and on. False: nobody reads it any more.
#[must_use]
pub fn is_read(text: &str) -> bool {
    write(io::stdout().lock(), text).is_ok()
}

/// A line for people, to standard output.
pub fn say(message: &(impl Message + ?Sized)) {
    out(&format!("{}\n", words(message)));
}

/// Text beside the result, to standard error.
pub fn err(text: &str) {
    let _ = write(io::stderr().lock(), text);
}

/// A line beside the result: progress, a question's background.
pub fn tell(message: &(impl Message + ?Sized)) {
    err(&format!("{}\n", words(message)));
}

/// A line beside the result that the program itself has to say: what went wrong, and what was or was not done.
pub fn report(message: &(impl Message + ?Sized)) {
    err(&format!("plex-locksmith: {}\n", words(message)));
}

/// The same in several sentences.
pub fn report_all(sentences: &super::Sentences) {
    err(&format!("plex-locksmith: {}\n", sentences.words()));
}

fn write(mut to: impl io::Write, text: &str) -> io::Result<()> {
    to.write_all(printable(text).as_bytes())?;
    to.flush()
}

/// Sentences that follow one another.
pub fn sentences(all: &[Phrase]) -> String {
    all.iter().map(words).collect::<Vec<_>>().join(" ")
}
