//! Certificates. Who made one at home is named in it: "CN=mkcert anna@laptop (Anna Schmidt)".

use super::markdown::Draft;
use super::messages::Line;
use crate::client::model::text::DisplayText;
use crate::client::model::{Certificate, Day, Message as _, Phrase};
use crate::client::scrub::{Kind, marks};

/// Names of a certificate that are nobody's own, once the hash is cut.
const PLEX: [&str; 2] = ["plex.direct", "plex.tv"];
/// Between the attributes of an issuer.
const SEPARATORS: [&str; 2] = [", ", " + "];
const BRACKETS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>')];

pub fn tell(draft: &mut Draft<'_>, certificate: &Certificate) -> Phrase {
    let issuer = issuer(&certificate.issuer);
    draft.withhold(Kind::Issuer, usize::from(issuer != certificate.issuer.as_str()));
    let told: Vec<&str> = certificate.names.iter().map(String::as_str).filter(|name| is_plex(name)).collect();
    let others = certificate.names.len() - told.len();
    draft.withhold(Kind::HostName, others);
    let names = match (told.join(", "), others) {
        (names, 0) if names.is_empty() => Line::NoNames,
        (names, count) if names.is_empty() => Line::OtherNames { count },
        (names, 0) => Line::KnownNames { names },
        (names, count) => Line::KnownAndOtherNames { names, count },
    };
    let (from, until) = (day(certificate.not_before), day(certificate.not_after));
    Line::Certificate { issuer, names: names.phrase(), from, until }.phrase()
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
    called.filter(|name| !name.is_empty() && !name.ends_with('…')).unwrap_or_else(|| marks::NO_ISSUER.to_owned())
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
fn day(seconds: i64) -> Phrase {
    const YEAR_9999: i64 = 253_370_764_800;
    match seconds {
        ..0 => Line::BeforeCalendar,
        YEAR_9999.. => Line::AfterCalendar,
        _ => Line::OnDay { day: Day(seconds) },
    }
    .phrase()
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
            ("O=mkcert development CA, OU=anna@laptop, CN=mkcert anna@laptop (Anna Schmidt)", marks::NO_ISSUER),
            ("O=mkcert, CN=(Anna)", marks::NO_ISSUER),
            ("O=mkcert, CN=mkcert ann…", marks::NO_ISSUER),
            ("OU=Anna", marks::NO_ISSUER),
            ("Anna Schmidt", marks::NO_ISSUER),
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
