//! Who wrote a report, where the page names the person.
//!
//! In this order: its credit lines, and a line of publication with «بقلم»; the credit that opens the text («أحمد سالم -
//! الرياض: …»); its markup. The outlet, desks and agencies are no authors: of whom the page does not say more is not
//! claimed that a person wrote it.

use std::collections::BTreeSet;

use crate::arabic::fold;
use crate::mentions::Word;
use crate::mentions::words::{between, words_of};
use crate::report::{BlockLabel, Credited, Span};

use super::credit_line::Side;
use super::labels::Labelled;
use super::lines::Line;
use super::markup::{Markup, MetadataKind};
use super::persons::{Names, Piece, Role, pieces};
use super::relays::as_written;
use super::rules::BlockRule;

/// No report has more authors.
const MOST: usize = 8;
/// A credit that has more words than this is text.
const LONGEST_CREDIT: usize = 24;
/// How many words a credit that opens the text has at most.
const LONGEST_OPENING: usize = 12;

/// The authors, each once, in the order of the page.
#[must_use]
pub fn authors(
    text: &str,
    lines: &[Line],
    labels: &[Labelled],
    markup: &Markup,
    outlet: Option<&Credited>,
) -> Vec<Credited> {
    let mut found: Vec<Span> = Vec::new();
    for (line, &(label, rule)) in lines.iter().zip(labels) {
        let of_line = || pieces(text, &line.words);
        match label {
            BlockLabel::Credit if line.words.len() <= LONGEST_CREDIT => {
                let pieces = of_line();
                let declared =
                    rule != BlockRule::NamesAtEdge || (outlet.is_some() && is_beside_city(&pieces));
                found.extend(persons(&pieces, declared));
            }
            BlockLabel::Dateline => {
                let announced = of_line().into_iter().filter(|piece| piece.role == Role::Writer);
                found.extend(persons(&announced.collect::<Vec<_>>(), false));
            }
            _ => {}
        }
    }
    let is_site = |span: &Span| outlet.is_some_and(|outlet| is_of(span.of(text), &outlet.name));
    found.retain(|span| !is_site(span));
    if found.is_empty() {
        found.extend(opening(text, lines, labels));
        found.retain(|span| !is_site(span));
    }
    if found.is_empty() {
        found.extend(by_markup(text, lines, labels, markup));
        found.retain(|span| !is_site(span));
    }
    let mut seen = BTreeSet::new();
    found.retain(|span| seen.insert(fold(&as_written(text, *span))));
    found.truncate(MOST);
    found.into_iter().map(|span| Credited { name: as_written(text, span), span }).collect()
}

/// Those pieces that are writers. `declared`: the line says that it names who wrote the report, so one name that may be
/// a person's is one.
fn persons(pieces: &[Piece], declared: bool) -> Vec<Span> {
    let of_writer = || pieces.iter().filter(|piece| piece.role != Role::Other);
    let sure: Vec<Span> =
        of_writer().filter(|piece| piece.names == Names::Person).map(|piece| piece.span).collect();
    let perhaps: Vec<Span> =
        of_writer().filter(|piece| piece.names == Names::PerhapsPerson).map(|piece| piece.span).collect();
    let of_medium = pieces.iter().any(|piece| piece.names == Names::Side(Side::Medium));
    if sure.is_empty() && declared && !of_medium && perhaps.len() == 1 { perhaps } else { sure }
}

/// «موسكو - إيفان بتروف»: a city and a name; where the outlet is known, that is no outlet.
fn is_beside_city(pieces: &[Piece]) -> bool {
    let is_city = |piece: &Piece| piece.names == Names::Side(Side::City);
    let is_name = |piece: &Piece| matches!(piece.names, Names::PerhapsPerson | Names::Person);
    pieces.iter().any(is_city) && pieces.iter().all(|piece| is_city(piece) || is_name(piece))
}

/// Whether a name is the outlet's, or one of the two is within the other.
fn is_of(name: &str, outlet: &str) -> bool {
    let [name, outlet] = [name, outlet].map(|name| [" ", &fold(name), " "].concat());
    name.contains(&outlet) || outlet.contains(&name)
}

/// «أحمد سالم - الرياض: …», «أحمد سالم – الرياض» in a line of its own: a person beside a city, a medium or nobody, where
/// the text begins.
fn opening(text: &str, lines: &[Line], labels: &[Labelled]) -> Vec<Span> {
    let first = lines.iter().zip(labels).find(|(_, (label, _))| *label == BlockLabel::Body);
    let Some((line, _)) = first else { return Vec::new() };
    let Some(credit) = opening_credit(text, line) else { return Vec::new() };
    if is_spoken(line, credit.len()) {
        return Vec::new();
    }
    let pieces = pieces(text, credit);
    let beside = |piece: &Piece| matches!(piece.names, Names::Side(_));
    if pieces.len() < 2 || !pieces.iter().any(beside) { Vec::new() } else { persons(&pieces, false) }
}

/// How many words behind a colon show that somebody speaks.
const OPENING_OF_SPEECH: usize = 4;

/// «محمود عباس - رام الله: لن نقبل …»: words of somebody who speaks of himself or his own.
fn is_spoken(line: &Line, from: usize) -> bool {
    let words = line.words[from..].iter().take(OPENING_OF_SPEECH);
    let mut before = "";
    words.map(|word| word.key.as_str()).any(|key| {
        let bare = key.strip_prefix('و').unwrap_or(key);
        let of_us = |verb: &str| verb.starts_with('ن') && verb.chars().count() >= 3;
        let negated = matches!(before, "لن" | "لا" | "لم" | "سوف" | "قد") && of_us(key);
        let will =
            bare.strip_prefix('س').is_some_and(|verb| verb.starts_with('ن') && verb.chars().count() >= 4);
        before = bare;
        negated
            || (will && !NO_VERBS.contains(&bare))
            || matches!(bare, "نحن" | "انا" | "اننا" | "انني" | "اني" | "لسنا" | "لست" | "علينا" | "لدينا")
    })
}

/// Nouns that begin as a verb of what we shall do.
const NO_VERBS: &[&str] = &["سنوات", "سنويا", "سنوي", "سنويه", "سنتين", "سنتان", "سندات", "سنجار"];

/// The words before the colon, or the dash behind a parenthesis, that ends a credit, or all of a short line without a full stop; there is a dash or a
/// parenthesis among them.
pub(super) fn opening_credit<'l>(text: &str, line: &'l Line) -> Option<&'l [Word]> {
    let gap = |at: usize| between(text, &line.words[at - 1], &line.words[at]);
    let n = line.words.len();
    let ends = |gap: &str| {
        gap.contains(char::is_whitespace)
            && (gap.contains(':') || (gap.contains(')') && gap.contains(['-', '–', '—'])))
    };
    let closed = (1..n.min(LONGEST_OPENING)).find(|&at| ends(gap(at)));
    let end = closed.or_else(|| (n <= LONGEST_OPENING && !line.ends_sentence).then_some(n))?;
    let parted = (1..end).any(|at| gap(at).contains(['-', '–', '—', '(']));
    parted.then(|| &line.words[..end])
}

/// The first value of the markup that names a person. On a page in Arabic it is one in Arabic: programs that make pages
/// put the name of the site's owner there, in Latin letters.
fn by_markup(text: &str, lines: &[Line], labels: &[Labelled], markup: &Markup) -> Vec<Span> {
    let is_arabic = |span: Span| span.of(text).contains(|c: char| ('\u{620}'..='\u{64A}').contains(&c));
    let of_report = lines.iter().zip(labels).filter(|(_, (label, _))| !label.is_boilerplate());
    let arabic_page = of_report.map(|(line, _)| line.trimmed).any(is_arabic);
    let values = markup.of_kind(MetadataKind::Author).filter(|span| is_arabic(*span) || !arabic_page);
    values.flat_map(|span| persons(&pieces(text, &words_of(text, span)), true)).collect()
}
