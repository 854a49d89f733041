//! Years and ranges of years: «عام 2019», «منذ 2015», «من عام 2003 إلى عام 2011».
//!
//! A number of four digits is a year only behind a word that says so, or where nothing follows
//! that it could count («2000 مقاتل»).

use crate::calendar::PartialDate;

use super::line::Line;
use super::month_names::EARLIEST_YEAR;
use super::points::point_at;
use super::ranges::{Joint, is_opened_by, joint_after, opener_before};
use super::times::{Attempt, Reading, TimeRule, Value};
use super::words::without_clitics;
pub(super) use super::year_cues::is_year_cue;
use super::year_cues::{
    COUNTED, COUNTING, FIRM_CUES, LONGEST_NAME, NAMED_BY_YEAR, NOT_COUNTED, PARTS_OF_A_YEAR, SURE_CUES,
    WEAK_CUES, is_plural_cue,
};

/// The year 1900–2099 that the word at `at` is, unless it is part of a longer number, a
/// percentage or a Hijri year.
pub(super) fn year_at(line: Line<'_>, at: usize) -> Option<i32> {
    year_since(line, at, 1900)
}

/// The same from another first year on.
pub(super) fn year_since(line: Line<'_>, at: usize, earliest: u32) -> Option<i32> {
    let year = line.number(at).filter(|n| line.key(at).len() == 4 && (earliest..=2099).contains(n))?;
    let joined = |[sign, beyond]: [Option<char>; 2]| {
        beyond.is_some_and(char::is_numeric) && sign.is_some_and(|c| matches!(c, '.' | ',' | ':' | '٫' | '٬'))
    };
    let (mut left, mut right) = (line.text_before(at).chars().rev(), line.text_after(at).chars());
    let in_longer = joined([left.next(), left.next()]) || joined([right.next(), right.next()]);
    let hijri = line.key(at + 1) == "ه" && line.follows_at_once(at + 1);
    let percent = line.text_after(at).trim_start().starts_with(['%', '٪']);
    (!in_longer && !hijri && !percent).then_some(year as i32)
}

/// The year that ends a range, behind «عام» or alone, and the index of the word after it.
pub(super) fn year_end(line: Line<'_>, at: usize) -> Option<(i32, usize)> {
    let cued = is_year_cue(line.key(at));
    let at = at + usize::from(cued);
    let year = year_at(line, at)?;
    (cued || nothing_counted_after(line, at)).then_some((year, at + 1))
}

/// The year or range of years that begins with the word at `at`. `listed`: a year ends before
/// the word and the sign or «و» before that, so that this one may go on from it.
pub(super) fn years_at(line: Line<'_>, at: usize, listed: bool) -> Attempt {
    let reading = after_cue(line, at).or_else(|| bare(line, at, listed));
    reading.map_or(Attempt::Nothing, Attempt::one)
}

/// «عام 2019», and what follows if it is a range.
fn after_cue(line: Line<'_>, at: usize) -> Option<Reading> {
    let year = year_since(line, at + 1, EARLIEST_YEAR)?;
    let (_, cue) = without_clitics(line.key(at)).find(|(_, rest)| is_year_cue(rest))?;
    if !matches!(line.gap_before(at + 1)?, "" | ":" | "(" | "\"" | "«") {
        return None;
    }
    let opener = opener_before(line, at);
    let paired = is_opened_by(line, at, &["بين"]);
    let years = Years { year, year_at: at + 1, listed: is_plural_cue(&cue), paired, hint: Hint::Said };
    if let Some((value, end, rule)) = range_of(line, &years) {
        return Some(Reading { value, first: opener.unwrap_or(at), end, rule });
    }
    Some(Reading { value: one_year(year), first: at, end: at + 2, rule: TimeRule::YearAfterCue })
}

/// A year without «عام».
fn bare(line: Line<'_>, at: usize, listed: bool) -> Option<Reading> {
    let bracketed = line.text_before(at).trim_end().ends_with('(');
    // «(1725)», «(1668 - 1744)»
    let early = || year_since(line, at, EARLIEST_YEAR).filter(|_| bracketed && !is_round(line, at));
    let is_late = year_at(line, at).is_some();
    let year = year_at(line, at).or_else(early)?;
    let opener = opener_before(line, at);
    let likely = opener.is_some() || bracketed || cue_before(line, at) != Cue::None;
    let hint = match (is_late, likely) {
        (false, _) => Hint::Said,
        (true, true) => Hint::Likely,
        (true, false) => Hint::None,
    };
    let years = Years { year, year_at: at, listed: false, paired: is_opened_by(line, at, &["بين"]), hint };
    if let Some((value, end, rule)) = range_of(line, &years) {
        return Some(Reading { value, first: opener.unwrap_or(at), end, rule });
    }
    let alone = is_late || stands_in_brackets(line, at);
    (alone && is_year(line, at, listed)).then_some(Reading {
        value: one_year(year),
        first: at,
        end: at + 1,
        rule: TimeRule::BareYear,
    })
}

fn one_year(year: i32) -> Value {
    Value::Between(PartialDate::Year(year), PartialDate::Year(year))
}

/// The first year of what may be a range.
struct Years {
    year: i32,
    /// Its index.
    year_at: usize,
    /// A word announces several: «عامي», «الأعوام».
    listed: bool,
    /// «بين» stands before: «و» joins the ends.
    paired: bool,
    hint: Hint,
}

impl Years {
    /// The year at `at`, which may be an early one only where the first was said to be a year.
    fn next_year_at(&self, line: Line<'_>, at: usize) -> Option<i32> {
        if self.hint == Hint::Said { year_since(line, at, EARLIEST_YEAR) } else { year_at(line, at) }
    }
}

/// What the words before say of a number: that it is a year; that it could be one; nothing, and
/// then only years that follow each other are believed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hint {
    Said,
    Likely,
    None,
}

/// The range that begins with a year, the index after it and the rule.
fn range_of(line: Line<'_>, from: &Years) -> Option<(Value, usize, TimeRule)> {
    let first = PartialDate::Year(from.year);
    if let Some((last, end)) = range_end(line, from) {
        let (first, last) = (from.year.min(last), from.year.max(last));
        let value = Value::Between(PartialDate::Year(first), PartialDate::Year(last));
        return Some((value, end, TimeRule::YearRange));
    }
    // «من عام 2003 إلى آذار 2011»
    let (joint, at) = joint_after(line, from.year_at + 1).filter(|_| from.hint != Hint::None)?;
    let to = point_at(line, at)?;
    let last = to.in_year(to.year?)?;
    let joined = joint == Joint::Until || (joint == Joint::And && from.paired);
    let in_order = first.last_day() < last.first_day();
    (joined && in_order).then_some((Value::Between(first, last), to.end, TimeRule::MonthRange))
}

/// The last year of a range, and the index after it.
fn range_end(line: Line<'_>, from: &Years) -> Option<(i32, usize)> {
    let after = from.year_at + 1;
    if line.gap_before(after)? == "/" {
        // «2012/2013» is a season; «2012/2019» alone could be anything.
        let near = if from.hint == Hint::None { 1..=1 } else { 1..=150 };
        let to = from.next_year_at(line, after).filter(|&to| near.contains(&to.abs_diff(from.year)))?;
        return Some((to, after + 1));
    }
    if from.listed
        && !from.paired
        && let Some(end) = end_of_run(line, from)
    {
        return Some(end);
    }
    let (joint, at) = joint_after(line, after)?;
    let at = at + usize::from(is_year_cue(line.key(at)));
    let to = from.next_year_at(line, at)?;
    let near = (1..=150).contains(&to.abs_diff(from.year));
    let follows_on = to == from.year + 1;
    // Written from right to left, the later year of a season may come first.
    let turned = to < from.year && joint != Joint::Until && (from.paired || to.abs_diff(from.year) == 1);
    let joined = joint != Joint::And || from.paired;
    let sure = match from.hint {
        Hint::Said => true,
        Hint::Likely => follows_on || is_sure_of(line, at),
        // «1921 – 1992م»
        Hint::None => follows_on || has_gregorian_sign(line, at),
    };
    (joined && near && sure && (to > from.year || turned)).then_some((to, at + 1))
}

/// The last of years that follow each other in a list: «الأعوام 2012 و2013 و2014».
fn end_of_run(line: Line<'_>, from: &Years) -> Option<(i32, usize)> {
    let mut last = (from.year, from.year_at + 1);
    while let Some(at) = next_in_list(line, last.1) {
        match from.next_year_at(line, at) {
            Some(year) if year == last.0 + 1 => last = (year, at + 1),
            _ => break,
        }
    }
    (last.0 > from.year).then_some(last)
}

/// Where the next item of a list stands whose last one ends before `after`.
pub(super) fn next_in_list(line: Line<'_>, after: usize) -> Option<usize> {
    let gap = line.gap_before(after)?;
    let and = matches!(line.key(after), "و" | "او") && matches!(gap, "" | "،" | ",");
    if and {
        return Some(after + 1);
    }
    matches!(gap, "،" | ",").then_some(after)
}

/// How sure the word before makes a year.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    Sure,
    Firm,
    /// A name that takes a year, further away: see [`NAMED_BY_YEAR`].
    Named,
    Weak,
    None,
}

/// Whether the year-like number at `at`, which no range holds, is a year.
fn is_year(line: Line<'_>, at: usize, listed: bool) -> bool {
    if line.key_without_and(at.wrapping_sub(1)) == "من" && line.follows_at_once(at) {
        return at >= 2
            && PARTS_OF_A_YEAR.contains(&line.key_without_and(at - 2))
            && nothing_counted_after(line, at);
    }
    if follows_a_counting_word(line, at, 1) {
        return false;
    }
    let counted_before = follows_a_counting_word(line, at, 2);
    let by_sign = has_gregorian_sign(line, at) || stands_in_brackets(line, at);
    if !is_round(line, at) && ((by_sign && !counted_before) || (listed && is_sure_of(line, at))) {
        return true;
    }
    match cue_before(line, at) {
        Cue::Sure => true,
        Cue::Firm => is_sure_of(line, at),
        Cue::Named => !counted_before && is_sure_of(line, at),
        Cue::Weak => !counted_before && nothing_counted_after(line, at),
        Cue::None => listed && nothing_counted_after(line, at),
    }
}

fn cue_before(line: Line<'_>, at: usize) -> Cue {
    let Some(before) = at.checked_sub(1) else { return Cue::None };
    let is_one_of =
        |cues: &[&str]| without_clitics(line.key(before)).any(|(_, rest)| cues.contains(&rest.as_ref()));
    if line.follows_at_once(at) {
        if is_one_of(SURE_CUES) {
            return Cue::Sure;
        }
        if is_one_of(FIRM_CUES) {
            return Cue::Firm;
        }
        if is_one_of(WEAK_CUES) {
            return Cue::Weak;
        }
    }
    if !is_round(line, at) && named_by_year(line, at) { Cue::Named } else { Cue::None }
}

/// Whether a name that takes a year stands a few words before: «بطولة أمم آسيا 2015».
fn named_by_year(line: Line<'_>, at: usize) -> bool {
    (at.saturating_sub(LONGEST_NAME + 1)..at)
        .rev()
        .take_while(|&index| line.number(index).is_none() && only_a_name_goes_on(line, index + 1))
        .any(|index| {
            without_clitics(line.key(index))
                .any(|(_, rest)| NAMED_BY_YEAR.contains(&rest.strip_prefix("ال").unwrap_or(&rest)))
        })
}

/// Whether nothing but space, quotes and brackets stands before the word.
fn only_a_name_goes_on(line: Line<'_>, at: usize) -> bool {
    line.gap_before(at).is_some_and(|gap| {
        gap.chars().all(|c| c.is_whitespace() || matches!(c, '"' | '«' | '»' | '“' | '”' | '(' | ')'))
    })
}

/// Whether one of the `reach` words before makes the number a count.
fn follows_a_counting_word(line: Line<'_>, at: usize, reach: usize) -> bool {
    (1..=reach)
        .filter_map(|back| at.checked_sub(back))
        .any(|index| without_clitics(line.key(index)).any(|(_, rest)| COUNTING.contains(&rest.as_ref())))
}

/// 1900, 1950, 2000, 2050: numbers that people also count with.
fn is_round(line: Line<'_>, at: usize) -> bool {
    line.number(at).is_some_and(|number| number % 50 == 0)
}

/// Whether a word that makes a year likely is enough here.
fn is_sure_of(line: Line<'_>, at: usize) -> bool {
    nothing_counted_after(line, at) || !(is_round(line, at) || a_unit_follows(line, at))
}

fn a_unit_follows(line: Line<'_>, at: usize) -> bool {
    let next = line.key(at + 1);
    let bare = next.strip_suffix('ا').unwrap_or(next);
    line.follows_at_once(at + 1) && (COUNTED.contains(&next) || COUNTED.contains(&bare))
}

/// «2014م», «1958 م», but neither «م2» (square metres) nor «م د» (million dinars).
fn has_gregorian_sign(line: Line<'_>, at: usize) -> bool {
    let sign = matches!(line.key(at + 1), "م" | "ميلادي" | "ميلاديه") && line.follows_at_once(at + 1);
    let measures = line.follows_at_once(at + 2)
        && (line.key(at + 2) == "د" || line.number(at + 2).is_some_and(|power| power <= 3));
    sign && !measures
}

/// «(2014)», as behind the name of a book or a film.
fn stands_in_brackets(line: Line<'_>, at: usize) -> bool {
    line.text_before(at).trim_end().ends_with('(') && line.text_after(at).trim_start().starts_with(')')
}

/// Whether what follows the number shows that it counts nothing.
pub(super) fn nothing_counted_after(line: Line<'_>, at: usize) -> bool {
    let Some(gap) = line.gap_before(at + 1) else { return true };
    let next = line.key(at + 1);
    gap.contains(['.', '،', ',', ':', ';', '؛', '(', ')', '"', '“', '”', '«', '»', '!', '؟', '-', '–'])
        || NOT_COUNTED.contains(&next)
        || next.strip_prefix('و').is_some_and(|rest| NOT_COUNTED.contains(&rest))
        || has_gregorian_sign(line, at)
        || has_article(line, at + 1)
        || is_feminine_verb(next)
}

/// A counted noun takes no article: «2000 مقاتل», not «2000 المقاتل».
fn has_article(line: Line<'_>, at: usize) -> bool {
    let word = line.words.get(at).map_or("", |word| word.span.of(line.text));
    let key = line.key(at);
    let rest = ["ال", "وال", "بال", "لل"].into_iter().find_map(|article| word.strip_prefix(article));
    rest.is_some_and(|rest| rest.chars().count() >= 3) && !COUNTED.contains(&key)
}

/// «أصبحت»: hardly any noun that is counted ends like it.
fn is_feminine_verb(key: &str) -> bool {
    key.chars().count() >= 4 && key.ends_with('ت') && !key.ends_with("ات") && !key.ends_with("بايت")
}
