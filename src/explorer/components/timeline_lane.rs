//! A lane of the timeline, with the handles of its period, and the axis under both.

use std::rc::Rc;

use yew::prelude::*;

use super::recurring::{means, truth};
use super::timeline::Stage;
use super::timeline_box::view_box;
use super::timeline_tables::choice_of;
use crate::calendar::PartialDate;
use crate::explorer::messages::{Messages, isolate};
use crate::explorer::store::{Action, Pointed};
use crate::explorer::timeline::brush::{End, Step};
use crate::explorer::timeline::rows::Row;
use crate::explorer::timeline::ticks::{self, Tick};
use crate::explorer::timeline::{AXIS_HEIGHT, Drawing, Kind, LANE_HEIGHT, Sign};
use crate::findings::{Lane, Tally};
use crate::view::Clock;

/// What a lane is drawn from.
pub(super) struct LaneParts<'a> {
    pub stage: &'a Rc<Stage>,
    pub words: &'static dyn Messages,
    pub clock: Clock,
    pub lane: &'a Lane,
    pub drawing: Rc<Drawing>,
    pub pointed: Option<&'a Pointed>,
}

/// The lane.
pub(super) fn view_lane(parts: &LaneParts<'_>) -> Html {
    let LaneParts { stage, words, clock, drawing, .. } = parts;
    let clock = *clock;
    let active = stage.active.filter(|active| active.clock == clock);
    let pointed = parts.pointed.map(|pointed| &pointed.at);
    let place = match active {
        Some(active) => drawing.place_of(active.key),
        None => drawing.signs.iter().position(|sign| sign.at.is_some() && sign.at.as_ref() == pointed),
    };
    let onfocusout = with(stage, move |stage, event: FocusEvent| stage.left(clock, event.related_target()));
    let onpointerleave = with(stage, move |stage, event: PointerEvent| stage.pointer_left(clock, &event));
    let active = place.and_then(|place| drawing.signs.get(place));
    html! {
        <div class="lane" data-clock={clock.as_str()} {onfocusout} {onpointerleave}>
            <div class="lane-start">
                <span class="lane-name">{ words.lane(clock) }</span>
                { view_earlier(parts) }
            </div>
            { view_plot(parts, place) }
            <div class="lane-end">{ view_rest(parts) }</div>
            <div class="lane-box">
                if let Some(sign) = active {
                    { view_box(parts, sign) }
                }
            </div>
        </div>
    }
}

/// A handler that has the stage.
pub(super) fn with<E: 'static>(stage: &Rc<Stage>, act: impl Fn(&Rc<Stage>, E) + 'static) -> Callback<E> {
    let stage = Rc::clone(stage);
    Callback::from(move |event: E| act(&stage, event))
}

fn view_plot(parts: &LaneParts<'_>, place: Option<usize>) -> Html {
    let LaneParts { stage, clock, drawing, .. } = parts;
    let clock = *clock;
    let onpointerdown = with(stage, move |stage, event: PointerEvent| stage.pointer_down(clock, &event));
    let moving = Rc::clone(drawing);
    let onpointermove = with(stage, move |stage, event| stage.pointer_move(clock, &moving, &event));
    let clicked = Rc::clone(drawing);
    let onpointerup = with(stage, move |stage, event| stage.pointer_up(clock, Some(&clicked), &event));
    let onpointercancel = with(stage, move |stage, event| stage.pointer_up(clock, None, &event));
    html! {
        <div
            ref={stage.plots[clock as usize].clone()}
            class="lane-plot"
            {onpointerdown}
            {onpointermove}
            {onpointerup}
            {onpointercancel}
        >
            { view_signs(parts, place) }
            { view_handles(parts) }
        </div>
    }
}

fn view_signs(parts: &LaneParts<'_>, place: Option<usize>) -> Html {
    let LaneParts { stage, words, clock, drawing, .. } = parts;
    let clock = *clock;
    let (left, right) = stage.scale.edges(stage.scale.stretch(stage.days(clock)));
    let brush = if stage.view.period(clock).is_some() { right - left } else { 0 };
    let id = |nth: usize| format!("{}-sign-{nth}", clock.as_str());
    let is_empty = drawing.signs.is_empty();
    let keys = Rc::clone(drawing);
    let passages = parts.pointed.cloned();
    let onkeydown = with(stage, move |stage, event: KeyboardEvent| {
        if press(stage, clock, &keys, passages.as_ref(), &event) {
            event.prevent_default();
            event.stop_propagation();
        }
    });
    let first = Rc::clone(drawing);
    // Whoever comes by Tab is shown the first sign; whoever comes by pointer, what it points at.
    let onkeyup = with(stage, move |stage, event: KeyboardEvent| {
        if event.key() == "Tab" && stage.active.is_none() {
            stage.point_at(clock, first.signs.first());
        }
    });
    html! {
        <svg
            id={format!("{}-signs", clock.as_str())}
            class="lane-drawing"
            height={LANE_HEIGHT.to_string()}
            role={if is_empty { "img" } else { "listbox" }}
            aria-orientation={(!is_empty).then_some("horizontal")}
            aria-label={words.table_of(clock)}
            aria-activedescendant={place.map(id)}
            tabindex={(!is_empty).then_some("0")}
            {onkeydown}
            {onkeyup}
        >
            <rect class="brush" x={left.to_string()} y="0" width={brush.to_string()} height={LANE_HEIGHT.to_string()} />
            <path class="grid" d={grid(stage, *words, LANE_HEIGHT)} />
            <path class="sign" data-kind="bin" data-hit="false" d={drawing.beside.clone()} />
            for (nth, sign) in drawing.signs.iter().enumerate() {
                <path
                    id={id(nth)}
                    class="sign"
                    role="option"
                    data-kind={sign.key.kind.as_str()}
                    data-hit={truth(sign.tally.hits > 0)}
                    aria-selected={truth(place == Some(nth))}
                    aria-label={label_of(parts, sign)}
                    d={sign.path.clone()}
                />
            }
        </svg>
    }
}

/// What a sign is, and once it was pointed at and they are here, the words it stands for.
fn label_of(parts: &LaneParts<'_>, sign: &Sign) -> String {
    let mut label = name_of(sign, parts.words);
    let pointed = parts.pointed.filter(|pointed| Some(&pointed.at) == sign.at.as_ref());
    if let Some([first, ..]) = pointed.and_then(|pointed| pointed.passages.as_deref())
        && !first.sentence.text.is_empty()
    {
        label.push_str(": ");
        label.push_str(&isolate(&first.sentence.text));
    }
    label
}

/// What a sign is, in words.
pub(super) fn name_of(sign: &Sign, words: &dyn Messages) -> String {
    let days = words.span_of_days(sign.key.earliest, sign.key.latest);
    let Tally { hits, beside } = sign.tally;
    let mut name = match sign.key.kind {
        Kind::Bin => format!("{days}: {}", words.reports(hits)),
        kind => format!("{}: {days} ({})", words.sign(kind), words.reports(hits)),
    };
    if beside > 0 {
        name.push_str(words.comma());
        name.push_str(&words.beside(beside));
    }
    name
}

/// What a key does among the signs of a lane. Whether it did anything.
fn press(
    stage: &Stage,
    clock: Clock,
    drawing: &Drawing,
    pointed: Option<&Pointed>,
    event: &KeyboardEvent,
) -> bool {
    let active = stage.active.filter(|active| active.clock == clock);
    let place = active.and_then(|active| drawing.place_of(active.key));
    let sign = place.and_then(|place| drawing.signs.get(place));
    match (event.key().as_str(), sign) {
        ("Escape", Some(_)) => stage.point_at(clock, None),
        ("Escape", None) if stage.view.period(clock).is_some() => {
            stage.on_action.emit(Action::PeriodChosen(clock, None));
        }
        ("Enter" | " ", Some(sign)) => enter(stage, clock, sign, pointed),
        _ => {
            let Some(step) = stage.step_of(event, 10) else { return false };
            let last = drawing.signs.len().saturating_sub(1);
            let next = match (step, place) {
                (Step::First, _) | (Step::By(_), None) => 0,
                (Step::Last, _) => last,
                (Step::By(n), Some(place)) => place.saturating_add_signed(n as isize).min(last),
            };
            stage.point_at(clock, drawing.signs.get(next));
        }
    }
    true
}

/// A bin becomes the period; of a mark, the first report is opened at its words.
fn enter(stage: &Stage, clock: Clock, sign: &Sign, pointed: Option<&Pointed>) {
    let Some(at) = &sign.at else { return stage.choose(clock, sign) };
    let passages = pointed.filter(|pointed| pointed.at == *at).and_then(|pointed| pointed.passages.as_ref());
    if let Some(passage) = passages.and_then(|passages| passages.first()) {
        stage.on_action.emit(super::timeline_box::opening(passage));
        stage.point_at(clock, None);
    }
}

fn view_handles(parts: &LaneParts<'_>) -> Html {
    html! {
        <svg class="lane-handles" height={LANE_HEIGHT.to_string()}>
            { view_handle(parts, End::From) }
            { view_handle(parts, End::To) }
        </svg>
    }
}

/// A handle. Without a period it rests at the end of what is shown.
fn view_handle(parts: &LaneParts<'_>, end: End) -> Html {
    let LaneParts { stage, words, clock, .. } = parts;
    let clock = *clock;
    let (scale, unit) = (stage.scale, stage.axis.unit);
    let days = stage.days(clock);
    let period = stage.view.period(clock);
    let (along, day, chosen) = match end {
        End::From => (scale.begin(days.first), days.first, period.and_then(|period| period.from)),
        End::To => (scale.end(days.last), days.last, period.and_then(|period| period.to)),
    };
    let across = scale.across(along);
    // Outward, so that the two never cover each other.
    let is_left = (end == End::From) == (scale.across(0) == 0);
    let reach = stage.axis.window.with(days);
    let text = chosen.map_or_else(|| words.no_limit().to_owned(), |date| date_text(date, *words));
    html! {
        <g
            class="handle"
            role="slider"
            tabindex="0"
            data-end={end.as_str()}
            data-chosen={truth(chosen.is_some())}
            transform={format!("translate({across} 0)")}
            aria-label={words.period_end(clock, end)}
            aria-valuemin={unit.bin(reach.first).to_string()}
            aria-valuemax={unit.bin(reach.last).to_string()}
            aria-valuenow={unit.bin(day).to_string()}
            aria-valuetext={text}
            onkeydown={with(stage, move |stage, event: KeyboardEvent| stage.move_handle(clock, end, &event))}
            onblur={means(&stage.on_action, Action::BrushEnded)}
        >
            <rect class="handle-area" x={if is_left { "-24" } else { "0" }} width="24" height={LANE_HEIGHT.to_string()} />
            <path class="handle-line" d={format!("M0 0V{LANE_HEIGHT}")} />
        </g>
    }
}

fn date_text(date: PartialDate, words: &dyn Messages) -> String {
    words.span_of_days(Some(date.first_day()), Some(date.last_day()))
}

/// A count at the edge of a lane, as a button where the reports can be had.
fn view_count(parts: &LaneParts<'_>, (row, n): (Row, u32), text: String) -> Html {
    let LaneParts { stage, clock, .. } = parts;
    match (n, choice_of(&stage.view, stage.axis, *clock, (row, n))) {
        (0, _) => Html::default(),
        (_, None) => html! { <span class="lane-count">{ text }</span> },
        (_, Some(action)) => {
            let onclick = means(&stage.on_action, action);
            html! { <button class="lane-count link-button" type="button" {onclick}>{ text }</button> }
        }
    }
}

fn view_earlier(parts: &LaneParts<'_>) -> Html {
    let n = parts.lane.earlier.hits;
    view_count(parts, (Row::Earlier, n), parts.words.earlier_than_shown(n))
}

fn view_rest(parts: &LaneParts<'_>) -> Html {
    let LaneParts { stage, words, clock, lane, drawing, .. } = parts;
    let later = lane.later.hits;
    let undated = lane.undated.hits;
    let wider = if drawing.is_dense { lane.wider.hits } else { 0 };
    html! {
        <>
            { view_count(parts, (Row::Later, later), words.later_than_shown(later)) }
            { view_count(parts, (Row::Wider, wider), words.wider_than_bin(stage.axis.unit, wider)) }
            { view_count(parts, (Row::Undated, undated), words.without_time(*clock, undated)) }
        </>
    }
}

fn grid(stage: &Stage, words: &dyn Messages, height: i32) -> String {
    let ticks = ticks::ticks(stage.axis.unit, stage.scale, words);
    ticks.iter().map(|Tick { line, .. }| format!("M{line} 0V{height}")).collect()
}

/// The labels under the lanes. With the focus on them, arrows move through time.
pub(super) fn view_axis(stage: &Rc<Stage>, words: &'static dyn Messages) -> Html {
    let unit = stage.axis.unit;
    let window = stage.axis.window;
    let reach = stage.axis.extent.with(window);
    let onkeydown = with(stage, |stage, event: KeyboardEvent| {
        if let Some(step) = stage.step_of(&event, 2) {
            event.prevent_default();
            event.stop_propagation();
            match step {
                Step::By(n) => stage.pan(n > 0),
                Step::First => stage.zoom_to(stage.axis.unit, Some(stage.axis.extent.first)),
                Step::Last => stage.zoom_to(stage.axis.unit, Some(stage.axis.extent.last)),
            }
        }
    });
    html! {
        <div class="axis">
            <svg
                id="timeline-axis"
                class="axis-drawing"
                height={AXIS_HEIGHT.to_string()}
                role="slider"
                tabindex="0"
                aria-label={words.time_shown()}
                aria-valuemin={unit.bin(reach.first).to_string()}
                aria-valuemax={unit.bin(reach.last).to_string()}
                aria-valuenow={unit.bin(window.first).to_string()}
                aria-valuetext={words.span_of_days(Some(window.first), Some(window.last))}
                {onkeydown}
            >
                <path class="grid" d={grid(stage, words, 5)} />
                for tick in ticks::ticks(unit, stage.scale, words) {
                    <text x={tick.middle.to_string()} y="18">{ tick.text }</text>
                }
            </svg>
        </div>
    }
}
