//! A page as lines with words.

use std::rc::Rc;

use crate::arabic::fold;
use crate::mentions::Word;
use crate::mentions::words::words_and_key;
use crate::report::Span;

use super::wrapped;
use super::written::{self, Conventions, Marks};

/// Lines of more words than this are text in any case; their folded form is not needed.
const LONGEST_CUE_LINE: usize = 24;

/// A line with at least one visible character.
#[derive(Clone, Debug)]
pub struct Line {
    /// The whole line, line break excluded.
    pub span: Span,
    /// Without white space and bullets at either end.
    pub trimmed: Span,
    /// Its words.
    pub words: Vec<Word>,
    /// Their folded forms with single spaces between, for comparing whole lines.
    pub key: String,
    /// The folded trimmed line with its punctuation; empty for long lines.
    pub folded: String,
    /// Characters of the trimmed line.
    pub chars: usize,
    /// Whether it ends as a sentence does.
    pub ends_sentence: bool,
    /// Whether it ends with a colon, so that what it announces follows.
    pub announces: bool,
    /// Whether a blank line stands before it (or nothing).
    pub after_blank: bool,
    /// What the marks of a markup in plain text say of it.
    pub marks: Marks,
    /// What is shown of it, where marks stand within.
    shown: Option<String>,
}

impl Line {
    /// The trimmed line without marks of a markup.
    #[must_use]
    pub fn shown<'a>(&'a self, text: &'a str) -> &'a str {
        self.shown.as_deref().unwrap_or_else(|| self.trimmed.of(text))
    }
}

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub struct RawLine {
    /// The whole line, line break excluded.
    pub span: Span,
    /// Whether a blank line stands before it (or nothing).
    pub after_blank: bool,
}

/// The lines of a text that are not blank, in order.
#[must_use]
pub fn lines_of(text: &str) -> Vec<Line> {
    raw_lines_of(text).into_iter().map(|raw| line(text, raw)).collect()
}

/// The lines of plain text as other programs write it: those broken at a width are one, and marks of a markup are
/// taken off and told.
#[must_use]
pub fn written_lines_of(text: &str) -> Vec<Line> {
    let raw = wrapped::joined(text, raw_lines_of(text));
    let conventions = Conventions::of(raw.iter().map(|raw| raw.span.of(text)));
    let mut lines: Vec<Line> = Vec::with_capacity(raw.len());
    for raw in raw {
        let line = written_line(text, raw, &conventions);
        // A line of signs directly under a line makes it a heading.
        if let Some(rank) = underlines(raw.span.of(text)).filter(|_| !raw.after_blank)
            && let Some(above) = lines.last_mut()
            && above.after_blank
            && !above.ends_sentence
            && above.marks.heading == 0
            && !above.words.is_empty()
        {
            above.marks.heading = rank;
        }
        lines.push(line);
    }
    lines
}

/// The rank of the heading over a line of nothing but such signs.
fn underlines(line: &str) -> Option<u8> {
    let shown = line.trim();
    let all = |sign: char| shown.len() >= 3 && shown.chars().all(|c| c == sign);
    if all('=') { Some(1) } else { all('-').then_some(2) }
}

/// The lines of a text that are not blank, as far as breaking them goes.
#[must_use]
pub fn raw_lines_of(text: &str) -> Vec<RawLine> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut after_blank = true;
    for piece in text.split_inclusive('\n') {
        let content = piece.strip_suffix('\n').unwrap_or(piece);
        let content = content.trim_end_matches('\r');
        if content.trim().is_empty() {
            after_blank = true;
        } else {
            lines.push(RawLine { span: Span::new(start, start + content.len()), after_blank });
            after_blank = false;
        }
        start += piece.len();
    }
    lines
}

fn line(text: &str, raw: RawLine) -> Line {
    let trimmed = without_bullets(text, raw.span);
    of_parts(text, raw, trimmed, words_and_key(text, trimmed), None, Marks::default())
}

/// The same line with only a part of it shown.
pub(super) fn line_within(text: &str, raw: RawLine, span: Span, marks: Marks) -> Line {
    let trimmed = without_bullets(text, span);
    let trimmed = Span { end: trimmed.start + trimmed.of(text).trim_end().len() as u32, ..trimmed };
    of_parts(text, raw, trimmed, words_and_key(text, trimmed), None, marks)
}

fn written_line(text: &str, raw: RawLine, conventions: &Conventions) -> Line {
    let written = written::written(text, raw.span, conventions);
    match written.outer {
        Some(outer) => {
            let key: Vec<&str> = written.words.iter().map(|word| word.key.as_str()).collect();
            let key = key.join(" ").into();
            of_parts(text, raw, outer, (written.words, key), written.shown, written.marks)
        }
        None => {
            let shown = Some(String::new());
            of_parts(text, raw, raw.span, (Vec::new(), "".into()), shown, written.marks)
        }
    }
}

fn of_parts(
    text: &str,
    raw: RawLine,
    trimmed: Span,
    (words, key): (Vec<Word>, Rc<str>),
    shown: Option<String>,
    marks: Marks,
) -> Line {
    let all = shown.as_deref().unwrap_or_else(|| trimmed.of(text));
    let chars = all.chars().count();
    let key = key.to_string();
    let folded = if words.len() <= LONGEST_CUE_LINE { fold(all) } else { String::new() };
    let ends_sentence = ends_sentence(all);
    let announces = all.ends_with(':');
    let RawLine { span, after_blank } = raw;
    Line { span, trimmed, words, key, folded, chars, ends_sentence, announces, after_blank, marks, shown }
}

/// Whether it is white space, or a sign that pages put before the entries of a list.
pub(super) fn is_bullet(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '•' | '·'
                | '●'
                | '▪'
                | '■'
                | '◆'
                | '»'
                | '›'
                | '>'
                | '*'
                | '-'
                | '–'
                | '—'
                | '|'
                | '◄'
                | '►'
                | '▼'
                | '…'
        )
}

/// The line without white space at either end and without bullets before it. A line of nothing
/// else is kept as it is.
fn without_bullets(text: &str, span: Span) -> Span {
    let whole = span.of(text);
    let shown = whole.trim_end();
    let shown_start = shown.trim_start_matches(is_bullet);
    if shown_start.is_empty() {
        return span;
    }
    let start = span.start as usize + (shown.len() - shown_start.len());
    Span::new(start, start + shown_start.len())
}

/// Whether the line ends with a full stop, perhaps inside closing marks. Question and exclamation
/// marks do not count: headlines have them too.
fn ends_sentence(shown: &str) -> bool {
    let bare = shown.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '”' | '“' | '»' | '«' | ')' | ']' | '\'' | '’')
    });
    bare.ends_with(['.', '۔']) && !bare.ends_with("..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_their_place_without_line_breaks() {
        let text = "\u{a0}\r\n  • عنوان الخبر \r\n\r\nنص.\r\n";
        let lines = lines_of(text);
        assert_eq!(lines.iter().map(|l| l.span.of(text)).collect::<Vec<_>>(), ["  • عنوان الخبر ", "نص."]);
        assert_eq!(lines[0].trimmed.of(text), "عنوان الخبر");
        assert!(lines[1].ends_sentence && lines[1].after_blank && !lines[0].ends_sentence);
    }
}
