//! How a server is stopped and started where it is installed. Every call asks and returns at once; whoever asks waits and looks.

use std::time::Duration;

use super::InstallError;
use crate::client::model::Controller;

/// Stops and starts one server.
pub trait Control: Send + Sync {
    fn controller(&self) -> Controller;

    /// Is there something that [`Control::start`] would start? Settings outlive the program that wrote them.
    fn can_start(&self) -> bool {
        true
    }

    /// Does it run? `None` if that cannot be seen from here.
    ///
    /// # Errors
    /// When the system could not be asked.
    fn is_running(&self) -> Result<Option<bool>, InstallError>;

    /// The processes of the server that run now, by their ids; `None` if that cannot be seen from here. What they have started is
    /// not among them.
    ///
    /// # Errors
    /// When the system could not be asked.
    fn processes(&self) -> Result<Option<Vec<u32>>, InstallError> {
        Ok(None)
    }

    /// Asks it to close.
    ///
    /// # Errors
    /// When it could not be asked.
    fn ask_to_stop(&self) -> Result<(), InstallError>;

    /// How long it may take to close by itself: it writes its settings and closes its database.
    fn patience(&self) -> Duration;

    /// Ends it without asking, where it did not close within [`Control::patience`].
    ///
    /// # Errors
    /// When that is not possible here.
    fn end(&self) -> Result<(), InstallError>;

    /// Starts it.
    ///
    /// # Errors
    /// When it could not be started.
    fn start(&self) -> Result<(), InstallError>;
}

/// The owner stops and starts it. What they did is seen from outside: it answers, or it does not.
pub struct OwnersHand;

impl Control for OwnersHand {
    fn controller(&self) -> Controller {
        Controller::Manual
    }

    /// Not by this program; and what only lies in a folder need not be anybody's server any more.
    fn can_start(&self) -> bool {
        false
    }

    fn is_running(&self) -> Result<Option<bool>, InstallError> {
        Ok(None)
    }

    fn ask_to_stop(&self) -> Result<(), InstallError> {
        Ok(())
    }

    /// Somebody has to find the page of a NAS first.
    fn patience(&self) -> Duration {
        Duration::from_secs(15 * 60)
    }

    fn end(&self) -> Result<(), InstallError> {
        Ok(())
    }

    fn start(&self) -> Result<(), InstallError> {
        Ok(())
    }
}
