//! The people of the demo home.

use hyper::StatusCode;
use serde_json::{Value, json};

use super::super::element::Element;
use super::super::message::{Reply, Request};
use super::state::{Holder, State};
use super::{answer, unauthorized};

/// One account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: u32,
    pub uuid: String,
    pub username: String,
    pub email: String,
    pub title: String,
    /// A managed user of a Plex Home, who cannot own a server.
    pub restricted: bool,
    /// Part of a Plex Home.
    pub home: bool,
    pub home_admin: bool,
    /// An invited user of a Plex Home.
    pub guest: bool,
}

impl Account {
    fn person(id: u32, username: &str, title: &str) -> Self {
        Self {
            id,
            uuid: format!("212acf24b07{id:05}"),
            username: username.to_owned(),
            email: format!("{username}@example.com"),
            title: title.to_owned(),
            restricted: false,
            home: false,
            home_admin: false,
            guest: false,
        }
    }

    /// Everyone: `anna` owns the home, `bob` has his own servers, `kim` is a child with a managed account in anna's Plex
    /// Home, and `gus` is a guest there.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let anna = Self { home: true, home_admin: true, ..Self::person(12_345, "anna", "anna") };
        // A managed user has neither a user name nor an e-mail address; the name here is the one they sign in by in the demo home.
        let kim = Self { restricted: true, home: true, email: String::new(), ..Self::person(23_456, "kim", "Kim") };
        let gus = Self { guest: true, home: true, ..Self::person(34_567, "gus", "gus") };
        vec![anna, Self::person(54_321, "bob", "bob"), kim, gus]
    }

    /// The members of a real answer to `GET /api/v2/user`.
    fn json(&self, token: &str) -> Value {
        let shown = if self.restricted { "" } else { self.username.as_str() };
        let mut user = json!({
            "id": self.id, "uuid": self.uuid, "username": shown, "title": self.title, "email": self.email,
            "friendlyName": "", "locale": null, "confirmed": !self.restricted, "emailOnlyAuth": false,
            "hasPassword": !self.restricted, "protected": false,
            "thumb": format!("https://plex.tv/users/{}/avatar?c=123456", self.uuid),
            "authToken": token, "mailingListStatus": "unsubscribed", "mailingListActive": false, "scrobbleTypes": "",
            "country": "GB", "subscriptionDescription": null, "restricted": self.restricted, "anonymous": null,
            "home": self.home, "guest": self.guest, "homeSize": if self.home { 3 } else { 1 },
            "homeAdmin": self.home_admin, "maxHomeSize": 15, "rememberExpiresAt": 1_642_415_212,
            "adsConsent": null, "adsConsentSetAt": null, "adsConsentReminderAt": null, "experimentalFeatures": false,
            "twoFactorEnabled": false, "backupCodesCreated": false, "joinedAt": 1_339_124_759,
        });
        user["subscription"] = json!({
            "active": false, "subscribedAt": null, "status": "Inactive", "paymentService": null, "plan": null,
            "features": ["home", "adaptive_bitrate", "federated-auth", "livetv", "lets_encrypt"],
        });
        user["profile"] = json!({
            "autoSelectAudio": true, "defaultAudioLanguage": null, "defaultSubtitleLanguage": null,
            "autoSelectSubtitle": 1, "defaultSubtitleAccessibility": 0, "defaultSubtitleForced": 0,
        });
        user["services"] = json!([{
            "identifier": "metadata", "endpoint": "https://metadata.provider.plex.tv", "token": "REDACTED",
            "status": "online",
        }]);
        for empty in ["entitlements", "subscriptions", "pastSubscriptions", "trials"] {
            user[empty] = json!([]);
        }
        user
    }
}

impl State {
    /// A server's own sign-in is one of its account, too: a claim token is exchanged for it (plexinc/pms-docker, `40-plex-first-run`).
    pub(super) fn user(&self, request: &Request) -> Reply {
        let caller = self.caller(request).filter(|(_, _, grant)| !matches!(grant.holder, Holder::Access(_)));
        match caller {
            Some((account, token, _)) => answer(request, StatusCode::OK, "user", &account.json(&token), Value::clone),
            None => unauthorized(request),
        }
    }

    /// The older form, which refuses with 422 and words of its own.
    pub(super) fn legacy_user(&self, request: &Request) -> Reply {
        match self.caller(request) {
            Some((account, token, _)) => {
                answer(request, StatusCode::OK, "user", &account.json(&token), |user| json!({ "user": user }))
            }
            None => {
                let error = Element::new("errors").child(Element::new("error").text("Invalid token"));
                Reply::xml(StatusCode::UNPROCESSABLE_ENTITY, &error)
            }
        }
    }
}
