//! Which key is whose: a file of our own, and the user's `known_hosts`, which is only read. Both are in the format of OpenSSH
//! (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT").

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use directories::UserDirs;
use ring::hmac;
use russh::keys::ssh_key::known_hosts::{Entry, HostPatterns, Marker};
use russh::keys::{Algorithm, HashAlg, PublicKey};

use crate::client::installation::{InstallError, InstallKind, InstallOperation};
use crate::client::model::{HostKey, SshHost};
use crate::client::system::remove_with_folder;

/// The most that is read of such a file, in bytes.
const MOST: u64 = 4 << 20;
/// The port that is not named there.
const PORT: u16 = 22;

/// Whether a key is its host's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Known,
    New,
    /// Another key is known.
    Changed,
}

pub struct KnownHosts {
    /// Ours. `None` where there is no place for it.
    own: Option<PathBuf>,
    users: Option<PathBuf>,
    /// Those of this run that could not be written, as lines.
    unwritten: Mutex<Vec<String>>,
}

impl KnownHosts {
    pub fn new(own: Option<PathBuf>, users: Option<PathBuf>) -> Self {
        Self { own, users, unwritten: Mutex::default() }
    }

    /// The user's file, where OpenSSH keeps it.
    pub fn of_user() -> Option<PathBuf> {
        UserDirs::new().map(|dirs| dirs.home_dir().join(".ssh").join("known_hosts"))
    }

    pub fn standing(&self, host: &SshHost, key: &PublicKey) -> Standing {
        let own = self.own_text();
        let users = self.users.as_deref().map(text_of).unwrap_or_default();
        let is_key = |entry: &Entry| entry.public_key().key_data() == key.key_data();
        let mut all = entries_of(&own, host).chain(entries_of(&users, host));
        if all.any(|entry| entry.marker() == Some(&Marker::Revoked) && is_key(&entry)) {
            return Standing::Changed;
        }
        for known in [&own, &users] {
            let entries: Vec<Entry> = entries_of(known, host).filter(is_comparable).collect();
            if entries.iter().any(is_key) {
                return Standing::Known;
            }
            if !entries.is_empty() {
                return Standing::Changed;
            }
        }
        Standing::New
    }

    /// The kinds of key that it is known by: it is asked for these first, or else it would show another one.
    pub fn algorithms(&self, host: &SshHost) -> Vec<Algorithm> {
        let users = self.users.as_deref().map(text_of).unwrap_or_default();
        let of = |text: &str| {
            let entries = entries_of(text, host).filter(is_comparable);
            entries.map(|entry| entry.public_key().algorithm()).collect::<Vec<_>>()
        };
        let own = of(&self.own_text());
        if own.is_empty() { of(&users) } else { own }
    }

    /// Remembers a key. If the file cannot be written, it holds until the program ends.
    pub fn remember(&self, host: &SshHost, key: &PublicKey) {
        let Ok(key) = PublicKey::new(key.key_data().clone(), "").to_openssh() else { return };
        let line = format!("{} {key}\n", name_of(host));
        let written = self.own.as_deref().map(|own| {
            let mut text = text_of(own);
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            replace(own, &(text + &line))
        });
        if !matches!(written, Some(Ok(()))) {
            tracing::warn!("the key of a host could not be written: {written:?}");
            self.unwritten.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        }
    }

    /// # Errors
    /// When our file cannot be written, or the user's file has a key of this host.
    pub fn forget(&self, host: &SshHost) -> Result<(), InstallError> {
        let is_other = |line: &&str| line.parse().map_or(true, |entry: Entry| !is_of(&entry, host));
        self.unwritten.lock().unwrap_or_else(PoisonError::into_inner).retain(|line| is_other(&line.trim_end()));
        if let Some(own) = &self.own {
            let text = text_of(own);
            let left: String = text.lines().filter(is_other).flat_map(|line| [line, "\n"]).collect();
            if left.len() < text.len() {
                let failed = |error| InstallError::io(InstallOperation::Write, own.display(), &error);
                replace(own, &left).map_err(failed)?;
            }
        }
        match &self.users {
            Some(users) if entries_of(&text_of(users), host).any(|entry| is_comparable(&entry)) => {
                Err(InstallError::new(InstallOperation::Remove, users.display(), InstallKind::ReadOnly))
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Removes our file.
    ///
    /// # Errors
    /// When it's still there.
    pub fn forget_all(&self) -> Result<(), InstallError> {
        self.unwritten.lock().unwrap_or_else(PoisonError::into_inner).clear();
        let Some(own) = &self.own else { return Ok(()) };
        remove_with_folder(own).map_err(|error| InstallError::io(InstallOperation::Remove, own.display(), &error))
    }

    fn own_text(&self) -> String {
        let unwritten = self.unwritten.lock().unwrap_or_else(PoisonError::into_inner).concat();
        self.own.as_deref().map(text_of).unwrap_or_default() + "\n" + &unwritten
    }
}

/// As OpenSSH prints it.
pub fn fingerprint(key: &PublicKey) -> Option<HostKey> {
    key.fingerprint(HashAlg::Sha256).to_string().parse().ok()
}

/// RSA is left out: what this program is built with does not check its signatures, so such a host shows another key or none.
fn is_comparable(entry: &Entry) -> bool {
    entry.marker().is_none() && !matches!(entry.public_key().algorithm(), Algorithm::Rsa { .. } | Algorithm::Dsa)
}

fn entries_of<'a>(text: &'a str, host: &'a SshHost) -> impl Iterator<Item = Entry> + 'a {
    text.lines().filter_map(|line| line.trim().parse::<Entry>().ok()).filter(|entry| is_of(entry, host))
}

fn is_of(entry: &Entry, host: &SshHost) -> bool {
    let name = name_of(host);
    match entry.host_patterns() {
        HostPatterns::Patterns(patterns) => {
            let fits = |pattern: &str| fits(&pattern.to_ascii_lowercase(), &name);
            let is_barred = patterns.iter().filter_map(|pattern| pattern.strip_prefix('!')).any(fits);
            !is_barred && patterns.iter().any(|pattern| fits(pattern))
        }
        HostPatterns::HashedName { salt, hash } => {
            // SHA-1 is the format's; nothing secret rests on it.
            let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, salt);
            hmac::verify(&key, name.as_bytes(), hash).is_ok()
        }
    }
}

/// A host as such a file names it.
fn name_of(host: &SshHost) -> String {
    let name = host.name.to_ascii_lowercase();
    if host.port == PORT { name } else { format!("[{name}]:{}", host.port) }
}

/// `*` is any letters, `?` is one.
fn fits(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    let (mut p, mut n, mut star) = (0, 0, None);
    while n < name.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(c) if *c == '?' || name.get(n) == Some(c) => (p, n) = (p + 1, n + 1),
            Some(_) | None => {
                let Some((at, from)) = star else { return false };
                star = Some((at, from + 1));
                (p, n) = (at + 1, from + 1);
            }
        }
    }
    pattern.iter().skip(p).all(|c| *c == '*')
}

/// A file that is not there, or that cannot be read, knows nobody.
fn text_of(file: &Path) -> String {
    let mut bytes = Vec::new();
    let read = File::open(file).and_then(|file| file.take(MOST).read_to_end(&mut bytes));
    read.map(|_| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

/// Whole, or not at all.
fn replace(file: &Path, text: &str) -> io::Result<()> {
    let folder = file.parent().ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(folder)?;
    let mut beside = tempfile::NamedTempFile::new_in(folder)?;
    beside.write_all(text.as_bytes())?;
    beside.as_file().sync_all()?;
    beside.persist(file)?;
    Ok(())
}
