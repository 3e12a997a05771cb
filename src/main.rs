//! Reads the command line and hands over.

use std::process::ExitCode;

use plex_locksmith::cli::{self, Call};

fn main() -> ExitCode {
    match Call::parse(std::env::args_os().skip(1)) {
        #[cfg(feature = "window")]
        Ok(Call::Window { demo }) => plex_locksmith::window::open(demo),
        Ok(call) => cli::run(&call).into(),
        Err(wrong) => {
            cli::say_wrong(&wrong);
            cli::ExitStatus::Usage.into()
        }
    }
}
