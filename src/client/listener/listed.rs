//! Windows and macOS: by the system's own table of sockets, which names the process of each.
//!
//! macOS shows a normal user only the sockets of that user's own processes. One of another user's at the same port stays unseen;
//! the kernel refuses it the port while the server has it (XNU, `in_pcbbind`). That was never run on a Mac.

use std::net::SocketAddr;

use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

use super::{Listener, takes};

/// How far up the line of parents is looked.
const GENERATIONS: usize = 8;

pub fn of(address: SocketAddr, processes: &[u32]) -> Listener {
    let Some(all) = all() else { return Listener::Unknown };
    let mut theirs = all.iter().filter(|(socket, _)| takes(*socket, address)).map(|(_, process)| *process).peekable();
    if theirs.peek().is_none() {
        return Listener::Foreign;
    }
    let is_own = |pid: u32| processes.contains(&pid) || descends(pid, processes);
    if theirs.all(|process| process.map_or_else(counts_untold, is_own)) { Listener::Own } else { Listener::Foreign }
}

/// Was it started by one of them, or by what they have started?
fn descends(pid: u32, processes: &[u32]) -> bool {
    let Ok(mut system) = System::new() else { return false };
    system.refresh_processes_specifics(ProcessesToUpdate::All, true, ProcessRefreshKind::nothing());
    let parent = |pid: u32| system.process(Pid::from_u32(pid))?.parent().map(Pid::as_u32);
    std::iter::successors(Some(pid), |pid| parent(*pid)).take(GENERATIONS).any(|pid| processes.contains(&pid))
}

/// The sockets that listen, with their processes; `None` where the system does not tell which it is.
#[cfg(windows)]
fn all() -> Option<Vec<(SocketAddr, Option<u32>)>> {
    use netstat2::{AddressFamilyFlags, ProtocolFlags, ProtocolSocketInfo, TcpState};
    let families = AddressFamilyFlags::IPV4 | AddressFamilyFlags::IPV6;
    let all = netstat2::get_sockets_info(families, ProtocolFlags::TCP).ok()?;
    let listening = all.into_iter().filter_map(|socket| match socket.protocol_socket_info {
        ProtocolSocketInfo::Tcp(tcp) if tcp.state == TcpState::Listen => {
            // 0 is nobody's.
            let process = socket.associated_pids.first().copied().filter(|pid| *pid != 0);
            Some((SocketAddr::new(tcp.local_addr, tcp.local_port), process))
        }
        _ => None,
    });
    Some(listening.collect())
}

#[cfg(target_os = "macos")]
fn all() -> Option<Vec<(SocketAddr, Option<u32>)>> {
    let all = listeners::get_all().ok()?;
    let tcp = all.into_iter().filter(|listener| listener.protocol == listeners::Protocol::TCP);
    Some(tcp.map(|listener| (listener.socket, Some(listener.process.pid))).collect())
}

/// Wine 8 names no process for any socket. A real Windows names each, and nothing else counts there.
#[cfg(windows)]
fn counts_untold() -> bool {
    crate::client::installation::windows::trusted::is_wine()
}

#[cfg(target_os = "macos")]
const fn counts_untold() -> bool {
    false
}
