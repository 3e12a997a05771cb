//! Where a stand-in keeps its settings.

use std::path::PathBuf;
use std::sync::Arc;

use plex_locksmith::demo::{Keeper, PreferencesKeeper};
use serde::Deserialize;

/// `{"folder": PATH}`: `Preferences.xml` in that data folder. `{"registry": KEY}`: that key of the user who starts it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Place {
    Folder(PathBuf),
    #[cfg(windows)]
    Registry(String),
}

impl Place {
    pub fn keeper(&self) -> Arc<dyn Keeper> {
        match self {
            Self::Folder(folder) => Arc::new(PreferencesKeeper::new(folder)),
            #[cfg(windows)]
            Self::Registry(key) => Arc::new(super::registry::RegistryKeeper(key.clone())),
        }
    }
}
