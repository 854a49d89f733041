//! Which letters and digits stand in a link as they are. By runs of the scripts that reports in
//! Arabic are written in or quote: the tables of all scripts are three kilobytes that every reader
//! of the page would download.

/// Whether `c` is a letter or a digit of the Arabic, Latin, Cyrillic or Hebrew script.
pub fn is_letter_or_digit(c: char) -> bool {
    is_vowel_mark(c)
        || c.is_ascii_alphanumeric()
        || matches!(c,
            '\u{00C0}'..='\u{00D6}' | '\u{00D8}'..='\u{00F6}' | '\u{00F8}'..='\u{024F}'
            | '\u{0400}'..='\u{0481}' | '\u{048A}'..='\u{052F}'
            | '\u{05D0}'..='\u{05EA}'
            | '\u{0620}'..='\u{064A}' | '\u{0660}'..='\u{0669}' | '\u{066E}'..='\u{06D3}'
            | '\u{06D5}' | '\u{06EE}'..='\u{06FC}' | '\u{06FF}' | '\u{0750}'..='\u{077F}')
}

/// Whether `c` excludes the word it is written onto: a hyphen, or the dash that phones and word processors make
/// of one.
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '−' | '–' | '‐' | '‑' | '－')
}

/// Whether `c` is one that needs another one to sit on.
pub(super) fn is_vowel_mark(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{0657}' | '\u{0659}'..='\u{065F}' | '\u{0670}')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::char::is_combining_mark;

    use super::*;

    #[test]
    fn they_are_letters_and_digits_of_unicode_and_no_mark_is_missed() {
        for c in ('\0'..=char::MAX).filter(|c| is_letter_or_digit(*c)) {
            assert!(c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_vowel_mark(c), is_combining_mark(c), "{c:?}");
        }
    }

    #[test]
    fn what_queries_are_written_in_is_among_them() {
        for c in "مُقاتلٌةىئؤإأآپچگەڕ٠٩۴Az7éñğШїא".chars() {
            assert!(is_letter_or_digit(c), "{c:?}");
        }
        for c in " -،؟«».%&=#!_\u{200F}\u{202E}\u{3164}ー漢".chars() {
            assert!(!is_letter_or_digit(c), "{c:?}");
        }
    }
}
