//! Texts with marks. A mark has a background and a colour and nothing that takes room, so the
//! letters of a word stay joined wherever it begins and ends.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VNode};

use crate::explorer::messages::{Messages, time_title};
use crate::explorer::passage::{Run, cut};
use crate::findings::{DatingSummary, Excerpt, Match};
use crate::report::{Span, TimeMention};

/// A mark on the words of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PassageMark<'r> {
    /// They match the query.
    Match(&'r Match, &'r str),
    /// They name a time; the report is dated so.
    Time(&'r TimeMention, DatingSummary),
    /// They mention a time the view asks for.
    TimeAskedFor,
    /// The view points at them.
    Pointed,
}

/// The mark of a match, and where it lies.
pub(super) fn mark_of<'r>(text: &'r str, found: &'r Match) -> (Span, PassageMark<'r>) {
    let Span { start, .. } = found.span;
    (Span { start, end: found.mark_end }, PassageMark::Match(found, words_of(text, found.span)))
}

/// An excerpt with its matches, for a block of its own that says its direction: one around it in
/// another element would be left out where the browser looks for the direction of the block.
pub fn view_excerpt(words: &dyn Messages, excerpt: &Excerpt) -> Html {
    view_excerpt_of_time(words, excerpt, PassageMark::TimeAskedFor)
}

/// The same; its time, if it has one, has this mark.
pub(super) fn view_excerpt_of_time(words: &dyn Messages, excerpt: &Excerpt, time: PassageMark<'_>) -> Html {
    let matches = excerpt.matches.iter().map(|found| mark_of(&excerpt.text, found));
    let time = excerpt.time.map(|span| (span, time));
    let marks: Vec<(Span, PassageMark<'_>)> = matches.chain(time).collect();
    let runs = cut(&excerpt.text, Span::new(0, excerpt.text.len()), &marks);
    let ellipsis = |is_cut: bool| if is_cut { "…" } else { "" };
    html! {
        <>
            { ellipsis(excerpt.cut_before) }
            { view_runs(words, &runs) }
            { ellipsis(excerpt.cut_after) }
        </>
    }
}

/// Runs as text, marks and quiet spans.
pub fn view_runs(words: &dyn Messages, runs: &[Run<'_, PassageMark<'_>>]) -> Html {
    runs.iter().map(|run| view_run(words, run)).collect()
}

/// The words a span covers; nothing where it does not fit the text.
#[must_use]
pub fn words_of(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap_or_default()
}

fn view_run(words: &dyn Messages, run: &Run<'_, PassageMark<'_>>) -> Html {
    if run.marks.is_empty() {
        return html! { { run.text } };
    }
    let mut level = None;
    let mut titles: Vec<String> = Vec::new();
    let mut tabindex = None;
    let mut classes: Vec<&str> = Vec::new();
    for mark in &run.marks {
        match mark {
            PassageMark::Match(found, form) => {
                level = Some(found.level);
                titles.push(words.match_title(form, found));
            }
            PassageMark::Time(time, dating) => {
                classes.push("time");
                titles.push(time_title(words, time, dating));
            }
            PassageMark::TimeAskedFor => classes.push("time"),
            PassageMark::Pointed => {
                classes.push("pointed");
                tabindex = Some("-1");
            }
        }
    }
    titles.dedup();
    let title = (!titles.is_empty()).then(|| titles.join(" · "));
    let class = (!classes.is_empty()).then(|| classes.join(" "));
    let mut node = match level {
        Some(_) => html! { <mark>{ run.text }</mark> },
        None => html! { <span>{ run.text }</span> },
    };
    // Written by `html!`, a class that is reckoned brings a collection of its own.
    let values = [
        level.map(|level| AttrValue::from(level.as_str())),
        tabindex.map(AttrValue::from),
        title.map(AttrValue::from),
        class.map(AttrValue::from),
    ];
    if let VNode::VTag(tag) = &mut node
        && let Some(tag) = Rc::get_mut(tag)
    {
        tag.set_attributes(Attributes::Dynamic {
            keys: &["data-level", "tabindex", "title", "class"],
            values: Box::new(values.map(|value| value.map(AttributeOrProperty::Attribute))),
        });
    }
    node
}
