//! Repairs, undoes and restarts that their owner leaves while they run.

use std::time::Duration;

use plex_locksmith::client::repair::{Fault, LaterSignIn, RepairEnd, Step};
use plex_locksmith::client::state::Request;
use plex_locksmith::demo::PlexFault;

use super::bench::{Bench, NAME};

#[test]
fn cancel_puts_everything_back() {
    let bench = Bench::stale();
    bench.rig.sign_in().unwrap();
    bench.rig.wait("the list", |m| m.under_way == 0 && !m.installed.is_empty());
    let before = bench.settings();
    bench.rig.home.plex_tv().set_fault(PlexFault::RateLimited);
    bench.rig.engine.request(Request::Repair { server: bench.rig.key(NAME), agreed: None });
    bench.rig.wait("it asks for a code", |m| {
        m.repair.as_ref().is_some_and(|r| r.steps.iter().any(|line| line.step == Step::Claim))
    });
    bench.rig.engine.request(Request::CancelRepair);
    assert_eq!(
        bench.end(),
        RepairEnd::Restored { fault: Fault::Cancelled, runs: true, kept: None, sign_in: LaterSignIn::None }
    );
    assert_eq!(bench.settings(), before);
}

/// What was asked to close cannot be started before it has.
#[test]
fn a_server_that_is_left_while_it_closes_runs_again() {
    let bench = Bench::stale();
    bench.server.change(|b| b.exit_takes = Duration::from_millis(700));
    bench.rig.sign_in().unwrap();
    bench.rig.wait("the list", |m| m.under_way == 0 && !m.installed.is_empty());
    let before = bench.settings();
    bench.rig.engine.request(Request::Repair { server: bench.rig.key(NAME), agreed: None });
    let address = bench.server.address();
    bench.rig.wait("it closes", |m| {
        m.repair.is_some() && std::net::TcpStream::connect_timeout(&address, Duration::from_millis(200)).is_err()
    });
    bench.rig.engine.request(Request::CancelRepair);
    assert_eq!(bench.end(), RepairEnd::Untouched { fault: Fault::Cancelled, runs: true });
    assert!(bench.server.is_running());
    assert_eq!(bench.settings(), before);
    assert_eq!(bench.files_of_repairs().iter().filter(|file| file.ends_with("journal.json")).count(), 0);
}

/// Nothing was changed: it can be undone as before, and the server is not left down.
#[test]
fn an_undo_that_is_left_while_the_server_closes_leaves_everything_as_it_was() {
    let bench = Bench::stale();
    assert!(matches!(bench.repair(), RepairEnd::Verified { .. }));
    let repaired = bench.settings();
    bench.server.change(|b| b.exit_takes = Duration::from_millis(700));
    let id = bench.rig.engine.model().repairs[0].id.clone();
    let long_ago = bench.age_the_journal();
    bench.rig.engine.request(Request::ForgetClaim);
    bench.rig.wait("the last end is put away", |m| m.repair.is_none());
    bench.rig.engine.request(Request::Undo(id.clone()));
    let address = bench.server.address();
    bench.rig.wait("it closes", |m| {
        m.repair.is_some() && std::net::TcpStream::connect_timeout(&address, Duration::from_millis(200)).is_err()
    });
    bench.rig.engine.request(Request::CancelRepair);
    assert_eq!(bench.end(), RepairEnd::NotPutBack { fault: Fault::Cancelled, runs: true });
    assert!(bench.server.is_running());
    assert_eq!(bench.settings(), repaired);
    let model = bench.rig.engine.model();
    assert!(model.interrupted().next().is_none());
    assert_eq!(model.undoable(&model.repairs[0].server).map(|r| r.id.clone()), Some(id));
    assert_eq!(model.repairs[0].ended, Some(long_ago), "its 30 days do not begin anew");
}

#[test]
fn a_restart_that_is_left_while_the_server_closes_starts_it_all_the_same() {
    let bench = Bench::stale();
    bench.rig.wait_for_cause(NAME, "stale-claim");
    bench.server.change(|b| b.exit_takes = Duration::from_millis(700));
    bench.rig.engine.request(Request::RestartServer(bench.rig.key(NAME)));
    let address = bench.server.address();
    bench.rig.wait("it closes", |m| {
        m.repair.is_some() && std::net::TcpStream::connect_timeout(&address, Duration::from_millis(200)).is_err()
    });
    bench.rig.engine.request(Request::CancelRepair);
    assert_eq!(bench.end(), RepairEnd::NotStarted { fault: Fault::Cancelled, runs: true });
    assert!(bench.server.is_running());
}
