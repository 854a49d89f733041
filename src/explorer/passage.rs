//! Cuts a text into runs, so that overlapping marks become a flat sequence of elements.
//!
//! Pure. A run never cuts inside a letter with its vowel marks, and the runs put together are the
//! text to the byte. Drawing them is the business of the components.

use crate::report::Span;

/// A stretch of text and the marks that lie on the whole of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'t, M> {
    /// The letters, as on the page.
    pub text: &'t str,
    /// The marks, in the order they were given.
    pub marks: Vec<M>,
}

/// Cuts the part of `text` that `part` covers. The spans of the marks and of the part count bytes
/// of `text`; a mark that reaches beyond the part, or beyond the text, is cut to it, and ends
/// inside a letter move outward to its edge.
#[must_use]
pub fn cut<'t, M: Clone>(text: &'t str, part: Span, marks: &[(Span, M)]) -> Vec<Run<'t, M>> {
    let (start, end) = outward(text, part);
    let placed: Vec<(usize, usize, &M)> = marks
        .iter()
        .map(|(span, mark)| {
            let (mark_start, mark_end) = outward(text, *span);
            (mark_start.clamp(start, end), mark_end.clamp(start, end), mark)
        })
        .filter(|(mark_start, mark_end, _)| mark_start < mark_end)
        .collect();
    // Marks come nearly in order; a sort of its own would cost the reader more than it saves.
    let mut edges = vec![start];
    for edge in placed.iter().flat_map(|&(from, to, _)| [from, to]).chain([end]) {
        if let Err(place) = edges.binary_search(&edge) {
            edges.insert(place, edge);
        }
    }
    edges
        .windows(2)
        .map(|edge| Run {
            text: &text[edge[0]..edge[1]],
            marks: placed
                .iter()
                .filter(|&&(from, to, _)| from <= edge[0] && edge[1] <= to)
                .map(|&(_, _, mark)| mark.clone())
                .collect(),
        })
        .collect()
}

/// The lines of a part of a text that have something to read, as spans of the text, without the
/// space around them.
#[must_use]
pub fn lines(text: &str, part: Span) -> Vec<Span> {
    let (start, end) = outward(text, part);
    let mut found = Vec::new();
    let mut at = start;
    for line in text[start..end].split_inclusive(['\n', '\r']) {
        let next = at + line.len();
        let words = line.trim();
        if !words.is_empty() {
            let indent = line.len() - line.trim_start().len();
            found.push(Span::new(at + indent, at + indent + words.len()));
        }
        at = next;
    }
    found
}

/// A direction of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Arabic.
    RightToLeft,
    /// Latin, Cyrillic …
    LeftToRight,
}

impl Direction {
    /// The value of the attribute `dir`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RightToLeft => "rtl",
            Self::LeftToRight => "ltr",
        }
    }

    /// The language of a text of a corpus of Arabic pages, where its direction tells it.
    #[must_use]
    pub fn lang(self) -> Option<&'static str> {
        (self == Self::RightToLeft).then_some("ar")
    }
}

/// The direction of most of its letters. (`dir=auto` goes by the first letter alone, and would
/// set an Arabic line that begins with "CNN" from the left.) A text without letters runs from
/// the right, as its neighbours do.
#[must_use]
pub fn direction_of(text: &str) -> Direction {
    let mut balance = 0_i64;
    for direction in text.chars().filter_map(direction_of_letter) {
        balance += if direction == Direction::RightToLeft { -1 } else { 1 };
    }
    if balance > 0 { Direction::LeftToRight } else { Direction::RightToLeft }
}

/// By the block of a letter; `None` for what is none. (The table of all letters is two kilobytes
/// that every reader would download.)
fn direction_of_letter(c: char) -> Option<Direction> {
    match c {
        // Signs and digits among the letters.
        '\u{00D7}'
        | '\u{00F7}'
        | '\u{0600}'..='\u{061F}'
        | '\u{0660}'..='\u{066D}'
        | '\u{06D4}'
        | '\u{06F0}'..='\u{06F9}' => None,
        '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
            Some(Direction::RightToLeft)
        }
        'A'..='Z'
        | 'a'..='z'
        | '\u{00C0}'..='\u{058F}'
        | '\u{0900}'..='\u{1FFF}'
        | '\u{2C00}'..='\u{2DFF}'
        | '\u{3040}'..='\u{D7FF}' => Some(Direction::LeftToRight),
        _ => None,
    }
}

/// The span as offsets that lie within the text and at the edges of letters, vowel marks included.
fn outward(text: &str, span: Span) -> (usize, usize) {
    let mut start = text.floor_char_boundary((span.start as usize).min(text.len()));
    let mut end = text.ceil_char_boundary((span.end as usize).min(text.len()));
    while start > 0 && text[start..].chars().next().is_some_and(is_mark) {
        start = text.floor_char_boundary(start - 1);
    }
    while let Some(mark) = text[end..].chars().next().filter(|&c| end > start && is_mark(c)) {
        end += mark.len_utf8();
    }
    (start, end.max(start))
}

/// Whether the character is a control that embeds, overrides or isolates a direction. (Marks such
/// as U+200F, which only stand beside letters, are none of these.)
#[must_use]
pub fn is_direction_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether the character is drawn on the letter before it (Arabic marks and the general ones).
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}' | '\u{06E7}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, marks: &[(&str, char)], expected: &[(&str, &str)]) {
        let spans: Vec<(Span, char)> = marks
            .iter()
            .map(|(words, mark)| {
                let at = text.find(words).unwrap();
                (Span::new(at, at + words.len()), *mark)
            })
            .collect();
        let runs = cut(text, Span::new(0, text.len()), &spans);
        let got: Vec<(&str, String)> = runs.iter().map(|r| (r.text, r.marks.iter().collect())).collect();
        let got: Vec<(&str, &str)> = got.iter().map(|(t, m)| (*t, m.as_str())).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn overlapping_marks_become_flat_runs() {
        check("نحو 10000 مقاتل", &[], &[("نحو 10000 مقاتل", "")]);
        check("قبل عام 2019 بقليل", &[("عام 2019", 't')], &[("قبل ", ""), ("عام 2019", "t"), (" بقليل", "")]);
        check(
            "بعد عامين من هزيمة داعش",
            &[("عامين من هزيمة", 't'), ("هزيمة داعش", 'm')],
            &[("بعد ", ""), ("عامين من ", "t"), ("هزيمة", "tm"), (" داعش", "m")],
        );
        check("مقاتل", &[("مقاتل", 'm'), ("مقاتل", 't')], &[("مقاتل", "mt")]);
        check("مدرّسٌ هنا", &[("مدر", 'm')], &[("مدرّ", "m"), ("سٌ هنا", "")]);
    }

    #[test]
    fn an_empty_text_has_no_runs() {
        assert!(cut::<()>("", Span::new(0, 0), &[]).is_empty());
    }

    #[test]
    fn lines_without_words_are_left_out() {
        let text = "سطر\r\n\r\n  \n \u{a0}آخر \n";
        let found: Vec<&str> = lines(text, Span::new(0, text.len())).iter().map(|s| s.of(text)).collect();
        assert_eq!(found, ["سطر", "آخر"]);
    }

    #[test]
    fn the_direction_is_that_of_most_letters() {
        assert_eq!(direction_of("CNN: قال مسؤول أميركي"), Direction::RightToLeft);
        assert_eq!(direction_of("logo"), Direction::LeftToRight);
        assert_eq!(direction_of("11:26 :: 2025"), Direction::RightToLeft);
    }

    proptest! {
        #[test]
        fn runs_put_together_are_the_text(
            text in "[ا-ي ً-ْa-z0-9]{0,40}",
            marks in prop::collection::vec((0u32..120, 0u32..120), 0..6),
        ) {
            let marks: Vec<(Span, usize)> =
                marks.iter().enumerate().map(|(i, &(start, end))| (Span { start, end }, i)).collect();
            let runs = cut(&text, Span::new(0, text.len()), &marks);
            prop_assert_eq!(&runs.iter().map(|r| r.text).collect::<String>(), &text);
            prop_assert!(runs.iter().all(|r| !r.text.is_empty()));
        }
    }
}
