//! Settings on a host: a `Preferences.xml` that is read and replaced by scripts.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use secrecy::{ExposeSecret as _, SecretSlice};

use super::host::{Site, Task, WRITING};
use crate::client::installation::store::{FileOwner, PreferencesFormat, RawPreferences, Store};
use crate::client::installation::{InstallDetail, InstallError, InstallKind, InstallOperation, preferences_xml};
use crate::client::model::digest::sha256;

/// Larger than any settings, in bytes.
const LARGEST: usize = 8 << 20;
/// What `read.sh` prints at most: blocks of 64 kB.
const MOST: usize = 129 << 16;
/// Room for other things that write meanwhile, in blocks of 1024 bytes.
const MORE_ROOM: usize = 64;

/// A `Preferences.xml` on a host.
pub struct RemoteStore {
    pub site: Site,
    pub file: String,
    /// Where that is, in words for "Details".
    place: String,
    /// It was asked whether a change would work: what is replaced then is kept beside it. An undo keeps nothing.
    is_repair: AtomicBool,
}

/// Where the new settings go, and how.
struct Put<'a> {
    operation: InstallOperation,
    expected: Option<&'a RawPreferences>,
    wanted: &'a RawPreferences,
    owner: Option<FileOwner>,
}

impl RemoteStore {
    #[must_use]
    pub fn new(site: Site, file: String) -> Self {
        let place = site.place(&file);
        Self { site, file, place, is_repair: AtomicBool::new(false) }
    }

    /// The same, as a container knows it.
    #[must_use]
    pub fn called(self, place: String) -> Self {
        Self { place, ..self }
    }

    fn error(&self, operation: InstallOperation, kind: InstallKind) -> InstallError {
        InstallError::new(operation, self.place(), kind).on_host()
    }

    fn ask(&self, operation: InstallOperation, script: &str) -> Result<String, InstallError> {
        let (parts, arguments) = ([script], [self.file.as_str()]);
        let task = Task::new(&parts, &arguments);
        self.site.good(operation, &self.place(), &task).map(|output| output.text())
    }

    fn put(&self, put: &Put<'_>) -> Result<(), InstallError> {
        let sums = |whole: &RawPreferences| (sha256(whole.expose()), whole.expose().len().to_string());
        let (expected, expected_length) = put.expected.map(sums).unwrap_or_default();
        let (wanted, wanted_length) = sums(put.wanted);
        let owner = put.owner.map(|owner| format!("{}:{}", owner.user, owner.group)).unwrap_or_default();
        // Nothing but permissions: no bit that would let others run it as somebody.
        let mode = format!("{:o}", put.owner.map_or(0o600, |owner| owner.mode & 0o777));
        let copy = if self.is_repair.load(Ordering::SeqCst) { "copy" } else { "" };
        let word = word();
        let input = SecretSlice::from(put.wanted.expose().to_vec());
        let arguments =
            [self.file.as_str(), &expected, &expected_length, &wanted, &wanted_length, &owner, &mode, copy, &word];
        let scripts =
            [include_str!("scripts/bench.sh"), include_str!("scripts/limit.sh"), include_str!("scripts/replace.sh")];
        let task = Task { input: Some(&input), limit: WRITING, ..Task::new(&scripts, &arguments) };
        self.site.good(put.operation, &self.place(), &task).map(|_| ())
    }

    /// A connection that broke, and was opened anew, may have carried all of it: what is there now decides.
    fn put_and_look(&self, put: &Put<'_>) -> Result<(), InstallError> {
        let done = self.put(put);
        match (self.read(), done) {
            (Ok(now), _) if now == *put.wanted => Ok(()),
            (_, Err(error)) => Err(error),
            (Ok(_), Ok(())) => Err(self.error(put.operation, InstallKind::NotAsWritten)),
            (Err(error), Ok(())) => Err(error),
        }
    }
}

impl Store for RemoteStore {
    fn place(&self) -> String {
        self.place.clone()
    }

    fn read(&self) -> Result<RawPreferences, InstallError> {
        let (parts, arguments) = ([include_str!("scripts/read.sh")], [self.file.as_str()]);
        let task = Task { most: MOST, ..Task::reading(&parts, &arguments) };
        let output = self.site.good(InstallOperation::Read, &self.place(), &task)?;
        if output.stdout.expose_secret().len() > LARGEST {
            let error = self.error(InstallOperation::Read, InstallKind::NotSettings);
            return Err(error.since(&InstallDetail::TooLarge));
        }
        Ok(RawPreferences::new(output.stdout.expose_secret().to_vec()))
    }

    fn replace(&self, expected: &RawPreferences, wanted: &RawPreferences) -> Result<(), InstallError> {
        let now = self.read()?;
        if now == *wanted {
            return Ok(());
        }
        if now != *expected {
            return Err(self.error(InstallOperation::Write, InstallKind::Changed));
        }
        let expected = Some(expected);
        self.put_and_look(&Put { operation: InstallOperation::Write, expected, wanted, owner: None })
    }

    fn create(&self, wanted: &RawPreferences, owner: Option<FileOwner>) -> Result<(), InstallError> {
        self.put_and_look(&Put { operation: InstallOperation::Create, expected: None, wanted, owner })
    }

    fn owner(&self) -> Option<FileOwner> {
        owner_in(&self.ask(InstallOperation::LookAt, include_str!("scripts/facts.sh")).ok()?)
    }

    fn trace(&self) -> Option<Vec<SystemTime>> {
        let seconds = self.ask(InstallOperation::LookAt, include_str!("scripts/trace.sh")).ok()?;
        let at = |line: &str| {
            let since = Duration::from_secs(line.trim().parse().ok()?);
            SystemTime::UNIX_EPOCH.checked_add(since)
        };
        seconds.lines().map(at).collect()
    }

    fn check(&self) -> Result<(), InstallError> {
        self.is_repair.store(true, Ordering::SeqCst);
        let blocks = (3 * self.read()?.expose().len() / 1024 + MORE_ROOM).to_string();
        let word = word();
        let arguments = [self.file.as_str(), &blocks, &word];
        let parts = [include_str!("scripts/bench.sh"), include_str!("scripts/check.sh")];
        let task = Task::new(&parts, &arguments);
        self.site.good(InstallOperation::Write, &self.place(), &task).map(|_| ())
    }

    fn tidy(&self) -> Result<(), InstallError> {
        self.ask(InstallOperation::Remove, include_str!("scripts/tidy.sh")).map(|_| ())
    }

    fn form(&self) -> &'static PreferencesFormat {
        &preferences_xml::FORM
    }
}

/// One that nobody can foresee.
pub fn word() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}

/// Whose a file is, as `ls -dn` prints it: `-rw-r--r-- 1 998 997 …`.
fn owner_in(line: &str) -> Option<FileOwner> {
    let mut words = line.split_whitespace();
    let signs = words.next()?.as_bytes().get(1..10)?;
    let mut numbers = words.skip(1).map(str::parse);
    let (user, group) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    let is_set = |sign: &u8| !matches!(sign, b'-' | b'S' | b'T');
    let mode = signs.iter().fold(0, |mode, sign| mode << 1 | u32::from(is_set(sign)));
    Some(FileOwner { user, group, mode })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_owner_stands_in_the_line() {
        for (line, owner) in [
            ("-rw-r----- 1 998 997 1234 Nov 28 01:00 /x/Preferences.xml\n", Some((998, 997, 0o640))),
            ("-rw-------+ 1 0 100 1 Nov 28 2024 x y\n", Some((0, 100, 0o600))),
            ("-rwxr-sr-x 1 1 2 3 Jan 1 00:00 x", Some((1, 2, 0o755))),
            ("-rw------- 1 plex plex 1 Nov 28 2024 x", None),
            ("", None),
            ("-rw", None),
        ] {
            let expected = owner.map(|(user, group, mode)| FileOwner { user, group, mode });
            assert_eq!(owner_in(line), expected, "{line}");
        }
    }
}
