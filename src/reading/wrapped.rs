//! Lines that a program broke at a width: which of them are one.
//!
//! Text browsers, Markdown writers and mailers break lines where the next word no longer fits. A line that ends although
//! its next word would have fitted was ended by its writer.

use crate::report::Span;

use super::lines::RawLine;

/// The widths that lines are broken at, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=160;
/// So many lines must have been broken for the page to be.
const FEWEST_BROKEN: usize = 5;

/// A line as far as breaking is concerned, and whether the next one may go on with it.
struct Measured {
    length: usize,
    /// The length of the first word of the line that may go on with it.
    next_word: Option<usize>,
    /// It could not have been broken.
    whole: bool,
    /// It ends like a sentence.
    stops: bool,
}

/// Joins the lines that were broken at a width, if the page has one.
#[must_use]
pub fn joined(text: &str, lines: Vec<RawLine>) -> Vec<RawLine> {
    let measured: Vec<Measured> =
        lines.iter().enumerate().map(|(at, line)| measured(text, line.span, lines.get(at + 1))).collect();
    let Some(width) = width(&measured) else { return lines };
    let mut all: Vec<RawLine> = Vec::with_capacity(lines.len());
    let mut goes_on = false;
    for (line, measured) in lines.into_iter().zip(&measured) {
        match all.last_mut().filter(|_| goes_on) {
            Some(last) => last.span.end = line.span.end,
            None => all.push(line),
        }
        goes_on = measured.is_broken_at(width);
    }
    all
}

impl Measured {
    fn is_broken_at(&self, width: usize) -> bool {
        self.length <= width && self.next_word.is_some_and(|word| self.length + 1 + word > width)
    }
}

fn measured(text: &str, span: Span, next: Option<&RawLine>) -> Measured {
    let shown = span.of(text).trim_end();
    let goes_on =
        next.filter(|next| !next.after_blank && !begins_block(next.span.of(text)) && !is_block(shown));
    let next_word = goes_on.and_then(|next| next.span.of(text).split_whitespace().next());
    Measured {
        length: columns(shown),
        next_word: next_word.map(columns),
        whole: shown.split_whitespace().nth(1).is_none(),
        stops: shown.ends_with(['.', '!', '؟', '?', ':', '"', '»']),
    }
}

/// Characters that take a column: no vowel marks.
fn columns(text: &str) -> usize {
    text.chars().filter(|c| !matches!(c, '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{200E}' | '\u{200F}')).count()
}

/// A heading is one line.
fn is_block(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

/// Whether a line begins a heading, an item, a quotation, a picture or a row, so that it goes on with none before it.
fn begins_block(line: &str) -> bool {
    let shown = line.trim_start();
    let Some(first) = shown.chars().next() else { return true };
    let behind = &shown[first.len_utf8()..];
    let numbered = shown.trim_start_matches(|c: char| c.is_numeric());
    match first {
        '#' | '|' | '•' | '●' | '▪' | '◦' | '_' | '=' => true,
        '*' | '+' | '-' | '>' => behind.starts_with([' ', '*', '-', '\t']) || behind.is_empty(),
        ':' => behind.starts_with("::"),
        '!' => behind.starts_with('['),
        _ => {
            numbered.len() < shown.len()
                && numbered.starts_with(['.', '-', ')'])
                && numbered[1..].starts_with(' ')
        }
    }
}

/// The width that most lines were broken at, if the page's long lines are.
fn width(lines: &[Measured]) -> Option<usize> {
    let most = *WIDTHS.end();
    // How many lines are broken at each width, as differences; how many are longer.
    let mut broken = vec![0_i64; most + 2];
    let mut longer = vec![0_i64; most + 2];
    for line in lines {
        if let Some(word) = line.next_word.filter(|_| line.length <= most) {
            broken[line.length] += 1;
            broken[(line.length + 1 + word).min(most + 1)] -= 1;
        }
        if !line.whole {
            longer[0] += 1;
            longer[line.length.min(most + 1)] -= 1;
        }
    }
    let mut best: Option<(i64, usize, i64)> = None;
    let (mut now, mut over) = (0, 0);
    for width in 0..=most {
        now += broken[width];
        over += longer[width];
        let worth = now - 2 * over;
        if WIDTHS.contains(&width) && best.is_none_or(|(most, ..)| worth > most) {
            best = Some((worth, width, now));
        }
    }
    let (_, width, now) = best?;
    let over = lines.iter().filter(|line| !line.whole && line.length > width).count();
    let ended = |line: &&Measured| {
        let fits = line.next_word.is_some_and(|word| line.length + 1 + word <= width);
        fits && line.length * 2 >= width && !line.stops
    };
    let ended = lines.iter().filter(ended).count();
    let now = usize::try_from(now).ok()?;
    (now >= FEWEST_BROKEN && over * 3 <= now && ended * 3 <= now).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::lines::raw_lines_of;

    fn broken(text: &str, width: usize) -> String {
        let mut out = String::new();
        let mut length = 0;
        for word in text.split(' ') {
            let more = columns(word);
            if length > 0 && length + 1 + more > width {
                out.push('\n');
                length = 0;
            } else if length > 0 {
                out.push(' ');
                length += 1;
            }
            out.push_str(word);
            length += more;
        }
        out
    }

    fn shown(text: &str) -> Vec<String> {
        let lines = joined(text, raw_lines_of(text));
        lines.iter().map(|line| line.span.of(text).replace('\n', " ")).collect()
    }

    const SENTENCE: &str = "أعلنت وزارة الزراعة في السهول الشمالية أن موسم الحصاد بدأ هذا العام قبل موعده بأسبوعين \
بسبب الحر الشديد الذي ضرب المنطقة وأن المزارعين سلموا نحو ثلاثة آلاف طن من القمح إلى مراكز الدولة في المدن الكبرى.";

    #[test]
    fn lines_broken_at_a_width_are_one_and_others_are_not() {
        for width in [60, 72, 80] {
            let text = broken(SENTENCE, width);
            let page = format!("سهول نيوز\nسياسة\n\n{text}\n\n{text}\n\n{text}\n- بند\n");
            assert_eq!(
                shown(&page),
                ["سهول نيوز", "سياسة", SENTENCE, SENTENCE, SENTENCE, "- بند"],
                "{width}"
            );
        }
        let verse =
            "قف بالديار وحي الدار في طلل\nوالليل أرخى على الوادي ستائره\nونادِ من رحلوا\nوالنجم يرقب من عل\n"
                .repeat(5);
        assert_eq!(shown(&verse).len(), 20, "verse is as its writer broke it");
        let paragraphs = format!("{SENTENCE}\n{SENTENCE}\n").repeat(5);
        assert_eq!(shown(&paragraphs).len(), 10);
    }
}
