//! The search, the address field, and a home without servers.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use plex_locksmith::client::discovery::typed::TypedError;
use plex_locksmith::client::model::{Fact, Message as _};
use plex_locksmith::client::state::Event;

use crate::home::{self, Home};
use crate::{press, window};

#[test]
fn an_empty_search_says_what_was_tried_and_has_the_address_field() {
    let (stage, mut harness) = window(Home::empty());
    harness.get_by_label("No server has responded yet.");
    harness.get_by_label("Asked the whole home network 3 times.");
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
