//! Is a server's certificate good for the name that plex.tv lists?

use crate::client::model::{Certificate, CertificateFault};

/// What is wrong with a certificate that did not verify; times are seconds since 1970.
#[must_use]
pub fn fault(certificate: &Certificate, name: &str, now: i64) -> CertificateFault {
    if now < certificate.not_before {
        CertificateFault::NotYetValid
    } else if now > certificate.not_after {
        CertificateFault::Expired
    } else if !certificate.names.iter().any(|pattern| covers(pattern, name)) {
        CertificateFault::WrongName
    } else {
        CertificateFault::Untrusted
    }
}

/// Is it one that Plex gave a server? A reverse proxy has one of its own.
#[must_use]
pub fn is_of_plex(certificate: &Certificate) -> bool {
    certificate.names.iter().any(|name| name.to_ascii_lowercase().ends_with(".plex.direct"))
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
    use crate::client::text::DisplayText;

    fn papers(names: &[&str], not_before: i64, not_after: i64) -> Certificate {
        let issuer = DisplayText::new("Test authority").unwrap();
        Certificate { names: names.iter().map(ToString::to_string).collect(), issuer, not_before, not_after }
    }

    #[test]
    fn dates_come_before_names_and_names_before_trust() {
        let good = papers(&["*.abc.plex.direct"], 100, 200);
        assert_eq!(fault(&good, "1-2-3-4.abc.plex.direct", 50), CertificateFault::NotYetValid);
        assert_eq!(fault(&good, "1-2-3-4.abc.plex.direct", 250), CertificateFault::Expired);
        assert_eq!(fault(&good, "1-2-3-4.xyz.plex.direct", 150), CertificateFault::WrongName);
        assert_eq!(fault(&good, "1-2-3-4.abc.plex.direct", 150), CertificateFault::Untrusted);
    }

    #[test]
    fn a_star_stands_for_one_label() {
        assert!(covers("*.abc.plex.direct", "1-2-3-4.ABC.plex.direct"));
        assert!(!covers("*.plex.direct", "1-2-3-4.abc.plex.direct"));
        assert!(covers("plex.tv", "plex.tv"));
    }
}
