//! The switch for notifications of the system, and what a press of one does.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use egui::ViewportCommand;
use egui::accesskit::{Role, Toggled};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use plex_locksmith::client::config::WatchTimes;
use plex_locksmith::client::diagnosis::Cause;
use plex_locksmith::client::model::{Acceptance, Clocks};
use plex_locksmith::client::state::{Event, Model};
use plex_locksmith::window::app::App;
use plex_locksmith::window::notify::{Answer, NoNotices, Notice, Notices, Notifier, Pressed};

use crate::home::{self, Home};
use crate::stage::{Stage, builder, show};
use crate::{causes, past, press};

const SWITCH: &str = "Notify me when a server of mine stops letting me in";

/// A system that does what it is told, and what it was told.
#[derive(Clone, Default)]
struct System(Arc<Mutex<Desk>>);

#[derive(Default)]
struct Desk {
    asked: Vec<Answer>,
    shown: Vec<(Notice, Pressed)>,
}

impl Notifier for System {
    fn ask(&mut self, answer: Answer) {
        self.0.lock().expect("what was told").asked.push(answer);
    }

    fn show(&mut self, notice: Notice, pressed: Pressed) {
        self.0.lock().expect("what was told").shown.push((notice, pressed));
    }
}

impl System {
    fn answers(&self, answer: Result<(), NoNotices>) {
        let asked = self.0.lock().expect("what was told").asked.pop().expect("a question");
        asked(answer);
    }

    fn press_newest(&self) {
        let (_, pressed) = self.0.lock().expect("what was told").shown.pop().expect("a notification");
        pressed();
    }

    fn shown(&self) -> Vec<Notice> {
        self.0.lock().expect("what was told").shown.iter().map(|(notice, _)| notice.clone()).collect()
    }
}

fn opened(model: Model, is_on: bool) -> (Stage, System, Harness<'static>) {
    let (stage, system) = (Stage::new(model), System::default());
    let app = App::new(stage.clone(), false).with_notices(Box::new(system.clone()), is_on);
    let harness = show(app, &stage, builder());
    (stage, system, harness)
}

/// Whether it is on, as the open menu has it.
fn switch(harness: &mut Harness<'_>) -> bool {
    press(harness, "More");
    let is_on = harness.get_by_role_and_label(Role::CheckBox, SWITCH).accesskit_node().toggled() == Some(Toggled::True);
    press(harness, "More");
    is_on
}

fn press_switch(harness: &mut Harness<'_>) {
    press(harness, "More");
    harness.get_by_role_and_label(Role::CheckBox, SWITCH).click();
    harness.run_steps(6);
}

#[test]
fn it_is_off_at_first_and_on_once_the_system_has_agreed() {
    let (_, system, mut harness) = opened(Home::family().into_model(), false);
    assert!(!switch(&mut harness));
    press_switch(&mut harness);
    assert!(!switch(&mut harness), "the system was asked, and has not answered");
    system.answers(Ok(()));
    harness.run_steps(6);
    harness.get_by_label_contains("Notifications are on.");
    assert!(switch(&mut harness));
    press_switch(&mut harness);
    harness.get_by_label("Notifications are off.");
    assert!(!switch(&mut harness));
}

/// The window may be closed meanwhile: what its owner wanted is kept.
#[test]
fn while_the_system_asks_it_is_wanted_and_not_on() {
    let system = System::default();
    let mut notices = Notices::new(Box::new(system.clone()), false, &Home::family().into_model().changes);
    notices.switch(true, || {});
    assert!(notices.is_wanted() && !notices.is_on());
    system.answers(Err(NoNotices::Forbidden));
    assert_eq!(notices.answer(), Some(Err(NoNotices::Forbidden)));
    assert!(!notices.is_wanted() && !notices.is_on());
}

/// The system's user may have changed their mind, and what shows notifications may start later than this program.
#[test]
fn who_wanted_them_before_is_asked_for_anew_at_the_start() {
    for (answer, is_on) in [
        (Ok(()), true),
        (Err(NoNotices::Nobody), true),
        (Err(NoNotices::Forbidden), false),
        (Err(NoNotices::NotInstalled), false),
    ] {
        let (_, system, mut harness) = opened(Home::family().into_model(), true);
        system.answers(answer);
        harness.run_steps(6);
        assert!(harness.query_by_label_contains("otifications are").is_none(), "nobody pressed anything");
        assert_eq!(switch(&mut harness), is_on, "{answer:?}");
    }
    let system = System::default();
    let mut notices = Notices::new(Box::new(system.clone()), true, &Home::family().into_model().changes);
    system.answers(Err(NoNotices::Forbidden));
    assert_eq!(notices.answer(), None);
    assert!(notices.is_wanted() && !notices.is_on(), "the next start asks again");
}

#[test]
fn where_none_can_be_shown_it_says_why_and_stays_off() {
    for (why, words) in [
        (NoNotices::Nobody, "Nothing on this computer shows notifications right now"),
        (NoNotices::Forbidden, "Your computer doesn't let Locksmith show notifications"),
        (NoNotices::NotInstalled, "Only an installed Locksmith can show notifications"),
    ] {
        let (_, system, mut harness) = opened(Home::family().into_model(), false);
        press_switch(&mut harness);
        system.answers(Err(why));
        harness.run_steps(6);
        harness.get_by_label_contains(words);
        assert!(!switch(&mut harness), "{why:?}");
    }
}

#[test]
fn in_the_demo_there_is_no_switch() {
    let stage = Stage::new(Home::family().into_model());
    let mut harness = crate::stage::open(&stage, builder());
    press(&mut harness, "More");
    assert!(harness.query_by_label(SWITCH).is_none());
}

/// A home over time: its owner's NAS is asked at each beat, and answers so.
fn live(model: &mut Model, seconds: std::ops::Range<u64>, acceptance: &Acceptance) {
    for second in seconds.step_by(5) {
        let now = Duration::from_secs(second);
        let access = Box::new(acceptance.clone().into());
        let _ = model.apply(Event::Accepted { address: home::address(2), access }, now);
        let _ = model.apply(Event::Beat(Clocks { wall: past::NOW + 1000 * second, monotonic: now }), now);
    }
}

/// It let its owner in until now.
fn well() -> Model {
    let mut model = causes::of_server(Cause::Healthy).into_model();
    model.watch.times = Some(WatchTimes::default());
    live(&mut model, 105..150, &Acceptance::Accepted);
    model
}

#[test]
fn its_owner_is_told_in_the_window_s_words_that_it_stopped_and_that_it_lets_them_in_again() {
    let mut model = well();
    let (stage, system, mut harness) = opened(model.clone(), true);
    live(&mut model, 150..170, &Acceptance::Refused(401));
    stage.show(model.clone());
    harness.run_steps(4);
    assert_eq!(system.shown(), [], "it has to last first");
    live(&mut model, 170..200, &Acceptance::Refused(401));
    stage.show(model.clone());
    harness.run_steps(4);
    let notice = |title: &str, body: &str| Notice { title: title.to_owned(), body: body.to_owned() };
    let stopped =
        notice("Attic NAS: Stopped letting you in", "Plex says Attic NAS is yours, but it isn't letting you in.");
    assert_eq!(system.shown(), std::slice::from_ref(&stopped));
    live(&mut model, 200..220, &Acceptance::Accepted);
    stage.show(model);
    harness.run_steps(4);
    let again = notice("Attic NAS: Let you in again", "Attic NAS is yours, and it lets you in.");
    assert_eq!(system.shown(), [stopped, again]);
}

/// It stopped letting its owner in, who wants to be told.
fn stopped() -> (Stage, System, Harness<'static>) {
    let mut model = well();
    let (stage, system, mut harness) = opened(model.clone(), true);
    live(&mut model, 150..200, &Acceptance::Refused(401));
    stage.show(model);
    harness.run_steps(4);
    (stage, system, harness)
}

#[test]
fn a_press_opens_the_page_of_its_server_and_the_window_comes_forward() {
    let (_, system, mut harness) = stopped();
    press(&mut harness, "More");
    press(&mut harness, "About Locksmith");
    system.press_newest();
    comes_forward(&mut harness);
    harness.run_steps(4);
    harness.get_by_label_contains("Plex says Attic NAS is yours, but it isn't letting you in.");
    harness.get_by_label("Restart the server…");
}

fn comes_forward(harness: &mut Harness<'_>) {
    harness.step();
    let commands = &harness.output().viewport_output[&egui::ViewportId::ROOT].commands;
    assert!(commands.contains(&ViewportCommand::Minimized(false)) && commands.contains(&ViewportCommand::Focus));
}

#[test]
fn a_press_for_a_server_that_is_gone_brings_the_window_forward_all_the_same() {
    let (stage, system, mut harness) = stopped();
    stage.show(Home::empty().into_model());
    harness.run_steps(4);
    system.press_newest();
    comes_forward(&mut harness);
}

#[test]
fn who_does_not_want_any_is_told_nothing_and_what_happened_before_is_no_news() {
    let mut model = well();
    let (stage, system, mut harness) = opened(model.clone(), false);
    live(&mut model, 150..200, &Acceptance::Refused(401));
    stage.show(model.clone());
    harness.run_steps(4);
    press_switch(&mut harness);
    system.answers(Ok(()));
    harness.run_steps(6);
    assert_eq!(system.shown(), []);
    let (_, system, mut harness) = opened(model, true);
    harness.run_steps(6);
    assert_eq!(system.shown(), []);
}
