//! A certificate, as far as a diagnosis needs it.

use crate::client::model::text::DisplayText;

/// A server's certificate, as far as a diagnosis needs it. Times are seconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    pub names: Vec<String>,
    pub issuer: DisplayText,
    pub not_before: i64,
    pub not_after: i64,
}

/// What a verification found wrong with a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CertificateFault {
    Expired,
    NotYetValid,
    WrongName,
    /// Signed by an authority that this computer does not know, or broken in another way.
    Untrusted,
}

impl Certificate {
    /// What is wrong with it, if it did not verify for `name`. `now` is in seconds since 1970.
    #[must_use]
    pub fn fault(&self, name: &str, now: i64) -> CertificateFault {
        if now < self.not_before {
            CertificateFault::NotYetValid
        } else if now > self.not_after {
            CertificateFault::Expired
        } else if !self.names.iter().any(|pattern| covers(pattern, name)) {
            CertificateFault::WrongName
        } else {
            CertificateFault::Untrusted
        }
    }

    /// Is it one that Plex gave a server? A reverse proxy has one of its own.
    #[must_use]
    pub fn is_of_plex(&self) -> bool {
        self.names.iter().any(|name| name.to_ascii_lowercase().ends_with(".plex.direct"))
    }
}

/// A certificate's name covers a host name if they are equal, or if its leading `*` stands for exactly one label (RFC 6125, 6.4.3).
fn covers(pattern: &str, name: &str) -> bool {
    match (pattern.strip_prefix("*."), name.split_once('.')) {
        (Some(rest), Some((first, domain))) => !first.is_empty() && rest.eq_ignore_ascii_case(domain),
        _ => pattern.eq_ignore_ascii_case(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certificate(names: &[&str], not_before: i64, not_after: i64) -> Certificate {
        let issuer = DisplayText::new("Test authority").unwrap();
        Certificate { names: names.iter().map(ToString::to_string).collect(), issuer, not_before, not_after }
    }

    #[test]
    fn dates_come_before_names_and_names_before_trust() {
        let good = certificate(&["*.abc.plex.direct"], 100, 200);
        assert_eq!(good.fault("1-2-3-4.abc.plex.direct", 50), CertificateFault::NotYetValid);
        assert_eq!(good.fault("1-2-3-4.abc.plex.direct", 250), CertificateFault::Expired);
        assert_eq!(good.fault("1-2-3-4.xyz.plex.direct", 150), CertificateFault::WrongName);
        assert_eq!(good.fault("1-2-3-4.abc.plex.direct", 150), CertificateFault::Untrusted);
    }

    #[test]
    fn a_star_stands_for_one_label() {
        assert!(covers("*.abc.plex.direct", "1-2-3-4.ABC.plex.direct"));
        assert!(!covers("*.plex.direct", "1-2-3-4.abc.plex.direct"));
        assert!(covers("plex.tv", "plex.tv"));
    }
}
