//! Who lives in the demo home.

use std::io;
use std::net::Ipv4Addr;

use super::super::house::House;
use super::super::server::{Kind, ServerOptions};
use super::{Home, Installed};
use crate::client::model::PLEX_PORT;

/// Name, platform and its version, kind.
type Resident = (&'static str, &'static str, &'static str, Kind);

/// The server on "this computer" that can be claimed.
const HERE: Resident = ("Mac Mini", "MacOSX", "15.6.1", Kind::Unclaimed);
/// The one that holds a dead sign-in of anna's in its settings, which can be repaired.
const INSTALLED: &str = "Workshop PC";
/// The same in a container of "this computer".
const IN_CONTAINER: Resident = ("Music Box", "Linux", "6.10.14-linuxkit", Kind::StaleClaim);
/// Two servers that are not one and have the same identity: a copied settings folder does that.
const TWINS: [&str; 2] = ["Studio", "Studio (copy)"];

/// An old sign-in, a container without a way out, and somebody else's server.
const OPEN_MINDED: [(&str, Kind); 3] =
    [("Basement NAS", Kind::StaleClaim), ("Container", Kind::CutOffClaimed), ("Family PC", Kind::OtherOwner)];

/// On other computers.
const CAST: [Resident; 9] = [
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

// In the house, the server that can be claimed comes first wherever names are in order.

/// A second server on "this computer" of the house, in a container, which holds a dead sign-in of anna's and can be repaired.
const CONTAINER: Resident = IN_CONTAINER;
/// The one that is well.
pub const HEALTHY: &str = "Attic NAS";
/// On other computers of the house: one that is well, and a flatmate's. With the last numbers of their addresses.
const HOUSEHOLD: [(u8, Resident); 2] = [
    (30, (HEALTHY, "Linux", "DSM 7.2.2-72806 Update 4", Kind::Healthy)),
    (41, ("Bob's Server", "Linux", "6.8.0-88-generic", Kind::Shared)),
];
/// A NAS of the house that its owner can sign in to. It says that it is claimed, and holds a dead sign-in of anna's.
const NAS: (u8, Resident) = (33, ("Basement NAS", "Linux", "5.10.60-qnap", Kind::ClaimedNotListed));
/// Listed by Plex, and off.
const OFF: (u8, &str, &str, &str) = (35, "Spare PC", "Windows", "10.0 (Build 19045)");

fn described(name: &str, platform: &str, version: &str) -> ServerOptions {
    let mut options = ServerOptions::new(name);
    options.platform = platform.to_owned();
    options.platform_version = version.to_owned();
    options
}

impl Home {
    /// One server of each kind, all at one address of loopback.
    pub(super) async fn move_in(&mut self) -> io::Result<()> {
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
        self.install_here(described(name, platform, version), kind).await?;
        let (name, platform, version, kind) = IN_CONTAINER;
        self.install_in_container(described(name, platform, version), kind, "plex").await?;
        Ok(())
    }

    /// Six servers at addresses of a house.
    pub(super) async fn move_into_a_house(&mut self) -> io::Result<()> {
        let (host, name, platform, version) = OFF;
        let options =
            ServerOptions { publishes: vec![House::address(host, PLEX_PORT)], ..described(name, platform, version) };
        let nobody = self.open(options.clone(), Kind::Unreachable).await?;
        // It was signed in before.
        let _signed_in = self.membership(&options, Kind::Healthy, nobody.address());
        self.house = House::new(nobody.address());
        self.servers.push(nobody);
        for (host, (name, platform, version, kind)) in HOUSEHOLD {
            let address = House::address(host, PLEX_PORT);
            let options = ServerOptions { publishes: vec![address], ..described(name, platform, version) };
            let socket = self.add_server(options, kind).await?;
            self.house.put(address, socket);
        }
        let (host, (name, platform, version, kind)) = NAS;
        let address = House::address(host, PLEX_PORT);
        let options = ServerOptions { publishes: vec![address], ..described(name, platform, version) };
        let installed = self.install_on_host(options, kind, &address.ip().to_string()).await?;
        self.house.put(address, installed.address());
        for (port, (name, platform, version, kind)) in (PLEX_PORT..).zip([HERE, CONTAINER]) {
            let address = House::own(port);
            let options = ServerOptions { publishes: vec![address], ..described(name, platform, version) };
            let installed = self.install_here(options, kind).await?;
            self.house.put(address, installed.address());
            self.house.put((Ipv4Addr::LOCALHOST, port).into(), installed.address());
        }
        Ok(())
    }

    async fn install_here(&mut self, options: ServerOptions, kind: Kind) -> io::Result<Installed> {
        let data = self.data_folder()?;
        self.install(options, kind, &data).await
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
