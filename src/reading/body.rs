//! Where the report stands on the page, and which line is its headline.
//!
//! **Body**: the contiguous run of lines with the largest sum of (characters − 60); the method of
//! Pasternack and Roth, "Extracting article text from the web with maximum subsequence
//! segmentation" (2009), with a score that needs no training. Lines that a cue has claimed cannot
//! win, so an insert of links does not break the run.
//!
//! **Headline**: among the lines before the first paragraph, the one that scores highest for its
//! length in words, its words returning in the report, its nearness and its being repeated.
//! Where the same words stand several times before the report, the one directly over a date is
//! the headline, else the *last*, since picture and text follow it; the others are repetitions
//! (breadcrumb, link to itself).

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use rustc_hash::FxBuildHasher;

use crate::report::BlockLabel;

use super::cues::{Cued, Said};
use super::lines::Line;
use super::marked::{self, Hint};
use super::rules::BlockRule;
use super::{extent, masthead};

/// How many characters a line needs to count as text.
const TEXT_LINE: i64 = 60;
/// A line this long is a paragraph even without a full stop.
const PARAGRAPH: usize = 170;
/// How many lines above the first paragraph may hold the headline.
const TITLE_WINDOW: usize = 40;
/// Fewer lines between headline and text may be deck, caption and credit.
const FEWEST_VERSES: usize = 4;
/// The title of the window stands in one of so many first lines.
const LINES_OF_FRAME: usize = 3;
/// The longest headline, in characters.
const LONGEST_TITLE: usize = 200;

/// Where the report stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The line that is the headline.
    pub title: Option<usize>,
    /// The first line that belongs to the densest text.
    pub dense_from: usize,
    /// The first paragraph.
    pub first: usize,
    /// The line after the last paragraph.
    pub end: usize,
    /// The rule by which the report was found.
    pub found_by: BlockRule,
    /// The report is a row of updates, each under its time.
    pub live: bool,
    /// The page is a headline and a text, nothing else: short lines at its end are the report's.
    pub bare_text: bool,
    /// The lines of the element that holds the report and hardly anything else, where markup tells.
    pub element: Option<Range<usize>>,
}

impl Layout {
    /// Whether a line stands in the element that holds the report.
    #[must_use]
    pub fn holds(&self, at: usize) -> bool {
        self.element.as_ref().is_some_and(|lines| lines.contains(&at))
    }
}

/// What is known of each line before the layout is: the line, its cues, and its label if a cue
/// of its own or a heading above it gives one.
pub struct Draft<'a> {
    /// The lines.
    pub lines: &'a [Line],
    /// Their cues.
    pub cued: &'a [Cued],
    /// Labels by cue.
    pub said: &'a [Option<Said>],
    /// What the markup says of them.
    pub hints: &'a [Hint],
    /// For each element of the markup, the one it stands in.
    pub parents: &'a [u32],
}

impl Draft<'_> {
    /// Whether the line may be the headline: free, or claimed only because a list of links
    /// began above it.
    #[must_use]
    pub fn may_be_title(&self, at: usize) -> bool {
        self.is_free(at) || (is_carried_link(self.said[at]) && !self.cued[at].date_line)
    }

    /// Whether nothing has claimed the line.
    #[must_use]
    pub fn is_free(&self, at: usize) -> bool {
        self.said[at].is_none() && !self.cued[at].date_line
    }

    pub(super) fn is_paragraph(&self, at: usize) -> bool {
        let line = &self.lines[at];
        self.is_free(at) && (line.chars >= PARAGRAPH || (line.ends_sentence && line.words.len() >= 8))
    }

    pub(super) fn score(&self, at: usize) -> i64 {
        let line = &self.lines[at];
        let text = line.chars as i64 - TEXT_LINE;
        match self.said[at].map(|said| said.label) {
            Some(BlockLabel::ReadAlso | BlockLabel::Caption | BlockLabel::Credit) => -20,
            Some(_) => -TEXT_LINE,
            None if self.cued[at].time_mark => -20,
            None if line.ends_sentence && line.words.len() >= 4 => text.max(5),
            None => text,
        }
    }
}

/// Whether only the heading of a list of links above it claims the line.
fn is_carried_link(said: Option<Said>) -> bool {
    said.is_some_and(|said| said.rule == BlockRule::LinkUnderReadAlso)
}

/// A list of links that begins above the headline («آخر الأخبار» in the page's head) ends there.
/// The labels with that list cut off, or `None` if no list runs across the headline.
#[must_use]
pub fn without_list_across(title: usize, said: &[Option<Said>]) -> Option<Vec<Option<Said>>> {
    let claimed = said[title..].iter().take_while(|said| is_carried_link(**said)).count();
    (claimed > 0).then(|| {
        let mut cut = said.to_vec();
        cut[title..title + claimed].fill(None);
        cut
    })
}

/// Finds report and headline. `None` if every line was claimed by a cue.
#[must_use]
pub fn layout(draft: &Draft<'_>) -> Option<Layout> {
    let headline = marked::headline(draft);
    let behind = headline.and_then(|headline| densest(draft, headline + 1));
    let (dense, found_by) = match behind.or_else(|| densest(draft, 0)) {
        Some(dense) => (dense, BlockRule::DensestText),
        None => (longest(draft)?, BlockRule::LongestLine),
    };
    let (dense, element) = marked::within_element(draft, dense);
    let first = extent::whole_start(draft, paragraph_before_links(draft, first_paragraph(draft, &dense)));
    let end = without_trailing_headlines(draft, first, dense.end);
    let end = paragraph_after_links(draft, extent::whole_end(draft, first, end));
    let end = element.as_ref().map_or(end, |lines| marked::last_of_report(draft, lines, end));
    let first = under_date(draft, first);
    let updates = extent::updates(draft).filter(|updates| updates.first < end && first < updates.end);
    let live = updates.is_some();
    let title_before = updates.as_ref().map_or(first, |updates| updates.first);
    let (first, end) = updates.map_or((first, end), |updates| (updates.first + 1, updates.end.max(end)));
    let title =
        headline.filter(|headline| *headline < title_before).or_else(|| title(draft, title_before, end));
    let first = title.filter(|_| !live).map_or(first, |title| over_verse(draft, title, first));
    let dense_from = if live { first } else { dense.start };
    let bare_text = is_bare_text(draft);
    Some(Layout { title, dense_from, first, end, found_by, live, bare_text, element })
}

/// The longest insert of links that a short report may be cut in two by, in lines.
const LONGEST_INSERT: usize = 6;

fn is_insert(draft: &Draft<'_>, at: usize) -> bool {
    draft.said[at].is_some_and(|said| matches!(said.label, BlockLabel::ReadAlso | BlockLabel::Caption))
}

/// An insert of links may weigh more than a short paragraph: then the densest run begins behind
/// it. The first paragraph that stands over such inserts.
fn paragraph_before_links(draft: &Draft<'_>, mut first: usize) -> usize {
    loop {
        let insert = (0..first).rev().take(LONGEST_INSERT).take_while(|&at| is_insert(draft, at)).count();
        match (first - insert).checked_sub(1).filter(|_| insert > 0) {
            Some(at) if draft.is_paragraph(at) && draft.lines[at].ends_sentence => first = at,
            _ => return first,
        }
    }
}

/// The same behind the report: the line after the last paragraph that follows such inserts.
fn paragraph_after_links(draft: &Draft<'_>, mut end: usize) -> usize {
    loop {
        let insert =
            (end..draft.lines.len()).take(LONGEST_INSERT).take_while(|&at| is_insert(draft, at)).count();
        let at = end + insert;
        if insert == 0 || at >= draft.lines.len() || !draft.is_paragraph(at) || !draft.lines[at].ends_sentence
        {
            return end;
        }
        end = at + 1;
    }
}

/// Kadane's algorithm; the earliest of equal runs.
fn densest(draft: &Draft<'_>, from: usize) -> Option<Range<usize>> {
    let mut best: Option<(i64, Range<usize>)> = None;
    let (mut sum, mut start) = (0, from);
    for at in from..draft.lines.len() {
        if sum <= 0 {
            (sum, start) = (0, at);
        }
        sum += draft.score(at);
        if sum > best.as_ref().map_or(0, |(most, _)| *most) {
            best = Some((sum, start..at + 1));
        }
    }
    best.map(|(_, range)| range)
}

/// The longest free line, the last of equals: what stands under a headline is text.
fn longest(draft: &Draft<'_>) -> Option<Range<usize>> {
    let free = (0..draft.lines.len()).filter(|&at| draft.is_free(at) && !draft.cued[at].rubric);
    free.max_by_key(|&at| draft.lines[at].chars).map(|at| at..at + 1)
}

fn first_paragraph(draft: &Draft<'_>, dense: &Range<usize>) -> usize {
    if let Some(at) = dense.clone().find(|&at| draft.is_paragraph(at)) {
        return at;
    }
    // No full stops: the first line that is not much shorter than the longest.
    let longest =
        dense.clone().filter(|&at| draft.is_free(at)).map(|at| draft.lines[at].chars).max().unwrap_or(0);
    dense
        .clone()
        .find(|&at| draft.is_free(at) && draft.lines[at].chars * 10 >= longest * 6)
        .unwrap_or(dense.start)
}

/// A report whose paragraphs end with full stops does not end with several headlines.
fn without_trailing_headlines(draft: &Draft<'_>, first: usize, end: usize) -> usize {
    let headline = |at: &usize| {
        let line = &draft.lines[*at];
        draft.said[*at].is_none() && !line.ends_sentence && line.chars <= 130
    };
    let run = (first..end).rev().take_while(headline).count();
    let kept = end - run;
    let paragraphs = (first..kept).filter(|&at| draft.is_free(at));
    let (n, stopped) =
        paragraphs.fold((0, 0), |(n, s), at| (n + 1, s + usize::from(draft.lines[at].ends_sentence)));
    if run >= 2 && n >= 2 && stopped * 10 >= n * 7 { kept } else { end }
}

fn title(draft: &Draft<'_>, first: usize, end: usize) -> Option<usize> {
    let from = first.saturating_sub(TITLE_WINDOW);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    // What the lists of other reports repeat is not the headline.
    let in_foot = (end..draft.lines.len())
        .filter(|&at| draft.said[at].is_none_or(|said| said.label != BlockLabel::ReadAlso));
    for at in (0..first).chain(in_foot) {
        *seen.entry(draft.lines[at].key.as_str()).or_default() += 1;
    }
    let may_be_title = (from..first).filter(|&at| draft.may_be_title(at));
    let body = shared_stems(draft, may_be_title, first..end);
    let titled = lines_with_site(draft, from, first);
    let bare_text = is_bare_text(draft);
    let masthead = masthead::lines_of(draft, first);
    let first_free = (0..first).find(|&at| draft.is_free(at));
    let mut free_between = 0;
    let mut best: Option<(f64, usize)> = None;
    for at in (from..first).rev() {
        if !draft.may_be_title(at) {
            continue;
        }
        let repeated =
            seen.get(draft.lines[at].key.as_str()).is_some_and(|&n| n >= 2) || titled.contains(&at);
        let opens = bare_text && first_free == Some(at);
        if is_headline(draft, at, repeated) {
            let score = headline_score(&draft.lines[at], &body)
                + if repeated { 4.0 } else { 0.0 }
                + if titled.contains(&at) { 4.0 } else { 0.0 }
                + if !repeated && is_under_section(draft, at) { 2.0 } else { 0.0 }
                - if opens_as(draft, at, first) { 8.0 } else { 0.0 }
                + if date_follows(draft, at) { 3.0 } else { 0.0 }
                + if opens { 4.0 } else { 0.0 }
                - if masthead.contains(&at) { 4.0 } else { 0.0 }
                - if is_below_dated_headline(draft, from, at) { 3.0 } else { 0.0 }
                + if draft.hints[at].heading > 0 { 2.0 } else { 0.0 }
                - 0.5 * f64::from(free_between);
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, at));
            }
        }
        free_between += 1;
    }
    best.filter(|&(score, _)| score >= 3.0).map(|(_, at)| at).or_else(|| lone_line(draft, first, bare_text))
}

/// The lines of which the first line of the page is the title with the site's name behind a mark, as in a window's frame.
fn lines_with_site(draft: &Draft<'_>, from: usize, first: usize) -> BTreeSet<usize> {
    let titles: Vec<&Line> = draft.lines[..first].iter().take(LINES_OF_FRAME).collect();
    let is_titled = |at: &usize| {
        let line = &draft.lines[*at];
        let framed = |title: &&Line| {
            title.words.len() > line.words.len()
                && line.words.len() >= 3
                && title.words.len() <= line.words.len() + 6
                && title.key.starts_with(&line.key)
                && title.key[line.key.len()..].starts_with(' ')
        };
        titles.iter().any(framed)
    };
    (from..first).filter(is_titled).collect()
}

/// A headline of two words is not told apart from a menu by its looks, but it is if nothing else
/// stands before the report, or nothing of a page around it.
fn lone_line(draft: &Draft<'_>, first: usize, bare_text: bool) -> Option<usize> {
    let mut free = (0..first).filter(|&at| draft.is_free(at));
    let at = free.next().filter(|_| bare_text || free.next().is_none())?;
    let (line, cued) = (&draft.lines[at], &draft.cued[at]);
    let plain = !cued.rubric && !cued.medium && !line.ends_sentence && line.chars <= LONGEST_TITLE;
    plain.then_some(at)
}

/// Whether nothing on the page looks like a part of a page: a text with its headline.
fn is_bare_text(draft: &Draft<'_>) -> bool {
    let of_page = |said: &Option<Said>| {
        said.is_some_and(|said| said.label.is_boilerplate() && said.rule != BlockRule::NoWords)
    };
    !draft.said.iter().any(of_page)
}

fn is_headline(draft: &Draft<'_>, at: usize, repeated: bool) -> bool {
    let (line, cued) = (&draft.lines[at], &draft.cued[at]);
    let words = line.words.len();
    let enough = words >= 4
        || (words >= 2 && (repeated || is_short_over_date(draft, at)))
        || (words == 3 && !in_run_of_short_lines(draft, at));
    enough && line.chars <= LONGEST_TITLE && !line.ends_sentence && !cued.rubric && !cued.medium
}

fn is_dated(draft: &Draft<'_>, at: usize) -> bool {
    draft.cued[at].date_line && draft.said[at].is_none_or(|said| said.label == BlockLabel::Dateline)
}

/// A line of two or three words directly over a date is a headline where it does not end a menu.
fn is_short_over_date(draft: &Draft<'_>, at: usize) -> bool {
    let dated = at + 1 < draft.lines.len() && is_dated(draft, at + 1);
    let over_it = at.checked_sub(1);
    let apart = draft.lines[at].after_blank
        || over_it.is_some_and(|over| draft.cued[over].rubric || !draft.is_free(over));
    dated && apart && over_it.is_some() && !draft.cued[at].outlet_name
}

/// Whether a line begins with the words that the report begins with: it is an extract of it.
fn opens_as(draft: &Draft<'_>, at: usize, first: usize) -> bool {
    const OPENING: usize = 6;
    let keys = |line: usize| draft.lines[line].words.iter().take(OPENING).map(|word| word.key.as_str());
    draft.lines[at].words.len() >= OPENING && keys(at).eq(keys(first))
}

/// Whether the line stands directly under the way to its section.
fn is_under_section(draft: &Draft<'_>, at: usize) -> bool {
    let section = |said: Said| said.label == BlockLabel::Section;
    at.checked_sub(1).is_some_and(|over| draft.said[over].is_some_and(section))
}

/// Whether a date that stands directly under another line like a headline is above: then this is the lead.
fn is_below_dated_headline(draft: &Draft<'_>, from: usize, at: usize) -> bool {
    (from + 1..at).any(|date| {
        is_dated(draft, date) && draft.may_be_title(date - 1) && is_headline(draft, date - 1, false)
    })
}

/// Many free lines from a date under a headline on are the report, however short they are.
fn under_date(draft: &Draft<'_>, first: usize) -> usize {
    let free = |at: &usize| draft.is_free(*at) && !draft.cued[*at].rubric;
    let n = (0..first).rev().take_while(free).count();
    let start = first - n;
    let dated = n >= 2 * FEWEST_VERSES
        && start >= 2
        && is_dated(draft, start - 1)
        && is_headline(draft, start - 2, false);
    if dated { start } else { first }
}

/// Several free lines between headline and first paragraph are verse, or prose without full stops.
fn over_verse(draft: &Draft<'_>, title: usize, first: usize) -> usize {
    let free = |at: &usize| draft.is_free(*at) && !draft.cued[*at].time_mark && !draft.cued[*at].rubric;
    let n = (title + 1..first).rev().take_while(free).count();
    if n >= FEWEST_VERSES { first - n } else { first }
}

/// Whether three or more short lines stand together here, as in a menu.
pub(super) fn in_run_of_short_lines(draft: &Draft<'_>, at: usize) -> bool {
    let short = |at: &usize| draft.lines[*at].words.len() <= 3;
    let before = (0..at).rev().take(2).take_while(short).count();
    let after = (at + 1..draft.lines.len()).take(2).take_while(short).count();
    before + after >= 2
}

/// Whether one of the next two lines is a date: datelines stand under headlines.
fn date_follows(draft: &Draft<'_>, at: usize) -> bool {
    let dated = |next: usize| {
        let dateline = draft.said[next].is_some_and(|said| said.label == BlockLabel::Dateline);
        dateline || (draft.cued[next].date_line && draft.said[next].is_none())
    };
    (at + 1..draft.lines.len()).take(2).any(dated)
}

/// Beginnings of words, each once.
type Stems<'l> = HashSet<&'l str, FxBuildHasher>;

/// What length and words alone say.
fn headline_score(line: &Line, body: &Stems<'_>) -> f64 {
    let words = 0.8 * line.words.len().min(10) as f64;
    let content: Vec<&str> = line.words.iter().filter_map(|w| stem(&w.key)).collect();
    let shared = content.iter().filter(|word| body.contains(*word)).count();
    let overlap = if content.is_empty() { 0.0 } else { shared as f64 / content.len() as f64 };
    let too_long = line.chars.saturating_sub(110) as f64 / 8.0;
    words + 6.0 * overlap - too_long
}

/// The beginnings of the content words of some lines that the report's first paragraphs have too.
fn shared_stems<'l>(
    draft: &Draft<'l>,
    lines: impl Iterator<Item = usize>,
    report: Range<usize>,
) -> Stems<'l> {
    let wanted: Stems<'_> =
        lines.flat_map(|at| &draft.lines[at].words).filter_map(|word| stem(&word.key)).collect();
    let words = draft.lines[report].iter().take(6).flat_map(|line| line.words.iter().take(120));
    words.filter_map(|word| stem(&word.key)).filter(|stem| wanted.contains(stem)).collect()
}

/// The first four letters behind article and proclitics: enough to see that two lines speak of
/// the same things. `None` for words too short to be telling.
fn stem(key: &str) -> Option<&str> {
    let behind = |clitic: &&str| key.strip_prefix(*clitic).filter(|rest| rest.chars().nth(2).is_some());
    let begins = key.starts_with(['ا', 'و', 'ب', 'ل']);
    let bare = begins.then(|| ["وال", "بال", "لل", "ال", "و", "ب", "ل"].iter().find_map(behind)).flatten();
    let bare = bare.unwrap_or(key);
    let end = bare.char_indices().nth(4).map_or(bare.len(), |(end, _)| end);
    bare.chars().nth(2).map(|_| &bare[..end])
}
