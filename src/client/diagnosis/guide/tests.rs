use super::*;
use crate::client::model::Entry;
use crate::text::Language;

/// These words are a technician\'s: they are not for titles, introductions and notes.
const TECHNICAL: [&str; 9] = ["token", "dns", "tls", "http", "401", "certificate", "localhost", "registry", "xml"];
const LONGEST_SENTENCE: usize = 25;
/// Steps of one guide: the longest removes a sign-in inside a container, and keeps, restores and deletes the copy.
const MOST_STEPS: usize = 11;

const ACTIONS: [Action; 8] = [
    Action::ShowHow,
    Action::Repair,
    Action::SwitchAccount,
    Action::FindOutWhich,
    Action::RestartServer,
    Action::ShowWhatToCheck,
    Action::ShowWhatToDo,
    Action::OpenPrivateWindow,
];

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
        ..bare
    };
    [bare, full, About { here: true, ..full }]
}

const ADDRESSES: [SocketAddr; 2] = [
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, 9)), 32400),
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, 5)), 32400),
];

fn abouts_of_computer() -> Vec<AboutComputer<'static>> {
    let withheld = Some("192-168-1-5.0123456789abcdef0123456789abcdef.plex.direct");
    let issuers =
        ["Avast Web/Mail Shield Root", "AVG", "Kaspersky", "ESET SSL Filter CA", "Bitdefender", "Some Proxy CA"];
    let known = issuers.map(|issuer| AboutComputer { issuer: Some(issuer), withheld });
    known.into_iter().chain([AboutComputer::default()]).collect()
}

/// A technician's words in a text.
fn technical(text: &str) -> Vec<String> {
    // The name of a product is no word of ours, and a security certificate is a thing that people know.
    let lower = text.to_lowercase().replace("nextdns", "").replace("security certificate", "");
    let found = TECHNICAL.into_iter().filter(|word| lower.contains(word));
    found.map(|word| format!("“{word}” in: {text}")).collect()
}

/// What is wrong with any text: empty, loud, or long.
fn clumsy(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if text.trim().is_empty() || text.replace("FRITZ!Box", "").contains('!') {
        faults.push(format!("empty or loud: {text}"));
    }
    for sentence in text.split(". ").flat_map(|part| part.split("? ")) {
        let words = sentence.split_whitespace().count();
        if words > LONGEST_SENTENCE {
            faults.push(format!("{words} words: {sentence}"));
        }
    }
    faults
}

fn faults(guide: &Guide) -> Vec<String> {
    let title = english(&guide.title);
    let plain: Vec<String> = [&guide.intro].into_iter().chain(&guide.notes).map(english).collect();
    let steps: Vec<String> = guide.steps.iter().map(|step| english(&step.text)).collect();
    let mut faults: Vec<_> = plain.iter().chain([&title]).flat_map(|text| technical(text)).collect();
    faults.extend(plain.iter().chain([&title]).chain(&steps).flat_map(|text| clumsy(text)));
    if title.split_whitespace().count() > 20 {
        faults.push(format!("a long title: {title}"));
    }
    if !(1..=MOST_STEPS).contains(&guide.steps.len()) {
        faults.push(format!("{} steps: {title}", guide.steps.len()));
    }
    // A step that ends with a colon is about the text below it.
    for (text, step) in steps.iter().zip(&guide.steps) {
        if text.ends_with(':') && step.copies.is_empty() {
            faults.push(format!("nothing to copy below: {text}"));
        }
    }
    let mut labels: Vec<_> = guide.all_copies().map(|copy| english(&copy.label)).collect();
    let count = labels.len();
    labels.sort_unstable();
    labels.dedup();
    if labels.len() != count || guide.all_copies().any(|copy| copy.text.trim().is_empty()) {
        faults.push(format!("texts to copy that are empty or share a label: {labels:?}"));
    }
    faults
}

fn assert_good(all: &[(String, Guide)]) {
    let faults: Vec<_> =
        all.iter().flat_map(|(what, guide)| faults(guide).into_iter().map(move |f| format!("{what}: {f}"))).collect();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// Every guide to a server, with what it is for.
fn of_servers() -> Vec<(String, Guide)> {
    let mut all = Vec::new();
    for cause in Cause::all() {
        for action in ACTIONS {
            for platform in platforms() {
                for about in abouts(platform) {
                    let what = format!("{}, {action:?}, {platform:?}", cause.id());
                    all.push((what, of_server(cause, action, &about)));
                }
            }
        }
    }
    all
}

/// Every guide to this computer.
fn of_computers() -> Vec<(String, Guide)> {
    let mut all = Vec::new();
    for cause in ComputerCause::all() {
        for os in [Platform::MacOs, Platform::Windows, Platform::Linux] {
            for about in abouts_of_computer() {
                all.push((format!("{}, {os:?}", cause.id()), of_computer(cause, os, &about)));
            }
        }
    }
    all
}

/// What every language has to have for them: whatever any guide says. The arguments are those that an entry may use.
pub(crate) fn entries() -> Vec<Entry> {
    let guides = of_servers().into_iter().chain(of_computers());
    let mut phrases: Vec<Phrase> = guides.flat_map(|(_, guide)| guide.phrases().collect::<Vec<_>>()).collect();
    phrases.extend(Platform::ALL.map(Platform::title));
    phrases.extend([COMMON, "copy-text", "guide-container", "platform-any"].map(Phrase::new));
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
fn every_cause_of_a_server_has_a_plain_guide_on_every_platform() {
    assert_good(&of_servers());
}

#[test]
fn every_cause_of_this_computer_has_a_plain_guide_on_every_system() {
    assert_good(&of_computers());
}

/// What an entry uses has to be handed in: Fluent would show the name of the argument.
#[test]
fn nothing_that_a_guide_says_lacks_an_argument() {
    for (what, guide) in of_servers().into_iter().chain(of_computers()) {
        for phrase in guide.phrases() {
            let text = english(&phrase);
            assert!(!text.contains(['{', '}']) && text != phrase.id, "{what}: {text}");
        }
    }
}

#[test]
fn no_guide_removes_the_settings_as_a_whole() {
    for (what, guide) in of_servers() {
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
    for platform in Platform::ALL {
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
        let step = guide.steps.iter().find(|step| step.copies.iter().any(|c| c.label.attribute == Some("restore")));
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
            let labels: Vec<_> = guide.all_copies().map(|copy| copy.label.attribute).collect();
            let at = |attribute| labels.iter().position(|label| *label == Some(attribute));
            assert!(at("stored-account").is_some() && at("stored-account") < at("keep"), "{platform:?}: {labels:?}");
            assert!(at("stop").is_none() || at("stored-account") < at("stop"), "{platform:?}: {labels:?}");
        }
    }
}

#[test]
fn a_container_is_recreated_only_after_a_look_at_its_folders() {
    for (what, guide) in of_servers() {
        let at = |attribute| {
            guide.steps.iter().position(|step| step.copies.iter().any(|copy| copy.label.attribute == Some(attribute)))
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
                if let Some(other) = guide.other {
                    assert_ne!(of_server(cause, other.action, &about).title, guide.title, "{cause:?} {action:?}");
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
    let withheld = of_computer(ComputerCause::PlexDirectBlocked, Platform::Windows, &about_computer);
    assert!(texts(&withheld).iter().any(|text| Some(text.as_str()) == about_computer.withheld));
    let both = of_server(Cause::DuplicateIdentity, Action::ShowBoth, &about);
    assert!(texts(&both).contains(&"192.168.1.5:32400\n192.168.1.9:32400".to_owned()), "{both:?}");
    let container = About { platform: Some(Platform::Docker), ..about };
    let closed = of_server(Cause::UnclaimedClosed, Action::ShowHow, &container);
    assert!(texts(&closed).iter().any(|t| t.contains("ADVERTISE_IP=\"http://192.168.1.5:32400/\"")), "{closed:?}");
}
