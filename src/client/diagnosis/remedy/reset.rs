//! Taking an old sign-in off a server by hand, as Plex itself documents it: quit the server, keep a copy, remove four values,
//! start, claim (support.plex.tv/articles/204281528). The rest of the settings stays: with the whole file gone, the server would
//! lose its identity, and its owner the libraries' settings and every share.
//!
//! Where each platform keeps the settings: ChuckPa's UserCredentialReset and PlexDBRepair, support.plex.tv/articles/202915258.

use super::controls::{self, Verb};
use super::{About, CopyText, Platform, Remedy, container};
use crate::client::diagnosis::{Action, Cause};

/// The values of the article. Some are missing on many servers (ClaimIt#45), which is no fault.
const VALUES: [&str; 4] = ["PlexOnlineHome", "PlexOnlineMail", "PlexOnlineToken", "PlexOnlineUsername"];
/// The value that names the account.
const MAIL: &str = "PlexOnlineMail";
/// Where the settings are on Windows and on a Mac.
const WINDOWS_KEY: &str = r#""HKCU\Software\Plex, Inc.\Plex Media Server""#;
const MAC_DOMAIN: &str = "com.plexapp.plexmediaserver";

const KEEP: &str = "Keep a copy of the settings";
const REMOVE: &str = "Take the old sign-in off";
const PUT_BACK: &str = "Put the copy back, if anything went wrong";
const WHICH: &str = "Show the stored account";

/// The remedy for a stale claim, and for whoever else has to take an account off a server.
pub fn take_off(cause: Cause, about: &About<'_>) -> Remedy {
    let intro = match cause {
        Cause::OtherOwner => {
            "Only for a server that is yours. With another account, everybody it was shared with loses access."
        }
        _ => {
            "This is done at the server's own computer, with the steps that Plex gives. Libraries and watch history stay."
        }
    };
    let remedy = Remedy::new(format!("Take the old sign-in off {}.", about.server), intro);
    let remedy = match about.platform {
        Some(Platform::MacOs) => on_mac(remedy),
        Some(Platform::Windows) => on_windows(remedy),
        Some(Platform::Linux) => on_linux(remedy),
        Some(Platform::Docker | Platform::Unraid) => in_container(remedy, about.platform),
        Some(nas) => on_nas(remedy, nas, about),
        None => anywhere(remedy),
    };
    match cause {
        Cause::ClaimedNotListed | Cause::OtherOwner => remedy.other("Try another account first", Action::FindOutWhich),
        _ => remedy,
    }
}

/// Shows, at the server's own computer, which account it holds.
pub fn stored_account(platform: Option<Platform>) -> Option<CopyText> {
    let text = match platform? {
        Platform::MacOs => format!("defaults read {MAC_DOMAIN} {MAIL}"),
        Platform::Windows => format!("reg query {WINDOWS_KEY} /v {MAIL}"),
        Platform::Docker | Platform::Unraid => container::show_account(&format!("{MAIL}=\"[^\"]*\"")),
        other => in_file(other, &format!("grep -oE \"{MAIL}=.[^ ]*\" \"$f\"")),
    };
    Some(CopyText::new(WHICH, text))
}

const NEVER_ALL: &str = "Take off these four values only. Never delete the whole settings: the server would become a stranger, \
     and its libraries would have to be set up again.";
const MISSING_IS_FINE: &str = "It may say that one of the values is not there: that is fine.";
const THEN_CLAIM: &str = "Wait a minute, press Check again here, and claim the server.";
const THEN_CLAIM_THERE: &str = "Wait a minute, start Locksmith on that computer, and claim the server there.";

fn on_mac(remedy: Remedy) -> Remedy {
    let remove: Vec<_> = VALUES.iter().map(|value| format!("defaults delete {MAC_DOMAIN} {value}")).collect();
    let file = "~/Desktop/plex-settings-backup.plist";
    remedy
        .step(controls::stop(Some(Platform::MacOs)))
        .step("Press Command+Space, type Terminal, and press Enter.")
        .step(format!("Enter the text “{KEEP}”. A file appears on the desktop."))
        .step(format!("Enter the text “{REMOVE}”. {MISSING_IS_FINE}"))
        .step(controls::start(Some(Platform::MacOs)))
        .step(THEN_CLAIM_THERE)
        .copy(KEEP, format!("test -e {file} || defaults export {MAC_DOMAIN} {file}"))
        .copy(REMOVE, remove.join("\n"))
        .copy(PUT_BACK, format!("defaults import {MAC_DOMAIN} {file}"))
        .note(NEVER_ALL)
}

fn on_windows(remedy: Remedy) -> Remedy {
    let remove: Vec<_> = VALUES.iter().map(|value| format!("reg delete {WINDOWS_KEY} /v {value} /f")).collect();
    let file = r#""%USERPROFILE%\plex-settings-backup.reg""#;
    remedy
        .step("On that PC, sign in to Windows as the user under whom Plex runs.")
        .step("Right-click the Plex symbol beside the clock, and choose Exit or Quit.")
        .step("Press Windows+R, type cmd, and press Enter.")
        .step(format!("Enter the text “{KEEP}”. It has to say that the operation completed."))
        .step(format!("Enter the text “{REMOVE}”. {MISSING_IS_FINE}"))
        .step(controls::start(Some(Platform::Windows)))
        .step(THEN_CLAIM_THERE)
        .copy(KEEP, format!("reg export {WINDOWS_KEY} {file}"))
        .copy(REMOVE, remove.join("\n"))
        .copy(PUT_BACK, format!("reg import {file}"))
        .note(NEVER_ALL)
}

fn on_linux(remedy: Remedy) -> Remedy {
    let linux = Platform::Linux;
    remedy
        .step("On that computer, open a terminal. Each text below may ask for your password.")
        .step("Enter the text “Stop the server”.")
        .step(format!("Enter the text “{KEEP}”."))
        .step(format!("Enter the text “{REMOVE}”."))
        .step("Enter the text “Start the server”.")
        .step(THEN_CLAIM)
        .copies(controls::texts(Some(linux), &[Verb::Stop]))
        .copies(file_texts(linux))
        .copies(controls::texts(Some(linux), &[Verb::Start]))
        .note(NEVER_ALL)
}

/// A container's settings are edited while it is stopped; started again, it can be claimed like any other server.
fn in_container(remedy: Remedy, platform: Option<Platform>) -> Remedy {
    let terminal = match platform {
        Some(Platform::Unraid) => "On the Unraid page, open the terminal: the >_ symbol at the top.",
        _ => "Open a terminal on the computer where the container runs.",
    };
    let docker = Some(Platform::Docker);
    remedy
        .step(format!("{terminal} Put your container's name in place of plex."))
        .step("Enter the text “Stop the server”.")
        .step(format!("Enter the text “{KEEP}”. No such file? Leave Library/Application Support/ out of it."))
        .step(format!("Enter the text “{REMOVE}”."))
        .step("Enter the text “Start the server”.")
        .step(THEN_CLAIM)
        .step("Is the claim refused? Get a code at plex.tv/claim, put it in, and enter “Claim from inside”.")
        .copies(controls::texts(docker, &[Verb::Stop]))
        .copy(KEEP, container::keep_copy())
        .copy(REMOVE, container::take_off(&pattern()))
        .copies(controls::texts(docker, &[Verb::Start]))
        .copies([container::claim_inside()])
        .copy(PUT_BACK, container::put_back())
        .note(container::WHY_A_CODE_IS_NOT_ENOUGH)
}

/// A NAS has no screen: its command line is reached from this computer. On a Synology there is a way without (forum FAQ 31).
fn on_nas(remedy: Remedy, nas: Platform, about: &About<'_>) -> Remedy {
    let (switch, user) = match nas {
        Platform::Synology => {
            ("In DSM, open Control Panel, Terminal & SNMP, and tick “Enable SSH service”.", "YOUR-NAME")
        }
        Platform::Qnap => ("In QTS, open Control Panel, Telnet / SSH, and tick “Allow SSH connection”.", "YOUR-NAME"),
        _ => ("In the dashboard, open Settings, Network, and switch SSH on.", "sshd"),
    };
    let note = match nas {
        Platform::Synology => format!(
            "{NEVER_ALL} Without typing: uninstall the package but keep its data, then install it again with a code from \
             plex.tv/claim."
        ),
        _ => NEVER_ALL.to_owned(),
    };
    remedy
        .step(controls::stop(Some(nas)))
        .step(switch)
        .step("On this computer, open Terminal (Windows: Command Prompt), and enter the text “Reach the NAS”.")
        .step(format!("Enter the text “{KEEP}”."))
        .step(format!("Enter the text “{REMOVE}”."))
        .step(controls::start(Some(nas)))
        .step(THEN_CLAIM)
        .copy("Reach the NAS", format!("ssh {user}@{}", about.host()))
        .copies(file_texts(nas))
        .note(note)
}

/// Nobody knows what it runs on: the page asks above.
fn anywhere(remedy: Remedy) -> Remedy {
    remedy
        .step("Choose above what the server runs on: the exact steps and texts depend on it.")
        .step("Stop Plex Media Server there.")
        .step("Keep a copy of its settings.")
        .step("Take the four values below out of the settings, and nothing else.")
        .step("Start Plex Media Server again.")
        .step(THEN_CLAIM)
        .copy("The four values", VALUES.join("\n"))
        .note(NEVER_ALL)
}

/// What a stream editor takes for the four values.
fn pattern() -> String {
    let names: Vec<_> = VALUES.iter().filter_map(|value| value.strip_prefix("PlexOnline")).collect();
    format!("s/PlexOnline({})=\"[^\"]*\"//g", names.join("|"))
}

/// The texts for a platform that keeps its settings in a file.
fn file_texts(platform: Platform) -> [CopyText; 3] {
    [
        // A second try must not put a damaged file over the good copy.
        (KEEP, "[ -e \"$f.backup\" ] || cp -p \"$f\" \"$f.backup\"".to_owned()),
        // Single quotes would end those around the whole.
        (REMOVE, format!("sed -i -E \"{}\" \"$f\"", pattern().replace('"', "\\\""))),
        (PUT_BACK, "cp -p \"$f.backup\" \"$f\"".to_owned()),
    ]
    .map(|(label, command)| CopyText::new(label, in_file(platform, &command)))
}

/// A command with the settings file as `$f`, as root: nobody else may see it. A volume's number is left to the shell.
fn in_file(platform: Platform, command: &str) -> String {
    let file = match platform {
        Platform::Synology => "/volume*/PlexMediaServer/AppData/\"Plex Media Server\"/Preferences.xml",
        Platform::Qnap => {
            "\"$(getcfg -f /etc/config/qpkg.conf PlexMediaServer Install_path)/Library/Plex Media Server/Preferences.xml\""
        }
        Platform::WdMyCloud => "/mnt/HD/HD*/Nas_Prog/plex_conf/\"Plex Media Server\"/Preferences.xml",
        _ => "/var/lib/plexmediaserver/Library/\"Application Support\"/\"Plex Media Server\"/Preferences.xml",
    };
    let whole = format!("for f in {file}; do {command}; done");
    // The only user of a My Cloud who may use its command line is root.
    if platform == Platform::WdMyCloud { whole } else { format!("sudo sh -c '{whole}'") }
}
