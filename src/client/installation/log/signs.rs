//! Lines of a server's log that say something, by words that they all have.

use crate::client::model::LogSign;

/// Words of a line, all of which it has, and what they mean (tests/captures/transcribed/pms-log-lines.txt).
const SIGNS: [(&[&str], LogSign); 12] = [
    (&["Couldn't resolve host name", "plex.tv"], LogSign::NoNames),
    (&["Could not resolve host", "plex.tv"], LogSign::NoNames),
    (&["MyPlex: Error -6 requesting"], LogSign::NoNames),
    (&["SSL peer certificate or SSH remote key was not OK", "plex.tv"], LogSign::CertificateRefused),
    (&["401 response from", "plex.tv"], LogSign::Revoked),
    (&["MyPlex: Error 401 requesting"], LogSign::Revoked),
    (&["200 response from", "plex.tv", "access_tokens"], LogSign::InTouch),
    (&["MyPlex: mapping state set to 'Mapped"], LogSign::InTouch),
    (&["Published Mapping State response was 201"], LogSign::InTouch),
    (&["database disk image is malformed"], LogSign::Malformed),
    (&["malformed database schema"], LogSign::Malformed),
    (&["HttpServer: Error binding acceptor"], LogSign::PortTaken),
];

/// How much of a line is looked at, in bytes: what a server writes is shorter, and a line without end is no server's.
const LOOKED_AT: usize = 8 << 10;

/// The last line of each sign, the newest first. The text is read line by line from its end, once, and only until each sign was found.
pub fn last_lines(text: &str) -> Vec<(LogSign, &str)> {
    let mut last: Vec<(LogSign, &str)> = Vec::new();
    for line in text.rsplit('\n') {
        let line = line.trim_end_matches('\r');
        let beginning = &line[..line.floor_char_boundary(LOOKED_AT)];
        for (words, sign) in SIGNS {
            let is_new = !last.iter().any(|(known, _)| *known == sign);
            if is_new && words.iter().all(|word| beginning.contains(word)) {
                last.push((sign, beginning));
            }
        }
        if last.len() == LogSign::COUNT {
            break;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    /// curl's own words, with and without those of its error number before them.
    #[test]
    fn a_name_that_is_not_found_is_told_in_two_ways() {
        for line in [
            "HTTP error requesting GET https://plex.tv/api (6, Couldn't resolve host name) (Could not resolve host: plex.tv)",
            "HTTP error requesting GET https://plex.tv/api (6, Could not resolve hostname) (Could not resolve host: plex.tv)",
        ] {
            assert_eq!(last_lines(line), [(LogSign::NoNames, line)]);
        }
        assert_eq!(last_lines("(6) (Could not resolve host: example.com)"), []);
    }

    /// Seen: one line of 8 MiB took 18 s.
    #[test]
    fn a_line_without_end_is_looked_at_once_and_only_at_its_beginning() {
        let endless = "401 response from ".repeat(500_000);
        assert_eq!(last_lines(&endless), []);
        let both = format!("{endless}\n1 401 response from GET https://plex.tv/a\n{endless}");
        assert_eq!(last_lines(&both), [(LogSign::Revoked, "1 401 response from GET https://plex.tv/a")]);
    }

    #[test]
    fn of_many_lines_the_last_one_counts_that_has_all_the_words() {
        let text = "1 401 response from GET https://plex.tv/a\r\n\
                    2 401 response from GET https://plex.tv/b\r\n\
                    3 MyPlex: mapping state set to 'Mapped - Publishing'.\r\n\
                    4 401 response from GET https://example.com/c\r\n\
                    5 200 response from GET https://plex.tv/users";
        let expected = [
            (LogSign::InTouch, "3 MyPlex: mapping state set to 'Mapped - Publishing'."),
            (LogSign::Revoked, "2 401 response from GET https://plex.tv/b"),
        ];
        assert_eq!(last_lines(text), expected);
        assert_eq!(last_lines(""), []);
    }
}
