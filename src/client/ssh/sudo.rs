//! What `sudo` and `nologin` say: `sudo` in the locale C (`sudo.c`, `auth/sudo_auth.c` and `logging.c` of sudo 1.8 and 1.9).

use super::fault::Fault;
use crate::client::installation::remote::HostErrorKind;

pub fn fault_of(stderr: &str) -> Fault {
    let said = stderr.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|words| said.contains(words));
    if has(&["you must have a tty", "a terminal is required"]) && !has(&["a password is required"]) {
        HostErrorKind::NeedsTty.into()
    } else if has(&["not in the sudoers", "may not run sudo", "is not allowed to"]) {
        HostErrorKind::NotAdministrator.into()
    } else if has(&["sorry, try again", "incorrect password", "no password was provided", "a password is required"]) {
        HostErrorKind::RootPasswordDiffers.into()
    } else {
        Fault::new(HostErrorKind::Other, stderr)
    }
}

/// Is it `nologin`, the shell of those who may not come in this way (nologin(8))? Makers of NAS give it to all but administrators.
pub fn is_nologin(said: &str) -> bool {
    said.to_lowercase().contains("account is currently not available")
}
