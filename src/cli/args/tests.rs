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
        ..RepairCall::default()
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
    for line in [
        "--help",
        "check --json --help",
        "claim -h",
        "repair --help",
        "undo -h",
        "guide -h",
        "report -h",
        "watch -h",
        "history -h",
    ] {
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
    assert_eq!(parse("undo --json"), Ok(Call::Undo(UndoCall { json: true, ..UndoCall::default() })));
    assert_eq!(parse("undo --leave"), Ok(Call::Undo(UndoCall { leave: true, ..UndoCall::default() })));
    assert!(parse("undo --json --leave").is_err());
    assert!(parse(&format!("undo --leave --host-key {KEY}")).is_err());
}

#[test]
fn watch_and_history_take_a_time() {
    let call = WatchCall { lasts: Some(Duration::from_secs(600)), sign_in: true, json: true, world: World::Demo };
    assert_eq!(parse("watch --for 10m --sign-in --json --demo"), Ok(Call::Watch(call)));
    assert_eq!(parse("watch"), Ok(Call::Watch(WatchCall::default())));
    let since = Some(Since::Ago(Duration::from_secs(7 * 86_400)));
    let call = HistoryCall { server: Some("Attic".into()), since, json: true, ..HistoryCall::default() };
    assert_eq!(parse("history Attic --since 7d --json"), Ok(Call::History(call)));
}

#[test]
fn a_history_is_deleted_whole_and_only_a_real_one() {
    let call = HistoryCall { delete: true, yes: true, ..HistoryCall::default() };
    assert_eq!(parse("history --delete --yes"), Ok(Call::History(call)));
    for line in [
        "history --delete Attic",
        "history --delete --json",
        "history --delete --since 7d",
        "history --yes",
        "history --delete --demo",
    ] {
        let Wrong(phrase) = parse(line).expect_err(line);
        let words = Language::ENGLISH.render(&phrase);
        assert!(words != phrase.id && !words.contains("“”") && !words.contains("  "), "{line}: {words}");
    }
}

const KEY: &str = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

#[test]
fn a_host_is_named_with_or_without_its_user_and_port() {
    for (typed, user, name, port) in [
        ("nas", None, "nas", 22),
        ("admin@192.168.1.20", Some("admin"), "192.168.1.20", 22),
        ("root@nas.local:2222", Some("root"), "nas.local", 2222),
        ("anna@home.example@nas", Some("anna@home.example"), "nas", 22),
        ("sshd@[fd00::7]:2222", Some("sshd"), "fd00::7", 2222),
    ] {
        let Ok(Call::Repair(call)) = parse(&format!("repair --ssh {typed}")) else { panic!("{typed}") };
        let wanted = SshTarget { user: user.map(str::to_owned), name: name.to_owned(), port };
        assert_eq!(call.ssh, Some(wanted), "{typed}");
    }
    for typed in ["@nas", "admin@", "-oProxyCommand=x@nas", "admin@nas:0", "nas/x", "a\u{1b}@nas"] {
        let words = ["repair", "--ssh", typed].map(OsString::from);
        assert!(Call::parse(words, Language::ENGLISH).is_err(), "{typed}");
    }
}

#[test]
fn a_container_is_of_the_host_or_of_an_engine_here() {
    let Ok(Call::Repair(call)) = parse("repair Attic --ssh admin@nas --container plex --yes") else { panic!() };
    assert_eq!((call.container.as_deref(), call.engine), (Some("plex"), None));
    for (typed, endpoint) in [
        ("/run/podman/podman.sock", "unix:///run/podman/podman.sock"),
        ("unix:///var/run/docker.sock", "unix:///var/run/docker.sock"),
        (r"\\.\pipe\docker_engine", "npipe:////./pipe/docker_engine"),
    ] {
        let Ok(Call::Repair(call)) = parse(&format!("repair --container plex --engine {typed}")) else {
            panic!("{typed}")
        };
        assert_eq!((call.container.as_deref(), call.engine.as_deref()), (Some("plex"), Some(endpoint)));
    }
}

#[test]
fn a_key_is_whole_and_a_descriptor_is_none_that_is_printed_to() {
    let line = format!("repair --ssh nas --host-key {KEY}");
    assert!(matches!(parse(&line), Ok(Call::Repair(call)) if call.host.key == KEY.parse().ok()));
    assert!(parse("repair --ssh nas --host-key SHA256:abc").is_err());
    for number in ["1", "2", "-1", "three", ""] {
        assert!(parse(&format!("undo --password-fd={number}")).is_err(), "{number}");
    }
    for (number, is_one) in [(0, true), (3, cfg!(unix))] {
        match parse(&format!("undo --password-fd {number}")) {
            Ok(Call::Undo(call)) if is_one => assert_eq!(call.host.password_fd, Some(number)),
            Err(Wrong(phrase)) if !is_one => {
                assert!(Language::ENGLISH.render(&phrase).contains("only 0, standard input"), "{number}");
            }
            other => panic!("{number}: {other:?}"),
        }
    }
}

#[test]
fn places_that_exclude_one_another_are_named_together() {
    for (line, argument, other) in [
        ("repair --folder /a --ssh nas", "--folder", "--ssh"),
        ("repair --container plex --folder /a", "--folder", "--container"),
        ("repair --ssh nas --container plex --engine /a", "--engine", "--ssh"),
        ("undo --json --leave", "--leave", "--json"),
    ] {
        let Wrong(phrase) = parse(line).expect_err(line);
        let words = Language::ENGLISH.render(&phrase);
        assert!(words.contains(argument) && words.contains(other), "{line}: {words}");
    }
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
        "repair --engine /var/run/docker.sock",
        "repair --ssh",
        "repair --ssh nas --ssh nas",
        "repair --container plex --engine docker",
        "check --ssh nas",
        "watch --for",
        "watch --for soon",
        "watch --for 0",
        "watch attic",
        "history --since 3",
        "history --since 2026-02-30",
        "history a b",
    ] {
        let Wrong(phrase) = parse(line).expect_err(line);
        let words = Language::ENGLISH.render(&phrase);
        assert!(words != phrase.id && !words.contains("  ") && !words.contains("“”"), "{line}: {words}");
    }
}
