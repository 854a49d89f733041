//! Dates that the page states as that of the report: its datelines, and a date joined to the number of an issue.

use crate::calendar::months::month;
use crate::calendar::{Day, Weekday};
use crate::mentions::telling::{Told, What};
use crate::mentions::{Found, Word};
use crate::report::{BlockLabel, Span};

use super::super::rules::DatingRule;
use super::Timed;
use super::evidence::{Evidence, Interval, Source};

/// The years in which a page of the web may have been published, and a printed report that stands there.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1900..=2099;

/// A day of the Hijri calendar may begin a day early or late, as the moon is seen.
const HIJRI_SLACK: i32 = 1;

/// How many days that other evidence speaks of are tried for the year of a dateline without one.
const MOST_TRIED: usize = 100;

/// Adds what the datelines say. The years of those without one are taken from the evidence so far.
pub fn evidence(lines: &[Timed<'_>], all: &mut Vec<Evidence>) {
    let mut others = Others::of(all);
    for line in lines.iter().filter(|line| line.label == BlockLabel::Dateline || is_dated_credit(line)) {
        if is_of_site(&line.line.words) {
            continue;
        }
        let civil = line.found.iter().filter_map(|found| of_civil(found, &line.line.words));
        let before = all.len();
        all.extend(civil);
        all.extend(line.told.iter().filter_map(|told| of_hijri(told, &line.line.words)));
        if all.len() == before {
            let found = line.found.iter().find_map(|found| without_year(found, &others));
            all.extend(found);
        }
        others.add_updates(&all[before..]);
    }
    for line in lines.iter().filter(|line| line.label == BlockLabel::Clock && is_of_issue(line)) {
        all.extend(line.found.iter().filter_map(of_issue));
    }
    settle(all);
}

/// Evidence that may tell the year of a dateline without one.
struct Others {
    /// What is trusted more than a stated update, in the order of trust.
    more: Vec<Evidence>,
    /// The stated updates above the dateline.
    updates: Vec<Evidence>,
    /// What is trusted less.
    less: Vec<Evidence>,
}

impl Others {
    /// All that states no day of publication, sorted once.
    fn of(all: &[Evidence]) -> Self {
        let mut more: Vec<Evidence> =
            all.iter().filter(|one| one.source != Source::Stated).copied().collect();
        more.sort_by_key(|one| (one.source, one.span));
        let less = more.split_off(more.partition_point(|one| one.source <= Source::StatedUpdate));
        Self { more, updates: Vec::new(), less }
    }

    /// Takes the updates that a line states, behind those of the lines above it.
    fn add_updates(&mut self, of_line: &[Evidence]) {
        let before = self.updates.len();
        self.updates.extend(of_line.iter().filter(|one| one.source == Source::StatedUpdate));
        self.updates[before..].sort_by_key(|one| one.span);
    }

    /// The most trusted first.
    fn in_order(&self) -> impl Iterator<Item = &Evidence> {
        self.more.iter().chain(&self.updates).chain(&self.less)
    }
}

/// The first date of publication is that of the report; others come after it in the order of trust, where they
/// agree (the same day in another calendar) or are refused.
fn settle(all: &mut [Evidence]) {
    let stated = |one: &&Evidence| one.source == Source::Stated;
    let first = all.iter().filter(stated).min_by_key(|one| (one.interval.day().is_none(), one.span)).copied();
    for one in all.iter_mut().filter(|one| one.source == Source::Stated && Some(**one) != first) {
        one.source = Source::StatedAgain;
    }
}

/// «دبي - رويترز - 03-08-2015 21:16»: a credit with a whole date.
fn is_dated_credit(line: &Timed<'_>) -> bool {
    line.label == BlockLabel::Credit && line.found.iter().any(|found| found.day().is_some())
}

/// «آخر تحديث للموقع» is a clock, whatever label its line has.
pub(super) fn is_of_site(words: &[Word]) -> bool {
    words.iter().any(|word| matches!(word.key.as_str(), "للموقع" | "الموقع" | "للبوابه" | "البوابه"))
}

/// «العدد 5321 - الاثنين 10 آب 2015»
pub(super) fn is_of_issue(line: &Timed<'_>) -> bool {
    let words = &line.line.words;
    words.windows(2).any(|pair| matches!(pair[0].key.as_str(), "العدد" | "عدد") && pair[1].number().is_some())
}

fn usable(interval: Interval) -> bool {
    interval
        .bounds()
        .is_some_and(|(first, last)| YEARS.contains(&first.civil().0) && YEARS.contains(&last.civil().0))
}

fn of_civil(found: &Found, words: &[Word]) -> Option<Evidence> {
    let interval = Interval { earliest: found.earliest, latest: found.latest };
    let day = found.day();
    usable(interval).then(|| stated(found.span, interval, day, found.weekday, words, found.first_word))
}

fn stated(
    span: Span,
    interval: Interval,
    day: Option<Day>,
    weekday: Option<(Weekday, Span)>,
    words: &[Word],
    first: usize,
) -> Evidence {
    let (source, rule, interval) = if is_update(words, first) {
        (Source::StatedUpdate, DatingRule::StatedUpdate, Interval { earliest: None, ..interval })
    } else {
        (Source::Stated, DatingRule::StatedDate, interval)
    };
    Evidence { weekday, ..Evidence::new(source, rule, span, interval, day) }
}

/// The words before the date say whose date it is: the nearest counts. Where none do, «آخر تحديث 14:00» behind it does,
/// if no other date follows.
fn is_update(words: &[Word], first: usize) -> bool {
    let update =
        |key: &str| matches!(key, "تحديث" | "التحديث" | "تحديثه" | "updated" | "تعديل" | "التعديل" | "حدث");
    let publication = |key: &str| {
        matches!(key, "نشر" | "النشر" | "نشره" | "نشرت" | "published" | "كتب" | "اضيف" | "الاضافه")
    };
    let says = |word: &Word| {
        if update(&word.key) { Some(true) } else { publication(&word.key).then_some(false) }
    };
    let (before, from_date) = words.split_at(first.min(words.len()));
    let names_a_day = |word: &Word| {
        month(&word.key, None).is_some() || word.number().is_some_and(|number| (1900..2200).contains(&number))
    };
    let behind = || {
        let at = from_date.iter().position(|word| update(&word.key))?;
        Some(!from_date[at + 1..].iter().any(names_a_day))
    };
    before.iter().rev().find_map(says).or_else(behind).unwrap_or(false)
}

fn of_hijri(told: &Told, words: &[Word]) -> Option<Evidence> {
    let What::Hijri(Some(year), Some(month), Some((first, last)), _) = told.what else { return None };
    let day = crate::calendar::hijri::day(year, month, first).filter(|_| first == last)?;
    let interval = Interval::between(Day(day.0 - HIJRI_SLACK), Day(day.0 + HIJRI_SLACK));
    let at = words.partition_point(|word| word.span.end <= told.span.start);
    usable(interval).then(|| stated(told.span, interval, Some(day), None, words, at))
}

fn of_issue(found: &Found) -> Option<Evidence> {
    let interval = Interval { earliest: found.earliest, latest: found.latest };
    let issue = Evidence::new(Source::Stated, DatingRule::IssueDate, found.span, interval, found.day());
    (usable(interval) && found.day().is_some()).then_some(Evidence { weekday: found.weekday, ..issue })
}

/// «20 ماي»: in the year in which the other evidence, the most trusted first, has such a day: the nearest where it
/// names a day, else the last that it allows. A weekday beside it chooses among the years.
fn without_year(found: &Found, others: &Others) -> Option<Evidence> {
    let (month, first, last) = found.of_some_year?;
    let agrees = |day: &Day| found.weekday.is_none_or(|(weekday, _)| day.weekday() == weekday);
    let tried = others.in_order().filter_map(|one| match (one.interval.day(), one.interval.latest) {
        (Some(day), _) => Some((day, one.source != Source::Clock)),
        (None, Some(last)) => Some((last, false)),
        (None, None) => None,
    });
    let day = tried.take(MOST_TRIED).find_map(|(about, ahead)| {
        let (year, ..) = about.civil();
        let years = year - 6..=year + i32::from(ahead);
        let days = years.filter_map(|year| Day::from_civil(year, month, first)).filter(agrees);
        days.filter(|day| ahead || *day <= about).min_by_key(|day| day.0.abs_diff(about.0))
    })?;
    let last = Day(day.0 + last as i32 - first as i32);
    let interval = Interval::between(day, last.max(day));
    let named = interval.day();
    let evidence = Evidence::new(Source::Stated, DatingRule::StatedWithoutYear, found.span, interval, named);
    Some(Evidence { weekday: found.weekday, ..evidence })
}
