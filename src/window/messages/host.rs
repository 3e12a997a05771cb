//! The pages of a sign-in to the NAS or computer that a server runs on.

use crate::client::installation::remote::HostErrorKind;
use crate::client::model::{Entry, Message, Phrase, ServerName, messages, names};
use crate::client::platforms::{Kind, PLATFORMS, Platform, PlatformSpec};

/// The attributes that say with whose password, and how SSH is switched on and off.
pub const SIGN_IN: &str = "ssh-sign-in";
pub const SWITCH_ON: &str = "switch-ssh-on";
pub const SWITCH_OFF: &str = "switch-ssh-off";

names! {
    /// Buttons, headings and sentences that are always the same.
    pub enum HostLabel [] {
        Nas = "host-nas",
        Computer = "host-computer",
        FirstOn = "host-first-on",
        User = "host-user",
        Password = "host-password",
        EnterNas = "host-enter-nas",
        EnterComputer = "host-enter-computer",
        More = "host-more",
        Address = "host-address",
        BadAddress = "host-bad-address",
        ByKey = "host-by-key",
        ByKeyText = "host-by-key-text",
        Compare = "host-key-compare",
        Fingerprint = "host-key-fingerprint",
        Software = "host-key-software",
        YesNas = "host-key-yes-nas",
        YesComputer = "host-key-yes-computer",
        No = "host-key-no",
        ChangedDo = "host-changed-do",
        Forget = "host-changed-forget",
        Forgotten = "host-key-forgotten",
        NotForgotten = "host-key-not-forgotten",
        CanControl = "host-can-control",
        Closed = "host-closed",
        OtherOne = "host-other-one",
        SwitchOff = "host-switch-off",
        ContainerReached = "host-container-reached",
    }
}

names! {
    /// Why nobody is signed in.
    pub enum HostTrouble [] {
        NoSsh = "host-trouble-no-ssh",
        NoAnswer = "host-trouble-no-answer",
        UnknownName = "host-trouble-unknown-name",
        NotSsh = "host-trouble-not-ssh",
        Blocked = "host-trouble-blocked",
        NoCommonAlgorithm = "host-trouble-no-common-algorithm",
        WrongPassword = "host-trouble-wrong-password",
        NotAdministrator = "host-trouble-not-administrator",
        OnlyKeys = "host-trouble-only-keys",
        NoKeyTaken = "host-trouble-no-key-taken",
        CodeAsked = "host-trouble-code-asked",
        NeedsTty = "host-trouble-needs-tty",
        RootPasswordDiffers = "host-trouble-root-password-differs",
        ShellIsMenu = "host-trouble-shell-is-menu",
        NoPlex = "host-trouble-no-plex",
        CutOff = "host-trouble-cut-off",
        TimedOut = "host-trouble-timed-out",
        TooMuch = "host-trouble-too-much",
        NotSignedIn = "host-trouble-not-signed-in",
        Cancelled = "host-trouble-cancelled",
        Unsupported = "host-trouble-unsupported",
        Other = "host-trouble-other",
    }
}

impl Message for HostLabel {
    fn phrase(&self) -> Phrase {
        Phrase::new(self.id())
    }
}

impl Message for HostTrouble {
    fn phrase(&self) -> Phrase {
        Phrase::new(self.id())
    }
}

messages! {
    /// What is said of one device: a NAS, or a computer.
    pub enum HostText {
        Title { device: Phrase } = "host-title",
        ToRepair { server: ServerName, device: Phrase } = "host-to-repair",
        ToUndo { server: ServerName, device: Phrase } = "host-to-undo",
        ToContinue { server: ServerName, device: Phrase } = "host-to-continue",
        PasswordText { device: Phrase, address: String } = "host-password-text",
        PasswordOnly { device: Phrase } = "host-password-only",
        SigningIn { device: Phrase } = "host-signing-in",
        RefusedOften { count: u32 } = "host-refused-often",
        KeyTitle { device: Phrase } = "host-key-title",
        KeyFirst { address: String } = "host-key-first",
        KeyProof { server: ServerName } = "host-key-proof",
        KeyNoProof { server: ServerName } = "host-key-no-proof",
        ChangedTitle { device: Phrase } = "host-changed-title",
        ChangedText { device: Phrase } = "host-changed-text",
        SignedIn { device: Phrase, address: String } = "host-signed-in",
        InContainerHere { name: String } = "host-in-container-here",
        InContainerThere { name: String } = "host-in-container-there",
        AbsentTitle { server: ServerName, device: Phrase } = "host-absent-title",
        AbsentText { address: String } = "host-absent-text",
        FoundOther { server: ServerName } = "host-found-other",
        Meanwhile { server: ServerName } = "host-meanwhile",
        MeanwhileThere { server: ServerName } = "host-meanwhile-there",
        WithinReach { device: Phrase } = "host-within-reach",
        Reached { device: Phrase } = "host-reached",
    }
}

/// What people call the device behind "your": a NAS, where nobody knows.
#[must_use]
pub fn device(platform: Option<Platform>) -> Phrase {
    match platform.map(Platform::spec) {
        None => HostLabel::Nas.phrase(),
        Some(PlatformSpec { kind: Kind::Other, .. }) => HostLabel::Computer.phrase(),
        Some(spec) => spec.platform.title(),
    }
}

fn is_nas(platform: Option<Platform>) -> bool {
    platform.is_none_or(|platform| platform.spec().kind == Kind::Nas)
}

/// The button that signs in.
#[must_use]
pub fn enter(platform: Option<Platform>) -> HostLabel {
    if is_nas(platform) { HostLabel::EnterNas } else { HostLabel::EnterComputer }
}

/// The owner's word that it is theirs.
#[must_use]
pub fn yes(platform: Option<Platform>) -> HostLabel {
    if is_nas(platform) { HostLabel::YesNas } else { HostLabel::YesComputer }
}

/// In a sentence, what went wrong. A key that changed has a page of its own.
#[must_use]
pub fn trouble(kind: HostErrorKind) -> HostTrouble {
    match kind {
        HostErrorKind::NoSsh => HostTrouble::NoSsh,
        HostErrorKind::NoAnswer => HostTrouble::NoAnswer,
        HostErrorKind::UnknownName => HostTrouble::UnknownName,
        HostErrorKind::NotSsh => HostTrouble::NotSsh,
        HostErrorKind::Blocked => HostTrouble::Blocked,
        HostErrorKind::NoCommonAlgorithm => HostTrouble::NoCommonAlgorithm,
        HostErrorKind::WrongPassword => HostTrouble::WrongPassword,
        HostErrorKind::NotAdministrator => HostTrouble::NotAdministrator,
        HostErrorKind::OnlyKeys => HostTrouble::OnlyKeys,
        HostErrorKind::NoKeyTaken => HostTrouble::NoKeyTaken,
        HostErrorKind::CodeAsked => HostTrouble::CodeAsked,
        HostErrorKind::NeedsTty => HostTrouble::NeedsTty,
        HostErrorKind::RootPasswordDiffers => HostTrouble::RootPasswordDiffers,
        HostErrorKind::ShellIsMenu => HostTrouble::ShellIsMenu,
        HostErrorKind::NoPlex => HostTrouble::NoPlex,
        HostErrorKind::CutOff => HostTrouble::CutOff,
        HostErrorKind::TimedOut => HostTrouble::TimedOut,
        HostErrorKind::TooMuch => HostTrouble::TooMuch,
        HostErrorKind::NotSignedIn => HostTrouble::NotSignedIn,
        HostErrorKind::Cancelled => HostTrouble::Cancelled,
        HostErrorKind::Unsupported => HostTrouble::Unsupported,
        HostErrorKind::KeyChanged | HostErrorKind::Other => HostTrouble::Other,
    }
}

/// What every language has to have, but for what the guides say as well.
pub fn entries() -> impl Iterator<Item = Entry> {
    let known = PLATFORMS.iter().filter_map(|spec| Some((spec, spec.host?)));
    let words = known.flat_map(|(spec, host)| {
        let on = host.switch_on.iter().copied().filter(|attribute| !spec.terminal.contains(attribute));
        let off = host.is_usually_off.then_some(SWITCH_OFF);
        on.chain([SIGN_IN]).chain(off).map(|attribute| (spec.entry, attribute)).collect::<Vec<_>>()
    });
    let any = [SWITCH_ON, SIGN_IN, SWITCH_OFF].map(|attribute| ("platform-any", attribute));
    let of_platforms = words.chain(any).map(|(id, attribute)| Entry { id, attribute: Some(attribute), args: &[] });
    [HostLabel::ENTRIES, HostTrouble::ENTRIES, HostText::ENTRIES].into_iter().flatten().copied().chain(of_platforms)
}
