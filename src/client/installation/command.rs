//! Runs a program of the system, with a limit of time.

use std::ffi::OsStr;
use std::io::{self, Read, Write as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::{InstallError, InstallKind, InstallOperation};

/// The longest that a tool of the system may take.
pub const LIMIT: Duration = Duration::from_secs(10);
/// The most that is read of what it prints, in bytes.
const MOST: u64 = 4 << 20;
const PAUSE: Duration = Duration::from_millis(5);
/// How often a program is tried to be started again.
const MORE_TRIES: u32 = 40;

/// What a program printed, and how it ended.
#[derive(Debug)]
pub struct Output {
    pub success: bool,
    /// What the program ended with; `None` if it was ended.
    pub code: Option<i32>,
    pub stdout: Vec<u8>,
    pub stderr: String,
}

impl Output {
    /// What it printed, without the end of the last line.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.stdout).trim_end().to_owned()
    }

    /// An error with the program's own words, unless it succeeded.
    ///
    /// # Errors
    /// [`InstallKind::NotPermitted`] or [`InstallKind::ToolFailed`]
    pub fn good(self, operation: InstallOperation, place: &str) -> Result<Self, InstallError> {
        if self.success {
            return Ok(self);
        }
        let lower = self.stderr.to_lowercase();
        let forbidden = [
            "access denied",
            "access is denied",
            "permission denied",
            "authentication",
            "not permitted",
            // Without polkit there is nobody to ask for permission (systemd, of D-Bus: "The name … was not provided by any .service files").
            "policykit1 was not provided",
        ];
        let kind = if forbidden.iter().any(|words| lower.contains(words)) {
            InstallKind::NotPermitted
        } else {
            InstallKind::ToolFailed
        };
        let words: String = self.stderr.trim().chars().take(300).collect();
        Err(InstallError::new(operation, place, kind).because(words))
    }
}

/// Runs a program to its end, and hands it `input`.
///
/// # Errors
/// When it is not there, or does not end within [`LIMIT`].
pub fn run<S: AsRef<OsStr>>(program: &OsStr, arguments: &[S], input: Option<&[u8]>) -> io::Result<Output> {
    run_within(LIMIT, program, arguments, input)
}

/// The same with another limit: for a program that asks the user something.
///
/// # Errors
/// When it is not there, or does not end within `limit`.
pub fn run_within<S: AsRef<OsStr>>(
    limit: Duration,
    program: &OsStr,
    arguments: &[S],
    input: Option<&[u8]>,
) -> io::Result<Output> {
    let stdin = if input.is_some() { Stdio::piped() } else { Stdio::null() };
    let mut command = Command::new(program);
    command.args(arguments).stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::piped());
    // Its words are read here.
    #[cfg(target_os = "linux")]
    command.env("LC_ALL", "C");
    without_a_console(&mut command);
    let mut child = spawn(&mut command)?;
    let stdout = child.stdout.take().map(read_aside);
    let stderr = child.stderr.take().map(read_aside);
    let status = thread::scope(|scope| {
        if let (Some(mut pipe), Some(input)) = (child.stdin.take(), input) {
            // Aside: one that does not read would stop us, and no limit count. One that ends without reading says why
            // itself.
            scope.spawn(move || pipe.write_all(input));
        }
        wait(&mut child, limit)
    })?;
    let collect = |reader: Option<thread::JoinHandle<Vec<u8>>>| reader.and_then(|r| r.join().ok()).unwrap_or_default();
    let stderr = String::from_utf8_lossy(&collect(stderr)).into_owned();
    Ok(Output { success: status.success(), code: status.code(), stdout: collect(stdout), stderr })
}

/// Wine, where many programs are started at once, now and then fails to start one (`ERROR_INTERNAL_ERROR`). Nothing has begun then: it
/// is tried again.
fn spawn(command: &mut Command) -> io::Result<Child> {
    const INTERNAL_ERROR: i32 = 1359;
    for _ in 0..MORE_TRIES {
        match command.spawn() {
            Err(error) if cfg!(windows) && error.raw_os_error() == Some(INTERNAL_ERROR) => thread::sleep(PAUSE),
            started => return started,
        }
    }
    command.spawn()
}

fn wait(child: &mut Child, limit: Duration) -> io::Result<ExitStatus> {
    let end = Instant::now() + limit;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if Instant::now() >= end {
            let _ = child.kill();
            let _ = child.wait();
            return Err(io::ErrorKind::TimedOut.into());
        }
        thread::sleep(PAUSE);
    }
}

/// A full pipe would stop the program.
fn read_aside(pipe: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.take(MOST).read_to_end(&mut bytes);
        bytes
    })
}

/// `CREATE_NO_WINDOW`: a console of its own would flash up.
#[cfg(windows)]
fn without_a_console(command: &mut Command) {
    use std::os::windows::process::CommandExt as _;
    command.creation_flags(0x0800_0000);
}

#[cfg(not(windows))]
fn without_a_console(_command: &mut Command) {}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    const NO_WORDS: [&str; 0] = [];

    #[test]
    fn input_larger_than_any_pipe_is_passed_on_or_left_unread() {
        let much = vec![b'x'; 1 << 20];
        let output = run(OsStr::new("cat"), &NO_WORDS, Some(&much)).unwrap();
        assert!(output.success && output.stdout == much);
        assert!(run(OsStr::new("true"), &NO_WORDS, Some(&much)).unwrap().success);
    }

    #[test]
    fn one_that_reads_nothing_and_does_not_end_is_ended() {
        let (limit, much) = (Duration::from_secs(1), vec![b'x'; 1 << 20]);
        let error = run_within(limit, OsStr::new("sleep"), &["60"], Some(&much)).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    }
}
