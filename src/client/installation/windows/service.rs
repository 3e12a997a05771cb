//! A server that a service runs: "PlexService" is the name which both the wrapper of that name (github.com/cjmurph/PmsService,
//! `Product.wxs`) and the usual guides for others give it. It starts a server anew that ends by itself, so the service is what is
//! stopped; it ends the server at once, without asking.

use std::time::Duration;

use windows_registry::LOCAL_MACHINE;

use super::running::Running;
use super::{tool, user};
use crate::client::installation::{Control, InstallError, InstallOperation};
use crate::client::model::Controller;

const SERVICES: &str = r"SYSTEM\CurrentControlSet\Services";
/// `ERROR_SERVICE_ALREADY_RUNNING` and `ERROR_SERVICE_NOT_ACTIVE`: `sc` ends with Windows' own numbers.
const ALREADY_RUNNING: i32 = 1056;
const NOT_ACTIVE: i32 = 1062;
/// `SERVICE_STOPPED` (learn.microsoft.com, "SERVICE_STATUS").
const STOPPED: u32 = 1;

/// A service, and the server that it runs.
#[derive(Debug)]
pub struct Service {
    name: String,
    server: Running,
}

impl Service {
    /// The service of this name, if there is one and it runs as that user; `None` is the one who is signed in.
    #[must_use]
    pub fn of(name: &str, user: Option<&str>, server: Running) -> Option<Self> {
        let key = LOCAL_MACHINE.open(format!(r"{SERVICES}\{name}")).ok()?;
        let account = key.get_string("ObjectName").ok()?;
        user::is_account(&account, user).then(|| Self { name: name.to_owned(), server })
    }

    fn place(&self) -> String {
        self.name.clone()
    }

    /// Is it at its end? One that is still stopping would not start. `None` where the manager of services does not tell.
    fn is_stopped(&self) -> Result<Option<bool>, InstallError> {
        let output = tool::run("sc.exe", &["query", &self.name], InstallOperation::LookAt, &self.place())?;
        let state = output.success.then(|| state(&output.text())).flatten();
        Ok(state.map(|state| state == STOPPED))
    }

    fn sc(&self, verb: &str, operation: InstallOperation, already: i32) -> Result<(), InstallError> {
        let output = tool::run("sc.exe", &[verb, &self.name], operation, &self.place())?;
        let is_done = output.success || output.code == Some(already);
        if is_done { Ok(()) } else { Err(tool::failed(&output, operation, &self.place())) }
    }
}

impl Control for Service {
    fn controller(&self) -> Controller {
        Controller::Managed(format!("Windows ({})", self.name))
    }

    /// The server may run on for a moment when the service has stopped, and the service when the server has ended.
    fn is_running(&self) -> Result<Option<bool>, InstallError> {
        Ok(Some(!self.server.all()?.is_empty() || self.is_stopped()? == Some(false)))
    }

    fn processes(&self) -> Result<Option<Vec<u32>>, InstallError> {
        self.server.ids().map(Some)
    }

    fn ask_to_stop(&self) -> Result<(), InstallError> {
        self.sc("stop", InstallOperation::Stop, NOT_ACTIVE)
    }

    /// The wrapper itself waits 10 s for the server before it gives up.
    fn patience(&self) -> Duration {
        Duration::from_secs(30)
    }

    fn end(&self) -> Result<(), InstallError> {
        self.server.end()
    }

    fn start(&self) -> Result<(), InstallError> {
        self.sc("start", InstallOperation::Start, ALREADY_RUNNING)
    }
}

/// The number of a service's state, as `sc query` prints it: "STATE : 3 STOP_PENDING". Its words are those of the system's language;
/// below the name, what has a number is first the type, then the state.
fn state(printed: &str) -> Option<u32> {
    let below = printed.lines().filter(|line| line.starts_with(' '));
    let values = below.filter_map(|line| line.split_once(':')?.1.split_whitespace().next());
    values.filter_map(|value| u32::from_str_radix(value, 16).ok()).nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Windows prints it, and in German.
    #[test]
    fn the_state_of_a_service_is_read_in_any_language() {
        let printed = "\r\nSERVICE_NAME: PlexService\r\n        TYPE               : 10  WIN32_OWN_PROCESS\r\n        \
            STATE              : 3  STOP_PENDING\r\n                                (NOT_STOPPABLE, NOT_PAUSABLE)\r\n        \
            WIN32_EXIT_CODE    : 0  (0x0)\r\n";
        assert_eq!(state(printed), Some(3));
        assert_eq!(
            state(&printed.replace("STATE ", "STATUS").replace("TYPE", "TYP").replace(": 3", ": 1")),
            Some(STOPPED)
        );
        assert_eq!(state("[SC] EnumQueryServicesStatus:OpenService FAILED 1060:"), None);
    }

    /// Services that Windows brings along, and Wine as well.
    #[test]
    fn a_service_that_has_not_stopped_runs_whatever_its_server_does() {
        let service = |name: &str| Service {
            name: name.to_owned(),
            server: Running::of_a_service("none of this name.exe", user::own()),
        };
        assert_eq!(service("PlugPlay").is_stopped().unwrap(), Some(false));
        assert_eq!(service("PlugPlay").is_running().unwrap(), Some(true));
        assert_eq!(service("LocksmithTestNone").is_stopped().unwrap(), None);
        assert_eq!(service("LocksmithTestNone").is_running().unwrap(), Some(false));
    }
}
