//! What the elements of a page say in their attributes: its `meta` elements, its address, its scripts of data,
//! and the dates behind printed words.

use std::ops::Range;

use super::tokens::{Piece, StartTag, said};

/// The most values of a kind that are kept: a report has few, a page of lists many.
const MOST: usize = 500;
/// The longest printed date in a `title`, in bytes.
const LONGEST_DATE: usize = 80;

/// A value with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The name, in small letters.
    pub name: String,
    /// Where the name stands in the source.
    pub name_at: Range<usize>,
    /// The value.
    pub pieces: Vec<Piece>,
    /// The element it is in.
    pub element: u32,
    /// How much of the text is shown before it, in bytes.
    pub behind: usize,
    /// Whether it is said of the element it stands in and not printed: a date by the `itemprop` of a `meta`.
    pub unseen: bool,
}

/// Where a tag was met.
#[derive(Clone, Copy, Debug)]
pub struct Met {
    /// The element around it.
    pub element: u32,
    /// How much of the text is shown before it, in bytes.
    pub behind: usize,
    /// Whether it is in the page's head, where all is said of the page.
    pub in_head: bool,
}

/// What was met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    /// `meta` elements, by `property`, `name` or `itemprop`.
    pub metas: Vec<Value>,
    /// Dates in `datetime`, `content` or `title` of other elements, and those of `meta` elements by `itemprop` outside
    /// the page's head: they are of the thing they stand in.
    pub dates: Vec<Value>,
    /// `link rel=canonical`.
    pub address: Option<Value>,
    /// What a browser that saved the page says of its address.
    pub saved_from: Option<Value>,
    /// The `title` of the page.
    pub title: Option<Value>,
    /// Contents of scripts of JSON-LD.
    pub scripts: Vec<Range<usize>>,
    in_script: bool,
}

impl Values {
    /// Takes the attributes of a tag.
    pub fn start(&mut self, tag: &StartTag<'_>, source: &str, met: Met) {
        let Met { element, behind, in_head } = met;
        let value = |name: &str, attribute: &str, pieces: &[Piece]| Value {
            name: name.to_owned(),
            name_at: where_of(tag.pieces(attribute)).unwrap_or_else(|| tag.at.clone()),
            pieces: pieces.to_vec(),
            element,
            behind,
            unseen: false,
        };
        self.in_script = false;
        match tag.name {
            "script" => {
                let kind = tag.value("type", source).unwrap_or_default();
                self.in_script = kind.trim().eq_ignore_ascii_case("application/ld+json");
            }
            "title" if self.title.is_none() => self.title = Some(value("title", "", &[])),
            "link" => {
                let rel = tag.value("rel", source).unwrap_or_default();
                let canonical = rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("canonical"));
                if let Some(href) = tag.pieces("href").filter(|_| canonical && self.address.is_none()) {
                    self.address = Some(value("canonical", "rel", href));
                }
            }
            "meta" if self.metas.len() < MOST => {
                let named =
                    ["property", "name", "itemprop"].into_iter().find(|name| tag.pieces(name).is_some());
                if let (Some(attribute), Some(content)) = (named, tag.pieces("content")) {
                    let name = tag.value(attribute, source).unwrap_or_default().trim().to_ascii_lowercase();
                    let day = match name.as_str() {
                        "datepublished" | "datecreated" => Some("datePublished"),
                        "datemodified" => Some("dateModified"),
                        _ => None,
                    };
                    match day.filter(|_| attribute == "itemprop" && !in_head) {
                        None => self.metas.push(value(&name, attribute, content)),
                        Some(name) if self.dates.len() < MOST => {
                            self.dates.push(Value { unseen: true, ..value(name, attribute, content) });
                        }
                        Some(_) => {}
                    }
                }
            }
            _ if self.dates.len() < MOST => self
                .dates
                .extend(date_in(tag, source).map(|(name, attribute, pieces)| value(name, attribute, pieces))),
            _ => {}
        }
    }

    /// Takes text in an element of this name.
    pub fn text(&mut self, name: &str, piece: &Piece) {
        if name == "script" && self.in_script && piece.means.is_none() {
            match self.scripts.last_mut() {
                Some(last) if last.end == piece.at.start => last.end = piece.at.end,
                _ => self.scripts.push(piece.at.clone()),
            }
        }
        if let Some(title) = self.title.as_mut().filter(|_| name == "title")
            && title.pieces.last().is_none_or(|last| last.at.end == piece.at.start)
        {
            title.pieces.push(piece.clone());
        }
    }
}

/// Where pieces stand, if there are any.
pub fn where_of(pieces: Option<&[Piece]>) -> Option<Range<usize>> {
    let (first, last) = pieces.and_then(|pieces| Some((pieces.first()?, pieces.last()?)))?;
    Some(first.at.start..last.at.end.max(first.at.start))
}

/// A date that an element has in an attribute: its name, the attribute that names it (empty of none), and the value.
fn date_in<'t>(tag: &'t StartTag<'_>, source: &str) -> Option<(&'static str, &'static str, &'t [Piece])> {
    let property = tag.value("itemprop", source).unwrap_or_default().to_ascii_lowercase();
    let property = match property.as_str() {
        "datepublished" => Some("datePublished"),
        "datemodified" => Some("dateModified"),
        _ => None,
    };
    let class = tag.value("class", source).unwrap_or_default();
    let updated = class.split_ascii_whitespace().any(|class| matches!(class, "updated" | "modified"))
        && !class.contains("published");
    let name = property.unwrap_or(if updated { "dateModified" } else { "datetime" });
    // The values of other attributes are dates and no names: those of them are where the tag is.
    let attribute = if property.is_some() { "itemprop" } else { "" };
    let found = tag.pieces("datetime").or_else(|| tag.pieces("content").filter(|_| property.is_some()));
    if let Some(pieces) = found {
        return Some((name, attribute, pieces));
    }
    let title = tag.pieces("title").filter(|pieces| looks_like_a_date(&said(pieces, source)))?;
    Some((if property.is_some() || updated { name } else { "title" }, attribute, title))
}

/// Three numbers or a number, a word and a number, one of them a year of four digits, and not much else.
fn looks_like_a_date(text: &str) -> bool {
    if text.len() > LONGEST_DATE {
        return false;
    }
    let numbers: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let has_year =
        numbers.iter().any(|run| run.len() == 4 && (run.starts_with("19") || run.starts_with("20")));
    let n_words = text.split_whitespace().count();
    has_year && numbers.len() >= 2 && n_words <= 9
}
