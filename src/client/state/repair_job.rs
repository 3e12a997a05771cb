//! Begins repairs, undoes and starts: the job that the engine is given, and where its server answers.

use std::net::SocketAddr;

use super::Repair;
use crate::client::model::{AccountKey, AddressFacts, Installed, Location, Locator, MachineId, Source, User};
use crate::client::repair::claim::ClaimTarget;
use crate::client::repair::{Record, RepairJob, RepairKind};
use crate::client::state::{Effect, Model, Server, ServerKey};

impl Model {
    pub(super) fn start_repair(&mut self, key: ServerKey, agreed: Option<AccountKey>) -> Vec<Effect> {
        let installed = self.installation_of(key).cloned();
        installed.map_or_else(Vec::new, |installed| self.start_repair_of(installed, agreed))
    }

    pub(super) fn start_repair_at(&mut self, place: &Locator, agreed: Option<AccountKey>) -> Vec<Effect> {
        let installed = self.installation_at(place).cloned();
        installed.map_or_else(Vec::new, |installed| self.start_repair_of(installed, agreed))
    }

    fn start_repair_of(&mut self, installed: Installed, agreed: Option<AccountKey>) -> Vec<Effect> {
        if self.user().is_none() {
            return Vec::new();
        }
        // One that was interrupted has the settings as they were; a new copy would be of what it left.
        let is_its =
            |record: &&Record| record.server == installed.id && record.locator.is_same_place(&installed.locator);
        let open = self.interrupted().find(is_its).map(|record| record.id.clone());
        if let Some(id) = open {
            return self.take_up(RepairKind::GoOn(id), agreed, None);
        }
        let target = self.target_of(&installed.id, &installed.locator, installed.name.map(|n| n.to_string()));
        self.job(RepairJob {
            kind: RepairKind::Repair,
            target,
            locator: installed.locator,
            place: installed.place,
            agreed,
            over: None,
        })
    }

    pub(super) fn start_server(&mut self, key: ServerKey, again: bool) -> Vec<Effect> {
        let Some(installed) = self.installation_of(key).cloned() else { return Vec::new() };
        let target = self.target_of(&installed.id, &installed.locator, installed.name.map(|n| n.to_string()));
        let kind = RepairKind::Start { again };
        self.job(RepairJob {
            kind,
            target,
            locator: installed.locator,
            place: installed.place,
            agreed: None,
            over: None,
        })
    }

    /// Goes on with a repair, or puts it back, by its journal.
    pub(super) fn take_up(
        &mut self,
        kind: RepairKind,
        agreed: Option<AccountKey>,
        over: Option<String>,
    ) -> Vec<Effect> {
        let (RepairKind::GoOn(id) | RepairKind::Undo(id)) = &kind else { return Vec::new() };
        let user = self.user().map(User::key);
        if matches!(kind, RepairKind::GoOn(_)) && user.is_none() {
            return Vec::new();
        }
        let Some(record) = self.record(id).cloned() else { return Vec::new() };
        // What its owner agreed to before it was interrupted. Somebody else's word it is not.
        let is_theirs = record.by.as_ref().zip(user.as_ref()).is_some_and(|(by, user)| by.covers(user));
        let before = record.consent.filter(|_| matches!(kind, RepairKind::GoOn(_)) && is_theirs);
        let agreed = agreed.or(before);
        let mut target = self.target_of(&record.server, &record.locator, None);
        // Where it does not answer, or tells its name to nobody, the journal knows it.
        target.name = record.name;
        for address in record.addresses {
            if !target.addresses.iter().any(|(known, _)| *known == address) {
                target.addresses.push((address, address.ip().is_loopback()));
            }
        }
        let locator = self.reached_now(record.locator);
        self.job(RepairJob { kind, target, locator, place: record.place, agreed, over })
    }

    fn job(&mut self, job: RepairJob) -> Vec<Effect> {
        if self.running_repair().is_some() || self.running_claim().is_some() {
            return Vec::new();
        }
        self.claim = None;
        self.repair = Some(Repair {
            kind: job.kind.clone(),
            server: self.rows.of_id(&job.target.id),
            id: job.target.id.clone(),
            name: job.target.name.clone(),
            since: self.now,
            steps: Vec::new(),
            asks: None,
            was_ended: false,
            claim: None,
            turning_back: None,
            cancelled: false,
            end: None,
        });
        vec![Effect::Repair(Box::new(job))]
    }

    /// Where a server answers, or would: this computer's own loopback first.
    fn target_of(&self, id: &MachineId, locator: &Locator, name: Option<String>) -> ClaimTarget {
        let row = self.rows.of_id(id).and_then(|key| self.server(key));
        let location = locator.location();
        let mut addresses = listened_at(row.map(|row| row.addresses.as_slice()).unwrap_or_default(), location);
        let is_here = location.reaches_loopback() && !addresses.iter().any(|(address, _)| address.ip().is_loopback());
        addresses.extend(self.own_address.filter(|_| is_here).map(|own| (own, true)));
        addresses.sort_by_key(|(address, here)| (!here, !address.ip().is_loopback(), *address));
        let name = row.map(|row| row.diagnosis.name.clone()).or(name).unwrap_or_else(|| id.to_string());
        let duplicate = row.is_some_and(Server::may_be_two);
        ClaimTarget { id: id.clone(), name, addresses, place: Some(locator.clone()), duplicate }
    }
}

/// Where a repair listens for its server: a stranger who announces its identity neither keeps it from stopping nor speaks for it
/// afterwards. A server that this program stops is listened for on this computer; one in a folder where it has proven itself, or else
/// where its owner said that it is, or else wherever it seems to be.
fn listened_at(addresses: &[AddressFacts], location: Location) -> Vec<(SocketAddr, bool)> {
    let all = |wanted: &dyn Fn(&AddressFacts) -> bool| -> Vec<_> {
        addresses.iter().filter(|facts| wanted(facts)).map(|facts| (facts.address, facts.here)).collect()
    };
    if location.reaches_loopback() {
        return all(&|facts| facts.here);
    }
    let ways: [&dyn Fn(&AddressFacts) -> bool; 3] =
        [&|facts| facts.proof.is_some(), &|facts| facts.sources.contains(&Source::Typed), &|_| true];
    ways.iter().map(|wanted| all(*wanted)).find(|found| !found.is_empty()).unwrap_or_default()
}
