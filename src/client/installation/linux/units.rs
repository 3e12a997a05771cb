//! What systemd's unit files say of where a server keeps its data (systemd.unit(5), systemd.exec(5)). They are read,
//! and systemd is not asked: everybody may read them, also where systemd does not run.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::client::installation::layouts;

/// Where systemd looks for units, what goes first first.
const FOLDERS: [&str; 6] = [
    "etc/systemd/system",
    "run/systemd/system",
    "usr/local/lib/systemd/system",
    "usr/lib/systemd/system",
    "lib/systemd/system",
    "run/systemd/generator.late",
];
/// The folder in which the server makes its "Plex Media Server".
const VARIABLE: &str = "PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR";

/// A unit, as far as it matters here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Where it says that the data are, if it does.
    pub data: Option<PathBuf>,
}

/// Reads a unit and its drop-ins; `None` if there is none, it is masked, or it says where its data are in a way that only
/// systemd understands: what it runs is not known then, and least of all that it is the usual place.
pub fn read(root: &Path, unit: &str) -> Option<Unit> {
    let file = FOLDERS.iter().map(|folder| root.join(folder).join(unit)).find(|file| file.exists())?;
    // A masked unit is a link to /dev/null, or empty.
    let main = fs::read_to_string(file).ok().filter(|text| !text.trim().is_empty())?;
    let mut value = None;
    let mut files = Vec::new();
    let others = drop_ins(root, unit).into_iter().filter_map(|file| fs::read_to_string(file).ok());
    for text in std::iter::once(main).chain(others) {
        for (key, set_to) in service_settings(&text) {
            match (key.as_str(), set_to.as_str()) {
                ("Environment", "") => value = None,
                ("Environment", words) => value = last_value(unquoted(words)).or(value),
                ("EnvironmentFile", "") => files.clear(),
                ("EnvironmentFile", file) => files.push(file.trim_start_matches('-').to_owned()),
                _ => {}
            }
        }
    }
    // What a file sets goes before what the unit sets.
    let files = files.iter().map(|file| expanded(file)).collect::<Option<Vec<_>>>()?;
    let data = match (files.iter().rev().find_map(|file| set_in_file(root, file)), value) {
        (Some(data), _) => Some(data),
        (None, Some(value)) => data_folder(root, &expanded(&value)?),
        (None, None) => None,
    };
    Some(Unit { data })
}

/// The data folder that a file of variables names: one of a unit, or /etc/default/plexmediaserver.
pub fn set_in_file(root: &Path, file: &str) -> Option<PathBuf> {
    let text = fs::read_to_string(below(root, file)?).ok()?;
    let lines = text.lines().map(|line| line.trim().trim_start_matches("export ").to_owned());
    // A value without quotes goes on to the end of the line, with its blanks.
    let plain = |line: String| if line.contains(['"', '\'', '\\']) { unquoted(&line) } else { vec![line] };
    data_folder(root, &last_value(lines.flat_map(plain).collect())?)
}

/// Drop-ins in the order of their names, wherever they are. Of two with one name, the one whose folder goes first
/// counts.
fn drop_ins(root: &Path, unit: &str) -> Vec<PathBuf> {
    let mut by_name = BTreeMap::new();
    for folder in FOLDERS.iter().rev().map(|folder| root.join(folder).join(format!("{unit}.d"))) {
        let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let files = files.filter(|file| file.extension().is_some_and(|ending| ending == "conf"));
        by_name.extend(files.filter_map(|file| Some((file.file_name()?.to_owned(), file))));
    }
    by_name.into_values().collect()
}

/// The settings of the section "Service", in their order.
fn service_settings(text: &str) -> Vec<(String, String)> {
    let mut in_section = false;
    let mut settings = Vec::new();
    let joined = joined_lines(text);
    for line in joined.iter().map(|line| line.trim()) {
        if line.starts_with('[') {
            in_section = line == "[Service]";
        } else if let Some((key, value)) = line.split_once('=').filter(|_| in_section) {
            settings.push((key.trim().to_owned(), value.trim().to_owned()));
        }
    }
    settings
}

/// The lines, with those that go on after a backslash in one. A comment is no line wherever it stands: its own backslash
/// does not count, and a line goes on behind it (systemd.syntax(7)).
fn joined_lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in text.lines().filter(|piece| !piece.trim_start().starts_with(['#', ';'])) {
        line += piece;
        let goes_on = line.len() - line.trim_end_matches('\\').len();
        if goes_on % 2 == 1 {
            line.pop();
            line.push(' ');
        } else {
            lines.push(std::mem::take(&mut line));
        }
    }
    lines.push(line);
    lines
}

/// What a text with specifiers stands for (systemd.unit(5), "Specifiers"): `%%` is a percent sign. `None` if it has any
/// other one, which only systemd can look up.
fn expanded(text: &str) -> Option<String> {
    let pieces: Vec<&str> = text.split("%%").collect();
    (!pieces.iter().any(|piece| piece.contains('%'))).then(|| pieces.join("%"))
}

/// Words between blanks, or in quotes; a backslash takes the meaning from what follows it.
fn unquoted(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' if quote != Some('\'') => word.get_or_insert_default().extend(rest.next()),
            '"' | '\'' if quote.is_none() => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            c if quote == Some(c) => quote = None,
            c if c.is_whitespace() && quote.is_none() => words.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// The last of `NAME=VALUE` that is about the data folder.
fn last_value(assignments: Vec<String>) -> Option<String> {
    let values =
        assignments.iter().rev().filter_map(|word| word.trim_start().strip_prefix(VARIABLE)?.strip_prefix('='));
    values.map(str::to_owned).next()
}

fn data_folder(root: &Path, value: &str) -> Option<PathBuf> {
    below(root, value.trim()).map(|folder| folder.join(layouts::DATA))
}

/// A path from the root of the file system, below the root that counts here; `None` if it is not one.
fn below(root: &Path, path: &str) -> Option<PathBuf> {
    path.strip_prefix('/').map(|path| root.join(path.trim_start_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::super::tests::tree;
    use super::*;

    const UNIT: &str = "plexmediaserver.service";
    const PACKAGED: &str = "[Unit]\nDescription=Plex Media Server\nAfter=network.target\n\n[Service]\n\
        Environment=\"PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/var/lib/plexmediaserver/Library/Application Support\"\n\
        Environment=PLEX_MEDIA_SERVER_MAX_PLUGIN_PROCS=6\nUser=plex\n\n[Install]\nWantedBy=multi-user.target\n";

    /// Where the data are, below the root.
    fn data(files: &[(&str, &str)]) -> Option<String> {
        let root = tree(files);
        let data = read(root.path(), UNIT)?.data?;
        Some(data.strip_prefix(root.path()).unwrap().display().to_string())
    }

    fn set(folder: &str) -> String {
        format!("[Service]\nEnvironment=\"{VARIABLE}={folder}\"\n")
    }

    #[test]
    fn the_unit_of_the_package_names_the_usual_place() {
        let expected = "var/lib/plexmediaserver/Library/Application Support/Plex Media Server";
        assert_eq!(data(&[("lib/systemd/system/plexmediaserver.service", PACKAGED)]).unwrap(), expected);
        assert_eq!(data(&[("usr/lib/systemd/system/plexmediaserver.service", PACKAGED)]).unwrap(), expected);
    }

    #[test]
    fn the_last_drop_in_counts_by_its_name() {
        let (ten, twenty, unit) =
            (set("/srv/ten"), set("/srv/twenty data"), "lib/systemd/system/plexmediaserver.service");
        let drop_in = |folder: &str, name: &str| format!("{folder}/systemd/system/plexmediaserver.service.d/{name}");
        let late = drop_in("lib", "20-data.conf");
        let early = drop_in("etc", "10-data.conf");
        let files = [(unit, PACKAGED), (late.as_str(), twenty.as_str()), (early.as_str(), ten.as_str())];
        assert_eq!(data(&files).unwrap(), "srv/twenty data/Plex Media Server");
        let masks = drop_in("etc", "20-data.conf");
        let files = [(unit, PACKAGED), (late.as_str(), twenty.as_str()), (masks.as_str(), ten.as_str())];
        assert_eq!(data(&files).unwrap(), "srv/ten/Plex Media Server");
        let other = drop_in("etc", "override.conf.bak");
        let files = [(unit, PACKAGED), (other.as_str(), ten.as_str())];
        assert!(data(&files).unwrap().starts_with("var/lib"));
    }

    #[test]
    fn a_unit_of_the_owner_takes_the_place_of_the_packages() {
        let own = set("/data");
        let files = [
            ("lib/systemd/system/plexmediaserver.service", PACKAGED),
            ("etc/systemd/system/plexmediaserver.service", own.as_str()),
        ];
        assert_eq!(data(&files).unwrap(), "data/Plex Media Server");
    }

    #[test]
    fn a_file_of_variables_goes_before_the_unit() {
        let unit = format!("{PACKAGED}[Service]\nEnvironmentFile=-/etc/conf.d/plexmediaserver\n");
        let names = ("lib/systemd/system/plexmediaserver.service", unit.as_str());
        let plain = format!("# data\n{VARIABLE}=/srv/plex data\nLANG=C\n");
        assert_eq!(data(&[names, ("etc/conf.d/plexmediaserver", &plain)]).unwrap(), "srv/plex data/Plex Media Server");
        let quoted = format!("export {VARIABLE}='/srv/plex data'\n");
        assert_eq!(data(&[names, ("etc/conf.d/plexmediaserver", &quoted)]).unwrap(), "srv/plex data/Plex Media Server");
        assert!(data(&[names]).unwrap().starts_with("var/lib"), "it need not be there");
        let other = ("lib/systemd/system/plexmediaserver.service", PACKAGED);
        assert!(data(&[other, ("etc/conf.d/plexmediaserver", &plain)]).unwrap().starts_with("var/lib"));
    }

    #[test]
    fn assignments_are_read_as_systemd_does() {
        for (line, expected) in [
            ("Environment=A=1 \"PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/a b\" C=2", Some("a b/Plex Media Server")),
            ("Environment='PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/a b'", Some("a b/Plex Media Server")),
            ("Environment=PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/a\\ b", Some("a b/Plex Media Server")),
            ("Environment = X=1 \\\n  PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/a", Some("a/Plex Media Server")),
            ("Environment=PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/a\nEnvironment=", None),
            ("#Environment=PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/a", None),
            ("Environment=NO_PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/a", None),
            ("Environment=PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=relative", None),
            ("Environment=PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=", None),
            ("[Install]\nEnvironment=PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/a", None),
        ] {
            let unit = format!("[Service]\n{line}\n");
            let found = data(&[("etc/systemd/system/plexmediaserver.service", &unit)]);
            assert_eq!(found.as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn a_comment_neither_goes_on_nor_ends_a_line_that_does() {
        for (lines, expected) in [
            ("# a comment \\\nEnvironment=PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/a", Some("a/Plex Media Server")),
            (
                "Environment=X=1 \\\n# between\n; and \\\n  PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/a",
                Some("a/Plex Media Server"),
            ),
            ("Environment=X=1 \\\n# PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/a", None),
            (
                "Environment=X=a\\\\\nEnvironment=PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/a",
                Some("a/Plex Media Server"),
            ),
        ] {
            let unit = format!("[Service]\n{lines}\n");
            let found = data(&[("etc/systemd/system/plexmediaserver.service", &unit)]);
            assert_eq!(found.as_deref(), expected, "{lines}");
        }
    }

    #[test]
    fn a_folder_that_only_systemd_can_name_is_not_taken_for_the_usual_one() {
        let unit = |lines: &str| {
            let text = format!("{PACKAGED}[Service]\n{lines}\n");
            read(tree(&[("lib/systemd/system/plexmediaserver.service", &text)]).path(), UNIT)
        };
        assert_eq!(unit("Environment=PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=%h/plex"), None);
        assert_eq!(unit("Environment=PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/srv/%%%i"), None);
        assert_eq!(unit("EnvironmentFile=-%E/plex"), None);
        let data = unit("Environment=PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/srv/100%%").unwrap().data.unwrap();
        assert!(data.ends_with("srv/100%/Plex Media Server"), "{}", data.display());
        assert!(unit("Environment=PLEX_OTHER=%h").is_some());
        let counts = "Environment=PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=%h\nEnvironment=PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/a";
        assert!(unit(counts).unwrap().data.unwrap().ends_with("a/Plex Media Server"));
    }

    #[test]
    fn a_masked_unit_is_none() {
        let root = tree(&[("lib/systemd/system/plexmediaserver.service", PACKAGED)]);
        let etc = root.path().join("etc/systemd/system");
        fs::create_dir_all(&etc).unwrap();
        std::os::unix::fs::symlink("/dev/null", etc.join(UNIT)).unwrap();
        assert_eq!(read(root.path(), UNIT), None);
        assert_eq!(read(tree(&[]).path(), UNIT), None);
    }
}
