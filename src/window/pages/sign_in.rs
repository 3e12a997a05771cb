//! Signing in: in the user's own browser. Here are the link, the code, and how it goes on.

use egui::{RichText, TextStyle, Ui};

use super::{page_frame, server_page};
use crate::client::diagnosis::observed;
use crate::client::model::ExternalPage;
use crate::client::state::{Request, SignIn, SignInFailure, Waiting};
use crate::window::icons::{self, Symbol};
use crate::window::language::Say;
use crate::window::messages::{SignInTitle, Word, texts};
use crate::window::theme::{STEP, Tokens};
use crate::window::view::{Page, Scene, ViewAction};
use crate::window::widgets::{buttons, details, qr, text};

/// From this width on, the picture to scan stands beside link and code, in points.
const BESIDE: f32 = 520.0;
const SCAN_WIDTH: f32 = 212.0;

pub fn show(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    match &scene.model.sign_in {
        SignIn::Waiting(waiting) => show_waiting(ui, scene, waiting),
        SignIn::Failed(failure) if !scene.view.signing_in => show_failure(ui, scene, failure),
        SignIn::Out | SignIn::Asking { .. } | SignIn::Approved { .. } | SignIn::In { .. } | SignIn::Failed(_) => {
            page_frame::show(
                ui,
                scene,
                |ui| {
                    text::verdict(ui, &Word::ContinueInBrowser);
                    text::quiet(ui, &Word::ContinueText);
                },
                |ui| busy(ui, scene),
                |_| None,
            )
        }
    }
}

/// The line that the primary button becomes on other pages.
pub fn busy_line(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let cancelled = busy(ui, scene);
    let shown = buttons::link(ui, &Word::ShowSignIn).clicked().then_some(ViewAction::Show(Page::SignIn));
    cancelled.or(shown)
}

fn busy(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let (what, since) = match &scene.model.sign_in {
        SignIn::Waiting(waiting) => (Word::Waiting, waiting.since),
        SignIn::Asking { since } => (Word::Asking, *since),
        SignIn::Approved { since } => (Word::Approved, *since),
        SignIn::Out | SignIn::In { .. } | SignIn::Failed(_) => (Word::Asking, scene.now),
    };
    let since = scene.now.saturating_sub(since);
    buttons::busy(ui, &what, since).then_some(ViewAction::Ask(Request::CancelSignIn))
}

fn show_waiting(ui: &mut Ui, scene: &Scene<'_>, waiting: &Waiting) -> Option<ViewAction> {
    let (title, help) = match waiting.browser_error {
        None => (Word::ContinueInBrowser, Word::ContinueText),
        Some(_) => (Word::NoBrowser, Word::NoBrowserText),
    };
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &title);
            text::quiet(ui, &help);
        },
        |ui| {
            let cancelled = busy(ui, scene);
            trouble(ui, waiting);
            let mut again = false;
            server_page::row(ui, |ui| again = buttons::primary(ui, &Word::OpenAgain));
            cancelled.or(again.then_some(ViewAction::Ask(Request::OpenSignInPage)))
        },
        |ui| ways(ui, waiting),
    )
}

fn trouble(ui: &mut Ui, waiting: &Waiting) {
    if let Some(words) = waiting.trouble.as_ref().and_then(texts::trouble) {
        ui.horizontal(|ui| {
            icons::symbol(ui, Symbol::Warning);
            let said = text::body(ui, &words);
            text::live(ui, &said);
        });
    }
}

/// The link and the code to be copied, and beside them, where there is room, the link to be scanned.
fn ways(ui: &mut Ui, waiting: &Waiting) -> Option<ViewAction> {
    if ui.available_width() < BESIDE {
        let copied = to_copy(ui, waiting);
        to_scan(ui, waiting);
        return copied;
    }
    ui.horizontal_top(|ui| {
        let width = ui.available_width() - SCAN_WIDTH;
        let copied = ui.vertical(|ui| {
            ui.set_width(width);
            to_copy(ui, waiting)
        });
        ui.vertical(|ui| to_scan(ui, waiting));
        copied.inner
    })
    .inner
}

fn to_copy(ui: &mut Ui, waiting: &Waiting) -> Option<ViewAction> {
    let mut copied = None;
    for (label, text, button) in
        [(Word::Link, &waiting.link, Word::CopyLink), (Word::Code, &waiting.code, Word::CopyCode)]
    {
        ui.label(RichText::new(ui.say(&label)).color(Tokens::of(ui).quiet));
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if buttons::secondary(ui, &button).clicked() {
                    copied = Some(text.clone());
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    text::line(ui, RichText::new(text).text_style(TextStyle::Monospace));
                });
            });
        });
        ui.add_space(STEP);
    }
    copied.map(ViewAction::Copy)
}

fn to_scan(ui: &mut Ui, waiting: &Waiting) {
    ui.label(RichText::new(ui.say(&Word::Scan)).color(Tokens::of(ui).quiet));
    qr::show(ui, &waiting.link);
}

fn show_failure(ui: &mut Ui, scene: &Scene<'_>, failure: &SignInFailure) -> Option<ViewAction> {
    let title = SignInTitle::from(failure);
    let help = title.help();
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &title);
            text::body(ui, &help);
        },
        |ui| {
            let mut action = None;
            server_page::row(ui, |ui| {
                if buttons::primary(ui, &Word::TryAgain) {
                    action = Some(ViewAction::SignIn);
                }
                let service = matches!(failure, SignInFailure::Service(_));
                if service && buttons::secondary(ui, &Word::StatusPage).clicked() {
                    action = Some(ViewAction::Ask(Request::Open(ExternalPage::Status)));
                }
                if buttons::secondary(ui, &Word::Back).clicked() {
                    action = Some(ViewAction::Back);
                }
            });
            action
        },
        |ui| {
            if let SignInFailure::Service(service) = failure {
                let line = (ui.say(&Word::Plex), ui.say(&observed::of_service(service)));
                details::fold(ui, "details-of-the-sign-in", &[line]);
            }
            None
        },
    )
}
