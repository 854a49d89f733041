//! Whom the report reports after, and to whom people in it spoke.
//!
//! A medium is *relayed* where a relay cue stands at its name («ذكر موقع X», «نقلا عن X», «وفقا
//! لشبكة X», «X، نقلا عن»), where it is credited («المصدر: X», «Outlet - Agency», «(رويترز)») or
//! where people spoke to it and it cannot have published an Arabic page itself. It is *told*
//! something where «لـ» and its name follow a verb of telling; [`super::outlet`] weighs those.

use crate::knowledge::media::{Reach, medium_at, medium_named};
use crate::mentions::Word;
use crate::mentions::words::{between, words_of};
use crate::report::{BlockLabel, Credited, Span};

use super::authors;
use super::credit_line::{
    Side, names_agencies, names_around_dash, names_nobody, names_wire, names_writer_behind,
};
use super::cues::key_of;
use super::labels::Labelled;
use super::lines::Line;
use super::media_phrases::Place;
use super::persons::{Names, Piece, Role, pieces};
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
    /// Whom the report as a whole is credited to, in order, with repetitions: of the relayed those in a credit, and
    /// «وكالات».
    pub agencies: Vec<Credited>,
}

impl MediaNamed {
    fn credit(&mut self, credited: Credited) {
        self.relayed.push(credited.clone());
        self.agencies.push(credited);
    }

    /// Agencies that a credit does not name.
    fn credit_unnamed(&mut self, text: &str, credit: &[Word]) {
        let unnamed = |piece: &Piece| names_agencies(piece.span.of(text));
        let found = pieces(text, credit).into_iter().filter(unnamed);
        self.agencies.extend(found.map(|Piece { span, .. }| Credited { name: as_written(text, span), span }));
    }
}

/// Reads the media out of the report's lines.
#[must_use]
pub fn media_named(text: &str, lines: &[Line], labels: &[Labelled]) -> MediaNamed {
    let mut media = MediaNamed::default();
    let mut first_paragraph = true;
    let last = labels.iter().rposition(|(label, _)| *label == BlockLabel::Body);
    for (at, (line, &(label, rule))) in lines.iter().zip(labels).enumerate() {
        match label {
            BlockLabel::Title | BlockLabel::Subtitle => in_text(text, line, &mut media),
            BlockLabel::Body => {
                if first_paragraph {
                    opening_credit(text, line, &mut media);
                    first_paragraph = false;
                }
                in_text(text, line, &mut media);
                if last == Some(at) {
                    closing_credit(text, line, &mut media);
                }
            }
            BlockLabel::Dateline => beside_date(text, line, &mut media),
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
            media.credit(Credited { name: named.medium.name.to_owned(), span });
        }
    }
    media.credit_unnamed(text, authors::opening_credit(text, line).unwrap_or_default());
}

/// «… (رويترز)» at the end of the text.
fn closing_credit(text: &str, line: &Line, media: &mut MediaNamed) {
    let shown = line.trimmed.of(text).trim_end_matches(['.', ' ']);
    let Some((_, name)) = shown.strip_suffix(')').and_then(|shown| shown.rsplit_once('(')) else { return };
    let end = line.trimmed.start as usize + shown.len() - 1;
    let span = Span::new(end - name.len(), end);
    if names_wire(name) {
        named_by(text, span).into_iter().for_each(|credited| media.credit(credited));
    } else if names_agencies(name) {
        media.agencies.push(Credited { name: as_written(text, span), span });
    }
}

/// «دبي - رويترز - 03-08-2015»: a medium between marks beside the date.
fn beside_date(text: &str, line: &Line, media: &mut MediaNamed) {
    for piece in pieces(text, &line.words) {
        let medium = medium_at(&words_of(text, piece.span), 0);
        let named = piece.role == Role::Unsaid && medium.is_some_and(|named| !named.medium.ordinary);
        if named && piece.names == Names::Side(Side::Medium) && piece.span.start > line.words[0].span.start {
            named_by(text, piece.span).into_iter().for_each(|credited| media.credit(credited));
        }
    }
    media.credit_unnamed(text, &line.words);
}

/// The media of a credit line.
fn credited(text: &str, line: &Line, rule: BlockRule, media: &mut MediaNamed) {
    if rule == BlockRule::NamesAtEdge {
        let relayed = match names_around_dash(text, line) {
            Some(names) => names.relayed,
            None => Some(Span { end: line.words[line.words.len() - 1].span.end, ..line.words[0].span }),
        };
        let relayed = relayed.and_then(|span| named_by(text, span));
        relayed.into_iter().for_each(|credited| media.credit(credited));
        media.credit_unnamed(text, &line.words);
        return;
    }
    // An author is credited too; only a source is relayed.
    let source = line.key.starts_with("المصدر") || line.key.starts_with("مصدر");
    let beside_writer = names_writer_behind(text, line);
    let mut at = 0;
    let mut any = false;
    while at < line.words.len() {
        match medium_at(&line.words, at).filter(|named| source || !named.medium.ordinary) {
            Some(named) => {
                let start = line.words[at].span_after(text, named.clitics).start;
                let span = Span { start, end: line.words[named.end - 1].span.end };
                let credited = Credited { name: named.medium.name.to_owned(), span };
                let relays = source || beside_writer || line.key.starts_with("نقلا");
                if relays || named.medium.reach == Reach::Wire {
                    media.credit(credited);
                } else {
                    media.relayed.push(credited);
                }
                any = true;
                at = named.end;
            }
            None => at += 1,
        }
    }
    if beside_writer {
        media.credit_unnamed(text, &line.words);
    }
    if source && !any && (2..=4).contains(&line.words.len()) {
        let named = pieces(text, &line.words).first().and_then(|piece| named_by(text, piece.span));
        named.into_iter().for_each(|credited| media.credit(credited));
        media.credit_unnamed(text, &line.words);
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
