//! Facts of this computer and its way to Plex, gathered side by side, each with a limit of its own.
//!
//! Nothing is sent anywhere but to plex.tv and to the resolver that the system uses.

pub mod certificate;

use std::net::SocketAddr;
use std::time::Duration;

use crate::client::model::{Breakdown, Certificate, Fact, Moment, NameAnswer, PlexService, Proxy, Route};

/// A name that is not Plex's, to tell "no names at all" from "not Plex's names". It is reserved for documentation (RFC 2606) and
/// resolves; nothing is ever sent to its address.
pub const CONTROL_NAME: &str = "example.com";

/// The names without which nobody signs in: Plex's service, and the page on which people sign in.
pub const PLEX_NAMES: [&str; 2] = ["plex.tv", "app.plex.tv"];

/// One fact of this computer that can be looked at by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Probe {
    Route,
    ControlName,
    PlexNames,
    Proxy,
    /// Only after names failed that were found before: the address that plex.tv had then.
    PlexAddress(SocketAddr),
    /// Only after plex.tv's certificate did not verify.
    PlexCertificate,
}

/// One finding about this computer. What could not be looked at is a finding, too.
#[derive(Debug)]
pub enum Finding {
    Route(Result<Route, Breakdown>),
    ControlName(Result<NameAnswer, Breakdown>),
    PlexNames(Result<Vec<(&'static str, NameAnswer)>, Breakdown>),
    /// The proxy for what goes to Plex; `None` if there is none.
    Proxy(Result<Option<Proxy>, Breakdown>),
    /// Did plex.tv take a connection at an address that it had before?
    PlexAddress(Result<bool, Breakdown>),
    /// What plex.tv did, and by how many seconds its clock is ahead of this computer's.
    Plex(Result<(PlexService, Option<i64>), Breakdown>),
    /// The certificate in plex.tv's place; `None` if there was none.
    PlexCertificate(Result<Option<Certificate>, Breakdown>),
}

/// A finding as a fact.
pub fn fact<T>(found: Result<T, Breakdown>, at: Moment) -> Fact<T> {
    match found {
        Ok(value) => Fact::known(value, at),
        Err(why) => Fact::Failed { why, at },
    }
}

/// Gathers one fact within a limit. A gatherer that hangs or falls over takes nothing else down.
///
/// # Errors
/// [`Breakdown`]
pub async fn gather<T: Send + 'static>(
    limit: Duration,
    look: impl Future<Output = T> + Send + 'static,
) -> Result<T, Breakdown> {
    let look = tokio::spawn(look);
    let stop = look.abort_handle();
    match tokio::time::timeout(limit, look).await {
        Ok(Ok(found)) => Ok(found),
        Ok(Err(_)) => Err(Breakdown::FellOver),
        Err(_) => {
            stop.abort();
            Err(Breakdown::TookTooLong)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_gatherer_that_hangs_or_panics_is_a_finding() {
        let limit = Duration::from_millis(20);
        assert_eq!(gather(limit, std::future::pending::<()>()).await, Err(Breakdown::TookTooLong));
        let panics = gather(limit, async { panic!("a bug in a gatherer") });
        assert_eq!(panics.await.map(|(): ()| ()), Err(Breakdown::FellOver));
        assert_eq!(gather(limit, async { 7 }).await, Ok(7));
    }
}
