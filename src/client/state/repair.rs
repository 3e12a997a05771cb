//! Repairs, undoes and starts as the model goes through them, and what is known of earlier ones.

use crate::client::state::What;
use std::path::PathBuf;

use super::{Effect, Model, ServerKey};
use crate::client::diagnosis::AccountFacts;
use crate::client::installation::InstallError;
use crate::client::model::{Fact, Installed, Locator, MachineId, Moment};
use crate::client::repair::claim::ClaimStage;
use crate::client::repair::{Ask, Fault, Note, Progress, Record, RepairEnd, RepairKind, RepairOutcome, Step};

/// A repair, an undo or a start that is under way, or that ended last.
#[derive(Clone, Debug)]
pub struct Repair {
    pub kind: RepairKind,
    pub server: Option<ServerKey>,
    pub id: MachineId,
    pub name: String,
    pub since: Moment,
    /// The steps so far, in the order in which they were begun.
    pub steps: Vec<StepLine>,
    /// What the owner is asked to do.
    pub asks: Option<Ask>,
    /// The server did not close by itself, and was ended.
    pub was_ended: bool,
    pub claim: Option<ClaimStage>,
    /// Why it is being put back.
    pub turning_back: Option<Fault>,
    /// The owner wanted out; it ends where nothing is left halfway.
    pub cancelled: bool,
    pub end: Option<RepairEnd>,
}

/// One step of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepLine {
    pub step: Step,
    pub began: Moment,
    pub ended: Option<Moment>,
    /// It did not come to its end: everything is put back because of it.
    pub failed: bool,
}

/// A look into a folder or a container that the owner pointed at.
#[derive(Clone, Debug, Default)]
pub struct FolderLook {
    pub busy: bool,
    pub error: Option<InstallError>,
    /// The servers whose settings were found there last.
    pub found: Vec<MachineId>,
}

impl Repair {
    /// The step that is being done.
    #[must_use]
    pub fn current(&self) -> Option<&StepLine> {
        self.steps.iter().rev().find(|line| line.ended.is_none())
    }

    /// Can it be left now? If not, the reason has its own words.
    #[must_use]
    pub fn hold(&self) -> Option<Hold> {
        if self.cancelled {
            return Some(Hold::Leaving);
        }
        if self.turning_back.is_some() {
            // Nobody is kept waiting for what they would have to do themselves.
            return self.asks.is_none().then_some(Hold::PuttingBack);
        }
        match (self.current()?.step, self.claim) {
            (Step::PutBack, _) if self.asks.is_some() => None,
            (Step::PutBack, _) => Some(Hold::PuttingBack),
            (Step::Claim, Some(ClaimStage::Handing(_))) => Some(Hold::Joining),
            (step, _) if !step.can_be_cancelled() => Some(Hold::Writing),
            _ => None,
        }
    }
}

/// Why it cannot be left at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// Settings are being written.
    Writing,
    /// The server is joining the account.
    Joining,
    PuttingBack,
    /// It was cancelled, and comes to its end.
    Leaving,
}

impl Model {
    /// The repair, undo or start that is under way.
    #[must_use]
    pub fn running_repair(&self) -> Option<&Repair> {
        self.repair.as_ref().filter(|repair| repair.end.is_none())
    }

    /// The installation of a server that is within reach: one that this program can stop and start before a folder.
    #[must_use]
    pub fn installation_of(&self, key: ServerKey) -> Option<&Installed> {
        Installed::of(self.server(key)?.diagnosis.id.as_ref()?, &self.installed)
    }

    /// The installation of a place that a journal has named.
    #[must_use]
    pub fn installation_at(&self, place: &Locator) -> Option<&Installed> {
        self.installed.iter().find(|installed| installed.locator.is_same_place(place))
    }

    /// Repairs that were interrupted, but for one that is under way.
    pub fn interrupted(&self) -> impl Iterator<Item = &Record> {
        let busy = self.running_repair().is_some();
        self.repairs.iter().filter(move |record| !busy && !record.at_work && record.outcome == RepairOutcome::Open)
    }

    /// Those that turn out to be interrupted are told once, but for one that was left open here just now: its own page says so.
    pub(super) fn told_of_repairs(&mut self, records: Vec<Record>) {
        let is_open = |record: &&Record| !record.at_work && record.outcome == RepairOutcome::Open;
        let is_known = |record: &Record| self.repairs.iter().filter(is_open).any(|known| known.id == record.id);
        let is_own = |record: &Record| self.repair.as_ref().is_some_and(|repair| repair.id == record.server);
        let new = records.iter().filter(is_open).filter(|record| !is_known(record) && !is_own(record));
        let new: Vec<String> = new.map(|record| record.id.clone()).collect();
        self.repairs = records;
        new.into_iter().for_each(|record| self.changed(What::Interrupted { record }));
    }

    /// An earlier repair, by its journal.
    #[must_use]
    pub fn record(&self, id: &str) -> Option<&Record> {
        self.repairs.iter().find(|record| record.id == id)
    }

    /// The last repair of a server that can be undone.
    #[must_use]
    pub fn undoable(&self, id: &MachineId) -> Option<&Record> {
        self.repairs.iter().find(|record| record.server == *id).filter(|record| record.can_be_undone())
    }

    pub(super) fn cancel_repair(&mut self) -> Vec<Effect> {
        let Some(repair) = self.repair.as_mut().filter(|repair| repair.end.is_none() && repair.hold().is_none()) else {
            return Vec::new();
        };
        repair.cancelled = true;
        vec![if repair.turning_back.is_some() { Effect::LeaveRepair } else { Effect::CancelRepair }]
    }

    pub(super) fn repair_went_on(&mut self, progress: Progress) {
        let now = self.now;
        let Some(repair) = self.repair.as_mut().filter(|repair| repair.end.is_none()) else { return };
        match progress {
            Progress::Begun(step) => {
                repair.end_steps(now);
                repair.steps.push(StepLine::begun(step, now));
            }
            Progress::Effect(_) => {}
            Progress::Done(_) => repair.end_steps(now),
            Progress::Note(Note::Asks(ask)) => repair.asks = Some(ask),
            Progress::Note(Note::Thanks) => repair.asks = None,
            Progress::Note(Note::Ended) => repair.was_ended = true,
            Progress::Note(Note::Claim(stage)) => repair.claim_is_at(stage, now),
            Progress::TurningBack(fault) => {
                (repair.asks, repair.cancelled) = (None, false);
                repair.turning_back = Some(fault);
                repair.fail_step(now);
            }
        }
    }

    pub(super) fn repair_ended(&mut self, end: RepairEnd) -> Vec<Effect> {
        let now = self.now;
        let Some(repair) = self.repair.as_mut() else { return Vec::new() };
        match &end {
            RepairEnd::Unverified { .. }
            | RepairEnd::NotRestored { .. }
            | RepairEnd::StillOpen(_)
            | RepairEnd::NotPutBack { .. }
            | RepairEnd::NotStarted { .. } => repair.fail_step(now),
            RepairEnd::Verified { .. }
            | RepairEnd::Untouched { .. }
            | RepairEnd::Restored { .. }
            | RepairEnd::PutBack { .. }
            | RepairEnd::Runs => repair.end_steps(now),
        }
        repair.asks = None;
        repair.end = Some(end.clone());
        let id = repair.id.clone();
        self.changed(What::RepairEnded { server: id.clone(), end });
        self.forget_access(&id);
        let mut effects = vec![Effect::LookAtInstallations];
        effects.extend(self.look_in_folders_again(&id));
        effects.extend(self.look_at_host_again(&id));
        if let Some(key) = self.rows.of_id(&id) {
            if let Some(row) = self.rows.get_mut(key) {
                row.refusal = None;
                for facts in &mut row.addresses {
                    facts.acceptance = Fact::NotChecked;
                }
            }
            self.diagnose_row(key);
            effects.extend(self.looks_at_all_of(key));
        }
        if self.user().is_some() {
            effects.push(Effect::FetchList);
        }
        effects
    }

    /// The access token in the account's list is one of the sign-in before: the list is fetched anew.
    fn forget_access(&mut self, id: &MachineId) {
        let AccountFacts::SignedIn { list: Fact::Known { value: list, .. }, .. } = &mut self.account else { return };
        for listed in list.iter_mut().filter(|listed| listed.id == *id) {
            listed.access_token = None;
        }
    }

    /// What a folder, or a container, said of this server is old now.
    fn look_in_folders_again(&self, id: &MachineId) -> Vec<Effect> {
        let again = |locator: &Locator| match locator {
            Locator::Container { endpoint, name, .. } => {
                Some(Effect::LookInContainer { name: name.clone(), engine: Some(endpoint.clone()) })
            }
            Locator::Service { .. }
            | Locator::Folder { .. }
            | Locator::Registry { .. }
            | Locator::Domain { .. }
            | Locator::Ssh { .. }
            | Locator::SshContainer { .. } => Some(Effect::LookInFolder(locator.preferences()?.parent()?.to_owned())),
        };
        self.installed.iter().filter(|i| i.chosen && i.id == *id).filter_map(|i| again(&i.locator)).collect()
    }

    pub(super) fn look_in_folder(&mut self, folder: PathBuf) -> Vec<Effect> {
        self.folder = FolderLook { busy: true, ..FolderLook::default() };
        vec![Effect::LookInFolder(folder)]
    }

    pub(super) fn look_in_container(&mut self, name: String, engine: Option<String>) -> Vec<Effect> {
        self.folder = FolderLook { busy: true, ..FolderLook::default() };
        vec![Effect::LookInContainer { name, engine }]
    }

    pub(super) fn in_folder(&mut self, result: Result<Vec<Installed>, InstallError>) -> Vec<Effect> {
        self.folder.busy = false;
        match result {
            Ok(servers) => {
                self.folder.error = None;
                self.folder.found = servers.iter().map(|server| server.id.clone()).collect();
                let is_new =
                    |known: &Installed| !servers.iter().any(|server| server.locator.is_same_place(&known.locator));
                self.installed.retain(is_new);
                self.installed.extend(servers);
            }
            Err(error) => self.folder.error = Some(error),
        }
        self.diagnose_all();
        Vec::new()
    }
}

impl StepLine {
    fn begun(step: Step, at: Moment) -> Self {
        Self { step, began: at, ended: None, failed: false }
    }

    /// It came to its end.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.ended.is_some() && !self.failed
    }
}

impl Repair {
    fn end_steps(&mut self, now: Moment) {
        for line in self.steps.iter_mut().filter(|line| line.ended.is_none()) {
            line.ended = Some(now);
        }
    }

    /// What was being done when it turned back was not done.
    fn fail_step(&mut self, now: Moment) {
        for line in self.steps.iter_mut().filter(|line| line.ended.is_none()) {
            (line.ended, line.failed) = (Some(now), true);
        }
    }

    /// The claim's own waits are the step "verify": it is the same wherever the sign-in came from.
    fn claim_is_at(&mut self, stage: ClaimStage, now: Moment) {
        self.claim = Some(stage);
        let verifies = matches!(stage, ClaimStage::WaitingForPlex | ClaimStage::WaitingForServer);
        if verifies && !self.steps.iter().any(|line| line.step == Step::Verify) {
            self.end_steps(now);
            self.steps.push(StepLine::begun(Step::Verify, now));
        }
    }
}
