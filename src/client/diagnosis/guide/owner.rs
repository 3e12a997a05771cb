//! Whose a server is: signing in, switching the account, and finding out which one it holds.

use super::{About, Answer, Deed, Guide, account, settings};
use crate::client::diagnosis::{Action, Cause};
use crate::client::model::ExternalPage;

pub fn sign_in(about: &About<'_>) -> Guide {
    Guide::about("guide-sign-in", about)
        .step("press")
        .step("as-owner")
        .check_now()
        .note("no-answer")
        .open("open-status-page", ExternalPage::Status)
}

/// Plex lists it as shared, or it names another account itself.
pub fn other(about: &About<'_>) -> Guide {
    let mut args = vec![about.server_arg()];
    args.extend(about.owner.map(|owner| ("owner", account(owner, false))));
    let guide = Guide::new("guide-other-owner", args);
    let guide = if about.owner.is_some() { guide } else { guide.intro("intro-nameless") };
    let guide = switch(guide).note("ask-them").other("other", Action::Repair);
    with_stored_account(guide, about)
}

/// From outside, an old sign-in and another owner look the same. What its owner did lately tells them apart.
pub fn which(about: &About<'_>) -> Guide {
    let guide = Guide::about("guide-which-account", about);
    let answers = about.answers;
    // Whoever comes from here has said that it is no other account.
    let old = |_: Guide| Guide { others: Vec::new(), ..settings::remove_sign_in(Cause::ClaimedNotListed, about) };
    let another = |_: Guide| other(about);
    let theirs = |_: Guide| Guide::about("guide-ask-owner", about).step("ask-them").step("let-share").check_now();
    let unsure = |guide: Guide| {
        guide.intro("intro-set-up").choose(
            answers,
            "who-set-it-up",
            &[(Answer::SetUpByMe, &old), (Answer::SetUpAsAnother, &another), (Answer::SetUpByOther, &theirs)],
        )
    };
    guide.choose(
        answers,
        "changed-password",
        &[(Answer::SignedOut, &old), (Answer::NotSignedOut, &another), (Answer::NotSure, &unsure)],
    )
}

/// Signing in with Google, Apple or Facebook makes an account of its own, next to one with a password.
fn switch(guide: Guide) -> Guide {
    let guide = guide.common("old-mails").common("switch-account").check_now();
    guide.note_of(super::common("second-account")).by_itself(Deed::SwitchAccount)
}

/// A managed user of a Plex Home has no mail address and cannot own a server.
pub fn restricted(about: &About<'_>) -> Guide {
    let mut args = vec![about.server_arg()];
    args.extend(about.account.map(|name| ("account", account(name, true))));
    let guide = Guide::new("guide-managed-user", args);
    let guide = if about.account.is_some() { guide } else { guide.intro("intro-nameless") };
    guide.step("switch").step("sign-in").check_now().note("greeted").note("ask-them").by_itself(Deed::SwitchAccount)
}

/// The server itself tells, at its own computer.
fn with_stored_account(guide: Guide, about: &About<'_>) -> Guide {
    match settings::stored_account(about.known()) {
        Some(text) => guide.for_experts().common("stored-account").copies([text]),
        None => guide,
    }
}
