//! A connection whose host has proved itself by its key. Nobody is signed in yet.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use russh::client::{Config, DisconnectReason, Handle, Handler};
use russh::keys::{Algorithm, EcdsaCurve, PublicKey, PublicKeyOrCertificate};
use russh::{Disconnect, Preferred};
use tokio::net::{TcpStream, lookup_host};

use super::fault::Fault;
use super::known_hosts::{KnownHosts, Standing, fingerprint};
use super::runtime::within;
use super::stream::{Watch, Watched};
use crate::client::installation::remote::HostErrorKind;
use crate::client::model::{HostIdentity, HostKey, SshHost};

const LONGEST_CONNECT: Duration = Duration::from_secs(10);
/// Slow processors take long for it.
const LONGEST_HANDSHAKE: Duration = Duration::from_secs(20);
const KEEPALIVE: Duration = Duration::from_secs(10);
const KEEPALIVES: usize = 3;

/// Which key is taken.
#[derive(Clone)]
pub struct Proof {
    pub known: Arc<KnownHosts>,
    /// The one that the owner said is their host's.
    pub accepted: Option<HostKey>,
    /// The one of before, and no other.
    pub demanded: Option<HostKey>,
}

/// Why there is no connection.
pub enum NoLink {
    AsksKey(HostIdentity),
    Fault(Fault),
}

pub struct Link {
    pub handle: Handle<Gate>,
    pub identity: HostIdentity,
    pub watch: Watch,
}

impl Link {
    /// Connects, and proves the host.
    pub async fn open(host: &SshHost, proof: &Proof) -> Result<Self, NoLink> {
        let stream = within(LONGEST_CONNECT, connect(host)).await.map_err(|mut fault| {
            if fault.kind == HostErrorKind::TimedOut {
                fault.kind = HostErrorKind::NoAnswer;
            }
            NoLink::Fault(fault)
        })?;
        let watch = Watch::default();
        let shown = Arc::new(Mutex::new(None));
        let gate = Gate { host: host.clone(), proof: proof.clone(), shown: shown.clone(), watch: watch.clone() };
        let stream = Watched::new(stream, watch.clone());
        let shaking = russh::client::connect_stream(Arc::new(config(host, proof)), stream, gate);
        let end = within(LONGEST_HANDSHAKE, async { shaking.await.map_err(|error| Fault::of_link(&error)) }).await;
        let shown: Option<(HostKey, Verdict)> = shown.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match (end, shown) {
            (Ok(handle), Some((key, _))) => {
                Ok(Self { handle, identity: HostIdentity { key, software: watch.software() }, watch })
            }
            (Err(_), Some((key, Verdict::Ask))) => {
                Err(NoLink::AsksKey(HostIdentity { key, software: watch.software() }))
            }
            (Err(_), Some((_, Verdict::Refuse))) => Err(NoLink::Fault(HostErrorKind::KeyChanged.into())),
            (Err(fault), Some((_, Verdict::Take)) | None) => Err(NoLink::Fault(better_known(fault, &watch))),
            (Ok(_), None) => Err(NoLink::Fault(HostErrorKind::Other.into())),
        }
    }

    pub fn is_dead(&self) -> bool {
        self.handle.is_closed()
    }

    pub async fn close(self) {
        let _ = self.handle.disconnect(Disconnect::ByApplication, "", "").await;
    }
}

/// What came over the line tells more than the library's error.
fn better_known(fault: Fault, watch: &Watch) -> Fault {
    if !watch.is_silent() && !watch.is_ssh() && !watch.was_too_much() {
        return HostErrorKind::NotSsh.into();
    }
    watch.cause_of(fault)
}

async fn connect(host: &SshHost) -> Result<TcpStream, Fault> {
    let unknown = |error: io::Error| Fault::new(HostErrorKind::UnknownName, &error.to_string());
    let addresses: Vec<SocketAddr> = lookup_host((host.name.as_str(), host.port)).await.map_err(unknown)?.collect();
    let mut last = Fault::from(HostErrorKind::UnknownName);
    for address in addresses {
        match TcpStream::connect(address).await {
            Ok(stream) => {
                // Without it, small scripts take long; they work all the same.
                let _ = stream.set_nodelay(true);
                return Ok(stream);
            }
            // That one of its addresses refuses says more than that another leads nowhere.
            Err(_) if last.kind == HostErrorKind::NoSsh => {}
            Err(error) => last = not_connected(&error),
        }
    }
    Err(last)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
fn not_connected(error: &io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => HostErrorKind::NoSsh.into(),
        io::ErrorKind::TimedOut
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::NetworkDown
        | io::ErrorKind::AddrNotAvailable => HostErrorKind::NoAnswer.into(),
        io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted => HostErrorKind::CutOff.into(),
        _ => Fault::new(HostErrorKind::Other, &error.to_string()),
    }
}

fn config(host: &SshHost, proof: &Proof) -> Config {
    let known = proof.known.algorithms(host);
    let is_known = |algorithm: &Algorithm| known.contains(algorithm);
    // RSA is left out: what this program is built with does not check its signatures.
    let mut keys = [
        Algorithm::Ed25519,
        Algorithm::Ecdsa { curve: EcdsaCurve::NistP256 },
        Algorithm::Ecdsa { curve: EcdsaCurve::NistP384 },
        Algorithm::Ecdsa { curve: EcdsaCurve::NistP521 },
    ];
    keys.sort_by_key(|algorithm| !is_known(algorithm));
    Config {
        preferred: Preferred { key: keys.to_vec().into(), ..Preferred::DEFAULT },
        keepalive_interval: Some(KEEPALIVE),
        keepalive_max: KEEPALIVES,
        nodelay: true,
        ..Config::default()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Take,
    Ask,
    Refuse,
}

type Shown = Arc<Mutex<Option<(HostKey, Verdict)>>>;

/// Lets nobody in whose key is not known.
pub struct Gate {
    host: SshHost,
    proof: Proof,
    shown: Shown,
    watch: Watch,
}

impl Gate {
    fn judge(&self, key: &PublicKey, print: &HostKey) -> Verdict {
        let Proof { known, accepted, demanded } = &self.proof;
        if let Some(demanded) = demanded {
            return if demanded == print { Verdict::Take } else { Verdict::Refuse };
        }
        match known.standing(&self.host, key) {
            // Whoever names a key means that one, whatever is known.
            Standing::Known if accepted.as_ref().is_some_and(|accepted| accepted != print) => Verdict::Ask,
            Standing::Known => Verdict::Take,
            Standing::Changed => Verdict::Refuse,
            Standing::New if accepted.as_ref() == Some(print) => {
                known.remember(&self.host, key);
                Verdict::Take
            }
            Standing::New => Verdict::Ask,
        }
    }
}

impl Handler for Gate {
    type Error = russh::Error;

    async fn check_server_key(&mut self, key: &PublicKeyOrCertificate) -> Result<bool, russh::Error> {
        let PublicKeyOrCertificate::PublicKey { key, .. } = key else { return Ok(false) };
        let Some(print) = fingerprint(key) else { return Ok(false) };
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        // Keys are exchanged anew from time to time: by the same host.
        let verdict = match shown.as_ref() {
            Some((before, _)) if *before != print => Verdict::Refuse,
            Some((_, verdict)) => *verdict,
            None => self.judge(key, &print),
        };
        *shown = Some((print, verdict));
        Ok(verdict == Verdict::Take)
    }

    async fn disconnected(&mut self, reason: DisconnectReason<russh::Error>) -> Result<(), russh::Error> {
        match reason {
            DisconnectReason::ReceivedDisconnect(said) => {
                self.watch.has_ended(Fault::new(HostErrorKind::CutOff, &said.message));
                Ok(())
            }
            // The library hangs up then.
            DisconnectReason::Error(error @ russh::Error::NoAuthMethod) => {
                self.watch.has_no_way_left();
                Err(error)
            }
            DisconnectReason::Error(error) => {
                self.watch.has_ended(Fault::of_link(&error));
                Err(error)
            }
        }
    }
}
