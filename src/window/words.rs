//! The words that only the window has, as constants and typed functions: the one place to change or to translate. Verdicts and
//! the words of checks belong to the diagnosis.

pub mod done;
pub mod how_to;

use std::net::SocketAddr;
use std::time::Duration;

use super::icons::Symbol;
use crate::client::diagnosis::{CheckState, PathLink, PlexService};
use crate::client::repair::claim::{ClaimEnd, ClaimStage, Missing};
use crate::client::state::SignInFailure;

pub const TITLE: &str = "Locksmith for Plex";
pub const DEMO: &str = "Demo";
pub const DEMO_HINT: &str = "This is a simulated home. Nothing here touches your own servers.";
pub const MENU: &str = "More";
pub const ABOUT: &str = "About Locksmith";
pub const CHECK_EVERYTHING: &str = "Check everything again";
pub const LARGER: &str = "Larger text";
pub const SMALLER: &str = "Smaller text";
/// Until one is chosen, the system's is used. Linux with X11 does not tell it.
pub const LIGHT: &str = "Light colours";
pub const DARK: &str = "Dark colours";
pub const SIGNED_OUT: &str = "Not signed in";
pub const SWITCH: &str = "Not you? Switch";
pub const SIGN_OUT: &str = "Sign out";
pub const YOUR_SERVERS: &str = "Your servers";
pub const THIS_COMPUTER: &str = "This computer";
pub const HOME_NETWORK: &str = "Home network";
pub const PLEX: &str = "Plex";
pub const ADDRESS: &str = "Address of a server";
pub const ADDRESS_HINT: &str = "192.168.1.5";
pub const ADDRESS_BUSY: &str = "Looking there…";
pub const ADD: &str = "Add";
pub const SEARCH_AGAIN: &str = "Search again";
pub const CHECKED: &str = "What was checked";
pub const CHECK_AGAIN: &str = "Check again";
pub const DETAILS: &str = "Details";
pub const WHAT_WILL_CHANGE: &str = "What will change?";
pub const CANCEL: &str = "Cancel";
pub const BACK: &str = "Back";
pub const TRY_AGAIN: &str = "Try again";
pub const SIGN_IN: &str = "Sign in to Plex";
pub const CLAIM: &str = "Claim this server";
pub const OPEN_PLEX: &str = "Open Plex";
pub const STATUS_PAGE: &str = "Plex status page";
pub const DONE: &str = "Done";
pub const GO_ON: &str = "Go on…";
pub const COPY: &str = "Copy";
pub const WHAT_TO_DO: &str = "Show what to do";
pub const SWITCH_ACCOUNT: &str = "Switch account";
pub const SHOW_COMPUTER: &str = "Show this computer";
pub const WAITING_FOR_ANSWER: &str = "Waiting for its answer";
pub const REMOVE_OLD_ENTRIES: &str = "Remove old entries…";
pub const SEARCHING: &str = "Searching your home network";
pub const STARTING: &str = "Looking again by itself";
pub const HAPPENED: &str = "What happened";
pub const COPY_LINK: &str = "Copy link";
pub const COPY_CODE: &str = "Copy code";
pub const COPIED: &str = "Copied.";
pub const LOOKING_AGAIN: &str = "Looking again…";
pub const LOOKED_AGAIN: &str = "Looked again.";
pub const OPEN_AGAIN: &str = "Open the page again";
pub const SHOW_SIGN_IN: &str = "Show link and code";
pub const STEPS: [&str; 4] = ["Find", "Sign in", "Fix", "Done"];

/// Elapsed time, as a clock.
pub fn elapsed(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 3600 {
        format!("{}:{:02}", seconds / 60, seconds % 60)
    } else {
        format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
    }
}

/// How long ago something was seen; to the minute, so that an idle window need not be drawn anew.
pub fn ago(time: Duration) -> String {
    match time.as_secs() / 60 {
        0 => "just now".to_owned(),
        minutes @ 1..60 => format!("{minutes} min ago"),
        minutes => format!("{} h ago", minutes / 60),
    }
}

pub fn count_found(count: usize) -> String {
    match count {
        0 => "None found yet".to_owned(),
        1 => "1 found".to_owned(),
        n => format!("{n} found"),
    }
}

pub fn searching(count: usize) -> String {
    match count {
        0 => "Searching…".to_owned(),
        n => format!("Searching… {}", count_found(n)),
    }
}

pub fn list_full(limit: usize) -> String {
    format!("More than {limit} addresses answered. The rest is not shown.")
}

pub fn step_of(number: usize) -> String {
    format!("Step {number} of 4: {}", STEPS[(number - 1).min(3)])
}

/// The accessible name of a step.
pub fn step_name(number: usize, done: bool, current: bool) -> String {
    let state = if done {
        "done"
    } else if current {
        "now"
    } else {
        "later"
    };
    format!("Step {number}, {}: {state}", STEPS[(number - 1).min(3)])
}

/// A symbol in a word, for the list.
pub fn symbol(symbol: Symbol) -> &'static str {
    match symbol {
        Symbol::Ok => "fine",
        Symbol::Warning => "warning",
        Symbol::Problem => "problem",
        Symbol::Neutral => "neutral",
        Symbol::Skipped => "not checked",
        Symbol::Busy => "looking",
    }
}

/// The result of a check in a word.
pub fn result(state: CheckState) -> &'static str {
    match state {
        CheckState::Ok => "OK",
        CheckState::Warning => "Warning",
        CheckState::Problem => "Problem",
        CheckState::Skipped => "Not checked",
    }
}

/// A verdict changed, for the footer: what it was before and what it is now, in a word each.
pub fn changed(subject: &str, from: &str, to: &str, others: usize) -> String {
    let more = if others == 0 { String::new() } else { format!(" And {others} more changed.") };
    format!("{subject}: {to}. Before: {from}.{more}")
}

/// The same below the verdict.
pub fn changed_since(from: &str, ago: &str) -> String {
    format!("Changed {ago}. Before: {from}.")
}

pub const STILL_FAILS: &str = "It still fails in the browser";
pub const SHOULD_BE_MINE: &str = "This server should be mine";
pub const WORKS_NOW: &str = "It works now";

pub fn recheck(what: &str) -> String {
    format!("Check again: {what}")
}

/// A link of the path, for its tooltip and for screen readers.
pub fn link(link: PathLink, symbol: Symbol, server: &str) -> String {
    let ends = match link {
        PathLink::Network => "This computer to your home network".to_owned(),
        PathLink::Server => format!("Your home network to {server}"),
        PathLink::Plex => format!("{server} to Plex"),
    };
    format!("{ends}: {}.", link_state(symbol))
}

/// A link between any two stations of a path.
pub fn link_of_stations(from: &str, to: &str, symbol: Symbol) -> String {
    format!("{from} to {to}: {}.", link_state(symbol))
}

fn link_state(symbol: Symbol) -> &'static str {
    match symbol {
        Symbol::Ok => "works",
        Symbol::Problem => "here is the problem",
        Symbol::Warning => "works, with trouble",
        Symbol::Busy => "being looked at",
        Symbol::Neutral | Symbol::Skipped => "not checked",
    }
}

// Claiming

pub fn claim_changes(server: &str, account: &str) -> [(&'static str, String); 3] {
    [
        ("Changes", format!("{server} is linked to {account}. Nothing else on it is touched.")),
        ("Stays", "Your libraries, your watch history, your settings and your files.".to_owned()),
        (
            "May need redoing",
            "TVs, phones and add-ons may ask you to sign in again. Friends may need a new invitation.".to_owned(),
        ),
    ]
}

pub fn confirm_title(server: &str) -> String {
    format!("Claim {server} over your home network?")
}

/// It answers where another server of the account's should be.
pub fn confirm_newcomer(newcomer: &str, old: &str) -> String {
    format!(
        "Careful: this isn't {old}. {newcomer} is a different, new server where {old} should be, and the libraries of {old} aren't in it."
    )
}

pub fn confirm_text(address: SocketAddr) -> String {
    format!(
        "It runs on another computer, at {address}. The claim code goes there over your home network unencrypted. It works once, \
         and for a few minutes only. Go on if this is your own network and your own server."
    )
}

pub const CONFIRM: &str = "Claim it over the home network";

pub fn claim_stage(stage: ClaimStage) -> String {
    match stage {
        ClaimStage::Looking => "Making sure that it is the right server".to_owned(),
        ClaimStage::AskingForCode { nth: 0 | 1 } => "Asking Plex for a claim code".to_owned(),
        ClaimStage::AskingForCode { nth } => format!("The code ran out. Asking for a new one (number {nth})"),
        ClaimStage::Handing(_) => "Handing the code to the server".to_owned(),
        ClaimStage::ServerStarts => "The server is starting up. Waiting for it".to_owned(),
        ClaimStage::WaitingForPlex => "Still waiting for Plex to list the server".to_owned(),
        ClaimStage::WaitingForServer => "Still waiting for the server to let you in".to_owned(),
    }
}

/// How a claim ended: the largest text, and what it means. `None` for the one success, which has a page of its own, and for a
/// claim that was cancelled before anything was changed.
pub fn claim_end(end: &ClaimEnd, server: &str) -> Option<(String, String)> {
    let text = match end {
        ClaimEnd::Verified(_) | ClaimEnd::Cancelled => return None,
        ClaimEnd::Unverified { missing: Missing::NotListed, .. } => (
            format!("{server} took the claim, but Plex does not list it as yours yet."),
            "This can take some minutes when Plex is busy. Look again before you claim once more.",
        ),
        ClaimEnd::Unverified { missing: Missing::NotLetIn, .. } => (
            format!("{server} took the claim, but does not let you in yet."),
            "Restarting Plex Media Server on its computer usually helps.",
        ),
        ClaimEnd::SomeoneElse => (
            format!("{server} is linked now, but not to your account."),
            "Somebody else in the house may have claimed it meanwhile. Ask them, or sign in with the other account.",
        ),
        ClaimEnd::NeedsConsent(_) => {
            (format!("{server} runs on another computer."), "The claim has to go over your home network.")
        }
        ClaimEnd::Closed => (
            format!("The claim failed: {server} only accepts its owner at its own computer."),
            "Start Locksmith on that computer, or open Plex's own page there.",
        ),
        ClaimEnd::CutOff => (
            format!("The claim failed: {server} cannot reach Plex."),
            "Its computer needs a working way to the internet before it can be linked.",
        ),
        ClaimEnd::Changed => (
            "The claim was stopped: another server answers at this address now.".to_owned(),
            "Nothing was changed. Look again, and choose the server anew.",
        ),
        ClaimEnd::Duplicate => (
            format!("The claim was stopped: two computers say that they are {server}."),
            "Nothing was changed. One of them is a copy; switch it off first.",
        ),
        ClaimEnd::StillStarting => (
            format!("The claim failed: {server} is still starting up."),
            "Nothing was changed. Give it a few minutes, then try again.",
        ),
        ClaimEnd::CodeRefused => (
            "The claim failed: the claim code was refused again and again.".to_owned(),
            "Nothing was changed. Plex may have trouble: its status page tells.",
        ),
        ClaimEnd::Failed(_) => (
            format!("The claim failed: {server} or Plex could not be reached."),
            "Details below say what happened. The connection may have been interrupted.",
        ),
    };
    Some((text.0, text.1.to_owned()))
}

pub const BACK_IN: &str = "You are back in.";

pub fn verified(server: &str, account: &str) -> String {
    format!("{server} is linked to {account}. Plex lists it as yours, and it lets you in.")
}

/// How a claim ended, in a few words: its page says more, but another one may be open.
pub fn announce_claim(end: &ClaimEnd, server: &str) -> String {
    match end {
        ClaimEnd::Verified(_) => format!("{server} is yours again."),
        ClaimEnd::Cancelled => format!("The claim of {server} was cancelled."),
        _ => format!("The claim of {server} did not come to its end."),
    }
}

/// A claim of another server than the one that is shown.
pub fn claiming_other(server: &str) -> String {
    format!("Claiming {server} first")
}

// Signing in

pub const SIGN_IN_ASKING: &str = "Asking Plex for a sign-in page";
pub const SIGN_IN_WAITING: &str = "Waiting for you in the browser";
pub const SIGN_IN_APPROVED: &str = "Approved. Asking Plex who you are";
pub const CONTINUE: &str = "Continue in your browser.";
pub const CONTINUE_TEXT: &str = "Sign in on Plex's own page with the account that owns the server. Your password stays there: this app never sees it.";
pub const NO_BROWSER: &str = "Open this link in any browser.";
pub const NO_BROWSER_TEXT: &str = "No browser could be started from here. Copy the link, or scan it with a phone. Your password stays on Plex's page.";
pub const SCAN: &str = "Or scan with a phone";
pub const QR: &str = "QR code of the sign-in link";
pub const CODE: &str = "Code";
pub const LINK: &str = "Link";

pub fn signed_in(name: &str) -> String {
    format!("Signed in as {name}.")
}

/// Trouble while a sign-in waits. It goes on by itself.
pub fn poll_trouble(trouble: &PlexService) -> Option<&'static str> {
    match trouble {
        PlexService::Answers(_) => None,
        PlexService::RateLimited { .. } => Some("Plex asks us to wait a moment. We go on by ourselves."),
        PlexService::Trouble(_) => Some("Plex itself is having trouble. We keep trying."),
        PlexService::Failed(_) => Some("This computer does not reach Plex right now. We try again by ourselves."),
    }
}

pub fn sign_in_failure(failure: &SignInFailure) -> (&'static str, &'static str) {
    match failure {
        SignInFailure::Expired => (
            "The time to sign in ran out.",
            "Plex's sign-in page works for some minutes only. A new one is made in a moment.",
        ),
        SignInFailure::Denied => (
            "Plex did not accept the sign-in.",
            "The request was turned down or withdrawn on Plex's page. Nothing was changed.",
        ),
        SignInFailure::Service(PlexService::Failed(_)) => (
            "This computer does not reach Plex, so nobody can sign in.",
            "This is about the way to the internet, not about your account or password.",
        ),
        SignInFailure::Service(PlexService::RateLimited { .. }) => {
            ("Plex asks us to wait a moment.", "Too many have asked at once. Try again in a minute.")
        }
        SignInFailure::Service(_) => (
            "Plex itself is having trouble, not your account.",
            "Signing in works again when Plex does. Its status page tells more.",
        ),
        SignInFailure::Cancelled => ("The sign-in was cancelled.", "Nothing was changed."),
    }
}

// Finding

pub const LOOKING_TITLE: &str = "Looking for your servers…";
pub const LOOKING_TEXT: &str = "They appear in the list as they answer. This takes a few seconds.";
pub const NONE_TITLE: &str = "No server has answered yet.";
pub const TRIED: &str = "What was tried";
pub const NONE_HELP: &str = "Is the server's computer switched on, and on the same network as this one? If you know its address, type it into the field.";
pub const CHOOSE_TITLE: &str = "Choose a server from the list.";

pub fn tried_network(rounds: u8) -> String {
    match rounds {
        0 => "Asking the whole home network (not sent yet)".to_owned(),
        1 => "The whole home network was asked once.".to_owned(),
        n @ 2..=3 => format!("The whole home network was asked {n} times."),
        _ => "The whole home network was asked again and again.".to_owned(),
    }
}

pub fn tried_mdns(unavailable: bool) -> &'static str {
    if unavailable {
        "Listening for announcements is not possible on this computer."
    } else {
        "Listened for servers that announce themselves."
    }
}

pub const TRIED_HERE: &str = "This computer was asked whether a server runs on it.";

pub fn tried_failures(count: usize) -> String {
    match count {
        1 => "One question could not be sent.".to_owned(),
        n => format!("{n} questions could not be sent."),
    }
}

// Details

pub const MACHINE: &str = "Machine identifier";
pub const VERSION: &str = "Version";
pub const CLOSED_SETTINGS: &str = "Settings of a server here that may not be read";
pub const CAUSE: &str = "Cause";
pub const NOT_KNOWN: &str = "not known";

/// What Plex still lists of servers that were set up anew.
pub fn old_entries(name: &str, count: usize) -> String {
    if count == 1 {
        format!("Plex still lists an old {name}.")
    } else {
        format!("Plex still lists {count} old servers.")
    }
}

// About

pub const ABOUT_TEXT: [&str; 5] = [
    "Gets you back into your own Plex Media Server.",
    "It is not made by Plex, and Plex does not support it. Plex is a trademark of Plex, Inc.",
    "You sign in on Plex's own page. This app never sees your password, keeps no sign-in, and signs itself out when it is closed.",
    "A repair keeps a copy of the server's old settings on this computer for 30 days, so that it can be undone.",
    "It sends nothing anywhere but to your own servers and to Plex.",
];

pub fn version() -> String {
    format!("Version {}", env!("CARGO_PKG_VERSION"))
}

// No window

pub const NO_WINDOW: &str = "Locksmith for Plex could not open a window on this computer.";
pub const NO_DEMO: &str = "Locksmith for Plex could not start the simulated home.";
pub const NOT_SIGNED_OUT: &str = "Plex didn't confirm the sign-out. You can remove this sign-in on Plex's page of authorized devices: \
    https://app.plex.tv/desktop/#!/settings/devices/all";
pub const NO_WINDOW_HELP: &str =
    "Its graphics driver may be missing or too old. The command line works without: plex-locksmith check";
