//! What this computer's system says of this program and its user, and files that nobody else can exchange.

mod client_id;
mod clock;
mod local_user;
pub mod pinned;
pub mod superuser;
#[cfg(windows)]
mod wine;

pub use client_id::client_id;
pub(crate) use clock::now_unix;
pub use local_user::local_user;
#[cfg(windows)]
pub use wine::is_wine;
