//! The pieces that pages are made of. They draw, and return what was asked for.

pub mod address;
pub mod buttons;
pub mod checklist;
pub mod copy_box;
pub mod details;
pub mod path;
pub mod patterns;
pub mod qr;
pub mod question;
pub mod repair_steps;
pub mod server_list;
pub mod step_line;
pub mod steps;
pub mod strip;
pub mod text;
