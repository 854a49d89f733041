//! How far the report reaches, where the densest text does not say it: over tables and lists, up to the comments.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::BlockLabel;

use super::body::Draft;
use super::date_line::is_time_ago;
use super::lines::Line;

/// The longest table between two paragraphs, in lines.
const LONGEST_TABLE: usize = 80;
/// A line of a table, a list or a poem has no more words.
const SHORT_LINE: usize = 8;
/// The longest line, in words, of a table over the densest text: a headline is longer.
const LONGEST_CELL: usize = 4;
/// So many updates make a live blog.
const FEWEST_UPDATES: usize = 3;

/// The end of a report whose densest text is `first..end`.
pub(super) fn whole_end(draft: &Draft<'_>, first: usize, end: usize) -> usize {
    let end = before_comments(draft, first, end);
    let end = over_tables(draft, end);
    over_tail(draft, first, end)
}

/// What readers write is not the report: their part begins with a line of the comment form.
fn before_comments(draft: &Draft<'_>, first: usize, end: usize) -> usize {
    let comments = |at: &usize| {
        draft.said[*at].is_some_and(|said| said.label == BlockLabel::CommentForm && said.heading)
    };
    (first + 1..end).find(comments).unwrap_or(end)
}

/// A table or a poem weighs more than the paragraph behind it: short lines alone between two paragraphs are the
/// report's.
fn over_tables(draft: &Draft<'_>, mut end: usize) -> usize {
    let is_short = |at: usize| {
        let line = &draft.lines[at];
        draft.is_free(at) && (line.words.len() <= SHORT_LINE || line.ends_sentence)
    };
    loop {
        let table = (end..draft.lines.len())
            .take(LONGEST_TABLE)
            .take_while(|&at| is_short(at) && !is_text(draft, at))
            .count();
        let behind = end + table;
        if table == 0 || behind >= draft.lines.len() || !is_text(draft, behind) {
            return end;
        }
        end = behind + 1;
    }
}

/// The same before the first paragraph of the densest text.
pub(super) fn whole_start(draft: &Draft<'_>, mut first: usize) -> usize {
    let is_cell = |at: usize| {
        draft.is_free(at) && !draft.cued[at].rubric && draft.lines[at].words.len() <= LONGEST_CELL
    };
    loop {
        let table = (0..first).rev().take(LONGEST_TABLE).take_while(|&at| is_cell(at)).count();
        match (first - table).checked_sub(1).filter(|_| table > 0) {
            Some(before) if is_text(draft, before) => first = before,
            _ => return first,
        }
    }
}

fn is_text(draft: &Draft<'_>, at: usize) -> bool {
    draft.is_free(at)
        && draft.is_paragraph(at)
        && draft.lines[at].ends_sentence
        && draft.lines[at].chars >= 80
}

/// A report in lines without blank ones between them goes on to the next blank line, unless parts of the page
/// begin before it. So does what a line with a colon announces, and a numbered list.
fn over_tail(draft: &Draft<'_>, first: usize, end: usize) -> usize {
    let inner = &draft.lines[(first + 1).min(end)..end];
    let joined = inner.iter().filter(|line| !line.after_blank).count();
    let is_tight = !inner.is_empty() && joined * 10 >= inner.len() * 7;
    let end = if announces_list(draft, end) { end + 1 } else { end };
    let announced = draft.lines[end - 1].announces;
    let numbered = draft.lines.get(end).is_some_and(|line| item_number(line) == Some(1));
    if !(is_tight || announced || numbered) {
        return end;
    }
    let belongs = |at: &usize| {
        let opens = *at == end && (announced || numbered);
        (opens || !draft.lines[*at].after_blank) && draft.is_free(*at) && !is_closing(draft, *at)
    };
    let tail = end + (end..draft.lines.len()).take_while(belongs).count();
    let closings = (tail..draft.lines.len())
        .take_while(|&at| !draft.lines[at].after_blank && is_closing(draft, at))
        .count();
    let bounded = draft.lines.get(tail + closings).is_some_and(|line| line.after_blank);
    let list = (announced || numbered) && tail - end >= 2;
    if bounded || list { tail } else { end }
}

/// «وهذه مراكز التسليم:» behind the last paragraph, over its list.
fn announces_list(draft: &Draft<'_>, at: usize) -> bool {
    let (Some(line), Some(next)) = (draft.lines.get(at), draft.lines.get(at + 1)) else { return false };
    let listed = !next.after_blank || item_number(next) == Some(1);
    line.announces && line.words.len() >= 3 && listed && draft.is_free(at) && draft.is_free(at + 1)
}

/// Lines that close a report without being of it.
fn is_closing(draft: &Draft<'_>, at: usize) -> bool {
    let closing = draft.said[at].is_some_and(|said| {
        matches!(said.label, BlockLabel::Credit | BlockLabel::Dateline | BlockLabel::Caption)
    });
    closing || draft.cued[at].date_line || draft.cued[at].time_mark || draft.cued[at].medium
}

/// The number a line of a list begins with: «1- …», «2. …», «(3) …».
fn item_number(line: &Line) -> Option<u32> {
    let first = line.words.first()?;
    let rest = line.folded.trim_start_matches('(').strip_prefix(first.key.as_str())?;
    let marked = rest.trim_start().starts_with(['-', '–', '.', ')', '/', ':']);
    first.number().filter(|_| marked && line.words.len() >= 2)
}

/// A live blog: the line of the time of its first update, and the line after its last update.
pub(super) struct Updates {
    pub first: usize,
    pub end: usize,
}

/// The updates of a live blog: times of day stand alone over each of at least three texts.
pub(super) fn updates(draft: &Draft<'_>) -> Option<Updates> {
    let is_mark =
        |at: usize| draft.said[at].is_none() && (draft.cued[at].time_mark || is_time_ago(&draft.lines[at]));
    let marks: Vec<usize> = (0..draft.lines.len()).filter(|&at| is_mark(at)).collect();
    let has_text = |from: usize, to: usize| {
        (from + 1..to)
            .take(3)
            .any(|at| draft.is_free(at) && (draft.is_paragraph(at) || draft.lines[at].chars >= 60))
    };
    let ends = marks.iter().skip(1).copied().chain([draft.lines.len()]);
    let updates: Vec<usize> = marks
        .iter()
        .copied()
        .zip(ends)
        .filter(|&(from, to)| has_text(from, to))
        .map(|(from, _)| from)
        .collect();
    let (&first, &last) = updates.first().zip(updates.last())?;
    let text =
        (last + 1..draft.lines.len()).take_while(|&at| draft.is_free(at) && !draft.cued[at].rubric).count();
    (updates.len() >= FEWEST_UPDATES).then_some(Updates { first, end: last + 1 + text })
}

/// The shortest pull quote, in words.
const SHORTEST_QUOTE: usize = 5;
/// The longest.
const LONGEST_QUOTE: usize = 40;
/// So many different quotations that begin with the same words are looked for.
const MOST_QUOTES: usize = 8;

/// Words that are looked for in longer lines.
struct Quote<'k> {
    words: Vec<&'k str>,
    /// The lines that are these words.
    lines: Vec<usize>,
}

/// Lines of the report whose words all stand in a line of it at least twice as long: quotations pulled out of the text,
/// not refrains.
pub(super) fn said_again(draft: &Draft<'_>, first: usize, end: usize) -> BTreeSet<usize> {
    let body = || (first..end).filter(|&at| draft.is_free(at));
    let words = |at: usize| draft.lines[at].words.iter().map(|word| word.key.as_str());
    let mut by_opening: BTreeMap<Vec<&str>, Vec<Quote<'_>>> = BTreeMap::new();
    for at in body() {
        let n = draft.lines[at].words.len();
        if (SHORTEST_QUOTE..=LONGEST_QUOTE).contains(&n) {
            let words: Vec<&str> = words(at).collect();
            let alike = by_opening.entry(words[..SHORTEST_QUOTE].to_vec()).or_default();
            if let Some(quote) = alike.iter_mut().find(|quote| quote.words == words) {
                quote.lines.push(at);
            } else if alike.len() < MOST_QUOTES {
                alike.push(Quote { words, lines: vec![at] });
            }
        }
    }
    let mut again = BTreeSet::new();
    let Some(shortest) = by_opening.values().flatten().map(|quote| quote.words.len()).min() else {
        return again;
    };
    for at in body().filter(|at| draft.lines[*at].words.len() >= 2 * shortest) {
        let all: Vec<&str> = words(at).collect();
        for (start, opening) in all.windows(SHORTEST_QUOTE).enumerate() {
            let Some(alike) = by_opening.get_mut(opening) else { continue };
            // What was found need not be looked for again.
            alike.retain(|quote| {
                let n = quote.words.len();
                let found = 2 * n <= all.len() && all.get(start..start + n) == Some(quote.words.as_slice());
                if found {
                    again.extend(&quote.lines);
                }
                !found
            });
        }
    }
    // Several one after the other are a text that stands on the page twice, not quotations.
    let alone = |at: &usize| {
        !at.checked_sub(1).is_some_and(|above| again.contains(&above)) && !again.contains(&(at + 1))
    };
    again.iter().copied().filter(alone).collect()
}
