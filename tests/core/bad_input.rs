//! What strangers can answer: endless, dripping, compressed, huge, garbled, redirecting, changing. Nothing hangs, grows, or is lost.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use plex_locksmith::client::state::Request;

use crate::rig::Rig;

/// A socket that answers each connection by `answer`, in threads of its own that end with the process.
fn stranger(answer: impl Fn(&mut TcpStream) + Send + Sync + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let answer = Arc::new(answer);
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let answer = answer.clone();
            thread::spawn(move || {
                let mut stream = stream;
                let _ = stream.read(&mut [0; 4096]);
                answer(&mut stream);
            });
        }
    });
    address
}

fn says(head: &'static str, body: Vec<u8>) -> impl Fn(&mut TcpStream) + Send + Sync {
    move |stream| {
        let _ = stream.write_all(head.as_bytes());
        let _ = stream.write_all(&body);
    }
}

fn cause_at(address: SocketAddr) -> (String, Rig) {
    let rig = Rig::before(vec![address], |settings| settings.net.limits.answer = Duration::from_millis(700));
    let model = rig.wait("a verdict", |m| m.rows.iter().any(|s| s.diagnosis.cause.is_some()));
    (model.rows.at(0).unwrap().diagnosis.cause.unwrap().id().to_owned(), rig)
}

#[test]
fn an_endless_answer_is_cut_off() {
    let address = stranger(|stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(&[b'x'; 65536]).is_ok() {}
    });
    assert_eq!(cause_at(address).0, "not-plex");
}

#[test]
fn a_dripping_answer_ends_with_its_limit() {
    let address = stranger(|stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        while stream.write_all(b"x").is_ok() {
            thread::sleep(Duration::from_millis(50));
        }
    });
    let started = Instant::now();
    assert_eq!(cause_at(address).0, "unreachable");
    assert!(started.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_promised_giant_is_not_even_begun() {
    let address = stranger(says("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", vec![b'x'; 1000]));
    assert_eq!(cause_at(address).0, "not-plex");
}

#[test]
fn a_compressed_answer_is_not_unpacked() {
    let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n";
    assert_eq!(cause_at(stranger(says(head, vec![0x1f, 0x8b, 8, 0]))).0, "not-plex");
}

#[test]
fn a_redirect_is_not_followed() {
    let visits = Arc::new(AtomicUsize::new(0));
    let counted = visits.clone();
    let trap = stranger(move |stream| {
        counted.fetch_add(1, Ordering::SeqCst);
        says("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", Vec::new())(stream);
    });
    let address = stranger(move |stream| {
        let _ = write!(stream, "HTTP/1.1 302 Found\r\nLocation: http://{trap}/identity\r\nContent-Length: 0\r\n\r\n");
    });
    assert_eq!(cause_at(address).0, "not-plex");
    assert_eq!(visits.load(Ordering::SeqCst), 0);
}

#[test]
fn garbage_is_no_plex_server() {
    for body in [&b"\0\xff\xfe garbage"[..], b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/9.9 xxx\r\n\r\n"] {
        let bytes = body.to_vec();
        let address = stranger(move |stream| {
            let _ = stream.write_all(&bytes);
        });
        let cause = cause_at(address).0;
        assert!(["not-plex", "unreachable"].contains(&cause.as_str()), "{cause}");
    }
}

#[test]
fn a_hostile_name_becomes_one_short_line() {
    let body = format!(
        r#"{{"MediaContainer":{{"machineIdentifier":"abc","claimed":false,"friendlyName":"{}\u202e\r\n","version":"{}"}}}}"#,
        "A".repeat(10_000),
        "9".repeat(10_000)
    );
    let head: &'static str =
        format!("HTTP/1.1 200 OK\r\nX-Plex-Protocol: 1.0\r\nContent-Length: {}\r\n\r\n", body.len()).leak();
    let (cause, rig) = cause_at(stranger(says(head, body.into_bytes())));
    assert_eq!(cause, "unclaimed");
    let model = rig.wait("the row", |m| m.rows.len() == 1);
    let diagnosis = &model.rows.at(0).unwrap().diagnosis;
    assert!(diagnosis.name.chars().count() <= 80 && !diagnosis.name.contains('\u{202e}'), "{}", diagnosis.name);
    assert!(diagnosis.version.as_ref().is_some_and(|v| v.chars().count() <= 80));
}

#[test]
fn an_identity_that_changes_moves_the_address_and_loses_nothing() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = count.clone();
    let address = stranger(move |stream| {
        let nth = counted.fetch_add(1, Ordering::SeqCst);
        let body = format!(r#"{{"MediaContainer":{{"machineIdentifier":"id-{nth}","claimed":true}}}}"#);
        let _ = write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    });
    let (cause, rig) = cause_at(address);
    assert_eq!(cause, "sign-in-needed");
    let first = rig.engine.model().rows.at(0).unwrap().diagnosis.id.clone();
    rig.engine.request(Request::RecheckAll);
    let model = rig.wait("another identity", |m| m.rows.at(0).is_some_and(|s| s.diagnosis.id != first));
    assert_eq!(model.rows.len(), 1, "one address is one row, whoever it says it is");
}

#[test]
fn typed_nonsense_gets_a_reason_and_changes_nothing() {
    for text in ["", "a b", "192.168.1.5:99999", "ftp://x", "user@host", &"x".repeat(10_000)] {
        let rig = Rig::before(Vec::new(), |_| {});
        rig.engine.request(Request::AddAddress(text.to_owned()));
        let model = rig.wait("a reason", |m| m.search.address_error.is_some());
        assert!(model.rows.is_empty(), "{text}");
    }
}
