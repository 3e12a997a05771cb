use std::fs;

use super::super::opening::open_at;
use super::look::{ID, identity, look, settings};
use super::{TestHost, hosts};
use crate::client::installation::{InstallKind, RawPreferences};
use crate::client::model::{Locator, LogSign};

const HEX: &str = "aa11bb22cc33dd44ee55ff66aa11bb22cc33dd44ee55ff66aa11bb22cc33dd44";

/// A fake engine: `(name, image, mounts as SOURCE:DESTINATION)`; a helper runs its script right here.
fn engine(host: &TestHost, containers: &[(&str, &str, &[&str])]) {
    let mut lines = String::new();
    for (nth, (name, image, mounts)) in containers.iter().enumerate() {
        let mounts: Vec<String> = mounts
            .iter()
            .map(|mount| {
                let (source, destination) = mount.split_once(':').unwrap();
                format!("{{\"Type\":\"bind\",\"Source\":\"{source}\",\"Destination\":\"{destination}\",\"RW\":true}}")
            })
            .collect();
        lines.push_str(&format!(
            "{{\"id\":\"{nth}{HEX}\",\"name\":\"/{name}\",\"image_id\":\"sha256:{HEX}\",\"image\":\"{image}\",\
             \"running\":true,\"mounts\":[{}]}}\n",
            mounts.join(",")
        ));
    }
    host.write("containers", &lines);
    let script = "r=${0%/usr/bin/docker}\ncase $1 in ps) echo 1 2 ;;\n\
        inspect) case $6 in 1) cat $r/containers ;; *) grep \"\\\"/$6\\\"\" $r/containers ;; esac ;;\n\
        run) echo \"$@\" >$r/ran; while [ \"$1\" != -c ]; do shift; done; shift; s=$1; shift 2; exec /bin/sh -c \"$s\" sh \"$@\" ;; esac";
    host.program("usr/bin/docker", script);
    host.program("bin/systemctl", "exit 1");
}

fn raw(text: &str) -> RawPreferences {
    RawPreferences::new(text.as_bytes().to_vec())
}

#[test]
fn every_layout_is_found_on_the_disk_of_the_host() {
    for host in hosts() {
        let sources = ["pms", "hot", "bin", "other"].map(|name| host.text(&format!("srv/{name}")));
        for (file, text) in [
            ("srv/pms/Library/Application Support/Plex Media Server/Preferences.xml", settings()),
            ("srv/hot/Preferences.xml", settings()),
            ("srv/bin/Plex Media Server/Preferences.xml", settings()),
            // It is what its owner has the logs in.
            ("logs/Plex Media Server.log", "ERROR - database disk image is malformed\n".to_owned()),
        ] {
            host.write(file, &text);
        }
        fs::create_dir_all(host.at("srv/other")).unwrap();
        let [pms, hot, bin, other] = sources.each_ref().map(|source| format!("{source}:/config"));
        let logs = format!("{}:/config/Library/Application Support/Plex Media Server/Logs", host.text("logs"));
        engine(
            &host,
            &[
                ("pms", "plexinc/pms-docker:latest", &[&pms, &logs]),
                ("hot", "ghcr.io/hotio/plex", &[&hot]),
                ("own", "my/image", &[&bin]),
                ("web", "nginx", &[&other]),
                ("layer", "lscr.io/linuxserver/plex:1.2", &[]),
            ],
        );
        let look = look(&host);
        let places: Vec<_> = look.found.iter().map(|found| found.place.as_str()).collect();
        assert_eq!(
            places,
            [
                "nas.local:pms:/config/Library/Application Support/Plex Media Server/Preferences.xml",
                "nas.local:hot:/config/Preferences.xml",
                "nas.local:own:/config/Plex Media Server/Preferences.xml",
                "nas.local:layer:/config/Library/Application Support/Plex Media Server/Preferences.xml",
            ]
        );
        assert_eq!(look.found[0].log.as_ref().unwrap().all[0].sign, LogSign::Malformed);
        for found in &look.found[..3] {
            assert_eq!(found.stored.as_ref().unwrap().id.as_ref().unwrap().as_str(), ID);
            let opened = open_at(&host.site(), &found.locator).unwrap();
            assert_eq!(opened.locator, found.locator);
            opened.store.check().unwrap();
            assert_eq!(opened.store.replace(&raw(&settings()), &raw("<Preferences/>")), Ok(()));
            opened.store.tidy().unwrap();
        }
        assert_eq!(fs::read_to_string(host.at("srv/hot/Preferences.xml")).unwrap(), "<Preferences/>");
        let error = look.found[3].stored.as_ref().unwrap_err();
        assert!(error.to_string().contains("in-container-layer"), "{error}");
        assert_eq!(
            open_at(&host.site(), &look.found[3].locator).map(|_| ()).unwrap_err().kind,
            InstallKind::Unsupported
        );
        assert!(!host.at("ran").exists(), "nothing needs a helper");
    }
}

fn locator(host: &TestHost, name: &str, preferences: &str) -> Locator {
    Locator::SshContainer {
        host: super::super::Shell::host(&*host.shell).clone(),
        host_key: identity().key,
        engine: host.text("usr/bin/docker"),
        name: name.to_owned(),
        id: HEX.to_owned(),
        preferences: preferences.to_owned(),
    }
}

#[test]
fn what_the_host_does_not_see_is_edited_by_a_helper() {
    for host in hosts() {
        // The fake helper runs here: within the container, the path is the same.
        let file = host.write("in it/Preferences.xml", &settings());
        let mounts = format!("/nowhere/to/be/seen:{}", host.text("in it"));
        engine(&host, &[("plex", "plexinc/pms-docker", &[&mounts])]);
        let preferences = file.display().to_string();
        let opened = open_at(&host.site(), &locator(&host, "plex", &preferences)).unwrap();
        assert_eq!(opened.store.read().unwrap(), raw(&settings()));
        assert_eq!(opened.store.replace(&raw(&settings()), &raw("<Preferences/>")), Ok(()));
        assert_eq!(fs::read_to_string(&file).unwrap(), "<Preferences/>");
        let ran = fs::read_to_string(host.at("ran")).unwrap();
        for part in ["run --rm -i --pull=never --network none", &format!("--volumes-from 0{HEX}"), "sha256:"] {
            assert!(ran.contains(part), "{ran}");
        }
        host.program("usr/bin/docker", "case $1 in run) echo 'permission denied by policy' >&2; exit 126 ;; esac");
        assert_eq!(opened.store.read().unwrap_err().kind, InstallKind::NotPermitted);
    }
}

#[test]
fn a_container_that_cannot_be_worked_on_is_named() {
    for host in hosts() {
        let file = host.write("srv/Preferences.xml", &settings());
        let one_file = format!("{}:/config/Preferences.xml", file.display());
        engine(&host, &[("plex", "plex", &[&one_file])]);
        let open = |name: &str, path: &str| open_at(&host.site(), &locator(&host, name, path)).map(|_| ()).unwrap_err();
        let error = open("plex", "/config/Preferences.xml");
        assert!(error.to_string().contains("file-mounted"), "{error}");
        assert_eq!(open("gone", "/config/Preferences.xml").kind, InstallKind::Missing);
        for (name, path) in [("--help", "/config/Preferences.xml"), ("plex", "config"), ("a b", "/x"), ("", "/x")] {
            assert_eq!(open(name, path).kind, InstallKind::Unsupported, "{name}");
        }
    }
}
