//! Signing in: in the user's own browser. Here is how it goes on, and the link for when no page opened.

use std::time::Duration;

use egui::{CollapsingHeader, RichText, TextStyle, Ui};

use super::{computer, page_frame, server_page};
use crate::client::diagnosis::{Action, observed};
use crate::client::model::{Claimed, ExternalPage, Message as _};
use crate::client::state::{Request, SignIn, SignInFailure, Waiting};
use crate::window::icons::{self, Symbol};
use crate::window::language::Say;
use crate::window::messages::{SignInTitle, Word, texts};
use crate::window::theme::{STEP, Tokens};
use crate::window::view::{Page, Scene, ViewAction};
use crate::window::widgets::{buttons, details, qr, text};

/// After so long it is likelier that no page opened.
const LONG: Duration = Duration::from_secs(60);
/// From this width on, the picture to scan stands beside the link, in points.
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
                    text::body(ui, &with_which(scene));
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
    let waited = scene.now.saturating_sub(waiting.since);
    let (title, help) = match waiting.browser_error {
        None => (Word::ContinueInBrowser, with_which(scene)),
        Some(_) => (Word::NoBrowser, Word::NoBrowserText),
    };
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &title);
            text::body(ui, &help);
        },
        |ui| {
            let cancelled = busy(ui, scene);
            trouble(ui, waiting);
            if waited >= LONG {
                let said = text::body(ui, &Word::StillWaiting);
                text::live(ui, &said);
            }
            let mut again = false;
            server_page::row(ui, |ui| again = buttons::primary(ui, &Word::OpenAgain));
            cancelled.or(again.then_some(ViewAction::Ask(Request::OpenSignInPage)))
        },
        |ui| {
            if waiting.browser_error.is_some() || waited >= LONG {
                return ways(ui, waiting);
            }
            let header = CollapsingHeader::new(ui.say(&Word::NotOpened)).id_salt("no-page-opened");
            header.show_unindented(ui, |ui| ways(ui, waiting)).body_returned.flatten()
        },
    )
}

/// With which account: whose server it is counts only where somebody owns it.
fn with_which(scene: &Scene<'_>) -> Word {
    let is_owned = scene.server().is_some_and(|server| server.diagnosis.claimed == Claimed::Yes);
    if is_owned { Word::ContinueTextOwner } else { Word::ContinueText }
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

/// The link to be copied, and beside it, where there is room, to be scanned.
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
    ui.label(RichText::new(ui.say(&Word::Link)).color(Tokens::of(ui).quiet));
    let copied = ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let copied = buttons::secondary(ui, &Word::CopyLink).clicked();
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                text::line(ui, RichText::new(&waiting.link).text_style(TextStyle::Monospace));
            });
            copied
        })
        .inner
    });
    ui.add_space(STEP);
    copied.inner.then(|| ViewAction::Copy(waiting.link.clone()))
}

fn to_scan(ui: &mut Ui, waiting: &Waiting) {
    ui.label(RichText::new(ui.say(&Word::Scan)).color(Tokens::of(ui).quiet));
    qr::show(ui, &waiting.link);
}

fn show_failure(ui: &mut Ui, scene: &Scene<'_>, failure: &SignInFailure) -> Option<ViewAction> {
    let title = SignInTitle::from(failure);
    // What is known of the reason says more than that it failed, and leads to what helps.
    let known = scene.model.in_the_way_of(Action::SignIn).filter(|_| matches!(failure, SignInFailure::Service(_)));
    page_frame::show(
        ui,
        scene,
        |ui| {
            if known.is_some() {
                text::verdict(ui, &ui.say(&scene.model.computer.diagnosis.verdict));
                text::body(ui, &Word::CannotSignIn);
            } else {
                text::verdict(ui, &title);
                text::body(ui, &title.help());
            }
        },
        |ui| {
            let again = (Word::TryAgain.phrase(), ViewAction::SignIn);
            let first = known.and_then(|_| computer::next(scene));
            let is_of_plex = matches!(failure, SignInFailure::Service(_)) && first.is_none();
            let status = (Word::StatusPage.phrase(), ViewAction::Ask(Request::Open(ExternalPage::Status)));
            let ways = first.into_iter().chain([again]).chain(is_of_plex.then_some(status)).collect::<Vec<_>>();
            let mut action = None;
            server_page::row(ui, |ui| {
                for (n, (label, way)) in ways.into_iter().enumerate() {
                    let pressed =
                        if n == 0 { buttons::primary(ui, &label) } else { buttons::secondary(ui, &label).clicked() };
                    if pressed {
                        action = Some(way);
                    }
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
