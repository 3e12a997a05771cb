//! Signs in to a host, once a call: its key is agreed to first, and a password that it refuses is not tried again.

mod password;

use std::net::IpAddr;
use std::time::{Duration, Instant};

use super::args::{HostArgs, SshTarget, is_user};
use super::messages::Words;
use super::session::Session;
use super::{ExitStatus, Stopped, ask, out};
use crate::client::installation::remote::{HostError, HostErrorKind, HostSignIn};
use crate::client::model::{AddressFacts, HostIdentity, HostKey, Message as _, Moment, ServerName, SshHost};
use crate::client::state::{HostAccess, HostStage, Model, Request, Server};
use secrecy::ExposeSecret as _;

pub use password::Password;

/// How long a sign-in with a look around may take. Each of its parts has a limit of its own; this one is above their sum.
const LONGEST_SIGN_IN: Duration = Duration::from_secs(240);

/// Who signs in to which host, and by what it proves itself.
pub struct HostWay<'a> {
    pub args: &'a HostArgs,
    pub password: &'a Password,
}

impl HostWay<'_> {
    /// Signs in to a host that the call names.
    ///
    /// # Errors
    /// When nobody is signed in, with the reason. Nothing was changed then.
    pub fn enter(&self, session: &Session, target: &SshTarget) -> Result<SshHost, Stopped> {
        let user = match &target.user {
            Some(user) => user.clone(),
            None => asked_user(target)?,
        };
        let host = target.host(&user);
        self.sign_in(session, &host, self.args.key.as_ref())?;
        Ok(host)
    }

    /// Signs in to the host of an earlier repair. Its key is in the journal: another one is another host.
    ///
    /// # Errors
    /// The same.
    pub fn enter_again(&self, session: &Session, host: &SshHost, key: &HostKey) -> Result<(), Stopped> {
        match &self.args.key {
            Some(wanted) if wanted != key => Err(other_key(host, key)),
            _ => self.sign_in(session, host, Some(key)),
        }
    }

    fn sign_in(&self, session: &Session, host: &SshHost, wanted: Option<&HostKey>) -> Result<(), Stopped> {
        let password = self.password.of(host, session)?;
        let sign_in = if password.expose_secret().is_empty() {
            HostSignIn::Keys { sudo: None }
        } else {
            HostSignIn::Password(password)
        };
        out::tell(&Words::SigningInToHost { user: host.user.clone(), host: host.to_string() });
        let mut stage = once(session, host, &sign_in, wanted)?;
        // Nothing secret was sent so far.
        if let HostStage::AsksKey(identity) = &stage {
            agree_to_key(&session.engine.model(), host, identity, wanted)?;
            stage = once(session, host, &sign_in, Some(&identity.key))?;
        }
        match stage {
            HostStage::In(room) if wanted.is_none_or(|wanted| *wanted == room.identity.key) => Ok(()),
            HostStage::In(room) => {
                session.engine.request(Request::LeaveHost);
                Err(other_key(host, &room.identity.key))
            }
            HostStage::AsksKey(identity) => Err(other_key(host, &identity.key)),
            HostStage::Failed(error) => Err(failed(&error)),
            HostStage::SigningIn | HostStage::KeyForgotten(_) => Err(late(host)),
        }
    }
}

/// Sends the request, and waits for what comes of it.
fn once(
    session: &Session,
    host: &SshHost,
    sign_in: &HostSignIn,
    accepted: Option<&HostKey>,
) -> Result<HostStage, Stopped> {
    let began = |model: &Model| -> Option<Moment> { model.host.as_ref().map(|access| access.since) };
    let before = began(&session.engine.model());
    let (host, accepted) = (host.clone(), accepted.cloned());
    let started = Instant::now();
    let request = Request::SignInToHost { host: host.clone(), sign_in: sign_in.clone(), accepted, server: None };
    session.engine.request(request);
    let ended = |access: &HostAccess| access.host == host && !matches!(access.stage, HostStage::SigningIn);
    let is_over = |model: &Model| began(model) != before && model.host.as_ref().is_some_and(ended);
    let (model, finished) = session.wait(|model| is_over(model) || started.elapsed() >= LONGEST_SIGN_IN);
    let stage = model.host.as_ref().filter(|_| finished && is_over(&model)).map(|access| access.stage.clone());
    stage.ok_or_else(|| {
        session.engine.request(Request::LeaveHost);
        if finished { late(&host) } else { Stopped::new(ExitStatus::Wrong, &Words::CancelledUnchanged) }
    })
}

fn asked_user(target: &SshTarget) -> Result<String, Stopped> {
    let host = target.host("").to_string();
    match ask::typed(&Words::HostUser { host: host.clone() }) {
        Some(user) if is_user(&user) => Ok(user),
        Some(_) => Err(Stopped::new(ExitStatus::Declined, &Words::NothingChanged)),
        None => Err(Stopped::new(ExitStatus::Declined, &Words::NameHostUser { host })),
    }
}

/// A key that nobody knows is agreed to by a person, or by the key that the call names. A yes to the repair is none to the key.
fn agree_to_key(
    model: &Model,
    host: &SshHost,
    identity: &HostIdentity,
    wanted: Option<&HostKey>,
) -> Result<(), Stopped> {
    match wanted {
        Some(wanted) if *wanted == identity.key => return Ok(()),
        Some(_) => return Err(other_key(host, &identity.key)),
        None => {}
    }
    let (name, key) = (|| host.to_string(), || identity.key.to_string());
    out::tell(&Words::HostFirstTime { host: name() });
    if let Some(software) = &identity.software {
        out::tell(&Words::HostLooksLike { software: software.to_string() });
    }
    out::tell(&Words::HostFingerprint { key: key() });
    if let Some(server) = answers_there(model, host) {
        out::tell(&answer(server));
    }
    if !ask::is_possible() {
        return Err(Stopped::new(ExitStatus::Declined, &Words::AcceptHostKey { host: name(), key: key() }));
    }
    out::tell(&Words::HostCompare);
    if ask::agreed(&Words::AskHost { host: name() }) {
        return Ok(());
    }
    Err(Stopped::new(ExitStatus::Declined, &Words::NothingChanged))
}

/// A server whose name nobody has told yet is called by its address: that is the host's, and has been said.
fn answer(server: &Server) -> Words {
    let name = &server.diagnosis.name;
    let is_place = |facts: &AddressFacts| facts.name.as_ref() == Some(name) || facts.address.to_string() == *name;
    if server.addresses.iter().any(is_place) {
        return Words::HostAnswers;
    }
    Words::HostAnswersAs { server: ServerName(name.clone()) }
}

/// The server that answers at the host's own address: better than a fingerprint, it is what its owner knows.
fn answers_there<'a>(model: &'a Model, host: &SshHost) -> Option<&'a Server> {
    let ip: Option<IpAddr> = host.name.parse().ok();
    let mut rows = model.rows.iter().filter(|row| row.diagnosis.id.is_some());
    let is_there = |name: &Option<String>, at: IpAddr| ip == Some(at) || name.as_deref() == Some(host.name.as_str());
    rows.find(|row| row.addresses.iter().any(|facts| is_there(&facts.name, facts.address.ip())))
}

fn other_key(host: &SshHost, key: &HostKey) -> Stopped {
    let (host, key) = (host.to_string(), key.to_string());
    Stopped::new(ExitStatus::ProbeFailed, &Words::OtherHostKey { host, key })
}

fn late(host: &SshHost) -> Stopped {
    Stopped::new(ExitStatus::ProbeFailed, &Words::HostLate { host: host.to_string() })
}

fn failed(error: &HostError) -> Stopped {
    let status = match error.kind {
        HostErrorKind::UnknownName => ExitStatus::Usage,
        HostErrorKind::NoPlex | HostErrorKind::Cancelled => ExitStatus::Wrong,
        HostErrorKind::NoSsh
        | HostErrorKind::NoAnswer
        | HostErrorKind::NotSsh
        | HostErrorKind::Blocked
        | HostErrorKind::KeyChanged
        | HostErrorKind::NoCommonAlgorithm
        | HostErrorKind::WrongPassword
        | HostErrorKind::NotAdministrator
        | HostErrorKind::OnlyKeys
        | HostErrorKind::NoKeyTaken
        | HostErrorKind::CodeAsked
        | HostErrorKind::NeedsTty
        | HostErrorKind::RootPasswordDiffers
        | HostErrorKind::ShellIsMenu
        | HostErrorKind::CutOff
        | HostErrorKind::TimedOut
        | HostErrorKind::TooMuch
        | HostErrorKind::NotSignedIn
        | HostErrorKind::Unsupported
        | HostErrorKind::Other => ExitStatus::ProbeFailed,
    };
    Stopped::new(status, &Words::CouldNot { why: error.phrase() }).and(&error.kind.next()).and(&Words::NothingChanged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::discovery::Discovered;
    use crate::client::model::text::DisplayText;
    use crate::client::model::{Announced, Claimed, Identity, MachineId, Presence, ProbeResult, Sighting, Source};
    use crate::client::state::Event;

    #[test]
    fn a_server_without_a_name_is_not_called_by_its_address() {
        let (address, now) = ("192.168.1.7:32400".parse().unwrap(), Duration::from_secs(1));
        for (name, words) in [
            (None, Words::HostAnswers),
            (DisplayText::new("Attic"), Words::HostAnswersAs { server: ServerName::from("Attic") }),
        ] {
            let mut model = Model::new(8);
            let id = MachineId::new("abc").unwrap();
            let hint = Announced { id: Some(id.clone()), name, ..Announced::default() };
            let sighting = Sighting { source: Source::Gdm, address, hint };
            model.apply(Event::Found(Discovered::Sighting(sighting)), now);
            let outcome = Ok(Presence::Server(Identity { id, claimed: Claimed::Yes, version: None }));
            let took = Duration::from_millis(8);
            let probe = ProbeResult { outcome, took, over_tls: false, certificate: None, clock_ahead: None };
            model.apply(Event::Probed { address, here: false, probe: Box::new(probe), root: None }, now);
            let server = answers_there(&model, &SshHost::at("admin", "192.168.1.7").unwrap()).unwrap();
            assert_eq!(answer(server), words);
        }
    }
}
