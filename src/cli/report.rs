//! `plex-locksmith report`

use crate::client::settings::Surround;
use std::time::{Duration, Instant};

use crate::client::system::local_user;

use super::messages::Words;
use super::out::{self, words};
use super::session::{Session, sign_in_words};
use super::{ExitStatus, ReportCall};
use crate::client::model::Phrase;
use crate::client::report::{Report, ReportContext};
use crate::client::state::Request;

/// How long it is looked around at the latest, from the start or the sign-in.
const LONGEST: Duration = Duration::from_secs(10);

pub fn run(call: &ReportCall, surround: Surround) -> ExitStatus {
    let started = Instant::now();
    let Some(session) = Session::start_or_say(call.world, surround) else { return ExitStatus::ProbeFailed };
    session.engine.request(Request::Search);
    if call.sign_in
        && let Err(why) = session.sign_in()
    {
        out::report(&sign_in_words(&why));
    }
    let from_here = Instant::now();
    let (model, _) = session.wait(|model| from_here.elapsed() >= LONGEST || model.is_settled(started.elapsed()));
    let render = |phrase: &Phrase| words(phrase);
    let context = ReportContext {
        version: env!("CARGO_PKG_VERSION"),
        system: &format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        now: started.elapsed(),
        render: &render,
    };
    let report = Report::of(&model, &context, &local_user());
    out::out(&report.markdown);
    if !report.legend.is_empty() {
        out::tell(&Words::OnlyYouSee);
        report.legend.iter().for_each(|line| out::err(&format!("  {}\n", words(line))));
    }
    if !report.withheld.is_empty() {
        out::tell(&Words::LeftOut);
        report.withheld.iter().for_each(|kind| out::err(&format!("  {kind}\n")));
    }
    session.end();
    ExitStatus::Fine
}
