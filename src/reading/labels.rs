//! Every line gets a label with its reason.

use std::collections::BTreeSet;

use crate::knowledge::weekdays::weekday;
use crate::mentions::words::between as between_words;
use crate::report::{Block, BlockLabel, Span};

use super::body::{self, Draft, Layout};
use super::credit_line::names_around_dash;
use super::cues::{self, Cued, Said};
use super::date_line::is_time_ago;
use super::lines::Line;
use super::marked;
use super::rules::BlockRule;
use super::{extent, masthead};

/// A label and its reason.
pub type Labelled = (BlockLabel, BlockRule);

/// Labels all lines.
#[must_use]
pub fn labels(text: &str, draft: &Draft<'_>, layout: Option<&Layout>) -> Vec<Labelled> {
    let Some(layout) = layout else {
        let head = Head::new(draft, draft.lines.len(), Vec::new(), None);
        return (0..draft.lines.len()).map(|at| before(draft, at, &head)).collect();
    };
    let title = layout.title.map(|at| &draft.lines[at]);
    let body_from = layout.title.map_or(layout.dense_from.min(layout.first), |title| title + 1);
    let head = Head::new(draft, title_anchor(draft, layout), lines_over_title(draft, layout), layout.title);
    let again = extent::said_again(draft, layout.first, layout.end);
    let mut after_report =
        After { bare_text: layout.bare_text, closed: layout.element.is_some(), ..After::default() };
    let label = |at: usize| {
        let line = &draft.lines[at];
        if layout.title == Some(at) {
            return (BlockLabel::Title, BlockRule::HeadlineBeforeBody);
        }
        if title.is_some_and(|title| is_frame(title, line)) {
            return (BlockLabel::Clock, BlockRule::ClockCue);
        }
        if let Some(rule) = title.and_then(|title| repeats(text, title, line)) {
            return (BlockLabel::RepeatedTitle, rule);
        }
        if at < body_from {
            before(draft, at, &head)
        } else if at < layout.first {
            between(text, draft, layout, at)
        } else if at < layout.end {
            if again.contains(&at) {
                (BlockLabel::Caption, BlockRule::SaidAgain)
            } else {
                within(draft, at, layout)
            }
        } else {
            after_report.label(text, draft, at)
        }
    };
    (0..draft.lines.len()).map(label).collect()
}

/// Whether the line is the headline once more: the same words, the same and a few more behind a
/// separator (the site's name), or its beginning with dots.
fn repeats(text: &str, title: &Line, line: &Line) -> Option<BlockRule> {
    if line.key == title.key {
        return Some(BlockRule::SameAsTitle);
    }
    if site_behind_title(text, title, line).is_some() {
        return Some(BlockRule::TitleAndSite);
    }
    let shown = line.shown(text);
    let cut = (shown.ends_with("...") || shown.ends_with('…')) && line.words.len() >= 3;
    (cut && title.key.starts_with(&line.key)).then_some(BlockRule::SameAsTitle)
}

/// Whether a line is a date in digits with the headline behind it: browsers print it over each page, with the day of printing.
fn is_frame(title: &Line, line: &Line) -> bool {
    let numbers = line.words.iter().take_while(|word| word.number().is_some()).count();
    let rest = line.words.get(numbers..).unwrap_or_default();
    let same =
        rest.iter().map(|word| &word.key).zip(title.words.iter().map(|word| &word.key)).all(|(a, b)| a == b);
    let dated =
        numbers >= 3 && line.folded.chars().take(12).filter(|c| matches!(c, '/' | '-' | '.')).count() >= 2;
    dated && same && title.words.len() >= 3 && rest.len() >= title.words.len()
}

/// The words behind the headline in a line of the shape «headline | site».
#[must_use]
pub fn site_behind_title(text: &str, title: &Line, line: &Line) -> Option<Span> {
    let extra = line.words.len().checked_sub(title.words.len()).filter(|extra| (1..=5).contains(extra))?;
    if title.words.len() < 3 || !line.key.starts_with(&title.key) {
        return None;
    }
    let first = line.words.len() - extra;
    let gap = between_words(text, &line.words[first - 1], &line.words[first]);
    let site = Span { start: line.words[first].span.start, end: line.words.last()?.span.end };
    gap.contains(['|', '-', '–', '—', '»', '«', ':', '•', '·']).then_some(site)
}

/// The longest name of a rubric, in words.
const LONGEST_RUBRIC: usize = 4;

fn is_short(line: &Line) -> bool {
    line.words.len() <= 3
}

/// One or two short lines directly over the headline (over its first occurrence): the rubric.
fn lines_over_title(draft: &Draft<'_>, layout: &Layout) -> Vec<usize> {
    if layout.title.is_none() {
        return Vec::new();
    }
    let anchor = title_anchor(draft, layout);
    let short = |at: &usize| {
        let named = draft.cued[*at].medium || draft.cued[*at].outlet_name;
        (draft.is_free(*at) || is_button_or_rubric(draft, *at)) && draft.lines[*at].words.len() <= 4 && !named
    };
    let run: Vec<usize> = (0..anchor).rev().take(4).take_while(short).collect();
    let alone = draft.lines[anchor].after_blank && run.first().is_some_and(|&at| draft.lines[at].after_blank);
    match run.len() {
        0..=2 => run,
        _ if alone => run[..1].to_vec(),
        _ => run.into_iter().take(1).filter(|&at| draft.cued[at].rubric).collect(),
    }
}

/// «مباشر», «عاجل», «عربي»: buttons and headings of lists, but over a headline the name of its rubric.
fn is_button_or_rubric(draft: &Draft<'_>, at: usize) -> bool {
    let button = |label| matches!(label, BlockLabel::PageControl | BlockLabel::ReadAlso);
    draft.cued[at].rubric && draft.said[at].is_some_and(|said| said.heading && button(said.label))
}

/// One short link alone directly over the headline, in plain text: its rubric.
fn is_link_over_title(draft: &Draft<'_>, at: usize, head: &Head) -> bool {
    let is_link =
        |at: usize| draft.lines[at].marks.n_links > 0 && draft.lines[at].words.len() <= LONGEST_RUBRIC;
    let line = &draft.lines[at];
    let menu = draft.said[at].is_some_and(|said| said.label == BlockLabel::Menu && !said.heading);
    let in_menu = !line.after_blank && at.checked_sub(1).is_some_and(is_link);
    at + 1 == head.anchor && menu && is_link(at) && !in_menu
}

/// What stands over the headline.
struct Head {
    /// The first line with the words of the headline.
    anchor: usize,
    /// The lines that name its rubric.
    sections: Vec<usize>,
    /// The first line of those that stand over the headline without a blank line between, if the page has more above.
    block: usize,
    /// The lines with the outlet's name or slogan.
    masthead: BTreeSet<usize>,
    /// The headline.
    title: Option<usize>,
}

impl Head {
    fn new(draft: &Draft<'_>, anchor: usize, sections: Vec<usize>, title: Option<usize>) -> Self {
        let lines = draft.lines;
        let opens = |at: &usize| *at > 0 && lines[*at].after_blank;
        let block =
            (0..=anchor.min(lines.len().saturating_sub(1))).rev().take(5).find(opens).unwrap_or(anchor);
        let masthead = masthead::lines_of(draft, anchor.min(lines.len()));
        Self { anchor, sections, block, masthead, title }
    }
}

/// The headline, or its first repetition.
fn title_anchor(draft: &Draft<'_>, layout: &Layout) -> usize {
    let Some(title) = layout.title else { return layout.first };
    let key = &draft.lines[title].key;
    (0..title).find(|&at| draft.lines[at].key == *key).unwrap_or(title)
}

fn before(draft: &Draft<'_>, at: usize, head: &Head) -> Labelled {
    let (line, cued) = (&draft.lines[at], &draft.cued[at]);
    if head.sections.contains(&at) && is_button_or_rubric(draft, at) {
        return (BlockLabel::Section, BlockRule::RubricBesideTitle);
    }
    if is_link_over_title(draft, at, head) {
        return (BlockLabel::Section, BlockRule::ShortLineOverTitle);
    }
    // «أرشيف» begins captions, and is an entry of menus.
    let in_menu = |said: &Said| {
        said.label == BlockLabel::Caption && line.words.len() <= 3 && body::in_run_of_short_lines(draft, at)
    };
    if let Some(said) = draft.said[at].filter(|said| !in_menu(said)) {
        return (said.label, said.rule);
    }
    if cued.date_line {
        // Between two occurrences of the headline a date belongs to the report, and so does one that stands
        // over the headline in one block with it and with its rubric.
        let rubric = |between: usize| {
            head.sections.contains(&between)
                || draft.said[between].is_some_and(|said| said.label == BlockLabel::Section)
        };
        let beside = at > head.anchor || (head.block <= at && (at + 1..head.anchor).all(rubric));
        return if beside {
            (BlockLabel::Dateline, BlockRule::DateBesideReport)
        } else {
            (BlockLabel::Clock, BlockRule::DateInHead)
        };
    }
    if cued.medium || head.masthead.contains(&at) {
        return (BlockLabel::Masthead, BlockRule::MediumAlone);
    }
    if is_half_of_clock(draft, at) {
        return (BlockLabel::Clock, BlockRule::DateInHead);
    }
    let over_title = at + 1 == head.anchor && head.block <= at && line.words.len() >= 5;
    if over_title && line.chars <= 100 {
        return (BlockLabel::Subtitle, BlockRule::LineBesideTitle);
    }
    let beside =
        || head.title.is_some_and(|title| at + 1 == title && marked::stands_beside(draft, at, title));
    if !cued.rubric && beside() {
        return (BlockLabel::Subtitle, BlockRule::LineBesideTitle);
    }
    if head.sections.contains(&at) {
        let rule = if cued.rubric { BlockRule::RubricBesideTitle } else { BlockRule::ShortLineOverTitle };
        return (BlockLabel::Section, rule);
    }
    if is_time_ago(line) {
        return (BlockLabel::Dateline, BlockRule::TimeAgo);
    }
    if line.words.iter().all(|w| w.number().is_some()) {
        return (BlockLabel::PageControl, BlockRule::CounterLine);
    }
    if beside() {
        return (BlockLabel::Subtitle, BlockRule::LineBesideTitle);
    }
    if line.words.len() >= 5 {
        return (BlockLabel::ReadAlso, BlockRule::HeadlineElsewhere);
    }
    if cued.rubric || run_of_short_lines(draft, at) >= 3 {
        return (BlockLabel::Menu, BlockRule::RunOfShortLines);
    }
    let label = if at == 0 { BlockLabel::Masthead } else { BlockLabel::Menu };
    (label, BlockRule::BeforeBody)
}

/// Weekday or time of day in a line of its own beside the date of the page's head.
fn is_half_of_clock(draft: &Draft<'_>, at: usize) -> bool {
    let line = &draft.lines[at];
    let weekday_alone = line.words.len() <= 2 && line.words.iter().any(|w| weekday(&w.key).is_some());
    let dated = |next: usize| draft.cued[next].date_line && draft.said[next].is_none();
    let beside = at.checked_sub(1).is_some_and(dated) || (at + 1 < draft.lines.len() && dated(at + 1));
    beside && (draft.cued[at].time_mark || weekday_alone)
}

/// How many free short lines stand together around this one (counted up to four each way).
fn run_of_short_lines(draft: &Draft<'_>, at: usize) -> usize {
    let short = |at: &usize| draft.is_free(*at) && is_short(&draft.lines[*at]);
    let before = (0..at).rev().take(4).take_while(short).count();
    let after = (at + 1..draft.lines.len()).take(4).take_while(short).count();
    before + after + usize::from(short(&at))
}

fn between(text: &str, draft: &Draft<'_>, layout: &Layout, at: usize) -> Labelled {
    let (line, cued) = (&draft.lines[at], &draft.cued[at]);
    if let Some(said) = draft.said[at] {
        return (said.label, said.rule);
    }
    if cued.date_line {
        return (BlockLabel::Dateline, BlockRule::DateBesideReport);
    }
    if is_time_ago(line) {
        return (BlockLabel::Dateline, BlockRule::TimeAgo);
    }
    if cued.time_mark {
        return (BlockLabel::Dateline, BlockRule::DateBesideReport);
    }
    if cued.rubric {
        return (BlockLabel::Section, BlockRule::RubricBesideTitle);
    }
    if cued.medium || names_around_dash(text, line).is_some_and(|names| names.known || line.words.len() <= 4)
    {
        return (BlockLabel::Credit, BlockRule::NamesAtEdge);
    }
    // Readers' views of a page have the outlet under the headline.
    if cued.outlet_name && line.words[0].key != "وكاله" && draft.hints[at].element.is_none() {
        return (BlockLabel::Masthead, BlockRule::MediumAlone);
    }
    // «كتب نجيب محفوظ رواياته في القاهرة.» is a sentence.
    let written = matches!(line.words[0].key.as_str(), "كتب" | "كتبت") && !line.ends_sentence;
    if written && (2..=6).contains(&line.words.len()) {
        return (BlockLabel::Credit, BlockRule::CreditCue);
    }
    if line.words.iter().all(|w| w.number().is_some()) {
        return (BlockLabel::PageControl, BlockRule::CounterLine);
    }
    if line.ends_sentence && line.words.len() >= 4 {
        return (BlockLabel::Body, BlockRule::SentenceAtEdge);
    }
    if layout.holds(at) && draft.hints[at].heading == 0 && reads_as_text(text, line) {
        return (BlockLabel::Body, BlockRule::Markup);
    }
    if layout.title.is_none() {
        return (BlockLabel::Body, BlockRule::DensestText);
    }
    // Written as a heading, or between headline and date.
    let date_follows = is_date(draft, at + 1);
    let under_title = layout.title.is_some_and(|title| title + 1 == at);
    let deck = draft.hints[at].element.is_none() && line.words.len() >= 5 && date_follows && under_title;
    if (line.marks.heading > 1 && line.words.len() >= 3) || deck {
        return (BlockLabel::Subtitle, BlockRule::LineBesideTitle);
    }
    if (2..=3).contains(&line.words.len()) && date_follows && under_title && draft.hints[at].element.is_none()
    {
        return if cues::is_of_rubrics(line) {
            (BlockLabel::Section, BlockRule::RubricBesideTitle)
        } else {
            (BlockLabel::Credit, BlockRule::CreditCue)
        };
    }
    if line.words.len() < 8 {
        return (BlockLabel::Caption, BlockRule::ShortLineUnderTitle);
    }
    // A blank line parts it from the headline, none from the text.
    let joined = (at + 1..=layout.first).all(|next| !draft.lines[next].after_blank);
    let apart = layout.title.is_some_and(|title| (title + 1..=at).any(|line| draft.lines[line].after_blank));
    if joined && apart {
        return (BlockLabel::Body, BlockRule::DensestText);
    }
    let apparatus_follows =
        (at + 1..layout.first).any(|next| !draft.is_free(next) || draft.lines[next].words.len() < 8);
    if line.chars < 100 || apparatus_follows {
        (BlockLabel::Subtitle, BlockRule::LineBesideTitle)
    } else {
        (BlockLabel::Body, BlockRule::DensestText)
    }
}

fn is_date(draft: &Draft<'_>, at: usize) -> bool {
    let Some(cued) = draft.cued.get(at) else { return false };
    match draft.said[at] {
        Some(said) => said.label == BlockLabel::Dateline,
        None => cued.date_line,
    }
}

/// Whether a line among those of the report is no name and no date.
fn reads_as_text(text: &str, line: &Line) -> bool {
    line.chars >= 40 || line.shown(text).ends_with(['؟', '?', '!', ':', '"', '»', '”'])
}

fn within(draft: &Draft<'_>, at: usize, layout: &Layout) -> Labelled {
    let found_by = layout.found_by;
    let mark = draft.cued[at].time_mark || (layout.live && is_time_ago(&draft.lines[at]));
    let Some(said) = draft.said[at] else {
        return if mark {
            (BlockLabel::Dateline, BlockRule::DateBesideReport)
        } else {
            (BlockLabel::Body, found_by)
        };
    };
    if said.rule == BlockRule::NoWords {
        return (BlockLabel::Body, said.rule);
    }
    // These cues are words a report may begin a line with, unless they are all of it.
    let weak = matches!(
        said.label,
        BlockLabel::Clock | BlockLabel::Footer | BlockLabel::Staff | BlockLabel::Section
    ) || said.rule == BlockRule::MenuCue;
    let from_elsewhere = matches!(said.rule, BlockRule::Corrected | BlockRule::RepeatedAcrossPages);
    if weak && !said.heading && !from_elsewhere {
        (BlockLabel::Body, found_by)
    } else {
        (said.label, said.rule)
    }
}

/// What stands after the report, read line by line: a heading rules until the next.
#[derive(Default)]
struct After {
    bare_text: bool,
    /// The element of the report has no more text, so no sentence behind it is the report's.
    closed: bool,
    lines: usize,
    ruling: Option<BlockLabel>,
}

impl After {
    fn label(&mut self, text: &str, draft: &Draft<'_>, at: usize) -> Labelled {
        let (line, cued) = (&draft.lines[at], &draft.cued[at]);
        self.lines += 1;
        let no_words = draft.said[at].is_none_or(|said| said.rule == BlockRule::NoWords);
        if line.words.is_empty() && no_words {
            let label = if self.bare_text { BlockLabel::Body } else { BlockLabel::Footer };
            return (label, BlockRule::NoWords);
        }
        if let Some(said) = draft.said[at] {
            if !matches!(said.label, BlockLabel::Credit | BlockLabel::Caption | BlockLabel::Dateline) {
                self.ruling = Some(said.label);
            }
            return (said.label, said.rule);
        }
        if self.ruling.is_none() && (self.lines <= 4 || self.bare_text) {
            let outside = |labelled: &Labelled| self.closed && labelled.0 == BlockLabel::Body;
            if let Some(labelled) = at_edge(text, cued, line).filter(|labelled| !outside(labelled)) {
                return labelled;
            }
            if self.bare_text {
                return (BlockLabel::Body, BlockRule::BareText);
            }
            // What is neither report nor its credit begins the foot.
            self.ruling = Some(BlockLabel::Footer);
        }
        self.in_foot(draft, at)
    }

    fn in_foot(&self, draft: &Draft<'_>, at: usize) -> Labelled {
        let (line, cued) = (&draft.lines[at], &draft.cued[at]);
        if cued.medium {
            return (BlockLabel::Masthead, BlockRule::MediumAlone);
        }
        match self.ruling {
            Some(BlockLabel::ReadAlso) => (BlockLabel::ReadAlso, BlockRule::LinkUnderReadAlso),
            Some(BlockLabel::CommentForm) => (BlockLabel::CommentForm, BlockRule::CommentFormCue),
            Some(BlockLabel::Menu) if line.words.len() <= 4 => (BlockLabel::Menu, BlockRule::RunOfShortLines),
            Some(BlockLabel::Newsletter) if line.words.len() <= 20 => {
                (BlockLabel::Newsletter, BlockRule::NewsletterCue)
            }
            _ if cued.rubric || run_of_short_lines(draft, at) >= 4 => {
                (BlockLabel::Menu, BlockRule::RunOfShortLines)
            }
            _ if line.words.len() >= 5 && !line.ends_sentence => {
                (BlockLabel::ReadAlso, BlockRule::HeadlineElsewhere)
            }
            _ => (BlockLabel::Footer, BlockRule::AfterBody),
        }
    }
}

/// Credit, date or last sentence directly under the report.
fn at_edge(text: &str, cued: &Cued, line: &Line) -> Option<Labelled> {
    if cued.date_line || cued.time_mark {
        return Some((BlockLabel::Dateline, BlockRule::DateBesideReport));
    }
    if cued.medium || names_around_dash(text, line).is_some() {
        return Some((BlockLabel::Credit, BlockRule::NamesAtEdge));
    }
    (line.ends_sentence && line.words.len() >= 4).then_some((BlockLabel::Body, BlockRule::SentenceAtEdge))
}

/// Lines with one label after another become one block; its reason is that of its first line.
#[must_use]
pub fn blocks(lines: &[Line], labels: &[Labelled]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (line, &(label, rule)) in lines.iter().zip(labels) {
        match blocks.last_mut() {
            Some(last) if last.label == label => last.span.end = line.span.end,
            _ => blocks.push(Block { span: line.span, label, reason: rule.as_str().to_owned() }),
        }
    }
    blocks
}
