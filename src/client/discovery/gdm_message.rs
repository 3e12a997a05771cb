//! What is said in GDM, Plex's search by UDP: two forms of the question, and the answer. Pure: no sockets here.
//!
//! Known from python-plexapi (`plexapi/gdm.py`), plex-for-kodi (`plexnet/gdm.py`) and captures in `tests/captures/gdm`.

use crate::client::model::text::DisplayText;
use crate::client::model::{Announced, MachineId, PLEX_PORT};

/// The questions. Servers take anything that begins with `M-SEARCH *`, but not all emulators do: kodi2plex answers the first
/// form alone, and older clients only ever sent the second.
pub const REQUESTS: [&[u8]; 2] = [b"M-SEARCH * HTTP/1.1\r\n\r\n", b"M-SEARCH * HTTP/1.0\r\n\r\n"];

/// The largest answer that is read, in bytes. Real ones have 200 to 400.
pub const LARGEST_REPLY: usize = 4096;

/// The most header lines that are read. Real answers have seven.
const MOST_LINES: usize = 64;

/// What a media server says of itself; players use `plex/media-player` (plex-for-kodi).
const SERVER_TYPE: &str = "plex/media-server";

/// The domain of the names that Plex makes out certificates for.
const CERTIFICATE_DOMAIN: &str = ".plex.direct";

/// Hexadecimal digits in the certificate identity of a server.
const CERTIFICATE_DIGITS: usize = 32;

/// A server's answer. Its address is not part of it: that is the sender's, whatever the answer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GdmReply {
    /// The port that the server speaks HTTP at.
    pub port: u16,
    pub hint: Announced,
}

/// Reads an answer; `None` if it is none of a media server.
///
/// Headers come in any order and any case; the first of a kind counts. Hints that make no sense are left out. A port that
/// makes no sense rejects the whole: without it there is nothing to look at.
#[must_use]
pub fn parse(datagram: &[u8]) -> Option<GdmReply> {
    if datagram.len() > LARGEST_REPLY {
        return None;
    }
    let text = String::from_utf8_lossy(datagram);
    let mut lines = text.split('\n').map(|line| line.trim_end_matches('\r'));
    if !is_success(lines.next()?) {
        return None;
    }
    let headers = Headers::read(lines);
    if !headers.content_type?.eq_ignore_ascii_case(SERVER_TYPE) {
        return None;
    }
    Some(GdmReply { port: headers.port.map_or(Some(PLEX_PORT), port)?, hint: headers.hint() })
}

/// `HTTP/1.0 200 OK` of real servers, `HTTP/1.1 200 OK` of emulators.
fn is_success(line: &str) -> bool {
    let mut words = line.split_ascii_whitespace();
    let version = words.next().and_then(|word| word.strip_prefix("HTTP/1."));
    version.is_some_and(|minor| minor.len() == 1 && is_number(minor)) && words.next() == Some("200")
}

#[derive(Default)]
struct Headers<'a> {
    content_type: Option<&'a str>,
    host: Option<&'a str>,
    name: Option<&'a str>,
    port: Option<&'a str>,
    id: Option<&'a str>,
    updated_at: Option<&'a str>,
    version: Option<&'a str>,
}

impl<'a> Headers<'a> {
    fn read(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut headers = Self::default();
        for line in lines.take(MOST_LINES).take_while(|line| !line.is_empty()) {
            // At the first colon: names of servers may hold more of them.
            let Some((name, value)) = line.split_once(':') else { continue };
            if let Some(slot) = headers.slot(name.trim()) {
                slot.get_or_insert(value.trim());
            }
        }
        headers
    }

    fn slot(&mut self, name: &str) -> Option<&mut Option<&'a str>> {
        Some(match name.to_ascii_lowercase().as_str() {
            "content-type" => &mut self.content_type,
            "host" => &mut self.host,
            "name" => &mut self.name,
            "port" => &mut self.port,
            "resource-identifier" => &mut self.id,
            "updated-at" => &mut self.updated_at,
            "version" => &mut self.version,
            _ => return None,
        })
    }

    fn hint(&self) -> Announced {
        Announced {
            name: self.name.and_then(DisplayText::new),
            id: self.id.and_then(MachineId::new),
            version: self.version.and_then(DisplayText::new),
            certificate_uuid: self.host.and_then(certificate_uuid),
            updated_at: self.updated_at.filter(|text| is_number(text)).and_then(|text| text.parse().ok()),
        }
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn port(text: &str) -> Option<u16> {
    if !is_number(text) {
        return None;
    }
    text.parse().ok().filter(|port| *port != 0)
}

/// The identity out of `<32 hexadecimal digits>.plex.direct`, in small letters. A server that was never claimed sends none.
fn certificate_uuid(host: &str) -> Option<String> {
    let host = host.to_ascii_lowercase();
    let digits = host.strip_suffix(CERTIFICATE_DOMAIN)?;
    let fits = digits.len() == CERTIFICATE_DIGITS && digits.bytes().all(|b| b.is_ascii_hexdigit());
    fits.then(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CLAIMED: &[u8] = include_bytes!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/captures/gdm/gdm-reply-claimed-plexapi-docstring.bin"
    ));
    const EMULATED: &[u8] = include_bytes!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/captures/gdm/gdm-reply-2016-kodi2plex-template.bin"
    ));

    fn with(header: &str) -> Option<GdmReply> {
        parse(format!("HTTP/1.0 200 OK\r\nContent-Type: plex/media-server\r\n{header}\r\n\r\n").as_bytes())
    }

    #[test]
    fn the_answer_of_a_claimed_server_is_read_whole() {
        let reply = parse(CLAIMED).unwrap();
        assert_eq!(reply.port, 32400);
        assert_eq!(reply.hint.name.unwrap().as_str(), "myfirstplexserver");
        assert_eq!(reply.hint.id.unwrap().as_str(), "646ab0aa8a01c543e94ba975f6fd6efadc36b7");
        assert_eq!(reply.hint.version.unwrap().as_str(), "1.18.8.2527-740d4c206");
        assert_eq!(reply.hint.certificate_uuid.unwrap(), "53f4b5b6023d41182fe88a99b0e714ba");
        assert_eq!(reply.hint.updated_at, Some(1_585_769_946));
    }

    #[test]
    fn the_answer_of_an_emulator_has_no_certificate() {
        let reply = parse(EMULATED).unwrap();
        assert_eq!(reply.port, 32400);
        assert_eq!(reply.hint.id.unwrap().as_str(), "23f2d6867befb9c26f7b5f366d4dd84e9b2294c9");
        assert_eq!(reply.hint.certificate_uuid, None);
    }

    #[test]
    fn a_colon_in_the_name_is_part_of_it() {
        assert_eq!(with("Name: Films: best of").unwrap().hint.name.unwrap().as_str(), "Films: best of");
    }

    #[test]
    fn order_case_and_line_ends_do_not_matter() {
        let reply = parse(b"HTTP/1.1 200 OK\nPORT:32401\nname :  Attic \ncontent-type:PLEX/media-server").unwrap();
        assert_eq!((reply.port, reply.hint.name.unwrap().as_str()), (32401, "Attic"));
    }

    #[test]
    fn a_missing_port_is_the_usual_one_and_a_senseless_one_rejects() {
        assert_eq!(with("Name: a").unwrap().port, 32400);
        assert_eq!(with("Port: 65535").unwrap().port, 65535);
        for senseless in ["0", "99999", "-1", "+32400", "32400a", "", "3 2400", "٣٢"] {
            assert_eq!(with(&format!("Port: {senseless}")), None, "{senseless}");
        }
    }

    #[test]
    fn only_hosts_with_a_certificate_identity_count() {
        let digits = "53F4B5B6023D41182FE88A99B0E714BA";
        let uuid = |host: &str| with(&format!("Host: {host}")).unwrap().hint.certificate_uuid;
        assert_eq!(uuid(&format!("{digits}.Plex.Direct")).unwrap(), digits.to_ascii_lowercase());
        let others = [
            format!("192-168-1-5.{digits}.plex.direct"),
            format!("{digits}.plex.direct:32400"),
            format!("{digits}.plex.direct.example.com"),
            format!("{}.plex.direct", &digits[1..]),
            "évil.plex.direct".to_owned(),
            ".plex.direct".to_owned(),
        ];
        for other in others {
            assert_eq!(uuid(&other), None, "{other}");
        }
    }

    #[test]
    fn players_questions_and_failures_are_no_servers() {
        let player = b"HTTP/1.0 200 OK\r\nContent-Type: plex/media-player\r\nName: TV\r\n\r\n".as_slice();
        let failure = b"HTTP/1.0 404 Not Found\r\nContent-Type: plex/media-server\r\n\r\n".as_slice();
        let hello = b"HELLO * HTTP/1.0\r\nContent-Type: plex/media-server\r\nPort: 32400\r\n\r\n".as_slice();
        let odd = b"HTTP/1.0 2000 OK\r\nContent-Type: plex/media-server\r\n\r\n".as_slice();
        let body = b"HTTP/1.0 200 OK\r\n\r\nContent-Type: plex/media-server\r\n".as_slice();
        for other in [player, failure, hello, odd, body, REQUESTS[0], b"", b"\n\n\n"] {
            assert_eq!(parse(other), None, "{}", String::from_utf8_lossy(other));
        }
    }

    #[test]
    fn senseless_hints_are_left_out() {
        let reply = with("Resource-Identifier: <script>\r\nUpdated-At: soon\r\nName: \u{202E}\r\nVersion:").unwrap();
        assert_eq!(reply.hint, Announced::default());
    }

    #[test]
    fn what_is_too_long_is_not_read() {
        let mut long = CLAIMED.to_vec();
        long.resize(LARGEST_REPLY, b'x');
        assert!(parse(&long).is_some());
        long.push(b'x');
        assert_eq!(parse(&long), None);
    }

    fn any_case(text: &'static str) -> impl Strategy<Value = String> {
        proptest::collection::vec(any::<bool>(), text.len()).prop_map(move |upper| {
            text.chars()
                .zip(upper)
                .map(|(c, up)| if up { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() })
                .collect()
        })
    }

    fn header(name: &'static str, value: impl Strategy<Value = String>) -> impl Strategy<Value = (String, String)> {
        (any_case(name), value)
    }

    fn headers() -> impl Strategy<Value = Vec<(String, String)>> {
        (
            header("Content-Type", Just(SERVER_TYPE.to_owned())),
            header("Host", "[0-9a-f]{32}\\.plex\\.direct"),
            header("Name", "[A-Za-z0-9:éß客']{1,40}"),
            header("Port", (1..=u16::MAX).prop_map(|p| p.to_string())),
            header("Resource-Identifier", "[0-9a-f]{40}"),
            header("Updated-At", any::<u64>().prop_map(|t| t.to_string())),
            header("Version", "1\\.[0-9]{1,3}\\.[0-9]\\.[0-9]{4}-[0-9a-f]{9}"),
        )
            .prop_map(|(a, b, c, d, e, f, g)| vec![a, b, c, d, e, f, g])
    }

    proptest! {
        #[test]
        fn any_bytes_cost_nothing(bytes in proptest::collection::vec(any::<u8>(), 0..6000)) {
            let _ = parse(&bytes);
        }

        #[test]
        fn any_bytes_after_a_good_beginning_cost_nothing(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
            let mut datagram = b"HTTP/1.0 200 OK\r\nContent-Type: plex/media-server\r\n".to_vec();
            datagram.extend(bytes);
            if let Some(reply) = parse(&datagram) {
                prop_assert_ne!(reply.port, 0);
            }
        }

        #[test]
        fn an_answer_is_read_back(fields in headers(), order in Just((0..7).collect::<Vec<usize>>()).prop_shuffle(), minor in 0..=1) {
            let lines: String = order.iter().map(|&i| format!("{}: {}\r\n", fields[i].0, fields[i].1)).collect();
            let reply = parse(format!("HTTP/1.{minor} 200 OK\r\n{lines}\r\n").as_bytes()).unwrap();
            prop_assert_eq!(reply.hint.certificate_uuid.unwrap(), &fields[1].1[..32]);
            prop_assert_eq!(reply.hint.name.unwrap().to_string(), fields[2].1.as_str());
            prop_assert_eq!(reply.port.to_string(), fields[3].1.clone());
            prop_assert_eq!(reply.hint.id.unwrap().to_string(), fields[4].1.as_str());
            prop_assert_eq!(reply.hint.updated_at.unwrap().to_string(), fields[5].1.clone());
            prop_assert_eq!(reply.hint.version.unwrap().to_string(), fields[6].1.as_str());
        }
    }
}
