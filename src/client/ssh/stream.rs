//! The bytes below SSH, with a limit until somebody is signed in.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::fault::Fault;
use crate::client::installation::remote::HostErrorKind;
use crate::client::model::text::DisplayText;

/// The most that a host may send before anybody is signed in, in bytes: keys, and a banner.
const MOST_BEFORE: usize = 512 << 10;
/// The most that is kept to read its name from (RFC 4253, 4.2: it may say other lines before).
const KEPT: usize = 8 << 10;

/// What was seen of a host's first words.
#[derive(Debug, Default)]
pub struct Seen {
    first: Vec<u8>,
    before: usize,
    is_in: bool,
    too_much: bool,
    /// Why the link ended.
    end: Option<Fault>,
    /// It said no, and offers nothing else.
    no_way_left: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Watch(Arc<Mutex<Seen>>);

pub struct Watched<S> {
    inner: S,
    watch: Watch,
}

impl<S> Watched<S> {
    pub fn new(inner: S, watch: Watch) -> Self {
        Self { inner, watch }
    }
}

impl Watch {
    fn seen<T>(&self, read: impl FnOnce(&mut Seen) -> T) -> T {
        read(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What its SSH server calls itself: `SSH-2.0-OpenSSH_8.2 comment` is `OpenSSH_8.2`.
    pub fn software(&self) -> Option<DisplayText> {
        let first = self.seen(|seen| String::from_utf8_lossy(&seen.first).into_owned());
        let line = first.lines().find(|line| line.starts_with("SSH-"))?;
        let name = line.splitn(3, '-').nth(2)?.split(' ').next()?;
        DisplayText::new(name)
    }

    pub fn is_ssh(&self) -> bool {
        self.seen(|seen| seen.first.starts_with(b"SSH-") || seen.first.windows(5).any(|part| part == b"\nSSH-"))
    }

    pub fn is_silent(&self) -> bool {
        self.seen(|seen| seen.first.is_empty())
    }

    pub fn was_too_much(&self) -> bool {
        self.seen(|seen| seen.too_much)
    }

    pub fn has_ended(&self, why: Fault) {
        self.seen(|seen| seen.end.get_or_insert(why).clone());
    }

    pub fn has_no_way_left(&self) {
        self.seen(|seen| seen.no_way_left = true);
    }

    /// Did it end with a refusal? That is heard a little later than the end.
    pub async fn was_refused(&self) -> bool {
        for _ in 0..50 {
            let end = self.seen(|seen| (seen.no_way_left || seen.end.is_some()).then_some(seen.no_way_left));
            match end {
                Some(refused) => return refused,
                None => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
        false
    }

    /// What a fault of the link comes from, where that is known.
    pub fn cause_of(&self, fault: Fault) -> Fault {
        if self.was_too_much() {
            return HostErrorKind::TooMuch.into();
        }
        if fault.kind != HostErrorKind::CutOff {
            return fault;
        }
        self.seen(|seen| seen.end.clone()).unwrap_or(fault)
    }

    /// Somebody is signed in: settings and logs may come.
    pub fn is_in(&self) {
        self.seen(|seen| seen.is_in = true);
    }

    fn count(&self, bytes: &[u8]) -> io::Result<()> {
        self.seen(|seen| {
            let room = KEPT.saturating_sub(seen.first.len()).min(bytes.len());
            seen.first.extend(bytes.iter().take(room));
            seen.before += bytes.len();
            seen.too_much = !seen.is_in && seen.before > MOST_BEFORE;
            if seen.too_much { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(()) }
        })
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.inner).poll_read(context, buffer))?;
        Poll::Ready(self.watch.count(buffer.filled().get(before..).unwrap_or_default()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}
