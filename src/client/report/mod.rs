//! A report to paste into a forum: what is wrong, what was seen, and nothing of anybody.
//!
//! It is redacted twice. By field: only what is named here goes in at all, and names are exchanged for [`stand_ins`] before
//! anything is worded. By value: every text, and at last the whole report, is searched by [`scrub`] for what looks like a
//! secret or a person, through whatever field it came. What was withheld is listed at the end, by kind and count.
//!
//! Servers are numbered as in the list of the window. Who is who is the [`Legend`], which the report itself never holds.
//!
//! Pure: no I/O; the model knows what the clock showed.

mod certificate;
mod checks;
mod clock;
mod computer;
mod history;
mod markdown;
mod messages;
mod repair;
mod server;
mod stand_ins;
mod summary;
#[cfg(test)]
mod tests;

use markdown::Draft;

use crate::client::model::{LocalUser, Message, Moment, Phrase, ServerName};
use crate::client::scrub::Redactor;
use crate::client::state::{Model, Server};
use clock::Clock;
use messages::{Heading, Line, Withheld};
pub use messages::{Legend, entries};
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
    /// Who is who in it: for its maker's eyes alone.
    pub legend: Vec<Legend>,
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
        let servers = in_order(model);
        let told = summary::chosen(&servers);
        let stand_ins = StandIns::new(model, servers, program.render);
        let legend = legend(&told, program.render);
        let clock = Clock::new(model, program.now);
        let (known, counts) = (stand_ins.known(person), stand_ins.counts());
        let mut draft = Draft::new(Redactor::new(known), stand_ins, program.render);
        counts.into_iter().for_each(|(kind, count)| draft.withhold(kind, count));
        draft.heading(1, &Heading::Title);
        draft.line(&Line::MadeBy {
            version: program.version.to_owned(),
            system: program.system.to_owned(),
            time: clock.made().full(),
            running: program.now.into(),
        });
        summary::show(&mut draft, model, &told);
        computer::show(&mut draft, model, clock);
        // It stands behind the servers, and has its room whatever they take.
        let mark = draft.mark();
        history::show(&mut draft, model, clock);
        computer::search(&mut draft, model, clock);
        let rest = draft.take_from(&mark);
        let room = LIMIT.saturating_sub(RESERVE + rest.len());
        let mut left_out = 0;
        for (number, server) in &told {
            let mark = draft.mark();
            server::show(&mut draft, model, *number, server, clock);
            if draft.text.len() > room {
                draft.back_to(mark);
                left_out += 1;
            }
        }
        if left_out > 0 {
            draft.text.push('\n');
            draft.line(&Line::LeftOut { count: left_out });
        }
        draft.text.push_str(&rest);
        Self::finish(draft, legend, program.render)
    }

    fn finish(draft: Draft<'_>, legend: Vec<Legend>, render: Render<'_>) -> Self {
        let (mut markdown, counts) = draft.finish();
        let withheld: Vec<String> =
            counts.iter().map(|(kind, count)| render(&Withheld::new(*kind, *count).phrase())).collect();
        let lines: Vec<String> = withheld.iter().map(|line| format!("- {line}\n")).collect();
        let lines = if lines.is_empty() { render(&Line::NothingWithheld.phrase()) + "\n" } else { lines.concat() };
        let end = format!("\n## {}\n\n{lines}", render(&Heading::Withheld.phrase()));
        cut(&mut markdown, LIMIT.saturating_sub(end.len()), &render(&Line::Cut.phrase()));
        markdown.push_str(&end);
        Self { markdown, withheld, legend }
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

/// All servers, in the order of the list in the window: the nth is "Server n".
fn in_order(model: &Model) -> Vec<&Server> {
    model.arranged().into_iter().filter_map(|(_, key)| model.server(key)).collect()
}

fn legend(told: &[(usize, &Server)], render: Render<'_>) -> Vec<Legend> {
    let stands_for = |(number, server): &(usize, &Server)| {
        let stand_in = render(&Heading::Server { number: *number }.phrase());
        let name = ServerName(server.diagnosis.name.clone());
        let namesakes = told.iter().filter(|(_, other)| other.diagnosis.name == name.0).count();
        match server.addresses.first().filter(|_| namesakes > 1) {
            Some(facts) => Legend::StandsForAt { stand_in, name, address: facts.address },
            None => Legend::StandsFor { stand_in, name },
        }
    };
    told.iter().map(stands_for).collect()
}
