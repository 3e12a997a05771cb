//! What the command line takes, and what it refuses.

use super::*;

fn parse(line: &str) -> Result<Call, Wrong> {
    Call::parse(line.split_whitespace().map(OsString::from), Language::ENGLISH).map(|(call, _)| call)
}

fn printed(line: &str) -> String {
    match parse(line) {
        Ok(Call::Print(text)) => text,
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn without_words_the_window_opens() {
    assert_eq!(parse(""), Ok(Call::Window { world: World::Real }));
    assert_eq!(parse("--demo"), Ok(Call::Window { world: World::Demo }));
}

#[test]
fn the_simulated_home_may_have_a_server_of_each_kind() {
    for line in ["--demo all", "--demo=all"] {
        assert_eq!(parse(line), Ok(Call::Window { world: World::DemoOfAll }), "{line}");
    }
    for line in ["check --demo all", "--demo all check", "--demo=all check"] {
        let call = CheckCall { world: World::DemoOfAll, ..CheckCall::default() };
        assert_eq!(parse(line), Ok(Call::Check(call)), "{line}");
    }
    let call = ClaimCall { server: "Attic".into(), world: World::Demo, ..ClaimCall::default() };
    assert_eq!(parse("claim --demo Attic"), Ok(Call::Claim(call)));
    assert!(parse("--demo=some").is_err());
}

#[test]
fn check_takes_its_options_in_any_order() {
    let call = CheckCall {
        json: true,
        sign_in: true,
        addresses: vec!["192.168.1.5".into(), "nas:32401".into()],
        wait: Some(Duration::from_secs(5)),
        browser_fails: true,
        world: World::Demo,
    };
    let line = "check --browser-fails --address 192.168.1.5 --demo --json --wait 5 --sign-in --address nas:32401";
    assert_eq!(parse(line), Ok(Call::Check(call)));
    assert!(matches!(parse("--demo check"), Ok(Call::Check(CheckCall { world: World::Demo, .. }))));
}

#[test]
fn claim_takes_one_server() {
    let call = ClaimCall { server: "attic".into(), yes: true, json: true, world: World::Real };
    assert_eq!(parse("claim attic --yes --json"), Ok(Call::Claim(call)));
    assert!(parse("claim").is_err());
    assert!(parse("claim a b").is_err());
}

#[test]
fn repair_takes_a_server_and_a_folder_or_neither() {
    assert_eq!(parse("repair"), Ok(Call::Repair(RepairCall::default())));
    let call = RepairCall {
        server: Some("attic".into()),
        folder: Some("/volume1/Plex".into()),
        yes: true,
        json: true,
        world: World::Demo,
    };
    assert_eq!(parse("repair --json --folder /volume1/Plex --yes --demo attic"), Ok(Call::Repair(call.clone())));
    assert_eq!(parse("--demo repair attic -y --folder=/volume1/Plex --json"), Ok(Call::Repair(call)));
}

#[test]
fn a_guide_is_to_a_server_or_a_cause_on_a_platform() {
    let call =
        GuideCall { about: "unclaimed".into(), platform: Some(Platform::WdMyCloud), json: true, world: World::Real };
    assert_eq!(parse("guide unclaimed --platform wd-my-cloud --json"), Ok(Call::Guide(call)));
    assert!(parse("guide").is_err());
    assert!(parse("guide unclaimed --platform amiga").is_err());
}

/// Each option of each command is explained, and in each language.
#[test]
fn each_command_has_help_of_its_own() {
    for line in ["--help", "check --json --help", "claim -h", "repair --help", "undo -h", "guide -h", "report -h"] {
        let text = printed(line);
        assert_eq!(text.contains("--folder"), line.starts_with("repair"), "{line}: {text}");
    }
    let version = format!("plex-locksmith {} (", env!("CARGO_PKG_VERSION"));
    let system = format!("{}-{})\n", std::env::consts::ARCH, std::env::consts::OS);
    let says = printed("--version");
    assert!(says.starts_with(&version) && says.ends_with(&system), "{says}");
    for language in Language::all() {
        let command = help::localized(CommandLine::command(), language);
        for command in std::iter::once(&command).chain(command.get_subcommands()) {
            assert!(command.get_about().is_some(), "{}", command.get_name());
            for argument in command.get_arguments() {
                let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(!help.is_empty(), "{} {}", command.get_name(), argument.get_id());
                assert_eq!(help.starts_with('['), language.is_pseudo(), "{help}");
            }
        }
    }
}

#[test]
fn the_language_is_known_before_the_rest_is_read() {
    let wanted = |line: &str| {
        let words: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
        wanted_language(&words).map(Language::code)
    };
    assert_eq!(wanted("check --language de --frob"), Some("de"));
    assert_eq!(wanted("--language=de_AT check"), Some("de"));
    assert_eq!(wanted("check"), None);
    assert_eq!(wanted("check --language"), None);
    assert!(parse("check --language xx").is_err());
}

#[test]
fn undo_takes_json_or_leave() {
    assert_eq!(parse("undo"), Ok(Call::Undo(UndoCall::default())));
    assert_eq!(parse("undo --json"), Ok(Call::Undo(UndoCall { json: true, leave: false })));
    assert_eq!(parse("undo --leave"), Ok(Call::Undo(UndoCall { json: false, leave: true })));
    assert!(parse("undo --json --leave").is_err());
}

#[test]
fn an_empty_name_or_folder_is_none() {
    for words in [&["repair", ""][..], &["repair", " "], &["repair", "--folder", ""], &["claim", " "]] {
        assert!(Call::parse(words.iter().map(OsString::from), Language::ENGLISH).is_err(), "{words:?}");
    }
}

#[test]
fn what_makes_no_sense_is_refused_with_a_reason() {
    for line in [
        "repare",
        "check --wait soon",
        "check --wait -1",
        "check --address",
        "check --address a:99999",
        "--frob",
        "check extra",
        "repair a b",
        "repair --folder",
        "repair --folder /a --folder /b",
        "repair --wait 5",
        "undo attic",
        "undo --yes",
        "--demo undo",
        "completions cobol",
    ] {
        let Wrong(phrase) = parse(line).expect_err(line);
        let words = Language::ENGLISH.render(&phrase);
        assert!(words != phrase.id && !words.contains("  ") && !words.contains("“”"), "{line}: {words}");
    }
}
