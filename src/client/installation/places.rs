//! Finds the servers below a folder that their owner points at: first where they usually are (see [`layouts`]), then by
//! a walk with limits.

use std::collections::{HashSet, VecDeque};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::file::{self, LOGS, PREFERENCES, found_in};
use super::{FoundInstallation, InstallDetail, InstallError, InstallKind, InstallOperation, layouts};

const OPERATION: InstallOperation = InstallOperation::FindSettings;
/// How far up from a folder within the data: "Plug-in Support/Databases".
const UP: usize = 3;
/// Folders that hold a great deal and no settings: those of a server's data, and what NAS devices and systems have of
/// their own.
const SKIPPED: [&str; 17] = [
    "Media",
    "Metadata",
    "Cache",
    "Codecs",
    "Crash Reports",
    "Diagnostics",
    "Drivers",
    LOGS,
    "Plug-ins",
    "Plug-in Support",
    "@eaDir",
    "#recycle",
    "#snapshot",
    ".snapshot",
    "$RECYCLE.BIN",
    "proc",
    "sys",
];

/// How much is looked at before it is given up.
#[derive(Clone, Copy, Debug)]
struct SearchLimits {
    /// Folders below one another.
    depth: usize,
    /// Files and folders.
    entries: usize,
    /// It is looked at between two entries: a disk that does not answer at all is not its matter.
    time: Duration,
}

/// From the top of a disk, the longest layout is seven folders down. A share lists some thousand entries in a second.
const LIMITS: SearchLimits = SearchLimits { depth: 8, entries: 20_000, time: Duration::from_secs(5) };

/// The installations below a folder, or of a settings file, that the owner points at.
pub fn below(place: &Path) -> Result<Vec<FoundInstallation>, InstallError> {
    below_within(place, LIMITS)
}

fn below_within(place: &Path, limits: SearchLimits) -> Result<Vec<FoundInstallation>, InstallError> {
    let place = std::path::absolute(place).map_err(|error| InstallError::io(OPERATION, place.display(), &error))?;
    let kind = fs::metadata(&place).map_err(|error| InstallError::io(OPERATION, place.display(), &error))?;
    let error = |kind| InstallError::new(OPERATION, place.display(), kind);
    if !kind.is_dir() {
        let is_settings = place.file_name().is_some_and(|name| name.eq_ignore_ascii_case(PREFERENCES));
        let data = place.parent().filter(|_| is_settings);
        let wrong = || error(InstallKind::NotSettings).since(&InstallDetail::ChooseFile { file: PREFERENCES });
        return data.map(|data| vec![found_in(data, place.clone())]).ok_or_else(wrong);
    }
    let mut search = FolderSearch::new(limits);
    for step in [FolderSearch::usual, FolderSearch::above, FolderSearch::walk] {
        step(&mut search, &place);
        if !search.found.is_empty() {
            return Ok(search.found);
        }
    }
    Err(match search {
        FolderSearch { gave_up: true, entries, .. } => {
            error(InstallKind::TimedOut).since(&InstallDetail::ChooseNearer { count: entries, file: PREFERENCES })
        }
        FolderSearch { closed: Some(closed), .. } => {
            error(InstallKind::NotPermitted).since(&InstallDetail::Closed { place: closed.display().to_string() })
        }
        _ => error(InstallKind::Missing).since(&InstallDetail::NoneFound { file: PREFERENCES }),
    })
}

/// What was found so far, and what it took.
struct FolderSearch {
    limits: SearchLimits,
    end: Instant,
    entries: usize,
    gave_up: bool,
    /// The first folder that this user may not look into.
    closed: Option<PathBuf>,
    seen: HashSet<PathBuf>,
    found: Vec<FoundInstallation>,
}

impl FolderSearch {
    fn new(limits: SearchLimits) -> Self {
        Self {
            limits,
            end: Instant::now() + limits.time,
            entries: 0,
            gave_up: false,
            closed: None,
            seen: HashSet::new(),
            found: Vec::new(),
        }
    }

    /// The usual ways down, from the folder itself and from each folder in it: there can be several servers.
    fn usual(&mut self, place: &Path) {
        self.try_data(place);
        if !self.found.is_empty() {
            return;
        }
        self.ways_down(place);
        for folder in self.list(place).folders {
            if self.is_over() {
                return;
            }
            self.ways_down(&folder);
        }
    }

    fn ways_down(&mut self, from: &Path) {
        for way in layouts::WAYS {
            self.entries += 1;
            self.try_data(&from.join(way));
        }
    }

    /// Is it time to give up? Once it is, it stays so.
    fn is_over(&mut self) -> bool {
        self.gave_up |= self.entries > self.limits.entries || Instant::now() >= self.end;
        self.gave_up
    }

    /// It was pointed into the data. They need not be called as Plex calls them: a container may have them in its folder itself.
    fn above(&mut self, place: &Path) {
        let is_data = |folder: &&Path| folder.ends_with(layouts::DATA) || folder.join(PREFERENCES).is_file();
        let data = place.ancestors().skip(1).take(UP).find(is_data);
        data.into_iter().for_each(|data| self.try_data(data));
    }

    /// From folder to folder, the nearest first. Links are not followed.
    fn walk(&mut self, place: &Path) {
        let mut next = VecDeque::from([(place.to_owned(), 0)]);
        while let Some((folder, depth)) = next.pop_front() {
            let listed = self.list(&folder);
            if self.is_over() {
                return;
            }
            if listed.has_settings {
                self.try_data(&folder);
            } else if depth < self.limits.depth {
                next.extend(listed.folders.into_iter().map(|folder| (folder, depth + 1)));
            }
        }
    }

    /// Takes a data folder, if it is one. A file of this name can be another program's: what is no settings counts only
    /// where the folder is called as Plex calls it.
    fn try_data(&mut self, data: &Path) {
        // Nothing is said of what lies in a folder that cannot be seen.
        let preferences = match fs::metadata(data) {
            Ok(kind) if kind.is_dir() => file::preferences_in(data),
            Err(error) => return self.note_closed(data, &error),
            Ok(_) => None,
        };
        let Some(preferences) = preferences else { return };
        if let Err(error) = fs::metadata(&preferences)
            && !data.ends_with(layouts::DATA)
        {
            return self.note_closed(data, &error);
        }
        if !self.seen.insert(fs::canonicalize(&preferences).unwrap_or_else(|_| preferences.clone())) {
            return;
        }
        let found = found_in(data, preferences);
        let is_other = matches!(&found.stored, Err(error) if error.kind == InstallKind::NotSettings);
        if !is_other || data.ends_with(layouts::DATA) {
            self.found.push(found);
        }
    }

    fn list(&mut self, folder: &Path) -> Listed {
        let mut listed = Listed::default();
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                self.note_closed(folder, &error);
                return listed;
            }
        };
        for entry in entries.flatten() {
            self.entries += 1;
            if self.is_over() {
                break;
            }
            let (name, kind) = (entry.file_name(), entry.file_type());
            if name == PREFERENCES {
                listed.has_settings = true;
            } else if kind.is_ok_and(|kind| kind.is_dir()) && !SKIPPED.iter().any(|skipped| name == *skipped) {
                listed.folders.push(entry.path());
            }
        }
        listed.folders.sort();
        listed
    }

    fn note_closed(&mut self, folder: &Path, error: &io::Error) {
        if error.kind() == io::ErrorKind::PermissionDenied && self.closed.is_none() {
            self.closed = Some(folder.to_owned());
        }
    }
}

/// What is in a folder.
#[derive(Default)]
struct Listed {
    has_settings: bool,
    folders: Vec<PathBuf>,
}

#[cfg(test)]
mod tests {
    use super::super::layouts::tests::LAYOUTS;
    use super::*;

    const NAME: &str = "Attic";
    const LINE: &str =
        "Nov 23, 2026 09:30:00.001 [0x1] ERROR - MyPlex: Error 401 requesting JSON from: https://plex.tv/api";

    /// Puts a server's data there.
    fn put(data: &Path, name: &str) {
        fs::create_dir_all(data.join("Logs")).unwrap();
        fs::create_dir_all(data.join("Plug-in Support/Databases")).unwrap();
        fs::create_dir_all(data.join("Metadata/Movies")).unwrap();
        let settings = format!(r#"<Preferences ProcessedMachineIdentifier="ab12" FriendlyName="{name}"/>"#);
        fs::write(data.join(PREFERENCES), settings).unwrap();
        fs::write(data.join("Logs/Plex Media Server.log"), LINE).unwrap();
    }

    /// The names of the servers that are found.
    fn names(place: &Path) -> Vec<String> {
        let named = |found: &FoundInstallation| found.stored.as_ref().unwrap().name.as_ref().unwrap().to_string();
        let mut names: Vec<_> = below(place).unwrap().iter().map(named).collect();
        names.sort();
        names
    }

    fn kind(place: &Path) -> InstallKind {
        below(place).unwrap_err().kind
    }

    #[test]
    fn each_layout_is_found_from_wherever_its_owner_points() {
        for (what, above, way, _) in LAYOUTS {
            let root = tempfile::tempdir().unwrap();
            let pointed = root.path().join(above);
            let data = if way.is_empty() { pointed.clone() } else { pointed.join(way) };
            put(&data, NAME);
            let within = Path::new(way).ancestors().filter(|part| !part.as_os_str().is_empty());
            let mut places: Vec<PathBuf> = within.map(|part| pointed.join(part)).collect();
            places.extend([root.path().to_owned(), pointed.parent().unwrap().to_owned(), pointed]);
            places.extend(
                ["Plug-in Support", "Plug-in Support/Databases", "Logs", PREFERENCES].map(|inner| data.join(inner)),
            );
            for place in places {
                let found = below(&place).unwrap_or_else(|error| panic!("{what}: {error}"));
                assert_eq!(found.len(), 1, "{what}: {}", place.display());
                assert_eq!(found[0].locator.preferences(), Some(data.join(PREFERENCES).as_path()), "{what}");
                assert_eq!(found[0].stored.as_ref().unwrap().name.as_ref().unwrap().as_str(), NAME, "{what}");
                assert!(found[0].log.as_ref().unwrap().contact.is_some(), "{what}");
            }
        }
    }

    #[test]
    fn several_servers_are_several() {
        let root = tempfile::tempdir().unwrap();
        put(&root.path().join("plex/Library/Application Support/Plex Media Server"), "One");
        put(&root.path().join("plex-of-anna/Plex Media Server"), "Two");
        assert_eq!(names(root.path()), ["One", "Two"]);
        let deep = tempfile::tempdir().unwrap();
        put(&deep.path().join("a/b/c/Plex Media Server"), "One");
        put(&deep.path().join("a/b/d/some name"), "Two");
        assert_eq!(names(deep.path()), ["One", "Two"]);
    }

    #[test]
    fn what_is_not_it_is_said() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(kind(root.path()), InstallKind::Missing);
        assert_eq!(kind(&root.path().join("nowhere")), InstallKind::Missing);
        assert_eq!(kind(&root.path().join(PREFERENCES)), InstallKind::Missing);
        fs::write(root.path().join("x.db"), "x").unwrap();
        let error = below(&root.path().join("x.db")).unwrap_err();
        assert_eq!(error.kind, InstallKind::NotSettings);
        let choose = InstallDetail::ChooseFile { file: PREFERENCES };
        assert_eq!(
            error,
            InstallError::new(OPERATION, root.path().join("x.db").display(), InstallKind::NotSettings).since(&choose)
        );
    }

    #[test]
    fn a_file_of_another_program_is_none_and_a_broken_one_of_plex_is_told() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("other")).unwrap();
        fs::write(root.path().join("other").join(PREFERENCES), "<Options/>").unwrap();
        assert_eq!(kind(root.path()), InstallKind::Missing);
        let data = root.path().join("Plex Media Server");
        fs::create_dir_all(&data).unwrap();
        fs::write(data.join(PREFERENCES), "").unwrap();
        let found = below(root.path()).unwrap();
        assert_eq!(found[0].stored.as_ref().unwrap_err().kind, InstallKind::NotSettings);
    }

    #[test]
    fn too_much_is_given_up() {
        let root = tempfile::tempdir().unwrap();
        (0..40).for_each(|n| fs::create_dir(root.path().join(n.to_string())).unwrap());
        let few = SearchLimits { entries: 30, ..LIMITS };
        let error = below_within(root.path(), few).unwrap_err();
        assert_eq!(error.kind, InstallKind::TimedOut);
        assert!(error.detail.is_some_and(|detail| detail.id == "install-detail-choose-nearer"));
        let no_time = SearchLimits { time: Duration::ZERO, ..LIMITS };
        assert_eq!(below_within(root.path(), no_time).unwrap_err().kind, InstallKind::TimedOut);
        put(&root.path().join("a/b/c/d/e/Plex Media Server"), NAME);
        let flat = SearchLimits { depth: 3, ..LIMITS };
        assert_eq!(below_within(root.path(), flat).unwrap_err().kind, InstallKind::Missing);
        assert_eq!(names(root.path()), [NAME]);
    }

    #[test]
    fn media_are_not_walked_through() {
        let root = tempfile::tempdir().unwrap();
        put(&root.path().join("some/Media/localhost/Plex Media Server"), NAME);
        assert_eq!(kind(root.path()), InstallKind::Missing);
    }

    #[cfg(unix)]
    #[test]
    fn a_walk_follows_no_link_and_goes_in_no_circle() {
        use std::os::unix::fs::symlink;
        let (root, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        put(&elsewhere.path().join("far/away/Plex Media Server"), NAME);
        fs::create_dir_all(root.path().join("a/b")).unwrap();
        symlink(elsewhere.path(), root.path().join("a/b/link")).unwrap();
        symlink(root.path(), root.path().join("a/b/circle")).unwrap();
        assert_eq!(kind(root.path()), InstallKind::Missing);
        // But the owner may point at one, and a server's own folder may be one: data are moved to a larger disk so.
        assert_eq!(names(&root.path().join("a/b/link")), [NAME]);
        symlink(elsewhere.path().join("far/away/Plex Media Server"), root.path().join("Plex Media Server")).unwrap();
        assert_eq!(names(root.path()), [NAME]);
    }

    #[cfg(unix)]
    #[test]
    fn a_closed_folder_is_said_to_be_closed() {
        use std::os::unix::fs::PermissionsExt as _;
        let root = tempfile::tempdir().unwrap();
        let closed = root.path().join("closed");
        fs::create_dir(&closed).unwrap();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
        // Nothing is closed to root.
        let is_root = fs::read_dir(&closed).is_ok();
        let expected = if is_root { InstallKind::Missing } else { InstallKind::NotPermitted };
        assert_eq!((kind(root.path()), kind(&closed)), (expected, expected));
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
        // What is called as Plex calls it is told, and why nothing is known of it.
        let data = closed.join("Plex Media Server");
        put(&data, NAME);
        for (path, mode) in [(data.join(PREFERENCES), 0o000), (data.clone(), 0o000)] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let found = below(&closed).unwrap();
            let told = found[0].stored.as_ref().map(|_| ()).map_err(|error| error.kind);
            assert_eq!(told, if is_root { Ok(()) } else { Err(InstallKind::NotPermitted) });
        }
        fs::set_permissions(&data, fs::Permissions::from_mode(0o700)).unwrap();
    }
}
