//! Processes of one name: this user's, and others'.

use std::ffi::OsStr;

use sysinfo::{Pid, Process, ProcessRefreshKind, ProcessesToUpdate, System, UpdateKind, get_current_pid};

use crate::client::installation::command;
use crate::client::model::text::DisplayText;

const PS: &str = "/bin/ps";

/// The processes of a name, as they were a moment ago.
pub struct Processes {
    system: System,
    name: &'static str,
    own: Pid,
}

impl Processes {
    /// Looks for them. The name is that of the program's file: the kernel's own name of a process ends after 16
    /// characters.
    ///
    /// # Errors
    /// When the system does not tell.
    pub fn named(name: &'static str) -> Result<Self, sysinfo::Error> {
        let own = get_current_pid()?;
        let mut system = System::new()?;
        let what = ProcessRefreshKind::nothing().with_user(UpdateKind::Always);
        system.refresh_processes_specifics(ProcessesToUpdate::All, true, what);
        Ok(Self { system, name, own })
    }

    fn all(&self) -> impl Iterator<Item = &Process> {
        let name = OsStr::new(self.name);
        self.system.processes().values().filter(move |process| process.name() == name)
    }

    /// macOS tells everybody about their own processes, and about others' not even whose they are.
    fn is_mine(&self, process: &Process) -> bool {
        let me = self.system.process(self.own).and_then(Process::user_id);
        me.is_some() && process.user_id() == me
    }

    /// This user's.
    pub fn mine(&self) -> impl Iterator<Item = &Process> {
        self.all().filter(|process| self.is_mine(process))
    }

    /// The other users who have such a process, each once.
    pub fn of_others(&self) -> Vec<DisplayText> {
        let others = self.all().filter(|process| !self.is_mine(process));
        let mut users: Vec<_> = others.filter_map(|process| user_of(process.pid())).collect();
        users.sort_by(|a, b| a.as_str().cmp(b.as_str()));
        users.dedup();
        users
    }
}

/// The login name of a process's user: `ps` may see it (ps(1) on macOS runs as root).
fn user_of(pid: Pid) -> Option<DisplayText> {
    let output = command::run(OsStr::new(PS), &["-o", "user=", "-p", &pid.to_string()], None).ok()?;
    output.success.then(|| output.text()).as_deref().and_then(DisplayText::new)
}
