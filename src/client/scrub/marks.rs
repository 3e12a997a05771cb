//! What stands in the place of what was taken out: the same in every language, since a report is searched for it again.

use crate::client::scrub::Kind;

/// The hash in a name under `plex.direct`.
pub const HASH: &str = "(hash)";
/// What is told of a certificate's issuer that is not called by a name of its own alone.
pub const NO_ISSUER: &str = "(withheld)";
/// Where the settings of a server are.
pub const PLACE: &str = "(place)";

pub fn of(kind: Kind) -> &'static str {
    match kind {
        Kind::Secret => "(secret)",
        Kind::EMail => "(e-mail address)",
        Kind::Account => "(account)",
        Kind::OtherAccount => "(account name)",
        Kind::Server => "(server name)",
        Kind::UserName => "(user name)",
        Kind::HomeFolder => "(home folder)",
        Kind::HostName => "(host name)",
        Kind::Issuer => NO_ISSUER,
        Kind::PublicAddress => "(public address)",
        Kind::HardwareAddress => "(hardware address)",
        Kind::MachineId | Kind::LongIdentifier => "(identifier)",
        Kind::PlexDirect => HASH,
    }
}
