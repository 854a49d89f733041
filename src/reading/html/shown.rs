//! The text that a page shows, a line a block, and the elements its lines stand in.
//!
//! A light form of the WHATWG's tree construction: which elements are open, ended by their end tags, by those of
//! what they stand in, and by what cannot stand in them (`p` by a block, `li` by `li` …). At most 512 are open,
//! as in browsers; what is nested deeper is read as if it stood there, so each tag costs no more than that.

use std::collections::BTreeMap;

use super::elements::{
    AROUND_LINKS, around_block, is_block, is_of_head, is_unseen_holder, is_void, keeps_distance,
};
use super::parts;
use super::tokens::{Piece, Sink, StartTag, tokenize};
use super::values::{Met, Values};
use super::writer::Writer;
use crate::reading::markup::Part;

/// The most elements that are open at once.
const DEEPEST: usize = 512;

/// An element that was met.
#[derive(Clone, Copy, Debug)]
pub struct Element {
    /// The element it stands in, by its number.
    pub parent: u32,
    /// What it is by itself.
    pub part: Option<Part>,
    /// Whether an element made for the part says so.
    pub sure: bool,
    /// The rank of a heading, 0 of none.
    pub heading: u8,
    /// `article`.
    pub article: bool,
    /// `table`.
    pub table: bool,
    /// Whether a picture stands directly in it.
    pub picture: bool,
    /// The text of the report, by `itemprop`.
    pub body: bool,
    /// The whole page, or its main part.
    pub whole: bool,
    /// A thing that properties are said of: `itemscope`.
    pub scope: bool,
}

/// A line that is shown.
#[derive(Clone, Copy, Debug)]
pub struct ShownLine {
    /// Its first byte in the text.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// The innermost element that holds it whole.
    pub element: u32,
    /// Its characters but for spaces.
    pub chars: usize,
    /// How many of them are in links.
    pub linked: usize,
    /// Whether a browser shows distance to the line before.
    pub apart: bool,
}

/// What a page shows.
#[derive(Debug)]
pub struct Shown {
    /// The text, a line a block.
    pub writer: Writer,
    /// The lines, in order.
    pub lines: Vec<ShownLine>,
    /// The elements, in order; the first is the page.
    pub elements: Vec<Element>,
    /// What elements and scripts say of the page.
    pub values: Values,
    /// How many open elements were looked at.
    #[cfg_attr(not(test), expect(dead_code, reason = "tests count what a page costs"))]
    pub steps: usize,
}

/// Reads what a page shows. The source has no carriage return.
pub fn shown(source: &str) -> Shown {
    let root = Element {
        parent: 0,
        part: None,
        sure: false,
        heading: 0,
        article: false,
        table: false,
        picture: false,
        body: false,
        whole: true,
        scope: false,
    };
    let page = Reader {
        source,
        writer: Writer::default(),
        lines: Vec::new(),
        elements: vec![root],
        values: Values::default(),
        open: Vec::new(),
        n_open: BTreeMap::new(),
        not_kept: BTreeMap::new(),
        line: None,
        apart: true,
        steps: 0,
    };
    let mut page = tokenize(source, page);
    page.end_line();
    Shown {
        writer: page.writer,
        lines: page.lines,
        elements: page.elements,
        values: page.values,
        steps: page.steps,
    }
}

struct Open {
    name: String,
    element: u32,
    block: bool,
    hidden: bool,
    link: bool,
    kept_lines: bool,
    in_report: bool,
}

struct Reader<'a> {
    source: &'a str,
    writer: Writer,
    lines: Vec<ShownLine>,
    elements: Vec<Element>,
    values: Values,
    open: Vec<Open>,
    /// How many of a name are open.
    n_open: BTreeMap<String, usize>,
    /// How many of a name were too deep and wait for their end tags.
    not_kept: BTreeMap<String, usize>,
    line: Option<ShownLine>,
    /// Whether the next line will be apart from the one before.
    apart: bool,
    steps: usize,
}

impl Sink for Reader<'_> {
    fn text(&mut self, piece: Piece) {
        if !piece.says(self.source).trim().is_empty() {
            self.leave_head();
        }
        if let Some(open) = self.open.last() {
            self.values.text(&open.name, &piece);
            if open.hidden {
                return;
            }
            if open.kept_lines {
                return self.preformatted(piece);
            }
        }
        self.write(&piece);
    }

    fn start(&mut self, tag: &StartTag<'_>) {
        let name = tag.name;
        let block = is_block(name);
        if !is_of_head(name) {
            self.leave_head();
        }
        if block {
            self.end_what_cannot_hold(name);
        }
        if block || name == "br" {
            // One break behind another is a blank line.
            self.apart |= name == "br" && self.line.is_none();
            self.end_line();
        }
        let boxed = name == "div" && (tag.pieces("class").is_some() || tag.pieces("id").is_some());
        self.apart |= boxed || keeps_distance(name);
        if name == "a" {
            self.close("a", among(AROUND_LINKS));
        }
        let around = self.open.last();
        let in_report = around.is_some_and(|open| open.in_report);
        let in_hidden = around.is_some_and(|open| open.hidden);
        let in_link = around.is_some_and(|open| open.link);
        let in_kept_lines = around.is_some_and(|open| open.kept_lines);
        let outer = around.map_or(0, |open| open.element);
        let said = parts::said(tag, self.source, in_report);
        let of_head = |part: Option<Part>| matches!(part, Some(Part::Date | Part::Author));
        let beside_another = self.line.is_some_and(|line| {
            of_head(self.elements[line.element as usize].part)
                && !self.open.iter().rev().any(|open| open.element == line.element)
        });
        let hidden = said.hidden || in_hidden;
        let in_head = self.writer.text.is_empty()
            && self.open.last().is_none_or(|open| matches!(open.name.as_str(), "html" | "head"));
        let met = Met { element: outer, behind: self.writer.text.len(), in_head };
        self.values.start(tag, self.source, met);
        if is_void(name) {
            if name == "img"
                && let Some(element) = self.elements.get_mut(outer as usize)
            {
                element.picture = true;
            }
            return;
        }
        // Date, time of change and author are things of their own, also in one line; a headline and a text are so
        // whatever element they stand in.
        if (of_head(said.part) && beside_another || said.alone) && !hidden {
            self.end_line();
        }
        if self.open.len() >= DEEPEST {
            *self.not_kept.entry(name.to_owned()).or_default() += 1;
            return;
        }
        let element = self.elements.len() as u32;
        let heading = match name.as_bytes() {
            [b'h', rank @ b'1'..=b'6'] => rank - b'0',
            _ => 0,
        };
        self.elements.push(Element {
            parent: outer,
            part: said.part,
            sure: said.sure,
            heading,
            article: name == "article",
            table: name == "table",
            picture: false,
            body: said.body,
            whole: matches!(name, "html" | "body" | "main"),
            scope: tag.pieces("itemscope").is_some(),
        });
        let open = Open {
            name: name.to_owned(),
            element,
            block: block || said.alone,
            hidden,
            link: in_link || (name == "a" && tag.pieces("href").is_some()),
            kept_lines: name == "pre" || in_kept_lines,
            in_report: in_report || matches!(name, "article" | "main"),
        };
        self.open.push(open);
        *self.n_open.entry(name.to_owned()).or_default() += 1;
    }

    fn end(&mut self, name: &str) {
        if let Some(n) = self.not_kept.get_mut(name).filter(|n| **n > 0) {
            *n -= 1;
        } else if is_block(name) {
            self.close(name, among(around_block(name)));
        } else if is_unseen_holder(name) {
            self.close(name, among(&[]));
        } else if name == "a" {
            self.end_link();
        } else {
            self.close(name, |open| open.block);
        }
        if is_block(name) || name == "br" {
            self.end_line();
        }
    }
}

impl Reader<'_> {
    fn write(&mut self, piece: &Piece) {
        self.part_at_bars(piece);
        let n_chars = self.writer.collapsed(piece, self.source);
        if n_chars == 0 {
            return;
        }
        let (element, link) = self.open.last().map_or((0, false), |open| (open.element, open.link));
        let linked = if link { n_chars } else { 0 };
        self.line = Some(match self.line {
            Some(line) => ShownLine {
                element: self.common(line.element, element),
                chars: line.chars + n_chars,
                linked: line.linked + linked,
                ..line
            },
            None => {
                let start = self.writer.text.rfind('\n').map_or(0, |at| at + 1);
                let apart = std::mem::take(&mut self.apart);
                ShownLine { start, end: start, element, chars: n_chars, linked, apart }
            }
        });
    }

    /// A bar that stands alone, or beside a link, parts what is in one line as the border of a block does.
    fn part_at_bars(&mut self, piece: &Piece) {
        let says = piece.says(self.source).trim();
        let linked = self.open.last().is_some_and(|open| open.link);
        let behind_link = self.line.is_some_and(|line| line.linked > 0) && !linked && says.starts_with('|');
        let before_link =
            linked && self.line.is_some_and(|line| line.chars > 1) && self.writer.text.ends_with('|');
        if says == "|" || behind_link || before_link {
            self.end_line();
        }
    }

    /// Text whose line breaks are shown.
    fn preformatted(&mut self, piece: Piece) {
        if piece.means.is_some() {
            return self.write(&piece);
        }
        let mut start = piece.at.start;
        let says = self.source.get(piece.at.clone()).unwrap_or_default();
        for line in says.split_inclusive('\n') {
            self.write(&Piece { at: start..start + line.len(), means: None });
            if line.ends_with('\n') {
                self.end_line();
            }
            start += line.len();
        }
    }

    /// Ends the page's head where its end tag was left out.
    fn leave_head(&mut self) {
        if self.open.last().is_some_and(|open| open.name == "head") {
            self.pop();
        }
    }

    fn end_line(&mut self) {
        self.writer.end_line();
        if let Some(line) = self.line.take() {
            let end = self.writer.text.len() - usize::from(self.writer.text.ends_with('\n'));
            self.lines.push(ShownLine { end, ..line });
        }
    }

    /// The innermost element that holds both. Elements are numbered in the order of the page, so of two the one
    /// with the higher number is not the outer.
    fn common(&mut self, mut one: u32, mut other: u32) -> u32 {
        while one != other {
            self.steps += 1;
            let inner = if one > other { &mut one } else { &mut other };
            *inner = self.elements[*inner as usize].parent;
        }
        one
    }

    fn end_what_cannot_hold(&mut self, name: &str) {
        const CELLS: &[&str] = &["td", "th", "caption", "button", "object"];
        self.close("p", among(CELLS));
        match name {
            "li" => self.close("li", among(&["ul", "ol", "menu", "td", "th"])),
            "dt" | "dd" => {
                self.close("dt", among(&["dl", "td", "th"]));
                self.close("dd", among(&["dl", "td", "th"]));
            }
            "td" | "th" => {
                self.close("td", among(&["table", "tr"]));
                self.close("th", among(&["table", "tr"]));
            }
            "tr" => self.close("tr", among(&["table"])),
            "tbody" | "thead" | "tfoot" => {
                for part in ["tbody", "thead", "tfoot"] {
                    self.close(part, among(&["table"]));
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
                if self
                    .open
                    .last()
                    .is_some_and(|open| matches!(open.name.as_bytes(), [b'h', b'1'..=b'6'])) =>
            {
                self.pop();
            }
            _ => {}
        }
    }

    /// Closes the innermost element of this name and all in it, unless one that `stops` is between.
    fn close(&mut self, name: &str, stops: impl Fn(&Open) -> bool) {
        if self.n_open.get(name).is_none_or(|n| *n == 0) {
            return;
        }
        for at in (0..self.open.len()).rev() {
            self.steps += 1;
            if self.open[at].name == name {
                return self.pop_to(at);
            }
            if stops(&self.open[at]) {
                return;
            }
        }
    }

    /// Ends the innermost link. The blocks that were opened in it stay open, but are no link any more, as in browsers.
    fn end_link(&mut self) {
        if self.n_open.get("a").is_none_or(|n| *n == 0) {
            return;
        }
        let ends = |open: &Open| open.name == "a" || AROUND_LINKS.contains(&open.name.as_str());
        let Some(at) = self.open.iter().rposition(ends) else { return };
        self.steps += self.open.len() - at;
        if self.open[at].name != "a" {
            return;
        }
        if self.open[at..].iter().all(|open| !open.block) {
            return self.pop_to(at);
        }
        self.open.remove(at);
        if let Some(n) = self.n_open.get_mut("a") {
            *n -= 1;
        }
        let around = at.checked_sub(1).is_some_and(|around| self.open[around].link);
        self.open[at..].iter_mut().for_each(|open| open.link = around);
    }

    fn pop_to(&mut self, len: usize) {
        while self.open.len() > len {
            self.pop();
        }
    }

    fn pop(&mut self) {
        if let Some(open) = self.open.pop() {
            if open.block {
                self.end_line();
                self.apart |= keeps_distance(&open.name);
            }
            if let Some(n) = self.n_open.get_mut(&open.name) {
                *n -= 1;
            }
        }
    }
}

/// Whether an element has one of these names.
fn among(names: &[&str]) -> impl Fn(&Open) -> bool {
    move |open| names.contains(&open.name.as_str())
}
