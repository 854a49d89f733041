//! What the elements of a page are, seen as a whole: a class that names a part is not believed of an element that
//! holds the headline or most of the text.

use std::cell::OnceCell;

use super::metadata::{Title, agree};
use super::shown::{Element, Shown, ShownLine};
use super::values::{Value, Values};
use crate::reading::cues::key_of;
use crate::reading::markup::{LineMarkup, Part};

/// How many characters a line of text has at least.
const TEXT_LINE: usize = 60;
/// How many headings of the first rank are compared with what a page is called.
const MOST_HEADINGS: usize = 8;
/// How many headings, and how many other lines, are compared where the page is called nothing.
const MOST_LINES: usize = 100;
/// The longest line that may be a title, in characters.
const LONGEST_TITLE: usize = 250;
/// How far around a line the banner is looked for, in elements.
const TO_BANNER: usize = 3;
/// How many lines from a date on are looked at for links beside it.
const MOST_BESIDE: usize = 20;

/// The elements of a page, judged.
pub struct Outline<'a> {
    shown: &'a Shown,
    /// The part that each element belongs to.
    parts: Vec<Option<Part>>,
    /// The rank of the heading that each element is in.
    headings: Vec<u8>,
    /// The line that is the headline, by rank and by what the page is called.
    headline: Option<usize>,
    /// See [`Self::shows`]; made when it is first asked for.
    called: OnceCell<Vec<(Title, bool)>>,
}

impl<'a> Outline<'a> {
    /// Judges the elements; `titles` are what the page is called.
    pub fn of(shown: &'a Shown, titles: &[Title]) -> Self {
        let elements = &shown.elements;
        let mut headings = vec![0; elements.len()];
        for (at, element) in elements.iter().enumerate() {
            let outer = headings[element.parent as usize];
            headings[at] = if element.heading > 0 { element.heading } else { outer };
        }
        let headline = headline(shown, &headings, titles);
        let mut parts = parts(shown, headline);
        mark_boxes(shown, &mut parts);
        Self { shown, parts, headings, headline, called: OnceCell::new() }
    }

    /// The headings of the first rank.
    pub fn headings(&self) -> impl Iterator<Item = Title> {
        let of_first = |line: &&ShownLine| self.headings[line.element as usize] == 1;
        self.shown
            .lines
            .iter()
            .filter(of_first)
            .take(MOST_HEADINGS)
            .map(|line| Title::of(key_of(self.words(line))))
    }

    /// Whether a heading agrees with this title, or a line is the title.
    pub fn shows(&self, title: &Title) -> bool {
        let fits =
            |(line, heading): &(Title, bool)| line.key == title.key || (*heading && agree(line, title));
        // No letter is longer than four bytes.
        title.key.len() <= 4 * LONGEST_TITLE
            && self.called.get_or_init(|| self.lines_as_titles()).iter().any(fits)
    }

    /// The lines that may be a title, and whether they are headings: the headings, and the first of the others.
    fn lines_as_titles(&self) -> Vec<(Title, bool)> {
        let short = self.shown.lines.iter().filter(|line| (1..=LONGEST_TITLE).contains(&line.chars));
        let (headings, others): (Vec<&ShownLine>, Vec<&ShownLine>) =
            short.partition(|line| self.headings[line.element as usize] > 0);
        let headings = headings.into_iter().take(MOST_LINES).map(|line| (line, true));
        let others = others.into_iter().take(MOST_LINES).map(|line| (line, false));
        headings.chain(others).map(|(line, heading)| (Title::of(key_of(self.words(line))), heading)).collect()
    }

    fn words(&self, line: &ShownLine) -> &str {
        self.shown.writer.text.get(line.start..line.end).unwrap_or_default()
    }

    /// What the markup says of each line.
    pub fn lines(&self) -> Vec<LineMarkup> {
        let line = |line: &ShownLine| LineMarkup {
            start: line.start as u32,
            part: self.parts[line.element as usize],
            heading: self.headings[line.element as usize],
            linked: (line.linked * 100 / line.chars.max(1)) as u8,
            apart: line.apart,
            element: line.element,
        };
        self.shown.lines.iter().map(line).collect()
    }

    /// Whether an element belongs to a part that is not the report.
    pub fn is_of_others(&self, element: u32) -> bool {
        self.parts[element as usize].is_some_and(|part| !part.is_of_report())
    }

    fn is_text(&self, line: &ShownLine) -> bool {
        line.chars >= TEXT_LINE && line.linked * 2 < line.chars && !self.is_of_others(line.element)
    }

    /// Dates of the report among those behind printed words and those said of elements: in its own head, between its
    /// headline and its text, or over the headline in the element around both; else those said of the element that
    /// holds the headline; where there are none, the first at its end.
    pub fn dates_of_report<'v>(&self, values: &'v Values) -> Vec<&'v Value> {
        let Some(headline) = self.headline else { return Vec::new() };
        let lines = &self.shown.lines;
        let title = &lines[headline];
        let article = self.article_of(title.element);
        let text_from = (headline + 1..lines.len())
            .find(|&at| self.is_text(&lines[at]))
            .map_or(usize::MAX, |at| lines[at].start);
        let text_to = lines.iter().rev().find(|line| self.is_text(line)).map_or(0, |line| line.start);
        let head_from = lines[headline.saturating_sub(3)].start;
        let same = |date: &&Value| {
            let here = self.article_of(date.element);
            !self.is_of_others(date.element) && (here == article || here.is_none())
        };
        let in_head = |date: &Value| {
            let over = date.behind < title.start;
            date.behind >= head_from
                && date.behind <= text_from
                && (!over || self.is_over_headline(date, title, article))
        };
        let of_report =
            |date: &&Value| in_head(date) || (date.unseen && self.is_said_of(date.element, title.element));
        let own: Vec<&Value> = values.dates.iter().filter(same).filter(of_report).collect();
        if !own.is_empty() {
            return own;
        }
        let at_end = |date: &&Value| {
            date.behind > text_to
                && article.is_some()
                && self.article_of(date.element) == article
                && !self.is_beside_link(date, text_to)
        };
        values.dates.iter().filter(same).filter(at_end).take(1).collect()
    }

    /// Whether a date over the headline stands in its `article`, or in the element around the headline that is not
    /// the whole page, by itself or in an element without links.
    fn is_over_headline(&self, date: &Value, title: &ShownLine, article: Option<u32>) -> bool {
        if article.is_some() && self.article_of(date.element) == article {
            return true;
        }
        let elements = &self.shown.elements;
        let around = elements[title.element as usize].parent;
        let direct = date.element == around;
        let within = elements[date.element as usize].parent == around;
        !elements[around as usize].whole && (direct || within) && !self.is_beside_link(date, date.behind)
    }

    /// Whether what is said of one element is said of what holds the other: of the nearest thing with properties, else
    /// of the element itself.
    fn is_said_of(&self, element: u32, other: u32) -> bool {
        let elements = &self.shown.elements;
        let mut thing = element;
        while thing != 0 && !elements[thing as usize].scope {
            thing = elements[thing as usize].parent;
        }
        let of = if thing == 0 { element } else { thing };
        let mut holds = other;
        while holds > of {
            holds = elements[holds as usize].parent;
        }
        holds == of
    }

    /// Whether the element of a date has a link to elsewhere too, from a place in the text on. A link around the date
    /// is one to the report itself, and what is of another part, as tags are, leads to no other report.
    fn is_beside_link(&self, date: &Value, from: usize) -> bool {
        let elements = &self.shown.elements;
        let is_within = |mut element: u32| {
            // An `article` holds more than what belongs to its date.
            while element > date.element && !elements[date.element as usize].article {
                if elements[element as usize].part.is_some_and(|part| part != Part::Date) {
                    return false;
                }
                element = elements[element as usize].parent;
            }
            element == date.element
        };
        let first = self.shown.lines.partition_point(|line| line.end < from);
        self.shown.lines[first..].iter().take(MOST_BESIDE).any(|line| {
            let date_alone =
                self.parts[line.element as usize] == Some(Part::Date) && line.linked == line.chars;
            line.linked > 0 && !date_alone && is_within(line.element)
        })
    }

    /// The innermost `article` around an element.
    fn article_of(&self, mut element: u32) -> Option<u32> {
        let elements = &self.shown.elements;
        while !elements[element as usize].article {
            if element == 0 {
                return None;
            }
            element = elements[element as usize].parent;
        }
        Some(element)
    }
}

/// The line that is the headline: one that the page is called by and that is a heading, and no link to elsewhere.
fn headline(shown: &Shown, headings: &[u8], titles: &[Title]) -> Option<usize> {
    let mut best: Option<(u32, usize)> = None;
    for (at, line) in shown.lines.iter().enumerate() {
        let heading = headings[line.element as usize];
        let linked = line.linked * 2 > line.chars;
        // A heading may be short, and a link to itself, but not the way home from the logo.
        let of_logo = linked && is_of_banner(shown, line.element);
        let candidate = (heading == 1 && !of_logo) || (!linked && (12..=250).contains(&line.chars));
        if !candidate {
            continue;
        }
        let key = key_of(shown.writer.text.get(line.start..line.end).unwrap_or_default());
        // Words are compared only where the lengths allow it.
        let may_be = |title: &Title| title.key.len() * 2 >= key.len();
        let named = key.split(' ').count() >= 3 && titles.iter().any(may_be) && {
            let line = Title::of(key.clone());
            titles.iter().any(|title| may_be(title) && agree(title, &line))
        };
        let score = u32::from(named) * 3 + if heading == 1 { 2 } else { u32::from(heading > 0) };
        if score >= 2 && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at)
}

/// Whether an element, or one of the nearest around it, says that it is the site's banner.
fn is_of_banner(shown: &Shown, element: u32) -> bool {
    let outer = |element: &u32| Some(shown.elements[*element as usize].parent);
    std::iter::successors(Some(element), outer)
        .take(TO_BANNER)
        .any(|element| shown.elements[element as usize].part == Some(Part::Banner))
}

/// The part that each element belongs to: that of the innermost element that says so, but what is in a part that is
/// not the report stays there, and what holds the headline or most of the text is no part.
fn parts(shown: &Shown, headline: Option<usize>) -> Vec<Option<Part>> {
    let elements = &shown.elements;
    let mut text = vec![0_usize; elements.len()];
    let mut holds_headline = vec![false; elements.len()];
    let mut holds_body: Vec<bool> = elements.iter().map(|element| element.body).collect();
    let mut all_text = 0;
    for line in &shown.lines {
        if line.chars >= TEXT_LINE && line.linked * 2 < line.chars {
            text[line.element as usize] += line.chars;
            all_text += line.chars;
        }
    }
    if let Some(headline) = headline {
        holds_headline[shown.lines[headline].element as usize] = true;
    }
    for at in (1..elements.len()).rev() {
        let parent = elements[at].parent as usize;
        text[parent] += text[at];
        holds_headline[parent] |= holds_headline[at];
        holds_body[parent] |= holds_body[at];
    }
    let believed = |at: usize, element: &Element| {
        let part = element.part?;
        let comments = part == Part::Comments && headline.is_some();
        let too_much = text[at] * 2 > all_text && !comments && (!element.sure || headline.is_none());
        let whole = holds_headline[at] || holds_body[at] || too_much;
        (!whole).then_some(part)
    };
    let mut parts: Vec<Option<Part>> = vec![None; elements.len()];
    for (at, element) in elements.iter().enumerate().skip(1) {
        let outer = parts[element.parent as usize];
        let own = believed(at, element);
        parts[at] = match (outer, own) {
            (Some(outer), Some(own)) if own.is_of_report() && !outer.is_of_report() => Some(outer),
            (Some(Part::Related | Part::Comments), Some(_)) => outer,
            (_, Some(own)) => Some(own),
            (outer, None) => outer,
        };
    }
    parts
}

/// The longest text of a box, in characters.
const LONGEST_BOX: usize = 150;

/// A table of one short line that stands between the paragraphs of a text is a box: the words under a picture if it
/// has one, else an advertisement or the like.
fn mark_boxes(shown: &Shown, parts: &mut [Option<Part>]) {
    let elements = &shown.elements;
    let mut table = vec![None; elements.len()];
    let mut picture: Vec<bool> = elements.iter().map(|element| element.picture).collect();
    for (at, element) in elements.iter().enumerate() {
        table[at] = if element.table { Some(at) } else { table[element.parent as usize] };
    }
    for at in (1..elements.len()).rev() {
        picture[elements[at].parent as usize] |= picture[at];
    }
    // Lines and characters of each table, and whether text stands directly in an element.
    let mut size = vec![(0_usize, 0_usize); elements.len()];
    let mut has_text = vec![false; elements.len()];
    for line in &shown.lines {
        let element = line.element as usize;
        let mut around = table[element];
        while let Some(at) = around {
            size[at].0 += 1;
            size[at].1 += line.chars;
            // Larger ones are no boxes, so they need not be counted to their end.
            around = table[elements[at].parent as usize].filter(|&outer| outer != at && size[outer].0 <= 2);
        }
        if line.chars >= TEXT_LINE && line.linked * 2 < line.chars {
            has_text[element] = true;
            has_text[elements[element].parent as usize] = true;
        }
    }
    for line in &shown.lines {
        let Some(at) = table[line.element as usize] else { continue };
        let words = shown.writer.text.get(line.start..line.end).unwrap_or_default();
        let small = size[at].0 <= 2 && size[at].1 <= LONGEST_BOX && !words.ends_with('.');
        if small && has_text[elements[at].parent as usize] && parts[line.element as usize].is_none() {
            let part = if picture[at] { Part::Figure } else { Part::Control };
            for element in at..=line.element as usize {
                if table[element] == Some(at) {
                    parts[element].get_or_insert(part);
                }
            }
        }
    }
}
