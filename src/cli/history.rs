//! `plex-locksmith history`: what is kept, and what repeats in it. Nothing is looked at but that.

use super::messages::Words;
use super::out::{self, words};
use super::session::no_home;
use super::{ExitStatus, HistoryCall, Stopped, ask, json, tell};
use crate::client::history::file::Read;
use crate::client::history::{Event, HistoryFolder, Log, Pattern, patterns};
use crate::client::installation::{InstallError, InstallKind};
use crate::client::model::{ClockTime, Day, MachineId, Message as _, Phrase, ServerName};
use crate::client::settings::{HistoryPlace, Settings, Surround, Surroundings};
use crate::client::system::zone_ahead;

pub fn run(call: &HistoryCall, surround: Surround) -> ExitStatus {
    // The simulated home is kept to the end.
    let Surroundings { settings, kept: _kept } = match surround(call.world) {
        Ok(surroundings) => surroundings,
        Err(error) => {
            out::report(&no_home(&error));
            return ExitStatus::ProbeFailed;
        }
    };
    let done = if call.delete { delete(call, &settings) } else { print(call, &settings) };
    match done {
        Ok(()) => ExitStatus::Fine,
        Err(Stopped(status, why)) => {
            out::report_all(&why);
            status
        }
    }
}

fn read(settings: &Settings) -> Result<Read, Stopped> {
    match &settings.history {
        HistoryPlace::Nowhere => Err(Stopped::new(ExitStatus::ProbeFailed, &Words::NoHistoryPlace)),
        HistoryPlace::Folder(folder) => folder.read().map_err(|error| failed(&error)),
        HistoryPlace::Memory(log) => Ok(Read { events: log.iter().collect(), broken: 0 }),
    }
}

fn failed(error: &InstallError) -> Stopped {
    Stopped::new(ExitStatus::ProbeFailed, &Words::CouldNot { why: error.phrase() })
}

fn print(call: &HistoryCall, settings: &Settings) -> Result<(), Stopped> {
    let read = read(settings)?;
    let log = Log::new(&read.events);
    let server = call.server.as_deref().map(|wanted| named(&log, wanted)).transpose()?;
    let now = settings.clock.clocks().wall;
    let since = call.since.map(|since| since.millis(now));
    let patterns = patterns_since(&log, server.as_ref(), now, since.unwrap_or_default());
    if call.json {
        let mut events = server.as_ref().map_or_else(|| log.iter().collect(), |id| log.about(Some(id)));
        events.retain(|event| event.at >= since.unwrap_or_default());
        let from = since.or_else(|| events.first().map(|event| event.at));
        let told = json::Told { from, to: now, events: &events, patterns: &patterns, broken: read.broken };
        json::print(&json::HistoryReport::new(&told, &local));
        return Ok(());
    }
    print_for_people(&log, server.as_ref(), since.unwrap_or_default(), &patterns, now);
    if read.broken > 0 {
        out::report(&Words::BrokenLines { count: read.broken });
    }
    Ok(())
}

fn print_for_people(log: &Log, server: Option<&MachineId>, since: u64, patterns: &[Pattern], now: u64) {
    let told = tell::all(log, server);
    let told: Vec<_> = told.iter().filter(|told| told.at >= since).collect();
    if told.is_empty() {
        out::tell(if log.is_empty() { &Words::NothingKept } else { &Words::NothingSince });
    }
    // Of another time than now, so that every line has its date.
    let no_day = ClockTime::default();
    for line in told.iter().map(|told| tell::line(log, told, &local, no_day)) {
        if !out::is_read(&line) {
            return;
        }
    }
    if !patterns.is_empty() {
        out::out(&format!("\n{}\n", words(&Words::Repeats)));
    }
    for (servers, [says, evidence, advice]) in grouped(log, patterns, now) {
        let of = Words::RepeatsOf { server: ServerName(servers.join(", ")), what: says };
        out::out(&format!("  {}\n    {}\n    {}\n", words(&of), words(&evidence), words(&advice)));
    }
}

/// What is the same of several servers is said once.
fn grouped(log: &Log, patterns: &[Pattern], now: u64) -> Vec<(Vec<String>, [Phrase; 3])> {
    let mut groups: Vec<(Vec<String>, [Phrase; 3])> = Vec::new();
    for pattern in patterns {
        let (name, says) = (tell::name(log, &pattern.server).0, tell::pattern(pattern, local(now), &local));
        match groups.iter_mut().find(|(_, said)| *said == says) {
            Some((names, _)) => names.push(name),
            None => groups.push((vec![name], says)),
        }
    }
    groups
}

/// What repeats, if it was seen since then. What speaks for it may be older.
fn patterns_since(log: &Log, server: Option<&MachineId>, now: u64, since: u64) -> Vec<Pattern> {
    let clock = |at| local(at).minute_of_day();
    let servers: Vec<MachineId> = match server {
        Some(id) => vec![id.clone()],
        None => by_name(log),
    };
    let of_server = |id: &MachineId| patterns::of_server(&log.about(Some(id)), id, now, &clock);
    let is_seen = |pattern: &Pattern| pattern.times.last().is_some_and(|last| *last >= since);
    servers.iter().flat_map(of_server).filter(is_seen).collect()
}

fn by_name(log: &Log) -> Vec<MachineId> {
    let mut servers: Vec<_> = log.servers().into_iter().map(|(id, name)| (name, id)).collect();
    servers.sort();
    servers.into_iter().map(|(_, id)| id).collect()
}

/// The one server of that name, or whose identifier begins so.
fn named(log: &Log, wanted: &str) -> Result<MachineId, Stopped> {
    let wanted = wanted.trim();
    let servers = log.servers();
    let is_called =
        |(_, name): &(&MachineId, &Option<String>)| name.as_ref().is_some_and(|name| name.eq_ignore_ascii_case(wanted));
    let mut found: Vec<&MachineId> = servers.iter().filter(is_called).map(|(id, _)| id).collect();
    if found.is_empty() {
        found = servers.keys().filter(|id| id.as_str().starts_with(wanted)).collect();
    }
    let name = || wanted.to_owned();
    match found.as_slice() {
        [id] => Ok((*id).clone()),
        [] => Err(Stopped::new(ExitStatus::Wrong, &Words::NotInHistory { name: name() })),
        _ => Err(Stopped::new(ExitStatus::Usage, &Words::SeveralInHistory { name: name() })),
    }
}

/// By this computer's clock; milliseconds since 1970.
fn local(at: u64) -> ClockTime {
    let unix = at / 1000;
    ClockTime { unix, ahead: zone_ahead(unix) }
}

fn delete(call: &HistoryCall, settings: &Settings) -> Result<(), Stopped> {
    let HistoryPlace::Folder(folder) = &settings.history else {
        return Err(Stopped::new(ExitStatus::ProbeFailed, &Words::NoHistoryPlace));
    };
    let known = folder.read();
    if known.as_ref().is_ok_and(|read| *read == Read::default()) {
        out::tell(&Words::NothingKept);
        return Ok(());
    }
    // While it is asked, nobody else may begin to write.
    let (mut writer, _) = folder.open(settings.clock.clocks().wall).map_err(|error| {
        let is_in_use = error.kind == InstallKind::Busy;
        if is_in_use { Stopped::new(ExitStatus::ProbeFailed, &Words::HistoryInUse) } else { failed(&error) }
    })?;
    // What can't be read can be deleted all the same.
    known.iter().for_each(|read| out::tell(&means(folder, &read.events)));
    if !call.yes && !ask::is_possible() {
        return Err(Stopped::new(ExitStatus::Declined, &Words::NobodyToAsk));
    }
    if !call.yes && !ask::agreed(&Words::AskDelete) {
        return Err(Stopped::new(ExitStatus::Declined, &Words::NothingChanged));
    }
    writer.clear().map_err(|error| failed(&error))?;
    out::say(&Words::HistoryDeleted);
    Ok(())
}

/// What would go.
fn means(folder: &HistoryFolder, events: &[Event]) -> Words {
    let day = local(events.first().map_or(0, |event| event.at));
    let day = Day(i64::try_from(day.unix).unwrap_or(i64::MAX));
    Words::DeleteMeans { count: events.len(), day, place: folder.folder().display().to_string() }
}
