//! Lengths of time: «عشر سنوات», «سنة ونصف», «بين 17 و23 دقيقة».

use crate::knowledge::time_words::{Count, Sense, Which};
use crate::report::{Amount, Granularity, TimeModifier};

use super::super::times::TimeRule;
use super::What;
use super::numbers::number_at;
use super::scan::{Reading, Scan};

/// How much, from the word on, and the index after it and «من الزمن».
pub(super) fn amount_of(scan: Scan<'_>, at: usize, led: bool) -> Option<(Amount, usize)> {
    let (amount, end) = counted(scan, at, led).map(|counted| with_smaller(scan, counted))?;
    let of_time = scan.key(end) == "من" && matches!(scan.key(end + 1), "الزمن" | "الزمان");
    Some((amount, end + 2 * usize::from(of_time && scan.follows(end) && scan.follows(end + 1))))
}

fn counted(scan: Scan<'_>, at: usize, led: bool) -> Option<(Amount, usize)> {
    let exactly = |halves: u32, unit| Amount { least: halves, most: halves, unit, every: 0 };
    let head = scan.head(at);
    if let Some(head) = head.filter(|head| !head.article) {
        match head.sense {
            // «يومين أو ثلاثة أيام», «عامين أو ثلاثة»
            Sense::Unit(unit, Count::Two) if scan.key(at + 1) == "او" && scan.follows(at + 1) => {
                let more =
                    number_at(scan, at + 2).filter(|(n, _)| (3..100).contains(n) && scan.follows(at + 2));
                let (most, end) = more.map_or((2, at + 1), |(n, end)| (n, end));
                let again = scan.inner(end).is_some_and(|head| head.sense == Sense::Unit(unit, Count::Many));
                let other = scan.inner(end).is_some_and(|head| matches!(head.sense, Sense::Unit(..)));
                if more.is_none() || (other && !again) {
                    return Some((exactly(4, unit), at + 1));
                }
                return Some((Amount { least: 4, most: 2 * most, unit, every: 0 }, end + usize::from(again)));
            }
            // «ليلة أو ليلتين»
            Sense::Unit(unit, Count::One)
                if scan.key(at + 1) == "او"
                    && (at + 1..=at + 2).all(|at| scan.follows(at))
                    && scan.inner(at + 2).is_some_and(|head| head.sense == Sense::Unit(unit, Count::Two)) =>
            {
                return Some((Amount { least: 2, most: 4, unit, every: 0 }, at + 3));
            }
            Sense::Unit(unit, Count::Two) => {
                let end = half_after(scan, at + 1, unit);
                return Some((exactly(4 + u32::from(end > at + 1), unit), end));
            }
            Sense::Unit(unit, Count::One) if scan.key(at) != "يوما" => {
                let one = matches!(scan.key(at + 1), "واحد" | "واحده" | "واحدا" | "كامل" | "كامله" | "كاملا")
                    && scan.follows(at + 1);
                let after_half = half_after(scan, at + 1, unit);
                let half = after_half > at + 1 && unit != Granularity::Day;
                let alone = led && !scan.line.number(at + 1).is_some_and(|_| scan.follows(at + 1));
                let counted = !matches!(scan.key(at), "عاما" | "شهرا" | "اسبوعا" | "قرنا" | "عقدا" | "عقد");
                let named = !counted
                    || (unit == Granularity::Month && scan.may_be_month(at + 1))
                    || scan.weekday_at(at + 1).is_some()
                    || scan.found_at(at + 1).is_some()
                    || matches!(scan.inner(at + 1).map(|head| head.sense), Some(Sense::DayAway(_)));
                let one = one && scan.key(at) != "عقدا";
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
                // «طيلة أيام الملتقى» counts nothing.
                let of_a_thing = scan.follows(at + 1)
                    && scan.key(at + 1).starts_with("ال")
                    && !matches!(scan.key(at + 1), "الي" | "الا" | "الان");
                if (several && scan.follows(at + 1))
                    || (led && !of_a_thing && scan.line.number(at + 1).is_none())
                {
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
    let (mut least, mut next) = number_at(scan, at)?;
    let mut most = least;
    let joint = scan.key(next);
    let joined = if matches!(joint, "الي" | "او" | "و") { next + 1 } else { next };
    let apart = joined > next || scan.line.follows_a_dash(next) || joint.starts_with('و');
    if apart
        && let Some((to, after)) = number_at(scan, joined)
        && to > least
    {
        // «10 إلى 12 ألف سنة»
        if after == joined + 2 && least < 1000 && scan.key(joined + 1) == "الف" && next == at + 1 {
            least *= 1000;
        }
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

/// «سنة وستة أشهر»: the smaller unit behind the larger is of the same length.
fn with_smaller(scan: Scan<'_>, (amount, end): (Amount, usize)) -> (Amount, usize) {
    let apart = usize::from(scan.key(end) == "و" && scan.follows(end + 1));
    let linked = apart == 1 || scan.key(end).starts_with('و');
    if !linked || !scan.follows(end) || amount.least == 0 || amount.least != amount.most {
        return (amount, end);
    }
    let next = scan.found_at(end + apart).map_or_else(|| counted(scan, end + apart, false), |_| None);
    let summed = next.and_then(|(smaller, after)| {
        let exact = smaller.least == smaller.most && smaller.least > 0 && smaller.unit != amount.unit;
        let halves = in_smaller(amount.least, amount.unit, smaller.unit).filter(|_| exact)? + smaller.least;
        Some((Amount { least: halves, most: halves, ..smaller }, after))
    });
    summed.unwrap_or((amount, end))
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
pub(super) fn is_age(scan: Scan<'_>, first: usize, end: usize, amount: Amount) -> bool {
    let aged_in_weeks = (scan.key(end) == "من" && scan.key(end + 1).starts_with("عمر"))
        || first.checked_sub(1).is_some_and(|before| matches!(scan.key(before), "البالغ" | "البالغه"));
    if !matches!(amount.unit, Granularity::Year | Granularity::Month) {
        return aged_in_weeks;
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
    let marked = first >= 2 && scan.key(first - 1) == "ال";
    let borne = first >= 1 && bearer(first - 1 - usize::from(marked));
    let limited =
        first.checked_sub(1).is_some_and(|before| matches!(scan.key(before), "تحت" | "دون" | "فوق"));
    bracketed
        || limited
        || borne
        || (first.saturating_sub(4)..first).any(aged)
        || (scan.key(end) == "من" && aged(end + 1))
}

/// A length of time, also one between two bounds.
pub(super) fn amount_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let opener = scan.line.key_without_and(at);
    let opened = matches!(opener, "بين" | "من") && scan.follows(at + 1);
    // «الـ24 ساعة الماضية»
    let marked = at + usize::from(opened);
    let digits = scan.key(marked) == "ال" && scan.line.number(marked + 1).is_some();
    let first = marked + usize::from(digits && scan.line.separated(marked + 1));
    let before = at.checked_sub(1).map_or("", |before| scan.line.key_without_and(before));
    let led = matches!(before, "لمده" | "مده" | "مدي" | "مدار" | "طوال" | "طيله" | "غضون" | "بعد" | "لفتره")
        && scan.follows(at);
    let plain = || spent_at(scan, at).or_else(|| lasting_at(scan, at));
    let Some((amount, mut end)) = amount_of(scan, first, led) else {
        let (amount, taken, end) = plain()?;
        let lasting = Reading::new(at, taken, end, What::Lasting, TimeRule::Duration);
        return Some(Reading { amount: Some(amount), ..lasting });
    };
    let open_ended = amount.least == amount.most || scan.key(first + 1).starts_with('و');
    if opened && opener == "من" && open_ended {
        return None;
    }
    if is_age(scan, if digits { first } else { at }, end, amount) {
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
    // «الستة أشهر الأولى من سنة 2016»
    if (digits || scan.head(at).is_some_and(|head| head.article))
        && matches!(scan.key(end), "الاولي" | "الاول")
        && scan.key(end + 1) == "من"
        && let Some(of) = super::units::inner_at(scan, end + 2)
    {
        let what = What::FirstOf(amount.most / 2, amount.unit, Box::new(of.what));
        return Some(Reading::new(at, taken, of.end, what, TimeRule::ShareOfUnit));
    }
    // «5 سنوات مقبلة»
    let coming = matches!(scan.key(end), "مقبله" | "قادمه" | "مقبلا" | "قادما") && scan.follows(end);
    if let Some(which) = scan.which_at(end).or(coming.then_some(Which::Next))
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

/// «أمضى عاما», «استمرت ساعة»: one of a unit, behind a verb that says how long something was.
fn spent_at(scan: Scan<'_>, at: usize) -> Option<(Amount, usize, usize)> {
    let head = scan.inner(at).filter(|head| !head.article && scan.follows(at))?;
    let Sense::Unit(unit, Count::One) = head.sense else { return None };
    let before = scan.line.key_without_and(at.checked_sub(1)?);
    let bare = before.strip_prefix('س').unwrap_or(before);
    let spent = matches!(
        bare,
        "امضي"
            | "امضت"
            | "قضي"
            | "قضت"
            | "يقضي"
            | "تقضي"
            | "قضيت"
            | "استمر"
            | "استمرت"
            | "يستمر"
            | "تستمر"
            | "دام"
            | "دامت"
            | "يدوم"
            | "تدوم"
            | "استغرق"
            | "استغرقت"
            | "يستغرق"
            | "تستغرق"
            | "مكث"
            | "مكثت"
    );
    let behind = scan.key(at + 1);
    let named = scan.follows(at + 1)
        && (behind.starts_with("ال")
            || scan.line.number(at + 1).is_some()
            || scan.found_at(at + 1).is_some()
            || scan.may_be_month(at + 1));
    let amount = Amount { least: 2, most: 2, unit, every: 0 };
    (spent && !named && scan.found_at(at).is_none()).then_some((amount, 0, at + 1))
}

/// «نزاعات لسنوات»: some of a unit, behind the «ل» of duration.
fn lasting_at(scan: Scan<'_>, at: usize) -> Option<(Amount, usize, usize)> {
    let linked = scan.key(at).strip_prefix('و').unwrap_or(scan.key(at));
    let head = scan.head(at).filter(|head| !head.article && linked.starts_with('ل'))?;
    let Sense::Unit(unit, Count::Many) = head.sense else { return None };
    let behind = scan.key(at + 1);
    let ends = !scan.follows(at + 1);
    let goes_on = matches!(
        behind,
        "في" | "من"
            | "علي"
            | "بسبب"
            | "قبل"
            | "بعد"
            | "دون"
            | "حتي"
            | "مع"
            | "عن"
            | "بين"
            | "ثم"
            | "او"
            | "داخل"
            | "خلال"
    );
    // «لعقود» may be contracts.
    let sure = ends || goes_on && unit != Granularity::Decade;
    let amount = Amount { least: 0, most: 0, unit, every: 0 };
    sure.then_some((amount, head.taken, at + 1))
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

/// The word without the letters that may stand before it, and how many they are.
pub(super) fn without_letters(key: &str) -> impl Iterator<Item = (usize, &str)> {
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
