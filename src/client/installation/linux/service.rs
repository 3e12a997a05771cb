//! A server that is a service: systemd's, of the packages, or snapd's.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::client::model::{Manager, Phrase};

use super::super::command::{self, Output};
use super::super::{Control, Controller, InstallDetail, InstallError, InstallKind, InstallOperation};

/// `DefaultTimeoutStopSec=` of systemd is 90 s (systemd-system.conf(5)); then it ends what is left of a service by
/// itself. A snap's `stop-timeout` is 30 s. The rest is for that to be seen.
const PATIENCE: Duration = Duration::from_secs(95);

/// The system's own tools.
#[derive(Clone, Debug)]
pub struct Tools {
    pub systemctl: PathBuf,
    pub snap: PathBuf,
}

impl Default for Tools {
    /// Those in the PATH.
    fn default() -> Self {
        Self { systemctl: "systemctl".into(), snap: "snap".into() }
    }
}

/// One service.
#[derive(Clone, Debug)]
pub struct Service {
    manager: Manager,
    unit: String,
    tools: Tools,
}

impl Service {
    /// `unit` is a unit of systemd, or the name of a snap.
    ///
    /// # Errors
    /// [`InstallKind::Unsupported`] if that is the name of neither: options and patterns would have the tools do other
    /// things.
    pub fn new(manager: Manager, unit: &str, tools: Tools) -> Result<Self, InstallError> {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.@:\\".contains(c);
        if unit.is_empty() || unit.starts_with('-') || !unit.chars().all(is_plain) {
            return Err(InstallError::new(
                InstallOperation::FindService,
                format!("{unit:?}"),
                InstallKind::Unsupported,
            ));
        }
        Ok(Self { manager, unit: unit.to_owned(), tools })
    }

    fn place(&self) -> String {
        let manager = match self.manager {
            Manager::Systemd => "systemd",
            Manager::Snap => "snapd",
        };
        format!("{manager} ({})", self.unit.trim_end_matches(".service"))
    }

    /// Nobody is asked for a password: a question on the terminal would be ended with the tool after
    /// [`command::LIMIT`], and the settings belong to the server's own user, so that permission to stop it alone would
    /// be of no use.
    fn systemctl(&self, operation: InstallOperation, words: &[&str]) -> Result<Output, InstallError> {
        let words: Vec<&str> = words.iter().copied().chain(["--no-ask-password"]).collect();
        self.run(operation, &self.tools.systemctl, &words)
    }

    fn run(&self, operation: InstallOperation, tool: &Path, words: &[&str]) -> Result<Output, InstallError> {
        let output = command::run(tool.as_os_str(), words, None)
            .map_err(|error| InstallError::io(InstallOperation::Run, tool.display(), &error))?;
        output.good(operation, &self.place()).map_err(|mut error| {
            if error.kind == InstallKind::NotPermitted {
                let said = error.detail.take().unwrap_or_else(|| Phrase::new(error.kind.id()));
                error = error.since(&InstallDetail::StartWithSudo { said });
            }
            error
        })
    }

    /// Is any of these units not yet at its end? Also one that starts, stops or waits for its next try is.
    fn is_any_alive(&self, units: &str) -> Result<bool, InstallError> {
        let shown = self
            .systemctl(InstallOperation::LookAt, &["show", "--property=LoadState,ActiveState,MainPID", units])?
            .text();
        let values = |name: &str| {
            let lines = shown.lines().filter_map(|line| line.split_once('='));
            lines.filter(|(known, _)| *known == name).map(|(_, value)| value.to_owned()).collect::<Vec<_>>()
        };
        if values("LoadState").iter().any(|state| state == "not-found") {
            return Err(InstallError::new(InstallOperation::LookAt, self.place(), InstallKind::Missing));
        }
        let ended = |state: &String| ["inactive", "failed"].contains(&state.as_str());
        let has_process = values("MainPID").iter().any(|id| id != "0");
        Ok(has_process || !values("ActiveState").iter().all(ended))
    }

    /// The main processes of these units.
    fn main_processes(&self, units: &str) -> Result<Vec<u32>, InstallError> {
        let shown = self.systemctl(InstallOperation::LookAt, &["show", "--property=MainPID", units])?.text();
        let ids = shown.lines().filter_map(|line| line.strip_prefix("MainPID=")?.trim().parse().ok());
        Ok(ids.filter(|id| *id != 0).collect())
    }

    /// snapd calls a service inactive that is still at its stop (snapd, `systemd.Status`): systemd is asked as well.
    fn is_snap_alive(&self) -> Result<bool, InstallError> {
        let table = self.run(InstallOperation::LookAt, &self.tools.snap, &["services", &self.unit])?.text();
        // "Service  Startup  Current  Notes"
        let states: Vec<&str> = table.lines().skip(1).filter_map(|row| row.split_whitespace().nth(2)).collect();
        if states.is_empty() {
            return Err(InstallError::new(InstallOperation::LookAt, self.place(), InstallKind::Missing)
                .since(&InstallDetail::NoService));
        }
        Ok(states.iter().any(|state| *state != "inactive") || self.is_any_alive(&self.units_of_snap())?)
    }

    fn units_of_snap(&self) -> String {
        format!("snap.{}.*.service", self.unit)
    }
}

impl Control for Service {
    fn controller(&self) -> Controller {
        Controller::Managed(self.place())
    }

    fn is_running(&self) -> Result<Option<bool>, InstallError> {
        match self.manager {
            Manager::Systemd => self.is_any_alive(&self.unit).map(Some),
            Manager::Snap => self.is_snap_alive().map(Some),
        }
    }

    fn processes(&self) -> Result<Option<Vec<u32>>, InstallError> {
        let units = match self.manager {
            Manager::Systemd => self.unit.clone(),
            Manager::Snap => self.units_of_snap(),
        };
        self.main_processes(&units).map(Some)
    }

    fn ask_to_stop(&self) -> Result<(), InstallError> {
        match self.manager {
            Manager::Systemd => self.systemctl(InstallOperation::Stop, &["stop", "--no-block", &self.unit])?,
            // Without it, snap waits until the service has stopped.
            Manager::Snap => self.run(InstallOperation::Stop, &self.tools.snap, &["stop", "--no-wait", &self.unit])?,
        };
        Ok(())
    }

    fn patience(&self) -> Duration {
        PATIENCE
    }

    /// systemd has done so by itself, but for a unit that waits longer.
    fn end(&self) -> Result<(), InstallError> {
        let units = match self.manager {
            Manager::Systemd => self.unit.clone(),
            Manager::Snap => self.units_of_snap(),
        };
        match self.systemctl(InstallOperation::End, &["kill", "--signal=KILL", &units]) {
            // It has just ended: there is nothing to be killed ("Unit … not loaded").
            Err(_) if self.is_running() == Ok(Some(false)) => Ok(()),
            ended => ended.map(|_| ()),
        }
    }

    fn start(&self) -> Result<(), InstallError> {
        match self.manager {
            Manager::Systemd => self.systemctl(InstallOperation::Start, &["start", "--no-block", &self.unit])?,
            Manager::Snap => {
                self.run(InstallOperation::Start, &self.tools.snap, &["start", "--no-wait", &self.unit])?
            }
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    const ANSWERING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/installation/answering.sh");

    /// Tools that answer from files: see tests/installation/answering.sh.
    struct Played(tempfile::TempDir);

    impl Played {
        fn new(answers: &[(&str, &str)]) -> Self {
            let folder = tempfile::tempdir().unwrap();
            for tool in ["systemctl", "snap"] {
                symlink(ANSWERING, folder.path().join(tool)).unwrap();
            }
            for (name, text) in answers {
                fs::write(folder.path().join(name), text).unwrap();
            }
            Self(folder)
        }

        fn service(&self, manager: Manager) -> Service {
            let unit = if manager == Manager::Snap { "plexmediaserver" } else { "plexmediaserver.service" };
            let tools = Tools { systemctl: self.0.path().join("systemctl"), snap: self.0.path().join("snap") };
            Service::new(manager, unit, tools).unwrap()
        }

        fn calls(&self) -> String {
            fs::read_to_string(self.0.path().join("calls")).unwrap()
        }
    }

    #[test]
    fn systemd_is_asked_and_not_waited_for() {
        let played = Played::new(&[]);
        let service = played.service(Manager::Systemd);
        service.ask_to_stop().unwrap();
        service.end().unwrap();
        service.start().unwrap();
        let calls = "systemctl stop --no-block plexmediaserver.service --no-ask-password\n\
                     systemctl kill --signal=KILL plexmediaserver.service --no-ask-password\n\
                     systemctl start --no-block plexmediaserver.service --no-ask-password\n";
        assert_eq!(played.calls(), calls);
        assert_eq!(service.controller(), Controller::Managed("systemd (plexmediaserver)".to_owned()));
    }

    #[test]
    fn a_snap_is_asked_and_not_waited_for() {
        let played = Played::new(&[]);
        let service = played.service(Manager::Snap);
        service.ask_to_stop().unwrap();
        service.end().unwrap();
        service.start().unwrap();
        let calls = "snap stop --no-wait plexmediaserver\n\
                     systemctl kill --signal=KILL snap.plexmediaserver.*.service --no-ask-password\n\
                     snap start --no-wait plexmediaserver\n";
        assert_eq!(played.calls(), calls);
    }

    #[test]
    fn only_what_has_ended_does_not_run() {
        for (state, process, runs) in [
            ("active", "812", true),
            ("activating", "0", true),
            ("deactivating", "812", true),
            ("deactivating", "0", true),
            ("reloading", "812", true),
            ("inactive", "0", false),
            ("failed", "0", false),
            // Its main process has not been reaped.
            ("failed", "812", true),
        ] {
            let shown = format!("MainPID={process}\nLoadState=loaded\nActiveState={state}\n");
            let played = Played::new(&[("systemctl.show", &shown)]);
            assert_eq!(played.service(Manager::Systemd).is_running(), Ok(Some(runs)), "{state} {process}");
        }
    }

    #[test]
    fn a_snap_runs_until_systemd_says_that_it_has_ended() {
        for (current, shown, runs) in [
            ("active", "", true),
            ("inactive", "LoadState=loaded\nActiveState=deactivating\nMainPID=9\n", true),
            ("inactive", "LoadState=loaded\nActiveState=inactive\nMainPID=0\n", false),
            // systemd has forgotten it.
            ("inactive", "", false),
        ] {
            let table = format!(
                "Service                          Startup  Current   Notes\nplexmediaserver.plexmediaserver  enabled  {current}  -\n"
            );
            let played = Played::new(&[("snap.services", &table), ("systemctl.show", shown)]);
            assert_eq!(played.service(Manager::Snap).is_running(), Ok(Some(runs)), "{current} {shown}");
        }
    }

    #[test]
    fn what_is_not_there_is_missing() {
        let shown = "MainPID=0\nLoadState=not-found\nActiveState=inactive\n";
        let played = Played::new(&[("systemctl.show", shown)]);
        let error = played.service(Manager::Systemd).is_running().unwrap_err();
        assert_eq!(error.kind, InstallKind::Missing);
        let error = played.service(Manager::Snap).is_running().unwrap_err();
        assert_eq!(error.kind, InstallKind::Missing);
        let nothing = Tools { systemctl: "/nowhere/systemctl".into(), snap: "/nowhere/snap".into() };
        let service = Service::new(Manager::Systemd, "plexmediaserver.service", nothing).unwrap();
        let error = service.ask_to_stop().unwrap_err();
        assert_eq!((error.kind, error.place.as_str()), (InstallKind::Missing, "/nowhere/systemctl"));
    }

    #[test]
    fn a_user_who_may_not_is_told_of_sudo() {
        for (manager, name, words) in [
            (
                Manager::Systemd,
                "systemctl.stop.error",
                "Failed to stop plexmediaserver.service: Interactive authentication required.\nSee system logs and \
                 'systemctl status plexmediaserver.service' for details.",
            ),
            (Manager::Systemd, "systemctl.stop.error", "Failed to stop plexmediaserver.service: Access denied"),
            (
                Manager::Systemd,
                "systemctl.stop.error",
                "Failed to stop plexmediaserver.service: The name org.freedesktop.PolicyKit1 was not provided by any .service files",
            ),
            (Manager::Snap, "snap.stop.error", "error: access denied (try with sudo)"),
        ] {
            let played = Played::new(&[(name, words)]);
            let error = played.service(manager).ask_to_stop().unwrap_err();
            assert_eq!(error.kind, InstallKind::NotPermitted, "{words}");
            assert!(error.detail.is_some_and(|detail| detail.id == "install-detail-start-with-sudo"), "{words}");
        }
    }

    #[test]
    fn where_systemd_does_not_run_nothing_was_stopped() {
        let words = "System has not been booted with systemd as init system (PID 1). Can't operate.\n\
                     Failed to connect to bus: Host is down";
        let all = ["stop", "start", "kill", "show"].map(|verb| format!("systemctl.{verb}.error"));
        let played = Played::new(&all.each_ref().map(|name| (name.as_str(), words)));
        let service = played.service(Manager::Systemd);
        let errors = [service.ask_to_stop(), service.end(), service.start(), service.is_running().map(|_| ())];
        for error in errors.map(Result::unwrap_err) {
            assert_eq!(error.kind, InstallKind::ToolFailed);
            assert!(error.to_string().contains("not been booted with systemd"), "{error}");
        }
    }

    #[test]
    fn what_has_just_ended_need_not_be_killed() {
        let shown = "LoadState=loaded\nActiveState=inactive\nMainPID=0\n";
        let words = "Failed to kill unit plexmediaserver.service: Unit plexmediaserver.service not loaded.";
        let played = Played::new(&[("systemctl.kill.error", words), ("systemctl.show", shown)]);
        assert_eq!(played.service(Manager::Systemd).end(), Ok(()));
    }

    #[test]
    fn only_names_are_handed_to_the_tools() {
        for unit in ["", "-H", "--host=x", "*", "a b", "plex;", "ple/x"] {
            let error = Service::new(Manager::Systemd, unit, Tools::default()).unwrap_err();
            assert_eq!(error.kind, InstallKind::Unsupported, "{unit}");
        }
        assert!(Service::new(Manager::Systemd, "plex@anna.service", Tools::default()).is_ok());
    }
}
