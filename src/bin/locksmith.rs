//! What the Start menu of Windows starts: the window, without a console behind it.

#![windows_subsystem = "windows"]

fn main() -> std::process::ExitCode {
    plex_locksmith::start::from_menu()
}
