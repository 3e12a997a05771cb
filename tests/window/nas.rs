//! A server on a NAS that is reached by SSH: from the verdict to "You're back in.", and every way it may go wrong.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use plex_locksmith::client::diagnosis::Cause;
use plex_locksmith::client::installation::remote::{HostErrorKind, HostSignIn};
use plex_locksmith::client::model::{HostKey, StoredSignIn};
use plex_locksmith::client::repair::{RepairOutcome, Step};
use plex_locksmith::client::state::{Event, Request};
use plex_locksmith::window::app::App;
use secrecy::ExposeSecret as _;

use crate::home::Home;
use crate::repair::{has, says};
use crate::stage::{Stage, english};
use crate::{causes, hosts, press, unfold, window};

const PASSWORD: &str = "correct horse";

fn show_home(stage: &Stage, harness: &mut Harness<'_>, home: Home) {
    stage.show(home.into_model());
    harness.run_steps(4);
}

fn type_into(harness: &mut Harness<'_>, role: Role, label: &str, words: &str) {
    harness.get_by_role_and_label(role, label).focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(role, label).type_text(words);
    harness.run_steps(2);
}

fn type_password(harness: &mut Harness<'_>) {
    type_into(harness, Role::PasswordInput, "Password", PASSWORD);
}

/// The page that asks for name and password, both given.
fn filled() -> (Stage, Harness<'static>) {
    let (stage, mut harness) = window(hosts::on_nas());
    press(&mut harness, "Repair…");
    type_into(&mut harness, Role::TextInput, "User name", "anna");
    type_password(&mut harness);
    (stage, harness)
}

/// The last sign-in that was asked for: as whom and where, with which password, and the key that was accepted.
fn signed_in(stage: &Stage) -> Option<(String, Option<String>, Option<HostKey>)> {
    let notes = stage.0.lock().expect("the notes");
    notes.requests.iter().rev().find_map(|request| {
        let Request::SignInToHost { host, sign_in, accepted, .. } = request else { return None };
        let secret = match sign_in {
            HostSignIn::Password(password) => Some(password),
            HostSignIn::Keys { sudo } => sudo.as_ref(),
        };
        let secret = secret.map(|secret| secret.expose_secret().to_owned());
        Some((format!("{}@{host}", host.user), secret, accepted.clone()))
    })
}

fn left(stage: &Stage) -> bool {
    stage.asked().iter().any(|request| request == "LeaveHost")
}

#[test]
fn from_the_verdict_to_being_back_in_there_are_two_fields_and_four_presses() {
    let (stage, mut harness) = window(hosts::on_nas());
    press(&mut harness, "Repair…");
    says(&harness, "Sign in to your Synology NAS");
    harness.get_by_label_contains("1. In DSM, open Control Panel, Terminal & SNMP");
    harness.get_by_label_contains("The password goes only to your Synology NAS at 192.168.1.2, encrypted.");
    let fields = |role| harness.query_all_by_role(role).count();
    // The third is the address of a server, on the left.
    assert_eq!((fields(Role::TextInput), fields(Role::PasswordInput)), (2, 1));
    assert!(harness.get_by_role_and_label(Role::TextInput, "User name").is_focused());
    type_into(&mut harness, Role::TextInput, "User name", "anna");
    type_password(&mut harness);
    press(&mut harness, "Sign in to the NAS");
    assert_eq!(signed_in(&stage), Some(("anna@192.168.1.2".to_owned(), Some(PASSWORD.to_owned()), None)));
    show_home(&stage, &mut harness, hosts::signing_in(hosts::on_nas()));
    harness.get_by_label("Signing in to your Synology NAS");
    assert!(has(&harness, "Cancel") && !has(&harness, "Sign in to the NAS"));

    show_home(&stage, &mut harness, hosts::asks());
    says(&harness, "Is this your Synology NAS?");
    harness.get_by_label_contains("Attic NAS responds at the same address");
    harness.get_by_label(hosts::key().as_str());
    stage.asked();
    press(&mut harness, "Yes, this is my NAS");
    let accepted = Some(hosts::key());
    assert_eq!(signed_in(&stage), Some(("anna@192.168.1.2".to_owned(), Some(PASSWORD.to_owned()), accepted)));

    show_home(&stage, &mut harness, hosts::entered());
    says(&harness, "Repair Attic NAS?");
    harness.get_by_label("You're signed in to your Synology NAS (192.168.1.2).");
    harness.get_by_label("The settings of Attic NAS are here.");
    harness.get_by_label("Locksmith can stop and start it there.");
    harness.get_by_label_contains("starts it again, once.");
    stage.asked();
    press(&mut harness, "Repair it");
    assert_eq!(stage.asked(), ["Repair { server: ServerKey(0), agreed: None }"]);

    show_home(&stage, &mut harness, hosts::repairing());
    for line in ["Stop the server: done", "Start the server: later", "Write the new sign-in into its settings: now"] {
        harness.get_by_label(line);
    }
    assert!(harness.query_by_label_contains("Remove the old sign-in").is_none());
    show_home(&stage, &mut harness, hosts::repaired());
    says(&harness, "You're back in.");
    harness.get_by_label("Turn SSH off again");
    harness.get_by_label("In DSM, open Control Panel, Terminal & SNMP, and uncheck “Enable SSH service”.");
    assert!(!left(&stage), "it can still be undone from here");
    press(&mut harness, "Done");
    assert!(left(&stage));
}

#[test]
fn enter_goes_from_field_to_field_and_signs_in() {
    let (stage, mut harness) = window(hosts::on_nas());
    press(&mut harness, "Repair…");
    type_into(&mut harness, Role::TextInput, "User name", "anna");
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!(signed_in(&stage).is_none(), "there is no password yet");
    assert!(harness.get_by_role_and_label(Role::PasswordInput, "Password").is_focused());
    type_password(&mut harness);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert_eq!(stage.asked().len(), 1, "once");
}

#[test]
fn a_password_is_never_to_be_seen_or_heard_and_not_kept() {
    let (stage, mut harness) = filled();
    let spoken = |harness: &Harness<'_>| {
        let nodes = harness.root().children_recursive();
        let words = nodes.flat_map(|node| [node.accesskit_node().label(), node.accesskit_node().value()]);
        words.flatten().collect::<Vec<_>>().join("\n")
    };
    assert!(!spoken(&harness).contains("horse"), "{}", spoken(&harness));
    press(&mut harness, "Sign in to the NAS");
    assert!(!stage.asked().concat().contains("horse"));
    show_home(&stage, &mut harness, hosts::signing_in(hosts::on_nas()));
    show_home(&stage, &mut harness, hosts::failed(HostErrorKind::WrongPassword, 1));
    let field = harness.get_by_role_and_label(Role::PasswordInput, "Password");
    assert_eq!(field.value().unwrap_or_default(), "");
    assert!(field.is_focused(), "the name stands there already");
    // There is nothing to go back to either.
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    assert_eq!(harness.get_by_role_and_label(Role::PasswordInput, "Password").value().unwrap_or_default(), "");
}

#[test]
fn what_went_wrong_is_said_with_what_to_do() {
    for (kind, words) in [
        (HostErrorKind::NoSsh, "SSH isn't turned on there."),
        (HostErrorKind::WrongPassword, "It didn't accept this name and password."),
        (HostErrorKind::CodeAsked, "It also asks for a code, which Locksmith can't enter."),
        (HostErrorKind::Blocked, "It's turning this computer away, probably because of wrong passwords."),
    ] {
        let (_, mut harness) = window(hosts::failed(kind, 1));
        press(&mut harness, "Repair…");
        says(&harness, words);
        harness.get_by_label(&english(&kind.next()));
        assert!(has(&harness, "Sign in to the NAS") && has(&harness, "Back"), "{kind:?}");
        assert!(has(&harness, "Show me how to do it by hand") && has(&harness, "Choose its settings folder…"));
        assert!(harness.query_by_label_contains("It has refused").is_none(), "{kind:?}");
    }
}

#[test]
fn after_three_refused_passwords_a_lockout_is_warned_of() {
    let (_, mut harness) = window(hosts::failed(HostErrorKind::WrongPassword, 3));
    press(&mut harness, "Repair…");
    harness.get_by_label_contains("It has refused 3 passwords. After a few more, it may block this computer.");
}

#[test]
fn a_key_that_changed_stops_everything() {
    let (stage, mut harness) = window(hosts::failed(HostErrorKind::KeyChanged, 1));
    press(&mut harness, "Repair…");
    says(&harness, "This isn't the Synology NAS that Locksmith knew.");
    harness.get_by_label_contains("Your password wasn't sent.");
    assert!(harness.query_by_role(Role::PasswordInput).is_none());
    assert!(!has(&harness, "It was reset: forget the old one"), "it stands apart");
    assert_eq!(crate::reading::primary(&harness), ["Back"]);
    stage.asked();
    unfold(&mut harness, "Details");
    press(&mut harness, "It was reset: forget the old one");
    assert!(stage.asked()[0].starts_with("ForgetHostKey("));
    let mut home = hosts::failed(HostErrorKind::KeyChanged, 1);
    home.event(Event::HostKeyForgotten { host: hosts::host(), result: Ok(()) });
    show_home(&stage, &mut harness, home);
    harness.get_by_label_contains("Locksmith forgot the old one.");
    assert!(has(&harness, "Sign in to the NAS"));
}

#[test]
fn whoever_says_no_leaves_before_the_password_was_sent() {
    let (stage, mut harness) = filled();
    press(&mut harness, "Sign in to the NAS");
    show_home(&stage, &mut harness, hosts::asks());
    harness.get_by_label_contains("Your password hasn't been sent yet.");
    stage.asked();
    press(&mut harness, "No");
    assert!(left(&stage));
    show_home(&stage, &mut harness, hosts::on_nas());
    let field = harness.get_by_role_and_label(Role::PasswordInput, "Password");
    assert_eq!(field.value().unwrap_or_default(), "");
    // Esc says the same.
    show_home(&stage, &mut harness, hosts::asks());
    stage.asked();
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(left(&stage));
}

#[test]
fn a_sign_in_that_nobody_looks_at_any_more_is_given_up() {
    let (stage, mut harness) = filled();
    press(&mut harness, "Sign in to the NAS");
    show_home(&stage, &mut harness, hosts::signing_in(hosts::on_nas()));
    stage.asked();
    harness.get_by_label("This computer: Reaches Plex (fine)").click();
    harness.run_steps(4);
    assert_eq!(stage.asked(), ["LeaveHost"], "once");
    show_home(&stage, &mut harness, hosts::on_nas());
    harness.get_by_label("Attic NAS: Old sign-in (problem)").click();
    harness.run_steps(3);
    press(&mut harness, "Repair…");
    let field = harness.get_by_role_and_label(Role::PasswordInput, "Password");
    assert_eq!(field.value().unwrap_or_default(), "");
    // Who is in stays in, until the window is closed.
    show_home(&stage, &mut harness, hosts::entered());
    stage.asked();
    press(&mut harness, "Back");
    assert!(!left(&stage));
    let mut app = App::new(stage.clone(), true);
    assert!(app.may_close());
    assert!(left(&stage));
}

#[test]
fn where_the_maker_is_not_known_that_is_asked_first() {
    let (stage, mut harness) = window(hosts::on(""));
    press(&mut harness, "Repair…");
    says(&harness, "Where does Attic NAS run?");
    press(&mut harness, "WD My Cloud");
    says(&harness, "Sign in to your WD My Cloud");
    let user = harness.get_by_role_and_label(Role::TextInput, "User name");
    assert_eq!(user.value().as_deref(), Some("sshd"));
    type_password(&mut harness);
    press(&mut harness, "Sign in to the NAS");
    assert_eq!(signed_in(&stage).unwrap().0, "sshd@192.168.1.2");
    // It can be said otherwise, also that there is no such way.
    press(&mut harness, "It runs on something else");
    says(&harness, "Where does Attic NAS run?");
    press(&mut harness, "Windows PC");
    says(&harness, "Remove the old sign-in from Attic NAS.");
    assert!(!has(&harness, "Repair it from here…"));
}

#[test]
fn a_guide_leads_to_the_way_from_here() {
    let (_, mut harness) = window(hosts::on_nas());
    press(&mut harness, "Repair…");
    press(&mut harness, "Show me how to do it by hand");
    harness.get_by_label("Locksmith can sign in to the Synology NAS it runs on, and do it from here.");
    press(&mut harness, "Repair it from here…");
    says(&harness, "Sign in to your Synology NAS");
    press(&mut harness, "Choose its settings folder…");
    says(&harness, "Where are the settings of Attic NAS?");
}

#[test]
fn a_program_that_reaches_no_hosts_shows_none_of_it() {
    let mut home = hosts::on_nas();
    home.0.reaches_hosts = false;
    let (_, mut harness) = window(home);
    press(&mut harness, "Repair…");
    says(&harness, "Remove the old sign-in from Attic NAS.");
    let (mut home, id) = (hosts::undoable(), "1795500000-0a1b2c3d");
    home.0.reaches_hosts = false;
    let (stage, mut harness) = window(home);
    press(&mut harness, "Undo…");
    press(&mut harness, "Undo the repair");
    assert_eq!(stage.asked(), [format!("Undo({id:?})")]);
    let (_, mut harness) = window(causes::of_server(Cause::StaleClaim));
    press(&mut harness, "Repair…");
    says(&harness, "Where does Attic NAS run?");
}

#[test]
fn another_address_a_port_and_a_key_are_folded() {
    let (stage, mut harness) = window(hosts::on_nas());
    press(&mut harness, "Repair…");
    type_into(&mut harness, Role::TextInput, "User name", "anna");
    unfold(&mut harness, "Another address, or an SSH key");
    let address = harness.get_by_role_and_label(Role::TextInput, "Address of the NAS or computer");
    assert_eq!(address.value().as_deref(), Some("192.168.1.2"));
    type_into(&mut harness, Role::TextInput, "Address of the NAS or computer", ":2222");
    harness.get_by_role_and_label(Role::Button, "Sign in with my SSH key").scroll_to_me();
    harness.run_steps(6);
    press(&mut harness, "Sign in with my SSH key");
    assert_eq!(signed_in(&stage), Some(("anna@192.168.1.2:2222".to_owned(), None, None)));
    type_into(&mut harness, Role::TextInput, "Address of the NAS or computer", " x");
    harness.get_by_label_contains("That isn't an address.");
}

#[test]
fn a_nas_without_the_server_says_whose_settings_are_there() {
    let (stage, mut harness) = window(hosts::absent());
    press(&mut harness, "Repair…");
    says(&harness, "Attic NAS isn't on this Synology NAS.");
    harness.get_by_label("We found the settings of Old NAS instead.");
    stage.asked();
    press(&mut harness, "Sign in to another one");
    assert!(left(&stage));
}

#[test]
fn an_undo_after_a_restart_signs_in_first() {
    let (stage, mut harness) = window(hosts::undoable());
    press(&mut harness, "Undo…");
    says(&harness, "Sign in to your Synology NAS");
    harness.get_by_label_contains("Sign in there first, then you can undo the repair.");
    let user = harness.get_by_role_and_label(Role::TextInput, "User name");
    assert_eq!(user.value().as_deref(), Some("anna"), "as before");
    assert!(has(&harness, "Remove the copy…"));
    type_password(&mut harness);
    press(&mut harness, "Sign in to the NAS");
    assert_eq!(signed_in(&stage).unwrap().0, "anna@192.168.1.2");
    let found = vec![hosts::installed(2, hosts::locator(), StoredSignIn::Alive)];
    show_home(&stage, &mut harness, hosts::look(hosts::undoable(), found));
    says(&harness, "Undo the repair of Attic NAS?");
    stage.asked();
    press(&mut harness, "Undo the repair");
    assert_eq!(stage.asked(), ["Undo(\"1795500000-0a1b2c3d\")"]);
}

#[test]
fn an_interrupted_repair_signs_in_first_and_says_what_for() {
    let (stage, mut harness) = window(hosts::interrupted());
    says(&harness, "Sign in to your Synology NAS");
    harness.get_by_label_contains("A repair of Attic NAS was interrupted.");
    assert!(has(&harness, "Leave it as it is…"));
    let found = vec![hosts::installed(2, hosts::locator(), StoredSignIn::None)];
    let mut home = hosts::look(hosts::interrupted(), found);
    show_home(&stage, &mut harness, Home(home.0.clone()));
    says(&harness, "A repair of Attic NAS was interrupted.");
    press(&mut harness, "Continue the repair");
    let id = "1795500000-0a1b2c3d".to_owned();
    assert_eq!(stage.asked(), [format!("GoOn {{ id: {id:?}, agreed: None }}")]);
    home.work(Request::GoOn { id, agreed: None }, &[Step::Stop]);
    show_home(&stage, &mut harness, home);
    harness.get_by_label("Write the new sign-in into its settings: later");
}

#[test]
fn a_container_of_this_computer_needs_no_sign_in() {
    let (stage, mut harness) = window(hosts::in_container());
    press(&mut harness, "Repair…");
    says(&harness, "Repair Mac Mini?");
    harness.get_by_label("It runs on this computer, in the container plex.");
    harness
        .get_by_label_contains("Locksmith stops Mac Mini and starts it again, once. Anyone watching is interrupted.");
    press(&mut harness, "Repair it");
    assert_eq!(stage.asked(), ["Repair { server: ServerKey(0), agreed: None }"]);
}

#[test]
fn what_was_repaired_in_an_earlier_run_names_no_switch_of_a_device_without_ssh() {
    let mut home = hosts::in_container();
    let server = home.key(1);
    home.work(Request::Repair { server, agreed: None }, &[Step::Stop]);
    hosts::journal(&mut home, RepairOutcome::Open);
    let (_, harness) = window(home);
    harness.get_by_label("Write the new sign-in into its settings: later");
    assert!(harness.query_by_label("Turn SSH off again").is_none());
}
