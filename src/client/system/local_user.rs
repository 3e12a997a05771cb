//! Who sits at this computer, as its system says: for one purpose only, to keep it out of reports.

use crate::client::model::LocalUser;

/// The variables of the environment in which systems keep it: Linux and macOS have the first, Windows the last ones.
const LOGIN: [&str; 3] = ["USER", "LOGNAME", "USERNAME"];
const HOME: [&str; 2] = ["HOME", "USERPROFILE"];
const HOST: [&str; 2] = ["HOSTNAME", "COMPUTERNAME"];
/// Shells know the host name, but most do not pass it on. Linux has it here (proc_sys_kernel(5)).
const LINUX_HOST: &str = "/proc/sys/kernel/hostname";

/// Asks the environment, and for the host name Linux's kernel.
#[must_use]
pub fn local_user() -> LocalUser {
    let mut person = read(|name| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()));
    if person.host_name.is_none() {
        person.host_name = std::fs::read_to_string(LINUX_HOST).ok().and_then(said);
    }
    person
}

fn read(variable: impl Fn(&str) -> Option<String>) -> LocalUser {
    let first = |names: &[&str]| names.iter().find_map(|name| variable(name).and_then(said));
    LocalUser { login_name: first(&LOGIN), home_folder: first(&HOME), host_name: first(&HOST) }
}

fn said(text: String) -> Option<String> {
    let text = text.trim();
    // The home folder of nobody is the root of all paths.
    (!text.is_empty() && text != "/").then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_has_its_own_variables() {
        let linux = read(|name| match name {
            "USER" => Some("jo".to_owned()),
            "HOME" => Some("/home/jo".to_owned()),
            _ => None,
        });
        assert_eq!((linux.login_name.as_deref(), linux.home_folder.as_deref()), (Some("jo"), Some("/home/jo")));
        let windows = read(|name| match name {
            "USERNAME" => Some("Jo".to_owned()),
            "USERPROFILE" => Some("C:\\Users\\Jo".to_owned()),
            "COMPUTERNAME" => Some("JOS-PC".to_owned()),
            "HOME" => Some(" ".to_owned()),
            _ => None,
        });
        assert_eq!(windows.home_folder.as_deref(), Some("C:\\Users\\Jo"));
        assert_eq!(windows.host_name.as_deref(), Some("JOS-PC"));
    }
}
