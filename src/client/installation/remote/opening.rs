//! Opens a server on a host by its locator.

use std::sync::Arc;

use super::Shell;
use super::containers;
use super::host::{Inside, Site};
use super::service::{RemoteControl, Service};
use super::store::RemoteStore;
use crate::client::installation::control::OwnersHand;
use crate::client::installation::{Control, InstallError, InstallKind, InstallOperation, Installation};
use crate::client::model::{HostKey, HostService, Locator};

/// Opens a server on a host to work on it. Only of a container it is asked how it is now. Whether the shell leads to the host that the
/// locator names is for the caller to compare.
///
/// # Errors
/// [`InstallKind::Unsupported`] for what is not on a host, or has names that no host has; for a container also when it is not there, or
/// its settings are out of reach.
pub fn open(shell: Arc<dyn Shell>, locator: &Locator) -> Result<Installation, InstallError> {
    open_at(&Site::host(shell), locator)
}

pub(super) fn open_at(site: &Site, locator: &Locator) -> Result<Installation, InstallError> {
    let unsupported = |place: String| InstallError::new(InstallOperation::Open, place, InstallKind::Unsupported);
    match locator {
        Locator::Ssh { host_key, preferences, service, .. } => native(site, host_key, preferences, service, true),
        Locator::SshContainer { host_key, engine, name, preferences, .. } => {
            if !is_name(name) || !is_path(engine) || !is_path(preferences) {
                return Err(unsupported(containers::place(site, name, preferences)));
            }
            containers::open(site, engine, name, preferences)?.installation(site, host_key)
        }
        Locator::Service { .. }
        | Locator::Folder { .. }
        | Locator::Registry { .. }
        | Locator::Domain { .. }
        | Locator::Container { .. } => Err(unsupported(site.shell.host().to_string())),
    }
}

/// A settings file on the host itself, or in a Linux container of Proxmox.
pub(super) fn native(
    site: &Site,
    host_key: &HostKey,
    preferences: &str,
    service: &HostService,
    can_start: bool,
) -> Result<Installation, InstallError> {
    let inside = match service {
        HostService::Proxmox { container, .. } => Inside::Lxc(*container),
        HostService::Synology { .. }
        | HostService::Qnap
        | HostService::WdMyCloud { .. }
        | HostService::Asustor
        | HostService::Systemd { .. }
        | HostService::Snap
        | HostService::Manual => Inside::Host,
    };
    let locator = Locator::Ssh {
        host: site.shell.host().clone(),
        host_key: host_key.clone(),
        preferences: preferences.to_owned(),
        service: service.clone(),
    };
    let place = site.within(inside.clone()).place(preferences);
    let (file, service) = (preferences.to_owned(), Service::of(service));
    installation(site, inside, locator, Parts { file, place, service, can_start })
}

/// What an installation is made of.
pub(super) struct Parts {
    /// Its settings, as scripts find them.
    pub file: String,
    pub place: String,
    /// `None`: its owner stops and starts it.
    pub service: Option<Service>,
    pub can_start: bool,
}

pub(super) fn installation(
    site: &Site,
    inside: Inside,
    locator: Locator,
    parts: Parts,
) -> Result<Installation, InstallError> {
    let Parts { file, place, service, can_start } = parts;
    if !is_path(&file) || service.as_ref().is_some_and(|service| !service.is_plain()) {
        return Err(InstallError::new(InstallOperation::Open, place, InstallKind::Unsupported));
    }
    let control: Arc<dyn Control> = match service {
        Some(service) => {
            // A helper sees settings; what stops and starts is the host's.
            let stops_at = match &inside {
                Inside::Lxc(_) => site.within(inside.clone()),
                Inside::Host | Inside::Helper { .. } => site.clone(),
            };
            Arc::new(RemoteControl::new(stops_at, service, &file, can_start))
        }
        None => Arc::new(OwnersHand),
    };
    Ok(Installation { locator, store: Arc::new(RemoteStore::new(site.within(inside), file).called(place)), control })
}

fn is_path(path: &str) -> bool {
    path.starts_with('/') && !path.contains('\0')
}

/// A name of a container, as engines allow it.
fn is_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphanumeric())
        && bytes.all(|b| b.is_ascii_alphanumeric() || b"_.-".contains(&b))
}
