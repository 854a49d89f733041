//! Whom the report reports after, and to whom people in it spoke.
//!
//! A medium is *relayed* where a relay cue stands at its name («ذكر موقع X», «نقلا عن X», «وفقا
//! لشبكة X», «X، نقلا عن»), where it is credited («المصدر: X», «Outlet - Agency», «(رويترز)») or
//! where people spoke to it and it cannot have published an Arabic page itself. It is *told*
//! something where «لـ» and its name follow a verb of telling; [`super::outlet`] weighs those.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::knowledge::media::{Named, Reach, medium_at, medium_named};
use crate::knowledge::relaying::{HEAD_NOUNS, NOBODY, ORIGINS, PUBLICATIONS, RELAY_CUES, TELLING};
use crate::mentions::Word;
use crate::mentions::words::{between, without_clitics};
use crate::report::{BlockLabel, Credited, Span};

use super::cues::key_of;
use super::labels::{Labelled, names_around_dash};
use super::lines::Line;
use super::rules::BlockRule;

/// How far back a verb of telling may stand from «لـ» and the medium, in words.
const TELLING_WINDOW: usize = 14;

/// Something a medium was told.
#[derive(Clone, Debug)]
pub struct Told {
    /// The medium, with its place.
    pub medium: Credited,
    /// What the medium's language allows; `None` for a name that is in no table.
    pub reach: Option<Reach>,
    /// «لصحيفة X» rather than «لـ X».
    pub headed: bool,
    /// «تصريح خاص لـ X».
    pub exclusive: bool,
}

/// What the report says of media.
#[derive(Clone, Debug, Default)]
pub struct MediaNamed {
    /// Relayed media in order, with repetitions.
    pub relayed: Vec<Credited>,
    /// Media that were told something, in order, with repetitions.
    pub told: Vec<Told>,
}

static CUES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| RELAY_CUES.iter().copied().collect());
static NOBODY_KEYS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| NOBODY.iter().map(|name| key_of(name)).collect());

/// Reads the media out of the report's lines.
#[must_use]
pub fn media_named(text: &str, lines: &[Line], labels: &[Labelled]) -> MediaNamed {
    let mut media = MediaNamed::default();
    let mut first_paragraph = true;
    for (line, &(label, rule)) in lines.iter().zip(labels) {
        match label {
            BlockLabel::Title | BlockLabel::Subtitle => in_text(text, line, &mut media),
            BlockLabel::Body => {
                if first_paragraph {
                    opening_credit(text, line, &mut media);
                    first_paragraph = false;
                }
                in_text(text, line, &mut media);
            }
            BlockLabel::Credit => credited(text, line, rule, &mut media),
            _ => {}
        }
    }
    media
}

fn in_text(text: &str, line: &Line, media: &mut MediaNamed) {
    let mut at = 0;
    while at < line.words.len() {
        let place = Place { text, words: &line.words, at };
        at = match place.candidate() {
            Some(candidate) => {
                let end = candidate.end;
                place.judge(candidate, media);
                end.max(at + 1)
            }
            None => at + 1,
        };
    }
}

/// A name that may be a medium's.
struct Candidate {
    credited: Credited,
    known: Option<Named>,
    /// First word of the phrase: the head noun where there is one.
    first: usize,
    /// Index after the name.
    end: usize,
    /// The head noun or, without one, the name carries «ل» or stands behind «لـ».
    to: bool,
    headed: bool,
    quoted: bool,
}

struct Place<'a> {
    text: &'a str,
    words: &'a [Word],
    at: usize,
}

impl Place<'_> {
    /// Only white space and opening marks between this word and the next.
    fn joined(&self, index: usize) -> bool {
        self.words.get(index + 1).is_some_and(|next| {
            between(self.text, &self.words[index], next).chars().all(|c| {
                c.is_whitespace() || matches!(c, '"' | '“' | '”' | '«' | '»' | '(' | '\'' | '‘' | '’' | 'ـ')
            })
        })
    }

    fn gap_has(&self, index: usize, marks: &[char]) -> bool {
        self.words
            .get(index + 1)
            .is_some_and(|next| between(self.text, &self.words[index], next).contains(marks))
    }

    /// Whether «لـ» stands as a word of its own directly before `index`.
    fn lam_before(&self, index: usize) -> bool {
        index.checked_sub(1).is_some_and(|before| self.words[before].key == "ل" && self.joined(before))
    }

    fn candidate(&self) -> Option<Candidate> {
        let word = &self.words[self.at];
        if let Some((to, may_stand_bare)) = head_noun(&word.key)
            && self.joined(self.at)
        {
            let to = to || self.lam_before(self.at);
            if let Some(candidate) = self.behind_head(self.at + 1, to, may_stand_bare) {
                return Some(candidate);
            }
        }
        if let Some(named) = medium_at(self.words, self.at) {
            let span = Span {
                start: word.span_after(self.text, named.clitics).start,
                end: self.words[named.end - 1].span.end,
            };
            let carries_lam = word.key.starts_with('ل') || word.key.starts_with("ول");
            let to = (carries_lam && !named.medium.name.starts_with('ل')) || self.lam_before(self.at);
            let first = if self.lam_before(self.at) { self.at - 1 } else { self.at };
            let credited = Credited { name: named.medium.name.to_owned(), span };
            let quoted = self.at.checked_sub(1).is_some_and(|i| self.gap_has(i, QUOTES));
            return Some(Candidate {
                credited,
                known: Some(named),
                first,
                end: named.end,
                to,
                headed: false,
                quoted,
            });
        }
        // «لـ"X"»: a name in marks that no table knows.
        let marked = word.key == "ل" && self.gap_has(self.at, QUOTES);
        let (span, end) = if marked { self.marked_name(self.at + 1)? } else { return None };
        let credited = Credited { name: as_written(self.text, span), span };
        Some(Candidate { credited, known: None, first: self.at, end, to: true, headed: false, quoted: true })
    }

    /// The name that begins at `at`, behind a head noun.
    fn behind_head(&self, at: usize, to: bool, may_stand_bare: bool) -> Option<Candidate> {
        let first = at - 1;
        let quoted = self.gap_has(first, QUOTES);
        if let Some(named) = medium_at(self.words, at).filter(|named| named.clitics == 0) {
            let span = Span { start: self.words[at].span.start, end: self.words[named.end - 1].span.end };
            let credited = Credited { name: named.medium.name.to_owned(), span };
            return Some(Candidate {
                credited,
                known: Some(named),
                first,
                end: named.end,
                to,
                headed: true,
                quoted,
            });
        }
        let (span, end) = if quoted {
            self.marked_name(at)?
        } else if may_stand_bare {
            self.bare_name(at)?
        } else {
            return None;
        };
        let credited = Credited { name: as_written(self.text, span), span };
        Some(Candidate { credited, known: None, first, end, to, headed: true, quoted })
    }

    /// At most five words up to the closing mark.
    fn marked_name(&self, at: usize) -> Option<(Span, usize)> {
        let last = (at..self.words.len().min(at + 5)).find(|&i| self.closes_after(i))?;
        Some((Span { start: self.words[at].span.start, end: self.words[last].span.end }, last + 1))
    }

    fn closes_after(&self, index: usize) -> bool {
        let end = self.words[index].span.end as usize;
        self.text[end..].starts_with(['"', '“', '”', '»', '«', '\'', '’'])
    }

    /// A name without marks: one to three words that an adjective of origin or punctuation ends.
    fn bare_name(&self, at: usize) -> Option<(Span, usize)> {
        let mut end = at;
        while end < self.words.len() && end < at + 4 {
            let key = self.words[end].key.as_str();
            if ORIGINS.contains(&key) {
                break;
            }
            if STOPS.contains(&key) {
                return None;
            }
            end += 1;
            if !self.joined(end - 1) {
                break;
            }
        }
        let words = self.words.get(at..end)?;
        let stopped = self.words.get(end).is_some_and(|next| ORIGINS.contains(&next.key.as_str()));
        let punctuated = words.len() <= 2
            && (end == self.words.len() || self.gap_has(end.checked_sub(1)?, &['،', ',', '.', ':', ')']));
        let adjective = words.first()?.key.ends_with("يه");
        let fits = (1..=3).contains(&words.len()) && (stopped || punctuated) && !adjective;
        fits.then(|| (Span { start: words[0].span.start, end: words[words.len() - 1].span.end }, end))
    }

    fn judge(&self, candidate: Candidate, media: &mut MediaNamed) {
        let trusted = candidate
            .known
            .is_none_or(|named| !named.medium.ordinary || candidate.headed || candidate.quoted);
        if !trusted {
            return;
        }
        if candidate.to && !self.relay_with_lam(candidate.first) {
            if let Some(exclusive) = self.telling_before(candidate.first) {
                let reach = candidate.known.map(|named| named.medium.reach);
                let headed = candidate.headed;
                media.told.push(Told { medium: candidate.credited, reach, headed, exclusive });
            }
        } else if self.relays(&candidate) {
            media.relayed.push(candidate.credited);
        }
    }

    /// «وفقا لـ X», «في تقرير لـ X».
    fn relay_with_lam(&self, first: usize) -> bool {
        let before = self.word_before(first);
        before.is_some_and(|key| {
            matches!(
                key,
                "وفقا"
                    | "طبقا"
                    | "استنادا"
                    | "تقرير"
                    | "تقريرا"
                    | "مقال"
                    | "مقالا"
                    | "تحقيق"
                    | "تحليل"
                    | "تقارير"
            )
        })
    }

    /// The key of the word directly before, without و ف.
    fn word_before(&self, index: usize) -> Option<&str> {
        let before = index.checked_sub(1).filter(|&i| self.joined(i))?;
        Some(without_conjunction(&self.words[before].key))
    }

    fn relays(&self, candidate: &Candidate) -> bool {
        if candidate.to {
            return true;
        }
        let mut at = candidate.first;
        // One filler may stand between cue and medium, two before a head noun.
        for _ in 0..=(1 + usize::from(candidate.headed)) {
            let Some(key) = self.word_before(at) else { break };
            if CUES.contains(key) || (PUBLICATIONS.contains(&key) && at < candidate.first) {
                return true;
            }
            if !FILLERS.contains(&key) && !candidate.headed {
                break;
            }
            at -= 1;
        }
        self.verb_after(candidate.end)
    }

    /// «رويترز، نقلا عن …», «صحيفة X البريطانية قالت».
    fn verb_after(&self, end: usize) -> bool {
        let mut at = end;
        while self.words.get(at).is_some_and(|w| ORIGINS.contains(&w.key.as_str())) {
            at += 1;
        }
        let Some(word) = self.words.get(at) else { return false };
        let gap = at.checked_sub(1).map_or("", |i| between(self.text, &self.words[i], word));
        let near = gap.chars().count() <= 4 && !gap.contains(['.', ':', '؛', '\n']);
        near && matches!(
            word.key.as_str(),
            "نقلا"
                | "نقلت"
                | "ذكرت"
                | "افادت"
                | "اوردت"
                | "كشفت"
                | "نشرت"
                | "نقل"
                | "ذكر"
                | "افاد"
                | "اورد"
                | "كشف"
                | "نشر"
                | "قالت"
        )
    }

    /// Whether someone speaks to the medium: a verb or noun of telling before, with nothing of
    /// the reported speech between. The answer says whether it was an exclusive.
    fn telling_before(&self, first: usize) -> Option<bool> {
        let mut exclusive = false;
        for index in (first.saturating_sub(TELLING_WINDOW)..first).rev() {
            let key = without_conjunction(&self.words[index].key);
            let gap =
                self.words.get(index + 1).map_or("", |next| between(self.text, &self.words[index], next));
            if gap.contains(['.', '؛', '"', '»', '“', '”', ':', '؟'])
                || matches!(key, "ان" | "انه" | "انها" | "بان" | "بانه" | "انهم")
            {
                return None;
            }
            exclusive |= matches!(key, "خاص" | "خاصه" | "حصري" | "حصريه");
            if TELLING.contains(&key) && !matches!(key, "خاص" | "خاصه") {
                return Some(exclusive);
            }
        }
        exclusive.then_some(true)
    }
}

const QUOTES: &[char] = &['"', '“', '”', '«', '»', '\'', '‘', '’'];

/// Words that may stand between a relay cue and a medium.
const FILLERS: &[&str] =
    &["عن", "ما", "به", "عنه", "عنها", "عنهم", "الي", "مع", "في", "له", "لها", "اليوم", "امس", "علي"];

/// Words no name of a medium has.
const STOPS: &[&str] = &[
    "ان",
    "انها",
    "انه",
    "عن",
    "في",
    "من",
    "الي",
    "علي",
    "قالت",
    "قال",
    "التي",
    "الذي",
    "مع",
    "لم",
    "ما",
    "كانت",
    "كان",
    "هو",
    "هي",
    "اليوم",
    "امس",
];

fn without_conjunction(key: &str) -> &str {
    // وفق and its kin begin with و themselves.
    if key.starts_with("وف") || key.starts_with("وصف") {
        return key;
    }
    key.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().count() >= 2).unwrap_or(key)
}

/// Whether the word is a head noun: whether «ل» stands at it, and whether a name may follow it
/// without marks.
fn head_noun(key: &str) -> Option<(bool, bool)> {
    without_clitics(key).into_iter().find_map(|(clitics, rest)| {
        let (_, bare) = HEAD_NOUNS.iter().find(|(noun, _)| *noun == rest)?;
        let taken: String = key.chars().take(clitics).collect();
        Some((taken.ends_with('ل') || (clitics == 0 && key.starts_with("لل")), *bare))
    })
}

/// The words with single spaces.
pub(super) fn as_written(text: &str, span: Span) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// «دمشق - رويترز - …», «(أ ف ب) …» at the beginning or end of the first paragraph.
fn opening_credit(text: &str, line: &Line, media: &mut MediaNamed) {
    let place = |at| Place { text, words: &line.words, at };
    for at in 0..line.words.len().min(5) {
        let Some(named) =
            medium_at(&line.words, at).filter(|named| named.clitics == 0 && !named.medium.ordinary)
        else {
            continue;
        };
        let before = if at == 0 {
            &text[line.span.start as usize..line.words[0].span.start as usize]
        } else {
            between(text, &line.words[at - 1], &line.words[at])
        };
        let after =
            line.words.get(named.end).map_or("", |next| between(text, &line.words[named.end - 1], next));
        let bracketed = before.contains('(') && after.contains(')');
        let dashed =
            after.contains(['-', '–', '—']) && (at == 0 || before.contains(['-', '–', '—', '/', '(']));
        if bracketed || dashed {
            let span =
                Span { start: place(at).words[at].span.start, end: line.words[named.end - 1].span.end };
            media.relayed.push(Credited { name: named.medium.name.to_owned(), span });
        }
    }
}

/// The media of a credit line.
fn credited(text: &str, line: &Line, rule: BlockRule, media: &mut MediaNamed) {
    if rule == BlockRule::NamesAtEdge {
        if let Some(names) = names_around_dash(text, line) {
            media.relayed.extend(named_by(text, names.second));
        } else {
            let (first, last) = (&line.words[0], &line.words[line.words.len() - 1]);
            media.relayed.extend(named_by(text, Span { start: first.span.start, end: last.span.end }));
        }
        return;
    }
    // An author is credited too; only a source is relayed.
    let source = line.key.starts_with("المصدر") || line.key.starts_with("مصدر");
    let mut at = 0;
    let mut any = false;
    while at < line.words.len() {
        match medium_at(&line.words, at).filter(|named| source || !named.medium.ordinary) {
            Some(named) => {
                let start = line.words[at].span_after(text, named.clitics).start;
                let span = Span { start, end: line.words[named.end - 1].span.end };
                media.relayed.push(Credited { name: named.medium.name.to_owned(), span });
                any = true;
                at = named.end;
            }
            None => at += 1,
        }
    }
    if source && !any && (2..=4).contains(&line.words.len()) {
        let span = Span { start: line.words[1].span.start, end: line.words[line.words.len() - 1].span.end };
        media.relayed.extend(named_by(text, span));
    }
}

/// The medium these words name, known or not; `None` for words that name nobody.
pub(super) fn named_by(text: &str, span: Span) -> Option<Credited> {
    let words = span.of(text);
    if NOBODY_KEYS.contains(&key_of(words)) {
        return None;
    }
    let name = medium_named(words).map_or_else(|| as_written(text, span), |medium| medium.name.to_owned());
    Some(Credited { name, span })
}
