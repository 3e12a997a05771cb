//! Whoever sits at this computer.

/// What is known of whoever sits at this computer, so that none of it goes in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LocalUser {
    pub login_name: Option<String>,
    pub home_folder: Option<String>,
    pub host_name: Option<String>,
}
