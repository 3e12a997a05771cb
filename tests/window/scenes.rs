//! A home for each page of the window, and how the page is reached.

use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, HarnessBuilder};
use plex_locksmith::client::diagnosis::{Cause, ComputerCause};
use plex_locksmith::client::installation::{InstallError, InstallKind, InstallOperation};
use plex_locksmith::client::model::error::{NetKind, PlexTrouble};
use plex_locksmith::client::model::{Acceptance, Claimed, Controller, PlexService, StoredSignIn};
use plex_locksmith::client::probe::Finding;
use plex_locksmith::client::repair::claim::{ClaimEnd, ClaimRoute, ClaimStage, Missing};
use plex_locksmith::client::repair::{Ask, Fault, LaterSignIn, Note, Progress, RepairEnd, RepairOutcome, Step};
use plex_locksmith::client::state::{Event, Request};
use plex_locksmith::window::app::App;
use plex_locksmith::window::folder::Dialogue;

use crate::causes;
use crate::home::{self, Home};
use crate::hosts;
use crate::past;
use crate::stage::{Stage, show};

/// A page: its name, the home that it shows, and what is pressed to get there.
pub type Page = (&'static str, fn() -> Home, &'static [&'static str]);

const PAGES: &[Page] = &[
    ("01-searching", Home::searching, &[]),
    ("02-empty", Home::empty, &[]),
    ("03-unclaimed", Home::family, &[]),
    ("04-unclaimed-signed-in", signed_in, &[]),
    ("05-confirm", other_computer, &["Claim this server"]),
    ("06-claiming", claiming, &[]),
    ("07-done", done, &[]),
    ("08-closed", closed, &[]),
    ("09-sign-in", waiting, &["Show the link", "Browser didn't open?"]),
    ("10-not-running", not_running, &[]),
    ("11-how-to", not_running, &["Show me how"]),
    ("12-plex-down", plex_down, &[]),
    ("13-computer", plex_down, &["Show this computer"]),
    ("14-about", Home::family, &["More", "About Locksmith"]),
    ("14-forget", Home::family, &["More", "About Locksmith", "Forget everything…"]),
    ("15-long-name", long_name, &[]),
    ("16-menu", Home::family, &["More"]),
    ("17-what-will-change", signed_in, &["What will change?"]),
    ("18-many", many, &[]),
    ("19-report", signed_in, &["More", "Copy report…"]),
    ("20-guide-here", closed, &["Show what to do"]),
    ("21-guide-where", closed_elsewhere, &["Show what to do"]),
    ("22-guide-nas", closed_elsewhere, &["Show what to do", "Synology NAS"]),
    ("22-guide-container", closed_elsewhere, &["Show what to do", "Docker", "For experts"]),
    ("23-guide-which", || causes::of_server(Cause::ClaimedNotListed), &["Find out which…"]),
    ("24-guide-remove-on-nas", || causes::of_server(Cause::ClaimedNotListed), &["Find out which…", "Yes", "QNAP NAS"]),
    (
        "25-guide-remove-on-pc",
        || causes::of_server(Cause::ClaimedNotListed),
        &["Find out which…", "Yes", "Windows PC", "For experts"],
    ),
    ("26-guide-switch", || causes::of_server(Cause::ClaimedNotListed), &["Find out which…", "No"]),
    ("27-guide-restart", || causes::of_server(Cause::NotAccepted), &["Restart the server…"]),
    (
        "28-guide-restart-plex",
        || causes::of_server(Cause::NotAccepted),
        &["Restart the server…", "Restart only Plex instead", "TrueNAS", "For experts"],
    ),
    (
        "29-guide-blocked",
        || causes::of_computer(ComputerCause::PlexBlocked),
        &["Show this computer", "Show what to allow"],
    ),
    (
        "29-guide-pi-hole",
        || causes::of_computer(ComputerCause::PlexBlocked),
        &["Show this computer", "Show what to allow", "Pi-hole", "Copy: First name"],
    ),
    ("30-repair-signed-out", Home::stale, &["Repair…"]),
    ("31-repair", repair_signed_in, &["Repair…"]),
    ("32-repair-other-owner", bobs, &["Show what to do", "It's my server, and that account is gone"]),
    ("33-repair-by-owner", by_owner, &["Repair…"]),
    ("34-repairing", repairing, &[]),
    ("35-repairing-asks", asks, &[]),
    ("36-repairing-held", || at_steps(&[Step::Stop, Step::BackUp, Step::Remove]), &[]),
    ("37-turning-back", turning_back, &[]),
    ("38-repaired", repaired, &[]),
    ("39-restored", || ended(restored()), &[]),
    ("40-not-restored", left_open, &[]),
    ("41-unverified", unverified, &[]),
    ("42-put-back", || ended(RepairEnd::PutBack { runs: true, kept: None, sign_in: LaterSignIn::None }), &[]),
    ("43-undoable", undoable, &[]),
    ("44-undo", undoable, &["Undo…"]),
    ("45-remove", undoable, &["Undo…", "Remove the copy…"]),
    ("46-interrupted", interrupted, &[]),
    ("47-interrupted-elsewhere", interrupted, &["This computer: Reaches Plex (fine)"]),
    ("58-leave-it", interrupted, &["Leave it as it is…"]),
    ("48-guide-with-folder", || causes::of_server(Cause::StaleClaim), &["Repair…", "Synology NAS"]),
    ("55-folder-found", in_folder, &["Repair…", "QNAP NAS", "Choose its settings folder…", "Choose…"]),
    ("56-folder-without", nothing_in_folder, &["Repair…", "QNAP NAS", "Choose its settings folder…", "Choose…"]),
    ("49-folder", || causes::of_server(Cause::StaleClaim), &["Repair…", "QNAP NAS", "Choose its settings folder…"]),
    ("50-starting", starting, &[]),
    ("51-does-not-run", || ended_start(RepairEnd::NotStarted { fault: Fault::DidNotStart, runs: false }), &[]),
    ("57-not-restarted", not_restarted, &[]),
    ("52-restart", restart, &["Restart the server…"]),
    ("53-not-running-installed", not_running_installed, &[]),
    (
        "59-confirm-newcomer",
        || causes::of_server(Cause::Replaced),
        &["New NAS: Unclaimed (problem)", "Claim this server"],
    ),
    ("60-old-entries", old_entries, &[]),
    ("61-is-that-you", had_another_address, &["Repair…"]),
    ("62-another-address-shown", another_address_shown, &[]),
    ("54-elsewhere", repairing, &["This computer: Reaches Plex (fine)"]),
];

fn repair_signed_in() -> Home {
    let mut home = Home::stale();
    home.sign_in();
    home
}

/// The settings hold another account's sign-in, which Plex still accepts.
fn bobs() -> Home {
    let mut home = Home::installed(Controller::Managed("systemd".to_owned()), "bob", StoredSignIn::Alive);
    home.sign_in();
    home
}

fn old_entries() -> Home {
    let mut home = Home::empty();
    home.server("Attic NAS", 2, Claimed::Yes);
    home.sign_in();
    home.owns_and_had("Attic NAS", 2);
    home
}

/// The settings name an account that is perhaps this one, as it was called before.
fn had_another_address() -> Home {
    let mut home = Home::installed(Controller::Managed("systemd".to_owned()), "anneke", StoredSignIn::Dead);
    home.sign_in();
    home
}

fn another_address_shown() -> Home {
    causes::stored("ok", "mapped", "oma@example.com")
}

fn by_owner() -> Home {
    let mut home = Home::installed(Controller::Manual, "anna", StoredSignIn::Dead);
    home.sign_in();
    home
}

fn repairing() -> Home {
    at_steps(&[Step::Stop, Step::BackUp, Step::Remove, Step::Start])
}

fn at_steps(steps: &[Step]) -> Home {
    let mut home = repair_signed_in();
    home.repairing(steps);
    home
}

fn asks() -> Home {
    let mut home = by_owner();
    home.repairing(&[Step::Stop]);
    home.repair_note(Note::Asks(Ask::StopServer));
    home
}

fn turning_back() -> Home {
    let mut home = repairing();
    home.event(Event::Repair(Progress::TurningBack(Fault::NoAnswer)));
    home.event(Event::Repair(Progress::Begun(Step::Stop)));
    home
}

fn ended(end: RepairEnd) -> Home {
    let mut home = turning_back();
    home.event(Event::Repair(Progress::Begun(Step::PutBack)));
    home.event(Event::Repair(Progress::Begun(Step::Start)));
    home.repair_ended(end);
    home
}

fn unverified() -> Home {
    let mut home = at_steps(&[Step::Stop, Step::BackUp, Step::Remove, Step::Start, Step::Claim, Step::Verify]);
    home.repair_ended(RepairEnd::Unverified { by: ClaimRoute::Disk, missing: Missing::NotListed });
    home
}

fn restored() -> RepairEnd {
    RepairEnd::Restored { fault: Fault::NoAnswer, runs: true, kept: None, sign_in: LaterSignIn::None }
}

fn not_restored() -> RepairEnd {
    let full =
        InstallError::new(InstallOperation::Write, "/var/lib/plexmediaserver/Preferences.xml", InstallKind::DiskFull);
    RepairEnd::NotRestored { fault: Fault::NoAnswer, trouble: Fault::Install(full), runs: true }
}

fn left_open() -> Home {
    let mut home = repairing();
    home.journal(RepairOutcome::Open);
    home.event(Event::Repair(Progress::TurningBack(Fault::NoAnswer)));
    home.event(Event::Repair(Progress::Begun(Step::Stop)));
    home.event(Event::Repair(Progress::Begun(Step::PutBack)));
    home.repair_ended(not_restored());
    home
}

fn repaired() -> Home {
    let mut home = repairing();
    home.journal(RepairOutcome::Repaired);
    home.repair_ended(RepairEnd::Verified {
        by: ClaimRoute::Loopback,
        changed: vec!["LastAutomaticMappedPort".to_owned()],
    });
    home.owns("Mac Mini", 1);
    home
}

fn undoable() -> Home {
    let mut home =
        Home::installed(Controller::Managed("systemd (plexmediaserver)".to_owned()), "anna", StoredSignIn::Alive);
    home.sign_in();
    home.owns("Mac Mini", 1);
    home.journal(RepairOutcome::Repaired);
    home
}

fn interrupted() -> Home {
    let mut home = Home::stale();
    home.journal(RepairOutcome::Open);
    home
}

fn not_running_installed() -> Home {
    let mut home = not_running();
    home.install(1, Controller::Managed("systemd (plexmediaserver)".to_owned()), "anna", StoredSignIn::Alive);
    home
}

/// The settings of another server are in the folder.
fn in_folder() -> Home {
    let mut home = causes::of_server(Cause::StaleClaim);
    let mut other = Home::empty();
    other.install(9, Controller::Manual, "anna", StoredSignIn::Dead);
    home.event(Event::InFolder(Ok(other.0.installed)));
    home
}

fn nothing_in_folder() -> Home {
    let mut home = causes::of_server(Cause::StaleClaim);
    let missing = InstallError::new(InstallOperation::LookThrough, "/mnt/nas", InstallKind::Missing);
    home.event(Event::InFolder(Err(missing)));
    home
}

fn starting() -> Home {
    let mut home = not_running_installed();
    let key = home.key(1);
    home.work(Request::StartServer(key), &[Step::Start]);
    home
}

fn ended_start(end: RepairEnd) -> Home {
    let mut home = starting();
    home.repair_ended(end);
    home
}

fn restart() -> Home {
    let mut home = undoable();
    home.event(Event::Repairs(Vec::new()));
    home.event(Event::Accepted { address: home::address(1), access: Box::new(Acceptance::Refused(401).into()) });
    home
}

fn not_restarted() -> Home {
    let mut home = restart();
    let key = home.key(1);
    home.work(Request::RestartServer(key), &[Step::Stop]);
    home.repair_ended(RepairEnd::NotStarted { fault: Fault::StillRunning, runs: true });
    home
}

fn signed_in() -> Home {
    let mut home = Home::family();
    home.sign_in();
    home
}

fn other_computer() -> Home {
    let mut home = Home::empty();
    home.server("Attic NAS", 2, Claimed::No);
    home.sign_in();
    home
}

fn claiming() -> Home {
    let mut home = signed_in();
    let key = home.key(1);
    home.claim(key, ClaimStage::WaitingForPlex, None);
    home
}

fn done() -> Home {
    let mut home = Home::empty();
    let key = home.here("Mac Mini", 1, Claimed::Yes);
    home.server("Attic NAS", 2, Claimed::Yes);
    home.sign_in();
    home.owns("Mac Mini", 1);
    home.claim(key, ClaimStage::WaitingForServer, Some(ClaimEnd::Verified(ClaimRoute::Loopback)));
    home
}

fn closed() -> Home {
    let mut home = signed_in();
    let key = home.key(1);
    home.claim(key, ClaimStage::Looking, Some(ClaimEnd::Closed));
    home
}

fn closed_elsewhere() -> Home {
    let mut home = other_computer();
    let key = home.key(2);
    home.claim(key, ClaimStage::Looking, Some(ClaimEnd::Closed));
    home
}

fn waiting() -> Home {
    let mut home = Home::family();
    home.waiting();
    home
}

fn not_running() -> Home {
    let mut home = Home::empty();
    home.sighted("Mac Mini", 1);
    home.probed(1, home::fails(NetKind::Refused), None);
    home
}

fn plex_down() -> Home {
    let mut home = Home::family();
    for _ in 0..2 {
        home.event(Event::Computer(Finding::Plex(Ok((
            PlexService::Trouble(PlexTrouble::Status { code: 503 }),
            Some(0),
        )))));
    }
    home
}

fn long_name() -> Home {
    let mut home = Home::empty();
    home.server("The server in the living room of our holiday house by the sea, second floor left", 7, Claimed::Yes);
    home
}

fn many() -> Home {
    let mut home = Home::family();
    for n in 20..60 {
        home.server(&format!("Server {n}"), n, if n % 3 == 0 { Claimed::No } else { Claimed::Yes });
    }
    home
}

/// Every page: its name, its home, and what is pressed to get there.
pub fn all() -> impl Iterator<Item = (String, Home, &'static [&'static str])> {
    let pages = PAGES
        .iter()
        .chain(hosts::PAGES)
        .chain(past::PAGES)
        .map(|(name, home, presses)| ((*name).to_owned(), home(), *presses));
    let servers = Cause::all().map(|c| (format!("server-{}", c.id()), causes::of_server(c), &[][..]));
    let computers = ComputerCause::all()
        .map(|c| (format!("computer-{}", c.id()), causes::of_computer(c), &["Show this computer"][..]));
    pages.chain(servers).chain(computers)
}

/// The window at that page, in English.
pub fn at<'a>(home: Home, presses: &[&str], builder: HarnessBuilder<()>) -> Harness<'a> {
    staged(home, presses, builder).1
}

/// The same with the stage, which notes what is asked for.
pub fn staged<'a>(home: Home, presses: &[&str], builder: HarnessBuilder<()>) -> (Stage, Harness<'a>) {
    let stage = Stage::new(home.into_model());
    let chosen: Dialogue = |_, chosen| chosen(Some("/mnt/nas/Plex".into()));
    let mut harness = show(App::new(stage.clone(), true).with_dialogue(chosen), &stage, builder);
    for press in presses {
        // What is out of sight is scrolled to, as a person would.
        for step in 0..2 {
            let Some(node) = harness.query_all_by_label(press).find(|n| !n.accesskit_node().is_hidden()) else { break };
            if step == 0 {
                node.scroll_to_me();
            } else {
                node.click();
            }
            harness.run_steps(6);
        }
    }
    (stage, harness)
}
