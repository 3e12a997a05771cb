//! The settings of a server in a container: read through its engine, and replaced by a helper beside it, on the disk outside, or, where
//! neither can be had, through the engine again.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use ring::digest::{SHA256, digest};

use super::container::{Bound, Container};
use super::engine::{Product, QUESTION};
use super::files::{self, ContainerFile};
use super::helper::{self, Helped};
use crate::client::installation::file::PreferencesFile;
use crate::client::installation::{
    FileOwner, InstallError, InstallKind, InstallOperation, PreferencesFormat, RawPreferences, Store, StoreLock,
    preferences_xml,
};

const LOCK: InstallOperation = InstallOperation::Lock;
/// A settings file has some kilobytes.
pub const LARGEST: u64 = 1 << 20;

/// How new settings take the place of the old.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Way {
    /// A helper renames them.
    Helper(FileOwner),
    /// On the disk of this computer, where a folder of it is mounted.
    Outside(PathBuf),
    /// The engine puts them there: it removes the old ones first. Whose they are has to be known for that.
    Engine(FileOwner),
}

/// A `Preferences.xml` in a container.
pub struct ContainerStore {
    container: Bound,
    preferences: String,
    /// Found once: it asks for a container of its own.
    way: Mutex<Option<Way>>,
    /// It was asked for before a repair: then a copy stays beside the new settings until the repair is verified.
    keeps_copy: AtomicBool,
}

impl ContainerStore {
    #[must_use]
    pub fn new(container: Bound, preferences: String) -> Self {
        Self { container, preferences, way: Mutex::new(None), keeps_copy: AtomicBool::new(false) }
    }

    fn error(&self, operation: InstallOperation, kind: InstallKind) -> InstallError {
        InstallError::new(operation, self.place(), kind)
    }

    fn file(&self, operation: InstallOperation) -> Result<ContainerFile, InstallError> {
        let container = &self.container;
        container.call(operation, &self.place(), QUESTION, async |docker| {
            files::read(docker, &container.id, &self.preferences, LARGEST).await
        })
    }

    /// Runs a helper with these words after the path.
    fn help(
        &self,
        operation: InstallOperation,
        work: &str,
        path: &str,
        words: &[&str],
        input: Option<&RawPreferences>,
    ) -> Result<Helped, InstallError> {
        let beside = self.container.inspect(operation)?;
        let words = [&[work, path], words].concat();
        let ran = helper::run(&self.container.engine, &beside, &words, input);
        ran.map_err(|error| error.at(operation, &self.place()))
    }

    fn way(&self, operation: InstallOperation) -> Result<Way, InstallError> {
        let known = self.way.lock().map(|known| known.clone()).unwrap_or_default();
        match known {
            Some(way) => Ok(way),
            None => self.find_way(operation, "look"),
        }
    }

    /// `work`: merely a look, or a look that also makes room.
    fn find_way(&self, operation: InstallOperation, work: &str) -> Result<Way, InstallError> {
        let file = self.file(operation)?;
        if self.container.inspect(operation)?.is_read_only(&file.path) {
            return Err(self.error(operation, InstallKind::ReadOnly));
        }
        let way = match self.help(operation, work, &file.path, &[], None)? {
            Helped::Done(said) => match owner_of(&said) {
                Some(owner) => Ok(Way::Helper(owner)),
                None => self.way_without_helper(operation, &file, &said),
            },
            Helped::NotThere => self.way_without_helper(operation, &file, ""),
            Helped::Refused(said) => self.way_without_helper(operation, &file, &said),
            Helped::Failed(said) => Err(self.failed(operation, &said)),
            Helped::Changed | Helped::CutOff => Err(self.error(operation, InstallKind::Other)),
        }?;
        if let Ok(mut known) = self.way.lock() {
            *known = Some(way.clone());
        }
        Ok(way)
    }

    fn way_without_helper(
        &self,
        operation: InstallOperation,
        file: &ContainerFile,
        said: &str,
    ) -> Result<Way, InstallError> {
        let container = self.container.inspect(operation)?;
        if let Some(outside) = outside(&container, file) {
            return Ok(Way::Outside(outside));
        }
        match self.container.engine.product {
            Product::Docker => Ok(Way::Engine(file.owner)),
            // It tells nobody whose a file is, and would make it root's.
            Product::Podman => Err(self.error(operation, InstallKind::HelperRefused).because(said)),
        }
    }

    fn failed(&self, operation: InstallOperation, said: &str) -> InstallError {
        let kind = if said.contains("space") {
            InstallKind::DiskFull
        } else if said.contains("Read-only") {
            InstallKind::ReadOnly
        } else if said.contains("permitted") || said.contains("denied") {
            InstallKind::NotPermitted
        } else {
            InstallKind::ToolFailed
        };
        self.error(operation, kind).because(said.lines().last().unwrap_or_default())
    }

    fn helped(&self, operation: InstallOperation, helped: Helped) -> Result<(), InstallError> {
        match helped {
            Helped::Done(_) => Ok(()),
            Helped::Changed => Err(self.error(operation, InstallKind::Changed)),
            Helped::CutOff => Err(self.error(operation, InstallKind::NotAsWritten)),
            Helped::NotThere => Err(self.error(operation, InstallKind::Missing)),
            Helped::Failed(said) => Err(self.failed(operation, &said)),
            Helped::Refused(said) => Err(self.error(operation, InstallKind::HelperRefused).because(said)),
        }
    }

    fn put(&self, path: &str, expected: &RawPreferences, wanted: &RawPreferences) -> Result<(), InstallError> {
        const WRITE: InstallOperation = InstallOperation::Write;
        match self.way(WRITE)? {
            Way::Helper(_) => {
                let copy = if self.keeps_copy.load(Ordering::Relaxed) { "copy" } else { "" };
                let (before, after) = (hex_digest(expected), hex_digest(wanted));
                self.helped(WRITE, self.help(WRITE, "replace", path, &[&before, &after, copy], Some(wanted))?)
            }
            Way::Outside(file) => PreferencesFile::new(file).replace(expected, wanted),
            Way::Engine(owner) => self.put_by_engine(WRITE, path, owner, wanted).inspect_err(|_| {
                // What was there may be gone already.
                let _ = self.put_by_engine(WRITE, path, owner, expected);
            }),
        }
    }

    fn put_by_engine(
        &self,
        operation: InstallOperation,
        path: &str,
        owner: FileOwner,
        wanted: &RawPreferences,
    ) -> Result<(), InstallError> {
        let container = &self.container;
        container.call(operation, &self.place(), QUESTION, async |docker| {
            files::put(docker, &container.id, path, owner, wanted.expose()).await
        })
    }

    fn reads_as(&self, operation: InstallOperation, wanted: &RawPreferences) -> Result<(), InstallError> {
        if self.read()? == *wanted { Ok(()) } else { Err(self.error(operation, InstallKind::NotAsWritten)) }
    }
}

/// The same file on the disk of this computer: it holds the same, to the byte. An engine in a virtual machine has other disks.
fn outside(container: &Container, file: &ContainerFile) -> Option<PathBuf> {
    let outside = container.outside(&file.path)?;
    let same = PreferencesFile::new(outside.clone()).read().ok()? == file.content;
    same.then_some(outside)
}

/// `USER GROUP MODE`, the last in octal digits, as stat(1) prints them.
fn owner_of(said: &str) -> Option<FileOwner> {
    let mut words = said.lines().last()?.split(' ');
    let (user, group) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    let mode = u32::from_str_radix(words.next()?, 8).ok()?;
    words.next().is_none().then_some(FileOwner { user, group, mode })
}

fn hex_digest(whole: &RawPreferences) -> String {
    digest(&SHA256, whole.expose()).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Store for ContainerStore {
    /// As `docker cp` has it.
    fn place(&self) -> String {
        format!("{}:{}", self.container.name, self.preferences)
    }

    fn read(&self) -> Result<RawPreferences, InstallError> {
        Ok(self.file(InstallOperation::Read)?.content)
    }

    fn replace(&self, expected: &RawPreferences, wanted: &RawPreferences) -> Result<(), InstallError> {
        let there = self.file(InstallOperation::Write)?;
        if there.content != *expected {
            return Err(self.error(InstallOperation::Write, InstallKind::Changed));
        }
        if expected == wanted {
            return Ok(());
        }
        self.put(&there.path, expected, wanted)?;
        self.reads_as(InstallOperation::Write, wanted)
    }

    fn create(&self, wanted: &RawPreferences, owner: Option<FileOwner>) -> Result<(), InstallError> {
        const CREATE: InstallOperation = InstallOperation::Create;
        match self.file(CREATE) {
            Ok(_) => return Err(self.error(CREATE, InstallKind::Changed)),
            Err(error) if error.kind == InstallKind::Missing => {}
            Err(error) => return Err(error),
        }
        let (user, mode) = match owner {
            Some(FileOwner { user, group, mode }) => (format!("{user}:{group}"), format!("{mode:o}")),
            None => (String::new(), String::new()),
        };
        let words = [hex_digest(wanted), user, mode];
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let made = match (self.help(CREATE, "create", &self.preferences, &words, Some(wanted))?, owner) {
            // Without a volume no helper sees them.
            (Helped::NotThere | Helped::Refused(_), Some(owner)) => {
                self.put_by_engine(CREATE, &self.preferences, owner, wanted)
            }
            (helped, _) => self.helped(CREATE, helped),
        };
        made?;
        self.reads_as(CREATE, wanted)
    }

    fn owner(&self) -> Option<FileOwner> {
        match self.way(InstallOperation::Read).ok()? {
            Way::Helper(owner) | Way::Engine(owner) => Some(owner),
            Way::Outside(file) => PreferencesFile::new(file).owner(),
        }
    }

    fn trace(&self) -> Option<Vec<SystemTime>> {
        let modified = self.file(InstallOperation::Read).ok()?.modified;
        Some(vec![SystemTime::UNIX_EPOCH + Duration::from_secs(modified)])
    }

    fn writes_in_place(&self) -> bool {
        match self.way(InstallOperation::Read) {
            Ok(Way::Engine(_)) => true,
            Ok(Way::Outside(file)) => PreferencesFile::new(file).writes_in_place(),
            Ok(Way::Helper(_)) | Err(_) => false,
        }
    }

    /// A helper tries all but the write itself.
    fn check(&self) -> Result<(), InstallError> {
        const CHECK: InstallOperation = InstallOperation::Write;
        self.keeps_copy.store(true, Ordering::Relaxed);
        self.find_way(CHECK, "check").map(drop)
    }

    fn tidy(&self) -> Result<(), InstallError> {
        const REMOVE: InstallOperation = InstallOperation::Remove;
        match self.way(REMOVE)? {
            Way::Helper(_) => {
                let path = self.file(REMOVE)?.path;
                self.helped(REMOVE, self.help(REMOVE, "tidy", &path, &[], None)?)
            }
            Way::Outside(_) | Way::Engine(_) => Ok(()),
        }
    }

    /// There is no room for a lock; but whoever works here alone, among the programs of this user, clears away what an earlier one left:
    /// a helper may hold settings.
    fn lock(&self) -> Result<Option<StoreLock>, InstallError> {
        helper::sweep(&self.container.engine, &self.container.id).map_err(|error| error.at(LOCK, &self.place()))?;
        Ok(None)
    }

    fn form(&self) -> &'static PreferencesFormat {
        &preferences_xml::FORM
    }
}

impl std::fmt::Debug for ContainerStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ContainerStore({})", self.place())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_owner_is_what_stat_says_last() {
        let owner = FileOwner { user: 1000, group: 100, mode: 0o600 };
        assert_eq!(owner_of("1000 100 600"), Some(owner));
        assert_eq!(owner_of("some: warning\n1000 100 600"), Some(owner));
        for said in ["", "1000 100", "plex plex 600", "1000 100 900", "1000 100 600 1"] {
            assert_eq!(owner_of(said), None, "{said}");
        }
    }

    #[test]
    fn a_digest_is_that_of_sha256sum() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(hex_digest(&RawPreferences::new(Vec::new())), empty);
    }
}
