//! The control of services, against the systemd that `systemd_suite.sh` starts: `real-systemd SYSTEMCTL`.

// A failure is its message.
#![allow(clippy::unwrap_used)]

#[cfg(target_os = "linux")]
fn main() {
    linux::main();
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("there is no systemd on this system");
}

#[cfg(target_os = "linux")]
mod linux {
    use std::path::PathBuf;
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    use plex_locksmith::client::installation::linux::service::{Service, Tools};
    use plex_locksmith::client::installation::{Control as _, InstallKind};
    use plex_locksmith::client::model::Manager;

    pub fn main() {
        let systemctl = PathBuf::from(std::env::args_os().nth(1).unwrap());
        let tools = Tools { systemctl, ..Tools::default() };
        let service = |unit| Service::new(Manager::Systemd, unit, tools.clone()).unwrap();
        closes_when_it_is_asked(&service("polite.service"));
        is_ended_when_it_does_not_close(&service("deaf.service"));
        assert_eq!(service("nothing.service").is_running().unwrap_err().kind, InstallKind::Missing);
        println!("3 passed, 0 failed");
    }

    fn closes_when_it_is_asked(polite: &Service) {
        assert!(!runs(polite));
        polite.start().unwrap();
        wait(polite, true);
        // It has to set itself up before it can close politely.
        sleep(Duration::from_millis(500));
        let asked = Instant::now();
        polite.ask_to_stop().unwrap();
        assert!(asked.elapsed() < Duration::from_secs(1), "it was waited for");
        assert!(runs(polite), "it takes its time to close");
        wait(polite, false);
        assert!(asked.elapsed() > Duration::from_secs(1));
        polite.end().unwrap();
    }

    fn is_ended_when_it_does_not_close(deaf: &Service) {
        deaf.start().unwrap();
        wait(deaf, true);
        sleep(Duration::from_millis(500));
        deaf.ask_to_stop().unwrap();
        sleep(Duration::from_secs(1));
        assert!(runs(deaf));
        deaf.end().unwrap();
        wait(deaf, false);
        // systemd starts it anew after a failure, but not after it was asked to stop it.
        sleep(Duration::from_secs(1));
        assert!(!runs(deaf));
    }

    fn runs(service: &Service) -> bool {
        service.is_running().unwrap().unwrap()
    }

    /// Waits until it runs, or does not.
    fn wait(service: &Service, wanted: bool) {
        let end = Instant::now() + Duration::from_secs(10);
        while runs(service) != wanted {
            assert!(Instant::now() < end, "{service:?} runs: {}", !wanted);
            sleep(Duration::from_millis(50));
        }
    }
}
