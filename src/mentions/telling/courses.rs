//! Years of schools and of sports, which run from one summer to the next: «السنة الدراسية 2014/2015»,
//! «الموسم الكروي الجديد 2015-2016».

use crate::calendar::Day;
use crate::report::Granularity;

use super::super::openings::Openings;
use super::super::times::{Found, TimeRule};
use super::super::words::without_clitics;
use super::What;
use super::scan::{Reading, Scan};

/// Adjectives of the year of a school, and of a season that has two years.
const OF_SCHOOL: &[&str] =
    &["الدراسي", "الدراسيه", "الجامعي", "الجامعيه", "الاكاديمي", "الاكاديميه", "التكويني", "التكوينيه"];
const OF_SEASON: &[&str] =
    &["الكروي", "الرياضي", "الدراسي", "الجامعي", "الفلاحي", "الزراعي", "الثقافي", "المسرحي"];

/// The nouns.
pub(super) const NOUNS: &[&str] = &["الموسم", "موسم", "السنه", "سنه", "العام", "عام"];

/// The letters before the noun, and the index after it and its adjectives.
fn head_at(scan: Scan<'_>, at: usize) -> Option<(usize, usize)> {
    let word = scan.line.words.get(at)?;
    if !word.opens.has(Openings::COURSE) {
        return None;
    }
    // «للسنة» keeps its letters, which are merged with the article.
    let (taken, noun) = without_clitics(&word.key).find(|(_, noun)| NOUNS.contains(&noun.as_ref()))?;
    let season = noun.ends_with("موسم");
    let kinds = if season { OF_SEASON } else { OF_SCHOOL };
    let kind = usize::from(kinds.contains(&scan.key(at + 1)) && scan.follows(at + 1));
    if kind == 0 && !season {
        return None;
    }
    let end = at + 1 + kind;
    let new = matches!(scan.key(end), "الجديد" | "الجديده") && scan.follows(end);
    Some((taken, end + usize::from(new || scan.which_at(end).is_some())))
}

/// Whether a year of this sort begins with the word.
pub(super) fn is_course(scan: Scan<'_>, at: usize) -> bool {
    head_at(scan, at).is_some()
}

/// The noun with its two years: from the first of July to the last of June. A single year is that year.
pub(super) fn course_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let (taken, behind) = head_at(scan, at)?;
    let named = |found: &Found| found.named.filter(|_| found.granularity == Granularity::Year);
    let reading = |end, what, rule| Some(Reading::new(at, taken, end, what, rule));
    let year =
        scan.found_at(behind).or_else(|| scan.found_at(at)).filter(|found| found.modifier.is_none())?;
    if !scan.line.separated(behind) || year.end_word <= behind {
        return None;
    }
    let (from, to) = named(year)?;
    match to.civil().0 - from.civil().0 {
        0 => reading(year.end_word, What::Days(from, to, Granularity::Year), TimeRule::YearAfterCue),
        1 => {
            let (begins, after) =
                (Day::from_civil(from.civil().0, 7, 1)?, Day::from_civil(to.civil().0, 7, 1)?);
            let what = What::Days(begins, Day(after.0 - 1), Granularity::Year);
            reading(year.end_word, what, TimeRule::YearRange)
        }
        _ => None,
    }
}
