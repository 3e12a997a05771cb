//! Why a repair could not go on.

use super::claim::ClaimEnd;
use crate::client::installation::InstallError;
use crate::client::model::StoredAccount;
use crate::client::model::error::NetError;
use crate::client::plex::account::PlexError;

/// Why a step failed. `Display` is for the log; what people read is in [`super::messages`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub enum Fault {
    Install(#[from] InstallError),
    Plex(#[from] PlexError),
    Net(#[from] NetError),
    /// It did not stop within the time.
    StillRunning,
    /// Nobody of the home network is heard, so that nobody can say whether it stopped.
    NotSeen,
    /// It was stopped, and something goes on answering as it.
    RunsElsewhere,
    /// Its process ended right after it was started.
    DidNotStart,
    /// It was started, and does not answer.
    NoAnswer,
    /// It still says that it is claimed after the sign-in was taken out.
    StillClaimed,
    /// Nothing there changed while the server stopped and started, and it does not let its owner in: these settings are a copy.
    NotInUse,
    /// It does not say that it is claimed with the new sign-in.
    NotClaimed,
    /// Another server answers.
    OtherIdentity,
    /// The settings are those of another account, and nobody agreed to that.
    OtherOwner(Box<StoredAccount>),
    /// The settings are those of another server.
    OtherServer,
    /// The settings that are there now are those of another server, and nobody agreed to restore over them.
    OtherSettings {
        id: String,
        name: String,
    },
    /// It is not known where this server answers, so that nothing could be verified.
    NoAddress,
    NotSignedIn,
    Duplicate,
    /// The claim did not come about.
    Claim(ClaimEnd),
    /// The copy of the settings is damaged or gone.
    NoBackup,
    Cancelled,
}
