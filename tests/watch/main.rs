//! Watching, in simulated time: what is looked at and how often, what is noted, and what is found to repeat.

#[path = "../support/simulated_time.rs"]
mod simulated_time;

mod killed;
mod patterns;
mod rest;
mod time;
