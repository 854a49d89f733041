//! Above the lanes: what this is, what the signs mean, and what part of time is shown.

use std::rc::Rc;

use yew::prelude::*;

use super::recurring::{means, truth};
use super::timeline::Stage;
use super::timeline_lane::with;
use crate::calendar::TimeUnit;
use crate::explorer::messages::Messages;
use crate::explorer::store::Action;
use crate::explorer::timeline::Kind;
use crate::view::View;

/// The signs that the legend explains, each with its drawing on 20 × 14 pixels.
const SIGNS: [(Kind, &str); 5] = [
    (Kind::Stated, "M4 1H16V13H4Z"),
    (Kind::Inferred, "M1 2H19V12H1Z"),
    (Kind::PageClock, "M8 2H19V12H8L1 7Z"),
    (Kind::MentionedDay, "M5 7a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z"),
    (Kind::MentionedRange, "M1 4H19V10H1Z"),
];

/// Bars of three heights.
const BARS: &str = "M2 8H6V13H2ZM8 2H12V13H8ZM14 5H18V13H14Z";

/// Title, legend and tools. `is_dense`: whether the signs of each clock are bins. Without a stage
/// (nothing to draw yet) the tools wait in their places.
pub(super) fn view_head(
    view: &View,
    words: &'static dyn Messages,
    stage: Option<&Rc<Stage>>,
    is_dense: [bool; 2],
) -> Html {
    let on_tables = stage.map(|stage| means(&stage.on_action, Action::TablesToggled));
    html! {
        <div class="timeline-head">
            <h2 id="timeline-title" class="timeline-title">{ words.timeline() }</h2>
            <ul class="legend" aria-label={words.legend()}>
                { view_legend(words, is_dense) }
            </ul>
            { view_tools(words, stage) }
            <button
                id="timeline-tables"
                class="tool tables-switch"
                type="button"
                aria-pressed={truth(view.tables)}
                disabled={stage.is_none()}
                onclick={on_tables}
            >
                { words.as_tables() }
            </button>
        </div>
    }
}

/// The signs that are drawn: marks by their kinds, or bars, and beside them what is left out.
fn view_legend(words: &'static dyn Messages, [published, mentioned]: [bool; 2]) -> Html {
    let item = |kind: Kind, path: &'static str, hit: bool, name: &'static str| {
        html! {
            <li>
                <svg class="legend-sign" width="20" height="14" aria-hidden="true">
                    <path class="sign" data-kind={kind.as_str()} data-hit={truth(hit)} d={path} />
                </svg>
                { name }
            </li>
        }
    };
    let is_drawn = |kind: Kind| match kind {
        Kind::MentionedDay | Kind::MentionedRange => !mentioned,
        _ => !published,
    };
    html! {
        <>
            for (kind, path) in SIGNS.into_iter().filter(|(kind, _)| is_drawn(*kind)) {
                { item(kind, path, true, words.sign(kind)) }
            }
            if published || mentioned {
                <>
                    { item(Kind::Bin, BARS, true, words.sign(Kind::Bin)) }
                    { item(Kind::Bin, BARS, false, words.sign_beside()) }
                </>
            }
        </>
    }
}

fn view_tools(words: &'static dyn Messages, stage: Option<&Rc<Stage>>) -> Html {
    let present = stage.map(|stage| stage.axis.unit);
    let unit_button = |unit: TimeUnit| {
        let onclick = on_click(stage, move |stage| stage.zoom_to(unit, None));
        html! {
            <button class="tool" type="button" data-unit={unit.as_str()} aria-pressed={truth(present == Some(unit))} disabled={stage.is_none()} {onclick}>
                { words.time_unit(unit) }
            </button>
        }
    };
    let tool = |id: &'static str,
                label: &'static str,
                path: &'static str,
                works: bool,
                onclick: Option<Callback<MouseEvent>>| {
        html! {
            <button {id} class="tool" type="button" aria-label={label} title={label} disabled={!works} {onclick}>
                <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path class="tool-sign" d={path} /></svg>
            </button>
        }
    };
    let can_pan = |later: bool| stage.is_some_and(|stage| stage.can_pan(later));
    let is_moved = stage.is_some_and(|stage| stage.view.zoom.is_some());
    html! {
        <div class="timeline-tools">
            <div class="units" role="group" aria-label={words.time_shown()}>
                for unit in TimeUnit::ALL.iter().copied() {
                    { unit_button(unit) }
                }
            </div>
            { tool("zoom-out", words.zoom_out(), "M3 8H13", present.is_some_and(|unit| unit.coarser().is_some()), on_click(stage, |stage| stage.zoom_by_one(false, None))) }
            { tool("zoom-in", words.zoom_in(), "M3 8H13M8 3V13", present.is_some_and(|unit| unit.finer().is_some()), on_click(stage, |stage| stage.zoom_by_one(true, None))) }
            { tool("time-earlier", words.move_earlier(), "M10 3 5 8 10 13", can_pan(false), on_click(stage, |stage| stage.pan(false))) }
            { tool("time-later", words.move_later(), "M6 3 11 8 6 13", can_pan(true), on_click(stage, |stage| stage.pan(true))) }
            <button id="zoom-whole" class="tool" type="button" disabled={!is_moved} onclick={on_click(stage, |stage| stage.on_action.emit(Action::AxisReset))}>
                { words.whole_time() }
            </button>
        </div>
    }
}

fn on_click(stage: Option<&Rc<Stage>>, act: impl Fn(&Stage) + 'static) -> Option<Callback<MouseEvent>> {
    Some(with(stage?, move |stage, _: MouseEvent| act(stage)))
}
