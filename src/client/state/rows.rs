//! The rows of the list: addresses grouped by the server that answers there.
//!
//! An address belongs to the server whose identity was read there; until one was read, to the server that it was announced as;
//! without either, it is a row of its own. Rows keep their place and their key for as long as the program runs.

use std::collections::{BTreeSet, HashMap};
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};

use super::computer::stood;
use super::groups::may_be_server;
use super::policy::urgency;
use super::{Server, ServerKey, VerdictChange, What};
use crate::client::diagnosis::facts::Newcomer;
use crate::client::diagnosis::{AccountFacts, ComputerCause, ServerFacts, duplicate, server};
use crate::client::model::{AddressFacts, Installed, MachineId, Moment, Source};

/// All rows.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// Shared, so that a snapshot of the model costs little however many servers there are.
    rows: Vec<Arc<Server>>,
    /// The row of each address.
    by_address: HashMap<SocketAddr, ServerKey>,
    by_id: HashMap<MachineId, ServerKey>,
    position: HashMap<ServerKey, usize>,
    next_key: u32,
    /// Those that may have changed since the watch took note of them last.
    touched: BTreeSet<ServerKey>,
    summary: OnceLock<Summary>,
}

/// What takes a look at each of the rows. Kept until one of them changes: a window asks at each of its pictures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Summary {
    /// How many of them are servers, or may turn out to be.
    pub servers: usize,
    /// The one that is to be looked at first, among those with a verdict.
    pub first: Option<ServerKey>,
}

/// What a diagnosis takes in beside the row itself.
pub(super) struct Around<'a> {
    pub computer: Option<ComputerCause>,
    pub account: &'a AccountFacts,
    pub installed: &'a [Installed],
    pub clock_is_right: bool,
    pub now: Moment,
}

impl Rows {
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Server> {
        self.rows.iter().map(AsRef::as_ref)
    }

    #[must_use]
    pub fn get(&self, key: ServerKey) -> Option<&Server> {
        self.rows.get(*self.position.get(&key)?).map(AsRef::as_ref)
    }

    /// The nth row.
    #[must_use]
    pub fn at(&self, position: usize) -> Option<&Server> {
        self.rows.get(position).map(AsRef::as_ref)
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many addresses are kept.
    #[must_use]
    pub fn addresses(&self) -> usize {
        self.by_address.len()
    }

    #[must_use]
    pub fn row_of(&self, address: SocketAddr) -> Option<ServerKey> {
        self.by_address.get(&address).copied()
    }

    #[must_use]
    pub fn of_id(&self, id: &MachineId) -> Option<ServerKey> {
        self.by_id.get(id).copied()
    }

    pub(super) fn summary(&self) -> Summary {
        *self.summary.get_or_init(|| Summary {
            servers: self.iter().filter(|server| may_be_server(server)).count(),
            first: self
                .iter()
                .filter(|server| server.diagnosis.cause.is_some())
                .min_by_key(|server| urgency(server))
                .map(|server| server.key),
        })
    }

    pub(super) fn get_mut(&mut self, key: ServerKey) -> Option<&mut Server> {
        self.summary = OnceLock::new();
        self.touched.insert(key);
        self.get_mut_untouched(key)
    }

    fn get_mut_untouched(&mut self, key: ServerKey) -> Option<&mut Server> {
        self.rows.get_mut(*self.position.get(&key)?).map(Arc::make_mut)
    }

    /// The facts of an address.
    pub(super) fn facts(&self, address: SocketAddr) -> Option<&AddressFacts> {
        self.get(self.row_of(address)?)?.addresses.iter().find(|a| a.address == address)
    }

    /// The same, to be changed.
    pub(super) fn facts_mut(&mut self, address: SocketAddr) -> Option<&mut AddressFacts> {
        let key = self.row_of(address)?;
        self.get_mut(key)?.addresses.iter_mut().find(|a| a.address == address)
    }

    /// The same, for nothing but the date of what is as it was: the watch need not take note.
    pub(super) fn facts_to_date(&mut self, address: SocketAddr) -> Option<&mut AddressFacts> {
        let key = self.row_of(address)?;
        self.get_mut_untouched(key)?.addresses.iter_mut().find(|a| a.address == address)
    }

    /// Takes an address in, as a row of its own for now.
    pub(super) fn insert(&mut self, address: SocketAddr, source: Source) {
        let key = ServerKey(self.next_key);
        self.next_key += 1;
        self.by_address.insert(address, key);
        self.push(key, vec![AddressFacts::new(address, source)]);
    }

    /// The account lists this identity as its own: it has a row, whatever addresses it has.
    pub(super) fn expect(&mut self, id: &MachineId) -> ServerKey {
        let key = self.by_id.get(id).copied().unwrap_or_else(|| {
            let key = ServerKey(self.next_key);
            self.next_key += 1;
            self.by_id.insert(id.clone(), key);
            self.push(key, Vec::new());
            key
        });
        if let Some(row) = self.get_mut(key) {
            row.listed = Some(id.clone());
        }
        key
    }

    /// Only these are listed as the account's own now.
    pub(super) fn expect_no_others(&mut self, listed: &[MachineId]) {
        let before = self.rows.iter().filter_map(|row| row.listed.clone());
        let others: Vec<_> = before.filter(|id| !listed.contains(id)).collect();
        others.iter().for_each(|id| self.expect_no_more(id));
    }

    /// It is not listed any more. Its row goes, unless something else speaks of it.
    pub(super) fn expect_no_more(&mut self, id: &MachineId) {
        let Some(key) = self.of_id(id) else { return };
        if let Some(row) = self.get_mut(key) {
            row.listed = None;
        }
        self.remove_if_empty(key);
    }

    fn remove_if_empty(&mut self, key: ServerKey) -> bool {
        let is_empty = self.get(key).is_some_and(|row| row.addresses.is_empty() && row.listed.is_none());
        if is_empty {
            self.remove(key);
        }
        is_empty
    }

    fn push(&mut self, key: ServerKey, addresses: Vec<AddressFacts>) {
        self.summary = OnceLock::new();
        self.position.insert(key, self.rows.len());
        let facts = ServerFacts::of(&addresses);
        let diagnosis = server::diagnose(None, &AccountFacts::SignedOut, facts);
        self.rows.push(Arc::new(Server {
            key,
            addresses,
            listed: None,
            diagnosis,
            verdict_at: None,
            since: Moment::ZERO,
            changed: None,
            refusal: None,
            browser_fails: false,
            should_be_mine: false,
        }));
    }

    /// Puts an address into the row that it belongs to by now. Returns the rows that changed.
    pub(super) fn regroup(&mut self, address: SocketAddr) -> Vec<ServerKey> {
        let Some(old) = self.row_of(address) else { return Vec::new() };
        let Some(facts) = self.get(old).and_then(|s| s.addresses.iter().find(|a| a.address == address)) else {
            return Vec::new();
        };
        let Some(id) = belongs_to(facts) else { return vec![old] };
        match self.by_id.get(&id).copied() {
            Some(home) if home == old => vec![old],
            Some(home) => self.move_to(address, old, home),
            None => self.found(address, old, id),
        }
    }

    /// The first address of a server that was not known: its row becomes the server's, unless another server lives there.
    fn found(&mut self, address: SocketAddr, old: ServerKey, id: MachineId) -> Vec<ServerKey> {
        // The account's own server keeps its row, whoever else answers at its address.
        let alone = self.get(old).is_some_and(|s| s.addresses.len() == 1 && s.listed.is_none());
        if alone {
            self.by_id.retain(|_, key| *key != old);
            self.by_id.insert(id, old);
            return vec![old];
        }
        let key = ServerKey(self.next_key);
        self.next_key += 1;
        let Some(facts) = self.take(address, old) else { return vec![old] };
        self.by_address.insert(address, key);
        self.by_id.insert(id, key);
        self.push(key, vec![facts]);
        vec![old, key]
    }

    fn move_to(&mut self, address: SocketAddr, old: ServerKey, home: ServerKey) -> Vec<ServerKey> {
        let Some(facts) = self.take(address, old) else { return vec![old] };
        self.by_address.insert(address, home);
        if let Some(row) = self.get_mut(home) {
            row.addresses.push(facts);
            row.addresses.sort_by_key(|a| (!a.here, a.address));
        }
        if self.remove_if_empty(old) { vec![home] } else { vec![old, home] }
    }

    /// Gives an address a row of its own, which is no server's. Returns its key.
    pub(super) fn set_apart(&mut self, address: SocketAddr) -> Option<ServerKey> {
        let old = self.row_of(address)?;
        if self.get(old)?.addresses.len() == 1 {
            return Some(old);
        }
        let facts = self.take(address, old)?;
        let key = ServerKey(self.next_key);
        self.next_key += 1;
        self.by_address.insert(address, key);
        self.push(key, vec![facts]);
        Some(key)
    }

    /// Drops an address, and its row if it was the last one there.
    pub(super) fn drop_address(&mut self, address: SocketAddr) {
        let Some(old) = self.row_of(address) else { return };
        self.take(address, old);
        self.by_address.remove(&address);
        self.remove_if_empty(old);
    }

    fn take(&mut self, address: SocketAddr, from: ServerKey) -> Option<AddressFacts> {
        let row = self.get_mut(from)?;
        let position = row.addresses.iter().position(|a| a.address == address)?;
        Some(row.addresses.remove(position))
    }

    fn remove(&mut self, key: ServerKey) {
        let Some(position) = self.position.remove(&key) else { return };
        self.summary = OnceLock::new();
        self.rows.remove(position);
        self.by_id.retain(|_, k| *k != key);
        for (n, row) in self.rows.iter().enumerate().skip(position) {
            self.position.insert(row.key, n);
        }
    }

    /// Diagnoses a row anew.
    pub(super) fn diagnose(
        &mut self,
        key: ServerKey,
        newcomer: Option<&Newcomer>,
        around: &Around<'_>,
    ) -> Option<What> {
        let row = self.get_mut(key)?;
        let id = duplicate::speakers(&row.addresses).find_map(belongs_to).or_else(|| row.listed.clone());
        let facts = ServerFacts {
            addresses: &row.addresses,
            listed: row.listed.as_ref(),
            newcomer,
            clock_is_right: around.clock_is_right,
            refusal: row.refusal,
            browser_fails: row.browser_fails,
            should_be_mine: row.should_be_mine,
            installed: id.and_then(|id| Installed::of(&id, around.installed)),
        };
        let before = row.diagnosis.cause;
        row.diagnosis = server::diagnose(around.computer, around.account, facts);
        if row.diagnosis.cause.is_some() && row.verdict_at.is_none() {
            row.verdict_at = Some(around.now);
        }
        if row.diagnosis.cause == before {
            return None;
        }
        let had_stood = before.filter(|_| stood(row.since, around.now));
        row.since = around.now;
        let from = had_stood?;
        row.changed = Some(VerdictChange { from, at: around.now });
        Some(What::Server { key, from, to: row.diagnosis.cause })
    }

    /// Those that may have changed since this was asked last.
    pub(super) fn take_touched(&mut self) -> BTreeSet<ServerKey> {
        std::mem::take(&mut self.touched)
    }

    /// They are to be taken note of once more.
    pub(super) fn touch(&mut self, keys: impl IntoIterator<Item = ServerKey>) {
        self.touched.extend(keys);
    }

    pub(super) fn keys(&self) -> Vec<ServerKey> {
        self.rows.iter().map(|r| r.key).collect()
    }
}

/// The identity that decides where an address belongs: what was read there, or else what was announced, or else what was read before.
fn belongs_to(facts: &AddressFacts) -> Option<MachineId> {
    if facts.impostor_of.is_some() {
        return None;
    }
    let read = duplicate::identity(facts).map(|i| i.id.clone());
    read.or_else(|| facts.hint.id.clone()).or_else(|| facts.last.clone())
}
