//! The child: carries out one repair or undo with the core's own parts, says each point that it reaches, and stands still at the one
//! at which it is to be killed.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use plex_locksmith::client::installation::Installation;
use plex_locksmith::client::installation::file::{PreferencesFile, in_folder};
use plex_locksmith::client::jobs::SystemBrowser;
use plex_locksmith::client::model::text::{DisplayText, Email};
use plex_locksmith::client::model::{Locator, MachineId, User};
use plex_locksmith::client::plex::account::AccountClient;
use plex_locksmith::client::plex::http::Http;
use plex_locksmith::client::plex::server::ServerClient;
use plex_locksmith::client::repair::claim::ClaimTarget;
use plex_locksmith::client::repair::power::{CancelTokens, RepairContext};
use plex_locksmith::client::repair::put_back::{With, undo};
use plex_locksmith::client::repair::reset::Repairer;
use plex_locksmith::client::repair::{Ask, JournalStore, Note, Progress, Record, RepairEnd};
use plex_locksmith::client::settings::Settings;
use serde::{Deserialize, Serialize};

use crate::lever::Lever;

/// What the child is told.
#[derive(Serialize, Deserialize)]
pub struct Task {
    pub plex_tv: String,
    pub plex_tv_address: SocketAddr,
    pub authority: Vec<u8>,
    pub token: String,
    pub server: String,
    pub address: SocketAddr,
    pub lever: SocketAddr,
    pub preferences: PathBuf,
    pub repairs: PathBuf,
    /// The server is stopped and started by its owner, who is asked.
    pub by_owner: bool,
    /// How long it waits for the server to answer once it is started.
    pub start: Duration,
    /// How long it waits for Plex and the server to say what came of it.
    pub verify: Duration,
    pub work: Work,
    /// It stands still at this point until it is told to go on, or killed.
    pub stops_at: Option<usize>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub enum Work {
    Repair,
    /// With the newest journal.
    GoOn,
    Undo,
}

/// How it says its points and its end, on standard output.
pub const POINT: &str = "point ";
pub const END: &str = "end ";
/// By this line on its standard input it goes on.
pub const GO_ON: &str = "go on";
/// What its owner is asked to do.
pub const STOP: &str = "please stop it";
pub const START: &str = "please start it";

/// Far longer than a repair takes here, under any load.
const LONGEST: Duration = Duration::from_secs(180);
/// How a child ends that took longer.
pub const STOOD_STILL: i32 = 75;

pub fn run(task: &str) -> ExitCode {
    // One whose start failed half-way under Wine waits for nobody, and keeps the pipes of others open.
    std::thread::spawn(|| {
        std::thread::sleep(LONGEST);
        eprintln!("a child stood still for {} s", LONGEST.as_secs());
        std::process::exit(STOOD_STILL);
    });
    let task: Task = serde_json::from_str(task).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    say(&format!("{END}{:?}", runtime.block_on(work(&task))));
    ExitCode::SUCCESS
}

fn say(line: &str) {
    let mut output = std::io::stdout().lock();
    writeln!(output, "{line}").unwrap();
    output.flush().unwrap();
}

async fn work(task: &Task) -> RepairEnd {
    let mut settings = Settings::real("the kill matrix".to_owned(), Arc::new(SystemBrowser));
    settings.net.plex_tv = task.plex_tv.parse().unwrap();
    settings.net.resolve = [("plex.tv".to_owned(), task.plex_tv_address)].into();
    settings.net.authorities = vec![task.authority.clone()];
    let limits = &mut settings.net.limits;
    limits.verify_pause = Duration::from_millis(20);
    limits.verify = task.verify;
    limits.start = task.start;
    // Of a server that its owner stops nobody hears when it has ended: it may still be writing, and slowly under load.
    limits.quiet = Duration::from_millis(if task.by_owner { 500 } else { 15 });
    let http = Http::new(&settings.net).unwrap();
    let (servers, account) =
        (ServerClient::new(http.clone(), settings.net.limits.clone()), AccountClient::new(http, &settings.net));
    let id = MachineId::new(&task.server).unwrap();
    let target = ClaimTarget {
        id: id.clone(),
        name: "server".to_owned(),
        addresses: vec![(task.address, true)],
        place: None,
        duplicate: false,
    };
    let locator = Locator::Folder { preferences: task.preferences.clone() };
    let reached = AtomicUsize::new(0);
    let report = |progress| stand_at(progress, &reached, task.stops_at);
    let context = RepairContext {
        installation: installation(task),
        target: &target,
        servers: &servers,
        limits: &settings.net.limits,
        report: &report,
        cancel: CancelTokens::default(),
    };
    let repairs = JournalStore::new(task.repairs.clone());
    let _lock = repairs.lock().unwrap();
    let newest = || repairs.open(&repairs.all().first().expect("a journal").id).unwrap();
    let journal = match task.work {
        Work::Repair => {
            repairs.begin(Record::new(id, "server".into(), locator, "there".into(), "anna".into())).unwrap()
        }
        Work::GoOn => newest(),
        Work::Undo => return undo(&context, newest(), &With { account: &account, over: None, is_unused: false }).await,
    };
    let user = User {
        id: None,
        name: DisplayText::new("anna").unwrap(),
        username: DisplayText::new("anna"),
        email: Email::new("anna@example.com"),
        restricted: false,
        guest: false,
    };
    let token = task.token.clone().into();
    Repairer { context, account: &account, token: &token, user: &user, agreed: None }.run(journal).await
}

fn installation(task: &Task) -> Installation {
    let preferences = task.preferences.clone();
    if task.by_owner {
        return in_folder(preferences);
    }
    Installation {
        locator: Locator::Folder { preferences: preferences.clone() },
        store: Arc::new(PreferencesFile::new(preferences)),
        control: Arc::new(Lever(task.lever)),
    }
}

fn stand_at(progress: Progress, reached: &AtomicUsize, stops_at: Option<usize>) {
    let name = match progress {
        Progress::Begun(step) => format!("before the effect of {}", step.id()),
        Progress::Effect(step) => format!("after the effect of {}", step.id()),
        Progress::Done(step) => format!("{} is noted", step.id()),
        Progress::TurningBack(_) => "as it turns back".to_owned(),
        Progress::Note(Note::Asks(Ask::StopServer)) => return say(STOP),
        Progress::Note(Note::Asks(Ask::StartServer)) => return say(START),
        Progress::Note(_) => return,
    };
    say(&format!("{POINT}{name}"));
    if stops_at == Some(reached.fetch_add(1, Ordering::Relaxed)) {
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).unwrap();
        assert_eq!(line.trim(), GO_ON, "whoever let it work is gone");
    }
}
