//! Switches that the real plex.tv does not have, for simulated homes of several processes and for scripts.

use hyper::StatusCode;

use super::super::message::{Reply, Request};
use super::devices::Enrolment;
use super::state::State;

impl State {
    /// `POST /demo/enrol` gives a server its past, `/demo/fault?is=…` switches a fault,
    /// `/demo/sign-out-everywhere?account=…` and `/demo/token?account=…` do what their names say.
    pub(super) fn demo(&mut self, request: &Request) -> Reply {
        let argument = |name| request.argument(name).unwrap_or_default().to_owned();
        match request.path.as_str() {
            "/demo/enrol" => self.demo_enrol(request),
            "/demo/fault" => match argument("is").parse() {
                Ok(fault) => {
                    self.fault = fault;
                    Reply::empty(StatusCode::NO_CONTENT)
                }
                Err(_) => Reply::empty(StatusCode::BAD_REQUEST),
            },
            "/demo/sign-out-everywhere" => {
                self.sign_out_everywhere(&argument("account"));
                Reply::empty(StatusCode::NO_CONTENT)
            }
            "/demo/token" => match self.account_token(&argument("account")) {
                Some(token) => Reply::json(StatusCode::OK, &serde_json::json!({ "token": token })),
                None => Reply::empty(StatusCode::NOT_FOUND),
            },
            _ => Reply::empty(StatusCode::NOT_FOUND),
        }
    }

    fn demo_enrol(&mut self, request: &Request) -> Reply {
        let enrolment: Option<Enrolment> = serde_json::from_slice(&request.body).ok();
        let sign_in = enrolment.and_then(|enrolment| self.enrol(&enrolment));
        match sign_in.and_then(|sign_in| serde_json::to_value(sign_in).ok()) {
            Some(sign_in) => Reply::json(StatusCode::OK, &sign_in),
            None => Reply::empty(StatusCode::BAD_REQUEST),
        }
    }
}
