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

/// Is this account, "OFFICE\anna" or "anna@office.example", that of a user? `None` is the one who runs this program.
pub fn is_account(account: &str, user: Option<&str>) -> bool {
    let fixed = SERVICES.iter().find(|(name, _)| name.eq_ignore_ascii_case(account)).map(|(_, id)| *id);
    if let Some(id) = fixed {
        return Some(id.to_owned()) == user.map(str::to_owned).or_else(own);
    }
    let me = Me::new();
    let account = Account::new(account);
    let is_named = match user {
        None => account.name.eq_ignore_ascii_case(&me.name),
        Some(user) => name(user).is_some_and(|folder| account.may_have_folder(&folder)),
    };
    is_named && me.knows_in_domain(account.domain, user)
}

/// A name, and where it is known. The same name in another place is another account.
struct Account<'a> {
    /// "." is this computer.
    domain: &'a str,
    name: &'a str,
}

impl<'a> Account<'a> {
    fn new(text: &'a str) -> Self {
        let (domain, name) = text
            .split_once('\\')
            .or_else(|| text.split_once('@').map(|(name, domain)| (domain, name)))
            .unwrap_or((".", text));
        Self { domain, name }
    }

    /// A folder can be named "anna.OFFICE" where there was an "anna" already.
    fn may_have_folder(&self, folder: &str) -> bool {
        let (name, folder) = (self.name.to_lowercase(), folder.to_lowercase());
        folder == name || folder.starts_with(&format!("{name}."))
    }
}

/// Who runs this program, and where, as Windows tells programs.
struct Me {
    id: Option<String>,
    name: String,
    domain: String,
    /// The same in full: "office.example".
    dns_domain: Option<String>,
    computer: String,
}

impl Me {
    fn new() -> Self {
        let told = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let computer = told("COMPUTERNAME").unwrap_or_default();
        Self {
            id: own(),
            name: told("USERNAME").unwrap_or_default(),
            domain: told("USERDOMAIN").unwrap_or_else(|| computer.clone()),
            dns_domain: told("USERDNSDOMAIN"),
            computer,
        }
    }

    /// Is a user one of this domain? Whoever gave out an identifier is in it, up to its last number: the computer or a domain
    /// (learn.microsoft.com, "Security identifiers"). Of other domains no more is known than that they are not this computer.
    fn knows_in_domain(&self, domain: &str, user: Option<&str>) -> bool {
        let is_computer = domain == "." || domain.eq_ignore_ascii_case(&self.computer);
        let am_local = self.domain.eq_ignore_ascii_case(&self.computer);
        let issuer = |id: &str| id.rsplit_once('-').map(|(issuer, _)| issuer.to_owned());
        match user {
            Some(user) if self.id.as_deref().and_then(issuer) != issuer(user) => {
                is_computer == (!am_local && user.starts_with(GIVEN_OUT))
            }
            _ if am_local => is_computer,
            _ => self.is_my_domain(domain),
        }
    }

    fn is_my_domain(&self, domain: &str) -> bool {
        let is_full = self.dns_domain.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(domain));
        is_full || domain.eq_ignore_ascii_case(&self.domain)
    }
}

/// How the identifiers start that computers and domains give out.
const GIVEN_OUT: &str = "S-1-5-21-";

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
    fn an_account_is_a_user_s_by_its_name_and_its_place() {
        let (own_name, me) = (std::env::var("USERNAME").unwrap(), Me::new());
        assert!(is_account(&format!(r"{}\{own_name}", me.domain), None));
        assert!(!is_account(&format!(r"ELSEWHERE\{own_name}"), None));
        assert!(!is_account(&format!("{own_name}@elsewhere.example"), None));
        assert!(!is_account(&format!(r"{}\somebody-else", me.domain), None));
        assert!(is_account("localsystem", Some("S-1-5-18")));
        assert!(!is_account("LocalSystem", None));
    }

    fn me(domain: &str) -> Me {
        let id = if domain == "PC" { "S-1-5-21-1-1-1-1001" } else { "S-1-5-21-2-2-2-1105" };
        let dns_domain = (domain == "OFFICE").then(|| "office.example".to_owned());
        let (name, domain, computer) = ("anna".to_owned(), domain.to_owned(), "PC".to_owned());
        Me { id: Some(id.to_owned()), name, domain, dns_domain, computer }
    }

    #[test]
    fn the_same_name_on_this_computer_and_in_a_domain_are_two_accounts() {
        let (local, office) = (me("PC"), me("OFFICE"));
        for domain in [".", "PC", "pc"] {
            assert!(local.knows_in_domain(domain, None) && !office.knows_in_domain(domain, None), "{domain}");
        }
        for domain in ["OFFICE", "office", "Office.Example"] {
            assert!(office.knows_in_domain(domain, None) && !local.knows_in_domain(domain, None), "{domain}");
        }
        assert!(!office.knows_in_domain("OTHER", None) && !local.knows_in_domain("OTHER", None));
    }

    #[test]
    fn of_another_user_the_identifier_tells_the_place() {
        let (on_pc, in_office, in_other) = ("S-1-5-21-1-1-1-1002", "S-1-5-21-2-2-2-1106", "S-1-12-1-3-3-3-3");
        for (me, user, domain, expected) in [
            (me("PC"), on_pc, ".", true),
            (me("PC"), on_pc, "OFFICE", false),
            (me("PC"), in_office, ".", false),
            (me("PC"), in_office, "OFFICE", true),
            (me("OFFICE"), in_office, "OFFICE", true),
            (me("OFFICE"), in_office, ".", false),
            (me("OFFICE"), on_pc, ".", true),
            (me("OFFICE"), on_pc, "OFFICE", false),
            (me("OFFICE"), in_other, ".", false),
            (me("PC"), in_other, "AzureAD", true),
        ] {
            assert_eq!(me.knows_in_domain(domain, Some(user)), expected, "{user} of {domain}, for {}", me.domain);
        }
    }

    #[test]
    fn an_account_is_written_in_three_ways() {
        for (text, domain, name) in [
            (r"OFFICE\anna", "OFFICE", "anna"),
            (r".\anna", ".", "anna"),
            ("anna@office.example", "office.example", "anna"),
            ("anna", ".", "anna"),
        ] {
            let account = Account::new(text);
            assert_eq!((account.domain, account.name), (domain, name), "{text}");
        }
        let anna = Account::new("anna");
        assert!(
            anna.may_have_folder("Anna") && anna.may_have_folder("anna.OFFICE") && !anna.may_have_folder("annabel")
        );
    }
}
