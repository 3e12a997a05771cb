//! Windows and macOS: by the system's own table of sockets, which names the process of each.
//!
//! macOS shows a normal user only the sockets of that user's own processes. One of another user's at the same port stays unseen;
//! the kernel refuses it the port while the server has it (XNU, `in_pcbbind`). That was never run on a Mac.

use std::net::SocketAddr;

use listeners::Protocol;
use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

use super::{Listener, takes};

/// How far up the line of parents is looked.
const GENERATIONS: usize = 8;

pub fn of(address: SocketAddr, processes: &[u32]) -> Listener {
    let Ok(all) = listeners::get_all() else { return Listener::Unknown };
    let mut mine = all.iter().filter(|l| l.protocol == Protocol::TCP && takes(l.socket, address)).peekable();
    if mine.peek().is_none() {
        return Listener::Foreign;
    }
    let Ok(mut system) = System::new() else { return Listener::Unknown };
    system.refresh_processes_specifics(ProcessesToUpdate::All, true, ProcessRefreshKind::nothing());
    let parent = |pid: u32| system.process(Pid::from_u32(pid))?.parent().map(Pid::as_u32);
    let is_own = |pid: u32| {
        std::iter::successors(Some(pid), |pid| parent(*pid)).take(GENERATIONS).any(|pid| processes.contains(&pid))
    };
    if mine.all(|listener| is_own(listener.process.pid)) { Listener::Own } else { Listener::Foreign }
}
