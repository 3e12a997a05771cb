//! The ways that a repair can take.

use plex_locksmith::demo::{Behaviour, Openness, PlexFault};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// Claimed over loopback.
    Loopback,
    /// Closed when signed out: by its settings.
    Disk,
    /// In a folder, whose server its owner stops and starts.
    Folder,
    /// Plex has trouble: everything is put back by itself.
    TurnsBack,
    /// A repair that succeeded is undone.
    Undo,
}

impl Route {
    pub const ALL: [Self; 5] = [Self::Loopback, Self::Disk, Self::Folder, Self::TurnsBack, Self::Undo];

    pub fn title(self) -> &'static str {
        match self {
            Self::Loopback => "Repair over loopback, killed",
            Self::Disk => "Repair by the settings (closed when signed out), killed",
            Self::Folder => "Repair in a folder, whose server its owner stops and starts, killed",
            Self::TurnsBack => "Repair that fails and is put back by itself, killed",
            Self::Undo => "Undo of a repair, killed",
        }
    }

    /// How the end of its walk begins, if nothing kills it: another end is that of another route.
    pub fn end(self) -> &'static str {
        match self {
            Self::Loopback => "Verified { by: Loopback",
            Self::Disk | Self::Folder => "Verified { by: Disk",
            Self::TurnsBack => "Restored",
            Self::Undo => "PutBack { runs: true,",
        }
    }

    pub fn dress(self, behaviour: &mut Behaviour) {
        if self == Self::Disk {
            behaviour.when_signed_out = Openness::Closed;
        }
    }

    pub fn fault(self) -> PlexFault {
        if self == Self::TurnsBack { PlexFault::Status(503) } else { PlexFault::None }
    }
}
