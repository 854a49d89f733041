//! What the markup says of lines, as evidence beside what they say of themselves.
//!
//! Of plain text it is what the marks of a markup in it say ([`super::written`]): headings and links.

use std::ops::Range;

use super::body::Draft;
use super::credit_line::names_around_dash;
use super::cues::{self, Cued, Said, key_of};
use super::fields;
use super::lines::Line;
use super::markup::{Markup, MetadataKind, Part};
use super::rules::BlockRule;
use crate::report::BlockLabel;

/// How much of a line is links if it is one, in percent.
const LINK: u8 = 80;
/// How much of the report its element holds at least, in percent of its characters.
const MOST_OF_REPORT: i64 = 85;

/// What the markup says of a line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hint {
    /// The part of the page it belongs to.
    pub part: Option<Part>,
    /// The rank of the heading it is, 0 of none.
    pub heading: u8,
    /// How much of it is links, in percent.
    pub linked: u8,
    /// The element that holds it; `None` on pages without markup.
    pub element: Option<u32>,
    /// Whether the page is called so.
    pub named: bool,
    /// A value of the markup, written out.
    pub metadata: bool,
}

impl Hint {
    /// How much says that the line is the headline.
    fn as_headline(&self) -> u8 {
        let of_report = self.part.is_none_or(Part::is_of_report);
        let heading = match self.heading {
            1 => 2,
            0 => 0,
            _ => 1,
        };
        match self.named {
            _ if !of_report => 0,
            true if self.heading > 0 || self.linked < LINK => 3 + heading,
            _ => heading,
        }
    }

    /// Whether the markup makes it the headline.
    #[must_use]
    pub fn is_headline(&self) -> bool {
        self.as_headline() >= 3
    }

    /// Whether it is text of some length that links nowhere.
    #[must_use]
    pub fn is_text(&self, line: &Line) -> bool {
        self.element.is_some() && self.linked < 20 && line.chars >= 60
    }
}

/// The hints of the lines, in order.
#[must_use]
pub fn hints(text: &str, lines: &[Line], markup: &Markup) -> Vec<Hint> {
    if !markup.is_marked_up() {
        let hint =
            |line: &Line| Hint { heading: line.marks.heading, linked: line.marks.linked, ..Hint::default() };
        return lines.iter().map(hint).collect();
    }
    let titles: Vec<String> = markup.of_kind(MetadataKind::Title).map(|span| key_of(span.of(text))).collect();
    let shown_from = markup.lines.first().map_or(0, |line| line.start);
    let mut marked = markup.lines.iter().peekable();
    let mut hints = Vec::with_capacity(lines.len());
    for line in lines {
        if line.span.start < shown_from {
            hints.push(Hint { metadata: true, ..Hint::default() });
            continue;
        }
        while marked.next_if(|marked| marked.start < line.span.start).is_some() {}
        hints.push(marked.peek().filter(|marked| marked.start == line.span.start).map_or_else(
            Hint::default,
            |marked| Hint {
                part: marked.part,
                heading: marked.heading,
                linked: marked.linked,
                element: Some(marked.element),
                named: titles.iter().any(|title| is_called(title, line)),
                metadata: false,
            },
        ));
    }
    hints
}

/// Gives lines the distance that a browser shows, where plain text has blank lines.
pub fn set_apart(lines: &mut [Line], markup: &Markup) {
    let mut marked = markup.lines.iter().peekable();
    for line in lines {
        while marked.next_if(|marked| marked.start < line.span.start).is_some() {}
        if let Some(marked) = marked.peek().filter(|marked| marked.start == line.span.start) {
            line.after_blank = marked.apart;
        }
    }
}

/// Whether a title of the page, as a key, is the line, or the line with the name of the site around or the end cut.
fn is_called(title: &str, line: &Line) -> bool {
    let n_words = line.words.len();
    if n_words == 0 || title.is_empty() {
        return false;
    }
    if title == line.key {
        return true;
    }
    let others = title.split(' ').count().saturating_sub(n_words);
    let around = |rest: Option<&str>, mark: fn(&str) -> bool| rest.is_some_and(mark);
    let with_site = n_words >= 3
        && others <= 8
        && (around(title.strip_prefix(&line.key), |rest| rest.starts_with(' '))
            || around(title.strip_suffix(&line.key), |rest| rest.ends_with(' ')));
    let cut = title.split(' ').count() >= 5 && line.key.starts_with(title) && n_words <= 40;
    with_site || cut
}

/// The cues of a line with what the markup says of it. A part of the page that is not the report outweighs what its
/// words say, but for what tells more of the same part.
#[must_use]
pub fn cued(text: &str, line: &Line, hint: &Hint) -> Cued {
    let by_markup = |label| Some(Said { label, rule: BlockRule::Markup, heading: false });
    if hint.metadata {
        return Cued { said: by_markup(BlockLabel::Metadata), ..Cued::default() };
    }
    if line.marks.field.is_some() {
        return by_field(text, line);
    }
    let cued = cues::cued(text, line);
    // A heading of the first rank is no button, whatever word it begins with.
    if line.marks.heading == 1 && line.words.len() >= 5 && !cued.date_line {
        return Cued { said: None, ..cued };
    }
    if hint.is_headline() && cued.said.is_none_or(|said| said.rule != BlockRule::NoWords) {
        return Cued::default();
    }
    let own = cued.said.map(|said| said.label);
    if line.marks.n_links > 0 {
        return linked(line, hint, cued);
    }
    let Some(part) = hint.part else {
        let link =
            hint.linked >= LINK && hint.heading == 0 && own.is_none() && !cued.medium && !cued.date_line;
        return match line.words.len() {
            _ if !link => cued,
            0..=2 => Cued { said: by_markup(BlockLabel::Menu), ..cued },
            _ => Cued { said: by_markup(BlockLabel::ReadAlso), ..cued },
        };
    };
    let label = match part {
        Part::Navigation | Part::Banner | Part::Foot => return at_edge_of_page(part, line, cued),
        Part::ReportFoot if cued.date_line || own.is_some() => return cued,
        Part::Date => return Cued { date_line: cued.date_line || line.words.len() <= 14, ..cued },
        Part::Author => {
            let name = line.words.len() <= 12 && !line.ends_sentence && own.is_none() && !cued.date_line;
            let two = names_around_dash(text, line).is_some_and(|names| names.known);
            return if name && !two { Cued { said: by_markup(BlockLabel::Credit), ..cued } } else { cued };
        }
        Part::Aside | Part::Related if own == Some(BlockLabel::Clock) => return cued,
        Part::Subtitle if own.is_some() || cued.date_line => return cued,
        Part::Subtitle => BlockLabel::Subtitle,
        Part::ReportFoot | Part::Breadcrumb | Part::Tags => BlockLabel::Section,
        Part::Aside | Part::Related => BlockLabel::ReadAlso,
        Part::Share => BlockLabel::Share,
        Part::Comments => BlockLabel::CommentForm,
        Part::Newsletter => BlockLabel::Newsletter,
        Part::Control => BlockLabel::PageControl,
        Part::Figure | Part::PullQuote => BlockLabel::Caption,
    };
    Cued { said: by_markup(label), date_line: false, ..cued }
}

/// The cues of a field of a report that is written out in fields.
fn by_field(text: &str, line: &Line) -> Cued {
    match fields::said(line) {
        Some(said) => Cued { said: Some(said), ..Cued::default() },
        None if line.marks.heading == 1 => Cued::default(),
        None => cues::cued(text, line),
    }
}

/// The longest line, in characters, that is a link to another report as a whole.
const LONGEST_LINK: usize = 150;

/// The cues of a line of plain text with links in it.
fn linked(line: &Line, hint: &Hint, cued: Cued) -> Cued {
    let marks = line.marks;
    let said = |label, rule| Some(Said { label, rule, heading: false });
    let whole = hint.linked >= LINK;
    // «* [الطقس]»: an entry, not what stands over a box or a list.
    let heads = cued.said.is_some_and(|said| {
        matches!(said.label, BlockLabel::PageControl | BlockLabel::ReadAlso) && line.marks.set_apart
    });
    if heads && whole && line.words.len() <= 3 {
        return Cued { said: said(BlockLabel::Menu, BlockRule::Markup), ..cued };
    }
    let named = cued.medium || cued.date_line || cued.outlet_name || cued.rubric;
    if cued.said.is_some() || named || line.ends_sentence || line.chars > LONGEST_LINK {
        return cued;
    }
    let n_words = line.words.len();
    // «شاهد: [headline]»: a few words that announce a link.
    let announced = || {
        let before = line.folded.find(':').map(|at| line.folded[..at].split_whitespace().count());
        marks.n_links == 1 && hint.linked >= 50 && before.is_some_and(|n| n <= 5)
    };
    let said = match hint.heading {
        1 => return cued,
        // A link to another report; or the headline, where it links to itself.
        2.. if whole => said(BlockLabel::ReadAlso, BlockRule::LinkUnderReadAlso),
        2.. => return cued,
        0 if whole && n_words <= 3 => said(BlockLabel::Menu, BlockRule::Markup),
        0 if whole || announced() => said(BlockLabel::ReadAlso, BlockRule::Markup),
        0 => return cued,
    };
    Cued { said, ..cued }
}

/// Head and foot of the page have parts of their own, which their words tell.
fn at_edge_of_page(part: Part, line: &Line, cued: Cued) -> Cued {
    let said = |label, rule| Some(Said { label, rule, heading: false });
    let own = cued.said.filter(|said| match said.label {
        BlockLabel::Copyright
        | BlockLabel::Masthead
        | BlockLabel::Clock
        | BlockLabel::Staff
        | BlockLabel::Share
        | BlockLabel::PageControl
        | BlockLabel::Newsletter
        | BlockLabel::CommentForm
        | BlockLabel::Menu
        | BlockLabel::Footer => true,
        BlockLabel::Title
        | BlockLabel::RepeatedTitle
        | BlockLabel::Subtitle
        | BlockLabel::Body
        | BlockLabel::Dateline
        | BlockLabel::Credit
        | BlockLabel::Caption
        | BlockLabel::Section
        | BlockLabel::ReadAlso
        | BlockLabel::Metadata => false,
    });
    let by_part = || match part {
        Part::Banner if line.words.len() >= 3 => said(BlockLabel::Masthead, BlockRule::Markup),
        Part::Foot => said(BlockLabel::Footer, BlockRule::Markup),
        _ => said(BlockLabel::Menu, BlockRule::Markup),
    };
    let said = if own.is_some() {
        own
    } else if cued.medium {
        said(BlockLabel::Masthead, BlockRule::MediumAlone)
    } else if cued.date_line {
        said(BlockLabel::Clock, BlockRule::DateInHead)
    } else {
        by_part()
    };
    Cued { said, date_line: false, ..cued }
}

/// The line that the markup makes the headline: the surest, the first of equals. A heading of the first rank is one
/// by itself if no other line is.
#[must_use]
pub fn headline(draft: &Draft<'_>) -> Option<usize> {
    let mut best: Option<(u8, usize)> = None;
    for (at, hint) in draft.hints.iter().enumerate() {
        let sure = hint.as_headline();
        let enough = sure >= 3 || (sure == 2 && draft.lines[at].words.len() >= 3);
        if enough && draft.is_free(at) && best.is_none_or(|(most, _)| sure > most) {
            best = Some((sure, at));
        }
    }
    best.map(|(_, at)| at)
}

/// The densest run, cut to the innermost element that holds most of it: what stands beside the report is as dense at
/// times, but in an element of its own. With it come the lines of that element.
#[must_use]
pub fn within_element(draft: &Draft<'_>, dense: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
    let text = |at: usize| if draft.is_free(at) { draft.score(at).max(0) } else { 0 };
    let mut held = vec![0_i64; draft.parents.len()];
    for at in dense.clone() {
        if let Some(element) = draft.hints[at].element {
            held[element as usize] += text(at);
        }
    }
    for at in (1..held.len()).rev() {
        held[draft.parents[at] as usize] += held[at];
    }
    let all = held.first().copied().unwrap_or(0);
    // Elements are numbered from outside to inside, and no two beside each other hold most.
    let Some(element) = (0..held.len()).rev().find(|&at| held[at] * 100 >= all * MOST_OF_REPORT) else {
        return (dense, None);
    };
    let is_inside = inside(draft, element);
    let first = (0..draft.lines.len()).find(|&at| is_inside[at]);
    let last = (0..draft.lines.len()).rev().find(|&at| is_inside[at]);
    let (Some(first), Some(last)) = (first, last) else { return (dense, None) };
    let mut cut = dense.start.max(first)..dense.end.min(last + 1);
    let mut element_end = last + 1;
    while let Some(start) = notes_at_end(draft, element, &cut) {
        (cut.end, element_end) = (start, start);
    }
    if element == 0 || cut.is_empty() || cut.len() < 2 {
        return (dense, None);
    }
    let chars = |lines: Range<usize>| -> usize {
        lines.filter(|&at| draft.is_free(at)).map(|at| draft.lines[at].chars).sum()
    };
    let tight = chars(first..element_end) * 100 <= chars(cut.clone()) * 120;
    (cut, tight.then_some(first..element_end))
}

/// Where an element within that of the report begins that ends the run and has a line of the page in it: rules for
/// comments, rights.
fn notes_at_end(draft: &Draft<'_>, report: usize, run: &Range<usize>) -> Option<usize> {
    let child_of = |at: usize| {
        let mut child = draft.hints[at].element? as usize;
        while child > report && draft.parents[child] as usize != report {
            child = draft.parents[child] as usize;
        }
        (child > report).then_some(child)
    };
    let child = child_of(run.end.checked_sub(1)?)?;
    let in_child = |at: &usize| child_of(*at) == Some(child);
    let start = run.clone().rev().take_while(in_child).last()?;
    let of_page = |at: usize| {
        draft.said[at].is_some_and(|said| {
            matches!(said.label, BlockLabel::CommentForm | BlockLabel::Copyright | BlockLabel::Newsletter)
        })
    };
    let noted = (start..draft.lines.len()).take_while(in_child).any(of_page);
    (noted && (run.end - start) * 3 <= run.len()).then_some(start)
}

/// Which lines stand in an element.
fn inside(draft: &Draft<'_>, element: usize) -> Vec<bool> {
    let mut within = vec![false; draft.parents.len()];
    for at in element..within.len() {
        within[at] = at == element || within[draft.parents[at] as usize];
    }
    draft.hints.iter().map(|hint| hint.element.is_some_and(|of| within[of as usize])).collect()
}

/// Whether two lines after one another stand in an element that holds no other: a line over the headline.
#[must_use]
pub fn stands_beside(draft: &Draft<'_>, at: usize, title: usize) -> bool {
    let (line, hint) = (&draft.lines[at], &draft.hints[at]);
    let (Some(mut one), Some(mut other)) = (hint.element, draft.hints[title].element) else { return false };
    if line.words.len() < 3 || line.words.len() > 20 || hint.linked >= LINK {
        return false;
    }
    while one != other {
        let inner = if one > other { &mut one } else { &mut other };
        *inner = draft.parents[*inner as usize];
    }
    inside(draft, one as usize).iter().filter(|inside| **inside).count() == 2
}

/// The end of the report in its element: behind the last line there that is text, or stands beside its paragraphs.
#[must_use]
pub fn last_of_report(draft: &Draft<'_>, element: &Range<usize>, end: usize) -> usize {
    let around = |at: usize| Some(draft.parents[draft.hints.get(at)?.element? as usize]);
    let beside = end.checked_sub(1).and_then(around);
    let is_text = |at: &usize| {
        let line = &draft.lines[*at];
        let long = line.ends_sentence || line.chars >= 80 || (line.chars >= 40 && around(*at) == beside);
        draft.is_free(*at) && long && draft.hints[*at].linked < LINK
    };
    (end..element.end).rev().find(is_text).map_or(end, |last| last + 1)
}
