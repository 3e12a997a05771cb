//! The first redaction, by field: the names among the arguments of a message are exchanged for stand-ins before it is put into
//! words. No sentence ever held a name, so none has to be searched for.

use super::Render;
use super::messages::{Heading, StandIn};
use crate::client::diagnosis::AccountFacts;
use crate::client::model::text::{DisplayText, Email};
use crate::client::model::{AccountName, Arg, LocalUser, Message, Phrase, Root, User};
use crate::client::scrub::{Kind, Known, KnownTexts, marks};
use crate::client::state::{Model, Server, SignIn};

/// Who stands for whom, the same throughout a report.
pub struct StandIns<'a> {
    model: &'a Model,
    /// The nth is "Server n".
    servers: Vec<&'a Server>,
    /// The number of the one that is spoken of. Another one may have its name.
    pub about: Option<usize>,
    render: Render<'a>,
    /// Other accounts than the one that is signed in, as the messages name them.
    others: Vec<String>,
    /// The e-mail addresses that servers hold of other accounts than the one that is signed in.
    emails: Vec<&'a Email>,
}

impl<'a> StandIns<'a> {
    pub fn new(model: &'a Model, servers: Vec<&'a Server>, render: Render<'a>) -> Self {
        let mut others = Vec::new();
        for server in &servers {
            let checks = server.diagnosis.checks.iter().map(|check| check.summary.phrase());
            checks.chain([server.diagnosis.verdict.phrase()]).for_each(|said| other_accounts(&said, &mut others));
        }
        for owner in model.list().iter().filter_map(|l| l.owner.as_ref()) {
            add_once(owner.as_str(), &mut others);
        }
        let own = user(model).and_then(|u| u.email.as_ref());
        let mut emails: Vec<&Email> = Vec::new();
        let in_settings = model.installed.iter().filter_map(|i| i.account.email.as_ref());
        for email in servers.iter().copied().flat_map(stored).chain(in_settings) {
            if Some(email) != own && !emails.contains(&email) {
                emails.push(email);
            }
        }
        Self { model, servers, about: None, render, others, emails }
    }

    /// What a server is called in the report.
    pub fn server(&self, name: &str) -> String {
        let is_called_so = |server: &Server| server.diagnosis.name == name;
        let about = self.about.filter(|number| self.servers.get(number - 1).is_some_and(|server| is_called_so(server)));
        let number = about.or_else(|| self.number_of(is_called_so));
        number.map_or_else(|| marks::of(Kind::Server).to_owned(), |number| self.numbered(number))
    }

    /// The number of a server in the report, and in the list of the window.
    pub fn number_of(&self, is_it: impl Fn(&Server) -> bool) -> Option<usize> {
        self.servers.iter().position(|server| is_it(server)).map(|nth| nth + 1)
    }

    /// What an account is called in the report.
    pub fn account(&self, account: &AccountName) -> String {
        if account.is_own {
            return self.own_account();
        }
        let nth = self.others.iter().position(|other| *other == account.shown);
        nth.map_or_else(|| marks::of(Kind::OtherAccount).to_owned(), |nth| self.nth_account(nth))
    }

    fn numbered(&self, number: usize) -> String {
        (self.render)(&Heading::Server { number }.phrase())
    }

    fn own_account(&self) -> String {
        (self.render)(&StandIn::Account.phrase())
    }

    fn nth_account(&self, nth: usize) -> String {
        let words = if nth == 0 { StandIn::OtherAccount } else { StandIn::NthAccount { nth: nth + 1 } };
        (self.render)(&words.phrase())
    }

    /// How much was exchanged, by kind.
    pub fn counts(&self) -> Vec<(Kind, usize)> {
        let user = user(self.model);
        let email = user.is_some_and(|u| u.email.is_some());
        let servers = self.servers.iter().filter(|s| !names(s).is_empty()).count();
        let tokens = self.model.list().iter().filter(|l| l.access_token.is_some()).count();
        vec![
            (Kind::Secret, tokens),
            (Kind::EMail, self.emails.len() + usize::from(email)),
            (Kind::Account, usize::from(user.is_some())),
            (Kind::OtherAccount, self.others.len()),
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
            add(user.name.as_str(), &self.own_account(), Kind::Account);
            if let Some(username) = &user.username {
                add(username.as_str(), &self.own_account(), Kind::Account);
            }
        }
        for (nth, server) in self.servers.iter().enumerate() {
            names(server).iter().for_each(|name| add(name.as_str(), &self.numbered(nth + 1), Kind::Server));
        }
        for listed in self.model.list() {
            add(listed.name.as_str(), marks::of(Kind::Server), Kind::Server);
        }
        for (nth, other) in self.others.iter().enumerate() {
            add(other, &self.nth_account(nth), Kind::OtherAccount);
        }
        for installed in &self.model.installed {
            let name = installed.name.iter().map(|n| (n, Kind::Server));
            let username = installed.account.username.iter().map(|n| (n, Kind::OtherAccount));
            name.chain(username).for_each(|(text, kind)| add(text.as_str(), marks::of(kind), kind));
        }
        for (text, kind) in texts_of(person) {
            add(text, marks::of(kind), kind);
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

fn other_accounts(phrase: &Phrase, all: &mut Vec<String>) {
    for (_, arg) in &phrase.args {
        match arg {
            Arg::Account(account) if !account.is_own => add_once(&account.shown, all),
            Arg::Message(inner) => other_accounts(inner, all),
            Arg::List(several) => several.iter().for_each(|inner| other_accounts(inner, all)),
            Arg::Account(_)
            | Arg::Number(_)
            | Arg::Text(_)
            | Arg::Term(_)
            | Arg::Server(_)
            | Arg::Address(_)
            | Arg::Day(_)
            | Arg::Clock(_) => {}
        }
    }
}

fn add_once(name: &str, all: &mut Vec<String>) {
    if !all.iter().any(|known| known == name) {
        all.push(name.to_owned());
    }
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

/// What of whoever sits here must not go in, the longest first: the home folder holds the login name.
fn texts_of(person: &LocalUser) -> impl Iterator<Item = (&str, Kind)> {
    let home = person.home_folder.as_deref();
    // The folder is often called as the user is, and sometimes otherwise than the login.
    let folder = home.and_then(|home| home.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next());
    // A host is known by its first label alone, too.
    let host = person.host_name.as_deref();
    let label = host.and_then(|host| host.split('.').next());
    let all = [
        (home, Kind::HomeFolder),
        (person.login_name.as_deref(), Kind::UserName),
        (folder, Kind::UserName),
        (host, Kind::HostName),
        (label, Kind::HostName),
    ];
    all.into_iter().filter_map(|(text, kind)| Some((text?, kind)))
}
