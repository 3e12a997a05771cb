//! Homes with a server on a NAS that is reached by SSH, and one in a container of this computer.
#![allow(dead_code, reason = "no program that is built with this file needs all of it")]

use std::time::Duration;

use plex_locksmith::client::installation::remote::{HostError, HostErrorKind, HostOperation, HostSignIn, NotSignedIn};
use plex_locksmith::client::model::text::{DisplayText, Email};
use plex_locksmith::client::model::{
    Claimed, Controller, HostIdentity, HostKey, HostService, Installed, Locator, Root, RootFacts, SshHost, StoredSignIn,
};
use plex_locksmith::client::platforms::Platform;
use plex_locksmith::client::repair::claim::ClaimRoute;
use plex_locksmith::client::repair::record::{Backup, JournalEntry};
use plex_locksmith::client::repair::{JournalStore, Record, RepairEnd, RepairOutcome, Step};
use plex_locksmith::client::state::{Event, HostFound, Request};

use crate::home::{self, Home, NOW, answers, stored_account};
use crate::scenes::Page;

/// The pages that show them.
pub const PAGES: &[Page] = &[
    ("63-nas", on_nas, &["Repair…"]),
    ("64-nas-signing-in", || signing_in(on_nas()), &["Repair…"]),
    ("65-nas-is-it-yours", asks, &["Repair…"]),
    ("66-nas-changed", || failed(HostErrorKind::KeyChanged, 1), &["Repair…", "Details"]),
    ("67-nas-refused", || failed(HostErrorKind::WrongPassword, 3), &["Repair…"]),
    ("68-nas-without-ssh", || failed(HostErrorKind::NoSsh, 1), &["Repair…"]),
    ("69-nas-other-server", absent, &["Repair…"]),
    ("70-nas-repair", entered, &["Repair…"]),
    ("71-nas-repairing", repairing, &[]),
    ("72-nas-repaired", repaired, &[]),
    ("73-nas-interrupted", interrupted, &[]),
    ("74-nas-undo", undoable, &["Undo…"]),
    ("75-nas-truenas", || on("6.6.44-production+truenas"), &["Repair…", "Another address, or an SSH key"]),
    ("76-proxmox", || on(""), &["Repair…", "Proxmox"]),
    ("77-container-repair", in_container, &["Repair…"]),
    ("78-nas-by-hand", on_nas, &["Repair…", "Show me how to do it by hand"]),
];

const NAS: u8 = 2;
pub const PLACE: &str = "/volume1/PlexMediaServer/AppData/Plex Media Server/Preferences.xml";

pub fn host() -> SshHost {
    SshHost::at("anna", "192.168.1.2").expect("a host")
}

pub fn key() -> HostKey {
    "SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8".parse().expect("a key")
}

pub fn identity() -> HostIdentity {
    HostIdentity { key: key(), software: DisplayText::new("OpenSSH_8.2") }
}

pub fn locator() -> Locator {
    let service = HostService::Synology { package: "PlexMediaServer".to_owned() };
    Locator::Ssh { host: host(), host_key: key(), preferences: PLACE.to_owned(), service }
}

/// Its sign-in is dead, anna is signed in to Plex, and it says this of its system.
pub fn on(system: &str) -> Home {
    let mut home = Home::empty();
    home.sighted("Attic NAS", NAS);
    let root = Root::Open(RootFacts {
        signin_state: DisplayText::new("invalid"),
        mapping_state: DisplayText::new("failed"),
        username: Email::new("anna@example.com"),
        platform: DisplayText::new("Linux"),
        platform_version: DisplayText::new(system),
        ..RootFacts::default()
    });
    home.probed(NAS, answers(NAS.into(), Claimed::Yes), Some(root));
    home.sign_in();
    home.0.reaches_hosts = true;
    home.0.journals = Some(JournalStore::new("/home/anna/.local/share/locksmith/repairs".into()));
    home
}

/// On a NAS of Synology.
pub fn on_nas() -> Home {
    on("DSM 7.2.2-72806 Update 3")
}

/// The same, while somebody signs in.
pub fn signing_in(mut home: Home) -> Home {
    let server = Some(home.key(NAS));
    let sign_in = HostSignIn::Password("not it".to_owned().into());
    let request = Request::SignInToHost { host: host(), sign_in, accepted: None, server };
    let _ = home.0.request(request, NOW - Duration::from_secs(4));
    home.0.now = NOW;
    home
}

pub fn asks() -> Home {
    let mut home = signing_in(on_nas());
    home.event(Event::Host { host: host(), end: Err(NotSignedIn::AsksKey(identity())) });
    home
}

pub fn failed(kind: HostErrorKind, times: u32) -> Home {
    let mut home = on_nas();
    for _ in 0..times {
        home = signing_in(home);
        let error = HostError::new(HostOperation::SignIn, &host(), kind);
        home.event(Event::Host { host: host(), end: Err(NotSignedIn::Failed(error)) });
    }
    home
}

/// Signed in, and these are there.
pub fn look(mut home: Home, servers: Vec<Installed>) -> Home {
    home = signing_in(home);
    let (platform, closed) = (Some(Platform::Synology), Vec::new());
    home.event(Event::Host { host: host(), end: Ok(HostFound { identity: identity(), platform, servers, closed }) });
    home
}

pub fn installed(n: u8, locator: Locator, sign_in: StoredSignIn) -> Installed {
    Installed {
        controller: Controller::Managed("synopkg (PlexMediaServer)".to_owned()),
        can_start: true,
        name: DisplayText::new(if n == NAS { "Attic NAS" } else { "Old NAS" }),
        account: stored_account("anna", sign_in),
        sign_in,
        place: PLACE.to_owned(),
        ..Installed::new(home::id(n.into()), locator)
    }
}

pub fn entered() -> Home {
    look(on_nas(), vec![installed(NAS, locator(), StoredSignIn::Dead)])
}

pub fn absent() -> Home {
    look(on_nas(), vec![installed(9, locator(), StoredSignIn::Alive)])
}

pub fn repairing() -> Home {
    let mut home = entered();
    let server = home.key(NAS);
    home.work(Request::Repair { server, agreed: None }, &[Step::Stop, Step::BackUp, Step::Write]);
    home
}

pub fn repaired() -> Home {
    let mut home = repairing();
    journal(&mut home, RepairOutcome::Repaired);
    home.repair_ended(RepairEnd::Verified { by: ClaimRoute::Disk, changed: Vec::new() });
    home.owns("Attic NAS", NAS);
    home
}

/// The journal of a repair of the server on the NAS, from the 24th of November.
pub fn journal(home: &mut Home, outcome: RepairOutcome) -> String {
    let (name, place) = ("Attic NAS".to_owned(), PLACE.to_owned());
    let mut record = Record::new(home::id(NAS.into()), name, locator(), place, "anna".to_owned());
    record.id = "1795500000-0a1b2c3d".to_owned();
    record.began = 1_795_500_000;
    record.outcome = outcome;
    record.backup = Some(Backup { file: "settings.xml".to_owned(), length: 900, sha256: "00".repeat(32) });
    record.steps = vec![JournalEntry { step: Step::Write, done: false, at: record.began }];
    let id = record.id.clone();
    home.event(Event::Repairs(vec![record]));
    id
}

/// After a restart of the program: the journal is all that is left.
pub fn interrupted() -> Home {
    let mut home = on_nas();
    journal(&mut home, RepairOutcome::Open);
    home
}

pub fn undoable() -> Home {
    let mut home = on_nas();
    home.owns("Attic NAS", NAS);
    journal(&mut home, RepairOutcome::Repaired);
    home
}

/// In a container of this computer, whose engine answers.
pub fn in_container() -> Home {
    let mut home = Home::empty();
    home.here("Mac Mini", 1, Claimed::Yes);
    home.sign_in();
    home.0.reaches_hosts = true;
    let locator = Locator::Container {
        endpoint: "unix:///var/run/docker.sock".to_owned(),
        name: "plex".to_owned(),
        id: "3f1c".repeat(16),
        preferences: "/config/Library/Application Support/Plex Media Server/Preferences.xml".to_owned(),
    };
    let server = Installed {
        controller: Controller::Managed("docker (plex)".to_owned()),
        name: DisplayText::new("Mac Mini"),
        ..installed(1, locator, StoredSignIn::Dead)
    };
    home.event(Event::Installed { servers: vec![server], closed: Vec::new() });
    home
}
