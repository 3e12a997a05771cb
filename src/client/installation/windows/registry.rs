//! Settings in a key of the registry, read and written whole as the text of a `.reg` file.

use std::io;

use windows_registry::{CURRENT_USER, Key, Type, USERS};

use crate::client::installation::reg_file::{self, RegFile, Value, Values};
use crate::client::installation::store::{PreferencesFormat, RawPreferences, Store};
use crate::client::installation::{InstallDetail, InstallError, InstallKind, InstallOperation};

/// A server's key has some kilobytes.
const LARGEST: usize = 1 << 20;
/// How often it is read until it stands still.
const TRIES: usize = 5;

/// A key below the hive of a user.
#[derive(Clone, Debug)]
pub struct Registry {
    /// The user's security identifier; `None` for the one who is signed in.
    user: Option<String>,
    key: String,
}

impl Registry {
    #[must_use]
    pub fn new(user: Option<String>, key: String) -> Self {
        Self { user, key }
    }

    /// The hive, and the path of the key in it.
    fn path(&self) -> (&'static Key, String) {
        match &self.user {
            None => (CURRENT_USER, self.key.clone()),
            Some(user) => (USERS, format!(r"{user}\{}", self.key)),
        }
    }

    /// The path of the key, or of one below it.
    fn below(&self, path: &str) -> (&'static Key, String) {
        let (hive, key) = self.path();
        (hive, if path.is_empty() { key } else { format!(r"{key}\{path}") })
    }

    /// Opens it to read.
    ///
    /// # Errors
    /// When it is not there, or this user may not.
    pub fn open(&self) -> Result<Key, InstallError> {
        let (hive, path) = self.path();
        hive.open(path).map_err(self.windows(InstallOperation::Read))
    }

    fn error(&self, operation: InstallOperation, kind: InstallKind) -> InstallError {
        InstallError::new(operation, self.place(), kind)
    }

    /// From what Windows said.
    fn windows<E: Into<io::Error>>(&self, operation: InstallOperation) -> impl Fn(E) -> InstallError {
        move |error| InstallError::io(operation, self.place(), &as_io(error))
    }

    /// All that is there at this moment.
    fn gather(&self) -> Result<RegFile, InstallError> {
        let mut file = RegFile { root: self.place(), keys: [].into() };
        let (mut todo, mut size) = (vec![String::new()], 0);
        while let Some(path) = todo.pop() {
            let (hive, full) = self.below(&path);
            let key = hive.open(full).map_err(self.windows(InstallOperation::Read))?;
            let mut values = Values::new();
            for (name, value) in key.values().map_err(self.windows(InstallOperation::Read))? {
                size += name.len() + value.len();
                values.insert(name, Value::new(value.ty().into(), value.to_vec()));
            }
            for name in key.keys().map_err(self.windows(InstallOperation::Read))? {
                size += name.len();
                todo.push(if path.is_empty() { name } else { format!(r"{path}\{name}") });
            }
            if size > LARGEST {
                return Err(self
                    .error(InstallOperation::Read, InstallKind::NotSettings)
                    .since(&InstallDetail::TooLarge));
            }
            file.keys.insert(path, values);
        }
        Ok(file)
    }

    fn understood(&self, whole: &RawPreferences) -> Result<RegFile, InstallError> {
        let file = RegFile::read(whole.expose()).filter(|file| file.root == self.place());
        file.ok_or_else(|| self.error(InstallOperation::Understand, InstallKind::NotSettings))
    }

    /// Value by value. A kill in between leaves a mixture, which the journal of a repair knows to go on from and to put back;
    /// Microsoft advises against the registry's transactions, and Wine has none to test them with.
    fn put(&self, was: &RegFile, wanted: &RegFile) -> io::Result<()> {
        self.remove_keys(was, wanted)?;
        self.put_values(was, wanted)
    }

    /// Keys that are not wanted, the deepest first.
    fn remove_keys(&self, was: &RegFile, wanted: &RegFile) -> io::Result<()> {
        let (hive, top) = self.path();
        let mut unwanted = was.keys.keys().rev().filter(|path| !wanted.keys.contains_key(*path)).peekable();
        if unwanted.peek().is_none() {
            return Ok(());
        }
        let key = hive.options().read().write().access(DELETE).open(top).map_err(as_io)?;
        unwanted.try_for_each(|path| key.remove_tree(path).map_err(as_io))
    }

    fn put_values(&self, was: &RegFile, wanted: &RegFile) -> io::Result<()> {
        let none = Values::new();
        for (path, values) in &wanted.keys {
            let old = was.keys.get(path);
            if old == Some(values) {
                continue;
            }
            let (hive, full) = self.below(path);
            let key = hive.options().read().write().create().open(full).map_err(as_io)?;
            let old = old.unwrap_or(&none);
            for name in old.keys().filter(|name| !values.contains_key(*name)) {
                key.remove_value(name).map_err(as_io)?;
            }
            for (name, value) in values.iter().filter(|(name, value)| old.get(*name) != Some(value)) {
                set(&key, name, value)?;
            }
        }
        Ok(())
    }
}

impl Store for Registry {
    fn place(&self) -> String {
        let (_, path) = self.path();
        let hive = if self.user.is_none() { "HKEY_CURRENT_USER" } else { "HKEY_USERS" };
        format!(r"{hive}\{path}")
    }

    /// Twice the same, since the values come one by one and a server may be writing.
    fn read(&self) -> Result<RawPreferences, InstallError> {
        let mut last = self.gather()?;
        for _ in 0..TRIES {
            let now = self.gather()?;
            if now == last {
                let bytes =
                    now.write().ok_or_else(|| self.error(InstallOperation::Understand, InstallKind::NotSettings))?;
                return Ok(RawPreferences::new(bytes));
            }
            last = now;
        }
        Err(self.error(InstallOperation::Read, InstallKind::Changed))
    }

    fn replace(&self, expected: &RawPreferences, wanted: &RawPreferences) -> Result<(), InstallError> {
        let (was, to_be) = (self.understood(expected)?, self.understood(wanted)?);
        if self.read()? != *expected {
            return Err(self.error(InstallOperation::Write, InstallKind::Changed));
        }
        if expected == wanted {
            return Ok(());
        }
        self.put(&was, &to_be).map_err(|error| InstallError::io(InstallOperation::Write, self.place(), &error))?;
        if self.read()? == *wanted {
            Ok(())
        } else {
            Err(self.error(InstallOperation::Write, InstallKind::NotAsWritten))
        }
    }

    fn form(&self) -> &'static PreferencesFormat {
        &reg_file::FORM
    }
}

/// `DELETE`: the right to remove the key that was opened.
const DELETE: u32 = 0x0001_0000;

/// Exactly these bytes, whatever the type says that they ought to be. Windows itself looks behind the end of a text for a zero that
/// belongs to it, and would take it along: what it finds there is none.
fn set(key: &Key, name: &str, value: &Value) -> io::Result<()> {
    let length = value.data().len();
    let padded = [value.data(), &[0xff; 2]].concat();
    key.set_bytes(name, Type::Other(value.kind), &padded[..length]).map_err(as_io)
}

/// Windows' own number of an error, without what the registry's library puts around it (`HRESULT_FROM_WIN32`).
fn as_io<E: Into<io::Error>>(error: E) -> io::Error {
    let error = error.into();
    match error.raw_os_error().map(i32::cast_unsigned) {
        Some(code) if code >> 16 == 0x8007 => io::Error::from_raw_os_error((code & 0xffff).cast_signed()),
        _ => error,
    }
}
