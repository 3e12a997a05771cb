//! About this program: what it is, who made its parts, and how it forgets.

use egui::Ui;

use super::{page_frame, server_page};
use crate::client::model::ExternalPage;
use crate::client::state::Request;
use crate::client::system;
use crate::window::messages::{ABOUT, Text, Word};
use crate::window::view::{Page, Scene, ViewAction};
use crate::window::widgets::{buttons, text};

pub fn show(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &Word::About);
            text::quiet(ui, &Text::Version { version: system::build() });
            for line in ABOUT {
                text::body(ui, &line);
            }
        },
        |ui| {
            let mut action = None;
            server_page::row(ui, |ui| {
                if buttons::primary(ui, &Word::Back) {
                    action = Some(ViewAction::Back);
                }
                if let Some(page) = system::project()
                    && buttons::secondary(ui, &Word::AboutProject).clicked()
                {
                    action = Some(ViewAction::Ask(Request::Open(ExternalPage::Project(page))));
                }
                if scene.view.licenses.is_some() && buttons::secondary(ui, &Word::Licenses).clicked() {
                    action = Some(ViewAction::Licenses);
                }
                if buttons::secondary(ui, &Word::Forget).clicked() {
                    action = Some(ViewAction::Show(Page::Forget));
                }
            });
            action
        },
        |_| None,
    )
}
