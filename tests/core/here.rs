//! Servers that are installed on this computer: what their settings say makes the verdict certain.

use std::path::Path;

use std::sync::Arc;

use plex_locksmith::client::installation::Only;
use plex_locksmith::client::settings::Settings;
use plex_locksmith::client::state::Request;
use plex_locksmith::demo::{Kind, idents};
use plex_locksmith::text::Language;

use crate::rig::Rig;

const NAME: &str = "Mac Mini";

/// A server that says that it is claimed and is in nobody's list, and a data folder with its settings.
fn installed(folder: &Path, account: &str, kind: Kind) -> Rig {
    let identity = idents::machine_id(NAME);
    let settings = format!(
        r#"<Preferences ProcessedMachineIdentifier="{identity}" FriendlyName="{NAME}" PlexOnlineToken="forgotten"
            PlexOnlineUsername="{account}" PlexOnlineMail="{account}@example.com"/>"#
    );
    std::fs::write(folder.join("Preferences.xml"), settings).unwrap();
    let look_there = |settings: &mut Settings| settings.installations = Arc::new(Only(vec![folder.to_owned()]));
    Rig::with(
        async |home| {
            home.add(NAME, kind).await.unwrap();
        },
        look_there,
    )
}

#[test]
fn a_sign_in_that_plex_refuses_is_named_without_any_sign_in_here() {
    let folder = tempfile::tempdir().unwrap();
    let rig = installed(folder.path(), "anna", Kind::ClaimedNotListed);
    rig.wait_for_cause(NAME, "stale-claim");
}

#[test]
fn somebody_elses_sign_in_is_named_with_its_owner_once_plex_says_whose_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let rig = installed(folder.path(), "bob", Kind::ClaimedNotListed);
    rig.sign_in().unwrap();
    rig.wait_for_cause(NAME, "stale-claim");
    let alive = rig.home.plex_tv().account_token("bob").unwrap();
    let file = folder.path().join("Preferences.xml");
    let settings = std::fs::read_to_string(&file).unwrap().replace("forgotten", &alive);
    std::fs::write(&file, settings).unwrap();
    rig.engine.request(Request::Search);
    let row = rig.wait_for_cause(NAME, "other-owner");
    let verdict = Language::ENGLISH.render(&row.diagnosis.verdict);
    assert!(verdict.contains("bob"), "{verdict}");
}

#[test]
fn a_server_that_lets_its_owner_in_is_well_whatever_its_settings_say() {
    let folder = tempfile::tempdir().unwrap();
    let rig = installed(folder.path(), "anna", Kind::Healthy);
    rig.sign_in().unwrap();
    rig.wait_for_cause(NAME, "healthy");
}

#[test]
fn settings_that_cannot_be_read_are_told_and_claim_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let rig = installed(folder.path(), "anna", Kind::ClaimedNotListed);
    std::fs::write(folder.path().join("Preferences.xml"), "no settings").unwrap();
    rig.engine.request(Request::Search);
    let model = rig.wait("the reason", |m| !m.closed_installations.is_empty());
    assert!(model.closed_installations[0].place.contains("Preferences.xml"), "{:?}", model.closed_installations);
}
