//! Settings in a domain of macOS preferences. cfprefsd keeps them in memory and writes their file late: they are read
//! and written through `defaults` alone, which asks it, and never in the file (defaults(1)).

use std::path::PathBuf;

use super::command::{self, Output};
use super::store::{Preferences, PreferencesFormat, RawPreferences, Store};
use super::{InstallDetail, InstallError, InstallKind, InstallOperation, preferences_plist};

/// The shortest value that is known again in other words, in bytes.
const TELLING: usize = 5;

/// A domain, and the program that speaks for it: `/usr/bin/defaults`, or a stand-in.
///
/// Its [`RawPreferences`] is what `defaults export DOMAIN -` prints, put in the one form of [`preferences_plist`]: equal
/// settings are equal bytes. They are the same "byte for byte" when every key and every value with its type is. An
/// export gives dates in whole seconds: a fraction of one is not kept.
#[derive(Clone, Debug)]
pub struct Defaults {
    pub program: PathBuf,
    pub domain: String,
}

impl Defaults {
    fn error(&self, operation: InstallOperation, kind: InstallKind) -> InstallError {
        InstallError::new(operation, self.place(), kind)
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
    fn run(
        &self,
        operation: InstallOperation,
        words: &[&str],
        input: Option<&RawPreferences>,
    ) -> Result<Output, InstallError> {
        let ran = command::run(self.program.as_os_str(), words, input.map(RawPreferences::expose));
        ran.map_err(|error| {
            // That the tool is missing does not mean that the settings are.
            let kind = match error.kind() {
                std::io::ErrorKind::TimedOut => InstallKind::TimedOut,
                _ => InstallKind::ToolFailed,
            };
            self.error(operation, kind).because(format!("{}: {error}", self.program.display()))
        })
    }

    /// All of it in the one form. Where there is no such domain, `defaults` says so, or prints an empty dictionary.
    fn export(&self, operation: InstallOperation) -> Result<RawPreferences, InstallError> {
        let output = self.run(operation, &["export", &self.domain, "-"], None)?;
        if !output.success && output.stderr.contains("does not exist") {
            return Err(self.error(operation, InstallKind::Missing));
        }
        let printed = RawPreferences::new(output.good(operation, &self.place())?.stdout);
        self.canonical(&printed)
    }

    fn canonical(&self, whole: &RawPreferences) -> Result<RawPreferences, InstallError> {
        let canonical = preferences_plist::canonical(whole.expose());
        canonical
            .map(RawPreferences::new)
            .ok_or_else(|| self.error(InstallOperation::Understand, InstallKind::NotSettings))
    }

    /// The whole dictionary, by standard input: whatever is in the words of a command, every user can see (ps(1)).
    fn import(&self, wanted: &RawPreferences) -> Result<(), InstallError> {
        let mut output = self.run(InstallOperation::Write, &["import", &self.domain, "-"], Some(wanted))?;
        let quotes = quotes(&output.stderr, &self.parse(wanted)?);
        if quotes {
            output.stderr.clear();
        }
        let done = output.good(InstallOperation::Write, &self.place()).map(drop);
        done.map_err(|error| if quotes { error.since(&InstallDetail::QuotesSettings) } else { error })
    }

    /// Takes out the keys that are there and not wanted. Apple does not say whether an import replaces a domain or is
    /// merged into it: after the one there are none, after the other those that were to go.
    fn prune(&self, wanted: &RawPreferences) -> Result<(), InstallError> {
        let wanted = self.parse(wanted)?;
        let there = self.parse(&self.export(InstallOperation::Write)?)?;
        let kept: Vec<&str> = wanted.keys().collect();
        for key in there.keys().filter(|key| !kept.contains(key)) {
            self.run(InstallOperation::Write, &["delete", &self.domain, key], None)?
                .good(InstallOperation::Write, &self.place())?;
        }
        Ok(())
    }
}

impl Store for Defaults {
    fn place(&self) -> String {
        self.domain.clone()
    }

    /// A domain that is empty, and one that there is none of, look the same: both are [`InstallKind::Missing`].
    fn read(&self) -> Result<RawPreferences, InstallError> {
        let whole = self.export(InstallOperation::Read)?;
        if self.parse(&whole)?.keys().next().is_none() {
            return Err(self.error(InstallOperation::Read, InstallKind::Missing));
        }
        Ok(whole)
    }

    fn replace(&self, expected: &RawPreferences, wanted: &RawPreferences) -> Result<(), InstallError> {
        let (expected, wanted) = (self.canonical(expected)?, self.canonical(wanted)?);
        if self.export(InstallOperation::Write)? != expected {
            return Err(self.error(InstallOperation::Write, InstallKind::Changed));
        }
        if expected == wanted {
            return Ok(());
        }
        self.import(&wanted)?;
        self.prune(&wanted)?;
        if self.export(InstallOperation::Write)? == wanted {
            Ok(())
        } else {
            Err(self.error(InstallOperation::Write, InstallKind::NotAsWritten))
        }
    }

    fn form(&self) -> &'static PreferencesFormat {
        &preferences_plist::FORM
    }
}

/// Does a tool repeat what it was given? Its words would put a sign-in into an error. Values so short that any words
/// may hold them do not tell.
fn quotes(words: &str, settings: &Preferences) -> bool {
    let mut values = settings.keys().filter_map(|key| settings.get(key));
    values.any(|value| value.len() >= TELLING && words.contains(value))
}
