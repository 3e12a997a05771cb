//! What is on a host: its platform, and the servers there.

use std::collections::HashSet;
use std::sync::Arc;

use super::containers::{self, Held, Way};
use super::host::{Inside, Site, Task};
use super::opening;
use super::{HostError, HostErrorKind, HostLook, HostOperation, Shell};
use crate::client::installation::file::LOGS;
use crate::client::installation::{FoundInstallation, InstallError, InstallKind, Installation, log};
use crate::client::model::text::one_line;
use crate::client::model::{Controller, HostIdentity, HostKey, HostService, Locator, LogFacts};
use crate::client::platforms::Platform;

/// A look through all disks takes its time.
const LOOKING: std::time::Duration = std::time::Duration::from_secs(45);
/// The most that a probe says, in bytes.
const MOST: usize = 1 << 20;
/// More places than any host has that are looked at, and more Linux containers.
const MOST_PLACES: usize = 40;
const MOST_CONTAINERS: usize = 32;
/// How much is read of a log, from its end, in bytes.
const LOG: usize = 300_000;

/// Reads which platform a host is, and which servers are there, those in containers as well. Nothing is changed.
///
/// # Errors
/// When the host does not answer, or nobody becomes root there; [`HostErrorKind::NoPlex`] when nothing of a server was found.
pub fn look_around(shell: Arc<dyn Shell>, identity: HostIdentity) -> Result<HostLook, HostError> {
    look_at(&Site::host(shell), identity)
}

/// What the probe said.
#[derive(Debug, Default)]
struct Probed {
    platform: Option<Platform>,
    places: Vec<Place>,
    engines: Vec<String>,
    containers: Vec<u32>,
}

/// A settings file that is there.
#[derive(Clone, Debug)]
struct Place {
    file: String,
    service: HostService,
    can_start: bool,
}

pub(super) fn look_at(site: &Site, identity: HostIdentity) -> Result<HostLook, HostError> {
    let key = &identity.key;
    let mut probed = probe(site, "")?;
    let mut held = engines(site, &probed.engines);
    if probed.places.is_empty() && held.is_empty() && probed.containers.is_empty() {
        probed = probe(site, "deep")?;
    }
    keep_one_of_each(&mut probed.places, &mut held);
    let mut found: Vec<_> = probed.places.iter().filter_map(|place| native(site, key, place)).collect();
    found.extend(held.iter().filter_map(|held| contained(site, key, held)));
    for container in probed.containers.iter().take(MOST_CONTAINERS) {
        found.extend(linux_container(site, key, *container));
    }
    if found.is_empty() {
        return Err(HostError::new(HostOperation::Look, site.shell.host(), HostErrorKind::NoPlex));
    }
    Ok(HostLook { platform: probed.platform, identity, found })
}

fn probe(site: &Site, depth: &str) -> Result<Probed, HostError> {
    let (parts, arguments) = ([include_str!("scripts/limit.sh"), include_str!("scripts/probe.sh")], [depth]);
    let task = Task { limit: LOOKING, most: MOST, ..Task::new(&parts, &arguments) };
    let output = site.run(&task)?;
    if output.status != 0 {
        let failed = HostError::new(HostOperation::Look, site.shell.host(), HostErrorKind::Other);
        return Err(failed.because(one_line(&output.stderr, 300).unwrap_or_default()));
    }
    Ok(probed(&output.text()))
}

fn probed(text: &str) -> Probed {
    let mut probed = Probed::default();
    let words: Vec<&str> = text.split('\0').collect();
    let (mut files, mut engines) = (HashSet::new(), HashSet::new());
    for record in words.chunks_exact(3) {
        let [what, name, path] = record else { continue };
        match (*what, what.strip_prefix("service=")) {
            ("platform", _) => probed.platform = platform(name),
            // The same program may have several names.
            ("engine", _) if engines.insert(*name) => probed.engines.push((*path).to_owned()),
            ("lxc", _) => probed.containers.extend(name.parse::<u32>().ok()),
            // Two paths can lead to one file; who knows its service comes first.
            ("found", _) if files.insert(*path) => {
                probed.places.push(Place { file: (*path).to_owned(), service: HostService::Manual, can_start: false });
            }
            (_, Some(word)) if files.insert(*path) => {
                let service = service(word.trim_end_matches("-off"), name);
                let can_start = service != HostService::Manual && !word.ends_with("-off");
                probed.places.push(Place { file: (*path).to_owned(), service, can_start });
            }
            _ => {}
        }
    }
    probed.places.truncate(MOST_PLACES);
    probed
}

fn platform(word: &str) -> Option<Platform> {
    match word {
        "asustor" => Some(Platform::Asustor),
        "synology" => Some(Platform::Synology),
        "qnap" => Some(Platform::Qnap),
        "readynas" => Some(Platform::ReadyNas),
        "wd" => Some(Platform::WdMyCloud),
        "unraid" => Some(Platform::Unraid),
        "truenas" => Some(Platform::TrueNas),
        "proxmox" => Some(Platform::Proxmox),
        "Linux" => Some(Platform::Linux),
        "FreeBSD" => Some(Platform::FreeBsd),
        "Darwin" => Some(Platform::MacOs),
        _ => None,
    }
}

fn service(word: &str, name: &str) -> HostService {
    match word {
        "synology" => HostService::Synology { package: name.to_owned() },
        "qnap" => HostService::Qnap,
        "wd" => HostService::WdMyCloud { folder: name.to_owned() },
        "asustor" => HostService::Asustor,
        "systemd" => HostService::Systemd { unit: name.to_owned() },
        "snap" => HostService::Snap,
        _ => HostService::Manual,
    }
}

/// An engine that does not run has no servers. The same containers may be shown by two programs.
fn engines(site: &Site, engines: &[String]) -> Vec<Held> {
    let mut ids = HashSet::new();
    let all = engines.iter().flat_map(|engine| containers::find(site, engine).unwrap_or_default());
    let mut held: Vec<Held> =
        all.filter(|held| ids.insert((held.container.id.clone(), held.preferences.clone()))).collect();
    held.truncate(MOST_PLACES);
    held
}

/// A container may have the folder of a package of the host: it is a server of whoever runs.
fn keep_one_of_each(places: &mut Vec<Place>, held: &mut Vec<Held>) {
    let file_of = |held: &Held| match &held.way {
        Ok(Way::Host { file }) => Some(file.clone()),
        Ok(Way::Helper) | Err(_) => None,
    };
    let running: HashSet<_> = held.iter().filter(|held| held.container.running).filter_map(file_of).collect();
    let all: HashSet<_> = held.iter().filter_map(file_of).collect();
    let is_left = |place: &Place| place.service == HostService::Manual && all.contains(&place.file);
    places.retain(|place| !running.contains(&place.file) && !is_left(place));
    let native: HashSet<&String> = places.iter().map(|place| &place.file).collect();
    held.retain(|held| file_of(held).is_none_or(|file| !native.contains(&file)));
}

fn native(site: &Site, key: &HostKey, place: &Place) -> Option<FoundInstallation> {
    let opened = opening::native(site, key, &place.file, &place.service, place.can_start).ok()?;
    found(site, &opened, Some(&place.file))
}

fn contained(site: &Site, key: &HostKey, held: &Held) -> Option<FoundInstallation> {
    match held.installation(site, key) {
        Ok(opened) => {
            let on_host = match &held.way {
                Ok(Way::Host { .. }) => log_of(&held.preferences).and_then(|log| held.container.on_host(&log)),
                Ok(Way::Helper) | Err(_) => None,
            };
            let mut found = found(site, &opened, None)?;
            found.log = on_host.and_then(|log| log_at(site, &log));
            Some(found)
        }
        Err(error) => Some(closed(site, key, held, error)),
    }
}

/// A server whose settings are out of reach: it is told all the same.
fn closed(site: &Site, key: &HostKey, held: &Held, error: InstallError) -> FoundInstallation {
    let name = held.container.name().to_owned();
    FoundInstallation {
        place: containers::place(site, &name, &held.preferences),
        locator: Locator::SshContainer {
            host: site.shell.host().clone(),
            host_key: key.clone(),
            engine: held.engine.clone(),
            name,
            id: held.container.id.clone(),
            preferences: held.preferences.clone(),
        },
        controller: Controller::Manual,
        can_start: false,
        user: None,
        stored: Err(error),
        log: None,
    }
}

/// The servers in a Linux container of Proxmox that are services there.
fn linux_container(site: &Site, key: &HostKey, container: u32) -> Vec<FoundInstallation> {
    let inside = site.within(Inside::Lxc(container));
    // One that cannot be entered holds nothing that could be worked on.
    let places = probe(&inside, "").map(|probed| probed.places).unwrap_or_default();
    let in_it = |place: &Place| {
        let HostService::Systemd { unit } = &place.service else { return None };
        let service = HostService::Proxmox { container, unit: unit.clone() };
        let opened = opening::native(site, key, &place.file, &service, place.can_start).ok()?;
        found(&inside, &opened, Some(&place.file))
    };
    places.iter().filter_map(in_it).collect()
}

/// What a server's settings and its log say; `None` if they went away meanwhile.
fn found(site: &Site, opened: &Installation, file: Option<&str>) -> Option<FoundInstallation> {
    let mut found = opened.inspect(None);
    if matches!(&found.stored, Err(error) if error.kind == InstallKind::Missing) {
        return None;
    }
    found.log = file.and_then(log_of).and_then(|log| log_at(site, &log));
    Some(found)
}

/// The log of a server, by the path of its settings.
fn log_of(preferences: &str) -> Option<String> {
    let (folder, _) = preferences.rsplit_once('/')?;
    Some(format!("{folder}/{LOGS}/Plex Media Server.log"))
}

/// The newest log alone: what older ones say is not worth the time that a NAS takes.
fn log_at(site: &Site, file: &str) -> Option<LogFacts> {
    let most = LOG.to_string();
    let (parts, arguments) = ([include_str!("scripts/log.sh")], [file, &most]);
    let output = site.run(&Task { most: LOG + 1, ..Task::new(&parts, &arguments) }).ok()?;
    if output.status != 0 {
        return None;
    }
    let text = output.text();
    // The first line may be half a line.
    let whole = if text.len() < LOG { text.as_str() } else { text.split_once('\n').map_or("", |(_, rest)| rest) };
    Some(log::read(whole))
}
