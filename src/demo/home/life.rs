//! What happens in the home while somebody looks: a server stops letting its owner in, and lets it in again.

use std::time::Duration;

use super::Home;
use super::cast::HEALTHY;

/// When it happens.
#[derive(Clone, Copy, Debug)]
pub struct Life {
    /// From the start on. The owner has to sign in first to see it.
    pub falls_back_after: Duration,
    /// From then on.
    pub recovers_after: Duration,
}

impl Default for Life {
    fn default() -> Self {
        Self { falls_back_after: Duration::from_secs(120), recovers_after: Duration::from_secs(120) }
    }
}

impl Home {
    /// Ends when all of it has happened.
    pub async fn live(&self, life: Life) {
        for (after, refuses) in [(life.falls_back_after, true), (life.recovers_after, false)] {
            tokio::time::sleep(after).await;
            if let Some(server) = self.server(HEALTHY) {
                server.change(|behaviour| behaviour.refuses_tokens = refuses);
            }
        }
    }
}
