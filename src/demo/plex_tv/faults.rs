//! What can go wrong at plex.tv.

use std::str::FromStr;

use hyper::StatusCode;

use super::super::message::{Reply, Request, Served};
use super::error;

/// One thing that goes wrong, until another is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlexFault {
    #[default]
    None,
    /// 429 to everything.
    RateLimited,
    /// 429 to the polling of PINs alone.
    PinsRateLimited,
    /// This status to everything, with the page of a proxy in front.
    Status(u16),
    /// 200 with a page where JSON is expected, as the sign-in page of a hotel network does.
    Html,
    /// Connections are taken, and requests never answered.
    Hang,
    /// Every connection is reset at its first request.
    Reset,
    /// The exchange of claim tokens answers in JSON, and with nothing but the token.
    ExchangeIsBare,
    /// Only the exchange of claim tokens fails, with 422: what a server then answers to a claim is 500.
    ExchangeFails,
}

impl FromStr for PlexFault {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "none" => Self::None,
            "rate-limited" => Self::RateLimited,
            "pins-rate-limited" => Self::PinsRateLimited,
            "html" => Self::Html,
            "hang" => Self::Hang,
            "reset" => Self::Reset,
            "exchange-is-bare" => Self::ExchangeIsBare,
            "exchange-fails" => Self::ExchangeFails,
            number => match number.parse() {
                Ok(status @ 400..=599) => Self::Status(status),
                _ => return Err(format!("{text:?} is no fault")),
            },
        })
    }
}

impl PlexFault {
    /// The answer that this fault puts in the place of the right one. The demo switches stay within reach.
    pub(super) fn answer(self, request: &Request) -> Option<Served> {
        if request.path.starts_with("/demo/") {
            return None;
        }
        let polling = request.path.starts_with("/api/v2/pins/");
        let exchange = request.path.ends_with("/claim/exchange");
        match self {
            Self::RateLimited => Some(rate_limited(request)),
            Self::PinsRateLimited if polling => Some(rate_limited(request)),
            Self::Status(code) => {
                let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
                let words = status.canonical_reason().unwrap_or("Error");
                let page = format!(
                    "<html><head><title>{code} {words}</title></head><body><h1>{code} {words}</h1></body></html>"
                );
                Some(Reply::html(status, page).into())
            }
            Self::Html => {
                let page = "<!DOCTYPE html><html><head><title>Welcome</title></head><body>Sign in to this network</body></html>";
                Some(Reply::html(StatusCode::OK, page).into())
            }
            Self::Hang => Some(Served::Hang),
            Self::Reset => Some(Served::Reset),
            Self::ExchangeFails if exchange => {
                Some(error(request, StatusCode::UNPROCESSABLE_ENTITY, 1099, "Unprocessable").into())
            }
            Self::None | Self::PinsRateLimited | Self::ExchangeFails | Self::ExchangeIsBare => None,
        }
    }
}

fn rate_limited(request: &Request) -> Served {
    error(request, StatusCode::TOO_MANY_REQUESTS, 1003, "API rate limit exceeded").into()
}
