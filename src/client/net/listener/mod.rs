//! Who listens there? The one answer to "is this listener that server's own process?".
//!
//! A port of this computer proves nothing by itself: any local user can listen on one, and copy the public identifier of any server.
//! Over loopback a secret goes only to a process that the system names as the server's.

#[cfg(any(windows, target_os = "macos"))]
mod listed;
#[cfg(not(any(windows, target_os = "macos")))]
mod proc_net;

use std::net::{IpAddr, SocketAddr};

/// Whose the listeners are that would answer at an address of this computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listener {
    /// Each of them belongs to the processes that were asked about.
    Own,
    /// One of them is somebody else's, or nobody listens.
    Foreign,
    /// The system does not tell.
    Unknown,
}

/// Asks the system who would answer at `address`, an address of this computer. `processes` are those of the server, by their ids; what
/// they have started counts as theirs.
///
/// Several sockets can listen at one port (`SO_REUSEPORT`, or one for each address): all of them have to be the server's, because any
/// of them may be the one that answers. It reads the system's tables: not for a thread that has other work.
#[must_use]
pub fn of(address: SocketAddr, processes: &[u32]) -> Listener {
    if processes.is_empty() {
        return Listener::Foreign;
    }
    #[cfg(any(windows, target_os = "macos"))]
    return listed::of(address, processes);
    #[cfg(not(any(windows, target_os = "macos")))]
    return proc_net::of(address, processes);
}

/// Would a socket that is bound to `bound` take a connection to `address`?
fn takes(bound: SocketAddr, address: SocketAddr) -> bool {
    let (bound_ip, ip) = (bound.ip().to_canonical(), address.ip().to_canonical());
    let is_any = match bound.ip() {
        IpAddr::V4(any) => any.is_unspecified() && ip.is_ipv4(),
        // Bound to `::` it takes IPv4 as well, unless it was told otherwise: then it is one more that has to be the server's.
        IpAddr::V6(any) => any.is_unspecified(),
    };
    bound.port() == address.port() && (is_any || bound_ip == ip)
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn a_socket_takes_what_is_sent_to_its_address_or_to_any() {
        let takes = |bound: &str, address: &str| super::takes(bound.parse().unwrap(), address.parse().unwrap());
        for bound in ["127.0.0.1:32400", "0.0.0.0:32400", "[::]:32400", "[::ffff:127.0.0.1]:32400"] {
            assert!(takes(bound, "127.0.0.1:32400"), "{bound}");
        }
        for bound in ["127.0.0.2:32400", "0.0.0.0:32401", "[::1]:32400"] {
            assert!(!takes(bound, "127.0.0.1:32400"), "{bound}");
        }
        assert!(!takes("0.0.0.0:32400", "[::1]:32400"));
    }

    #[test]
    fn a_listener_of_this_very_process_is_its_own_and_nobody_elses() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let me = std::process::id();
        assert_eq!(of(address, &[me]), Listener::Own);
        assert_eq!(of(address, &[]), Listener::Foreign);
        drop(listener);
        assert_eq!(of(address, &[me]), Listener::Foreign, "nobody listens");
    }

    /// Says at which port it listens, and does until its input ends.
    #[cfg(unix)]
    const LISTEN: [&str; 3] = [
        "python3",
        "-c",
        "import socket,sys; s=socket.create_server(('127.0.0.1',0)); print(s.getsockname()[1], flush=True); sys.stdin.read()",
    ];
    #[cfg(windows)]
    const LISTEN: [&str; 3] = [
        "powershell.exe",
        "-Command",
        "$s=[Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback,0); $s.Start(); \
         [Console]::Out.WriteLine($s.LocalEndpoint.Port); [Console]::In.ReadToEnd()",
    ];
    #[cfg(unix)]
    const WAIT: [&str; 2] = ["sleep", "60"];
    #[cfg(windows)]
    const WAIT: [&str; 4] = ["ping.exe", "-n", "60", "127.0.0.1"];

    #[cfg_attr(windows, ignore = "Wine says of no socket whose it is")]
    #[test]
    fn a_listener_of_another_process_is_foreign_and_a_childs_is_its_parents() {
        use std::io::{BufRead as _, BufReader};
        use std::process::{Command, Stdio};

        let start = |command: &[&str]| {
            let (program, words) = command.split_first().unwrap();
            Command::new(program).args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect(program)
        };
        let mut child = start(&LISTEN);
        let mut port = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut port).unwrap();
        let address: SocketAddr = format!("127.0.0.1:{}", port.trim()).parse().unwrap();
        let mut other = start(&WAIT);
        assert_eq!(of(address, &[child.id()]), Listener::Own);
        assert_eq!(of(address, &[std::process::id()]), Listener::Own, "it was started by this process");
        assert_eq!(of(address, &[other.id()]), Listener::Foreign);
        for process in [&mut child, &mut other] {
            process.kill().unwrap();
            process.wait().unwrap();
        }
    }
}
