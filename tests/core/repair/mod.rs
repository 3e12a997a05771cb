//! The repair of a server on this computer: what fails is put back byte for byte, and what succeeds was read back.

mod bench;
mod left;

use std::fs;
use std::time::Duration;

use plex_locksmith::client::diagnosis::Action;
use plex_locksmith::client::installation::InstallKind;
use plex_locksmith::client::installation::preferences_xml::parse;
use plex_locksmith::client::repair::claim::{ClaimEnd, ClaimRoute, Missing};
use plex_locksmith::client::repair::{Fault, LaterSignIn, RepairEnd, Step};
use plex_locksmith::client::state::Request;
use plex_locksmith::demo::{Kind, LoggedRequest, Openness, PlexFault};

use self::bench::{Bench, NAME};
use crate::rig::cause_of;

/// The names of the other settings in their order, with what stands between them.
fn rest(settings: &str) -> Vec<&str> {
    let mut words: Vec<_> = settings.split('"').collect::<Vec<_>>().chunks(2).map(|pair| pair[0]).collect();
    words.retain(|w| !w.contains("PlexOnline"));
    words
}

/// The old settings are back, and the sign-in that the repair had made is nobody's any more.
fn assert_undone(end: RepairEnd) {
    let is_undone = matches!(end, RepairEnd::PutBack { runs: true, sign_in: LaterSignIn::SignedOut, .. });
    assert!(is_undone, "{end:?}");
}

#[test]
fn a_stale_server_is_repaired_undone_byte_for_byte_and_repaired_again() {
    let bench = Bench::stale();
    bench.rig.wait_for_cause(NAME, "stale-claim");
    let before = bench.settings();
    assert_eq!(bench.repair(), RepairEnd::Verified { by: ClaimRoute::Loopback, changed: Vec::new() });
    bench.rig.wait_for_cause(NAME, "healthy");
    let repaired = bench.settings();
    assert_ne!(repaired, before);
    let (is, was) = (parse(repaired.as_bytes()).unwrap(), parse(before.as_bytes()).unwrap());
    assert!(was.differences(&is).is_empty(), "all but the sign-in stays: {:?}", was.differences(&is));
    assert_eq!(rest(&repaired), rest(&before));
    assert_undone(bench.undo());
    assert_eq!(bench.settings(), before, "byte for byte");
    bench.rig.wait_for_cause(NAME, "stale-claim");
    assert_eq!(bench.repair(), RepairEnd::Verified { by: ClaimRoute::Loopback, changed: Vec::new() });
    bench.rig.wait_for_cause(NAME, "healthy");
}

#[test]
fn a_server_that_is_closed_when_signed_out_gets_its_sign_in_by_its_settings() {
    let bench = Bench::stale();
    bench.server.change(|b| b.when_signed_out = Openness::Closed);
    let before = bench.settings();
    assert_eq!(bench.repair(), RepairEnd::Verified { by: ClaimRoute::Disk, changed: Vec::new() });
    assert_eq!(bench.value("PlexOnlineUsername").as_deref(), Some("anna"));
    assert_eq!(bench.value("PlexOnlineMail").as_deref(), Some("anna@example.com"));
    assert_undone(bench.undo());
    assert_eq!(bench.settings(), before);
}

/// A code works once: what it brought is not thrown away for the form in which it came.
#[test]
fn a_sign_in_that_comes_without_names_gets_those_of_the_account() {
    let bench = Bench::stale();
    bench.server.change(|b| b.when_signed_out = Openness::Closed);
    bench.rig.home.plex_tv().set_fault(PlexFault::ExchangeIsBare);
    assert_eq!(bench.repair(), RepairEnd::Verified { by: ClaimRoute::Disk, changed: Vec::new() });
    assert_eq!(bench.value("PlexOnlineUsername").as_deref(), Some("anna"));
    assert_eq!(bench.value("PlexOnlineMail").as_deref(), Some("anna@example.com"));
}

#[test]
fn somebody_elses_server_needs_a_second_word_that_names_them() {
    let bench = Bench::with(Kind::OtherOwner, |_| {});
    let before = bench.settings();
    let is_refused = |end: RepairEnd| {
        let by =
            |fault: &Fault| matches!(fault, Fault::OtherOwner(account) if account.shown().as_deref() == Some("bob"));
        assert!(matches!(&end, RepairEnd::Untouched { fault, runs: true } if by(fault)), "{end:?}");
    };
    is_refused(bench.repair());
    // A word about somebody else is none.
    is_refused(bench.repair_agreeing(Some("carol")));
    assert_eq!(bench.settings(), before);
    assert!(bench.files_of_repairs().iter().all(|file| file.file_name().unwrap() == "lock"), "nothing is left of it");
    assert!(matches!(bench.repair_agreeing(Some("bob")), RepairEnd::Verified { .. }));
}

#[test]
fn plex_in_trouble_leaves_everything_as_it_was() {
    let bench = Bench::with(Kind::ClaimedNotListed, |settings| settings.net.limits.verify = Duration::from_secs(1));
    bench.rig.sign_in().unwrap();
    bench.rig.wait("the list", |m| m.under_way == 0 && !m.installed.is_empty());
    let before = bench.settings();
    bench.rig.home.plex_tv().set_fault(PlexFault::Status(503));
    let end = bench.ask(Request::Repair { server: bench.rig.key(NAME), agreed: None });
    assert!(matches!(end, RepairEnd::Restored { runs: true, .. }), "{end:?}");
    assert_eq!(bench.settings(), before);
    assert!(bench.server.is_running());
    assert!(bench.rig.engine.model().interrupted().next().is_none());
}

#[test]
fn a_server_that_cannot_reach_plex_gets_its_settings_back() {
    let bench = Bench::stale();
    bench.server.change(|b| b.cut_off = true);
    let before = bench.settings();
    let end = bench.repair();
    assert_eq!(
        end,
        RepairEnd::Restored {
            fault: Fault::Claim(ClaimEnd::CutOff),
            runs: true,
            kept: None,
            sign_in: LaterSignIn::None
        }
    );
    assert_eq!(bench.settings(), before);
}

#[test]
fn a_server_that_does_not_close_is_ended_and_that_is_said() {
    let bench = Bench::with(Kind::ClaimedNotListed, |s| s.net.limits.stop = Some(Duration::from_millis(300)));
    bench.server.change(|b| b.exit_takes = Duration::from_secs(600));
    assert!(matches!(bench.repair(), RepairEnd::Verified { .. }));
    assert!(bench.rig.engine.model().repair.as_ref().unwrap().was_ended);
}

#[test]
fn settings_that_are_written_at_the_exit_are_waited_for() {
    let bench = Bench::stale();
    bench.server.change(|b| b.exit_takes = Duration::from_millis(400));
    assert!(matches!(bench.repair(), RepairEnd::Verified { .. }));
    bench.rig.wait_for_cause(NAME, "healthy");
}

#[test]
fn a_server_that_was_stopped_is_repaired_and_put_back_stopped() {
    let bench = Bench::stale();
    bench.rig.wait_for_cause(NAME, "stale-claim");
    bench.stop_the_server();
    let before = bench.settings();
    assert!(matches!(bench.repair(), RepairEnd::Verified { .. }));
    bench.stop_the_server();
    assert_undone(bench.undo());
    assert_eq!(bench.settings(), before);
    assert!(!bench.server.is_running());
}

#[test]
fn a_list_that_never_names_it_is_no_success_and_can_be_undone() {
    let bench = Bench::with(Kind::ClaimedNotListed, |settings| settings.net.limits.verify = Duration::from_secs(1));
    bench.rig.home.plex_tv().set_options(|o| o.listing_lag = 1_000_000);
    let before = bench.settings();
    assert_eq!(bench.repair(), RepairEnd::Unverified { by: ClaimRoute::Loopback, missing: Missing::NotListed });
    assert_ne!(bench.settings(), before, "the old sign-in is dead: the new one stays");
    assert_undone(bench.undo());
    assert_eq!(bench.settings(), before);
}

/// It may be found by nothing else later: a server that runs must not be taken for stopped.
#[test]
fn the_journal_knows_where_its_server_answers_and_which_steps_were_done() {
    let bench = Bench::stale();
    assert!(matches!(bench.repair(), RepairEnd::Verified { .. }));
    let model = bench.rig.engine.model();
    assert!(model.repairs[0].addresses.contains(&bench.server.address()));
    assert!(model.repairs[0].steps.iter().all(|entry| entry.done));
    let steps: Vec<_> = model.repair.as_ref().unwrap().steps.iter().map(|line| (line.step, line.is_done())).collect();
    let expected = [Step::Stop, Step::BackUp, Step::Remove, Step::Start, Step::Claim, Step::Verify];
    assert_eq!(steps, expected.map(|step| (step, true)));
}

#[test]
fn settings_that_may_not_be_written_stay_as_they_are() {
    let bench = Bench::stale();
    let before = bench.settings();
    let open = fs::metadata(bench.file()).unwrap().permissions();
    let mut closed = open.clone();
    closed.set_readonly(true);
    fs::set_permissions(bench.file(), closed).unwrap();
    let end = bench.repair();
    let RepairEnd::Restored { fault: Fault::Install(error), runs: true, .. } = &end else { panic!("{end:?}") };
    assert_eq!(error.kind, InstallKind::ReadOnly);
    assert_eq!(bench.settings(), before);
    assert!(bench.server.is_running());
    // Windows does not remove what may not be written.
    fs::set_permissions(bench.file(), open).unwrap();
}

#[test]
fn a_backup_is_removed_at_its_owners_word() {
    let bench = Bench::stale();
    assert!(matches!(bench.repair(), RepairEnd::Verified { .. }));
    let id = bench.rig.engine.model().repairs[0].id.clone();
    bench.rig.engine.request(Request::ForgetBackup(id));
    bench.rig.wait("it is gone", |m| m.repairs.is_empty());
    assert_eq!(bench.files_of_repairs().len(), 1, "the lock alone");
}

#[test]
fn all_copies_are_forgotten_at_their_owners_word_and_the_server_stays_as_it_is() {
    let bench = Bench::stale();
    assert!(matches!(bench.repair(), RepairEnd::Verified { .. }));
    let repaired = bench.settings();
    bench.rig.engine.request(Request::ForgetEverything);
    let model = bench.rig.wait("it is gone", |m| m.forgotten.is_some() && m.repairs.is_empty());
    assert_eq!(model.forgotten, Some(Ok(())));
    assert!(bench.files_of_repairs().is_empty());
    assert_eq!(bench.settings(), repaired);
    assert!(bench.server.is_running());
}

#[test]
fn a_server_that_does_not_run_is_started_and_one_that_runs_is_started_anew() {
    let bench = Bench::stale();
    bench.rig.wait_for_cause(NAME, "stale-claim");
    bench.stop_the_server();
    for _ in 0..2 {
        bench.rig.engine.request(Request::Recheck(bench.rig.key(NAME)));
        bench.rig.wait("looked", |m| m.under_way == 0);
    }
    let row = bench.rig.wait_for_cause(NAME, "not-running");
    assert_eq!(row.diagnosis.next_step.unwrap().action, Action::StartServer);
    assert_eq!(bench.ask(Request::StartServer(row.key)), RepairEnd::Runs);
    assert!(bench.server.is_running());
    assert_eq!(bench.ask(Request::RestartServer(row.key)), RepairEnd::Runs);
    let steps: Vec<_> = bench.rig.engine.model().repair.as_ref().unwrap().steps.iter().map(|l| l.step).collect();
    assert_eq!(steps, [Step::Stop, Step::Start]);
    bench.rig.wait("it answers", |m| cause_of(m, NAME).as_deref() == Some("stale-claim"));
}

/// Its settings are empty: a server ends over that.
#[test]
fn a_start_that_fails_is_a_step_that_failed() {
    let bench = Bench::stale();
    bench.rig.wait_for_cause(NAME, "stale-claim");
    bench.stop_the_server();
    fs::write(bench.server.preferences(), "").unwrap();
    let end = bench.ask(Request::StartServer(bench.rig.key(NAME)));
    assert!(matches!(end, RepairEnd::NotStarted { runs: false, .. }), "{end:?}");
    let model = bench.rig.engine.model();
    let steps: Vec<_> = model.repair.as_ref().unwrap().steps.iter().map(|line| (line.step, line.failed)).collect();
    assert_eq!(steps, [(Step::Start, true)]);
}

#[test]
fn secrets_go_where_they_belong() {
    let bench = Bench::stale();
    bench.server.change(|b| b.when_signed_out = Openness::Closed);
    let dead = bench.value("PlexOnlineToken").unwrap();
    assert!(matches!(bench.repair(), RepairEnd::Verified { .. }));
    let new = bench.value("PlexOnlineToken").unwrap();
    let entries = bench.rig.home.journal().entries();
    let account: Vec<_> =
        entries.iter().filter(|e| e.path == "/api/claim/token.json").filter_map(LoggedRequest::token).collect();
    assert!(!account.is_empty());
    let exchange = entries.iter().find(|e| e.path.starts_with("/api/claim/exchange")).unwrap();
    assert!(exchange.tls && exchange.token().is_none_or(|token| !account.contains(&token)));
    for entry in entries.iter().filter(|e| e.server != "plex.tv") {
        let is_accounts = entry.token().is_some_and(|token| account.contains(&token));
        assert!(entry.tls || !is_accounts, "the account token in the clear at {}", entry.path);
    }
    for file in bench.files_of_repairs() {
        let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
        let is_backup = file.file_name().unwrap() == "settings.xml";
        assert_eq!(text.contains(&dead), is_backup, "{}", file.display());
        assert!(!text.contains(&new) && account.iter().all(|token| !text.contains(*token)), "{}", file.display());
    }
}
