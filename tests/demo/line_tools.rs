//! Containers read the settings with line tools, not with an XML parser (plexinc/pms-docker, linuxserver/docker-plex).

use std::path::Path;
use std::process::Command;

/// The value of a setting, as the first run of pms-docker finds it; empty if there is none.
pub fn sed(file: &Path, name: &str) -> String {
    let expression = format!("s/^.*[[:space:]]{name}=\"([^\"]*)\".*$/\\1/p");
    let output = Command::new("sed").arg("-nE").arg(expression).arg(file).output().expect("sed");
    String::from_utf8(output.stdout).expect("text").trim_end_matches('\n').to_owned()
}

/// Is a text in the file? linuxserver takes the mere name of the token for a claim.
pub fn grep(file: &Path, text: &str) -> bool {
    Command::new("grep").args(["-qs", text]).arg(file).status().expect("grep").success()
}

/// The names of all settings, in their order.
pub fn names(file: &Path) -> Vec<String> {
    let output = Command::new("grep").args(["-oE", "[[:space:]][A-Za-z]+=\""]).arg(file).output().expect("grep");
    let text = String::from_utf8(output.stdout).expect("text");
    text.lines().map(|line| line.trim().trim_end_matches("=\"").to_owned()).collect()
}
