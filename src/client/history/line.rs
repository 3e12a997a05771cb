//! One event as one line of the file: an object of JSON, whose last member is a checksum of all before it.
//!
//! Its keys are short, and an identifier of 40 hexadecimal digits is written as 27 letters: months of events stay small. What a thing was
//! before is not written: the line before on that thing says it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::event::{Event, Kind};
use crate::client::model::MachineId;

/// Before the checksum.
const SUM: &str = ",\"c\":\"";
/// Before a shortened identifier. No identifier has it.
const SHORT: char = '~';
/// The bytes of a usual identifier.
const ID: usize = 20;

#[derive(Serialize, Deserialize)]
struct Line {
    /// Milliseconds since 1970.
    t: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    s: Option<String>,
    e: Kind,
    /// Of a gap alone: since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    f: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<String>,
}

/// The line, with its end.
///
/// # Errors
/// Never for an event; serde's own.
pub fn written(event: &Event) -> serde_json::Result<String> {
    let line = Line {
        t: event.at,
        s: event.server.as_ref().map(shortened),
        e: event.kind,
        f: event.from.clone().filter(|_| event.kind == Kind::Gap),
        to: event.to.clone(),
    };
    let mut line = serde_json::to_string(&line)?;
    line.pop();
    let sum = crc32fast::hash(line.as_bytes());
    Ok(format!("{line}{SUM}{sum:08x}\"}}\n"))
}

/// The event of a line without its end, but for what was before. `None`: it is torn or was changed, or it is from a later version that
/// knows more.
pub fn read(line: &str) -> Option<Event> {
    let (before, sum) = line.rsplit_once(SUM)?;
    let sum = u32::from_str_radix(sum.strip_suffix("\"}")?, 16).ok()?;
    if crc32fast::hash(before.as_bytes()) != sum {
        return None;
    }
    let line: Line = serde_json::from_str(line).ok()?;
    let server = match line.s {
        Some(text) => Some(whole(&text)?),
        None => None,
    };
    Some(Event { at: line.t, server, kind: line.e, from: line.f, to: line.to })
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
    MachineId::new(&bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
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
        Event::of_server(1_795_000_000_123, server, Kind::Cause).to("not-accepted".to_owned())
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
        assert_eq!((value["e"].as_str(), value["to"].as_str()), (Some("cause"), Some("not-accepted")));
        assert_eq!(value["s"].as_str().map(str::len), Some(28));
    }

    #[test]
    fn since_when_nobody_looked_is_written_and_no_other_past() {
        let gap = Event::of_computer(9, Kind::Gap).from("5".to_owned());
        assert_eq!(read(written(&gap).unwrap().trim_end()), Some(gap));
        let moved = Event { from: Some("a".to_owned()), ..event(USUAL) };
        assert_eq!(read(written(&moved).unwrap().trim_end()), Some(event(USUAL)));
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
