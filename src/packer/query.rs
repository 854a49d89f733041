//! Findings as lines of JSON for other programs.
//!
//! The form is a contract (README, "Machine-readable output"): keys may be added, never renamed.

use std::time::Duration;

use anyhow::Result;
use serde::Serialize;

use super::edition_folder::EditionFolder;
use crate::calendar::{Day, TimeUnit};
use crate::edition::texts::StoredReport;
use crate::engine::MatchedReport;
use crate::findings::{FacetCount, Findings, Lane, Notice, ROWS_PER_PAGE, Row};
use crate::report::Span;
use crate::search::lanes::Frame;
use crate::search::matching::MatchedForm;
use crate::search::passages::Hit;
use crate::search::query::of_any;
use crate::search::rank;
use crate::view::{Choice, Level, Sort, View};

/// Which words of a query a report must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Rank {
    /// What the query says: all, where no operator says otherwise.
    All,
    /// Any; those that have more of them, and rarer ones, come first.
    Any,
}

/// What to print of an answer.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// Which reports are hits.
    pub rank: Rank,
    /// How words may match, if not as the query's link says.
    pub level: Option<Level>,
    /// The order of the hits, if not as the query's link says.
    pub sort: Option<Sort>,
    /// At most so many hits; 0 is all.
    pub limit: u32,
    /// Every match of every hit, with its place in the file.
    pub matches: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    query: &'a str,
    micros: u64,
    total: u32,
    hits: Vec<HitLine>,
    facets: FacetsLine,
    published: Vec<(String, u32)>,
    mentioned: Vec<(String, u32)>,
    notices: Vec<String>,
}

#[derive(Serialize)]
struct HitLine {
    report: String,
    score: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    matches: Option<Vec<MatchLine>>,
}

#[derive(Serialize)]
struct MatchLine {
    start: u32,
    end: u32,
    level: &'static str,
    form: String,
    rule: String,
    /// What of the query it matches, as typed.
    asked: String,
}

#[derive(Serialize)]
struct FacetsLine {
    outlet: Vec<(String, u32)>,
    relayed: Vec<(String, u32)>,
    provenance: Vec<(String, u32)>,
    certainty: Vec<(String, u32)>,
    conflict: Vec<(String, u32)>,
}

/// The view of what was typed on the command line: a link (its fragment with `#`, or the whole
/// address), else words.
#[must_use]
pub fn view_of(query: &str) -> (View, Vec<Notice>) {
    let fragment =
        if query.starts_with('#') { Some(0) } else { query.find("://").and_then(|_| query.find('#')) };
    match fragment {
        Some(at) => View::decode(&query[at..]),
        None => (View { query: query.to_owned(), ..View::default() }, Vec::new()),
    }
}

/// Answers one query as one line of JSON, without a line break.
///
/// # Errors
/// Those of the edition.
pub fn query_line(edition: &mut EditionFolder, query: &str, wanted: Wanted) -> Result<String> {
    let (mut view, mut notices) = view_of(query);
    if wanted.rank == Rank::Any {
        view.query = of_any(&view.query);
    }
    (view.level, view.sort) = (wanted.level.unwrap_or(view.level), wanted.sort.unwrap_or(view.sort));
    let (findings, micros) = edition.answer(|engine| engine.ask_in(&view, Frame::Whole(TimeUnit::Month)))?;
    let rows = rows(edition, &view, &findings, wanted.limit)?;
    let hits = hits(edition, &view, &rows, wanted.matches)?;
    notices.extend(findings.notices.iter().cloned());
    if let Some(id) = view.report
        && edition.answer(|engine| engine.reading(&view))?.0.is_none()
    {
        notices.push(Notice::ReportNotHere(id));
    }
    let line = Line {
        query,
        micros: Duration::as_micros(&micros) as u64,
        total: findings.total,
        hits,
        facets: FacetsLine {
            outlet: named(&findings.facets.outlet),
            relayed: named(&findings.facets.relayed),
            provenance: spelled(&findings.facets.provenance, |kind| kind.as_str()),
            certainty: spelled(&findings.facets.certainty, |of| of.as_str()),
            conflict: spelled(&findings.facets.conflict, |of| of.as_str()),
        },
        published: months(&findings.timeline.published),
        mentioned: months(&findings.timeline.mentioned),
        notices: notices.iter().map(sentence).collect(),
    };
    Ok(serde_json::to_string(&line)?)
}

fn spelled<T: Copy>(counts: &[FacetCount<T>], spelling: fn(T) -> &'static str) -> Vec<(String, u32)> {
    counts.iter().map(|of| (spelling(of.value).to_owned(), of.count)).collect()
}

fn rows(edition: &mut EditionFolder, view: &View, first: &Findings, limit: u32) -> Result<Vec<Row>> {
    let mut page = first.page;
    let n_left = first.total - (page * ROWS_PER_PAGE).min(first.total);
    let limit = if limit == 0 { n_left } else { limit.min(n_left) };
    let mut rows = Vec::new();
    while (rows.len() as u32) < limit {
        let view = View { page, ..view.clone() };
        rows.extend(edition.answer(|engine| engine.ask(&view))?.0.rows);
        page += 1;
    }
    rows.truncate(limit as usize);
    Ok(rows)
}

fn hits(edition: &mut EditionFolder, view: &View, rows: &[Row], matches: bool) -> Result<Vec<HitLine>> {
    let mut lines = Vec::with_capacity(rows.len());
    for page in rows.chunks(ROWS_PER_PAGE as usize) {
        let ordinals: Vec<_> = page.iter().map(|row| row.ordinal).collect();
        let (found, _) = edition.answer(|engine| engine.matches(view, &ordinals))?;
        for (row, MatchedReport { stored, hits }) in page.iter().zip(&found) {
            lines.push(HitLine {
                report: stored.page_names.first().cloned().unwrap_or_default(),
                score: f64::from(row.score) / rank::POINTS_PER_UNIT,
                matches: matches.then(|| match_lines(stored, hits)),
            });
        }
    }
    Ok(lines)
}

fn match_lines(stored: &StoredReport, hits: &[Hit]) -> Vec<MatchLine> {
    let places = stored.page.spans_as_found(hits.iter().map(|hit| hit.of.span));
    let line = |(hit, place): (&Hit, Span)| MatchLine {
        start: place.start,
        end: place.end,
        level: hit.of.level.as_str(),
        form: hit.of.span.of(&stored.page.text).to_owned(),
        rule: hit.of.rule.clone(),
        asked: hit.of.asked.clone(),
    };
    hits.iter().zip(places).map(line).collect()
}

/// Unknown is the empty name.
fn named(counts: &[FacetCount<Choice>]) -> Vec<(String, u32)> {
    let name = |choice: &Choice| match choice {
        Choice::Unknown => String::new(),
        Choice::Named(name) => name.clone(),
    };
    counts.iter().map(|count| (name(&count.value), count.count)).collect()
}

/// Months with hits, then `wider` and `undated` where there are such reports.
fn months(lane: &Lane) -> Vec<(String, u32)> {
    let month = |day: Day| day.to_string().chars().take("2021-07".len()).collect();
    let months = lane.bins.iter().map(|bin| (month(bin.days.first), bin.tally.hits));
    let others = [("wider".to_owned(), lane.wider.hits), ("undated".to_owned(), lane.undated.hits)];
    months.chain(others).filter(|(_, n)| *n > 0).collect()
}

fn sentence(notice: &Notice) -> String {
    match notice {
        Notice::NotALink => "not a link of this application".to_owned(),
        Notice::NewerLink => "a link of a newer version; what is known of it was honoured".to_owned(),
        Notice::UnknownKey(key) => format!("unknown part of the link: {key}"),
        Notice::BadValue { key, value } => format!("not understood in the link: {key}={value}"),
        Notice::LinkTooLong => "the link is too long".to_owned(),
        Notice::MarksIgnored(marks) => {
            format!("left out, because these marks have no meaning where they stand: {marks}")
        }
        Notice::NotADate { key, value } => format!("left out, because it is no date: {key}:{value}"),
        Notice::FewerBetween(most) => format!("at most {most} words may stand between words near each other"),
        Notice::WholeDictionary(bytes) => format!("for ~ the whole dictionary was read, {bytes} bytes"),
        Notice::ReadAsNot { as_words } => {
            format!("«ليس» excludes what follows it; to search for it as a word: {as_words}")
        }
        Notice::OperatorsAlone(what) => format!("left out, because nothing belongs to it: {what}"),
        Notice::ReportNotHere(id) => format!("this edition has no report {id}"),
        Notice::NoOtherNames(words) => format!("no other names are known for what follows @: {words}"),
        Notice::NothingToSearch => "the query has neither a letter nor a digit".to_owned(),
        Notice::ValueNotHere { key, value } => format!("no report of this edition has {key} «{value}»"),
    }
}

/// The forms that a word finds, the most frequent first: count, form, level, rule, with tabs between.
///
/// # Errors
/// Those of the edition.
pub fn class_lines(edition: &mut EditionFolder, word: &str) -> Result<Vec<String>> {
    let view = View { query: word.to_owned(), ..View::default() };
    let (mut forms, _) = edition.answer(|engine| engine.forms(&view))?;
    let count = |form: &MatchedForm| form.entry().count;
    forms.sort_by(|a, b| count(b).cmp(&count(a)).then_with(|| a.surface().cmp(b.surface())));
    let line = |form: &MatchedForm| {
        format!("{}\t{}\t{}\t{}", count(form), form.surface(), form.level.as_str(), form.rule())
    };
    Ok(forms.iter().map(line).collect())
}
