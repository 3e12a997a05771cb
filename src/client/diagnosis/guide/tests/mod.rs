mod faults;

use std::collections::HashSet;
use std::net::SocketAddr;
use std::sync::LazyLock;

use super::*;
use crate::client::model::Entry;
use crate::client::platforms::Settings;
use crate::text::Language;

/// Answers in a row: who set it up, where it runs, and one more.
const MOST_ANSWERS: usize = 5;

/// One of each kind that leads to a guide of its own.
const ACTIONS: [Action; 5] =
    [Action::ShowHow, Action::Repair, Action::FindOutWhich, Action::RestartServer, Action::ShowWhatToCheck];

fn english(phrase: &Phrase) -> String {
    Language::ENGLISH.render(phrase)
}

fn platforms() -> Vec<Option<Platform>> {
    Platform::ALL.into_iter().map(Some).chain([None]).collect()
}

fn abouts(platform: Option<Platform>) -> [About<'static>; 3] {
    let bare = About { platform, ..About::server("Mac Mini") };
    let full = About {
        account: Some("anna"),
        owner: Some("Bob"),
        address: Some(([192, 168, 1, 5], 32400).into()),
        addresses: &ADDRESSES,
        near: Some(false),
        os: Platform::MacOs,
        ..bare
    };
    [bare, full, About { here: true, os: Platform::Windows, ..full }]
}

const ADDRESSES: [SocketAddr; 2] = [
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, 9)), 32400),
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, 5)), 32400),
];

fn abouts_of_computer() -> Vec<AboutComputer<'static>> {
    let withheld = Some("192-168-1-5.0123456789abcdef0123456789abcdef.plex.direct");
    let issuers =
        ["Avast Web/Mail Shield Root", "AVG", "Kaspersky", "ESET SSL Filter CA", "Bitdefender", "Some Proxy CA"];
    let known = issuers.map(|issuer| AboutComputer { issuer: Some(issuer), withheld, answers: &[] });
    known.into_iter().chain([AboutComputer::default()]).collect()
}

/// A guide on the way that a person takes, and what led there.
struct Visited {
    what: String,
    guide: Guide,
}

/// Every page that can be reached with answers, each once.
fn walk(what: &str, make: &dyn Fn(&[Answer]) -> Guide, seen: &mut HashSet<String>) -> Vec<Visited> {
    let mut all = Vec::new();
    let mut waiting = vec![Vec::new()];
    while let Some(answers) = waiting.pop() {
        let guide = make(&answers);
        assert!(answers.len() <= MOST_ANSWERS, "{what}: no end after {answers:?}");
        let choices = guide.question.iter().flat_map(|question| &question.choices).map(|choice| choice.answer);
        let others = guide.others.iter().filter_map(|other| match other.to {
            To::Answer(answer) => Some(answer),
            To::Action(_) => None,
        });
        for answer in choices.chain(others) {
            assert!(!answers.contains(&answer), "{what}: asked again after {answers:?}: {answer:?}");
            waiting.push([&answers[..], &[answer]].concat());
        }
        // What is the same for other facts is looked at once.
        if seen.insert(format!("{guide:?}")) {
            all.push(Visited { what: format!("{what}, {answers:?}"), guide });
        }
    }
    all
}

fn assert_good(all: &[Visited]) {
    let faults: Vec<_> = all
        .iter()
        .flat_map(|v| faults::faults(&v.guide).into_iter().map(move |f| format!("{}: {f}", v.what)))
        .collect();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// Every guide to a server, with what it is for.
static OF_SERVERS: LazyLock<Vec<Visited>> = LazyLock::new(|| {
    let (mut all, mut seen) = (Vec::new(), HashSet::new());
    for cause in Cause::all() {
        for action in ACTIONS.into_iter().chain([Action::ShowBoth]) {
            for platform in platforms() {
                for about in abouts(platform) {
                    let what = format!("{}, {action:?}, {platform:?}", cause.id());
                    let make = |answers: &[Answer]| of_server(cause, action, &About { answers, ..about });
                    all.extend(walk(&what, &make, &mut seen));
                }
            }
        }
    }
    all
});

/// Every guide to this computer.
static OF_COMPUTERS: LazyLock<Vec<Visited>> = LazyLock::new(|| {
    let (mut all, mut seen) = (Vec::new(), HashSet::new());
    for cause in ComputerCause::all() {
        for os in [Platform::MacOs, Platform::Windows, Platform::Linux] {
            for about in abouts_of_computer() {
                let make = |answers: &[Answer]| of_computer(cause, os, &AboutComputer { answers, ..about });
                all.extend(walk(&format!("{}, {os:?}", cause.id()), &make, &mut seen));
            }
        }
    }
    all
});

fn everywhere() -> impl Iterator<Item = &'static Visited> {
    OF_SERVERS.iter().chain(OF_COMPUTERS.iter())
}

/// What every language has to have for them: whatever any guide says. The arguments are those that an entry may use.
pub(crate) fn entries() -> Vec<Entry> {
    let mut phrases: Vec<Phrase> = everywhere().flat_map(|visited| visited.guide.phrases()).collect();
    phrases.extend(Platform::ALL.map(Platform::title));
    let shared = [COMMON, "copy-text", "guide-answer", "guide-container", "guide-unblock", "platform-any"];
    phrases.extend(shared.map(Phrase::new));
    let mut entries: Vec<Entry> = Vec::new();
    for phrase in phrases {
        let args: Vec<&'static str> = phrase.args.iter().map(|(name, _)| *name).collect();
        match entries.iter_mut().find(|entry| entry.id == phrase.id && entry.attribute == phrase.attribute) {
            Some(entry) if entry.args.len() >= args.len() => {}
            Some(entry) => entry.args = args.leak(),
            None => entries.push(Entry { id: phrase.id, attribute: phrase.attribute, args: args.leak() }),
        }
    }
    entries
}

#[test]
fn every_cause_of_a_server_ends_in_one_plain_path_on_every_platform_and_answer() {
    assert_good(&OF_SERVERS);
}

#[test]
fn every_cause_of_this_computer_ends_in_one_plain_path_on_every_system_and_answer() {
    assert_good(&OF_COMPUTERS);
}

/// What an entry uses has to be handed in: Fluent would show the name of the argument.
#[test]
fn nothing_that_a_guide_says_lacks_an_argument() {
    for Visited { what, guide } in everywhere() {
        for phrase in guide.phrases() {
            let text = english(&phrase);
            assert!(!text.contains(['{', '}']) && text != phrase.id, "{what}: {text}");
        }
    }
}

#[test]
fn what_is_known_is_not_asked_and_can_be_said_otherwise() {
    for cause in Cause::all() {
        for action in ACTIONS {
            for platform in Platform::ALL {
                let make = |answers| of_server(cause, action, &About { answers, ..abouts(Some(platform))[0] });
                let guide = make(&[]);
                let asks_place = |guide: &Guide| {
                    guide.question.as_ref().is_some_and(|q| q.choices.iter().any(|c| c.answer == Answer::RunsElsewhere))
                };
                assert!(!asks_place(&guide), "{cause:?} {action:?} {platform:?}");
                if guide.is_by_place {
                    assert!(asks_place(&make(&[Answer::AskPlace])), "{cause:?} {action:?} {platform:?}");
                    let again = make(&[Answer::AskPlace, Answer::RunsOn(platform)]);
                    assert_eq!(again, guide, "{cause:?} {action:?} {platform:?}");
                }
            }
        }
    }
}

#[test]
fn the_password_tells_an_old_sign_in_from_another_account() {
    let about = |answers| About { answers, ..About::server("Attic NAS") };
    let page = |answers| of_server(Cause::ClaimedNotListed, Action::FindOutWhich, &about(answers));
    let ask = |guide: &Guide| guide.question.as_ref().map(|question| english(&question.ask)).unwrap_or_default();
    assert_eq!(ask(&page(&[])), "Did you change your Plex password, or sign out all devices?");
    assert_eq!(ask(&page(&[Answer::SignedOut])), "Where does Attic NAS run?");
    let old = page(&[Answer::SignedOut, Answer::RunsOn(Platform::Synology)]);
    assert_eq!((english(&old.title), old.deed), ("Remove the old sign-in from Attic NAS.".into(), Some(Deed::Repair)));
    let another = page(&[Answer::NotSignedOut]);
    assert_eq!(another.deed, Some(Deed::SwitchAccount));
    assert_eq!(ask(&page(&[Answer::NotSure])), "Who set up Attic NAS?");
    assert_eq!(page(&[Answer::NotSure, Answer::SetUpAsAnother]), another);
}

#[test]
fn a_restart_is_first_a_switch_then_a_menu_and_commands_are_for_experts() {
    for cause in [Cause::NotAccepted, Cause::Certificate] {
        for platform in platforms() {
            let page = |answers| of_server(cause, Action::RestartServer, &About { answers, ..abouts(platform)[0] });
            let first = page(&[]);
            assert!(english(&first.steps[0].text).starts_with("Shut down"), "{platform:?}: {first:?}");
            assert!(first.steps.iter().all(|step| step.copies.is_empty()), "{platform:?}");
            assert!(first.others.iter().any(|other| other.to == To::Answer(Answer::OnlyPlex)));
        }
    }
    let page = |answers| of_server(Cause::NotAccepted, Action::RestartServer, &About { answers, ..About::server("x") });
    let truenas = page(&[Answer::OnlyPlex, Answer::RunsOn(Platform::TrueNas)]);
    assert!(english(&truenas.steps[0].text).contains("Apps"), "{truenas:?}");
    assert!(truenas.experts.iter().any(|s| s.copies.iter().any(|c| c.text == "sudo docker restart ix-plex-plex-1")));
}

#[test]
fn no_guide_removes_the_settings_as_a_whole() {
    for Visited { what, guide } in OF_SERVERS.iter() {
        for copy in guide.all_copies() {
            let text = &copy.text;
            for line in text.lines() {
                let removes = line.split_whitespace().any(|w| ["rm", "del", "rmdir", "mv"].contains(&w));
                // Only the copy may go.
                let copy = line.split(" rm ").last().is_some_and(|l| !l.replace(".xml.backup", "").contains(".xml"));
                assert!(
                    !removes || line.contains("backup") && copy || line.contains("rm \"$f.backup\""),
                    "{what}: {line}"
                );
            }
            for removes in ["defaults delete", "reg delete"] {
                let only_values = text.lines().all(|l| !l.contains(removes) || l.contains("PlexOnline"));
                assert!(only_values, "{what}: {text}");
            }
        }
    }
}

#[test]
fn a_sign_in_is_removed_only_after_a_copy_was_kept() {
    for platform in Platform::ALL.into_iter().filter(|platform| platform.spec().settings != Settings::Hidden) {
        let guide =
            of_server(Cause::StaleClaim, Action::Repair, &About { platform: Some(platform), ..About::server("x") });
        let copies: Vec<&CopyText> = guide.all_copies().collect();
        let at = |attribute| copies.iter().position(|copy| copy.label.attribute == Some(attribute));
        let (keep, remove) = (at("keep"), at("remove"));
        assert!(keep.is_some() && keep < remove, "{platform:?}: {copies:?}");
        let removes = &copies[remove.unwrap_or_default()].text;
        for value in ["Home", "Mail", "Token", "Username"] {
            assert!(removes.contains(value), "{platform:?}: {value} stays: {removes}");
        }
        // A server writes its settings when it stops: a copy that is restored before that is lost.
        let step = guide.experts.iter().find(|step| step.copies.iter().any(|c| c.label.attribute == Some("restore")));
        let step = step.expect("a way back");
        let said = format!("{} {}", english(&step.text), step.copies[0].text).to_lowercase();
        assert!(["stop", "quit", "turn it off"].iter().any(|word| said.contains(word)), "{platform:?}: {said}");
        assert!(at("delete").is_some(), "{platform:?}");
    }
}

#[test]
fn whose_sign_in_it_is_shows_before_anything_is_stopped() {
    for platform in Platform::ALL {
        for cause in [Cause::OtherOwner, Cause::ClaimedNotListed] {
            let [_, about, _] = abouts(Some(platform));
            let guide = of_server(cause, Action::Repair, &about);
            assert!(english(&guide.intro).contains("Bob"), "{platform:?}: {:?}", guide.intro);
            if platform.spec().settings == Settings::Hidden {
                continue;
            }
            let labels: Vec<_> = guide.all_copies().map(|copy| copy.label.attribute).collect();
            let at = |attribute| labels.iter().position(|label| *label == Some(attribute));
            assert!(at("stored-account").is_some() && at("stored-account") < at("keep"), "{platform:?}: {labels:?}");
            assert!(at("stop").is_none() || at("stored-account") < at("stop"), "{platform:?}: {labels:?}");
        }
    }
}

#[test]
fn a_container_is_recreated_only_after_a_look_at_its_folders() {
    for Visited { what, guide } in OF_SERVERS.iter() {
        let all: Vec<&Step> = guide.steps.iter().chain(&guide.experts).collect();
        let at = |attribute| {
            all.iter().position(|step| step.copies.iter().any(|copy| copy.label.attribute == Some(attribute)))
        };
        for recreates in ["host-network-run", "compose-file"] {
            if at(recreates).is_some() {
                assert!(at("mounts").is_some() && at("mounts") < at(recreates), "{what}");
            }
        }
    }
}

#[test]
fn another_guide_leads_somewhere_else() {
    for cause in Cause::all() {
        for action in ACTIONS {
            for about in abouts(None) {
                let guide = of_server(cause, action, &about);
                for other in &guide.others {
                    if let To::Action(action) = other.to {
                        assert_ne!(of_server(cause, action, &about).title, guide.title, "{cause:?} {action:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn what_is_known_goes_into_the_words() {
    let texts = |guide: &Guide| guide.all_copies().map(|copy| copy.text.clone()).collect::<Vec<_>>();
    let [_, about, _] = abouts(Some(Platform::Synology));
    let remove = of_server(Cause::StaleClaim, Action::Repair, &about);
    assert!(texts(&remove).contains(&"ssh YOUR-NAME@192.168.1.5".to_owned()));
    let about_computer = abouts_of_computer()[0];
    let intercepted = of_computer(ComputerCause::TlsIntercepted, Platform::Windows, &about_computer);
    assert!(english(&intercepted.intro).contains("Avast"), "{intercepted:?}");
    assert!(english(&intercepted.steps[0].text).contains("Web Shield"), "{intercepted:?}");
    let fritz_box = AboutComputer { answers: &[Answer::FritzBox], ..about_computer };
    let withheld = of_computer(ComputerCause::PlexDirectBlocked, Platform::Windows, &fritz_box);
    assert!(texts(&withheld).iter().any(|text| Some(text.as_str()) == about_computer.withheld));
    let both = of_server(Cause::DuplicateIdentity, Action::ShowBoth, &about);
    assert!(texts(&both).contains(&"192.168.1.5:32400\n192.168.1.9:32400".to_owned()), "{both:?}");
    let container = About { platform: Some(Platform::Docker), ..about };
    let closed = of_server(Cause::UnclaimedClosed, Action::ShowHow, &container);
    assert!(texts(&closed).iter().any(|t| t.contains("ADVERTISE_IP=\"http://192.168.1.5:32400/\"")), "{closed:?}");
}
