//! Every word of a diagnosis, as typed functions: the one place to change or to translate.
//!
//! A verdict is one sentence, or two short ones, of at most 20 words, without a technician's words (criterion 2 of the design; a
//! test below checks all of them).

pub mod checks;

use super::cause::{Action, Cause, ComputerCause, Hint};
use crate::client::model::{NameAnswer, Source};

/// What the verdicts speak of.
#[derive(Clone, Debug, Default)]
pub struct Speech<'a> {
    pub server: &'a str,
    pub account: Option<&'a str>,
    pub owner: Option<&'a str>,
    /// Whole seconds that something took.
    pub seconds: u64,
    /// Plex could not be asked about the sign-in that the server holds.
    pub not_asked: bool,
    /// It is the account's own, and only reached through something that stands in front of it.
    pub in_front: bool,
    /// A VPN takes what would go to it.
    pub vpn: bool,
    /// By how many seconds its clock is off.
    pub clock_off: u64,
    /// Its cause is a problem, and no mere warning.
    pub is_problem: bool,
}

/// The verdict on a server.
#[must_use]
pub fn verdict(cause: Cause, s: &Speech<'_>) -> String {
    let server = s.server;
    let account = s.account.unwrap_or("your account");
    match cause {
        Cause::Healthy => format!("{server} is linked to {account} and lets you in."),
        Cause::Shared => format!("{} shares {server} with you.", s.owner.unwrap_or("Somebody else")),
        Cause::SignInNeeded if s.in_front => {
            format!("{server} is yours, as Plex says. Whether it lets you in can't be seen through its own address.")
        }
        Cause::SignInNeeded if s.account.is_some() => {
            format!("{server} is linked to an account. Whether it is yours shows once Plex answers.")
        }
        Cause::SignInNeeded => format!("{server} is linked to an account. Sign in to see whether it is yours."),
        Cause::Unclaimed if s.account.is_some() => {
            format!("{server} is not linked to any account. Claim it, and you are back in.")
        }
        Cause::Unclaimed => format!("{server} is not linked to any account. Sign in, claim it, and you are back in."),
        Cause::UnclaimedClosed => {
            format!("{server} is not linked to any account, and only accepts its owner at its own computer.")
        }
        Cause::StaleClaim if s.not_asked => {
            format!("{server} holds a sign-in of yours, but Plex doesn't list it. It can be replaced.")
        }
        Cause::StaleClaim => {
            format!("{server} still holds an old sign-in that Plex no longer accepts. It can be replaced.")
        }
        Cause::OtherOwner => {
            let owner = s.owner.unwrap_or("another account");
            format!("{server} belongs to {owner}. You are signed in as {account}.")
        }
        Cause::ClaimedNotListed if let Some(owner) = s.owner => {
            format!("{server} is claimed, but not by {account}. It was signed in as {owner}. Is that you?")
        }
        Cause::ClaimedNotListed => {
            format!("{server} is linked to an account, but not to {account}: an old sign-in, or another owner.")
        }
        Cause::RestrictedUser => {
            format!("{account} is a managed user of a Plex Home. Only the owner can claim a server.")
        }
        Cause::NotAccepted => format!("Plex says that {server} is yours, but {server} has not heard of it yet."),
        Cause::ServerCutOff => format!("{server} cannot reach Plex, so it cannot know you."),
        Cause::ServerClock if s.is_problem => {
            format!("The clock of {server} is off by {}. Plex and it don't trust each other.", span(s.clock_off))
        }
        Cause::ServerClock => format!("The clock of {server} is off by {}. Set it right soon.", span(s.clock_off)),
        Cause::Starting => format!("{server} is starting up. This can take a few minutes."),
        Cause::Slow => format!("{server} took {} seconds to answer. It may have been asleep.", s.seconds),
        Cause::NotRunning => "The computer is on, but Plex Media Server isn't running.".to_owned(),
        Cause::Unreachable if s.vpn => format!("A VPN is on. It may be what keeps this computer from {server}."),
        Cause::Unreachable => format!("{server} isn't responding. It may be off, asleep, or on another network."),
        Cause::Elsewhere => format!("{server} is on another network."),
        Cause::ContainerAddress => {
            format!("{server} runs in a container, and Plex only knows its address inside. Nothing can reach it there.")
        }
        Cause::Replaced => format!("A different server answers where {server} should be."),
        Cause::Certificate => {
            format!("{server} holds outdated security papers from Plex. A restart usually renews them.")
        }
        Cause::DuplicateIdentity => {
            format!("Two computers say that they are {server}. Until one is gone, nothing is safe to change.")
        }
        Cause::NotPlex => "Something answers at this address, but it is no Plex server.".to_owned(),
        Cause::BrowserOnly => format!("{server} is fine and lets you in. What fails is the browser."),
    }
}

/// Something copies the identity of a server that is proven to be at another address.
#[must_use]
pub fn impostor(server: &str) -> String {
    format!("Another device says it is {server}. It couldn't prove that, so Locksmith leaves it alone.")
}

/// Why a server may not answer.
#[must_use]
pub fn hint(hint: Hint) -> &'static str {
    match hint {
        Hint::Vpn => "A VPN is on. Pause it, or allow the local network in it.",
        Hint::OtherNetwork => "It may be on another network than this computer.",
        Hint::Container => "If it runs in a container, its port may not be published, or have another number outside.",
        Hint::AddressTaken => "Its address may have changed, and another device may have the old one.",
        Hint::Firewall => "A firewall on its computer may be turning this computer away.",
        Hint::Power => "Its computer may be off or asleep.",
    }
}

/// While nothing has answered yet.
#[must_use]
pub fn looking(server: &str) -> String {
    format!("Looking at {server}.")
}

/// The action that a cause asks for, and the words on its button.
#[must_use]
pub fn next_step(cause: Cause, signed_in: bool) -> (Action, &'static str) {
    match cause {
        Cause::Healthy | Cause::Shared => (Action::OpenPlex, "Open Plex"),
        Cause::SignInNeeded if signed_in => (Action::CheckAgain, "Check again"),
        Cause::SignInNeeded => (Action::SignIn, "Sign in to Plex"),
        Cause::Unclaimed => (Action::Claim, "Claim this server"),
        Cause::UnclaimedClosed => (Action::ShowHow, "Show how"),
        Cause::StaleClaim => (Action::Repair, "Repair…"),
        Cause::OtherOwner | Cause::RestrictedUser => (Action::SwitchAccount, "Switch account"),
        Cause::ClaimedNotListed => (Action::FindOutWhich, "Find out which…"),
        Cause::NotAccepted | Cause::Certificate => (Action::RestartServer, "Restart the server…"),
        Cause::ServerCutOff => (Action::ShowWhatToCheck, "Show what to check"),
        Cause::ServerClock => (Action::ShowHow, "Show how"),
        Cause::Starting => (Action::CheckNow, "Check now"),
        Cause::Slow | Cause::Unreachable => (Action::CheckAgain, "Check again"),
        Cause::NotRunning | Cause::ContainerAddress => (Action::ShowHow, "Show how"),
        Cause::Replaced => (Action::ShowWhatToDo, "Show what happened"),
        Cause::Elsewhere => (Action::ShowWhatToDo, "Show what to do"),
        Cause::DuplicateIdentity => (Action::ShowBoth, "Show both"),
        Cause::NotPlex => (Action::ChangeAddress, "Change the address"),
        Cause::BrowserOnly => (Action::OpenPrivateWindow, "Open in a new private window"),
    }
}

/// Where this program can stop and start the server, or reach its settings, it does what it would explain otherwise.
#[must_use]
pub fn own_step(cause: Cause, starts: bool, was_refused: bool) -> Option<(Action, &'static str)> {
    match cause {
        Cause::NotRunning if starts => Some((Action::StartServer, "Start it")),
        Cause::UnclaimedClosed if was_refused => Some((Action::Repair, "Repair…")),
        _ => None,
    }
}

/// A word for the list: what a server's state is in one or two words.
#[must_use]
pub fn short(cause: Option<Cause>) -> &'static str {
    match cause {
        None => "Looking",
        Some(Cause::Healthy) => "Yours",
        Some(Cause::Shared) => "Shared with you",
        Some(Cause::SignInNeeded) => "Linked",
        Some(Cause::Unclaimed) => "Unclaimed",
        Some(Cause::UnclaimedClosed) => "Unclaimed, closed",
        Some(Cause::StaleClaim) => "Old sign-in",
        Some(Cause::OtherOwner) => "Another owner",
        Some(Cause::ClaimedNotListed) => "Not in your list",
        Some(Cause::RestrictedUser) => "Managed user",
        Some(Cause::NotAccepted) => "Does not know you",
        Some(Cause::ServerCutOff) => "Cut off from Plex",
        Some(Cause::ServerClock) => "Wrong clock",
        Some(Cause::Starting) => "Starting",
        Some(Cause::Slow) => "Slow",
        Some(Cause::NotRunning) => "Not running",
        Some(Cause::Unreachable) => "No answer",
        Some(Cause::Elsewhere) => "Another network",
        Some(Cause::ContainerAddress) => "Hidden in a container",
        Some(Cause::Replaced) => "Replaced",
        Some(Cause::Certificate) => "Outdated papers",
        Some(Cause::DuplicateIdentity) => "Seen twice",
        Some(Cause::NotPlex) => "No Plex server",
        Some(Cause::BrowserOnly) => "Browser trouble",
    }
}

/// The verdict on this computer. `clock_off` and `until` are measured times, in words.
#[must_use]
pub fn computer_verdict(cause: ComputerCause, clock_off: &str, until: &str) -> String {
    match cause {
        ComputerCause::Offline => {
            "This computer has no way to the internet. Your home network can still be checked.".to_owned()
        }
        ComputerCause::DnsBroken => "This computer cannot look up any name on the internet.".to_owned(),
        ComputerCause::PlexBlocked => "Something on your network blocks Plex. Often that's an ad blocker.".to_owned(),
        ComputerCause::ProxyBroken => {
            "This computer sends its traffic through a proxy, and the proxy isn't working.".to_owned()
        }
        ComputerCause::TlsIntercepted => {
            "Something between you and Plex reads along: a virus scanner or a company network.".to_owned()
        }
        ComputerCause::ClockWrong => format!("The clock of this computer is off by {clock_off}. Plex refuses that."),
        ComputerCause::PlexDown => "Plex itself is having trouble, not your server. We keep trying.".to_owned(),
        ComputerCause::RateLimited => format!("Plex asks us to wait a moment. We go on {until}."),
        ComputerCause::LocalNetworkDenied => {
            "macOS keeps this app away from your home network. Allow it in Privacy settings.".to_owned()
        }
        ComputerCause::PlexDirectBlocked => {
            "Your router hides some of Plex's names. This app does not need them.".to_owned()
        }
        ComputerCause::Vpn => "A VPN carries this computer's traffic. It may hide your home network.".to_owned(),
    }
}

/// When this computer and Plex's service are fine.
#[must_use]
pub fn computer_fine() -> String {
    "This computer reaches Plex.".to_owned()
}

/// Before anything was seen.
#[must_use]
pub fn computer_looking() -> String {
    "Looking at this computer's way to Plex.".to_owned()
}

/// What a server's root cause means for the checks that hang on it: "Not checked, because …".
#[must_use]
pub fn so(cause: Cause) -> &'static str {
    match cause {
        Cause::Healthy | Cause::SignInNeeded => "nobody is signed in here",
        Cause::Shared => "it is shared with you",
        Cause::Unclaimed | Cause::UnclaimedClosed => "nobody is signed in on it",
        Cause::StaleClaim => "it holds an old sign-in",
        Cause::OtherOwner => "it belongs to somebody else",
        Cause::ClaimedNotListed => "Plex does not list it as yours",
        Cause::RestrictedUser => "only the owner can do that",
        Cause::NotAccepted => "it does not know you yet",
        Cause::ServerCutOff => "it cannot reach Plex",
        Cause::ServerClock => "its clock is wrong",
        Cause::Starting => "it is still starting",
        Cause::Slow => "it is slow",
        Cause::NotRunning => "Plex Media Server does not run there",
        Cause::Unreachable => "it does not answer",
        Cause::Elsewhere => "it is on another network",
        Cause::ContainerAddress => "its address is inside a container",
        Cause::Replaced => "another server answers in its place",
        Cause::Certificate => "it could not prove who it is",
        Cause::DuplicateIdentity => "two computers say that they are it",
        Cause::NotPlex => "it is no Plex server",
        Cause::BrowserOnly => "the browser fails",
    }
}

/// What this computer's root cause means for the checks that hang on it.
#[must_use]
pub fn computer_so(cause: ComputerCause) -> &'static str {
    match cause {
        ComputerCause::Offline => "there is no way to the internet",
        ComputerCause::DnsBroken => "no name was found",
        ComputerCause::PlexBlocked => "Plex is blocked",
        ComputerCause::ProxyBroken => "the proxy isn't working",
        ComputerCause::TlsIntercepted => "something else answers in Plex's place",
        ComputerCause::ClockWrong => "the clock is wrong",
        ComputerCause::PlexDown => "Plex has trouble",
        ComputerCause::RateLimited => "Plex asks to wait",
        ComputerCause::LocalNetworkDenied => "the system does not allow it",
        ComputerCause::PlexDirectBlocked => "the router hides names",
        ComputerCause::Vpn => "a VPN is on",
    }
}

/// A span of time by which a clock is wrong.
#[must_use]
pub fn span(seconds: u64) -> String {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    const DAY: u64 = 24 * HOUR;
    const YEAR: u64 = 365 * DAY;
    let (count, unit) = match seconds {
        0..HOUR => (seconds / MINUTE, "minute"),
        HOUR..DAY => (seconds / HOUR, "hour"),
        DAY..YEAR => (seconds / DAY, "day"),
        _ => (seconds / YEAR, "year"),
    };
    if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") }
}

#[must_use]
pub fn in_seconds(seconds: u64) -> String {
    format!("in {seconds} seconds")
}

#[must_use]
pub fn by_ourselves() -> String {
    "by ourselves".to_owned()
}

/// A date, for "Details". `epoch` is in seconds since 1970, before which no certificate was made.
#[must_use]
pub fn date(epoch: i64) -> String {
    /// The first second that no HTTP date can tell: the year 10,000.
    const END: u64 = 253_402_300_800;
    let seconds = u64::try_from(epoch).unwrap_or_default().min(END - 1);
    let text = httpdate::fmt_http_date(std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds));
    // "Sun, 06 Nov 1994 08:49:37 GMT"
    text.get(5..16).unwrap_or(&text).to_owned()
}

/// Who spoke of an address, for "Details" and reports.
#[must_use]
pub fn source(source: Source) -> &'static str {
    match source {
        Source::Gdm => "GDM",
        Source::Mdns => "mDNS",
        Source::Here => "looking here",
        Source::Typed => "typing",
        Source::Account => "plex.tv",
    }
}

/// What the resolver said, for "Details".
#[must_use]
pub fn answer(answer: &NameAnswer) -> String {
    match answer {
        NameAnswer::Addresses(all) => all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        NameAnswer::Nothing => "not found".to_owned(),
        NameAnswer::Silent => "no answer in time".to_owned(),
    }
}

/// What to do about this computer.
#[must_use]
pub fn computer_next_step(cause: ComputerCause) -> (Action, &'static str) {
    match cause {
        ComputerCause::Offline => (Action::CheckAgain, "Check again"),
        ComputerCause::DnsBroken
        | ComputerCause::TlsIntercepted
        | ComputerCause::PlexDirectBlocked
        | ComputerCause::Vpn => (Action::ShowWhatToDo, "Show what to do"),
        ComputerCause::PlexBlocked => (Action::ShowWhatToAllow, "Show what to allow"),
        ComputerCause::ClockWrong => (Action::OpenTimeSettings, "Open time settings"),
        ComputerCause::ProxyBroken => (Action::OpenProxySettings, "Open proxy settings"),
        ComputerCause::PlexDown => (Action::OpenStatusPage, "Plex status page"),
        ComputerCause::RateLimited => (Action::CheckNow, "Check now"),
        ComputerCause::LocalNetworkDenied => (Action::OpenPrivacySettings, "Open Privacy settings"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Criterion 2: these words are for "Details" only.
    const TECHNICAL: [&str; 9] = ["token", "dns", "tls", "http", "401", "certificate", "localhost", "registry", "xml"];

    fn assert_plain(text: &str) {
        let words = text.split_whitespace().count();
        assert!(words <= 20, "{words} words: {text}");
        let lower = text.to_lowercase();
        for word in TECHNICAL {
            assert!(!lower.contains(word), "“{word}” in: {text}");
        }
        assert!(!text.contains('!'), "an exclamation mark in: {text}");
    }

    #[test]
    fn spans_of_time_read_as_people_say_them() {
        let spans = [20 * 60, 3600, 2 * 86_400, 20 * 365 * 86_400 + 5].map(span);
        assert_eq!(spans, ["20 minutes", "1 hour", "2 days", "20 years"]);
    }

    #[test]
    fn dates_are_short_and_none_is_too_far() {
        assert_eq!(date(784_111_777), "06 Nov 1994");
        assert_eq!([date(i64::MIN), date(i64::MAX)], ["01 Jan 1970", "31 Dec 9999"]);
    }

    #[test]
    fn every_verdict_is_short_and_plain() {
        let speech = Speech { server: "Mac Mini", account: None, owner: Some("Bob"), seconds: 4, ..Speech::default() };
        for cause in Cause::ALL {
            for account in [None, Some("anna")] {
                assert_plain(&verdict(cause, &Speech { account, ..speech.clone() }));
                assert_plain(next_step(cause, account.is_some()).1);
            }
            assert_plain(short(Some(cause)));
            assert_plain(so(cause));
            assert_plain(&verdict(cause, &Speech { vpn: true, ..speech.clone() }));
        }
        for cause in ComputerCause::ALL {
            assert_plain(&computer_verdict(cause, "2 hours", "at 12:30"));
            assert_plain(computer_next_step(cause).1);
            assert_plain(computer_so(cause));
        }
    }
}
