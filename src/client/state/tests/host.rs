//! Hosts that are signed in to.

use super::account::cause_of;
use super::*;
use crate::client::installation::remote::{HostError, HostErrorKind, HostOperation, HostSignIn, NotSignedIn};
use crate::client::installation::{InstallKind, InstallOperation};
use crate::client::model::{HostIdentity, HostKey, HostService, SshHost, StoredSignIn};
use crate::client::platforms::Platform;
use crate::client::repair::claim::ClaimRoute;
use crate::client::repair::{RepairEnd, RepairJob};

const ID: &str = "aaaaaaaaaaaaaaaa";

fn host(address: &str) -> SshHost {
    SshHost::at("admin", address).unwrap()
}

fn nas() -> SshHost {
    host("192.168.1.5")
}

fn key(digit: &str) -> HostKey {
    format!("SHA256:{}", digit.repeat(43)).parse().unwrap()
}

fn identity() -> HostIdentity {
    HostIdentity { key: key("A"), software: DisplayText::new("OpenSSH_8.2") }
}

fn locator(host: SshHost) -> Locator {
    let preferences = "/share/x/Preferences.xml".to_owned();
    Locator::Ssh { host, host_key: key("A"), preferences, service: HostService::Qnap }
}

fn on_host(host: SshHost) -> Installed {
    Installed {
        controller: Controller::Managed("QNAP".to_owned()),
        can_start: true,
        chosen: true,
        sign_in: StoredSignIn::Dead,
        name: DisplayText::new("Attic NAS"),
        certificate: Some("0".repeat(32)),
        ..Installed::new(MachineId::new(ID).unwrap(), locator(host))
    }
}

fn sign_in_to(model: &mut Model, host: SshHost) -> Vec<Effect> {
    let sign_in = HostSignIn::Password("secret".to_owned().into());
    model.request(Request::SignInToHost { host, sign_in, accepted: None, server: None }, NOW)
}

fn found(host: SshHost) -> Event {
    let servers = vec![on_host(host.clone())];
    let look = HostFound { identity: identity(), platform: Some(Platform::Qnap), servers, closed: Vec::new() };
    Event::Host { host, end: Ok(look) }
}

fn failed(host: SshHost, kind: HostErrorKind) -> Event {
    let error = HostError::new(HostOperation::SignIn, &host, kind);
    Event::Host { host, end: Err(NotSignedIn::Failed(error)) }
}

/// Signed in to the NAS, on which a server is that answers.
fn inside() -> Model {
    let mut model = model();
    model.apply(sighting(Source::Gdm, NAS, Some(ID)), NOW);
    model.apply(answer(NAS, ID), NOW);
    sign_in_to(&mut model, nas());
    model.apply(found(nas()), NOW);
    model
}

fn stage(model: &Model) -> &HostStage {
    &model.host.as_ref().unwrap().stage
}

fn refused_in(model: &Model) -> u32 {
    model.host.as_ref().unwrap().refused
}

#[test]
fn a_sign_in_is_tried_once_and_nothing_else_meanwhile() {
    let mut model = model();
    let effects = sign_in_to(&mut model, nas());
    assert!(matches!(&effects[..], [Effect::SignInToHost { host, accepted: None, .. }] if *host == nas()));
    assert!(matches!(stage(&model), HostStage::SigningIn));
    assert!(sign_in_to(&mut model, nas()).is_empty());
    assert!(sign_in_to(&mut model, host("other")).is_empty());
    assert!(model.request(Request::ForgetHostKey(nas()), NOW).is_empty());
}

#[test]
fn what_is_found_is_within_reach_until_the_host_is_left() {
    let mut model = inside();
    let key = model.rows.of_id(&MachineId::new(ID).unwrap()).unwrap();
    assert_eq!(model.installation_of(key).map(|i| i.locator.clone()), Some(locator(nas())));
    assert_eq!(model.missing_host(&locator(nas())), None);
    assert_eq!(model.host.as_ref().and_then(|h| h.room()).map(|room| room.platform), Some(Some(Platform::Qnap)));
    assert_eq!(cause_of(&model, ID), Some(Cause::StaleClaim));
    // A look at this computer says nothing of it.
    model.apply(Event::Installed { servers: Vec::new(), closed: Vec::new() }, NOW);
    assert!(model.installation_of(key).is_some());
    let effects = model.request(Request::LeaveHost, NOW);
    assert!(matches!(&effects[..], [Effect::LeaveHost(host)] if *host == nas()));
    assert!(model.host.is_none() && model.installed.is_empty());
    assert_eq!(model.missing_host(&locator(nas())), Some(nas()));
    assert_ne!(cause_of(&model, ID), Some(Cause::StaleClaim));
    assert!(model.request(Request::LeaveHost, NOW).is_empty());
}

#[test]
fn a_server_there_is_asked_to_prove_itself_by_what_its_settings_name() {
    let mut model = model();
    model.apply(sighting(Source::Gdm, NAS, Some(ID)), NOW);
    model.apply(answer(NAS, ID), NOW);
    sign_in_to(&mut model, nas());
    let effects = model.apply(found(nas()), NOW);
    assert!(matches!(&effects[..], [Effect::Prove { address, .. }] if *address == at(NAS)), "{effects:?}");
}

#[test]
fn a_server_that_is_down_and_unlisted_has_a_row_at_its_host() {
    let mut model = model();
    sign_in_to(&mut model, nas());
    let effects = model.apply(found(nas()), NOW);
    assert!(matches!(&effects[..], [Effect::Probe { address }] if *address == at(NAS)), "{effects:?}");
    let row = model.rows.iter().next().unwrap();
    assert_eq!((model.rows.len(), row.diagnosis.name.as_str()), (1, "Attic NAS"));
    // By a name, nobody knows where that is.
    let mut model = super::model();
    sign_in_to(&mut model, host("nas.local"));
    assert!(model.apply(found(host("nas.local")), NOW).is_empty());
    assert!(model.rows.is_empty());
}

#[test]
fn an_unknown_key_is_shown_and_a_refused_password_counted() {
    let mut model = model();
    sign_in_to(&mut model, nas());
    model.apply(Event::Host { host: nas(), end: Err(NotSignedIn::AsksKey(identity())) }, NOW);
    assert!(matches!(stage(&model), HostStage::AsksKey(shown) if *shown == identity()));
    assert_eq!((model.missing_host(&locator(nas())), refused_in(&model)), (Some(nas()), 0));
    for times in 1..=2 {
        sign_in_to(&mut model, nas());
        model.apply(failed(nas(), HostErrorKind::WrongPassword), NOW);
        assert_eq!(refused_in(&model), times);
    }
    sign_in_to(&mut model, nas());
    model.apply(failed(nas(), HostErrorKind::CutOff), NOW);
    assert_eq!(refused_in(&model), 2, "no word about the password");
    sign_in_to(&mut model, nas());
    model.apply(found(nas()), NOW);
    assert_eq!(refused_in(&model), 0);
    sign_in_to(&mut model, host("other"));
    model.apply(failed(host("other"), HostErrorKind::WrongPassword), NOW);
    assert_eq!(refused_in(&model), 1, "another one's");
}

#[test]
fn nobody_is_signed_in_to_two_hosts() {
    let mut model = inside();
    let effects = sign_in_to(&mut model, host("other"));
    assert!(matches!(&effects[..], [Effect::LeaveHost(old), Effect::SignInToHost { host, .. }]
        if *old == nas() && *host == self::host("other")));
    assert!(model.installed.is_empty());
    // A late word of the first one is about nobody.
    assert!(model.apply(found(nas()), NOW).is_empty());
    assert!(model.installed.is_empty());
    assert!(matches!(stage(&model), HostStage::SigningIn));
    // Once more to the same is no reason to leave it.
    model.apply(found(host("other")), NOW);
    assert_eq!(sign_in_to(&mut model, host("other")).len(), 1);
}

#[test]
fn a_look_that_fails_takes_what_was_found_out_of_reach() {
    let mut model = inside();
    model.apply(failed(nas(), HostErrorKind::CutOff), NOW);
    assert!(matches!(stage(&model), HostStage::Failed(_)));
    assert!(model.installed.is_empty());
    assert_eq!(model.missing_host(&locator(nas())), Some(nas()));
}

#[test]
fn a_host_whose_key_is_forgotten_is_left() {
    let mut model = inside();
    let effects = model.request(Request::ForgetHostKey(nas()), NOW);
    assert!(matches!(&effects[..], [Effect::LeaveHost(_), Effect::ForgetHostKey(_)]), "{effects:?}");
    model.apply(Event::HostKeyForgotten { host: nas(), result: Ok(()) }, NOW);
    assert!(matches!(stage(&model), HostStage::KeyForgotten(Ok(()))));
    assert!(model.installed.is_empty());
    assert_eq!(model.missing_host(&locator(nas())), Some(nas()));
    // It can be tried anew at once, and a late word does not disturb that.
    sign_in_to(&mut model, nas());
    let error = InstallError::new(InstallOperation::Remove, nas(), InstallKind::Other);
    model.apply(Event::HostKeyForgotten { host: nas(), result: Err(error) }, NOW);
    assert!(matches!(stage(&model), HostStage::SigningIn));
    // Of one that nobody is signed in to, the key is all there is.
    let effects = model.request(Request::ForgetHostKey(host("other")), NOW);
    assert!(effects.is_empty(), "one thing after the other");
    model.apply(failed(nas(), HostErrorKind::KeyChanged), NOW);
    let effects = model.request(Request::ForgetHostKey(nas()), NOW);
    assert!(matches!(&effects[..], [Effect::ForgetHostKey(_)]), "{effects:?}");
}

#[test]
fn a_repair_holds_its_host_and_looks_at_it_again() {
    let mut model = inside();
    model.sign_in = SignIn::In { user: anna() };
    let server = model.rows.of_id(&MachineId::new(ID).unwrap()).unwrap();
    let effects = model.request(Request::Repair { server, agreed: None }, NOW);
    assert!(matches!(&effects[..], [Effect::Repair(job)] if job.locator == locator(nas())), "{effects:?}");
    assert!(model.request(Request::LeaveHost, NOW).is_empty());
    assert!(model.request(Request::ForgetHostKey(nas()), NOW).is_empty());
    assert!(sign_in_to(&mut model, host("other")).is_empty());
    assert!(model.host.as_ref().is_some_and(|h| h.room().is_some()));
    let end = RepairEnd::Verified { by: ClaimRoute::Disk, changed: Vec::new() };
    let effects = model.apply(Event::RepairEnded(end), NOW);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::LookAtHost(host) if *host == nas())), "{effects:?}");
}

/// A NAS has another address after its router was replaced. Its key says that it is the same.
#[test]
fn an_undo_goes_where_its_host_is_now() {
    let moved = host("192.168.1.77");
    let mut model = model();
    let id = MachineId::new(ID).unwrap();
    let record = Record::new(id, "Attic NAS".to_owned(), locator(nas()), "there".to_owned(), "anna".to_owned());
    model.apply(Event::Repairs(vec![record.clone()]), NOW);
    let undo = |model: &mut Model| -> RepairJob {
        match model.request(Request::Undo(record.id.clone()), NOW).pop() {
            Some(Effect::Repair(job)) => *job,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(undo(&mut model.clone()).locator, locator(nas()));
    sign_in_to(&mut model, moved.clone());
    model.apply(found(moved.clone()), NOW);
    assert_eq!(model.missing_host(&locator(nas())), None);
    assert_eq!(undo(&mut model).locator, locator(moved));
}
