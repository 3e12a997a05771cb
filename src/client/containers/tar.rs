//! The archives in which an engine hands out and takes files: POSIX ustar and pax, and GNU's long names (pubs.opengroup.org, "pax";
//! GNU tar, "Basic Tar Format"). One file at a time is all that is read or written.

use crate::client::installation::FileOwner;

const BLOCK: usize = 512;
/// The largest header beside the file's own. Some kilobytes of extended attributes are usual.
const LONGEST_HEADER: u64 = 256 << 10;

/// What an archive holds first, without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub kind: EntryKind,
    pub owner: FileOwner,
    /// Seconds since 1970.
    pub modified: u64,
    /// In bytes.
    pub size: u64,
    /// Where its content begins in the archive.
    pub begins: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryKind {
    File,
    /// A symbolic link, and where it leads.
    Link(String),
    Folder,
    Other,
}

/// These bytes are no archive, or one of a form that no engine makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnArchive;

/// What longer headers say of the entry after them.
#[derive(Default)]
struct Said {
    link: Option<String>,
    size: Option<u64>,
    user: Option<u32>,
    group: Option<u32>,
}

/// The first entry of an archive that has begun to arrive. `None`: more of it is needed.
///
/// # Errors
/// [`NotAnArchive`]
pub fn first(archive: &[u8]) -> Result<Option<Entry>, NotAnArchive> {
    let (mut at, mut said) = (0, Said::default());
    loop {
        let Some(header) = archive.get(at..at + BLOCK) else { return Ok(None) };
        if !has_its_sum(header) {
            return Err(NotAnArchive);
        }
        let (size, kind) = (number(&header[124..136]).ok_or(NotAnArchive)?, header[156]);
        at += BLOCK;
        if !matches!(kind, b'x' | b'g' | b'K' | b'L') {
            return entry(header, &said, size, at).map(Some);
        }
        if size > LONGEST_HEADER {
            return Err(NotAnArchive);
        }
        let length = usize::try_from(size).map_err(|_| NotAnArchive)?;
        let Some(text) = archive.get(at..at + length) else { return Ok(None) };
        match kind {
            b'x' => said.take_in(text).ok_or(NotAnArchive)?,
            b'K' => said.link = Some(until_nul(text)),
            _ => {}
        }
        at += length.next_multiple_of(BLOCK);
    }
}

fn entry(header: &[u8], said: &Said, size: u64, begins: usize) -> Result<Entry, NotAnArchive> {
    let part = |from: usize, to: usize| number(&header[from..to]).ok_or(NotAnArchive);
    let small = |from, to| part(from, to).and_then(|value| u32::try_from(value).map_err(|_| NotAnArchive));
    let kind = match header[156] {
        b'0' | 0 | b'7' => EntryKind::File,
        b'2' => EntryKind::Link(said.link.clone().unwrap_or_else(|| until_nul(&header[157..257]))),
        b'5' => EntryKind::Folder,
        _ => EntryKind::Other,
    };
    let owner = FileOwner {
        user: said.user.map_or_else(|| small(108, 116), Ok)?,
        group: said.group.map_or_else(|| small(116, 124), Ok)?,
        mode: small(100, 108)? & 0o7777,
    };
    Ok(Entry { kind, owner, modified: part(136, 148)?, size: said.size.unwrap_or(size), begins })
}

impl Said {
    /// Lines as pax has them: `LENGTH NAME=VALUE`, where the length counts the whole line.
    fn take_in(&mut self, mut text: &[u8]) -> Option<()> {
        while !text.is_empty() && text[0] != 0 {
            let blank = text.iter().position(|byte| *byte == b' ')?;
            let length: usize = std::str::from_utf8(&text[..blank]).ok()?.parse().ok()?;
            let line = text.get(blank + 1..length)?.strip_suffix(b"\n")?;
            let sign = line.iter().position(|byte| *byte == b'=')?;
            let value = String::from_utf8_lossy(&line[sign + 1..]);
            match &line[..sign] {
                b"linkpath" => self.link = Some(value.into_owned()),
                b"size" => self.size = Some(value.parse().ok()?),
                b"uid" => self.user = Some(value.parse().ok()?),
                b"gid" => self.group = Some(value.parse().ok()?),
                _ => {}
            }
            text = &text[length..];
        }
        Some(())
    }
}

/// Octal digits, or base 256 where GNU needs more room.
fn number(field: &[u8]) -> Option<u64> {
    if field.first()? & 0x80 != 0 {
        let bytes = field.iter().enumerate().map(|(nth, byte)| if nth == 0 { byte & 0x7f } else { *byte });
        return bytes.into_iter().try_fold(0_u64, |sum, byte| sum.checked_mul(256)?.checked_add(byte.into()));
    }
    let digits = std::str::from_utf8(field).ok()?.trim_matches(['\0', ' ']);
    if digits.is_empty() { Some(0) } else { u64::from_str_radix(digits, 8).ok() }
}

fn until_nul(text: &[u8]) -> String {
    let end = text.iter().position(|byte| *byte == 0).unwrap_or(text.len());
    String::from_utf8_lossy(&text[..end]).into_owned()
}

fn sum(header: &[u8]) -> u64 {
    let blank = |nth: usize, byte: u8| if (148..156).contains(&nth) { b' ' } else { byte };
    header.iter().enumerate().map(|(nth, byte)| u64::from(blank(nth, *byte))).sum()
}

fn has_its_sum(header: &[u8]) -> bool {
    number(&header[148..156]) == Some(sum(header)) && header.iter().any(|byte| *byte != 0)
}

/// An archive of one file. Its name is at most 100 bytes long.
#[must_use]
pub fn of_file(name: &str, owner: FileOwner, content: &[u8]) -> Vec<u8> {
    let mut header = [0_u8; BLOCK];
    header[..name.len().min(100)].copy_from_slice(&name.as_bytes()[..name.len().min(100)]);
    put(&mut header[100..108], u64::from(owner.mode));
    put(&mut header[108..116], u64::from(owner.user));
    put(&mut header[116..124], u64::from(owner.group));
    put(&mut header[124..136], content.len() as u64);
    put(&mut header[136..148], crate::client::system::now_unix());
    header[156] = b'0';
    header[257..265].copy_from_slice(b"ustar\x0000");
    let own = sum(&header);
    header[148..156].copy_from_slice(format!("{own:06o}\0 ").as_bytes());
    let mut archive = Vec::with_capacity(BLOCK * 4 + content.len());
    archive.extend_from_slice(&header);
    archive.extend_from_slice(content);
    archive.resize(archive.len().next_multiple_of(BLOCK) + 2 * BLOCK, 0);
    archive
}

/// Octal digits, where there is room for them.
fn put(field: &mut [u8], value: u64) {
    let room = field.len() - 1;
    let digits = format!("{value:0room$o}");
    if digits.len() <= room {
        field[..room].copy_from_slice(digits.as_bytes());
        return;
    }
    for (byte, place) in field.iter_mut().rev().zip(0_u32..) {
        *byte = u8::try_from(value.checked_shr(8 * place).unwrap_or(0) & 0xff).unwrap_or(0);
    }
    field[0] |= 0x80;
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const OWNER: FileOwner = FileOwner { user: 1000, group: 100, mode: 0o600 };

    fn with_kind(kind: u8, name: &str, content: &[u8]) -> Vec<u8> {
        let mut archive = of_file(name, OWNER, content);
        archive[156] = kind;
        let own = sum(&archive[..BLOCK]);
        archive[148..156].copy_from_slice(format!("{own:06o}\0 ").as_bytes());
        archive.truncate(BLOCK + content.len().next_multiple_of(BLOCK));
        archive
    }

    #[test]
    fn what_is_written_is_read() {
        for user in [0, 1000, 2_097_151, 2_097_152, u32::MAX] {
            let owner = FileOwner { user, ..OWNER };
            let archive = of_file("Preferences.xml", owner, b"<Preferences/>");
            let entry = first(&archive).unwrap().unwrap();
            assert_eq!((entry.kind, entry.owner, entry.size), (EntryKind::File, owner, 14));
            assert_eq!(&archive[entry.begins..entry.begins + 14], b"<Preferences/>");
            assert_eq!(archive.len() % BLOCK, 0);
        }
    }

    #[test]
    fn longer_headers_are_understood() {
        let far = format!("/{}", "a".repeat(150));
        let long = format!("linkpath={far}\n");
        // A line counts itself.
        let pax = format!("{} {long}13 uid=70000\n", long.len() + 4);
        for header in [with_kind(b'x', "pax", pax.as_bytes()), with_kind(b'K', "long", format!("{far}\0").as_bytes())] {
            let archive = [header, with_kind(b'2', "Preferences.xml", b"")].concat();
            assert_eq!(first(&archive).unwrap().unwrap().kind, EntryKind::Link(far.clone()));
            assert_eq!(first(&archive[..archive.len() - 1]), Ok(None), "more is to come");
        }
        let archive = [with_kind(b'x', "pax", pax.as_bytes()), with_kind(b'5', "folder", b"")].concat();
        let entry = first(&archive).unwrap().unwrap();
        assert_eq!((entry.kind, entry.owner.user), (EntryKind::Folder, 70_000));
    }

    #[test]
    fn what_is_no_archive_is_refused() {
        assert_eq!(first(b"too little"), Ok(None));
        assert_eq!(first(&[0; BLOCK]), Err(NotAnArchive));
        assert_eq!(first(&[b'x'; BLOCK]), Err(NotAnArchive));
        let mut endless = with_kind(b'x', "pax", b"");
        put(&mut endless[124..136], 50 << 20);
        let own = sum(&endless);
        endless[148..156].copy_from_slice(format!("{own:06o}\0 ").as_bytes());
        assert_eq!(first(&endless), Err(NotAnArchive));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_harm(bytes in proptest::collection::vec(any::<u8>(), 0..2048), kind in any::<u8>()) {
            let _ = first(&bytes);
            let _ = first(&with_kind(kind, "name", &bytes));
            let _ = first(&with_kind(b'x', "name", &bytes));
        }
    }
}
