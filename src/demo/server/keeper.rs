//! Where a simulated server keeps its settings. It shares no code with the client, whose edits it has to judge.

use std::fs;
use std::io::{self, Error, ErrorKind};
use std::path::{Path, PathBuf};

use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

const FILE: &str = "Preferences.xml";
const ELEMENT: &str = "Preferences";

/// A place for settings: names and values, in their order.
pub trait Keeper: Send + Sync {
    /// All settings; none if there is no such place yet.
    ///
    /// # Errors
    /// When the place cannot be read, or holds something else: a server does not start then.
    fn load(&self) -> io::Result<Vec<(String, String)>>;

    /// Replaces all settings.
    ///
    /// # Errors
    /// When the place cannot be written.
    fn save(&self, settings: &[(String, String)]) -> io::Result<()>;
}

/// `Preferences.xml` in a data folder: Linux packages, NAS devices, containers (ChuckPa/UserCredentialReset).
#[derive(Clone, Debug)]
pub struct PreferencesKeeper(PathBuf);

impl PreferencesKeeper {
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self(folder.join(FILE))
    }

    /// The settings file.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.0
    }
}

impl Keeper for PreferencesKeeper {
    fn load(&self) -> io::Result<Vec<(String, String)>> {
        match fs::read_to_string(&self.0) {
            Ok(text) => read(&text).map_err(|error| {
                Error::new(ErrorKind::InvalidData, format!("Failed to load preferences: {}: {error}", self.0.display()))
            }),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// Over what is there, which keeps its owner and its mode: people find files of no length after a full disk.
    fn save(&self, settings: &[(String, String)]) -> io::Result<()> {
        fs::write(&self.0, document(settings))
    }
}

fn document(settings: &[(String, String)]) -> String {
    let mut text = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{ELEMENT}");
    for (name, value) in settings {
        // A reader takes bare tabs and ends of lines for blanks.
        let value = escape(value).replace('\t', "&#9;").replace('\n', "&#10;");
        text.push_str(&format!(" {name}=\"{value}\""));
    }
    text.push_str("/>\n");
    text
}

/// Reads a document whose one element is `Preferences`, with nothing in it.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
fn read(text: &str) -> io::Result<Vec<(String, String)>> {
    let wrong = |words: &str| Error::new(ErrorKind::InvalidData, words.to_owned());
    let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}'));
    let (mut settings, mut is_open) = (None, false);
    loop {
        match reader.read_event().map_err(Error::other)? {
            Event::Start(element) | Event::Empty(element) if element.name().as_ref() != ELEMENT => {
                return Err(wrong("another element than Preferences"));
            }
            Event::Start(_) | Event::Empty(_) if settings.is_some() => return Err(wrong("more than one element")),
            Event::Empty(element) => settings = Some(attributes(&element)?),
            Event::Start(element) => {
                settings = Some(attributes(&element)?);
                is_open = true;
            }
            Event::End(_) => is_open = false,
            Event::Text(text) if !text.as_ref().chars().all(char::is_whitespace) => {
                return Err(wrong("text between the elements"));
            }
            Event::Eof if is_open => return Err(wrong("it ends too early")),
            Event::Eof => return settings.ok_or_else(|| wrong("no element")),
            _ => {}
        }
    }
}

fn attributes(element: &BytesStart<'_>) -> io::Result<Vec<(String, String)>> {
    let each = element.attributes().map(|attribute| {
        let attribute = attribute.map_err(Error::other)?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(Error::other)?;
        Ok((attribute.key.as_ref().to_owned(), value.into_owned()))
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(settings: &[(&str, &str)]) -> Vec<(String, String)> {
        settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_is_written_is_one_line_in_its_order_and_reads_the_same() {
        let settings = pairs(&[("B", "Anna's <\"&\"> \t\r\n NAS"), ("A", "Küche 厨房"), ("PlexOnlineToken", "")]);
        let text = document(&settings);
        assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Preferences B=\""), "{text}");
        assert!(text.ends_with(" A=\"Küche 厨房\" PlexOnlineToken=\"\"/>\n"), "{text}");
        assert_eq!(text.lines().count(), 2);
        assert_eq!(read(&text).unwrap(), settings);
    }

    #[test]
    fn settings_may_have_many_lines_single_quotes_a_mark_and_an_end_tag() {
        let text =
            "\u{FEFF}<?xml version='1.0'?>\n<!-- by hand -->\n<Preferences\n  A='1'\n  B=\"2\"\n></Preferences>\n";
        assert_eq!(read(text).unwrap(), pairs(&[("A", "1"), ("B", "2")]));
        assert_eq!(read("<Preferences/>").unwrap(), []);
    }

    #[test]
    fn what_is_no_settings_file_is_refused() {
        for text in [
            "",
            " \n",
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n",
            "Preferences",
            "<html/>",
            "<Preferences A=\"1\"",
            "<Preferences A=\"1\">",
            "<Preferences A=\"1\" A=\"2\"/>",
            "<Preferences A=1/>",
            "<Preferences A=\"&nonsense;\"/>",
            "<Preferences/><Preferences/>",
            "<Preferences><Preferences/></Preferences>",
            "<Preferences/>x",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
