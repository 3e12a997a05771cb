//! Stops and starts a container. It is never made anew: that would be another one, and some images start no server without a sign-in
//! then (plexinc/pms-docker, `50-plex-update`).

use std::time::Duration;

use bollard::query_parameters::{KillContainerOptionsBuilder, StopContainerOptionsBuilder};

use super::container::Bound;
use super::engine::QUESTION;
use crate::client::installation::{Control, InstallError, InstallOperation};
use crate::client::model::Controller;

/// How many seconds a server has to close its database, before the engine ends it. The engine's own 10 are too few.
const GRACE: i32 = 60;
/// The engine answers once it has stopped.
const STOPPING: Duration = Duration::from_secs(90);

/// One container, by its identifier.
#[derive(Debug)]
pub struct ContainerControl(pub Bound);

impl Control for ContainerControl {
    fn controller(&self) -> Controller {
        Controller::Managed(format!("{} ({})", self.0.engine.product.name(), self.0.name))
    }

    fn is_running(&self) -> Result<Option<bool>, InstallError> {
        Ok(Some(self.0.inspect(InstallOperation::LookAt)?.is_running))
    }

    /// Returns once it has stopped.
    fn ask_to_stop(&self) -> Result<(), InstallError> {
        self.0.call(InstallOperation::Stop, &self.0.name, STOPPING, async |docker| {
            let options = StopContainerOptionsBuilder::new().t(GRACE).build();
            Ok(docker.stop_container(&self.0.id, Some(options)).await?)
        })
    }

    fn patience(&self) -> Duration {
        Duration::from_secs(15)
    }

    fn end(&self) -> Result<(), InstallError> {
        // One that has ended meanwhile cannot be killed.
        if !self.0.inspect(InstallOperation::End)?.is_running {
            return Ok(());
        }
        self.0.call(InstallOperation::End, &self.0.name, QUESTION, async |docker| {
            let options = KillContainerOptionsBuilder::new().signal("SIGKILL").build();
            Ok(docker.kill_container(&self.0.id, Some(options)).await?)
        })
    }

    fn start(&self) -> Result<(), InstallError> {
        self.0.call(InstallOperation::Start, &self.0.name, QUESTION * 2, async |docker| {
            Ok(docker.start_container(&self.0.id, None).await?)
        })
    }
}
