//! The kill matrix: a repair is killed (SIGKILL; Windows: terminated) at each entry of its journal, before and after its effect, and
//! then either put back or gone on with. One command prints steps × kill points:
//!
//! ```text
//! cargo test --test kill_matrix
//! ```
//!
//! The repair runs in a child process, which is this program again; the server, its settings and plex.tv live on in the parent, as
//! they do when a computer's user kills a program.
//!
//! On Linux, as root, the owner of the folder is hostile as well: at each point they put a link or another folder in the place of the
//! settings, or change them, and the work goes on. No file outside their folder changes then, and the end that is said is true.

// A failure to set the matrix up is its message.
#![allow(clippy::unwrap_used)]

mod child;
#[cfg(target_os = "linux")]
mod hostile;
mod lever;
mod route;
mod scene;

use std::collections::BTreeMap;
use std::panic::catch_unwind;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use route::Route;
use scene::{Scene, Way};

/// How many cells are played at once.
const HANDS: usize = 3;

/// One cell: on which route, killed at which point, and what is done then.
#[derive(Clone)]
struct Cell {
    route: Route,
    point: usize,
    /// "before the effect of stop"
    name: String,
    way: Way,
}

impl Cell {
    fn play(&self) -> Result<(), String> {
        match self.way {
            #[cfg(target_os = "linux")]
            Way::Hostile(attack) => hostile::play(self.route, self.point, &self.name, attack),
            way => {
                let scene = Scene::new(self.route);
                let played = scene.killed_at(self.point, &self.name, way);
                if cfg!(windows) && played.is_err() && scene.failed_by_wine() {
                    eprintln!("played again: {:?}, {}, {}: {played:?}", self.route, self.name, way.title());
                    return Scene::new(self.route).killed_at(self.point, &self.name, way);
                }
                played
            }
        }
    }
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    match arguments.next().as_deref() {
        Some("child") => return child::run(&arguments.next().unwrap()),
        // The test harness of cargo lists tests so; this program is one.
        Some("--list") => {
            println!("kill_matrix: test");
            return ExitCode::SUCCESS;
        }
        _ => {}
    }
    let began = Instant::now();
    let cells = cells();
    let (next, failures) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    std::thread::scope(|threads| {
        for _ in 0..HANDS {
            threads.spawn(|| {
                while let Some((number, cell)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|n| Some((n, cells.get(n)?)))
                {
                    // One that cannot even be played has failed, and the others go on.
                    let played = catch_unwind(|| cell.play());
                    if let Err(why) = played.unwrap_or_else(|_| Err("it broke down, see above".to_owned())) {
                        failures.lock().unwrap().insert(number, why);
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().unwrap();
    print(&cells, &failures);
    #[cfg(target_os = "linux")]
    assert!(
        hostile::can_be_played() || std::env::var_os("LOCKSMITH_EVERY_TEST").is_none(),
        "only root can be attacked by the owner of a folder"
    );
    let (good, all) = (cells.len() - failures.len(), cells.len());
    println!(
        "{good} of {all} restored, completed or fended off ({} %), in {} s",
        good * 100 / all,
        began.elapsed().as_secs()
    );
    println!("{good} passed, {} failed", failures.len());
    if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Each route is walked once without a kill, to know its points.
fn cells() -> Vec<Cell> {
    let mut cells = Vec::new();
    for route in Route::ALL {
        let points = Scene::new(route).points();
        assert!(points.len() >= 7, "{route:?} has its points: {points:?}");
        for (point, name) in points.into_iter().enumerate() {
            for way in ways(route) {
                cells.push(Cell { route, point, name: name.clone(), way });
            }
        }
    }
    cells
}

/// A server that its owner starts is waited for: one that their own attack keeps from starting would be for minutes.
#[cfg_attr(not(target_os = "linux"), expect(unused_variables, reason = "attacks are played on Linux"))]
fn ways(route: Route) -> Vec<Way> {
    let kills = [Way::PutBack, Way::GoOn];
    #[cfg(target_os = "linux")]
    if hostile::can_be_played() && route != Route::Folder {
        return kills.into_iter().chain(hostile::Attack::ALL.map(Way::Hostile)).collect();
    }
    kills.into()
}

fn print(cells: &[Cell], failures: &BTreeMap<usize, String>) {
    let mut route = None;
    let mut line = String::new();
    for (number, cell) in cells.iter().enumerate() {
        if route != Some(cell.route) {
            println!("{line}\n\n{}", cell.route.title());
            line.clear();
            route = Some(cell.route);
        }
        let head = format!("  {:<34}", cell.name);
        if !line.starts_with(&head) {
            if !line.is_empty() {
                println!("{line}");
            }
            line = head;
        }
        let word = if failures.contains_key(&number) { "FAILED" } else { "ok" };
        line += &format!(" {}: {word:<8}", cell.way.title());
    }
    println!("{line}\n");
    for (number, why) in failures {
        let cell = &cells[*number];
        println!("FAILED {:?}, {}, {}: {why}", cell.route, cell.name, cell.way.title());
    }
}
