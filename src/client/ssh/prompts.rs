//! Signs in by the questions of the host (RFC 4256), as PAM asks them.

use russh::client::{KeyboardInteractiveAuthResponse as Said, Prompt};
use secrecy::ExposeSecret as _;

use super::connection::Link;
use super::fault::Fault;
use crate::client::installation::remote::HostErrorKind;
use crate::client::model::Secret;

/// The most rounds of questions: one with the password, and empty ones.
const MOST_ROUNDS: usize = 8;
/// What a question for a code of two-step sign-in speaks of.
const CODES: [&str; 6] = ["code", "one-time", "otp", "token", "authenticator", "verification"];

pub async fn sign_in(link: &mut Link, user: &str, password: &Secret) -> Result<(), Fault> {
    let lost = |error: russh::Error| Fault::of_link(&error);
    let none = None::<String>;
    let mut said = link.handle.authenticate_keyboard_interactive_start(user, none).await.map_err(lost)?;
    let mut is_sent = false;
    for _ in 0..MOST_ROUNDS {
        let answers = match said {
            Said::Success => return Ok(()),
            Said::Failure { partial_success: true, .. } => return Err(HostErrorKind::CodeAsked.into()),
            Said::Failure { .. } if is_sent => return Err(HostErrorKind::WrongPassword.into()),
            Said::Failure { .. } => return Err(HostErrorKind::OnlyKeys.into()),
            Said::InfoRequest { prompts, .. } => match answer(&prompts, is_sent)? {
                Answer::Nothing => Vec::new(),
                Answer::Password => {
                    is_sent = true;
                    vec![password.expose_secret().to_owned()]
                }
            },
        };
        said = link.handle.authenticate_keyboard_interactive_respond(answers).await.map_err(lost)?;
    }
    Err(HostErrorKind::CodeAsked.into())
}

enum Answer {
    Nothing,
    Password,
}

fn answer(prompts: &[Prompt], is_sent: bool) -> Result<Answer, Fault> {
    let code = |prompt: &Prompt| Err(Fault::new(HostErrorKind::CodeAsked, &prompt.prompt));
    match prompts {
        // PAM says that it is done.
        [] => Ok(Answer::Nothing),
        [prompt] if prompt.echo || asks_for_code(&prompt.prompt) => code(prompt),
        // Asked once more for the same: a second try would count against the owner.
        [prompt] if is_sent && prompt.prompt.to_lowercase().contains("password") => {
            Err(HostErrorKind::WrongPassword.into())
        }
        [prompt] if is_sent => code(prompt),
        [_] => Ok(Answer::Password),
        [.., last] => code(last),
    }
}

fn asks_for_code(prompt: &str) -> bool {
    let prompt = prompt.to_lowercase();
    !prompt.contains("password:") && CODES.iter().any(|word| prompt.contains(word))
}
