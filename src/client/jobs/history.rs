//! The history's file, on a thread of its own: a disk that is slow or asleep must not hold anything up.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::{Jobs, Message};
use crate::client::history::{Event as Noted, HistoryFolder, Kind, Log, Writer};
use crate::client::installation::{InstallError, InstallKind};
use crate::client::settings::HistoryPlace;
use crate::client::state::{Event, HistoryEvent, Keeping};

/// After so many beats a copy of the program that only reads looks for news, and for a chance to write.
const TURN: u32 = 3;
/// After so many beats the one that writes says that it is alive: so exactly is it known when a killed one stopped looking.
const ALIVE: u32 = 6;
/// How long the end waits for the disk.
const LAST: Duration = Duration::from_secs(2);

/// What its thread is asked for.
enum Order {
    Keep(Vec<Noted>, u64),
    Delete,
    End,
}

/// The thread that keeps the history.
pub struct Keeper {
    orders: Sender<Order>,
    thread: Option<JoinHandle<()>>,
}

impl Jobs {
    /// Opens the history; who keeps watching keeps it from then on. `None` where nobody does, or there is no file.
    pub fn keep_history(&self, now: u64) -> Option<Keeper> {
        let tell = {
            let messages = self.messages.clone();
            move |event| {
                // Nobody listens only when the engine is ending.
                let _ = messages.send(Message::Event(Event::History(event)));
            }
        };
        let beat = self.settings.watch.as_ref().map(|times| times.beat);
        match (&self.settings.history, beat) {
            (HistoryPlace::Nowhere, _) => None,
            (HistoryPlace::Memory(log), _) => {
                tell(HistoryEvent::Read { log: Log::clone(log), keeping: Keeping::Memory });
                None
            }
            (HistoryPlace::Folder(folder), Some(beat)) => {
                let (orders, received) = channel();
                let desk = Desk { folder: folder.clone(), writer: None, beat, known: 0, tell: Box::new(tell) };
                let thread = std::thread::Builder::new().name("locksmith-history".to_owned());
                let thread = thread.spawn(move || desk.run(&received, now)).ok();
                Some(Keeper { orders, thread })
            }
            (HistoryPlace::Folder(folder), None) => {
                let folder = folder.clone();
                tokio::task::spawn_blocking(move || tell(read(&folder)));
                None
            }
        }
    }
}

impl Keeper {
    pub fn keep(&self, events: Vec<Noted>, now: u64) {
        let _ = self.orders.send(Order::Keep(events, now));
    }

    pub fn delete(&self) {
        let _ = self.orders.send(Order::Delete);
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
    writer: Option<(Writer, Option<Instant>)>,
    beat: Duration,
    /// How many events were read.
    known: usize,
    tell: Box<dyn Fn(HistoryEvent) + Send>,
}

impl Desk {
    fn run(mut self, orders: &Receiver<Order>, mut now: u64) {
        self.open(now, true);
        let mut failing = false;
        loop {
            match orders.recv_timeout(TURN * self.beat) {
                Ok(Order::Keep(events, at)) => {
                    now = at;
                    let result = self.keep(&events, now);
                    let keeping = match &result {
                        Ok(()) => Keeping::Writes,
                        Err(error) => Keeping::Failed(error.clone()),
                    };
                    if failing != result.is_err() && self.writer.is_some() {
                        failing = result.is_err();
                        (self.tell)(HistoryEvent::Keeping(keeping));
                    }
                }
                Ok(Order::Delete) => {
                    let deleted =
                        self.writer.as_mut().map_or_else(|| self.folder.remove(), |(writer, _)| writer.clear());
                    (self.tell)(HistoryEvent::Deleted(deleted));
                }
                Err(RecvTimeoutError::Timeout) if self.writer.is_none() => self.open(now, false),
                Err(RecvTimeoutError::Timeout) => {}
                Ok(Order::End) | Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn keep(&mut self, events: &[Noted], now: u64) -> Result<(), InstallError> {
        let Some((writer, alive)) = &mut self.writer else { return Ok(()) };
        for event in events {
            writer.add(event);
        }
        writer.sync(now)?;
        if alive.is_none_or(|alive| alive.elapsed() >= ALIVE * self.beat) {
            *alive = Some(Instant::now());
            writer.beat(now)?;
        }
        Ok(())
    }

    /// Takes the pen, or reads where another copy of the program has it.
    fn open(&mut self, now: u64, first: bool) {
        match self.folder.open(now) {
            Ok((mut writer, before)) => {
                let mut log = Log::new(&before.read.events);
                if let Some(gap) = unwatched(&before.read.events, before.alive, now) {
                    writer.add(&gap);
                    log.push(&gap);
                }
                self.writer = Some((writer, None));
                (self.tell)(HistoryEvent::Read { log, keeping: Keeping::Writes });
            }
            Err(error) if error.kind == InstallKind::Busy => self.read_again(Keeping::OtherWrites, first),
            Err(error) => self.read_again(Keeping::Failed(error), first),
        }
    }

    fn read_again(&mut self, keeping: Keeping, first: bool) {
        match self.folder.read() {
            Ok(read) if first || read.events.len() != self.known => {
                self.known = read.events.len();
                (self.tell)(HistoryEvent::Read { log: Log::new(&read.events), keeping });
            }
            Ok(_) => {}
            Err(error) if first => {
                (self.tell)(HistoryEvent::Read { log: Log::default(), keeping: Keeping::Failed(error) });
            }
            Err(_) => {}
        }
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
        Ok(read) => HistoryEvent::Read { log: Log::new(&read.events), keeping: Keeping::OtherWrites },
        Err(error) => HistoryEvent::Read { log: Log::default(), keeping: Keeping::Failed(error) },
    }
}
