//! One event as one line of the file: an object of JSON, whose last member is a checksum of all before it.

use super::event::Event;

/// Before the checksum.
const SUM: &str = ",\"sum\":\"";

/// The line, with its end.
///
/// # Errors
/// Never for an event; serde's own.
pub fn written(event: &Event) -> serde_json::Result<String> {
    let mut line = serde_json::to_string(event)?;
    line.pop();
    let sum = crc32fast::hash(line.as_bytes());
    Ok(format!("{line}{SUM}{sum:08x}\"}}\n"))
}

/// The event of a line without its end. `None`: it is torn or was changed, or it is from a later version that knows more.
pub fn read(line: &str) -> Option<Event> {
    let (before, sum) = line.rsplit_once(SUM)?;
    let sum = u32::from_str_radix(sum.strip_suffix("\"}")?, 16).ok()?;
    if crc32fast::hash(before.as_bytes()) != sum {
        return None;
    }
    serde_json::from_str(line).ok()
}

#[cfg(test)]
mod tests {
    use super::super::event::Kind;
    use super::*;
    use crate::client::model::MachineId;

    fn event() -> Event {
        let server = MachineId::new("0795e94d8cbc425950398145fb9ecd5f5ef37173").unwrap();
        Event::of_server(1_795_000_000_123, server, Kind::Cause)
            .from("healthy".to_owned())
            .to("not-accepted".to_owned())
    }

    #[test]
    fn a_line_is_an_object_that_is_read_again() {
        let line = written(&event()).unwrap();
        assert_eq!(read(line.trim_end()), Some(event()));
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!((value["event"].as_str(), value["to"].as_str()), (Some("cause"), Some("not-accepted")));
    }

    #[test]
    fn no_changed_byte_goes_unseen() {
        let line = written(&event()).unwrap();
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
