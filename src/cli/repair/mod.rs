//! `plex-locksmith repair [SERVER]`

pub mod follow;
mod place;
mod plan;
mod target;

use crate::client::settings::Surround;
use std::sync::Arc;
use std::time::Instant;

use super::find::settle;
use super::host::Password;
use super::messages::Words;
use super::session::{Session, sign_in_words};
use super::{ExitStatus, RepairCall, Sentences, Stopped, ask, json, out, text};
use crate::client::diagnosis::Cause;
use crate::client::model::{AccountKey, AccountName, Message as _, Phrase, ServerName, StoredAccount};
use crate::client::repair::messages::{AccountWords, RecordWords};
use crate::client::repair::{JournalStore, Record, RepairEnd};
use crate::client::state::{Model, Repair, Request, ServerKey};
use target::{RepairTarget, went_away};

pub use target::is_repaired;

/// What came of it, as far as it came.
#[derive(Default)]
pub struct RepairRun {
    pub server: Option<ServerKey>,
    /// It is as it should be, with or without a repair.
    pub verified: bool,
    pub repair: Option<Repair>,
    /// The journal of an interrupted repair with which it went on.
    pub open: Option<Record>,
    /// Why it did not come to a good end.
    pub why: Option<Sentences>,
}

pub fn run(call: &RepairCall, surround: Surround) -> ExitStatus {
    let started = Instant::now();
    // Before anything else is opened: the number of the descriptor is the caller's.
    let password = Password::read(call.host.password_fd);
    let Some(session) = Session::start_or_say(call.world, surround) else { return ExitStatus::ProbeFailed };
    let mut run = RepairRun::default();
    let before: Vec<String> = session.repairs.iter().flat_map(|repairs| repairs.all()).map(|r| r.id).collect();
    let outcome = match password.and_then(|password| attempt(&session, call, &password, started, &mut run)) {
        Ok(()) if run.verified => ExitStatus::Fine,
        Ok(()) => ExitStatus::Wrong,
        Err(Stopped(outcome, why)) => {
            out::report_all(&why);
            run.why = Some(why);
            outcome
        }
    };
    let model = session.engine.model();
    let record = record_of(&model, &run, &before);
    if call.json {
        json::print(&json::RepairReport::new(&model, &run, record, session.repairs.as_ref(), started.elapsed()));
    } else if let Some(server) = run.server.and_then(|key| model.server(key)).filter(|_| outcome != ExitStatus::Usage) {
        text::print_server(&model, server);
    }
    // The simulated home ends with this call, and its copies with it.
    if let Some(record) = record.filter(|_| run.repair.is_some() && !call.world.is_simulated()) {
        plan::print_way_back(record, &model.repairs, session.repairs.as_ref());
    }
    if let Some((host, _)) = record.and_then(|record| record.locator.host()) {
        out::tell(&Words::SwitchSshOff { host: host.to_string() });
    }
    session.end();
    outcome
}

fn attempt(
    session: &Session,
    call: &RepairCall,
    password: &Password,
    started: Instant,
    run: &mut RepairRun,
) -> Result<(), Stopped> {
    if session.repairs.as_ref().is_some_and(JournalStore::is_busy) {
        return Err(Stopped::new(ExitStatus::Wrong, &Words::Busy));
    }
    let target = target::find(session, call, password, started)?;
    run.server = target.key;
    let model = session.engine.model();
    if let Some(record) = &target.open {
        out::report(&RecordWords::new(record));
    }
    // Where a repair is out of the question, nobody is sent through a sign-in first.
    let is_agreed = match target.cause(&model)? {
        cause if target.open.is_some() || cause.is_some_and(is_repaired) => {
            agree(&model, session, &target, call)?;
            true
        }
        Some(Cause::SignInNeeded | Cause::Slow | Cause::ServerClock) => {
            somebody_can_agree(call)?;
            false
        }
        _ => return Err(out_of_question(&model, &target)),
    };
    if let Err(why) = session.sign_in() {
        return Err(Stopped::new(ExitStatus::Wrong, &sign_in_words(&why)));
    }
    let model = take_the_owners_word(session, &target, settle(session, started));
    if let Some(user) = model.user() {
        let account = AccountName { shown: user.name.to_string(), is_own: true };
        out::tell(&match &user.email {
            Some(email) => Words::SignedInAsOf { account, email: email.masked() },
            None => Words::SignedInAs { account },
        });
    }
    match target.cause(&model)? {
        _ if target.open.is_some() => {}
        Some(Cause::Healthy) => {
            out::report(&Words::NothingToRepair);
            (run.verified, run.why) = (true, Some(Sentences(vec![Words::NothingToRepair.phrase()])));
            return Ok(());
        }
        Some(cause) if is_repaired(cause) => {}
        _ => return Err(out_of_question(&model, &target)),
    }
    if !is_agreed {
        agree(&model, session, &target, call)?;
    }
    let agreed = agree_to_other_account(&model, &target)?;
    if session.is_interrupted() {
        return Err(Stopped::new(ExitStatus::Wrong, &Words::CancelledUnchanged));
    }
    let request = match (&target.open, target.place, target.key) {
        (Some(record), ..) => Request::GoOn { id: record.id.clone(), agreed },
        (None, Some(place), _) => Request::RepairAt { place: Box::new(place), agreed },
        (None, None, Some(server)) => Request::Repair { server, agreed },
        (None, None, None) => return Err(went_away()),
    };
    run.open = target.open;
    let repair = follow::to_the_end(session, request)
        .ok_or_else(|| Stopped::new(ExitStatus::Wrong, &Words::RepairNotStarted))?;
    let name = repair.name.clone();
    run.verified = matches!(repair.end, Some(RepairEnd::Verified { .. }));
    run.why = repair.end.as_ref().and_then(|end| follow::why(end, &name));
    let id = repair.id.clone();
    run.repair = Some(repair);
    if let (None, Some(record)) = (run.server, &run.open) {
        // Now that it answers, it is looked at like any other.
        for address in &record.addresses {
            session.engine.request(Request::AddAddress(address.to_string()));
        }
    }
    let model = settle(session, started);
    run.server = run.server.or_else(|| model.rows.of_id(&id));
    Ok(())
}

/// Who asks for the repair of a server that is shared with the account says that it should be the account's own.
fn take_the_owners_word(session: &Session, target: &RepairTarget, model: Arc<Model>) -> Arc<Model> {
    let Some(server) = target.key.and_then(|key| model.server(key)) else { return model };
    if server.diagnosis.cause != Some(Cause::Shared) {
        return model;
    }
    let key = server.key;
    session.engine.request(Request::ShouldBeMine(key, true));
    session.wait(|model| model.server(key).is_none_or(|server| server.should_be_mine)).0
}

fn out_of_question(model: &Model, target: &RepairTarget) -> Stopped {
    let Some(server) = target.key.and_then(|key| model.server(key)) else { return went_away() };
    let diagnosis = &server.diagnosis;
    let next = diagnosis.next_step.as_ref().map(|step| Words::Next { step: step.label.phrase() }.phrase());
    Stopped::new(ExitStatus::Wrong, &Words::NoRepairHelps).and(&diagnosis.verdict).and_all(next)
}

/// Says what will be done, and asks.
///
/// # Errors
/// When it is not agreed to.
fn agree(model: &Model, session: &Session, target: &RepairTarget, call: &RepairCall) -> Result<(), Stopped> {
    let open = target.open.as_ref();
    plan::print(&target.name, target.installation(model), open, session.repairs.as_ref());
    somebody_can_agree(call)?;
    let server = ServerName(target.name.clone());
    let question = if open.is_some() { Words::AskContinue { server } } else { Words::AskRepair { server } };
    if call.yes || ask::agreed(&question) {
        return Ok(());
    }
    Err(Stopped::new(ExitStatus::Declined, &Words::NothingChanged))
}

fn somebody_can_agree(call: &RepairCall) -> Result<(), Stopped> {
    if call.yes || ask::is_possible() {
        return Ok(());
    }
    Err(Stopped::new(ExitStatus::Declined, &Words::NobodyToAsk))
}

/// Another account's sign-in is removed only after its whole name or address was typed.
fn agree_to_other_account(model: &Model, target: &RepairTarget) -> Result<Option<AccountKey>, Stopped> {
    let (Some(user), Some(installed)) = (model.user(), target.installation(model)) else { return Ok(None) };
    let Some(other) = installed.other_account(user) else { return Ok(None) };
    let name = &target.name;
    let (server, owner) = (|| ServerName(name.clone()), || AccountWords::from(other).phrase());
    out::tell(&if user.is(other) == Some(false) {
        Words::BelongsTo { server: server(), owner: owner() }
    } else {
        Words::WasSignedInAs { server: server(), owner: owner() }
    });
    let wanted = || what_to_type(other, name);
    match ask::typed(&Words::TypeToRemove { wanted: wanted(), server: server(), owner: owner() }) {
        Some(typed) if other.is_typed(&typed) || !other.is_named() && typed == *name => Ok(Some(other.key())),
        Some(_) => Err(Stopped::new(ExitStatus::Declined, &Words::OtherName)),
        None => Err(Stopped::new(ExitStatus::Declined, &Words::TypeInTerminal { wanted: wanted(), owner: owner() })),
    }
}

/// What is shown of an address is masked, and could be that of many.
fn what_to_type(other: &StoredAccount, server: &str) -> Phrase {
    match &other.username {
        Some(name) if !name.as_str().contains('@') => name.as_str().phrase(),
        _ if other.is_named() => Words::WholeAddressOf { owner: AccountWords::from(other).phrase() }.phrase(),
        _ => server.phrase(),
    }
}

/// The journal of this repair: the one that it went on with, or one that was not there before.
fn record_of<'a>(model: &'a Model, run: &RepairRun, before: &[String]) -> Option<&'a Record> {
    let repair = run.repair.as_ref()?;
    let is_this = |record: &&Record| match &run.open {
        Some(open) => open.id == record.id,
        None => record.server == repair.id && !before.contains(&record.id),
    };
    model.repairs.iter().find(is_this)
}
