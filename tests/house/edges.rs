//! Which room may know which: the table stands in the documentation of the crate, and the sources keep to it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use proc_macro2::{TokenStream, TokenTree};

use crate::sources;

type Edges = BTreeMap<String, BTreeSet<String>>;

/// These wire the rooms together, and may know all of them.
const WIRING: [&str; 4] = ["main.rs", "bin/locksmith.rs", "lib.rs", "client/mod.rs"];

/// Rooms that only compute: what they are given decides what they say.
const PURE: [&str; 7] = ["model", "config", "platforms", "scrub", "diagnosis", "state", "report"];

/// What a pure room may not name.
const WORLD: [&str; 12] = [
    "fs",
    "env",
    "process",
    "tokio",
    "reqwest",
    "hyper",
    "rustls",
    "TcpStream",
    "UdpSocket",
    "SystemTime",
    "Instant",
    "thread",
];

#[test]
fn every_room_knows_only_those_that_the_table_allows() {
    let allowed: Edges = table().into_iter().collect();
    let used = used();
    let missing = difference(&used, &allowed);
    assert!(missing.is_empty(), "the table in lib.rs does not allow:\n{}", missing.join("\n"));
    let stale = difference(&allowed, &used);
    assert!(stale.is_empty(), "the table in lib.rs allows what nothing needs:\n{}", stale.join("\n"));
}

#[test]
fn a_room_knows_only_rooms_that_stand_above_it_in_the_table() {
    let mut above = BTreeSet::new();
    for (room, known) in table() {
        let below: Vec<_> = known.difference(&above).collect();
        assert!(below.is_empty(), "{room} knows {below:?}, which do not stand above it");
        above.insert(room);
    }
}

#[test]
fn pure_rooms_touch_nothing_of_the_world() {
    let mut found = Vec::new();
    for source in sources::all() {
        if PURE.contains(&room(&source.path).as_str()) {
            let mut names = BTreeSet::new();
            names_in(source.tokens, &mut names);
            found.extend(
                WORLD.iter().filter(|name| names.contains(**name)).map(|name| format!("{}: {name}", source.path)),
            );
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The rows of the table: a room, and those that it knows.
fn table() -> Vec<(String, BTreeSet<String>)> {
    let text = fs::read_to_string("src/lib.rs").expect("the map");
    let lines =
        text.lines().skip_while(|line| *line != "//! # Who knows whom").take_while(|line| *line != "//! # The core");
    let rows = lines.filter_map(|line| {
        let (room, known) = line.strip_prefix("//! ")?.split_once(" ->")?;
        Some((room.trim().to_owned(), known.split_whitespace().map(str::to_owned).collect()))
    });
    rows.collect()
}

fn used() -> Edges {
    let mut edges = Edges::new();
    for source in sources::all() {
        if WIRING.contains(&source.path.as_str()) {
            continue;
        }
        let room = room(&source.path);
        let mut known = BTreeSet::new();
        let depth = source.path.trim_end_matches("/mod.rs").matches('/').count();
        collect(source.tokens, depth, source.path.starts_with("client/"), &mut known);
        known.remove(&room);
        edges.entry(room).or_default().extend(known);
    }
    edges
}

/// Rooms of the core stand below `client`, the others below `src`.
fn room(path: &str) -> String {
    let path = path.strip_prefix("client/").unwrap_or(path);
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs").to_owned()
}

fn difference(one: &Edges, other: &Edges) -> Vec<String> {
    let none = BTreeSet::new();
    let all = one.iter().flat_map(|(room, known)| {
        let others = other.get(room).unwrap_or(&none);
        known.difference(others).map(move |name| format!("{room} -> {name}"))
    });
    all.collect()
}

/// Finds what follows `crate::`, `crate::client::`, and as many `super::` as lead out of a room of the core.
fn collect(tokens: TokenStream, depth: usize, in_client: bool, known: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Group(group) => collect(group.stream(), depth, in_client, known),
            TokenTree::Ident(name) if name == "crate" && !is_visibility(&tokens, at) => {
                let next = after_colons(&tokens, at);
                if next.is_some_and(|next| matches!(&tokens[next], TokenTree::Ident(name) if name == "client")) {
                    at = next.unwrap_or(at);
                }
                add(&tokens, at, known);
            }
            TokenTree::Ident(name) if name == "super" && in_client => {
                let mut ups = 1;
                while let Some(next) = after_colons(&tokens, at) {
                    if !matches!(&tokens[next], TokenTree::Ident(name) if name == "super") {
                        break;
                    }
                    ups += 1;
                    at = next;
                }
                if ups == depth {
                    add(&tokens, at, known);
                }
            }
            _ => {}
        }
        at += 1;
    }
}

fn is_visibility(tokens: &[TokenTree], at: usize) -> bool {
    after_colons(tokens, at).is_none()
}

/// The index after `::`.
fn after_colons(tokens: &[TokenTree], at: usize) -> Option<usize> {
    let is_colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    (is_colon(at + 1) && is_colon(at + 2) && tokens.len() > at + 3).then_some(at + 3)
}

/// The room, or the rooms in braces, after the path that ends at `at`.
fn add(tokens: &[TokenTree], at: usize, known: &mut BTreeSet<String>) {
    match after_colons(tokens, at).map(|next| &tokens[next]) {
        Some(TokenTree::Ident(name)) => {
            known.insert(name.to_string());
        }
        Some(TokenTree::Group(group)) => {
            let mut is_first = true;
            for token in group.stream() {
                match token {
                    TokenTree::Ident(name) if is_first => {
                        known.insert(name.to_string());
                        is_first = false;
                    }
                    TokenTree::Punct(mark) if mark.as_char() == ',' => is_first = true,
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

fn names_in(tokens: TokenStream, names: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                names.insert(name.to_string());
            }
            TokenTree::Group(group) => names_in(group.stream(), names),
            _ => {}
        }
    }
}
