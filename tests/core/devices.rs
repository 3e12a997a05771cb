//! Servers on a NAS that is signed in to, and in containers: their old sign-in is replaced at once, and comes back byte for byte.

use std::fs;
use std::task::Waker;
use std::time::Duration;

use plex_locksmith::client::engine::Engine;
use plex_locksmith::client::installation::preferences_xml::parse;
use plex_locksmith::client::installation::remote::{HostErrorKind, HostSignIn};
use plex_locksmith::client::model::{HostKey, Location, SshHost};
use plex_locksmith::client::platforms::Platform;
use plex_locksmith::client::repair::claim::{ClaimRoute, Missing};
use plex_locksmith::client::repair::{Fault, LaterSignIn, RepairEnd, Step};
use plex_locksmith::client::settings::Settings;
use plex_locksmith::client::state::{HostAccess, HostStage, Model, Request};
use plex_locksmith::demo::{Home, Installed, Kind, PlexFault, ServerOptions, WRONG_PASSWORD, settings_for};

use crate::rig::{Rig, quick};

const NAME: &str = "Basement NAS";
const NAS: &str = "192.168.1.33";
/// The steps of such a repair.
const STEPS: [Step; 5] = [Step::Stop, Step::BackUp, Step::Write, Step::Start, Step::Verify];

fn host() -> SshHost {
    SshHost::at("admin", NAS).unwrap()
}

fn patient(settings: &mut Settings) {
    quick(settings);
    settings.net.limits.quiet = Duration::from_millis(20);
    settings.net.limits.stop = Some(Duration::from_secs(2));
    settings.net.limits.start = Duration::from_secs(2);
}

/// A server elsewhere that holds a dead sign-in of anna's, whom this program is signed in for.
struct Device {
    rig: Rig,
    server: Installed,
}

impl Device {
    fn nas() -> Self {
        Self::with(async |home| home.install_on_host(ServerOptions::new(NAME), Kind::ClaimedNotListed, NAS).await)
    }

    fn container() -> Self {
        let options = ServerOptions::new(NAME);
        Self::with(async |home| home.install_in_container(options, Kind::ClaimedNotListed, "plex").await)
    }

    fn with(install: impl AsyncFnOnce(&mut Home) -> std::io::Result<Installed>) -> Self {
        let rig = Rig::with(
            async |home: &mut Home| {
                install(home).await.unwrap();
            },
            patient,
        );
        let server = rig.home.installed(NAME).unwrap().clone();
        rig.sign_in().unwrap();
        rig.wait("the list", |m| m.under_way == 0);
        Self { rig, server }
    }

    /// The same home, as if this program had been started anew.
    fn start_anew(&mut self) {
        let mut settings = settings_for(&self.rig.home, self.rig.runtime.handle(), "test-client".to_owned()).unwrap();
        patient(&mut settings);
        self.rig.engine = Engine::start(settings, Waker::noop().clone()).unwrap();
        self.rig.engine.request(Request::Search);
        self.rig.sign_in().unwrap();
        self.rig.wait("the list", |m| m.under_way == 0 && !m.repairs.is_empty());
    }

    fn try_host(&self, password: &str, accepted: Option<HostKey>) -> HostAccess {
        let sign_in = HostSignIn::Password(password.to_owned().into());
        let server = Some(self.rig.key(NAME));
        let before = self.rig.engine.model().host.as_ref().map(|access| access.since);
        self.rig.engine.request(Request::SignInToHost { host: host(), sign_in, accepted, server });
        let model = self.rig.wait("the host's answer", |m| {
            let has_ended = |access: &HostAccess| !matches!(access.stage, HostStage::SigningIn);
            m.host.as_ref().is_some_and(|access| Some(access.since) != before && has_ended(access))
        });
        model.host.clone().unwrap()
    }

    fn key(&self) -> HostKey {
        let access = self.try_host("secret", None);
        let HostStage::AsksKey(identity) = access.stage else { panic!("{access:?}") };
        identity.key
    }

    fn sign_in_to_host(&self) {
        let access = self.try_host("secret", Some(self.key()));
        assert_eq!(access.room().map(|room| room.found.len()), Some(1), "{access:?}");
        self.rig.wait("what comes of it", |m| m.under_way == 0);
    }

    fn settings(&self) -> String {
        fs::read_to_string(self.server.preferences()).unwrap()
    }

    fn stop_the_server(&self) {
        self.server.stop();
        while self.server.is_running() {
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn ask(&self, request: Request) -> RepairEnd {
        self.rig.engine.request(Request::ForgetClaim);
        self.rig.wait("the last end is put away", |m| m.repair.is_none());
        self.rig.engine.request(request);
        self.end()
    }

    fn end(&self) -> RepairEnd {
        let model = self.rig.wait("the end", |m| m.repair.as_ref().is_some_and(|r| r.end.is_some()));
        self.rig.wait("the journals", |m| m.under_way == 0);
        model.repair.as_ref().unwrap().end.clone().unwrap()
    }

    fn repair(&self) -> RepairEnd {
        self.ask(Request::Repair { server: self.rig.key(NAME), agreed: None })
    }

    fn undo(&self) -> RepairEnd {
        self.ask(Request::Undo(self.rig.engine.model().repairs[0].id.clone()))
    }

    /// The settings are those of before, and the journal says that the new ones were about to be written.
    fn as_if_killed_before_the_write(&self, before: &str) {
        self.stop_the_server();
        fs::write(self.server.preferences(), before).unwrap();
        let model = self.rig.engine.model();
        let journal = self.rig.home.workshop().join(&model.repairs[0].id).join("journal.json");
        let mut record: serde_json::Value = serde_json::from_slice(&fs::read(&journal).unwrap()).unwrap();
        record["outcome"] = "open".into();
        record["ended"] = serde_json::Value::Null;
        let steps = record["steps"].as_array_mut().unwrap();
        steps.retain(|step| ["stop", "back-up", "write"].contains(&step["step"].as_str().unwrap()));
        steps.iter_mut().filter(|step| step["step"] == "write").for_each(|step| step["done"] = false.into());
        fs::write(journal, record.to_string()).unwrap();
    }
}

fn steps(model: &Model) -> Vec<(Step, bool)> {
    model.repair.as_ref().unwrap().steps.iter().map(|line| (line.step, line.is_done())).collect()
}

fn by_disk() -> RepairEnd {
    RepairEnd::Verified { by: ClaimRoute::Disk, changed: Vec::new() }
}

fn repaired_undone_and_repaired(device: &Device) {
    device.rig.wait_for_cause(NAME, "stale-claim");
    let before = device.settings();
    assert_eq!(device.repair(), by_disk());
    let model = device.rig.engine.model();
    assert_eq!(steps(&model), STEPS.map(|step| (step, true)));
    assert!(model.repairs[0].steps.iter().all(|entry| entry.done), "{:?}", model.repairs[0].steps);
    device.rig.wait_for_cause(NAME, "healthy");
    let (is, was) = (parse(device.settings().as_bytes()).unwrap(), parse(before.as_bytes()).unwrap());
    assert_ne!(is.get("PlexOnlineToken"), was.get("PlexOnlineToken"));
    assert!(was.differences(&is).is_empty(), "{:?}", was.differences(&is));
    let end = device.undo();
    assert!(matches!(end, RepairEnd::PutBack { runs: true, sign_in: LaterSignIn::SignedOut, .. }), "{end:?}");
    assert_eq!(device.settings(), before, "byte for byte");
    device.rig.wait_for_cause(NAME, "stale-claim");
    assert_eq!(device.repair(), by_disk());
}

#[test]
fn a_nas_is_signed_in_to_and_its_server_repaired_and_undone() {
    let device = Device::nas();
    assert!(device.rig.engine.model().reaches_hosts);
    device.rig.wait_for_cause(NAME, "claimed-not-listed");
    let key = device.key();
    let access = device.try_host(WRONG_PASSWORD, Some(key));
    assert!(matches!(&access.stage, HostStage::Failed(error) if error.kind == HostErrorKind::WrongPassword));
    assert_eq!(access.refused, 1);
    assert!(device.rig.engine.model().installed.is_empty());
    let access = device.try_host("secret", None);
    let room = access.room().unwrap_or_else(|| panic!("{access:?}"));
    assert_eq!((room.platform, access.refused), (Some(Platform::Qnap), 0));
    let model = device.rig.engine.model();
    let installed = model.installation_of(device.rig.key(NAME)).unwrap();
    assert_eq!(room.found, std::slice::from_ref(&installed.id));
    assert_eq!(installed.locator.location(), Location::Ssh);
    assert_eq!(model.missing_host(&installed.locator), None);
    repaired_undone_and_repaired(&device);
}

#[test]
fn a_server_in_a_container_is_repaired_and_undone_without_any_host() {
    let device = Device::container();
    let model = device.rig.engine.model();
    let installed = model.installation_of(device.rig.key(NAME)).unwrap();
    assert_eq!(installed.locator.location(), Location::Container);
    assert_eq!((model.missing_host(&installed.locator), model.host.is_none()), (None, true));
    repaired_undone_and_repaired(&device);
}

#[test]
fn a_host_that_is_left_is_named_and_its_server_out_of_reach() {
    let device = Device::nas();
    device.sign_in_to_host();
    assert_eq!(device.repair(), by_disk());
    let repaired = device.settings();
    let locator = device.rig.engine.model().repairs[0].locator.clone();
    device.rig.engine.request(Request::LeaveHost);
    let model = device.rig.wait("it is left", |m| m.host.is_none() && m.under_way == 0);
    assert!(model.installed.is_empty());
    assert_eq!(model.missing_host(&locator), Some(host()));
    let end = device.undo();
    assert!(matches!(end, RepairEnd::NotPutBack { runs: true, .. }), "{end:?}");
    assert_eq!(device.settings(), repaired);
    device.rig.engine.request(Request::ForgetHostKey(host()));
    device.sign_in_to_host();
    assert!(matches!(device.undo(), RepairEnd::PutBack { runs: true, .. }));
}

#[test]
fn a_repair_that_was_interrupted_needs_its_host_and_goes_on() {
    let mut device = Device::nas();
    device.sign_in_to_host();
    let before = device.settings();
    assert_eq!(device.repair(), by_disk());
    device.as_if_killed_before_the_write(&before);
    device.start_anew();
    let model = device.rig.engine.model();
    let record = model.interrupted().next().unwrap().clone();
    assert_eq!(model.missing_host(&record.locator), Some(host()));
    let go_on = || Request::GoOn { id: record.id.clone(), agreed: None };
    let end = device.ask(go_on());
    assert!(matches!(end, RepairEnd::StillOpen(Fault::Install(_))), "{end:?}");
    assert_eq!(device.settings(), before);
    device.sign_in_to_host();
    assert_eq!(device.rig.engine.model().missing_host(&record.locator), None);
    assert_eq!(device.ask(go_on()), by_disk());
    assert_eq!(
        steps(&device.rig.engine.model()),
        [Step::Stop, Step::Write, Step::Start, Step::Verify].map(|s| (s, true))
    );
    device.rig.wait_for_cause(NAME, "healthy");
    assert!(device.rig.engine.model().interrupted().next().is_none());
    assert!(matches!(device.undo(), RepairEnd::PutBack { runs: true, .. }));
    assert_eq!(device.settings(), before, "the first copy is the one that counts");
}

#[test]
fn a_repair_that_was_interrupted_can_be_put_back_after_the_sign_in() {
    let mut device = Device::nas();
    device.sign_in_to_host();
    let before = device.settings();
    assert_eq!(device.repair(), by_disk());
    device.as_if_killed_before_the_write(&before);
    device.start_anew();
    device.sign_in_to_host();
    // Its sign-in was made, and is in no settings.
    assert!(matches!(device.undo(), RepairEnd::PutBack { runs: true, sign_in: LaterSignIn::LivesOn, .. }));
    assert_eq!(device.settings(), before);
    assert!(device.server.is_running());
}

#[test]
fn settings_of_another_server_are_seen_before_it_is_stopped() {
    for device in [Device::nas(), Device::container()] {
        if device.rig.engine.model().installed.is_empty() {
            device.sign_in_to_host();
        }
        let own = device.server.with(|server| server.machine_id().to_owned()).unwrap();
        let changed = device.settings().replace(&own, &"0".repeat(40));
        fs::write(device.server.preferences(), &changed).unwrap();
        assert_eq!(device.repair(), RepairEnd::Untouched { fault: Fault::OtherServer, runs: true });
        assert_eq!(steps(&device.rig.engine.model()), []);
        assert!(device.server.is_running());
        assert_eq!(device.settings(), changed, "a server that is stopped writes what it has in its memory");
        assert!(device.rig.engine.model().repairs.is_empty());
    }
}

#[test]
fn what_does_not_start_with_the_new_sign_in_gets_its_old_settings_and_starts() {
    for device in [Device::nas(), Device::container()] {
        if device.rig.engine.model().installed.is_empty() {
            device.sign_in_to_host();
        }
        let before = device.settings();
        device.rig.engine.request(Request::Repair { server: device.rig.key(NAME), agreed: None });
        let begins =
            |step| move |m: &Model| m.repair.as_ref().is_some_and(|r| r.steps.iter().any(|line| line.step == step));
        device.rig.wait("it writes", begins(Step::Write));
        device.server.change(|b| b.hangs = true);
        device.rig.wait("it turns back", |m| m.repair.as_ref().is_some_and(|r| r.turning_back.is_some()));
        device.server.change(|b| b.hangs = false);
        assert_eq!(
            device.end(),
            RepairEnd::Restored { fault: Fault::NoAnswer, runs: true, kept: None, sign_in: LaterSignIn::SignedOut }
        );
        assert_eq!(device.settings(), before, "byte for byte");
        assert!(device.server.is_running());
        assert!(device.rig.engine.model().interrupted().next().is_none());
    }
}

#[test]
fn plex_in_trouble_leaves_a_nas_as_it_was() {
    let device = Device::nas();
    device.sign_in_to_host();
    let before = device.settings();
    device.rig.home.plex_tv().set_fault(PlexFault::Status(503));
    let end = device.repair();
    assert!(matches!(end, RepairEnd::Restored { runs: true, .. }), "{end:?}");
    assert_eq!(device.settings(), before);
    assert!(device.server.is_running());
}

/// The old sign-in is dead: the new one stays, and its owner may have the old one back.
#[test]
fn a_nas_that_plex_never_lists_is_no_success_and_can_be_undone() {
    let device = Device::nas();
    device.sign_in_to_host();
    device.rig.home.plex_tv().set_options(|o| o.listing_lag = 1_000_000);
    let before = device.settings();
    assert_eq!(device.repair(), RepairEnd::Unverified { by: ClaimRoute::Disk, missing: Missing::NotListed });
    assert_ne!(device.settings(), before);
    assert!(matches!(device.undo(), RepairEnd::PutBack { runs: true, .. }));
    assert_eq!(device.settings(), before);
}

#[test]
fn a_repair_keeps_its_host_and_can_be_left() {
    let device = Device::nas();
    device.sign_in_to_host();
    device.server.change(|b| b.exit_takes = Duration::from_millis(700));
    let before = device.settings();
    device.rig.engine.request(Request::Repair { server: device.rig.key(NAME), agreed: None });
    device.rig.wait("it stops", |m| m.repair.as_ref().is_some_and(|r| !r.steps.is_empty()));
    device.rig.engine.request(Request::LeaveHost);
    device.rig.engine.request(Request::CancelRepair);
    assert_eq!(device.end(), RepairEnd::Untouched { fault: Fault::Cancelled, runs: true });
    assert!(device.rig.engine.model().host.as_ref().is_some_and(|access| access.room().is_some()));
    assert_eq!(device.settings(), before);
    assert!(device.server.is_running());
}
