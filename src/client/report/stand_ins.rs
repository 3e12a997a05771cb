//! The first redaction, by field: before anything is worded, the names in the facts are exchanged for stand-ins, and the
//! diagnosis is made anew from those. No sentence of it ever held a name, so none has to be searched for.

use std::net::SocketAddr;

use super::LocalUser;
use super::scrub::{Kind, Known, KnownTexts};
use super::words;
use crate::client::diagnosis::facts::Newcomer;
use crate::client::diagnosis::{AccountFacts, Diagnosis, ServerFacts, server};
use crate::client::model::{AddressFacts, Fact, Installed, PlexResource, Root, StoredAccount, User};
use crate::client::state::{Model, Server, SignIn};
use crate::client::text::{DisplayText, Email};

/// E-mail addresses of nobody end in this (RFC 2606). The diagnosis tells them apart as it does the real ones.
const NOBODY: &str = ".invalid";
const THE_ACCOUNT: &str = "a@the-account.invalid";

/// Who stands for whom, the same throughout a report.
pub struct StandIns<'a> {
    model: &'a Model,
    owners: Vec<&'a DisplayText>,
    /// The e-mail addresses that servers hold of other accounts than the one that is signed in.
    emails: Vec<&'a Email>,
}

impl<'a> StandIns<'a> {
    pub fn new(model: &'a Model) -> Self {
        let mut owners: Vec<&DisplayText> = Vec::new();
        for owner in model.list().iter().filter_map(|l| l.owner.as_ref()) {
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        let own = user(model).and_then(|u| u.email.as_ref());
        let mut emails: Vec<&Email> = Vec::new();
        let in_settings = model.installed.iter().filter_map(|i| i.account.email.as_ref());
        for email in model.rows.iter().flat_map(stored).chain(in_settings) {
            if Some(email) != own && !emails.contains(&email) {
                emails.push(email);
            }
        }
        Self { model, owners, emails }
    }

    /// A server's facts and the verdict on them, with stand-ins for every name.
    pub fn server(&self, number: usize, server: &Server) -> (Vec<AddressFacts>, Diagnosis) {
        let addresses = self.addresses(number, server);
        let account = self.account(number, server);
        let installed = self.installed(server);
        let newcomer = self
            .model
            .newcomer(server.key)
            .map(|newcomer| Newcomer { name: self.called(newcomer.address), ..newcomer });
        let facts = ServerFacts {
            addresses: &addresses,
            listed: server.listed.as_ref(),
            newcomer: newcomer.as_ref(),
            clock_is_right: self.model.clock_is_right(),
            refusal: server.refusal,
            browser_fails: server.browser_fails,
            should_be_mine: server.should_be_mine,
            installed: installed.as_ref(),
        };
        let mut diagnosis = server::diagnose(self.model.computer.diagnosis.cause, &account, facts);
        diagnosis.verdict = begun(&self.speak(&diagnosis.verdict));
        for check in &mut diagnosis.checks {
            check.says = self.speak(&check.says);
        }
        (addresses, diagnosis)
    }

    /// What the server at this address is called in the report.
    fn called(&self, address: SocketAddr) -> String {
        let nth = self.model.rows.iter().position(|row| row.addresses.iter().any(|facts| facts.address == address));
        words::server(nth.map_or(0, |nth| nth + 1))
    }

    /// The screen's masks of the e-mail addresses of nobody, as the words that they stand for.
    fn speak(&self, text: &str) -> String {
        let mut text = text.to_owned();
        if !text.contains(NOBODY) {
            return text;
        }
        for nth in 0..self.emails.len() {
            text = text.replace(&email(&other(nth)), &words::other_account(nth));
        }
        text.replace(&email(THE_ACCOUNT), words::THE_ACCOUNT)
    }

    /// Which addresses have the same name stays to be seen: different names are two computers.
    fn addresses(&self, number: usize, server: &Server) -> Vec<AddressFacts> {
        let names = names(server);
        let stand_in = |name: &DisplayText| {
            let nth = names.iter().position(|n| *n == name).unwrap_or_default();
            DisplayText::new(&if nth == 0 { words::server(number) } else { words::server_otherwise(number, nth) })
        };
        let mut addresses = server.addresses.clone();
        for facts in &mut addresses {
            facts.hint.name = facts.hint.name.as_ref().and_then(stand_in);
            facts.name = None;
            let open = match &mut facts.root {
                Fact::Known { value: Root::Open(root), .. } => Some(root),
                _ => None,
            };
            let shown = match &mut facts.shown_to_account {
                Fact::Known { value, .. } => Some(value),
                _ => None,
            };
            for root in open.into_iter().chain(shown) {
                root.name = root.name.as_ref().and_then(stand_in);
                root.username = root.username.as_ref().and_then(|e| self.email(e));
            }
        }
        // A server without a name is called by its address otherwise.
        if addresses.iter().all(|a| a.hint.name.is_none())
            && let Some(first) = addresses.first_mut()
        {
            first.hint.name = DisplayText::new(&words::server(number));
        }
        addresses
    }

    /// What the server's own settings say, if it is installed on this computer.
    fn installed(&self, server: &Server) -> Option<Installed> {
        let real = Installed::of(server.diagnosis.id.as_ref()?, &self.model.installed)?;
        let own = user(self.model).and_then(|u| u.username.as_ref());
        let stand_in = |name: &DisplayText| {
            let nth = self.owners.iter().position(|o| *o == name).unwrap_or(self.owners.len());
            DisplayText::new(&if Some(name) == own { words::THE_ACCOUNT.to_owned() } else { words::other_account(nth) })
        };
        Some(Installed {
            name: None,
            account: StoredAccount {
                username: real.account.username.as_ref().and_then(stand_in),
                email: real.account.email.as_ref().and_then(|e| self.email(e)),
                ..real.account
            },
            user: None,
            place: String::new(),
            ..real.clone()
        })
    }

    fn email(&self, real: &Email) -> Option<Email> {
        let other = self.emails.iter().position(|e| *e == real).map(other);
        Email::new(&other.unwrap_or_else(|| THE_ACCOUNT.to_owned()))
    }

    /// The account, with no more of its list than this server.
    fn account(&self, number: usize, server: &Server) -> AccountFacts {
        let AccountFacts::SignedIn { user, list } = &self.model.account else { return AccountFacts::SignedOut };
        let Some(name) = DisplayText::new(words::THE_ACCOUNT) else { return AccountFacts::SignedOut };
        let email = user.email.as_ref().and_then(|e| self.email(e));
        let user = User { username: Some(name.clone()), name, email, ..user.clone() };
        let of_server = |listed: &&PlexResource| Some(&listed.id) == server.diagnosis.id.as_ref();
        let list = match list {
            Fact::Known { value, at } => {
                let own = value.iter().filter(of_server).map(|l| self.listed(number, l));
                Fact::known(own.collect(), *at)
            }
            Fact::NotChecked => Fact::NotChecked,
            Fact::Failed { why, at } => Fact::Failed { why: *why, at: *at },
        };
        AccountFacts::SignedIn { user, list }
    }

    fn listed(&self, number: usize, listed: &PlexResource) -> PlexResource {
        let nth = listed.owner.as_ref().and_then(|owner| self.owners.iter().position(|o| *o == owner));
        PlexResource {
            name: DisplayText::new(&words::server(number)).unwrap_or_else(|| listed.name.clone()),
            owner: nth.and_then(|nth| DisplayText::new(&words::other_account(nth))),
            access_token: None,
            ..listed.clone()
        }
    }

    /// How much was exchanged, by kind.
    pub fn counts(&self) -> Vec<(Kind, usize)> {
        let user = user(self.model);
        let email = user.is_some_and(|u| u.email.is_some());
        let servers = self.model.rows.iter().filter(|s| !names(s).is_empty()).count();
        let tokens = self.model.list().iter().filter(|l| l.access_token.is_some()).count();
        vec![
            (Kind::Secret, tokens),
            (Kind::EMail, self.emails.len() + usize::from(email)),
            (Kind::Account, usize::from(user.is_some())),
            (Kind::OtherAccount, self.owners.len()),
            (Kind::Server, servers),
        ]
    }

    /// All that is known to be somebody's, for the second redaction.
    pub fn known(&self, person: &LocalUser) -> KnownTexts {
        let mut known = Vec::new();
        let mut add = |text: &str, stand_in: &str, kind| {
            known.push(Known { text: text.to_owned(), stand_in: stand_in.to_owned(), kind });
        };
        if let Some(user) = user(self.model) {
            add(user.name.as_str(), words::THE_ACCOUNT, Kind::Account);
            if let Some(username) = &user.username {
                add(username.as_str(), words::THE_ACCOUNT, Kind::Account);
            }
        }
        for (n, server) in self.model.rows.iter().enumerate() {
            names(server).iter().for_each(|name| add(name.as_str(), &words::server(n + 1), Kind::Server));
        }
        for listed in self.model.list() {
            add(listed.name.as_str(), words::stand_in(Kind::Server), Kind::Server);
        }
        for (nth, owner) in self.owners.iter().enumerate() {
            add(owner.as_str(), &words::other_account(nth), Kind::OtherAccount);
        }
        for installed in &self.model.installed {
            let name = installed.name.iter().map(|n| (n, Kind::Server));
            let username = installed.account.username.iter().map(|n| (n, Kind::OtherAccount));
            name.chain(username).for_each(|(text, kind)| add(text.as_str(), words::stand_in(kind), kind));
        }
        for (text, kind) in person.texts() {
            add(text, words::stand_in(kind), kind);
        }
        KnownTexts::new(known, self.secrets())
    }

    fn secrets(&self) -> Vec<crate::client::model::Secret> {
        let mut secrets: Vec<_> = self.model.list().iter().filter_map(|l| l.access_token.clone()).collect();
        if let SignIn::Waiting(waiting) = &self.model.sign_in {
            secrets.extend([waiting.link.clone().into(), waiting.code.clone().into()]);
        }
        secrets
    }
}

fn other(nth: usize) -> String {
    format!("o@other-account-{nth}.invalid")
}

/// As the diagnosis shows it.
fn email(text: &str) -> String {
    Email::new(text).map(|e| e.masked()).unwrap_or_default()
}

pub fn user(model: &Model) -> Option<&User> {
    match &model.account {
        AccountFacts::SignedIn { user, .. } => Some(user),
        AccountFacts::SignedOut => model.user(),
    }
}

/// All names that a server was seen with, each once.
fn names(server: &Server) -> Vec<&DisplayText> {
    let mut all: Vec<&DisplayText> = Vec::new();
    let roots = server.addresses.iter().filter_map(|a| match a.root.get() {
        Some(Root::Open(facts)) => facts.name.as_ref(),
        _ => None,
    });
    for name in server.addresses.iter().filter_map(|a| a.hint.name.as_ref()).chain(roots) {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// A sentence can begin with a stand-in: "another account".
fn begun(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The e-mail addresses of the accounts that a server says that it is signed in to.
fn stored(server: &Server) -> impl Iterator<Item = &Email> {
    server.addresses.iter().flat_map(|a| {
        let open = match a.root.get() {
            Some(Root::Open(facts)) => facts.username.as_ref(),
            _ => None,
        };
        open.into_iter().chain(a.shown_to_account.get().and_then(|facts| facts.username.as_ref()))
    })
}
