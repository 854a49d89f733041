//! The words of one line as the scanners look at them.

use super::openings::Openings;
use super::words::{Word, between};

/// A line's words with the text they were cut from.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    pub text: &'t str,
    pub words: &'t [Word],
}

/// Signs that stand between the ends of a range; tatweel and underscore are typed for a dash.
const DASHES: [char; 6] = ['-', '–', '—', '−', 'ـ', '_'];

impl<'t> Line<'t> {
    /// Whether one of these may begin with the word at `at`.
    pub fn may_begin(self, at: usize, openings: Openings) -> bool {
        self.words.get(at).is_some_and(|word| word.opens.has(openings))
    }

    /// The folded word at `at`, empty behind the end of the line.
    pub fn key(self, at: usize) -> &'t str {
        self.words.get(at).map_or("", |word| word.key.as_str())
    }

    /// The folded word at `at` without «و» or «ف», where enough remains.
    pub fn key_without_and(self, at: usize) -> &'t str {
        let key = self.key(at);
        key.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().nth(1).is_some()).unwrap_or(key)
    }

    /// The number that the word at `at` is.
    pub fn number(self, at: usize) -> Option<u32> {
        self.words.get(at)?.number()
    }

    /// A number of at most two digits from 1 to 31.
    pub fn day_digits(self, at: usize) -> Option<u32> {
        self.number(at).filter(|n| (1..=31).contains(n) && self.key(at).len() <= 2)
    }

    /// What stands between the word at `at` and the one before it, without the space around it.
    /// `None` where there are no two such words.
    pub fn gap_before(self, at: usize) -> Option<&'t str> {
        let before = self.words.get(at.checked_sub(1)?)?;
        Some(between(self.text, before, self.words.get(at)?).trim())
    }

    /// Whether only space stands between the word at `at` and the one before it.
    pub fn follows_at_once(self, at: usize) -> bool {
        self.gap_before(at) == Some("")
    }

    /// Whether a dash and nothing else stands before the word at `at`.
    pub fn follows_a_dash(self, at: usize) -> bool {
        let dashes = self.gap_before(at).map_or("", |gap| gap.trim_start_matches(')').trim_start());
        !dashes.is_empty() && dashes.chars().all(|c| DASHES.contains(&c))
    }

    /// Whether only separators stand before the word at `at`, none of which ends a sentence.
    pub fn separated(self, at: usize) -> bool {
        let Some([before, word]) = at.checked_sub(1).and_then(|first| self.words.get(first..=at)) else {
            return false;
        };
        let gap = between(self.text, before, word);
        gap.chars().count() <= 6
            && gap.chars().all(|c| {
                c.is_whitespace()
                    || matches!(c, '/' | '-' | '–' | '—' | '،' | ',' | '(' | ')' | '\\' | '|' | 'ـ')
            })
    }

    /// What follows the word at `at`, to the end of the text.
    pub fn text_after(self, at: usize) -> &'t str {
        self.words.get(at).map_or("", |word| &self.text[word.span.end as usize..])
    }

    /// What precedes the word at `at`, from the beginning of the text.
    pub fn text_before(self, at: usize) -> &'t str {
        self.words.get(at).map_or("", |word| &self.text[..word.span.start as usize])
    }
}
