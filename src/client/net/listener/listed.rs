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
    #[cfg(windows)]
    if crate::client::system::is_wine() {
        return untold(address);
    }
    let Some(all) = all() else { return Listener::Unknown };
    let mut theirs = all.iter().filter(|(socket, _)| takes(*socket, address)).map(|(_, process)| *process).peekable();
    if theirs.peek().is_none() {
        return Listener::Foreign;
    }
    let is_own = |pid: u32| processes.contains(&pid) || descends(pid, processes);
    if theirs.all(is_own) { Listener::Own } else { Listener::Foreign }
}

/// Wine 8 names no process for any socket, and looks through all that run to find that out. That somebody listens is all that it can
/// tell, and a connection tells that as well, and sooner.
#[cfg(windows)]
fn untold(address: SocketAddr) -> Listener {
    const LIMIT: std::time::Duration = std::time::Duration::from_secs(1);
    let answers = std::net::TcpStream::connect_timeout(&address, LIMIT).is_ok();
    if answers { Listener::Own } else { Listener::Foreign }
}

/// Was it started by one of them, or by what they have started?
fn descends(pid: u32, processes: &[u32]) -> bool {
    let Ok(mut system) = System::new() else { return false };
    system.refresh_processes_specifics(ProcessesToUpdate::All, true, ProcessRefreshKind::nothing());
    let parent = |pid: u32| system.process(Pid::from_u32(pid))?.parent().map(Pid::as_u32);
    std::iter::successors(Some(pid), |pid| parent(*pid)).take(GENERATIONS).any(|pid| processes.contains(&pid))
}

/// The sockets that listen, with their processes (0 is nobody's); `None` where the system does not tell.
#[cfg(windows)]
fn all() -> Option<Vec<(SocketAddr, u32)>> {
    use netstat2::{AddressFamilyFlags, ProtocolFlags, ProtocolSocketInfo, TcpState};
    let families = AddressFamilyFlags::IPV4 | AddressFamilyFlags::IPV6;
    let all = netstat2::get_sockets_info(families, ProtocolFlags::TCP).ok()?;
    let listening = all.into_iter().filter_map(|socket| match socket.protocol_socket_info {
        ProtocolSocketInfo::Tcp(tcp) if tcp.state == TcpState::Listen => {
            let process = socket.associated_pids.first().copied().unwrap_or_default();
            Some((SocketAddr::new(tcp.local_addr, tcp.local_port), process))
        }
        ProtocolSocketInfo::Tcp(_) | ProtocolSocketInfo::Udp(_) => None,
    });
    Some(listening.collect())
}

#[cfg(target_os = "macos")]
fn all() -> Option<Vec<(SocketAddr, u32)>> {
    let all = listeners::get_all().ok()?;
    let tcp = all.into_iter().filter(|listener| listener.protocol == listeners::Protocol::TCP);
    Some(tcp.map(|listener| (listener.socket, listener.process.pid)).collect())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_systems_table_has_what_listens() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        assert!(super::all().unwrap().iter().any(|(socket, _)| *socket == address));
    }
}
