//! The steps of a repair, how it tells of them, and how it ends.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::Fault;
use super::claim::{ClaimRoute, ClaimStage, Missing};

/// One step. The words are those of the journal and of the JSON of `repair`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// The server is stopped, and seen to be.
    Stop,
    /// Its settings are copied, and the copy is read back.
    BackUp,
    /// The four values of the old sign-in are removed.
    Remove,
    /// The server is started, and seen to be signed out.
    Start,
    /// It is claimed over loopback.
    Claim,
    /// It takes no claim while it is signed out: it is stopped once more.
    StopAgain,
    /// A claim code is exchanged at plex.tv, and the new sign-in is written into the settings.
    Write,
    /// The server is started with the new sign-in.
    StartAgain,
    /// It says that it is claimed, Plex lists it as the account's, and it lets the account in.
    Verify,
    /// The settings are put back as they were.
    PutBack,
}

impl Step {
    pub const ALL: [Self; 10] = [
        Self::Stop,
        Self::BackUp,
        Self::Remove,
        Self::Start,
        Self::Claim,
        Self::StopAgain,
        Self::Write,
        Self::StartAgain,
        Self::Verify,
        Self::PutBack,
    ];

    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::BackUp => "back-up",
            Self::Remove => "remove",
            Self::Start => "start",
            Self::Claim => "claim",
            Self::StopAgain => "stop-again",
            Self::Write => "write",
            Self::StartAgain => "start-again",
            Self::Verify => "verify",
            Self::PutBack => "put-back",
        }
    }

    /// May it be left halfway? Not while settings are being written: that takes a moment, and half of it would be neither old nor
    /// new.
    #[must_use]
    pub fn can_be_cancelled(self) -> bool {
        !matches!(self, Self::Remove | Self::Write | Self::PutBack)
    }
}

/// What a repair tells while it goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The journal has it on the disk; it is done now.
    Begun(Step),
    /// It is done; the journal does not know yet.
    Effect(Step),
    /// The journal knows that it is done.
    Done(Step),
    Note(Note),
    /// It failed: from here on everything is put back.
    TurningBack(Fault),
}

/// Something worth saying within a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The owner has to do something; it is seen when it was done.
    Asks(Ask),
    /// The owner did it.
    Thanks,
    /// The server did not close by itself, and was ended.
    Ended,
    /// Where the claim stands.
    Claim(ClaimStage),
}

/// What only the owner can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ask {
    StopServer,
    StartServer,
}

/// What became of the sign-in that the settings held until the old ones came back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LaterSignIn {
    /// There was none but the old one.
    #[default]
    None,
    /// The repair had made it, and Plex was told that it is over.
    SignedOut,
    /// It lives on at Plex.
    LivesOn,
}

/// How a repair, an undo, or a start ended. Only `Verified` is a repair that succeeded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RepairEnd {
    /// The server says that it is claimed, Plex lists it as the account's, and it lets the account in.
    Verified {
        by: ClaimRoute,
        /// Settings beside the sign-in that the server itself changed meanwhile, by name.
        changed: Vec<String>,
    },
    /// It was linked anew, but one of the three could not be seen within the time. Nothing was put back: the old sign-in is dead.
    Unverified { by: ClaimRoute, missing: Missing },
    /// It failed before any setting was changed.
    Untouched { fault: Fault, runs: bool },
    /// It failed, and the settings are as they were, byte for byte. `runs`: the server answers again, where it had before.
    /// `kept` and `sign_in`: as of [`Self::PutBack`].
    Restored { fault: Fault, runs: bool, kept: Option<PathBuf>, sign_in: LaterSignIn },
    /// It failed, and the settings could not be put back. The backup is where the journal says.
    NotRestored { fault: Fault, trouble: Fault, runs: bool },
    /// A repair that was interrupted could not be gone on with: it stands as it did.
    StillOpen(Fault),
    /// The settings are as they were before the repair, byte for byte.
    /// `kept`: where the settings lie that were written since. `sign_in`: what became of the sign-in that they hold.
    PutBack { runs: bool, kept: Option<PathBuf>, sign_in: LaterSignIn },
    /// They could not be put back.
    NotPutBack { fault: Fault, runs: bool },
    /// The server was started, and answers.
    Runs,
    /// It was not started, or not started again. `runs`: it answers all the same.
    NotStarted { fault: Fault, runs: bool },
}

impl RepairEnd {
    /// Why it failed, and why it could not be put back.
    #[must_use]
    pub fn faults(&self) -> (Option<&Fault>, Option<&Fault>) {
        match self {
            Self::NotRestored { fault, trouble, .. } => (Some(fault), Some(trouble)),
            Self::Untouched { fault, .. }
            | Self::Restored { fault, .. }
            | Self::StillOpen(fault)
            | Self::NotPutBack { fault, .. }
            | Self::NotStarted { fault, .. } => (Some(fault), None),
            Self::Verified { .. } | Self::Unverified { .. } | Self::PutBack { .. } | Self::Runs => (None, None),
        }
    }
}
