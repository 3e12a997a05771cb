//! The demo browser: it "opens" the sign-in page and approves, as a person would.

use std::sync::Weak;
use std::time::Duration;

use url::Url;

use super::super::plex_tv::PlexTv;

/// How long a person takes to press the button.
const THINKING_TIME: Duration = Duration::from_millis(1_500);

/// Approves the PIN of the page that it is told to open. Clones are the same browser; it does nothing once the home is gone.
#[derive(Clone)]
pub struct DemoBrowser {
    plex_tv: Weak<PlexTv>,
    /// Who sits before it: a user name of [`Account::all`](super::super::Account::all).
    pub account: String,
    pub thinking_time: Duration,
    /// False: the person refuses.
    pub approves: bool,
}

impl DemoBrowser {
    pub(super) fn new(plex_tv: Weak<PlexTv>) -> Self {
        Self { plex_tv, account: "anna".to_owned(), thinking_time: THINKING_TIME, approves: true }
    }

    /// Opens the page, waits like a person, and presses the button. False if the page has no code of a waiting PIN.
    pub async fn visit(&self, page: &str) -> bool {
        tokio::time::sleep(self.thinking_time).await;
        let (Some(code), Some(plex_tv)) = (code_of(page), self.plex_tv.upgrade()) else {
            return false;
        };
        if self.approves { plex_tv.approve(&code, &self.account) } else { plex_tv.deny(&code) }
    }
}

/// The code in the address of a sign-in page: `https://app.plex.tv/auth#?clientID=…&code=…`, or with `#!?`.
fn code_of(page: &str) -> Option<String> {
    let url = Url::parse(page).ok()?;
    let fragment = url.fragment()?.trim_start_matches('!').trim_start_matches('?');
    let mut pairs = url::form_urlencoded::parse(fragment.as_bytes());
    pairs.find(|(key, _)| key == "code").map(|(_, code)| code.into_owned())
}

#[cfg(test)]
mod tests {
    use super::code_of;

    #[test]
    fn the_code_is_found_in_both_forms_of_the_page() {
        for page in [
            "https://app.plex.tv/auth#?clientID=x&code=abc&context%5Bdevice%5D=y",
            "https://app.plex.tv/auth/#!?code=abc",
        ] {
            assert_eq!(code_of(page).as_deref(), Some("abc"), "{page}");
        }
        assert_eq!(code_of("https://app.plex.tv/auth"), None);
    }
}
