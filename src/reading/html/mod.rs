//! HTML → page and what its markup says.
//!
//! [`charset`] hears what the page says of its encoding; [`tokens`] gives its tokens with their places;
//! [`shown`] the text that is shown, a line a block ([`elements`]: which are treated alike); [`outline`] judges which parts its elements are;
//! [`metadata`] chooses which values are evidence of the report and writes them out at the head of the text.
//! All of it is linear in the page, and reads any bytes.

mod charset;
mod elements;
mod json;
mod linked_data;
mod metadata;
mod outline;
mod parts;
mod saved_from;
mod shown;
mod tokens;
mod values;
mod writer;

use std::borrow::Cow;

use super::markup::{LineMarkup, Markup};
use crate::page::places::Place;
use crate::page::{Encoding, Page, UnreadablePage};
use crate::report::Span;

use outline::Outline;
use writer::{Stretch, Writer};

/// Endings of the names of HTML files, in small letters.
pub const ENDINGS: [&str; 3] = [".html", ".htm", ".xhtml"];

/// Whether a file of this name is HTML.
#[must_use]
pub fn is_html(file_name: &str) -> bool {
    let name = file_name.to_ascii_lowercase();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Reads the bytes of an HTML file: what is shown as a page, and what the markup says of it.
///
/// # Errors
/// Where the bytes are no text, or nothing is shown; see [`UnreadablePage`].
pub fn read(bytes: &[u8]) -> Result<(Page, Markup), UnreadablePage> {
    let found = Page::decode_as(bytes, charset::named(bytes))?;
    let source = one_kind_of_line_break(&found.text);
    let mut shown = shown::shown(&source);
    shown.values.saved_from = saved_from::saved_from(&source);
    if shown.writer.text.trim().is_empty() {
        return Err(UnreadablePage::NoText);
    }
    let titles = metadata::titles(&shown.values, &source);
    let outline = Outline::of(&shown, &titles);
    let (mut writer, metadata) = metadata::written(&shown.values, &outline, &source);
    let head = writer.text.len() as u32;
    let lines = outline.lines();
    let markup = Markup {
        metadata,
        lines: lines.into_iter().map(|line| LineMarkup { start: line.start + head, ..line }).collect(),
        parents: shown.elements.iter().map(|element| element.parent).collect(),
    };
    writer.append(shown.writer);
    Ok((page(&found, writer), markup))
}

/// The source with line feeds for carriage returns and a space before the line feed that follows one: as long as it was.
fn one_kind_of_line_break(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", " \n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text with its places in the file; `found` is the file, decoded.
fn page(found: &Page, writer: Writer) -> Page {
    let stretches = without_long_stretches(found, without_damage(found, writer.stretches));
    let ends = stretches.iter().flat_map(|stretch| [stretch.source.start, stretch.source.end]);
    let mut in_order: Vec<u32> = ends.map(|end| end as u32).collect();
    in_order.sort_unstable();
    in_order.dedup();
    let as_found = offsets_as_found(found, &in_order);
    let in_file = |offset: usize| in_order.binary_search(&(offset as u32)).map_or(0, |at| as_found[at]);
    let place = |stretch: Stretch| Place {
        text_start: stretch.start as u32,
        file_start: in_file(stretch.source.start),
        file_end: in_file(stretch.source.end),
        verbatim: stretch.verbatim,
    };
    let places = stretches.into_iter().map(place).collect();
    Page { text: writer.text, encoding: found.encoding, damage: Vec::new(), places }
}

/// Offsets of a decoded file in the file itself, in one walk. They are in order.
fn offsets_as_found(found: &Page, offsets: &[u32]) -> Vec<u32> {
    match found.encoding {
        Encoding::Windows1256 | Encoding::Iso8859_6 => {
            let spans = offsets.iter().map(|&offset| Span { start: offset, end: offset });
            found.spans_as_found(spans).into_iter().map(|span| span.start).collect()
        }
        Encoding::Utf8 | Encoding::Utf8WithBom => {
            let first = found.offset_as_found(0);
            let mut damage = found.damage.iter().peekable();
            let replacement_len = char::REPLACEMENT_CHARACTER.len_utf8() as u32;
            let mut shorter = 0;
            let mut as_found = |&offset: &u32| {
                while let Some(passed) = damage.next_if(|damage| damage.text_offset < offset) {
                    shorter += replacement_len - u32::from(passed.file_bytes);
                }
                first + offset - shorter
            };
            offsets.iter().map(&mut as_found).collect()
        }
    }
}

/// The longest stretch of a file whose letters are one byte each, in bytes of the text: a place in it is found by
/// counting its letters.
const LONGEST_STRETCH: usize = 4096;

/// The stretches, the long ones cut where letters must be counted.
fn without_long_stretches(found: &Page, stretches: Vec<Stretch>) -> Vec<Stretch> {
    if !matches!(found.encoding, Encoding::Windows1256 | Encoding::Iso8859_6) {
        return stretches;
    }
    let mut cut = Vec::with_capacity(stretches.len());
    for Stretch { mut start, mut source, verbatim } in stretches {
        while verbatim && source.len() > LONGEST_STRETCH {
            let mut end = source.start + LONGEST_STRETCH;
            while !found.text.is_char_boundary(end) {
                end -= 1;
            }
            cut.push(Stretch { start, source: source.start..end, verbatim });
            start += end - source.start;
            source.start = end;
        }
        cut.push(Stretch { start, source, verbatim });
    }
    cut
}

/// The stretches, cut around what could not be decoded: that is not as long in the file as in the text.
fn without_damage(found: &Page, stretches: Vec<Stretch>) -> Vec<Stretch> {
    if found.damage.is_empty() {
        return stretches;
    }
    let replacement_len = char::REPLACEMENT_CHARACTER.len_utf8();
    let mut cut = Vec::with_capacity(stretches.len());
    for stretch in stretches.into_iter() {
        if !stretch.verbatim {
            cut.push(stretch);
            continue;
        }
        let Stretch { mut start, mut source, .. } = stretch;
        let first = found.damage.partition_point(|damage| (damage.text_offset as usize) < source.start);
        for damage in &found.damage[first..] {
            let at = damage.text_offset as usize;
            if at >= source.end {
                break;
            }
            if at > source.start {
                cut.push(Stretch { start, source: source.start..at, verbatim: true });
                start += at - source.start;
            }
            cut.push(Stretch { start, source: at..at + replacement_len, verbatim: false });
            start += replacement_len;
            source.start = at + replacement_len;
        }
        if !source.is_empty() {
            cut.push(Stretch { start, source, verbatim: true });
        }
    }
    cut
}

#[cfg(test)]
mod tests;
