//! A container as its engine tells of it.

use std::path::PathBuf;

use bollard::Docker;
use bollard::models::{ContainerInspectResponse, MountPoint};

use super::engine::{Engine, EngineError, QUESTION};
use crate::client::installation::{InstallError, InstallKind, InstallOperation};

/// One container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Container {
    pub id: String,
    pub name: String,
    /// The identifier of its very image, whatever its name means by now.
    pub image: String,
    /// What its image is called.
    pub image_name: String,
    pub is_running: bool,
    pub environment: Vec<String>,
    pub mounts: Vec<Mount>,
    /// It shares the users of the computer, whatever the engine does otherwise.
    pub has_host_users: bool,
}

/// What is mounted into it, and where that lies outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mount {
    pub destination: String,
    /// On the computer of the engine, which is a virtual machine with Docker Desktop.
    pub source: Option<PathBuf>,
    /// Of a volume.
    pub volume: Option<String>,
    pub is_read_only: bool,
}

impl Container {
    /// The mount that is nearest to a file. `None`: it is in its own layer.
    fn mount_of(&self, path: &str) -> Option<&Mount> {
        let below = |mount: &&Mount| rest(path, &mount.destination).is_some();
        self.mounts.iter().filter(below).max_by_key(|mount| mount.destination.trim_end_matches('/').len())
    }

    /// Where a file of it lies outside.
    #[must_use]
    pub fn outside(&self, path: &str) -> Option<PathBuf> {
        let nearest = self.mount_of(path)?;
        Some(nearest.source.as_ref()?.join(rest(path, &nearest.destination)?))
    }

    /// Did its owner mount the place of a file so that it cannot be written? A helper of Podman's could.
    #[must_use]
    pub fn is_read_only(&self, path: &str) -> bool {
        self.mount_of(path).is_some_and(|mount| mount.is_read_only)
    }

    /// What is mounted into it, as the API takes it for another container: `SOURCE:DESTINATION`. Not what that form cannot say.
    #[must_use]
    pub fn binds(&self) -> Vec<String> {
        let bind = |mount: &Mount| {
            let source = mount.source.as_ref().map(|source| source.display().to_string());
            let from = mount.volume.clone().or(source)?;
            (!from.contains(':') && !mount.destination.contains(':')).then(|| format!("{from}:{}", mount.destination))
        };
        self.mounts.iter().filter_map(bind).collect()
    }

    /// What a variable of its environment says.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.environment
            .iter()
            .find_map(|entry| entry.split_once('=').filter(|(known, _)| *known == name))
            .map(|(_, value)| value)
    }
}

/// The rest of a path below a folder.
fn rest<'a>(path: &'a str, folder: &str) -> Option<&'a str> {
    path.strip_prefix(folder.trim_end_matches('/'))?.strip_prefix('/')
}

/// Is it what engines call a container: the whole identifier, a part of it, or a name? It becomes part of a path of the API.
#[must_use]
pub fn is_plain(name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    name.starts_with(|c: char| c.is_ascii_alphanumeric()) && name.len() <= 255 && name.chars().all(is_plain)
}

/// Asks for one by its identifier or its name.
///
/// # Errors
/// [`EngineError::Missing`], and what an engine says.
pub async fn inspect(docker: &Docker, name: &str) -> Result<Container, EngineError> {
    if !is_plain(name) {
        return Err(EngineError::Missing);
    }
    from(docker.inspect_container(name, None).await?).ok_or(EngineError::Missing)
}

fn from(said: ContainerInspectResponse) -> Option<Container> {
    let config = said.config.unwrap_or_default();
    let mounted = |mount: MountPoint| {
        let source = mount.source.filter(|source| source.starts_with('/')).map(PathBuf::from);
        let is_read_only = mount.rw == Some(false);
        let volume = mount.name.filter(|name| !name.is_empty());
        mount.destination.map(|destination| Mount { destination, source, volume, is_read_only })
    };
    Some(Container {
        id: said.id.filter(|id| is_plain(id))?,
        name: said.name?.trim_start_matches('/').to_owned(),
        image: said.image?,
        image_name: config.image.unwrap_or_default(),
        is_running: said.state.is_some_and(|state| state.running == Some(true) || state.restarting == Some(true)),
        environment: config.env.unwrap_or_default(),
        mounts: said.mounts.unwrap_or_default().into_iter().filter_map(mounted).collect(),
        has_host_users: said.host_config.and_then(|host| host.userns_mode).as_deref() == Some("host"),
    })
}

/// One container that is worked on. Another one of its name is not it: that has other layers, maybe other settings.
#[derive(Clone, Debug)]
pub struct Bound {
    pub engine: Engine,
    pub id: String,
    pub name: String,
}

impl Bound {
    /// Asks its engine something about it, and tells a container that is gone from a file that is missing in it.
    ///
    /// # Errors
    /// [`InstallKind::ContainerReplaced`] when there is no such container any more, and what the engine says.
    pub fn call<T>(
        &self,
        operation: InstallOperation,
        place: &str,
        limit: std::time::Duration,
        work: impl AsyncFnOnce(&Docker) -> Result<T, EngineError>,
    ) -> Result<T, InstallError> {
        match self.engine.call(limit, work) {
            Err(EngineError::Missing) if self.is_gone() => {
                Err(InstallError::new(operation, place, InstallKind::ContainerReplaced))
            }
            done => done.map_err(|error| error.at(operation, place)),
        }
    }

    /// # Errors
    /// As [`Bound::call`].
    pub fn inspect(&self, operation: InstallOperation) -> Result<Container, InstallError> {
        self.call(operation, &self.name, QUESTION, async |docker| inspect(docker, &self.id).await)
    }

    fn is_gone(&self) -> bool {
        let found = self.engine.call(QUESTION, async |docker| inspect(docker, &self.id).await);
        found == Err(EngineError::Missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn container(mounts: &[(&str, &str)]) -> Container {
        let mount = |(destination, source): &(&str, &str)| Mount {
            destination: (*destination).to_owned(),
            source: (!source.is_empty()).then(|| source.into()),
            volume: (*destination == "/data").then(|| "films".to_owned()),
            is_read_only: source.ends_with("logs"),
        };
        Container {
            id: "a".repeat(64),
            name: "plex".to_owned(),
            image: "sha256:b".to_owned(),
            image_name: "plexinc/pms-docker".to_owned(),
            is_running: true,
            environment: vec!["A=1".to_owned(), "AB=2=3".to_owned()],
            mounts: mounts.iter().map(mount).collect(),
            has_host_users: false,
        }
    }

    /// TrueNAS mounts the folder of the logs by itself.
    #[test]
    fn the_nearest_mount_tells_where_a_file_lies() {
        let plex = container(&[("/config", "/mnt/pool/config"), ("/config/Logs/", "/mnt/pool/logs"), ("/data", "")]);
        for (path, outside) in [
            ("/config/Preferences.xml", Some("/mnt/pool/config/Preferences.xml")),
            ("/config/Logs/Plex.log", Some("/mnt/pool/logs/Plex.log")),
            ("/configuration/Preferences.xml", None),
            ("/data/x", None),
            ("/config", None),
        ] {
            assert_eq!(plex.outside(path), outside.map(PathBuf::from), "{path}");
        }
        assert_eq!(plex.binds(), ["/mnt/pool/config:/config", "/mnt/pool/logs:/config/Logs/", "films:/data"]);
        assert!(plex.is_read_only("/config/Logs/Plex.log") && !plex.is_read_only("/config/Preferences.xml"));
        assert_eq!(container(&[("/", "/srv")]).outside("/a/b"), Some("/srv/a/b".into()));
    }

    #[test]
    fn a_variable_is_known_by_its_whole_name() {
        let plex = container(&[]);
        assert_eq!((plex.variable("A"), plex.variable("AB"), plex.variable("B")), (Some("1"), Some("2=3"), None));
    }

    #[test]
    fn a_name_cannot_lead_elsewhere_in_the_api() {
        for (name, plain) in [
            ("plex", true),
            ("my_plex-2.old", true),
            ("", false),
            ("../images", false),
            ("a/b", false),
            ("a?b", false),
            ("-a", false),
        ] {
            assert_eq!(is_plain(name), plain, "{name}");
        }
    }
}
