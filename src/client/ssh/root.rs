//! Becomes root, and how each script is wrapped for it.

use std::fmt::Write as _;
use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretSlice};

use super::connection::Link;
use super::exec::{self, Ended, Line, MOST_GREETING, NoEnd};
use super::fault::Fault;
use super::sudo;
use crate::client::installation::remote::{HostErrorKind, quoted};
use crate::client::model::Secret;
use crate::client::model::text::one_line;

const LONGEST_PROBE: Duration = Duration::from_secs(30);
const MARK: &str = "LOCKSMITH-";
/// Where the makers keep their tools: neither their shells nor their `sudo` look everywhere.
const PATH: &str = "/usr/local/bin:/usr/local/sbin:/usr/syno/bin:/usr/syno/sbin:/sbin:/usr/sbin:/bin:/usr/bin";
/// What a shell ends with that does not find a command (POSIX, Shell Command Language, 2.8.2).
const NOT_FOUND: u32 = 127;

/// How scripts are run as root.
#[derive(Clone, Debug)]
pub enum Root {
    /// Who is signed in is root.
    Already,
    /// `sudo` asks for nothing.
    Free,
    Asks(Secret),
}

/// Who runs a script.
#[derive(Clone, Copy)]
pub enum As<'a> {
    User,
    Root(&'a Root),
}

/// One script.
pub struct Script<'a> {
    pub script: &'a str,
    pub arguments: &'a [&'a str],
    pub input: Option<&'a SecretSlice<u8>>,
    pub limit: Duration,
    pub most: usize,
}

/// Runs a script; what the host says before it is cut off.
pub async fn run(link: &Link, who: As<'_>, script: &Script<'_>) -> Result<Ended, NoEnd> {
    let mark = format!("{MARK}{}", uuid::Uuid::new_v4().simple());
    let password = match who {
        As::Root(Root::Asks(password)) => Some(format!("{}\n{mark}\n", password.expose_secret()).into_bytes().into()),
        As::User | As::Root(Root::Already | Root::Free) => None,
    };
    let most = script.most.saturating_add(MOST_GREETING);
    let command = command(who, script, &mark);
    let line = Line { command: &command, input: [password.as_ref(), script.input], most, limit: script.limit };
    let mut ended = exec::run(link, &line).await?;
    let Some(at) = after(&ended.stdout, &mark) else { return Err(NoEnd::Begun(unmarked(who, &ended))) };
    ended.stdout.drain(..at);
    if ended.stdout.len() > script.most {
        return Err(NoEnd::Begun(HostErrorKind::TooMuch.into()));
    }
    Ok(ended)
}

/// Who is signed in there, and how do they become root?
pub async fn become_root(link: &Link, password: Option<&Secret>) -> Result<Root, Fault> {
    let fault = |end| match end {
        NoEnd::NotBegun(fault) | NoEnd::Begun(fault) => fault,
    };
    let probe = |script| Script { script, arguments: &[], input: None, limit: LONGEST_PROBE, most: 4096 };
    let told = run(link, As::User, &probe("id -u")).await.map_err(fault)?;
    if told.stdout.trim_ascii() == b"0" {
        return Ok(Root::Already);
    }
    let free = run(link, As::User, &probe("sudo -k; exec sudo -n /bin/sh -c :")).await.map_err(fault)?;
    if free.status == 0 {
        return Ok(Root::Free);
    }
    if free.status == NOT_FOUND {
        return Err(Fault::new(HostErrorKind::NotAdministrator, &free.stderr));
    }
    let refused = sudo::fault_of(&free.stderr);
    if refused.kind == HostErrorKind::NotAdministrator || refused.kind == HostErrorKind::NeedsTty {
        return Err(refused);
    }
    let Some(password) = password else { return Err(HostErrorKind::RootPasswordDiffers.into()) };
    let root = Root::Asks(password.clone());
    let told = run(link, As::Root(&root), &probe("id -u")).await.map_err(fault)?;
    if told.stdout.trim_ascii() == b"0" { Ok(root) } else { Err(HostErrorKind::NotAdministrator.into()) }
}

fn command(who: As<'_>, script: &Script<'_>, mark: &str) -> String {
    let begin = format!("printf '%s\\n' {mark}; PATH={PATH}:$PATH; LC_ALL=C; export PATH LC_ALL; ");
    let mut words = String::new();
    for argument in script.arguments {
        let _ = write!(words, " {}", quoted(argument));
    }
    let run_by = |begin: &str| format!("/bin/sh -c {} sh{words}", quoted(&format!("{begin}{}", script.script)));
    let options = match who {
        As::User | As::Root(Root::Already) => return run_by(&begin),
        As::Root(Root::Free) => "-n",
        // `-k` with a command: no password that was kept is used, none is kept, and so it asks each time.
        As::Root(Root::Asks(_)) => "-k -S -p ''",
    };
    let begin = match who {
        // Whether or not it asked, what follows the mark is what the script reads.
        As::Root(Root::Asks(_)) => {
            format!("while IFS= read -r l && [ \"$l\" != {mark} ]; do :; done; unset l; {begin}")
        }
        As::User | As::Root(Root::Already | Root::Free) => begin,
    };
    let outer = format!("PATH=$PATH:{PATH}; LC_ALL=C; export PATH LC_ALL; exec sudo {options} -- {}", run_by(&begin));
    format!("/bin/sh -c {}", quoted(&outer))
}

/// Where the output of the script begins.
fn after(stdout: &[u8], mark: &str) -> Option<usize> {
    let line = format!("{mark}\n");
    let at = stdout.windows(line.len()).position(|part| part == line.as_bytes())?;
    Some(at + line.len())
}

/// The script was not run.
fn unmarked(who: As<'_>, ended: &Ended) -> Fault {
    match who {
        As::Root(Root::Free | Root::Asks(_)) => sudo::fault_of(&ended.stderr),
        As::User | As::Root(Root::Already) => {
            let said = String::from_utf8_lossy(&ended.stdout).into_owned() + "\n" + &ended.stderr;
            let first = said.lines().find_map(|line| one_line(line, 80)).unwrap_or_default();
            let is_shut = sudo::is_nologin(&said);
            Fault::new(if is_shut { HostErrorKind::NotAdministrator } else { HostErrorKind::ShellIsMenu }, &first)
        }
    }
}
