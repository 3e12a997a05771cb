//! What a server runs on, told from what it says of itself.

use std::net::IpAddr;

use super::{PLATFORMS, Platform};
use crate::client::model::text::DisplayText;
use crate::client::model::{AddressFacts, Connection, PlexResource, Presence, Root, RootFacts};

/// What a server runs on, if anything tells. `this_computer` is what this program runs on.
///
/// A wrong guess sends its owner to menus that are not there: where the signs allow two answers, there is none.
#[must_use]
pub fn guess(addresses: &[AddressFacts], listed: Option<&PlexResource>, this_computer: Platform) -> Option<Platform> {
    let root = addresses.iter().find_map(|a| match a.root.get() {
        Some(Root::Open(facts)) => Some(facts),
        _ => None,
    });
    let signs = Signs::new(root, listed);
    let shut_in = listed.is_some_and(|l| is_shut_in(&l.connections) && answers_elsewhere(addresses));
    let here = addresses.iter().any(|a| a.here).then_some(this_computer);
    signs.maker().or_else(|| shut_in.then_some(Platform::Docker)).or_else(|| signs.system(here))
}

/// What the server says of itself: on its front page to who is trusted, and to plex.tv. In lower case.
#[derive(Debug)]
pub struct Signs {
    pub platform: String,
    pub version: String,
    pub device: String,
}

impl Signs {
    fn new(root: Option<&RootFacts>, listed: Option<&PlexResource>) -> Self {
        let lower = |name: Option<&DisplayText>| name.map(|n| n.as_str().to_lowercase()).unwrap_or_default();
        let platform = root.and_then(|r| r.platform.as_ref()).or(listed.and_then(|l| l.platform.as_ref()));
        let version =
            root.and_then(|r| r.platform_version.as_ref()).or(listed.and_then(|l| l.platform_version.as_ref()));
        Self {
            platform: lower(platform),
            version: lower(version),
            device: lower(listed.and_then(|l| l.device.as_ref())),
        }
    }

    /// The names that makers give their systems. A container shows the kernel of the computer around it: the first that fits
    /// counts.
    fn maker(&self) -> Option<Platform> {
        PLATFORMS.iter().find(|spec| (spec.is_named_by)(self)).map(|spec| spec.platform)
    }

    /// The version or the device has this in its name.
    pub fn name(&self, sign: &str) -> bool {
        self.version.contains(sign) || self.device.contains(sign)
    }

    /// `platform` is MacOSX, Windows or Linux here. Linux alone may be a computer, a NAS or a container: only "PC", or running on this
    /// very computer, tells.
    fn system(&self, here: Option<Platform>) -> Option<Platform> {
        match (self.platform.as_str(), here) {
            ("macosx" | "macos", _) => Some(Platform::MacOs),
            ("windows", _) => Some(Platform::Windows),
            ("linux", Some(Platform::Linux)) => Some(Platform::Linux),
            // Linux inside a Mac or a Windows PC is a guest of some kind, of which there are several.
            ("linux", Some(_)) => None,
            ("linux", None) if self.device == "pc" => Some(Platform::Linux),
            ("", here) => here,
            _ => None,
        }
    }
}

/// Every local address that it gave plex.tv is one of those that Docker hands out (172.16.0.0/12).
fn is_shut_in(connections: &[Connection]) -> bool {
    let mut local = connections.iter().filter(|c| c.local && !c.relay).peekable();
    local.peek().is_some() && local.all(|c| is_of_docker(c.address.ip()))
}

/// It answers at an address of the home network that it does not know of itself. This computer's loopback says nothing.
fn answers_elsewhere(addresses: &[AddressFacts]) -> bool {
    addresses.iter().any(|a| {
        let answers = a.probe.get().is_some_and(|l| matches!(l.outcome, Ok(Presence::Server(_))));
        answers && !a.address.ip().is_loopback() && !is_of_docker(a.address.ip())
    })
}

fn is_of_docker(ip: IpAddr) -> bool {
    matches!(ip, IpAddr::V4(ip) if ip.octets()[0] == 172 && (16..32).contains(&ip.octets()[1]))
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;
    use std::time::Duration;

    use super::*;
    use crate::client::model::{Claimed, Fact, Identity, MachineId, ProbeResult, Source};

    const ID: &str = "9b23d6dd2ad3ae0e1f0e9d5f0a4c7e6b1a2c3d4e";

    fn identity() -> Identity {
        Identity { id: MachineId::new(ID).unwrap(), claimed: Claimed::Yes, version: None }
    }

    fn answering(address: &str, here: bool, root: Option<(&str, &str)>) -> AddressFacts {
        let probe = ProbeResult {
            outcome: Ok(Presence::Server(identity())),
            took: Duration::from_millis(8),
            over_tls: false,
            certificate: None,
            clock_ahead: None,
        };
        let root = root.map(|(platform, version)| {
            let facts = RootFacts {
                platform: DisplayText::new(platform),
                platform_version: DisplayText::new(version),
                ..Default::default()
            };
            Fact::known(Root::Open(facts), Duration::ZERO)
        });
        AddressFacts {
            here,
            probe: Fact::known(probe, Duration::ZERO),
            root: root.unwrap_or_default(),
            ..AddressFacts::new(address.parse().unwrap(), Source::Gdm)
        }
    }

    fn listed(platform: &str, version: &str, device: &str, local: &[&str]) -> PlexResource {
        let connection = |address: &&str| Connection {
            address: address.parse::<SocketAddr>().unwrap(),
            plex_direct: None,
            local: true,
            relay: false,
        };
        PlexResource {
            platform: DisplayText::new(platform),
            platform_version: DisplayText::new(version),
            device: DisplayText::new(device),
            connections: local.iter().map(connection).collect(),
            ..PlexResource::new(MachineId::new(ID).unwrap(), DisplayText::new("Attic").unwrap())
        }
    }

    #[test]
    fn the_front_page_names_the_system() {
        for (platform, version, expected) in [
            ("MacOSX", "14.5", Some(Platform::MacOs)),
            ("Windows", "10.0 (Build 22631)", Some(Platform::Windows)),
            ("Linux", "DSM 7.2.2-72806 Update 3", Some(Platform::Synology)),
            ("Linux", "5.10.60-qnap", Some(Platform::Qnap)),
            ("Linux", "6.1.106-Unraid", Some(Platform::Unraid)),
            ("Linux", "5.10.76-linuxkit", Some(Platform::Docker)),
            // A computer, or a container that shows the same: nobody can tell.
            ("Linux", "5.4.0-88-generic", None),
            ("Linux", "22.04.4 LTS (Jammy Jellyfish)", None),
            ("Linux", "6.6.44-production+truenas", Some(Platform::TrueNas)),
            ("Linux", "6.12.47-haos", Some(Platform::HomeAssistant)),
            // A container of Proxmox, or one of Docker inside it.
            ("Linux", "6.8.12-4-pve", None),
            ("FreeBSD", "13.2-RELEASE", Some(Platform::FreeBsd)),
        ] {
            let there = [answering("192.168.1.5:32400", false, Some((platform, version)))];
            assert_eq!(guess(&there, None, Platform::Windows), expected, "{platform} {version}");
        }
    }

    #[test]
    fn the_list_of_the_account_names_the_device() {
        for (platform, version, device, expected) in [
            ("Linux", "5.4.0-88-generic", "Docker Container", Some(Platform::Docker)),
            ("Linux", "6.1.106-Unraid", "Docker Container", Some(Platform::Unraid)),
            ("Linux", "5.10.60-qnap", "Docker Container", Some(Platform::Docker)),
            ("Linux", "6.6.44-production+truenas", "Docker Container", Some(Platform::TrueNas)),
            ("Linux", "5.13.x", "ASUSTOR AS5304T", Some(Platform::Asustor)),
            ("Linux", "4.4.218.x86_64", "Netgear ReadyNAS", Some(Platform::ReadyNas)),
            ("Android", "11", "SHIELD Android TV", Some(Platform::NvidiaShield)),
            ("Linux", "4.4.302+", "Synology DS920+", Some(Platform::Synology)),
            ("Linux", "20.04.1 LTS (Focal Fossa)", "PC", Some(Platform::Linux)),
            ("Linux", "4.14.22", "WD My Cloud EX2 Ultra", Some(Platform::WdMyCloud)),
            ("MacOSX", "14.5", "Mac mini", Some(Platform::MacOs)),
            ("Linux", "", "", None),
            ("", "", "", None),
        ] {
            let there = [answering("192.168.1.5:32400", false, None)];
            let entry = listed(platform, version, device, &["192.168.1.5:32400"]);
            assert_eq!(guess(&there, Some(&entry), Platform::MacOs), expected, "{version} {device}");
        }
    }

    #[test]
    fn addresses_that_only_docker_hands_out_tell_a_container() {
        let shut_in = listed("Linux", "6.8.0", "", &["172.17.0.2:32400"]);
        let there = [answering("192.168.1.5:32400", false, None)];
        assert_eq!(guess(&there, Some(&shut_in), Platform::Linux), Some(Platform::Docker));
        // A home network may have such addresses itself.
        let same = [answering("172.17.0.2:32400", false, None)];
        assert_eq!(guess(&same, Some(&shut_in), Platform::Linux), None);
        let open = listed("Linux", "6.8.0", "", &["172.17.0.1:32400", "192.168.1.5:32400"]);
        assert_eq!(guess(&there, Some(&open), Platform::Linux), None);
    }

    #[test]
    fn what_runs_here_runs_on_this_system_unless_it_says_otherwise() {
        let here = [answering("127.0.0.1:32400", true, None)];
        for platform in [Platform::MacOs, Platform::Windows, Platform::Linux] {
            assert_eq!(guess(&here, None, platform), Some(platform));
        }
        let guest = [answering("127.0.0.1:32400", true, Some(("Linux", "5.15.153.1-microsoft-standard-WSL2")))];
        assert_eq!(guess(&guest, None, Platform::Windows), None);
        assert_eq!(guess(&guest, None, Platform::Linux), Some(Platform::Linux));
        assert_eq!(guess(&[], None, Platform::Linux), None);
    }
}
