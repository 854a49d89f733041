//! Phrases that may name a medium, and what stands around them.
//!
//! [`super::relays`] walks the report's words; here it is decided whether the words at one place
//! are a medium's name and whether they relay it or tell it something.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::knowledge::boilerplate::NETWORKS;
use crate::knowledge::media::{Named, medium_at};
use crate::knowledge::relaying::{HEAD_NOUNS, NO_MEDIA, ORIGINS, PUBLICATIONS, RELAY_CUES, TELLING};
use crate::mentions::Word;
use crate::mentions::openings::Openings;
use crate::mentions::words::{between, without_clitics};
use crate::report::{Credited, Span};

use super::cues::key_of;
use super::relays::{MediaNamed, Told, as_written};

/// How far back a verb of telling may stand from «لـ» and the medium, in words.
const TELLING_WINDOW: usize = 14;

static CUES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| RELAY_CUES.iter().copied().collect());

static NO_MEDIA_KEYS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| NO_MEDIA.iter().chain(NETWORKS).map(|name| key_of(name)).collect());

/// A name that may be a medium's.
pub(super) struct Candidate {
    credited: Credited,
    known: Option<Named>,
    /// First word of the phrase: the head noun where there is one.
    first: usize,
    /// Index after the name.
    pub end: usize,
    /// The head noun or, without one, the name carries «ل» or stands behind «لـ».
    to: bool,
    headed: bool,
    quoted: bool,
}

pub(super) struct Place<'a> {
    pub text: &'a str,
    pub words: &'a [Word],
    pub at: usize,
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

    /// The name that may be a medium's and begins here, head noun included.
    pub fn candidate(&self) -> Option<Candidate> {
        let word = &self.words[self.at];
        if !word.opens.has(Openings::MEDIUM) {
            return None;
        }
        if let Some(agency) = self.national_agency() {
            return Some(agency);
        }
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
            let opened = self.at.checked_sub(1).is_some_and(|i| self.gap_has(i, QUOTES));
            let quoted = opened && self.closes_after(named.end - 1);
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

    /// «وكالة الأنباء اليمنية», «وكالة أنباء …»: the head noun is part of the name.
    fn national_agency(&self) -> Option<Candidate> {
        let word = &self.words[self.at];
        let (clitics, _) = without_clitics(&word.key).find(|(_, rest)| rest == "وكاله")?;
        let taken: String = word.key.chars().take(clitics).collect();
        let second = self.words.get(self.at + 1).filter(|_| self.joined(self.at))?;
        let third = self.words.get(self.at + 2).filter(|_| self.joined(self.at + 1))?;
        let to = taken.ends_with('ل') || self.lam_before(self.at);
        // A name that is longer than head noun and one word, with or without the head noun.
        let longer = |at| medium_at(self.words, at).filter(|named| named.end > self.at + 2);
        let known = longer(self.at);
        if known.is_none() && longer(self.at + 1).is_some() {
            return None;
        }
        let named = third.key.starts_with("ال")
            && !matches!(third.key.as_str(), "الرسميه" | "المحليه" | "الدوليه" | "العالميه");
        let generic = second.key == "انباء" || (second.key == "الانباء" && named);
        let end = known.map(|named| named.end).or_else(|| generic.then_some(self.at + 3))?;
        let start = word.span_after(self.text, clitics).start;
        let span = Span { start, end: self.words[end - 1].span.end };
        let name = known.map_or_else(|| as_written(self.text, span), |named| named.medium.name.to_owned());
        let credited = Credited { name, span };
        Some(Candidate { credited, known, first: self.at, end, to, headed: true, quoted: false })
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
        let name = as_written(self.text, span);
        if NO_MEDIA_KEYS.contains(&key_of(&name)) {
            return None;
        }
        let credited = Credited { name, span };
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

    /// Whether the candidate is relayed or was told something, or neither.
    pub fn judge(&self, candidate: Candidate, media: &mut MediaNamed) {
        let trusted = candidate
            .known
            .is_none_or(|named| !named.medium.ordinary || candidate.headed || candidate.quoted);
        if !trusted {
            return;
        }
        // «في تصريح إلى "X"» is «في تصريح لـ"X"».
        let spoken_to = self.word_before(candidate.first) == Some("الي");
        if (candidate.to && !self.relay_with_lam(candidate.first)) || spoken_to {
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
    without_clitics(key).find_map(|(clitics, rest)| {
        let (_, bare) = HEAD_NOUNS.iter().find(|(noun, _)| *noun == rest)?;
        let taken: String = key.chars().take(clitics).collect();
        Some((taken.ends_with('ل') || (clitics == 0 && key.starts_with("لل")), *bare))
    })
}
