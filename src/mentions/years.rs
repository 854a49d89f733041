//! Years and ranges of years: «عام 2019», «منذ 2015», «من عام 2003 إلى عام 2011».
//!
//! A number of four digits is a year only behind a word that says so, or where nothing follows
//! that it could count («2000 مقاتل»).

use super::times::{Attempt, Reading, TimeRule, Value};
use super::words::{Word, between, without_clitics};

/// Whether the folded word announces a year.
pub(super) fn is_year_cue(key: &str) -> bool {
    matches!(
        key,
        "عام"
            | "العام"
            | "سنه"
            | "السنه"
            | "عامي"
            | "العامين"
            | "سنتي"
            | "السنتين"
            | "اعوام"
            | "الاعوام"
            | "السنوات"
    )
}

/// A cue that announces two years: «عامي 2014 و2017».
fn is_dual_cue(key: &str) -> bool {
    matches!(key, "عامي" | "العامين" | "سنتي" | "السنتين" | "اعوام" | "الاعوام" | "السنوات")
}

/// Words after which four digits are a year if nothing they could count follows.
const WEAK_CUES: &[&str] = &[
    "منذ",
    "في",
    "خلال",
    "حتي",
    "لغايه",
    "بحلول",
    "قبل",
    "بعد",
    "صيف",
    "شتاء",
    "ربيع",
    "خريف",
    "مطلع",
    "بدايه",
    "اوائل",
    "منتصف",
    "نهايه",
    "اواخر",
    "موسم",
    "ازمه",
    "انتخابات",
    "احداث",
    "حرب",
    "ثوره",
    "كاس",
    "مونديال",
    "اولمبياد",
];

/// Words that cannot be counted and so may follow a bare year.
const NOT_COUNTED: &[&str] = &[
    "و",
    "في",
    "من",
    "الي",
    "علي",
    "عن",
    "مع",
    "ضد",
    "بين",
    "حيث",
    "حين",
    "عندما",
    "الذي",
    "التي",
    "لم",
    "لن",
    "قد",
    "وقد",
    "كان",
    "كانت",
    "بعد",
    "قبل",
    "ان",
    "اي",
    "او",
    "ثم",
    "لكن",
    "بسبب",
    "بعدما",
    "خلال",
    "حتي",
    "وحتي",
    "والي",
    "هو",
    "هي",
    "كما",
    "وكان",
    "وكانت",
    "وهو",
    "وهي",
    "بهدف",
    "بدعم",
    "نتيجه",
    "اثر",
    "تحت",
    "عبر",
    "اذ",
    "فيما",
];

/// The year 1900–2099 that the word at `at` is, unless it is part of a longer number, a
/// percentage or a Hijri year.
pub(super) fn year_at(text: &str, words: &[Word], at: usize) -> Option<i32> {
    let word = words.get(at)?;
    let year = word.number().filter(|n| word.key.len() == 4 && (1900..=2099).contains(n))?;
    let before = &text[..word.span.start as usize];
    let after = &text[word.span.end as usize..];
    let joined = |mut letters: [Option<char>; 2]| {
        let digit_beyond = letters[1].take().is_some_and(char::is_numeric);
        digit_beyond && letters[0].is_some_and(|c| matches!(c, '.' | ',' | ':' | '٫' | '٬'))
    };
    let mut left = before.chars().rev();
    let mut right = after.chars();
    let in_longer = joined([left.next(), left.next()]) || joined([right.next(), right.next()]);
    let hijri =
        words.get(at + 1).is_some_and(|next| next.key == "ه" && between(text, word, next).trim().is_empty());
    let percent = after.trim_start().starts_with(['%', '٪']);
    (!in_longer && !hijri && !percent).then_some(year as i32)
}

/// The year or range of years that begins with the word at `at`.
pub(super) fn years_at(text: &str, words: &[Word], at: usize) -> Attempt {
    let reading = after_cue(text, words, at).or_else(|| bare(text, words, at));
    reading.map_or(Attempt::Nothing, Attempt::Found)
}

/// «عام 2019», and what follows if it is a range.
fn after_cue(text: &str, words: &[Word], at: usize) -> Option<Reading> {
    let (_, cue) = without_clitics(&words[at].key).into_iter().find(|(_, rest)| is_year_cue(rest))?;
    let next = words.get(at + 1)?;
    let gap = between(text, &words[at], next).trim();
    if !matches!(gap, "" | ":" | "(" | "\"" | "«" | "ال") {
        return None;
    }
    let from = year_at(text, words, at + 1)?;
    let paired = is_dual_cue(&cue) || previous_is(text, words, at, &["بين", "ما بين"]);
    match range_end(text, words, at + 1, from, paired) {
        Some((to, end)) => {
            let first = if previous_is(text, words, at, &["من", "بين"]) { at - 1 } else { at };
            Some(Reading { value: Value::Years(from, to), first, end, rule: TimeRule::YearRange })
        }
        None => Some(Reading {
            value: Value::Years(from, from),
            first: at,
            end: at + 2,
            rule: TimeRule::YearAfterCue,
        }),
    }
}

/// A year without «عام».
fn bare(text: &str, words: &[Word], at: usize) -> Option<Reading> {
    let from = year_at(text, words, at)?;
    if let Some((to, end)) = range_end(text, words, at, from, previous_is(text, words, at, &["بين"])) {
        let opened = previous_is(text, words, at, &["من", "بين"]);
        let follows_on = to == from + 1;
        let hinted = opened || follows_on || weak_cue_before(text, words, at);
        if hinted && (follows_on || nothing_counted_after(text, words, end - 1)) {
            let first = if opened { at - 1 } else { at };
            return Some(Reading { value: Value::Years(from, to), first, end, rule: TimeRule::YearRange });
        }
    }
    let sure = weak_cue_before(text, words, at) && nothing_counted_after(text, words, at);
    sure.then_some(Reading {
        value: Value::Years(from, from),
        first: at,
        end: at + 1,
        rule: TimeRule::BareYear,
    })
}

/// The last year of a range whose first year is the word at `at`, and the index after it.
/// `paired`: «و» joins the two («بين عامي 2014 و2017»).
fn range_end(text: &str, words: &[Word], at: usize, from: i32, paired: bool) -> Option<(i32, usize)> {
    let mut next = at + 1;
    let gap = between(text, &words[at], words.get(next)?).trim();
    let joins = |key: &str| matches!(key, "الي" | "حتي" | "وحتي" | "والي") || (paired && key == "و");
    if gap.is_empty() && joins(&words[next].key) {
        next += 1;
    } else if !matches!(gap, "-" | "–" | "—" | "/") {
        return None;
    }
    if words.get(next).is_some_and(|w| is_year_cue(&w.key)) {
        next += 1;
    }
    let to = year_at(text, words, next).filter(|&to| to > from && to - from <= 150)?;
    // «2012/2013» is a season; «2012/2019» could be anything.
    if gap == "/" && to != from + 1 {
        return None;
    }
    Some((to, next + 1))
}

fn previous_is(text: &str, words: &[Word], at: usize, keys: &[&str]) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let key = words[before].key.as_str();
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    between(text, &words[before], &words[at]).trim().is_empty() && keys.contains(&bare)
}

fn weak_cue_before(text: &str, words: &[Word], at: usize) -> bool {
    previous_is(text, words, at, WEAK_CUES)
        || at.checked_sub(1).is_some_and(|before| {
            between(text, &words[before], &words[at]).trim().is_empty()
                && without_clitics(&words[before].key)
                    .iter()
                    .any(|(_, rest)| WEAK_CUES.contains(&rest.as_str()))
        })
}

/// Whether the words after the number show that it counts nothing.
fn nothing_counted_after(text: &str, words: &[Word], at: usize) -> bool {
    let Some(next) = words.get(at + 1) else { return true };
    let gap = between(text, &words[at], next);
    gap.contains(['.', '،', ',', ':', ';', '؛', ')', '"', '»', '!', '؟'])
        || NOT_COUNTED.contains(&next.key.as_str())
}
