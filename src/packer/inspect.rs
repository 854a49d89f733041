//! What was read out of a page, as one line of JSON for other programs.
//!
//! The form is a contract (README, "Machine-readable output"): keys may be added, never renamed.
//! Offsets are bytes of the file as it was found, half-open; of an HTML page they lie in its source, and `form` is the
//! text that stands for them. Arrays that this version cannot fill
//! are there and empty.

use serde::Serialize;

use crate::calendar::Day;
use crate::page::Page;
use crate::reading::rules::DatingRule;
use crate::report::{Credited, Dating, Provenance, Report, Span};

/// A page's reading as one JSON object without line breaks.
#[must_use]
pub fn inspect_line(page_name: &str, page: &Page, report: &Report) -> String {
    // Plain structs of text and numbers always serialise.
    serde_json::to_string(&inspection(page_name, page, report)).unwrap_or_default()
}

/// The same over several lines, for people.
#[must_use]
pub fn inspect_pretty(page_name: &str, page: &Page, report: &Report) -> String {
    serde_json::to_string_pretty(&inspection(page_name, page, report)).unwrap_or_default()
}

#[derive(Serialize)]
struct Inspection<'a> {
    page: &'a str,
    title: Option<Place<'a>>,
    subtitles: Vec<Subtitle<'a>>,
    outlet: Option<Name<'a>>,
    authors: Vec<Name<'a>>,
    agency: Option<Name<'a>>,
    relayed: Vec<Name<'a>>,
    published: Published<'a>,
    not_found: Vec<NotFound>,
    blocks: Vec<Block<'a>>,
    times: Vec<Time<'a>>,
    quantities: [(); 0],
    voices: [(); 0],
    names: [(); 0],
}

/// What was looked for and is not on the page.
#[derive(Serialize)]
struct NotFound {
    what: &'static str,
    says: &'static str,
}

/// Sentences for readers, those on what was not found in the order of [`WHAT_MAY_LACK`].
const GUIDE: &str = include_str!("../../static/guide/en.txt");

const WHAT_MAY_LACK: [&str; 5] = ["title", "outlet", "author", "agency", "published"];

#[derive(Serialize)]
struct Subtitle<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    reason: &'a str,
}

#[derive(Serialize)]
struct Place<'a> {
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<&'a str>,
}

#[derive(Serialize)]
struct Name<'a> {
    name: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Serialize)]
struct Published<'a> {
    earliest: Option<String>,
    latest: Option<String>,
    best: Option<String>,
    provenance: &'a str,
    page_clock: Option<String>,
    reasons: Vec<Reason<'a>>,
}

#[derive(Serialize)]
struct Reason<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    rule: &'a str,
    says: &'a str,
    /// What these words alone allow; `None` is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    earliest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    latest: Option<String>,
}

#[derive(Serialize)]
struct Block<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    label: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct Time<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    earliest: Option<String>,
    latest: Option<String>,
    granularity: &'a str,
    modifier: Option<&'a str>,
    role: &'a str,
    rule: &'a str,
}

fn iso(day: Option<Day>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn place<'a>(page: &'a Page, span: Span) -> Place<'a> {
    let Span { start, end } = page.span_as_found(span);
    let form = (!page.places.is_empty()).then(|| span.of(&page.text));
    Place { start, end, form }
}

fn inspection<'a>(page_name: &'a str, page: &'a Page, report: &'a Report) -> Inspection<'a> {
    let place = |span: Span| place(page, span);
    let name = |credited: &'a Credited| Name { name: &credited.name, place: place(credited.span) };
    let block = |block: &'a crate::report::Block| Block {
        place: place(block.span),
        label: block.label.as_str(),
        reason: &block.reason,
    };
    let time = |time: &'a crate::report::TimeMention| Time {
        place: place(time.span),
        earliest: iso(time.earliest),
        latest: iso(time.latest),
        granularity: time.granularity.as_str(),
        modifier: time.modifier.map(|modifier| modifier.as_str()),
        role: time.role.as_str(),
        rule: &time.rule,
    };
    Inspection {
        page: page_name,
        title: report.title.map(place),
        subtitles: report
            .subtitles()
            .map(|block| Subtitle { place: place(block.span), reason: &block.reason })
            .collect(),
        outlet: report.outlet.as_ref().map(name),
        authors: report.authors.iter().map(name).collect(),
        agency: report.agency.as_ref().map(name),
        relayed: report.relayed.iter().map(name).collect(),
        published: published(page, &report.dating),
        not_found: not_found(report),
        blocks: report.blocks.iter().map(block).collect(),
        times: report.times.iter().map(time).collect(),
        quantities: [],
        voices: [],
        names: [],
    }
}

fn not_found(report: &Report) -> Vec<NotFound> {
    let lacking = [
        report.title.is_none(),
        report.outlet.is_none(),
        report.authors.is_empty(),
        report.agency.is_none(),
        report.dating.provenance == Provenance::Unknown,
    ];
    let sentences = GUIDE.lines().filter_map(|line| line.strip_prefix("not-found = "));
    let each = WHAT_MAY_LACK.into_iter().zip(sentences).zip(lacking);
    each.filter(|(_, lacks)| *lacks).map(|((what, says), _)| NotFound { what, says }).collect()
}

fn published<'a>(page: &'a Page, dating: &'a Dating) -> Published<'a> {
    let reason = |reason: &'a crate::report::Reason| {
        let says = DatingRule::from_spelling(&reason.rule).map_or("", DatingRule::says);
        let (earliest, latest) = (iso(reason.earliest), iso(reason.latest));
        Reason { place: place(page, reason.span), rule: &reason.rule, says, earliest, latest }
    };
    Published {
        earliest: iso(dating.earliest),
        latest: iso(dating.latest),
        best: iso(dating.best),
        provenance: dating.provenance.as_str(),
        page_clock: iso(dating.page_clock),
        reasons: dating.reasons.iter().map(reason).collect(),
    }
}
