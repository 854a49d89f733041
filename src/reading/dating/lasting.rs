//! What the text tells of as lasting, and what is known to have ended: a power in its territory, somebody who spoke
//! «في مارس الماضي».
//!
//! A report of later days tells of both too. So only words of a state count («الخاضعة لسيطرة النظام السوري»), not in
//! a sentence that tells of the past or dates what it tells; and of people only an act with a time that is reckoned
//! from the day of writing.

use std::sync::LazyLock;

use crate::calendar::Day;
use crate::knowledge::lasting::{ACTS, LIVES, POWERS, UNDER};
use crate::knowledge::offices::FORMER;
use crate::knowledge::tenses::{Tense, tense};
use crate::mentions::Word;
use crate::mentions::events::{Events, First, Known};
use crate::mentions::openings::Openings;
use crate::mentions::telling::{Told, What};
use crate::mentions::words::between;
use crate::report::Span;

use super::super::rules::DatingRule;
use super::Timed;
use super::evidence::{Evidence, Interval, Source};
use super::said_of::last_said_of;

/// So many days newspapers go on with the name of a power after its end.
const GRACE: i32 = 7;

/// How many words before the territory and behind the power may tell of the past.
const AROUND: usize = 10;

/// So many words of a title may stand behind a name: «زعيم التنظيم».
const LONGEST_TITLE: usize = 4;

/// So many words before a name an act may stand.
const TO_ACT: usize = 2;

static BY_POWER: LazyLock<Events> = LazyLock::new(|| {
    Events::known(POWERS.iter().map(|one| Known {
        words: one.name,
        from: one.since,
        to: one.until,
        unforeseen: false,
        alone_with_article: true,
    }))
});

static BY_PERSON: LazyLock<Events> = LazyLock::new(|| {
    Events::known(LIVES.iter().map(|one| Known {
        words: one.name,
        from: one.since,
        to: one.until,
        unforeseen: false,
        alone_with_article: true,
    }))
});

/// Adds what a line tells of as lasting.
pub fn evidence(text: &str, line: &Timed<'_>, all: &mut Vec<Evidence>) {
    let words = &line.line.words;
    for at in (0..words.len()).filter(|at| words[*at].opens.has(Openings::NAME)) {
        let key = |at: usize| words.get(at).map_or("", |word: &Word| word.key.as_str());
        for first in First::behind_clitics(key(at)) {
            if let Some((power, length)) = BY_POWER.longest(first, |behind| key(at + behind)) {
                let end = at + length;
                let interval = Interval::between(power.from, Day(power.to.0 + GRACE));
                all.extend(ruling(text, line, at, end).map(|span| lasting(span, interval)));
            }
            if let Some((person, length)) = BY_PERSON.longest(first, |behind| key(at + behind)) {
                all.extend(acting(text, line, at, at + length, person.to));
            }
        }
    }
}

fn lasting(span: Span, interval: Interval) -> Evidence {
    Evidence::new(Source::TextOffice, DatingRule::TextLasting, span, interval, None)
}

/// «المناطق الخاضعة لسيطرة …»: the words, where the sentence tells of nothing past.
fn ruling(text: &str, line: &Timed<'_>, at: usize, end: usize) -> Option<Span> {
    let words = &line.line.words;
    let key = |at: usize| words[at].key.as_str();
    let under = UNDER.iter().find(|under| {
        let before = at.checked_sub(under.len());
        before.is_some_and(|first| (first..at).map(key).eq(under.iter().copied()))
    })?;
    let first = at - under.len();
    let ends =
        |one: usize| between(text, &words[one], &words[one + 1]).contains(['.', '!', '؟', '?', '؛', '\n']);
    let from =
        (first.saturating_sub(AROUND)..first).rev().take_while(|one| !ends(*one)).last().unwrap_or(first);
    let to = (end..words.len().min(end + AROUND))
        .take_while(|one| !ends(*one - 1))
        .last()
        .map_or(end, |one| one + 1);
    let around = || (from..first).chain(end..to);
    let told_of_past = around().any(|one| {
        FORMER.contains(&key(one))
            || matches!(
                key(one),
                "سابقا"
                    | "البايد"
                    | "الساقط"
                    | "انذاك"
                    | "حينها"
                    | "وقتها"
                    | "عهد"
                    | "زمن"
            )
            || tense(key(one)).is_some_and(|(tense, _)| tense == Tense::Past)
    });
    let dated = {
        let (start, end) = (words[from].span.start, words[to - 1].span.end);
        let nth = line.told.partition_point(|told| told.span.start < start);
        let mut within = line.told[nth..].iter().take_while(|told| told.span.end <= end);
        within.any(|told| matches!(told.what, What::Days(..)))
    };
    (!told_of_past && !dated).then(|| Span { start: words[first].span.start, end: words[end - 1].span.end })
}

/// «خطاب … في مارس الماضي»: that was no later than he lived.
fn acting(text: &str, line: &Timed<'_>, at: usize, end: usize, until: Day) -> Option<Evidence> {
    let words = &line.line.words;
    let key = |at: usize| words[at].key.as_str();
    let joined = |one: usize| {
        between(text, &words[one], &words[one + 1]).chars().all(|c| matches!(c, ' ' | '"' | '«' | '»'))
    };
    let act = (at.saturating_sub(TO_ACT)..at).rev().take_while(|one| joined(*one)).find(|one| {
        let bare = key(*one).strip_prefix(['و', 'ف']).unwrap_or(key(*one));
        ACTS.contains(&bare)
    })?;
    let last = (end..words.len().min(end + LONGEST_TITLE + 1)).take_while(|one| joined(*one - 1)).last()?;
    let first_of = |told: &Told| words.partition_point(|word| word.span.end <= told.span.start);
    let told = line.told.get(line.told.partition_point(|told| first_of(told) < end))?;
    let first_time = Some(first_of(told)).filter(|first| *first <= last)?;
    let of_past = (end..first_time).any(|one| FORMER.contains(&key(one)));
    let latest = (!of_past).then(|| last_said_of(told, text, until))??;
    let span = Span { start: words[act].span.start, end: told.span.end };
    Some(lasting(span, Interval::until(latest)))
}
