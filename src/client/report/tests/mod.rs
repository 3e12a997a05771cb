//! What a report says, and what it does not.

mod history;
mod planted;

use std::net::SocketAddr;
use std::time::Duration;

use super::*;
use crate::client::diagnosis::AccountFacts;
use crate::client::discovery::{Discovered, MdnsTrouble};
use crate::client::installation::{InstallError, InstallKind, InstallOperation};
use crate::client::model::error::{NetError, NetKind, NetOperation};
use crate::client::model::text::{DisplayText, Email};
use crate::client::model::{
    Announced, Claimed, ClockTime, Fact, Identity, Locator, MachineId, PlexResource, PlexService, Presence,
    ProbeResult, Root, RootFacts, Route, Secret, Sighting, Source, User,
};
use crate::client::probe::Finding;
use crate::client::repair::record::JournalEntry;
use crate::client::repair::{Fault, LaterSignIn, Record, RepairEnd, RepairKind, Step};
use crate::client::state::{Event, Repair, Request, SignInEvent, StepLine};

const START: Moment = Duration::from_secs(1);
const NOW: Moment = Duration::from_secs(61);
/// What the clock shows at [`NOW`], in a zone of its own: 2026-11-27 14:39:01.
const CLOCK: ClockTime = ClockTime { unix: 1_795_786_741, ahead: 3_600 };
const PROGRAM: ReportContext<'static> =
    ReportContext { version: "1.2.3", system: "linux x86_64", now: NOW, render: &english };

fn english(phrase: &Phrase) -> String {
    crate::text::Language::ENGLISH.render(phrase)
}

fn address(n: u16) -> SocketAddr {
    let [high, low] = n.to_be_bytes();
    SocketAddr::from(([192, 168, high, low], 32400))
}

fn id(n: u16) -> MachineId {
    MachineId::new(&format!("{n:04x}{:036}", 7)).unwrap()
}

fn sighted(model: &mut Model, n: u16, hint: Announced) {
    let sighting = Sighting { source: Source::Gdm, address: address(n), hint: Announced { id: Some(id(n)), ..hint } };
    let _ = model.apply(Event::Found(Discovered::Sighting(sighting)), START);
}

/// An address that the owner typed: it is kept whatever comes.
fn typed(model: &mut Model, n: u16, hint: Announced) {
    let sighting = Sighting { source: Source::Typed, address: address(n), hint: Announced { id: Some(id(n)), ..hint } };
    let _ = model.apply(Event::Found(Discovered::Sighting(sighting)), START);
}

fn probed(model: &mut Model, n: u16, here: bool, outcome: Result<Presence, NetError>, root: Option<Root>) {
    let took = Duration::from_millis(8);
    let probe = ProbeResult { outcome, took, over_tls: false, certificate: None, clock_ahead: Some(0) };
    let _ = model.apply(Event::Probed { address: address(n), here, probe: Box::new(probe), root }, START);
}

fn listed(n: u16, name: &str, owner: Option<&str>) -> PlexResource {
    PlexResource {
        owned: owner.is_none(),
        owner: owner.and_then(DisplayText::new),
        platform: DisplayText::new("Linux"),
        platform_version: DisplayText::new("DSM 7.2.2"),
        https_required: Some(false),
        access_token: Some(Secret::from("AbCdEfGhIjKlMnOpQrSt")),
        ..PlexResource::new(id(n), DisplayText::new(name).unwrap())
    }
}

/// An unclaimed server here, and one that belongs to somebody else.
fn home() -> Model {
    let mut model = Model::new(4096);
    let _ = model.request(Request::Search, START);
    let _ = model.apply(Event::Computer(Finding::Plex(Ok((PlexService::Answers(40), Some(0))))), START);
    sighted(&mut model, 1, Announced { name: DisplayText::new("Müller's Mac"), ..Announced::default() });
    let identity =
        |n, claimed| Presence::Server(Identity { id: id(n), claimed, version: DisplayText::new("1.43.2.9999-abc") });
    let root = RootFacts {
        name: DisplayText::new("Müller's Mac"),
        platform: DisplayText::new("MacOSX"),
        ..RootFacts::default()
    };
    probed(&mut model, 1, true, Ok(identity(1, Claimed::No)), Some(Root::Open(root)));
    sighted(&mut model, 2, Announced { name: DisplayText::new("Attic"), ..Announced::default() });
    probed(&mut model, 2, false, Ok(identity(2, Claimed::Yes)), Some(Root::Closed));
    let email = Email::new("mueller@example.com");
    let name = DisplayText::new("mueller").unwrap();
    let user = User { id: None, username: Some(name.clone()), name, email, restricted: false, guest: false };
    let _ = model.apply(Event::SignIn(SignInEvent::In { user }), START);
    let _ = model.apply(Event::Listed(Ok(vec![listed(2, "Attic", Some("Schmidt"))])), START);
    model.search.mdns_unavailable =
        Some(MdnsTrouble::Failed { why: "no socket for mueller at 81.2.69.142".to_owned() });
    model.now = NOW;
    model.set_clock(CLOCK);
    model
}

/// A repair of the first server that could not write its settings, and its journal.
fn failed_repair(model: &mut Model) {
    let place = "/home/mueller/Library/Preferences.xml";
    let locator = Locator::Folder { preferences: place.into() };
    let mut record = Record::new(id(1), "Müller's Mac".to_owned(), locator, place.to_owned(), "mueller".to_owned());
    record.steps = vec![JournalEntry { step: Step::Remove, done: false, at: 0 }];
    let line = |step, failed| StepLine { step, began: START, ended: Some(NOW), failed };
    model.repair = Some(Repair {
        kind: RepairKind::Repair,
        server: None,
        id: id(1),
        name: "Müller's Mac".to_owned(),
        since: START,
        steps: vec![line(Step::Stop, false), line(Step::Remove, true)],
        asks: None,
        was_ended: false,
        claim: None,
        turning_back: None,
        cancelled: false,
        end: Some(RepairEnd::Restored {
            fault: InstallError::new(InstallOperation::Write, place, InstallKind::DiskFull)
                .because("28 of /home/mueller")
                .into(),
            runs: false,
            kept: None,
            sign_in: LaterSignIn::None,
        }),
    });
    model.repairs = vec![record];
}

fn report(model: &Model) -> Report {
    let person = LocalUser {
        login_name: Some("mueller".to_owned()),
        home_folder: Some("/home/mueller".to_owned()),
        host_name: Some("muellers-mac.fritz.box".to_owned()),
    };
    Report::of(model, &PROGRAM, &person)
}

#[test]
fn a_small_home_as_it_is_told() {
    if std::env::var_os("LOCKSMITH_BLESS").is_some() {
        std::fs::write("src/client/report/tests/small_home.md", report(&home()).markdown).unwrap();
    }
    assert_eq!(report(&home()).markdown, include_str!("small_home.md"));
}

/// The lines of a section, by how its heading begins.
fn section(report: &Report, heading: &str) -> Vec<String> {
    let from = report.markdown.lines().skip_while(|line| !line.starts_with(heading)).skip(2).map(str::to_owned);
    from.take_while(|line| !line.is_empty()).collect()
}

#[test]
fn what_is_wrong_stands_at_the_top_and_what_only_warns_after_it() {
    let mut model = home();
    let vpn = Finding::Route(Ok(Route::Tunnel("utun4".to_owned())));
    let _ = model.apply(Event::Computer(vpn), START);
    typed(&mut model, 3, Announced { name: DisplayText::new("Cellar"), ..Announced::default() });
    probed(&mut model, 3, false, Err(NetError::new(NetOperation::ReadIdentity, "it", NetKind::TimedOut)), None);
    assert_eq!(
        section(&report(&model), "## What's wrong"),
        [
            "- Server 1 isn't responding. The VPN on this computer may be in the way.",
            "- Server 2 isn't claimed: no account is signed in on it. Claim it, and you're back in.",
            "- Warning: This computer: A VPN is on. It may hide your home network.",
            "- No problem found: Server 3 (Shared with you)",
        ]
    );
}

/// Only whoever made the report knows who is who.
#[test]
fn the_legend_names_the_servers_and_the_report_does_not() {
    let report = report(&home());
    let legend: Vec<String> = report.legend.iter().map(|line| english(&line.phrase())).collect();
    assert_eq!(legend, ["Server 1 is Müller's Mac", "Server 2 is Attic"]);
    for name in ["Müller", "Attic"] {
        assert!(!report.markdown.contains(name), "{name}");
    }
}

#[test]
fn servers_with_one_name_keep_their_own_numbers() {
    let mut model = Model::new(8);
    for n in [1, 2] {
        typed(&mut model, n, Announced { name: DisplayText::new("Mac Mini"), ..Announced::default() });
        let error = NetError::new(NetOperation::ReadIdentity, "it", NetKind::TimedOut);
        probed(&mut model, n, false, Err(error), None);
    }
    let report = report(&model);
    let legend: Vec<String> = report.legend.iter().map(|line| english(&line.phrase())).collect();
    assert_eq!(legend, ["Server 1 is Mac Mini at 192.168.0.1:32400", "Server 2 is Mac Mini at 192.168.0.2:32400"]);
    let wrong = section(&report, "## What's wrong");
    assert!(wrong[0].starts_with("- Server 1 isn't") && wrong[1].starts_with("- Server 2 isn't"), "{wrong:?}");
}

/// A program that was left open over night.
#[test]
fn a_time_of_another_day_is_told_with_its_date() {
    let mut model = home();
    model.now = NOW + Duration::from_secs(15 * 3600);
    let report = Report::of(&model, &ReportContext { now: model.now, ..PROGRAM }, &LocalUser::default());
    let first = &section(&report, "## Server 1")[0];
    assert_eq!(first, "- Cause: unclaimed, since 2026-11-26 23:38:01");
}

/// What a repair was doing when it failed, and why: it is what a helper in a forum asks first.
#[test]
fn a_repair_that_failed_is_told_with_its_steps_and_its_reason() {
    let mut model = home();
    let lines = |model: &Model| -> Vec<String> {
        let markdown = report(model).markdown;
        let from = markdown.lines().skip_while(|line| !line.contains("epair of Server 1")).map(str::to_owned);
        from.take_while(|line| !line.is_empty()).collect()
    };
    assert_eq!(lines(&model), [""; 0]);
    failed_repair(&mut model);
    assert_eq!(
        lines(&model),
        [
            "- Repair of Server 1, at 14:38:01: failed, the settings are as they were, the server doesn't respond yet",
            "  - Stop the server: done in 60,000 ms",
            "  - Remove the old sign-in: failed after 60,000 ms",
            "  - Why: Couldn't write (place): the disk is full (28 of (home folder))",
            "- A repair of Server 1 was interrupted at “Remove the old sign-in”",
        ]
    );
}

/// Whoever stopped waiting has not seen how it ended.
#[test]
fn a_start_that_was_left_is_not_called_a_failure() {
    let mut model = home();
    failed_repair(&mut model);
    if let Some(repair) = &mut model.repair {
        repair.kind = RepairKind::Start { again: false };
        repair.end = Some(RepairEnd::NotStarted { fault: Fault::Cancelled, runs: false });
    }
    assert!(report(&model).markdown.contains("\n- Start of Server 1, at 14:38:01: cancelled\n"));
}

#[test]
fn names_that_are_common_words_leave_the_sentences_whole() {
    let mut model = home();
    let plain = report(&model).markdown;
    if let AccountFacts::SignedIn { user, .. } = &mut model.account {
        user.name = DisplayText::new("Plex").unwrap();
    }
    assert_eq!(report(&model).markdown.lines().take(8).collect::<Vec<_>>(), plain.lines().take(8).collect::<Vec<_>>());
}

#[test]
fn an_empty_model_has_a_report() {
    let report = Report::of(&Model::new(8), &PROGRAM, &LocalUser::default());
    assert!(report.markdown.contains("No server has responded.") && report.markdown.contains("Nothing had to be."));
    assert_eq!(report.withheld, Vec::<String>::new());
}

#[test]
fn however_many_servers_there_are_it_keeps_to_its_size() {
    let mut model = Model::new(4096);
    for n in 1..=1000 {
        let text = "x y".repeat(400);
        typed(&mut model, n, Announced { name: DisplayText::new(&format!("客厅 {n} {text}")), ..Announced::default() });
        let error = NetError::new(NetOperation::ReadIdentity, &text, NetKind::TimedOut).because(&text);
        probed(&mut model, n, false, Err(error), None);
    }
    let report = report(&model);
    assert!(report.markdown.len() <= LIMIT, "{} bytes", report.markdown.len());
    assert!(report.markdown.contains("- and 975 more: Not responding\n"));
    assert!(report.withheld.contains(&"1000 server names".to_owned()), "{}", report.withheld.join(", "));
}

#[test]
fn what_is_too_long_is_cut_between_two_lines() {
    let mut text = "€€€\n".repeat(100);
    cut(&mut text, 500, "Cut here.");
    assert!(text.len() <= 500 && text.ends_with("Cut here."));
    assert!(text.starts_with("€€€\n"));
}

#[test]
fn a_fact_that_was_not_looked_at_says_so() {
    let model = Model::new(8);
    let clock = Clock::new(&model, NOW);
    assert_eq!(computer::of(&Fact::<u8>::NotChecked, clock, |_| unreachable!()), Line::NotChecked.phrase());
}
