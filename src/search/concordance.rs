//! The concordance: every occurrence of the query's words and phrases in the reports that were read, with what
//! stands before and after it, in the order the view asks for.
//!
//! Texts come bit by bit, so it is read bit by bit, and says how far: nothing is left out silently.
//! Sorting and counting are over what was read. [`beside`] compares the words beside an occurrence
//! without their clitics, [`table`] writes all of it for other programs.

mod beside;
mod table;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use super::passages::{Hit, Hits, backward, forward, occurrence};
use crate::arabic::fold;
use crate::edition::texts::StoredReport;
use crate::findings::{Context, DatingSummary, Excerpt, FacetCount, Occurrence, Ordinal, ROWS_PER_PAGE};
use crate::report::{Credited, ReportId, Span};
use crate::sorting;
use crate::view::{Choice, ContextSort, ContextView, Lens, Level, View};

/// In so many reports occurrences are looked for at most: a link must not make a reader fetch a
/// whole corpus.
pub const MOST_REPORTS: u32 = 800;

/// So many lines are read at most: beyond them neither a further report nor the rest of one.
const MOST_LINES: usize = 20_000;

/// How much text stands on each side of an occurrence, in characters.
const SIDE_CHARS: usize = 60;

/// The occurrences in the reports read so far.
#[derive(Debug)]
pub struct Concordance {
    /// The view they are of, without what only says how they are shown.
    of: View,
    /// The reports to read, in the order of the view.
    hits: Vec<Ordinal>,
    /// How many reports satisfy the view.
    n_hits: u32,
    read: Vec<ReadReport>,
    lines: Vec<Line>,
    /// Whether the last report read has more occurrences than there was room for.
    is_cut: bool,
}

/// A report that was read.
#[derive(Debug)]
struct ReadReport {
    id: ReportId,
    file: String,
    outlet: Option<String>,
    /// Names, with bars between.
    authors: String,
    agency: String,
    dating: DatingSummary,
}

/// An occurrence.
#[derive(Debug)]
struct Line {
    /// Its report, by its place among those read.
    report: usize,
    /// Its place in the text, and in the file, in bytes.
    span: Span,
    as_found: Span,
    before: String,
    words: Excerpt,
    after: String,
    /// The words that match, with a space between, and their letters folded.
    matched: String,
    form: String,
    /// The loosest level of a word of it.
    level: Level,
    /// The rule of each match, with ` | ` between, and the words of the query that they match.
    rules: String,
    asked: String,
}

impl Concordance {
    /// Nothing read yet. `hits` are the first reports that satisfy the view, at most
    /// [`MOST_REPORTS`], in its order; `n_hits` is how many there are.
    #[must_use]
    pub fn new(view: &View, hits: Vec<Ordinal>, n_hits: u32) -> Self {
        Self { of: occurrences_of(view), hits, n_hits, read: Vec::new(), lines: Vec::new(), is_cut: false }
    }

    /// Whether it holds the occurrences that `view` asks for.
    #[must_use]
    pub fn is_of(&self, view: &View) -> bool {
        self.of == occurrences_of(view)
    }

    /// The reports to read next for `view`, at most a page of them; none where enough were read.
    #[must_use]
    pub fn to_read(&self, view: &View) -> &[Ordinal] {
        let from = self.read.len();
        let to = self.n_wanted(view).min(from + ROWS_PER_PAGE as usize);
        if self.lines.len() >= MOST_LINES { &[] } else { self.hits.get(from..to).unwrap_or_default() }
    }

    fn n_wanted(&self, view: &View) -> usize {
        (view.context.reports.min(MOST_REPORTS) as usize).min(self.hits.len())
    }

    /// Reads the next report, given its matches in the order of the page, as far as there is room.
    pub fn read(&mut self, stored: &StoredReport, hits: &Hits) {
        let room = MOST_LINES.saturating_sub(self.lines.len());
        if room == 0 {
            return;
        }
        self.is_cut = hits.occurrences.len() > room;
        let report = self.read.len();
        let text = &stored.page.text;
        let as_found = stored.page.spans_as_found(hits.matches.iter().map(|hit| hit.of.span));
        for (span, matches) in hits.spans().zip(&hits.occurrences).take(room) {
            let of_it: Vec<Hit> = matches.iter().map(|&nth| hits.matches[nth].clone()).collect();
            let words: Vec<&str> = of_it.iter().map(|hit| hit.of.span.of(text)).collect();
            let matched = words.join(" ");
            let level = of_it.iter().map(|hit| hit.of.level).max().unwrap_or(Level::Exact);
            self.lines.push(Line {
                report,
                span,
                as_found: Span {
                    start: as_found[matches[0]].start,
                    end: as_found[matches[matches.len() - 1]].end,
                },
                before: before(text, span.start as usize).to_owned(),
                words: occurrence(text, span, &of_it),
                after: after(text, span.end as usize).to_owned(),
                form: fold(&matched),
                matched,
                level,
                rules: of_it.iter().map(|hit| hit.of.rule.as_str()).collect::<Vec<_>>().join(" | "),
                asked: of_it.iter().map(|hit| hit.of.asked.as_str()).collect::<Vec<_>>().join(" "),
            });
        }
        self.read.push(ReadReport {
            id: stored.id,
            file: stored.page_names.first().cloned().unwrap_or_default(),
            outlet: stored.report.outlet.as_ref().map(|outlet| outlet.name.clone()),
            authors: names(&stored.report.authors),
            agency: names(stored.report.agency.as_slice()),
            dating: self.of.by_hand.summary(stored.id, &stored.report.dating),
        });
    }

    /// What the view shows of it.
    #[must_use]
    pub fn context(&self, view: &View) -> Context {
        let n_read = self.n_wanted(view).min(self.read.len());
        let all = self.lines_of(n_read);
        let forms = forms(&all, view.context.form.as_deref());
        let n_occurrences = all.len() as u32;
        let lines = in_order(all, &view.context);
        let total = lines.len() as u32;
        let page = view.page.min(total.saturating_sub(1) / ROWS_PER_PAGE);
        let rows = lines.iter().skip((page * ROWS_PER_PAGE) as usize).take(ROWS_PER_PAGE as usize);
        let rows = rows.map(|line| self.occurrence(line)).collect();
        let more = self.more_than(n_read);
        Context {
            n_hits: self.n_hits,
            n_read: n_read as u32,
            more,
            is_cut: self.is_cut && n_read == self.read.len(),
            n_occurrences,
            forms,
            total,
            page,
            rows,
        }
    }

    /// Of how many reports to ask, to read on after so many: twice as many.
    fn more_than(&self, n_read: usize) -> Option<u32> {
        let can_go_on = n_read < self.hits.len() && self.lines_of(n_read).len() < MOST_LINES;
        can_go_on.then(|| (2 * n_read as u32).clamp(ROWS_PER_PAGE, MOST_REPORTS))
    }

    /// The occurrences in the first reports.
    fn lines_of(&self, n_reports: usize) -> Vec<&Line> {
        self.lines.iter().take_while(|line| line.report < n_reports).collect()
    }

    fn occurrence(&self, line: &Line) -> Occurrence {
        let ReadReport { id, outlet, dating, .. } = &self.read[line.report];
        Occurrence {
            id: *id,
            outlet: outlet.clone(),
            dating: *dating,
            before: line.before.clone(),
            words: line.words.clone(),
            after: line.after.clone(),
            span: line.span,
        }
    }
}

fn names(of: &[Credited]) -> String {
    of.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(" | ")
}

/// What of the view makes its occurrences; the rest says how they are shown.
fn occurrences_of(view: &View) -> View {
    View {
        page: 0,
        report: None,
        zoom: None,
        around: None,
        lens: Lens::Context,
        context: ContextView::default(),
        ..view.question()
    }
}

/// What stands before a place in its line, in whole words.
fn before(text: &str, end: usize) -> &str {
    let far = text[..end].char_indices().rev().nth(SIDE_CHARS).map_or(0, |(at, _)| at);
    let limit = text[far..end].rfind('\n').map_or(far, |at| far + at + 1);
    text[backward(text, end, limit, SIDE_CHARS)..end].trim()
}

/// What stands after a place in its line, in whole words.
fn after(text: &str, start: usize) -> &str {
    let rest = &text[start..];
    let far = rest.char_indices().nth(SIDE_CHARS + 1).map_or(rest.len(), |(at, _)| at);
    let limit = start + rest[..far].find('\n').unwrap_or(far);
    text[start..forward(text, start, limit, SIDE_CHARS)].trim()
}

/// The forms, most frequent first, of equal ones in the order of their letters. The one asked for is
/// spelled as it was asked for, and among them also where it does not occur: else nobody could drop it.
fn forms(lines: &[&Line], chosen: Option<&str>) -> Vec<FacetCount<Choice>> {
    let folded = chosen.map(fold);
    let mut by_form = lines.to_vec();
    sorting::sort_by(&mut by_form, |one, other| one.form.cmp(&other.form));
    let same = by_form.chunk_by(|one, other| one.form == other.form);
    let counted = |same: &[&Line]| {
        let asked_for = chosen.filter(|_| folded.as_ref() == Some(&same[0].form));
        let name = asked_for.unwrap_or(&same[0].matched).to_owned();
        FacetCount { value: Choice::Named(name), count: same.len() as u32, chosen: asked_for.is_some() }
    };
    let mut forms: Vec<FacetCount<Choice>> = same.map(counted).collect();
    sorting::sort_by(&mut forms, |one, other| other.count.cmp(&one.count));
    if let Some(name) = chosen.filter(|_| forms.iter().all(|form| !form.chosen)) {
        forms.push(FacetCount { value: Choice::Named(name.to_owned()), count: 0, chosen: true });
    }
    forms
}

/// Those of the form asked for, in the order asked for; equal ones in the order of their places.
fn in_order<'a>(mut lines: Vec<&'a Line>, context: &ContextView) -> Vec<&'a Line> {
    if let Some(form) = &context.form {
        let form = fold(form);
        lines.retain(|line| line.form == form);
    }
    let words = match context.sort {
        ContextSort::Place => return lines,
        ContextSort::Form => lines.iter().map(|line| Some(line.form.clone())).collect(),
        sort => beside::words(&lines, sort),
    };
    let mut sorted: Vec<(Option<String>, &Line)> = words.into_iter().zip(lines).collect();
    sorting::sort_by(&mut sorted, |(one, _), (other, _)| match (one, other) {
        (Some(one), Some(other)) => one.cmp(other),
        // Where no word stands, at the end.
        (one, other) => other.is_some().cmp(&one.is_some()).then(Ordering::Equal),
    });
    sorted.into_iter().map(|(_, line)| line).collect()
}
