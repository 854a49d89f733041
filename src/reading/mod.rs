//! Page → blocks → report: every line labelled with its reason; headline, outlet, relayed sources
//! and dating, each pointing at its words.
//!
//! The order of work: [`lines`] cuts the page; [`cues`] says what each line says of itself and [`lists`] what
//! headings announce;
//! [`body`] finds report and headline; [`labels`] labels every line by its cue and its place;
//! [`relays`], [`outlet`] and [`dating`] read the report's lines. Every step is linear in the page.
//!
//! Rules are general: nothing here knows an outlet's layout. What cannot be told from the page
//! stays `None`. The dating comes first, from explicit dates alone; then all times are resolved against it.

pub mod body;
pub mod credit_line;
pub mod cues;
pub mod date_line;
pub mod dating;
mod extent;
pub mod given;
pub mod labels;
pub mod lines;
pub mod lists;
pub mod markup;
pub mod masthead;
mod media_phrases;
pub mod outlet;
pub mod record;
pub mod relays;
pub mod rules;
mod signs;

use std::collections::BTreeSet;

use crate::arabic::fold;
use crate::knowledge::media::Reach;
use crate::mentions::telling::{Resolving, told_in};
use crate::mentions::{Found, times_in};
use crate::page::Page;
use crate::report::{BlockLabel, Credited, Dating, Report, TimeMention, TimeRole};

use body::Draft;
use dating::Placed;
use given::Given;
use labels::Labelled;
use lines::Line;
use relays::MediaNamed;

/// Reads a page. Total and deterministic: any text is some report, if only lines with labels.
#[must_use]
pub fn read(page: &Page) -> Report {
    read_given(page, &Given::default())
}

/// Reads a page of which something is known from elsewhere.
#[must_use]
pub fn read_given(page: &Page, given: &Given<'_>) -> Report {
    let text = page.text.as_str();
    let lines = lines::lines_of(text);
    let cued: Vec<_> = lines.iter().map(|line| cues::cued(text, line)).collect();
    let mut said = lists::carried(&cued, &lines);
    given.claim(&lines, &mut said);
    let mut layout = body::layout(&Draft { lines: &lines, cued: &cued, said: &said });
    let title = layout.as_ref().and_then(|layout| layout.title);
    if let Some(cut) = title.and_then(|title| body::without_list_across(title, &said)) {
        said = cut;
        layout = body::layout(&Draft { lines: &lines, cued: &cued, said: &said });
    }
    let draft = Draft { lines: &lines, cued: &cued, said: &said };
    let report_from = layout.as_ref().map_or(lines.len(), |layout| layout.first);
    let given_title = given.title(&lines, report_from);
    if let (Some(layout), Some(title)) = (&mut layout, given_title.filter(|title| *title < report_from)) {
        layout.title = Some(title);
    }
    let title = given_title.or_else(|| layout.as_ref()?.title);
    let mut labels = labels::labels(text, &draft, layout.as_ref());
    given.relabel(&lines, &mut labels, title);
    let media = relays::media_named(text, &lines, &labels);
    let title = title.filter(|&at| labels[at].0 == BlockLabel::Title).map(|at| lines[at].trimmed);
    let somewhere = title.or_else(|| lines.first().map(|line| line.trimmed));
    let outlet = given.outlet(&lines, somewhere).or_else(|| outlet::outlet(text, &lines, &labels, &media));
    let placed = placed_times(text, &lines, &labels);
    let dating = given.dating(dating::dating(&placed), somewhere);
    Report {
        title,
        relayed: relayed_once(&media, outlet.as_ref()),
        outlet,
        times: times(text, &lines, &labels, placed, &dating),
        dating,
        blocks: labels::blocks(&lines, &labels),
    }
}

/// The explicit times of report blocks and clocks; other boilerplate names none.
fn placed_times<'l>(text: &str, lines: &'l [Line], labels: &[Labelled]) -> Vec<Placed<'l>> {
    let told = lines
        .iter()
        .zip(labels)
        .filter(|(_, (label, _))| !label.is_boilerplate() || *label == BlockLabel::Clock);
    told.flat_map(|(line, &(label, _))| {
        times_in(text, &line.words).into_iter().map(move |found| Placed { line, label, found })
    })
    .collect()
}

/// All times: those of clocks and date lines as they are written, those of the report with what is told against
/// the day of publication.
fn times(
    text: &str,
    lines: &[Line],
    labels: &[Labelled],
    placed: Vec<Placed<'_>>,
    dating: &Dating,
) -> Vec<TimeMention> {
    let mut resolving = Resolving::against(dating.earliest.zip(dating.latest));
    let mut times = Vec::new();
    let mut placed = placed.into_iter().peekable();
    for (line, (label, _)) in lines.iter().zip(labels) {
        let found: Vec<Found> =
            std::iter::from_fn(|| placed.next_if(|placed| std::ptr::eq(placed.line, line)))
                .map(|placed| placed.found)
                .collect();
        match label {
            BlockLabel::Clock => times.extend(found.iter().map(|found| found.mention(TimeRole::PageClock))),
            BlockLabel::Dateline => {
                times.extend(found.iter().map(|found| found.mention(TimeRole::Publication)));
            }
            label if label.is_boilerplate() => {}
            _ => {
                let told = told_in(text, &line.words, &found);
                times.extend(told.iter().map(|told| resolving.resolve(told).mention(TimeRole::Mentioned)));
            }
        }
    }
    times
}

/// Each relayed medium once, at its first relay, without the outlet itself. A medium that was
/// told something counts as relayed if it cannot be the outlet: it publishes in no Arabic or
/// sells its texts, another outlet is known, or it is named from outside («لقناة X»).
fn relayed_once(media: &MediaNamed, outlet: Option<&Credited>) -> Vec<Credited> {
    let from_told = media.told.iter().filter(|told| match told.reach {
        Some(Reach::Foreign | Reach::Wire) => true,
        Some(Reach::Arabic) => outlet.is_some() || told.headed,
        None => told.headed && outlet.is_some(),
    });
    let mut all: Vec<Credited> =
        media.relayed.iter().chain(from_told.map(|told| &told.medium)).cloned().collect();
    all.sort_by_key(|credited| credited.span);
    let mut seen: BTreeSet<String> = outlet.iter().map(|outlet| fold(&outlet.name)).collect();
    all.retain(|credited| seen.insert(fold(&credited.name)));
    all
}

#[cfg(test)]
mod tests;
