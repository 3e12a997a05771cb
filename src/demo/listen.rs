//! Sockets: plain HTTP and TLS on one port, as a real media server has them.
//!
//! The first byte of a connection tells which it is: a TLS handshake record starts with 0x16, no HTTP method does.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::Response;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use rustls::ServerConfig;
use socket2::SockRef;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};
use tokio_rustls::TlsAcceptor;

use super::message::{Request, Served};

const TLS_HANDSHAKE: u8 = 0x16;
/// The largest body of a request that is read: forms of a few fields.
const BODY_LIMIT: usize = 64 * 1024;

/// How a connection is met, decided by its first byte and its caller.
pub(crate) enum Greeting {
    Plain,
    Tls(Arc<ServerConfig>),
    Reset,
    /// Taken, and never answered.
    Hold,
}

/// Something that answers HTTP requests.
pub(crate) trait Site: Send + Sync + 'static {
    fn greet(&self, peer: SocketAddr, local: SocketAddr, tls: bool) -> Greeting;
    fn answer(self: Arc<Self>, request: Request) -> impl Future<Output = Served> + Send;
}

/// A task that ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Running(JoinHandle<()>);

impl Running {
    pub(crate) fn spawn(work: impl Future<Output = ()> + Send + 'static) -> Self {
        Self(tokio::spawn(work))
    }

    /// Ends it, and waits until all that it held is closed.
    pub(crate) async fn end(&mut self) {
        self.0.abort();
        let _ended = (&mut self.0).await;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Answers every connection of a listener until the returned value is dropped; its open connections end with it.
pub(crate) fn serve(listener: TcpListener, site: Arc<impl Site>) -> Running {
    Running::spawn(async move {
        let mut connections = JoinSet::new();
        loop {
            match listener.accept().await {
                Ok((stream, peer)) => {
                    connections.spawn(connection(stream, peer, Arc::clone(&site)));
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
            }
            while connections.try_join_next().is_some() {}
        }
    })
}

async fn connection(stream: TcpStream, peer: SocketAddr, site: Arc<impl Site>) {
    let mut first = [0_u8];
    let Ok(local) = stream.local_addr() else { return };
    if !matches!(stream.peek(&mut first).await, Ok(1)) {
        return;
    }
    let reset = Arc::new(AtomicBool::new(false));
    let wire = Wire { stream, reset: Arc::clone(&reset) };
    let tls = first[0] == TLS_HANDSHAKE;
    let caller = Caller { peer, local, over_tls: tls };
    match site.greet(peer, local, tls) {
        Greeting::Plain => exchange(wire, caller, reset, site).await,
        Greeting::Tls(config) => {
            if let Ok(stream) = TlsAcceptor::from(config).accept(wire).await {
                exchange(stream, caller, reset, site).await;
            }
        }
        Greeting::Reset => reset.store(true, Ordering::Relaxed),
        Greeting::Hold => {
            let _held = wire;
            std::future::pending::<()>().await;
        }
    }
}

#[derive(Clone, Copy)]
struct Caller {
    peer: SocketAddr,
    local: SocketAddr,
    over_tls: bool,
}

async fn exchange<S>(stream: S, caller: Caller, reset: Arc<AtomicBool>, site: Arc<impl Site>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = service_fn(move |incoming| {
        let (site, reset) = (Arc::clone(&site), Arc::clone(&reset));
        async move {
            let Ok(request) = read(incoming, caller).await else {
                return Err(io::Error::from(io::ErrorKind::InvalidData));
            };
            match site.answer(request).await {
                Served::Reply(reply) => {
                    let mut response = Response::new(Full::new(reply.body));
                    *response.status_mut() = reply.status;
                    *response.headers_mut() = reply.headers;
                    Ok(response)
                }
                Served::Hang => {
                    std::future::pending::<Infallible>().await;
                    Err(io::Error::from(io::ErrorKind::TimedOut))
                }
                Served::Reset => {
                    reset.store(true, Ordering::Relaxed);
                    Err(io::Error::from(io::ErrorKind::ConnectionReset))
                }
            }
        }
    });
    // A caller that hangs up, or a reset on purpose, ends the connection with an error: both are part of the play.
    let _ended = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

async fn read(
    incoming: hyper::Request<Incoming>,
    caller: Caller,
) -> Result<Request, Box<dyn std::error::Error + Send + Sync>> {
    let (head, body) = incoming.into_parts();
    let body: Bytes = Limited::new(body, BODY_LIMIT).collect().await?.to_bytes();
    let query = head.uri.query().unwrap_or_default();
    Ok(Request {
        method: head.method,
        path: head.uri.path().to_owned(),
        query: url::form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
        headers: head.headers,
        body,
        peer: caller.peer,
        local: caller.local,
        over_tls: caller.over_tls,
    })
}

/// A TCP stream that can end with a reset instead of a farewell: with a linger time of zero, closing sends RST.
struct Wire {
    stream: TcpStream,
    reset: Arc<AtomicBool>,
}

impl Drop for Wire {
    fn drop(&mut self) {
        if self.reset.load(Ordering::Relaxed) {
            // Should this fail, the caller sees an end of the stream instead of a reset: as little an answer as that.
            let _set = SockRef::from(&self.stream).set_linger(Some(Duration::ZERO));
        }
    }
}

impl AsyncRead for Wire {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.reset.load(Ordering::Relaxed) {
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
