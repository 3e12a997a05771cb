//! A report to paste into a forum: what is wrong, what was seen, and nothing of anybody.
//!
//! It is redacted twice. By field: only what is named here goes in at all, and names are exchanged for [`stand_ins`] before
//! anything is worded. By value: every text, and at last the whole report, is searched by [`scrub`] for what looks like a
//! secret or a person, through whatever field it came. What was withheld is listed at the end, by kind and count.
//!
//! Pure: no I/O, no clock.

mod certificate;
mod computer;
mod markdown;
mod messages;
mod repair;
mod server;
mod stand_ins;
#[cfg(test)]
mod tests;

use markdown::Draft;

use crate::client::diagnosis::{Cause, Severity};
use crate::client::model::{LocalUser, Message, Moment, Phrase};
use crate::client::scrub::Redactor;
use crate::client::state::{Model, Server};
pub use messages::entries;
use messages::{Heading, Line, Withheld};
use stand_ins::StandIns;

/// The most that a report holds, in bytes: forums take 32 000 to 65 536 characters.
pub const LIMIT: usize = 60 * 1024;
/// Kept free for the end of the report: what was left out, and what was withheld.
const RESERVE: usize = 4 * 1024;
/// How many servers are told in full; the others are counted.
const MOST_SERVERS: usize = 25;

/// A finished report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub markdown: String,
    /// What is not in it, by kind and count: "2 e-mail addresses".
    pub withheld: Vec<String>,
}

/// Puts a message into words, in the language of the report.
pub type Render<'a> = &'a dyn Fn(&Phrase) -> String;

/// The program that makes the report, and when and in which language it does.
#[derive(Clone, Copy)]
pub struct ReportContext<'a> {
    pub version: &'a str,
    /// The operating system and the processor.
    pub system: &'a str,
    /// The time on the model's clock.
    pub now: Moment,
    pub render: Render<'a>,
}

impl Report {
    /// Tells the state of everything.
    #[must_use]
    pub fn of(model: &Model, program: &ReportContext<'_>, person: &LocalUser) -> Self {
        let stand_ins = StandIns::new(model, program.render);
        let (known, counts) = (stand_ins.known(person), stand_ins.counts());
        let mut draft = Draft::new(Redactor::new(known), stand_ins, program.render);
        counts.into_iter().for_each(|(kind, count)| draft.withhold(kind, count));
        let servers = chosen(model);
        draft.heading(1, &Heading::Title);
        draft.line(&Line::MadeBy {
            version: program.version.to_owned(),
            system: program.system.to_owned(),
            running: program.now.into(),
        });
        verdicts(&mut draft, model, &servers);
        computer::show(&mut draft, model, program.now);
        // It stands behind the servers, and has its room whatever they take.
        let mark = draft.mark();
        computer::search(&mut draft, model, program.now);
        let search = draft.take_from(&mark);
        let room = LIMIT.saturating_sub(RESERVE + search.len());
        let mut left_out = 0;
        for (number, server) in &servers {
            let mark = draft.mark();
            server::show(&mut draft, model, *number, server, program.now);
            if draft.text.len() > room {
                draft.back_to(mark);
                left_out += 1;
            }
        }
        if left_out > 0 {
            draft.text.push('\n');
            draft.line(&Line::LeftOut { count: left_out });
        }
        draft.text.push_str(&search);
        Self::finish(draft, program.render)
    }

    fn finish(draft: Draft<'_>, render: Render<'_>) -> Self {
        let (mut markdown, counts) = draft.finish();
        let withheld: Vec<String> =
            counts.iter().map(|(kind, count)| render(&Withheld::new(*kind, *count).phrase())).collect();
        let lines: Vec<String> = withheld.iter().map(|line| format!("- {line}\n")).collect();
        let lines = if lines.is_empty() { render(&Line::NothingWithheld.phrase()) + "\n" } else { lines.concat() };
        let end = format!("\n## {}\n\n{lines}", render(&Heading::Withheld.phrase()));
        cut(&mut markdown, LIMIT.saturating_sub(end.len()), &render(&Line::Cut.phrase()));
        markdown.push_str(&end);
        Self { markdown, withheld }
    }
}

/// The last resort: the sections keep to the limit by themselves.
fn cut(text: &mut String, limit: usize, note: &str) {
    if text.len() > limit {
        let whole_lines = text[..text.floor_char_boundary(limit - note.len() - 2)].rfind('\n').unwrap_or(0);
        text.truncate(whole_lines);
        text.push_str(&format!("\n\n{note}"));
    }
}

/// The servers to tell in full, each with its number in the list. Where there are too many, those in trouble come first.
fn chosen(model: &Model) -> Vec<(usize, &Server)> {
    let mut all: Vec<_> = model.rows.iter().enumerate().map(|(n, server)| (n + 1, server)).collect();
    let is_problem = |server: &Server| server.diagnosis.severity == Some(Severity::Problem);
    all.sort_by_key(|(number, server)| (!is_problem(server), *number));
    all.truncate(MOST_SERVERS);
    all.sort_by_key(|(number, _)| *number);
    all
}

fn verdicts(draft: &mut Draft<'_>, model: &Model, servers: &[(usize, &Server)]) {
    draft.heading(2, &Heading::Verdicts);
    verdict(draft, Heading::ThisComputer, &model.computer.diagnosis.verdict);
    for (number, server) in servers {
        verdict(draft, Heading::Server { number: *number }, &server.diagnosis.verdict);
    }
    if servers.is_empty() {
        draft.item(0, &Line::NoServers);
    }
    for (count, state) in rest(model, servers) {
        draft.item(0, &Line::MoreServers { count, state: state.unwrap_or_else(|| Line::NotKnown.phrase()) });
    }
}

fn verdict(draft: &mut Draft<'_>, of: Heading, verdict: &impl Message) {
    let (of, verdict) = (draft.message(&of), draft.sentence(verdict));
    draft.safe_item(0, &format!("{of}: {verdict}"));
}

/// The servers that are not told in full, counted by their state.
fn rest(model: &Model, servers: &[(usize, &Server)]) -> Vec<(usize, Option<Phrase>)> {
    let mut counted: Vec<(usize, Option<Phrase>)> = Vec::new();
    let told = |server: &&Server| servers.iter().any(|(_, s)| s.key == server.key);
    for server in model.rows.iter().filter(|s| !told(s)) {
        let word = server.diagnosis.cause.map(Cause::list_word);
        match counted.iter_mut().find(|(_, w)| *w == word) {
            Some((count, _)) => *count += 1,
            None => counted.push((1, word)),
        }
    }
    counted
}
