//! Sign-in by PIN.
//!
//! The PIN is the legacy one, not a JWT: current servers refuse JWTs as access tokens, and issuing one kills the legacy token of
//! the same device.

use std::time::Duration;

use reqwest::Method;
use secrecy::ExposeSecret as _;
use serde::Deserialize;

use super::{AccountClient, PRODUCT, PlexError, json};
use crate::client::model::Secret;
use crate::client::model::error::{NetOperation, PlexTrouble};

/// The longest life of a PIN that is believed, whatever plex.tv says. Today it gives 15 or 30 minutes.
const LONGEST_PIN: Duration = Duration::from_secs(3600);

/// A PIN, waiting to be approved in the browser.
#[derive(Clone, Debug)]
pub struct Pin {
    pub id: u64,
    pub code: String,
    pub lifetime: Duration,
    /// The page on which the user approves it.
    pub link: String,
}

/// What a poll of a PIN found.
#[derive(Debug)]
pub enum Poll {
    Pending,
    Approved(Secret),
    /// 404: expired, or withdrawn.
    Gone,
}

impl AccountClient {
    /// Asks for a strong PIN (25 characters; the page carries it, nobody types it).
    ///
    /// # Errors
    /// [`PlexError`]
    pub async fn create_pin(&self) -> Result<Pin, PlexError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Created {
            id: u64,
            code: String,
            expires_in: u64,
        }
        let request = self.request(Method::POST, "api/v2/pins", None).query(&[("strong", "true")]);
        let created: Created = json(&self.ask(request, NetOperation::AskForPin).await?)?;
        let code: String = created.code.chars().filter(char::is_ascii_alphanumeric).take(64).collect();
        if code.is_empty() {
            return Err(PlexError::Trouble(PlexTrouble::NoPin));
        }
        let lifetime = Duration::from_secs(created.expires_in).min(LONGEST_PIN);
        let link = self.sign_in_page(&code);
        Ok(Pin { id: created.id, code, lifetime, link })
    }

    /// The page of the sign-in. Its parameters stand behind `#`: they never leave the browser in a request.
    fn sign_in_page(&self, code: &str) -> String {
        let parameters = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("clientID", &self.client_id)
            .append_pair("code", code)
            .append_pair("context[device][product]", PRODUCT)
            .finish();
        let base = self.auth_page.as_str().trim_end_matches('/');
        format!("{base}/auth#?{parameters}")
    }

    /// Asks whether a PIN was approved.
    ///
    /// # Errors
    /// [`PlexError`]; it may pass, polling goes on.
    pub async fn poll_pin(&self, pin: &Pin) -> Result<Poll, PlexError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct State {
            auth_token: Option<Secret>,
        }
        let request = self.request(Method::GET, &format!("api/v2/pins/{}", pin.id), None);
        match self.ask(request, NetOperation::AskAboutPin).await {
            Ok(answer) => Ok(match json::<State>(&answer)?.auth_token {
                Some(token) if !token.expose_secret().is_empty() => Poll::Approved(token),
                _ => Poll::Pending,
            }),
            Err(PlexError::NotFound) => Ok(Poll::Gone),
            Err(error) => Err(error),
        }
    }
}
