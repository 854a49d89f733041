//! Page → blocks → report: every line labelled with its reason; headline, outlet, relayed sources
//! and dating, each pointing at its words.
//!
//! The order of work: [`lines`] cuts the page; [`cues`] says what each line says of itself and [`lists`] what
//! headings announce;
//! [`body`] finds report and headline; [`labels`] labels every line by its cue and its place;
//! [`relays`], [`outlet`] and [`dating`] read the report's lines. Every step is linear in the page.
//!
//! Rules are general: nothing here knows an outlet's layout. What cannot be told from the page
//! stays `None`. What words say of time is read once; the dating is made of it, and then all times are resolved
//! against that.

pub mod body;
pub mod credit_line;
pub mod cues;
pub mod date_line;
pub mod dating;
mod extent;
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
use crate::mentions::times_in;
use crate::page::Page;
use crate::report::{BlockLabel, Credited, Dating, Report, TimeMention, TimeRole};

use body::Draft;
use dating::Timed;
use labels::Labelled;
use lines::Line;
use markup::Markup;
use relays::MediaNamed;

/// Reads a page. Total and deterministic: any text is some report, if only lines with labels.
#[must_use]
pub fn read(page: &Page) -> Report {
    let text = page.text.as_str();
    let lines = lines::lines_of(text);
    let cued: Vec<_> = lines.iter().map(|line| cues::cued(text, line)).collect();
    let mut said = lists::carried(&cued, &lines);
    let mut layout = body::layout(&Draft { lines: &lines, cued: &cued, said: &said });
    let title = layout.as_ref().and_then(|layout| layout.title);
    if let Some(cut) = title.and_then(|title| body::without_list_across(title, &said)) {
        said = cut;
        layout = body::layout(&Draft { lines: &lines, cued: &cued, said: &said });
    }
    let draft = Draft { lines: &lines, cued: &cued, said: &said };
    let labels = labels::labels(text, &draft, layout.as_ref());
    let media = relays::media_named(text, &lines, &labels);
    let outlet = outlet::outlet(text, &lines, &labels, &media);
    let timed = timed(text, &lines, &labels);
    let dating = dating::dating(text, &timed, &Markup::default());
    Report {
        title: layout.and_then(|layout| layout.title).map(|at| lines[at].trimmed),
        relayed: relayed_once(&media, outlet.as_ref()),
        outlet,
        times: times(&timed, &dating),
        dating,
        blocks: labels::blocks(&lines, &labels),
    }
}

/// The lines of the report and its clocks with the times they tell; other boilerplate tells none.
fn timed<'l>(text: &str, lines: &'l [Line], labels: &[Labelled]) -> Vec<Timed<'l>> {
    let told = lines
        .iter()
        .zip(labels)
        .filter(|(_, (label, _))| !label.is_boilerplate() || *label == BlockLabel::Clock);
    told.map(|(line, &(label, _))| {
        let found = times_in(text, &line.words);
        Timed { line, label, told: told_in(text, &line.words, &found), found }
    })
    .collect()
}

/// As long may the time be in which a report was published for «أمس» to have a day in it worth showing: a month.
const LONGEST_RESOLVED: i32 = 31;

/// All times: those of clocks and date lines as they are written, those of the report with what is told against
/// the day of publication.
fn times(lines: &[Timed<'_>], dating: &Dating) -> Vec<TimeMention> {
    let published = dating.earliest.zip(dating.latest);
    let mut resolving = Resolving::against(published.filter(|(from, to)| to.0 - from.0 < LONGEST_RESOLVED));
    let mut times = Vec::new();
    for Timed { label, found, told, .. } in lines {
        match label {
            BlockLabel::Clock => times.extend(found.iter().map(|found| found.mention(TimeRole::PageClock))),
            BlockLabel::Dateline => {
                times.extend(found.iter().map(|found| found.mention(TimeRole::Publication)));
            }
            _ => times.extend(told.iter().map(|told| resolving.resolve(told).mention(TimeRole::Mentioned))),
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
