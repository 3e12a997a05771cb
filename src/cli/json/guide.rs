//! The JSON of `guide`.

use serde::Serialize;

use super::SCHEMA;
use crate::cli::guide::Shown;
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
    title: String,
    intro: String,
    steps: Vec<StepPart>,
    notes: Vec<String>,
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
        let guide = &shown.guide;
        let part = GuidePart {
            cause: shown.cause,
            platform: shown.platform.map(|platform| platform.spec().id),
            depends_on_platform: shown.depends_on_platform,
            title: words(&guide.title),
            intro: words(&guide.intro),
            steps: guide.steps.iter().map(StepPart::new).collect(),
            notes: guide.notes.iter().map(words).collect(),
        };
        Self { schema: SCHEMA, guide: Some(part), why: None }
    }

    pub fn none(why: String) -> Self {
        Self { schema: SCHEMA, guide: None, why: Some(why) }
    }
}

impl StepPart {
    fn new(step: &Step) -> Self {
        let copies = step.copies.iter().map(|copy| CopyPart { label: words(&copy.label), text: copy.text.clone() });
        Self { text: words(&step.text), copies: copies.collect() }
    }
}
