//! The window: draws [`client::state::Model`](crate::client::state::Model), and sends
//! [`Request`](crate::client::state::Request)s. It looks at no network, and decides nothing about servers.
//!
//! Each frame takes one snapshot of the model. The [`pages`] draw it, with the window's own [`view`] state, and return at most
//! one [`view::Action`], which the [`app`] carries out after drawing. Views start nothing themselves.

pub mod app;
pub mod how_to;
pub mod icons;
pub mod jobs;
pub mod launch;
pub mod pages;
pub mod theme;
pub mod view;
pub mod widgets;
pub mod words;

pub use launch::{LaunchError, run};
