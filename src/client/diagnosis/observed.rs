//! What was seen at an address, for whoever looks into the details: the window shows it, and the report tells it.

use super::messages::{NameWords, ms};
use crate::client::model::{
    Acceptance, AddressFacts, Certificate, CertificateFault, Claimed, Day, Entry, Fact, Message as _, Phrase,
    PlexService, Presence, ProbeResult, Root, RootFacts, Source, messages,
};

messages! {
    /// What was seen at an address.
    pub enum Observed {
        ThisComputer = "observed-this-computer",
        OtherNetwork = "observed-other-network",
        FoundBy { sources: Vec<Phrase> } = "observed-found-by",
        Claimed { over: &'static str, ms: u64 } = "observed-claimed",
        NotClaimed { over: &'static str, ms: u64 } = "observed-not-claimed",
        MaybeClaimed { over: &'static str, ms: u64 } = "observed-maybe-claimed",
        Starting { over: &'static str, ms: u64 } = "observed-starting",
        NotPlex { over: &'static str, ms: u64, status: u16 } = "observed-not-plex",
        NoAnswer { error: Phrase, ms: u64 } = "observed-no-answer",
        TrustsThisComputer = "observed-trusts",
        TrustsAndSays { fields: Vec<Phrase> } = "observed-trusts-and-says",
        DoesNotTrust = "observed-does-not-trust",
        FrontPageStarting = "observed-front-page-starting",
        Field { name: RootField, value: String } = "observed-field",
        Name { answer: NameWords } = "observed-name",
        Certificate { names: String, from: Day, until: Day, issuer: String } = "observed-certificate",
        LetsIn = "observed-lets-in",
        Refuses { status: u16 } = "observed-refuses",
        Unproven { fault: FaultOfCertificate } = "observed-unproven",
        InFront = "observed-in-front",
        Unasked { why: Phrase } = "observed-unasked",
        AnswerLost { error: Phrase } = "observed-answer-lost",
    }
}

messages! {
    /// Who spoke of an address.
    pub enum SourceWords {
        Gdm = "source-gdm",
        Mdns = "source-mdns",
        Here = "source-here",
        Typed = "source-typed",
        Account = "source-account",
    }
}

messages! {
    /// What a server's front page says of it.
    pub enum RootField {
        Platform = "root-platform",
        PlatformVersion = "root-platform-version",
        SignIn = "root-sign-in",
        Mapping = "root-mapping",
        MappingError = "root-mapping-error",
        Start = "root-start",
    }
}

messages! {
    /// Why a certificate proves nothing.
    pub enum FaultOfCertificate {
        Expired = "certificate-expired",
        NotYetValid = "certificate-not-yet-valid",
        WrongName = "certificate-wrong-name",
        Untrusted = "certificate-untrusted",
    }
}

messages! {
    /// What plex.tv did.
    pub enum ServiceWords {
        Answers { ms: u64 } = "service-answers",
        AsksToWait = "service-asks-to-wait",
    }
}

/// What every language has to have for them.
pub fn entries() -> impl Iterator<Item = Entry> {
    let enums = [
        Observed::ENTRIES,
        SourceWords::ENTRIES,
        RootField::ENTRIES,
        FaultOfCertificate::ENTRIES,
        ServiceWords::ENTRIES,
    ];
    enums.into_iter().flatten().copied()
}

impl Observed {
    /// All that is known of an address, in the order in which it was found out.
    #[must_use]
    pub fn all(facts: &AddressFacts) -> Vec<Self> {
        let mut all = Vec::new();
        all.extend(facts.here.then_some(Self::ThisComputer));
        all.push(Self::found_by(facts));
        if let Fact::Known { value, .. } = &facts.probe {
            all.push(Self::from(value));
        }
        all.extend(facts.near.get().filter(|near| !**near).map(|_| Self::OtherNetwork));
        all.extend(facts.root.get().map(Self::from));
        all.extend(facts.plex_direct.get().map(|answer| Self::Name { answer: answer.into() }));
        all.extend(facts.acceptance.get().map(Self::from));
        all.extend(facts.certificate.get().map(Self::from));
        all
    }

    #[must_use]
    pub fn found_by(facts: &AddressFacts) -> Self {
        Self::FoundBy { sources: facts.sources.iter().map(|source| SourceWords::from(*source).phrase()).collect() }
    }
}

impl From<Source> for SourceWords {
    fn from(source: Source) -> Self {
        match source {
            Source::Gdm => Self::Gdm,
            Source::Mdns => Self::Mdns,
            Source::Here => Self::Here,
            Source::Typed => Self::Typed,
            Source::Account => Self::Account,
        }
    }
}

impl From<&ProbeResult> for Observed {
    fn from(probe: &ProbeResult) -> Self {
        let over = if probe.over_tls { "HTTPS" } else { "HTTP" };
        let ms = ms(probe.took);
        match &probe.outcome {
            Ok(Presence::Server(identity)) => match identity.claimed {
                Claimed::Yes => Self::Claimed { over, ms },
                Claimed::No => Self::NotClaimed { over, ms },
                Claimed::Unknown => Self::MaybeClaimed { over, ms },
            },
            Ok(Presence::Starting(_)) => Self::Starting { over, ms },
            Ok(Presence::NotPlex(status)) => Self::NotPlex { over, ms, status: *status },
            Err(error) => Self::NoAnswer { error: error.phrase(), ms },
        }
    }
}

impl From<&Root> for Observed {
    fn from(root: &Root) -> Self {
        match root {
            Root::Closed => Self::DoesNotTrust,
            Root::Starting => Self::FrontPageStarting,
            Root::Open(facts) => match fields(facts) {
                fields if fields.is_empty() => Self::TrustsThisComputer,
                fields => Self::TrustsAndSays { fields },
            },
        }
    }
}

fn fields(facts: &RootFacts) -> Vec<Phrase> {
    let all = [
        (RootField::Platform, &facts.platform),
        (RootField::PlatformVersion, &facts.platform_version),
        (RootField::SignIn, &facts.signin_state),
        (RootField::Mapping, &facts.mapping_state),
        (RootField::MappingError, &facts.mapping_error),
        (RootField::Start, &facts.start_state),
    ];
    let known = all.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?.to_string())));
    known.map(|(name, value)| Observed::Field { name, value }.phrase()).collect()
}

impl From<&Acceptance> for Observed {
    fn from(acceptance: &Acceptance) -> Self {
        match acceptance {
            Acceptance::Accepted => Self::LetsIn,
            Acceptance::Refused(status) => Self::Refuses { status: *status },
            Acceptance::Unproven(fault) => Self::Unproven { fault: (*fault).into() },
            Acceptance::InFront => Self::InFront,
            Acceptance::Unasked(why) => Self::Unasked { why: why.phrase() },
            Acceptance::Lost(error) => Self::AnswerLost { error: error.phrase() },
        }
    }
}

impl From<CertificateFault> for FaultOfCertificate {
    fn from(fault: CertificateFault) -> Self {
        match fault {
            CertificateFault::Expired => Self::Expired,
            CertificateFault::NotYetValid => Self::NotYetValid,
            CertificateFault::WrongName => Self::WrongName,
            CertificateFault::Untrusted => Self::Untrusted,
        }
    }
}

impl From<&Certificate> for Observed {
    fn from(certificate: &Certificate) -> Self {
        Self::Certificate {
            names: certificate.names.join(", "),
            from: Day(certificate.not_before),
            until: Day(certificate.not_after),
            issuer: certificate.issuer.to_string(),
        }
    }
}

/// What plex.tv did, or why it could not be asked.
#[must_use]
pub fn of_service(service: &PlexService) -> Phrase {
    match service {
        PlexService::Answers(ms) => ServiceWords::Answers { ms: *ms }.phrase(),
        PlexService::RateLimited { .. } => ServiceWords::AsksToWait.phrase(),
        PlexService::Trouble(what) => what.phrase(),
        PlexService::Failed(error) => error.phrase(),
    }
}
