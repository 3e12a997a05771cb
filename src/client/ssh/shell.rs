//! The shell of a host that somebody is signed in to. It survives a link that breaks.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::connection::{Link, NoLink, Proof};
use super::exec::{Ended, NoEnd};
use super::fault::Fault;
use super::login;
use super::root::{self, As, Root, Script};
use super::runtime::{Runtime, within};
use crate::client::installation::remote::{
    HostError, HostErrorKind, HostOperation, HostSignIn, Shell, ShellCommand, ShellOutput,
};
use crate::client::model::text::printable;
use crate::client::model::{HostIdentity, Secret, SshHost};

/// Between the tries to connect again. A router, or a NAS that starts, takes a while.
const PAUSES: [u64; 4] = [0, 2, 5, 15];
/// All tries together.
const LONGEST_RETURN: Duration = Duration::from_secs(90);
/// The most that is told of what a script complains, in characters.
const LONGEST_WORDS: usize = 2000;

/// Signed in, and root within reach.
pub struct SshShell {
    runtime: Arc<Runtime>,
    host: SshHost,
    identity: HostIdentity,
    proof: Proof,
    sign_in: HostSignIn,
    root: Root,
    /// One script at a time. `None`: the link broke.
    link: Mutex<Option<Link>>,
    /// Why no connection is tried again: a password that was refused, or another key.
    given_up: Mutex<Option<HostError>>,
    /// Nobody wants it any more.
    pub left: CancellationToken,
    /// Ends scripts while somebody signs in.
    asked: Mutex<CancellationToken>,
}

/// Why nobody is signed in: what was tried, and what went wrong.
pub enum NoShell {
    AsksKey(HostIdentity),
    Failed(HostOperation, Fault),
}

impl SshShell {
    /// Connects, signs in and becomes root.
    pub fn open(
        runtime: Arc<Runtime>,
        host: &SshHost,
        proof: Proof,
        sign_in: &HostSignIn,
        cancel: &CancellationToken,
    ) -> Result<Self, NoShell> {
        let stage = Mutex::new(HostOperation::Connect);
        let now = |operation| *locked(&stage) = operation;
        let working = async {
            let mut link = match Link::open(host, &proof).await {
                Ok(link) => link,
                Err(NoLink::AsksKey(identity)) => return Ok(Err(identity)),
                Err(NoLink::Fault(fault)) => return Err(fault),
            };
            now(HostOperation::SignIn);
            login::sign_in(&mut link, &host.user, sign_in).await?;
            now(HostOperation::BecomeRoot);
            let root = root::become_root(&link, password_of(sign_in)).await?;
            Ok(Ok((link, root)))
        };
        let end = runtime.wait(&[cancel], working);
        let (link, root) = match end {
            Ok(Ok(opened)) => opened,
            Ok(Err(identity)) => return Err(NoShell::AsksKey(identity)),
            Err(fault) => return Err(NoShell::Failed(*locked(&stage), fault)),
        };
        let identity = link.identity.clone();
        let proof = Proof { demanded: Some(identity.key.clone()), ..proof };
        Ok(Self {
            runtime,
            host: host.clone(),
            identity,
            proof,
            sign_in: sign_in.clone(),
            root,
            link: Mutex::new(Some(link)),
            given_up: Mutex::default(),
            left: CancellationToken::new(),
            asked: Mutex::new(cancel.clone()),
        })
    }

    pub fn identity(&self) -> &HostIdentity {
        &self.identity
    }

    /// Signing in is over: whoever began it no longer ends scripts.
    pub fn is_asked_no_more(&self) {
        *locked(&self.asked) = CancellationToken::new();
    }

    /// Ends the connection.
    pub fn leave(&self) {
        self.left.cancel();
        if let Some(link) = locked(&self.link).take() {
            self.runtime.spawn(link.close());
        }
    }

    async fn run_once(
        &self,
        slot: &mut Option<Link>,
        who: As<'_>,
        script: &Script<'_>,
        only_reads: bool,
    ) -> Result<Ended, Fault> {
        if let Some(link) = slot.as_ref().filter(|link| !link.is_dead()) {
            match root::run(link, who, script).await {
                // It died unnoticed, and nothing has begun.
                Err(NoEnd::NotBegun(fault)) if is_of_link(&fault) => {}
                Err(NoEnd::Begun(fault)) if only_reads && is_of_link(&fault) => {}
                // Whoever wanted it looks what came of it, and says what next.
                Err(NoEnd::Begun(fault)) if is_of_link(&fault) => {
                    *slot = None;
                    return Err(fault);
                }
                Err(NoEnd::NotBegun(fault) | NoEnd::Begun(fault)) => return Err(fault),
                Ok(ended) => return Ok(ended),
            }
        }
        *slot = None;
        let link = slot.insert(Box::pin(within(LONGEST_RETURN, self.connect_again())).await?);
        root::run(link, who, script).await.map_err(|end| match end {
            NoEnd::NotBegun(fault) | NoEnd::Begun(fault) => fault,
        })
    }

    async fn connect_again(&self) -> Result<Link, Fault> {
        let mut last = Fault::from(HostErrorKind::CutOff);
        for pause in PAUSES {
            tokio::time::sleep(Duration::from_secs(pause)).await;
            let mut link = match Link::open(&self.host, &self.proof).await {
                Ok(link) => link,
                Err(NoLink::AsksKey(_)) => return Err(HostErrorKind::KeyChanged.into()),
                Err(NoLink::Fault(fault)) if fault.kind == HostErrorKind::KeyChanged => return Err(fault),
                Err(NoLink::Fault(fault)) => {
                    last = fault;
                    continue;
                }
            };
            match login::sign_in(&mut link, &self.host.user, &self.sign_in).await {
                Ok(()) => return Ok(link),
                Err(fault) if is_of_link(&fault) => last = fault,
                // Never a second time: the host counts.
                Err(fault) => return Err(fault),
            }
        }
        Err(Fault { kind: HostErrorKind::CutOff, words: last.words })
    }
}

impl Shell for SshShell {
    fn host(&self) -> &SshHost {
        &self.host
    }

    fn run(&self, command: &ShellCommand<'_>) -> Result<ShellOutput, HostError> {
        let ShellCommand { script, arguments, input, as_root, limit, most, only_reads } = *command;
        if let Some(error) = locked(&self.given_up).clone() {
            return Err(error);
        }
        let mut slot = locked(&self.link);
        let asked = locked(&self.asked).clone();
        let script = Script { script, arguments, input, limit, most };
        let who = if as_root { As::Root(&self.root) } else { As::User };
        let end = self.runtime.wait(&[&self.left, &asked], self.run_once(&mut slot, who, &script, only_reads));
        let ended = end.map_err(|fault| {
            let kind = if self.left.is_cancelled() { HostErrorKind::NotSignedIn } else { fault.kind };
            let error = Fault { kind, ..fault }.at(HostOperation::Run, &self.host);
            if kind.is_refusal() || kind == HostErrorKind::KeyChanged {
                *locked(&self.given_up) = Some(error.clone());
            }
            error
        })?;
        let stderr = printable(&ended.stderr).trim().chars().take(LONGEST_WORDS).collect();
        Ok(ShellOutput { status: ended.status, stdout: ended.stdout.into(), stderr })
    }
}

impl Drop for SshShell {
    fn drop(&mut self) {
        self.leave();
    }
}

fn password_of(sign_in: &HostSignIn) -> Option<&Secret> {
    match sign_in {
        HostSignIn::Password(password) => Some(password),
        HostSignIn::Keys { sudo } => sudo.as_ref(),
    }
}

fn is_of_link(fault: &Fault) -> bool {
    matches!(fault.kind, HostErrorKind::CutOff | HostErrorKind::NoAnswer | HostErrorKind::NoSsh | HostErrorKind::NotSsh)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
