//! Compares what was read with the gold, as `guideline.md` section 4 says.

use std::collections::BTreeMap;

use serde_json::Value;
use sijill::page::Page;
use sijill::reading::rules::DatingRule;
use sijill::report::{BlockLabel, Provenance, Report, Span};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::recipes::Composed;

/// Maximal runs of letters, marks and digits, in NFC, without tatweel and bidirectional controls.
pub fn tokens(text: &str) -> Vec<String> {
    let dropped = |c: char| matches!(c, '\u{640}' | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let shown: String = text.nfc().filter(|&c| !dropped(c)).collect();
    let parts = |c: char| !(c.is_alphanumeric() || is_combining_mark(c));
    shown.split(parts).filter(|token| !token.is_empty()).map(str::to_owned).collect()
}

/// Of so many things, so many.
#[derive(Clone, Copy, Default)]
pub struct Share {
    pub part: usize,
    pub whole: usize,
}

impl Share {
    fn add(&mut self, right: bool) {
        self.part += usize::from(right);
        self.whole += 1;
    }

    /// From 0 to 1; of nothing, all.
    pub fn of(self) -> f64 {
        if self.whole == 0 { 1.0 } else { self.part as f64 / self.whole as f64 }
    }
}

/// Common, told and gold things.
#[derive(Clone, Copy, Default)]
pub struct Overlap {
    pub common: usize,
    pub told: usize,
    pub gold: usize,
}

impl Overlap {
    pub fn precision(self) -> f64 {
        Share { part: self.common, whole: self.told }.of()
    }

    pub fn recall(self) -> f64 {
        Share { part: self.common, whole: self.gold }.of()
    }

    pub fn f(self) -> f64 {
        Share { part: 2 * self.common, whole: self.told + self.gold }.of()
    }

    fn plus(&mut self, other: Self) {
        self.common += other.common;
        self.told += other.told;
        self.gold += other.gold;
    }
}

/// The scores of some pages: all counts are sums over pages, and the macro F is the mean over pages.
#[derive(Clone, Default)]
pub struct Scores {
    pub pages: usize,
    pub read: usize,
    pub body: Overlap,
    pub sum_of_body_f: f64,
    pub body_lines: Overlap,
    pub labels: Share,
    pub title: Share,
    pub subtitle: Share,
    pub outlet: Share,
    pub author: Share,
    pub agency: Share,
    pub not_body: Share,
    pub provenance: Share,
    pub contains: Share,
    pub bounded: usize,
    pub days: usize,
    pub exact: Share,
    pub clock: Share,
    /// Clocks that were taken for the date of publication.
    pub clocks_as_stated: usize,
}

impl Scores {
    pub fn macro_f(&self) -> f64 {
        if self.pages == 0 { 1.0 } else { self.sum_of_body_f / self.pages as f64 }
    }

    pub fn plus(&mut self, other: &Self) {
        self.pages += other.pages;
        self.read += other.read;
        self.body.plus(other.body);
        self.sum_of_body_f += other.sum_of_body_f;
        self.body_lines.plus(other.body_lines);
        self.bounded += other.bounded;
        self.days += other.days;
        self.clocks_as_stated += other.clocks_as_stated;
        let shares = [
            (&mut self.labels, other.labels),
            (&mut self.title, other.title),
            (&mut self.subtitle, other.subtitle),
            (&mut self.outlet, other.outlet),
            (&mut self.author, other.author),
            (&mut self.agency, other.agency),
            (&mut self.not_body, other.not_body),
            (&mut self.provenance, other.provenance),
            (&mut self.contains, other.contains),
            (&mut self.exact, other.exact),
            (&mut self.clock, other.clock),
        ];
        for (share, more) in shares {
            share.part += more.part;
            share.whole += more.whole;
        }
    }

    pub const HEADING: &str = "template    pages  body P     R     F  macroF lineF  label title  sub  outlet auth   agency notbody prov contain  exact clock  days/bounded clock=stated";

    pub fn row(&self, name: &str) -> String {
        format!(
            "{name:12}{:2}/{:2}  {:.3} {:.3} {:.3}  {:.3} {:.3}  {:.3} {:.3} {:.3} {:.3} {:.3} {:.3}  {:.3} {:.3}  {:.3}  {:.3} {:.3} {:6}/{:<2} {:6}",
            self.read,
            self.pages,
            self.body.precision(),
            self.body.recall(),
            self.body.f(),
            self.macro_f(),
            self.body_lines.f(),
            self.labels.of(),
            self.title.of(),
            self.subtitle.of(),
            self.outlet.of(),
            self.author.of(),
            self.agency.of(),
            self.not_body.of(),
            self.provenance.of(),
            self.contains.of(),
            self.exact.of(),
            self.clock.of(),
            self.days,
            self.bounded,
            self.clocks_as_stated,
        )
    }
}

/// What was read of a page, with every miss in a line of words.
pub fn score(composed: &Composed, read: Option<&(Page, Report)>, misses: &mut Vec<String>) -> Scores {
    let mut judge = Judge { composed, gold: composed.gold(), scores: Scores::default(), misses };
    judge.scores.pages = 1;
    judge.scores.read = usize::from(read.is_some());
    judge.body(read);
    judge.fields(read);
    judge.publication(read);
    if let Some((page, report)) = read.filter(|_| judge.gold["lines"].is_array()) {
        judge.lines(page, report);
    }
    judge.scores
}

struct Judge<'a> {
    composed: &'a Composed,
    gold: &'a Value,
    scores: Scores,
    misses: &'a mut Vec<String>,
}

fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(one) => vec![one],
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn text_with(label: BlockLabel, page: &Page, report: &Report) -> String {
    let blocks = report.blocks.iter().filter(|block| block.label == label);
    blocks.map(|block| block.span.of(&page.text)).collect::<Vec<_>>().join("\n")
}

fn abridged(text: &str) -> String {
    let letters: Vec<char> = text.chars().map(|c| if c == '\n' { '|' } else { c }).collect();
    if letters.len() <= 100 {
        letters.iter().collect()
    } else {
        letters[..100].iter().collect::<String>() + "…"
    }
}

fn holds(all: &[String], part: &[String]) -> bool {
    !part.is_empty() && all.windows(part.len()).any(|window| window == part)
}

impl Judge<'_> {
    fn miss(&mut self, what: &str, told: &str, gold: &str) {
        self.misses.push(format!(
            "{} {what}: «{}» for «{}»",
            self.composed.name,
            abridged(told),
            abridged(gold)
        ));
    }

    fn body(&mut self, read: Option<&(Page, Report)>) {
        let told = read.map(|(page, report)| text_with(BlockLabel::Body, page, report)).unwrap_or_default();
        let told = tokens(&told);
        let gold: Vec<String> = strings(&self.gold["body"]).into_iter().flat_map(tokens).collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        gold.iter().for_each(|token| *counts.entry(token).or_default() += 1);
        let mut common = 0;
        for token in &told {
            if let Some(left) = counts.get_mut(token.as_str()).filter(|left| **left > 0) {
                *left -= 1;
                common += 1;
            }
        }
        let body = Overlap { common, told: told.len(), gold: gold.len() };
        self.scores.sum_of_body_f += body.f();
        self.scores.body = body;
        for forbidden in strings(&self.gold["not_body"]) {
            let part = tokens(forbidden);
            let is_in = holds(&told, &part) && !holds(&gold, &part);
            self.scores.not_body.add(!is_in);
            if is_in {
                self.misses.push(format!("{} not body: «{}»", self.composed.name, abridged(forbidden)));
            }
        }
    }

    fn fields(&mut self, read: Option<&(Page, Report)>) {
        let title =
            read.and_then(|(page, report)| report.title.map(|span| span.of(&page.text))).unwrap_or_default();
        let subtitle =
            read.map(|(page, report)| text_with(BlockLabel::Subtitle, page, report)).unwrap_or_default();
        let outlet = read.and_then(|(page, report)| {
            report.outlet.as_ref().map(|outlet| (outlet.name.as_str(), outlet.span.of(&page.text)))
        });
        let gold = self.gold;
        let is = |told: &str, gold: &Value| tokens(told) == tokens(gold.as_str().unwrap_or_default());
        let right = is(title, &gold["title"]);
        self.scores.title.add(right);
        if !right {
            self.miss("title", title, gold["title"].as_str().unwrap_or_default());
        }
        let right = is(&subtitle, &gold["subtitle"]);
        self.scores.subtitle.add(right);
        if !right {
            self.miss("subtitle", &subtitle, gold["subtitle"].as_str().unwrap_or_default());
        }
        let accepted: Vec<&str> =
            strings(&gold["outlet"]).into_iter().chain(strings(&gold["outlet_accept"])).collect();
        let right = match outlet {
            None => accepted.is_empty(),
            Some((name, words)) => {
                accepted.iter().any(|gold| tokens(gold) == tokens(name) || tokens(gold) == tokens(words))
            }
        };
        self.scores.outlet.add(right);
        if !right {
            self.miss("outlet", outlet.map_or("", |(name, _)| name), &accepted.join(" / "));
        }
        let authors = read.map(|(_, report)| report.authors.as_slice()).unwrap_or_default();
        let told = authors.iter().map(|author| author.name.as_str()).collect::<Vec<_>>().join("، ");
        let right = is(&told, &gold["author"]);
        self.scores.author.add(right);
        if !right {
            self.miss("author", &told, gold["author"].as_str().unwrap_or_default());
        }
        // As printed: «أ ف ب» for فرانس برس.
        let agency = read.and_then(|(page, report)| Some(report.agency.as_ref()?.span.of(&page.text)));
        let right = is(agency.unwrap_or_default(), &gold["agency"]);
        self.scores.agency.add(right);
        if !right {
            self.miss("agency", agency.unwrap_or_default(), gold["agency"].as_str().unwrap_or_default());
        }
    }

    fn publication(&mut self, read: Option<&(Page, Report)>) {
        let gold = &self.gold["publication"];
        let clock = self.gold["clock"]["value"].as_str().and_then(|value| value.get(..10));
        let dating = read.map(|(_, report)| &report.dating);
        let iso = |day: Option<sijill::calendar::Day>| day.map(|day| day.to_string());
        let (from, to) = dating.map_or((None, None), |d| (iso(d.earliest), iso(d.latest)));
        let provenance = match dating.map_or(Provenance::Unknown, |dating| dating.provenance) {
            Provenance::Stated | Provenance::ByHand => "stated",
            Provenance::Structured => "structured",
            Provenance::PageClock => "page clock",
            Provenance::Inferred => "text only",
            Provenance::Unknown => "unknown",
        };
        let accepted: Vec<&str> =
            strings(&gold["provenance"]).into_iter().chain(strings(&gold["accept_provenance"])).collect();
        let told = format!("{provenance} {}..{}", from.as_deref().unwrap_or(""), to.as_deref().unwrap_or(""));
        let wanted = |key: &str| gold[key].as_str().unwrap_or("");
        let expected = format!("{} {}..{}", accepted.join(" / "), wanted("from"), wanted("to"));

        let right_provenance = accepted.contains(&provenance);
        self.scores.provenance.add(right_provenance);
        let truth = wanted("truth");
        let contains =
            from.as_deref().is_none_or(|from| from <= truth) && to.as_deref().is_none_or(|to| truth <= to);
        self.scores.contains.add(contains);
        let same = |value: &Value| {
            value["from"].as_str() == from.as_deref() && value["to"].as_str() == to.as_deref()
        };
        let exact = same(gold) || (gold["accept"].is_object() && same(&gold["accept"]));
        self.scores.exact.add(exact);
        if !(right_provenance && contains && exact) {
            self.miss(if contains { "published" } else { "published WRONG" }, &told, &expected);
        }
        if let Some((earliest, latest)) = dating.and_then(|dating| dating.earliest.zip(dating.latest)) {
            self.scores.bounded += 1;
            self.scores.days += (latest.0 - earliest.0 + 1) as usize;
        }
        let page_clock = dating.and_then(|dating| iso(dating.page_clock));
        self.scores.clock.add(page_clock.as_deref() == clock);
        if page_clock.as_deref() != clock {
            self.miss("clock", page_clock.as_deref().unwrap_or_default(), clock.unwrap_or_default());
        }
        if let Some((page, report)) = read.filter(|_| clock.is_some() && provenance == "stated") {
            self.scores.clocks_as_stated += usize::from(self.states_the_clock(page, report));
        }
    }

    /// Whether what is given as stated are words of the clock, on its line: the day of an update may be the same.
    fn states_the_clock(&self, page: &Page, report: &Report) -> bool {
        let clock: Vec<String> = strings(&self.gold["clock"]["words"]).into_iter().map(clean).collect();
        let stated = |rule: &str| {
            matches!(DatingRule::from_spelling(rule), Some(DatingRule::StatedDate | DatingRule::StatedUpdate))
        };
        let words = |span: Span| clean(span.of(&page.text));
        let accepted = strings(&self.gold["publication"]["words"]).into_iter().map(clean).collect::<Vec<_>>();
        report.dating.reasons.iter().filter(|reason| stated(&reason.rule)).any(|reason| {
            let (start, end) = (reason.span.start as usize, reason.span.end as usize);
            let from = page.text[..start].rfind('\n').map_or(0, |at| at + 1);
            let to = page.text[end..].find('\n').map_or(page.text.len(), |at| end + at);
            let line = clean(&page.text[from..to]);
            let words = words(reason.span);
            clock.iter().any(|clock| clock.contains(&words) && line.contains(clock))
                && !accepted.iter().any(|gold| gold.contains(&words))
        })
    }

    fn lines(&mut self, page: &Page, report: &Report) {
        let labels = strings(&self.gold["lines"]);
        let mut start = 0;
        let mut spans = Vec::new();
        for line in page.text.split('\n') {
            spans.push(Span::new(start, start + line.trim_end_matches('\r').len()));
            start += line.len() + 1;
        }
        for (nth, gold) in labels.iter().enumerate().filter(|(_, gold)| **gold != "blank") {
            let Some(&span) = spans.get(nth) else {
                panic!("{} has no line {}", self.composed.name, nth + 1)
            };
            let block = report.blocks.iter().find(|block| block.span.contains(span));
            let told = block.map(|block| block.label);
            let right = told.is_some_and(|told| gold.split('/').any(|gold| names(gold, told)));
            self.scores.labels.add(right);
            let (is_told, is_gold) = (told == Some(BlockLabel::Body), *gold == "body");
            let lines = &mut self.scores.body_lines;
            lines.told += usize::from(is_told);
            lines.gold += usize::from(is_gold);
            lines.common += usize::from(is_told && is_gold);
            if !right {
                self.misses.push(format!(
                    "{} line {}: {} ({}) for {gold} «{}»",
                    self.composed.name,
                    nth + 1,
                    told.map_or("none", BlockLabel::as_str),
                    block.map_or("", |block| &block.reason),
                    abridged(span.of(&page.text))
                ));
            }
        }
    }
}

fn clean(text: &str) -> String {
    tokens(text).join(" ")
}

/// Whether a label of the guideline is one of ours.
fn names(gold: &str, told: BlockLabel) -> bool {
    match gold {
        "staff-box" => told == BlockLabel::Staff,
        "byline" => told == BlockLabel::Credit,
        "box" => matches!(told, BlockLabel::Menu | BlockLabel::Masthead | BlockLabel::PageControl),
        // The guideline's menu has footers of links in it; ours calls the foot's links so.
        "menu" => matches!(told, BlockLabel::Menu | BlockLabel::Footer),
        other => BlockLabel::from_spelling(other) == Some(told),
    }
}
