//! The server is a program with a menu: it is closed and started as a user does it.

use std::ffi::OsStr;
use std::path::Path;
use std::time::Duration;

use super::processes::Processes;
use super::{DOMAIN, SERVER};
use crate::client::installation::control::Control;
use crate::client::installation::{InstallError, InstallKind, InstallOperation, apple_program, apple_script, command};
use crate::client::model::Controller;

const OPEN: &str = "/usr/bin/open";
const OSASCRIPT: &str = "/usr/bin/osascript";
const MDFIND: &str = "/usr/bin/mdfind";

/// This user's Plex Media Server.
pub struct MacApp;

impl MacApp {
    fn seen(&self, operation: InstallOperation) -> Result<Processes, InstallError> {
        Processes::named(SERVER)
            .map_err(|error| InstallError::new(operation, SERVER, InstallKind::Other).because(error))
    }
}

impl Control for MacApp {
    fn controller(&self) -> Controller {
        Controller::Managed(format!("macOS ({SERVER})"))
    }

    fn can_start(&self) -> bool {
        let runs = || self.is_running().ok().flatten() == Some(true);
        runs() || apple_program::is_installed(&apple_program::folders(), Path::new(MDFIND), SERVER, DOMAIN)
    }

    fn is_running(&self) -> Result<Option<bool>, InstallError> {
        Ok(Some(self.seen(InstallOperation::LookAt)?.mine().next().is_some()))
    }

    fn processes(&self) -> Result<Option<Vec<u32>>, InstallError> {
        Ok(Some(self.seen(InstallOperation::LookAt)?.mine().map(|process| process.pid().as_u32()).collect()))
    }

    /// The first time, macOS asks the user whether Locksmith may: [`apple_script::quit`] says what becomes of it.
    fn ask_to_stop(&self) -> Result<(), InstallError> {
        apple_script::quit(Path::new(OSASCRIPT), DOMAIN, SERVER)
    }

    /// It ends its plug-ins and transcoders, and writes its database and its preferences: seconds, and on a slow disk
    /// much of a minute.
    fn patience(&self) -> Duration {
        Duration::from_secs(60)
    }

    fn end(&self) -> Result<(), InstallError> {
        let still_there = self.seen(InstallOperation::End)?.mine().filter(|process| !process.kill()).count();
        // One that ended by itself meanwhile cannot be ended either.
        if still_there > 0 && self.is_running()? == Some(true) {
            return Err(InstallError::new(InstallOperation::End, SERVER, InstallKind::NotPermitted));
        }
        Ok(())
    }

    fn start(&self) -> Result<(), InstallError> {
        let output = command::run(OsStr::new(OPEN), &["-a", SERVER], None);
        output
            .map_err(|error| InstallError::io(InstallOperation::Start, SERVER, &error))?
            .good(InstallOperation::Start, SERVER)
            .map(drop)
    }
}
