//! Plays the process "Plex Media Server": it keeps its settings where a real one does, and rewrites them when it ends.
//!
//! Its one argument names a configuration file (see [`config`]); without one it is `stand-in.json` beside the program. Once it
//! listens it prints one line of JSON. Asked to end, it closes its port, takes its time, writes its settings, and is gone. With
//! settings that cannot be loaded it does not start.

mod config;
mod ending;
#[cfg(windows)]
mod registry;
mod settings;
#[cfg(windows)]
mod window;

use std::fs;
use std::io::Write as _;
use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use plex_locksmith::demo::{Authority, Gdm, Journal, Link, Openness, Server, ServerOptions, idents};
use serde_json::json;

use config::Config;

/// How often it asks plex.tv what is new. A real one takes minutes; here someone waits for it.
const CALLS_HOME: Duration = Duration::from_millis(500);

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let played = runtime.map_err(Failure::from).and_then(|runtime| runtime.block_on(play(&Config::load()?)));
    match played {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("stand-in: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn play(config: &Config) -> Result<(), Failure> {
    let ending = ending::Ending::listen(config.ends_with_stdin)?;
    let authority = Arc::new(Authority::load_or_create(&config.authority)?);
    let address = config.resolve_plex_tv.map(|ip| SocketAddr::new(ip, 0));
    let link = Link::new(&config.plex_tv, address, authority)?;
    let journal = config.log.as_deref().map_or_else(|| Ok(Journal::default()), Journal::to_file)?;
    let server = Server::start(config.listen, options(config), link, journal).await?;
    let pid_file = config.pid_file.as_deref().map(PidFile::write).transpose()?;
    server.stay_in_touch(CALLS_HOME);
    let gdm = config.announced.then(Gdm::network).transpose()?;
    if let Some(gdm) = &gdm {
        gdm.announce(server.announcer());
    }
    say(&json!({
        "name": server.name(),
        "id": server.machine_id(),
        "address": server.address().to_string(),
        "pid": std::process::id(),
        "plex_direct": format!("{}.plex.direct", idents::certificate_uuid(server.machine_id())),
    }))?;
    ending.wait().await;
    drop(gdm);
    server.stop().await?;
    drop(pid_file);
    Ok(())
}

fn options(config: &Config) -> ServerOptions {
    let mut options = ServerOptions::new(&config.name);
    options.keeper = Some(config.settings.keeper());
    if let Some(platform) = &config.platform {
        platform.clone_into(&mut options.platform);
    }
    options.behaviour.when_signed_out = if config.closed_when_signed_out { Openness::Closed } else { Openness::Open };
    options.behaviour.notices_sign_out = config.notices_sign_out;
    options.behaviour.exit_takes = Duration::from_millis(config.exit_takes_ms);
    options
}

/// On standard output and at once, so that a test can wait for it.
fn say(line: &serde_json::Value) -> Result<(), Failure> {
    let mut output = std::io::stdout().lock();
    writeln!(output, "{line}")?;
    output.flush()?;
    Ok(())
}

/// A file with the process number, which is there until the settings are written.
struct PidFile<'a>(&'a Path);

impl<'a> PidFile<'a> {
    fn write(path: &'a Path) -> std::io::Result<Self> {
        fs::write(path, std::process::id().to_string())?;
        Ok(Self(path))
    }
}

impl Drop for PidFile<'_> {
    fn drop(&mut self) {
        // One that stays is of a process that is gone, as after a kill.
        let _ = fs::remove_file(self.0);
    }
}
