//! A server whose owner stops and starts it: only its answers tell whether it runs, and one that misses some is not stopped.

use std::fs;
use std::net::SocketAddr;
use std::time::Duration;

use plex_locksmith::client::installation::file::in_folder;
use plex_locksmith::client::model::MachineId;
use plex_locksmith::client::plex::http::Http;
use plex_locksmith::client::plex::server::ServerClient;
use plex_locksmith::client::repair::Fault;
use plex_locksmith::client::repair::claim::ClaimTarget;
use plex_locksmith::client::repair::power::{CancelTokens, RepairContext};
use plex_locksmith::client::settings::Settings;
use plex_locksmith::demo::{Home, Installed, Kind, ServerOptions, settings_for};

use crate::rig::{quick, runtime};

const NAME: &str = "Attic NAS";
/// How long a server here writes its settings after its port has closed.
const WRITES: Duration = Duration::from_millis(400);

/// An address that it had once: nothing listens there any more.
fn old_address() -> SocketAddr {
    "127.0.0.1:1".parse().unwrap()
}

/// Before a server in a folder, with an old address beside its own. A look takes a tenth of a second at most.
fn before_a_server(test: impl AsyncFnOnce(&Installed, &RepairContext<'_>)) {
    let (runtime, folder) = (runtime(), tempfile::tempdir().unwrap());
    let handle = runtime.handle().clone();
    runtime.block_on(async {
        let mut home = Home::empty().await.unwrap();
        let server = home.install(ServerOptions::new(NAME), Kind::ClaimedNotListed, folder.path()).await.unwrap();
        let mut settings: Settings = settings_for(&home, &handle, "hand".to_owned()).unwrap();
        quick(&mut settings);
        settings.net.limits.answer = Duration::from_millis(100);
        settings.net.limits.quiet = WRITES * 3 / 2;
        let servers = ServerClient::new(Http::new(&settings.net).unwrap(), settings.net.limits.clone());
        let target = ClaimTarget {
            id: MachineId::new(&ServerOptions::new(NAME).machine_id).unwrap(),
            name: NAME.to_owned(),
            addresses: vec![(old_address(), false), (server.address(), false)],
            place: None,
            duplicate: false,
        };
        let context = RepairContext {
            installation: in_folder(server.preferences().to_owned()),
            target: &target,
            servers: &servers,
            limits: &settings.net.limits,
            report: &|_| {},
            cancel: CancelTokens::default(),
        };
        test(&server, &context).await;
    });
}

#[test]
fn a_busy_server_that_misses_two_looks_still_runs_whatever_its_old_address_says() {
    before_a_server(async |server, context| {
        server.change(|behaviour| behaviour.hangs = true);
        let busy = server.clone();
        let wakes = tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(280)).await;
            busy.change(|behaviour| behaviour.hangs = false);
        });
        assert_eq!(context.runs().await, Ok(true));
        wakes.await.unwrap();
    });
}

#[test]
fn a_server_that_refuses_everywhere_is_stopped() {
    before_a_server(async |server, context| {
        assert_eq!(context.runs().await, Ok(true));
        assert_eq!(context.must_be_stopped().await, Err(Fault::StillRunning));
        server.stop();
        while server.is_running() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        assert_eq!(context.runs().await, Ok(false));
        assert_eq!(context.must_be_stopped().await, Ok(()));
    });
}

/// Its port closes first, and that is all that is seen of it from outside.
#[test]
fn what_a_server_writes_after_its_port_has_closed_is_waited_for() {
    before_a_server(async |server, context| {
        let whole = fs::read_to_string(server.preferences()).unwrap();
        server.change(|behaviour| behaviour.exit_takes = WRITES);
        // It writes what it has in its memory.
        let changed = whole.replace(NAME, "changed under it");
        assert_ne!(changed, whole);
        fs::write(server.preferences(), changed).unwrap();
        server.stop();
        assert_eq!(context.stop().await, Ok(()));
        assert!(!server.is_running(), "it was still writing");
        assert_eq!(fs::read_to_string(server.preferences()).unwrap(), whole);
    });
}
