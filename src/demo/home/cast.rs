//! Who lives in the demo home.

use std::io;

use super::super::server::{Kind, ServerOptions};
use super::Home;

/// The server on "this computer" that can be claimed.
const HERE: (&str, &str, &str, Kind) = ("Mac Mini", "MacOSX", "15.6.1", Kind::Unclaimed);
/// The one that holds a dead sign-in of anna's in its settings, which can be repaired.
const INSTALLED: &str = "Workshop PC";
/// Two servers that are not one and have the same identity: a copied settings folder does that.
const TWINS: [&str; 2] = ["Studio", "Studio (copy)"];

/// An old sign-in, a container without a way out, and somebody else's server.
const OPEN_MINDED: [(&str, Kind); 3] =
    [("Basement NAS", Kind::StaleClaim), ("Container", Kind::CutOffClaimed), ("Family PC", Kind::OtherOwner)];

/// Name, platform and its version, kind.
const CAST: [(&str, &str, &str, Kind); 9] = [
    ("Attic NAS", "Linux", "DSM 7.2.2-72806 Update 4", Kind::Healthy),
    ("Bob's Server", "Linux", "6.8.0-88-generic", Kind::Shared),
    ("Old Tower", "Windows", "10.0 (Build 19045)", Kind::ClaimedNotListed),
    ("Cellar NAS", "Linux", "5.10.60-qnap", Kind::UnclaimedClosed),
    ("Den PC", "Windows", "11.0 (Build 26100)", Kind::NotAccepted),
    ("Media Box", "Linux", "6.12.48+deb13-amd64", Kind::Starting),
    ("Sleepy NAS", "Linux", "DSM 7.2.2-72806 Update 4", Kind::Slow),
    ("Hall Server", "Linux", "6.8.0-88-generic", Kind::CertificateExpired),
    ("Printer", "", "", Kind::NotPlex),
];

impl Home {
    pub(super) async fn move_in(&mut self) -> io::Result<()> {
        let described = |name: &str, platform: &str, version: &str| {
            let mut options = ServerOptions::new(name);
            options.platform = platform.to_owned();
            options.platform_version = version.to_owned();
            options
        };
        for (name, platform, version, kind) in CAST {
            self.add_server(described(name, platform, version), kind).await?;
        }
        for name in TWINS {
            let mut options = ServerOptions::new(TWINS[0]);
            options.name = name.to_owned();
            self.add_server(options, Kind::Unclaimed).await?;
        }
        self.add_open_minded().await?;
        let guest_house = ServerOptions::new("Guest House");
        self.add_server(guest_house, Kind::Unreachable).await?;
        self.add_not_running("Garage PC")?;
        self.install_here(ServerOptions::new(INSTALLED), Kind::StaleClaim).await?;
        let (name, platform, version, kind) = HERE;
        self.install_here(described(name, platform, version), kind).await
    }

    async fn install_here(&mut self, options: ServerOptions, kind: Kind) -> io::Result<()> {
        let folder = tempfile::Builder::new().prefix("locksmith-demo-").tempdir()?;
        let data = folder.path().join("Plex Media Server");
        self.folders.push(folder);
        self.install(options, kind, &data).await?;
        Ok(())
    }

    /// Servers that show this computer how they stand with Plex, because their settings name its network.
    async fn add_open_minded(&mut self) -> io::Result<()> {
        for (name, kind) in OPEN_MINDED {
            self.add_server(ServerOptions::new(name), kind).await?;
            if let Some(server) = self.server(name) {
                server.change(|behaviour| behaviour.allowed_networks = "127.0.0.0/8".parse().into_iter().collect());
            }
        }
        Ok(())
    }
}
