//! Whom the report reports after, and to whom people in it spoke.
//!
//! A medium is *relayed* where a relay cue stands at its name («ذكر موقع X», «نقلا عن X», «وفقا
//! لشبكة X», «X، نقلا عن»), where it is credited («المصدر: X», «Outlet - Agency», «(رويترز)») or
//! where people spoke to it and it cannot have published an Arabic page itself. It is *told*
//! something where «لـ» and its name follow a verb of telling; [`super::outlet`] weighs those.

use crate::knowledge::media::{Reach, medium_at, medium_named};
use crate::mentions::words::between;
use crate::report::{BlockLabel, Credited, Span};

use super::credit_line::{names_around_dash, names_nobody};
use super::cues::key_of;
use super::labels::Labelled;
use super::lines::Line;
use super::media_phrases::Place;
use super::rules::BlockRule;

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
            media.relayed.extend(names.relayed.and_then(|span| named_by(text, span)));
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
    if names_nobody(&key_of(words)) {
        return None;
    }
    let name = medium_named(words).map_or_else(|| as_written(text, span), |medium| medium.name.to_owned());
    Some(Credited { name, span })
}
