//! Reads what a diagnosis needs from a certificate.

use x509_parser::extensions::GeneralName;
use x509_parser::parse_x509_certificate;

use crate::client::model::Certificate;
use crate::client::model::text::DisplayText;

/// How many names of a certificate are kept: a server's has one or two.
const NAMES: usize = 16;

/// Names, issuer and dates of a certificate (DER); `None` if it is none.
#[must_use]
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
pub fn read(der: &[u8]) -> Option<Certificate> {
    let (_, certificate) = parse_x509_certificate(der).ok()?;
    let san = certificate.subject_alternative_name().ok().flatten();
    let names = san.iter().flat_map(|e| &e.value.general_names).filter_map(|name| match name {
        GeneralName::DNSName(name) => DisplayText::new(name).map(|n| n.to_string()),
        _ => None,
    });
    Some(Certificate {
        names: names.take(NAMES).collect(),
        issuer: DisplayText::new(&certificate.issuer().to_string()).or_else(|| DisplayText::new("unnamed"))?,
        not_before: certificate.validity().not_before.timestamp(),
        not_after: certificate.validity().not_after.timestamp(),
    })
}
