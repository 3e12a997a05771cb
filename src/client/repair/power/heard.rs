//! What is heard of a server, and whether that is silence.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::Instant;

use super::{RepairContext, ServerAnswer};
use crate::client::model::Presence;
use crate::client::model::error::NetKind;
use crate::client::net::neighbours;
use crate::client::repair::Fault;

/// Where only its answers can tell: so often in a row nothing listens at its port, and it is stopped.
const REFUSALS: u8 = 2;
/// So often in a row nothing is heard of it at all, each time for as long as a look takes. A busy NAS may miss one or two.
const SILENCES: u8 = 5;
/// So often nobody at all is heard before it is said.
pub(super) const UNSEEN: u8 = 5;

/// What is heard of a server, at all its addresses together.
pub(super) enum Heard {
    Answers(ServerAnswer),
    /// It is starting up.
    Starts,
    /// Another server answers at its address.
    Stranger,
    /// Its computer is there, and nothing listens at its port.
    Refusal,
    Nothing,
}

impl RepairContext<'_> {
    /// Is nothing heard of it any more, often enough in a row? It is listened at least until that is clear, and for `limit` if it
    /// goes on answering.
    pub(super) async fn is_silent(&self, limit: Duration) -> Result<bool, Fault> {
        let end = Instant::now() + limit;
        let (mut refusals, mut silences, mut unseen) = (0, 0, 0);
        loop {
            match self.listen().await {
                // At none of its addresses is it merely silent.
                Heard::Refusal | Heard::Stranger => (refusals, silences) = (refusals + 1, silences + 1),
                Heard::Nothing if self.hears_others().await => silences += 1,
                // This computer hears nobody: that is no silence of the server's.
                Heard::Nothing => {
                    (refusals, silences, unseen) = (0, 0, unseen + 1);
                    if unseen >= UNSEEN && Instant::now() >= end {
                        return Err(Fault::NotSeen);
                    }
                }
                Heard::Answers(_) | Heard::Starts if Instant::now() >= end => return Ok(false),
                Heard::Answers(_) | Heard::Starts => (refusals, silences) = (0, 0),
            }
            if refusals >= REFUSALS || silences >= SILENCES {
                return Ok(true);
            }
            self.pause(self.limits.verify_pause / 2).await?;
        }
    }

    pub(super) async fn hears_others(&self) -> bool {
        let servers: Vec<SocketAddr> = self.target.addresses.iter().map(|(address, _)| *address).collect();
        neighbours::any_answers(self.servers.network(), &servers).await
    }

    /// Does this server answer at any of its addresses?
    pub async fn answers(&self) -> bool {
        matches!(self.listen().await, Heard::Answers(_) | Heard::Starts)
    }

    /// The addresses at which it answers now, with what it says there.
    pub async fn answering(&self) -> Vec<ServerAnswer> {
        let probes = self.probes().await;
        probes
            .into_iter()
            .filter_map(|heard| if let Heard::Answers(answer) = heard { Some(answer) } else { None })
            .collect()
    }

    pub(super) async fn listen(&self) -> Heard {
        let rank = |heard: &Heard| match heard {
            Heard::Answers(_) => 0,
            Heard::Starts => 1,
            // An address that it had once says nothing of it.
            Heard::Nothing => 2,
            Heard::Stranger => 3,
            Heard::Refusal => 4,
        };
        // Of equals the first.
        self.probes().await.into_iter().min_by_key(rank).unwrap_or(Heard::Nothing)
    }

    /// One look at each address, side by side; in the order of the addresses.
    async fn probes(&self) -> Vec<Heard> {
        let mut probes = JoinSet::new();
        for (position, (address, here)) in self.target.addresses.iter().copied().enumerate() {
            let (servers, id) = (self.servers.clone(), self.target.id.clone());
            probes.spawn(async move {
                let heard = match servers.probe(address, None).await.outcome {
                    Ok(Presence::Server(identity)) if identity.id == id => {
                        Heard::Answers(ServerAnswer { address, here, claimed: identity.claimed })
                    }
                    Ok(Presence::Starting(identity)) if identity.as_ref().is_none_or(|i| i.id == id) => Heard::Starts,
                    Ok(_) => Heard::Stranger,
                    Err(error) if error.kind == NetKind::Refused => Heard::Refusal,
                    Err(_) => Heard::Nothing,
                };
                (position, heard)
            });
        }
        let mut heard = Vec::new();
        while let Some(probe) = probes.join_next().await {
            // A look that broke down heard nothing.
            heard.extend(probe.ok());
        }
        heard.sort_by_key(|(position, _)| *position);
        heard.into_iter().map(|(_, heard)| heard).collect()
    }
}
