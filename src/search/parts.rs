//! The parts of a query as they are written: words and quotations with the marks on them, fields,
//! parentheses. What they ask together is the business of [`super::query`] and [`super::syntax`].

use std::ops::Range;

use super::fields::{Key, period};
use super::syntax::{JOINING, Operator};
use crate::arabic::letters::is_invisible_format;
use crate::arabic::{Token, fold};
use crate::calendar::typed::digit;
use crate::view::is_hyphen;

/// What stands around a word or a quotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// `=` before it.
    pub is_exact: bool,
    /// `@` before it.
    pub is_named: bool,
    /// `*` behind it.
    pub is_beginning: bool,
    /// It stands between quotation marks.
    pub is_quoted: bool,
    /// `~` behind it, and the number behind that.
    pub tilde: Option<Option<u32>>,
    /// `title:` and the like before it.
    pub key: Option<Key>,
}

/// A step through the query. Places count bytes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// A word, or what stands in a quotation.
    Words {
        /// Which of the query's words.
        words: Range<usize>,
        /// What stands around them.
        marks: Marks,
        /// With all of that.
        written: Range<usize>,
    },
    /// A field that takes a date: its value, as typed.
    Dates(Key, &'a str, Range<usize>),
    /// A hyphen that excludes what follows, and where it is.
    Minus(usize, char),
    /// A `|`, or two: what stands on one side of it suffices.
    Bar(Range<usize>),
    /// Where a parenthesis opens, or its field, and whether it has one.
    Open(usize, bool),
    /// Behind one that closes.
    Close(usize),
}

/// Quotation marks that open, and what closes each.
const QUOTES: [(char, &[char]); 4] = [('"', &['"']), ('«', &['»']), ('“', &['”']), ('„', &['“', '”'])];

/// Whether a quotation can open with it.
pub(super) fn is_quotation_mark(mark: char) -> bool {
    QUOTES.iter().any(|(opening, _)| *opening == mark)
}

/// Whether something can begin behind it or end before it.
fn is_boundary(c: char) -> bool {
    let is_mark = matches!(c, '(' | ')' | '|' | '«' | '»' | '“' | '”' | '„' | '"' | '،' | ',' | '؛' | ';');
    is_mark || c.is_whitespace()
}

/// Whether what stands before a mark lets something begin with it.
fn begins(before: &str) -> bool {
    let last = before.chars().rev().find(|&c| !is_invisible_format(c));
    last.is_none_or(is_boundary)
}

/// Marks that can follow a word of running text without a space.
const BEHIND_A_WORD: &[char] = &['.', '…', '؟', '?', '!', ':', '/', '-', '−'];

/// Whether what stands behind a mark lets something end with it.
pub(super) fn ends(after: &str) -> bool {
    let first = after.chars().find(|&c| !is_invisible_format(c));
    first.is_none_or(|c| is_boundary(c) || BEHIND_A_WORD.contains(&c))
}

fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

/// Whether a `@` between these belongs to the words beside it, as in «a@b.org».
fn is_in_address(before: &str, after: &str) -> bool {
    !(begins(before) || before.ends_with('=') || ends(after))
}

/// Marks of a sentence, which do not belong to a date before them.
const BEHIND_A_DATE: &[char] = &['،', ',', '؛', ';', '؟', '?', '!'];

/// Adds a mark, each once.
pub(super) fn add_mark(marks: &mut String, mark: char) {
    if marks.chars().all(|known| known != mark) {
        marks.push(mark);
    }
}

/// A parenthesis of which all words are values of one field, as in `outlet:(okaz OR sabq)`.
struct Group {
    key: Key,
    /// Where its name begins.
    start: usize,
    /// How many parentheses are open in it.
    depth: usize,
}

struct Reader<'a, 'w> {
    text: &'a str,
    words: &'w [Token<'a>],
    /// How far it was read, and the first word from there on.
    at: usize,
    nth: usize,
    /// Per kind of quotation marks ([`QUOTES`]) where the last that closes one stands.
    last_closing: [Option<usize>; QUOTES.len()],
    /// What waits for the word or quotation it is written onto, and where that begins.
    before: Option<(usize, Marks)>,
    /// More may be typed yet.
    is_going_on: bool,
    /// One in the other.
    groups: Vec<Group>,
    parts: Vec<Part<'a>>,
    without_meaning: String,
}

/// The parts of the query in their order, and the marks among them that have no meaning.
///
/// `is_going_on`: more may be typed yet.
pub(super) fn parts<'a>(text: &'a str, words: &[Token<'a>], is_going_on: bool) -> (Vec<Part<'a>>, String) {
    let mut reader = Reader {
        text,
        words,
        at: 0,
        nth: 0,
        last_closing: [None; QUOTES.len()],
        before: None,
        is_going_on,
        groups: Vec::new(),
        parts: Vec::new(),
        without_meaning: String::new(),
    };
    for (at, mark) in text.char_indices() {
        for ((_, closing), last) in QUOTES.iter().zip(&mut reader.last_closing) {
            if closing.contains(&mark) {
                *last = Some(at);
            }
        }
    }
    while let Some(mark) = text[reader.at..].chars().next() {
        match reader.word_at(reader.at) {
            Some(word) => reader.word(word),
            None => reader.mark(mark),
        }
    }
    (reader.parts, reader.without_meaning)
}

impl<'a> Reader<'a, '_> {
    fn word_at(&self, place: usize) -> Option<Token<'a>> {
        self.words.get(self.nth).copied().filter(|word| word.span.start as usize == place)
    }

    /// Goes on behind these bytes and the words in them; which words those were.
    fn go_to(&mut self, end: usize) -> Range<usize> {
        let first = self.nth;
        let rest = self.words[first..].iter();
        self.nth += rest.take_while(|word| (word.span.start as usize) < end).count();
        self.at = end;
        first..self.nth
    }

    fn has_no_meaning(&mut self, mark: char) {
        add_mark(&mut self.without_meaning, mark);
    }

    fn word(&mut self, word: Token<'a>) {
        let end = word.span.end as usize;
        if self.before.is_none()
            && let Some(key) = Key::of(&fold(word.text))
            && let Some(value) = self.text[end..].strip_prefix(':')
            && self.field(key, end + 1, self.text.len() - value.trim_start().len())
        {
            return;
        }
        let is_operator = word.text == JOINING || Operator::of(word.text).is_some();
        if !is_operator && self.date_of_group() {
            return;
        }
        self.put(end, end, false);
    }

    /// Reads what begins here as a date, where the parenthesis it stands in has a field of dates.
    fn date_of_group(&mut self) -> bool {
        let key = self.groups.last().map(|group| group.key).filter(|key| key.is_of_dates());
        key.is_some_and(|key| self.field(key, self.at, self.at))
    }

    /// The field of the parenthesis that the words stand in.
    fn key_of_group(&self, words: &Range<usize>, marks: Marks) -> Option<Key> {
        let is_operator = |word: &Token<'_>| word.text == JOINING || Operator::of(word.text).is_some();
        let first =
            self.words.get(words.start).filter(|word| marks != Marks::default() || !is_operator(word));
        first.and(self.groups.last()).map(|group| group.key).filter(|key| !key.is_of_dates())
    }

    /// What is written from here to `end`, its last word to `words_end`, with the marks behind it.
    fn put(&mut self, words_end: usize, end: usize, is_quoted: bool) {
        let (start, before) = self.before.take().unwrap_or((self.at, Marks::default()));
        let words = self.go_to(end);
        let has_star = |place: usize| self.text[place..].strip_prefix('*').is_some_and(ends);
        let is_beginning = has_star(words_end) || has_star(end);
        let behind_star = if has_star(end) { end + 1 } else { end };
        let (tilde, behind) = self.tilde(behind_star);
        let marks = Marks { is_quoted, is_beginning, tilde, ..before };
        let marks = Marks { key: before.key.or_else(|| self.key_of_group(&words, marks)), ..marks };
        self.parts.push(Part::Words { words, marks, written: start..behind });
        self.go_to(behind);
    }

    /// A `~` here with its number, and where they end.
    fn tilde(&self, place: usize) -> (Option<Option<u32>>, usize) {
        let Some(behind) = self.text[place..].strip_prefix('~') else { return (None, place) };
        let number = behind.trim_start_matches(is_digit);
        if !ends(number) {
            return (None, place);
        }
        let digits = behind[..behind.len() - number.len()].chars().filter_map(digit);
        let n = digits.fold(None, |n: Option<u32>, digit| {
            Some(n.unwrap_or(0).saturating_mul(10).saturating_add(digit))
        });
        (Some(n), self.text.len() - number.len())
    }

    /// The value of a field, which begins at `place`; its colon ends at `behind_colon`. `false` where none
    /// begins: then its name is a word like others.
    fn field(&mut self, key: Key, behind_colon: usize, place: usize) -> bool {
        let value = &self.text[place..];
        let (is_exact, is_named) = (value.starts_with('='), value.starts_with('@'));
        let marks = Marks { key: Some(key), is_exact, is_named, ..Marks::default() };
        // Behind a colon alone the value may follow, behind a space it does: «عنوان: » is no word to look for.
        if value.is_empty() || (place == behind_colon && value.starts_with([')', '|'])) {
            if !self.is_going_on && place == behind_colon {
                self.has_no_meaning(':');
            }
            self.go_to(place);
            return true;
        }
        if value.starts_with('(') && place == behind_colon {
            self.groups.push(Group { key, start: self.at, depth: 0 });
            self.go_to(place);
            return true;
        }
        if !key.is_of_dates() {
            let begin = place + usize::from(is_exact || is_named);
            let is_word = self.words.get(self.nth + 1).is_some_and(|word| word.span.start as usize == begin);
            if !is_word && self.quotation_at(begin, true).is_none() {
                return false;
            }
            self.before = Some((self.at, marks));
            self.go_to(begin);
            return true;
        }
        let (inside, end) = match self.quotation_at(place, true) {
            Some((inside, end)) => (inside, end),
            None => {
                let is_behind =
                    |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '|' | '«' | '»' | '“' | '”' | '"');
                let run = value.split(is_behind).next().unwrap_or_default();
                let end = place + run.trim_end_matches(BEHIND_A_DATE).len();
                (place..end, end)
            }
        };
        // «ذكر: أن» is running text; a date that is being typed begins with a digit.
        let is_date = || period(&self.text[inside.clone()]).is_some();
        let may_become_one = || self.is_going_on && end == self.text.len() && value.starts_with(is_digit);
        if inside.is_empty() || (place > behind_colon && !is_date() && !may_become_one()) {
            return false;
        }
        self.parts.push(Part::Dates(key, &self.text[inside], self.at..end));
        self.go_to(end);
        true
    }

    /// What a quotation that opens here has in it, and where it ends. Where nothing closes it, it goes
    /// to the end, if something can begin here.
    fn quotation_at(&self, place: usize, can_begin: bool) -> Option<(Range<usize>, usize)> {
        let mark = self.text[place..].chars().next()?;
        let kind = QUOTES.iter().position(|(opening, _)| *opening == mark)?;
        let inside = place + mark.len_utf8();
        if self.last_closing[kind].is_some_and(|last| last >= inside) {
            let closes = QUOTES[kind].1;
            let (end, close) = self.text[inside..].char_indices().find(|(_, c)| closes.contains(c))?;
            return Some((inside..inside + end, inside + end + close.len_utf8()));
        }
        can_begin.then_some((inside..self.text.len(), self.text.len()))
    }

    fn mark(&mut self, mark: char) {
        let place = self.at;
        let (before, after) = (&self.text[..place], &self.text[place + mark.len_utf8()..]);
        let next = self.words.get(self.nth).map_or(self.text.len(), |word| word.span.start as usize);
        let is_on_word = next < self.text.len()
            && self.text[place + mark.len_utf8()..next].chars().all(is_invisible_format);
        let may_be_date = (mark == '.' || is_quotation_mark(mark)) && begins(before);
        if may_be_date && self.date_of_group() {
            return;
        }
        let can_begin = self.before.is_some()
            || begins(before.trim_end_matches(|c| is_hyphen(c) || c == '=' || c == '@'));
        if let Some((inside, end)) = self.quotation_at(place, can_begin) {
            let words_end = self.words[self.nth..].iter().map(|word| word.span.end as usize);
            let last = words_end.take_while(|&word_end| word_end <= inside.end).last();
            // A `*` has its meaning behind the last word.
            for (at, mark) in self.text[inside.clone()].char_indices() {
                let has_meaning = || {
                    let at = inside.start + at;
                    mark == '*' && last == Some(at) && ends(&self.text[at + 1..])
                };
                let is_lost_name = || {
                    let at = inside.start + at;
                    mark == '@' && !is_in_address(&self.text[..at], &self.text[at + 1..])
                };
                if matches!(mark, '=' | '*' | '~') && !has_meaning() || is_lost_name() {
                    self.has_no_meaning(mark);
                }
            }
            return self.put(last.unwrap_or(inside.start), end, true);
        }
        if !is_invisible_format(mark) {
            self.before = None;
        }
        let is_on_quotation = after.starts_with(is_quotation_mark);
        match mark {
            '(' => {
                let start = self.groups.last().filter(|group| group.depth == 0).map(|group| group.start);
                self.parts.push(Part::Open(start.unwrap_or(place), start.is_some()));
                self.groups.last_mut().into_iter().for_each(|group| group.depth += 1);
            }
            ')' => {
                self.parts.push(Part::Close(place + 1));
                self.groups.last_mut().into_iter().for_each(|group| group.depth -= 1);
                self.groups.pop_if(|group| group.depth == 0);
            }
            _ if is_hyphen(mark)
                && begins(before)
                && (is_on_word || is_on_quotation || after.starts_with(['(', '=', '@'])) =>
            {
                self.parts.push(Part::Minus(place, mark));
            }
            // Without a word it excludes none; and a mark before a word is none of exclusion.
            _ if is_hyphen(mark) && begins(before) && after.starts_with(char::is_whitespace) => {
                self.has_no_meaning(mark);
            }
            '!' if begins(before) && is_on_word => self.has_no_meaning(mark),
            '|' => {
                let end = self.text.len() - after.strip_prefix('|').unwrap_or(after).len();
                self.parts.push(Part::Bar(place..end));
                self.at = end;
                return;
            }
            '=' | '@'
                if (is_on_word || is_on_quotation)
                    && begins(before.strip_suffix(is_hyphen).unwrap_or(before)) =>
            {
                let (is_exact, is_named) = (mark == '=', mark == '@');
                self.before = Some((place, Marks { is_exact, is_named, ..Marks::default() }));
            }
            '=' | '*' | '~' => self.has_no_meaning(mark),
            '@' if !is_in_address(before, after) => self.has_no_meaning(mark),
            '»' | '”' => self.has_no_meaning(mark),
            _ if is_quotation_mark(mark) => self.has_no_meaning(mark),
            _ => {}
        }
        self.at += mark.len_utf8();
    }
}
