//! The installations of the demo home, as the client core sees them: a repair can be tried on them.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::Installed;
use crate::client::installation::file::{self, PreferencesFile};
use crate::client::installation::{
    Control, FoundInstallation, InstallError, InstallKind, InstallOperation, Installation, Installations,
};
use crate::client::model::{Controller, Locator};

/// How long one of them may take to close by itself.
const PATIENCE: Duration = Duration::from_secs(10);

/// The home's own, and nothing else: no folder of this computer is looked into, whatever its user picks.
pub struct DemoInstallations(Vec<Installed>);

impl DemoInstallations {
    #[must_use]
    pub fn new(installed: &[Installed]) -> Self {
        Self(installed.to_vec())
    }

    fn below<'a>(&'a self, folder: &'a Path) -> impl Iterator<Item = FoundInstallation> + 'a {
        let within = self.0.iter().filter(move |installed| installed.preferences().starts_with(folder));
        within.map(|installed| {
            let logs = installed.preferences().with_file_name(file::LOGS);
            installation(installed).inspect(Some(&logs))
        })
    }
}

impl Installations for DemoInstallations {
    fn inspect(&self) -> Vec<FoundInstallation> {
        self.below(Path::new("")).collect()
    }

    fn look_in(&self, folder: &Path) -> Result<Vec<FoundInstallation>, InstallError> {
        let found: Vec<FoundInstallation> = self.below(folder).collect();
        if found.is_empty() { Err(not_here(InstallOperation::LookThrough, folder)) } else { Ok(found) }
    }

    fn open(&self, locator: &Locator) -> Result<Installation, InstallError> {
        let wanted = match locator {
            Locator::Folder { preferences } => preferences,
            other @ (Locator::Service { .. }
            | Locator::Registry { .. }
            | Locator::Domain { .. }
            | Locator::Ssh { .. }
            | Locator::SshContainer { .. }
            | Locator::Container { .. }) => {
                return Err(InstallError::new(InstallOperation::Open, format!("{other:?}"), InstallKind::Unsupported));
            }
        };
        let known = self.0.iter().find(|installed| installed.preferences() == wanted);
        known.map(installation).ok_or_else(|| not_here(InstallOperation::Open, wanted))
    }
}

fn not_here(operation: InstallOperation, place: &Path) -> InstallError {
    InstallError::new(operation, place.display(), InstallKind::Missing).because("it is not of the simulated home")
}

fn installation(installed: &Installed) -> Installation {
    let preferences = installed.preferences().to_owned();
    Installation {
        locator: Locator::Folder { preferences: preferences.clone() },
        store: Arc::new(PreferencesFile::new(preferences)),
        control: Arc::new(DemoControl(installed.clone())),
    }
}

struct DemoControl(Installed);

impl Control for DemoControl {
    fn controller(&self) -> Controller {
        Controller::Managed("Demo".to_owned())
    }

    fn is_running(&self) -> Result<Option<bool>, InstallError> {
        Ok(Some(self.0.is_running()))
    }

    /// It runs within this very process.
    fn processes(&self) -> Result<Option<Vec<u32>>, InstallError> {
        Ok(Some(vec![std::process::id()]))
    }

    fn ask_to_stop(&self) -> Result<(), InstallError> {
        self.0.stop();
        Ok(())
    }

    fn patience(&self) -> Duration {
        PATIENCE
    }

    fn end(&self) -> Result<(), InstallError> {
        self.0.kill();
        Ok(())
    }

    fn start(&self) -> Result<(), InstallError> {
        self.0.start().map_err(|error| InstallError::io(InstallOperation::Start, self.0.name(), &error))
    }
}
