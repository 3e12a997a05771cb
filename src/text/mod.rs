//! Messages to words, in a language. Only front ends come here: the core keeps messages as data.
//!
//! The words are Fluent files under `assets/locales`, one folder a language, embedded in the program. A new language is a new folder.

mod bundle;
mod pseudo;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::{LazyLock, OnceLock};

use crate::client::model::{Message, Phrase};
use bundle::Bundle;

/// All languages: English, the others by their codes, and the pseudo-language at the end. Each is read when it is first spoken.
static SPOKEN: LazyLock<Vec<Spoken>> = LazyLock::new(|| bundle::codes().into_iter().map(Spoken::new).collect());

struct Spoken {
    code: String,
    bundle: OnceLock<Bundle>,
}

impl Spoken {
    fn new(code: String) -> Self {
        Self { code, bundle: OnceLock::new() }
    }
}

/// A language that the program speaks.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Language(usize);

impl Language {
    pub const ENGLISH: Self = Self(0);

    /// Every language, the pseudo-language at the end.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..SPOKEN.len()).map(Self)
    }

    /// The language of a code such as `de`, `de-AT` or `pt_BR.UTF-8`: the closest that there is.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        let wanted = code.split(['.', '@']).next().unwrap_or_default().replace('_', "-").to_lowercase();
        let language = |code: &str| code.split('-').next().unwrap_or_default().to_owned();
        let same = |language: &Self| language.code().to_lowercase() == wanted;
        let close = |other: &Self| language(&other.code().to_lowercase()) == language(&wanted);
        Self::all().find(same).or_else(|| Self::all().find(close))
    }

    /// The language of this computer's user, or English.
    #[must_use]
    pub fn of_system() -> Self {
        sys_locale::get_locales().find_map(|code| Self::of_code(&code)).unwrap_or(Self::ENGLISH)
    }

    /// Its code, as BCP 47 has it.
    #[must_use]
    pub fn code(self) -> &'static str {
        &self.spoken().code
    }

    /// What it calls itself.
    #[must_use]
    pub fn name(self) -> String {
        self.render(&Phrase::new("language-name"))
    }

    /// Is it offered in a menu? The pseudo-language is for whoever builds the program.
    #[must_use]
    pub fn is_offered(self) -> bool {
        cfg!(debug_assertions) || !self.is_pseudo()
    }

    /// It is no language, but shows which texts no language could change.
    #[must_use]
    pub fn is_pseudo(self) -> bool {
        self.code() == bundle::PSEUDO
    }

    /// The words of a message.
    #[must_use]
    pub fn render(self, message: &(impl Message + ?Sized)) -> String {
        self.bundle().render(&message.phrase())
    }

    /// A day, from seconds since 1970.
    #[must_use]
    pub fn day(self, seconds: i64) -> String {
        self.bundle().day(seconds)
    }

    fn bundle(self) -> &'static Bundle {
        let spoken = self.spoken();
        spoken.bundle.get_or_init(|| Bundle::new(&spoken.code))
    }

    fn spoken(self) -> &'static Spoken {
        // A language is made from an index of this list alone.
        SPOKEN.get(self.0).unwrap_or(&SPOKEN[0])
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::ENGLISH
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
