//! Which server is to be repaired.

use std::time::{Duration, Instant};

use super::place::{Place, look_went_well};
use crate::cli::host::{HostWay, Password};
use crate::cli::messages::Words;
use crate::cli::session::Session;
use crate::cli::{ExitStatus, RepairCall, Stopped, find, reach, undo};
use crate::client::diagnosis::Cause;
use crate::client::model::{Installed, Locator, Message as _, ServerName};
use crate::client::repair::messages::RecordWords;
use crate::client::repair::{Record, RepairOutcome};
use crate::client::state::{Model, Request, Server, ServerKey};

/// How long it is looked for in a folder or a container: a sleeping NAS wakes up first.
const LONGEST_FOLDER: Duration = Duration::from_secs(30);

/// A server whose settings are within reach, and its repair that was interrupted, if there is one.
pub struct RepairTarget {
    pub name: String,
    /// `None`: it does not answer, and its interrupted repair alone tells of it.
    pub key: Option<ServerKey>,
    /// The place of the settings, where the call has named a host or a container.
    pub place: Option<Locator>,
    pub open: Option<Record>,
}

impl RepairTarget {
    /// What it suffers from, as far as it is known: nothing is of a server that does not answer.
    ///
    /// # Errors
    /// When it is not there any more.
    pub fn cause(&self, model: &Model) -> Result<Option<Cause>, Stopped> {
        let Some(key) = self.key else { return Ok(None) };
        model.server(key).map(|server| server.diagnosis.cause).ok_or_else(went_away)
    }

    /// The installation that is worked on: the one of the interrupted repair or of the call, or else the one within reach.
    pub fn installation<'a>(&self, model: &'a Model) -> Option<&'a Installed> {
        match self.open.as_ref().map(|record| &record.locator).or(self.place.as_ref()) {
            Some(place) => model.installation_at(place),
            None => model.installation_of(self.key?),
        }
    }
}

pub fn went_away() -> Stopped {
    Stopped::new(ExitStatus::Wrong, &Words::WentAway)
}

/// Is this what a repair is for? A new sign-in takes the place of the old one.
pub fn is_repaired(cause: Cause) -> bool {
    cause.spec().is_repairable
}

/// Finds it, by its name or as the only one.
pub fn find(
    session: &Session,
    call: &RepairCall,
    password: &Password,
    started: Instant,
) -> Result<RepairTarget, Stopped> {
    session.engine.request(Request::Search);
    if let Some(folder) = &call.folder {
        session.engine.request(Request::LookInFolder(folder.clone()));
    }
    if let (Some(name), None) = (&call.container, &call.ssh) {
        session.engine.request(Request::LookInContainer { name: name.clone(), engine: call.engine.clone() });
    }
    if let Some(wanted) = &call.server {
        find::look_at_address(session, wanted);
    }
    let host = enter_host(session, call, password)?;
    let place = Place::of(call, host.as_deref());
    // What was typed meanwhile is no time of the search.
    let entered = if host.is_some() { Instant::now() } else { started };
    let looks = call.folder.is_some() || call.container.is_some();
    let limit = if looks { LONGEST_FOLDER } else { find::LONGEST_SEARCH };
    let (model, finished) =
        session.wait(|model| entered.elapsed() >= limit || model.is_settled(started.elapsed()) && !model.folder.busy);
    if !finished {
        return Err(Stopped::new(ExitStatus::Wrong, &Words::CancelledUnchanged));
    }
    look_went_well(&model, place)?;
    let silent = silent(&model, place, call);
    let meant = match &call.server {
        Some(wanted) => the_named_one(&model, wanted, &silent)?,
        None => the_only_one(&model, place, &silent)?,
    };
    let key = match meant {
        Meant::Row(key) => key,
        Meant::Silent(record) => {
            return Ok(RepairTarget { name: record.name.clone(), key: None, place: None, open: Some(record.clone()) });
        }
    };
    let server = model.server(key).ok_or_else(went_away)?;
    let settings = server.diagnosis.id.as_ref().and_then(|id| place.settings_of(&model, id));
    let named = settings.filter(|_| place.is_exact()).map(|installed| installed.locator.clone());
    let is_there = |record: &&Record| named.as_ref().is_none_or(|named| named.is_same_place(&record.locator));
    let open = interrupted(&model, server).find(is_there).cloned();
    match settings {
        None if place.is_exact() && place.all(&model).next().is_none() => return Err(place.nothing_there(&model)),
        None if !place.is_usual() => return Err(place.other_server(server)),
        None if open.is_none() => return Err(out_of_reach(&model, server)),
        _ => {}
    }
    if let Some(host) = open.as_ref().and_then(|record| model.missing_host(&record.locator)) {
        let record = open.as_ref().map(RecordWords::new);
        return Err(Stopped::of(ExitStatus::Wrong, record.map(|words| words.phrase()))
            .and(&Words::OnOtherHost { host: host.to_string() }));
    }
    Ok(RepairTarget { name: server.diagnosis.name.clone(), key: Some(key), place: named, open })
}

/// Signs in to the host that the call names, or to that of the interrupted repair that it would go on with.
fn enter_host(session: &Session, call: &RepairCall, password: &Password) -> Result<Option<String>, Stopped> {
    let way = HostWay { args: &call.host, password };
    if let Some(target) = &call.ssh {
        // Its server mostly answers at the same address.
        let address = if target.name.contains(':') { format!("[{}]", target.name) } else { target.name.clone() };
        session.engine.request(Request::AddAddress(address));
        return way.enter(session, target).map(|host| Some(host.to_string()));
    }
    if call.folder.is_some() || call.container.is_some() {
        return Ok(None);
    }
    let all = session.repairs.as_ref().map(|repairs| repairs.all()).unwrap_or_default();
    let is_meant = |record: &&Record| call.server.as_ref().is_none_or(|wanted| is_named(record, wanted));
    let mut open = all.iter().filter(|record| record.outcome == RepairOutcome::Open).filter(is_meant);
    if let Some(record) = open.find(|record| record.locator.host().is_some())
        && let Some((host, key)) = record.locator.host()
    {
        crate::cli::out::report(&RecordWords::new(record));
        for address in &record.addresses {
            session.engine.request(Request::AddAddress(address.to_string()));
        }
        way.enter_again(session, host, key)?;
    }
    Ok(None)
}

fn is_named(record: &Record, wanted: &str) -> bool {
    let wanted = wanted.trim();
    record.server.as_str() == wanted
        || record.name.eq_ignore_ascii_case(wanted)
        || record.addresses.iter().any(|at| at.to_string() == wanted || at.ip().to_string() == wanted)
}

/// What a call is about.
#[derive(Clone, Copy)]
enum Meant<'a> {
    Row(ServerKey),
    Silent(&'a Record),
}

/// The interrupted repairs of servers that do not answer, since a repair stops them. What would start them is within reach.
fn silent<'a>(model: &'a Model, place: Place, call: &RepairCall) -> Vec<&'a Record> {
    let can_start = |record: &Record| {
        let its = |installed: &&Installed| installed.locator.is_same_place(&record.locator);
        let found = place.all(model).filter(|installed| installed.id == record.server).find(its);
        found.is_some_and(|installed| installed.capabilities().can_start)
    };
    let is_meant = |record: &Record| call.server.as_ref().is_none_or(|wanted| is_named(record, wanted));
    let is_silent = |record: &Record| model.rows.of_id(&record.server).is_none();
    model.interrupted().filter(|record| is_silent(record) && is_meant(record) && can_start(record)).collect()
}

/// The one server of that name, address or identity.
fn the_named_one<'a>(model: &Model, wanted: &str, silent: &[&'a Record]) -> Result<Meant<'a>, Stopped> {
    let found = find::the_one(model, wanted);
    let is_known = |key: &ServerKey| model.server(*key).is_some_and(|server| server.diagnosis.id.is_some());
    match (found, silent) {
        (Ok(key), _) if is_known(&key) => Ok(Meant::Row(key)),
        (_, [record]) => Ok(Meant::Silent(record)),
        (found, _) => found.map(Meant::Row),
    }
}

/// The one server whose settings are within reach; of several, the one that a repair is for.
fn the_only_one<'a>(model: &Model, place: Place, silent: &[&'a Record]) -> Result<Meant<'a>, Stopped> {
    let is_there = |s: &&Server| s.diagnosis.id.as_ref().is_some_and(|id| place.settings_of(model, id).is_some());
    let is_open = |s: &Server| interrupted(model, s).next().is_some();
    let in_reach: Vec<&Server> = model.rows.iter().filter(|s| is_there(s) || place.is_usual() && is_open(s)).collect();
    let is_one = |s: &&Server| s.diagnosis.cause.is_some_and(is_repaired) || is_open(s);
    let to_repair: Vec<&Server> = in_reach.iter().copied().filter(is_one).collect();
    match (in_reach.as_slice(), to_repair.as_slice(), silent) {
        (_, [], [record]) => Ok(Meant::Silent(record)),
        ([server], _, []) | (_, [server], []) => Ok(Meant::Row(server.key)),
        ([], _, []) => Err(none(model, place)),
        (all, _, silent) => {
            let names = all.iter().map(|s| &s.diagnosis.name).chain(silent.iter().map(|record| &record.name));
            let names: Vec<_> = names.map(String::as_str).collect();
            Err(Stopped::new(ExitStatus::Usage, &Words::SeveralInReach { servers: names.join(", ") }))
        }
    }
}

fn interrupted<'a>(model: &'a Model, server: &'a Server) -> impl Iterator<Item = &'a Record> {
    model.interrupted().filter(|record| server.diagnosis.id.as_ref() == Some(&record.server))
}

/// It was found on the network, and its settings were not.
fn out_of_reach(model: &Model, server: &Server) -> Stopped {
    let diagnosis = &server.diagnosis;
    let words = Words::OutOfReach { server: ServerName(diagnosis.name.clone()) };
    let verdict = diagnosis.cause.is_some_and(is_repaired).then(|| diagnosis.verdict.phrase());
    Stopped::new(ExitStatus::Wrong, &words)
        .and_all(verdict)
        .and(&Words::WayIntoReach)
        .and_all(reach::closed(model, "repair"))
}

/// Nothing to repair is within reach: where was looked, and what to do.
fn none(model: &Model, place: Place) -> Stopped {
    if let Some(silent) = place.all(model).next() {
        let server = silent.name.as_ref().map_or_else(|| silent.id.to_string(), ToString::to_string);
        let interrupted = model.interrupted().find(|record| record.server == silent.id).map(RecordWords::new);
        let at = silent.place.clone();
        let words = if place.is_exact() {
            Words::SettingsSilentThere { server, place: at }
        } else {
            Words::SettingsSilent { server, place: at }
        };
        let known = interrupted.map(|known| known.phrase());
        return Stopped::of(ExitStatus::Wrong, known.into_iter().chain([words.phrase()]));
    }
    if let Some(record) = model.interrupted().next().filter(|_| !place.is_exact()) {
        return Stopped::new(ExitStatus::Wrong, &RecordWords::new(record))
            .and(&Words::SettingsGone { place: record.place.clone() })
            .and(&undo::way_back(&model.repairs, record));
    }
    place.nothing_there(model)
}
