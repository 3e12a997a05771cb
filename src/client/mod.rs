//! The client core: finds servers, observes them, names the cause, claims. It knows no window and prints nothing.

pub mod discovery;
pub mod error;
pub mod model;
pub mod settings;
pub mod text;
