//! The search, the address field, and a home without servers.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use plex_locksmith::client::discovery::typed::TypedError;
use plex_locksmith::client::model::error::NetKind;
use plex_locksmith::client::model::{Claimed, Fact, Message as _, Presence};
use plex_locksmith::client::state::Event;

use crate::home::{self, Home};
use crate::{press, window};

#[test]
fn an_empty_search_says_what_was_tried_and_has_the_address_field() {
    let (stage, mut harness) = window(Home::empty());
    harness.get_by_label("No server has responded yet.");
    harness.get_by_label("Searched the whole home network 3 times.");
    let field = harness.get_by_role_and_label(Role::TextInput, "Address of a server");
    field.focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Address of a server").type_text(" 192.168.1.5 ");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert_eq!(stage.asked(), ["AddAddress(\"192.168.1.5\")"]);
}

#[test]
fn a_search_that_goes_on_never_takes_the_keyboard_from_the_address_field() {
    let (stage, mut harness) = window(Home::searching());
    harness.get_by_role_and_label(Role::TextInput, "Address of a server").focus();
    harness.run_steps(2);
    stage.show(Home::family().into_model());
    harness.run_steps(4);
    assert!(harness.get_by_role_and_label(Role::TextInput, "Address of a server").is_focused());
}

#[test]
fn an_address_that_is_none_says_so_below_the_field() {
    let mut home = Home::empty();
    home.0.search.address_error = Some(TypedError::NoAddress.phrase());
    let (_, harness) = window(home);
    harness.get_by_label("That isn't an address. Try one like 192.168.1.5.");
}

#[test]
fn kept_from_the_home_network_it_never_says_that_there_are_no_servers() {
    let mut home = Home::empty();
    home.0.computer.facts.local_network_denied = Fact::known(true, home::NOW);
    home.event(Event::Tick);
    let (stage, mut harness) = window(home);
    assert!(harness.query_by_label("No server has responded yet.").is_none());
    press(&mut harness, "Open Privacy settings");
    assert_eq!(stage.asked(), ["Open(Privacy)"]);
}

fn resolved(home: &mut Home, n: u8) {
    home.event(Event::Resolved { name: None, found: Ok(vec![home::address(n)]) });
}

fn typed(harness: &mut egui_kittest::Harness<'_>, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, "Address of a server").focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Address of a server").type_text(text);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
}

fn field(harness: &egui_kittest::Harness<'_>) -> String {
    let field = harness.get_by_role_and_label(Role::TextInput, "Address of a server");
    field.accesskit_node().value().unwrap_or_default()
}

#[test]
fn what_was_typed_is_shown_at_once_with_its_result_and_the_field_is_free() {
    let (stage, mut harness) = window(Home::family());
    typed(&mut harness, "192.168.1.9");
    let mut home = Home::family();
    resolved(&mut home, 9);
    stage.show(Home(home.0.clone()).into_model());
    harness.run_steps(4);
    harness.get_by_label_contains("Waiting for it to respond");
    assert_eq!(field(&harness), "");
    home.probed(9, home::fails(NetKind::Refused), None);
    stage.show(home.into_model());
    harness.run_steps(4);
    assert!(harness.query_all_by_label_contains("192.168.1.9:32400").count() > 1, "its row and its page");
    assert!(
        harness
            .query_by_label(
                "Mac Mini isn't claimed: no account is signed in on it. Sign in and claim it, and you're back in."
            )
            .is_none()
    );
}

#[test]
fn an_address_that_is_in_the_list_already_says_so() {
    let (stage, mut harness) = window(Home::family());
    typed(&mut harness, "192.168.1.2");
    let mut home = Home::family();
    resolved(&mut home, 2);
    stage.show(home.into_model());
    harness.run_steps(4);
    harness.get_by_label("It's already in the list.");
    harness.get_by_label_contains("Attic NAS is claimed.");
}

#[test]
fn what_is_no_server_is_not_counted_as_found() {
    let mut home = Home::empty();
    home.server("Attic NAS", 2, Claimed::Yes);
    resolved(&mut home, 9);
    home.probed(9, home::probe(Ok(Presence::NotPlex(200)), 8), None);
    for (n, kind) in [(10, NetKind::Refused), (11, NetKind::TimedOut)] {
        resolved(&mut home, n);
        home.probed(n, home::fails(kind), None);
    }
    let (_, harness) = window(home);
    harness.get_by_label("1 found");
}

/// The rows from top to bottom, by their names.
fn rows(harness: &egui_kittest::Harness<'_>) -> Vec<String> {
    let is_row = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == Role::ListItem;
    let mut rows: Vec<_> = harness.root().children_recursive().filter(is_row).collect();
    rows.sort_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    let name = |node: egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
    rows.into_iter().map(|row| name(row).split(':').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_list_is_grouped_and_by_name_and_nothing_moves_under_the_pointer() {
    let (stage, mut harness) = window(Home::family());
    for heading in ["Needs attention", "Others"] {
        harness.get_by_label(heading);
    }
    assert_eq!(rows(&harness), ["This computer", "Living room", "Mac Mini", "Attic NAS", "Office"]);
    let row = harness.get_by_label("Living room: Not responding (problem)").rect();
    harness.hover_at(row.center());
    harness.run_steps(3);
    let mut home = Home::family();
    home.server("Cellar", 7, Claimed::No);
    stage.show(home.into_model());
    harness.run_steps(4);
    assert_eq!(rows(&harness), ["This computer", "Living room", "Mac Mini", "Attic NAS", "Office", "Cellar"]);
    harness.hover_at(egui::pos2(700.0, 300.0));
    harness.run_steps(4);
    assert_eq!(rows(&harness), ["This computer", "Cellar", "Living room", "Mac Mini", "Attic NAS", "Office"]);
}

#[test]
fn the_end_of_a_search_takes_no_keyboard_from_the_address_field() {
    let (stage, mut harness) = window(Home::searching());
    harness.get_by_role_and_label(Role::TextInput, "Address of a server").focus();
    harness.run_steps(2);
    stage.show(Home::empty().into_model());
    harness.run_steps(4);
    harness.get_by_label("No server has responded yet.");
    assert!(harness.get_by_role_and_label(Role::TextInput, "Address of a server").is_focused());
}

#[test]
fn a_name_that_is_found_late_takes_nobody_away_from_what_was_opened_meanwhile() {
    let (stage, mut harness) = window(Home::family());
    typed(&mut harness, "192.168.1.9");
    press(&mut harness, "More");
    press(&mut harness, "About Locksmith");
    let mut home = Home::family();
    resolved(&mut home, 9);
    stage.show(home.into_model());
    harness.run_steps(4);
    harness.get_by_label_contains("Locksmith isn't made by Plex");
}

#[test]
fn what_is_typed_while_a_name_is_looked_up_stays() {
    let (stage, mut harness) = window(Home::family());
    typed(&mut harness, "192.168.1.9");
    harness.get_by_role_and_label(Role::TextInput, "Address of a server").type_text("0");
    harness.run_steps(2);
    let mut home = Home::family();
    resolved(&mut home, 9);
    stage.show(home.into_model());
    harness.run_steps(4);
    assert_eq!(field(&harness), "192.168.1.90");
}

#[test]
fn of_the_addresses_of_a_name_the_one_that_responds_is_shown() {
    let (stage, mut harness) = window(Home::family());
    typed(&mut harness, "attic");
    let mut home = Home::family();
    let found = Ok(vec![home::address(9), home::address(8)]);
    home.event(Event::Resolved { name: Some("attic".to_owned()), found });
    home.probed(9, home::fails(NetKind::Refused), None);
    home.probed(8, home::answers(8, Claimed::Yes), None);
    stage.show(home.into_model());
    harness.run_steps(4);
    harness.get_by_label_contains("is claimed. Sign in to see whether it's yours.");
}
