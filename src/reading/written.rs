//! Marks of a markup in plain text: Markdown, and what text browsers and other programs write for links, pictures
//! and buttons.
//!
//! The text of a page is never changed; what is found here is which parts of a line are shown, and what the marks say of
//! them. Sources of the marks: CommonMark 0.31 (headings, emphasis, links, references, escapes), Pandoc's attributes
//! and fenced divs, the dumps of Lynx, Links, ELinks and w3m.

use std::collections::BTreeSet;

use crate::knowledge::field_names::Field;
use crate::mentions::{Word, words_of};
use crate::report::Span;

mod reader;

use super::lines::is_bullet;
use reader::Reader;

/// What the marks of a line say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The rank of the heading it is, 0 of none.
    pub heading: u8,
    /// How much of what is shown is links, in percent.
    pub linked: u8,
    /// How many links it has.
    pub n_links: u8,
    /// It is a picture and its words.
    pub picture: bool,
    /// The picture is a logo.
    pub logo: bool,
    /// It is a button or a field of a form.
    pub button: bool,
    /// A list item, or set apart as a quotation.
    pub set_apart: bool,
    /// The field of a report that it tells.
    pub field: Option<Field>,
    /// It has words in the file, but nothing of it is shown: addresses, attributes.
    pub hidden: bool,
}

/// What the marks of the whole page are.
#[derive(Clone, Debug, Default)]
pub struct Conventions {
    /// Links are `[12]` before their words.
    numbered: bool,
    /// The labels of `[label]: address`.
    references: BTreeSet<String>,
}

/// So many numbers in brackets, each one more than the last, are numbers of links.
const FEWEST_NUMBERED: usize = 3;

impl Conventions {
    /// What a page of these lines uses.
    #[must_use]
    pub fn of<'t>(lines: impl Iterator<Item = &'t str>) -> Self {
        let mut conventions = Self::default();
        let (mut next, mut counted) = (1, 0);
        for line in lines {
            if let Some((label, _)) = reference(line) {
                conventions.references.insert(label.to_owned());
            }
            for (at, _) in line.match_indices('[') {
                if let Some((number, _)) = number_in_brackets(&line[at..])
                    && number == next
                {
                    (next, counted) = (next + 1, counted + 1);
                }
            }
        }
        conventions.numbered = counted >= FEWEST_NUMBERED;
        conventions
    }
}

/// `[label]: address`, or a note of that form.
fn reference(line: &str) -> Option<(&str, &str)> {
    let rest = line.trim_start().strip_prefix('[')?;
    let (label, target) = rest.split_once("]: ")?;
    let is_target = target.trim_start().starts_with(['<', '/', '#', '.']) || is_address(target);
    (label.len() <= 300 && is_target && !label.contains('[')).then_some((label, target))
}

fn is_address(text: &str) -> bool {
    let text = text.trim_start_matches('<');
    ["http://", "https://", "ftp://", "www.", "mailto:", "javascript:", "file://"]
        .iter()
        .any(|scheme| text.starts_with(scheme))
}

/// The number in `[12]` at the beginning, and how many bytes it is.
fn number_in_brackets(text: &str) -> Option<(u32, usize)> {
    let digits = text.get(1..)?.bytes().take_while(u8::is_ascii_digit).count();
    let closed = text.starts_with('[') && (1..=4).contains(&digits) && text[1 + digits..].starts_with(']');
    Some((text.get(1..1 + digits)?.parse().ok().filter(|_| closed)?, digits + 2))
}

/// A line with its marks taken off.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// From the first shown character to the last.
    pub outer: Option<Span>,
    /// What is shown, if that is not all from the first shown character to the last.
    pub shown: Option<String>,
    /// The words shown.
    pub words: Vec<Word>,
    /// What the marks say.
    pub marks: Marks,
}

/// Takes the marks off a line of plain text.
#[must_use]
pub fn written(text: &str, span: Span, conventions: &Conventions) -> Written {
    let whole = span.of(text);
    let start = span.start as usize;
    if whole.trim_start().starts_with(":::") || reference(whole).is_some() {
        let marks = Marks { hidden: true, ..Marks::default() };
        return Written { marks, ..Written::default() };
    }
    let (skipped, mut marks) = prefix(whole);
    let kept = suffix(&whole[skipped..], marks.heading > 0);
    let mut reader = Reader::of(text, start + skipped, start + skipped + kept, conventions);
    reader.read();
    let pieces = reader.trimmed_pieces();
    marks.button |= reader.marks.button;
    marks.logo |= reader.marks.logo;
    marks.picture = reader.marks.picture && (reader.pictured * 10 >= reader.shown * 8 || reader.n_links == 0);
    marks.n_links = reader.n_links.min(255) as u8;
    marks.linked = (reader.linked * 100).checked_div(reader.shown).unwrap_or(0).min(100) as u8;
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
        marks.hidden = whole.chars().any(char::is_alphanumeric);
        return Written { marks, ..Written::default() };
    };
    let outer = Span::new(first.0, last.1);
    let words = pieces.iter().flat_map(|&(from, to)| words_of(text, Span::new(from, to))).collect();
    let shown = (pieces.len() > 1).then(|| pieces.iter().map(|&(from, to)| &text[from..to]).collect());
    Written { outer: Some(outer), shown, words, marks }
}

/// How many bytes of marks a line begins with: of headings, quotations, lists.
fn prefix(line: &str) -> (usize, Marks) {
    let mut marks = Marks::default();
    let mut rest = line.trim_start();
    loop {
        let before = rest;
        let bare = rest.trim_start_matches(is_written_bullet);
        let hashes = bare.bytes().take_while(|b| *b == b'#').count();
        let equals = bare.bytes().take_while(|b| *b == b'=').count();
        if (1..=6).contains(&hashes) && bare[hashes..].starts_with([' ', '\t', '\u{a0}']) {
            marks.heading = hashes as u8;
            rest = &bare[hashes..];
        } else if (1..=6).contains(&equals)
            && bare[equals..].starts_with(' ')
            && bare.trim_end().ends_with('=')
        {
            marks.heading = equals as u8;
            rest = &bare[equals..];
        } else {
            rest = bare;
        }
        if rest.len() == before.len() {
            break;
        }
    }
    marks.set_apart = rest.len() < line.trim_start().len() && marks.heading == 0;
    (line.len() - rest.len(), marks)
}

/// How many bytes of a line stand before the marks it ends with.
fn suffix(line: &str, is_heading: bool) -> usize {
    let mut rest = line.trim_end();
    if is_heading {
        rest = rest.trim_end_matches(['#', '=']).trim_end();
    }
    let attributes = rest.ends_with('}').then(|| rest.rfind('{')).flatten().filter(|&at| {
        let inside = &rest[at + 1..rest.len() - 1];
        inside.is_ascii()
            && (inside.starts_with(['.', '#']) || inside.contains('='))
            && !rest[..at].ends_with([']', ')'])
    });
    let rest = attributes.map_or(rest, |at| rest[..at].trim_end());
    rest.strip_suffix('\\').unwrap_or(rest).trim_end().len()
}

/// The same, or one that other programs write for it.
fn is_written_bullet(c: char) -> bool {
    is_bullet(c)
        || matches!(
            c,
            '+' | '○'
                | '◦'
                | '▫'
                | '□'
                | '◾'
                | '◼'
                | '▶'
                | '◀'
                | '✓'
                | '✔'
                | '➤'
                | '➖'
                | '_'
                | '⬅'
        )
}

/// Whether a line shows nothing but addresses, and perhaps their numbers.
#[must_use]
pub fn is_addresses(shown: &str) -> bool {
    let number = |token: &str| token.trim_end_matches(['.', ')']).chars().all(|c| c.is_numeric() || c == '/');
    let is_host = |token: &str| {
        token.is_ascii() && token.contains("://") || (token.starts_with("www.") && token.is_ascii())
    };
    let mut found = false;
    shown.split_whitespace().all(|token| {
        let address = is_address(token) || is_host(token);
        found |= address;
        address || number(token)
    }) && found
}
