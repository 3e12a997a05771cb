//! "Details": what a technician wants to know. Folded; every word in it can be marked and copied.

use egui::{CollapsingHeader, Ui};

use super::text;
use crate::client::diagnosis::Check;
use crate::client::diagnosis::observed::Observed;
use crate::client::model::{AddressFacts, Controller, Installed, MachineId};
use crate::client::repair::Record;
use crate::client::repair::messages::stored_account;
use crate::client::state::{Model, Server};
use crate::text::Language;
use crate::window::language::Say;
use crate::window::messages::Word;
use crate::window::messages::repair::{RepairLabel, sign_in_state};

/// Folds lines of label and text away.
pub fn fold(ui: &mut Ui, salt: &str, lines: &[(String, String)]) {
    let header = CollapsingHeader::new(ui.say(&Word::Details)).id_salt(salt);
    header.show(ui, |ui| {
        ui.style_mut().interaction.selectable_labels = true;
        ui.spacing_mut().item_spacing.y = 4.0;
        for (label, words) in lines {
            text::pair(ui, label, words);
        }
    });
}

/// What is known of a server.
#[must_use]
pub fn of_server(server: &Server, language: Language) -> Vec<(String, String)> {
    let d = &server.diagnosis;
    let or_not_known = |text: Option<String>| text.unwrap_or_else(|| language.render(&Word::NotKnown));
    let mut lines = vec![
        (language.render(&Word::Cause), or_not_known(d.cause.map(|c| c.id().to_owned()))),
        (language.render(&Word::Machine), or_not_known(d.id.as_ref().map(ToString::to_string))),
        (language.render(&Word::Version), or_not_known(d.version.clone())),
    ];
    lines.extend(server.addresses.iter().map(|a| (a.address.to_string(), of_address(a, language))));
    lines.extend(of_checks(&d.checks, language));
    lines
}

/// What is known of a server's installation within reach, and of its last repair.
#[must_use]
pub fn of_installation(model: &Model, id: &MachineId, language: Language) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    let all = model.installed.iter().filter(|i| i.id == *id);
    for installed in all {
        let controller = match &installed.controller {
            Controller::Managed(by) => by.clone(),
            Controller::Manual => language.render(&RepairLabel::Owner),
        };
        let told = [
            (RepairLabel::Place, Some(installed.place.clone())),
            (RepairLabel::Controller, Some(controller)),
            (RepairLabel::User, installed.user.as_ref().map(ToString::to_string)),
            (RepairLabel::AccountInSettings, Some(stored(installed, language))),
            (RepairLabel::SignInInSettings, Some(language.render(&sign_in_state(installed.sign_in)))),
        ];
        lines.extend(told.into_iter().filter_map(|(label, text)| Some((language.render(&label), text?))));
    }
    lines.extend(model.repairs.iter().filter(|r| r.server == *id).take(1).flat_map(|r| of_copy(model, r, language)));
    lines
}

fn stored(installed: &Installed, language: Language) -> String {
    let account = stored_account(installed);
    account.map_or_else(|| language.render(&RepairLabel::NamelessAccount), |account| account.shown)
}

/// Where an earlier repair has what it keeps, and where the settings are.
#[must_use]
pub fn of_record(model: &Model, record: &Record, language: Language) -> Vec<(String, String)> {
    let place = (language.render(&RepairLabel::Place), record.place.clone());
    of_copy(model, record, language).into_iter().chain([place]).collect()
}

/// Where a repair's copy of the settings is.
fn of_copy(model: &Model, record: &Record, language: Language) -> Option<(String, String)> {
    let repairs = model.journals.as_ref()?;
    let file = repairs.backup_of(record).unwrap_or_else(|| repairs.folder_of(&record.id));
    Some((language.render(&RepairLabel::CopyAt), file.display().to_string()))
}

/// What a technician wants to know of each check.
#[must_use]
pub fn of_checks(checks: &[Check], language: Language) -> Vec<(String, String)> {
    let words = |check: &Check| {
        let details: Vec<String> = check.details.iter().map(|detail| language.render(detail)).collect();
        (language.render(&check.id.title()), details.join("; "))
    };
    checks.iter().filter(|check| !check.details.is_empty()).map(words).collect()
}

fn of_address(facts: &AddressFacts, language: Language) -> String {
    Observed::all(facts).iter().map(|seen| language.render(seen)).collect::<Vec<_>>().join("; ")
}
