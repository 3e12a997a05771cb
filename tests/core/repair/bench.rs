//! A server on this computer that is broken, and what a test does with it.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use plex_locksmith::client::installation::preferences_xml::parse;
use plex_locksmith::client::model::StoredAccount;
use plex_locksmith::client::model::text::{DisplayText, Email};
use plex_locksmith::client::repair::RepairEnd;
use plex_locksmith::client::settings::Settings;
use plex_locksmith::client::state::Request;
use plex_locksmith::demo::{Home, Installed, Kind, ServerOptions};

use crate::rig::Rig;

pub const NAME: &str = "Mac Mini";

pub struct Bench {
    pub rig: Rig,
    pub server: Installed,
    _folder: tempfile::TempDir,
}

impl Bench {
    /// A server on this computer with a dead sign-in of anna's.
    pub fn stale() -> Self {
        Self::with(Kind::ClaimedNotListed, |_| {})
    }

    pub fn with(kind: Kind, adjust: impl FnOnce(&mut Settings)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("Plex Media Server");
        let rig = Rig::with(
            async |home: &mut Home| {
                home.install(ServerOptions::new(NAME), kind, &data).await.unwrap();
            },
            |settings| {
                settings.net.limits.quiet = Duration::from_millis(20);
                settings.net.limits.stop = Some(Duration::from_secs(2));
                settings.net.limits.start = Duration::from_secs(2);
                adjust(settings);
            },
        );
        let server = rig.home.installed(NAME).unwrap().clone();
        Self { rig, server, _folder: folder }
    }

    pub fn file(&self) -> PathBuf {
        self.server.preferences().to_owned()
    }

    pub fn settings(&self) -> String {
        fs::read_to_string(self.file()).unwrap()
    }

    pub fn value(&self, name: &str) -> Option<String> {
        parse(self.settings().as_bytes()).unwrap().get(name).map(str::to_owned)
    }

    /// Until it has written its settings.
    pub fn stop_the_server(&self) {
        self.server.stop();
        while self.server.is_running() {
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub fn ask(&self, request: Request) -> RepairEnd {
        self.rig.engine.request(Request::ForgetClaim);
        self.rig.wait("the last end is put away", |m| m.repair.is_none());
        self.rig.engine.request(request);
        self.end()
    }

    pub fn end(&self) -> RepairEnd {
        let model = self.rig.wait("the end", |m| m.repair.as_ref().is_some_and(|r| r.end.is_some()));
        self.rig.wait("the journals", |m| m.under_way == 0);
        model.repair.as_ref().unwrap().end.clone().unwrap()
    }

    pub fn repair(&self) -> RepairEnd {
        self.repair_agreeing(None)
    }

    /// `agreed`: to whose sign-in, by the user name.
    pub fn repair_agreeing(&self, agreed: Option<&str>) -> RepairEnd {
        self.rig.sign_in().unwrap();
        self.rig.wait("the list", |m| m.under_way == 0 && !m.installed.is_empty());
        let server = self.rig.key(NAME);
        self.ask(Request::Repair { server, agreed: agreed.map(|name| account(name).key()) })
    }

    pub fn undo(&self) -> RepairEnd {
        let id = self.rig.engine.model().repairs[0].id.clone();
        self.ask(Request::Undo(id))
    }

    /// As if the repair had ended a day ago. Returns when, in seconds since 1970.
    pub fn age_the_journal(&self) -> u64 {
        let files = self.files_of_repairs();
        let file = files.iter().find(|file| file.ends_with("journal.json")).unwrap();
        let mut journal: serde_json::Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
        let ended = journal["ended"].as_u64().unwrap() - 86_400;
        journal["ended"] = ended.into();
        fs::write(file, journal.to_string()).unwrap();
        ended
    }

    pub fn files_of_repairs(&self) -> Vec<PathBuf> {
        fn below(folder: &std::path::Path) -> Vec<PathBuf> {
            let entries = fs::read_dir(folder).into_iter().flatten().flatten();
            entries.flat_map(|e| if e.path().is_dir() { below(&e.path()) } else { vec![e.path()] }).collect()
        }
        below(self.rig.home.workshop())
    }
}

fn account(username: &str) -> StoredAccount {
    StoredAccount::new(DisplayText::new(username), Email::new(&format!("{username}@example.com")))
}
