//! Removing an old sign-in from a server's settings by hand, as Plex itself documents it: quit the server, keep a copy, remove four
//! values, start, claim (support.plex.tv/articles/204281528). The rest of the settings stays: with the whole file gone, the server
//! would lose its identity, and its owner the libraries' settings and every share.
//!
//! Where each platform keeps the settings: ChuckPa's UserCredentialReset and PlexDBRepair, support.plex.tv/articles/202915258.

use super::{About, CopyText, Guide, account, container, controls};
use crate::client::diagnosis::{Action, Cause};
use crate::client::platforms::{Platform, Service, Settings, words};

/// The values of the article. Some are missing on many servers (ClaimIt#45), which is no fault.
const VALUES: [&str; 4] = ["PlexOnlineHome", "PlexOnlineMail", "PlexOnlineToken", "PlexOnlineUsername"];
/// The value that names the account.
const MAIL: &str = "PlexOnlineMail";
/// Where the settings are on Windows and on a Mac.
const WINDOWS_KEY: &str = r#""HKCU\Software\Plex, Inc.\Plex Media Server""#;
const MAC_DOMAIN: &str = "com.plexapp.plexmediaserver";

/// The guide for a stale claim, and for whoever else has to remove an account from a server.
pub fn remove_sign_in(cause: Cause, about: &About<'_>) -> Guide {
    let is_foreign = matches!(cause, Cause::ClaimedNotListed | Cause::OtherOwner);
    let mut args = vec![about.server_arg()];
    args.extend(about.owner.map(|owner| ("owner", account(owner, false))));
    let guide = Guide::new("guide-remove-sign-in", args);
    let guide = match about.owner {
        Some(_) if is_foreign => guide.intro("intro-owner"),
        None if cause == Cause::OtherOwner => guide.intro("intro-foreign"),
        _ => guide,
    };
    let guide = match about.platform.map(|platform| (platform, platform.spec().settings)) {
        None => anywhere(guide),
        Some((platform, Settings::Domain)) => on_mac(guide, platform, is_foreign),
        Some((platform, Settings::Registry)) => on_windows(guide, platform, is_foreign),
        Some((platform, Settings::Container)) => in_container(guide, platform, is_foreign),
        Some((platform, Settings::File { places, service, is_root })) => {
            let file = File { places, service, is_root };
            if platform.spec().has_screen {
                on_computer(guide, platform, &file, is_foreign)
            } else {
                on_nas(guide, platform, &file, about, is_foreign)
            }
        }
    };
    if is_foreign { guide.other(Action::FindOutWhich) } else { guide }
}

/// Shows, at the server's own computer, which account it holds.
pub fn stored_account(platform: Option<Platform>) -> Option<CopyText> {
    let text = match platform?.spec().settings {
        Settings::Domain => format!("defaults read {MAC_DOMAIN} {MAIL}"),
        Settings::Registry => format!("reg query {WINDOWS_KEY} /v {MAIL}"),
        Settings::Container => container::show_account(&format!("{MAIL}=.[^ ]*")),
        Settings::File { places, service, is_root } => {
            let file = File { places, service, is_root };
            file.command(&file.each("$f", &format!("grep -oE \"{MAIL}=.[^ ]*\" \"$f\"")))
        }
    };
    Some(CopyText::new("stored-account", text))
}

/// Whoever removes somebody else's sign-in has to see first whose it is.
fn see_whose(guide: Guide, platform: Platform, is_foreign: bool) -> Guide {
    match stored_account(Some(platform)) {
        Some(text) if is_foreign => guide.step("whose").copies([text]),
        _ => guide,
    }
}

/// A name of a process may be cut after sixteen characters on a Mac, so its path is looked for. The copy is kept where only its
/// user may look, and where no cloud takes it along.
fn on_mac(guide: Guide, mac: Platform, is_foreign: bool) -> Guide {
    let file = "~/Library/plex-settings-backup.plist";
    let if_running = "if pgrep -qf \"MacOS/Plex Media Server\"; then echo \"STILL RUNNING: quit it first\"";
    let values = VALUES.join(" ");
    let guide = see_whose(guide.say(words(Some(mac), "terminal")), mac, is_foreign);
    let guide = controls::stop(guide, Some(mac))
        .step("keep")
        .copy(
            "keep",
            format!(
                "(umask 077; [ -s {file} ] || defaults export {MAC_DOMAIN} {file}; \
                 chmod 600 {file} && echo \"done: {file}\")"
            ),
        )
        .step("remove-values")
        .copy(
            "remove",
            format!(
                "{if_running}; elif [ -s {file} ]; then for v in {values}; do defaults delete {MAC_DOMAIN} $v; done; \
                 echo \"done\"; else echo \"NO COPY YET: keep one first\"; fi"
            ),
        );
    controls::start(guide, Some(mac))
        .step("claim-there")
        .step("quit-and-restore")
        .copy(
            "restore",
            format!("{if_running}; else defaults import {MAC_DOMAIN} {file} && echo \"done: now start it\"; fi"),
        )
        .step("delete")
        .copy("delete", format!("rm {file}"))
        .note("note")
}

/// For the Command Prompt, not PowerShell.
fn on_windows(guide: Guide, windows: Platform, is_foreign: bool) -> Guide {
    let file = r#""%USERPROFILE%\plex-settings-backup.reg""#;
    let if_running = "tasklist | find \"Plex Media Server.exe\" >nul & \
         if not errorlevel 1 (echo STILL RUNNING: quit it first) else";
    let values = VALUES.join(" ");
    let guide = see_whose(guide.say(words(Some(windows), "terminal")), windows, is_foreign);
    let guide = controls::stop(guide, Some(windows))
        .step("keep-values")
        .copy("keep", format!("if not exist {file} reg export {WINDOWS_KEY} {file}"))
        .step("remove-values")
        .copy(
            "remove",
            format!(
                "{if_running} if not exist {file} (echo NO COPY YET: keep one first) else \
                 for %v in ({values}) do reg delete {WINDOWS_KEY} /v %v /f"
            ),
        );
    controls::start(guide, Some(windows))
        .step("claim-there")
        .step("quit-and-restore")
        .copy("restore", format!("{if_running} reg import {file}"))
        .step("delete")
        .copy("delete", format!("del {file}"))
        .note("note")
}

fn on_computer(guide: Guide, platform: Platform, file: &File, is_foreign: bool) -> Guide {
    let service = |text: fn(&Service) -> &'static str| file.command(file.service.as_ref().map_or("", text));
    let guide = see_whose(guide.say(words(Some(platform), "terminal")), platform, is_foreign);
    let guide = guide.step("stop").copy("stop", service(|service| service.stop));
    let guide = file.keep_and_remove(guide).step("start").copy("start", service(|service| service.start));
    file.restore_and_delete(guide.step("claim")).note("note")
}

/// A container's settings are edited while it is stopped; started again, it can be claimed like any other server. The lines with
/// quotes of both kinds are entered in a small shell on its folders: they would break in Windows' own terminals.
fn in_container(guide: Guide, platform: Platform, is_foreign: bool) -> Guide {
    let docker = Some(Platform::Docker);
    let guide = see_whose(guide.say(words(Some(platform), "terminal")), Platform::Docker, is_foreign);
    let guide = controls::stop(guide, docker)
        .step("open-folders")
        .copy("open-folders", container::SHELL_ON_ITS_FOLDERS)
        .step("keep-in-folders")
        .copy("keep", container::each_layout("$f", KEEP_COMMAND))
        .step("remove-in-folders")
        .copy("remove", container::each_layout("$f", &remove_command()))
        .step("close-folders");
    controls::start(guide, docker)
        .step("claim-container")
        .copies([container::claim_inside()])
        .step("restore-in-container")
        .copy("restore", container::restore())
        .step("delete")
        .copy("delete", container::delete_copy())
        .note_of(container::why_a_code_is_not_enough())
}

/// A NAS has no screen: its command line is reached from this computer. On a Synology there is a way without (forum FAQ 31).
fn on_nas(guide: Guide, nas: Platform, file: &File, about: &About<'_>, is_foreign: bool) -> Guide {
    let spec = nas.spec();
    let guide = guide
        .say(words(Some(nas), "switch-ssh-on"))
        .step("reach-nas")
        .copy("reach-nas", format!("ssh {}@{}", spec.ssh_user.unwrap_or("YOUR-NAME"), about.host()));
    let guide = controls::stop(see_whose(guide, nas, is_foreign), Some(nas));
    let guide = controls::start(file.keep_and_remove(guide), Some(nas)).step("claim");
    let guide = file.restore_and_delete(guide).note("note");
    match spec.without_typing {
        Some(attribute) => guide.note_of(words(Some(nas), attribute)),
        None => guide,
    }
}

/// Nobody knows what it runs on: the page asks above.
fn anywhere(guide: Guide) -> Guide {
    guide
        .common("choose-platform")
        .step("stop-there")
        .step("copy-there")
        .step("remove-there")
        .copy("four-values", VALUES.join("\n"))
        .step("start-there")
        .step("claim")
        .note("note")
        .note("note-delete")
}

/// What a stream editor takes for the four values.
fn pattern() -> String {
    let names: Vec<_> = VALUES.iter().filter_map(|value| value.strip_prefix("PlexOnline")).collect();
    format!("s/PlexOnline({})=\"[^\"]*\"//g", names.join("|"))
}

/// A second try must not put a damaged file over the good copy.
const KEEP_COMMAND: &str = "[ -s \"$f.backup\" ] || cp -p \"$f\" \"$f.backup\" && echo \"done: $f.backup\"";

/// Nothing is removed without a copy.
fn remove_command() -> String {
    // Single quotes would end those around the whole.
    let pattern = pattern().replace('"', "\\\"");
    format!(
        "if [ -s \"$f.backup\" ]; then sed -i -E \"{pattern}\" \"$f\" && echo \"done: $f\"; \
         else echo \"NO COPY YET: keep one first\"; fi"
    )
}

/// Settings in a file of a computer or a NAS.
struct File {
    places: &'static str,
    service: Option<Service>,
    is_root: bool,
}

impl File {
    fn keep_and_remove(&self, guide: Guide) -> Guide {
        guide
            .step("keep")
            .copy("keep", self.command(&if_stopped(&self.each("$f", KEEP_COMMAND))))
            .step("remove")
            .copy("remove", self.command(&if_stopped(&self.each("$f", &remove_command()))))
    }

    /// The server writes its settings once more when it stops: a copy that is restored before that is lost.
    fn restore_and_delete(&self, guide: Guide) -> Guide {
        let restore = if_stopped(&self.each("$f.backup", "cp -p \"$f.backup\" \"$f\" && echo \"done: $f\""));
        let (attribute, restore) = match self.service {
            Some(Service { stop, start }) => ("restore", format!("{stop}; sleep 10; {restore}; {start}")),
            // There is no command for it: it is switched off under Apps.
            None => ("stop-and-restore", restore),
        };
        guide
            .step(attribute)
            .copy("restore", self.command(&restore))
            .step("delete")
            .copy("delete", self.command(&self.each("$f.backup", "rm \"$f.backup\" && echo \"done: $f.backup\"")))
    }

    /// A command for each place where the settings may be, as `$f`.
    fn each(&self, needed: &str, command: &str) -> String {
        each(self.places, needed, command)
    }

    /// As root: nobody else may see the settings.
    fn command(&self, command: &str) -> String {
        if self.is_root { command.to_owned() } else { format!("sudo sh -c '{command}'") }
    }
}

/// The kernel keeps fifteen characters of a program's name. This needs no tool that a NAS may lack.
fn if_stopped(command: &str) -> String {
    format!(
        "if grep -qsx \"Plex Media Serv\" /proc/[0-9]*/comm; \
         then echo \"STILL RUNNING: stop it, wait a minute, enter this again\"; else {command}; fi"
    )
}

/// A command for each of these files that is there.
pub fn each(places: &str, needed: &str, command: &str) -> String {
    format!("for f in {places}; do [ -e \"{needed}\" ] || continue; {command}; done")
}
