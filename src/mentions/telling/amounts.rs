//! Lengths, repetitions, and what stands so many units away: «عشر سنوات», «مرتين في الأسبوع», «قبل يومين».

use crate::knowledge::time_words::{Count, Sense, Which, sense};
use crate::report::{Amount, Granularity, TimeModifier};

use super::super::times::TimeRule;
use super::What;
use super::scan::{Reading, Scan};

/// A number in digits or words, and the index after it.
pub(super) fn number_at(scan: Scan<'_>, at: usize) -> Option<(u32, usize)> {
    if let Some(n) = scan.line.number(at) {
        let in_longer = scan.line.text_before(at).ends_with(['.', ',', ':', '/'])
            || scan.line.text_after(at).starts_with([':', '%']);
        return (!in_longer && n < 10_000).then_some((n, at + 1));
    }
    let first = match scan.head(at) {
        Some(head) => match head.sense {
            Sense::Number(number) => number,
            _ => return None,
        },
        None => hundreds(scan.key(at))?,
    };
    // «ألف وأربع مائة وخمس وعشرون»: what is counted up already, and the part still growing.
    let (mut sum, mut part, mut end) = (0, first, at + 1);
    while scan.follows(end)
        && let Some(head) = scan.head(end)
        && let Sense::Number(next) = head.sense
    {
        match (next, head.taken) {
            (10, 0) if part < 10 => part += 10,
            (100, 0) if part < 10 => part *= 100,
            (20..=90, 1) if part < 10 => part += next,
            (_, 1) if part >= 100 && next < part => (sum, part) = (sum + part, next),
            _ => break,
        }
        end += 1;
    }
    let number: u32 = sum + part;
    (number < 10_000).then_some((number, end))
}

/// «خمسمائة»: a number before «مائة» in one word.
fn hundreds(key: &str) -> Option<u32> {
    let few = ["مايه", "ميه"].iter().find_map(|hundred| sense(key.strip_suffix(hundred)?))?;
    match few {
        Sense::Number(few @ 3..=9) => Some(100 * few),
        _ => None,
    }
}

/// How much, from the word on, and the index after it and «من الزمن».
fn amount_of(scan: Scan<'_>, at: usize, led: bool) -> Option<(Amount, usize)> {
    let (amount, end) = counted(scan, at, led)?;
    let of_time = scan.key(end) == "من" && matches!(scan.key(end + 1), "الزمن" | "الزمان");
    Some((amount, end + 2 * usize::from(of_time && scan.follows(end) && scan.follows(end + 1))))
}

fn counted(scan: Scan<'_>, at: usize, led: bool) -> Option<(Amount, usize)> {
    let exactly = |halves: u32, unit| Amount { least: halves, most: halves, unit, every: 0 };
    let head = scan.head(at);
    if let Some(head) = head.filter(|head| !head.article) {
        match head.sense {
            Sense::Unit(unit, Count::Two) => {
                let end = half_after(scan, at + 1, unit);
                return Some((exactly(4 + u32::from(end > at + 1), unit), end));
            }
            Sense::Unit(unit, Count::One) if scan.key(at) != "يوما" => {
                let one =
                    matches!(scan.key(at + 1), "واحد" | "واحده" | "كامل" | "كامله") && scan.follows(at + 1);
                let after_half = half_after(scan, at + 1, unit);
                let half = after_half > at + 1 && unit != Granularity::Day;
                let alone = led && !scan.line.number(at + 1).is_some_and(|_| scan.follows(at + 1));
                let counted = !matches!(scan.key(at), "عاما" | "شهرا" | "اسبوعا" | "قرنا" | "عقدا" | "عقد");
                let named = !counted
                    || (unit == Granularity::Month && scan.may_be_month(at + 1))
                    || scan.weekday_at(at + 1).is_some()
                    || scan.found_at(at + 1).is_some()
                    || matches!(scan.inner(at + 1).map(|head| head.sense), Some(Sense::DayAway(_)));
                if one || half || (alone && !named) {
                    let end = if half { after_half } else { at + 1 + usize::from(one) };
                    return Some((exactly(2 + u32::from(half), unit), end));
                }
            }
            Sense::Share(Granularity::Half) if scan.follows(at + 1) => {
                if let Some(Sense::Unit(unit, Count::One)) =
                    scan.inner(at + 1).filter(|unit| !unit.article).map(|head| head.sense)
                {
                    return Some((exactly(1, unit), at + 2));
                }
            }
            Sense::Some if scan.follows(at + 1) => {
                if let Some(Sense::Unit(unit, Count::Many)) = scan.inner(at + 1).map(|head| head.sense) {
                    return Some((exactly(0, unit), at + 2));
                }
            }
            Sense::Unit(unit, Count::Many) => {
                let several = matches!(
                    scan.key(at + 1),
                    "قليله"
                        | "طويله"
                        | "عديده"
                        | "عده"
                        | "كثيره"
                        | "معدوده"
                        | "خلت"
                        | "مضت"
                        | "قلايل"
                );
                if (several && scan.follows(at + 1)) || (led && scan.line.number(at + 1).is_none()) {
                    return Some((exactly(0, unit), at + 1 + usize::from(several)));
                }
            }
            _ => {}
        }
    }
    // «عشرات السنين»
    if without_letters(scan.key(at)).any(|(_, key)| matches!(key, "عشرات" | "ميات" | "الاف"))
        && let Some(Sense::Unit(unit, Count::Many)) =
            scan.inner(at + 1).filter(|unit| unit.article && scan.follows(at + 1)).map(|head| head.sense)
    {
        return Some((exactly(0, unit), at + 2));
    }
    let (least, mut next) = number_at(scan, at)?;
    let mut most = least;
    let joint = scan.key(next);
    let joined = if matches!(joint, "الي" | "او" | "و") { next + 1 } else { next };
    let apart = joined > next || scan.line.follows_a_dash(next) || joint.starts_with('و');
    if apart
        && let Some((to, after)) = number_at(scan, joined)
        && to > least
    {
        (most, next) = (to, after);
    }
    let bracketed = scan.line.text_before(at).trim_end().ends_with('(');
    let near =
        scan.line.gap_before(next).is_some_and(|gap| matches!(gap, "" | "/") || bracketed && gap == ")");
    let unit = scan.inner(next).filter(|head| near && !head.article)?;
    let Sense::Unit(unit, count) = unit.sense else { return None };
    if count == Count::Two
        || (matches!(scan.key(next), "عام" | "العام") && least > 1900 && scan.line.number(at).is_some())
    {
        return None;
    }
    let end = half_after(scan, next + 1, unit);
    let half = u32::from(end > next + 1);
    Some((Amount { least: 2 * least + half, most: 2 * most + half, unit, every: 0 }, end))
}

/// The index after «ونصف», «ونصف الساعة»; the same one where no half follows.
fn half_after(scan: Scan<'_>, at: usize, unit: Granularity) -> usize {
    let apart = usize::from(scan.key(at) == "و" && scan.follows(at + 1));
    let half = scan.key(at) == "ونصف" || (apart == 1 && scan.key(at + 1) == "نصف");
    if !half || !scan.follows(at) {
        return at;
    }
    let end = at + apart + 1;
    let again = scan.inner(end).is_some_and(|head| head.sense == Sense::Unit(unit, Count::One));
    end + usize::from(again && scan.follows(end))
}

/// Whether the amount is somebody's age.
fn is_age(scan: Scan<'_>, first: usize, end: usize, amount: Amount) -> bool {
    if !matches!(amount.unit, Granularity::Year | Granularity::Month) {
        return false;
    }
    let aged = |at: usize| {
        let key = scan.line.key_without_and(at);
        key.starts_with("عمر")
            || matches!(
                key,
                "العمر"
                    | "البالغ"
                    | "البالغه"
                    | "يبلغ"
                    | "تبلغ"
                    | "سن"
                    | "ابن"
                    | "بعمر"
                    | "العمريه"
                    | "اعمارهم"
            )
    };
    let after = scan.line.text_after(end - 1).trim_start();
    let before = scan.line.text_before(first).trim_end();
    // «بايدن 72/ عاما/»
    let between_strokes =
        after.starts_with('/') && (before.ends_with('/') || scan.line.gap_before(end - 1) == Some("/"));
    let bracketed = between_strokes || (before.ends_with('(') && after.starts_with([')', '،', ',']));
    // «ذات الـ6 سنوات»
    let bearer = |before: usize| matches!(scan.key(before), "ذات" | "ذو" | "ذي" | "ذا");
    let borne = first >= 2 && scan.key(first - 1) == "ال" && bearer(first - 2);
    bracketed
        || borne
        || (first.saturating_sub(4)..first).any(aged)
        || (scan.key(end) == "من" && aged(end + 1))
}

/// A length of time, also one between two bounds.
pub(super) fn amount_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let opened = scan.line.key_without_and(at) == "بين" && scan.follows(at + 1);
    let first = at + usize::from(opened);
    let before = at.checked_sub(1).map_or("", |before| scan.line.key_without_and(before));
    let led = matches!(before, "لمده" | "مده" | "مدي" | "مدار" | "طوال" | "طيله" | "غضون" | "بعد" | "لفتره")
        && scan.follows(at);
    let (amount, mut end) = amount_of(scan, first, led)?;
    if is_age(scan, at, end, amount) {
        return None;
    }
    let many = || without_letters(scan.key(at)).find(|(_, key)| matches!(*key, "عشرات" | "ميات" | "الاف"));
    let taken = scan.head(at).map_or_else(|| many().map_or(0, |(taken, _)| taken), |head| head.taken);
    if matches!(scan.key(end - 1), "خلت" | "مضت") {
        return Some(Reading::new(at, taken, end, What::Vague, TimeRule::VagueTime));
    }
    // «4 أيام في الأسبوع»
    if scan.key(end) == "في"
        && let Some(Sense::Unit(period, Count::One)) =
            scan.inner(end + 1).filter(|head| head.article).map(|head| head.sense)
        && period != Granularity::Hour
        && period != amount.unit
    {
        let often = Amount { least: amount.least / 2, most: amount.most / 2, unit: period, every: 1 };
        return Some(Reading {
            amount: Some(often),
            ..Reading::new(at, taken, end + 2, What::Repeated, TimeRule::Repetition)
        });
    }
    if let Some(which) = scan.which_at(end)
        && matches!(which, Which::Past | Which::Next)
    {
        end += 1;
        let n = (amount.most / 2) as i32;
        let what = if n == 0 {
            What::Vague
        } else {
            What::InARow(if which == Which::Past { -n } else { n }, amount.unit)
        };
        return Some(Reading::new(at, taken, end, what, TimeRule::UnitsInARow));
    }
    let about = scan.key(end) == "تقريبا" && scan.follows(end);
    let modifier = about.then_some(TimeModifier::About);
    let lasting = Reading::new(at, taken, end + usize::from(about), What::Lasting, TimeRule::Duration);
    Some(Reading { amount: Some(amount), modifier, ..lasting })
}

/// «من أسبوع إلى عشرة أيام»: a length between two bounds, each with its unit.
pub(super) fn between_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let (from, end) = counted(scan, at, true).filter(|_| scan.found_at(at).is_none())?;
    let joined = matches!(scan.key(end), "الي" | "حتي") && scan.follows(end) && scan.follows(end + 1);
    let (to, end) = counted(scan, end + 1, true).filter(|_| joined && scan.found_at(end + 1).is_none())?;
    let (least, most, unit) =
        match (in_smaller(from.least, from.unit, to.unit), in_smaller(to.most, to.unit, from.unit)) {
            (Some(least), _) => (least, to.most, to.unit),
            (None, Some(most)) => (from.least, most, from.unit),
            (None, None) => return None,
        };
    let amount = Amount { least, most, unit, every: 0 };
    let lasting = Reading::new(at, 0, end, What::Lasting, TimeRule::Duration);
    (0 < least && least < most && !is_age(scan, at, end, amount))
        .then_some(Reading { amount: Some(amount), ..lasting })
}

/// So many halves of a unit in halves of another, if that is the same or one of which it has a fixed number.
fn in_smaller(halves: u32, unit: Granularity, other: Granularity) -> Option<u32> {
    let times = match (unit, other) {
        (large, small) if large == small => 1,
        (Granularity::Week, Granularity::Day) => 7,
        (Granularity::Day, Granularity::Hour) => 24,
        (Granularity::Hour, Granularity::Minute) | (Granularity::Minute, Granularity::Second) => 60,
        (Granularity::Year, Granularity::Month) => 12,
        (Granularity::Decade, Granularity::Year) | (Granularity::Century, Granularity::Decade) => 10,
        _ => return None,
    };
    halves.checked_mul(times)
}

/// Words that begin an amount, a bound or a preposition of time and mean nothing alone.
pub(super) fn may_lead(key: &str) -> bool {
    without_letters(key).any(|(_, key)| LEADING.contains(&key)) || hundreds(key).is_some()
}

/// Words that may lead to an amount.
pub(super) const LEADING: [&str; 10] =
    ["الي", "اكثر", "ازيد", "اقل", "لا", "ما", "يزيد", "عشرات", "ميات", "الاف"];

/// The word without the letters that may stand before it, and how many they are.
fn without_letters(key: &str) -> impl Iterator<Item = (usize, &str)> {
    let linked = key.strip_prefix(['و', 'ف']);
    let led = |key: &'_ str| key.strip_prefix(['ب', 'ل']).map(str::len);
    let behind = move |taken: usize, key: &'_ str| led(key).map(|rest| (taken + 1, rest));
    let each = [
        Some((0, key.len())),
        linked.map(|rest| (1, rest.len())),
        behind(0, key),
        linked.and_then(|rest| behind(1, rest)),
    ];
    each.into_iter().flatten().map(move |(taken, length)| (taken, &key[key.len() - length..]))
}

/// The bound or «about» before an amount, the letters before it and the index after its words.
fn bound_at(scan: Scan<'_>, at: usize) -> Option<(TimeBound, usize, usize)> {
    without_letters(scan.key(at)).find_map(|(taken, first)| {
        let (bound, next) = bound_of(scan, at, first)?;
        Some((bound, taken, next))
    })
}

fn bound_of(scan: Scan<'_>, at: usize, first: &str) -> Option<(TimeBound, usize)> {
    Some(match (first, scan.key(at + 1)) {
        ("اكثر" | "ازيد", "من") | ("يزيد", "عن" | "علي") => (TimeBound::More, at + 2),
        ("اقل", "من") => (TimeBound::Less, at + 2),
        ("لا", "تقل" | "يقل") if scan.key(at + 2) == "عن" => (TimeBound::More, at + 3),
        ("لا", "تتجاوز" | "يتجاوز" | "تزيد" | "يزيد") => {
            (TimeBound::Less, at + 2 + usize::from(scan.key(at + 2) == "عن"))
        }
        ("ما", "يقارب" | "يناهز") => (TimeBound::About, at + 2),
        ("ما", "يقرب" | "يقترب") if scan.key(at + 2) == "من" => (TimeBound::About, at + 3),
        ("ما", "يزيد") if matches!(scan.key(at + 2), "عن" | "علي") => (TimeBound::More, at + 3),
        ("نحو" | "حوالي" | "قرابه" | "زهاء", _) => (TimeBound::About, at + 1),
        _ => return None,
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum TimeBound {
    More,
    Less,
    About,
}

/// What a preposition of time or a bound opens: «قبل يومين», «منذ بداية العام», «أكثر من 40 عاما».
pub(super) fn led_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    if let Some((bound, taken, next)) = bound_at(scan, at) {
        let reading = amount_at(scan, next).or_else(|| {
            let (amount, end) = amount_of(scan, next, true)?;
            Some(Reading {
                amount: Some(amount),
                ..Reading::new(next, 0, end, What::Lasting, TimeRule::Duration)
            })
        });
        if let Some(reading) = reading {
            return Some(Reading { first: at, taken, ..bounded(reading, bound) });
        }
        let clock = super::clocks::clock_at(scan, next).filter(|_| bound == TimeBound::About)?;
        return Some(Reading { first: at, taken, modifier: Some(TimeModifier::About), ..clock });
    }
    let (modifier, taken, next) = lead(scan, at)?;
    let bound = bound_at(scan, next).filter(|(_, taken, _)| *taken == 0);
    let (bound, inside) = bound.map_or((None, next), |(bound, _, inside)| (Some(bound), inside));
    if modifier == TimeModifier::Since && matches!(scan.key(next), "لحظات" | "قليل" | "فتره" | "مده" | "زمن")
    {
        let vague = Reading::new(at, taken, next + 1, What::Vague, TimeRule::VagueTime);
        return Some(Reading { modifier: Some(modifier), ..vague });
    }
    if let Some((amount, end)) =
        amount_of(scan, inside, true).filter(|_| scan.follows(next) && scan.found_at(inside).is_none())
    {
        return ago(
            scan,
            Reading {
                amount: Some(amount),
                ..Reading::new(at, taken, end, What::Lasting, TimeRule::Duration)
            },
            modifier,
            bound,
        );
    }
    // «بداية من الساعة الثامنة إلى الساعة الثانية»: both ends are said.
    if scan.key(next - 1) == "من"
        && let Some(ends) = super::ranges::between_at(scan, next, false).filter(|_| scan.follows(next))
    {
        return Some(Reading { first: at, taken, ..ends });
    }
    if let Some(event) = super::anchors::event_at(scan, next).filter(|_| scan.follows(next)) {
        return Some(Reading { first: at, taken, modifier: Some(modifier), ..event });
    }
    let rules: [super::scan::Rule; 8] = [
        super::clocks::clock_at,
        super::clocks::prayer_at,
        super::days::chain_at,
        super::units::inner_at,
        super::anchors::feast_at,
        super::vague::vague_at,
        super::units::unit_at,
        super::units::month_at,
    ];
    let best = rules
        .iter()
        .filter_map(|rule| rule(scan, next))
        .reduce(|best, other| if other.end > best.end { other } else { best });
    let inner = best.filter(|inner| scan.follows(next) && inner.modifier.is_none())?;
    // «بعد اليوم» tells no day.
    Some(Reading { first: at, taken, modifier: Some(modifier), ..inner })
}

/// The preposition of time: what it says, the letters before it and the index after its words.
fn lead(scan: Scan<'_>, at: usize) -> Option<(TimeModifier, usize, usize)> {
    let next = scan.key(at + 1);
    let linked = usize::from(scan.key(at) != scan.line.key_without_and(at));
    if scan.line.key_without_and(at) == "الي" && matches!(next, "غايه" | "حدود") {
        return Some((TimeModifier::Until, linked, at + 2));
    }
    let head = scan.head(at).filter(|head| !head.article)?;
    match head.sense {
        Sense::Lead(TimeModifier::About) => None,
        Sense::Lead(modifier) => Some((
            modifier,
            head.taken,
            at + 1 + usize::from(matches!(next, "يوم" | "تاريخ") && scan.found_at(at + 2).is_some()),
        )),
        Sense::From if next == "من" => Some((TimeModifier::Since, head.taken, at + 2)),
        _ => None,
    }
}

fn bounded(reading: Reading, bound: TimeBound) -> Reading {
    let amount = reading.amount.map(|amount| match bound {
        TimeBound::More => Amount { most: 0, ..amount },
        TimeBound::Less => Amount { least: 0, ..amount },
        TimeBound::About => amount,
    });
    let modifier = (bound == TimeBound::About).then_some(TimeModifier::About);
    Reading { amount, modifier, ..reading }
}

/// «قبل يومين» is a day, «بعد عشرة أيام» a length after something.
fn ago(
    scan: Scan<'_>,
    reading: Reading,
    modifier: TimeModifier,
    bound: Option<TimeBound>,
) -> Option<Reading> {
    let amount = reading.amount?;
    let n = amount.most / 2;
    let from_now = scan.key(reading.end) == "من" && matches!(scan.key(reading.end + 1), "الان" | "اليوم");
    let end = reading.end + 2 * usize::from(from_now);
    let reading = Reading { end, ..reading };
    let from_event = scan.key(reading.end) == "من" && modifier == TimeModifier::Before;
    let countable = matches!(
        amount.unit,
        Granularity::Day | Granularity::Week | Granularity::Month | Granularity::Year | Granularity::Decade
    ) && n > 0;
    Some(match modifier {
        TimeModifier::Before | TimeModifier::Since
            if matches!(bound, Some(TimeBound::More | TimeBound::Less))
                || (n == 0 && modifier == TimeModifier::Since)
                || (n == 0 && amount.most == 0) =>
        {
            Reading {
                what: What::Vague,
                amount: None,
                modifier: Some(modifier),
                rule: TimeRule::VagueTime,
                ..reading
            }
        }
        TimeModifier::Before if countable && !from_event => {
            Reading { what: What::Ago(n, amount.unit), amount: None, rule: TimeRule::UnitsAgo, ..reading }
        }
        TimeModifier::Since if countable => Reading {
            what: What::Ago(n, amount.unit),
            amount: None,
            modifier: Some(modifier),
            rule: TimeRule::UnitsAgo,
            ..reading
        },
        _ => Reading { modifier: Some(modifier), ..reading },
    })
}

/// «يوميا», «كل عام», «مرتين في الأسبوع», «مرة كل ثلاثة أشهر».
pub(super) fn repetition_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let head = scan.head(at).filter(|head| !head.article);
    let often = |n: u32, unit, every, end| {
        let amount = Amount { least: n, most: n, unit, every };
        let taken = head.map_or(0, |head| head.taken);
        Some(Reading {
            amount: Some(amount),
            ..Reading::new(at, taken, end, What::Repeated, TimeRule::Repetition)
        })
    };
    match head.map(|head| head.sense) {
        Some(Sense::Each(unit)) => often(1, unit, 1, at + 1),
        Some(Sense::Every) if scan.follows(at + 1) => {
            every(scan, at).and_then(|(unit, n, end)| often(1, unit, n, end))
        }
        Some(Sense::Times(n)) => {
            let (_, next) = if n == 2 {
                (2, at + 1)
            } else {
                (n.max(1), at + 1 + usize::from(scan.key(at + 1) == "واحده"))
            };
            period(scan, next).and_then(|(unit, every, end)| often(n.max(1), unit, every, end))
        }
        _ => {
            let (n, next) = number_at(scan, at)?;
            let Sense::Times(_) = scan.inner(next)?.sense else { return None };
            period(scan, next + 1).and_then(|(unit, every, end)| often(n, unit, every, end))
        }
    }
}

fn period(scan: Scan<'_>, at: usize) -> Option<(Granularity, u32, usize)> {
    match (scan.key(at), scan.inner(at + 1).filter(|head| head.article).map(|head| head.sense)) {
        ("كل", _) => every(scan, at),
        ("في", Some(Sense::Unit(unit, Count::One))) => Some((unit, 1, at + 2)),
        _ => match scan.inner(at)?.sense {
            Sense::Each(unit) => Some((unit, 1, at + 1)),
            _ => None,
        },
    }
}

fn every(scan: Scan<'_>, at: usize) -> Option<(Granularity, u32, usize)> {
    let next = scan.inner(at + 1).filter(|head| !head.article)?;
    match next.sense {
        Sense::Unit(unit, Count::One) => Some((unit, 1, at + 2)),
        _ => amount_of(scan, at + 1, false).map(|(amount, end)| (amount.unit, amount.most / 2, end)),
    }
}
