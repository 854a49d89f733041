//! What a preposition of time or a bound opens: «قبل يومين», «منذ بداية العام», «أكثر من 40 عاما».

use crate::knowledge::time_words::{Count, Sense, sense};
use crate::report::{Amount, Granularity, TimeModifier};

use super::super::times::TimeRule;
use super::What;
use super::amounts::{amount_at, amount_of, is_age, without_letters};
use super::numbers::hundreds;
use super::scan::{Reading, Scan};

/// Words that begin an amount, a bound or a preposition of time and mean nothing alone.
pub(super) fn may_lead(key: &str) -> bool {
    without_letters(key).any(|(_, key)| LEADING.contains(&key)) || hundreds(key).is_some()
}

/// Words that may lead to an amount or a day.
pub(super) const LEADING: [&str; 22] = [
    "الي",
    "لحد",
    "اكثر",
    "ازيد",
    "اقل",
    "لا",
    "ما",
    "يزيد",
    "عشرات",
    "ميات",
    "الاف",
    "ال",
    "غره",
    "فاتح",
    "شهري",
    "قبله",
    "قبلها",
    "قبلهم",
    "بعده",
    "بعدها",
    "بعدهم",
    "اشهر",
];

/// The bound or «about» before an amount, the letters before it and the index after its words.
fn bound_at(scan: Scan<'_>, at: usize) -> Option<(TimeBound, usize, usize)> {
    without_letters(scan.key(at)).find_map(|(taken, first)| {
        let (bound, next) = bound_of(scan, at, first)?;
        Some((bound, taken, next))
    })
}

fn bound_of(scan: Scan<'_>, at: usize, first: &str) -> Option<(TimeBound, usize)> {
    if first == "ما" && scan.key(at + 1) == "لا" {
        return bound_of(scan, at + 1, "لا");
    }
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
            (!is_age(scan, next, end, amount)).then_some(Reading {
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
    if let Some(counted) = counted_from_at(scan, at) {
        return Some(counted);
    }
    let (modifier, taken, next) = lead(scan, at)?;
    let bound = bound_at(scan, next).filter(|(_, taken, _)| *taken == 0);
    let (bound, inside) = bound.map_or((None, next), |(bound, _, inside)| (Some(bound), inside));
    if let Some(end) = uncounted_at(scan, next, modifier) {
        let vague = Reading::new(at, taken, end, What::Vague, TimeRule::VagueTime);
        return Some(Reading { modifier: Some(modifier), ..vague });
    }
    if let Some((amount, end)) = amount_of(scan, inside, true)
        .or_else(|| bound.and_then(|_| with_article(scan, inside)))
        .filter(|_| scan.follows(next) && scan.found_at(inside).is_none())
    {
        // «انطلاقا من 11 سنة» is an age or a least length.
        if scan.key(next - 1) == "من" && amount.unit == Granularity::Year && bound.is_none() {
            return None;
        }
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
        let ends = first_of_two(scan, next, &ends).unwrap_or(ends);
        return Some(Reading { first: at, taken, ..ends });
    }
    if let Some(event) = super::anchors::event_at(scan, next).filter(|_| scan.follows(next)) {
        return Some(Reading { first: at, taken, modifier: Some(modifier), ..event });
    }
    // «بعد منتصف ليل الجمعة»: the early hours of the day after.
    if modifier == TimeModifier::After
        && scan.key(next) == "منتصف"
        && scan.follows(next)
        && let Some(night) = super::days::chain_at(scan, next).filter(|night| night.day_part)
        && matches!(night.what, What::Weekday(..) | What::DayAway(..) | What::Days(..))
    {
        let what = What::Later(1, Granularity::Day, Box::new(night.what));
        return Some(Reading { first: at, taken, what, ..night });
    }
    let rules: [super::scan::Rule; 9] = [
        super::clocks::clock_at,
        super::clocks::prayer_at,
        super::days::chain_at,
        super::hours::hours_of_day_at,
        super::units::inner_at,
        super::anchors::feast_at,
        super::vague::vague_at,
        super::units::unit_at,
        super::months::month_at,
    ];
    let best = rules
        .iter()
        .filter_map(|rule| rule(scan, next))
        .reduce(|best, other| if other.end > best.end { other } else { best });
    let now = || {
        let said = modifier == TimeModifier::Until && matches!(scan.key(next), "الساعه" | "اللحظه" | "الان");
        said.then(|| Reading::new(next, 0, next + 1, What::Vague, TimeRule::VagueTime))
    };
    let inner = best.or_else(now).filter(|inner| scan.follows(next) && inner.modifier.is_none())?;
    // «بعد اليوم» tells no day.
    Some(Reading { first: at, taken, modifier: Some(modifier), ..inner })
}

/// «ابتداء من يوم السبت وحتى الاثنين»: a beginning and an end of days, each with its own word, are two times, here
/// the first; of hours they are one, unless each has its day.
fn first_of_two(scan: Scan<'_>, first: usize, ends: &Reading) -> Option<Reading> {
    let until = (first + 1..ends.end).find(|at| {
        matches!(scan.key(*at), "حتي" | "وحتي" | "لغايه" | "ولغايه")
            || matches!(scan.key(*at), "الي" | "والي") && scan.key(at + 1) == "غايه"
    })?;
    let since = |reading: Reading| Reading { modifier: Some(TimeModifier::Since), ..reading };
    match &ends.what {
        What::Clock(_) => super::clocks::clock_at(scan, first)
            .filter(|from| from.end == until && from.what != What::Clock(None))
            .map(since),
        What::Between(from, _) => {
            let rule = if matches!(**from, What::Hijri(..)) { TimeRule::HijriDate } else { ends.rule };
            Some(since(Reading::new(first, 0, until, (**from).clone(), rule)))
        }
        _ => None,
    }
}

/// The preposition of time: what it says, the letters before it and the index after its words.
fn lead(scan: Scan<'_>, at: usize) -> Option<(TimeModifier, usize, usize)> {
    let next = scan.key(at + 1);
    let linked = usize::from(scan.key(at) != scan.line.key_without_and(at));
    let up_to = match scan.line.key_without_and(at) {
        "الي" => {
            matches!(next, "غايه" | "حدود")
                || next == "حد"
                    && matches!(scan.key(at + 2), "الان" | "الساعه" | "اللحظه" | "اليوم" | "هذه" | "هذا")
        }
        _ => false,
    };
    if up_to {
        return Some((TimeModifier::Until, linked, at + 2));
    }
    if scan.line.key_without_and(at) == "لحد" && matches!(next, "الان" | "الساعه" | "اللحظه" | "اليوم")
    {
        return Some((TimeModifier::Until, linked, at + 1));
    }
    let head = scan.head(at).filter(|head| !head.article)?;
    match head.sense {
        Sense::Lead(TimeModifier::About) => None,
        Sense::Lead(modifier) => {
            let of_day = matches!(next, "يوم" | "تاريخ") && scan.found_at(at + 2).is_some();
            let passed = modifier == TimeModifier::After && matches!(next, "مرور" | "مضي");
            // «حتى نهاية يوم الخميس»
            let whole = modifier == TimeModifier::Until && next == "نهايه" && scan.key(at + 2) == "يوم";
            Some((modifier, head.taken, at + 1 + usize::from(of_day || passed || whole)))
        }
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

/// So many units before are a length and no day: no calendar goes farther back.
const FARTHEST: u32 = 10_000;

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
    ) && (1..FARTHEST).contains(&n);
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
        _ => {
            let bounded = bound.map_or_else(|| reading.clone(), |bound| bounded(reading.clone(), bound));
            Reading { modifier: Some(modifier), ..bounded }
        }
    })
}

/// Words that count from what the text just told: «قبله», «بعدها».
fn counts_from(key: &str) -> bool {
    matches!(key, "قبله" | "قبلها" | "قبلهم" | "بعده" | "بعدها" | "بعدهم")
}

/// «قبله بعام», «بعد ذلك بيومين»: so much before or after what the text just told.
fn counted_from_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let key = scan.line.key_without_and(at);
    let demonstrative = matches!(key, "قبل" | "بعد") && scan.key(at + 1) == "ذلك" && scan.follows(at + 1);
    if !demonstrative && !counts_from(key) {
        return None;
    }
    let next = at + 1 + usize::from(demonstrative);
    let by = scan.key(next).strip_prefix('ب').filter(|_| scan.follows(next))?;
    let (amount, end) = match sense(by) {
        Some(Sense::Unit(unit, Count::One)) => (Amount { least: 2, most: 2, unit, every: 0 }, next + 1),
        Some(Sense::Unit(unit, Count::Two)) => (Amount { least: 4, most: 4, unit, every: 0 }, next + 1),
        Some(Sense::Unit(unit, Count::Many)) => (Amount { least: 0, most: 0, unit, every: 0 }, next + 1),
        Some(Sense::Number(n)) => match scan.inner(next + 1)?.sense {
            Sense::Unit(unit, Count::One | Count::Many) if scan.follows(next + 1) => {
                (Amount { least: 2 * n, most: 2 * n, unit, every: 0 }, next + 2)
            }
            _ => return None,
        },
        // «بحوالي شهرين», «بـ3 أيام»
        _ => {
            let inside = next + usize::from(matches!(by, "نحو" | "حوالي" | ""));
            amount_of(scan, inside, true).filter(|_| inside > next && scan.follows(inside))?
        }
    };
    let modifier = if key.starts_with("قبل") { TimeModifier::Before } else { TimeModifier::After };
    let taken = usize::from(key.len() < scan.key(at).len());
    let lasting = Reading::new(at, taken, end, What::Lasting, TimeRule::Duration);
    Some(Reading { amount: Some(amount), modifier: Some(modifier), ..lasting })
}

/// «السنتين», «الأسبوع» behind «ما يقارب», «نحو».
fn with_article(scan: Scan<'_>, at: usize) -> Option<(Amount, usize)> {
    let head = scan.head(at).filter(|head| head.article && head.taken == 0)?;
    let halves = match head.sense {
        Sense::Unit(_, Count::One) => 2,
        Sense::Unit(_, Count::Two) => 4,
        _ => return None,
    };
    let Sense::Unit(unit, _) = head.sense else { return None };
    let said = scan.which_at(at + 1).is_none() && !scan.key(at + 1).starts_with("ال");
    said.then_some((Amount { least: halves, most: halves, unit, every: 0 }, at + 1))
}

/// The index after a stretch of which nobody could say how long it is: «فترة طويلة», «زمن بعيد».
fn uncounted_at(scan: Scan<'_>, at: usize, modifier: TimeModifier) -> Option<usize> {
    let key = scan.key(at);
    let stretch = matches!(key, "فتره" | "مده" | "زمن" | "وقت" | "امد");
    let known = matches!(
        scan.key(at + 1),
        "طويله"
            | "طويل"
            | "قصيره"
            | "قصير"
            | "وجيزه"
            | "وجيز"
            | "بعيد"
            | "بعيده"
            | "قريبه"
            | "قريب"
    ) && scan.follows(at + 1);
    let alone = match modifier {
        TimeModifier::Since => matches!(key, "لحظات" | "قليل" | "فتره" | "مده" | "زمن"),
        TimeModifier::Before => matches!(key, "لحظات" | "قليل" | "فتره" | "مده"),
        TimeModifier::After | TimeModifier::Until | TimeModifier::About => false,
    };
    let told = alone || (stretch && known && modifier != TimeModifier::Until);
    told.then(|| at + 1 + usize::from(stretch && known))
}
