//! Whose a server is: signing in, switching the account, and finding out which one it holds.

use super::{About, Guide, account, settings};
use crate::client::diagnosis::Action;
use crate::client::model::ExternalPage;

pub fn sign_in(about: &About<'_>) -> Guide {
    Guide::about("guide-sign-in", about)
        .step("press")
        .step("as-owner")
        .step("no-answer")
        .open("open-status-page", ExternalPage::Status)
}

/// Plex lists it as shared, or it names another account itself.
pub fn other(about: &About<'_>) -> Guide {
    let mut args = vec![about.server_arg()];
    args.extend(about.owner.map(|owner| ("owner", account(owner, false))));
    let guide = Guide::new("guide-other-owner", args);
    let guide = if about.owner.is_some() { guide } else { guide.intro("intro-nameless") };
    let guide = guide.common("switch-account").common("second-account").common("old-mails").step("ask-them");
    with_stored_account(guide, about).other(Action::Repair)
}

/// From outside, an old sign-in and another owner look the same.
pub fn which(about: &About<'_>) -> Guide {
    let guide = Guide::about("guide-which-account", about)
        .step("changed-password")
        .common("old-mails")
        // Signing in with Google, Apple or Facebook makes an account of its own, next to one with a password.
        .common("second-account")
        .common("switch-account");
    with_stored_account(guide, about).other(Action::Repair)
}

/// A managed user of a Plex Home has no mail address and cannot own a server.
pub fn restricted(about: &About<'_>) -> Guide {
    let mut args = vec![about.server_arg()];
    args.extend(about.account.map(|name| ("account", account(name, true))));
    let guide = Guide::new("guide-managed-user", args);
    let guide = if about.account.is_some() { guide } else { guide.intro("intro-nameless") };
    guide.step("switch").step("greeted").step("ask-them")
}

/// The server itself tells, at its own computer.
fn with_stored_account(guide: Guide, about: &About<'_>) -> Guide {
    match settings::stored_account(about.platform) {
        Some(text) => guide.common("stored-account").copies([text]),
        None => guide,
    }
}
