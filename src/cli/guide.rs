//! `plex-locksmith guide SERVER|CAUSE`

use crate::client::settings::Surround;
use std::time::Instant;

use super::find;
use super::messages::Words;
use super::out::{self, out, say, words};
use super::session::Session;
use super::{ExitStatus, GuideCall, Stopped, json};
use crate::client::diagnosis::guide::{self, About, Guide};
use crate::client::diagnosis::{Action, Cause, ComputerCause};
use crate::client::model::Message as _;
use crate::client::platforms::Platform;

/// A guide, and what it is for.
pub struct Shown {
    pub cause: &'static str,
    /// What it is for; `None` where that is not known, and the steps depend on it.
    pub platform: Option<Platform>,
    pub guide: Guide,
    pub depends_on_platform: bool,
}

pub fn run(call: &GuideCall, surround: Surround) -> ExitStatus {
    let started = Instant::now();
    let shown = match of_cause(call) {
        Some(shown) => Ok(shown),
        None => of_server(call, surround, started),
    };
    match shown {
        Ok(shown) if call.json => json::print(&json::GuideReport::new(&shown)),
        Ok(shown) => print(&shown),
        Err(Stopped(status, why)) => {
            if call.json {
                json::print(&json::GuideReport::none(why.words()));
            }
            out::report_all(&why);
            return status;
        }
    }
    ExitStatus::Fine
}

/// The guide to a cause by its name: nothing is looked at.
fn of_cause(call: &GuideCall) -> Option<Shown> {
    let name = call.about.trim();
    if let Some(cause) = ComputerCause::all().find(|cause| cause.id() == name) {
        let os = call.platform.unwrap_or(Platform::of_this_computer());
        let guide = guide::of_computer(cause, os, &guide::AboutComputer::default());
        return Some(Shown { cause: cause.id(), platform: Some(os), guide, depends_on_platform: false });
    }
    let cause = Cause::all().find(|cause| cause.id() == name)?;
    let server = words(&Words::YourServer);
    let about = About { platform: call.platform, ..About::server(&server) };
    let action = cause.spec().action;
    Some(Shown {
        cause: cause.id(),
        platform: call.platform,
        guide: guide::of_server(cause, action, &about),
        depends_on_platform: guide::depends_on_platform(cause, action, &about),
    })
}

/// The guide to what is wrong with a server, which is looked for.
fn of_server(call: &GuideCall, surround: Surround, started: Instant) -> Result<Shown, Stopped> {
    let session = Session::start(call.demo, surround).map_err(|why| Stopped::new(ExitStatus::ProbeFailed, &why))?;
    let found = find::named(&session, &call.about, started);
    let model = session.engine.model();
    session.end();
    let server = found.map(|key| model.server(key).cloned())?;
    let server = server.ok_or_else(|| Stopped::new(ExitStatus::Wrong, &Words::WentAway))?;
    let Some(cause) = server.diagnosis.cause.filter(|cause| *cause != Cause::Healthy) else {
        return Err(Stopped::new(ExitStatus::Fine, &server.diagnosis.verdict).and(&Words::GuideNothingWrong));
    };
    let action = server.diagnosis.next_step.map_or(Action::ShowHow, |next| next.action);
    Ok(Shown {
        cause: cause.id(),
        platform: model.platform_of(&server, call.platform),
        guide: model.guide_to_server(&server, cause, action, call.platform),
        depends_on_platform: model.guide_depends_on_platform(&server, cause, action),
    })
}

fn print(shown: &Shown) {
    let guide = &shown.guide;
    say(&guide.title);
    say(&guide.intro);
    if shown.depends_on_platform && shown.platform.is_none() {
        let platforms = Platform::ALL.map(|platform| platform.spec().id).join(", ");
        out(&format!("\n{}\n", words(&Words::GuidePlatforms { platforms })));
    }
    for (n, step) in guide.steps.iter().enumerate() {
        out(&format!("\n{}. {}\n", n + 1, words(&step.text)));
        for copy in &step.copies {
            if step.copies.len() > 1 {
                out(&format!("   {}\n", words(&Words::GuideToCopy { label: copy.label.phrase() })));
            }
            copy.text.lines().for_each(|line| out(&format!("       {line}\n")));
        }
    }
    for note in &guide.notes {
        out(&format!("\n{}\n", words(note)));
    }
    if let Some(other) = &guide.other {
        out(&format!("\n{}\n", words(&Words::GuideOther { label: other.label.clone() })));
    }
}
