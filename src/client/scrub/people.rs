//! E-mail addresses, and the names of users in paths.

use super::{Hit, Kind};
use crate::client::scrub::marks;

/// Folders that hold one folder for each user: Linux, a NAS, macOS and Windows, old Windows.
const FOLDERS: [&str; 4] = ["home", "homes", "users", "documents and settings"];
/// Between the parts of a path; also as URLs have it.
const SEPARATORS: [&str; 4] = ["/", "\\", "%2f", "%5c"];
/// Folders beside those of the users.
const NOBODY: [&str; 3] = ["shared", "public", "all users"];
/// The longest user name that is looked for, in characters.
const LONGEST_NAME: usize = 64;

pub fn find(text: &str) -> Vec<Hit> {
    let mut hits = e_mail_addresses(text);
    hits.extend(users(text));
    hits
}

fn e_mail_addresses(text: &str) -> Vec<Hit> {
    let signs = text.match_indices('@').chain(text.match_indices("%40"));
    let found = signs.filter_map(|(at, sign)| {
        // The screen's own masks (`a•••@example.com`) tell the domain, which can be a family's own.
        let is_user = |c: char| c.is_alphanumeric() || "._%+-'•".contains(c);
        let is_domain = |c: char| c.is_alphanumeric() || ".-".contains(c);
        let before = text[..at].char_indices().rev().take_while(|(_, c)| is_user(*c)).last();
        let after = &text[at + sign.len()..];
        let domain = &after[..after.find(|c| !is_domain(c)).unwrap_or(after.len())];
        let domain = domain.trim_end_matches(['.', '-']);
        let start = before?.0;
        (!domain.is_empty()).then(|| Hit::new(start..at + sign.len() + domain.len(), Kind::EMail))
    });
    found.collect()
}

fn users(text: &str) -> Vec<Hit> {
    let lower = text.to_ascii_lowercase();
    let places = FOLDERS.iter().flat_map(|folder| lower.match_indices(folder));
    let found = places.filter_map(|(at, folder)| {
        let is_folder = SEPARATORS.iter().any(|s| lower[..at].ends_with(s));
        let mut rest = &lower[at + folder.len()..];
        let whole = rest.len();
        while let Some(next) = SEPARATORS.iter().find_map(|s| rest.strip_prefix(s)) {
            rest = next;
        }
        // A name may hold blanks. Without an end to be seen, rather too much is taken than too little.
        let ends = |c: char| "/\\%\"'`:;,|<>()?*\n\r\t".contains(c);
        let length = rest.find(ends).unwrap_or(rest.len());
        let length = rest.char_indices().nth(LONGEST_NAME).map_or(length, |(most, _)| length.min(most));
        let name = rest[..length].trim_end();
        let is_somebody = !name.is_empty() && !NOBODY.contains(&name) && !rest.starts_with(marks::of(Kind::UserName));
        let start = lower.len() - rest.len();
        (is_folder && rest.len() < whole && is_somebody).then(|| Hit::new(start..start + name.len(), Kind::UserName))
    });
    found.collect()
}
