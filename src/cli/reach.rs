//! What is out of this user's reach, and how it is reached.

use super::messages::Words;
use crate::client::model::{Message as _, Phrase};
use crate::client::state::Model;
use crate::client::system::superuser;

/// Settings that this user may not look into, each with the reason, and what to do about it: `command` once more. Empty if
/// there are none.
pub fn closed(model: &Model, command: &str) -> Vec<Phrase> {
    let closed = &model.closed_installations;
    let way = || {
        if cfg!(target_os = "linux") {
            Words::StartWithSudo { command: command.to_owned() }
        } else {
            Words::StartAsThatUser
        }
    };
    let helps = !closed.is_empty() && !superuser::is_root();
    closed.iter().map(|error| error.phrase()).chain(helps.then(|| way().phrase())).collect()
}

/// What to add where no repair is found: those of root are closed to everybody else.
pub fn repairs_of_root() -> Option<Phrase> {
    superuser::has_repaired().then(|| Words::RepairsOfRoot.phrase())
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
        assert_eq!(told[0], error.phrase());
        assert_eq!(told.len(), if superuser::is_root() { 1 } else { 2 }, "{told:?}");
    }
}
