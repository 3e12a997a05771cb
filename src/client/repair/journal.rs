//! The journal of a repair: one folder for each, with what was begun and done, and the backup of the settings.
//!
//! It is written before a step is done, whole, beside the old one and in its place, on a disk that was synced: after a kill or a
//! power cut the next start finds either state, and never half of one. The backup is the one copy of a secret that lies on disk:
//! for this user alone, and gone after [`KEPT`].

use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Fault, Step};
use crate::client::installation::file::sync_folder;
use crate::client::installation::privacy::{private_file, private_folder};
use crate::client::installation::{InstallError, InstallKind, Locator, Whole};
use crate::client::model::MachineId;

/// How long a finished repair can be undone; its backup goes then (criterion 24 of the design).
pub const KEPT: Duration = Duration::from_secs(30 * 86_400);
const SCHEMA: u32 = 1;
const JOURNAL: &str = "journal.json";
const LOCK: &str = "lock";
const BACKUP: &str = "settings";
const REPLACED: &str = "replaced";
/// A journal has a few kilobytes.
const LARGEST: u64 = 1 << 20;

/// How a repair stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It has not ended: it runs, or it was interrupted.
    Open,
    /// The server is linked anew.
    Repaired,
    /// The settings are as they were.
    PutBack,
}

/// One step in the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub step: Step,
    pub done: bool,
    /// Seconds since 1970.
    pub at: u64,
}

/// The backup of the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    /// Its name in the repair's folder.
    pub file: String,
    pub length: usize,
    /// SHA-256, in hexadecimal digits.
    pub sha256: String,
}

/// All that the journal has on one repair. No secret is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    schema: u32,
    pub id: String,
    /// Seconds since 1970.
    pub began: u64,
    pub server: MachineId,
    pub name: String,
    pub locator: Locator,
    /// Where the server answered: it may be found by nothing else later, and must not be taken for stopped then.
    #[serde(default)]
    pub addresses: Vec<SocketAddr>,
    /// Where the settings are, in words.
    pub place: String,
    /// The account to which the server is to be linked.
    pub account: String,
    /// The account whose sign-in its owner agreed to take off, by the name that they saw.
    #[serde(default)]
    pub agreed: Option<String>,
    /// The server ran when the repair began.
    pub ran: bool,
    pub backup: Option<Backup>,
    /// SHA-256 of the settings as this program left them last: what is there otherwise, somebody else wrote.
    pub left: Option<String>,
    pub steps: Vec<Entry>,
    pub outcome: Outcome,
    /// When it came to this outcome, in seconds since 1970.
    #[serde(default)]
    pub ended: Option<u64>,
}

impl Record {
    /// A repair that begins now.
    #[must_use]
    pub fn new(server: MachineId, name: String, locator: Locator, place: String, account: String) -> Self {
        let began = now();
        let short = Uuid::new_v4().simple().to_string();
        Self {
            schema: SCHEMA,
            id: format!("{began}-{}", &short[..8]),
            began,
            server,
            name,
            locator,
            addresses: Vec::new(),
            place,
            account,
            agreed: None,
            ran: false,
            backup: None,
            left: None,
            steps: Vec::new(),
            outcome: Outcome::Open,
            ended: None,
        }
    }

    /// Was this step ever begun?
    #[must_use]
    pub fn has_begun(&self, step: Step) -> bool {
        self.steps.iter().any(|entry| entry.step == step)
    }

    /// May the settings be other than the backup because of this repair?
    #[must_use]
    pub fn has_changed_settings(&self) -> bool {
        self.backup.is_some() && (self.has_begun(Step::Remove) || self.has_begun(Step::Write))
    }

    /// Until when it can be undone, in seconds since 1970.
    #[must_use]
    pub fn kept_until(&self) -> u64 {
        self.ended.unwrap_or(self.began).saturating_add(KEPT.as_secs())
    }
}

/// The folder of all repairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repairs(PathBuf);

/// Held while a repair, an undo or a start is under way: by one program on this computer at a time.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "the lock lasts as long as the file is open")] File);

impl Repairs {
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Where all of them are.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// Where the repair's files are.
    #[must_use]
    pub fn folder_of(&self, id: &str) -> PathBuf {
        self.0.join(id)
    }

    /// All repairs, the newest first. What cannot be read is left out: it is nobody's journal.
    #[must_use]
    pub fn all(&self) -> Vec<Record> {
        let entries = fs::read_dir(&self.0).into_iter().flatten().flatten();
        let mut all: Vec<_> = entries.filter_map(|entry| read(&entry.path()).ok()).collect();
        all.sort_by(|a, b| (b.began, &b.id).cmp(&(a.began, &a.id)));
        all
    }

    /// Makes sure that nobody else on this computer repairs at the same time.
    ///
    /// # Errors
    /// [`InstallKind::Busy`]
    pub fn lock(&self) -> Result<Lock, InstallError> {
        private_folder(&self.0)?;
        let path = self.0.join(LOCK);
        let file = File::options().create(true).truncate(false).write(true).open(&path);
        let file = file.map_err(|e| InstallError::io("lock", path.display(), &e))?;
        match file.try_lock() {
            Ok(()) => Ok(Lock(file)),
            Err(TryLockError::WouldBlock) => Err(InstallError::new("lock", path.display(), InstallKind::Busy)),
            Err(TryLockError::Error(error)) => Err(InstallError::io("lock", path.display(), &error)),
        }
    }

    /// Begins a journal.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(&self, record: Record) -> Result<Journal, InstallError> {
        private_folder(&self.0)?;
        let folder = self.folder_of(&record.id);
        private_folder(&folder)?;
        let journal = Journal { folder, record };
        journal.write()?;
        sync_folder(&self.0).map_err(|e| InstallError::io("write", self.0.display(), &e))?;
        Ok(journal)
    }

    /// Opens the journal of an earlier repair.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open(&self, id: &str) -> Result<Journal, InstallError> {
        let folder = self.folder_of(id);
        let record = read(&folder).map_err(|e| InstallError::io("read", folder.display(), &e))?;
        Ok(Journal { folder, record })
    }

    /// Removes a repair with its backup: there is no undo afterwards.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn remove(&self, id: &str) -> Result<(), InstallError> {
        let folder = self.folder_of(id);
        // Only what is named like one of ours, and lies here.
        let is_ours = Path::new(id).components().count() == 1 && folder.join(JOURNAL).exists();
        if !is_ours {
            return Err(InstallError::new("remove", folder.display(), InstallKind::Missing));
        }
        remove_folder(&folder).map_err(|e| InstallError::io("remove", folder.display(), &e))
    }

    /// Removes the repairs whose time is over, unless somebody is at work. One that has not ended stays: its backup may be all that
    /// there is.
    pub fn sweep(&self) {
        if !self.0.exists() {
            return;
        }
        let Ok(_lock) = self.lock() else { return };
        let over = |record: &Record| record.outcome != Outcome::Open && record.kept_until() <= now();
        for record in self.all().iter().filter(|record| over(record)) {
            let _ = self.remove(&record.id);
        }
    }
}

/// One journal, open to be written.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    record: Record,
}

impl Journal {
    #[must_use]
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Where the backup is.
    #[must_use]
    pub fn backup_file(&self) -> Option<PathBuf> {
        self.record.backup.as_ref().map(|backup| self.folder.join(&backup.file))
    }

    /// Says that a step is about to be done.
    ///
    /// # Errors
    /// When it cannot be written: then the step must not be done.
    pub fn begun(&mut self, step: Step) -> Result<(), InstallError> {
        self.change(|record| record.steps.push(Entry { step, done: false, at: now() }))
    }

    /// Says that it is done.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn done(&mut self, step: Step) -> Result<(), InstallError> {
        self.change(|record| {
            if let Some(entry) = record.steps.iter_mut().rev().find(|entry| entry.step == step) {
                *entry = Entry { step, done: true, at: now() };
            }
        })
    }

    /// Says that the server ran when the repair began.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn ran(&mut self) -> Result<(), InstallError> {
        if self.record.ran { Ok(()) } else { self.change(|record| record.ran = true) }
    }

    /// Says what this program is about to leave in the place of the settings.
    ///
    /// # Errors
    /// When it cannot be written: then it must not be left there.
    pub fn leaves(&mut self, whole: &Whole) -> Result<(), InstallError> {
        let left = sha256(whole.expose());
        self.change(|record| record.left = Some(left))
    }

    /// # Errors
    /// When it cannot be written.
    pub fn finish(&mut self, outcome: Outcome) -> Result<(), InstallError> {
        self.change(|record| (record.outcome, record.ended) = (outcome, Some(now())))
    }

    /// Keeps the settings as they are, once; reads the copy back before it says so. `extension` without a dot.
    ///
    /// # Errors
    /// When it cannot be written, or reads otherwise.
    pub fn back_up(&mut self, whole: &Whole, extension: &str) -> Result<(), InstallError> {
        let file = format!("{BACKUP}.{extension}");
        let path = self.folder.join(&file);
        // One that a kill left unfinished was never named in the journal.
        let _ = fs::remove_file(&path);
        private_file(&path, whole.expose())?;
        let backup = Backup { file, length: whole.expose().len(), sha256: sha256(whole.expose()) };
        self.change(|record| record.backup = Some(backup))
    }

    /// The backup, if it is still what it was.
    ///
    /// # Errors
    /// [`Fault::NoBackup`]
    pub fn backup(&self) -> Result<Whole, Fault> {
        let backup = self.record.backup.as_ref().ok_or(Fault::NoBackup)?;
        let bytes = fs::read(self.folder.join(&backup.file)).map_err(|_| Fault::NoBackup)?;
        let is_whole = bytes.len() == backup.length && sha256(&bytes) == backup.sha256;
        is_whole.then(|| Whole::new(bytes)).ok_or(Fault::NoBackup)
    }

    /// Are these settings what this program left, or what it found?
    #[must_use]
    pub fn knows(&self, whole: &Whole) -> bool {
        let sum = sha256(whole.expose());
        self.record.left.as_ref() == Some(&sum) || self.record.backup.as_ref().is_some_and(|b| b.sha256 == sum)
    }

    /// Keeps settings that somebody else wrote since, before the backup takes their place.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn keep_replaced(&self, whole: &Whole, extension: &str) -> Result<(), InstallError> {
        let free =
            (1..=99).map(|n| self.folder.join(format!("{REPLACED}-{n}.{extension}"))).find(|path| !path.exists());
        let path = free.ok_or_else(|| InstallError::new("write", self.folder.display(), InstallKind::Other))?;
        private_file(&path, whole.expose())
    }

    /// Were settings of somebody else's kept?
    #[must_use]
    pub fn has_replaced(&self) -> bool {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        entries.into_iter().any(|entry| entry.file_name().to_string_lossy().starts_with(REPLACED))
    }

    /// What changed nothing leaves nothing.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn discard(self) -> Result<(), InstallError> {
        remove_folder(&self.folder).map_err(|e| InstallError::io("remove", self.folder.display(), &e))
    }

    fn change(&mut self, change: impl FnOnce(&mut Record)) -> Result<(), InstallError> {
        let before = self.record.clone();
        change(&mut self.record);
        // What is not on the disk did not happen.
        self.write().inspect_err(|_| self.record = before)
    }

    fn write(&self) -> Result<(), InstallError> {
        let write = || -> io::Result<()> {
            let text = serde_json::to_vec_pretty(&self.record).map_err(io::Error::other)?;
            let mut beside = tempfile::NamedTempFile::new_in(&self.folder)?;
            beside.write_all(&text)?;
            beside.as_file().sync_all()?;
            beside.persist(self.folder.join(JOURNAL)).map_err(|e| e.error)?;
            sync_folder(&self.folder)
        };
        write().map_err(|e| InstallError::io("write the journal in", self.folder.display(), &e))
    }
}

/// The journal last: while a secret lies here, there is a journal that leads to it.
fn remove_folder(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)?.flatten().filter(|entry| entry.file_name() != JOURNAL) {
        fs::remove_file(entry.path())?;
    }
    fs::remove_dir_all(folder)
}

fn read(folder: &Path) -> io::Result<Record> {
    let file = folder.join(JOURNAL);
    if fs::metadata(&file)?.len() > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let record: Record = serde_json::from_slice(&fs::read(file)?).map_err(io::Error::other)?;
    let is_ours = record.schema == SCHEMA && folder.file_name().is_some_and(|name| *name == *record.id);
    if is_ours { Ok(record) } else { Err(io::ErrorKind::InvalidData.into()) }
}

fn sha256(bytes: &[u8]) -> String {
    digest(&SHA256, bytes).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Seconds since 1970.
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repairs() -> (tempfile::TempDir, Repairs) {
        let folder = tempfile::tempdir().unwrap();
        let repairs = Repairs::new(folder.path().join("repairs"));
        (folder, repairs)
    }

    fn record() -> Record {
        let locator = Locator::Folder { preferences: "/config/Preferences.xml".into() };
        Record::new(MachineId::new("ab12").unwrap(), "Attic".into(), locator, "/config".into(), "anna".into())
    }

    #[test]
    fn what_was_begun_and_done_is_found_again() {
        let (_folder, repairs) = repairs();
        let mut journal = repairs.begin(record()).unwrap();
        journal.begun(Step::Stop).unwrap();
        journal.done(Step::Stop).unwrap();
        journal.begun(Step::BackUp).unwrap();
        let all = repairs.all();
        assert_eq!(all, [journal.record().clone()]);
        assert_eq!(
            all[0].steps.iter().map(|e| (e.step, e.done)).collect::<Vec<_>>(),
            [(Step::Stop, true), (Step::BackUp, false)]
        );
    }

    #[test]
    fn a_backup_is_private_and_given_back_only_whole() {
        let (_folder, repairs) = repairs();
        let mut journal = repairs.begin(record()).unwrap();
        journal.back_up(&Whole::new(b"settings with a token".to_vec()), "xml").unwrap();
        let file = journal.backup_file().unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
            assert_eq!(fs::metadata(file.parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
        }
        assert_eq!(journal.backup().unwrap().expose(), b"settings with a token");
        fs::write(file, b"settings with a tokeN").unwrap();
        assert_eq!(journal.backup().unwrap_err(), Fault::NoBackup);
    }

    #[test]
    fn the_journal_holds_no_setting() {
        let (_folder, repairs) = repairs();
        let mut journal = repairs.begin(record()).unwrap();
        journal.back_up(&Whole::new(b"PlexOnlineToken=\"sesame\"".to_vec()), "xml").unwrap();
        let text = fs::read_to_string(repairs.folder_of(&journal.record().id).join(JOURNAL)).unwrap();
        assert!(!text.contains("sesame"), "{text}");
    }

    #[test]
    fn one_at_a_time() {
        let (_folder, repairs) = repairs();
        let lock = repairs.lock().unwrap();
        assert_eq!(repairs.lock().unwrap_err().kind, InstallKind::Busy);
        drop(lock);
        repairs.lock().unwrap();
    }

    #[test]
    fn after_thirty_days_a_finished_repair_is_gone_and_an_open_one_is_not() {
        let (_folder, repairs) = repairs();
        let long_ago = |outcome| Record { ended: Some(now() - KEPT.as_secs()), outcome, ..record() };
        repairs.begin(long_ago(Outcome::Repaired)).unwrap();
        let open = repairs.begin(long_ago(Outcome::Open)).unwrap();
        let began = now() - 2 * KEPT.as_secs();
        // It was gone on with after a long time: its days count from its end.
        let young =
            repairs.begin(Record { began, ended: Some(now()), outcome: Outcome::Repaired, ..record() }).unwrap();
        repairs.sweep();
        let mut left: Vec<_> = repairs.all().into_iter().map(|r| r.id).collect();
        left.sort();
        let mut expected = vec![open.record().id.clone(), young.record().id.clone()];
        expected.sort();
        assert_eq!(left, expected);
    }

    #[test]
    fn only_journals_are_removed() {
        let (folder, repairs) = repairs();
        repairs.begin(record()).unwrap();
        for id in ["..", ".", "../repairs", "", "nothing"] {
            assert!(repairs.remove(id).is_err(), "{id:?}");
        }
        assert!(folder.path().join("repairs").exists());
    }

    #[test]
    fn what_is_no_journal_is_nobodys() {
        let (_folder, repairs) = repairs();
        let journal = repairs.begin(record()).unwrap();
        for text in ["", "{}", "[]", "{\"schema\": 2}"] {
            fs::write(repairs.folder_of(&journal.record().id).join(JOURNAL), text).unwrap();
            assert!(repairs.all().is_empty(), "{text}");
        }
    }
}
