//! A server that a service runs: "PlexService" is the name which both the wrapper of that name (github.com/cjmurph/PmsService,
//! `Product.wxs`) and the usual guides for others give it. It starts a server anew that ends by itself, so the service is what is
//! stopped; it ends the server at once, without asking.

use std::time::Duration;

use windows_registry::LOCAL_MACHINE;

use super::running::Running;
use super::{tool, user};
use crate::client::installation::{Control, Hand, InstallError};

const SERVICES: &str = r"SYSTEM\CurrentControlSet\Services";
/// `ERROR_SERVICE_ALREADY_RUNNING` and `ERROR_SERVICE_NOT_ACTIVE`: `sc` ends with Windows' own numbers.
const ALREADY_RUNNING: i32 = 1056;
const NOT_ACTIVE: i32 = 1062;

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
        format!("the service {}", self.name)
    }

    fn sc(&self, verb: &str, operation: &'static str, already: i32) -> Result<(), InstallError> {
        let output = tool::run("sc.exe", &[verb, &self.name], operation, &self.place())?;
        let is_done = output.success || output.code == Some(already);
        if is_done { Ok(()) } else { Err(tool::failed(&output, operation, &self.place())) }
    }
}

impl Control for Service {
    fn hand(&self) -> Hand {
        Hand::Ours(format!("Windows services ({})", self.name))
    }

    /// The server, not the service: it may run on for a moment.
    fn is_running(&self) -> Result<Option<bool>, InstallError> {
        Ok(Some(!self.server.all()?.is_empty()))
    }

    fn ask_to_stop(&self) -> Result<(), InstallError> {
        self.sc("stop", "stop", NOT_ACTIVE)
    }

    /// The wrapper itself waits 10 s for the server before it gives up.
    fn patience(&self) -> Duration {
        Duration::from_secs(30)
    }

    fn end(&self) -> Result<(), InstallError> {
        self.server.end()
    }

    fn start(&self) -> Result<(), InstallError> {
        self.sc("start", "start", ALREADY_RUNNING)
    }
}
