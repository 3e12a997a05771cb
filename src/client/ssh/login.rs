//! Signs in, once.

use std::time::Duration;

use russh::client::AuthResult;
use russh::{MethodKind, MethodSet};
use secrecy::ExposeSecret as _;

use super::connection::Link;
use super::fault::Fault;
use super::runtime::within;
use super::{keys, prompts};
use crate::client::installation::remote::{HostErrorKind, HostSignIn};
use crate::client::model::Secret;

/// PAM waits after a wrong password.
const LONGEST_LOGIN: Duration = Duration::from_secs(30);

pub async fn sign_in(link: &mut Link, user: &str, sign_in: &HostSignIn) -> Result<(), Fault> {
    let end = within(LONGEST_LOGIN, attempt(link, user, sign_in)).await;
    match end {
        Ok(()) => {
            link.watch.is_in();
            Ok(())
        }
        Err(fault) => Err(link.watch.cause_of(fault)),
    }
}

async fn attempt(link: &mut Link, user: &str, sign_in: &HostSignIn) -> Result<(), Fault> {
    // The only way to hear which ways there are (RFC 4252, 5.2).
    let none = link.handle.authenticate_none(user).await.map_err(|error| Fault::of_link(&error))?;
    let methods = match none {
        AuthResult::Success => return Ok(()),
        AuthResult::Failure { remaining_methods, .. } => remaining_methods,
    };
    // A connection that ends reads as a refusal without any way left.
    if methods.is_empty() && !link.watch.was_refused().await {
        return Err(HostErrorKind::CutOff.into());
    }
    match sign_in {
        HostSignIn::Password(password) => by_password(link, user, password, &methods).await,
        HostSignIn::Keys { .. } if methods.contains(&MethodKind::PublicKey) => keys::sign_in(link, user).await,
        HostSignIn::Keys { .. } => Err(HostErrorKind::NoKeyTaken.into()),
    }
}

async fn by_password(link: &mut Link, user: &str, password: &Secret, methods: &MethodSet) -> Result<(), Fault> {
    if methods.contains(&MethodKind::Password) {
        let sent = link.handle.authenticate_password(user, password.expose_secret()).await;
        verdict(link, &sent.map_err(|error| Fault::of_link(&error))?, HostErrorKind::WrongPassword).await
    } else if methods.contains(&MethodKind::KeyboardInteractive) {
        prompts::sign_in(link, user, password).await
    } else {
        Err(HostErrorKind::OnlyKeys.into())
    }
}

/// What the host says to an attempt; `refused`: what it means if it says no.
pub async fn verdict(link: &Link, said: &AuthResult, refused: HostErrorKind) -> Result<(), Fault> {
    match said {
        AuthResult::Success => Ok(()),
        AuthResult::Failure { partial_success: true, .. } => Err(HostErrorKind::CodeAsked.into()),
        AuthResult::Failure { remaining_methods, .. } => {
            let is_word = !remaining_methods.is_empty() || link.watch.was_refused().await;
            Err(if is_word { refused } else { HostErrorKind::CutOff }.into())
        }
    }
}
