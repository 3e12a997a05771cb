//! Certificates. Who made one at home is named in it: "CN=mkcert anna@laptop (Anna Schmidt)".

use super::markdown::Draft;
use super::scrub::Kind;
use super::words;
use crate::client::model::Certificate;
use crate::client::model::text::DisplayText;
use crate::text::Language;

/// Names of a certificate that are nobody's own, once the hash is cut.
const PLEX: [&str; 2] = ["plex.direct", "plex.tv"];
/// Between the attributes of an issuer.
const SEPARATORS: [&str; 2] = [", ", " + "];
const BRACKETS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>')];

pub fn tell(draft: &mut Draft, certificate: &Certificate) -> String {
    let issuer = issuer(&certificate.issuer);
    draft.withhold(Kind::Issuer, usize::from(issuer != certificate.issuer.as_str()));
    let issuer = draft.code(&issuer);
    let told: Vec<&str> = certificate.names.iter().map(String::as_str).filter(|name| is_plex(name)).collect();
    let others = certificate.names.len() - told.len();
    draft.withhold(Kind::HostName, others);
    let told = if told.is_empty() { String::new() } else { draft.code(&told.join(", ")) };
    let names = words::certificate_names(&told, others);
    let (from, until) = (day(certificate.not_before), day(certificate.not_after));
    format!("certificate issued by {issuer} for {names}, valid from {from} until {until}")
}

fn is_plex(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let is_name = lower.chars().all(|c| c.is_ascii_alphanumeric() || "-.*".contains(c));
    is_name && PLEX.iter().any(|plex| lower.strip_suffix(plex).is_some_and(|n| n.is_empty() || n.ends_with('.')))
}

/// What an issuer is called, or else its organisation; nothing at all if that holds an e-mail address or a login.
pub fn issuer(full: &DisplayText) -> String {
    let attributes = attributes(full.as_str());
    let last = |key: &str| attributes.iter().rev().find(|(k, _)| k.eq_ignore_ascii_case(key)).map(|(_, value)| *value);
    let called = last("CN").or_else(|| last("O")).filter(|value| !value.contains('@')).map(without_brackets);
    // Of one that was cut, what would have told is not known.
    called.filter(|name| !name.is_empty() && !name.ends_with('…')).unwrap_or_else(|| words::NO_ISSUER.to_owned())
}

/// The attributes of a distinguished name. A separator within a value is one of the value's own.
fn attributes(name: &str) -> Vec<(&str, &str)> {
    let is_key = |key: &str| !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
    let between = SEPARATORS.iter().flat_map(|s| name.match_indices(s).map(|(at, s)| (at, at + s.len())));
    let mut starts: Vec<(usize, usize)> = std::iter::once((0, 0)).chain(between).collect();
    starts.retain(|(_, start)| name[*start..].split_once('=').is_some_and(|(key, _)| is_key(key)));
    starts.sort_unstable();
    let ends = starts.iter().skip(1).map(|(end, _)| *end).chain([name.len()]);
    starts.iter().zip(ends).filter_map(|((_, start), end)| name.get(*start..end)?.split_once('=')).collect()
}

/// What is in brackets explains what a name means: whose computer it is. One that is left open goes on to the end.
fn without_brackets(text: &str) -> String {
    let mut open = Vec::new();
    let mut outside = String::new();
    for c in text.chars() {
        let closing = BRACKETS.iter().find(|(opening, _)| *opening == c).map(|(_, closing)| *closing);
        if closing.is_some() {
            open.extend(closing);
        } else if open.last() == Some(&c) {
            open.pop();
        } else if open.is_empty() {
            outside.push(c);
        }
    }
    outside.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The day of a time since 1970, as far as a calendar of four digits goes.
fn day(seconds: i64) -> String {
    const YEAR_9999: i64 = 253_370_764_800;
    match seconds {
        ..0 => "before 1970".to_owned(),
        YEAR_9999.. => "a far day".to_owned(),
        _ => Language::ENGLISH.day(seconds),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_called_by_its_name_without_anybodys() {
        for (full, told) in [
            ("C=US, O=Let's Encrypt, CN=R3", "R3"),
            ("O=Avast, Inc., CN=Avast Web/Mail Shield Root", "Avast Web/Mail Shield Root"),
            ("O=Home [of Anna (Schmidt)] Lab + OU=Anna", "Home Lab"),
            ("CN=Root (Anna Schm…", "Root"),
            ("O=mkcert development CA, OU=anna@laptop, CN=mkcert anna@laptop (Anna Schmidt)", words::NO_ISSUER),
            ("O=mkcert, CN=(Anna)", words::NO_ISSUER),
            ("O=mkcert, CN=mkcert ann…", words::NO_ISSUER),
            ("OU=Anna", words::NO_ISSUER),
            ("Anna Schmidt", words::NO_ISSUER),
        ] {
            assert_eq!(issuer(&DisplayText::new(full).unwrap()), told, "{full}");
        }
    }

    #[test]
    fn only_plexs_own_names_are_told() {
        for name in ["*.0a1b.plex.direct", "192-168-1-5.0a1b.plex.direct", "Plex.tv", "app.plex.tv"] {
            assert!(is_plex(name), "{name}");
        }
        for name in ["plex.anna.de", "annaplex.tv", "plex.tv.anna.de", "anna", "x@a.plex.direct"] {
            assert!(!is_plex(name), "{name}");
        }
    }
}
