//! Removing an old sign-in from a server's settings by hand, as Plex itself documents it: quit the server, keep a copy, remove four
//! values, start, claim (support.plex.tv/articles/204281528). The rest of the settings stays: with the whole file gone, the server
//! would lose its identity, and its owner the libraries' settings and every share.
//!
//! Where each platform keeps the settings: ChuckPa's UserCredentialReset and PlexDBRepair, support.plex.tv/articles/202915258.

use super::{About, CopyText, Deed, Guide, account, container, controls};
use crate::client::diagnosis::{Action, Cause};
use crate::client::model::Phrase;
use crate::client::platforms::{Engine, Platform, PlatformSpec, Service, Settings, Tools, words};

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
    let guide = guide.placed(about, |guide, platform| match platform.map(Platform::spec) {
        None => anywhere(guide),
        Some(spec) => on(guide, spec, about, is_foreign),
    });
    let guide = guide.by_itself(Deed::Repair);
    if is_foreign && guide.question.is_none() { guide.other("other", Action::FindOutWhich) } else { guide }
}

/// Where this program can be started beside the server, it does the work: commands are for who cannot or will not.
fn on(guide: Guide, spec: &'static PlatformSpec, about: &About<'_>, is_foreign: bool) -> Guide {
    let guide = if spec.has_screen {
        let sign_in = if about.here { "as-its-user" } else { "start-there" };
        guide.step(sign_in).step("repair-there").check_now().for_experts()
    } else if !spec.new_code.is_empty() {
        let guide = if is_foreign { guide } else { guide.intro("intro-code") };
        controls::new_code(guide, spec.platform).for_experts()
    } else {
        guide
    };
    match (spec.settings, spec.engine) {
        (Settings::Domain, _) => on_mac(guide, spec.platform, is_foreign),
        (Settings::Registry, _) => on_windows(guide, spec.platform, is_foreign),
        (Settings::Container, Some(engine)) => in_container(guide, spec, engine, about, is_foreign),
        (Settings::File { places, service, is_root, tools }, _) => {
            let file = File { places, service, is_root, tools };
            in_file(guide, spec, &file, about, is_foreign)
        }
        (Settings::Container | Settings::Hidden, _) => guide,
    }
}

/// Shows, at the server's own computer, which account it holds.
pub fn stored_account(platform: Option<Platform>) -> Option<CopyText> {
    let spec = platform?.spec();
    let text = match spec.settings {
        Settings::Domain => format!("defaults read {MAC_DOMAIN} {MAIL}"),
        Settings::Registry => format!("reg query {WINDOWS_KEY} /v {MAIL}"),
        Settings::Container => container::show_account(spec.engine?, &format!("{MAIL}=.[^ ]*")),
        Settings::Hidden => return None,
        Settings::File { places, service, is_root, tools } => {
            let file = File { places, service, is_root, tools };
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
}

/// A container's settings are edited while it is stopped; started again, it can be claimed like any other server. The lines with
/// quotes of both kinds are entered in a small shell on its folders: they would break in Windows' own terminals.
fn in_container(
    guide: Guide,
    spec: &'static PlatformSpec,
    engine: Engine,
    about: &About<'_>,
    is_foreign: bool,
) -> Guide {
    let Some(commands) = spec.commands else { return guide };
    let guide = see_whose(controls::terminal(guide, about, Some(spec.platform)), spec.platform, is_foreign)
        .step("stop")
        .copy("stop", commands.stop)
        .step("open-folders")
        .copy("open-folders", container::shell_on_its_folders(engine))
        .step("keep-in-folders")
        .copy("keep", container::each_layout(engine, "$f", KEEP_COMMAND))
        .step("remove-in-folders")
        .copy("remove", container::each_layout(engine, "$f", &remove_command(Tools::LINUX)))
        .step("close-folders")
        .step("start")
        .copy("start", commands.start);
    let guide = guide
        .then_claim()
        .step("claim-container")
        .copies([container::claim_inside(engine)])
        .step("restore-in-container")
        .copy("restore", container::restore(engine))
        .step("delete")
        .copy("delete", container::delete_copy(engine));
    if !spec.new_code.is_empty() {
        return guide;
    }
    let guide = guide.note("note-delete").note_of(container::why_a_code_is_not_enough());
    controls::with_own_names(guide, Some(spec.platform))
}

/// A NAS has no screen: its command line is reached from this computer, and its menus stop and start the server.
fn in_file(guide: Guide, spec: &'static PlatformSpec, file: &File, about: &About<'_>, is_foreign: bool) -> Guide {
    let platform = Some(spec.platform);
    let guide = see_whose(controls::terminal(guide, about, platform), spec.platform, is_foreign);
    let by_menus = spec.has_menus && spec.commands.is_none();
    let service = |text: fn(&Service) -> &'static str| file.command(file.service.as_ref().map_or("", text));
    let guide = if by_menus {
        controls::stop(guide, platform)
    } else {
        guide.step("stop").copy("stop", service(|service| service.stop))
    };
    let guide = file.keep_and_remove(guide);
    let guide = if by_menus {
        controls::start(guide, platform)
    } else {
        guide.step("start").copy("start", service(|service| service.start))
    };
    let is_for_everybody = !guide.to_experts;
    let guide = file.restore_and_delete(guide.then_claim());
    if is_for_everybody { guide.note("note-delete").note("note") } else { guide }
}

/// Nobody knows what it runs on: whoever set it up does.
fn anywhere(guide: Guide) -> Guide {
    guide
        .step("ask-who-knows")
        .step("start-there-or")
        .then_claim()
        .note("note")
        .note("note-delete")
        .step("stop-there")
        .step("copy-there")
        .step("remove-there")
        .copy("four-values", VALUES.join("\n"))
        .step("start-again")
}

impl Guide {
    /// The end of the path, where it has none yet. What follows is for experts.
    fn then_claim(self) -> Self {
        let claim = Phrase { attribute: Some("claim"), ..self.title.clone() };
        if self.steps.last().is_some_and(|step| step.is_check) { self } else { self.check(claim).for_experts() }
    }
}

/// What a stream editor takes for the four values.
fn pattern() -> String {
    let names: Vec<_> = VALUES.iter().filter_map(|value| value.strip_prefix("PlexOnline")).collect();
    format!("s/PlexOnline({})=\"[^\"]*\"//g", names.join("|"))
}

/// A second try must not put a damaged file over the good copy.
const KEEP_COMMAND: &str = "[ -s \"$f.backup\" ] || cp -p \"$f\" \"$f.backup\" && echo \"done: $f.backup\"";

/// Nothing is removed without a copy.
fn remove_command(tools: Tools) -> String {
    // Single quotes would end those around the whole.
    let pattern = pattern().replace('"', "\\\"");
    let sed = tools.sed;
    format!(
        "if [ -s \"$f.backup\" ]; then {sed} \"{pattern}\" \"$f\" && echo \"done: $f\"; \
         else echo \"NO COPY YET: keep one first\"; fi"
    )
}

/// Settings in a file of a computer or a NAS.
struct File {
    places: &'static str,
    service: Option<Service>,
    is_root: bool,
    tools: Tools,
}

impl File {
    fn keep_and_remove(&self, guide: Guide) -> Guide {
        guide
            .step("keep")
            .copy("keep", self.command(&self.if_stopped(&self.each("$f", KEEP_COMMAND))))
            .step("remove")
            .copy("remove", self.command(&self.if_stopped(&self.each("$f", &remove_command(self.tools)))))
    }

    /// The server writes its settings once more when it stops: a copy that is restored before that is lost.
    fn restore_and_delete(&self, guide: Guide) -> Guide {
        let restore = self.if_stopped(&self.each("$f.backup", "cp -p \"$f.backup\" \"$f\" && echo \"done: $f\""));
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

    fn if_stopped(&self, command: &str) -> String {
        let is_running = self.tools.is_running;
        format!(
            "if {is_running}; then echo \"STILL RUNNING: stop it, wait a minute, enter this again\"; else {command}; fi"
        )
    }

    /// As root: nobody else may see the settings.
    fn command(&self, command: &str) -> String {
        if self.is_root { command.to_owned() } else { format!("sudo sh -c '{command}'") }
    }
}

/// A command for each of these files that is there.
pub fn each(places: &str, needed: &str, command: &str) -> String {
    format!("for f in {places}; do [ -e \"{needed}\" ] || continue; {command}; done")
}
