//! What a person types, or pastes out of the browser, as the address of a server.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use url::Host;

use crate::client::model::error::{NetError, NetKind, NetOperation};
use crate::client::model::{Message, PLEX_PORT, Phrase, names};
use crate::client::net::{Network, is_reachable_kind, plex_direct_address};

/// The longest text that is read, in characters: names have at most 253, and a pasted page address is seldom longer.
const LONGEST: usize = 255;

/// How long a name may take to be found. Systems ask two name servers for some seconds each.
const RESOLVE_LIMIT: Duration = Duration::from_secs(6);

/// The most addresses of one name that are used: a server at home has two or three.
const MOST_ADDRESSES: usize = 8;

/// An address that was typed. What follows the port in a page's address is forgotten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub host: Host<String>,
    /// 32400 unless typed otherwise, and 443 behind `https://`: a server can stand behind a reverse proxy.
    pub port: u16,
    /// It was pasted with `https://`: then the server itself may be meant, whose port that is not.
    pub secure: bool,
}

impl Typed {
    /// The name that the other side is asked for, as a reverse proxy has several.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match &self.host {
            Host::Domain(name) => Some(name),
            Host::Ipv4(_) | Host::Ipv6(_) => None,
        }
    }

    /// The ports at which the server may be, the typed one first.
    #[must_use]
    pub fn ports(&self) -> Vec<u16> {
        let also = (self.secure && self.port != PLEX_PORT).then_some(PLEX_PORT);
        std::iter::once(self.port).chain(also).collect()
    }
}

impl fmt::Display for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.secure { "https://" } else { "" };
        write!(f, "{scheme}{}:{}", self.host, self.port)
    }
}

names! {
    /// Why a text is no address, in words for the person who typed it.
    pub enum TypedError [] {
        Empty = "typed-empty",
        TooLong = "typed-too-long",
        Blank = "typed-blank",
        Unreadable = "typed-unreadable",
        Scheme = "typed-scheme",
        UserInfo = "typed-user-info",
        Port = "typed-port",
        PlexItself = "typed-plex-itself",
        NotOneComputer = "typed-not-one-computer",
        NoAddress = "typed-no-address",
    }
}

impl Message for TypedError {
    fn phrase(&self) -> Phrase {
        Phrase::new(self.id())
    }
}

/// Reads what was typed: `192.168.1.5`, `192.168.1.5:32401`, `http://…:32400/web/index.html`, a host name, `[::1]`, `::1`.
///
/// # Errors
/// The first reason why it is no address, in plain words.
pub fn parse(text: &str) -> Result<Typed, TypedError> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    check_characters(text)?;
    let authority = authority(text)?;
    let (host, port) = split_port(authority)?;
    let secure = text.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"));
    let usual = if secure { 443 } else { PLEX_PORT };
    let port = port.filter(|port| !port.is_empty()).map_or(Ok(usual), read_port)?;
    Ok(Typed { host: read_host(host)?, port, secure })
}

/// Marks of direction and of no width, which browsers and chat programs put around what is copied.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn check_characters(text: &str) -> Result<(), TypedError> {
    if text.is_empty() {
        Err(TypedError::Empty)
    } else if text.chars().nth(LONGEST).is_some() {
        Err(TypedError::TooLong)
    } else if text.chars().any(|c| is_invisible(c) || (c.is_control() && !c.is_whitespace())) {
        Err(TypedError::Unreadable)
    } else if text.chars().any(char::is_whitespace) {
        Err(TypedError::Blank)
    } else {
        Ok(())
    }
}

/// The part between `http://` and the path.
fn authority(text: &str) -> Result<&str, TypedError> {
    let rest = match text.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") => rest,
        // `192.168.1.5/x?u=ftp://…` has its "://" behind the address.
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => return Err(TypedError::Scheme),
        _ => text,
    };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err(TypedError::UserInfo);
    }
    if authority.is_empty() { Err(TypedError::NoAddress) } else { Ok(authority) }
}

/// Takes host and port apart. `::1` is a host: an IPv6 address without brackets has no port.
fn split_port(authority: &str) -> Result<(&str, Option<&str>), TypedError> {
    if authority.parse::<Ipv6Addr>().is_ok() {
        return Ok((authority, None));
    }
    let Some(inner) = authority.strip_prefix('[') else {
        return Ok(match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        });
    };
    match inner.split_once(']') {
        Some((host, "")) => Ok((host, None)),
        Some((host, rest)) => Ok((host, Some(rest.strip_prefix(':').ok_or(TypedError::NoAddress)?))),
        None => Err(TypedError::NoAddress),
    }
}

fn read_port(text: &str) -> Result<u16, TypedError> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        // `fe80::1%eth0`, `a:b:c`: a colon, but no port behind it.
        return Err(if text.contains(':') { TypedError::NoAddress } else { TypedError::Port });
    }
    text.parse().ok().filter(|port| *port != 0).ok_or(TypedError::Port)
}

fn read_host(text: &str) -> Result<Host<String>, TypedError> {
    if let Ok(ip) = text.parse::<IpAddr>() {
        let ip = ip.to_canonical();
        return match ip {
            _ if !is_reachable_kind(ip) => Err(TypedError::NotOneComputer),
            IpAddr::V4(v4) => Ok(Host::Ipv4(v4)),
            IpAddr::V6(v6) => Ok(Host::Ipv6(v6)),
        };
    }
    // Percent signs would be decoded to anything; real names have none.
    if text.contains('%') {
        return Err(TypedError::NoAddress);
    }
    match Host::parse(text) {
        Ok(Host::Domain(name)) if is_name(&name) => {
            if is_plex_itself(&name) {
                Err(TypedError::PlexItself)
            } else {
                Ok(Host::Domain(name))
            }
        }
        // A number is taken for an address by the standard of URLs: "192.168.5" would be 192.168.0.5. Nobody means that.
        _ => Err(TypedError::NoAddress),
    }
}

/// Names in a home network may hold underscores; everything else is as RFC 1123 has it.
fn is_name(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    let label =
        |l: &str| (1..=63).contains(&l.len()) && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    name.len() <= 253 && name.split('.').all(label)
}

/// People paste `https://app.plex.tv/desktop/…`, because that is where they see "Not authorized".
fn is_plex_itself(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    name == "plex.tv" || name.ends_with(".plex.tv")
}

/// Finds the addresses of what was typed, IPv4 first, at most eight. A name under `plex.direct` holds its own: reading it there
/// works behind routers that refuse to resolve public names to private addresses (support.plex.tv/articles/206225077).
///
/// # Errors
/// [`NetKind::NoName`] if the name is not known, [`NetKind::TimedOut`] if nobody said so in time.
pub async fn resolve(typed: &Typed, network: &dyn Network) -> Result<Vec<SocketAddr>, NetError> {
    let name = match &typed.host {
        Host::Ipv4(ip) => return Ok(vec![(*ip, typed.port).into()]),
        Host::Ipv6(ip) => return Ok(vec![(*ip, typed.port).into()]),
        Host::Domain(name) => name.as_str(),
    };
    if let Some(ip) = plex_direct_address(name).filter(|ip| is_reachable_kind(*ip)) {
        return Ok(vec![(ip, typed.port).into()]);
    }
    let failed = |kind| NetError::new(NetOperation::FindAddress, name, kind);
    let found = tokio::time::timeout(RESOLVE_LIMIT, network.lookup(name.to_owned()))
        .await
        .map_err(|_| failed(NetKind::TimedOut))?
        .map_err(|e| failed(NetKind::NoName).because(e))?;
    let mut addresses = Vec::new();
    for ip in found.into_iter().filter(|ip| is_reachable_kind(*ip)) {
        let address = SocketAddr::new(ip, typed.port);
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    addresses.sort_by_key(SocketAddr::is_ipv6);
    addresses.truncate(MOST_ADDRESSES);
    if addresses.is_empty() { Err(failed(NetKind::NoName)) } else { Ok(addresses) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::net::SystemNetwork;
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        parse(text).map_or_else(|e| format!("{text:?}: {e:?}"), |typed| typed.to_string())
    }

    #[test]
    fn what_people_type_is_understood() {
        let cases = [
            ("192.168.1.5", "192.168.1.5:32400"),
            ("  192.168.1.5\t", "192.168.1.5:32400"),
            ("192.168.1.5:32401", "192.168.1.5:32401"),
            ("\u{202A}192.168.1.5\u{200B} ", "192.168.1.5:32400"),
            ("192.168.1.5:", "192.168.1.5:32400"),
            ("192.168.1.5/web", "192.168.1.5:32400"),
            ("http://192.168.1.5:32400/web/index.html", "192.168.1.5:32400"),
            ("HTTP://192.168.1.5:32400/web/index.html#!/settings?a=b@c", "192.168.1.5:32400"),
            ("https://192.168.1.5:8443", "https://192.168.1.5:8443"),
            ("https://mac-mini.local/", "https://mac-mini.local:443"),
            ("HTTPS://plex.example.net/web/index.html#!/", "https://plex.example.net:443"),
            ("plex.example.net:443", "plex.example.net:443"),
            ("Mac-Mini", "mac-mini:32400"),
            ("my_nas:1", "my_nas:1"),
            ("müller.example", "xn--mller-kva.example:32400"),
            ("localhost", "localhost:32400"),
            ("[::1]", "[::1]:32400"),
            ("[::1]:65535", "[::1]:65535"),
            ("http://[::1]:32400/web", "[::1]:32400"),
            ("::1", "[::1]:32400"),
            ("fd00::5", "[fd00::5]:32400"),
            ("::ffff:192.168.1.5", "192.168.1.5:32400"),
            ("192.168.1.5/?next=ftp://x", "192.168.1.5:32400"),
        ];
        for (text, meant) in cases {
            assert_eq!(shown(text), meant);
        }
    }

    #[test]
    fn what_was_pasted_with_https_is_looked_for_at_the_servers_own_port_too() {
        let ports = |text| parse(text).unwrap().ports();
        assert_eq!(ports("https://plex.example.net/web"), [443, 32400]);
        assert_eq!(ports("https://plex.example.net:8443/"), [8443, 32400]);
        assert_eq!(ports("https://192.168.1.5:32400/web"), [32400]);
        assert_eq!(ports("plex.example.net:443"), [443]);
        assert_eq!(ports("http://plex.example.net"), [32400]);
    }

    #[test]
    fn what_is_no_address_is_told_apart() {
        let long = "a".repeat(256);
        let cases = [
            ("", TypedError::Empty),
            (" \n ", TypedError::Empty),
            (long.as_str(), TypedError::TooLong),
            ("192.168. 1.5", TypedError::Blank),
            ("my server", TypedError::Blank),
            ("192.168.1.5\u{7}", TypedError::Unreadable),
            ("mac\u{200B}mini", TypedError::Unreadable),
            ("a\0b", TypedError::Unreadable),
            ("ftp://192.168.1.5", TypedError::Scheme),
            ("file:///etc/passwd", TypedError::Scheme),
            ("anna@192.168.1.5", TypedError::UserInfo),
            ("http://anna:secret@192.168.1.5/web", TypedError::UserInfo),
            ("192.168.1.5:0", TypedError::Port),
            ("192.168.1.5:99999", TypedError::Port),
            ("192.168.1.5:web", TypedError::Port),
            ("192.168.1.5:+1", TypedError::Port),
            ("https://app.plex.tv/desktop/#!/media", TypedError::PlexItself),
            ("plex.tv", TypedError::PlexItself),
            ("0.0.0.0", TypedError::NotOneComputer),
            ("255.255.255.255", TypedError::NotOneComputer),
            ("239.0.0.250", TypedError::NotOneComputer),
            ("fe80::1", TypedError::NotOneComputer),
            ("192.168.5", TypedError::NoAddress),
            ("192.168.1.256", TypedError::NoAddress),
            ("192,168,1,5", TypedError::NoAddress),
            ("3232235777", TypedError::NoAddress),
            ("0x7f.1", TypedError::NoAddress),
            ("[::1", TypedError::NoAddress),
            ("[::1]x", TypedError::NoAddress),
            ("fe80::1%eth0", TypedError::NoAddress),
            ("%31.example", TypedError::NoAddress),
            ("a..b", TypedError::NoAddress),
            ("http://", TypedError::NoAddress),
            ("/web", TypedError::NoAddress),
            (":32400", TypedError::NoAddress),
            ("<script>", TypedError::NoAddress),
        ];
        for (text, reason) in cases {
            assert_eq!(parse(text), Err(reason), "{text:?}");
        }
    }

    #[tokio::test]
    async fn addresses_and_certificate_names_need_no_name_server() {
        let own = "192-168-1-5.53f4b5b6023d41182fe88a99b0e714ba.plex.direct:7";
        for (text, found) in [("10.0.0.1:5", "10.0.0.1:5"), ("[::1]", "[::1]:32400"), (own, "192.168.1.5:7")] {
            let addresses = resolve(&parse(text).unwrap(), &SystemNetwork).await.unwrap();
            assert_eq!(addresses, [found.parse().unwrap()], "{text}");
        }
    }

    #[tokio::test]
    async fn this_computer_has_a_name() {
        let addresses = resolve(&parse("localhost:1").unwrap(), &SystemNetwork).await.unwrap();
        assert!(addresses.iter().all(|a| a.ip().is_loopback() && a.port() == 1), "{addresses:?}");
        assert!(addresses.len() <= MOST_ADDRESSES);
    }

    proptest! {
        #[test]
        fn any_text_is_judged_without_harm(text in any::<String>()) {
            if let Ok(typed) = parse(&text) {
                prop_assert_ne!(typed.port, 0);
                prop_assert_eq!(parse(&typed.to_string()), Ok(typed));
            }
        }

        #[test]
        fn any_text_like_an_address_is_judged_without_harm(text in "(https?://)?[0-9a-zé.:@%\\[\\]/-]{0,40}") {
            if let Ok(typed) = parse(&text) {
                prop_assert_eq!(parse(&typed.to_string()), Ok(typed));
            }
        }

        #[test]
        fn every_address_with_a_port_is_taken(a in 1u8..224, b: u8, c: u8, d: u8, port in 1..=u16::MAX) {
            let typed = parse(&format!("http://{a}.{b}.{c}.{d}:{port}/web/index.html")).unwrap();
            prop_assert_eq!(typed.to_string(), format!("{a}.{b}.{c}.{d}:{port}"));
        }
    }
}
