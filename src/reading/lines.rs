//! A page as lines with words.

use crate::arabic::fold;
use crate::mentions::Word;
use crate::mentions::words::words_and_key;
use crate::report::Span;

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
}

/// The lines of a text that are not blank, in order.
#[must_use]
pub fn lines_of(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut after_blank = true;
    for piece in text.split_inclusive('\n') {
        let content = piece.strip_suffix('\n').unwrap_or(piece);
        let content = content.trim_end_matches('\r');
        if content.trim().is_empty() {
            after_blank = true;
        } else {
            lines.push(line(text, Span::new(start, start + content.len()), after_blank));
            after_blank = false;
        }
        start += piece.len();
    }
    lines
}

fn line(text: &str, span: Span, after_blank: bool) -> Line {
    let trimmed = without_bullets(text, span);
    let shown = trimmed.of(text);
    let (words, key) = words_and_key(text, trimmed);
    let key = key.to_string();
    let chars = shown.chars().count();
    let folded = if words.len() <= LONGEST_CUE_LINE { fold(shown) } else { String::new() };
    let ends_sentence = ends_sentence(shown);
    let announces = shown.ends_with(':');
    Line { span, trimmed, words, key, folded, chars, ends_sentence, announces, after_blank }
}

fn is_bullet(c: char) -> bool {
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
