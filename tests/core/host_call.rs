//! Repairs on a host and in a container by the command line: who is asked for what, and what is refused before anything is sent.

use std::cell::RefCell;
use std::fs;
use std::io::{IsTerminal as _, Write as _};
use std::os::fd::IntoRawFd as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use plex_locksmith::cli::{self, Call, ExitStatus};
use plex_locksmith::client::installation::remote::{
    HostError, HostErrorKind, HostLook, HostOperation, HostSignIn, Hosts, NotSignedIn,
};
use plex_locksmith::client::installation::{
    Control, FoundInstallation, InstallError, InstallKind, InstallOperation, Installation, Installations,
};
use plex_locksmith::client::model::{Controller, HostIdentity, HostKey, HostService, Locator, MachineId, SshHost};
use plex_locksmith::client::repair::{Record, RepairOutcome, Step};
use plex_locksmith::client::settings::{Settings, Surroundings};
use plex_locksmith::demo::{DemoInstallations, Home, Installed, Kind, ServerOptions, idents, settings_for};
use plex_locksmith::text::Language;
use secrecy::ExposeSecret as _;
use tokio::runtime::Runtime;
use tokio_util::sync::CancellationToken;

use crate::rig::{quick, runtime};

const NAME: &str = "Attic";
const PASSWORD: &str = "a pass word";

fn key(letter: &str) -> HostKey {
    format!("SHA256:{}", letter.repeat(43)).parse().unwrap()
}

/// The server is in a folder of this computer, and said to be on a host.
struct Nas {
    server: Installed,
    container: Option<&'static str>,
    key: HostKey,
    knows: Mutex<bool>,
    /// What cuts the connection, once, while it is carried out.
    cuts: Cuts,
    /// What was sent to it.
    sent: Mutex<Vec<String>>,
}

impl Nas {
    fn at(&self, host: &SshHost) -> Locator {
        let (host, host_key) = (host.clone(), self.key.clone());
        let preferences = self.server.preferences().display().to_string();
        match self.container {
            None => Locator::Ssh { host, host_key, preferences, service: HostService::Qnap },
            Some(name) => {
                let (engine, name, id) = ("docker".to_owned(), name.to_owned(), "0123456789abcdef".to_owned());
                Locator::SshContainer { host, host_key, engine, name, id, preferences }
            }
        }
    }
}

/// What it does takes a moment, and the connection breaks before it has answered.
#[derive(Clone, Default)]
struct Cuts {
    next: Arc<Mutex<Option<Verb>>>,
    done: Arc<Mutex<Vec<Verb>>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    Stop,
    Start,
}

struct Cut {
    inner: Arc<dyn Control>,
    cuts: Cuts,
}

impl Cut {
    fn carry_out(&self, verb: Verb, call: fn(&dyn Control) -> Result<(), InstallError>) -> Result<(), InstallError> {
        self.cuts.done.lock().unwrap().push(verb);
        if self.cuts.next.lock().unwrap().take_if(|next| *next == verb).is_none() {
            return call(&*self.inner);
        }
        let inner = self.inner.clone();
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(300));
            call(&*inner)
        });
        Err(InstallError::new(InstallOperation::Run, NAME, InstallKind::CutOff))
    }
}

impl Control for Cut {
    fn controller(&self) -> Controller {
        self.inner.controller()
    }

    fn is_running(&self) -> Result<Option<bool>, InstallError> {
        self.inner.is_running()
    }

    fn ask_to_stop(&self) -> Result<(), InstallError> {
        self.carry_out(Verb::Stop, |control| control.ask_to_stop())
    }

    fn patience(&self) -> Duration {
        self.inner.patience()
    }

    fn end(&self) -> Result<(), InstallError> {
        panic!("nobody had to end it")
    }

    fn start(&self) -> Result<(), InstallError> {
        self.carry_out(Verb::Start, |control| control.start())
    }
}

/// The installation of a folder, under the name of another place.
fn opened(server: &Installed, locator: &Locator) -> Installation {
    let folder = Locator::Folder { preferences: server.preferences().to_owned() };
    let installation = DemoInstallations::new(std::slice::from_ref(server), &[]).open(&folder).unwrap();
    Installation { locator: locator.clone(), ..installation }
}

impl Hosts for Nas {
    fn sign_in(
        &self,
        host: &SshHost,
        sign_in: &HostSignIn,
        accepted: Option<&HostKey>,
        _: &CancellationToken,
    ) -> Result<HostLook, NotSignedIn> {
        let identity = HostIdentity { key: self.key.clone(), software: None };
        let mut knows = self.knows.lock().unwrap();
        let is_other = accepted.is_some_and(|accepted| *accepted != self.key);
        if is_other || !*knows && accepted.is_none() {
            return Err(NotSignedIn::AsksKey(identity));
        }
        *knows = true;
        let sent = match sign_in {
            HostSignIn::Password(password) => password.expose_secret().to_owned(),
            HostSignIn::Keys { .. } => "keys".to_owned(),
        };
        self.sent.lock().unwrap().push(format!("{}:{sent}", host.user));
        if sent != PASSWORD {
            let error = HostError::new(HostOperation::SignIn, host, HostErrorKind::WrongPassword);
            return Err(NotSignedIn::Failed(error));
        }
        Ok(HostLook { identity, platform: None, found: vec![opened(&self.server, &self.at(host)).inspect(None)] })
    }

    fn look(&self, host: &SshHost) -> Result<HostLook, HostError> {
        let identity = HostIdentity { key: self.key.clone(), software: None };
        Ok(HostLook { identity, platform: None, found: vec![opened(&self.server, &self.at(host)).inspect(None)] })
    }

    fn open(&self, locator: &Locator) -> Result<Installation, InstallError> {
        let installation = opened(&self.server, locator);
        let control = Arc::new(Cut { inner: installation.control.clone(), cuts: self.cuts.clone() });
        Ok(Installation { control, ..installation })
    }

    fn leave(&self, _: &SshHost) {}

    fn forget_key(&self, _: &SshHost) -> Result<(), InstallError> {
        Ok(())
    }
}

/// An engine of this computer with one container.
struct OneContainer(Installed);

impl OneContainer {
    fn at(&self) -> Locator {
        Locator::Container {
            endpoint: "unix:///run/engine.sock".to_owned(),
            name: "plex".to_owned(),
            id: "0123456789abcdef".to_owned(),
            preferences: self.0.preferences().display().to_string(),
        }
    }
}

impl Installations for OneContainer {
    fn inspect(&self) -> Vec<FoundInstallation> {
        vec![opened(&self.0, &self.at()).inspect(None)]
    }

    fn look_in(&self, folder: &Path) -> Result<Vec<FoundInstallation>, InstallError> {
        DemoInstallations::new(&[], &[]).look_in(folder)
    }

    fn open(&self, locator: &Locator) -> Result<Installation, InstallError> {
        Ok(opened(&self.0, locator))
    }
}

thread_local! {
    static SETTINGS: RefCell<Option<Settings>> = const { RefCell::new(None) };
}

struct Scene {
    nas: Arc<Nas>,
    settings: Settings,
    _home: Home,
    _runtime: Runtime,
    _folder: tempfile::TempDir,
}

impl Scene {
    fn new(container: Option<&'static str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("Plex Media Server");
        let runtime = runtime();
        let (home, mut settings) = runtime.block_on(async {
            let mut home = Home::empty().await.expect("a home");
            home.install(ServerOptions::new(NAME), Kind::ClaimedNotListed, &data).await.unwrap();
            let settings = settings_for(&home, runtime.handle(), "test-client".to_owned()).expect("settings");
            (home, settings)
        });
        quick(&mut settings);
        settings.net.limits.quiet = Duration::from_millis(20);
        settings.net.limits.stop = Some(Duration::from_secs(2));
        settings.net.limits.start = Duration::from_secs(2);
        let server = home.installed(NAME).unwrap().clone();
        let nas = Nas {
            server,
            container,
            key: key("A"),
            knows: Mutex::new(false),
            sent: Mutex::default(),
            cuts: Cuts::default(),
        };
        let nas = Arc::new(nas);
        settings.installations = Arc::new(DemoInstallations::new(&[], &[]));
        settings.hosts = nas.clone();
        Self { nas, settings, _home: home, _runtime: runtime, _folder: folder }
    }

    fn file(&self) -> PathBuf {
        self.nas.server.preferences().to_owned()
    }

    fn settings(&self) -> String {
        fs::read_to_string(self.file()).unwrap()
    }

    fn sent(&self) -> Vec<String> {
        self.nas.sent.lock().unwrap().clone()
    }

    /// A repair of it was killed between its stop and its start.
    fn interrupted(&self) {
        let at = self.nas.at(&SshHost::at("admin", "192.0.2.7").unwrap());
        let (id, place) =
            (MachineId::new(&idents::machine_id(NAME)).unwrap(), self.nas.server.preferences().display().to_string());
        let mut record = Record::new(id, NAME.to_owned(), at, place, "anna".to_owned());
        record.addresses = vec![self.nas.server.address()];
        let mut journal = self.settings.repairs.as_ref().unwrap().begin(record).unwrap();
        journal.ran().unwrap();
        journal.begun(Step::Stop).unwrap();
        journal.done(Step::Stop).unwrap();
        self.stop_the_server();
    }

    /// Until it has written its settings.
    fn stop_the_server(&self) {
        self.nas.server.stop();
        while self.nas.server.is_running() {
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn outcomes(&self) -> Vec<RepairOutcome> {
        self.settings.repairs.as_ref().unwrap().all().iter().map(|record| record.outcome).collect()
    }

    /// What a call comes to. The password comes by a descriptor.
    fn call(&self, line: &[&str], password: Option<&str>) -> ExitStatus {
        let mut words: Vec<String> = line.iter().map(|&word| word.to_owned()).collect();
        if let Some(password) = password {
            words.extend(["--password-fd".to_owned(), handed_over(password).to_string()]);
        }
        let (call, _) = Call::parse(words.into_iter().map(Into::into), Language::ENGLISH).expect("a call");
        SETTINGS.set(Some(self.settings.clone()));
        cli::run(&call, |_| {
            let settings = SETTINGS.take().expect("a scene");
            Ok(Surroundings { settings, kept: None })
        })
    }
}

/// A descriptor as a shell hands it over. The call closes it.
fn handed_over(line: &str) -> i32 {
    let (reader, mut writer) = std::io::pipe().unwrap();
    writer.write_all(format!("{line}\nand no more").as_bytes()).unwrap();
    reader.into_raw_fd()
}

/// Where a developer sits before the tests, a question would wait for them.
fn somebody_is_there() -> bool {
    std::io::stdin().is_terminal()
}

#[test]
fn a_server_on_a_host_is_repaired_and_undone_with_the_password_typed_again() {
    let scene = Scene::new(None);
    let before = scene.settings();
    let key = key("A").to_string();
    let line = ["repair", "--ssh", "admin@192.0.2.7", "--host-key", &key, "--yes"];
    assert_eq!(scene.call(&line, Some(PASSWORD)), ExitStatus::Fine);
    assert_ne!(scene.settings(), before);
    assert_eq!(scene.sent(), [format!("admin:{PASSWORD}")], "once");
    if somebody_is_there() {
        return;
    }
    assert_eq!(scene.call(&["undo"], None), ExitStatus::Declined, "nobody can be asked for the password");
    assert_eq!(scene.call(&["undo"], Some("wrong")), ExitStatus::ProbeFailed);
    assert_eq!(scene.sent().len(), 2, "one attempt a call");
    assert_ne!(scene.settings(), before);
    assert_eq!(scene.call(&["undo"], Some(PASSWORD)), ExitStatus::Fine);
    assert_eq!(scene.settings(), before, "byte for byte");
}

/// Nobody has to wait until somebody else starts it: its journal knows all that is needed.
#[test]
fn a_repair_that_left_its_server_stopped_is_gone_on_with() {
    for line in [&["--ssh", "admin@192.0.2.7"][..], &[NAME, "--ssh", "admin@192.0.2.7"], &[], &[NAME]] {
        let scene = Scene::new(None);
        *scene.nas.knows.lock().unwrap() = true;
        scene.interrupted();
        let before = scene.settings();
        let line = [&["repair", "--yes", "--json"][..], line].concat();
        assert_eq!(scene.call(&line, Some(PASSWORD)), ExitStatus::Fine, "{line:?}");
        assert_ne!(scene.settings(), before);
        assert!(scene.nas.server.is_running());
        assert_eq!(scene.outcomes(), [RepairOutcome::Repaired], "it is the same repair: {line:?}");
    }
}

/// What was begun on a host goes on without its connection: what is seen of the server decides.
#[test]
fn a_connection_that_is_cut_while_it_stops_or_starts_is_no_end_of_the_repair() {
    for verb in [Verb::Stop, Verb::Start] {
        let scene = Scene::new(None);
        *scene.nas.knows.lock().unwrap() = true;
        *scene.nas.cuts.next.lock().unwrap() = Some(verb);
        let before = scene.settings();
        let line = ["repair", "--ssh", "admin@192.0.2.7", "--yes"];
        assert_eq!(scene.call(&line, Some(PASSWORD)), ExitStatus::Fine, "{verb:?}");
        assert_ne!(scene.settings(), before);
        assert_eq!(scene.outcomes(), [RepairOutcome::Repaired]);
        assert_eq!(*scene.nas.cuts.done.lock().unwrap(), [Verb::Stop, Verb::Start], "each once");
    }
}

#[test]
fn a_server_that_was_stopped_by_nobody_here_is_left_alone() {
    let scene = Scene::new(None);
    *scene.nas.knows.lock().unwrap() = true;
    scene.stop_the_server();
    let before = scene.settings();
    assert_eq!(scene.call(&["repair", "--ssh", "admin@192.0.2.7", "--yes"], Some(PASSWORD)), ExitStatus::Wrong);
    assert_eq!((scene.settings(), scene.nas.server.is_running()), (before, false));
}

#[test]
fn a_key_that_nobody_knows_is_not_accepted_by_a_yes_to_the_repair() {
    if somebody_is_there() {
        return;
    }
    let scene = Scene::new(None);
    let before = scene.settings();
    let line = ["repair", "--ssh", "admin@192.0.2.7", "--yes"];
    assert_eq!(scene.call(&line, Some(PASSWORD)), ExitStatus::Declined);
    let other = key("B").to_string();
    let line = [&line[..], &["--host-key", &other]].concat();
    assert_eq!(scene.call(&line, Some(PASSWORD)), ExitStatus::ProbeFailed);
    assert_eq!(scene.sent(), [""; 0], "nothing was sent");
    assert_eq!(scene.settings(), before);
}

#[test]
fn a_known_key_that_is_not_the_one_of_the_call_stops_everything() {
    let scene = Scene::new(None);
    *scene.nas.knows.lock().unwrap() = true;
    let before = scene.settings();
    let other = key("B").to_string();
    let line = ["repair", "--ssh", "admin@192.0.2.7", "--host-key", &other, "--yes"];
    assert_eq!(scene.call(&line, Some(PASSWORD)), ExitStatus::ProbeFailed);
    assert_eq!(scene.sent(), [""; 0]);
    assert_eq!(scene.settings(), before);
}

#[test]
fn who_cannot_be_asked_is_told_what_to_give() {
    if somebody_is_there() {
        return;
    }
    let scene = Scene::new(None);
    *scene.nas.knows.lock().unwrap() = true;
    assert_eq!(scene.call(&["repair", "--ssh", "192.0.2.7", "--yes"], Some(PASSWORD)), ExitStatus::Declined, "no user");
    assert_eq!(scene.call(&["repair", "--ssh", "admin@192.0.2.7", "--yes"], None), ExitStatus::Declined, "no password");
    assert_eq!(scene.sent(), [""; 0]);
}

#[test]
fn an_empty_password_stands_for_the_users_keys() {
    let scene = Scene::new(None);
    *scene.nas.knows.lock().unwrap() = true;
    assert_eq!(scene.call(&["repair", "--ssh", "admin@192.0.2.7", "--yes"], Some("")), ExitStatus::ProbeFailed);
    assert_eq!(scene.sent(), ["admin:keys"]);
}

#[test]
fn what_comes_by_a_descriptor_is_one_line_and_no_book() {
    let scene = Scene::new(None);
    let line = ["repair", "--ssh", "admin@192.0.2.7", "--yes"];
    assert_eq!(scene.call(&line, Some(&"x".repeat(2000))), ExitStatus::Usage);
    let closed = [&line[..], &["--password-fd", "123456789"]].concat();
    assert_eq!(scene.call(&closed, None), ExitStatus::Usage);
    assert_eq!(scene.sent(), [""; 0]);
}

#[test]
fn a_container_on_a_host_is_found_by_its_name_alone() {
    let scene = Scene::new(Some("plex"));
    *scene.nas.knows.lock().unwrap() = true;
    let before = scene.settings();
    let line = ["repair", NAME, "--ssh", "root@192.0.2.7", "--yes", "--json", "--container"];
    assert_eq!(scene.call(&[&line[..], &["jellyfin"]].concat(), Some(PASSWORD)), ExitStatus::Wrong);
    assert_eq!(scene.settings(), before);
    assert_eq!(scene.call(&[&line[..], &["plex"]].concat(), Some(PASSWORD)), ExitStatus::Fine);
    assert_ne!(scene.settings(), before);
}

#[test]
fn a_container_here_is_found_by_name_or_identifier_and_engine() {
    let mut scene = Scene::new(None);
    let line = ["repair", "--yes", "--container"];
    let before = scene.settings();
    assert_eq!(scene.call(&[&line[..], &["plex"]].concat(), None), ExitStatus::Wrong, "no engine is here");
    scene.settings.installations = Arc::new(OneContainer(scene.nas.server.clone()));
    for words in [&["jellyfin"][..], &["plex", "--engine", "/run/other.sock"]] {
        assert_eq!(scene.call(&[&line[..], words].concat(), None), ExitStatus::Wrong, "{words:?}");
    }
    assert_eq!(scene.settings(), before);
    let words = [&line[..], &["0123456789ab", "--engine", "/run/engine.sock"]].concat();
    assert_eq!(scene.call(&words, None), ExitStatus::Fine);
    assert_ne!(scene.settings(), before);
    assert_eq!(scene.sent(), [""; 0]);
    if !somebody_is_there() {
        assert_eq!(scene.call(&["undo"], None), ExitStatus::Fine);
        assert_eq!(scene.settings(), before);
    }
}
