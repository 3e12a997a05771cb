//! The users of this computer: by their security identifiers, as the registry names their hives.

use std::path::PathBuf;

use sysinfo::{ProcessRefreshKind, ProcessesToUpdate, System, UpdateKind, get_current_pid};
use windows_registry::{LOCAL_MACHINE, USERS};

/// Names a user's folder (learn.microsoft.com, "User profiles").
const PROFILES: &str = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList";
/// Hives that are no user's: the one of new users is that of the system under another name, and these are parts of others.
const DEFAULT: &str = ".DEFAULT";
const CLASSES: &str = "_classes";
/// Accounts of services have fixed identifiers (learn.microsoft.com, "Well-known SIDs").
const SERVICES: [(&str, &str); 3] = [
    ("LocalSystem", "S-1-5-18"),
    (r"NT AUTHORITY\LocalService", "S-1-5-19"),
    (r"NT AUTHORITY\NetworkService", "S-1-5-20"),
];

/// The security identifier of the one who runs this program.
pub fn own() -> Option<String> {
    let own = get_current_pid().ok()?;
    let mut system = System::new().ok()?;
    let user = ProcessRefreshKind::nothing().with_user(UpdateKind::Always);
    system.refresh_processes_specifics(ProcessesToUpdate::Some(&[own]), true, user);
    system.process(own)?.user_id().map(|user| user.to_string())
}

/// The identifiers of the others whose settings are loaded now: those who are signed in, and those who run services.
pub fn others() -> Vec<String> {
    let own = own();
    let is_other = |name: &String| {
        let is_part = name.eq_ignore_ascii_case(DEFAULT) || name.to_lowercase().ends_with(CLASSES);
        !is_part && Some(name) != own.as_ref()
    };
    USERS.keys().map(|names| names.filter(is_other).collect()).unwrap_or_default()
}

/// A user's folder.
pub fn folder(user: &str) -> Option<PathBuf> {
    let profile = LOCAL_MACHINE.open(format!(r"{PROFILES}\{user}")).ok()?;
    let path = profile.get_string("ProfileImagePath").ok()?;
    Some(PathBuf::from(expanded(&path, |name| std::env::var(name).ok())))
}

/// A user's name, as their folder has it. The accounts of services have names of their own.
pub fn name(user: &str) -> Option<String> {
    if let Some((name, _)) = SERVICES.iter().find(|(_, id)| *id == user) {
        return Some((*name).to_owned());
    }
    folder(user)?.file_name().map(|name| name.to_string_lossy().into_owned())
}

/// Is this account, "OFFICE\anna" or "anna@office.example", that of a user? `None` is the one who runs this program. A folder can be
/// named "anna.OFFICE" where there was an "anna" already.
pub fn is_account(account: &str, user: Option<&str>) -> bool {
    let fixed = SERVICES.iter().find(|(name, _)| name.eq_ignore_ascii_case(account)).map(|(_, id)| *id);
    let short = account.rsplit('\\').next().and_then(|name| name.split('@').next()).unwrap_or(account).to_lowercase();
    match (fixed, user) {
        (Some(id), _) => Some(id.to_owned()) == user.map(str::to_owned).or_else(own),
        (None, None) => std::env::var("USERNAME").is_ok_and(|name| name.to_lowercase() == short),
        (None, Some(user)) => name(user).is_some_and(|name| {
            let name = name.to_lowercase();
            name == short || name.starts_with(&format!("{short}."))
        }),
    }
}

/// `%SystemDrive%\Users\anna` with what the names stand for.
fn expanded(text: &str, variable: impl Fn(&str) -> Option<String>) -> String {
    let mut parts = text.split('%');
    let mut expanded = parts.next().unwrap_or_default().to_owned();
    while let Some(name) = parts.next() {
        match (parts.next(), variable(name)) {
            (Some(rest), Some(value)) => expanded.extend([&value, rest]),
            (Some(rest), None) => expanded.extend(["%", name, "%", rest]),
            (None, _) => expanded.extend(["%", name]),
        }
    }
    expanded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_paths_are_what_they_stand_for() {
        let variable = |name: &str| (name == "SystemDrive").then(|| "C:".to_owned());
        assert_eq!(expanded(r"%SystemDrive%\Users\anna", variable), r"C:\Users\anna");
        assert_eq!(expanded(r"C:\Users\100%\%x%", variable), r"C:\Users\100%\%x%");
        assert_eq!(expanded("plain", variable), "plain");
    }

    #[test]
    fn whoever_runs_this_has_an_identifier_and_is_none_of_the_others() {
        let own = own().unwrap();
        assert!(own.starts_with("S-1-"), "{own}");
        assert!(!others().contains(&own));
        assert!(USERS.keys().unwrap().any(|name| name == own), "their settings are loaded");
    }

    #[test]
    fn an_account_is_a_user_s_by_its_name() {
        let own_name = std::env::var("USERNAME").unwrap();
        assert!(is_account(&format!(r".\{own_name}"), None));
        assert!(is_account(&format!("{own_name}@office.example"), None));
        assert!(!is_account(r".\somebody-else", None));
        assert!(is_account("localsystem", Some("S-1-5-18")));
        assert!(!is_account("LocalSystem", None));
    }
}
