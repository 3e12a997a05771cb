//! A pseudo-language: English that is longer and accented, in brackets. What is not changed by it no translator could change, and
//! what is cut by it would be cut in some language.

use std::borrow::Cow;

/// How much longer most languages are than English, in percent.
const LONGER: usize = 40;

/// Accents every letter, and makes the text longer. Arguments are not handed in.
pub fn longer(text: &str) -> Cow<'_, str> {
    let mut long = String::with_capacity(text.len() * 3);
    let (mut letters, mut added) = (0, 0);
    for letter in text.chars() {
        long.push(accented(letter));
        letters += usize::from(letter.is_alphabetic());
        // Vowels are drawn out, as far as that goes.
        if "aeiouAEIOU".contains(letter) && added * 100 < letters * LONGER {
            long.push(accented(letter.to_ascii_lowercase()));
            added += 1;
        }
    }
    // Few vowels: the rest follows the last word.
    while added * 100 < letters * LONGER && text.ends_with(char::is_alphabetic) {
        long.push('ë');
        added += 1;
    }
    long.into()
}

/// A whole message.
pub fn bracketed(text: &str) -> String {
    format!("[{text}]")
}

fn accented(letter: char) -> char {
    const PLAIN: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    // In every font that the window has: Latin-1 and Latin Extended-A.
    const ACCENTED: &str = "ÁBČĎÉFĞĦÍĴĶŁMÑÓPQŘŠŤÚVŴXÝŽábčďéfğħíĵķłmñópqřšťúvŵxýž";
    PLAIN.find(letter).and_then(|at| ACCENTED.chars().nth(at)).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_forty_percent_longer() {
        for text in ["Claim this server", "Why", "Searching your home network", "hmm"] {
            let long = longer(text).chars().count();
            let letters = text.chars().count();
            assert!(long * 100 >= letters * 130, "{text}: {long}");
        }
        assert_eq!(bracketed("x"), "[x]");
    }
}
