//! Servers that are installed on this computer.

use super::*;

/// Settings on this computer of a server that does not answer.
fn installed(controller: Controller, can_start: bool) -> Event {
    let locator = Locator::Folder { preferences: "/data/Preferences.xml".into() };
    let server = Installed { controller, can_start, ..Installed::new(MachineId::new("abc").unwrap(), locator) };
    Event::Installed { servers: vec![server], closed: Vec::new() }
}

/// The system's answer takes its time: another server may answer there by then.
#[test]
fn the_systems_word_on_a_listener_is_of_the_server_that_was_asked_about() {
    let here = "127.0.0.1:32400";
    let mut model = model();
    model.apply(installed(Controller::Managed("systemd".to_owned()), true), NOW);
    for (answers, is_proven) in [("abc", true), ("somebody-else", false)] {
        model.apply(answer(here, answers), NOW);
        let told = Event::Listener { address: at(here), id: MachineId::new("abc").unwrap(), is_own: true };
        model.apply(told, NOW);
        assert_eq!(model.rows.facts(at(here)).unwrap().proof.is_some(), is_proven, "{answers}");
    }
}

#[test]
fn a_server_that_does_not_run_has_a_row_and_what_one_left_over_has_none() {
    let ours = || Controller::Managed("systemd (plexmediaserver)".to_owned());
    for left_over in [installed(ours(), false), installed(Controller::Manual, false)] {
        let mut model = model();
        assert!(model.apply(left_over, NOW).is_empty(), "nothing to look at");
        assert!(model.rows.is_empty());
        assert_eq!(model.installed.len(), 1, "a repair still finds the settings");
    }
    let mut model = model();
    let effects = model.apply(installed(ours(), true), NOW);
    let own = model.own_address.unwrap();
    assert!(matches!(effects.as_slice(), [Effect::Probe { address }] if *address == own));
    model.apply(refused(&own.to_string()), NOW);
    assert_eq!(model.rows.at(0).unwrap().diagnosis.cause, Some(Cause::NotRunning));
}

/// What is left over does not stand in the way of what can be started.
#[test]
fn of_several_silent_servers_one_that_can_be_started_has_the_row() {
    let mut model = model();
    let Event::Installed { servers: mut both, .. } = installed(Controller::Manual, false) else { unreachable!() };
    let service = Locator::Folder { preferences: "/srv/Preferences.xml".into() };
    both.push(Installed { can_start: true, ..Installed::new(MachineId::new("def").unwrap(), service) });
    model.apply(Event::Installed { servers: both, closed: Vec::new() }, NOW);
    assert_eq!(model.rows.of_id(&MachineId::new("def").unwrap()), model.rows.row_of(model.own_address.unwrap()));
}

/// On Windows where its program is, is known only while it runs. A new copy would be of what the interrupted repair left.
#[test]
fn an_interrupted_repair_is_gone_on_with_where_the_program_of_its_server_was_seen_and_is_not_now() {
    let seen = |program: Option<&str>| Locator::Registry {
        user: None,
        key: r"Software\Plex, Inc.\Plex Media Server".to_owned(),
        program: program.map(Into::into),
    };
    let id = MachineId::new("abc").unwrap();
    let mut model = model();
    model.apply(sighting(Source::Gdm, NAS, Some("abc")), NOW);
    model.apply(answer(NAS, "abc"), NOW);
    model.apply(Event::SignIn(SignInEvent::In { user: anna() }), NOW);
    let servers = vec![Installed::new(id.clone(), seen(None))];
    model.apply(Event::Installed { servers, closed: Vec::new() }, NOW);
    let place = "the registry".to_owned();
    let record = Record::new(id, "Attic NAS".to_owned(), seen(Some(r"C:\Plex.exe")), place, hide_email("anna"));
    let journal = record.id.clone();
    model.apply(Event::Repairs(vec![record]), NOW);
    let server = model.rows.at(0).unwrap().key;
    let effects = model.request(Request::Repair { server, agreed: None }, NOW);
    let [Effect::Repair(job)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(job.kind, RepairKind::GoOn(journal));
}
