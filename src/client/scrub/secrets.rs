//! Tokens, claim codes and long identifiers.

use super::{Hit, Kind, runs};
use crate::client::scrub::marks;

/// What stands before a secret, in lower case. `X-Plex-Token`, `authToken` and `access_token` all end in "token".
const LABELS: [&str; 10] =
    ["token", "secret", "password", "passwd", "authorization", "bearer", "apikey", "api_key", "api-key", "cookie"];
/// Between a label and its value; also as URLs have it.
const SEPARATORS: [&str; 6] = ["=", ":", "%3D", "%3d", "%3A", "%3a"];
/// Claim codes are "claim-" and 20 characters (plex.tv/claim).
const CLAIM: &str = "claim-";
/// The shortest code after it that counts: "claim-free" is a word.
const CLAIM_LEAST: usize = 6;
/// How every JSON Web Token begins: `{"` in base64 (RFC 7519).
const JWT: &str = "eyJ";
const JWT_LEAST: usize = 12;
/// Plex's tokens have 20 characters of the URL-safe alphabet.
const TOKEN_LENGTH: usize = 20;
/// A run of so many hexadecimal digits is an identifier or a key.
const HEX_LENGTH: usize = 16;
/// Hardware addresses (and fingerprints) are six pairs of hexadecimal digits, or more.
const PAIRS: usize = 6;

pub fn find(text: &str) -> Vec<Hit> {
    let mut hits = labelled(text);
    hits.extend(claims(text));
    hits.extend(web_tokens(text));
    hits.extend(runs(text, is_token_char).into_iter().filter_map(|range| {
        let run = &text[range.clone()];
        let is_hex = run.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
        let kind = if is_hex { Kind::LongIdentifier } else { Kind::Secret };
        (run.len() >= TOKEN_LENGTH && !is_words(run)).then(|| Hit::new(range, kind))
    }));
    let hex = runs(text, |c| c.is_ascii_hexdigit()).into_iter().filter(|r| r.len() >= HEX_LENGTH);
    hits.extend(hex.map(|range| Hit::new(range, Kind::LongIdentifier)));
    hits.extend(pairs(text, ':').chain(pairs(text, '-')));
    hits
}

fn is_token_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

/// Values behind a label: `X-Plex-Token=…`, `"authToken": "…"`, `Bearer …`.
fn labelled(text: &str) -> Vec<Hit> {
    let lower = text.to_ascii_lowercase();
    let places = LABELS.iter().flat_map(|label| lower.match_indices(label));
    let mut hits: Vec<Hit> =
        places.filter_map(|(at, label)| value(text, at + label.len(), label == "bearer")).collect();
    // "status code: 500" is no secret, `&code=` of a sign-in page is one.
    let codes = lower.match_indices("code=").map(|(at, label)| at + label.len() - 1);
    hits.extend(codes.filter_map(|at| value(text, at, false)));
    hits
}

fn value(text: &str, after: usize, blank_will_do: bool) -> Option<Hit> {
    let rest = text[after..].trim_start_matches(['"', '\'', ' ']);
    let separated = SEPARATORS.iter().find_map(|s| rest.strip_prefix(s));
    let blank = blank_will_do && text[after..].starts_with(' ');
    let rest = separated.or(blank.then_some(rest))?.trim_start_matches([' ', '"', '\'', '\\']);
    let start = text.len() - rest.len();
    let mut length = word_length(rest);
    // "Authorization: Bearer …": the secret is the next word.
    if ["bearer", "basic"].contains(&rest[..length].to_ascii_lowercase().as_str()) {
        let next = rest[length..].trim_start();
        length = rest.len() - next.len() + word_length(next);
    }
    let is_done = rest.starts_with(marks::of(Kind::Secret).trim_end_matches(')'));
    (length > 0 && !is_done).then(|| Hit::new(start..start + length, Kind::Secret))
}

fn word_length(text: &str) -> usize {
    text.find(|c: char| c.is_whitespace() || "&\"'<>`,;)]}|\\".contains(c)).unwrap_or(text.len())
}

fn claims(text: &str) -> Vec<Hit> {
    let lower = text.to_ascii_lowercase();
    let codes = lower.match_indices(CLAIM).filter_map(|(at, _)| {
        let code = &text[at + CLAIM.len()..];
        let length = code.find(|c| !is_token_char(c)).unwrap_or(code.len());
        (length >= CLAIM_LEAST).then(|| Hit::new(at..at + CLAIM.len() + length, Kind::Secret))
    });
    codes.collect()
}

fn web_tokens(text: &str) -> Vec<Hit> {
    let tokens = text.match_indices(JWT).filter_map(|(at, _)| {
        let length = text[at..].find(|c| !is_token_char(c) && c != '.').unwrap_or(text.len() - at);
        (length >= JWT_LEAST).then(|| Hit::new(at..at + length, Kind::Secret))
    });
    tokens.collect()
}

/// Words joined by hyphens or capitals, such as `local-network-denied`. When in doubt it is none.
fn is_words(run: &str) -> bool {
    let mut words = Vec::new();
    for c in run.chars() {
        match words.last_mut() {
            _ if c == '-' || c == '_' => words.push(String::new()),
            Some(word) if !c.is_ascii_uppercase() => String::push(word, c),
            Some(word) if word.is_empty() => word.push(c),
            _ => words.push(c.to_string()),
        }
    }
    let is_word = |word: &String| {
        let letters = word.bytes().all(|b| b.is_ascii_alphabetic());
        let has_vowel = word.to_ascii_lowercase().contains(['a', 'e', 'i', 'o', 'u']);
        letters && has_vowel && (3..=14).contains(&word.len())
    };
    words.iter().all(is_word)
}

/// Pairs of hexadecimal digits in a row.
fn pairs(text: &str, separator: char) -> impl Iterator<Item = Hit> {
    let found = runs(text, |c| c.is_ascii_hexdigit() || c == separator).into_iter().filter(move |range| {
        let groups: Vec<&str> = text[range.clone()].split(separator).collect();
        // A group of a link-local address (fe80::…) is no pair, but what follows it may be pairs.
        !text[range.clone()].contains("::") && groups.windows(PAIRS).any(|six| six.iter().all(|g| g.len() == 2))
    });
    found.map(|range| Hit::new(range, Kind::HardwareAddress)).collect::<Vec<_>>().into_iter()
}
