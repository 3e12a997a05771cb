//! Linux: `/proc/net/tcp` and `tcp6` name the user and the inode of each socket, and `/proc/PID/fd` has the sockets of a process
//! (proc_pid_net(5), proc_pid_fd(5)).
//!
//! Only root may look into the processes of others. Where that is not allowed, the socket's user has to be the one of the server's
//! process, whom no other user but root can make sockets for; a server that shares its user with others is not told from them then.

use std::collections::HashSet;
use std::fs;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use super::{Listener, takes};

/// `TCP_LISTEN` of the kernel's `tcp_states.h`, as the table has it.
const LISTENS: &str = "0A";
/// The tables of a computer with very many sockets: not read further.
const LARGEST: usize = 64 << 20;
/// How far up the line of parents is looked.
const GENERATIONS: usize = 8;

/// A listening socket, as the table has it.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    bound: SocketAddr,
    user: u32,
    inode: u64,
}

pub fn of(address: SocketAddr, processes: &[u32]) -> Listener {
    let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map(fs::read_to_string);
    let Ok(v4) = &tables[0] else { return Listener::Unknown };
    // Without IPv6 there is no second table.
    let texts = [v4.as_str(), tables[1].as_deref().unwrap_or_default()];
    if texts.iter().any(|text| text.len() > LARGEST) {
        return Listener::Unknown;
    }
    let rows: Vec<Row> = texts.iter().flat_map(|text| listening(text)).filter(|r| takes(r.bound, address)).collect();
    if rows.is_empty() {
        return Listener::Foreign;
    }
    match inodes_of(processes) {
        Some(own) if rows.iter().all(|row| own.contains(&row.inode)) => Listener::Own,
        Some(_) => Listener::Foreign,
        None => by_user(&rows, processes),
    }
}

/// The servers' processes are closed to this user: the user of each socket has to be theirs.
fn by_user(rows: &[Row], processes: &[u32]) -> Listener {
    let users: Option<Vec<u32>> = processes.iter().map(|pid| user_of(*pid)).collect();
    match users {
        Some(users) if rows.iter().all(|row| users.contains(&row.user)) => Listener::Own,
        Some(_) => Listener::Foreign,
        None => Listener::Unknown,
    }
}

fn listening(table: &str) -> Vec<Row> {
    // "sl local_address rem_address st tx:rx tr:tm->when retrnsmt uid timeout inode …"
    let rows = table.lines().skip(1).filter_map(|line| {
        let fields: Vec<&str> = line.split_whitespace().take(10).collect();
        let &[_, local, _, LISTENS, _, _, _, user, _, inode] = fields.as_slice() else { return None };
        Some(Row { bound: address(local)?, user: user.parse().ok()?, inode: inode.parse().ok()? })
    });
    rows.collect()
}

/// `0100007F:7E90`: each word of four bytes is in the order of this computer's own memory, the port in the usual one.
fn address(text: &str) -> Option<SocketAddr> {
    let (ip, port) = text.split_once(':')?;
    let port = u16::from_str_radix(port, 16).ok()?;
    let word = |from: usize| u32::from_str_radix(ip.get(from..from + 8)?, 16).ok().map(u32::to_ne_bytes);
    let ip = match ip.len() {
        8 => IpAddr::V4(Ipv4Addr::from(word(0)?)),
        32 => {
            let mut bytes = [0; 16];
            for (nth, part) in bytes.chunks_exact_mut(4).enumerate() {
                part.copy_from_slice(&word(nth * 8)?);
            }
            IpAddr::V6(Ipv6Addr::from(bytes))
        }
        _ => return None,
    };
    Some(SocketAddr::new(ip, port))
}

/// The sockets of these processes and of what they have started; `None` if this user may not look at one that is the server's.
fn inodes_of(processes: &[u32]) -> Option<HashSet<u64>> {
    let mut inodes = HashSet::new();
    for pid in processes.iter().copied().chain(started_by(processes)) {
        match fs::read_dir(format!("/proc/{pid}/fd")) {
            Ok(open) => inodes.extend(open.flatten().filter_map(|entry| inode(&fs::read_link(entry.path()).ok()?))),
            Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => return None,
            // It has ended meanwhile.
            Err(_) => {}
        }
    }
    Some(inodes)
}

/// "socket:[12345]"
fn inode(link: &std::path::Path) -> Option<u64> {
    link.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?.parse().ok()
}

fn started_by(processes: &[u32]) -> Vec<u32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let all = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let is_below = |pid: &u32| {
        std::iter::successors(parent(*pid), |pid| parent(*pid))
            .take(GENERATIONS)
            .any(|above| processes.contains(&above))
    };
    all.filter(|pid| !processes.contains(pid)).filter(is_below).collect()
}

/// A field of `/proc/PID/status`.
fn status(pid: u32, name: &str) -> Option<u32> {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
    line.split_whitespace().next()?.parse().ok()
}

fn parent(pid: u32) -> Option<u32> {
    status(pid, "PPid").filter(|above| *above > 1)
}

fn user_of(pid: u32) -> Option<u32> {
    status(pid, "Uid")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Linux 6.1 prints it, on a computer of the usual order of bytes.
    const TABLE: &str = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:7E90 00000000:0000 0A 00000000:00000000 00:00000000 00000000   997        0 20741 1 0000000000000000 100 0 0 10 0
   1: 0100007F:7E90 0100007F:D2A4 01 00000000:00000000 00:00000000 00000000 65534        0 20999 1 0000000000000000 20 4 30 10 -1
   2: nonsense
";

    #[cfg(target_endian = "little")]
    #[test]
    fn only_sockets_that_listen_count() {
        let bound = "127.0.0.1:32400".parse().unwrap();
        assert_eq!(listening(TABLE), [Row { bound, user: 997, inode: 20741 }]);
    }

    #[cfg(target_endian = "little")]
    #[test]
    fn addresses_of_both_kinds_are_read() {
        assert_eq!(address("0100007F:7E90"), "127.0.0.1:32400".parse().ok());
        assert_eq!(address("00000000000000000000000001000000:7E90"), "[::1]:32400".parse().ok());
        assert_eq!(address("0000000000000000FFFF00000100007F:7E90"), "[::ffff:127.0.0.1]:32400".parse().ok());
        assert_eq!(address("0100:7E90"), None);
    }

    #[test]
    fn a_socket_of_another_user_is_foreign_where_processes_are_closed() {
        let row = |user| Row { bound: "0.0.0.0:1".parse().unwrap(), user, inode: 1 };
        let (me, own) = (std::process::id(), user_of(std::process::id()).unwrap());
        assert_eq!(by_user(&[row(own)], &[me]), Listener::Own);
        assert_eq!(by_user(&[row(own), row(own + 1)], &[me]), Listener::Foreign);
        assert_eq!(by_user(&[row(own)], &[u32::MAX]), Listener::Unknown);
    }
}
