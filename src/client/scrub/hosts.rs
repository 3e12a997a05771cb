//! Names of hosts: `plex.anna-schmidt.de`, `nas.local`. Where a person lives on the internet is often called as they are.

use std::ops::Range;

use super::{Hit, Kind, runs};

/// Names that are nobody's, with all below them. What stands before `plex.direct` is cut elsewhere.
const PLEX: [&str; 2] = ["plex.tv", "plex.direct"];
/// Names that are nobody's, and files that look like a host.
const NOBODY: [&str; 3] = ["example.com", "server.app", "plex.app"];
/// Files and programs of Plex are called so.
const PLEX_FILES: &str = "com.plexapp.";
/// Endings of files. None of them is a domain of the internet.
const ENDINGS: [&str; 35] = [
    "xml", "log", "txt", "json", "db", "exe", "dll", "dylib", "plist", "service", "socket", "sock", "conf", "cfg",
    "ini", "toml", "yml", "yaml", "bat", "dmg", "deb", "rpm", "pkg", "gz", "tar", "html", "htm", "php", "pem", "crt",
    "der", "pid", "tmp", "bak", "old",
];

pub fn find(text: &str) -> Vec<Hit> {
    let names = runs(text, |c| c.is_alphanumeric() || "-_.".contains(c)).into_iter().filter_map(|run| {
        let range = trimmed(text, run.clone());
        // A text that was cut: what its last label would have been is not known.
        let is_cut = text[run.end..].starts_with('…');
        is_somebodys(&text[range.clone()].to_lowercase(), is_cut).then(|| Hit::new(range, Kind::HostName))
    });
    names.collect()
}

/// Without the full stop of the sentence, dashes, and the rest of a sign that a URL has as `%2F`.
fn trimmed(text: &str, run: Range<usize>) -> Range<usize> {
    let is_mark = |c: char| "-_.".contains(c);
    let mut start = run.start;
    let sign = text.get(start..start + 2).filter(|sign| sign.bytes().all(|b| b.is_ascii_hexdigit()));
    if text[..start].ends_with('%') && sign.is_some() && run.len() > 2 {
        start += 2;
    }
    let rest = &text[start..run.end];
    let start = start + rest.len() - rest.trim_start_matches(is_mark).len();
    start..start + text[start..run.end].trim_end_matches(is_mark).len()
}

fn is_somebodys(name: &str, is_cut: bool) -> bool {
    let Some((rest, last)) = name.rsplit_once('.') else { return false };
    let is_plex = PLEX.iter().any(|plex| name.strip_suffix(plex).is_some_and(|n| n.is_empty() || n.ends_with('.')));
    if is_plex || NOBODY.contains(&name) || name.starts_with(PLEX_FILES) || is_version(rest) {
        return false;
    }
    if ENDINGS.contains(&last) {
        return is_somebodys(rest, is_cut);
    }
    let letters = last.chars().all(char::is_alphabetic) && last.chars().nth(1).is_some();
    letters || last.starts_with("xn--") || (is_cut && last.chars().any(char::is_alphabetic))
}

/// `1.43.2` before a word: "1.43.2.beta".
fn is_version(rest: &str) -> bool {
    rest.contains('.') && rest.split('.').all(|label| label.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::super::{KnownTexts, Redactor};

    fn scrub(text: &str) -> String {
        Redactor::new(KnownTexts::default()).scrub(text)
    }

    #[test]
    fn names_of_hosts_are_taken_out() {
        for (text, clean) in [
            ("from https://plex.anna-schmidt.de:32400/x.", "from https://(host name):32400/x."),
            ("anna.ddns.net, Mac.fritz.box.", "(host name), (host name)."),
            ("only valid for DnsName(\"nas.local\")", "only valid for DnsName(\"(host name)\")"),
            ("%2F%2Fanna.example%2Fx", "%2F%2F(host name)%2Fx"),
            ("*.anna.xn--p1ai müller.例子", "*.(host name) (host name)"),
            ("plex.anna-sch… or plex.anna.d…", "(host name)… or (host name)…"),
            ("plex.anna.de.log, plex.tv.anna.de, annaplex.tv", "(host name), (host name), (host name)"),
            ("at plex.direct.anna.de, 0a.plex.directory", "at (host name), (host name)"),
        ] {
            assert_eq!(scrub(text), clean);
        }
    }

    #[test]
    fn what_only_looks_like_one_stays() {
        for text in [
            "https://app.plex.tv/desktop, %2Fplex.tv%2F, plex.direct, (hash).plex.direct, example.com",
            "Preferences.xml, Plex Media Server.1.log, com.plexapp.plugins.library.db, x.tar.gz, Server.app",
            "1.43.2.beta, 1.43.2.9999-abc, DSM 7.2.2, e.g. 3.5 s, i.e. nothing. And… so",
            "192.168.1.5:32400, Synology Inc. CA, 06.11.1994 08:49:37.123",
        ] {
            assert_eq!(scrub(text), text);
        }
    }
}
