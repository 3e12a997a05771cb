//! The client of plex.tv: sign-in by PIN, user, list of servers, claim code, sign-out.

mod exchange;
mod pin;
mod resources;

use std::time::Duration;

use reqwest::header::HeaderValue;
use reqwest::{Method, RequestBuilder};
use secrecy::ExposeSecret as _;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use url::Url;

use crate::client::net::NetSettings;

pub use pin::{Pin, Poll};

use super::http::{self, Http, HttpAnswer};
use crate::client::installation::ServerPreferences;
use crate::client::model::error::{NetError, NetKind, NetOperation, PlexTrouble};
use crate::client::model::text::{DisplayText, Email, hide_email};
use crate::client::model::{
    AccountId, MachineId, Message, Moment, NewSignIn, Phrase, PlexResource, PlexService, Secret, StoredSignIn, User,
};

/// The name under which this program stands in the user's list of devices.
pub const PRODUCT: &str = "Locksmith for Plex";

/// Asks plex.tv.
#[derive(Clone)]
pub struct AccountClient {
    http: Http,
    base: Url,
    auth_page: Url,
    client_id: String,
    limit: Duration,
    body: usize,
}

/// Why plex.tv gave no answer of use.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlexError {
    /// 429.
    #[error("rate-limited")]
    RateLimited(Option<Duration>),
    /// 5xx, or an answer that is not its own.
    #[error("trouble: {0:?}")]
    Trouble(PlexTrouble),
    /// 401: the sign-in is no longer good.
    #[error("signed-out")]
    SignedOut,
    /// 404.
    #[error("not-found")]
    NotFound,
    #[error(transparent)]
    Net(#[from] NetError),
}

impl PlexError {
    /// The same as a fact for the diagnosis.
    #[must_use]
    pub fn service(&self, now: Moment, pause: Duration) -> PlexService {
        match self {
            Self::RateLimited(wait) => PlexService::RateLimited { until: (now + wait.unwrap_or(pause)).as_secs() },
            Self::Trouble(why) => PlexService::Trouble(why.clone()),
            Self::SignedOut => PlexService::Trouble(PlexTrouble::SignedOut),
            Self::NotFound => PlexService::Trouble(PlexTrouble::NotFound),
            Self::Net(error) => PlexService::Failed(error.clone()),
        }
    }
}

impl Message for PlexError {
    fn phrase(&self) -> Phrase {
        match self {
            Self::RateLimited(_) => PlexTrouble::AsksToWait.phrase(),
            Self::Trouble(trouble) => trouble.phrase(),
            Self::SignedOut => PlexTrouble::SignedOut.phrase(),
            Self::NotFound => PlexTrouble::NotFound.phrase(),
            Self::Net(error) => error.phrase(),
        }
    }
}

/// Where people remove a device from their account.
pub const DEVICES: &str = "https://app.plex.tv/desktop/#!/settings/devices/all";

impl AccountClient {
    #[must_use]
    pub fn new(http: Http, settings: &NetSettings) -> Self {
        Self {
            http,
            base: settings.plex_tv.clone(),
            auth_page: settings.auth_page.clone(),
            client_id: settings.client_id.clone(),
            limit: settings.limits.plex_tv,
            body: settings.limits.plex_tv_body,
        }
    }

    /// Does plex.tv answer at all? Any answer of its own will do, since nobody is signed in. Returns by how many seconds its
    /// clock is ahead of this computer's, if it tells the time.
    ///
    /// # Errors
    /// [`PlexError`]
    pub async fn ping(&self, limit: Duration) -> Result<Option<i64>, PlexError> {
        let target = self.target();
        let request = self.request(Method::GET, "api/v2/ping", None);
        let answer = http::fetch(request, NetOperation::ReachPlex, target, limit, self.body).await?;
        let clock_ahead = answer.clock_ahead;
        // A page for people where a program asked for JSON: a network's welcome page, or a proxy's apology.
        if answer.body.trim_ascii_start().first_chunk().is_some_and(|b: &[u8; 1]| b == b"<") && answer.status == 200 {
            return Err(PlexError::Trouble(PlexTrouble::ForeignPage));
        }
        match self.judge(answer, NetOperation::ReachPlex) {
            Ok(_) | Err(PlexError::SignedOut | PlexError::NotFound) => Ok(clock_ahead),
            Err(error) => Err(error),
        }
    }

    fn target(&self) -> &str {
        self.base.host_str().unwrap_or("plex.tv")
    }

    /// Who signed in?
    ///
    /// # Errors
    /// [`PlexError`]
    pub async fn user(&self, token: &Secret) -> Result<User, PlexError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Person {
            #[serde(default)]
            id: Option<u64>,
            #[serde(default)]
            title: Option<String>,
            #[serde(default)]
            username: Option<String>,
            #[serde(default)]
            email: Option<String>,
            #[serde(default)]
            restricted: bool,
            #[serde(default)]
            guest: bool,
        }
        let answer = self.ask(self.request(Method::GET, "api/v2/user", Some(token)), NetOperation::ReadAccount).await?;
        let person: Person = json(&answer)?;
        let name =
            [&person.title, &person.username].into_iter().flatten().find_map(|n| DisplayText::new(&hide_email(n)));
        Ok(User {
            id: person.id.map(AccountId),
            name: name.or_else(|| DisplayText::new("you")).ok_or(PlexError::Trouble(PlexTrouble::NoName))?,
            username: person.username.as_deref().and_then(DisplayText::new),
            email: person.email.as_deref().and_then(Email::new),
            restricted: person.restricted,
            guest: person.guest,
        })
    }

    /// Asks whether the sign-in in a server's settings is still good: it goes to plex.tv alone, which also says whose it is.
    pub async fn look_at(&self, stored: &mut ServerPreferences, limit: Duration) -> StoredSignIn {
        let Some(token) = &stored.token else { return StoredSignIn::None };
        // It could not be sent, and a question without it would be answered with a 401.
        if HeaderValue::from_str(token.expose_secret()).is_err() {
            return StoredSignIn::NotAsked;
        }
        match tokio::time::timeout(limit, self.user(token)).await {
            Ok(Ok(user)) => {
                stored.account.id = user.id;
                if !stored.account.is_named() {
                    (stored.account.username, stored.account.email) = (user.username, user.email);
                }
                StoredSignIn::Alive
            }
            Ok(Err(PlexError::SignedOut)) => StoredSignIn::Dead,
            _ => StoredSignIn::NotAsked,
        }
    }

    /// The account's own list of servers.
    ///
    /// # Errors
    /// [`PlexError`]
    pub async fn servers(&self, token: &Secret) -> Result<Vec<PlexResource>, PlexError> {
        let query = [("includeHttps", "1"), ("includeRelay", "1"), ("includeIPv6", "1")];
        let request = self.request(Method::GET, "api/v2/resources", Some(token)).query(&query);
        let answer = self.ask(request, NetOperation::ListServers).await?;
        let mut list = resources::read(json(&answer)?);
        for listed in &mut list {
            let is_same = |access: &Secret| access.expose_secret() == token.expose_secret();
            listed.access_is_account = listed.access_token.as_ref().is_some_and(is_same);
        }
        Ok(list)
    }

    /// Asks for a claim code. It lives for four minutes and works once.
    ///
    /// # Errors
    /// [`PlexError`]
    pub async fn claim_code(&self, token: &Secret) -> Result<Secret, PlexError> {
        #[derive(Deserialize)]
        struct Given {
            token: Secret,
        }
        let request = self.request(Method::GET, "api/claim/token.json", Some(token));
        Ok(json::<Given>(&self.ask(request, NetOperation::AskForClaimCode).await?)?.token)
    }

    /// Turns a claim code into a server's own sign-in, as containers do at their first start (plexinc/pms-docker,
    /// `40-plex-first-run`). The code is all that proves it: no account token goes along. Of whom the answer names nobody, `user` is the
    /// account that asked for the code.
    ///
    /// # Errors
    /// [`PlexError`]; [`PlexError::SignedOut`] when the code is no good.
    pub async fn exchange(&self, code: &Secret, server: &MachineId, user: &User) -> Result<NewSignIn, PlexError> {
        let mut url = self.base.clone();
        url.set_path("api/claim/exchange");
        let request = self
            .http
            .plex_tv
            .post(url)
            .query(&[("token", code.expose_secret())])
            .header("Content-Length", "0")
            .header("X-Plex-Client-Identifier", server.as_str())
            .header("X-Plex-Product", "Plex Media Server")
            .header("X-Plex-Version", "1.1")
            .header("X-Plex-Provides", "server")
            .header("X-Plex-Platform", std::env::consts::OS);
        let answer = self.ask(request, NetOperation::ExchangeClaimCode).await?;
        let given = exchange::read(&answer.body);
        let token = given.token.ok_or(PlexError::Trouble(PlexTrouble::NoSignIn))?;
        let own_email = || user.email.as_ref().map(Email::to_secret);
        let own_name = || user.username.as_ref().map(|name| name.to_string().into());
        Ok(NewSignIn {
            token,
            username: given.username.or_else(own_name).or_else(own_email).unwrap_or_default(),
            email: given.email.or_else(own_email).unwrap_or_default(),
        })
    }

    /// Gives our sign-in back.
    ///
    /// # Errors
    /// [`PlexError`]; the sign-in then ends by itself when Plex sees fit, or by the user's hand in Plex's list of devices.
    pub async fn sign_out(&self, token: &Secret) -> Result<(), PlexError> {
        let request = self.request(Method::DELETE, "api/v2/users/signout", Some(token));
        self.ask(request, NetOperation::SignOut).await.map(|_| ())
    }

    /// Gives our sign-in back, and asks with it once more: only when plex.tv no longer knows it is it over. Plex's short troubles are
    /// waited out within the limit.
    ///
    /// # Errors
    /// The last [`PlexError`]: then it may live on.
    pub async fn sign_out_and_see(&self, token: &Secret, limit: Duration) -> Result<(), PlexError> {
        const PAUSE: Duration = Duration::from_millis(300);
        let end = tokio::time::Instant::now() + limit;
        let mut last = PlexError::Trouble(PlexTrouble::StillSignedIn);
        loop {
            let whole = async {
                match self.sign_out(token).await {
                    Ok(()) | Err(PlexError::SignedOut) => {}
                    Err(error) => return Err(error),
                }
                match self.user(token).await {
                    Err(PlexError::SignedOut) => Ok(()),
                    Err(error) => Err(error),
                    Ok(_) => Err(PlexError::Trouble(PlexTrouble::StillSignedIn)),
                }
            };
            match tokio::time::timeout_at(end, whole).await {
                Ok(Ok(())) => return Ok(()),
                Ok(Err(error)) => last = error,
                Err(_) => return Err(last),
            }
            if tokio::time::Instant::now() + PAUSE > end {
                return Err(last);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    fn request(&self, method: Method, path: &str, token: Option<&Secret>) -> RequestBuilder {
        let mut url = self.base.clone();
        url.set_path(path);
        let mut request = self
            .http
            .plex_tv
            .request(method, url)
            .header("Accept", "application/json")
            .header("X-Plex-Client-Identifier", &self.client_id)
            .header("X-Plex-Product", PRODUCT)
            .header("X-Plex-Version", env!("CARGO_PKG_VERSION"))
            .header("X-Plex-Platform", std::env::consts::OS)
            .header("X-Plex-Device-Name", PRODUCT);
        if let Some(token) = token
            && let Ok(mut value) = HeaderValue::from_str(token.expose_secret())
        {
            value.set_sensitive(true);
            request = request.header("X-Plex-Token", value);
        }
        request
    }

    async fn ask(&self, request: RequestBuilder, operation: NetOperation) -> Result<HttpAnswer, PlexError> {
        let answer = http::fetch(request, operation, self.target(), self.limit, self.body).await?;
        self.judge(answer, operation)
    }

    fn judge(&self, answer: HttpAnswer, operation: NetOperation) -> Result<HttpAnswer, PlexError> {
        match answer.status {
            200..300 => Ok(answer),
            401 => Err(PlexError::SignedOut),
            404 => Err(PlexError::NotFound),
            429 => Err(PlexError::RateLimited(answer.retry_after)),
            status @ 500.. => Err(PlexError::Trouble(PlexTrouble::Status { code: status })),
            status => Err(NetError::new(operation, self.target(), NetKind::Status(status)).into()),
        }
    }
}

fn json<T: DeserializeOwned>(answer: &HttpAnswer) -> Result<T, PlexError> {
    // The parser's own words could quote what it read, and that can be a token.
    serde_json::from_slice(&answer.body).map_err(|e| {
        PlexError::Trouble(PlexTrouble::Unreadable { detail: format!("{:?}: {}", e.classify(), e.line()) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_list_is_read_without_harm(body in proptest::collection::vec(any::<u8>(), 0..512)) {
            let answer = HttpAnswer { status: 200, is_plex: false, body, certificate: None, retry_after: None, clock_ahead: None };
            let _ = json(&answer).map(resources::read);
        }
    }
}
