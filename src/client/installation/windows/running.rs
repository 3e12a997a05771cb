//! The running programs of one name and one user.

use std::path::PathBuf;

use sysinfo::{Pid, Process, ProcessRefreshKind, ProcessesToUpdate, System, UpdateKind, get_current_pid};

use super::tool;
use crate::client::installation::{InstallError, InstallKind, InstallOperation};

/// Services run in a session of their own (learn.microsoft.com, "Service changes for Windows Vista").
const SERVICES: u32 = 0;

/// Which programs are meant.
#[derive(Clone, Debug)]
pub struct Running {
    /// "Plex Media Server.exe"
    pub name: String,
    /// The security identifier of the one whose they are.
    user: Option<String>,
    /// The session in which they are, for those whose user Windows does not tell.
    session: Option<u32>,
}

/// One of them.
#[derive(Debug)]
pub struct RunningServer {
    pid: u32,
    /// It has more rights than this program: Windows does not even tell whose it is.
    is_above: bool,
    pub program: Option<PathBuf>,
}

impl Running {
    /// Those of the user who is signed in, one with an administrator's rights among them: its user is not told to others.
    #[must_use]
    pub fn of_this_user(name: &str, user: Option<String>) -> Self {
        let session = get_current_pid().ok().and_then(session_of);
        Self { name: name.to_owned(), user, session }
    }

    /// Those that a service runs for a user.
    #[must_use]
    pub fn of_a_service(name: &str, user: Option<String>) -> Self {
        Self { name: name.to_owned(), user, session: Some(SERVICES) }
    }

    /// Those that run now.
    ///
    /// # Errors
    /// When Windows does not tell what runs.
    pub fn all(&self) -> Result<Vec<RunningServer>, InstallError> {
        let error =
            |e| InstallError::new(InstallOperation::LookFor, &self.name, InstallKind::Other).because(format!("{e:?}"));
        let mut system = System::new().map_err(error)?;
        let wanted = ProcessRefreshKind::nothing().with_user(UpdateKind::Always).with_exe(UpdateKind::Always);
        system.refresh_processes_specifics(ProcessesToUpdate::All, true, wanted);
        let meant = system.processes().values().filter(|process| self.is_meant(process));
        let seen = meant.map(|process| RunningServer {
            pid: process.pid().as_u32(),
            is_above: process.user_id().is_none(),
            program: process.exe().map(PathBuf::from),
        });
        Ok(seen.collect())
    }

    fn is_meant(&self, process: &Process) -> bool {
        let is_named = process.name().to_str().is_some_and(|name| name.eq_ignore_ascii_case(&self.name));
        is_named
            && match (process.user_id(), &self.user) {
                (Some(user), Some(wanted)) => user.to_string() == *wanted,
                _ => process.session_id().map(Pid::as_u32) == self.session,
            }
    }

    /// The same by their ids.
    ///
    /// # Errors
    /// As [`Running::all`].
    pub fn ids(&self) -> Result<Vec<u32>, InstallError> {
        Ok(self.all()?.iter().map(|seen| seen.pid).collect())
    }

    /// Asks each to close, as its user would.
    ///
    /// # Errors
    /// When one could not be asked: it has no window, or more rights than this program.
    pub fn ask_to_close(&self) -> Result<(), InstallError> {
        // Without /F, taskkill sends WM_CLOSE to its windows (learn.microsoft.com, "taskkill").
        self.each(InstallOperation::AskToClose, &[]).map_err(|mut error| {
            if error.kind == InstallKind::ToolFailed {
                error.kind = InstallKind::NothingToAsk;
            }
            error
        })
    }

    /// Ends each, with what it started; alone, where not all of that can be ended (or, with Wine 8, be named).
    ///
    /// # Errors
    /// When this user may not.
    pub fn end(&self) -> Result<(), InstallError> {
        self.each(InstallOperation::End, &["/F", "/T"]).or_else(|_| self.each(InstallOperation::End, &["/F"]))
    }

    fn each(&self, operation: InstallOperation, how: &[&str]) -> Result<(), InstallError> {
        for seen in self.all()? {
            let pid = seen.pid.to_string();
            let output = tool::run("taskkill.exe", &[&["/PID", &pid], how].concat(), operation, &self.name)?;
            // One that ended by itself meanwhile is what was wanted.
            if !output.success && self.all()?.iter().any(|still| still.pid == seen.pid) {
                let mut error = tool::failed(&output, operation, &self.name);
                if seen.is_above {
                    // The tool says so in the language of the system.
                    error.kind = InstallKind::NotPermitted;
                }
                return Err(error);
            }
        }
        Ok(())
    }
}

fn session_of(pid: Pid) -> Option<u32> {
    let mut system = System::new().ok()?;
    system.refresh_processes_specifics(ProcessesToUpdate::Some(&[pid]), true, ProcessRefreshKind::nothing());
    system.process(pid)?.session_id().map(Pid::as_u32)
}
