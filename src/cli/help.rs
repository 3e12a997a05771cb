//! The help of each command, in a language.

use clap::Command;

use crate::client::model::{Entry, Message as _, Phrase};
use crate::client::platforms::Platform;
use crate::text::Language;

/// What there is to say of all commands.
const ENTRY: &str = "cli";
const TEMPLATE: &str = "{about}\n\n{usage}\n\n{all-args}{after-help}";

/// A command, its entry in the files of `assets/locales`, and its arguments, which are the entry's attributes.
const COMMANDS: [(&str, &str, &[&str]); 9] = [
    ("check", "cli-check", &["json", "sign-in", "address", "wait", "browser-fails"]),
    ("guide", "cli-guide", &["about", "platform", "json"]),
    ("claim", "cli-claim", &["server", "yes", "json"]),
    (
        "repair",
        "cli-repair",
        &["server", "folder", "ssh", "container", "engine", "host-key", "password-fd", "yes", "json"],
    ),
    ("undo", "cli-undo", &["host-key", "password-fd", "json", "leave"]),
    ("watch", "cli-watch", &["for", "sign-in", "json"]),
    ("history", "cli-history", &["server", "since", "json", "delete", "yes"]),
    ("report", "cli-report", &["sign-in"]),
    ("completions", "cli-completions", &["shell"]),
];
/// Arguments of all commands.
const COMMON: [&str; 4] = ["demo", "language", "verbose", "help"];
const VERSION: &str = "version";
const HEADINGS: [&str; 3] = ["commands", "arguments", "options"];
const EXIT_STATUS: &str = "exit-status";

/// The command line with its help in that language.
pub fn localized(command: Command, language: Language) -> Command {
    let say = |id, attribute: Option<&'static str>| {
        let phrase = Phrase::new(id);
        language.render(&attribute.map_or_else(|| phrase.clone(), |attribute| phrase.clone().attribute(attribute)))
    };
    let of_all = |attribute| say(ENTRY, Some(attribute));
    let [commands, arguments, options] = HEADINGS.map(of_all);
    let dressed = |command: Command| {
        let command = command
            .help_template(TEMPLATE)
            .disable_help_flag(true)
            .arg(clap::Arg::new("help").long("help").short('h').action(clap::ArgAction::Help).help(of_all("help")));
        command.mut_args(|argument| {
            let is_option = !argument.is_positional();
            let heading = if is_option { options.clone() } else { arguments.clone() };
            argument.help_heading(heading)
        })
    };
    let mut command = dressed(command)
        .about(say(ENTRY, None))
        .after_help(format!("\n{}", of_all(EXIT_STATUS)))
        .subcommand_help_heading(commands)
        .disable_version_flag(true)
        .arg(
            clap::Arg::new(VERSION)
                .long(VERSION)
                .short('V')
                .action(clap::ArgAction::Version)
                .help(of_all(VERSION))
                .help_heading(options.clone()),
        );
    for common in ["demo", "language", "verbose"] {
        command = command.mut_arg(common, |argument| argument.help(of_all(common)));
    }
    for (name, entry, names) in COMMANDS {
        command = command.mut_subcommand(name, |sub| {
            let sub = dressed(sub).about(say(entry, None));
            names
                .iter()
                .fold(sub, |sub, name| sub.mut_arg(name, |arg| arg.help(with_values(name, say(entry, Some(name))))))
        });
    }
    command
}

/// The help of an argument, with the values that it takes where a table has them.
fn with_values(name: &str, help: String) -> String {
    if name != "platform" {
        return help;
    }
    let ids: Vec<&str> = Platform::ALL.iter().map(|platform| platform.spec().id).collect();
    format!("{help}: {}", ids.join(", "))
}

/// What every language has to have for it.
pub fn entries() -> impl Iterator<Item = Entry> {
    let entry = |id, attribute| Entry { id, attribute, args: &[] };
    let of_all = COMMON.into_iter().chain(HEADINGS).chain([VERSION, EXIT_STATUS]).map(Some).chain([None]);
    let of_commands = COMMANDS
        .into_iter()
        .flat_map(move |(_, id, names)| names.iter().map(move |name| entry(id, Some(*name))).chain([entry(id, None)]));
    of_all.map(move |attribute| entry(ENTRY, attribute)).chain(of_commands)
}

/// The line that follows what is wrong with a call.
pub fn hint() -> Phrase {
    super::messages::UsageWords::Help.phrase()
}
