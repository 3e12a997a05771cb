//! The wire: what servers and plex.tv are asked, and how their answers are read.

pub mod account;
pub mod decode;
pub mod http;
pub mod server;
