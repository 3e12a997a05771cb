//! A simulated home with the core before it.

use std::sync::Arc;
use std::task::Waker;
use std::time::{Duration, Instant};

use plex_locksmith::client::config::GdmTargets;
use plex_locksmith::client::engine::Engine;
use plex_locksmith::client::repair::claim::{ClaimEnd, Consent};
use plex_locksmith::client::settings::Settings;
use plex_locksmith::client::state::{Change, Cursor, Model, Request, Server, ServerKey, SignInEnd};
use plex_locksmith::demo::{Home, settings_for};
use tokio::runtime::Runtime;

/// No wait in a test is longer. It is far above what any of them takes.
const LIMIT: Duration = Duration::from_secs(30);

pub struct Rig {
    pub engine: Engine,
    pub home: Home,
    pub runtime: Runtime,
}

pub fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
}

/// Pauses that suit a test: the order of events is that of the real ones.
pub fn quick(settings: &mut Settings) {
    settings.net.limits.pin_poll = Duration::from_millis(40);
    settings.net.limits.verify_pause = Duration::from_millis(40);
    settings.net.limits.verify = Duration::from_secs(4);
    settings.net.limits.longest_pause = Duration::from_millis(400);
    settings.net.limits.gdm_rounds = [0, 50, 100].map(Duration::from_millis);
}

impl Rig {
    /// A home that `furnish` fills, and an engine with quick pauses.
    pub fn new(furnish: impl AsyncFnOnce(&mut Home)) -> Self {
        Self::with(furnish, |_| {})
    }

    pub fn with(furnish: impl AsyncFnOnce(&mut Home), adjust: impl FnOnce(&mut Settings)) -> Self {
        Self::with_home(furnish, |settings, _| adjust(settings))
    }

    pub fn with_home(furnish: impl AsyncFnOnce(&mut Home), adjust: impl FnOnce(&mut Settings, &Home)) -> Self {
        let runtime = runtime();
        let (home, mut settings) = runtime.block_on(async {
            let mut home = Home::empty().await.expect("a home");
            furnish(&mut home).await;
            let settings = settings_for(&home, runtime.handle(), "test-client".to_owned()).expect("settings");
            (home, settings)
        });
        quick(&mut settings);
        adjust(&mut settings, &home);
        let engine = Engine::start(settings, Waker::noop().clone()).expect("an engine");
        engine.request(Request::Search);
        Self { engine, home, runtime }
    }

    /// An engine before addresses that are no home's.
    pub fn before(addresses: Vec<std::net::SocketAddr>, adjust: impl FnOnce(&mut Settings)) -> Self {
        Self::with(
            async |_| {},
            |settings| {
                settings.net.gdm = GdmTargets::Only(Vec::new());
                settings.also = addresses;
                adjust(settings);
            },
        )
    }

    /// Waits until something holds.
    pub fn wait(&self, what: &str, holds: impl Fn(&Model) -> bool) -> Arc<Model> {
        let started = Instant::now();
        loop {
            let model = self.engine.model();
            if holds(&model) {
                return model;
            }
            assert!(started.elapsed() < LIMIT, "waited in vain: {what}\n{:#?}", summary(&model));
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until a server has a cause, and returns the row.
    pub fn wait_for_cause(&self, name: &str, cause: &str) -> Server {
        let model = self.wait(&format!("{name} is {cause}"), |m| cause_of(m, name).as_deref() == Some(cause));
        model.rows.iter().find(|s| s.diagnosis.name == name).expect("the row").clone()
    }

    pub fn key(&self, name: &str) -> ServerKey {
        let model = self.wait(name, |m| m.rows.iter().any(|s| s.diagnosis.name == name));
        model.rows.iter().find(|s| s.diagnosis.name == name).expect("the row").key
    }

    pub fn sign_in(&self) -> SignInEnd {
        let read = self.engine.model().changes.end();
        self.engine.request(Request::SignIn);
        self.told("the end of the sign-in", read, |change| change.sign_in_end().cloned())
    }

    pub fn claim(&self, name: &str, consent: Consent) -> ClaimEnd {
        let server = self.key(name);
        let read = self.engine.model().changes.end();
        self.engine.request(Request::Claim { server, consent });
        self.told("the end of the claim", read, |change| change.claim_end(server).cloned())
    }

    /// Waits for a change that came after the cursor.
    pub fn told<T>(&self, what: &str, read: Cursor, seen: impl Fn(&Change) -> Option<T>) -> T {
        let newest = |model: &Model| model.changes.read(&mut { read }).find_map(&seen);
        newest(&self.wait(what, |model| newest(model).is_some())).expect("it was there")
    }

    /// Signs in, waits until the server is seen as unclaimed, and claims it at its address as a neighbour.
    pub fn claim_over_lan(&self, name: &str) -> ClaimEnd {
        self.sign_in().expect("a sign-in");
        let model =
            self.wait("its state", |m| matches!(cause_of(m, name).as_deref(), Some("unclaimed" | "unclaimed-closed")));
        let row = model.rows.iter().find(|s| s.diagnosis.name == name).expect("the row");
        self.claim(name, Consent::Lan(row.addresses[0].address))
    }
}

pub fn cause_of(model: &Model, name: &str) -> Option<String> {
    let row = model.rows.iter().find(|s| s.diagnosis.name == name)?;
    row.diagnosis.cause.map(|c| c.id().to_owned())
}

fn summary(model: &Model) -> Vec<(String, Option<String>)> {
    model.rows.iter().map(|s| (s.diagnosis.name.clone(), s.diagnosis.cause.map(|c| c.id().to_owned()))).collect()
}
