use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::super::host::Task;
use super::super::store::RemoteStore;
use super::{Input, TestHost, hosts};
use crate::client::installation::{FileOwner, InstallKind, RawPreferences, Store as _};

const OLD: &str = "<?xml version=\"1.0\"?>\n<Preferences PlexOnlineToken=\"old\"/>\n";
const NEW: &str = "<?xml version=\"1.0\"?>\n<Preferences PlexOnlineToken=\"new-and-longer\"/>";
const FOLDER: &str = "/data/Plex Media Server";

fn raw(text: &str) -> RawPreferences {
    RawPreferences::new(text.as_bytes().to_vec())
}

fn store(host: &TestHost) -> (RemoteStore, PathBuf) {
    let file = host.write(&format!("{FOLDER}/Preferences.xml"), OLD);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    (RemoteStore::new(host.site(), file.display().to_string()), file)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn copy_of(file: &Path) -> PathBuf {
    file.with_file_name("Preferences.xml.before-locksmith")
}

#[test]
fn settings_are_replaced_whole_and_keep_their_owner() {
    for host in hosts() {
        let (store, file) = store(&host);
        let before = fs::metadata(&file).unwrap();
        assert_eq!(store.read().unwrap(), raw(OLD));
        assert_eq!(store.check(), Ok(()));
        assert_eq!(names(file.parent().unwrap()), ["Preferences.xml"], "a look leaves nothing");
        assert_eq!(store.replace(&raw(OLD), &raw(NEW)), Ok(()));
        assert_eq!(fs::read_to_string(&file).unwrap(), NEW);
        let after = fs::metadata(&file).unwrap();
        assert_eq!((after.uid(), after.gid(), after.mode()), (before.uid(), before.gid(), before.mode()));
        assert_ne!(after.ino(), before.ino(), "it was renamed");
        let copy = copy_of(&file);
        assert_eq!(fs::read_to_string(&copy).unwrap(), OLD);
        assert_eq!(fs::metadata(&copy).unwrap().mode() & 0o777, 0o600);
        let owner = FileOwner { user: after.uid(), group: after.gid(), mode: 0o640 };
        assert_eq!(store.owner(), Some(owner));
        assert_eq!(store.trace().map(|trace| trace.len()), Some(1));
        assert_eq!(store.tidy(), Ok(()));
        assert_eq!(names(file.parent().unwrap()), ["Preferences.xml"]);
    }
}

#[test]
fn what_is_put_back_leaves_no_copy_and_an_undo_makes_none() {
    for host in hosts() {
        let (store, file) = store(&host);
        store.check().unwrap();
        store.replace(&raw(OLD), &raw(NEW)).unwrap();
        store.replace(&raw(NEW), &raw("<newer/>")).unwrap();
        assert_eq!(fs::read_to_string(copy_of(&file)).unwrap(), OLD, "the first copy counts");
        store.replace(&raw("<newer/>"), &raw(OLD)).unwrap();
        assert!(!copy_of(&file).exists());
        let undo = RemoteStore::new(host.site(), file.display().to_string());
        undo.replace(&raw(OLD), &raw(NEW)).unwrap();
        assert_eq!(names(file.parent().unwrap()), ["Preferences.xml"]);
    }
}

#[test]
fn what_somebody_else_changed_is_left_alone() {
    for host in hosts() {
        let (store, file) = store(&host);
        fs::write(&file, "<other/>").unwrap();
        assert_eq!(store.replace(&raw(OLD), &raw(NEW)).unwrap_err().kind, InstallKind::Changed);
        assert_eq!(fs::read_to_string(&file).unwrap(), "<other/>");
        assert_eq!(names(file.parent().unwrap()), ["Preferences.xml"]);
        // It is as it should be already.
        assert_eq!(store.replace(&raw(OLD), &raw("<other/>")), Ok(()));
    }
}

/// Processes that work below the host's folder: a folder that is gone since is still theirs.
fn workers(host: &TestHost) -> usize {
    let processes = fs::read_dir("/proc").unwrap().flatten();
    let at = |process: fs::DirEntry| fs::read_link(process.path().join("cwd")).ok();
    processes.filter_map(at).filter(|at| at.starts_with(host.folder.path())).count()
}

#[test]
fn nothing_is_left_that_watched_over_a_change() {
    for host in hosts() {
        let (store, _) = store(&host);
        for _ in 0..20 {
            store.replace(&raw(OLD), &raw(NEW)).unwrap();
            store.replace(&raw(NEW), &raw(OLD)).unwrap();
        }
        let end = Instant::now() + Duration::from_secs(5);
        while workers(&host) > 0 && Instant::now() < end {
            thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(workers(&host), 0, "processes");
    }
}

#[test]
fn what_never_ends_is_ended_when_its_time_is_over() {
    for host in hosts() {
        let script = "sleep 600 >/dev/null & t=$!; limit 1 \"$t\" >/dev/null; wait \"$t\"; echo \"$?\"";
        let output = host.site().run(&Task::new(&[include_str!("../scripts/limit.sh"), script], &[])).unwrap();
        assert_eq!((output.text().trim(), workers(&host)), ("143", 0));
    }
}

#[test]
fn what_did_not_arrive_whole_is_thrown_away() {
    for host in hosts() {
        for input in [Input::AfterALine, Input::CutAfter(0), Input::CutAfter(20)] {
            let (store, file) = store(&host);
            *host.shell.input.lock().unwrap() = input;
            let error = store.replace(&raw(OLD), &raw(NEW)).unwrap_err();
            assert_eq!(error.kind, InstallKind::NotAsWritten, "{input:?}");
            assert!(error.to_string().contains("not-as-sent"), "{error}");
            assert_eq!(fs::read_to_string(&file).unwrap(), OLD);
            assert_eq!(names(file.parent().unwrap()), ["Preferences.xml"], "{input:?}");
            *host.shell.input.lock().unwrap() = Input::Whole;
        }
    }
}

#[test]
fn without_a_tool_for_digests_the_length_tells() {
    for host in hosts() {
        let (store, _) = store(&host);
        let no_tool = "command() { return 1; }";
        let parts = [no_tool, include_str!("../scripts/bench.sh"), "is \"$2\" \"$3\" <\"$1\""];
        for (length, is) in [(OLD.len(), true), (OLD.len() + 8, false)] {
            let output = host.site().run(&Task::new(&parts, &[&store.file, "", &length.to_string()])).unwrap();
            assert_eq!(output.status == 0, is, "{}", output.stderr);
        }
    }
}

#[test]
fn an_answer_that_was_lost_is_looked_for() {
    for host in hosts() {
        let (store, file) = store(&host);
        *host.shell.loses_answers.lock().unwrap() = true;
        let error = store.replace(&raw(OLD), &raw(NEW)).unwrap_err();
        assert_eq!(error.kind, InstallKind::CutOff);
        assert!(error.to_string().contains("host-cut-off"), "{error}");
        *host.shell.loses_answers.lock().unwrap() = false;
        assert_eq!(fs::read_to_string(&file).unwrap(), OLD, "the read was lost already");
        *host.shell.is_cut.lock().unwrap() = true;
        assert!(store.read().unwrap_err().to_string().contains("host-cut-off"));
        assert_eq!((store.owner(), store.trace()), (None, None));
        *host.shell.is_cut.lock().unwrap() = false;
    }
}

#[test]
fn settings_that_are_gone_are_made_anew() {
    for host in hosts() {
        let (store, file) = store(&host);
        fs::remove_file(&file).unwrap();
        assert_eq!(store.read().unwrap_err().kind, InstallKind::Missing);
        assert_eq!(store.check().unwrap_err().kind, InstallKind::Missing);
        let folder = fs::metadata(file.parent().unwrap()).unwrap();
        let owner = FileOwner { user: folder.uid(), group: folder.gid(), mode: 0o4644 };
        assert_eq!(store.create(&raw(OLD), Some(owner)), Ok(()));
        let made = fs::metadata(&file).unwrap();
        assert_eq!((made.uid(), made.gid(), made.mode() & 0o7777), (owner.user, owner.group, 0o644));
        assert_eq!(store.create(&raw(NEW), None).unwrap_err().kind, InstallKind::Changed);
        fs::remove_file(&file).unwrap();
        assert_eq!(store.create(&raw(NEW), None), Ok(()));
        assert_eq!(fs::metadata(&file).unwrap().mode() & 0o777, 0o600);
        fs::remove_dir_all(file.parent().unwrap()).unwrap();
        assert_eq!(store.create(&raw(NEW), None).unwrap_err().kind, InstallKind::Missing);
    }
}

#[test]
fn a_link_is_followed_and_stays() {
    for host in hosts() {
        let (_, file) = store(&host);
        let link = host.at("elsewhere/Preferences.xml");
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        symlink(&file, &link).unwrap();
        let store = RemoteStore::new(host.site(), link.display().to_string());
        assert_eq!(store.check(), Ok(()));
        assert_eq!(store.replace(&raw(OLD), &raw(NEW)), Ok(()));
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), NEW);
        assert!(copy_of(&file).exists() && !copy_of(&link).exists());
        assert_eq!(store.tidy(), Ok(()));
        assert!(!copy_of(&file).exists());
        fs::remove_file(&file).unwrap();
        assert_eq!(store.read().unwrap_err().kind, InstallKind::Missing);
    }
}

#[test]
fn no_path_is_obeyed() {
    for host in hosts() {
        for folder in ["it's \"here\"", "two\nlines\n", "$(touch x) `touch y`", "-rf *", "\\back\\", "a'; touch z; '"] {
            let file = host.write(&format!("{folder}/Plex/Preferences.xml"), OLD);
            let store = RemoteStore::new(host.site(), file.display().to_string());
            assert_eq!(store.check(), Ok(()), "{folder}");
            assert_eq!(store.replace(&raw(OLD), &raw(NEW)), Ok(()), "{folder}");
            assert_eq!(store.tidy(), Ok(()), "{folder}");
            assert_eq!(names(file.parent().unwrap()), ["Preferences.xml"], "{folder}");
            assert_eq!(fs::read_to_string(&file).unwrap(), NEW);
        }
    }
}

#[test]
fn what_is_no_settings_file_is_named() {
    for host in hosts() {
        let (store, file) = store(&host);
        fs::remove_file(&file).unwrap();
        fs::File::create(&file).unwrap().set_len(50 << 20).unwrap();
        let error = store.read().unwrap_err();
        assert!(error.kind == InstallKind::NotSettings && error.to_string().contains("too-large"), "{error}");
        fs::remove_file(&file).unwrap();
        fs::create_dir(&file).unwrap();
        for error in [store.read().unwrap_err(), store.check().unwrap_err()] {
            assert!(error.kind == InstallKind::NotSettings && error.to_string().contains("not-a-file"), "{error}");
        }
        fs::remove_dir(&file).unwrap();
        // Whoever opened it would wait for ever.
        assert!(Command::new("mkfifo").arg(&file).status().unwrap().success());
        assert_eq!(store.read().unwrap_err().kind, InstallKind::NotSettings);
    }
}

#[test]
fn what_an_earlier_try_left_is_swept() {
    for host in hosts() {
        let (store, file) = store(&host);
        host.write(&format!("{FOLDER}/.Preferences-77-x.locksmith/Preferences.xml"), "token");
        host.write(&format!("{FOLDER}/.Preferences-old.locksmith"), "token");
        host.write(&format!("{FOLDER}/.Preferences-mine"), "stays");
        assert_eq!(store.check(), Ok(()));
        assert_eq!(names(file.parent().unwrap()), [".Preferences-mine", "Preferences.xml"]);
    }
}

/// A small disk, where this user may mount one.
struct Disk(PathBuf);

impl Disk {
    fn new(at: PathBuf) -> Option<Self> {
        fs::create_dir_all(&at).unwrap();
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=64k", "locksmith"]).arg(&at).output();
        mount.is_ok_and(|mount| mount.status.success()).then_some(Self(at))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_is_named_before_anything_is_changed() {
    for host in hosts() {
        let Some(disk) = Disk::new(host.at("disk")) else { return };
        let file = host.write("disk/Preferences.xml", OLD);
        let store = RemoteStore::new(host.site(), file.display().to_string());
        assert_eq!(store.check().unwrap_err().kind, InstallKind::DiskFull);
        let long = raw(&"x".repeat(100_000));
        assert_eq!(store.replace(&raw(OLD), &long).unwrap_err().kind, InstallKind::DiskFull);
        assert_eq!(names(&disk.0), ["Preferences.xml"]);
        assert_eq!(fs::read_to_string(&file).unwrap(), OLD);
    }
}

#[test]
fn a_disk_that_is_read_only_is_named() {
    for host in hosts() {
        let Some(disk) = Disk::new(host.at("disk")) else { return };
        let file = host.write("disk/Preferences.xml", OLD);
        let store = RemoteStore::new(host.site(), file.display().to_string());
        assert!(Command::new("mount").args(["-o", "remount,ro"]).arg(&disk.0).status().unwrap().success());
        assert_eq!(store.check().unwrap_err().kind, InstallKind::ReadOnly);
        assert_eq!(store.replace(&raw(OLD), &raw(NEW)).unwrap_err().kind, InstallKind::ReadOnly);
    }
}
