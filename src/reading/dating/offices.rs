//! Holders of an office that the text names with it.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::calendar::Day;
use crate::knowledge::offices::{BESIDE, CALLED, ENDED, FORMER, FUTURE, Holder, OFFICES, Office};
use crate::knowledge::tenses::{Tense, tense};
use crate::mentions::Word;
use crate::mentions::openings::Openings;
use crate::mentions::words::between;
use crate::report::Span;

use super::super::rules::DatingRule;
use super::evidence::{Evidence, Interval, Source};

/// So many days newspapers go on with the office after a term.
const GRACE: i32 = 7;

/// How many words the office takes before the name.
const LONGEST_OFFICE: usize = 8;

/// How many words may stand between a name and the title behind it: «القائم بأعمال».
const TO_TITLE: usize = 2;

/// How many words before a title may say that the name is of somebody beside the holder.
const TO_BESIDE: usize = 3;

/// How many words before that may tell of the past.
const BEFORE: usize = 8;

/// Who is called by a word that every form of the name has.
static BY_NAME: LazyLock<HashMap<&'static str, Vec<(&'static Office, &'static Holder)>>> =
    LazyLock::new(|| {
        let mut by_name: HashMap<&str, Vec<_>> = HashMap::new();
        for office in OFFICES {
            for holder in office.holders {
                for word in holder.name.iter().filter(|word| !word.starts_with('-')) {
                    by_name.entry(word).or_default().push((office, holder));
                }
            }
        }
        by_name
    });

/// Adds the holders of offices that a line names.
pub fn evidence(text: &str, words: &[Word], all: &mut Vec<Evidence>) {
    let may_be_name = |(_, word): &(usize, &Word)| word.opens.has(Openings::NAME);
    for (at, word) in words.iter().enumerate().filter(may_be_name) {
        for (office, holder) in BY_NAME.get(word.key.as_str()).into_iter().flatten() {
            let of_name =
                |at: usize| holder.name.iter().any(|part| part.trim_start_matches('-') == words[at].key);
            // A name is no longer than it is in the table, however often the text says it.
            let reach = holder.name.len();
            let first = (0..at).rev().take(reach).take_while(|at| of_name(*at)).last().unwrap_or(at);
            let end = at + 1 + (at + 1..words.len()).take(reach).take_while(|at| of_name(*at)).count();
            let stands = |part: &&str| (first..end).any(|at| words[at].key == *part);
            if holder.name.iter().filter(|part| !part.starts_with('-')).all(stands) {
                all.extend(held(text, words, first, end, office, holder));
            }
        }
    }
}

fn held(
    text: &str,
    words: &[Word],
    at: usize,
    end: usize,
    office: &Office,
    holder: &Holder,
) -> Option<Evidence> {
    let key = |at: usize| words[at].key.as_str();
    // Before an office that follows, a surname alone may be anybody's: «ميشيل أوباما، …».
    let whole = end - at > 1 || holder.name.len() == 1;
    let behind_name = || office_behind(text, words, end, office).filter(|_| whole);
    let office = office_before(text, words, at, office).or_else(behind_name)?;
    let Range { start: title, end: last_of_office } = office;
    let behind = last_of_office.max(end);
    let next = behind..words.len().min(behind + 1);
    if office.clone().chain(next.clone()).any(|one| FUTURE.contains(&key(one))) {
        return None;
    }
    let civil = |(year, month, day): (i32, u32, u32)| Day::from_civil(year, month, day);
    let first = civil(holder.from)?;
    let last = holder.to.and_then(civil);
    let former = office.chain(next).any(|one| FORMER.contains(&key(one)));
    // «كان رئيس الحكومة الحبيب الصيد قد أعلن» may be told long afterwards.
    let from = title.min(at);
    let retold = (from.saturating_sub(BEFORE)..from).any(|one| {
        matches!(key(one), "عهد" | "زمن" | "حكم" | "اداره" | "ولايه" | "عندما" | "حين" | "ايام")
            || ENDED.contains(&key(one).trim_start_matches(['و', 'ب', 'ل']))
            || tense(key(one)).is_some_and(|(tense, _)| tense == Tense::Past)
    });
    let interval = match (former, last) {
        // Behind the name «السابق» may be said of another.
        (true, Some(last)) if title < at => Interval::since(last),
        (true, Some(_)) => return None,
        (true, None) => return None,
        (false, Some(last)) if !retold => Interval::between(first, Day(last.0 + GRACE)),
        (false, _) => Interval::since(first),
    };
    let span = Span { start: words[from].span.start, end: words[behind - 1].span.end };
    Some(Evidence::new(Source::TextOffice, DatingRule::TextOffice, span, interval, None))
}

/// The words from the title up to the name: «الرئيس الأمريكي السابق باراك». Only words of the office stand between: with
/// any other the name may be another's («الرئيس الأمريكي السابق ميشيل أوباما», «رئيس حزب … الفرنسي نيكولا ساركوزي»).
fn office_before(text: &str, words: &[Word], at: usize, office: &Office) -> Option<Range<usize>> {
    let key = |at: usize| words[at].key.as_str();
    let from =
        (at.saturating_sub(LONGEST_OFFICE)..at).rev().take_while(|one| joined(text, words, *one)).last()?;
    let title = (from..at).rev().find(|one| office.titles.contains(&key(*one)))?;
    let of_office = (title + 1..at).all(|one| belongs(key(one), office));
    let whose = (title + 1..at).any(|one| office.of.contains(&key(one)));
    (of_office && whose && !is_beside(text, words, title)).then_some(title..at)
}

/// Whether a word behind the title says nothing but whose office it is, or how long ago.
fn belongs(key: &str, office: &Office) -> bool {
    [office.of, office.with, CALLED, FORMER, FUTURE].iter().any(|words| words.contains(&key))
}

/// Whether the words before a title say that the name is of somebody else beside the holder: «زوجة الرئيس», «المبعوث
/// الخاص للأمين العام».
fn is_beside(text: &str, words: &[Word], title: usize) -> bool {
    let before = (title.saturating_sub(TO_BESIDE)..title).rev().take_while(|one| joined(text, words, *one));
    before.into_iter().any(|one| {
        let key = words[one].key.as_str();
        let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
        let led = |word: &str| {
            let article = word.strip_prefix("لل").or_else(|| word.strip_prefix("ال")).unwrap_or(word);
            BESIDE.contains(&article)
        };
        [key, bare].iter().any(|word| led(word) || word.strip_prefix(['ب', 'ل', 'ك']).is_some_and(led))
    })
}

/// The words from the title up to whose office it is, behind the name: «باراك أوباما، الرئيس السابق للولايات المتحدة».
fn office_behind(text: &str, words: &[Word], end: usize, office: &Office) -> Option<Range<usize>> {
    let key = |at: usize| words[at].key.as_str();
    // Without the comma what follows is often another's office.
    let apart = end < words.len() && between(text, &words[end - 1], &words[end]).contains('،');
    let follows = |one: &usize| apart && joined(text, words, *one - 1);
    let to = (end..words.len().min(end + TO_TITLE + LONGEST_OFFICE)).take_while(follows).last()? + 1;
    let title = (end..to.min(end + TO_TITLE + 1)).find(|one| office.titles.contains(&key(*one)))?;
    let of = (title + 1..to).find(|one| office.of.contains(&key(*one)))?;
    let acting = (end..title).all(|one| matches!(key(one), "القايم" | "باعمال" | "وهو" | "وهي"));
    (acting && (title + 1..of).all(|one| belongs(key(one), office))).then_some(title..of + 1)
}

/// Whether only space, quotation marks and commas part a word and the next.
fn joined(text: &str, words: &[Word], one: usize) -> bool {
    between(text, &words[one], &words[one + 1]).chars().all(|c| matches!(c, ' ' | '"' | '،'))
}
