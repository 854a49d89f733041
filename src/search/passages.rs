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

impl Hit {
    /// With its rule and what was asked for.
    pub(super) fn new(span: Span, level: Level, (rule, asked): (String, String), word: usize) -> Self {
        Self { of: Match { span, mark_end: span.end, level, rule, asked }, word }
    }
}

/// All that matches in a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The matches, in the order of the page, not overlapping.
    pub matches: Vec<Hit>,
    /// The occurrences: the matches that each has, by their places. A phrase is one, and so is a word that is
    /// asked for by itself. In order; none begins with the match that another begins with, or has all
    /// matches of another.
    pub occurrences: Vec<Vec<usize>>,
}

impl Hits {
    /// From the first to the last word of each occurrence.
    pub fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        self.occurrences.iter().filter_map(|matches| self.span(matches))
    }

    /// From the first to the last of these matches.
    pub(super) fn span(&self, matches: &[usize]) -> Option<Span> {
        let (first, last) = (self.matches.get(*matches.first()?)?, self.matches.get(*matches.last()?)?);
        Some(Span { start: first.of.span.start, end: last.of.span.end })
    }
}

/// Every match in the report and every occurrence; those in boilerplate only on request. A word that
/// is asked for in a phrase matches where the phrase stands.
#[must_use]
pub fn hits(stored: &StoredReport, table: &MatchTable<'_>, boilerplate: bool) -> Hits {
    let mut hits = Hits::default();
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
    /// The query words as which it stands in a phrase.
    in_phrases: Vec<usize>,
}

fn add_hits(hits: &mut Hits, block: &Block, text: &str, table: &MatchTable<'_>) {
    let mut candidates = Vec::new();
    let mut all = Vec::new();
    for (number, token) in numbered(block.span.of(text)) {
        let surface = as_surface(token.text);
        let words = table.get(&surface);
        let start = block.span.start;
        let span = Span { start: start + token.span.start, end: start + token.span.end };
        if !words.is_empty() {
            candidates.push(Candidate { number, span, words, in_phrases: Vec::new() });
        }
        if !table.names.is_empty() {
            all.push((number, span, surface.into_owned()));
        }
    }
    let is_title = Zone::of(block.label) == Zone::Title;
    let phrases = find_phrases(&mut candidates, table, is_title);
    // What stands alone, by the candidate it is; a name of several words is none.
    let mut found: Vec<(Option<usize>, Hit)> = Vec::new();
    for (nth, Candidate { span, words, in_phrases, .. }) in candidates.iter().enumerate() {
        let counts =
            |(word, _): &&(usize, &MatchedForm)| table.words[*word].0.is_alone || in_phrases.contains(word);
        // Of equal levels the first word.
        if let Some((word, form)) = words.iter().filter(counts).min_by_key(|(_, form)| form.level) {
            let asked = form.other_name_of().unwrap_or(&table.words[*word].0.typed).to_owned();
            found.push((Some(nth), Hit::new(*span, form.level, (form.rule(), asked), *word)));
        }
    }
    for name in long_names(&all, table, is_title) {
        if found.iter().all(|(_, hit)| !hit.of.span.overlaps(name.of.span)) {
            let place = found.partition_point(|(_, hit)| hit.of.span < name.of.span);
            found.insert(place, (None, name));
        }
    }
    let first = hits.matches.len();
    let mut places: Vec<usize> = vec![0; candidates.len()];
    let mut occurrences: Vec<Vec<usize>> = Vec::new();
    for (place, (candidate, hit)) in (first..).zip(found) {
        let is_alone = |(word, _): &(usize, &MatchedForm)| table.words[*word].0.is_alone;
        if candidate.is_none_or(|nth| candidates[nth].words.iter().any(is_alone)) {
            occurrences.push(vec![place]);
        }
        if let Some(nth) = candidate {
            places[nth] = place;
        }
        hits.matches.push(hit);
    }
    for (of_phrase, is_beside) in phrases {
        let occurrence: Vec<usize> = of_phrase.into_iter().map(|nth| places[nth]).collect();
        if is_beside {
            for beside in occurrence.windows(2) {
                hits.matches[beside[0]].of.mark_end = hits.matches[beside[1]].of.span.start;
            }
        }
        occurrences.push(occurrence);
    }
    hits.occurrences.extend(kept(occurrences));
}

/// Of the occurrences that begin together the longest, and none that is in another.
fn kept(mut occurrences: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    sorting::sort_by(&mut occurrences, |one, other| {
        let end = |matches: &Vec<usize>| (matches.last().copied(), matches.len());
        one[0].cmp(&other[0]).then_with(|| end(other).cmp(&end(one)))
    });
    occurrences.dedup_by_key(|matches| matches[0]);
    let mut kept: Vec<Vec<usize>> = Vec::with_capacity(occurrences.len());
    // Those that may go on behind where the next begins.
    let mut open: Vec<usize> = Vec::new();
    for matches in occurrences {
        open.retain(|&place| kept[place].last() >= matches.first());
        let is_in = |&place: &usize| matches.iter().all(|hit| kept[place].contains(hit));
        if !open.iter().any(is_in) {
            open.push(kept.len());
            kept.push(matches);
        }
    }
    kept
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
        Hit::new(span, Level::Name, (OTHER_NAME.to_owned(), name.asked.to_string()), name.of)
    };
    kept_apart(&stretches).into_iter().map(hit).collect()
}

/// Where phrases stand: the candidates that each has, by their places, and whether they are beside each other.
fn find_phrases(
    candidates: &mut [Candidate<'_>],
    table: &MatchTable<'_>,
    is_title: bool,
) -> Vec<(Vec<usize>, bool)> {
    let mut numbers: Vec<Vec<u32>> = vec![Vec::new(); table.words.len()];
    for Candidate { number, words, .. } in candidates.iter() {
        words.iter().for_each(|(word, _)| numbers[*word].push(*number));
    }
    let mut found = Vec::new();
    for phrase in table.phrases.iter().filter(|phrase| is_title || !phrase.in_title) {
        let places: Vec<&[u32]> = phrase.words.iter().map(|&word| numbers[word].as_slice()).collect();
        let is_beside = phrase.between.is_none();
        phrase.each_occurrence(&places, &mut |first, last| {
            let from = candidates.partition_point(|candidate| candidate.number < first);
            let mut of_phrase = Vec::new();
            for (nth, candidate) in candidates.iter_mut().enumerate().skip(from) {
                if candidate.number > last {
                    break;
                }
                let words = match phrase.between {
                    None => std::slice::from_ref(&phrase.words[(candidate.number - first) as usize]),
                    Some(_) => &phrase.words,
                };
                let here = candidate.words.iter().map(|(word, _)| *word).filter(|word| words.contains(word));
                let n_before = candidate.in_phrases.len();
                candidate.in_phrases.extend(here);
                if candidate.in_phrases.len() > n_before {
                    of_phrase.push(nth);
                }
            }
            found.push((of_phrase, is_beside));
        });
    }
    found
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
pub fn snippets(stored: &StoredReport, hits: &Hits) -> Vec<Excerpt> {
    let mut windows = windows(stored, hits);
    let hits = &hits.matches;
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

/// A window from each occurrence outside the headline, in one walk over lines and occurrences.
fn windows(stored: &StoredReport, hits: &Hits) -> Vec<Window> {
    let text = &stored.page.text;
    let blocks = stored.report.blocks.iter().filter(|block| block.label != BlockLabel::Title);
    let mut lines = blocks.flat_map(|block| lines(text, block.span)).peekable();
    let mut windows = Vec::new();
    for (whole, of_it) in hits.spans().zip(&hits.occurrences) {
        if windows.len() == MOST_CANDIDATES {
            break;
        }
        let (first, matches) = (of_it[0], &hits.matches);
        let word = matches[first].of.span;
        while lines.next_if(|line| line.end <= word.start).is_some() {}
        let Some(&line) = lines.peek().filter(|line| line.contains(word)) else { continue };
        let whole = Span { end: whole.end.min(line.end), ..whole };
        let span = window_from(text, line, beginning_of(text, whole, word));
        let inside = matches[first..].iter().take_while(|hit| span.contains(hit.of.span));
        let mut words: Vec<usize> = inside.map(|hit| hit.word).collect();
        let n_hits = words.len();
        sorting::sort_once(&mut words);
        windows.push(Window { span, line, n_words: words.len(), n_hits });
    }
    windows
}

/// As much of an occurrence as a snippet has room for, its first word in any case.
fn beginning_of(text: &str, whole: Span, first_word: Span) -> Span {
    let end = forward(text, whole.start as usize, whole.end as usize, SNIPPET_CHARS) as u32;
    Span { end: end.max(first_word.end), ..whole }
}

/// An occurrence as a line of the concordance has it, with its matches; the rest of a long one is cut off.
pub(super) fn occurrence(text: &str, whole: Span, matches: &[Hit]) -> Excerpt {
    let first_word = matches.first().map_or(whole, |hit| hit.of.span);
    excerpt(text, whole, beginning_of(text, whole, first_word), matches)
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
            mark_end: hit.of.mark_end.min(span.end) - span.start,
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
