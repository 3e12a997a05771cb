//! Which commit the program is built from, for `--version`: `LOCKSMITH_COMMIT` where that is set, or what git says of the sources.

use std::path::Path;
use std::process::Command;

/// Hands it to the compiler, if anybody knows. Builds for development ask nobody: they would be made anew after each commit.
pub fn tell() {
    println!("cargo::rerun-if-env-changed=LOCKSMITH_COMMIT");
    let named = std::env::var("LOCKSMITH_COMMIT").ok().filter(|commit| !commit.is_empty());
    let is_for_people = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    if let Some(commit) = named.or_else(|| is_for_people.then(of_sources).flatten()) {
        println!("cargo::rustc-env=LOCKSMITH_COMMIT={commit}");
    }
}

fn of_sources() -> Option<String> {
    // Sources from an archive may lie within somebody else's repository.
    if !Path::new(".git").exists() {
        return None;
    }
    let branch = git(&["symbolic-ref", "--quiet", "HEAD"]);
    for name in ["HEAD", "packed-refs"].into_iter().chain(branch.as_deref()) {
        // Cargo takes a file that is missing for one that has changed.
        if let Some(file) = git(&["rev-parse", "--git-path", name]).filter(|file| Path::new(file).exists()) {
            println!("cargo::rerun-if-changed={file}");
        }
    }
    git(&["rev-parse", "--short=7", "HEAD"])
}

/// What git says in one line; none where there is no git, or it refuses.
fn git(words: &[&str]) -> Option<String> {
    let output = Command::new("git").args(words).output().ok().filter(|output| output.status.success())?;
    let line = String::from_utf8(output.stdout).ok()?.trim().to_owned();
    (!line.is_empty()).then_some(line)
}
