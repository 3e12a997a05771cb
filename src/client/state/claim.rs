//! A claim, from its beginning to its end.

use crate::client::diagnosis::duplicate::{answers, speakers};
use crate::client::diagnosis::facts::ClaimRefusal;
use crate::client::model::{Fact, Installed};
use crate::client::repair::claim::{ClaimEnd, ClaimStage, ClaimTarget, Consent};
use crate::client::state::{Claim, Effect, Model, ServerKey, What};

impl Model {
    pub(super) fn start_claim(&mut self, server: ServerKey, consent: Consent) -> Vec<Effect> {
        let id = self.server(server).and_then(|row| row.diagnosis.id.clone());
        let may_begin = self.running_claim().is_none() && self.running_repair().is_none() && self.user().is_some();
        let (Some(row), Some(id), true) = (self.server(server), id, may_begin) else {
            // Of one that runs already its own end tells.
            if self.running_claim().is_none_or(|claim| claim.server != server) {
                self.changed(What::ClaimEnded { key: server, end: ClaimEnd::Cancelled });
            }
            return Vec::new();
        };
        let target = ClaimTarget {
            name: row.diagnosis.name.clone(),
            addresses: speakers(&row.addresses).filter(|a| answers(a)).map(|a| (a.address, a.here)).collect(),
            place: Installed::of(&id, &self.installed)
                .filter(|i| i.capabilities().reaches_loopback)
                .map(|i| i.locator.clone()),
            id,
            duplicate: row.may_be_two(),
        };
        self.repair = None;
        self.claim = Some(Claim { server, since: self.now, stage: ClaimStage::Looking, end: None });
        vec![Effect::Claim { consent, target }]
    }

    pub(super) fn claim_ended(&mut self, end: ClaimEnd) -> Vec<Effect> {
        let Some(claim) = &mut self.claim else { return Vec::new() };
        claim.end = Some(end.clone());
        let key = claim.server;
        self.changed(What::ClaimEnded { key, end: end.clone() });
        if let Some(row) = self.rows.get_mut(key) {
            row.refusal = match end {
                ClaimEnd::Closed => Some(ClaimRefusal::Closed),
                ClaimEnd::CutOff => Some(ClaimRefusal::CutOff),
                ClaimEnd::Verified(_)
                | ClaimEnd::Unverified { .. }
                | ClaimEnd::SomeoneElse
                | ClaimEnd::NeedsConsent(_)
                | ClaimEnd::Changed
                | ClaimEnd::Duplicate
                | ClaimEnd::StillStarting
                | ClaimEnd::CodeRefused
                | ClaimEnd::Failed(_)
                | ClaimEnd::Cancelled => None,
            };
            for facts in &mut row.addresses {
                facts.acceptance = Fact::NotChecked;
            }
        }
        self.diagnose_row(key);
        let mut effects = self.looks_at_all_of(key);
        if self.user().is_some() {
            effects.push(Effect::FetchList);
        }
        effects
    }
}
