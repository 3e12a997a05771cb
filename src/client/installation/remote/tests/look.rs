use std::fs;
use std::os::unix::fs::symlink;

use super::super::look::look_at;
use super::super::opening::open_at;
use super::super::{HostErrorKind, HostLook};
use super::{TestHost, hosts};
use crate::client::installation::InstallKind;
use crate::client::model::text::DisplayText;
use crate::client::model::{Controller, HostIdentity, HostService, Locator, LogSign};
use crate::client::platforms::Platform;

pub const ID: &str = "0123456789abcdef0123456789abcdef01234567";
const LIBRARY: &str = "Library/Application Support/Plex Media Server";

pub fn identity() -> HostIdentity {
    let key = format!("SHA256:{}", "A".repeat(43)).parse().unwrap();
    HostIdentity { key, software: DisplayText::new("OpenSSH_8.2") }
}

pub fn settings() -> String {
    format!("<?xml version=\"1.0\"?>\n<Preferences ProcessedMachineIdentifier=\"{ID}\" PlexOnlineToken=\"t\"/>\n")
}

pub fn look(host: &TestHost) -> HostLook {
    look_at(&host.site(), identity()).unwrap()
}

fn service_of(locator: &Locator) -> &HostService {
    let Locator::Ssh { service, .. } = locator else { panic!("{locator:?}") };
    service
}

/// A NAS: what it is, and how it looks.
type Nas = (Platform, fn(&TestHost), &'static str, fn(&TestHost) -> HostService);

const LOADED: &str =
    "case $* in *Environment*) ;; *\" $UNIT\") echo LoadState=loaded ;; *) echo LoadState=not-found ;; esac";

const ALL: [Nas; 10] = [
    (
        Platform::Synology,
        |host| {
            host.program("usr/syno/bin/synopkg", "");
            fs::create_dir_all(host.at("var/packages/PlexMediaServer/shares")).unwrap();
            fs::create_dir_all(host.at("volume2/PlexMediaServer")).unwrap();
            let share = host.at("var/packages/PlexMediaServer/shares/PlexMediaServer");
            symlink(host.at("volume2/PlexMediaServer"), share).unwrap();
        },
        "volume2/PlexMediaServer/AppData/Plex Media Server",
        |_| HostService::Synology { package: "PlexMediaServer".to_owned() },
    ),
    (
        Platform::Synology,
        |host| {
            host.write("etc/synoinfo.conf", "");
            fs::create_dir_all(host.at("var/packages/Plex Media Server")).unwrap();
            let path = host.text("volume3/Plex");
            host.program("usr/syno/sbin/synoshare", &format!("echo '\t Path ......[{path}]'"));
        },
        "volume3/Plex/Library/Application Support/Plex Media Server",
        |_| HostService::Synology { package: "Plex Media Server".to_owned() },
    ),
    (
        Platform::Qnap,
        |host| {
            let install = host.text("share/CACHEDEV1_DATA/.qpkg/PlexMediaServer");
            host.program("share/CACHEDEV1_DATA/.qpkg/PlexMediaServer/plex.sh", "");
            host.write("etc/config/qpkg.conf", "");
            let answers = format!("case $4 in Install_path) echo '{install}' ;; Enable) echo TRUE ;; esac");
            host.program("sbin/getcfg", &answers);
            fs::create_dir_all(host.at("etc/init.d")).unwrap();
            symlink(format!("{install}/plex.sh"), host.at("etc/init.d/plex.sh")).unwrap();
        },
        "share/CACHEDEV1_DATA/.qpkg/PlexMediaServer/Library/Plex Media Server",
        |_| HostService::Qnap,
    ),
    (
        Platform::WdMyCloud,
        |host| {
            host.write("etc/system.conf", "<manufacturer>Western Digital Corp</manufacturer>");
            host.write("mnt/HD/HD_b2/Nas_Prog/plexmediaserver/start.sh", "");
        },
        "mnt/HD/HD_b2/Nas_Prog/plex_conf/Plex Media Server",
        |host| HostService::WdMyCloud { folder: host.text("mnt/HD/HD_b2/Nas_Prog/plexmediaserver") },
    ),
    (
        Platform::Asustor,
        |host| {
            host.write("etc/nas.conf", "Vendor = ASUSTOR");
            host.write("usr/local/AppCentral/plexmediaserver/CONTROL/start-stop.sh", "");
        },
        "volume1/Plex/Library/Plex Media Server",
        |_| HostService::Asustor,
    ),
    (
        Platform::ReadyNas,
        |host| {
            host.write("etc/os-release", "NAME=ReadyNASOS");
            host.program("bin/systemctl", &format!("UNIT=fvapp-plexmediaserver.service\n{LOADED}"));
        },
        "apps/plexmediaserver-annex/MediaLibrary/Plex Media Server",
        |_| HostService::Systemd { unit: "fvapp-plexmediaserver.service".to_owned() },
    ),
    (
        Platform::Linux,
        |host| host.program("bin/systemctl", &format!("UNIT=plexmediaserver.service\n{LOADED}")),
        "var/lib/plexmediaserver/Library/Application Support/Plex Media Server",
        |_| HostService::Systemd { unit: "plexmediaserver.service".to_owned() },
    ),
    (
        Platform::Linux,
        |host| {
            let other =
                format!("Environment=A=b PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR={} PLEX_X=1", host.text("srv/plex"));
            let answers =
                format!("UNIT=plexmediaserver.service\ncase $* in *Environment*) echo '{other}' ;; esac\n{LOADED}");
            host.program("bin/systemctl", &answers);
        },
        "srv/plex/Plex Media Server",
        |_| HostService::Systemd { unit: "plexmediaserver.service".to_owned() },
    ),
    (
        Platform::Linux,
        |host| host.program("bin/snap", ""),
        "var/snap/plexmediaserver/common/Library/Application Support/Plex Media Server",
        |_| HostService::Snap,
    ),
    (
        Platform::Unraid,
        |host| {
            host.write("etc/unraid-version", "version=7");
        },
        "mnt/user/old Plex/Plex Media Server",
        |_| HostService::Manual,
    ),
];

#[test]
fn every_nas_is_recognized_and_its_server_found_once() {
    for (platform, build, data, service) in ALL {
        for host in hosts() {
            // What this computer has itself is not this host's.
            host.program("bin/systemctl", "exit 1");
            host.write(&format!("{data}/Preferences.xml"), &settings());
            host.write(&format!("{data}/Logs/Plex Media Server.log"), "ERROR - database disk image is malformed\n");
            build(&host);
            let look = look(&host);
            assert_eq!(look.platform, Some(platform), "{data}");
            let [found] = look.found.try_into().unwrap_or_else(|found| panic!("{data}: {found:?}"));
            assert_eq!(*service_of(&found.locator), service(&host), "{data}");
            assert_eq!(found.stored.as_ref().unwrap().id.as_ref().unwrap().as_str(), ID);
            assert_eq!(found.log.unwrap().all[0].sign, LogSign::Malformed, "{data}");
            assert_eq!(found.can_start, platform != Platform::Unraid, "{data}");
            assert!(found.place.starts_with("nas.local:/"), "{}", found.place);
            let opened = open_at(&host.site(), &found.locator).unwrap();
            assert_eq!(opened.store.read().unwrap().expose(), settings().as_bytes());
            assert_eq!(opened.store.place(), found.place);
            assert_eq!(opened.control.controller(), found.controller);
        }
    }
}

#[test]
fn what_a_package_left_behind_is_nobodys_to_start() {
    for host in hosts() {
        host.program("bin/systemctl", "exit 1");
        host.program("usr/syno/bin/synopkg", "");
        host.write("volume1/PlexMediaServer/AppData/Plex Media Server/Preferences.xml", &settings());
        let look = look(&host);
        assert_eq!(look.found.len(), 1);
        let found = &look.found[0];
        assert_eq!((service_of(&found.locator), found.can_start), (&HostService::Manual, false));
        assert_eq!(found.controller, Controller::Manual);
    }
}

#[test]
fn a_host_without_a_server_says_so() {
    for host in hosts() {
        host.program("bin/systemctl", "exit 1");
        host.write("etc/synoinfo.conf", "");
        let error = look_at(&host.site(), identity()).unwrap_err();
        assert_eq!(error.kind, HostErrorKind::NoPlex);
        *host.shell.is_cut.lock().unwrap() = true;
        let error = look_at(&host.site(), identity()).unwrap_err();
        assert_eq!(error.kind, HostErrorKind::CutOff);
    }
}

#[test]
fn settings_that_cannot_be_read_are_told_with_the_reason() {
    for host in hosts() {
        host.program("bin/systemctl", "exit 1");
        let file = host.write(&format!("var/lib/plexmediaserver/{LIBRARY}/Preferences.xml"), "");
        fs::File::options().write(true).open(&file).unwrap().set_len(50 << 20).unwrap();
        let look = look(&host);
        assert_eq!(look.found.len(), 1);
        assert_eq!(look.found[0].stored.as_ref().unwrap_err().kind, InstallKind::NotSettings);
    }
}

#[test]
fn a_name_with_quotes_and_newlines_is_found_by_a_look_through_the_disks() {
    for host in hosts() {
        host.program("bin/systemctl", "exit 1");
        let folder = "volume1/it's \"my\"\n$(stuff)/Plex Media Server";
        host.write(&format!("{folder}/Preferences.xml"), &settings());
        let look = look(&host);
        assert_eq!(look.found.len(), 1);
        assert!(look.found[0].stored.is_ok());
        assert!(!look.found[0].place.is_empty());
    }
}

#[test]
fn a_server_in_a_linux_container_of_proxmox_is_reached_through_it() {
    for host in hosts() {
        host.program("usr/bin/pct", "");
        let inside = host.text("lxc");
        fs::create_dir_all(host.at("lxc/run")).unwrap();
        // It is another root: what the script thinks of as its root is within.
        let enter = format!(
            "case $1 in list) echo 'VMID Status Lock Name'; echo '101 running - plex'; echo '102 stopped - other' ;;\n\
             exec) [ \"$2\" = 101 ] || exit 255; shift 5; s=$1; shift 2\n\
             exec /bin/sh -c \"$(printf '%s\\n' \"$s\" | sed \"1s|.*|R='{inside}'|\")\" sh \"$@\" ;; esac"
        );
        host.program("bin/pct", &enter);
        host.program("bin/systemctl", &format!("UNIT=plexmediaserver.service\n{LOADED}"));
        host.write(&format!("lxc/var/lib/plexmediaserver/{LIBRARY}/Preferences.xml"), &settings());
        let look = look(&host);
        assert_eq!(look.platform, Some(Platform::Proxmox));
        assert_eq!(look.found.len(), 1, "{:?}", look.found);
        let found = &look.found[0];
        let expected = HostService::Proxmox { container: 101, unit: "plexmediaserver.service".to_owned() };
        assert_eq!(*service_of(&found.locator), expected);
        assert!(found.place.starts_with("nas.local (101):/"), "{}", found.place);
        let opened = open_at(&host.site(), &found.locator).unwrap();
        let before = opened.store.read().unwrap();
        let after = crate::client::installation::RawPreferences::new(b"<Preferences/>".to_vec());
        assert_eq!(opened.store.check(), Ok(()));
        assert_eq!(opened.store.replace(&before, &after), Ok(()));
        assert_eq!(opened.store.read().unwrap(), after);
    }
}
