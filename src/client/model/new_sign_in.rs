//! What a claim by the settings writes.

use super::Secret;

/// A server's own new sign-in, as plex.tv gave it.
#[derive(Clone, Debug)]
pub struct NewSignIn {
    pub token: Secret,
    pub username: Secret,
    pub email: Secret,
}
