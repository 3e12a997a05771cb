//! One command of a host, without a terminal: bytes in, bytes out, with limits of time and size.

use std::time::Duration;

use russh::ChannelMsg;
use russh::client::Msg;
use russh::{ChannelReadHalf, ChannelWriteHalf};
use secrecy::{ExposeSecret as _, SecretSlice};

use super::connection::Link;
use super::fault::Fault;
use super::runtime::within;
use crate::client::installation::remote::HostErrorKind;

/// Opening a channel is one message there and one back.
const LONGEST_OPEN: Duration = Duration::from_secs(10);
/// Once a command has ended, its output may still be on its way; a program it left behind may hold it open.
const LONGEST_REST: Duration = Duration::from_secs(5);
/// The most that is kept of what it complains, in bytes.
const MOST_WORDS: usize = 16 << 10;
/// The most that a shell may say before the first word of ours, in bytes.
pub const MOST_GREETING: usize = 64 << 10;
/// How much is handed over at once, in bytes.
const PIECE: usize = 32 << 10;

/// What a command is.
pub struct Line<'a> {
    pub command: &'a str,
    /// One after the other.
    pub input: [Option<&'a SecretSlice<u8>>; 2],
    /// The most that it may print, in bytes.
    pub most: usize,
    pub limit: Duration,
}

/// What it did.
pub struct Ended {
    pub status: u32,
    pub stdout: Vec<u8>,
    pub stderr: String,
}

/// Why it has no end that is known.
pub enum NoEnd {
    /// It was not begun.
    NotBegun(Fault),
    /// It was begun, and may go on.
    Begun(Fault),
}

pub async fn run(link: &Link, line: &Line<'_>) -> Result<Ended, NoEnd> {
    let opened =
        within(LONGEST_OPEN, async { link.handle.channel_open_session().await.map_err(|error| not_opened(&error)) });
    let channel = opened.await.map_err(|fault| {
        let is_silent = fault.kind == HostErrorKind::TimedOut;
        NoEnd::NotBegun(if is_silent { HostErrorKind::CutOff.into() } else { fault })
    })?;
    let (mut reading, writing) = channel.split();
    let end = within(line.limit, async {
        writing.exec(true, line.command).await.map_err(|error| Fault::of_link(&error))?;
        until_taken(&mut reading).await?;
        follow(&mut reading, &writing, line).await
    })
    .await;
    // A script that waits for input ends with it.
    let _ = tokio::time::timeout(LONGEST_REST, writing.close()).await;
    match end {
        Err(fault) if fault.kind == HostErrorKind::TimedOut && !is_alive(link).await => {
            Err(NoEnd::Begun(HostErrorKind::CutOff.into()))
        }
        end => end.map_err(NoEnd::Begun),
    }
}

/// Does it still answer?
async fn is_alive(link: &Link) -> bool {
    matches!(tokio::time::timeout(LONGEST_REST, link.handle.send_ping()).await, Ok(Ok(()))) && !link.is_dead()
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
fn not_opened(error: &russh::Error) -> Fault {
    match error {
        // It lets people in, and lets them do nothing.
        russh::Error::ChannelOpenFailure(_) => HostErrorKind::ShellIsMenu.into(),
        other => Fault::of_link(other),
    }
}

/// Until it has agreed to run the command: before, nothing is handed over.
async fn until_taken(reading: &mut ChannelReadHalf) -> Result<(), Fault> {
    loop {
        match reading.wait().await {
            Some(ChannelMsg::Success) => return Ok(()),
            Some(ChannelMsg::Failure | ChannelMsg::Close) => return Err(HostErrorKind::ShellIsMenu.into()),
            Some(_) => {}
            None => return Err(HostErrorKind::CutOff.into()),
        }
    }
}

async fn follow(
    reading: &mut ChannelReadHalf,
    writing: &ChannelWriteHalf<Msg>,
    line: &Line<'_>,
) -> Result<Ended, Fault> {
    let feeding = async {
        feed(writing, line).await;
        std::future::pending::<()>().await;
    };
    tokio::select! {
        end = drain(reading, line.most) => end,
        () = feeding => Err(HostErrorKind::Other.into()),
    }
}

/// A command that ends without reading says itself why.
async fn feed(writing: &ChannelWriteHalf<Msg>, line: &Line<'_>) {
    for input in line.input.into_iter().flatten() {
        for piece in input.expose_secret().chunks(PIECE) {
            if writing.data_bytes(piece.to_vec()).await.is_err() {
                return;
            }
        }
    }
    let _ = writing.eof().await;
}

async fn drain(reading: &mut ChannelReadHalf, most: usize) -> Result<Ended, Fault> {
    let (mut stdout, mut stderr, mut status) = (Vec::new(), Vec::new(), None);
    loop {
        let next = match status {
            None => reading.wait().await,
            Some(_) => tokio::time::timeout(LONGEST_REST, reading.wait()).await.unwrap_or(None),
        };
        match next {
            Some(ChannelMsg::Data { data }) if stdout.len() + data.len() > most => {
                return Err(HostErrorKind::TooMuch.into());
            }
            Some(ChannelMsg::Data { data }) => stdout.extend_from_slice(&data),
            Some(ChannelMsg::ExtendedData { data, .. }) => {
                let room = MOST_WORDS.saturating_sub(stderr.len()).min(data.len());
                stderr.extend(data.iter().take(room));
            }
            Some(ChannelMsg::ExitStatus { exit_status }) => status = Some(exit_status),
            // As a shell tells of a program that a signal ended.
            Some(ChannelMsg::ExitSignal { .. }) => status = Some(128),
            Some(ChannelMsg::Close) | None => break,
            Some(_) => {}
        }
    }
    let status = status.ok_or(HostErrorKind::CutOff)?;
    Ok(Ended { status, stdout, stderr: String::from_utf8_lossy(&stderr).into_owned() })
}
