//! What is out of this user's reach, and how it is reached.

use crate::client::superuser;

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

    #[test]
    fn repairs_with_sudo_are_undone_with_sudo() {
        assert_eq!(told(false), "");
        assert!(told(true).contains("sudo plex-locksmith undo"));
    }
}
