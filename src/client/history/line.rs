//! One event as one line of the file: an object of JSON, whose last member is a checksum of all before it.
//!
//! `{"t":1795000000,"s":"~…","cause":"not-accepted","c":"0123abcd"}`: its time in seconds since 1970, the server, the kind with what
//! came, and the checksum. An identifier of 40 hexadecimal digits is written as 27 letters: months of events stay small. What a thing
//! was before is not written: the line before on that thing says it.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::{Error as _, IgnoredAny, IntoDeserializer as _, MapAccess, Visitor};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::event::{Event, Kind};
use crate::client::model::MachineId;

const TIME: &str = "t";
/// The end of the year 9999, in seconds since 1970: no clock means it, and nobody may have to reckon with what comes later.
const LAST_SECOND: u64 = 253_402_300_799;
const SERVER: &str = "s";
const SUM: &str = "c";
/// Before the checksum.
const BEFORE_SUM: &str = ",\"c\":\"";
/// Before a shortened identifier. No identifier has it.
const SHORT: char = '~';
/// The bytes of a usual identifier.
const ID: usize = 20;

/// An event as the members of an object.
struct Line(Event);

impl Serialize for Line {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(event) = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(TIME, &(event.at / 1000))?;
        if let Some(server) = &event.server {
            map.serialize_entry(SERVER, &shortened(server))?;
        }
        // Of a gap, it matters since when it was.
        let said = if event.kind == Kind::Gap { &event.from } else { &event.to };
        map.serialize_entry(&event.kind, said)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members)
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Line;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("event")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Line, M::Error> {
        let (mut seconds, mut server, mut what) = (None, None, None);
        while let Some(key) = map.next_key::<&str>()? {
            match key {
                TIME => seconds = Some(map.next_value::<u64>()?),
                SERVER => {
                    let text = map.next_value::<&str>()?;
                    server = Some(whole(text).ok_or_else(|| M::Error::custom("server"))?);
                }
                SUM => {
                    map.next_value::<IgnoredAny>()?;
                }
                kind => what = Some((Kind::deserialize(kind.into_deserializer())?, map.next_value()?)),
            }
        }
        let (at, (kind, said)) = seconds.zip(what).ok_or_else(|| M::Error::missing_field(TIME))?;
        if at > LAST_SECOND {
            return Err(M::Error::custom("time"));
        }
        let at = at * 1000;
        let (from, to) = if kind == Kind::Gap { (said, None) } else { (None, said) };
        Ok(Line(Event { at, server, kind, from, to }))
    }
}

/// The line, with its end.
///
/// # Errors
/// Never for an event; serde's own.
pub fn written(event: &Event) -> serde_json::Result<String> {
    let mut line = serde_json::to_string(&Line(event.clone()))?;
    line.pop();
    let sum = crc32fast::hash(line.as_bytes());
    Ok(format!("{line}{BEFORE_SUM}{sum:08x}\"}}\n"))
}

/// The event of a line without its end, but for what was before. `None`: it is torn or was changed, or it is from a later version that
/// knows more.
pub fn read(line: &str) -> Option<Event> {
    let (before, sum) = line.rsplit_once(BEFORE_SUM)?;
    let sum = u32::from_str_radix(sum.strip_suffix("\"}")?, 16).ok()?;
    if crc32fast::hash(before.as_bytes()) != sum {
        return None;
    }
    serde_json::from_str::<Line>(line).ok().map(|Line(event)| event)
}

fn shortened(id: &MachineId) -> String {
    match bytes(id.as_str()) {
        Some(bytes) => format!("{SHORT}{}", URL_SAFE_NO_PAD.encode(bytes)),
        None => id.to_string(),
    }
}

fn whole(text: &str) -> Option<MachineId> {
    let Some(short) = text.strip_prefix(SHORT) else { return MachineId::new(text) };
    let bytes = URL_SAFE_NO_PAD.decode(short).ok()?;
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or_default();
    MachineId::new(&bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect::<String>())
}

/// Those of an identifier in the usual form: small hexadecimal digits.
fn bytes(text: &str) -> Option<[u8; ID]> {
    let is_usual = text.len() == 2 * ID && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let mut bytes = [0; ID];
    for (at, byte) in bytes.iter_mut().enumerate().take_while(|_| is_usual) {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    is_usual.then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(id: &str) -> Event {
        let server = MachineId::new(id).unwrap();
        Event::of_server(1_795_000_000_000, server, Kind::Cause).to("not-accepted".to_owned())
    }

    const USUAL: &str = "0795e94d8cbc425950398145fb9ecd5f5ef37173";

    #[test]
    fn a_line_is_an_object_that_is_read_again() {
        for id in [
            USUAL,
            "0795E94D8CBC425950398145FB9ECD5F5EF37173",
            "another-kind.of_id",
            "zz95e94d8cbc425950398145fb9ecd5f5ef37173",
        ] {
            let line = written(&event(id)).unwrap();
            assert_eq!(read(line.trim_end()), Some(event(id)), "{line}");
        }
        let value: serde_json::Value = serde_json::from_str(&written(&event(USUAL)).unwrap()).unwrap();
        assert_eq!(value["cause"].as_str(), Some("not-accepted"));
        assert_eq!(value["s"].as_str().map(str::len), Some(28));
    }

    #[test]
    fn since_when_nobody_looked_is_written_and_no_other_past() {
        let gap = Event::of_computer(9_000, Kind::Gap).from("5".to_owned());
        assert_eq!(read(written(&gap).unwrap().trim_end()), Some(gap));
        let moved = Event { from: Some("a".to_owned()), ..event(USUAL) };
        assert_eq!(read(written(&moved).unwrap().trim_end()), Some(event(USUAL)));
    }

    #[test]
    fn a_time_that_no_clock_means_is_not_read() {
        for (seconds, is_read) in [(LAST_SECOND, true), (LAST_SECOND + 1, false), (u64::MAX / 1000, false)] {
            let far = Event { at: seconds * 1000, ..event(USUAL) };
            assert_eq!(read(written(&far).unwrap().trim_end()).is_some(), is_read, "{seconds}");
        }
    }

    #[test]
    fn no_changed_byte_goes_unseen() {
        let line = written(&event(USUAL)).unwrap();
        let line = line.trim_end();
        for position in 0..line.len() {
            let mut bytes = line.as_bytes().to_vec();
            bytes[position] ^= 1;
            if let Ok(changed) = String::from_utf8(bytes) {
                assert_eq!(read(&changed), None, "{changed}");
            }
        }
        for length in 0..line.len() {
            assert_eq!(read(&line[..length]), None, "{length}");
        }
    }
}
