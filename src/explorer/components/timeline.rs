//! The timeline: two lanes over one axis, or their tables. It holds what is pointed at and what the
//! pointer is doing; where everything stands is reckoned in [`crate::explorer::timeline`].

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, Node};
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

use super::part::Part;
use super::recurring::truth;
use super::timeline_head::view_head;
use super::timeline_lane::{LaneParts, view_axis, view_lane, with};
use super::timeline_tables::view_tables;
use crate::calendar::{Day, DayRange, PartialDate, TimeUnit};
use crate::explorer::browser::frames::{WidthWatch, before_next_paint};
use crate::explorer::effects::use_effect_with;
use crate::explorer::messages::{Messages, messages};
use crate::explorer::passage::Direction;
use crate::explorer::store::{Action, Pointed};
use crate::explorer::timeline::brush::{self, End, Step};
use crate::explorer::timeline::signs::SignKey;
use crate::explorer::timeline::{Drawing, Scale, Sign};
use crate::findings::{Axis, Findings, Lane, Timeline as Lanes};
use crate::view::{Clock, Language, View};

/// The width of the drawing until it is measured.
const USUAL_WIDTH: i32 = 960;
/// So far a pointer goes before it draws a brush.
const LEAST_DRAG: i32 = 4;
/// So much turning of a wheel is one step, in pixels.
const WHEEL_STEP: f64 = 40.0;
/// Pixels of a line, for wheels that turn by lines.
const WHEEL_LINE: f64 = 20.0;

/// What the timeline shows and whom it tells.
pub struct Timeline {
    /// The view.
    pub view: Rc<View>,
    /// The newest findings.
    pub findings: Option<Rc<Findings>>,
    /// The mark pointed at, with its words.
    pub pointed: Option<Pointed>,
    /// Told what the reader did.
    pub on_action: Callback<Action>,
}

/// The sign that is pointed at, by pointer, key or finger.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Active {
    pub clock: Clock,
    pub key: SignKey,
}

/// A pointer that is down on a lane.
#[derive(Clone, Copy, Debug)]
struct Drag {
    clock: Clock,
    pointer: i32,
    began_at: i32,
    /// The bin where it began, or the end of the period that stays.
    anchor: DayRange,
    /// The days under the brush, once it is one.
    days: Option<DayRange>,
}

/// What goes on between two renders.
#[derive(Default)]
struct Gesture {
    /// What `active` was last set to, ahead of the render.
    latest: Cell<Option<Active>>,
    drag: RefCell<Option<Drag>>,
    /// The brush of the coming frame.
    pending: Cell<Option<DayRange>>,
    turned: Cell<f64>,
}

/// What the handlers of the timeline need.
pub(super) struct Stage {
    pub view: Rc<View>,
    pub axis: Axis,
    pub scale: Scale,
    pub on_action: Callback<Action>,
    pub active: UseStateHandle<Option<Active>>,
    pub plots: [NodeRef; 2],
    gesture: Rc<Gesture>,
}

impl PartialEq for Timeline {
    fn eq(&self, other: &Self) -> bool {
        // Findings that came anew are new: to compare all they hold costs more than to draw them.
        let same_findings = self.findings.as_ref().map(Rc::as_ptr) == other.findings.as_ref().map(Rc::as_ptr);
        same_findings
            && self.view == other.view
            && self.pointed == other.pointed
            && self.on_action == other.on_action
    }
}

impl Part for Timeline {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_timeline(self).run(context)
    }
}

/// The timeline.
#[hook]
fn use_timeline(props: &Timeline) -> Html {
    let Timeline { view, findings, pointed, on_action } = props;
    let words = messages(view.wording());
    let plots = [use_node_ref(), use_node_ref()];
    let lanes = findings.as_ref().map(|findings| &findings.timeline);
    let axis = lanes.and_then(|lanes| lanes.axis);
    let width = use_width(&plots[0], axis.is_some() && !view.tables);
    let active = use_state_eq(|| None::<Active>);
    let gesture = use_memo((), |()| Gesture::default());
    let stage = axis.map(|axis| {
        Rc::new(Stage {
            view: Rc::clone(view),
            axis,
            scale: Scale { window: axis.window, width, direction: direction_of(view) },
            on_action: on_action.clone(),
            active,
            plots,
            gesture,
        })
    });
    let drawings = stage.as_ref().zip(lanes).map(|(stage, lanes)| {
        let draw = |clock: Clock, lane: &Lane| Rc::new(Drawing::of(lane, clock, stage.scale));
        [draw(Clock::Published, &lanes.published), draw(Clock::Mentioned, &lanes.mentioned)]
    });
    let is_dense = drawings.as_ref().map_or([false; 2], |drawings| drawings.each_ref().map(|of| of.is_dense));
    use_words_of(stage.as_ref().zip(drawings.as_ref()));
    let body = match (&stage, lanes, &drawings) {
        (Some(_), Some(lanes), _) if view.tables => view_tables(view, words, lanes, on_action),
        (Some(stage), Some(lanes), Some(drawings)) => {
            view_drawing(stage, words, lanes, drawings, pointed.as_ref())
        }
        (None, Some(_), _) => html! { <p class="quiet timeline-nothing">{ words.timeline_empty() }</p> },
        _ => Html::default(),
    };
    let summary = findings.as_ref().zip(axis).map(|(findings, axis)| summary(findings, axis, words));
    let onkeydown = stage.as_ref().map(|stage| with(stage, |stage, event| stage.zoom_by_key(&event)));
    html! {
        <div
            id="timeline"
            class="timeline"
            role="group"
            aria-labelledby="timeline-title"
            aria-describedby="timeline-summary"
            data-tables={truth(view.tables)}
            {onkeydown}
        >
            { view_head(view, words, stage.as_ref(), is_dense) }
            <p id="timeline-summary" class="visually-hidden">{ summary }</p>
            <div class="timeline-body">{ body }</div>
        </div>
    }
}

#[hook]
fn use_width(plot: &NodeRef, is_drawn: bool) -> i32 {
    let width = use_state_eq(|| USUAL_WIDTH);
    let (plot, told) = (plot.clone(), width.setter());
    use_effect_with(is_drawn, move |_| {
        let tell = move |pixels: i32| told.set(pixels.max(1));
        let watch = plot.cast::<Element>().and_then(|plot| WidthWatch::start(&plot, tell));
        move || drop(watch)
    });
    *width
}

/// Asks for the words of the sign pointed at anew when an answer has put others behind it.
#[hook]
fn use_words_of(drawn: Option<(&Rc<Stage>, &[Rc<Drawing>; 2])>) {
    let on_action = drawn.map(|(stage, _)| stage.on_action.clone());
    let at = drawn.and_then(|(stage, drawings)| {
        let active = (*stage.active)?;
        let drawing = &drawings[active.clock as usize];
        drawing.signs.get(drawing.place_of(active.key)?)?.at.clone()
    });
    use_effect_with(at, move |at| {
        if let (Some(at), Some(on_action)) = (at, on_action) {
            on_action.emit(Action::MarkPointedAt(Some(at.clone())));
        }
    });
}

fn direction_of(view: &View) -> Direction {
    match view.language() {
        Language::Arabic => Direction::RightToLeft,
        Language::English => Direction::LeftToRight,
    }
}

fn summary(findings: &Findings, axis: Axis, words: &dyn Messages) -> String {
    let lane = &findings.timeline.published;
    let elsewhere = lane.earlier.hits + lane.later.hits + lane.undated.hits;
    words.timeline_summary(
        &words.span_of_days(Some(axis.window.first), Some(axis.window.last)),
        findings.total.saturating_sub(elsewhere),
        findings.n_mentions,
    )
}

fn view_drawing(
    stage: &Rc<Stage>,
    words: &'static dyn Messages,
    lanes: &Lanes,
    drawings: &[Rc<Drawing>; 2],
    pointed: Option<&Pointed>,
) -> Html {
    let lane = |clock: Clock, lane: &Lane| {
        let drawing = Rc::clone(&drawings[clock as usize]);
        view_lane(&LaneParts { stage, words, clock, lane, drawing, pointed })
    };
    let onwheel = with(stage, |stage, event| stage.turn(&event));
    html! {
        <div class="timeline-drawing" {onwheel}>
            { lane(Clock::Published, &lanes.published) }
            { lane(Clock::Mentioned, &lanes.mentioned) }
            { view_axis(stage, words) }
        </div>
    }
}

impl Stage {
    /// The keys that go forward and backward in time.
    fn arrows(&self) -> [&'static str; 2] {
        match self.scale.direction {
            Direction::LeftToRight => ["ArrowRight", "ArrowLeft"],
            Direction::RightToLeft => ["ArrowLeft", "ArrowRight"],
        }
    }

    /// What a key does to something that moves in time.
    pub fn step_of(&self, event: &KeyboardEvent, page: i32) -> Option<Step> {
        let [forward, backward] = self.arrows();
        let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        is_plain.then(|| brush::step_of_key(&event.key(), forward, backward, page)).flatten()
    }

    fn plot(&self, clock: Clock) -> Option<Element> {
        self.plots[clock as usize].cast::<Element>()
    }

    /// Where a pointer is on the drawing of a lane: across, and from above.
    fn place(&self, clock: Clock, event: &MouseEvent) -> Option<(i32, i32)> {
        let rect = self.plot(clock)?.get_bounding_client_rect();
        Some((event.client_x() - rect.left() as i32, event.client_y() - rect.top() as i32))
    }

    // Zoom.

    /// Shows time in this unit, around this day or what one is looking at. Who has not chosen anything yet is
    /// shown where most reports are.
    pub fn zoom_to(&self, unit: TimeUnit, around: Option<Day>) {
        let periods = [self.view.mentioned, self.view.published];
        let has_chosen_time = self.view.around.is_some() || self.view.zoom.is_some();
        let looks_at_something = has_chosen_time || periods != [None; 2];
        let around =
            around.or_else(|| looks_at_something.then(|| brush::focus_day(self.axis.window, periods)));
        let around = around.map(|day| brush::middle_of_bin(self.axis.unit, day));
        self.on_action.emit(Action::AxisChosen(unit, around));
    }

    /// One unit finer or coarser, if there is one.
    pub fn zoom_by_one(&self, finer: bool, around: Option<Day>) {
        let unit = if finer { self.axis.unit.finer() } else { self.axis.unit.coarser() };
        if let Some(unit) = unit {
            self.zoom_to(unit, around);
        }
    }

    /// Shows what is before or after what is shown.
    pub fn pan(&self, later: bool) {
        let DayRange { first, last } = self.axis.window;
        let beyond = if later { last.0.saturating_add(1) } else { first.0.saturating_sub(1) };
        if self.can_pan(later) {
            self.on_action.emit(Action::AxisChosen(self.axis.unit, Some(Day(beyond))));
        }
    }

    /// Whether there is anything before or after what is shown.
    pub fn can_pan(&self, later: bool) -> bool {
        let Axis { window, extent, .. } = self.axis;
        if later { extent.last > window.last } else { extent.first < window.first }
    }

    fn zoom_by_key(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "+" | "=" => self.zoom_by_one(true, None),
            "-" => self.zoom_by_one(false, None),
            "0" => self.on_action.emit(Action::AxisReset),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    /// A wheel belongs to the page, unless a key is held down or the timeline has the focus.
    fn turn(&self, event: &WheelEvent) {
        let has_focus = self
            .plot(Clock::Published)
            .is_some_and(|plot| plot.closest(".timeline-drawing:focus-within").ok().flatten().is_some());
        if !(event.ctrl_key() || event.meta_key() || event.shift_key() || has_focus) {
            return;
        }
        event.prevent_default();
        let pixels = if event.delta_mode() == 0 { 1.0 } else { WHEEL_LINE };
        let is_pan = event.shift_key();
        // With Shift some systems turn the wheel sideways.
        let delta = if event.delta_y() == 0.0 { event.delta_x() } else { event.delta_y() };
        let turned = self.gesture.turned.get() + delta * pixels;
        let is_step = turned.abs() >= WHEEL_STEP;
        self.gesture.turned.set(if is_step { 0.0 } else { turned });
        if is_step && is_pan {
            self.pan(turned > 0.0);
        } else if is_step {
            let day = self.place(Clock::Published, event).map(|(across, _)| self.scale.day_at(across));
            self.zoom_by_one(turned < 0.0, day);
        }
    }

    // Signs.

    /// Points at a sign of a lane, or at none.
    pub fn point_at(&self, clock: Clock, sign: Option<&Sign>) {
        let active = sign.map(|sign| Active { clock, key: sign.key });
        if self.gesture.latest.replace(active) != active {
            self.active.set(active);
            self.on_action.emit(Action::MarkPointedAt(sign.and_then(|sign| sign.at.clone())));
        }
    }

    /// Narrows the hits to the days of a sign.
    pub fn choose(&self, clock: Clock, sign: &Sign) {
        let days = sign.days(self.axis.window);
        self.on_action.emit(Action::PeriodChosen(clock, Some(days)));
    }

    /// The pointer or the focus has gone from a lane; what is still under the focus stays.
    pub fn left(self: &Rc<Self>, clock: Clock, to: Option<EventTarget>) {
        let lane = self.plot(clock).and_then(|plot| plot.parent_element());
        let node = to.and_then(|target| target.dyn_into::<Node>().ok());
        let stays = lane.is_some_and(|lane| node.is_some_and(|node| lane.contains(Some(&node))));
        let active = self.gesture.latest.get();
        if !stays && active.is_some_and(|active| active.clock == clock) {
            // Only once the focus has arrived elsewhere: a box that goes while it is on its way
            // would look as if it had taken the focus along.
            let stage = Rc::clone(self);
            before_next_paint(move || {
                if stage.gesture.latest.get() == active {
                    stage.point_at(clock, None);
                }
            });
        }
    }

    /// The same for a mouse; a finger leaves with every tap.
    pub fn pointer_left(self: &Rc<Self>, clock: Clock, event: &PointerEvent) {
        let is_focused =
            self.plot(clock).is_some_and(|plot| plot.closest(".lane:focus-within").ok().flatten().is_some());
        if event.pointer_type() != "touch" && !is_focused {
            self.left(clock, None);
        }
    }

    // The brush.

    /// The days between the handles of a lane.
    pub fn days(&self, clock: Clock) -> DayRange {
        brush::days_of(self.view.period(clock), self.axis.window)
    }

    pub fn pointer_down(&self, clock: Clock, event: &PointerEvent) {
        let Some((across, _)) = self.place(clock, event).filter(|_| event.button() == 0) else { return };
        let is_touch = event.pointer_type() == "touch";
        let anchor = self.anchor(clock, across, if is_touch { 22 } else { 8 });
        *self.gesture.drag.borrow_mut() =
            Some(Drag { clock, pointer: event.pointer_id(), began_at: across, anchor, days: None });
        if let Some(plot) = self.plot(clock) {
            // A pointer that is gone already cannot be captured, and need not be.
            let _ = plot.set_pointer_capture(event.pointer_id());
        }
    }

    /// The other end of the period where a handle is taken, else the bin under the pointer.
    fn anchor(&self, clock: Clock, across: i32, slack: i32) -> DayRange {
        let unit = self.axis.unit;
        let days = self.days(clock);
        let (from, to) = self.scale.stretch(days);
        let [from, to] = [from, to].map(|along| (self.scale.across(along) - across).abs());
        let is_taken = self.view.period(clock).is_some() && from.min(to) <= slack;
        match (is_taken, from < to) {
            (true, true) => DayRange { first: days.last, last: days.last },
            (true, false) => DayRange { first: days.first, last: days.first },
            (false, _) => unit.days(unit.bin(self.scale.day_at(across))),
        }
    }

    pub fn pointer_move(self: &Rc<Self>, clock: Clock, drawing: &Drawing, event: &PointerEvent) {
        let Some((across, height)) = self.place(clock, event) else { return };
        let mut drag = self.gesture.drag.borrow_mut();
        let Some(drag) = drag.as_mut().filter(|drag| drag.pointer == event.pointer_id()) else {
            if event.pointer_type() != "touch"
                && let Some(nth) = drawing.sign_at(self.scale.across(across), height, 2)
            {
                self.point_at(clock, drawing.signs.get(nth));
            }
            return;
        };
        if drag.days.is_none() && (across - drag.began_at).abs() < LEAST_DRAG {
            return;
        }
        let days = brush::brushed(self.axis.unit, drag.anchor, self.scale.day_at(across));
        if drag.days.replace(days) != Some(days) {
            self.brush_in_next_frame(clock, days);
        }
    }

    fn brush_in_next_frame(self: &Rc<Self>, clock: Clock, days: DayRange) {
        if self.gesture.pending.replace(Some(days)).is_none() {
            let stage = Rc::clone(self);
            before_next_paint(move || {
                if let Some(days) = stage.gesture.pending.take() {
                    stage.brush(clock, days);
                }
            });
        }
    }

    fn brush(&self, clock: Clock, days: DayRange) {
        // What a sign says would lie over the other lane, and stay there.
        self.point_at(clock, None);
        self.on_action.emit(Action::PeriodBrushed(clock, days));
    }

    /// The pointer is up, or (without a drawing) it was taken away, to scroll the page.
    pub fn pointer_up(&self, clock: Clock, drawing: Option<&Drawing>, event: &PointerEvent) {
        let Some(drag) = self.gesture.drag.borrow_mut().take() else { return };
        if let Some(days) = self.gesture.pending.take() {
            self.brush(drag.clock, days);
        }
        if drag.days.is_some() {
            self.on_action.emit(Action::BrushEnded);
        } else if let Some((drawing, (across, height))) = drawing.zip(self.place(clock, event)) {
            let slack = if event.pointer_type() == "touch" { 22 } else { 4 };
            let nth = drawing.sign_at(self.scale.across(across), height, slack);
            match nth.and_then(|nth| drawing.signs.get(nth)) {
                Some(sign) if drawing.is_dense => self.choose(clock, sign),
                sign => self.point_at(clock, sign),
            }
        }
    }

    /// Moves a handle of a lane by a key, or drops its period.
    pub fn move_handle(&self, clock: Clock, end: End, event: &KeyboardEvent) {
        let action = if event.key() == "Escape" && self.view.period(clock).is_some() {
            Action::PeriodChosen(clock, None)
        } else if let Some(step) = self.step_of(event, 10) {
            let days = brush::moved(self.axis.unit, self.axis.window, self.days(clock), end, step);
            let period = self.view.period(clock);
            // The other end stays open, if it is.
            match end {
                End::From if period.is_some_and(|period| period.to.is_none()) => {
                    Action::FromChosen(clock, Some(PartialDate::beginning_with(days.first)))
                }
                End::To if period.is_some_and(|period| period.from.is_none()) => {
                    Action::ToChosen(clock, Some(PartialDate::ending_with(days.last)))
                }
                _ => Action::PeriodBrushed(clock, days),
            }
        } else {
            return;
        };
        event.prevent_default();
        event.stop_propagation();
        self.on_action.emit(action);
    }
}
