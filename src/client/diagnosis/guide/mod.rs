//! Guides: what a person can do about a cause, on the platform at hand. Plain data, made from a cause and from what it is about; no
//! I/O, and no finished sentence: the words are in `guides.ftl` and `platforms.ftl` of each language.
//!
//! A guide asks what it has to know, one question at a time, and then shows one path. A step is one action in one line, with what has to
//! be typed for it to copy; the last one is to check again. What takes a terminal where a menu would do is for experts. Titles,
//! introductions and notes are for everyone, without a technician's words.

mod about;
mod answer;
pub(super) mod claim;
pub(super) mod computer;
pub(super) mod container;
mod controls;
pub(super) mod network;
pub(super) mod owner;
pub(super) mod server;
pub(super) mod settings;
#[cfg(test)]
pub(crate) mod tests;

pub use about::{About, AboutComputer};
pub use answer::{Answer, Choice, Question};

use super::cause::{Action, Cause, ComputerCause};
use crate::client::model::{AccountName, Arg, ExternalPage, Message as _, Phrase};
use crate::client::platforms::Platform;

/// Another account than the one that is signed in, or the one that is.
fn account(name: &str, is_own: bool) -> Arg {
    AccountName { shown: name.to_owned(), is_own }.into()
}

/// What can be done, for a person to follow: a question, or a path of steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    /// Its entry in the files of `assets/locales`, whose attributes are the rest of its words.
    id: &'static str,
    args: Vec<(&'static str, Arg)>,
    pub title: Phrase,
    pub intro: Phrase,
    /// What has to be known first. Then there are no steps yet.
    pub question: Option<Question>,
    pub steps: Vec<Step>,
    /// For who is at home in a terminal.
    pub experts: Vec<Step>,
    /// What this program can open itself.
    pub button: Option<Open>,
    /// What this program can do itself, where it is able to.
    pub deed: Option<Deed>,
    /// What else should be known.
    pub notes: Vec<Phrase>,
    /// Where else to go from here.
    pub others: Vec<Other>,
    /// The steps are those of the place where the server runs.
    pub is_by_place: bool,
    /// Further steps are for experts.
    to_experts: bool,
}

/// One action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub text: Phrase,
    /// What has to be typed for it, to be copied as it is.
    pub copies: Vec<CopyText>,
    /// It is to check again: the last step of every path.
    pub is_check: bool,
}

/// A text to copy, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyText {
    pub label: Phrase,
    pub text: String,
}

/// A page that this program can open, and the words on its button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    pub label: Phrase,
    pub page: ExternalPage,
}

/// What this program does itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Replace the sign-in in the server's settings, where they are within reach.
    Repair,
    SwitchAccount,
}

/// Another way, and the words on its button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    pub label: Phrase,
    pub to: To,
}

/// Where another way leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// [`of_server`] with the same cause and this action.
    Action(Action),
    /// The same guide, with this answer.
    Answer(Answer),
}

/// What to do about a server. The action tells apart what a cause has several ways for: [`Action::Repair`] removes its sign-in,
/// [`Action::RestartServer`] restarts it, [`Action::ShowWhatToCheck`] looks at its own way to Plex.
#[must_use]
pub fn of_server(cause: Cause, action: Action, about: &About<'_>) -> Guide {
    let is_one = cause != Cause::DuplicateIdentity;
    if action == Action::ShowBoth {
        server::both(about)
    } else if action == Action::Repair && is_one {
        settings::remove_sign_in(cause, about)
    } else if action == Action::RestartServer && is_one && cause != Cause::Certificate {
        server::restart(about)
    } else if action == Action::ShowWhatToCheck && is_one {
        network::server_cut_off(about)
    } else {
        (cause.spec().guide)(about)
    }
}

/// True if the steps differ with what the server runs on: worth asking its owner.
#[must_use]
pub fn depends_on_platform(cause: Cause, action: Action, about: &About<'_>) -> bool {
    let mut waiting = vec![about.answers.to_vec()];
    while let Some(answers) = waiting.pop() {
        let guide = of_server(cause, action, &About { answers: &answers, platform: None, ..*about });
        let asked = guide.question.iter().flat_map(|question| &question.choices).map(|choice| choice.answer);
        for answer in asked {
            if matches!(answer, Answer::RunsOn(_)) {
                return true;
            }
            waiting.push(answers.iter().copied().chain([answer]).collect());
        }
    }
    false
}

/// What to do about this computer, which runs `os`, or about its way to Plex.
#[must_use]
pub fn of_computer(cause: ComputerCause, os: Platform, about: &AboutComputer<'_>) -> Guide {
    match cause {
        ComputerCause::Offline => computer::offline(os, about),
        ComputerCause::DnsBroken => computer::names_broken(os),
        ComputerCause::ProxyBroken => computer::proxy_broken(os),
        ComputerCause::PlexBlocked => computer::plex_blocked(os, about),
        ComputerCause::TlsIntercepted => computer::intercepted(about),
        ComputerCause::ClockWrong => computer::clock_wrong(os),
        ComputerCause::PlexDown => computer::plex_down(),
        ComputerCause::RateLimited => computer::asked_to_wait(),
        ComputerCause::LocalNetworkDenied => computer::kept_from_network(os),
        ComputerCause::PlexDirectBlocked => computer::names_withheld(about),
        ComputerCause::Vpn => computer::vpn(os, about),
    }
}

/// Words that several guides share, as attributes of one entry.
const COMMON: &str = "guide-common";

fn common(attribute: &'static str) -> Phrase {
    Phrase::new(COMMON).attribute(attribute)
}

impl Guide {
    /// The guide whose words are that entry. All of them may use the arguments.
    pub(super) fn new(id: &'static str, args: Vec<(&'static str, Arg)>) -> Self {
        let title = Phrase { id, attribute: None, args: args.clone() };
        let intro = title.clone().attribute("intro");
        Self {
            id,
            args,
            title,
            intro,
            question: None,
            steps: Vec::new(),
            experts: Vec::new(),
            button: None,
            deed: None,
            notes: Vec::new(),
            others: Vec::new(),
            is_by_place: false,
            to_experts: false,
        }
    }

    /// One about a server, whose name is in its title.
    pub(super) fn about(id: &'static str, about: &About<'_>) -> Self {
        Self::new(id, vec![about.server_arg()])
    }

    /// One of its own words.
    fn own(&self, attribute: &'static str) -> Phrase {
        Phrase { id: self.id, attribute: Some(attribute), args: self.args.clone() }
    }

    /// Another introduction of its own.
    fn intro(mut self, attribute: &'static str) -> Self {
        self.intro = self.own(attribute);
        self
    }

    pub(super) fn step(self, attribute: &'static str) -> Self {
        let text = self.own(attribute);
        self.say(text)
    }

    /// A step in words that other guides use as well.
    pub(super) fn common(self, attribute: &'static str) -> Self {
        self.say(common(attribute))
    }

    fn common_with_args(&self, attribute: &'static str) -> Phrase {
        Phrase { id: COMMON, attribute: Some(attribute), args: self.args.clone() }
    }

    pub(super) fn say(mut self, text: Phrase) -> Self {
        self.list().push(Step { text, copies: Vec::new(), is_check: false });
        self
    }

    /// One step for each of these words.
    fn say_all(self, texts: impl IntoIterator<Item = Phrase>) -> Self {
        texts.into_iter().fold(self, Self::say)
    }

    fn list(&mut self) -> &mut Vec<Step> {
        if self.to_experts { &mut self.experts } else { &mut self.steps }
    }

    /// The last step of a path: waiting a little, and checking again.
    fn check_again(self) -> Self {
        self.check(common("check-again"))
    }

    /// The same where nothing has to be waited for.
    fn check_now(self) -> Self {
        self.check(common("check-now"))
    }

    /// The same after a computer was started.
    fn check_later(self) -> Self {
        self.check(common("check-later"))
    }

    fn check(mut self, text: Phrase) -> Self {
        self.steps.push(Step { text, copies: Vec::new(), is_check: true });
        self
    }

    /// What follows is for who is at home in a terminal.
    fn for_experts(self) -> Self {
        Self { to_experts: true, ..self }
    }

    /// A text to copy for the step before. Its label is an attribute of the entry `copy-text`.
    pub(super) fn copy(self, label: &'static str, text: impl Into<String>) -> Self {
        self.copies([CopyText::new(label, text)])
    }

    fn copies(mut self, texts: impl IntoIterator<Item = CopyText>) -> Self {
        if let Some(step) = self.list().last_mut() {
            step.copies.extend(texts);
        }
        self
    }

    fn open(mut self, label: &'static str, page: ExternalPage) -> Self {
        self.button = Some(Open { label: common(label), page });
        self
    }

    pub(super) fn note(self, attribute: &'static str) -> Self {
        let text = self.own(attribute);
        self.note_of(text)
    }

    fn note_of(mut self, text: Phrase) -> Self {
        self.notes.push(text);
        self
    }

    /// Another guide to the same cause. Its label is one of its own words.
    fn other(self, label: &'static str, action: Action) -> Self {
        self.leads(label, To::Action(action))
    }

    /// Another path of this guide.
    fn or(self, label: &'static str, answer: Answer) -> Self {
        self.leads(label, To::Answer(answer))
    }

    fn leads(mut self, label: &'static str, to: To) -> Self {
        self.others.push(Other { label: self.own(label), to });
        self
    }

    fn by_itself(self, deed: Deed) -> Self {
        Self { deed: Some(deed), ..self }
    }

    /// All texts to copy, in their order.
    pub fn all_copies(&self) -> impl Iterator<Item = &CopyText> {
        self.steps.iter().chain(&self.experts).flat_map(|step| &step.copies)
    }

    /// Everything that it says.
    pub fn phrases(&self) -> impl Iterator<Item = Phrase> {
        let steps = self.steps.iter().chain(&self.experts).map(|step| &step.text);
        let labels = self.all_copies().map(|copy| &copy.label);
        let button = self.button.as_ref().map(|open| &open.label);
        let others = self.others.iter().map(|other| &other.label);
        let choices = self.question.iter().flat_map(|question| &question.choices);
        let choices = choices.flat_map(|choice| choice.group.iter().chain([&choice.label]));
        let asked = self.question.iter().map(|question| &question.ask).chain(choices);
        let all = [&self.title, &self.intro].into_iter().chain(steps).chain(labels).chain(button).chain(&self.notes);
        all.chain(others).chain(asked).map(Phrase::phrase).collect::<Vec<_>>().into_iter()
    }
}

impl CopyText {
    pub(super) fn new(label: &'static str, text: impl Into<String>) -> Self {
        Self { label: Phrase::new("copy-text").attribute(label), text: text.into() }
    }
}
