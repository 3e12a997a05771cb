//! The tools that Windows brings along, by their full path: one of the same name beside this program is none of them.

use std::path::PathBuf;

use super::trusted;
use crate::client::installation::command::{self, Output};
use crate::client::installation::{InstallError, InstallKind, InstallOperation};

/// `ERROR_ACCESS_DENIED`: tools that end with Windows' own numbers say so in every language.
const ACCESS_DENIED: i32 = 5;

fn path(name: &str) -> PathBuf {
    trusted::system_root().join("System32").join(name)
}

/// Runs one to its end. `operation` and `place` are for the error.
pub fn run(name: &str, arguments: &[&str], operation: InstallOperation, place: &str) -> Result<Output, InstallError> {
    let output = command::run(path(name).as_os_str(), arguments, None);
    output.map_err(|error| InstallError::io(operation, place, &error).because(format!("{name}: {error}")))
}

/// An error with the tool's own words. Those for people go where answers go.
pub fn failed(output: &Output, operation: InstallOperation, place: &str) -> InstallError {
    let words = if output.stderr.trim().is_empty() { output.text() } else { output.stderr.trim().to_owned() };
    let is_forbidden = output.code == Some(ACCESS_DENIED) || words.to_lowercase().contains("access is denied");
    let kind = if is_forbidden { InstallKind::NotPermitted } else { InstallKind::ToolFailed };
    InstallError::new(operation, place, kind).because(words.chars().take(300).collect::<String>())
}
