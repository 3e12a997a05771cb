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
/// The server writes its settings once more when it stops: a copy that is put back before that is lost.
const PUT_BACK: &str = "Stop, put the copy back, if anything went wrong";
const QUIT_AND_PUT_BACK: &str = "Quit the server, then put the copy back, if anything went wrong";
const DELETE: &str = "Delete the copy";
const WHICH: &str = "Show the stored account";
const FOLDERS: &str = "Open its folders";

/// The remedy for a stale claim, and for whoever else has to take an account off a server.
pub fn take_off(cause: Cause, about: &About<'_>) -> Remedy {
    let foreign = matches!(cause, Cause::ClaimedNotListed | Cause::OtherOwner);
    let intro = match (cause, about.owner) {
        (Cause::OtherOwner | Cause::ClaimedNotListed, Some(owner)) => format!(
            "It is linked to {owner}. Go on only if the server is yours: with another account, everybody it was shared with \
             loses access."
        ),
        (Cause::OtherOwner, None) => {
            "Only for a server that is yours. With another account, everybody it was shared with loses access.".to_owned()
        }
        _ => {
            "This is done at the server's own computer, with the steps that Plex gives. Libraries and watch history stay."
                .to_owned()
        }
    };
    let remedy = Remedy::new(format!("Take the old sign-in off {}.", about.server), intro);
    let remedy = match about.platform {
        Some(Platform::MacOs) => on_mac(remedy, foreign),
        Some(Platform::Windows) => on_windows(remedy, foreign),
        Some(Platform::Linux) => on_linux(remedy, foreign),
        Some(Platform::Docker | Platform::Unraid) => in_container(remedy, about.platform, foreign),
        Some(nas) => on_nas(remedy, nas, about, foreign),
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
        Platform::Docker | Platform::Unraid => container::show_account(&format!("{MAIL}=.[^ ]*")),
        other => in_file(other, &loop_over(other, "$f", &format!("grep -oE \"{MAIL}=.[^ ]*\" \"$f\""))),
    };
    Some(CopyText::new(WHICH, text))
}

const NEVER_ALL: &str = "Take off these four values only. Never delete the whole settings: the server would become a stranger, \
     and its libraries would have to be set up again.";
const MISSING_IS_FINE: &str = "It may say that one of the values is not there: that is fine.";
const THEN_CLAIM: &str = "Wait a minute, press Check again here, and claim the server.";
const THEN_CLAIM_THERE: &str = "Wait a minute, start Locksmith on that computer, and claim the server there.";

const BACK_IN: &str = "Back in? Enter the text “Delete the copy”: it holds a sign-in. Show it to nobody.";
const HAS_TO_SAY_DONE: &str = "It has to say “done”.";

/// Whoever takes somebody else's sign-in off has to see first whose it is.
fn see_whose(remedy: Remedy, platform: Option<Platform>, foreign: bool) -> Remedy {
    match stored_account(platform) {
        Some(text) if foreign => remedy
            .step(format!("Enter the text “{WHICH}”. Is it somebody else's account? Then stop here, and ask them."))
            .copies([text]),
        _ => remedy,
    }
}

/// A name of a process may be cut after sixteen characters on a Mac, so its path is looked for. The copy is kept where only its
/// user may look, and where no cloud takes it along.
fn on_mac(remedy: Remedy, foreign: bool) -> Remedy {
    let mac = Some(Platform::MacOs);
    let file = "~/Library/plex-settings-backup.plist";
    let if_running = "if pgrep -qf \"MacOS/Plex Media Server\"; then echo \"STILL RUNNING: quit it first\"";
    let values = VALUES.join(" ");
    let remedy = remedy.step("On that Mac, press Command+Space, type Terminal, and press Enter.");
    see_whose(remedy, mac, foreign)
        .step(controls::stop(mac))
        .step(format!("Enter the text “{KEEP}”. {HAS_TO_SAY_DONE}"))
        .step(format!("Enter the text “{REMOVE}”. {MISSING_IS_FINE}"))
        .step(controls::start(mac))
        .step(THEN_CLAIM_THERE)
        .copy(
            KEEP,
            format!(
                "(umask 077; [ -s {file} ] || defaults export {MAC_DOMAIN} {file}; \
                 chmod 600 {file} && echo \"done: {file}\")"
            ),
        )
        .copy(
            REMOVE,
            format!(
                "{if_running}; elif [ -s {file} ]; then for v in {values}; do defaults delete {MAC_DOMAIN} $v; done; \
                 echo \"done\"; else echo \"NO COPY YET: keep one first\"; fi"
            ),
        )
        .copy(
            QUIT_AND_PUT_BACK,
            format!("{if_running}; else defaults import {MAC_DOMAIN} {file} && echo \"done: now start it\"; fi"),
        )
        .copy(DELETE, format!("rm {file}"))
        .note(format!("{NEVER_ALL} {BACK_IN}"))
}

/// For the Command Prompt, not PowerShell.
fn on_windows(remedy: Remedy, foreign: bool) -> Remedy {
    let windows = Some(Platform::Windows);
    let file = r#""%USERPROFILE%\plex-settings-backup.reg""#;
    let if_running = "tasklist | find \"Plex Media Server.exe\" >nul & \
         if not errorlevel 1 (echo STILL RUNNING: quit it first) else";
    let values = VALUES.join(" ");
    let remedy = remedy
        .step("On that PC, as the Windows user under whom Plex runs, press Windows+R, type cmd, and press Enter.");
    see_whose(remedy, windows, foreign)
        .step(controls::stop(windows))
        .step(format!(
            "Enter the text “{KEEP}”. It has to say that the operation completed. The second time it says nothing."
        ))
        .step(format!("Enter the text “{REMOVE}”. {MISSING_IS_FINE}"))
        .step(controls::start(windows))
        .step(THEN_CLAIM_THERE)
        .copy(KEEP, format!("if not exist {file} reg export {WINDOWS_KEY} {file}"))
        .copy(
            REMOVE,
            format!(
                "{if_running} if not exist {file} (echo NO COPY YET: keep one first) else \
                 for %v in ({values}) do reg delete {WINDOWS_KEY} /v %v /f"
            ),
        )
        .copy(QUIT_AND_PUT_BACK, format!("{if_running} reg import {file}"))
        .copy(DELETE, format!("del {file}"))
        .note(format!("{NEVER_ALL} {BACK_IN}"))
}

fn on_linux(remedy: Remedy, foreign: bool) -> Remedy {
    let linux = Platform::Linux;
    let by_hand = |verb| in_file(linux, &service(linux, verb).unwrap_or_default());
    let remedy = remedy.step("On that computer, open a terminal. Each text below may ask for your password.");
    see_whose(remedy, Some(linux), foreign)
        .step("Enter the text “Stop the server”.")
        .step(format!("Enter the text “{KEEP}”. {HAS_TO_SAY_DONE}"))
        .step(format!("Enter the text “{REMOVE}”. {HAS_TO_SAY_DONE}"))
        .step("Enter the text “Start the server”.")
        .step(THEN_CLAIM)
        .copy("Stop the server", by_hand("stop"))
        .copies(file_texts(linux))
        .copy("Start the server", by_hand("start"))
        .note(format!("{NEVER_ALL} {BACK_IN}"))
}

/// A container's settings are edited while it is stopped; started again, it can be claimed like any other server. The lines with
/// quotes of both kinds are entered in a small shell on its folders: they would break in Windows' own terminals.
fn in_container(remedy: Remedy, platform: Option<Platform>, foreign: bool) -> Remedy {
    let terminal = match platform {
        Some(Platform::Unraid) => "On the Unraid page, open the terminal: the >_ symbol at the top.",
        _ => "Open a terminal on the computer where the container runs.",
    };
    let docker = Some(Platform::Docker);
    let remedy = remedy.step(format!("{terminal} Put your container's name in place of plex."));
    see_whose(remedy, docker, foreign)
        .step(format!("Enter the text “Stop the server”, then the text “{FOLDERS}”. A line with # appears."))
        .step(format!("After the #, enter the text “{KEEP}”. {HAS_TO_SAY_DONE}"))
        .step(format!("After the #, enter the text “{REMOVE}”. {HAS_TO_SAY_DONE}"))
        .step("Type exit, and press Enter. Then enter the text “Start the server”.")
        .step(format!(
            "{THEN_CLAIM} Is it refused? Get a code at plex.tv/claim, put it into the text “Claim from inside”, and enter that."
        ))
        .copies(controls::texts(docker, &[Verb::Stop]))
        .copy(FOLDERS, container::shell_on_its_folders())
        .copy(KEEP, container::each_layout("$f", KEEP_COMMAND))
        .copy(REMOVE, container::each_layout("$f", &remove_command()))
        .copies(controls::texts(docker, &[Verb::Start]))
        .copies([container::claim_inside()])
        .copy(PUT_BACK, container::put_back())
        .copy(DELETE, container::delete_copy())
        .note(format!("{} {BACK_IN}", container::WHY_A_CODE_IS_NOT_ENOUGH))
}

/// A NAS has no screen: its command line is reached from this computer. On a Synology there is a way without (forum FAQ 31).
fn on_nas(remedy: Remedy, nas: Platform, about: &About<'_>, foreign: bool) -> Remedy {
    let (switch, user) = match nas {
        Platform::Synology => {
            ("In DSM, open Control Panel, Terminal & SNMP, and tick “Enable SSH service”.", "YOUR-NAME")
        }
        Platform::Qnap => ("In QTS, open Control Panel, Telnet / SSH, and tick “Allow SSH connection”.", "YOUR-NAME"),
        _ => ("In the dashboard, open Settings, Network, and switch SSH on.", "sshd"),
    };
    let note = match nas {
        Platform::Synology => format!(
            "{NEVER_ALL} {BACK_IN} Without typing: uninstall the package but keep its data, then install it again with a code \
             from plex.tv/claim."
        ),
        _ => format!("{NEVER_ALL} {BACK_IN}"),
    };
    let remedy = remedy
        .step(format!("{switch} In a terminal here (Windows: Command Prompt), enter the text “Reach the NAS”."))
        .copy("Reach the NAS", format!("ssh {user}@{}", about.host()));
    see_whose(remedy, Some(nas), foreign)
        .step(format!("{} Wait a minute.", controls::stop(Some(nas))))
        .step(format!("Enter the text “{KEEP}”. {HAS_TO_SAY_DONE}"))
        .step(format!("Enter the text “{REMOVE}”. {HAS_TO_SAY_DONE}"))
        .step(controls::start(Some(nas)))
        .step(THEN_CLAIM)
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
        .note(format!("{NEVER_ALL} Back in? Delete the copy: it holds a sign-in. Show it to nobody."))
}

/// What a stream editor takes for the four values.
fn pattern() -> String {
    let names: Vec<_> = VALUES.iter().filter_map(|value| value.strip_prefix("PlexOnline")).collect();
    format!("s/PlexOnline({})=\"[^\"]*\"//g", names.join("|"))
}

/// A second try must not put a damaged file over the good copy.
const KEEP_COMMAND: &str = "[ -s \"$f.backup\" ] || cp -p \"$f\" \"$f.backup\" && echo \"done: $f.backup\"";

/// Nothing is taken off without a copy.
fn remove_command() -> String {
    // Single quotes would end those around the whole.
    let pattern = pattern().replace('"', "\\\"");
    format!(
        "if [ -s \"$f.backup\" ]; then sed -i -E \"{pattern}\" \"$f\" && echo \"done: $f\"; \
         else echo \"NO COPY YET: keep one first\"; fi"
    )
}

/// The texts for a platform that keeps its settings in a file.
fn file_texts(platform: Platform) -> [CopyText; 4] {
    let put_back = if_stopped(&loop_over(platform, "$f.backup", "cp -p \"$f.backup\" \"$f\" && echo \"done: $f\""));
    let (label, put_back) = match (service(platform, "stop"), service(platform, "start")) {
        (Some(stop), Some(start)) => (PUT_BACK, format!("{stop}; sleep 10; {put_back}; {start}")),
        // There is no command for it: it is switched off under Apps.
        _ => ("Switch it off under Apps (stop), then put the copy back, if anything went wrong", put_back),
    };
    [
        (KEEP, if_stopped(&loop_over(platform, "$f", KEEP_COMMAND))),
        (REMOVE, if_stopped(&loop_over(platform, "$f", &remove_command()))),
        (label, put_back),
        (DELETE, loop_over(platform, "$f.backup", "rm \"$f.backup\" && echo \"done: $f.backup\"")),
    ]
    .map(|(label, command)| CopyText::new(label, in_file(platform, &command)))
}

/// What stops or starts the server on a platform, if a command does.
fn service(platform: Platform, verb: &str) -> Option<String> {
    match platform {
        // A snap, or a package.
        Platform::Linux => Some(format!("snap {verb} plexmediaserver 2>/dev/null || systemctl {verb} plexmediaserver")),
        // Its name up to DSM 6 had spaces.
        Platform::Synology => Some(format!("synopkg {verb} PlexMediaServer || synopkg {verb} \"Plex Media Server\"")),
        Platform::Qnap => Some(format!("/etc/init.d/plex.sh {verb}")),
        _ => None,
    }
}

/// The kernel keeps fifteen characters of a program's name. This needs no tool that a NAS may lack.
fn if_stopped(command: &str) -> String {
    format!(
        "if grep -qsx \"Plex Media Serv\" /proc/[0-9]*/comm; \
         then echo \"STILL RUNNING: stop it, wait a minute, enter this again\"; else {command}; fi"
    )
}

/// A command for each place where the settings may be, as `$f`. A volume's number is left to the shell.
fn loop_over(platform: Platform, needed: &str, command: &str) -> String {
    let places = match platform {
        // From DSM 7 on, and up to DSM 6.
        Platform::Synology => {
            "/volume*/PlexMediaServer/AppData/\"Plex Media Server\"/Preferences.xml \
             /volume*/Plex/Library/\"Application Support\"/\"Plex Media Server\"/Preferences.xml"
        }
        Platform::Qnap => {
            "\"$(getcfg -f /etc/config/qpkg.conf PlexMediaServer Install_path)/Library/Plex Media Server/Preferences.xml\""
        }
        Platform::WdMyCloud => "/mnt/HD/HD*/Nas_Prog/plex_conf/\"Plex Media Server\"/Preferences.xml",
        // Of a package, and of a snap.
        _ => {
            "/var/lib/plexmediaserver/Library/\"Application Support\"/\"Plex Media Server\"/Preferences.xml \
             /var/snap/plexmediaserver/common/Library/\"Application Support\"/\"Plex Media Server\"/Preferences.xml \
             /var/snap/plexmediaserver/Library/\"Application Support\"/\"Plex Media Server\"/Preferences.xml"
        }
    };
    each(places, needed, command)
}

/// As root: nobody else may see the settings.
fn in_file(platform: Platform, command: &str) -> String {
    // The only user of a My Cloud who may use its command line is root.
    if platform == Platform::WdMyCloud { command.to_owned() } else { format!("sudo sh -c '{command}'") }
}

/// A command for each of these files that is there.
pub fn each(places: &str, needed: &str, command: &str) -> String {
    format!("for f in {places}; do [ -e \"{needed}\" ] || continue; {command}; done")
}
