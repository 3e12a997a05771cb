//! The installations of the demo home, as the client core sees them: a repair can be tried on them.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::{Contained, Installed};
use crate::client::installation::file::{self, PreferencesFile};
use crate::client::installation::{
    Control, FileOwner, FoundInstallation, InstallError, InstallKind, InstallOperation, Installation, Installations,
    PreferencesFormat, RawPreferences, Store, StoreLock,
};
use crate::client::model::{Controller, Locator};

/// How long one of them may take to close by itself.
const PATIENCE: Duration = Duration::from_secs(10);

/// The home's own, and nothing else: no folder of this computer is looked into, whatever its user picks.
pub struct DemoInstallations {
    in_folders: Vec<Installed>,
    in_containers: Vec<Contained>,
}

impl DemoInstallations {
    #[must_use]
    pub fn new(in_folders: &[Installed], in_containers: &[Contained]) -> Self {
        Self { in_folders: in_folders.to_vec(), in_containers: in_containers.to_vec() }
    }

    fn below<'a>(&'a self, folder: &'a Path) -> impl Iterator<Item = FoundInstallation> + 'a {
        let within = self.in_folders.iter().filter(move |installed| installed.preferences().starts_with(folder));
        within.map(|installed| inspected(&in_folder(installed), installed))
    }
}

impl Installations for DemoInstallations {
    fn inspect(&self) -> Vec<FoundInstallation> {
        let contained = self.in_containers.iter().map(|it| inspected(&in_container(it), &it.installed));
        self.below(Path::new("")).chain(contained).collect()
    }

    fn look_in(&self, folder: &Path) -> Result<Vec<FoundInstallation>, InstallError> {
        let found: Vec<FoundInstallation> = self.below(folder).collect();
        if found.is_empty() { Err(not_here(InstallOperation::LookThrough, folder)) } else { Ok(found) }
    }

    fn open(&self, locator: &Locator) -> Result<Installation, InstallError> {
        match locator {
            Locator::Folder { preferences } => {
                let known = self.in_folders.iter().find(|installed| installed.preferences() == preferences);
                known.map(in_folder).ok_or_else(|| not_here(InstallOperation::Open, preferences))
            }
            Locator::Container { name, .. } => {
                let known = self.in_containers.iter().find(|contained| contained.locator == *locator);
                known.map(in_container).ok_or_else(|| not_here(InstallOperation::Open, Path::new(name)))
            }
            other @ (Locator::Service { .. }
            | Locator::Registry { .. }
            | Locator::Domain { .. }
            | Locator::Ssh { .. }
            | Locator::SshContainer { .. }) => {
                Err(InstallError::new(InstallOperation::Open, format!("{other:?}"), InstallKind::Unsupported))
            }
        }
    }
}

fn inspected(installation: &Installation, installed: &Installed) -> FoundInstallation {
    installation.inspect(Some(&installed.preferences().with_file_name(file::LOGS)))
}

fn not_here(operation: InstallOperation, place: &Path) -> InstallError {
    InstallError::new(operation, place.display(), InstallKind::Missing).because("it is not of the simulated home")
}

fn in_folder(installed: &Installed) -> Installation {
    let preferences = installed.preferences().to_owned();
    Installation {
        locator: Locator::Folder { preferences: preferences.clone() },
        store: Arc::new(PreferencesFile::new(preferences)),
        control: Arc::new(DemoControl { installed: installed.clone(), by: "Demo".to_owned(), is_here: true }),
    }
}

fn in_container(contained: &Contained) -> Installation {
    let Contained { installed, locator, .. } = contained;
    Installation {
        locator: locator.clone(),
        store: Arc::new(DemoStore::new(installed, contained.place.clone())),
        control: Arc::new(DemoControl::elsewhere(installed.clone(), &contained.by)),
    }
}

/// Settings that are said to be somewhere else than in the file that plays them.
pub(super) struct DemoStore {
    file: PreferencesFile,
    place: String,
}

impl DemoStore {
    pub(super) fn new(installed: &Installed, place: String) -> Self {
        Self { file: PreferencesFile::new(installed.preferences().to_owned()), place }
    }

    fn said<T>(&self, done: Result<T, InstallError>) -> Result<T, InstallError> {
        done.map_err(|error| InstallError { place: self.place.clone(), ..error })
    }
}

impl Store for DemoStore {
    fn place(&self) -> String {
        self.place.clone()
    }

    fn read(&self) -> Result<RawPreferences, InstallError> {
        self.said(self.file.read())
    }

    fn replace(&self, expected: &RawPreferences, wanted: &RawPreferences) -> Result<(), InstallError> {
        self.said(self.file.replace(expected, wanted))
    }

    fn create(&self, wanted: &RawPreferences, owner: Option<FileOwner>) -> Result<(), InstallError> {
        self.said(self.file.create(wanted, owner))
    }

    fn owner(&self) -> Option<FileOwner> {
        self.file.owner()
    }

    fn lock(&self) -> Result<Option<StoreLock>, InstallError> {
        self.said(self.file.lock())
    }

    fn form(&self) -> &'static PreferencesFormat {
        self.file.form()
    }
}

pub(super) struct DemoControl {
    installed: Installed,
    /// By which means it is said to be stopped and started.
    by: String,
    /// It runs on this computer, where its process is seen.
    is_here: bool,
}

impl DemoControl {
    /// In a container, or on another computer.
    pub(super) fn elsewhere(installed: Installed, by: &str) -> Self {
        Self { installed, by: by.to_owned(), is_here: false }
    }
}

impl Control for DemoControl {
    fn controller(&self) -> Controller {
        Controller::Managed(self.by.clone())
    }

    fn is_running(&self) -> Result<Option<bool>, InstallError> {
        Ok(Some(self.installed.is_running()))
    }

    /// It runs within this very process.
    fn processes(&self) -> Result<Option<Vec<u32>>, InstallError> {
        Ok(self.is_here.then(|| vec![std::process::id()]))
    }

    fn ask_to_stop(&self) -> Result<(), InstallError> {
        self.installed.stop();
        Ok(())
    }

    fn patience(&self) -> Duration {
        PATIENCE
    }

    fn end(&self) -> Result<(), InstallError> {
        self.installed.kill();
        Ok(())
    }

    fn start(&self) -> Result<(), InstallError> {
        self.installed.start().map_err(|error| InstallError::io(InstallOperation::Start, self.installed.name(), &error))
    }
}
