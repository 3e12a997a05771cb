//! "Forget everything": the identity of the installation goes, and nothing that is not ours.

use std::fs;

use plex_locksmith::client::state::Request;

use crate::rig::Rig;

#[test]
fn the_identity_goes_and_its_folder_only_when_it_is_empty() {
    for others in [false, true] {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("plex-locksmith");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("client-id"), "an identity").unwrap();
        if others {
            fs::write(folder.join("notes"), "of somebody else").unwrap();
        }
        let rig = Rig::with(async |_| {}, |settings| settings.identity = Some(folder.join("client-id")));
        for _ in 0..2 {
            rig.engine.request(Request::ForgetEverything);
            let model = rig.wait("it is gone", |m| m.forgotten.is_some());
            assert_eq!(model.forgotten, Some(Ok(())));
        }
        assert!(!folder.join("client-id").exists());
        assert_eq!(folder.exists(), others);
    }
}

/// A simulated home has nothing of this computer's to forget.
#[test]
fn the_demo_keeps_what_is_real() {
    let rig = Rig::with(async |_| {}, |settings| assert_eq!(settings.identity, None));
    rig.engine.request(Request::ForgetEverything);
    rig.wait("it is gone", |m| m.forgotten == Some(Ok(())));
}
