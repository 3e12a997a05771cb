//! Finds the servers of an engine: by what a container is called, and in the end by settings that name a server.

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bollard::Docker;
use bollard::models::ContainerSummary;
use bollard::query_parameters::ListContainersOptionsBuilder;
use futures_util::future::join_all;

use super::container::{self, Bound, Container};
use super::control::ContainerControl;
use super::engine::{Engine, EngineError};
use super::files::{self, ContainerFile};
use super::store::{ContainerStore, LARGEST};
use crate::client::installation::file::{LOGS, PREFERENCES};
use crate::client::installation::{FoundInstallation, InstallOperation, Installation, ServerPreferences, log};
use crate::client::model::{Controller, Locator, LogFacts};

/// The port of a server.
pub const PORT: u16 = 32400;
/// More containers than anybody has servers.
const MOST: usize = 24;
/// The largest log that is fetched. A server begins a new one at 10 MB.
const LARGEST_LOG: u64 = 12 << 20;
/// So much of its end is read.
const TAIL: usize = 512 << 10;
/// How long one container's log may take.
const LOG_LIMIT: Duration = Duration::from_millis(600);
const LOG: &str = "Plex Media Server.log";
/// Of Linux packages, and so of the images made of them.
const SUPPORT: &str = "PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR";
const DATA: &str = "Plex Media Server";

/// Where images keep the data folder (plexinc/pms-docker and linuxserver/plex; hotio/plex; binhex/arch-plex; jaymoulin/plex).
const FOLDERS: [&str; 5] = [
    "/config/Library/Application Support/Plex Media Server",
    "/config",
    "/config/Plex Media Server",
    "/root/Library/Application Support/Plex Media Server",
    "/var/lib/plexmediaserver/Library/Application Support/Plex Media Server",
];
/// Below any other folder that is mounted.
const WAYS: [&str; 3] = ["/Library/Application Support/Plex Media Server", "/Plex Media Server", ""];
/// Mounts that are looked into, before the rest is films.
const MOST_MOUNTS: usize = 6;

/// A server that was found.
pub struct Seen {
    pub found: FoundInstallation,
    /// Where its settings lie on the engine's computer.
    pub outside: Option<PathBuf>,
}

impl Seen {
    /// An engine that could not be looked into.
    #[must_use]
    pub fn closed(endpoint: &str, why: EngineError) -> Self {
        let locator = Locator::Container {
            endpoint: endpoint.to_owned(),
            name: String::new(),
            id: String::new(),
            preferences: String::new(),
        };
        let found = FoundInstallation {
            locator,
            place: endpoint.to_owned(),
            controller: Controller::Manual,
            can_start: false,
            user: None,
            stored: Err(why.at(InstallOperation::LookAt, endpoint)),
            log: None,
        };
        Self { found, outside: None }
    }
}

/// What there is until the limit is over. A container that takes too long hides none of the others.
pub fn all(engine: &Engine, limit: Duration) -> Vec<Seen> {
    let (seen, end) = (RefCell::new(Vec::new()), Instant::now() + limit);
    let looked = engine.call(limit, async |docker| {
        let options = ListContainersOptionsBuilder::new().all(true).build();
        let listed = docker.list_containers(Some(options)).await?;
        let ids = listed.iter().filter(|listed| may_be_plex(listed)).filter_map(|listed| listed.id.as_deref());
        let looks = ids.take(MOST).map(async |id| {
            let Ok(container) = container::inspect(docker, id).await else { return };
            let found = look_at(docker, engine, &container, end).await;
            seen.borrow_mut().extend(found);
        });
        join_all(looks).await;
        Ok(())
    });
    if let Err(error) = looked {
        tracing::debug!("{}: {error:?}", engine.endpoint.uri());
    }
    let mut seen = seen.into_inner();
    seen.sort_by(|one: &Seen, other| one.found.place.cmp(&other.found.place));
    seen
}

/// The one in a container, by its name or its identifier.
///
/// # Errors
/// [`EngineError::Missing`] when there is no such container, and what the engine says.
pub fn named(engine: &Engine, name: &str, limit: Duration) -> Result<Option<Seen>, EngineError> {
    let end = Instant::now() + limit;
    engine.call(limit, async |docker| {
        let container = container::inspect(docker, name).await?;
        Ok(look_at(docker, engine, &container, end).await)
    })
}

/// Generous: what is no server has no settings of one.
fn may_be_plex(listed: &ContainerSummary) -> bool {
    let names = listed.names.iter().flatten().chain(&listed.image).chain(&listed.command);
    let labels = listed.labels.iter().flatten().filter(|(key, _)| key.starts_with("org.opencontainers.image."));
    let says_so = |text: &String| {
        let text = text.to_lowercase();
        text.contains("plex") || text.contains("pms")
    };
    names.chain(labels.map(|(_, value)| value)).any(says_so)
        || listed.ports.iter().flatten().any(|port| port.private_port == PORT)
}

/// The first place with settings that name a server is the one that its image uses. Without any, what is there and cannot be read is told.
async fn look_at(docker: &Docker, engine: &Engine, container: &Container, end: Instant) -> Option<Seen> {
    let mut closed = None;
    for folder in candidates(container) {
        let path = format!("{}/{PREFERENCES}", folder.trim_end_matches('/'));
        let file = match files::read(docker, &container.id, &path, LARGEST).await {
            // The next place may have it.
            Err(EngineError::Missing | EngineError::Refused(_)) => continue,
            file => file,
        };
        let outside = file.as_ref().ok().and_then(|file| container.outside(&file.path));
        let mut seen = Seen { found: found(engine, container, &path, file), outside };
        if seen.found.stored.as_ref().is_ok_and(|stored| stored.id.is_some()) {
            seen.found.log = log_of(docker, container, &folder, end).await;
            return Some(seen);
        }
        closed = closed.or(Some(seen));
    }
    closed
}

fn found(
    engine: &Engine,
    container: &Container,
    preferences: &str,
    file: Result<ContainerFile, EngineError>,
) -> FoundInstallation {
    let opened = open(engine.clone(), container, preferences.to_owned());
    let place = opened.store.place();
    let stored = file.map_err(|error| error.at(InstallOperation::Read, &place)).and_then(|file| {
        let settings = opened.store.parse(&file.content)?;
        Ok(ServerPreferences::from(|key: &str| settings.get(key).map(str::to_owned)))
    });
    let (controller, can_start) = (opened.control.controller(), opened.control.can_start());
    FoundInstallation { locator: opened.locator, place, controller, can_start, user: None, stored, log: None }
}

/// One to work on.
#[must_use]
pub fn open(engine: Engine, container: &Container, preferences: String) -> Installation {
    let (endpoint, id, name) = (engine.endpoint.uri(), container.id.clone(), container.name.clone());
    let bound = Bound { engine, id: id.clone(), name: name.clone() };
    Installation {
        locator: Locator::Container { endpoint, name, id, preferences: preferences.clone() },
        store: Arc::new(ContainerStore::new(bound.clone(), preferences)),
        control: Arc::new(ContainerControl(bound)),
    }
}

/// The data folders that its image may use, the likeliest first.
fn candidates(container: &Container) -> Vec<String> {
    let set = container.variable(SUPPORT).filter(|folder| folder.starts_with('/'));
    let set = set.map(|folder| format!("{}/{DATA}", folder.trim_end_matches('/')));
    let image = container.image_name.to_lowercase();
    let own = if image.contains("hotio") {
        Some(FOLDERS[1])
    } else if image.contains("binhex") || image.contains("arch-plex") {
        Some(FOLDERS[2])
    } else {
        None
    };
    let mounted = container
        .mounts
        .iter()
        .take(MOST_MOUNTS)
        .flat_map(|mount| WAYS.iter().map(|way| format!("{}{way}", mount.destination.trim_end_matches('/'))));
    let usual = own.into_iter().chain(FOLDERS).map(str::to_owned);
    let mut all: Vec<String> = Vec::new();
    for folder in set.into_iter().chain(usual).chain(mounted) {
        if !all.contains(&folder) {
            all.push(folder);
        }
    }
    all
}

/// Nobody waits for it: what the settings say is worth more.
async fn log_of(docker: &Docker, container: &Container, folder: &str, end: Instant) -> Option<LogFacts> {
    let rest = end.saturating_duration_since(Instant::now()) / 2;
    let path = format!("{}/{LOGS}/{LOG}", folder.trim_end_matches('/'));
    let reading = files::read(docker, &container.id, &path, LARGEST_LOG);
    let file = tokio::time::timeout(rest.min(LOG_LIMIT), reading).await.ok()?.ok()?;
    let whole = file.content.expose();
    let tail = &whole[whole.len().saturating_sub(TAIL)..];
    Some(log::read(&String::from_utf8_lossy(tail)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::containers::container::Mount;

    fn container(image: &str, environment: &[&str], mounts: &[&str]) -> Container {
        let mount = |destination: &&str| Mount {
            destination: (*destination).to_owned(),
            source: None,
            volume: None,
            is_read_only: false,
        };
        Container {
            id: "a".repeat(64),
            name: "plex".to_owned(),
            image: "sha256:b".to_owned(),
            image_name: image.to_owned(),
            is_running: false,
            environment: environment.iter().map(|entry| (*entry).to_owned()).collect(),
            mounts: mounts.iter().map(mount).collect(),
            has_host_users: false,
        }
    }

    #[test]
    fn each_image_is_looked_into_where_it_keeps_its_settings() {
        for (image, first) in [
            ("plexinc/pms-docker:plexpass", FOLDERS[0]),
            ("lscr.io/linuxserver/plex", FOLDERS[0]),
            ("ghcr.io/hotio/plex", "/config"),
            ("binhex/arch-plexpass", "/config/Plex Media Server"),
            ("sha256:0123", FOLDERS[0]),
        ] {
            let all = candidates(&container(image, &[], &["/config", "/films"]));
            assert_eq!(all[0], first, "{image}");
            assert!(FOLDERS.iter().all(|folder| all.iter().any(|one| one == folder)), "{image}");
            assert!(all.iter().any(|folder| folder == "/films/Plex Media Server"));
            let mut once = all.clone();
            once.dedup();
            assert_eq!(once, all);
        }
        let moved = container("x", &["PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/srv/plex/"], &[]);
        assert_eq!(candidates(&moved)[0], "/srv/plex/Plex Media Server");
    }

    #[test]
    fn a_container_is_looked_at_for_its_name_its_image_or_its_port() {
        let named = |name: &str| ContainerSummary { names: Some(vec![name.to_owned()]), ..ContainerSummary::default() };
        let of = |image: &str| ContainerSummary { image: Some(image.to_owned()), ..ContainerSummary::default() };
        let port = bollard::models::PortSummary { private_port: PORT, ..Default::default() };
        let open = ContainerSummary { ports: Some(vec![port]), ..ContainerSummary::default() };
        for (listed, is_one) in [
            (named("/Plex"), true),
            (of("plexinc/pms-docker"), true),
            (open, true),
            (of("nginx"), false),
            (ContainerSummary::default(), false),
        ] {
            assert_eq!(may_be_plex(&listed), is_one, "{listed:?}");
        }
    }
}
