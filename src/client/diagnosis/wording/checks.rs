//! What the lines of a checklist say.

use std::time::Duration;

use crate::client::installation::log::{Dated, LogSign};
use crate::client::model::{Breakdown, CertificateFault, NameAnswer, Source};
use crate::client::text::DisplayText;

pub const NOT_YET: &str = "Not looked at yet";

pub fn because(so: &str) -> String {
    format!("Not checked, because {so}")
}

pub fn breakdown(why: Breakdown) -> &'static str {
    match why {
        Breakdown::TookTooLong => "Could not be checked: it took too long",
        Breakdown::FellOver => "Could not be checked: a fault in this app",
    }
}

// This computer

pub fn local_network(denied: bool) -> (super::super::CheckState, &'static str) {
    use super::super::CheckState;
    if denied {
        (CheckState::Problem, "The system does not allow it")
    } else {
        (CheckState::Ok, "The system allows it")
    }
}

pub fn network(out: bool) -> &'static str {
    if out { "There is a way out" } else { "There is no way to the internet" }
}

pub fn names(found: bool, answer: &NameAnswer) -> &'static str {
    match answer {
        _ if found => "Names are found",
        NameAnswer::Silent => "Nobody answers who knows names",
        _ => "No name was found",
    }
}

/// Where Plex's names lead, if not to Plex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Led {
    NotAtAll,
    /// An address that nobody has.
    Nowhere,
    /// A device of this home.
    Home,
    /// Somebody on the internet who is not Plex.
    Astray,
}

pub fn plex_name(found: bool, led: Led) -> &'static str {
    match led {
        _ if found => "Plex's names are found",
        Led::NotAtAll => "Other names are found, Plex's are not",
        Led::Nowhere => "Something leads Plex's names to nowhere",
        Led::Home => "Something leads Plex's names to a device in your home",
        Led::Astray => "Whoever answers for Plex's names turns this computer away",
    }
}

/// `answers`: it takes connections.
pub fn proxy(answers: bool, is_broken: bool) -> &'static str {
    match (answers, is_broken) {
        (_, false) => "The proxy works",
        (true, true) => "The proxy does not let this computer through to Plex",
        (false, true) => "The proxy does not answer",
    }
}

pub const CLOCK_RIGHT: &str = "Date and time are right";
pub const NO_CLOCK: &str = "Not checked, because nobody told the time yet";

pub fn clock_off(span: &str) -> String {
    format!("Date or time are off by {span}")
}

pub const SECURE: &str = "It is Plex itself that answers";
pub const NO_ANSWER: &str = "Plex did not answer";
pub const ASKS_TO_WAIT: &str = "Plex asks to wait a moment";
pub const HAS_TROUBLE: &str = "Plex's service has trouble";

pub fn intercepted(issuer: Option<&DisplayText>) -> String {
    match issuer {
        Some(issuer) => format!("Something else answers in Plex's place. It calls itself {issuer}"),
        None => "Something else answers in Plex's place".to_owned(),
    }
}

pub fn plex_answers(ms: u64) -> String {
    format!("Plex answers in {ms} ms")
}

pub fn vpn(tunnel: bool) -> &'static str {
    if tunnel { "A VPN carries this computer's traffic" } else { "No VPN is in use" }
}

pub fn plex_direct(withheld: bool) -> &'static str {
    if withheld { "The names that browsers use for your server are hidden" } else { "None is hidden" }
}

// A server

pub fn found(sources: &[Source]) -> &'static str {
    let network = sources.iter().any(|s| matches!(s, Source::Gdm | Source::Mdns));
    match (network, sources) {
        (true, _) => "Found on your network",
        (_, [Source::Here, ..]) => "Found on this computer",
        (_, [Source::Typed, ..]) => "At the address that you typed",
        _ => "In your list at Plex",
    }
}

pub const WAITING: &str = "Waiting for its answer";
pub const SOMETHING_ANSWERS: &str = "Something answers";

pub fn answers(took: Duration, slow: bool, far: bool) -> String {
    let took = if slow { format!("after {} s", took.as_secs()) } else { format!("in {} ms", took.as_millis()) };
    if far { format!("Answers {took}, from another network") } else { format!("Answers {took}") }
}

/// For "Details": a server whose own clock is wrong cannot trust Plex.
pub fn clock_apart(ahead: i64) -> String {
    let side = if ahead > 0 { "ahead" } else { "behind" };
    format!("its clock is {} s {side}", ahead.unsigned_abs())
}

/// What the server's own log says, for "Details".
pub fn logged(said: &Dated) -> String {
    let what = match said.sign {
        LogSign::NoNames => "plex.tv was not found",
        LogSign::CertificateRefused => "the certificate of plex.tv was refused",
        LogSign::Revoked => "plex.tv refused its sign-in",
        LogSign::InTouch => "it is in touch with plex.tv",
        LogSign::Malformed => "its database is broken",
        LogSign::PortTaken => "another program has its port",
    };
    let date = said.date.as_ref().map(|d| format!(" of {d}")).unwrap_or_default();
    let line = if said.line.is_empty() { String::new() } else { format!(": “{}”", said.line) };
    format!("its log{date}: {what}{line}")
}

pub const ELSEWHERE: &str = "It isn't on this network";
pub const NO_ADDRESS: &str = "Plex lists no address of it that this computer could try";

pub fn replaced(newcomer: &str, address: &str) -> String {
    format!("{newcomer} answers at {address}, and this server nowhere")
}

/// `was_there`: this server itself was seen at the address.
pub fn no_answer(kind: crate::client::error::NetKind, far: bool, was_there: bool) -> &'static str {
    use crate::client::error::NetKind;
    match kind {
        NetKind::Refused if was_there => "Its computer answers, Plex Media Server does not",
        NetKind::Refused => "What is at its address refuses: it may be another device by now",
        NetKind::NoRoute => "There is no way to it",
        NetKind::TimedOut if far => "No answer in time; it is in another network than this computer",
        NetKind::TimedOut => "No answer in time",
        NetKind::Reset | NetKind::Tls => "It hung up without an answer",
        NetKind::NoName => "Its name is not known",
        _ => SOMETHING_ANSWERS,
    }
}

pub const IS_PLEX: &str = "It is a Plex Media Server";
pub const IS_OTHER: &str = "It is something else";
pub const ANSWERS_OTHERWISE: &str = "Its answer is no Plex server's";
pub const ONE: &str = "One computer has this identity";
pub const TWO: &str = "Two computers have this identity";
pub const SHARED_ADDRESS: &str = "Two computers take turns at this address";
pub const STARTED: &str = "It has started";
pub const STARTING: &str = "It is still starting";
pub const REACHES_PLEX: &str = "It is in touch with Plex";
pub const CUT_OFF: &str = "It cannot reach Plex";
pub const LINKED: &str = "Someone is signed in on it";
pub const NOT_LINKED: &str = "Nobody is signed in on it";
pub const SAYS_NOTHING: &str = "This server does not say";
pub const NOT_SIGNED_IN: &str = "Not checked, because you are not signed in";
pub const NO_LIST: &str = "Not checked, because Plex's list of your servers has not come";
pub const YOURS: &str = "Plex lists it as yours";
pub const SHARED: &str = "Plex lists it as shared with you";
pub const OLD_SIGN_IN: &str = "It holds a sign-in that Plex refuses";

pub fn not_listed(user: &DisplayText) -> String {
    format!("Not in the list of {user}")
}

pub fn stored_owner(owner: &str) -> String {
    format!("It is signed in as {owner}")
}

pub fn managed(user: &DisplayText) -> String {
    format!("{user} is a managed user")
}

pub const PUBLISHED: &str = "Plex knows where it is";
pub const PUBLISHED_NOWHERE: &str = "Plex knows no address of it in your home";
pub const PUBLISHED_CONTAINER: &str = "Plex only knows an address inside its container";

pub fn published_elsewhere(address: &str) -> String {
    format!("Plex knows it at {address}, where it does not answer")
}

pub const NOT_YOURS: &str = "Not checked, because it is not known to be yours";
pub const PROVED: &str = "It proved that it is the one that Plex lists";
pub const UNPROVABLE: &str = "Not checked, because Plex knows no way on which it could prove itself";
pub const IN_FRONT: &str = "Not checked: what stands in front of it can't prove which server is behind it";
pub const COMPUTER_FIRST: &str = "Not checked, because this computer has a problem of its own";
pub const LOST: &str = "Not checked, because its answer was lost on the way";
pub const LETS_IN: &str = "It lets you in";
pub const REFUSES: &str = "It does not let you in";
pub const UNASKED: &str = "It could not be asked";
pub const BROWSER_FAILS: &str = "You say that it fails in the browser alone";

pub fn certificate(fault: CertificateFault) -> &'static str {
    match fault {
        CertificateFault::Expired => "Its security papers have run out",
        CertificateFault::NotYetValid => "Its security papers are from the future",
        CertificateFault::WrongName => "Its security papers are for another name",
        CertificateFault::Untrusted => "Its security papers could not be verified",
    }
}
