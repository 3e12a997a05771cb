//! The client core: finds servers, observes them, names the cause, claims. It knows no window and prints nothing.

pub mod config;
#[cfg(feature = "remote")]
pub mod containers;
pub mod diagnosis;
pub mod discovery;
pub mod engine;
pub mod history;
pub mod installation;
pub mod jobs;
pub mod model;
pub mod net;
pub mod platforms;
pub mod plex;
pub mod probe;
pub mod repair;
pub mod report;
pub mod scrub;
pub mod settings;
#[cfg(feature = "remote")]
pub mod ssh;
pub mod state;
pub mod system;

/// What every language has to have for the core.
pub fn entries() -> impl Iterator<Item = model::Entry> {
    let others =
        [discovery::MdnsTrouble::ENTRIES, discovery::typed::TypedError::ENTRIES, model::UnaskedReason::ENTRIES];
    let others = others.into_iter().flatten().copied();
    others
        .chain(model::error::entries())
        .chain(installation::entries())
        .chain(diagnosis::entries())
        .chain(history::messages::entries())
        .chain(repair::entries())
        .chain(report::entries())
}

/// For a test that cannot run on this computer. Where each has to run, as `.ci/run` demands, it fails instead of passing with nothing
/// done.
///
/// # Panics
/// Where each test has to run.
#[cfg(test)]
pub(crate) fn cannot_run(why: &str) {
    assert!(std::env::var_os("LOCKSMITH_EVERY_TEST").is_none(), "this test cannot run: {why}");
}
