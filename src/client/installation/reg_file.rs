//! The text of a `.reg` file, by which the Windows registry is exported and imported (support.microsoft.com/help/310516): UTF-16
//! with its mark, one section for each key. Names are sorted and every value is written as its bytes, so that the same settings
//! are always the same file, and `reg import` puts all of it back (but a text without its end is given one).

use std::collections::BTreeMap;

use secrecy::{ExposeSecret as _, SecretSlice};

use super::store::{Change, Preferences, PreferencesFormat, SIGN_IN, sign_in_values};

const HEAD: &str = "Windows Registry Editor Version 5.00";
const LINE: &str = "\r\n";
/// Long values go on in the next line, as the registry editor writes them.
const CONTINUED: &str = ",\\\r\n  ";
/// How long a line may become, in characters, before it is continued.
const WIDTH: usize = 76;

/// `REG_SZ`, `REG_EXPAND_SZ`, `REG_DWORD`, `REG_DWORD_BIG_ENDIAN` and `REG_QWORD` (learn.microsoft.com, "Registry value types").
const TEXT: u32 = 1;
const TEXT_WITH_VARIABLES: u32 = 2;
const NUMBER: u32 = 4;
const NUMBER_BIG_ENDIAN: u32 = 5;
const LONG_NUMBER: u32 = 11;

/// One value: the number of its type, and its bytes as the registry keeps them, which are not printed.
#[derive(Clone, Debug)]
pub struct Value {
    pub kind: u32,
    data: SecretSlice<u8>,
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        (self.kind, self.data()) == (other.kind, other.data())
    }
}

impl Value {
    #[must_use]
    pub fn new(kind: u32, data: Vec<u8>) -> Self {
        Self { kind, data: data.into() }
    }

    /// A text, which the registry keeps with the zero at its end.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::new(TEXT, text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect())
    }

    #[must_use]
    pub fn data(&self) -> &[u8] {
        self.data.expose_secret()
    }

    /// Texts are texts, numbers are decimal, and all else is its bytes.
    fn shown(&self) -> String {
        let data = self.data();
        let text = || utf16(data).map(|text| text.trim_end_matches('\0').to_owned());
        let number = |of: fn([u8; 4]) -> u32| data.try_into().ok().map(|bytes| of(bytes).to_string());
        let shown = match self.kind {
            TEXT | TEXT_WITH_VARIABLES => text(),
            NUMBER => number(u32::from_le_bytes),
            NUMBER_BIG_ENDIAN => number(u32::from_be_bytes),
            LONG_NUMBER => data.try_into().ok().map(|bytes| u64::from_le_bytes(bytes).to_string()),
            _ => None,
        };
        shown.unwrap_or_else(|| data.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// The values of one key, by their names. The key's own value has the empty name.
pub type Values = BTreeMap<String, Value>;

/// A key with all that is below it.
#[derive(Clone, Debug, PartialEq)]
pub struct RegFile {
    /// The key, from its hive on.
    pub root: String,
    /// By the path from the key on: the key itself has the empty one.
    pub keys: BTreeMap<String, Values>,
}

impl RegFile {
    /// Reads a file that was written here: others are not, so that no byte of them is lost.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let text = utf16(bytes)?.strip_prefix('\u{FEFF}')?.replace(CONTINUED, ",");
        let mut sections = text.split("\r\n\r\n");
        (sections.next()? == HEAD).then_some(())?;
        let mut file: Option<Self> = None;
        for section in sections.filter(|section| !section.is_empty()) {
            let mut lines = section.split(LINE);
            let key = lines.next()?.strip_prefix('[')?.strip_suffix(']')?;
            let values = lines.map(value_of).collect::<Option<Values>>()?;
            let file = file.get_or_insert_with(|| Self { root: key.to_owned(), keys: BTreeMap::new() });
            let path = key.strip_prefix(&file.root)?;
            file.keys.insert(path.strip_prefix('\\').unwrap_or(path).to_owned(), values);
        }
        file.filter(|file| file.write().is_some_and(|written| written == bytes))
    }

    /// The bytes of the file; `None` where a name holds what no line of such a file can: a control character.
    #[must_use]
    pub fn write(&self) -> Option<Vec<u8>> {
        let names = self.keys.iter().flat_map(|(path, values)| values.keys().chain([path])).chain([&self.root]);
        if names.flat_map(|name| name.chars()).any(char::is_control) || !self.keys.contains_key("") {
            return None;
        }
        let mut text = ["\u{FEFF}", HEAD, LINE, LINE].concat();
        for (path, values) in &self.keys {
            let between = if path.is_empty() { "" } else { "\\" };
            text += &["[", &self.root, between, path, "]", LINE].concat();
            values.iter().for_each(|(name, value)| write_value(&mut text, name, value));
            text += LINE;
        }
        Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect())
    }

    fn settings(&self) -> Option<&Values> {
        self.keys.get("")
    }
}

/// What `reg export` writes, in one form alone.
pub const FORM: PreferencesFormat = PreferencesFormat { parse, edited, extension: "reg" };

/// The settings: the values of the key itself. `None` if this is no such file.
#[must_use]
pub fn parse(bytes: &[u8]) -> Option<Preferences> {
    let file = RegFile::read(bytes)?;
    Some(Preferences::new(file.settings()?.iter().map(|(name, value)| (name.clone(), value.shown()))))
}

/// The same file with a change; `None` if this is no such file.
#[must_use]
pub fn edited(bytes: &[u8], change: &Change) -> Option<Vec<u8>> {
    let mut file = RegFile::read(bytes)?;
    let settings = file.keys.get_mut("")?;
    // To the registry, upper and lower case are the same.
    match change {
        Change::SignOut => settings.retain(|known, _| !SIGN_IN.iter().any(|name| known.eq_ignore_ascii_case(name))),
        Change::SignIn(new) => {
            for (name, value) in sign_in_values(new) {
                settings.retain(|known, _| !known.eq_ignore_ascii_case(name));
                settings.insert(name.to_owned(), Value::text(value));
            }
        }
    }
    file.write()
}

fn utf16(bytes: &[u8]) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<_> = pairs.iter().map(|pair| u16::from_le_bytes(*pair)).collect();
    rest.is_empty().then(|| String::from_utf16(&units).ok()).flatten()
}

/// `"name"=hex(1):41,00,00,00`; the key's own value is named `@`.
fn write_value(text: &mut String, name: &str, value: &Value) {
    let name = match name {
        "" => "@".to_owned(),
        name => format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\"")),
    };
    let start = format!("{name}=hex({:x}):", value.kind);
    let mut column = start.chars().count();
    text.push_str(&start);
    for (n, byte) in value.data().iter().enumerate() {
        if n > 0 && column > WIDTH {
            text.push_str(CONTINUED);
            column = 2;
        } else if n > 0 {
            text.push(',');
        }
        text.push_str(&format!("{byte:02x}"));
        column += 3;
    }
    text.push_str(LINE);
}

fn value_of(line: &str) -> Option<(String, Value)> {
    let (name, rest) = match line.strip_prefix("@=") {
        Some(rest) => (String::new(), rest),
        None => quoted(line)?,
    };
    let (kind, hex) = rest.strip_prefix("hex(")?.split_once("):")?;
    let bytes = hex.split(',').filter(|byte| !byte.is_empty()).map(|byte| u8::from_str_radix(byte, 16).ok());
    Some((name, Value::new(u32::from_str_radix(kind, 16).ok()?, bytes.collect::<Option<_>>()?)))
}

/// The name in its quotes, and what stands behind `=`.
fn quoted(line: &str) -> Option<(String, &str)> {
    let mut name = String::new();
    let mut rest = line.strip_prefix('"')?.chars();
    loop {
        match rest.next()? {
            '"' => return Some((name, rest.as_str().strip_prefix('=')?)),
            '\\' => name.push(rest.next()?),
            plain => name.push(plain),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::model::NewSignIn;
    use proptest::prelude::*;

    const ROOT: &str = r"HKEY_CURRENT_USER\Software\Plex, Inc.\Plex Media Server";

    fn file(keys: impl IntoIterator<Item = (&'static str, Values)>) -> RegFile {
        let keys = keys.into_iter().map(|(path, values)| (path.to_owned(), values)).collect();
        RegFile { root: ROOT.to_owned(), keys }
    }

    fn values<const N: usize>(all: [(&str, Value); N]) -> Values {
        all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    fn claimed() -> RegFile {
        let settings = values([
            ("", Value::text("own")),
            ("FriendlyName", Value::text("Attic \u{e9}\u{1f511}")),
            ("FirstRun", Value::new(4, vec![0, 0, 0, 0])),
            ("Big", Value::new(11, 7_u64.to_le_bytes().to_vec())),
            ("Odd \"name\" \\", Value::new(3, vec![1, 2, 0xff])),
            ("Nothing", Value::new(0, vec![])),
            ("PlexOnlineToken", Value::text("dead-token")),
            ("PlexOnlineUsername", Value::text("anna")),
            ("PlexOnlineMail", Value::text("")),
            ("plexonlinehome", Value::new(4, vec![1, 0, 0, 0])),
        ]);
        file([
            ("", settings),
            (r"Sub\Deeper", values([("PlexOnlineToken", Value::text("not ours"))])),
            ("Sub", values([])),
        ])
    }

    fn text(bytes: &[u8]) -> String {
        utf16(bytes).unwrap()
    }

    fn new(token: &str) -> Change {
        let secret = |text: &str| text.to_owned().into();
        Change::SignIn(NewSignIn { token: secret(token), username: secret("bert"), email: secret("b@example.com") })
    }

    #[test]
    fn it_is_the_text_that_the_registry_editor_writes() {
        let file = file([
            ("", values([("A", Value::text("xy")), ("B", Value::new(4, vec![1, 0, 0, 0]))])),
            ("Sub", values([])),
        ]);
        let bytes = file.write().unwrap();
        assert_eq!(bytes[..4], [0xff, 0xfe, b'W', 0]);
        let expected = format!(
            "\u{FEFF}Windows Registry Editor Version 5.00\r\n\r\n[{ROOT}]\r\n\"A\"=hex(1):78,00,79,00,00,00\r\n\
             \"B\"=hex(4):01,00,00,00\r\n\r\n[{ROOT}\\Sub]\r\n\r\n"
        );
        assert_eq!(text(&bytes), expected);
    }

    #[test]
    fn long_values_are_continued_in_lines_that_the_registry_editor_would_write() {
        let bytes = file([("", values([("Long", Value::new(3, vec![7; 100]))]))]).write().unwrap();
        let text = text(&bytes);
        assert!(text.lines().all(|line| line.len() <= 80), "{text}");
        assert!(text.contains("07,\\\r\n  07,"), "{text}");
        assert!(RegFile::read(&bytes).is_some());
    }

    #[test]
    fn texts_are_texts_and_numbers_are_decimal() {
        let settings = parse(&claimed().write().unwrap()).unwrap();
        let expected = [("FriendlyName", "Attic \u{e9}\u{1f511}"), ("FirstRun", "0"), ("Big", "7"), ("", "own")];
        expected.iter().for_each(|(name, value)| assert_eq!(settings.get(name), Some(*value)));
        assert_eq!(settings.get("Odd \"name\" \\"), Some("0102ff"));
        assert_eq!(settings.get("PlexOnlineMail"), Some(""));
    }

    #[test]
    fn a_sign_out_takes_the_four_values_of_the_key_and_not_a_byte_more() {
        let before = claimed().write().unwrap();
        let after = edited(&before, &Change::SignOut).unwrap();
        let (top, below) = text(&before)
            .split_once("\r\n\r\n[HKEY_CURRENT_USER\\Software\\Plex, Inc.\\Plex Media Server\\Sub]")
            .map(|(top, below)| (top.to_owned(), below.to_owned()))
            .unwrap();
        let kept: Vec<_> = top
            .replace(CONTINUED, ",")
            .split(LINE)
            .filter(|line| !line.to_lowercase().starts_with("\"plexonline"))
            .map(str::to_owned)
            .collect();
        let (after_top, after_below) = text(&after)
            .split_once("\r\n\r\n[HKEY_CURRENT_USER\\Software\\Plex, Inc.\\Plex Media Server\\Sub]")
            .map(|(top, below)| (top.to_owned(), below.to_owned()))
            .unwrap();
        assert_eq!(after_top.replace(CONTINUED, ",").split(LINE).collect::<Vec<_>>(), kept);
        assert_eq!(after_below, below);
    }

    #[test]
    fn a_new_sign_in_is_three_texts() {
        let out = edited(&claimed().write().unwrap(), &Change::SignOut).unwrap();
        let signed_in = RegFile::read(&edited(&out, &new("fresh")).unwrap()).unwrap();
        let settings = signed_in.settings().unwrap();
        assert!(settings["PlexOnlineToken"] == Value::new(TEXT, b"f\0r\0e\0s\0h\0\0\0".to_vec()));
        assert!(settings["PlexOnlineUsername"] == Value::text("bert"));
        assert!(!settings.contains_key("PlexOnlineHome"));
    }

    #[test]
    fn other_files_are_refused() {
        let good = text(&claimed().write().unwrap());
        for bad in [
            String::new(),
            good.trim_start_matches('\u{FEFF}').to_owned(),
            good.replace("5.00", "4.00"),
            good.replace("hex(4)", "hex(04)"),
            good.replace("\"FirstRun\"=hex(4):00,00,00,00", "\"FirstRun\"=dword:00000000"),
            good.replace("00,00", "0,00"),
            good.replace("]\r\n", "]\n"),
            good.replacen("[HKEY", "[-HKEY", 1),
            format!("{good}\r\n"),
            format!("{good}[HKEY_LOCAL_MACHINE\\Software]\r\n\r\n"),
        ] {
            let bytes: Vec<_> = bad.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert!(RegFile::read(&bytes).is_none(), "{bad}");
            assert!(edited(&bytes, &Change::SignOut).is_none());
        }
        assert!(file([("", values([("a\nb", Value::text(""))]))]).write().is_none(), "no line can hold it");
    }

    fn any_values() -> impl Strategy<Value = Values> {
        let value =
            (0_u32..14, proptest::collection::vec(any::<u8>(), 0..60)).prop_map(|(kind, data)| Value::new(kind, data));
        proptest::collection::btree_map("[ -~\u{e9}\u{1f511}]{0,12}", value, 0..8)
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_harm(bytes in proptest::collection::vec(any::<u8>(), 0..256)) {
            let _ = (parse(&bytes), edited(&bytes, &Change::SignOut));
        }

        #[test]
        fn any_text_is_read_without_harm(text in "[\u{FEFF}\\[\\]\"@=hex():0-9,\r\n]{0,64}") {
            let text = format!("\u{FEFF}{HEAD}\r\n\r\n[K]\r\n{text}");
            let _ = parse(&text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
        }

        #[test]
        fn whatever_the_settings_are_they_are_read_as_written_and_the_rest_is_untouched(
            top in any_values(), sub in any_values(), name in "[A-Za-z\\] ]{1,8}",
        ) {
            let keys = [(String::new(), top), (name, sub)].into_iter().collect();
            let before = RegFile { root: ROOT.to_owned(), keys };
            let bytes = before.write().unwrap();
            prop_assert!(RegFile::read(&bytes).unwrap() == before);
            prop_assert!(edited(&bytes, &Change::SignOut).unwrap() == bytes);
            let signed_in = edited(&bytes, &new("t")).unwrap();
            prop_assert!(parse(&bytes).unwrap().differences(&parse(&signed_in).unwrap()).is_empty());
            prop_assert!(edited(&signed_in, &Change::SignOut).unwrap() == bytes);
        }
    }
}
