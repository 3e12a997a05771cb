//! Windows: settings in the registry, and a program that is asked to close. Its names are this test's own: the usual ones are
//! somebody's server.

use std::fs;
use std::os::windows::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use plex_locksmith::client::installation::{Installations, WindowsServers};
use serde_json::json;
use windows_registry::CURRENT_USER;

/// `DETACHED_PROCESS`: as a program that somebody started from the menu.
const DETACHED: u32 = 0x8;

pub struct Place {
    servers: WindowsServers,
    program: PathBuf,
}

impl Place {
    pub fn furnish(folder: &Path, configuration: &serde_json::Value) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let own = format!("{} {}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let servers = WindowsServers {
            key: format!(r"Software\Locksmith for Plex desk {own}"),
            program: format!("Plex Media Server {own}.exe"),
            service: format!("PlexService {own}"),
            start_folders: None,
        };
        let key = CURRENT_USER.create(&servers.key).unwrap();
        for (name, value) in super::stale_settings("anna") {
            key.set_string(name, value).unwrap();
        }
        let program = folder.join(&servers.program);
        fs::copy(super::stand_in(), &program).unwrap();
        let mut whole = configuration.clone();
        whole["settings"] = json!({"registry": servers.key});
        fs::write(folder.join("stand-in.json"), whole.to_string()).unwrap();
        Self { servers, program }
    }

    pub fn settings(&self) -> Vec<u8> {
        let installations = self.installations();
        let found = installations.inspect();
        let locator = &found.first().expect("an installation").locator;
        installations.open(locator).unwrap().store.read().unwrap().expose().to_vec()
    }

    #[expect(clippy::zombie_processes, reason = "Windows has none, and the server outlives its starter")]
    pub fn start(&self) {
        let mut command = Command::new(&self.program);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).creation_flags(DETACHED);
        command.spawn().unwrap();
    }

    pub fn installations(&self) -> Arc<dyn Installations> {
        Arc::new(self.servers.clone())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = Command::new("taskkill.exe").args(["/F", "/IM", &self.servers.program]).output();
        let _ = CURRENT_USER.remove_tree(&self.servers.key);
    }
}
