//! Page → blocks → report: every line labelled with its reason; headline, outlet, relayed sources
//! and dating, each pointing at its words.
//!
//! The order of work: of HTML, [`html`] takes the text and what the markup says; [`lines`] cuts the
//! page, of plain text with [`wrapped`], [`written`] and `fields`; [`cues`]
//! says what each line says of itself, [`marked`] with what its markup says, and [`lists`] what headings announce;
//! [`body`] finds report and headline; [`labels`] labels every line by its cue and its place;
//! [`relays`], [`outlet`] and [`dating`] read the report's lines. Every step is linear in the page.
//!
//! Rules are general: nothing here knows an outlet's layout. What cannot be told from the page
//! stays `None`. What words say of time is read once; the dating is made of it, and then all times are resolved
//! against that.

pub mod address;
pub mod authors;
pub mod body;
pub mod credit_line;
pub mod cues;
pub mod date_line;
pub mod dating;
mod extent;
mod fields;
pub mod given;
pub mod html;
pub mod labels;
pub mod lines;
pub mod lists;
pub mod marked;
pub mod markup;
pub mod masthead;
mod media_phrases;
pub mod outlet;
pub mod persons;
mod plain_signs;
pub mod record;
pub mod relays;
pub mod rules;
mod signs;
pub mod wrapped;
pub mod written;

use std::collections::BTreeSet;

use crate::arabic::fold;
use crate::knowledge::media::Reach;
use crate::mentions::events::Events;
use crate::mentions::telling::{Resolving, told_knowing};
use crate::mentions::times_in;
use crate::page::{Page, UnreadablePage};
use crate::report::{BlockLabel, Credited, Dating, Report, TimeMention, TimeRole};

use body::Draft;
use dating::{Beside, Timed};
use given::{Facts, Given};
use labels::Labelled;
use lines::Line;
use markup::Markup;
use relays::MediaNamed;

/// Reads the file of a page, as HTML if its name says so.
///
/// # Errors
/// Where the bytes are no text that we can read; see [`UnreadablePage`].
pub fn read_file(name: &str, bytes: &[u8]) -> Result<(Page, Report), UnreadablePage> {
    read_file_knowing(name, bytes, Facts::NONE, |_, _| Given::default())
}

/// Reads the file of a page of a corpus with facts of its own, and again if something is known of such a page from
/// elsewhere: of a page by this name, of this outlet.
///
/// # Errors
/// As [`read_file`].
pub fn read_file_knowing<'a>(
    name: &str,
    bytes: &[u8],
    facts: &'a Facts,
    known: impl FnOnce(&Page, &Report) -> Given<'a>,
) -> Result<(Page, Report), UnreadablePage> {
    let (page, markup) =
        if html::is_html(name) { html::read(bytes)? } else { (Page::decode(bytes)?, Markup::default()) };
    let mut report = read_given(&page, &markup, &Given { facts, ..Given::default() });
    let given = known(&page, &report);
    if !given.is_empty() {
        report = read_given(&page, &markup, &Given { facts, ..given });
    }
    Ok((page, report))
}

/// Reads a page of plain text. Total and deterministic: any text is some report, if only lines with labels.
#[must_use]
pub fn read(page: &Page) -> Report {
    read_with(page, &Markup::default())
}

/// Reads a page with what its markup says, as total and deterministic as [`read`].
#[must_use]
pub fn read_with(page: &Page, markup: &Markup) -> Report {
    read_given(page, markup, &Given::default())
}

/// Reads a page with what its markup says and what is known of it from elsewhere.
#[must_use]
pub fn read_given(page: &Page, markup: &Markup, given: &Given<'_>) -> Report {
    let text = page.text.as_str();
    let mut lines = if markup.is_marked_up() { lines::lines_of(text) } else { lines::written_lines_of(text) };
    if !markup.is_marked_up() {
        fields::told(text, &mut lines);
    }
    marked::set_apart(&mut lines, markup);
    let hints = marked::hints(text, &lines, markup);
    let cues = lines.iter().zip(&hints).map(|(line, hint)| marked::cued(text, line, hint));
    let cued: Vec<_> = cues.collect();
    let parents = markup.parents.as_slice();
    let mut said = lists::carried(&cued, &lines, &hints);
    given.claim(&lines, &mut said);
    let mut layout = body::layout(&Draft { lines: &lines, cued: &cued, said: &said, hints: &hints, parents });
    let title = layout.as_ref().and_then(|layout| layout.title);
    if let Some(cut) = title.and_then(|title| body::without_list_across(title, &said)) {
        said = cut;
        layout = body::layout(&Draft { lines: &lines, cued: &cued, said: &said, hints: &hints, parents });
    }
    let draft = Draft { lines: &lines, cued: &cued, said: &said, hints: &hints, parents };
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
    let outlet = given
        .outlet(&lines, somewhere)
        .or_else(|| outlet::outlet(text, &lines, &labels, &media, markup))
        .or_else(|| address::outlet_elsewhere(given.address()?, somewhere?));
    let timed = timed(text, &lines, &labels, &given.facts.events);
    let beside = Beside {
        events: &given.facts.events,
        address: given.address().zip(somewhere),
        prints_its_date: outlet.as_ref().is_some_and(|outlet| given.facts.has_date_for_clock(&outlet.name)),
    };
    let dating = given.dating(dating::dating(text, &timed, markup, &beside), somewhere);
    Report {
        title,
        authors: authors::authors(text, &lines, &labels, markup, outlet.as_ref()),
        agency: agency(text, &media, outlet.as_ref()),
        relayed: relayed_once(&media, outlet.as_ref()),
        outlet,
        times: times(&timed, &dating),
        dating,
        blocks: labels::blocks(&lines, &labels),
    }
}

/// The lines of the report and its clocks with the times they tell; other boilerplate tells none.
fn timed<'l>(text: &str, lines: &'l [Line], labels: &[Labelled], events: &Events) -> Vec<Timed<'l>> {
    let told = lines
        .iter()
        .zip(labels)
        .filter(|(_, (label, _))| !label.is_boilerplate() || *label == BlockLabel::Clock);
    told.map(|(line, &(label, _))| {
        let found = times_in(text, &line.words);
        Timed { line, label, told: told_knowing(text, &line.words, &found, events), found }
    })
    .collect()
}

/// So many days in doubt are no longer worth showing: a month.
const LONGEST_DOUBT: i32 = 31;

/// All times: those of clocks and date lines as they are written, those of the report with what is told against
/// the day of publication.
fn times(lines: &[Timed<'_>], dating: &Dating) -> Vec<TimeMention> {
    let published = dating.earliest.zip(dating.latest);
    let mut resolving = Resolving::against(published).in_doubt_for_less_than(LONGEST_DOUBT);
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

/// Whom the report as a whole is credited to, the first that is not its outlet.
/// «CNN» is an outlet that calls itself CNN Arabic.
fn agency(text: &str, media: &MediaNamed, outlet: Option<&Credited>) -> Option<Credited> {
    let begins = |name: &str| outlet.is_some_and(|outlet| fold(&outlet.name).starts_with(&fold(name)));
    let is_outlet = |credited: &&Credited| begins(&credited.name) || begins(credited.span.of(text));
    media.agencies.iter().find(|credited| !is_outlet(credited)).cloned()
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
