//! Chains of day part, deictic word, weekday and date: «مساء اليوم الأحد 3 أوت 2017».

use crate::calendar::Weekday;
use crate::knowledge::time_words::{Count, Sense, Which, which};
use crate::report::Granularity;

use super::super::times::{Found, TimeRule};
use super::What;
use super::scan::{Head, Reading, Scan};

/// Adjectives that make «اليوم» the name of a day or of a paper.
const NAMING: &[&str] = &[
    "العالمي",
    "الوطني",
    "الدولي",
    "الدراسي",
    "المفتوح",
    "السابع",
    "الواحد",
    "الاول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "الاخير",
    "الاعلامي",
    "الختامي",
    "الافتتاحي",
    "التحسيسي",
    "الترفيهي",
];

/// Words before a weekday that make it no day: prayers and their sermons, schools, names.
const NOT_DAYS: &[&str] =
    &["صلاه", "خطبه", "خطيب", "امام", "سوق", "سوره", "كل", "ايام", "خطبتي", "منبر", "خطب"];

/// What a chain has told so far.
#[derive(Default)]
pub(super) struct Chain {
    pub part: bool,
    /// How many days away, and whether the word was «اليوم».
    pub away: Option<i32>,
    pub weekday: Option<Weekday>,
    pub date: Option<What>,
    pub which: Option<Which>,
    pub same: Option<Which>,
    pub rule: Option<TimeRule>,
    pub modifier: Option<crate::report::TimeModifier>,
    /// A Hijri date stands beside the civil one.
    pub twin: bool,
    /// It began with «ليل», which may have two weekdays.
    pub night: bool,
}

/// A day, with all that stands around it.
pub(super) fn chain_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let mut chain = Chain::default();
    let mut next = at;
    let mut end = at;
    let mut taken = None;
    let quoted_weekday = |next: usize, chain: &Chain| {
        let in_quotes = matches!(scan.line.gap_before(next), Some("\"" | "“" | "«"));
        in_quotes && chain.away.is_some() && scan.weekday_at(next).is_some()
    };
    while next < scan.line.words.len()
        && (next == at || scan.line.separated(next) || quoted_weekday(next, &chain))
    {
        let before = end;
        let Some((used, clitics, counts)) = step(scan, next, at, &mut chain) else { break };
        taken.get_or_insert(clitics);
        next += used;
        if counts {
            end = next;
        }
        if end == before && next > end + 3 {
            break;
        }
    }
    let taken = taken?;
    let first_word_reaches = |found: &Found| found.first_word == at;
    let taken = match scan.found_at(at) {
        Some(found) if first_word_reaches(found) => {
            super::scan::head_of(scan.key(at)).map_or(0, |head| head.taken)
        }
        _ => taken,
    };
    if end == at || !complete(scan, at, end, &chain) {
        return None;
    }
    let end = super::clocks::zone_at(scan, end).filter(|_| chain.part).unwrap_or(end);
    let bare_weekday = chain.away.is_none() && chain.date.is_none() && chain.weekday.is_some();
    let (what, rule) = if let Some(same) = chain.same {
        (What::Unit(Granularity::Day, same, None), TimeRule::TextRelative)
    } else if let Some(date) = chain.date {
        let date = match date {
            What::DaysOfMonth(month, first, last, weekday, _) => {
                // «السبت والأحد 18 و19»: the first weekday is that of the first day.
                let weekday =
                    if first < last { chain.weekday.or(weekday) } else { weekday.or(chain.weekday) };
                What::DaysOfMonth(month, first, last, weekday, chain.which)
            }
            What::Hijri(year, month, day, None) => What::Hijri(year, month, day, chain.which),
            known => known,
        };
        (date, chain.rule.unwrap_or(TimeRule::DayMonthYear))
    } else if bare_weekday {
        let which = chain.which.or_else(|| super::tenses::coming(scan, at, end).then_some(Which::Next));
        (What::Weekday(chain.weekday?, which), TimeRule::NamedWeekday)
    } else {
        (What::DayAway(chain.away?, chain.weekday), TimeRule::RelativeDay)
    };
    // «يومي الأحد والاثنين من كل أسبوع»
    let second = scan.key(end).starts_with('و') && scan.follows(end) && scan.weekday_at(end).is_some();
    if bare_weekday
        && second
        && [scan.key(end + 1), scan.key(end + 2), scan.key(end + 3)] == ["من", "كل", "اسبوع"]
    {
        let twice = crate::report::Amount { least: 2, most: 2, unit: Granularity::Week, every: 1 };
        let repeated = Reading::new(at, taken, end + 4, What::Repeated, TimeRule::Repetition);
        return Some(Reading { amount: Some(twice), ..repeated });
    }
    // «يوم الأحد من كل أسبوع»
    if bare_weekday && [scan.key(end), scan.key(end + 1), scan.key(end + 2)] == ["من", "كل", "اسبوع"]
    {
        let weekly = crate::report::Amount { least: 1, most: 1, unit: Granularity::Week, every: 1 };
        let repeated = Reading::new(at, taken, end + 3, What::Repeated, TimeRule::Repetition);
        return Some(Reading { amount: Some(weekly), ..repeated });
    }
    // «8 مارس من كل عام»
    if matches!(what, What::DaysOfMonth(..))
        && scan.key(end) == "من"
        && scan.key(end + 1) == "كل"
        && matches!(scan.key(end + 2), "عام" | "سنه")
    {
        let yearly = crate::report::Amount { least: 1, most: 1, unit: Granularity::Year, every: 1 };
        let repeated = Reading::new(at, taken, end + 3, What::Repeated, TimeRule::Repetition);
        return Some(Reading { amount: Some(yearly), ..repeated });
    }
    Some(Reading {
        day_part: chain.part,
        modifier: chain.modifier,
        ..Reading::new(at, taken, end, what, rule)
    })
}

fn complete(scan: Scan<'_>, at: usize, end: usize, chain: &Chain) -> bool {
    if chain.same.is_some() || chain.date.is_some() || chain.away.is_some() {
        return true;
    }
    if chain.weekday.is_none() {
        return false;
    }
    let bare = end == at + 1;
    let before = at.checked_sub(1).map_or("", |before| scan.line.key_without_and(before));
    !(bare && NOT_DAYS.contains(&before))
}

/// One link of the chain: how many words, the letters before it, and whether it may be the last.
fn step(scan: Scan<'_>, at: usize, first: usize, chain: &mut Chain) -> Option<(usize, usize, bool)> {
    let starts = at == first;
    let key = scan.key(at);
    if chain.date.is_none() || chain.rule == Some(TimeRule::HijriDate) {
        if let Some(found) = scan.found_at(at).filter(|found| found.modifier.is_none() || starts) {
            return take_found(found, chain).map(|words| (words, 0, true));
        }
        if let Some((what, end)) = super::hijri::date_at(scan, at).filter(|_| chain.date.is_none()) {
            chain.date = Some(what);
            chain.rule = Some(TimeRule::HijriDate);
            return Some((end - at, super::scan::head_of(key).map_or(0, |head| head.taken), true));
        }
        if let Some((what, end)) =
            super::days_of_units::day_of_unit_at(scan, at).filter(|_| chain.date.is_none())
        {
            chain.date = Some(what);
            chain.rule = Some(TimeRule::RelativeUnit);
            return Some((end - at, 0, true));
        }
    } else if let Some((_, end)) = super::hijri::date_at(scan, at).filter(|_| !chain.twin) {
        chain.twin = true;
        return Some((end - at, 0, true));
    }
    if !starts {
        if let Some(which) = which(key).filter(|_| {
            // «السبت المقبل 11 مارس الجاري» has two.
            let again = chain.which.is_some() && (chain.date.is_none() || which(scan.key(at - 1)).is_some());
            (chain.weekday.is_some() || chain.date.is_some()) && !again
        }) {
            chain.which = Some(which);
            return Some((1, 0, true));
        }
        if matches!(key, "الموافق" | "الموافقه" | "ل" | "بتاريخ" | "في" | "ه" | "م")
            && scan.line.separated(at)
        {
            let sign = |key: &str| matches!(key, "ه" | "م");
            let closes =
                sign(key) && chain.date.is_some() && scan.follows(at) && !sign(scan.key(at.wrapping_sub(1)));
            return (closes || !sign(key)).then_some((1, 0, closes));
        }
        if key == "من" && chain.part && chain.away.is_none() && chain.weekday.is_none() {
            return Some((1, 0, false));
        }
        // «غدا الأربعاء أول أيام عيد الفطر»
        if (chain.away.is_some() || chain.weekday.is_some())
            && chain.date.is_none()
            && scan.follows(at)
            && let Some(feast) = super::anchors::feast_at(scan, at).filter(|feast| feast.taken == 0)
        {
            return Some((feast.end - at, 0, true));
        }
        if key == "من"
            && let Some(end) = super::days_of_units::of_longer_at(scan, at + 1, chain)
        {
            return Some((end - at, 0, true));
        }
        if matches!(key, "الي" | "علي") && chain.night && chain.weekday.is_some() {
            return Some((1, 0, false));
        }
    }
    if starts && let Some(taken) = super::lists::pair_at(scan, at) {
        return Some((1, taken, false));
    }
    let Head { sense, taken, article } = scan.head(at)?;
    if !starts && taken > 0 && !(chain.part && scan.key(at).starts_with("ل")) {
        return None;
    }
    let two_days = |gap: &str| chain.night && matches!(gap, "-" | "–" | "/");
    let follows_on = starts
        || scan
            .line
            .gap_before(at)
            .is_some_and(|gap| matches!(gap, "" | "(" | "،" | "\"" | "“" | "«") || two_days(gap));
    if !follows_on {
        return None;
    }
    let next_key = scan.key(at + 1);
    let none_yet = chain.away.is_none() && chain.date.is_none() && chain.same.is_none();
    match sense {
        // «منتصف ليل الأحد»
        Sense::UnitPart(crate::knowledge::time_words::Part::Middle)
            if starts && matches!(next_key, "ليل" | "ليله" | "نهار") && scan.follows(at + 1) =>
        {
            chain.part = true;
            Some((2, taken, false))
        }
        Sense::DayPart(from) if starts && !article => {
            (chain.part, chain.night) = (true, from == 18);
            Some((1, taken, false))
        }
        Sense::DayPart(_) if article && key.ends_with("الليله") && starts => {
            (chain.part, chain.away) = (true, Some(0));
            Some((1 + usize::from(next_key == "الماضيه"), taken, true))
        }
        // «منذ الصباح»
        Sense::DayPart(5 | 16)
            if starts
                && article
                && matches!(scan.key(at.wrapping_sub(1)), "منذ" | "ومنذ")
                && key.len() > 8 =>
        {
            (chain.part, chain.away) = (true, Some(0));
            Some((1, taken, true))
        }
        Sense::DayPart(18) if article && key.ends_with("الليله") && none_yet => {
            (chain.part, chain.away) = (true, Some(0));
            Some((1, taken, true))
        }
        Sense::Unit(Granularity::Day, Count::One) if article && none_yet => {
            today(scan, at, chain).map(|(words, counts)| (words, taken, counts))
        }
        Sense::Unit(Granularity::Day, Count::One) if !article && none_yet && key != "يوما" => {
            Some((1, taken, false))
        }
        Sense::Which(which) if (starts || chain.part && none_yet) && !article => {
            let part = matches!(scan.key(at + 1), "الليله" | "المساء" | "الصباح" | "الفجر");
            let of_day = (part || scan.key(at + 1) == "اليوم") && scan.follows(at + 1);
            let this = which == Which::This;
            chain.part |= part;
            if of_day && this {
                chain.away = Some(0);
            } else if of_day {
                chain.same = Some(Which::Same);
            }
            of_day.then_some((2, taken, true))
        }
        Sense::DayAway(days) if chain.away.is_none() && none_yet => {
            // «أمس» as in «بأمس الحاجة».
            if key == "بامس" || matches!(next_key, "الحاجه" | "القريب") {
                return None;
            }
            let day_before = days < 0 && matches!(next_key, "الاول" | "الاولي") && scan.follows(at + 1);
            chain.away = Some(if day_before { -2 } else { days });
            chain.part |= key.ends_with("البارحه") && chain.part;
            Some((1 + usize::from(day_before), taken, true))
        }
        Sense::Ordinal(1) if !article && none_yet => {
            let gap = usize::from(next_key == "من");
            let yesterday = scan.key(at + 1 + gap) == "امس" && scan.follows(at + 1 + gap);
            yesterday.then(|| {
                chain.away = Some(-2);
                (2 + gap, taken, true)
            })
        }
        Sense::Lead(crate::report::TimeModifier::After) if none_yet && next_key == "غد" => {
            chain.away = Some(2);
            Some((2, taken, true))
        }
        // «ليل السبت الأحد»
        Sense::Weekday(day) if chain.night && chain.weekday.is_some_and(|first| follow_on(first, day)) => {
            chain.night = false;
            Some((1, taken, true))
        }
        Sense::Weekday(day) if chain.weekday.is_none() && chain.date.is_none() && chain.same.is_none() => {
            chain.weekday = Some(day);
            Some((1, taken, true))
        }
        _ => None,
    }
}

/// Whether the second weekday is the day after the first.
fn follow_on(first: Weekday, second: Weekday) -> bool {
    (first as u32 + 1) % 7 == second as u32
}

fn today(scan: Scan<'_>, at: usize, chain: &mut Chain) -> Option<(usize, bool)> {
    let next = scan.key(at + 1);
    let adjacent = scan.follows(at + 1);
    // «اليوم الذي نفذت فيه الضربة»
    if adjacent && (NAMING.contains(&next) || next == "الذي") {
        return None;
    }
    match which(next).filter(|_| adjacent) {
        Some(Which::Same) => chain.same = Some(Which::Same),
        Some(Which::Following) => chain.same = Some(Which::Following),
        Some(Which::Next | Which::Past) => return None,
        _ => {
            chain.away = Some(0);
            return Some((1, true));
        }
    }
    Some((2, true))
}

fn take_found(found: &Found, chain: &mut Chain) -> Option<usize> {
    let what = match (found.named, found.of_some_year) {
        (Some((from, to)), _) if found.granularity == Granularity::Day => {
            What::Days(from, to, Granularity::Day)
        }
        (None, Some((month, first, last))) => {
            What::DaysOfMonth(month, first, last, found.weekday.map(|(day, _)| day), None)
        }
        _ => return None,
    };
    chain.rule = Some(match what {
        What::DaysOfMonth(..) => TimeRule::DayOfNearestYear,
        _ => found.rule,
    });
    chain.date = Some(what);
    chain.modifier = found.modifier;
    Some(found.end_word - found.first_word)
}

/// An explicit time alone.
pub(super) fn of_found(found: &Found, at: usize) -> Option<Reading> {
    let what = match (found.named, found.of_some_year) {
        (Some((from, to)), _) => What::Days(from, to, found.granularity),
        (None, Some((month, first, last))) => {
            What::DaysOfMonth(month, first, last, found.weekday.map(|(day, _)| day), None)
        }
        (None, None) => return None,
    };
    let rule = if found.of_some_year.is_some() { TimeRule::DayOfNearestYear } else { found.rule };
    Some(Reading { modifier: found.modifier, ..Reading::new(at, 0, found.end_word, what, rule) })
}

/// «31 شباط»: a day that no calendar has is told as such, not repaired.
pub(super) fn impossible_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let (day, next) = super::super::points::day_number(scan.line, at)?;
    let (month, end) = super::super::points::month_after_days(scan.line, next)?;
    let (year, end) = super::super::month_names::year_after(scan.line, end).unwrap_or((2024, end));
    let impossible = day > crate::calendar::days_in_month(year, month);
    impossible.then(|| Reading::new(at, 0, end, What::Impossible, TimeRule::ImpossibleDate))
}
