use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use super::super::service::{Kind, RemoteControl, Service};
use super::{TestHost, hosts, smallest};
use crate::client::installation::{Control as _, InstallKind};
use crate::client::model::HostService;

const FILE: &str = "/data/Plex Media Server/Preferences.xml";
const ID: &str = "0123456789abcdef";

/// The vendors' commands, around a server of this host; what `stop` does.
fn services(host: &TestHost, stop: &str) -> Vec<Service> {
    let (root, start) = (host.root(), host.server());
    let verbs = |verb: &str| format!("case ${verb} in start) {start} ;; stop) {stop} ;; kill) {KILL} ;; esac");
    host.program("usr/syno/bin/synopkg", &verbs("1"));
    host.program("etc/init.d/plex.sh", &verbs("1"));
    host.program("usr/local/AppCentral/plexmediaserver/CONTROL/start-stop.sh", &verbs("1"));
    let shown = format!(
        "show) echo LoadState=loaded; if [ -n \"$({PIDS})\" ]; then echo ActiveState=active; echo MainPID=7; \
         else echo ActiveState=inactive; echo MainPID=0; fi ;;"
    );
    host.program(
        "bin/systemctl",
        &format!("case $1 in {shown} start) {start} ;; stop) {stop} ;; kill) {KILL} ;; esac"),
    );
    let rows = format!(
        "services) echo Service; if [ -n \"$({PIDS})\" ]; then echo a.a enabled active -; \
         else echo a.a enabled inactive -; fi ;;"
    );
    host.program("bin/snap", &format!("case $1 in {rows} start) {start} ;; stop) {stop} ;; esac"));
    let runs = format!("inspect) if [ -n \"$({PIDS})\" ]; then echo true; else echo false; fi ;;");
    host.program("bin/docker", &format!("case $1 in {runs} start) {start} ;; stop) {stop} ;; kill) {KILL} ;; esac"));
    host.program("share/start.sh", &start);
    host.program("share/stop.sh", KILL);
    let folder = format!("{root}/share");
    let of = |service: HostService| Service::of(&service).unwrap();
    let engine = Kind::Engine { program: format!("{root}/bin/docker"), container: "plex".to_owned() };
    vec![
        of(HostService::Synology { package: "PlexMediaServer".to_owned() }),
        of(HostService::Synology { package: "Plex Media Server".to_owned() }),
        of(HostService::Qnap),
        of(HostService::WdMyCloud { folder }),
        of(HostService::Asustor),
        of(HostService::Systemd { unit: "plexmediaserver.service".to_owned() }),
        of(HostService::Snap),
        Service { kind: engine, name: ID.to_owned() },
    ]
}

/// The servers below the folder of the tool that asks.
const PIDS: &str =
    "r=${0%/bin/*}; for p in /proc/[0-9]*; do case $(readlink $p/exe) in $r/opt/*) echo ${p#/proc/};; esac; done";
/// The same for the tools that lie elsewhere.
const KILL: &str = "r=$0; while [ -n \"$r\" ] && [ ! -d \"$r/opt\" ]; do r=${r%/*}; done; for p in /proc/[0-9]*; do case $(readlink $p/exe) in $r/opt/*) kill -9 ${p#/proc/};; esac; done";

fn control(host: &TestHost, service: &Service) -> RemoteControl {
    RemoteControl::new(host.site(), service.clone(), FILE, true)
}

fn is_soon(what: impl Fn() -> bool) -> bool {
    let end = Instant::now() + Duration::from_secs(15);
    while Instant::now() < end {
        if what() {
            return true;
        }
        thread::sleep(Duration::from_millis(50));
    }
    false
}

#[test]
fn every_service_is_stopped_and_started() {
    for host in hosts() {
        for service in services(&host, KILL) {
            let control = control(&host, &service);
            assert!(service.is_plain(), "{service:?}");
            assert!(is_soon(|| control.is_running() == Ok(Some(false))), "{service:?}");
            assert_eq!(control.start(), Ok(()), "{service:?}");
            assert!(is_soon(|| control.is_running() == Ok(Some(true))), "{service:?}");
            assert_eq!(control.ask_to_stop(), Ok(()), "{service:?}");
            assert!(is_soon(|| control.is_running() == Ok(Some(false))), "{service:?}");
            assert_eq!(control.start(), Ok(()), "{service:?}");
            assert!(is_soon(|| control.is_running() == Ok(Some(true))), "{service:?}");
            assert_eq!(fs::read_dir(host.at("run")).unwrap().count(), 0, "{service:?}");
            host.kill("-9");
            assert!(is_soon(|| host.servers().is_empty()));
        }
    }
}

#[test]
fn a_stop_that_lies_is_seen_and_the_server_is_ended() {
    let host = smallest();
    for service in services(&host, "echo '{\"success\":true}'") {
        if service.kind == Kind::WdMyCloud {
            continue;
        }
        let control = control(&host, &service);
        control.start().unwrap();
        assert_eq!(control.ask_to_stop(), Ok(()), "{service:?}");
        assert_eq!(control.is_running(), Ok(Some(true)), "{service:?}");
        let ended = control.end();
        if service.kind != Kind::Snap {
            assert_eq!(ended, Ok(()), "{service:?}");
            assert!(is_soon(|| control.is_running() == Ok(Some(false))), "{service:?}");
        }
        host.kill("-9");
        assert!(is_soon(|| host.servers().is_empty()));
        control.start().unwrap();
        host.kill("-9");
        assert!(is_soon(|| host.servers().is_empty()));
    }
}

#[test]
fn where_nobody_comes_back_the_server_starts_by_itself_and_once() {
    let host = smallest();
    for service in services(&host, KILL).into_iter().skip(2) {
        // WD's server is asked twice, which takes longer.
        let rounds = if service.kind == Kind::WdMyCloud { 8 } else { 2 };
        let control = control(&host, &service).with_rounds((rounds, 1));
        control.start().unwrap();
        let before = host.starts();
        control.ask_to_stop().unwrap();
        *host.shell.is_cut.lock().unwrap() = true;
        assert!(is_soon(|| !host.servers().is_empty() && host.starts() == before + 1), "{service:?}");
        *host.shell.is_cut.lock().unwrap() = false;
        assert_eq!(control.start(), Ok(()), "it runs already");
        assert_eq!(host.starts(), before + 1, "{service:?}");
        host.kill("-9");
        assert!(is_soon(|| host.servers().is_empty()));
    }
}

#[test]
fn who_starts_the_server_takes_that_from_whatever_would() {
    for host in hosts() {
        let service = &services(&host, KILL)[2];
        let first = control(&host, service).with_rounds((3, 1));
        first.start().unwrap();
        first.ask_to_stop().unwrap();
        // Another run of this program asks again, and then starts it.
        let second = control(&host, service).with_rounds((3, 1));
        second.ask_to_stop().unwrap();
        assert_eq!(fs::read_dir(host.at("run")).unwrap().count(), 1, "the new one takes the note of the old");
        second.start().unwrap();
        // Its owner stops it afterwards.
        host.kill("-9");
        thread::sleep(Duration::from_secs(5));
        assert!(host.servers().is_empty());
        assert_eq!(host.starts(), 2);
    }
}

#[test]
fn a_command_that_fails_or_is_missing_is_named() {
    for host in hosts() {
        for service in services(&host, "exit 3").into_iter().take(3) {
            let control = control(&host, &service);
            let error = control.ask_to_stop().unwrap_err();
            assert!(error.kind == InstallKind::ToolFailed && error.on_host, "{service:?}");
        }
        fs::remove_dir_all(host.at("usr")).unwrap();
        fs::remove_dir_all(host.at("etc")).unwrap();
        for service in services(&TestHost::new(&["/bin/sh"]), KILL).into_iter().take(3) {
            let control = control(&host, &service);
            assert_eq!(control.ask_to_stop().unwrap_err().kind, InstallKind::Unsupported, "{service:?}");
            assert_eq!(control.start().unwrap_err().kind, InstallKind::Unsupported, "{service:?}");
        }
    }
}

#[test]
fn a_container_that_was_made_anew_is_not_the_same() {
    for host in hosts() {
        let service = services(&host, KILL).pop().unwrap();
        host.program("bin/docker", "echo \"Error: No such object: $2\" >&2; exit 1");
        let error = control(&host, &service).is_running().unwrap_err();
        assert_eq!(error.kind, InstallKind::Changed);
        assert!(error.to_string().contains("container-replaced"), "{error}");
        host.program("bin/docker", "echo 'Cannot connect to the Docker daemon' >&2; exit 1");
        let error = control(&host, &service).is_running().unwrap_err();
        assert!(error.kind == InstallKind::ToolFailed && error.to_string().contains("daemon"), "{error}");
    }
}

#[test]
fn only_names_are_handed_to_the_tools() {
    let service = |kind: Kind, name: &str| Service { kind, name: name.to_owned() };
    let engine = |program: &str| Kind::Engine { program: program.to_owned(), container: "plex".to_owned() };
    for wrong in [
        service(Kind::Systemd, "-H"),
        service(Kind::Systemd, "*"),
        service(Kind::Systemd, ""),
        service(Kind::Systemd, "a b"),
        service(Kind::Synology, "Other"),
        service(Kind::WdMyCloud, "start"),
        service(engine("docker"), ID),
        service(engine("/bin/docker"), "--help"),
    ] {
        assert!(!wrong.is_plain(), "{wrong:?}");
    }
}
