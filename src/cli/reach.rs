//! What is out of this user's reach, and how it is reached.

use crate::cli::out::words;
use crate::client::state::Model;
use crate::client::superuser;

/// Settings that this user may not look into, each with the reason, and what to do about it: `command` once more. Empty if
/// there are none.
pub fn closed(model: &Model, command: &str) -> Vec<String> {
    let closed = &model.closed_installations;
    let way = || {
        if cfg!(target_os = "linux") {
            format!("If they belong to another user, start this with sudo: sudo plex-locksmith {command}")
        } else {
            "If they belong to another user, start this as that user, or as an administrator".to_owned()
        }
    };
    let helps = !closed.is_empty() && !superuser::is_root();
    closed.iter().map(words).chain(helps.then(way)).collect()
}

/// What to add where no repair is found: those of root are closed to everybody else.
pub fn repairs_of_root() -> &'static str {
    told(superuser::has_repaired())
}

fn told(has_repaired: bool) -> &'static str {
    if has_repaired { ". Repairs that were made with sudo are undone with sudo: sudo plex-locksmith undo" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::installation::{InstallError, InstallKind, InstallOperation};

    #[test]
    fn closed_settings_are_told_with_the_way_to_them() {
        let mut model = Model::new(8);
        assert!(closed(&model, "check").is_empty());
        let file = "/var/lib/plexmediaserver/Preferences.xml";
        let error = InstallError::new(InstallOperation::Read, file, InstallKind::NotPermitted);
        model.closed_installations = vec![error.clone()];
        let told = closed(&model, "check");
        assert_eq!(told[0], words(&error));
        assert_eq!(told.len(), if superuser::is_root() { 1 } else { 2 }, "{told:?}");
    }

    #[test]
    fn repairs_with_sudo_are_undone_with_sudo() {
        assert_eq!(told(false), "");
        assert!(told(true).contains("sudo plex-locksmith undo"));
    }
}
