//! Which server is to be repaired.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::cli::messages::Words;
use crate::cli::session::Session;
use crate::cli::{ExitStatus, RepairCall, Stopped, find, reach, undo};
use crate::client::diagnosis::Cause;
use crate::client::installation::{InstallError, InstallKind, InstallOperation};
use crate::client::model::{Message as _, ServerName};
use crate::client::repair::Record;
use crate::client::repair::messages::RecordWords;
use crate::client::state::{Model, Request, Server, ServerKey};

/// How long it is looked for in a folder: a sleeping NAS wakes up first.
const LONGEST_FOLDER: Duration = Duration::from_secs(30);

/// A server whose settings are within reach, and its repair that was interrupted, if there is one.
pub struct RepairTarget {
    pub key: ServerKey,
    pub open: Option<Record>,
}

/// Is this what a repair is for? A new sign-in takes the place of the old one.
pub fn is_repaired(cause: Cause) -> bool {
    cause.spec().is_repairable
}

/// Finds it, by its name or as the only one.
pub fn find(session: &Session, call: &RepairCall, started: Instant) -> Result<RepairTarget, Stopped> {
    session.engine.request(Request::Search);
    if let Some(folder) = &call.folder {
        session.engine.request(Request::LookInFolder(folder.clone()));
    }
    if let Some(wanted) = &call.server {
        find::look_at_address(session, wanted);
    }
    let limit = if call.folder.is_some() { LONGEST_FOLDER } else { find::LONGEST_SEARCH };
    let (model, finished) =
        session.wait(|model| started.elapsed() >= limit || model.is_settled(started.elapsed()) && !model.folder.busy);
    if !finished {
        return Err(Stopped::new(ExitStatus::Wrong, &Words::CancelledUnchanged));
    }
    if let Some(folder) = &call.folder {
        look_went_well(&model, folder)?;
    }
    let key = match &call.server {
        Some(wanted) => find::the_one(&model, wanted)?,
        None => the_only_one(&model, call)?,
    };
    let Some(server) = model.server(key) else {
        return Err(Stopped::new(ExitStatus::Wrong, &Words::WentAway));
    };
    if let Some(folder) = call.folder.as_ref().filter(|_| !is_in_folder(&model, server)) {
        return Err(other_folder(server, folder));
    }
    let open = interrupted(&model, server).cloned();
    if open.is_none() && model.installation_of(key).is_none() {
        return Err(out_of_reach(&model, server));
    }
    Ok(RepairTarget { key, open })
}

fn look_went_well(model: &Model, folder: &Path) -> Result<(), Stopped> {
    let late;
    let error = match &model.folder.error {
        Some(error) => error,
        None if model.folder.busy => {
            late = InstallError::new(InstallOperation::LookThrough, folder.display(), InstallKind::TimedOut);
            &late
        }
        None => return Ok(()),
    };
    let outcome = match error.kind {
        InstallKind::Missing | InstallKind::NotSettings => ExitStatus::Usage,
        InstallKind::NotPermitted
        | InstallKind::NotAllowedToControl
        | InstallKind::DiskFull
        | InstallKind::ReadOnly
        | InstallKind::Changed
        | InstallKind::NotAsWritten
        | InstallKind::TimedOut
        | InstallKind::ToolFailed
        | InstallKind::NothingToAsk
        | InstallKind::Unsupported
        | InstallKind::Busy
        | InstallKind::Untrusted
        | InstallKind::EngineNotRunning
        | InstallKind::EngineForbidden
        | InstallKind::ContainerReplaced
        | InstallKind::HelperRefused
        | InstallKind::Other => ExitStatus::ProbeFailed,
    };
    Err(Stopped::new(outcome, error).and(&Words::NothingChanged))
}

/// The one server whose settings are within reach; of several, the one that a repair is for.
fn the_only_one(model: &Model, call: &RepairCall) -> Result<ServerKey, Stopped> {
    let in_reach: Vec<&Server> = model
        .rows
        .iter()
        .filter(|s| model.installation_of(s.key).is_some() || interrupted(model, s).is_some())
        .filter(|s| call.folder.is_none() || is_in_folder(model, s))
        .collect();
    let is_one = |s: &&Server| s.diagnosis.cause.is_some_and(is_repaired) || interrupted(model, s).is_some();
    let to_repair: Vec<&Server> = in_reach.iter().copied().filter(is_one).collect();
    match (in_reach.as_slice(), to_repair.as_slice()) {
        ([server], _) | (_, [server]) => Ok(server.key),
        ([], _) => Err(none(model, call)),
        (all, _) => {
            let names: Vec<_> = all.iter().map(|s| s.diagnosis.name.as_str()).collect();
            Err(Stopped::new(ExitStatus::Usage, &Words::SeveralInReach { servers: names.join(", ") }))
        }
    }
}

fn is_in_folder(model: &Model, server: &Server) -> bool {
    server.diagnosis.id.as_ref().is_some_and(|id| model.folder.found.contains(id))
}

fn interrupted<'a>(model: &'a Model, server: &Server) -> Option<&'a Record> {
    let id = server.diagnosis.id.as_ref()?;
    model.interrupted().find(|record| record.server == *id)
}

fn other_folder(server: &Server, folder: &Path) -> Stopped {
    let diagnosis = &server.diagnosis;
    if diagnosis.id.is_none() {
        return Stopped::new(ExitStatus::Wrong, &Words::NothingChanged).and(&diagnosis.verdict);
    }
    let (folder, server) = (folder.display().to_string(), ServerName(diagnosis.name.clone()));
    Stopped::new(ExitStatus::Usage, &Words::OtherFolder { folder, server })
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
fn none(model: &Model, call: &RepairCall) -> Stopped {
    let silent: Vec<_> =
        model.installed.iter().filter(|i| call.folder.is_none() || model.folder.found.contains(&i.id)).collect();
    if let Some(silent) = silent.first() {
        let server = silent.name.as_ref().map_or_else(|| silent.id.to_string(), ToString::to_string);
        let interrupted = model.interrupted().find(|record| record.server == silent.id).map(RecordWords::new);
        let words = Words::SettingsSilent { server, place: silent.place.clone() };
        let known = interrupted.map(|known| known.phrase());
        return Stopped::of(ExitStatus::Wrong, known.into_iter().chain([words.phrase()]));
    }
    if let Some(record) = model.interrupted().next() {
        return Stopped::new(ExitStatus::Wrong, &RecordWords::new(record))
            .and(&Words::SettingsGone { place: record.place.clone() })
            .and(&undo::way_back(&model.repairs, record));
    }
    let outcome = if model.closed_installations.is_empty() { ExitStatus::Wrong } else { ExitStatus::ProbeFailed };
    Stopped::new(outcome, &Words::NoSettings)
        .and(&Words::WayIntoReach)
        .and_all(reach::repairs_of_root())
        .and_all(reach::closed(model, "repair"))
}
