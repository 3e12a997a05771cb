//! A server that its user runs as a program: found among the running ones, asked to close, started.

use std::io;
use std::os::windows::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::running::Running;
use crate::client::installation::{Control, InstallDetail, InstallError, InstallKind, InstallOperation};
use crate::client::model::Controller;

/// `DETACHED_PROCESS | CREATE_NEW_PROCESS_GROUP`: it lives on when this program ends, and has none of its consoles.
const ON_ITS_OWN: u32 = 0x0000_0008 | 0x0000_0200;

/// A program of the user who is signed in.
#[derive(Debug)]
pub struct UserProgram {
    running: Running,
    /// Where it may be installed and be started from, the likeliest first.
    programs: Vec<PathBuf>,
}

impl UserProgram {
    #[must_use]
    pub fn new(running: Running, programs: Vec<PathBuf>) -> Self {
        Self { running, programs }
    }

    fn installed(&self) -> Result<&Path, InstallError> {
        let found = self.programs.iter().find(|program| program.is_file());
        found.map(PathBuf::as_path).ok_or_else(|| {
            let places: Vec<_> = self.programs.iter().map(|program| program.display().to_string()).collect();
            let missing = InstallError::new(InstallOperation::Start, &self.running.name, InstallKind::Missing);
            if places.is_empty() {
                missing.since(&InstallDetail::NotForAllUsers)
            } else {
                missing.because(places.join(", "))
            }
        })
    }
}

impl Control for UserProgram {
    fn controller(&self) -> Controller {
        Controller::Managed(format!("Windows ({})", self.running.name))
    }

    fn can_start(&self) -> bool {
        self.installed().is_ok() || self.is_running().ok().flatten() == Some(true)
    }

    fn is_running(&self) -> Result<Option<bool>, InstallError> {
        Ok(Some(!self.running.all()?.is_empty()))
    }

    fn processes(&self) -> Result<Option<Vec<u32>>, InstallError> {
        self.running.ids().map(Some)
    }

    fn ask_to_stop(&self) -> Result<(), InstallError> {
        self.running.ask_to_close()
    }

    /// It ends what it plays, closes its database and writes its settings; with a large library on a slow disk that is most of a
    /// minute. Windows itself gives a program 5 s at a shutdown, which is what breaks databases.
    fn patience(&self) -> Duration {
        Duration::from_secs(60)
    }

    fn end(&self) -> Result<(), InstallError> {
        self.running.end()
    }

    /// A second one would only complain about the first.
    fn start(&self) -> Result<(), InstallError> {
        if !self.running.all()?.is_empty() {
            return Ok(());
        }
        let program = self.installed()?;
        spawn(program).map_err(|error| InstallError::io(InstallOperation::Start, program.display(), &error))
    }
}

fn spawn(program: &Path) -> io::Result<()> {
    let mut command = Command::new(program);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).creation_flags(ON_ITS_OWN);
    if let Some(folder) = program.parent() {
        command.current_dir(folder);
    }
    command.spawn().map(drop)
}
