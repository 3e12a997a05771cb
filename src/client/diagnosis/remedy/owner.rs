//! Whose a server is: signing in, switching the account, and finding out which one it holds.

use super::{About, Remedy, reset};
use crate::client::diagnosis::Action;
use crate::client::state::ExternalPage;

const SWITCH: &str = "Press “Not you? Switch” at the top, and sign in with that account on Plex's page.";
/// Signing in with Google, Apple or Facebook makes an account of its own, next to one with a password (users.md, row 3).
const SECOND_ACCOUNT: &str =
    "Did you ever use “Continue with Google”, Apple or Facebook? That is an account of its own.";
const OLD_MAILS: &str = "Search your mailboxes for old mails of Plex: the address that they went to is the one to try.";

pub fn sign_in(about: &About<'_>) -> Remedy {
    Remedy::new(
        format!("Sign in to see whether {} is yours.", about.server),
        "It is linked to an account. Only Plex can tell whether that is yours.",
    )
    .step("Go back, and press Sign in to Plex. Plex's own page opens in your browser.")
    .step("Sign in with the account that owns the server.")
    .step("Plex does not answer? Its status page tells whether it has trouble itself.")
    .open("Plex status page", ExternalPage::Status)
}

/// Plex lists it as shared, or it names another account itself.
pub fn other(about: &About<'_>) -> Remedy {
    let owner = about.owner.unwrap_or("another account");
    let remedy = Remedy::new(
        format!("Sign in as the owner of {}.", about.server),
        format!("It is linked to {owner}. Only that account can open its settings."),
    )
    .step(SWITCH)
    .step(SECOND_ACCOUNT)
    .step(OLD_MAILS)
    .step("Is it the account of somebody else in the house? Ask them to start Locksmith, or to share the server with you.")
    .other("It is my server, and that account is gone", Action::Repair);
    with_stored_account(remedy, about)
}

/// From outside, an old sign-in and another owner look the same.
pub fn which(about: &About<'_>) -> Remedy {
    let remedy = Remedy::new(
        format!("Find out whose {} is.", about.server),
        "Either another account owns it, or it holds an old sign-in of yours, from before a new password.",
    )
    .step("Have you changed your password, or signed out all devices? Then it is most likely an old sign-in.")
    .step(OLD_MAILS)
    .step(SECOND_ACCOUNT)
    .step(SWITCH)
    .other("It is my old sign-in: show how to take it off", Action::Repair);
    with_stored_account(remedy, about)
}

/// A managed user of a Plex Home has no mail address and cannot own a server.
pub fn restricted(about: &About<'_>) -> Remedy {
    let account = about.account.unwrap_or("This user");
    Remedy::new(
        "Sign in as the owner of the Plex Home.",
        format!("{account} is a managed user or a guest there. Only the owner can claim {}.", about.server),
    )
    .step("Press “Not you? Switch” at the top. Plex's own page opens in your browser.")
    .step(
        "Does it greet you with the same user? Choose “Not you” or Sign out there, and sign in with an e-mail address.",
    )
    .step("Are you not the owner? Ask who set up the Plex Home to do this here with you.")
}

/// The server itself tells, at its own computer.
fn with_stored_account(remedy: Remedy, about: &About<'_>) -> Remedy {
    match reset::stored_account(about.platform) {
        Some(text) => remedy
            .step("The server knows: at its own computer, enter the text “Show the stored account” in a terminal.")
            .copies([text]),
        None => remedy,
    }
}
