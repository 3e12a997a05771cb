//! What this computer's system says of this program and its user, and files that nobody else can exchange.

mod build;
mod client_id;
mod clock;
mod local_user;
mod papers;
pub mod pinned;
pub mod superuser;
#[cfg(windows)]
mod wine;

use std::path::Path;
use std::{fs, io};

pub use build::{build, project};
pub use client_id::{client_id, client_id_file};
pub use clock::{Clock, SystemClock};
pub(crate) use clock::{clock_time, now_unix, start_of_day, zone_ahead};
pub use local_user::local_user;
pub use papers::{LICENSES, PARTS, paper};
#[cfg(windows)]
pub use wine::is_wine;

/// Removes a file, if it is there, and its folder, if nothing else is in it.
///
/// # Errors
/// When the file is there and cannot be removed.
pub fn remove_with_folder(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let _ = file.parent().map(fs::remove_dir);
    Ok(())
}
