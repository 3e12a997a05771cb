//! The JSON of `guide`.

use serde::Serialize;

use super::SCHEMA;
use crate::cli::guide::{Shown, Tree};
use crate::cli::out::words;
use crate::client::diagnosis::guide::Step;

#[derive(Serialize)]
pub struct GuideReport {
    schema: u32,
    guide: Option<GuidePart>,
    /// Why there is none.
    why: Option<String>,
}

#[derive(Serialize)]
struct GuidePart {
    cause: &'static str,
    /// What it is for; `None` where that is not known.
    platform: Option<&'static str>,
    /// The steps differ with the platform.
    depends_on_platform: bool,
    #[serde(flatten)]
    page: PagePart,
}

/// A question, or a path.
#[derive(Serialize)]
struct PagePart {
    title: String,
    intro: String,
    question: Option<QuestionPart>,
    /// Empty where there is a question.
    steps: Vec<StepPart>,
    /// The same for who is at home in a terminal.
    experts: Vec<StepPart>,
    notes: Vec<String>,
    others: Vec<OtherPart>,
}

#[derive(Serialize)]
struct QuestionPart {
    ask: String,
    answers: Vec<AnswerPart>,
}

#[derive(Serialize)]
struct AnswerPart {
    id: &'static str,
    label: String,
    guide: PagePart,
}

#[derive(Serialize)]
struct OtherPart {
    label: String,
    /// `None` where it is the guide of another command.
    guide: Option<PagePart>,
}

#[derive(Serialize)]
struct StepPart {
    text: String,
    copies: Vec<CopyPart>,
}

#[derive(Serialize)]
struct CopyPart {
    label: String,
    text: String,
}

impl GuideReport {
    pub fn new(shown: &Shown) -> Self {
        let part = GuidePart {
            cause: shown.cause,
            platform: shown.platform.map(|platform| platform.spec().id),
            depends_on_platform: shown.depends_on_platform,
            page: PagePart::new(&shown.tree),
        };
        Self { schema: SCHEMA, guide: Some(part), why: None }
    }

    pub fn none(why: String) -> Self {
        Self { schema: SCHEMA, guide: None, why: Some(why) }
    }
}

impl PagePart {
    fn new(tree: &Tree) -> Self {
        let guide = &tree.guide;
        let question = guide.question.as_ref().map(|question| {
            let answers = question.choices.iter().zip(&tree.answers).map(|(choice, way)| AnswerPart {
                id: choice.answer.id(),
                label: words(&choice.label),
                guide: Self::new(way),
            });
            QuestionPart { ask: words(&question.ask), answers: answers.collect() }
        });
        let others = guide.others.iter().zip(&tree.others);
        Self {
            title: words(&guide.title),
            intro: words(&guide.intro),
            question,
            steps: guide.steps.iter().map(StepPart::new).collect(),
            experts: guide.experts.iter().map(StepPart::new).collect(),
            notes: guide.notes.iter().map(words).collect(),
            others: others
                .map(|(other, way)| OtherPart { label: words(&other.label), guide: way.as_ref().map(Self::new) })
                .collect(),
        }
    }
}

impl StepPart {
    fn new(step: &Step) -> Self {
        let copies = step.copies.iter().map(|copy| CopyPart { label: words(&copy.label), text: copy.text.clone() });
        Self { text: words(&step.text), copies: copies.collect() }
    }
}
