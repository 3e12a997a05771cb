//! What changes a server: the claim.

pub mod claim;
