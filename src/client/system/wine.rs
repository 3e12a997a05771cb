//! Wine, which has no such thing as another user.

use windows_registry::LOCAL_MACHINE;

/// Wine has a key of its own where only an administrator writes.
pub fn is_wine() -> bool {
    LOCAL_MACHINE.open(r"SOFTWARE\Wine").is_ok()
}
