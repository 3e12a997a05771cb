//! Which build of this program runs: for who tells others what they have.

/// Version, commit if it is known, and what it was built for: `0.1.0 (abc1234, x86_64-linux)`.
#[must_use]
pub fn build() -> String {
    let made_for = format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS);
    let commit = option_env!("LOCKSMITH_COMMIT").map(|commit| format!("{commit}, ")).unwrap_or_default();
    format!("{} ({commit}{made_for})", env!("CARGO_PKG_VERSION"))
}

/// The project's page on the web, where whoever builds packages says one: `LOCKSMITH_PROJECT`, or the sources' own `repository`.
#[must_use]
pub fn project() -> Option<&'static str> {
    let named = option_env!("LOCKSMITH_PROJECT").filter(|page| !page.is_empty());
    Some(named.unwrap_or(env!("CARGO_PKG_REPOSITORY"))).filter(|page| page.starts_with("https://"))
}
