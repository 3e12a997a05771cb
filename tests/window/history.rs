//! What became of a server over time, as the window shows it.

use egui_kittest::kittest::{NodeT as _, Queryable as _};
use plex_locksmith::client::diagnosis::Cause;
use plex_locksmith::client::state::Keeping;

use crate::past::{self, falls};
use crate::stage::builder;
use crate::{causes, scenes};

/// At the size that it opens in, with a strip and a pattern.
#[test]
fn the_page_of_every_cause_fits_with_its_history() {
    for cause in Cause::all().filter(|cause| *cause != Cause::NotPlex) {
        let home = past::with(causes::of_server(cause), falls(), Keeping::Memory);
        let harness = scenes::at(home, &[], builder());
        let name = cause.id();
        let details = harness.get_by_label("Details").rect().bottom();
        assert!(details <= 640.0 - 48.0, "{name}: {details}");
        println!("{name} {details}");
        if !matches!(cause, Cause::Replaced | Cause::DuplicateIdentity) {
            harness.get_by_label_contains("It works after a restart");
            harness.get_by_label_contains("Last 24 hours: ");
        }
    }
}
