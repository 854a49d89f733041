//! Times of day: «الساعة 14:30 بتوقيت غرينتش», «الثامنة والنصف مساء اليوم», «س 20».

use crate::knowledge::time_words::Sense;
use crate::report::{Amount, Granularity};

use super::super::times::TimeRule;
use super::What;
use super::scan::{Reading, Scan};

/// A time of day, with its day part, zone and day where they are said.
pub(super) fn clock_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let key = scan.line.key_without_and(at);
    let headed = matches!(key, "الساعه" | "س") && scan.line.separated(at + 1);
    let (mut minutes, mut end) = time_at(scan, at + usize::from(headed), headed)?;
    let mut sure = headed;
    if let Some((from, after)) = day_part_at(scan, end) {
        minutes = in_part(minutes, from);
        (sure, end) = (true, after);
    }
    if let Some(after) = zone_at(scan, end) {
        (sure, end) = (true, after);
    }
    if !sure {
        return None;
    }
    let taken = usize::from(key.len() < scan.key(at).len());
    let day_at = end + usize::from(matches!(scan.key(end), "من" | "ل"));
    let day = if scan.follows(end) { super::days::chain_at(scan, day_at) } else { None };
    let day = day.filter(|day| day.modifier.is_none() && (day_at > end || scan.found_at(day_at).is_none()));
    let (what, end) = match day {
        Some(day) => {
            if let Some(Sense::DayPart(from)) = scan.head(day_at).map(|head| head.sense) {
                minutes = in_part(minutes, from);
            }
            (What::Clock(Some(Box::new(day.what))), day.end)
        }
        None => (What::Clock(None), end),
    };
    let amount = Some(Amount { least: minutes, most: minutes, unit: Granularity::Minute, every: 0 });
    Some(Reading { amount, ..Reading::new(at, taken, end, what, TimeRule::ClockTime) })
}

/// «صلاة العصر»: a time of day without an hour.
pub(super) fn prayer_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let named = scan.key(at) == "صلاه"
        && matches!(
            scan.key(at + 1),
            "الفجر" | "الظهر" | "العصر" | "المغرب" | "العشاء" | "الجمعه" | "التراويح" | "العيد"
        );
    (named && scan.follows(at + 1))
        .then(|| Reading::new(at, 0, at + 2, What::Clock(None), TimeRule::ClockTime))
}

/// «س 20», «س17».
pub(super) fn is_sign(scan: Scan<'_>, at: usize) -> bool {
    scan.line.key_without_and(at) == "س" && scan.line.number(at + 1).is_some()
}

/// Minutes since midnight as they are written, and the index after them.
fn time_at(scan: Scan<'_>, at: usize, headed: bool) -> Option<(u32, usize)> {
    let in_day = |hour: u32, minute: u32| (hour <= 24 && minute < 60).then_some(hour % 24 * 60 + minute);
    if let Some(first) = scan.line.number(at) {
        if scan.key(at).len() == 4 && headed {
            return Some((in_day(first / 100, first % 100)?, at + 1));
        }
        // «32ر06» is written from right to left.
        let joined = |gap: &str| matches!(gap, ":" | "." | "," | "٫" | "،");
        let tight = scan.line.gap_before(at + 1).is_some_and(joined) && scan.key(at + 1).len() == 2;
        if let Some(minute) = scan.line.number(at + 1).filter(|_| tight) {
            return Some((in_day(first, minute)?, at + 2));
        }
        if scan.key(at + 1) == "ر"
            && let Some(hour) = scan.line.number(at + 2)
        {
            return Some((in_day(hour, first)?, at + 3));
        }
        return (headed && first <= 24).then_some((first % 24 * 60, at + 1));
    }
    if headed && scan.key(at) == "منتصف" {
        let noon = scan.key(at + 1) == "النهار";
        return (noon || scan.key(at + 1) == "الليل").then_some((if noon { 720 } else { 0 }, at + 2));
    }
    let word = scan.key(at).strip_prefix("وال").or_else(|| scan.key(at).strip_prefix("ال"))?;
    let mut hour = match word {
        "واحده" => 1,
        "ثانيه" => 2,
        "ثالثه" => 3,
        "رابعه" => 4,
        "خامسه" => 5,
        "سادسه" => 6,
        "سابعه" => 7,
        "ثامنه" => 8,
        "تاسعه" => 9,
        "عاشره" => 10,
        "حاديه" => 1,
        _ => return None,
    };
    let mut end = at + 1;
    if matches!(scan.key(end), "عشر" | "عشره") && hour <= 2 {
        (hour, end) = (hour + 10, end + 1);
    }
    let (minute, used) = match scan.key(end) {
        "والنصف" | "ونصف" => (30, 1),
        "والربع" | "وربع" => (15, 1),
        "والثلث" | "وثلث" => (20, 1),
        "الا" if scan.key(end + 1) == "ربعا" || scan.key(end + 1) == "ربع" => (-15, 2),
        _ => (0, 0),
    };
    Some(((hour * 60 + minute) as u32, end + used))
}

/// The hour from which the clock times of «صباحا», «مساء», «ص», «بعد الزوال» lie, and the index after it.
fn day_part_at(scan: Scan<'_>, at: usize) -> Option<(u32, usize)> {
    if scan.follows(at) && matches!(scan.key(at + 1), "الزوال" | "الظهر") {
        return match scan.key(at) {
            "بعد" => Some((15, at + 2)),
            "قبل" => Some((5, at + 2)),
            _ => None,
        };
    }
    if !scan.follows(at)
        || scan.head(at + 1).is_some_and(|_| scan.weekday_at(at + 1).is_some() && scan.follows(at + 1))
    {
        return None;
    }
    let from = match scan.key(at) {
        "فجرا" => 2,
        "صباحا" | "ص" => 5,
        "ظهرا" => 11,
        "عصرا" => 15,
        "مساء" | "مساءا" | "م" => 16,
        "ليلا" => 18,
        _ => return None,
    };
    Some((from, at + 1))
}

/// Two times of day as the ends of one: where only the second says which part of the day it is in, the first
/// is in the same if it is the earlier there.
pub(super) fn ends_of(scan: Scan<'_>, from: &Reading, to: &Reading) -> Option<Amount> {
    let (first, last) = from.amount.zip(to.amount)?;
    let unsaid = day_part_at(scan, from.end - 1).is_none() && first.least < 720;
    let least = first.least + if unsaid && first.least + 720 < last.most { 720 } else { 0 };
    Some(Amount { least, most: last.most, ..first })
}

fn in_part(minutes: u32, from: u32) -> u32 {
    let hour = minutes / 60;
    match from {
        2 | 5 | 18 if hour == 12 => minutes - 720,
        18 if hour < 6 => minutes,
        11 if hour >= 10 => minutes,
        11.. if hour < 12 => minutes + 720,
        _ => minutes,
    }
}

/// The index after «بتوقيت غرينتش», «بالتوقيت المحلي», «تغ».
fn zone_at(scan: Scan<'_>, at: usize) -> Option<usize> {
    if !scan.follows(at) {
        return None;
    }
    match scan.key(at) {
        "تغ" | "gmt" | "غرينتش" | "جرينتش" => Some(at + 1),
        "بالتوقيت" => Some(at + 2),
        "بتوقيت" | "توقيت" => {
            Some(at + 2 + usize::from(matches!(scan.key(at + 2), "المكرمه" | "المحتله")))
        }
        _ => None,
    }
    .filter(|end| *end <= scan.line.words.len())
}
