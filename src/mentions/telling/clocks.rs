//! Times of day: «الساعة 14:30 بتوقيت غرينتش», «الثامنة والنصف مساء اليوم», «س 20».

use crate::knowledge::time_words::{Count, Sense, sense};
use crate::report::{Amount, Granularity};

use super::super::times::TimeRule;
use super::What;
use super::scan::{Reading, Scan};

/// A time of day, with its day part, zone and day where they are said.
pub(super) fn clock_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let alone = clock(scan, at, false);
    // «9-11 صباحا»
    let dashed = || {
        let hour = scan.line.day_digits(at).is_some() && scan.line.follows_a_dash(at + 1);
        clock(scan, at, true).filter(|first| hour && first.end == at + 1)
    };
    let from = alone.clone().or_else(dashed)?;
    if from.what != What::Clock(None) || !scan.line.follows_a_dash(from.end) {
        return alone;
    }
    // «الساعة 8:00 - 10:00 مساء»
    let in_full = |at: usize| alone.is_some() || !matches!(scan.key(at), "م" | "ص");
    let to = clock(scan, from.end, true)
        .filter(|to| (to.first + 1..to.end).any(|at| in_full(at) && day_part_at(scan, at).is_some()));
    let Some(to) = to else { return alone };
    let amount = ends_of(scan, &from, &to);
    Some(Reading { amount, what: to.what, end: to.end, ..from })
}

/// The same where the words around it say that it is one: «من السابعة» before «وحتى التاسعة مساء».
pub(super) fn hour_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    clock(scan, at, true)
}

fn clock(scan: Scan<'_>, at: usize, said: bool) -> Option<Reading> {
    let key = scan.line.key_without_and(at);
    let headed = matches!(key, "الساعه" | SIGN) && scan.line.separated(at + 1);
    // «الساعة الـ 12 ظهرا»
    let first = at + usize::from(headed);
    let marked = (headed || said) && scan.key(first) == "ال" && scan.line.number(first + 1).is_some();
    let (mut minutes, mut end) = time_at(scan, first + usize::from(marked), headed || said)?;
    let mut sure = headed || said;
    if let Some((from, after)) = day_part_at(scan, end) {
        minutes = in_part(minutes, from);
        (sure, end) = (true, after);
    }
    if let Some(after) = zone_at(scan, end) {
        (sure, end) = (true, after);
    }
    // «الثالثة من بعد ظهر اليوم»
    let of_day = |at: usize| scan.key(at) == "بعد" && scan.key(at + 1) == "ظهر";
    let linked = usize::from(scan.key(end) == "من" && scan.follows(end));
    let of_noon = scan.follows(end) && of_day(end + linked) && (linked == 1 || sure);
    // «السادسة من صباح غد»
    let of_part = linked == 1
        && scan.follows(end + 1)
        && scan.inner(end + 1).is_some_and(|head| matches!(head.sense, Sense::DayPart(_)) && !head.article);
    if !sure && !of_noon && !of_part {
        return None;
    }
    let taken = usize::from(key.len() < scan.key(at).len());
    let reading = |end: usize, minutes: u32, what: What| {
        let amount = Some(Amount { least: minutes, most: minutes, unit: Granularity::Minute, every: 0 });
        Reading { amount, ..Reading::new(at, taken, end, what, TimeRule::ClockTime) }
    };
    let behind = conversion_at(scan, end).unwrap_or(end);
    if let Some((from, after)) = every_day_at(scan, behind) {
        return Some(reading(after, from.map_or(minutes, |from| in_part(minutes, from)), What::Clock(None)));
    }
    let linked = matches!(scan.key(behind), "من" | "ل");
    let day_at = behind + usize::from(linked) + usize::from(of_noon && behind == end);
    // «الساعة 11.59 (2059 بتوقيت غرينتش) مساء أمس», «الساعة (2059 بتوقيت غرينتش) ليل الأحد»
    let bracketed = behind > end || headed && scan.line.gap_before(at + 1) == Some("(");
    let reaches = scan.follows(behind) || bracketed && scan.line.gap_before(behind) == Some(")");
    let day = if reaches { super::days::chain_at(scan, day_at) } else { None };
    let day = day.filter(|day| day.modifier.is_none() && (linked || scan.found_at(day_at).is_none()));
    Some(match day {
        Some(day) => {
            if let Some(Sense::DayPart(from)) = scan.head(day_at).map(|head| head.sense) {
                minutes = in_part(minutes, from);
            }
            reading(day.end, minutes, What::Clock(Some(Box::new(day.what))))
        }
        None => reading(end, minutes, What::Clock(None)),
    })
}

/// «(20:59 بتوقيت غرينتش)»: the same time elsewhere, and the index after it.
fn conversion_at(scan: Scan<'_>, at: usize) -> Option<usize> {
    (scan.line.gap_before(at)? == "(").then_some(())?;
    let headed = usize::from(scan.key(at) == "الساعه");
    let (_, end) = time_at(scan, at + headed, true)?;
    let end = day_part_at(scan, end).map_or(end, |(_, after)| after);
    zone_at(scan, end).filter(|after| scan.line.gap_before(*after) == Some(")"))
}

/// «من كل يوم», «من مساء كل أحد»: the hour from which its part of the day lies, and the index after it.
fn every_day_at(scan: Scan<'_>, at: usize) -> Option<(Option<u32>, usize)> {
    let linked = at + usize::from(matches!(scan.key(at), "من"));
    let part = match scan.head(linked).map(|head| head.sense) {
        Some(Sense::DayPart(from)) => Some(from),
        _ => None,
    };
    let every = linked + usize::from(part.is_some());
    if every == at || scan.key(every) != "كل" || !(at..=every).all(|at| scan.follows(at)) {
        return None;
    }
    let day = every + 1 + usize::from(scan.key(every + 1) == "يوم");
    let weekday = is_weekday(scan.key(day)) && scan.follows(day);
    let end = day + usize::from(weekday);
    (end > every + 1 && scan.follows(every + 1)).then_some((part, end))
}

/// Whether the word is a weekday, also without its article: «كل أحد».
fn is_weekday(key: &str) -> bool {
    matches!(sense(key.strip_prefix("ال").unwrap_or(key)), Some(Sense::Weekday(_)))
}

/// «الصباح», «الفجر» as an end of hours, without an hour of its own.
pub(super) fn part_of_day_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let head = scan.inner(at)?;
    let part = matches!(head.sense, Sense::DayPart(_)) && head.article;
    part.then(|| Reading::new(at, 0, at + 1, What::Clock(None), TimeRule::ClockTime))
}

/// «صلاة العصر»: a time of day without an hour.
pub(super) fn prayer_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    // «صلاة عيد الفطر المبارك»
    let of_feast = scan.key(at) == "صلاه"
        && scan.key(at + 1) == "عيد"
        && matches!(scan.key(at + 2), "الفطر" | "الاضحي")
        && (at + 1..=at + 2).all(|at| scan.follows(at));
    if of_feast {
        let blessed = usize::from(matches!(scan.key(at + 3), "المبارك" | "السعيد"));
        return Some(Reading::new(at, 0, at + 3 + blessed, What::Clock(None), TimeRule::ClockTime));
    }
    let named = scan.key(at) == "صلاه"
        && matches!(
            scan.key(at + 1),
            "الفجر" | "الظهر" | "العصر" | "المغرب" | "العشاء" | "الجمعه" | "التراويح" | "العيد"
        );
    if named && scan.follows(at + 1) {
        return Some(Reading::new(at, 0, at + 2, What::Clock(None), TimeRule::ClockTime));
    }
    middle_at(scan, at)
}

/// «منتصف الليل», «بعد الظهر» without an hour.
pub(super) fn middle_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let key = scan.line.key_without_and(at);
    let minutes = match (key, scan.key(at + 1)) {
        ("منتصف", "الليل") => Some(0),
        ("منتصف", "النهار") => Some(720),
        ("بعد", "الظهر" | "الزوال") => None,
        _ => return None,
    };
    if !scan.follows(at + 1) {
        return None;
    }
    let letters = usize::from(key.len() < scan.key(at).len());
    let amount =
        minutes.map(|minutes| Amount { least: minutes, most: minutes, unit: Granularity::Minute, every: 0 });
    Some(Reading { amount, ..Reading::new(at, letters, at + 2, What::Clock(None), TimeRule::ClockTime) })
}

/// «س 20», «س17».
pub(super) const SIGN: &str = "س";

/// Whether the sign and a number behind it begin with the word.
pub(super) fn is_sign(scan: Scan<'_>, at: usize) -> bool {
    scan.line.key_without_and(at) == SIGN && scan.line.number(at + 1).is_some()
}

/// Minutes since midnight as they are written, and the index after them.
fn time_at(scan: Scan<'_>, at: usize, headed: bool) -> Option<(u32, usize)> {
    let in_day = |hour: u32, minute: u32| (hour <= 24 && minute < 60).then_some(hour % 24 * 60 + minute);
    if let Some(first) = scan.line.number(at) {
        // «1200 بتوقيت غرينتش»
        if scan.key(at).len() == 4 && (headed || zone_at(scan, at + 1).is_some()) {
            return Some((in_day(first / 100, first % 100)?, at + 1));
        }
        // «32ر06» is written from right to left.
        let joined = |gap: &str| matches!(gap, ":" | "." | "," | "٫" | "،");
        let tight = scan.line.gap_before(at + 1).is_some_and(joined) && scan.key(at + 1).len() == 2;
        if let Some(minute) = scan.line.number(at + 1).filter(|_| tight) {
            return Some((in_day(first, minute)?, at + 2));
        }
        // «6ر12 م» is a sum.
        if scan.key(at + 1) == "ر"
            && (headed || !matches!(scan.key(at + 3), "م" | "ص"))
            && let Some(hour) = scan.line.number(at + 2)
        {
            return Some((in_day(hour, first)?, at + 3));
        }
        let (minute, end) = minutes_at(scan, at + 1);
        let past = first.checked_mul(60)?.checked_add_signed(minute)?;
        let told = headed && first <= 24 || is_hour_with_its_part(scan, at, end);
        return told.then_some((past % 1440, end));
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
    let (minute, end) = minutes_at(scan, end);
    Some(((hour * 60 + minute) as u32, end))
}

/// «9 مساء»: a number up to twelve that the part of the day written out behind it says to be an hour.
fn is_hour_with_its_part(scan: Scan<'_>, at: usize, end: usize) -> bool {
    let alone = !scan.line.text_before(at).ends_with(['/', '-', '.', ',', ':', '٫']);
    let day = at.checked_sub(1).map_or("", |before| scan.line.key_without_and(before));
    let of_day = matches!(day, "يوم" | "ليوم" | "ليله" | "الموافق" | "بتاريخ");
    let part =
        matches!(scan.key(end), "صباحا" | "مساء" | "مساءا" | "ظهرا" | "عصرا" | "ليلا" | "فجرا" | "زوالا");
    scan.line.number(at).is_some_and(|hour| (1..=12).contains(&hour))
        && part
        && alone
        && !of_day
        && scan.follows(end)
}

/// The minutes that stand behind an hour, and the index after them: «والنصف», «و النصف», «إلا ثلثا»,
/// «و14 دقيقة».
fn minutes_at(scan: Scan<'_>, at: usize) -> (i32, usize) {
    let key = scan.key(at);
    let apart = matches!(key, "و" | "الا");
    let sign = if key == "الا" { -1 } else { 1 };
    let first = at + usize::from(apart);
    if !scan.follows(at) || (apart && !scan.follows(first)) || !(apart || key.starts_with('و')) {
        return (0, at);
    }
    let word = if apart { scan.key(first) } else { &key['و'.len_utf8()..] };
    let share = match word.strip_prefix("ال").unwrap_or(word) {
        "نصف" | "نصفا" => 30,
        "ثلث" | "ثلثا" => 20,
        "ربع" | "ربعا" => 15,
        _ => 0,
    };
    if share > 0 {
        return (sign * share, first + 1);
    }
    let of_minutes = |at: usize, count: Count| {
        let unit = scan.inner(at).filter(|head| !head.article && scan.follows(at)).map(|head| head.sense);
        match count {
            Count::Two => {
                scan.head(at).map(|head| head.sense) == Some(Sense::Unit(Granularity::Minute, count))
            }
            // «17 و10 دق»: short for it in the Maghreb, and a verb elsewhere.
            Count::One | Count::Many => {
                matches!(unit, Some(Sense::Unit(Granularity::Minute, _)))
                    || (scan.key(at) == "دق" && scan.follows(at))
            }
        }
    };
    if of_minutes(first, Count::Two) {
        return (2 * sign, first + 1);
    }
    match super::numbers::number_at(scan, first) {
        Some((minute @ 1..60, end)) if of_minutes(end, Count::Many) => (sign * minute as i32, end + 1),
        _ => (0, at),
    }
}

/// The hour from which the clock times of «صباحا», «مساء», «ص», «بعد الزوال» lie, and the index after it.
fn day_part_at(scan: Scan<'_>, at: usize) -> Option<(u32, usize)> {
    let after_midnight = [scan.key(at), scan.key(at + 1), scan.key(at + 2)] == ["بعد", "منتصف", "الليل"];
    if after_midnight && (at..=at + 2).all(|at| scan.follows(at)) {
        return Some((2, at + 3));
    }
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
        "ظهرا" | "زوالا" => 11,
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
    let said = (from.first..from.end).any(|at| day_part_at(scan, at).is_some_and(|(_, end)| end <= from.end));
    let unsaid = !said && first.least < 720;
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

/// The index after «بتوقيت غرينتش», «بالتوقيت المحلي», «تغ», also in brackets.
pub(super) fn zone_at(scan: Scan<'_>, at: usize) -> Option<usize> {
    let bracketed = scan.line.gap_before(at) == Some("(");
    if !bracketed && !scan.follows(at) {
        return None;
    }
    let known = matches!(scan.key(at), "بحسب" | "حسب" | "وفق") && scan.key(at + 1) == "التوقيت";
    let name = at + usize::from(known);
    let end = match scan.key(name) {
        "تغ" | "gmt" | "غرينتش" | "جرينتش" | "غرينيتش" | "جرينيتش" => name + 1,
        "التوقيت" if !known => return None,
        "بالتوقيت" | "التوقيت" => {
            name + 2 + usize::from((scan.key(name + 1), scan.key(name + 2)) == ("العالمي", "الموحد"))
        }
        "بتوقيت" | "توقيت" => {
            name + 2 + usize::from(matches!(scan.key(name + 2), "المكرمه" | "المحتله"))
        }
        _ => return None,
    };
    let closes = !bracketed || scan.line.text_after(end.checked_sub(1)?).trim_start().starts_with(')');
    (end <= scan.line.words.len() && closes).then_some(end)
}
