//! Every string on the screen, as typed functions: one trait, one implementation a language.
//!
//! A message that one language lacks does not compile. Whatever comes from the corpus or from a
//! link is put into a sentence through [`isolate`]. Numbers and dates are written by the same
//! implementations, so that digits, month names and plural forms agree with the sentence.

mod ar;
mod en;
pub mod guide;
pub mod plural;
pub mod times;

use super::examples::{Corpus, Subject};
use super::passage::is_direction_control;
use super::store::Kept;
use super::timeline::Kind;
use super::timeline::brush::End;
use super::timeline::rows::Row;
use crate::calendar::{Day, DayRange, PartialDate, TimeUnit};
use crate::findings::{Clause, Context, DatingSummary, Emptiness, Events, Fault, Match, Notice};
use crate::reading::rules::DatingRule;
use crate::report::{BlockLabel, Certainty, Dating, Provenance, Reason};
use crate::view::{
    Clock, ContextSort, Language, Lens, Level, MonthNames, Numerals, Sort, Wording, is_hyphen,
};

pub use ar::Arabic;
pub use en::English;
pub use times::{lag_text, time_title};

/// The facets one can filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// Who published the report.
    Outlet,
    /// Whom it reports after.
    Relayed,
    /// How its date is known.
    Provenance,
    /// How sure its date is.
    Certainty,
    /// What is contradicted in the evidence for it.
    Conflict,
    /// The form of an occurrence.
    Form,
}

impl Facet {
    /// Its name in links, CSS and the document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Outlet => "outlet",
            Self::Relayed => "relayed",
            Self::Provenance => "provenance",
            Self::Certainty => "certainty",
            Self::Conflict => "conflict",
            Self::Form => "form",
        }
    }
}

/// What went wrong and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultText {
    /// What happened, in one sentence.
    pub what: String,
    /// What the reader can do.
    pub remedy: String,
}

const fn arabic(numerals: Numerals) -> [Arabic; 3] {
    [
        Arabic { numerals, months: MonthNames::Both },
        Arabic { numerals, months: MonthNames::Levantine },
        Arabic { numerals, months: MonthNames::Egyptian },
    ]
}

/// In the order of the variants of [`Numerals`] and [`MonthNames`].
static ARABIC: [[Arabic; 3]; 2] = [arabic(Numerals::ArabicIndic), arabic(Numerals::Western)];
static ENGLISH: [English; 2] =
    [English { numerals: Numerals::ArabicIndic }, English { numerals: Numerals::Western }];

/// The messages in a wording.
#[must_use]
pub fn messages(wording: Wording) -> &'static dyn Messages {
    let Wording { language, numerals, months } = wording;
    match language {
        Language::Arabic => &ARABIC[numerals as usize][months as usize],
        Language::English => &ENGLISH[numerals as usize],
    }
}

/// A string of the corpus or of a link, isolated for the bidirectional algorithm as a whole, for
/// use inside a sentence. Controls that could end the isolation early or turn its order around
/// are left out: in the report itself they stay.
#[must_use]
pub fn isolate(text: &str) -> String {
    let mut isolated = String::with_capacity(text.len() + 6);
    isolated.push('\u{2068}');
    isolated.extend(text.chars().filter(|&c| !is_direction_control(c)));
    isolated.push('\u{2069}');
    isolated
}

/// How a form matches, as far as a sentence of its own says it.
enum How {
    OtherName,
    Beginning,
    AsTyped,
    SameLetters,
    NearlySpelled,
    Bare,
    OtherSpelling,
    OtherForm,
}

fn how_of(found: &Match) -> How {
    match (found.level, found.rule.as_str()) {
        (Level::Name, _) => How::OtherName,
        (_, rule) if rule.ends_with("prefix") => How::Beginning,
        (Level::Exact, _) => How::AsTyped,
        (Level::Letters, _) => How::SameLetters,
        (_, "≈1" | "≈2") => How::NearlySpelled,
        (_, "bare") => How::Bare,
        (_, rule) if rule.chars().any(|c| c == '≈') => How::OtherSpelling,
        _ => How::OtherForm,
    }
}

/// A sentence, and behind it what the rule shows of the form: clitics and ending, as in «و+ال … ين».
fn explained(sentence: [&str; 5], found: &Match) -> String {
    let pieces = found.rule.strip_suffix("prefix").unwrap_or(&found.rule);
    let mut said = sentence.concat();
    // The other rules are words of the program.
    if pieces.contains(|c: char| ('ء'..='ي').contains(&c)) {
        said.push_str(" (");
        // On one line.
        said.push_str(&isolate(&pieces.trim_end().replace(' ', "\u{A0}")));
        said.push(')');
    }
    said
}

/// What the interface says. Methods without a comment name the control or state they label.
#[expect(missing_docs, reason = "the names say which control or state they label")]
pub trait Messages: Sync {
    /// The name of the program.
    fn brand(&self) -> &'static str;
    /// `n` in the digits of the interface, with separators.
    fn number(&self, n: u32) -> String;
    /// `n` reports.
    fn reports(&self, n: u32) -> String;
    /// The size of the edition, as in the static skeleton.
    fn edition_size(&self, n: u32) -> String;

    fn skip_to_results(&self) -> &'static str;
    /// The other language, in that language.
    fn other_language(&self) -> &'static str;
    fn copy_link(&self) -> &'static str;
    fn link_copied(&self) -> &'static str;
    fn link_to_copy_by_hand(&self) -> &'static str;

    fn search_label(&self) -> &'static str;
    fn search_placeholder(&self) -> &'static str;
    fn search_shortcut(&self) -> &'static str;
    fn level_label(&self) -> &'static str;
    fn level(&self, level: Level) -> &'static str;
    /// What the loosest level covers, and what it does not.
    fn level_hint(&self) -> &'static str;
    fn sort_label(&self) -> &'static str;
    fn sort(&self, sort: Sort) -> &'static str;
    fn boilerplate_switch(&self) -> &'static str;

    fn filters(&self) -> &'static str;
    fn facet(&self, facet: Facet) -> &'static str;
    fn outlet_unknown(&self) -> &'static str;
    fn relayed_none(&self) -> &'static str;
    fn provenance(&self, provenance: Provenance) -> &'static str;
    fn certainty(&self, certainty: Certainty) -> &'static str;
    fn no_values(&self) -> &'static str;
    fn show_all_values(&self, n: u32) -> String;
    fn show_fewer_values(&self) -> &'static str;
    /// What a period of this clock is a period of.
    fn clock_period(&self, clock: Clock) -> &'static str;
    fn period_from(&self) -> &'static str;
    fn period_to(&self) -> &'static str;
    fn period_within(&self, clock: Clock) -> &'static str;
    /// What a date may look like, where it was not understood.
    fn date_not_understood(&self) -> &'static str;

    fn timeline(&self) -> &'static str;
    /// The drawing in one sentence: what part of time, how many reports were published in it, and
    /// how many times the hits mention.
    fn timeline_summary(&self, window: &str, published: u32, n_mentions: u32) -> String;
    fn timeline_empty(&self) -> &'static str;
    /// A lane, by what its reports have in common.
    fn lane(&self, clock: Clock) -> &'static str;
    /// What a sign of the timeline means.
    fn sign(&self, kind: Kind) -> &'static str;
    /// What only the lane's own period leaves out.
    fn sign_beside(&self) -> &'static str;
    fn legend(&self) -> &'static str;
    fn time_unit(&self, unit: TimeUnit) -> &'static str;
    fn zoom_in(&self) -> &'static str;
    fn zoom_out(&self) -> &'static str;
    fn whole_time(&self) -> &'static str;
    fn move_earlier(&self) -> &'static str;
    fn move_later(&self) -> &'static str;
    fn as_tables(&self) -> &'static str;
    /// The part of time that is shown, as something that can be moved.
    fn time_shown(&self) -> &'static str;
    fn earlier_than_shown(&self, n: u32) -> String;
    fn later_than_shown(&self, n: u32) -> String;
    /// Reports in no single bin.
    fn wider_than_bin(&self, unit: TimeUnit, n: u32) -> String;
    /// Reports without a time of this clock.
    fn without_time(&self, clock: Clock, n: u32) -> String;
    /// A handle at an end of a period.
    fn period_end(&self, clock: Clock, end: End) -> String;
    fn no_limit(&self) -> &'static str;
    /// What is left out beside the hits of a sign.
    fn beside(&self, n: u32) -> String;
    fn only_this_period(&self) -> &'static str;
    fn places_more(&self, n: u32) -> String;
    fn passages_loading(&self) -> &'static str;
    fn close_box(&self) -> &'static str;
    fn nothing_says_it(&self) -> &'static str;
    fn table_of(&self, clock: Clock) -> &'static str;
    fn table_time(&self) -> &'static str;
    fn table_reports(&self) -> &'static str;
    fn table_sum(&self) -> &'static str;
    /// Why the rows of this table have no sum.
    fn table_without_sum(&self) -> &'static str;
    /// A row of the table.
    fn table_row(&self, row: Row, clock: Clock, unit: TimeUnit) -> String;
    /// The short name of a month (1–12), for labels.
    fn short_month(&self, month: u32) -> &'static str;
    /// The day of a month.
    fn day_number(&self, number: u32) -> String;

    fn conditions(&self) -> &'static str;
    fn query_chip(&self) -> &'static str;
    /// A query whose last word is still being typed and counts as a beginning; `finished` are
    /// the words before it, or nothing.
    fn query_beginning(&self, finished: &str, beginning: &str) -> String;
    /// A period that the whole dating must lie within.
    fn surely(&self, period: &str) -> String;
    /// What a button that drops a condition does; the condition follows.
    fn clear_condition(&self) -> &'static str;
    fn clear_all(&self) -> &'static str;

    fn total(&self, total: u32, n_reports: u32) -> String;
    /// `n` times that reports mention.
    fn mentions(&self, n: u32) -> String;
    fn lens(&self, lens: Lens) -> &'static str;
    fn context_sort(&self, sort: ContextSort) -> &'static str;
    /// How many occurrences there are in how many of the hits.
    fn context_read(&self, context: &Context) -> String;
    /// Looks for occurrences in so many reports.
    fn read_on(&self, n: u32) -> String;
    fn save_table(&self) -> &'static str;
    /// After how far was read: the last report read was not read to its end.
    fn context_cut(&self) -> &'static str;
    /// What to do where the query has no word to look for.
    fn context_without_words(&self) -> &'static str;
    /// How many rows there are of how many days.
    fn events_listed(&self, events: &Events) -> String;
    /// Why there are none.
    fn no_events(&self) -> &'static str;
    /// That the days follow from a date of publication that is not sure.
    fn event_uncertain(&self) -> &'static str;
    fn rows_shown(&self, first: u32, last: u32, total: u32) -> String;
    fn pages_of_rows(&self) -> &'static str;
    fn previous_rows(&self) -> &'static str;
    fn next_rows(&self) -> &'static str;
    /// Before the names of those a report relays.
    fn relayed_from(&self) -> &'static str;
    /// Between two names of a list.
    fn comma(&self) -> &'static str;
    /// The marks around words that are quoted.
    fn quotation_marks(&self) -> [&'static str; 2];
    fn untitled(&self) -> &'static str;

    fn loading(&self) -> &'static str;
    /// The heading where nothing could be opened.
    fn not_opened(&self) -> &'static str;
    fn slow(&self) -> &'static str;
    fn restarting(&self, attempt: u32) -> String;
    /// Over a fault, and over what is still shown.
    fn fault_title(&self, kept: Kept) -> &'static str;
    fn fault(&self, fault: &Fault) -> FaultText;
    fn retry(&self) -> &'static str;
    fn notices(&self) -> &'static str;
    fn notice(&self, notice: &Notice) -> String;
    /// The button beside [`Notice::ReadAsNot`].
    fn search_as_word(&self) -> &'static str;

    fn empty_edition(&self) -> FaultText;
    /// `one_word` where the only condition is a query of one word, `one_condition` where there is only one at all.
    fn nothing_found(&self, one_word: bool, one_condition: bool) -> &'static str;
    /// That nothing satisfies this condition even by itself. `name` and `value` are those of its chip.
    fn nothing_satisfies(&self, clause: &Clause, name: &str, value: &str) -> String;
    /// Each condition can be satisfied, but not all together.
    fn not_together(&self) -> &'static str;
    /// Over how many reports satisfy each condition by itself.
    fn each_condition_alone(&self) -> &'static str;
    /// What is known of a clock in this edition, so that a period beyond it explains itself.
    fn clock_extent(&self, clock: Clock, days: DayRange) -> String;
    fn only_in_boilerplate(&self) -> &'static str;
    /// What dropping this condition alone would find.
    fn without_clause(&self, clause: &Clause, n: u32) -> String;
    /// What counting every time that touches its period would find.
    fn without_within(&self, n: u32) -> String;
    fn at_level(&self, level: Level, n: u32) -> String;
    fn in_boilerplate(&self, n: u32) -> String;
    /// What the words of phrases would find wherever they stand.
    fn apart(&self, n: u32) -> String;
    /// The offer of words of other letters, and what it loads.
    fn near(&self, bytes: u32) -> String;
    fn with_any_word(&self, n: u32) -> String;
    /// Said where no single step finds anything.
    fn nothing_helps(&self, emptiness: &Emptiness, one_word: bool) -> Option<&'static str>;

    /// A day, month by name.
    fn day(&self, day: Day) -> String;
    /// The name of a month (1–12).
    fn month_name(&self, month: u32) -> String;
    fn month(&self, year: i32, month: u32) -> String;
    fn year(&self, year: i32) -> String;
    fn between(&self, from: &str, to: &str) -> String;
    fn not_after(&self, date: &str) -> String;
    fn not_before(&self, date: &str) -> String;
    fn about(&self, date: &str) -> String;
    fn undated(&self) -> &'static str;
    /// The dating of the open report in one sentence.
    fn dating_sentence(&self, dating: &Dating) -> String;
    fn reasons(&self) -> &'static str;
    fn set_by_hand(&self) -> &'static str;
    /// Heads what a report was searched for in vain.
    fn not_found(&self) -> &'static str;
    /// Forgets the date that was set.
    fn take_back(&self) -> &'static str;
    /// Before how many reports are dated by hand.
    fn by_hand_chip(&self) -> &'static str;
    /// What a piece of evidence tells; the words that show it stand before it.
    fn reason(&self, reason: &Reason) -> String;
    fn show_words(&self) -> &'static str;

    /// What the corpus is, in two sentences.
    fn corpus(&self, corpus: &Corpus) -> [String; 2];
    /// How many reports are dated in which way, those ways that occur.
    fn datings(&self, corpus: &Corpus) -> String {
        let counts =
            Provenance::ALL.iter().map(|kind| (*kind, corpus.dated(&[*kind]))).filter(|(_, n)| *n > 0);
        let counts: Vec<String> =
            counts.map(|(kind, n)| format!("{} {}", self.provenance(kind), self.number(n))).collect();
        counts.join(self.comma())
    }
    /// What an example view shows.
    fn example(&self, subject: &Subject) -> String;
    fn reading_invitation(&self) -> &'static str;
    fn reading_hint_search(&self) -> &'static str;
    fn reading_hint_dating(&self) -> &'static str;
    fn reading_hint_keys(&self) -> &'static str;
    fn close_reading(&self) -> &'static str;
    fn reading_loading(&self) -> &'static str;
    /// The list that names the marks in the open report.
    fn marks(&self) -> &'static str;
    fn mark_of_match(&self) -> &'static str;
    fn mark_of_time(&self) -> &'static str;
    fn previous_mark(&self, name: &str) -> String;
    fn next_mark(&self, name: &str) -> String;
    /// Which of so many; without a place, how many.
    fn place_among(&self, nth: Option<u32>, total: u32) -> String;
    fn report_not_here(&self) -> FaultText;
    /// The open report does not satisfy the conditions of the view.
    fn not_a_hit(&self) -> &'static str;
    fn files(&self, names: &[String]) -> String;
    fn lines_hidden(&self, n: u32) -> String;
    fn show_lines(&self) -> &'static str;
    fn lines_shown(&self) -> &'static str;
    fn hide_lines(&self) -> &'static str;
    fn block_label(&self, label: BlockLabel) -> &'static str;
    fn block_reason(&self, rule: &str) -> String;
    /// Why `form` is marked.
    fn match_title(&self, form: &str, found: &Match) -> String;
    /// What [`time_title`] is made of.
    fn time_words(&self) -> &'static times::TimeWords;
    /// What [`lag_text`] is made of.
    fn lag_words(&self) -> &'static times::LagWords;
    /// So much time, as it stands in [`lag_text`].
    fn lag(&self, n: u32, unit: times::LagUnit) -> String;

    /// An interval of publication as a chip shows it.
    fn interval(&self, dating: &DatingSummary) -> String {
        let from_text = matches!(dating.provenance, Provenance::Inferred);
        match (dating.best, from_text) {
            (Some(best), true) if dating.earliest != dating.latest => self.about(&self.day(best)),
            _ => self.span_of_days(dating.earliest, dating.latest),
        }
    }

    /// An interval of days, both ends included; an open end is `None`.
    fn span_of_days(&self, earliest: Option<Day>, latest: Option<Day>) -> String {
        match (earliest, latest) {
            (None, None) => self.undated().to_owned(),
            (None, Some(latest)) => self.not_after(&self.day(latest)),
            (Some(earliest), None) => self.not_before(&self.day(earliest)),
            (Some(earliest), Some(latest)) => match whole_unit(earliest, latest) {
                Some(Unit::Day) => self.day(earliest),
                Some(Unit::Month(year, month)) => self.month(year, month),
                Some(Unit::Year(year)) => self.year(year),
                None => self.whole_units(earliest, latest),
            },
        }
    }

    /// Two days as the years or months that begin and end with them, if both do.
    fn whole_units(&self, earliest: Day, latest: Day) -> String {
        use PartialDate::{Month, Year};
        match (PartialDate::beginning_with(earliest), PartialDate::ending_with(latest)) {
            (Year(from), Year(to)) => self.between(&self.year(from), &self.year(to)),
            (Year(year), Month(to_year, to)) => self.between(&self.month(year, 1), &self.month(to_year, to)),
            (Month(year, from), Year(to)) => self.between(&self.month(year, from), &self.month(to, 12)),
            (Month(year, from), Month(to_year, to)) => {
                self.between(&self.month(year, from), &self.month(to_year, to))
            }
            _ => self.between(&self.day(earliest), &self.day(latest)),
        }
    }
}

/// A day, month or year of the calendar that an interval covers exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Day,
    Month(i32, u32),
    Year(i32),
}

fn whole_unit(earliest: Day, latest: Day) -> Option<Unit> {
    let (year, month, day) = earliest.civil();
    let (last_year, last_month, last_day) = latest.civil();
    let ends_month = last_day == crate::calendar::days_in_month(last_year, last_month);
    if earliest == latest {
        Some(Unit::Day)
    } else if year != last_year || day != 1 || !ends_month {
        None
    } else if month == last_month {
        Some(Unit::Month(year, month))
    } else if (month, last_month) == (1, 12) {
        Some(Unit::Year(year))
    } else {
        None
    }
}

/// `n` with separators between thousands, in the digits wanted and with their separator.
fn grouped(n: u32, numerals: Numerals) -> String {
    let separator = if numerals == Numerals::ArabicIndic { '٬' } else { ',' };
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() + 6);
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    in_digits(&grouped, numerals)
}

/// European digits as the digits wanted.
fn in_digits(text: &str, numerals: Numerals) -> String {
    if numerals == Numerals::Western {
        return text.to_owned();
    }
    let digit = |c: char| c.to_digit(10).and_then(|d| char::from_u32(0x660 + d)).unwrap_or(c);
    text.chars().map(digit).collect()
}

/// The name of a month (1–12); nothing for any other number.
fn month_name(names: &[&'static str; 12], month: u32) -> &'static str {
    names.get((month as usize).wrapping_sub(1)).copied().unwrap_or_default()
}

/// Whether no single step that the interface offers finds a report.
fn no_step_helps(emptiness: &Emptiness) -> bool {
    emptiness.without.iter().all(|(_, n)| *n == 0)
        && emptiness.looser.iter().all(|(_, n)| *n == 0)
        && emptiness.in_boilerplate == 0
        && emptiness.any_word == 0
        && emptiness.touching == 0
        && emptiness.apart.is_none()
}

/// The beginning of a text, on one line, with an ellipsis where it is cut after `most` characters.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= most {
        return flat;
    }
    let mut short: String = flat.chars().take(most).collect();
    short.push('…');
    short
}

/// A typed date with its month as a number, «8 ديسمبر 2024» as «8 12 2024», where the month has a name that the
/// interface writes: hamza, the case of letters, and what follows three Latin ones make no difference.
#[must_use]
pub fn with_month_as_number(typed: &str) -> String {
    let mut rest: Vec<&str> = typed.split_whitespace().rev().collect();
    let mut numbered = String::with_capacity(typed.len());
    while let Some(word) = rest.pop() {
        let mut month = None;
        for names in [&ar::LEVANTINE, &ar::EGYPTIAN, &en::MONTHS] {
            for (nth, name) in names.iter().enumerate() {
                let (first, second) = name.split_once(' ').unwrap_or((name, ""));
                let is_whole = second.is_empty() || rest.last().is_some_and(|next| is_name(second, next));
                if is_name(first, word) && is_whole {
                    month = Some((nth + 1, second));
                }
            }
        }
        match month {
            Some((number, second)) => {
                numbered.push_str(&number.to_string());
                if !second.is_empty() {
                    rest.pop();
                }
            }
            None => numbered.push_str(word),
        }
        numbered.push(' ');
    }
    numbered
}

/// Whether this is typed for a name of a month.
fn is_name(name: &str, typed: &str) -> bool {
    let is_same = |name: &str| {
        let plain = |c: char| if matches!(c, 'أ' | 'إ' | 'آ') { 'ا' } else { c.to_ascii_lowercase() };
        name.chars().map(plain).eq(typed.chars().map(plain))
    };
    is_same(name) || name.get(..3).is_some_and(is_same)
}

/// What is said of a dating, and whether a clock of the page is contradicted.
fn and_of_clock(mut said: String, dating: &Dating, of_clock: &str) -> String {
    let is_of_clock = |reason: &Reason| reason.rule == DatingRule::PageClockContradicted.as_str();
    if dating.reasons.iter().any(is_of_clock) {
        said.push_str(of_clock);
    }
    said
}

/// As much of a word as a button has room for.
fn short_word(word: &str) -> String {
    shortened(word, 24)
}

/// Why a report is dated as it is, the day that the words name, and what they alone allow. `unknown` stands where the
/// guide has no sentence, `published` before what is allowed.
fn reason_said(
    words: &dyn Messages,
    language: Language,
    reason: &Reason,
    [unknown, published]: [&'static str; 2],
) -> String {
    let sentence = guide::guide(language).and_then(|guide| guide.of_rule("dating.", &reason.rule));
    let mut said = sentence.unwrap_or(unknown).to_owned();
    if let Some(day) = reason.day {
        said.extend([" (", &words.day(day), ")"]);
    }
    if reason.earliest.is_some() || reason.latest.is_some() {
        said.extend([published, &words.span_of_days(reason.earliest, reason.latest)]);
    }
    said
}

/// The years of a range of days: one, or the first and the last.
fn years_of(range: DayRange) -> (i32, Option<i32>) {
    let (first, last) = (range.first.civil().0, range.last.civil().0);
    (first, (last != first).then_some(last))
}

/// Whether words have quotation marks of their own, and need none around them.
fn has_quotation_marks(text: &str) -> bool {
    // Letters are not asked for: the table of all there are would cost the reader more than a kilobyte.
    text.starts_with(['«', '“', '"']) && !text.chars().all(|c| matches!(c, '«' | '»' | '“' | '”' | '"' | ' '))
}

/// Whether what a query asks is only that a word is there, in whatever form.
pub fn is_plain_word(asked: &str) -> bool {
    let is_mark =
        |c: char| matches!(c, ' ' | '=' | '@' | '(' | '*' | ':' | '~' | '|' | '"' | '«' | '“' | '„');
    !asked.chars().any(|c| is_hyphen(c) || is_mark(c))
}

#[cfg(test)]
mod tests;
