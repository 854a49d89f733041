//! Words that tell a time nobody could point at, and words that only look like times.

use crate::knowledge::time_words::{Count, Sense, Which};

use super::super::times::TimeRule;
use super::What;
use super::scan::{Reading, Scan};

/// «حاليا», «الآن», «الفترة المقبلة», «وقت لاحق».
pub(super) fn vague_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let head = scan.head(at)?;
    let vague = |end| Some(Reading::new(at, head.taken, end, What::Vague, TimeRule::VagueTime));
    match head.sense {
        Sense::Vague
            if scan.key(at) == "الان" && scan.line.words[at].span.of(scan.line.text).starts_with('آ') =>
        {
            None
        }
        Sense::Vague if head.article == scan.key(at).ends_with("الان") => vague(at + 1),
        Sense::Stretch if head.article => {
            let which = scan.which_at(at + 1);
            if which.is_some_and(|which| which != Which::Same) {
                return vague(at + 2);
            }
            let near = matches!(
                scan.key(at + 1),
                "القريب" | "القريبه" | "العاجل" | "العاجله" | "الحاضر" | "الحاضره"
            ) && scan.follows(at + 1);
            near.then(|| vague(at + 2)).flatten()
        }
        Sense::Stretch => (matches!(scan.key(at + 1), "سابق" | "لاحق" | "متاخر") && scan.follows(at + 1))
            .then(|| vague(at + 2))
            .flatten(),
        _ => None,
    }
}

/// Idioms and names that begin with a word of time.
pub(super) fn is_idiom(scan: Scan<'_>, at: usize) -> bool {
    let (before, next) =
        (at.checked_sub(1).map_or("", |before| scan.line.key_without_and(before)), scan.key(at + 1));
    let key = scan.key(at);
    let unit_at = |at: usize| match scan.head(at).filter(|head| !head.article)?.sense {
        Sense::Unit(unit, Count::One) => Some(unit),
        _ => None,
    };
    // «عاما بعد عام», «سنة بعد أخرى»
    let on_and_on = key == "بعد"
        && at.checked_sub(1).and_then(unit_at).is_some_and(|unit| {
            scan.follows(at) && (unit_at(at + 1) == Some(unit) || matches!(next, "اخر" | "اخري"))
        });
    let again =
        before == "بعد" && at.checked_sub(2).and_then(unit_at).is_some_and(|unit| unit_at(at) == Some(unit));
    on_and_on
        || again
        || matches!(
            (before, key, next),
            (_, "نهايه", "المطاف" | "الامر")
                | ("مدار", "الساعه", _)
                | (_, "اول", "باول")
                | (_, "يوما", "بعد")
                | ("بعد", "يوم", _)
                | (_, "امس", "الحاجه")
                | (_, "اليوم", "السابع")
                | ("صحيفه" | "جريده" | "موقع" | "العالم" | "اخبار" | "عين" | "لعين", "اليوم", _)
                | ("ابن" | "ابا" | "ابو", _, _)
        )
        || (matches!(
            before.strip_prefix(['ب', 'ل']).filter(|street| *street != "لد").unwrap_or(before),
            "شارع"
                | "ملعب"
                | "ساحه"
                | "ميدان"
                | "جسر"
                | "مستشفي"
                | "مدينه"
                | "كليه"
                | "جامعه"
                | "ثوره"
                | "انتفاضه"
                | "انقلاب"
        ) && scan.found_at(at).is_some_and(|found| found.of_some_year.is_some()))
}
