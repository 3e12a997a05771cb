//! The history's file, on a thread of its own: a disk that is slow or asleep must not hold anything up.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant, SystemTime};

use tokio::sync::oneshot;

use super::{Jobs, Message};
use crate::client::history::{Event as Noted, HistoryFolder, Kind, Log, Writer};
use crate::client::installation::{InstallDetail, InstallError, InstallKind, InstallOperation};
use crate::client::settings::HistoryPlace;
use crate::client::state::{Event, HistoryEvent, Keeping};
use crate::client::system::Clock;

/// After so many beats a copy of the program that only reads looks for news, and for a chance to write.
const TURN: u32 = 3;
/// After so many beats the one that writes says that it is alive: so exactly is it known when a killed one stopped looking.
const ALIVE: u32 = 6;
/// How long the end waits for the disk.
const LAST: Duration = Duration::from_secs(2);
/// How long who forgets everything waits for it.
const FORGETTING: Duration = Duration::from_secs(10);
/// How many events wait for a file that can't be opened: a day of a large home.
const MOST_WAITING: usize = 4096;

/// What its thread is asked for.
enum Order {
    Keep(Vec<Noted>, u64),
    Delete,
    /// Remove it, and keep nothing any more.
    Forget(oneshot::Sender<Result<(), InstallError>>),
    End,
}

/// The thread that keeps the history.
pub struct Keeper {
    orders: Sender<Order>,
    thread: Option<JoinHandle<()>>,
}

impl Jobs {
    /// Opens the history; who keeps watching keeps it from then on. `None` where nobody does, or there is no file.
    pub fn keep_history(&self) -> Option<Keeper> {
        let tell = self.history_teller();
        let beat = self.settings.watch.as_ref().map(|times| times.beat);
        match (&self.settings.history, beat) {
            (HistoryPlace::Nowhere, None) => None,
            (HistoryPlace::Nowhere, Some(_)) => {
                tell(HistoryEvent::Read { log: Log::default(), keeping: Keeping::Memory });
                None
            }
            (HistoryPlace::Memory(log), _) => {
                tell(HistoryEvent::Read { log: Log::clone(log), keeping: Keeping::Memory });
                None
            }
            (HistoryPlace::Folder(folder), Some(beat)) => {
                let (orders, received) = channel();
                let desk = Desk {
                    folder: folder.clone(),
                    clock: self.settings.clock.clone(),
                    beat,
                    writer: None,
                    tried: Instant::now(),
                    state: None,
                    waiting: Vec::new(),
                    tell: Box::new(tell),
                };
                let thread = std::thread::Builder::new().name("locksmith-history".to_owned());
                match thread.spawn(move || desk.run(&received)) {
                    Ok(thread) => Some(Keeper { orders, thread: Some(thread) }),
                    Err(error) => {
                        let place = folder.folder().display();
                        let error = InstallError::io(InstallOperation::Write, place, &error);
                        self.history_teller()(HistoryEvent::Keeping(Keeping::Failed(error)));
                        None
                    }
                }
            }
            (HistoryPlace::Folder(folder), None) => {
                let folder = folder.clone();
                tokio::task::spawn_blocking(move || tell(read(&folder)));
                None
            }
        }
    }

    fn history_teller(&self) -> impl Fn(HistoryEvent) + Send + 'static {
        let messages = self.messages.clone();
        move |event| {
            // Nobody listens only when the engine is ending.
            let _ = messages.send(Message::Event(Event::History(event)));
        }
    }

    /// Deletes the history of who keeps none.
    pub fn delete_history(&self) {
        let tell = self.history_teller();
        match &self.settings.history {
            HistoryPlace::Folder(folder) => {
                let folder = folder.clone();
                tokio::task::spawn_blocking(move || tell(HistoryEvent::Deleted(folder.remove())));
            }
            HistoryPlace::Nowhere | HistoryPlace::Memory(_) => tell(HistoryEvent::Deleted(Ok(()))),
        }
    }

    /// Removes the history, whoever keeps it: this program's keeper, or nobody.
    ///
    /// # Errors
    /// [`InstallKind::Busy`] where another copy of this program keeps it; when it can't be removed.
    pub async fn forget_history(&self, keeper: Option<Forgetting>) -> Result<(), InstallError> {
        match (&self.settings.history, keeper) {
            (HistoryPlace::Folder(folder), None) => {
                let (folder, place) = (folder.clone(), folder.folder().display().to_string());
                let removed = tokio::task::spawn_blocking(move || folder.forget()).await;
                removed.unwrap_or_else(|_| Err(not_removed(place)))
            }
            (HistoryPlace::Folder(folder), Some(Forgetting(done))) => {
                let place = folder.folder().display().to_string();
                match tokio::time::timeout(FORGETTING, done).await {
                    Ok(Ok(removed)) => removed,
                    Ok(Err(_)) | Err(_) => Err(not_removed(place)),
                }
            }
            (HistoryPlace::Nowhere | HistoryPlace::Memory(_), _) => Ok(()),
        }
    }
}

fn not_removed(place: String) -> InstallError {
    InstallError::new(InstallOperation::Remove, place, InstallKind::Other).since(&InstallDetail::BrokeDown)
}

/// The end of forgetting.
pub struct Forgetting(oneshot::Receiver<Result<(), InstallError>>);

impl Keeper {
    pub fn keep(&self, events: Vec<Noted>, now: u64) {
        let _ = self.orders.send(Order::Keep(events, now));
    }

    /// False: nobody listens any more.
    pub fn delete(&self) -> bool {
        self.orders.send(Order::Delete).is_ok()
    }

    /// Nothing is kept any more. `None`: it was so before.
    pub fn forget(&self) -> Option<Forgetting> {
        let (told, done) = oneshot::channel();
        self.orders.send(Order::Forget(told)).is_ok().then_some(Forgetting(done))
    }

    /// What was handed over is on the disk afterwards, unless that takes too long.
    pub fn end(&mut self) {
        let _ = self.orders.send(Order::End);
        let Some(thread) = self.thread.take() else { return };
        let end = Instant::now() + LAST;
        while !thread.is_finished() && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// The thread's own side.
struct Desk {
    folder: HistoryFolder,
    clock: Arc<dyn Clock>,
    beat: Duration,
    writer: Option<Pen>,
    /// When it was last tried to open it.
    tried: Instant,
    /// That of the file when it was read last.
    state: Option<(u64, SystemTime)>,
    /// What happened while the file could not be opened.
    waiting: Vec<Noted>,
    tell: Box<dyn Fn(HistoryEvent) + Send>,
}

struct Pen {
    writer: Writer,
    /// When it was last said that it is alive.
    alive: Option<Instant>,
    is_failing: bool,
}

impl Desk {
    fn run(mut self, orders: &Receiver<Order>) {
        self.open(true);
        loop {
            match orders.recv_timeout(TURN * self.beat) {
                Ok(Order::Keep(events, now)) => self.keep(events, now),
                Ok(Order::Delete) => {
                    let deleted = self.delete();
                    (self.tell)(HistoryEvent::Deleted(deleted));
                }
                Ok(Order::Forget(done)) => {
                    // It gives the pen away first: what is open can't be removed everywhere.
                    let cleared = self.delete();
                    self.writer = None;
                    let forgotten = cleared.and_then(|()| self.folder.forget());
                    let is_gone = forgotten.is_ok();
                    let _ = done.send(forgotten);
                    if is_gone {
                        return;
                    }
                    self.open(true);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Ok(Order::End) | Err(RecvTimeoutError::Disconnected) => return,
            }
            if self.writer.is_none() && self.tried.elapsed() >= TURN * self.beat {
                self.open(false);
            }
        }
    }

    fn delete(&mut self) -> Result<(), InstallError> {
        self.waiting.clear();
        self.writer.as_mut().map_or_else(|| self.folder.remove(), |pen| pen.writer.clear())
    }

    fn keep(&mut self, events: Vec<Noted>, now: u64) {
        let Some(pen) = &mut self.writer else {
            let room = MOST_WAITING.saturating_sub(self.waiting.len());
            self.waiting.extend(events.into_iter().take(room));
            return;
        };
        let kept = pen.keep(&events, now, ALIVE * self.beat);
        if pen.is_failing != kept.is_err() {
            pen.is_failing = kept.is_err();
            (self.tell)(HistoryEvent::Keeping(kept.err().map_or(Keeping::Writes, Keeping::Failed)));
        }
    }

    /// Takes the pen, or reads where another copy of the program has it.
    fn open(&mut self, first: bool) {
        self.tried = Instant::now();
        let now = self.clock.clocks().wall;
        match self.folder.open(now) {
            Ok((mut writer, before)) => {
                let mut log = Log::new(&before.read.events);
                let gap = unwatched(&before.read.events, before.alive, now);
                // What waited was seen by this program: there was no gap then.
                let waited = std::mem::take(&mut self.waiting);
                for event in gap.iter().filter(|_| waited.is_empty()).chain(&waited) {
                    writer.add(event);
                    log.push(event);
                }
                self.writer = Some(Pen { writer, alive: None, is_failing: false });
                (self.tell)(HistoryEvent::Read { log, keeping: Keeping::Writes });
            }
            Err(error) if error.kind == InstallKind::Busy => self.read_again(Keeping::OtherWrites, first),
            Err(error) if first => self.read_again(Keeping::Failed(error), first),
            Err(_) => {}
        }
    }

    fn read_again(&mut self, keeping: Keeping, first: bool) {
        let state = self.folder.state();
        if !first && state == self.state {
            return;
        }
        self.state = state;
        match self.folder.read() {
            Ok(read) => (self.tell)(HistoryEvent::Read { log: Log::new(&read.events), keeping }),
            Err(error) if first => {
                (self.tell)(HistoryEvent::Read { log: Log::default(), keeping: Keeping::Failed(error) });
            }
            Err(_) => {}
        }
    }
}

impl Pen {
    fn keep(&mut self, events: &[Noted], now: u64, alive: Duration) -> Result<(), InstallError> {
        for event in events {
            self.writer.add(event);
        }
        self.writer.sync(now)?;
        if self.alive.is_none_or(|last| last.elapsed() >= alive) {
            self.alive = Some(Instant::now());
            self.writer.beat(now)?;
        }
        Ok(())
    }
}

/// The program that watched before did not say that it ended: since when nobody looked.
fn unwatched(events: &[Noted], alive: Option<u64>, now: u64) -> Option<Noted> {
    let last = events.last().filter(|last| last.kind != Kind::Ended)?;
    let since = alive.unwrap_or(last.at).max(last.at).min(now);
    Some(Noted::of_computer((now / 1000 * 1000).max(last.at), Kind::Gap).from((since / 1000 * 1000).to_string()))
}

fn read(folder: &HistoryFolder) -> HistoryEvent {
    match folder.read() {
        Ok(read) => HistoryEvent::Read { log: Log::new(&read.events), keeping: Keeping::ReadOnly },
        Err(error) => HistoryEvent::Read { log: Log::default(), keeping: Keeping::Failed(error) },
    }
}
