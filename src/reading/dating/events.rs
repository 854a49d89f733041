//! Known events that the text names, and how long ago it says that they were: «في الذكرى الثالثة لـ…», «بعد مرور عامين
//! على …», «منذ … الشهر الماضي»; and names that did not exist before a known day.
//!
//! What is said in whole units is rounded in newspapers («بعد عامين» may be twenty months), so half a unit is left open.
//! An anniversary is spoken of ahead of its day and long after, so it bounds from below alone.

use std::sync::LazyLock;

use crate::calendar::Day;
use crate::knowledge::events;
use crate::knowledge::falls::{self, FALLS};
use crate::knowledge::named_since::NAMED_SINCE;
use crate::knowledge::time_words::{Sense, sense};
use crate::mentions::Word;
use crate::mentions::events::{Event, Events, First, Known};
use crate::mentions::openings::Openings;
use crate::mentions::telling::{Told, What};
use crate::mentions::words::between;
use crate::report::{Granularity, Span, TimeModifier};

use super::super::rules::DatingRule;
use super::Timed;
use super::evidence::{Evidence, Interval, Source};
use super::said_of::said_of;
use super::tense::{is_planned, surely_past};

/// How many words may stand between «الذكرى» and the event: «الذكرى السنوية الثانية والعشرين لـ…».
const IN_ANNIVERSARY: usize = 5;

/// So many words before «التي سقطت» the city may stand that fell.
const TO_CITY: usize = 10;

/// So many words before a short name or behind it the word may stand that it goes with.
const AROUND: usize = 6;

/// What had no name before.
static NEW_NAMES: LazyLock<Events> = LazyLock::new(|| {
    Events::known(NAMED_SINCE.iter().map(|name| Known {
        words: name.words,
        from: name.since,
        to: name.since,
        unforeseen: true,
        alone_with_article: false,
    }))
});

/// Names of more than one event.
static SEVERAL: LazyLock<Events> = LazyLock::new(|| {
    Events::known(events::SEVERAL.iter().map(|event| Known {
        words: event.words,
        from: event.from,
        to: event.to,
        unforeseen: false,
        alone_with_article: true,
    }))
});

/// The cities that fell, each as often as it did.
static FELL: LazyLock<Events> = LazyLock::new(|| {
    let each = FALLS.iter().flat_map(|fall| fall.on.iter().map(move |on| (fall.city, *on)));
    Events::known(each.map(|(city, on)| Known {
        words: city,
        from: on,
        to: on,
        unforeseen: false,
        alone_with_article: false,
    }))
});

/// The words of a line with the times it tells.
#[derive(Clone, Copy)]
struct Scan<'t> {
    text: &'t str,
    words: &'t [Word],
    told: &'t [Told],
}

/// Adds what the events and names say that a line has.
pub fn evidence(text: &str, line: &Timed<'_>, events: &Events, all: &mut Vec<Evidence>) {
    let scan = Scan { text, words: &line.line.words, told: &line.told };
    // Those of the corpus are in no table.
    let may_be_name = |at: &usize| !events.is_empty() || scan.words[*at].opens.has(Openings::NAME);
    for at in (0..scan.words.len()).filter(may_be_name) {
        for first in First::behind_clitics(scan.key(at)) {
            let named = events.named(first, |behind| scan.key(at + behind));
            let named = named.filter(|(event, length)| !scan.has_another_date(at + length, event));
            if let Some((event, length)) = named {
                all.extend(scan.since(at, at + length, event));
                all.extend(scan.at_time_of(at, at + length, event));
            }
            if let Some((event, length)) = SEVERAL.longest(first, |behind| scan.key(at + behind)) {
                all.extend(scan.since_the_first(at, at + length, event));
            }
            let new = NEW_NAMES.longest(first, |behind| scan.key(at + behind));
            if let Some((name, length)) = new.filter(|(_, length)| scan.is_meant(at, at + length)) {
                let interval = Interval::since(name.from);
                let span = scan.span(at, at + length);
                all.push(Evidence::new(Source::Text, DatingRule::TextName, span, interval, Some(name.from)));
            }
        }
        if scan.key(at) == falls::FELL {
            all.extend(scan.fallen(at));
        }
    }
}

impl<'t> Scan<'t> {
    fn key(self, at: usize) -> &'t str {
        self.words.get(at).map_or("", |word| word.key.as_str())
    }

    fn span(self, first: usize, end: usize) -> Span {
        Span { start: self.words[first].span.start, end: self.words[end - 1].span.end }
    }

    fn follows(self, at: usize) -> bool {
        at > 0
            && at < self.words.len()
            && between(self.text, &self.words[at - 1], &self.words[at]).trim().is_empty()
    }

    /// Whether a name that is a short one for several things stands in brackets or near the word it goes with.
    fn is_meant(self, at: usize, end: usize) -> bool {
        let said = |one: usize| {
            let key = self.key(one);
            let word = key.strip_prefix(['و', 'ف', 'ب', 'ل']).unwrap_or(key);
            [key, word].map(|word| word.strip_prefix("ال").unwrap_or(word))
        };
        let mut needed = NAMED_SINCE.iter().filter(|name| name.words.len() == end - at).filter_map(|name| {
            let is_it = name.words.iter().enumerate().all(|(nth, word)| said(at + nth).contains(word));
            name.near.filter(|_| is_it)
        });
        let bracketed = || {
            let (start, end) = (self.words[at].span.start as usize, self.words[end - 1].span.end as usize);
            self.text[..start].ends_with('(') && self.text[end..].starts_with(')')
        };
        needed.all(|near| {
            let around = at.saturating_sub(AROUND)..self.words.len().min(end + AROUND);
            bracketed() || around.into_iter().any(|one| said(one).contains(&near))
        })
    }

    /// «سقوط بغداد عام 1258» is another event of this name.
    fn has_another_date(self, end: usize, event: &Event) -> bool {
        event.has_another_date(|behind| {
            let joined = self.words.get(end + behind).is_some_and(|word| {
                let gap = between(self.text, &self.words[end + behind - 1], word).trim();
                matches!(gap, "" | "(" | "/" | "-")
            });
            if joined { self.key(end + behind) } else { "" }
        })
    }

    /// The index of the first word of a time.
    fn first_of(self, told: &Told) -> usize {
        self.words.partition_point(|word| word.span.end <= told.span.start)
    }

    /// The time that ends before a word.
    fn told_before(self, at: usize) -> Option<&'t Told> {
        let end = self.words.get(at.checked_sub(1)?)?.span.end;
        self.told_up_to(end)
    }

    /// The time that begins with a word, or behind a preposition there.
    fn told_behind(self, at: usize) -> Option<&'t Told> {
        let behind = at + usize::from(matches!(self.key(at), "في" | "خلال") && self.follows(at + 1));
        let nth = self.told.partition_point(|told| self.first_of(told) < behind);
        self.told.get(nth).filter(|told| self.first_of(told) == behind && self.follows(at))
    }

    /// The time whose words end at this byte. Times stand in order, and a line may have very many.
    fn told_up_to(self, end: u32) -> Option<&'t Told> {
        let nth = self.told.partition_point(|told| told.span.end < end);
        self.told.get(nth).filter(|told| told.span.end == end)
    }

    /// What it says that the event has been, or so long ago.
    fn since(self, at: usize, end: usize, event: &Event) -> Option<Evidence> {
        let since = |rule, from: Day, first: usize| {
            Evidence::new(Source::Text, rule, self.span(first, end), Interval::since(from), Some(event.from))
        };
        let named = event.unforeseen.then(|| since(DatingRule::TextEvent, event.from, at));
        if let Some((years, first)) = self.anniversary(at) {
            if is_planned(self.text, self.words, first, end) {
                return named;
            }
            let rule = if years == 0 { DatingRule::TextEvent } else { DatingRule::TextSinceEvent };
            return Some(since(rule, Day(event.from.0 + least_days(2 * years, Granularity::Year)?), first));
        }
        if let Some((least, first)) = self.long_after(at, end, !event.unforeseen) {
            return Some(since(DatingRule::TextSinceEvent, Day(event.from.0 + least), first));
        }
        named
    }

    /// «بعد الهجوم …», «عقب أيام من الهجوم …» of which there were several: not before the first.
    fn since_the_first(self, at: usize, end: usize, event: &Event) -> Option<Evidence> {
        let led = || {
            let lead = at.checked_sub(1).filter(|_| self.follows(at))?;
            let bare = self.key(lead).strip_prefix(['و', 'ف']).unwrap_or(self.key(lead));
            let of_plans = lead > 0 && self.key(lead - 1).ends_with("ما");
            let coming = is_planned(self.text, self.words, lead, end);
            (matches!(bare, "بعد" | "عقب" | "منذ" | "اثر") && !of_plans && !coming).then_some((0, lead))
        };
        let (least, first) = self.long_after(at, end, false).or_else(led)?;
        let interval = Interval::since(Day(event.from.0 + least));
        Some(Evidence::new(
            Source::Text,
            DatingRule::TextSinceEvent,
            self.span(first, end),
            interval,
            Some(event.from),
        ))
    }

    /// «الذكرى السنوية الثالثة لـ»: how many years, none if it does not say, and the index of its first word.
    fn anniversary(self, at: usize) -> Option<(u32, usize)> {
        let from = at.saturating_sub(IN_ANNIVERSARY);
        let first = (from..at).rev().find(|one| self.key(*one).ends_with("ذكري"))?;
        let mut years = 0;
        for key in (first + 1..at).map(|one| self.key(one)) {
            let bare = key.strip_prefix('و').unwrap_or(key);
            let bare = bare.strip_prefix("ال").unwrap_or(bare);
            years += match (sense(bare), bare) {
                (_, "" | "سنويه") => 0,
                // «الثانية» is a unit of time elsewhere.
                (_, "ثانيه") => 2,
                (_, "عشر" | "عشره") => 10,
                (_, "ميويه") => 100,
                (Some(Sense::Ordinal(n) | Sense::Number(n)), _) => n,
                _ => bare.parse().ok().filter(|n| *n < 1000)?,
            };
        }
        (first + 1..=at).all(|one| self.follows(one)).then_some((years, first))
    }

    /// «بعد عامين من», «بعد مرور ثلاث سنوات على», «عقب أيام من»: at least so many days, and the index of its first word.
    /// An event may be `foreseen`: then only what surely was says so.
    fn long_after(self, at: usize, end: usize, foreseen: bool) -> Option<(i32, usize)> {
        let joint = at.checked_sub(1).filter(|joint| matches!(self.key(*joint), "من" | "علي" | "عن"))?;
        let told = self.told_before(joint).filter(|told| matches!(told.what, What::Lasting | What::Vague))?;
        let first = self.first_of(told);
        let before = first.checked_sub(1).map_or("", |before| self.key(before));
        let passed = matches!(
            before.strip_prefix(['و', 'ف']).unwrap_or(before),
            "مرور" | "مضي" | "انقضاء" | "بمرور" | "مرت" | "مضت"
        );
        let after = told.modifier == Some(TimeModifier::After) || (told.modifier.is_none() && passed);
        // «انتخابات بعد ستة أشهر من سقوط نظام الأسد» may be a plan.
        let (text, words) = (self.text, self.words);
        let was = (passed || !foreseen || surely_past(text, words, first, end))
            && !is_planned(text, words, first, end);
        // «بعد أيام من», «بعد ساعات من», «بعد وقت قصير من»: not before it.
        let days = told.amount.and_then(|amount| least_days(amount.least, amount.unit)).unwrap_or(0);
        (after && self.follows(at) && self.follows(joint) && was).then_some((days, first))
    }

    /// «منذ سقوط الموصل في يونيو الماضي»: when the words behind the event could be said of its days.
    fn at_time_of(self, at: usize, end: usize, event: &Event) -> Option<Evidence> {
        let led = self.told_up_to(self.words[end - 1].span.end).filter(|told| self.first_of(told) < at)?;
        (led.rule == crate::mentions::TimeRule::KnownEvent).then_some(())?;
        let told = self.told_behind(end)?;
        let (first, last) = said_of(told, self.text, event.from, event.to)?;
        let span = Span { start: led.span.start, end: told.span.end };
        let interval = Interval::between(first, last);
        Some(Evidence::new(Source::Text, DatingRule::TextSinceEvent, span, interval, Some(event.from)))
    }

    /// The city that is the last noun before this word, with its falls: «مدينة الباب السورية، المعقل الكبير
    /// التي», not «صنعاء، تقدموا إلى عدن التي», «ريف الرقة التي».
    fn city_before(self, relative: usize) -> Option<(usize, Vec<&'static Event>)> {
        let first = relative.saturating_sub(TO_CITY);
        let gap = |at: usize| between(self.text, &self.words[at - 1], &self.words[at]).trim();
        (relative > 0 && matches!(gap(relative), "" | "،")).then_some(())?;
        let definite = |one: &usize| self.key(*one).starts_with("ال") && self.follows(*one + 1);
        let of_capital = (first..relative).rev().take_while(definite).count();
        let capital = (relative - of_capital).checked_sub(1).filter(|capital| {
            *capital > 0
                && self.key(*capital) == "عاصمه"
                && self.follows(*capital + 1)
                && gap(*capital) == "،"
        });
        let mut end = capital.unwrap_or(relative);
        let country = |key: &str| matches!(key, "السوريه" | "العراقيه" | "اليمنيه");
        if end > 1 && country(self.key(end - 1)) && self.follows(end - 1) {
            end -= 1;
        }
        let city = end.checked_sub(1)?;
        let key = self.key(city);
        let falls = |first: First<'_>| -> Vec<&'static Event> {
            FELL.all_named(first, |behind| self.key(city + behind)).collect()
        };
        let led = |key: &'t str| First::behind_clitics(key).map(falls).find(|falls| !falls.is_empty());
        // «الموصل والرقة التي»: both, or one.
        let falls = led(key).filter(|_| !key.starts_with(['و', 'ف']))?;
        let bare = !falls.is_empty() && FELL.all_named(First::of(key), |_| "").next().is_none();
        let before = city.checked_sub(1).map_or("", |before| self.key(before));
        let before = before.strip_prefix(['و', 'ف']).unwrap_or(before);
        let place = before.strip_prefix(['ب', 'ل']).unwrap_or(before);
        let starts = city == 0 || !self.follows(city);
        let led = bare || starts || BEFORE_CITY.contains(&before) || BEFORE_CITY.contains(&place);
        led.then_some((city, falls))
    }

    /// «الرقة التي سقطت الخريف الماضي»: when that could be said of any of the days on which the city fell.
    fn fallen(self, at: usize) -> Option<Evidence> {
        let told = self.told_behind(at + 1)?;
        let relative = at.checked_sub(1).filter(|before| self.key(*before) == "التي")?;
        let (city, falls) = self.city_before(relative)?;
        let said = falls.iter().filter_map(|fall| said_of(told, self.text, fall.from, fall.to));
        let (first, last) = said.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))?;
        let span = Span { start: self.words[city].span.start, end: told.span.end };
        let interval = Interval::between(first, last);
        Some(Evidence::new(Source::Text, DatingRule::TextSinceEvent, span, interval, None))
    }
}

/// Words before a city that leave what is told of it the city's.
#[rustfmt::skip]
const BEFORE_CITY: &[&str] = &[
    "مدينه", "المدينه", "بلده", "محافظه", "في", "من", "الي", "علي", "عن", "نحو", "باتجاه", "داخل", "خارج", "استعاده",
    "تحرير", "خساره", "فقدان", "دخول",
];

/// From the least that so many halves of a unit can be meant to be: half a unit less.
pub(super) fn least_days(halves: u32, unit: Granularity) -> Option<i32> {
    let days = match unit {
        Granularity::Day => 1,
        Granularity::Week => 7,
        Granularity::Month => 30,
        Granularity::Year => 365,
        Granularity::Decade => 3652,
        _ => return None,
    };
    let halves = i32::try_from(halves).ok().filter(|halves| *halves < 2000)?;
    Some((halves - 1).max(0) * days / 2)
}
