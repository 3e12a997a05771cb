//! The client core over real sockets: searches, looks, sign-ins and claims in a simulated home.

mod bad_input;
mod check;
mod claim;
mod rig;
mod sign_in;
