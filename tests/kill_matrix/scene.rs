//! One cell of the matrix, played in a home of its own.

use std::fs;
use std::io::{BufRead as _, BufReader, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use plex_locksmith::client::repair::{JournalStore, RepairOutcome};
use plex_locksmith::demo::{Home, Installed, Kind, PlexFault, ServerOptions};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::child::{END, GO_ON, POINT, START, STOOD_STILL, STOP, Task, Work};
use crate::lever::Post;
use crate::route::Route;

/// `ERROR_INTERNAL_ERROR` of Windows.
const INTERNAL_ERROR: i32 = 1359;
/// What does not come, as an attack or Plex's trouble keeps it away, is waited for no longer than this.
const IN_VAIN: Duration = Duration::from_secs(3);
/// What comes may be late: the machine may have other work.
const UNDER_LOAD: Duration = Duration::from_secs(60);

/// What the owner chooses after the kill; or who else is at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    PutBack,
    GoOn,
    #[cfg(target_os = "linux")]
    Hostile(crate::hostile::Attack),
}

impl Way {
    pub fn title(self) -> &'static str {
        match self {
            Self::PutBack => "put back",
            Self::GoOn => "gone on",
            #[cfg(target_os = "linux")]
            Self::Hostile(attack) => attack.title(),
        }
    }
}

pub struct Scene {
    pub route: Route,
    home: Home,
    pub server: Installed,
    lever: Post,
    pub before: Vec<u8>,
    pub folder: TempDir,
    /// What each thread of the server does first.
    as_server: fn(),
    failed_by_wine: AtomicBool,
    _runtime: Runtime,
}

/// What happens at a point.
#[derive(Clone, Copy)]
pub enum Stop<'a> {
    Kill,
    /// And then the work goes on.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "attacks are played on Linux"))]
    Meanwhile(&'a dyn Fn()),
}

impl Scene {
    pub fn new(route: Route) -> Self {
        Self::furnished(route, |_| {}, || {})
    }

    /// `give` gets the folder above the server's data before the server works there.
    pub fn furnished(route: Route, give: fn(&Path), as_server: fn()) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let above = folder.path().join("above");
        fs::create_dir(&above).unwrap();
        let data = above.join("Plex Media Server");
        let mut threads = tokio::runtime::Builder::new_multi_thread();
        let runtime = threads.worker_threads(1).enable_all().on_thread_start(as_server).build().unwrap();
        let (home, server) = runtime.block_on(async {
            let mut home = Home::empty().await.unwrap();
            let server = home.install(ServerOptions::new("Mac Mini"), Kind::ClaimedNotListed, &data).await.unwrap();
            (home, server)
        });
        server.change(|behaviour| route.dress(behaviour));
        let before = fs::read(server.preferences()).unwrap();
        give(&above);
        let lever = Post::of(server.clone(), as_server);
        let scene = Self {
            route,
            home,
            server,
            lever,
            before,
            folder,
            as_server,
            failed_by_wine: AtomicBool::default(),
            _runtime: runtime,
        };
        if route == Route::Undo {
            let (_, end) = scene.play(Work::Repair, None);
            assert!(end.as_deref().is_some_and(|end| end.starts_with("Verified")), "{end:?}");
        }
        scene.home.plex_tv().set_fault(route.fault());
        scene
    }

    pub fn work(&self) -> Work {
        if self.route == Route::Undo { Work::Undo } else { Work::Repair }
    }

    /// The points of this route, in their order.
    pub fn points(&self) -> Vec<String> {
        let (points, end) = self.play(self.work(), None);
        let is_its_own = end.as_deref().is_some_and(|end| end.starts_with(self.route.end()));
        assert!(is_its_own, "{:?} ends otherwise: {end:?}", self.route);
        points
    }

    /// Kills the work at a point, goes the owner's way, and says what is not as it should be.
    pub fn killed_at(&self, point: usize, name: &str, way: Way) -> Result<(), String> {
        let (points, end) = self.play(self.work(), Some((point, Stop::Kill)));
        if let Some(end) = end {
            return Err(format!("it was not killed: {end}"));
        }
        if points.get(point).map(String::as_str) != Some(name) {
            return Err(format!("it was killed on another route: {points:?}"));
        }
        self.assert_whole()?;
        self.home.plex_tv().set_fault(PlexFault::None);
        let outcome = JournalStore::new(self.repairs()).all().first().map(|record| record.outcome);
        // At its very end a repair has put everything back, or come through, and only its owner does not know yet.
        let end = match (outcome, way) {
            (Some(RepairOutcome::Open), Way::PutBack) => self.play(Work::Undo, None).1,
            (Some(RepairOutcome::Open), _) => self.play(Work::GoOn, None).1,
            _ => None,
        };
        self.judge(way, end.as_deref(), outcome)
    }

    /// By what the journal said after the kill; there may be none.
    fn judge(&self, way: Way, end: Option<&str>, outcome: Option<RepairOutcome>) -> Result<(), String> {
        let now = fs::read(self.server.preferences()).map_err(|e| e.to_string())?;
        let restored = now == self.before;
        let runs = self.server.is_running();
        let good = match (outcome, way) {
            (Some(RepairOutcome::Open), Way::PutBack) => {
                restored && end.is_some_and(|end| end.starts_with("PutBack { runs: true,"))
            }
            (Some(RepairOutcome::Open), _) => !restored && end.is_some_and(|end| end.starts_with("Verified")),
            (Some(RepairOutcome::PutBack), _) => restored,
            (Some(RepairOutcome::Repaired | RepairOutcome::Unverified) | None, _) => {
                restored || self.route != Route::TurnsBack
            }
        };
        if !good || !runs {
            return Err(format!("{outcome:?}, {end:?}; restored: {restored}; the server runs: {runs}"));
        }
        self.assert_whole()
    }

    /// Whatever happened, the settings are whole, and all but the sign-in is as it was.
    fn assert_whole(&self) -> Result<(), String> {
        use plex_locksmith::client::installation::preferences_xml::parse;
        let now = fs::read(self.server.preferences()).map_err(|e| e.to_string())?;
        let (now, before) = (parse(&now).ok_or("no settings any more")?, parse(&self.before).ok_or("no settings")?);
        let other = before.differences(&now);
        if other.is_empty() { Ok(()) } else { Err(format!("other settings changed: {other:?}")) }
    }

    /// Has a child waited in vain, or ended without a word? Under Wine, one listener in some hundred hears nobody any more, though it
    /// listens and connections wait; and one program in many hundred ends before it has begun.
    pub fn failed_by_wine(&self) -> bool {
        self.failed_by_wine.load(Ordering::Relaxed)
    }

    fn repairs(&self) -> PathBuf {
        self.folder.path().join("repairs")
    }

    /// Lets a child work, until it stands still. Returns the points that it said, and its end if it came to one.
    pub fn play(&self, work: Work, stop: Option<(usize, Stop<'_>)>) -> (Vec<String>, Option<String>) {
        let mut child = self.child(work, stop);
        let mut points = Vec::new();
        for line in BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok) {
            if let Some(end) = line.strip_prefix(END) {
                child.wait().unwrap();
                return (points, Some(end.to_owned()));
            }
            // Its owner is at hand.
            match line.as_str() {
                STOP => self.server.stop(),
                START => self.start(),
                _ => {}
            }
            let Some(name) = line.strip_prefix(POINT) else { continue };
            points.push(name.to_owned());
            match stop.filter(|(point, _)| points.len() == point + 1) {
                None => {}
                Some((_, Stop::Kill)) => break,
                Some((_, Stop::Meanwhile(happens))) => {
                    happens();
                    writeln!(child.stdin.as_mut().unwrap(), "{GO_ON}").unwrap();
                }
            }
        }
        child.kill().unwrap();
        let status = child.wait().unwrap();
        let stood_still = status.code() == Some(STOOD_STILL);
        self.failed_by_wine.fetch_or(stood_still || points.is_empty(), Ordering::Relaxed);
        (points, None)
    }

    /// As its owner would: one that is still closing is started again a moment later. What comes of it is for the child to see.
    fn start(&self) {
        let start = || {
            (self.as_server)();
            let end = Instant::now() + UNDER_LOAD;
            while self.server.start().is_err_and(|e| e.kind() == ErrorKind::ResourceBusy) && Instant::now() < end {
                std::thread::sleep(Duration::from_millis(20));
            }
        };
        std::thread::scope(|threads| threads.spawn(start).join()).unwrap();
    }

    fn child(&self, work: Work, stop: Option<(usize, Stop<'_>)>) -> Child {
        let plex_tv = self.home.plex_tv();
        let is_attacked = matches!(stop, Some((_, Stop::Meanwhile(_))));
        let has_trouble = matches!(work, Work::Repair) && self.route == Route::TurnsBack;
        let task = Task {
            plex_tv: plex_tv.base_url(),
            plex_tv_address: plex_tv.address(),
            authority: self.home.authority().der().to_vec(),
            token: plex_tv.account_token("anna").unwrap(),
            server: ServerOptions::new("Mac Mini").machine_id,
            address: self.server.address(),
            lever: self.lever.address(),
            preferences: self.server.preferences().to_owned(),
            repairs: self.repairs(),
            by_owner: self.route == Route::Folder,
            start: if is_attacked { IN_VAIN } else { UNDER_LOAD },
            verify: if is_attacked || has_trouble { IN_VAIN } else { UNDER_LOAD },
            work,
            stops_at: stop.map(|(point, _)| point),
        };
        let program: &Path = &std::env::current_exe().unwrap();
        let task = serde_json::to_string(&task).unwrap();
        let start =
            || Command::new(program).args(["child", &task]).stdout(Stdio::piped()).stdin(Stdio::piped()).spawn();
        match start() {
            // Seen under Wine, once in many hundred starts: the next one works.
            Err(error) if cfg!(windows) && error.raw_os_error() == Some(INTERNAL_ERROR) => {
                std::thread::sleep(Duration::from_secs(1));
                start().unwrap()
            }
            started => started.unwrap(),
        }
    }
}
