use super::*;

/// Criterion 2 of the design: these words are not for titles, introductions and notes.
const TECHNICAL: [&str; 9] = ["token", "dns", "tls", "http", "401", "certificate", "localhost", "registry", "xml"];
const LONGEST_SENTENCE: usize = 25;

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

fn platforms() -> Vec<Option<Platform>> {
    Platform::ALL.into_iter().map(Some).chain([None]).collect()
}

fn abouts(platform: Option<Platform>) -> [About<'static>; 2] {
    let bare = About { platform, ..About::server("Mac Mini") };
    let full = About {
        account: Some("anna"),
        owner: Some("Bob"),
        address: Some(([192, 168, 1, 5], 32400).into()),
        near: Some(false),
        issuer: Some("Avast Web/Mail Shield Root"),
        withheld: Some("192-168-1-5.0123456789abcdef0123456789abcdef.plex.direct"),
        ..bare
    };
    [bare, full]
}

/// A technician's words in a text.
fn technical(text: &str) -> Vec<String> {
    // The name of a product is no word of ours.
    let lower = text.to_lowercase().replace("nextdns", "");
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

fn faults(remedy: &Remedy) -> Vec<String> {
    let plain: Vec<_> = [&remedy.title, &remedy.intro].into_iter().chain(&remedy.note).collect();
    let mut faults: Vec<_> = plain.iter().flat_map(|text| technical(text)).collect();
    faults.extend(plain.into_iter().chain(&remedy.steps).flat_map(|text| clumsy(text)));
    if remedy.title.split_whitespace().count() > 20 {
        faults.push(format!("a long title: {}", remedy.title));
    }
    if !(1..=7).contains(&remedy.steps.len()) {
        faults.push(format!("{} steps: {}", remedy.steps.len(), remedy.title));
    }
    let mut labels: Vec<_> = remedy.copy.iter().map(|c| c.label).collect();
    labels.sort_unstable();
    labels.dedup();
    if labels.len() != remedy.copy.len() || remedy.copy.iter().any(|c| c.label.is_empty() || c.text.trim().is_empty()) {
        faults.push(format!("texts to copy that are empty or share a label: {labels:?}"));
    }
    faults
}

fn assert_good(all: &[(String, Remedy)]) {
    let faults: Vec<_> =
        all.iter().flat_map(|(what, remedy)| faults(remedy).into_iter().map(move |f| format!("{what}: {f}"))).collect();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// Every remedy of a server, with what it is for.
fn of_servers() -> Vec<(String, Remedy)> {
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

#[test]
fn every_cause_of_a_server_has_a_plain_remedy_on_every_platform() {
    assert_good(&of_servers());
}

#[test]
fn every_cause_of_this_computer_has_a_plain_remedy_on_every_system() {
    let mut all = Vec::new();
    for cause in ComputerCause::all() {
        for os in [Platform::MacOs, Platform::Windows, Platform::Linux] {
            for about in abouts(None) {
                all.push((format!("{}, {os:?}", cause.id()), of_computer(cause, os, &about)));
            }
        }
    }
    assert_good(&all);
}

#[test]
fn a_text_that_a_step_names_is_there_to_copy() {
    for (what, remedy) in of_servers() {
        for step in remedy.steps.iter().chain(&remedy.note) {
            for (_, rest) in step.match_indices("the text “").map(|(at, found)| (at, &step[at + found.len()..])) {
                let label = rest.split('”').next().unwrap_or_default();
                assert!(remedy.copy.iter().any(|c| c.label == label), "{what}: no text “{label}”");
            }
        }
    }
}

#[test]
fn no_remedy_removes_the_settings_as_a_whole() {
    for (what, remedy) in of_servers() {
        for copy in &remedy.copy {
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
fn a_sign_in_is_taken_off_only_after_a_copy_was_kept() {
    for platform in Platform::ALL {
        let remedy =
            of_server(Cause::StaleClaim, Action::Repair, &About { platform: Some(platform), ..About::server("x") });
        let labels: Vec<_> = remedy.copy.iter().map(|c| c.label).collect();
        let at = |label| labels.iter().position(|l| *l == label);
        let (keep, remove) = (at("Keep a copy of the settings"), at("Take the old sign-in off"));
        assert!(keep.is_some() && keep < remove, "{platform:?}: {labels:?}");
        let removes = &remedy.copy[remove.unwrap_or_default()].text;
        for value in ["Home", "Mail", "Token", "Username"] {
            assert!(removes.contains(value), "{platform:?}: {value} stays: {removes}");
        }
        // A server writes its settings when it stops: a copy that is put back before that is lost.
        let back = remedy.copy.iter().find(|c| c.label.to_lowercase().contains("put the copy back")).unwrap();
        let said = format!("{} {}", back.label, back.text).to_lowercase();
        assert!(said.contains("stop") || said.contains("quit"), "{platform:?}: {said}");
        assert!(at("Delete the copy").is_some(), "{platform:?}");
    }
}

#[test]
fn whose_sign_in_it_is_shows_before_anything_is_stopped() {
    for platform in Platform::ALL {
        for cause in [Cause::OtherOwner, Cause::ClaimedNotListed] {
            let [_, about] = abouts(Some(platform));
            let remedy = of_server(cause, Action::Repair, &about);
            assert!(remedy.intro.contains("Bob"), "{platform:?}: {}", remedy.intro);
            assert!(remedy.steps[1].contains("“Show the stored account”"), "{platform:?}: {:?}", remedy.steps);
        }
    }
}

#[test]
fn a_container_is_created_anew_only_after_a_look_at_its_folders() {
    for (what, remedy) in of_servers() {
        if remedy.steps.iter().any(|s| s.contains("anew with") || s.contains("container anew")) {
            assert!(remedy.steps.iter().any(|s| s.contains("“Where are its settings?”")), "{what}");
        }
    }
}

#[test]
fn another_remedy_leads_somewhere_else() {
    for cause in Cause::all() {
        for action in ACTIONS {
            for about in abouts(None) {
                let remedy = of_server(cause, action, &about);
                if let Some(other) = remedy.other {
                    assert_ne!(of_server(cause, other.action, &about).title, remedy.title, "{cause:?} {action:?}");
                }
            }
        }
    }
}

#[test]
fn what_is_known_goes_into_the_words() {
    let [_, about] = abouts(Some(Platform::Synology));
    let reset = of_server(Cause::StaleClaim, Action::Repair, &about);
    assert!(reset.copy.iter().any(|c| c.text == "ssh YOUR-NAME@192.168.1.5"));
    let along = of_computer(ComputerCause::TlsIntercepted, Platform::Windows, &about);
    assert!(along.intro.contains("Avast") && along.steps[0].contains("Web Shield"), "{along:?}");
    let withheld = of_computer(ComputerCause::PlexDirectBlocked, Platform::Windows, &about);
    assert!(withheld.copy.iter().any(|c| Some(c.text.as_str()) == about.withheld));
    let addresses = ["192.168.1.9:32400".parse().unwrap(), "192.168.1.5:32400".parse().unwrap()];
    let both = of_server(Cause::DuplicateIdentity, Action::ShowBoth, &About { addresses: &addresses, ..about });
    assert!(both.copy.iter().any(|c| c.text == "192.168.1.5:32400\n192.168.1.9:32400"), "{both:?}");
    let container = About { platform: Some(Platform::Docker), ..about };
    let closed = of_server(Cause::UnclaimedClosed, Action::ShowHow, &container);
    assert!(closed.copy.iter().any(|c| c.text.contains("ADVERTISE_IP=\"http://192.168.1.5:32400/\"")), "{closed:?}");
}
