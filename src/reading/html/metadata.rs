//! Which values of a page's markup are evidence of its report, the best first, and their lines at the head of
//! the text.

use std::collections::BTreeSet;
use std::ops::Range;

use super::linked_data::{Described, described};
use super::outline::Outline;
use super::tokens::{Piece, said};
use super::values::{Value, Values};
use super::writer::Writer;
use crate::knowledge::metadata_names::{ADDRESS, AUTHOR, MODIFIED, OUTLET, PUBLISHED, TITLE};
use crate::reading::cues::key_of;
use crate::reading::markup::{Metadata, MetadataKind};
use crate::report::Span;

/// The longest value that is a title, a name, a day or an address, in bytes.
const LONGEST: usize = 1000;
/// How many values of a kind are written out.
const MOST: usize = 6;
/// How many objects of linked data are looked at.
const MOST_DESCRIBED: usize = 100;

struct Chosen {
    kind: MetadataKind,
    name: String,
    name_at: Range<usize>,
    pieces: Vec<Piece>,
}

/// The values, written out: a line `name: value` each. What stands in the text, in its bytes.
pub fn written(values: &Values, outline: &Outline<'_>, source: &str) -> (Writer, Vec<Metadata>) {
    let mut writer = Writer::default();
    let mut metadata = Vec::new();
    let mut seen = BTreeSet::new();
    let all = chosen(values, outline, source);
    for &kind in MetadataKind::ALL {
        let mut n_written = 0;
        for chosen in all.iter().filter(|chosen| chosen.kind == kind) {
            let value = said(&chosen.pieces, source);
            let value = value.trim();
            let is_day = matches!(kind, MetadataKind::Published | MetadataKind::Modified);
            if value.is_empty() || value.len() > LONGEST || n_written == MOST || (is_day && is_filler(value))
            {
                continue;
            }
            if !seen.insert((kind, value.to_owned())) {
                continue;
            }
            writer.words(&chosen.name, chosen.name_at.clone(), source);
            writer.words(":", chosen.name_at.end..chosen.name_at.end, source);
            writer.space(chosen.name_at.end);
            let start = writer.text.len() + 1;
            for piece in &chosen.pieces {
                writer.collapsed(piece, source);
            }
            let span = Span::new(start, writer.text.len());
            writer.end_line();
            if span.end > span.start {
                metadata.push(Metadata { kind, span });
                n_written += 1;
            }
        }
    }
    (writer, metadata)
}

/// A day that a program writes where it knows none.
fn is_filler(value: &str) -> bool {
    let year: String = value.chars().skip_while(|c| !c.is_ascii_digit()).take(4).collect();
    matches!(year.as_str(), "0000" | "0001" | "1900" | "1970") || !value.contains(|c: char| c.is_numeric())
}

/// All values that are evidence, of each kind the best first.
fn chosen(values: &Values, outline: &Outline<'_>, source: &str) -> Vec<Chosen> {
    let mut all = Vec::new();
    of_linked_data(values, outline, source, &mut all);
    let meta = |names: &[&str], kind: MetadataKind, all: &mut Vec<Chosen>| {
        for name in names {
            let of_name = values.metas.iter().filter(|meta| meta.name == *name);
            all.extend(
                of_name.filter(|meta| !outline.is_of_others(meta.element)).map(|meta| of_value(kind, meta)),
            );
        }
    };
    meta(PUBLISHED, MetadataKind::Published, &mut all);
    meta(MODIFIED, MetadataKind::Modified, &mut all);
    meta(TITLE, MetadataKind::Title, &mut all);
    meta(OUTLET, MetadataKind::Outlet, &mut all);
    meta(AUTHOR, MetadataKind::Author, &mut all);
    for date in outline.dates_of_report(values) {
        let modified = date.name == "dateModified";
        let kind = if modified { MetadataKind::Modified } else { MetadataKind::Published };
        all.push(of_value(kind, date));
    }
    all.extend(values.title.iter().map(|title| of_value(MetadataKind::Title, title)));
    all.extend(values.address.iter().map(|address| of_value(MetadataKind::Address, address)));
    meta(ADDRESS, MetadataKind::Address, &mut all);
    all.extend(values.saved_from.iter().map(|address| of_value(MetadataKind::Address, address)));
    // An author that is an address names nobody.
    all.retain(|one| one.kind != MetadataKind::Author || !said(&one.pieces, source).contains("://"));
    all
}

fn of_value(kind: MetadataKind, value: &Value) -> Chosen {
    Chosen { kind, name: value.name.clone(), name_at: value.name_at.clone(), pieces: value.pieces.clone() }
}

fn of_linked_data(values: &Values, outline: &Outline<'_>, source: &str, all: &mut Vec<Chosen>) {
    let known: Vec<Title> = titles(values, source)
        .into_iter()
        .chain(outline.headings())
        .filter(|title| !title.is_empty())
        .collect();
    let all_described: Vec<Described> = values
        .scripts
        .iter()
        .flat_map(|script| described(source, script.clone()))
        .take(MOST_DESCRIBED)
        .collect();
    let mut of_report: Vec<&Described> =
        all_described.iter().filter(|one| is_of_report(one, values, &known, outline, source)).collect();
    of_report.sort_by_key(|one| !one.article);
    let mut add = |kind, value: &Option<(Range<usize>, Vec<Piece>)>| {
        if let Some((name_at, pieces)) = value {
            let name = source.get(name_at.clone()).unwrap_or_default().to_owned();
            all.push(Chosen { kind, name, name_at: name_at.clone(), pieces: pieces.clone() });
        }
    };
    for one in of_report {
        add(MetadataKind::Published, &one.published);
        add(MetadataKind::Modified, &one.modified);
        if one.article {
            add(MetadataKind::Title, &one.headline);
            add(MetadataKind::Outlet, &one.publisher);
            one.authors.iter().for_each(|author| add(MetadataKind::Author, &Some(author.clone())));
            add(MetadataKind::Address, &one.address);
        }
    }
}

/// Whether an object is of the report of this page: by its headline, which the page is called by (`known`) or shows; an
/// object without one by its address, else because nothing says otherwise.
fn is_of_report(
    one: &Described,
    values: &Values,
    known: &[Title],
    outline: &Outline<'_>,
    source: &str,
) -> bool {
    let text = |pieces: &[Piece]| said(pieces, source);
    if let Some((_, headline)) = one.headline.as_ref().filter(|_| one.article) {
        let headline = Title::of(key_of(&text(headline)));
        return if known.is_empty() {
            outline.shows(&headline)
        } else {
            known.iter().any(|title| agree(title, &headline))
        };
    }
    match (&one.address, &values.address) {
        (Some((_, address)), Some(canonical)) => same_address(&text(address), &text(&canonical.pieces)),
        _ => true,
    }
}

/// What a page, a line or an object is called.
pub struct Title {
    /// Its folded words with single spaces between.
    pub key: String,
    words: BTreeSet<String>,
}

impl Title {
    /// The title of this key.
    pub fn of(key: String) -> Self {
        let words = key.split(' ').map(str::to_owned).collect();
        Self { key, words }
    }

    fn is_empty(&self) -> bool {
        self.key.is_empty()
    }
}

/// What the page is called. What is too long to be a title is none.
pub fn titles(values: &Values, source: &str) -> Vec<Title> {
    let metas =
        values.metas.iter().filter(|meta| TITLE.contains(&meta.name.as_str()) && meta.name != "title");
    let shown = metas.chain(&values.title).map(|value| said(&value.pieces, source));
    let mut titles: Vec<Title> = Vec::new();
    for key in shown.filter(|value| value.trim().len() <= LONGEST).map(|value| key_of(&value)) {
        if !key.is_empty() && titles.iter().all(|title| title.key != key) {
            titles.push(Title::of(key));
        }
        if titles.len() == MOST {
            break;
        }
    }
    titles
}

/// The fewest words by which two titles that are not the same can be of one report.
const LEAST_SHARED: usize = 3;

/// Whether two titles are of one report: they are the same, or most words of the shorter, which are not too few, stand
/// in the other.
pub fn agree(one: &Title, other: &Title) -> bool {
    let shared = one.words.intersection(&other.words).count();
    let least = one.words.len().min(other.words.len());
    (least >= LEAST_SHARED || (least > 0 && one.words == other.words)) && shared * 10 >= least * 7
}

fn same_address(one: &str, other: &str) -> bool {
    let bare = |address: &str| {
        let address = address.trim().trim_end_matches('/');
        address.split_once("://").map_or(address, |(_, rest)| rest).to_owned()
    };
    bare(one) == bare(other)
}
