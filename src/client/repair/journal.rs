//! The journal of a repair: one folder for each, with what was begun and done, and the backup of the settings.
//!
//! It is written before a step is done, whole, beside the old one and in its place, on a disk that was synced: after a kill or a
//! power cut the next start finds either state, and never half of one. The backup is the one copy of a secret that lies on disk:
//! for this user alone, and gone after [`KEPT`].

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::record::{Backup, JournalEntry};
use super::{Fault, Record, RepairOutcome, Step};
use crate::client::installation::file::sync_folder;
use crate::client::installation::privacy::private_file;
use crate::client::installation::{FileOwner, InstallError, InstallKind, InstallOperation, RawPreferences};
use crate::client::model::digest::sha256;
use crate::client::system::{now_unix, pinned};

pub(super) const JOURNAL: &str = "journal.json";
const BACKUP: &str = "settings";
const REPLACED: &str = "replaced";
/// A journal has a few kilobytes, and so have settings.
const LARGEST: u64 = 1 << 20;

/// One journal, open to be written.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    record: Record,
}

impl Journal {
    pub(super) fn at(folder: PathBuf, record: Record) -> Self {
        Self { folder, record }
    }

    #[must_use]
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Says that a step is about to be done.
    ///
    /// # Errors
    /// When it cannot be written: then the step must not be done.
    pub fn begun(&mut self, step: Step) -> Result<(), InstallError> {
        self.change(|record| record.steps.push(JournalEntry { step, done: false, at: now_unix() }))
    }

    /// Says that it is done.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn done(&mut self, step: Step) -> Result<(), InstallError> {
        self.change(|record| {
            if let Some(entry) = record.steps.iter_mut().rev().find(|entry| entry.step == step) {
                *entry = JournalEntry { step, done: true, at: now_unix() };
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

    /// Says what this program is about to leave in the place of `before`, and whether it writes over it. An edit of what somebody else
    /// wrote holds their words, too: that is not this program's alone.
    ///
    /// # Errors
    /// When it cannot be written: then it must not be left there.
    pub fn leaves(
        &mut self,
        before: &RawPreferences,
        after: &RawPreferences,
        in_place: bool,
    ) -> Result<(), InstallError> {
        let left = self.knows(before).then(|| sha256(after.expose()));
        self.change(|record| (record.left, record.in_place) = (left, in_place))
    }

    /// Says which sign-in the server got by this repair.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn made(&mut self, token: &str) -> Result<(), InstallError> {
        let made = sha256(token.as_bytes());
        self.change(|record| record.made = Some(made))
    }

    /// Says that Plex was told that this sign-in is over.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn gave_back(&mut self) -> Result<(), InstallError> {
        self.change(|record| record.made = None)
    }

    /// Is this the sign-in that the server got by this repair?
    #[must_use]
    pub fn has_made(&self, token: &str) -> bool {
        self.record.made.as_ref() == Some(&sha256(token.as_bytes()))
    }

    /// Was a sign-in made that did not come to be in the settings, as far as is known?
    #[must_use]
    pub fn has_lost_sign_in(&self) -> bool {
        let is_unwritten = |entry: &JournalEntry| entry.step == Step::Write && !entry.done;
        self.record.made.is_some() && self.record.steps.iter().any(is_unwritten)
    }

    /// Says how it stands. Its days still count from its end.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn stands(&mut self, outcome: RepairOutcome) -> Result<(), InstallError> {
        self.change(|record| record.outcome = outcome)
    }

    /// Says how it ended.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(&mut self, outcome: RepairOutcome) -> Result<(), InstallError> {
        self.change(|record| (record.outcome, record.ended) = (outcome, Some(now_unix())))
    }

    /// Keeps the settings as they are, once; reads the copy back before it says so. `extension` without a dot.
    ///
    /// # Errors
    /// When it cannot be written, or reads otherwise.
    pub fn back_up(
        &mut self,
        whole: &RawPreferences,
        extension: &str,
        owner: Option<FileOwner>,
    ) -> Result<(), InstallError> {
        let file = format!("{BACKUP}.{extension}");
        let path = self.folder.join(&file);
        // One that a kill left unfinished was never named in the journal.
        let _ = fs::remove_file(&path);
        private_file(&path, whole.expose())?;
        let backup = Backup { file, length: whole.expose().len(), sha256: sha256(whole.expose()) };
        self.change(|record| (record.backup, record.owner) = (Some(backup), owner))
    }

    /// The backup, if it is still what it was.
    ///
    /// # Errors
    /// [`Fault::NoBackup`]
    pub fn backup(&self) -> Result<RawPreferences, Fault> {
        let backup = self.record.backup.as_ref().ok_or(Fault::NoBackup)?;
        // A name and nothing else: a journal is a file like any other.
        let is_name = Path::new(&backup.file).file_name() == Some(OsStr::new(&backup.file));
        let bytes = is_name.then(|| pinned::read(&self.folder.join(&backup.file), LARGEST)).and_then(Result::ok);
        let bytes = bytes.ok_or(Fault::NoBackup)?;
        let is_whole = bytes.len() == backup.length && sha256(&bytes) == backup.sha256;
        is_whole.then(|| RawPreferences::new(bytes)).ok_or(Fault::NoBackup)
    }

    /// Are these settings what this program left, or what it found?
    #[must_use]
    pub fn knows(&self, whole: &RawPreferences) -> bool {
        let sum = sha256(whole.expose());
        self.record.left.as_ref() == Some(&sum) || self.record.backup.as_ref().is_some_and(|b| b.sha256 == sum)
    }

    /// Keeps settings that somebody else wrote since, before the backup takes their place.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn keep_replaced(&self, whole: &RawPreferences, extension: &str) -> Result<PathBuf, InstallError> {
        let free =
            (1..=99).map(|n| self.folder.join(format!("{REPLACED}-{n}.{extension}"))).find(|path| !path.exists());
        let path =
            free.ok_or_else(|| InstallError::new(InstallOperation::Write, self.folder.display(), InstallKind::Other))?;
        private_file(&path, whole.expose())?;
        Ok(path)
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
        remove_folder(&self.folder).map_err(|e| InstallError::io(InstallOperation::Remove, self.folder.display(), &e))
    }

    fn change(&mut self, change: impl FnOnce(&mut Record)) -> Result<(), InstallError> {
        let before = self.record.clone();
        change(&mut self.record);
        // What is not on the disk did not happen.
        self.write().inspect_err(|_| self.record = before)
    }

    pub(super) fn write(&self) -> Result<(), InstallError> {
        let write = || -> io::Result<()> {
            let text = serde_json::to_vec_pretty(&self.record).map_err(io::Error::other)?;
            let mut beside = tempfile::NamedTempFile::new_in(&self.folder)?;
            beside.write_all(&text)?;
            beside.as_file().sync_all()?;
            beside.persist(self.folder.join(JOURNAL)).map_err(|e| e.error)?;
            sync_folder(&self.folder)
        };
        write().map_err(|e| InstallError::io(InstallOperation::WriteJournal, self.folder.display(), &e))
    }
}

/// The journal last: while a secret lies here, there is a journal that leads to it.
pub(super) fn remove_folder(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)?.flatten().filter(|entry| entry.file_name() != JOURNAL) {
        fs::remove_file(entry.path())?;
    }
    fs::remove_dir_all(folder)
}

/// The journal in a folder, if it is one of ours.
pub(super) fn read(folder: &Path) -> io::Result<Record> {
    let file = folder.join(JOURNAL);
    let record: Record = serde_json::from_slice(&pinned::read(&file, LARGEST)?).map_err(io::Error::other)?;
    let is_ours = record.is_readable() && folder.file_name().is_some_and(|name| *name == *record.id);
    if is_ours { Ok(record) } else { Err(io::ErrorKind::InvalidData.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::model::{Locator, MachineId};
    use crate::client::repair::JournalStore;
    use crate::client::repair::record::KEPT;

    fn repairs() -> (tempfile::TempDir, JournalStore) {
        let folder = tempfile::tempdir().unwrap();
        let repairs = JournalStore::new(folder.path().join("repairs"));
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
        journal.back_up(&RawPreferences::new(b"settings with a token".to_vec()), "xml", None).unwrap();
        let file = repairs.folder_of(&journal.record().id).join("settings.xml");
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
        journal.back_up(&RawPreferences::new(b"PlexOnlineToken=\"sesame\"".to_vec()), "xml", None).unwrap();
        let text = fs::read_to_string(repairs.folder_of(&journal.record().id).join(JOURNAL)).unwrap();
        assert!(!text.contains("sesame"), "{text}");
    }

    /// assets/packaging/windows/locksmith.nsi looks for this line before it removes what is kept.
    #[test]
    fn an_open_repair_is_told_by_a_line_of_its_own() {
        let (_folder, repairs) = repairs();
        let journal = repairs.begin(record()).unwrap();
        let text = fs::read_to_string(repairs.folder_of(&journal.record().id).join(JOURNAL)).unwrap();
        assert!(text.lines().any(|line| line == "  \"outcome\": \"open\","), "{text}");
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
        let began = now_unix() - 2 * KEPT.as_secs();
        let long_ago = |outcome| Record { began, ended: Some(now_unix() - KEPT.as_secs()), outcome, ..record() };
        repairs.begin(long_ago(RepairOutcome::Repaired)).unwrap();
        let open = repairs.begin(long_ago(RepairOutcome::Open)).unwrap();
        // It was gone on with after a long time: its days count from its end.
        let young = repairs
            .begin(Record { began, ended: Some(now_unix()), outcome: RepairOutcome::Repaired, ..record() })
            .unwrap();
        let began_long_ago = now_unix() - 3 * KEPT.as_secs();
        for id in repairs.all().into_iter().map(|record| record.id) {
            let file = fs::File::options().write(true).open(repairs.folder_of(&id).join(JOURNAL)).unwrap();
            file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(began_long_ago)).unwrap();
        }
        repairs.sweep(now_unix());
        let mut left: Vec<_> = repairs.all().into_iter().map(|r| r.id).collect();
        left.sort();
        let mut expected = vec![open.record().id.clone(), young.record().id.clone()];
        expected.sort();
        assert_eq!(left, expected);
    }

    /// Seen: one look with a clock 60 days ahead took every backup.
    #[test]
    fn a_time_that_the_files_do_not_agree_with_removes_nothing() {
        let (_folder, repairs) = repairs();
        let long_ago = now_unix() - 2 * KEPT.as_secs();
        // By its own word it is old, and its file is of today: one of the two clocks was wrong.
        repairs
            .begin(Record { began: long_ago, ended: Some(long_ago), outcome: RepairOutcome::Repaired, ..record() })
            .unwrap();
        repairs.sweep(now_unix());
        assert_eq!(repairs.all().len(), 1);
        // It is of a time that has not come yet.
        let ahead = now_unix() + 2 * KEPT.as_secs();
        repairs
            .begin(Record { began: ahead, ended: Some(ahead), outcome: RepairOutcome::Repaired, ..record() })
            .unwrap();
        repairs.sweep(now_unix());
        assert_eq!(repairs.all().len(), 2);
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
        /// Each of its times was told by a clock that was wrong in its own way, in days; the sweep's is right.
        #[test]
        fn a_copy_goes_only_when_all_clocks_agree_that_its_days_are_over(
            (began, ended, written) in (-400..400_i64, -400..400_i64, -400..400_i64)
        ) {
            let (_folder, repairs) = repairs();
            let at = |days: i64| now_unix().saturating_add_signed(days * 86_400);
            let record = Record { began: at(began), ended: Some(at(ended)), outcome: RepairOutcome::Repaired, ..record() };
            let id = repairs.begin(record).unwrap().record().id.clone();
            let file = fs::File::options().write(true).open(repairs.folder_of(&id).join(JOURNAL)).unwrap();
            file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(at(written))).unwrap();
            // Windows removes nothing that is open.
            drop(file);
            repairs.sweep(now_unix());
            let days_over = [began, ended, written].iter().all(|days| *days <= -30);
            proptest::prop_assert_eq!(repairs.all().is_empty(), days_over);
        }
    }

    #[test]
    fn all_are_removed_together_unless_one_has_not_ended() {
        let (_folder, repairs) = repairs();
        repairs.remove_all().unwrap();
        repairs.begin(Record { outcome: RepairOutcome::Repaired, ..record() }).unwrap();
        let mut open = repairs.begin(record()).unwrap();
        assert_eq!(repairs.remove_all().unwrap_err().kind, InstallKind::Busy);
        assert_eq!(repairs.all().len(), 2);
        open.finish(RepairOutcome::PutBack).unwrap();
        repairs.remove_all().unwrap();
        assert!(!repairs.folder().exists());
    }

    /// What nobody can read may hold a secret all the same: nobody is told that nothing is left.
    #[test]
    fn what_is_left_is_said() {
        let (_folder, repairs) = repairs();
        let journal = repairs.begin(Record { outcome: RepairOutcome::Repaired, ..record() }).unwrap();
        fs::write(repairs.folder_of(&journal.record().id).join(JOURNAL), "{\"schema\": 999}").unwrap();
        assert!(repairs.remove_all().is_err());
        assert!(repairs.folder_of(&journal.record().id).exists());
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
