//! Settings in a key of the registry, as Windows servers have them: whole numbers as numbers, all else as texts. What else lies
//! there stays.

use std::io;

use plex_locksmith::demo::Keeper;
use windows_registry::{CURRENT_USER, Key, Type, Value};

/// A key below the one of this user.
pub struct RegistryKeeper(pub String);

impl RegistryKeeper {
    fn key(&self) -> io::Result<Key> {
        CURRENT_USER.create(&self.0).map_err(io::Error::other)
    }
}

impl Keeper for RegistryKeeper {
    fn load(&self) -> io::Result<Vec<(String, String)>> {
        let key = self.key()?;
        let values = key.values().map_err(io::Error::other)?;
        Ok(values.filter_map(|(name, value)| Some((name, setting(value)?))).collect())
    }

    fn save(&self, settings: &[(String, String)]) -> io::Result<()> {
        let key = self.key()?;
        let there: Vec<_> = key.values().map_err(io::Error::other)?.collect();
        for (name, value) in there {
            let is_gone = !settings.iter().any(|(known, _)| *known == name);
            if is_gone && setting(value).is_some() {
                key.remove_value(name).map_err(io::Error::other)?;
            }
        }
        for (name, value) in settings {
            let is_number = matches!(key.get_type(name), Ok(Type::U32));
            match value.parse().ok().filter(|_| is_number) {
                Some(number) => key.set_u32(name, number),
                None => key.set_string(name, value),
            }
            .map_err(io::Error::other)?;
        }
        Ok(())
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
fn setting(value: Value) -> Option<String> {
    match value.ty() {
        Type::U32 => u32::try_from(value).ok().map(|number| number.to_string()),
        Type::String => String::try_from(value).ok(),
        _ => None,
    }
}
