//! The window on a stage: the real program over a core that only takes notes.

use std::sync::{Arc, Mutex};

use egui_kittest::{Harness, HarnessBuilder};
use plex_locksmith::client::model::Message;
use plex_locksmith::client::repair::claim::Consent;
use plex_locksmith::client::state::{Model, Request};
use plex_locksmith::text::Language;
use plex_locksmith::window::app::{App, Core};
use plex_locksmith::window::folder::Dialogue;
use plex_locksmith::window::theme;

/// What the window asked for, and what it is shown.
#[derive(Default)]
pub struct Notes {
    pub model: Option<Arc<Model>>,
    pub requests: Vec<Request>,
}

#[derive(Clone)]
pub struct Stage(pub Arc<Mutex<Notes>>);

impl Stage {
    pub fn new(model: Model) -> Self {
        Self(Arc::new(Mutex::new(Notes { model: Some(Arc::new(model)), ..Notes::default() })))
    }

    #[allow(dead_code, reason = "the gallery shows one model only")]
    pub fn show(&self, model: Model) {
        self.0.lock().expect("notes").model = Some(Arc::new(model));
    }

    /// Was a sign-in asked for?
    #[allow(dead_code, reason = "the gallery asks for nothing")]
    pub fn signs_in(&self) -> bool {
        self.0.lock().expect("notes").requests.iter().any(|request| matches!(request, Request::SignIn))
    }

    /// On which word a claim was asked for.
    #[allow(dead_code, reason = "the gallery asks for nothing")]
    pub fn claims(&self) -> Option<Consent> {
        let consent =
            |request: &Request| if let Request::Claim { consent, .. } = request { Some(*consent) } else { None };
        self.0.lock().expect("notes").requests.iter().find_map(consent)
    }

    /// What was asked for since the last time, as words.
    pub fn asked(&self) -> Vec<String> {
        let mut notes = self.0.lock().expect("notes");
        // Which page is open, the core is told by the way.
        let asked = notes.requests.drain(..).filter(|request| !matches!(request, Request::Attend(_)));
        asked.map(|r| format!("{r:?}")).collect()
    }
}

impl Core for Stage {
    fn model(&self) -> Arc<Model> {
        self.0.lock().expect("notes").model.clone().expect("a model")
    }

    fn request(&self, request: Request) {
        self.0.lock().expect("notes").requests.push(request);
    }
}

pub fn builder() -> HarnessBuilder<()> {
    Harness::builder().with_size(egui::vec2(960.0, 640.0)).with_max_steps(32)
}

/// The window over a stage. It runs for some frames only: a spinner never comes to rest.
#[allow(dead_code, reason = "the gallery has a dialogue of its own")]
pub fn open<'a>(stage: &Stage, builder: HarnessBuilder<()>) -> Harness<'a> {
    // No test opens a window of the system's.
    let dialogue: Dialogue = |_, chosen| chosen(None);
    show(App::new(stage.clone(), true).with_dialogue(dialogue), stage, builder)
}

/// The same for a program that was made otherwise.
pub fn show<'a>(mut app: App<Stage>, stage: &Stage, builder: HarnessBuilder<()>) -> Harness<'a> {
    let mut dressed = false;
    let mut harness = builder.build_ui(move |ui| {
        if !dressed {
            theme::install(ui.ctx());
            dressed = true;
            // This frame still has the old look.
            return;
        }
        app.frame(ui);
    });
    harness.run_steps(4);
    stage.asked();
    harness
}

/// The English words of a message.
#[allow(dead_code, reason = "the gallery compares no words")]
pub fn english(message: &impl Message) -> String {
    Language::ENGLISH.render(message)
}
