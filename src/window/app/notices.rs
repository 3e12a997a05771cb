//! Notifications of the system: the switch for them, and what a press of one does.

use egui::{Context, ViewportCommand};

use super::{App, Core};
use crate::window::language;
use crate::window::messages::NotifyWord;
use crate::window::notify::{Notices, Notifier};
use crate::window::view::{Selection, ViewAction};

impl<C: Core> App<C> {
    /// With a switch for notifications, and what shows them.
    #[must_use]
    pub fn with_notices(mut self, notifier: Box<dyn Notifier>, is_on: bool) -> Self {
        self.notices = Some(Notices::new(notifier, is_on, &self.core.model().changes));
        self.view.notifies = Some(is_on);
        self
    }

    /// Does its owner want notifications?
    #[must_use]
    pub fn notifies(&self) -> bool {
        self.notices.as_ref().is_some_and(Notices::is_wanted)
    }

    /// Tells of what its owner wants to be told of, wherever they are. To be called without a picture, too: a window that is minimized
    /// draws none.
    pub fn notify(&mut self, ctx: &Context) {
        let model = self.core.model();
        let Some(notices) = &mut self.notices else { return };
        let wake = {
            let ctx = ctx.clone();
            move || ctx.request_repaint()
        };
        notices.tell(&model.changes, language::of(ctx), wake);
        let answer = notices.answer();
        self.view.notifies = Some(notices.is_on());
        let pressed = notices.take_pressed();
        if let Some(answer) = answer {
            let word = answer.map_or_else(|why| why.word(), |()| NotifyWord::On);
            self.view.news = language::of(ctx).render(&word);
        }
        if let Some(server) = pressed {
            if let Some(key) = model.rows.of_id(&server) {
                self.carry_out(ViewAction::Select(Selection::Server(key)), &model, ctx);
            }
            // Also where it is no longer in the list: who presses wants to see.
            come_forward(ctx);
        }
    }

    /// The system may have to ask its user first: it is on when they have agreed.
    pub(super) fn switch_notices(&mut self, on: bool, ctx: &Context) {
        let Some(notices) = &mut self.notices else { return };
        let ctx = ctx.clone();
        notices.switch(on, move || ctx.request_repaint());
        if !on {
            self.view.news = self.view.language.render(&NotifyWord::Off);
        }
    }
}

fn come_forward(ctx: &Context) {
    ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
    ctx.send_viewport_cmd(ViewportCommand::Focus);
    ctx.request_repaint();
}
