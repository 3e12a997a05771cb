//! The keyboard goes to the primary button of a page that has just opened, unless it is needed where it is, or has gone elsewhere since.

use egui::{Context, Id};

use super::host::Errand;
use super::view::{GuideTo, Page, Scene, Selection, View};
use super::widgets::server_list;
use crate::client::diagnosis::Cause;
use crate::client::diagnosis::guide::Answer;
use crate::client::state::HostStage;

fn wanted() -> Id {
    Id::unique("the-primary-button-wants-the-keyboard")
}

/// What makes a page another one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shown {
    page: std::mem::Discriminant<Page>,
    guide: Option<(GuideTo, Vec<Answer>)>,
    selection: Option<Selection>,
    cause: Option<Cause>,
    /// Of a claim or a repair: under way, or over.
    is_over: [Option<bool>; 2],
    /// How far a sign-in to a device is, where the page needs one.
    host: Option<Option<std::mem::Discriminant<HostStage>>>,
}

impl Shown {
    #[must_use]
    pub fn of(scene: &Scene<'_>) -> Self {
        let claim = scene.model.claim.as_ref().map(|claim| claim.end.is_some());
        let repair = scene.model.repair.as_ref().map(|repair| repair.end.is_some());
        let to = if let Page::HowTo(to) = scene.view.page { Some(to) } else { None };
        Self {
            page: std::mem::discriminant(&scene.view.page),
            guide: to.map(|to| (to, scene.view.answers.clone())),
            selection: scene.selection(),
            cause: scene.server().and_then(|server| server.diagnosis.cause),
            is_over: [claim, repair],
            host: Errand::of(scene)
                .map(|errand| errand.access(scene).map(|access| std::mem::discriminant(&access.stage))),
        }
    }
}

/// Another page is shown now.
pub fn want(ctx: &Context, view: &View) {
    let focused = ctx.memory(|m| m.focused());
    let is_needed =
        view.focus_address || ctx.text_edit_focused() || focused.is_some_and(|id| server_list::is_row(ctx, id));
    let is_free = !is_needed && !egui::Popup::is_any_open(ctx);
    ctx.data_mut(|d| {
        if is_free {
            d.insert_temp(wanted(), focused);
        } else {
            d.remove::<Option<Id>>(wanted());
        }
    });
}

/// True once for the first primary button that asks, after another page was shown. On some pages it comes late.
pub fn take(ctx: &Context) -> bool {
    let focused = ctx.memory(|m| m.focused());
    let before = ctx.data(|d| d.get_temp::<Option<Id>>(wanted()));
    let is_taken = before.is_some_and(|before| focused.is_none() || focused == before);
    if is_taken {
        ctx.data_mut(|d| d.remove::<Option<Id>>(wanted()));
    }
    is_taken
}
