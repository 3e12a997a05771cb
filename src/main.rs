//! Reads the command line and hands over.

use std::process::ExitCode;

use plex_locksmith::cli;

fn main() -> ExitCode {
    match cli::read(std::env::args_os().skip(1)) {
        #[cfg(feature = "window")]
        Ok((cli::Call::Window { demo }, language)) => plex_locksmith::window::open(demo, language),
        Ok((call, _)) => cli::run(&call).into(),
        Err(status) => status.into(),
    }
}
