//! `plex-locksmith guide SERVER|CAUSE`

use crate::client::settings::Surround;
use std::time::Instant;

use super::find;
use super::messages::Words;
use super::out::{self, out, say, words};
use super::session::Session;
use super::{ExitStatus, GuideCall, Stopped, json};
use crate::client::diagnosis::guide::{self, About, Answer, Guide, Step, To};
use crate::client::diagnosis::{Action, Cause, ComputerCause};
use crate::client::model::{Message as _, Phrase};
use crate::client::platforms::Platform;

/// A guide, and what it is for.
pub struct Shown {
    pub cause: &'static str,
    /// What it is for; `None` where that is not known, and the steps depend on it.
    pub platform: Option<Platform>,
    pub tree: Tree,
    pub depends_on_platform: bool,
}

/// A guide with all that it leads to. Nobody answers a question on the command line: every answer is followed.
pub struct Tree {
    pub guide: Guide,
    /// What each answer to its question leads to.
    pub answers: Vec<Self>,
    /// Where its other ways lead; `None` for another guide.
    pub others: Vec<Option<Self>>,
}

impl Tree {
    fn new(make: &dyn Fn(&[Answer]) -> Guide, answers: &[Answer]) -> Self {
        let guide = make(answers);
        let with = |answer: Answer| Self::new(make, &[answers, &[answer]].concat());
        let choices = guide.question.iter().flat_map(|question| &question.choices);
        let others = guide.others.iter().map(|other| match other.to {
            To::Answer(answer) if !answers.contains(&answer) => Some(with(answer)),
            To::Answer(_) | To::Action(_) => None,
        });
        let (answers, others) = (choices.map(|choice| with(choice.answer)).collect(), others.collect());
        Self { guide, answers, others }
    }
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
    if let Some(cause) = ComputerCause::of_id(name) {
        let os = call.platform.unwrap_or(Platform::of_this_computer());
        let make = |answers: &[Answer]| {
            guide::of_computer(cause, os, &guide::AboutComputer { answers, ..guide::AboutComputer::default() })
        };
        let tree = Tree::new(&make, &[]);
        return Some(Shown { cause: cause.id(), platform: Some(os), tree, depends_on_platform: false });
    }
    let cause = Cause::of_id(name)?;
    let server = words(&Words::YourServer);
    let about = About { platform: call.platform, ..About::server(&server) };
    let action = cause.spec().action;
    let make = |answers: &[Answer]| guide::of_server(cause, action, &About { answers, ..about });
    Some(Shown {
        cause: cause.id(),
        platform: call.platform,
        tree: Tree::new(&make, &[]),
        depends_on_platform: guide::depends_on_platform(cause, action, &about),
    })
}

/// The guide to what is wrong with a server, which is looked for.
fn of_server(call: &GuideCall, surround: Surround, started: Instant) -> Result<Shown, Stopped> {
    let session = Session::start(call.world, surround).map_err(|why| Stopped::new(ExitStatus::ProbeFailed, &why))?;
    let found = find::named(&session, &call.about, started);
    let model = session.engine.model();
    session.end();
    let server = found.map(|key| model.server(key).cloned())?;
    let server = server.ok_or_else(|| Stopped::new(ExitStatus::Wrong, &Words::WentAway))?;
    let Some(cause) = server.diagnosis.cause.filter(|cause| *cause != Cause::Healthy) else {
        return Err(Stopped::new(ExitStatus::Fine, &server.diagnosis.verdict).and(&Words::GuideNothingWrong));
    };
    let action = server.diagnosis.next_step.map_or(Action::ShowHow, |next| next.action);
    let make = |answers: &[Answer]| model.guide_to_server(&server, (cause, action), call.platform, answers);
    Ok(Shown {
        cause: cause.id(),
        platform: model.platform_of(&server, call.platform),
        tree: Tree::new(&make, &[]),
        depends_on_platform: model.guide_depends_on_platform(&server, cause, action),
    })
}

fn print(shown: &Shown) {
    let guide = &shown.tree.guide;
    say(&guide.title);
    say(&guide.intro);
    if shown.depends_on_platform && shown.platform.is_none() {
        let platforms = Platform::ALL.map(|platform| platform.spec().id).join(", ");
        out(&format!("\n{}\n", words(&Words::GuidePlatforms { platforms })));
    }
    follow(&shown.tree, "", &mut Vec::new());
}

/// Guides that were printed, and under which answers.
type Printed<'a> = Vec<(&'a Guide, &'a Phrase)>;

/// The question with what each answer leads to, or the path; and whatever else it leads to. Each level is indented.
fn follow<'a>(tree: &'a Tree, indent: &str, printed: &mut Printed<'a>) {
    let guide = &tree.guide;
    let further = format!("{indent}  ");
    if let Some(question) = &guide.question {
        out(&format!("\n{indent}{}\n", words(&question.ask)));
        for (choice, way) in question.choices.iter().zip(&tree.answers) {
            out(&format!("\n{indent}* {}\n", words(&choice.label)));
            if let Some((_, label)) = printed.iter().find(|(guide, _)| **guide == way.guide) {
                let label = (*label).clone();
                out(&format!("\n{further}{}\n", words(&Words::GuideAsAbove { label })));
                continue;
            }
            printed.push((&way.guide, &choice.label));
            if way.guide.title != guide.title {
                out(&format!("\n{further}{}\n{further}{}\n", words(&way.guide.title), words(&way.guide.intro)));
            }
            follow(way, &further, printed);
        }
    }
    steps(&guide.steps, indent);
    if !guide.experts.is_empty() {
        out(&format!("\n{indent}{}\n", words(&Words::GuideForExperts)));
        steps(&guide.experts, indent);
    }
    for note in &guide.notes {
        out(&format!("\n{indent}{}\n", words(note)));
    }
    for (other, way) in guide.others.iter().zip(&tree.others) {
        out(&format!("\n{indent}{}\n", words(&Words::GuideOther { label: other.label.clone() })));
        if let Some(way) = way {
            follow(way, &further, printed);
        }
    }
}

fn steps(steps: &[Step], indent: &str) {
    for (n, step) in steps.iter().enumerate() {
        out(&format!("\n{indent}{}. {}\n", n + 1, words(&step.text)));
        for copy in &step.copies {
            if step.copies.len() > 1 {
                out(&format!("{indent}   {}\n", words(&Words::GuideToCopy { label: copy.label.phrase() })));
            }
            copy.text.lines().for_each(|line| out(&format!("{indent}       {line}\n")));
        }
    }
}
