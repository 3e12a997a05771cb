//! Why a repair could not go on.

use super::claim::ClaimEnd;
use crate::client::error::NetError;
use crate::client::installation::InstallError;
use crate::client::model::StoredAccount;
use crate::client::plex::account::PlexError;

/// Why a step failed. `Display` is for "Details"; the words for people are in [`super::wording`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error(transparent)]
    Install(#[from] InstallError),
    #[error(transparent)]
    Plex(#[from] PlexError),
    #[error(transparent)]
    Net(#[from] NetError),
    /// It did not stop within the time.
    #[error("the server still runs")]
    StillRunning,
    /// Nobody of the home network is heard, so that nobody can say whether it stopped.
    #[error("nothing of the home network answers this computer: whether the server is stopped can't be seen")]
    NotSeen,
    /// It was stopped, and something goes on answering as it.
    #[error("it was stopped, and something still answers as this server: another user, service or container runs it")]
    RunsElsewhere,
    /// Its process ended right after it was started.
    #[error("it was started, and ended again")]
    DidNotStart,
    /// It was started, and does not answer.
    #[error("it was started, and does not answer")]
    NoAnswer,
    /// It still says that it is claimed after the sign-in was taken out.
    #[error("it still says that it is claimed without the old sign-in: it may use other settings than these")]
    StillClaimed,
    /// Nothing there changed while the server stopped and started, and it does not let its owner in: these settings are a copy.
    #[error("nothing there changed while the server stopped and started: it uses other settings")]
    NotInUse,
    /// It does not say that it is claimed with the new sign-in.
    #[error("it does not say that it is claimed with the new sign-in")]
    NotClaimed,
    /// Another server answers.
    #[error("another server answers at its address")]
    OtherIdentity,
    /// The settings are those of another account, and nobody agreed to that.
    #[error("its settings hold the sign-in of {0}")]
    OtherOwner(Box<StoredAccount>),
    /// The settings are those of another server.
    #[error("these are the settings of another server")]
    OtherServer,
    /// The settings that are there now are those of another server, and nobody agreed to restore over them.
    #[error("the settings there now are those of {name} ({id})")]
    OtherSettings { id: String, name: String },
    /// It is not known where this server answers, so that nothing could be verified.
    #[error("no address of this server is known")]
    NoAddress,
    #[error("nobody is signed in")]
    NotSignedIn,
    #[error("two computers have its identity")]
    Duplicate,
    /// The claim did not come about.
    #[error("the claim ended: {0:?}")]
    Claim(ClaimEnd),
    /// The copy of the settings is damaged or gone.
    #[error("the copy of the settings is damaged or gone")]
    NoBackup,
    #[error("cancelled")]
    Cancelled,
}
