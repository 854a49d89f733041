//! The words of a line with what each could begin, and the walk along them.

use crate::calendar::Weekday;
use crate::knowledge::time_words::{Sense, Which, which};
use crate::report::{Amount, Granularity, Span, TimeModifier};

use super::super::events::Events;
pub(super) use super::super::heads::{Head, head_of};
use super::super::line::Line;
use super::super::openings::Openings;
use super::super::times::{Found, TimeRule, closed};
use super::super::words::Word;
use super::{Told, What};

/// What the rules look at: the words of a line, the explicit times among them, and the events of the corpus.
#[derive(Clone, Copy)]
pub(super) struct Scan<'t> {
    pub line: Line<'t>,
    pub found: &'t [Found],
    pub events: &'t Events,
    /// How many times more may be looked for inside this one.
    depth: u8,
}

/// As deep as times stand in each other: «نهاية النصف الأول من العام الماضي».
const DEEPEST: u8 = 3;

/// A rule: the expression that begins with a word.
pub(super) type Rule = for<'a> fn(Scan<'a>, usize) -> Option<Reading>;

/// An expression, before its span is cut.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// Index of its first word, and how many letters of that belong to other words.
    pub first: usize,
    pub taken: usize,
    /// Index after its last word.
    pub end: usize,
    pub what: What,
    pub modifier: Option<TimeModifier>,
    pub amount: Option<Amount>,
    pub day_part: bool,
    pub rule: TimeRule,
}

impl Reading {
    pub fn new(first: usize, taken: usize, end: usize, what: What, rule: TimeRule) -> Self {
        Self { first, taken, end, what, modifier: None, amount: None, day_part: false, rule }
    }
}

impl<'t> Scan<'t> {
    /// For a time inside another, unless that is inside too many.
    pub fn inside(self) -> Option<Self> {
        Some(Self { depth: self.depth.checked_sub(1)?, ..self })
    }

    pub fn key(self, at: usize) -> &'t str {
        self.line.key(at)
    }

    pub fn head(self, at: usize) -> Option<Head> {
        self.line.words.get(at)?.head
    }

    /// What a word inside an expression says, which has no proclitic there.
    pub fn inner(self, at: usize) -> Option<Head> {
        self.head(at).filter(|head| head.taken == 0)
    }

    /// Whether only space stands before the word.
    pub fn follows(self, at: usize) -> bool {
        self.line.follows_at_once(at)
    }

    /// The adjective that says which one, if it follows.
    pub fn which_at(self, at: usize) -> Option<Which> {
        if self.line.separated(at) && !matches!(self.line.gap_before(at), Some("،" | "," | "-")) {
            which(self.key(at))
        } else {
            None
        }
    }

    /// The weekday that the word names, behind proclitics or not.
    pub fn weekday_at(self, at: usize) -> Option<(Weekday, usize)> {
        match self.head(at)? {
            Head { sense: Sense::Weekday(day), taken, article: true } => Some((day, taken)),
            _ => None,
        }
    }

    /// The explicit time that begins with the word.
    pub fn found_at(self, at: usize) -> Option<&'t Found> {
        let nth = self.found.partition_point(|found| found.first_word < at);
        self.found.get(nth).filter(|found| found.first_word == at)
    }

    /// Whether an explicit time that began before this word goes on with it.
    fn cuts(self, end: usize) -> bool {
        self.explicit_over(end).is_some()
    }

    /// The explicit time that has the words on both sides of this border.
    pub fn explicit_over(self, border: usize) -> Option<&'t Found> {
        let nth = self.found.partition_point(|found| found.end_word <= border);
        self.found.get(nth).filter(|found| found.first_word < border)
    }

    /// The first explicit time that lies wholly in these words.
    pub fn first_explicit_in(self, first: usize, end: usize) -> Option<&'t Found> {
        let nth = self.found.partition_point(|found| found.first_word < first);
        self.found.get(nth).filter(|found| found.end_word <= end)
    }

    fn reading_at(self, at: usize) -> Option<Reading> {
        let explicit = self.found_at(at);
        let digits = at + usize::from(self.key(at) == "ال");
        let starts_with_digit = self.key(digits).as_bytes().first().is_some_and(u8::is_ascii_digit);
        let opens = self.line.may_begin(at, Openings::TIME.and(Openings::DATE));
        if explicit.is_none() && !starts_with_digit && !opens {
            return None;
        }
        let head = self.head(at);
        let month = self.may_be_month(at);
        let leads = super::leads::may_lead(self.key(at))
            || super::clocks::is_sign(self, at)
            || super::courses::is_course(self, at)
            || super::lists::is_pair(self, at);
        if head.is_none() && explicit.is_none() && !starts_with_digit && !month && !leads {
            return None;
        }
        if super::vague::is_idiom(self, at) {
            return None;
        }
        let rules: [Rule; 20] = [
            super::days::impossible_at,
            super::clocks::clock_at,
            super::clocks::middle_at,
            super::ranges::range_at,
            super::hours::hours_of_day_at,
            super::vague::vague_at,
            super::anchors::feast_at,
            super::repetitions::rate_at,
            super::repetitions::repetition_at,
            super::courses::course_at,
            super::shares::share_at,
            super::days::chain_at,
            super::amounts::amount_at,
            super::units::unit_at,
            super::months::month_at,
            super::months::first_of_months_at,
            super::shares::nth_day_at,
            super::units::hijri_at,
            super::shares::same_stretch_at,
            super::leads::led_at,
        ];
        let readings =
            rules.iter().filter_map(|rule| rule(self, at)).filter(|reading| !self.cuts(reading.end));
        // The longest; of two as long the first.
        let longest = readings.reduce(|best, other| if other.end > best.end { other } else { best });
        let of_explicit = explicit.and_then(|found| super::days::of_found(found, at));
        match (longest, of_explicit) {
            (Some(told), Some(plain)) => Some(if told.end >= plain.end { told } else { plain }),
            (told, plain) => told.or(plain),
        }
    }
}

/// The times that the words of one line tell, in order, not overlapping; `found` are the explicit ones.
#[must_use]
pub fn told_in(text: &str, words: &[Word], found: &[Found]) -> Vec<Told> {
    told_knowing(text, words, found, Events::NONE)
}

/// The same where the corpus has events of its own.
#[must_use]
pub fn told_knowing(text: &str, words: &[Word], found: &[Found], events: &Events) -> Vec<Told> {
    let scan = Scan { line: Line { text, words }, found, events, depth: DEEPEST };
    let mut told: Vec<Reading> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(reading) = scan.reading_at(at) else {
            at += 1;
            continue;
        };
        let mut reading = super::twins::with_twin(scan, reading);
        let told_about =
            matches!(reading.what, What::Ago(..) | What::Clock(_) | What::Lasting | What::InARow(..))
                || matches!(
                    reading.what,
                    What::Days(_, _, Granularity::Year | Granularity::Decade | Granularity::Century)
                );
        // «منذ 5 سنوات تقريبا»
        if told_about && scan.key(reading.end) == "تقريبا" && scan.follows(reading.end) {
            reading.end += 1;
            reading.modifier.get_or_insert(TimeModifier::About);
        }
        let is_year = |at: usize| scan.line.number(at).is_some() && scan.key(at).len() == 4;
        if is_year(reading.end - 1)
            && scan.follows(reading.end)
            && matches!(scan.key(reading.end), "م" | "ميلادي" | "ميلاديه")
        {
            reading.end += 1;
        }
        at = reading.end.max(at + 1);
        told.extend(super::lists::each_of(scan, reading));
        super::lists::share_which(scan, &mut told);
    }
    told.into_iter().map(|reading| cut_out(scan, reading)).collect()
}

/// The reading with the span of its words.
fn cut_out(scan: Scan<'_>, reading: Reading) -> Told {
    let Line { text, words } = scan.line;
    let start = words[reading.first].span_after(text, reading.taken).start;
    let start = scan.found_at(reading.first).map_or(start, |found| start.max(found.span.start));
    let span = opened(text, closed(text, Span { start, end: words[reading.end - 1].span.end }));
    Told {
        span,
        what: reading.what,
        modifier: reading.modifier,
        amount: reading.amount,
        day_part: reading.day_part,
        rule: reading.rule,
    }
}

/// The span with the bracket before it that one in it closes: «( 21 ) يوما».
fn opened(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let before = text[..span.start as usize].trim_end_matches(' ');
    let closes = words.find(')').is_some_and(|at| !words[..at].contains('('));
    match before.strip_suffix('(').filter(|_| closes) {
        Some(outside) => Span { start: outside.len() as u32, ..span },
        None => span,
    }
}
