//! The folder of all repairs, and the lock by which one program on this computer works at a time.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::journal::{self, JOURNAL, Journal, remove_folder};
use super::record::KEPT;
use super::{Fault, Record, RepairOutcome};
use crate::client::installation::file::sync_folder;
use crate::client::installation::privacy::private_folder;
use crate::client::installation::{InstallError, InstallKind, InstallOperation, Installation};
use crate::client::model::Locator;

const LOCK: &str = "lock";

/// The folder of all repairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalStore(PathBuf);

/// Held while a repair, an undo or a start is under way: by one program on this computer at a time.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "the lock lasts as long as the file is open")] File);

impl JournalStore {
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

    /// Where its copy of the settings is, if there is one.
    #[must_use]
    pub fn backup_of(&self, record: &Record) -> Option<PathBuf> {
        Some(self.folder_of(&record.id).join(&record.backup.as_ref()?.file))
    }

    /// All repairs, the newest first. What cannot be read is left out: it is nobody's journal.
    #[must_use]
    pub fn all(&self) -> Vec<Record> {
        let entries = fs::read_dir(&self.0).into_iter().flatten().flatten();
        let mut all: Vec<_> = entries.filter_map(|entry| journal::read(&entry.path()).ok()).collect();
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
        let file = file.map_err(|e| InstallError::io(InstallOperation::Lock, path.display(), &e))?;
        match file.try_lock() {
            Ok(()) => Ok(Lock(file)),
            Err(TryLockError::WouldBlock) => {
                Err(InstallError::new(InstallOperation::Lock, path.display(), InstallKind::Busy))
            }
            Err(TryLockError::Error(error)) => Err(InstallError::io(InstallOperation::Lock, path.display(), &error)),
        }
    }

    /// Is somebody at work at this moment, in this program or another?
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let Ok(file) = File::open(self.0.join(LOCK)) else { return false };
        matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
    }

    /// All repairs, the newest first, as [`JournalStore::all`]; those that have not ended say whether somebody works on one now.
    #[must_use]
    pub fn all_at_work(&self) -> Vec<Record> {
        let is_busy = self.is_busy();
        self.all()
            .into_iter()
            .map(|record| Record { at_work: is_busy && record.outcome == RepairOutcome::Open, ..record })
            .collect()
    }

    /// Begins a journal.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(&self, record: Record) -> Result<Journal, InstallError> {
        private_folder(&self.0)?;
        let folder = self.folder_of(&record.id);
        private_folder(&folder)?;
        let journal = Journal::at(folder, record);
        if let Err(error) = journal.write() {
            // Nothing is in it: nobody would find it again.
            let _ = fs::remove_dir(self.folder_of(&journal.record().id));
            return Err(error);
        }
        sync_folder(&self.0).map_err(|e| InstallError::io(InstallOperation::Write, self.0.display(), &e))?;
        Ok(journal)
    }

    /// Opens the journal of an earlier repair.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open(&self, id: &str) -> Result<Journal, InstallError> {
        let folder = self.folder_of(id);
        let record =
            journal::read(&folder).map_err(|e| InstallError::io(InstallOperation::Read, folder.display(), &e))?;
        Ok(Journal::at(folder, record))
    }

    /// Which settings beside the sign-in are others now than before a repair, by name. It reads files: not for a thread that has other
    /// work.
    ///
    /// # Errors
    /// When the backup or the settings cannot be read.
    pub fn changed_since(
        &self,
        record: &Record,
        open: impl FnOnce(&Locator) -> Result<Installation, InstallError>,
    ) -> Result<Vec<String>, Fault> {
        let backup = self.open(&record.id)?.backup()?;
        let store = open(&record.locator)?.store;
        Ok(store.parse(&backup)?.differences(&store.parse(&store.read()?)?))
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
            return Err(InstallError::new(InstallOperation::Remove, folder.display(), InstallKind::Missing));
        }
        remove_folder(&folder).map_err(|e| InstallError::io(InstallOperation::Remove, folder.display(), &e))
    }

    /// Removes all repairs with their backups, and their folder: there is no undo afterwards. One that has not ended keeps it from that:
    /// its backup may be all that there is.
    ///
    /// # Errors
    /// [`InstallKind::Busy`] while there is such a one, or another program works on one; and when something is left.
    pub fn remove_all(&self) -> Result<(), InstallError> {
        if !self.0.exists() {
            return Ok(());
        }
        let lock = self.lock()?;
        let all = self.all();
        if all.iter().any(|record| record.outcome == RepairOutcome::Open) {
            return Err(InstallError::new(InstallOperation::Remove, self.0.display(), InstallKind::Busy));
        }
        for record in &all {
            self.remove(&record.id)?;
        }
        for entry in fs::read_dir(&self.0).into_iter().flatten().flatten() {
            // What a kill left before its journal was written, or after it was removed. One that is not empty stays.
            let _ = fs::remove_dir(entry.path());
        }
        let removed = fs::remove_file(self.0.join(LOCK));
        // Where Windows or its disk is old, a file that is open keeps its name until it's closed.
        drop(lock);
        let rest = removed.and_then(|()| fs::remove_dir(&self.0));
        rest.map_err(|e| InstallError::io(InstallOperation::Remove, self.0.display(), &e))
    }

    /// All repairs that are left, after those whose time is over were removed, unless somebody is at work. `now`, in seconds since 1970,
    /// is a time that somebody else than this computer's own clock has confirmed. One that has not ended stays: its backup may be all
    /// that there is.
    pub fn sweep(&self, now: u64) -> Vec<Record> {
        let over = |record: &Record| record.outcome != RepairOutcome::Open && self.is_over(record, now);
        // Mostly nothing is: then nobody is locked out, and no folder is touched.
        let all = self.all();
        if !all.iter().any(over) {
            return all;
        }
        let Ok(_lock) = self.lock() else { return all };
        for record in self.all().iter().filter(|record| over(record)) {
            let _ = self.remove(&record.id);
        }
        self.all()
    }

    /// Its time is over by its own word and by its file's, and neither of them lies in the future: a clock that was wrong when it was
    /// written proves nothing now.
    fn is_over(&self, record: &Record, now: u64) -> bool {
        let changed = fs::metadata(self.folder_of(&record.id).join(JOURNAL)).and_then(|file| file.modified());
        let changed = changed.ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).map(|since| since.as_secs());
        let Some(changed) = changed else { return false };
        let latest = record.last_time().max(changed);
        latest <= now && latest.saturating_add(KEPT.as_secs()) <= now
    }
}
