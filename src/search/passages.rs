//! Where in a report the query matches, and which passages show it best.

use super::matching::MatchTable;
use crate::arabic::{surface, tokens};
use crate::edition::texts::StoredReport;
use crate::findings::{Excerpt, Match};
use crate::pack::Zone;
use crate::report::{BlockLabel, Span};

/// A match and which query word it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The place, level and rule.
    pub of: Match,
    /// Which query word, by its place in the query.
    pub word: usize,
}

/// Every match in the report, in the order of the page; those in boilerplate only on request.
#[must_use]
pub fn hits(stored: &StoredReport, table: &MatchTable, boilerplate: bool) -> Vec<Hit> {
    let mut hits = Vec::new();
    if table.is_empty() {
        return hits;
    }
    for block in &stored.report.blocks {
        if !boilerplate && Zone::of(block.label) == Zone::Boilerplate {
            continue;
        }
        for token in tokens(block.span.of(&stored.page.text)) {
            if let Some((word, level, rule)) = table.get(&surface(token.text)) {
                let start = block.span.start + token.span.start;
                let span = Span { start, end: block.span.start + token.span.end };
                hits.push(Hit { of: Match { span, level, rule: rule.to_owned() }, word });
            }
        }
    }
    hits
}

/// How many snippets a card has at most.
const MOST_SNIPPETS: usize = 2;
/// How long a snippet is, in characters.
const SNIPPET_CHARS: usize = 150;
/// How much of that stands before the first match, in characters.
const CHARS_BEFORE: usize = 50;

/// The headline with its matches; the beginning of the body where the page has none.
#[must_use]
pub fn title(stored: &StoredReport, hits: &[Hit]) -> Excerpt {
    match stored.report.title {
        Some(span) => excerpt(&stored.page.text, span, span, hits),
        None => beginning(stored, hits).unwrap_or_else(|| Excerpt {
            text: stored.page_names.first().cloned().unwrap_or_default(),
            matches: Vec::new(),
            cut_before: false,
            cut_after: false,
        }),
    }
}

/// The passages that show the most different words of the query, earlier ones first; the
/// beginning of the body where nothing matches outside the headline.
#[must_use]
pub fn snippets(stored: &StoredReport, hits: &[Hit]) -> Vec<Excerpt> {
    let mut windows: Vec<Window> = Vec::new();
    for line in lines_to_quote(stored, hits) {
        let in_line: Vec<&Hit> = hits.iter().filter(|hit| line.contains(hit.of.span)).collect();
        for (nth, hit) in in_line.iter().enumerate() {
            let span = window_from(&stored.page.text, line, hit.of.span);
            let mut words: Vec<usize> =
                in_line[nth..].iter().filter(|h| span.contains(h.of.span)).map(|h| h.word).collect();
            let n_hits = words.len();
            words.sort_unstable();
            words.dedup();
            windows.push(Window { span, line, n_words: words.len(), n_hits });
        }
    }
    windows.sort_by_key(|w| (std::cmp::Reverse((w.n_words, w.n_hits)), w.span));
    let mut chosen: Vec<Window> = Vec::new();
    for window in windows {
        if chosen.len() < MOST_SNIPPETS && chosen.iter().all(|c| !c.span.overlaps(window.span)) {
            chosen.push(window);
        }
    }
    if chosen.is_empty() {
        return beginning(stored, hits).into_iter().collect();
    }
    chosen.sort_by_key(|w| w.span);
    chosen.iter().map(|w| excerpt(&stored.page.text, w.line, w.span, hits)).collect()
}

struct Window {
    span: Span,
    line: Span,
    n_words: usize,
    n_hits: usize,
}

/// The lines a snippet may come from: those of the report but its headline, and lines of
/// boilerplate in which something matched (which are only searched on request).
fn lines_to_quote(stored: &StoredReport, hits: &[Hit]) -> Vec<Span> {
    let blocks = stored.report.blocks.iter().filter(|b| b.label != BlockLabel::Title);
    let lines = blocks.flat_map(|block| lines(&stored.page.text, block.span));
    lines.filter(|line| hits.iter().any(|hit| line.contains(hit.of.span))).collect()
}

fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    let mut start = span.start as usize;
    span.of(text).split_inclusive('\n').map(move |line| {
        let trimmed = line.trim_end();
        let at = start + (trimmed.len() - trimmed.trim_start().len());
        let end = start + trimmed.len();
        start += line.len();
        Span::new(at, end.max(at))
    })
}

fn beginning(stored: &StoredReport, hits: &[Hit]) -> Option<Excerpt> {
    let text = &stored.page.text;
    let body = stored.report.blocks.iter().find(|b| b.label == BlockLabel::Body)?;
    let line = lines(text, body.span).find(|line| line.start < line.end)?;
    let end = forward(text, line.start as usize, line.end as usize, SNIPPET_CHARS);
    Some(excerpt(text, line, Span::new(line.start as usize, end), hits))
}

/// A window of [`SNIPPET_CHARS`] around a match, whole words, inside its line.
fn window_from(text: &str, line: Span, hit: Span) -> Span {
    let (line_start, line_end) = (line.start as usize, line.end as usize);
    let before: usize =
        text[line_start..hit.start as usize].chars().rev().take(CHARS_BEFORE).map(char::len_utf8).sum();
    let mut start = hit.start as usize - before;
    if start > line_start {
        let to_word = text[start..hit.start as usize].find(' ').map_or(0, |at| at + 1);
        start += to_word;
    }
    let end = forward(text, start, line_end, SNIPPET_CHARS).max(hit.end as usize);
    // Near the end of a line, show more of what stands before.
    if end == line_end {
        let shown = text[start..end].chars().count();
        let spare = SNIPPET_CHARS.saturating_sub(shown);
        let back: usize = text[line_start..start].chars().rev().take(spare).map(char::len_utf8).sum();
        let earlier = start - back;
        start = if earlier == line_start {
            earlier
        } else {
            earlier + text[earlier..start].find(' ').map_or(0, |at| at + 1)
        };
    }
    Span::new(start, end)
}

/// The end of at most `n` characters from `start`, at the end of a word, not beyond `limit`.
fn forward(text: &str, start: usize, limit: usize, n: usize) -> usize {
    let Some((cut, _)) = text[start..limit].char_indices().nth(n) else { return limit };
    let cut = start + cut;
    match text[start..cut].rfind(' ') {
        Some(space) if space > 0 => start + space,
        _ => cut,
    }
}

fn excerpt(text: &str, line: Span, span: Span, hits: &[Hit]) -> Excerpt {
    let matches = hits
        .iter()
        .filter(|hit| span.contains(hit.of.span))
        .map(|hit| Match {
            span: Span { start: hit.of.span.start - span.start, end: hit.of.span.end - span.start },
            ..hit.of.clone()
        })
        .collect();
    Excerpt {
        text: span.of(text).to_owned(),
        matches,
        cut_before: span.start > line.start,
        cut_after: span.end < line.end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_begin_and_end_with_whole_words() {
        let text = "كلمة ".repeat(100);
        let line = Span::new(0, text.trim_end().len());
        let at = text.match_indices("كلمة").nth(50).map(|(at, _)| at).unwrap();
        let window = window_from(&text, line, Span::new(at, at + "كلمة".len()));
        let words = window.of(&text);
        assert!(words.starts_with("كلمة ") && words.ends_with("كلمة"), "{words}");
        assert!((120..=SNIPPET_CHARS).contains(&words.chars().count()));
        assert!(window.contains(Span::new(at, at + 8)));
    }

    #[test]
    fn a_line_without_spaces_is_cut_all_the_same() {
        let text = "ا".repeat(1000);
        let line = Span::new(0, text.len());
        let window = window_from(&text, line, Span::new(1000, 1002));
        assert!(window.contains(Span::new(1000, 1002)));
        assert!(window.of(&text).chars().count() <= SNIPPET_CHARS + CHARS_BEFORE);
    }
}
