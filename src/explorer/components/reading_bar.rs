//! Over the open report: what its marks are, and the way from one to the next.

use yew::prelude::*;

use super::marked_text::words_of;
use super::page_text::is_hidden;
use super::recurring::means;
use crate::explorer::messages::{Messages, time_title};
use crate::explorer::store::Action;
use crate::findings::{DatingSummary, Match, Reading};
use crate::report::{Span, TimeMention, TimeRole};
use crate::view::View;

/// A direction along the marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Towards the beginning of the text.
    Previous,
    /// Towards its end.
    Next,
}

/// The marks one can go through, each list in the order of the text: matches, times mentioned.
#[must_use]
pub fn trails_of(view: &View, reading: &Reading) -> [Vec<Span>; 2] {
    let is_seen = |span: &Span| {
        !reading.blocks.iter().any(|block| block.span.overlaps(*span) && is_hidden(view, reading, block))
    };
    let times = reading.times.iter().filter(|time| time.role == TimeRole::Mentioned);
    [
        reading.occurrences.iter().copied().filter(is_seen).collect(),
        times.map(|time| time.span).filter(is_seen).collect(),
    ]
}

/// The mark after or before the words pointed at. Past the last it goes on with the first.
#[must_use]
pub fn step_along(trail: &[Span], from: Option<Span>, step: Step) -> Option<Span> {
    let found = from.and_then(|from| match step {
        Step::Next => trail.iter().find(|span| span.start > from.start),
        Step::Previous => trail.iter().rfind(|span| span.start < from.start),
    });
    let end = if step == Step::Next { trail.first() } else { trail.last() };
    found.or(end).copied()
}

/// The bar: each kind of mark by its name, with its number and buttons; and the button that closes.
/// `on_words` is told which words to show.
pub fn view_reading_bar(
    words: &dyn Messages,
    view: &View,
    reading: Option<&Reading>,
    on_words: &Callback<Span>,
    on_action: &Callback<Action>,
) -> Html {
    let trails = reading.map(|reading| trails_of(view, reading)).unwrap_or_default();
    // The keys go along the first trail there is.
    let with_keys = trails.iter().position(|trail| !trail.is_empty());
    let kinds = [("match", words.mark_of_match()), ("time", words.mark_of_time())];
    html! {
        <div class="reading-bar">
            <ul class="trails" aria-label={words.marks()}>
                for (nth, ((kind, name), trail)) in kinds.into_iter().zip(&trails).enumerate() {
                    if !trail.is_empty() {
                        <li class="trail" data-kind={kind}>
                            <span class="mark-name">{ name }</span>
                            { view_steps(words, name, trail, view.words, with_keys == Some(nth), on_words) }
                        </li>
                    }
                }
            </ul>
            <p class="mark-reason">{ reading.map(|reading| reason_of(words, view, reading)) }</p>
            <button
                id="close-reading"
                class="bar-button"
                type="button"
                aria-label={words.close_reading()}
                title={words.close_reading()}
                onclick={means(on_action, Action::ReportClosed)}
            >
                <svg viewBox="0 0 12 12" width="14" height="14" aria-hidden="true" focusable="false">
                    <path d="M2 2 10 10M10 2 2 10" />
                </svg>
            </button>
        </div>
    }
}

/// So many reasons are given at once: the bar must not cover the words it leads to.
const MOST_REASONS: usize = 3;

/// What the words pointed at are marked for: a title is seen with a mouse alone. (It is read out with the mark,
/// which has the focus.)
fn reason_of(words: &dyn Messages, view: &View, reading: &Reading) -> String {
    let is_pointed_at = |found: &&Match| view.words.is_some_and(|words| words.contains(found.span));
    let matches = reading.matches.iter().filter(is_pointed_at);
    let times = reading.times.iter().filter(|time| Some(time.span) == view.words);
    let of_match = |found: &Match| words.match_title(words_of(&reading.text, found.span), found);
    let of_time = |time: &TimeMention| time_title(words, time, &DatingSummary::from(&reading.dating));
    let mut reasons: Vec<String> = Vec::new();
    for reason in matches.map(of_match).chain(times.map(of_time)) {
        if reasons.contains(&reason) {
            continue;
        }
        if reasons.len() == MOST_REASONS {
            reasons.push("…".to_owned());
            break;
        }
        reasons.push(reason);
    }
    reasons.join(" · ")
}

fn view_steps(
    words: &dyn Messages,
    name: &str,
    trail: &[Span],
    at: Option<Span>,
    with_keys: bool,
    on_words: &Callback<Span>,
) -> Html {
    let button = |step: Step, label: String, path: &'static str, key: &'static str| {
        let target = step_along(trail, at, step);
        let onclick = Callback::from({
            let on_words = on_words.clone();
            move |_: MouseEvent| {
                if let Some(span) = target {
                    on_words.emit(span);
                }
            }
        });
        let shortcut = with_keys.then_some(key);
        html! {
            <button class="bar-button" type="button" aria-label={label.clone()} title={label} aria-keyshortcuts={shortcut} {onclick}>
                <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false"><path d={path} /></svg>
                if with_keys {
                    <kbd class="of-keys" aria-hidden="true">{ key }</kbd>
                }
            </button>
        }
    };
    let nth = trail.iter().position(|span| Some(*span) == at).map(|nth| nth as u32 + 1);
    html! {
        <>
            { button(Step::Previous, words.previous_mark(name), "M2 8 6 4 10 8", "P") }
            <span class="trail-place" aria-live="polite">{ words.place_among(nth, trail.len() as u32) }</span>
            { button(Step::Next, words.next_mark(name), "M2 4 6 8 10 4", "N") }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_from_mark_to_mark_and_round() {
        let trail = [Span::new(3, 5), Span::new(8, 12), Span::new(20, 21)];
        let go = |from: Option<Span>, step: Step| step_along(&trail, from, step).map(|span| span.start);
        assert_eq!(go(None, Step::Next), Some(3));
        assert_eq!(go(None, Step::Previous), Some(20));
        assert_eq!(go(Some(trail[0]), Step::Next), Some(8));
        assert_eq!(go(Some(trail[0]), Step::Previous), Some(20));
        assert_eq!(go(Some(trail[2]), Step::Next), Some(3));
        // From words that are no mark, to the nearest in that direction.
        assert_eq!(go(Some(Span::new(9, 10)), Step::Next), Some(20));
        assert_eq!(go(Some(Span::new(9, 10)), Step::Previous), Some(8));
        assert_eq!(step_along(&[], None, Step::Next), None);
    }
}
