//! The file of the history. One program on this computer writes it, by a lock; others read.
//!
//! Lines are only ever added at its end, and are on the disk within seconds: a power cut takes the last ones at most. What is older than
//! ninety days goes within two days, when the file is made anew: beside it, synced, and renamed over it.

use std::fs::{File, TryLockError};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::age::{DAY, is_overdue, oldest_kept, without_old};
use super::event::{Event, millis};
use super::{line, order};
use crate::client::installation::file::sync_folder;
use crate::client::installation::privacy::private_folder;
use crate::client::installation::{InstallDetail, InstallError, InstallKind, InstallOperation};

const FILE: &str = "history.jsonl";
const LOCK: &str = "lock";
/// How the name of a file begins that is being made anew.
const NEW: &str = ".new-";
/// The most that is kept, in bytes.
pub const MOST: u64 = 16 << 20;

/// Where the history is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryFolder {
    folder: PathBuf,
    /// The most that is kept, in bytes.
    most: u64,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// In the order of their time, which is the one in which they were written.
    pub events: Vec<Event>,
    /// How many lines could not be read.
    pub broken: usize,
}

/// What was there before it was opened for writing.
#[derive(Clone, Debug)]
pub struct Before {
    pub read: Read,
    /// When who wrote it last still did, in milliseconds since 1970.
    pub alive: Option<u64>,
}

/// The one that writes.
#[derive(Debug)]
pub struct Writer {
    folder: HistoryFolder,
    file: File,
    length: u64,
    /// Added since the last sync.
    waiting: String,
    /// When it was last looked for what is too old, in milliseconds since 1970.
    looked: u64,
    /// The lock lasts as long as the file is open. Its date says when its holder was last alive.
    lock: File,
}

impl HistoryFolder {
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, most: MOST }
    }

    fn file(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    fn failed(&self, operation: InstallOperation) -> impl FnOnce(io::Error) -> InstallError {
        let place = self.file().display().to_string();
        move |error| InstallError::io(operation, place, &error)
    }

    /// All that is readable. No history yet is an empty one.
    ///
    /// # Errors
    /// When the file is there and can't be read, or is larger than it can be.
    pub fn read(&self) -> Result<Read, InstallError> {
        let mut file = match File::open(self.file()) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Read::default()),
            Err(error) => return Err(self.failed(InstallOperation::Read)(error)),
        };
        let length = file.metadata().map_err(self.failed(InstallOperation::Read))?.len();
        if length > 2 * self.most {
            let error = InstallError::new(InstallOperation::Read, self.file().display(), InstallKind::Other);
            return Err(error.since(&InstallDetail::TooLarge));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
        io::Read::read_to_end(&mut file, &mut bytes).map_err(self.failed(InstallOperation::Read))?;
        Ok(parsed(&bytes))
    }

    /// Opens it for writing.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn write(&self, now: u64) -> Result<Writer, InstallError> {
        self.open(now).map(|(writer, _)| writer)
    }

    /// Opens it for writing, and tells what is in it. A torn end, as a power cut leaves it, is cut off.
    ///
    /// # Errors
    /// [`InstallKind::Busy`] where another program writes; when the folder or the file can't be written.
    pub fn open(&self, now: u64) -> Result<(Writer, Before), InstallError> {
        private_folder(&self.folder)?;
        let path = self.folder.join(LOCK);
        let alive = std::fs::metadata(&path).and_then(|lock| lock.modified()).ok().map(unix_millis);
        let open = || File::options().create(true).truncate(false).write(true).open(&path);
        let lock = open().map_err(|e| InstallError::io(InstallOperation::Lock, path.display(), &e))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(InstallError::new(InstallOperation::Lock, path.display(), InstallKind::Busy));
            }
            Err(TryLockError::Error(error)) => {
                return Err(InstallError::io(InstallOperation::Lock, path.display(), &error));
            }
        }
        let file = self.opened()?;
        let mut writer = Writer { folder: self.clone(), file, length: 0, waiting: String::new(), looked: now, lock };
        let read = writer.find_end()?;
        self.remove_strays();
        let _ = writer.shorten(&read.events, now).inspect_err(not_shortened);
        Ok((writer, Before { read, alive }))
    }

    /// What a kill left of a file that was being made anew: it holds events, too.
    fn remove_strays(&self) {
        for entry in std::fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(NEW) {
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }

    /// Its length and date: while they are the same, so is what is in it.
    #[must_use]
    pub fn state(&self) -> Option<(u64, SystemTime)> {
        let metadata = std::fs::metadata(self.file()).ok()?;
        Some((metadata.len(), metadata.modified().ok()?))
    }

    fn opened(&self) -> Result<File, InstallError> {
        let mut options = File::options();
        options.create(true).truncate(false).read(true).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(self.file()).map_err(self.failed(InstallOperation::Write))
    }

    /// Removes the history. Who writes it removes it by [`Writer::clear`].
    ///
    /// # Errors
    /// [`InstallKind::Busy`] where another program writes; when it can't be removed.
    pub fn remove(&self) -> Result<(), InstallError> {
        if !self.file().exists() {
            return Ok(());
        }
        self.write(0)?.clear()
    }

    /// Removes it with its folder, so that nothing is left of it.
    ///
    /// # Errors
    /// As [`Self::remove`].
    pub fn forget(&self) -> Result<(), InstallError> {
        self.remove()?;
        match std::fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(self.failed(InstallOperation::Remove)(error)),
            Ok(()) | Err(_) => {
                // The folder of all that is kept goes with the last of it.
                let _ = self.folder.parent().map(std::fs::remove_dir);
                Ok(())
            }
        }
    }

    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Writer {
    /// Adds an event. It is on the disk after [`Writer::sync`].
    pub fn add(&mut self, event: &Event) {
        if let Ok(line) = line::written(event) {
            self.waiting += &line;
        }
    }

    /// Writes what was added. What could not be written is tried again the next time.
    ///
    /// # Errors
    /// When the disk is full or gone.
    pub fn sync(&mut self, now: u64) -> Result<(), InstallError> {
        let has_news = !self.waiting.is_empty();
        if has_news {
            self.write_down()?;
        }
        if has_news && self.is_full() || now.abs_diff(self.looked) >= millis(DAY) {
            self.looked = now;
            let folder = self.folder.clone();
            let shortened = folder.read().and_then(|read| self.shorten(&read.events, now));
            let _ = shortened.inspect_err(not_shortened);
        }
        Ok(())
    }

    fn write_down(&mut self) -> Result<(), InstallError> {
        let write = |file: &mut File, at: u64, lines: &str| {
            // Half a line of a try before is written over.
            file.seek(SeekFrom::Start(at))?;
            file.write_all(lines.as_bytes())?;
            file.sync_data()
        };
        write(&mut self.file, self.length, &self.waiting).map_err(self.folder.failed(InstallOperation::Write))?;
        self.length += self.waiting.len() as u64;
        self.waiting.clear();
        Ok(())
    }

    /// Makes it anew where it is too long or holds what is too old.
    fn shorten(&mut self, events: &[Event], now: u64) -> Result<(), InstallError> {
        let oldest = oldest_kept(events.iter().map(|event| event.at), now);
        if self.is_full() || is_overdue(events.first().map(|event| event.at), oldest) {
            self.make_anew(events.to_vec(), oldest)?;
        }
        Ok(())
    }

    /// Says that it is alive at this moment, to who opens the history after a kill or a power cut.
    ///
    /// # Errors
    /// When the disk is gone.
    pub fn beat(&self, now: u64) -> Result<(), InstallError> {
        let dated = self.lock.set_modified(UNIX_EPOCH + Duration::from_millis(now));
        dated.map_err(self.folder.failed(InstallOperation::Lock))
    }

    /// Goes behind the last whole line; tells what is before it.
    fn find_end(&mut self) -> Result<Read, InstallError> {
        let failed = || self.folder.failed(InstallOperation::Read);
        let mut bytes = Vec::new();
        io::Read::read_to_end(&mut io::Read::take(&self.file, 2 * self.folder.most), &mut bytes).map_err(failed())?;
        let end = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
        if end < bytes.len() {
            self.file.set_len(end as u64).map_err(failed())?;
        }
        self.length = end as u64;
        Ok(parsed(&bytes[..end]))
    }

    /// Made anew when it is this large, so that it has room again: not at every line.
    fn full(&self) -> u64 {
        self.folder.most / 16 * 15
    }

    fn is_full(&self) -> bool {
        self.length > self.full()
    }

    /// Nothing is left of it.
    ///
    /// # Errors
    /// When the disk can't be written.
    pub fn clear(&mut self) -> Result<(), InstallError> {
        self.waiting.clear();
        self.length = 0;
        let cleared = self.file.set_len(0).and_then(|()| self.file.sync_all());
        cleared.map_err(self.folder.failed(InstallOperation::Remove))
    }

    /// Without what is too old: first by its age, then by its place, until it is well below the limit.
    fn make_anew(&mut self, events: Vec<Event>, oldest: u64) -> Result<(), InstallError> {
        let mut kept = without_old(events, oldest);
        let mut lines = written(&kept);
        while lines.len() as u64 > self.full() / 4 * 3 {
            let quarter = kept.get(kept.len() / 4).map_or(0, |event| event.at + 1);
            kept = without_old(kept, quarter);
            let fewer = written(&kept);
            if fewer.len() >= lines.len() {
                break;
            }
            lines = fewer;
        }
        let failed = || self.folder.failed(InstallOperation::Write);
        let mut new = tempfile::Builder::new().prefix(NEW).tempfile_in(&self.folder.folder).map_err(failed())?;
        new.write_all(lines.as_bytes()).and_then(|()| new.as_file().sync_all()).map_err(failed())?;
        // Windows replaces no file that is open: the old one is closed first, and what is written to from then on is the new one.
        self.file = new.reopen().map_err(failed())?;
        if let Err(error) = new.persist(self.folder.file()) {
            self.file = self.folder.opened()?;
            return Err(failed()(error.error));
        }
        self.length = lines.len() as u64;
        sync_folder(&self.folder.folder).map_err(failed())
    }
}

/// What happened is kept all the same: it is tried again.
fn not_shortened(error: &InstallError) {
    tracing::warn!(%error, "the history was not made anew");
}

fn written(events: &[Event]) -> String {
    events.iter().filter_map(|event| line::written(event).ok()).collect()
}

fn parsed(bytes: &[u8]) -> Read {
    let mut read = Read::default();
    let Some(end) = bytes.iter().rposition(|byte| *byte == b'\n') else { return read };
    for line in bytes[..end].split(|byte| *byte == b'\n') {
        match std::str::from_utf8(line).ok().and_then(line::read) {
            Some(event) => read.events.push(event),
            None => read.broken += 1,
        }
    }
    let mut dates: Vec<u64> = read.events.iter().map(|event| event.at).collect();
    order::in_order(&mut dates);
    for (event, at) in read.events.iter_mut().zip(dates) {
        event.at = at;
    }
    read
}

fn unix_millis(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, millis)
}

#[cfg(test)]
mod tests;
