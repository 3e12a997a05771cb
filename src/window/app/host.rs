//! Signing in to the device of a server, and leaving it again.

use super::{App, Core};
use crate::client::installation::remote::HostSignIn;
use crate::client::model::{HostKey, Moment, SshHost};
use crate::client::repair::RepairEnd;
use crate::client::state::{HostAccess, HostStage, Model, Request, ServerKey};
use crate::window::host::Errand;
use crate::window::view::{HostWay, Scene};

impl<C: Core> App<C> {
    pub(super) fn sign_in_to_host(
        &mut self,
        model: &Model,
        host: SshHost,
        server: Option<ServerKey>,
        way: HostWay,
        accepted: Option<HostKey>,
    ) {
        let form = &mut self.view.host;
        let sudo = Some(form.password.secret()).filter(|_| !form.password.is_empty());
        let sign_in = match (way, sudo) {
            (HostWay::Password, None) => return,
            (HostWay::Password, Some(password)) => HostSignIn::Password(password),
            (HostWay::Keys, sudo) => HostSignIn::Keys { sudo },
        };
        form.by_key = way == HostWay::Keys;
        form.sent = Some(model.host.as_ref().map(|access| access.since));
        self.core.request(Request::SignInToHost { host, sign_in, accepted, server });
    }

    /// A password is kept as long as it is needed to sign in. An attempt that nobody looks at any more is given up; who is in stays.
    pub(super) fn follow_host(&mut self, model: &Model, now: Moment) {
        self.view.host.follow(model.host.as_ref());
        let scene = Scene { model, view: &self.view, now, compact: false };
        if Errand::of(&scene).is_some() {
            return;
        }
        self.view.host.forget();
        let is_open = |access: &&HostAccess| matches!(access.stage, HostStage::SigningIn | HostStage::AsksKey(_));
        let open = model.host.as_ref().filter(is_open).map(|access| access.since);
        if open.is_some() && self.left != open {
            self.left = open;
            self.core.request(Request::LeaveHost);
        }
    }

    /// What was done there is done, and its owner says so.
    pub(super) fn leave_host_when_done(&self, model: &Model) {
        let end = model.repair.as_ref().and_then(|repair| repair.end.as_ref());
        let is_done = matches!(end, Some(RepairEnd::Verified { .. } | RepairEnd::PutBack { .. }));
        if is_done && model.host.is_some() {
            self.core.request(Request::LeaveHost);
        }
    }
}
