//! Where engines of containers listen on this computer (docs.docker.com, "Configure remote access for Docker daemon"; docs.podman.io,
//! "podman-system-service"; docker/for-win#14975 for the pipe of Docker Desktop).

use std::path::{Path, PathBuf};

use directories::BaseDirs;

/// A socket of Unix, or a named pipe of Windows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Endpoint {
    Socket(PathBuf),
    Pipe(String),
}

const SOCKET: &str = "unix://";
const PIPE: &str = "npipe://";

impl Endpoint {
    /// As `DOCKER_HOST` has it, or a mere path. `None` for an engine of another computer.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(path) = text.strip_prefix(SOCKET) {
            return is_absolute(path).then(|| Self::Socket(path.into()));
        }
        if let Some(path) = text.strip_prefix(PIPE) {
            let path = path.replace('\\', "/");
            return path.starts_with("//./pipe/").then_some(Self::Pipe(path));
        }
        let turned = text.replace('\\', "/");
        if turned.starts_with("//./pipe/") {
            Some(Self::Pipe(turned))
        } else {
            is_absolute(text).then(|| Self::Socket(text.into()))
        }
    }

    /// As a journal keeps it.
    #[must_use]
    pub fn uri(&self) -> String {
        match self {
            Self::Socket(path) => format!("{SOCKET}{}", path.display()),
            Self::Pipe(path) => format!("{PIPE}{path}"),
        }
    }

    /// Is there something that may listen? A pipe cannot be looked at without a call.
    fn may_listen(&self) -> bool {
        match self {
            Self::Socket(path) => path.exists(),
            Self::Pipe(_) => cfg!(windows),
        }
    }

    /// Two paths may lead to one socket.
    fn place(&self) -> PathBuf {
        match self {
            Self::Socket(path) => path.canonicalize().unwrap_or_else(|_| path.clone()),
            Self::Pipe(path) => path.into(),
        }
    }
}

fn is_absolute(path: &str) -> bool {
    path.starts_with('/')
}

/// Those of this computer where something may listen, each once.
#[must_use]
pub fn of_this_computer() -> Vec<Endpoint> {
    let chosen = std::env::var("DOCKER_HOST").ok().and_then(|host| Endpoint::parse(&host));
    let home = BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
    let runtime = BaseDirs::new().and_then(|dirs| dirs.runtime_dir().map(Path::to_owned));
    present(chosen.into_iter().chain(usual(home.as_deref(), runtime.as_deref())).collect())
}

fn present(all: Vec<Endpoint>) -> Vec<Endpoint> {
    let mut places = Vec::new();
    let mut is_new = |endpoint: &Endpoint| {
        let place = endpoint.place();
        let is_new = !places.contains(&place);
        places.push(place);
        is_new
    };
    all.into_iter().filter(|endpoint| endpoint.may_listen() && is_new(endpoint)).collect()
}

#[cfg(windows)]
fn usual(_home: Option<&Path>, _runtime: Option<&Path>) -> Vec<Endpoint> {
    let names = ["docker_engine", "dockerDesktopLinuxEngine", "podman-machine-default"];
    names.into_iter().map(|name| Endpoint::Pipe(format!("//./pipe/{name}"))).collect()
}

/// Docker Desktop, and what people use in its place: Colima, OrbStack, Rancher Desktop.
#[cfg(target_os = "macos")]
fn usual(home: Option<&Path>, _runtime: Option<&Path>) -> Vec<Endpoint> {
    let below = [
        ".docker/run/docker.sock",
        ".orbstack/run/docker.sock",
        ".colima/default/docker.sock",
        ".rd/docker.sock",
        ".local/share/containers/podman/machine/podman.sock",
    ];
    let own = below.iter().filter_map(|path| home.map(|home| home.join(path)));
    own.chain(["/var/run/docker.sock".into()]).map(Endpoint::Socket).collect()
}

/// Docker and Podman of the computer, and those that a user runs; Docker Desktop has its own below the home.
#[cfg(not(any(windows, target_os = "macos")))]
fn usual(home: Option<&Path>, runtime: Option<&Path>) -> Vec<Endpoint> {
    let of_user = |base: Option<&Path>, path: &str| base.map(|base| base.join(path));
    let all = [
        Some("/var/run/docker.sock".into()),
        of_user(runtime, "docker.sock"),
        of_user(home, ".docker/desktop/docker.sock"),
        Some("/run/podman/podman.sock".into()),
        of_user(runtime, "podman/podman.sock"),
    ];
    all.into_iter().flatten().map(Endpoint::Socket).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_is_read_as_people_and_docker_write_it() {
        for (text, uri) in [
            ("unix:///var/run/docker.sock", Some("unix:///var/run/docker.sock")),
            (" /run/podman/podman.sock ", Some("unix:///run/podman/podman.sock")),
            ("npipe:////./pipe/docker_engine", Some("npipe:////./pipe/docker_engine")),
            (r"\\.\pipe\docker_engine", Some("npipe:////./pipe/docker_engine")),
            ("tcp://nas:2375", None),
            ("ssh://nas", None),
            ("docker.sock", None),
            ("unix://docker.sock", None),
            ("npipe:////nas/pipe/docker_engine", None),
            ("", None),
        ] {
            assert_eq!(Endpoint::parse(text).map(|endpoint| endpoint.uri()).as_deref(), uri, "{text}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn two_paths_to_one_socket_are_one_and_none_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let (socket, link) = (folder.path().join("podman.sock"), folder.path().join("docker.sock"));
        std::fs::write(&socket, "").unwrap();
        std::os::unix::fs::symlink(&socket, &link).unwrap();
        let all = [link.clone(), socket, folder.path().join("none.sock")].map(Endpoint::Socket).to_vec();
        assert_eq!(present(all), [Endpoint::Socket(link)]);
    }
}
