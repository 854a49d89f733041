//! Where in a report the query matches, and which passages show it best.

use super::matching::{MatchTable, MatchedForm, MatchedForms, OTHER_NAME};
use super::names::kept_apart;
use crate::arabic::letters::is_dropped;
use crate::arabic::{as_surface, numbered};
use crate::edition::texts::StoredReport;
use crate::findings::{Excerpt, Match};
use crate::pack::Zone;
use crate::report::{Block, BlockLabel, Span};
use crate::sorting;
use crate::view::Level;

/// A match and which query word it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The place, level and rule.
    pub of: Match,
    /// Which query word, by its place in the query.
    pub word: usize,
}

/// Every match in the report, in the order of the page; those in boilerplate only on request. A word that
/// is asked for in a phrase matches where the phrase stands.
#[must_use]
pub fn hits(stored: &StoredReport, table: &MatchTable<'_>, boilerplate: bool) -> Vec<Hit> {
    let mut hits = Vec::new();
    if table.is_empty() {
        return hits;
    }
    for block in &stored.report.blocks {
        if boilerplate || Zone::of(block.label) != Zone::Boilerplate {
            add_hits(&mut hits, block, &stored.page.text, table);
        }
    }
    hits
}

/// A word of a block that some query words match.
struct Candidate<'a> {
    number: u32,
    span: Span,
    words: Vec<(usize, &'a MatchedForm)>,
}

fn add_hits(hits: &mut Vec<Hit>, block: &Block, text: &str, table: &MatchTable<'_>) {
    let mut candidates = Vec::new();
    let mut all = Vec::new();
    for (number, token) in numbered(block.span.of(text)) {
        let surface = as_surface(token.text);
        let words = table.get(&surface);
        let start = block.span.start;
        let span = Span { start: start + token.span.start, end: start + token.span.end };
        if !words.is_empty() {
            candidates.push(Candidate { number, span, words });
        }
        if !table.names.is_empty() {
            all.push((number, span, surface.into_owned()));
        }
    }
    let is_title = Zone::of(block.label) == Zone::Title;
    let n_before = hits.len();
    let in_phrases = in_phrases(&candidates, table, is_title);
    for Candidate { number, span, words } in &candidates {
        let counts = |(word, _): &&(usize, &MatchedForm)| {
            table.words[*word].0.is_alone || in_phrases[*word].get(*number as usize) == Some(&true)
        };
        // Of equal levels the first word.
        if let Some((word, form)) = words.iter().filter(counts).min_by_key(|(_, form)| form.level) {
            let asked = form.other_name_of().unwrap_or(&table.words[*word].0.typed).to_owned();
            let of = Match { span: *span, level: form.level, rule: form.rule(), asked };
            hits.push(Hit { of, word: *word });
        }
    }
    let mut in_block = hits.split_off(n_before);
    for name in long_names(&all, table, is_title) {
        if in_block.iter().all(|hit| !hit.of.span.overlaps(name.of.span)) {
            let place = in_block.partition_point(|hit| hit.of.span < name.of.span);
            in_block.insert(place, name);
        }
    }
    hits.extend(in_block);
}

/// Where other names of several words stand among the words of a block, each as a whole.
fn long_names(words: &[(u32, Span, String)], table: &MatchTable<'_>, is_title: bool) -> Vec<Hit> {
    let (mut stretches, mut found) = (Vec::new(), Vec::new());
    for name in table.names.iter().filter(|name| table.is_marked_alone(name.of, is_title)) {
        for here in words.windows(name.words.len().max(1)) {
            let is_form =
                |(forms, (.., surface)): (&MatchedForms, &(u32, Span, String))| forms.get(surface).is_some();
            let [(first, start, _), .., (last, end, _)] = here else { continue };
            if name.words.iter().zip(here).all(is_form) {
                stretches.push((0, *first, *last, name.is_of_other_thing));
                found.push((Span { start: start.start, end: end.end }, name));
            }
        }
    }
    let hit = |place: usize| {
        let (span, name) = found[place];
        let asked = name.asked.to_string();
        Hit { of: Match { span, level: Level::Name, rule: OTHER_NAME.to_owned(), asked }, word: name.of }
    };
    kept_apart(&stretches).into_iter().map(hit).collect()
}

/// Per query word, by the number of a word in the block: whether a phrase stands there with it.
fn in_phrases(candidates: &[Candidate<'_>], table: &MatchTable<'_>, is_title: bool) -> Vec<Vec<bool>> {
    let mut numbers: Vec<Vec<u32>> = vec![Vec::new(); table.words.len()];
    for Candidate { number, words, .. } in candidates {
        words.iter().for_each(|(word, _)| numbers[*word].push(*number));
    }
    let mut standing: Vec<Vec<bool>> = vec![Vec::new(); table.words.len()];
    for phrase in table.phrases.iter().filter(|phrase| is_title || !phrase.in_title) {
        let places: Vec<&[u32]> = phrase.words.iter().map(|&word| numbers[word].as_slice()).collect();
        phrase.each_place(&places, &mut |word, number| {
            let (of_word, number) = (&mut standing[word], number as usize);
            if of_word.len() <= number {
                of_word.resize(number + 1, false);
            }
            of_word[number] = true;
        });
    }
    standing
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
            ..Excerpt::default()
        }),
    }
}

/// A report offers at most so many passages: its first matches show it well enough.
const MOST_CANDIDATES: usize = 400;

/// The passages that show the most different words of the query, earlier ones first; the
/// beginning of the body where nothing matches outside the headline.
#[must_use]
pub fn snippets(stored: &StoredReport, hits: &[Hit]) -> Vec<Excerpt> {
    let mut windows = windows(stored, hits);
    let place = |w: &Window| (std::cmp::Reverse((w.n_words, w.n_hits)), w.span);
    sorting::sort_by(&mut windows, |one, other| place(one).cmp(&place(other)));
    let mut chosen: Vec<Window> = Vec::new();
    for window in windows {
        if chosen.len() < MOST_SNIPPETS && chosen.iter().all(|c| !c.span.overlaps(window.span)) {
            chosen.push(window);
        }
    }
    if chosen.is_empty() {
        // Without a headline the beginning already stands in its place.
        let shown = stored.report.title.is_none();
        return beginning(stored, hits).filter(|_| !shown).into_iter().collect();
    }
    sorting::sort_by(&mut chosen, |one, other| one.span.cmp(&other.span));
    chosen.iter().map(|w| excerpt(&stored.page.text, w.line, w.span, hits)).collect()
}

/// The longest sentence that is shown whole, in characters.
const SENTENCE_CHARS: usize = 240;

/// The sentence around some words of a text, or as much of it as fits, and the words in it (in
/// bytes of the excerpt).
#[must_use]
pub fn sentence(text: &str, words: Span, hits: &[Hit]) -> (Excerpt, Span) {
    let (start, end) = (words.start as usize, words.end as usize);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let from = sentence_ends(&text[line_start..start]).last().map_or(line_start, |at| line_start + at);
    let to = sentence_ends(&text[end..line_end]).next().map_or(line_end, |at| end + at);
    let indent = text[from..start].len() - text[from..start].trim_start().len();
    let line = Span::new(from + indent, end + text[end..to].trim_end().len());
    let is_short = line.of(text).chars().nth(SENTENCE_CHARS).is_none();
    let span = if is_short { line } else { window_from(text, line, words) };
    let inside = Span { start: words.start - span.start, end: words.end - span.start };
    (excerpt(text, line, span, hits), inside)
}

/// Where sentences end, behind their last mark.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let is_end = |&(at, mark): &(usize, &str)| {
        let after = text[at + mark.len()..].chars().next();
        after.is_none_or(char::is_whitespace)
    };
    text.match_indices(['.', '!', '?', '؟']).filter(is_end).map(|(at, mark)| at + mark.len())
}

struct Window {
    span: Span,
    line: Span,
    n_words: usize,
    n_hits: usize,
}

/// A window from each match outside the headline, in one walk over lines and matches.
fn windows(stored: &StoredReport, hits: &[Hit]) -> Vec<Window> {
    let text = &stored.page.text;
    let blocks = stored.report.blocks.iter().filter(|block| block.label != BlockLabel::Title);
    let mut lines = blocks.flat_map(|block| lines(text, block.span)).peekable();
    let mut windows = Vec::new();
    for (nth, hit) in hits.iter().enumerate() {
        if windows.len() == MOST_CANDIDATES {
            break;
        }
        while lines.next_if(|line| line.end <= hit.of.span.start).is_some() {}
        let Some(&line) = lines.peek().filter(|line| line.contains(hit.of.span)) else { continue };
        let span = window_from(text, line, hit.of.span);
        let inside = hits[nth..].iter().take_while(|hit| span.contains(hit.of.span));
        let mut words: Vec<usize> = inside.map(|hit| hit.word).collect();
        let n_hits = words.len();
        sorting::sort_once(&mut words);
        windows.push(Window { span, line, n_words: words.len(), n_hits });
    }
    windows
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
    let mut start = backward(text, hit.start as usize, line_start, CHARS_BEFORE);
    let end = forward(text, start, line_end, SNIPPET_CHARS).max(hit.end as usize);
    // Near the end of a line, show more of what stands before.
    if end == line_end {
        let shown = text[start..end].chars().count();
        start = backward(text, start, line_start, SNIPPET_CHARS.saturating_sub(shown));
    }
    Span::new(start, end)
}

/// The beginning of at most `n` characters before `end`, at the beginning of a word where there
/// is one, not before `limit`.
pub(super) fn backward(text: &str, end: usize, limit: usize, n: usize) -> usize {
    let len: usize = text[limit..end].chars().rev().take(n).map(char::len_utf8).sum();
    let cut = end - len;
    if cut == limit {
        return limit;
    }
    match text[cut..end].char_indices().find(|(_, c)| c.is_whitespace()) {
        Some((at, space)) => cut + at + space.len_utf8(),
        None => past_marks(text, cut, end),
    }
}

/// The end of at most `n` characters from `start`, at the end of a word where there is one, not
/// beyond `limit`.
pub(super) fn forward(text: &str, start: usize, limit: usize, n: usize) -> usize {
    let Some((cut, _)) = text[start..limit].char_indices().nth(n) else { return limit };
    match text[start..start + cut].rfind(char::is_whitespace) {
        Some(space) if space > 0 => start + space,
        _ => past_marks(text, start + cut, limit),
    }
}

/// The first place from `cut` on that does not part a letter from its marks.
fn past_marks(text: &str, cut: usize, limit: usize) -> usize {
    let marks: usize = text[cut..limit].chars().take_while(|&c| is_dropped(c)).map(char::len_utf8).sum();
    cut + marks
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
        time: None,
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
    fn any_space_parts_words_and_no_mark_is_left_behind() {
        let text = "كلمة\u{a0}".repeat(100);
        let line = Span::new(0, text.len());
        let at = text.match_indices("كلمة").nth(50).map(|(at, _)| at).unwrap();
        let window = window_from(&text, line, Span::new(at, at + 8));
        assert!(window.of(&text).starts_with("كلمة\u{a0}كلمة"));
        let text = "بَ".repeat(1000);
        let window = window_from(&text, Span::new(0, text.len()), Span::new(2000, 2004));
        assert!(window.of(&text).starts_with('ب') && window.of(&text).ends_with('\u{64e}'));
    }

    #[test]
    fn the_sentence_of_some_words_is_that_between_full_stops() {
        let text = "أولى.\n قال في 1.5 مليون. وفي عام 2019 سقطت الباغوز؟ ثم غيرها.\nأخيرة";
        let words = text.find("عام 2019").map(|at| Span::new(at, at + "عام 2019".len())).unwrap();
        let (sentence, inside) = sentence(text, words, &[]);
        assert_eq!(sentence.text, "وفي عام 2019 سقطت الباغوز؟");
        assert_eq!(inside.of(&sentence.text), "عام 2019");
        assert!(!sentence.cut_before && !sentence.cut_after);
    }

    #[test]
    fn a_long_sentence_is_cut_around_its_words() {
        let text = format!("{}عام 2019 {}", "كلمة ".repeat(200), "كلمة ".repeat(200));
        let words = text.find("عام 2019").map(|at| Span::new(at, at + "عام 2019".len())).unwrap();
        let (sentence, inside) = sentence(&text, words, &[]);
        assert_eq!(inside.of(&sentence.text), "عام 2019");
        assert!(sentence.cut_before && sentence.cut_after);
        assert!(sentence.text.chars().count() <= SENTENCE_CHARS);
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
