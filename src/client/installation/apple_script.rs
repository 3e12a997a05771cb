//! Asks a macOS program to close as its own "Quit" does: by AppleScript, through `osascript` (osascript(1)).

use std::io;
use std::path::Path;
use std::time::Duration;

use super::{InstallDetail, InstallError, InstallKind, InstallOperation, command};

const OPERATION: InstallOperation = InstallOperation::AskToClose;
/// Error numbers of Apple events (AppleScript Language Guide, "Error Numbers and Error Messages"; AEDataModel.h and
/// MacErrors.h).
const TOO_SLOW: i32 = -1712;
const NOT_ALLOWED: i32 = -1743;
const WOULD_HAVE_TO_ASK: i32 = -1744;
const NOT_RUNNING: i32 = -600;
const GONE_MEANWHILE: i32 = -609;
/// The first time on each Mac, macOS asks the user whether Locksmith may, and `osascript` waits for the answer: long
/// enough to find the question, read it and decide. Longer than the script's own limit.
const LIMIT: Duration = Duration::from_secs(90);

/// By its identifier: a name that AppleScript does not know makes it ask "Where is …?". Only if it runs: it would be
/// started in order to be closed. A server that is well answers at once; the limit is for the user, where macOS counts
/// the time of its question.
fn script(bundle: &str) -> String {
    format!(
        "if application id \"{bundle}\" is running then\n\
         with timeout of 80 seconds\n\
         tell application id \"{bundle}\" to quit\n\
         end timeout\n\
         end if"
    )
}

/// Asks the program `name` with the identifier `bundle` to close. `osascript` is the program that runs scripts.
///
/// # Errors
/// [`InstallKind::NotAllowedToControl`] where macOS does not let Locksmith control that program, or nobody has answered
/// its question whether it may: its settings have the switch. Otherwise with the words of `osascript`.
pub fn quit(osascript: &Path, bundle: &str, name: &str) -> Result<(), InstallError> {
    quit_within(LIMIT, osascript, bundle, name)
}

fn quit_within(limit: Duration, osascript: &Path, bundle: &str, name: &str) -> Result<(), InstallError> {
    let not_allowed = |detail| Err(InstallError::new(OPERATION, name, InstallKind::NotAllowedToControl).since(&detail));
    let server = || name.to_owned();
    let output = match command::run_within(limit, osascript.as_os_str(), &["-e", &script(bundle)], None) {
        Ok(output) => output,
        Err(error) if error.kind() == io::ErrorKind::TimedOut => {
            return not_allowed(InstallDetail::ControlNotAnswered { server: server(), seconds: limit.as_secs() });
        }
        Err(error) => return Err(InstallError::io(OPERATION, name, &error)),
    };
    match number(&output.stderr) {
        _ if output.success => Ok(()),
        // Asked, or nobody there to ask: whoever waits sees which.
        Some(TOO_SLOW | NOT_RUNNING | GONE_MEANWHILE) => Ok(()),
        Some(NOT_ALLOWED | WOULD_HAVE_TO_ASK) => not_allowed(InstallDetail::ControlRefused { server: server() }),
        _ => output.good(OPERATION, name).map(drop),
    }
}

/// The number that ends what `osascript` says of an error: "execution error: … (-1743)".
fn number(stderr: &str) -> Option<i32> {
    stderr.trim_end().strip_suffix(')')?.rsplit_once('(')?.1.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::process::Command;

    use super::*;

    /// A program that says what `osascript` says.
    fn saying(folder: &tempfile::TempDir, words: &str, code: i32) -> PathBuf {
        doing(folder, &format!("printf '%s\\n' \"$@\" > \"$0.words\"\necho '{words}' >&2\nexit {code}\n"))
    }

    /// Another process writes it: one that this one still had open for writing while a test beside it starts a program
    /// could not be run.
    fn doing(folder: &tempfile::TempDir, lines: &str) -> PathBuf {
        let program = folder.path().join("osascript");
        let write = "printf '#!/bin/sh\n%s' \"$2\" > \"$1\" && chmod +x \"$1\"";
        let status = Command::new("sh").args(["-c", write, "sh"]).arg(&program).arg(lines).status().unwrap();
        assert!(status.success());
        program
    }

    fn said(words: &str, code: i32) -> Result<(), InstallError> {
        let folder = tempfile::tempdir().unwrap();
        quit(&saying(&folder, words, code), "com.example.server", "Example Server")
    }

    #[test]
    fn it_is_asked_by_its_identifier_and_only_if_it_runs() {
        let folder = tempfile::tempdir().unwrap();
        let program = saying(&folder, "", 0);
        quit(&program, "com.example.server", "Example Server").unwrap();
        let words = std::fs::read_to_string(folder.path().join("osascript.words")).unwrap();
        let lines: Vec<&str> = words.lines().collect();
        assert_eq!(lines[..2], ["-e", "if application id \"com.example.server\" is running then"]);
        assert!(lines.contains(&"tell application id \"com.example.server\" to quit"), "{words}");
    }

    #[test]
    fn a_refusal_says_where_it_is_allowed() {
        for number in [NOT_ALLOWED, WOULD_HAVE_TO_ASK] {
            let words = format!("0:5: execution error: Not authorised to send Apple events to X. ({number})");
            assert_not_allowed(&said(&words, 1).unwrap_err());
        }
    }

    fn assert_not_allowed(error: &InstallError) {
        assert_eq!(error.kind, InstallKind::NotAllowedToControl);
        let said = error.detail.as_ref().map(|detail| detail.id);
        let known = [Some("install-detail-control-refused"), Some("install-detail-control-not-answered")];
        assert!(known.contains(&said), "{error}");
    }

    #[test]
    fn a_question_that_nobody_answers_says_where_it_is_allowed() {
        let folder = tempfile::tempdir().unwrap();
        let waiting = doing(&folder, "exec sleep 60\n");
        let limit = Duration::from_millis(300);
        assert_not_allowed(&quit_within(limit, &waiting, "com.example.server", "Example Server").unwrap_err());
        assert!(LIMIT > 8 * command::LIMIT, "nobody finds, reads and answers it within a tool's usual limit");
    }

    #[test]
    fn one_that_is_slow_or_already_gone_was_asked() {
        for number in [TOO_SLOW, NOT_RUNNING, GONE_MEANWHILE] {
            said(&format!("0:5: execution error: Example Server got an error. ({number})"), 1).unwrap();
        }
    }

    #[test]
    fn any_other_failure_is_told_in_its_own_words() {
        let error = said("0:5: execution error: User cancelled. (-128)", 1).unwrap_err();
        assert_eq!(error.kind, InstallKind::ToolFailed);
        assert!(error.to_string().contains("User cancelled"), "{error}");
        let missing = quit(Path::new("/nonexistent/osascript"), "com.example.server", "Example Server").unwrap_err();
        assert_eq!(missing.kind, InstallKind::Missing);
    }
}
