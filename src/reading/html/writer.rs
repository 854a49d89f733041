//! Text with the way back to the source, written piece by piece.

use std::ops::Range;

use super::tokens::Piece;

/// A stretch of the text and what it stands for in the source, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its first byte in the text.
    pub start: usize,
    /// Where it stands in the source.
    pub source: Range<usize>,
    /// Whether it stands there as it is.
    pub verbatim: bool,
}

/// A text in the making.
#[derive(Clone, Debug, Default)]
pub struct Writer {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub stretches: Vec<Stretch>,
    /// White space that was read and stands for one space if anything follows in the line.
    space: Option<(Range<usize>, bool)>,
}

impl Writer {
    fn push(&mut self, shown: &str, source: Range<usize>, verbatim: bool) {
        if shown.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(shown);
        match self.stretches.last_mut() {
            Some(last) if verbatim && last.verbatim && last.source.end == source.start => {
                last.source.end = source.end;
            }
            _ => self.stretches.push(Stretch { start, source, verbatim }),
        }
    }

    /// Words that stand for a stretch of the source: as they are, if they stand there.
    pub fn words(&mut self, words: &str, at: Range<usize>, source: &str) {
        let verbatim = source.get(at.clone()) == Some(words);
        self.push(words, at, verbatim);
    }

    /// A piece, with each run of white space as one space and none at the beginning of a line. Gives the number
    /// of its characters that are no space.
    pub fn collapsed(&mut self, piece: &Piece, source: &str) -> usize {
        let says = piece.says(source);
        let verbatim = piece.means.is_none();
        let mut n_chars = 0;
        // Where the letters that are not written yet begin.
        let mut from: Option<usize> = None;
        let at = |from: usize, to: usize| {
            if verbatim { piece.at.start + from..piece.at.start + to } else { piece.at.clone() }
        };
        for (offset, c) in says.char_indices() {
            if is_space(c) {
                if let Some(from) = from.take() {
                    self.push(&says[from..offset], at(from, offset), verbatim);
                }
                self.add_space(at(offset, offset + c.len_utf8()), verbatim && c == ' ');
            } else {
                n_chars += 1;
                if from.is_none() {
                    self.write_space();
                    from = Some(offset);
                }
            }
        }
        if let Some(from) = from {
            self.push(&says[from..], at(from, says.len()), verbatim);
        }
        n_chars
    }

    /// A space, if anything follows in the line, that stands for nothing.
    pub fn space(&mut self, at: usize) {
        self.space = Some((at..at, false));
    }

    fn add_space(&mut self, at: Range<usize>, verbatim: bool) {
        self.space = Some(match self.space.take() {
            Some((before, _)) => (before.start..at.end.max(before.start), false),
            None => (at, verbatim),
        });
    }

    fn write_space(&mut self) {
        if let Some((at, verbatim)) = self.space.take()
            && !self.at_line_start()
        {
            self.push(" ", at, verbatim);
        }
    }

    fn at_line_start(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    /// Ends the line; what has no words is no line.
    pub fn end_line(&mut self) {
        self.space = None;
        if !self.at_line_start() {
            let at = self.stretches.last().map_or(0, |last| last.source.end);
            self.push("\n", at..at, false);
        }
    }

    /// Takes another text behind this one.
    pub fn append(&mut self, other: Self) {
        let start = self.text.len();
        self.text.push_str(&other.text);
        let moved = |stretch: Stretch| Stretch { start: stretch.start + start, ..stretch };
        self.stretches.extend(other.stretches.into_iter().map(moved));
    }
}

/// What a browser collapses, and the spaces that do not break, which only keep distance.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{0}'..='\u{1f}')
}
