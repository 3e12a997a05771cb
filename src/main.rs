//! The program for a terminal; it opens the window as well. On Windows, people start `locksmith` instead, from the Start menu.

fn main() -> std::process::ExitCode {
    plex_locksmith::start::in_terminal()
}
