//! The lens *events*: what the reports say happened, by the days it is said of, at most
//! [`crate::findings::ROWS_PER_PAGE`] rows of it; and how long after each report was published.
//!
//! A list by day, or where the view shows tables, a table of the same.

use std::rc::Rc;

use yew::functional::{Hook, HookContext};
use yew::prelude::*;

use super::marked_text::view_excerpt_of_time;
use super::part::Part;
use super::recurring::{means, on_plain_click, truth};
use super::result_list::use_first_row_shown;
use super::{PassageMark, view_dating_chip, view_name, view_outlet, view_pager};
use crate::explorer::messages::{Messages, lag_text, messages};
use crate::explorer::passage::direction_of;
use crate::explorer::store::Action;
use crate::findings::{EventRow, EventSentence, Events};
use crate::report::{Provenance, TimeAgainst};
use crate::view::{Clock, View};

/// What the lens shows and whom it tells.
pub struct EventsLens {
    /// The view.
    pub view: Rc<View>,
    /// A page of the events.
    pub events: Rc<Events>,
    /// Whether newer ones are on their way.
    pub busy: bool,
    /// Told what the reader did.
    pub on_action: Callback<Action>,
}

/// By what came, not by what it says, as an open report is.
impl PartialEq for EventsLens {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.events, &other.events)
            && self.busy == other.busy
            && self.view == other.view
            && self.on_action == other.on_action
    }
}

impl Part for EventsLens {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_events_lens(self).run(context)
    }
}

#[hook]
fn use_events_lens(props: &EventsLens) -> Html {
    let EventsLens { view, events, busy, on_action } = props;
    let words = messages(view.wording());
    let first = events.rows.first().map(|row| format!("{} {}", row.days.first, row.id));
    use_first_row_shown(events.page, first);
    html! {
        <>
            <div class="events-head">
                <p>{ if events.total > 0 { words.events_listed(events) } else { words.no_events().to_owned() } }</p>
                { view_outside(props, words) }
            </div>
            <div id="results" class="events" aria-busy={truth(*busy)}>
                if view.tables { { view_table(props, words) } } else { { view_days(props, words) } }
            </div>
            { view_pager(words, events.page, events.total, on_action) }
        </>
    }
}

/// What comes before the beginning of the list, as a button that shows it.
fn view_outside(props: &EventsLens, words: &dyn Messages) -> Html {
    let EventsLens { view, events, on_action, .. } = props;
    let Some(outside) = events.outside else { return Html::default() };
    let name = if view.has_latest_events_first() {
        words.later_than_shown(outside.n)
    } else {
        words.earlier_than_shown(outside.n)
    };
    let onclick = means(on_action, Action::AxisChosen(outside.unit, Some(outside.day)));
    html! { <button id="events-outside" class="button" type="button" {onclick}>{ name }</button> }
}

/// The rows of the same days one after the other.
fn by_days(events: &Events) -> impl Iterator<Item = &[EventRow]> {
    events.rows.chunk_by(|one, other| one.days == other.days)
}

fn days_of(words: &dyn Messages, row: &EventRow) -> String {
    words.span_of_days(Some(row.days.first), Some(row.days.last))
}

fn view_days(props: &EventsLens, words: &dyn Messages) -> Html {
    let days = by_days(&props.events).map(|rows| {
        let n_of_days = rows.first().map_or(0, |row| row.n_of_days);
        html! {
            <section class="event-days">
                <h3>
                    { rows.first().map(|row| days_of(words, row)) }
                    <span class="lens-total">{ (n_of_days > 1).then(|| format!(" {}", words.reports(n_of_days))) }</span>
                </h3>
                <ol>
                    for row in rows {
                        <li class="event" data-report={row.id.to_string()} data-uncertain={truth(is_uncertain(row))}>
                            { view_sentences(props, words, row) }
                            <div class="meta">
                                { view_name(&row.title) }
                                { view_source(words, row) }
                            </div>
                        </li>
                    }
                </ol>
            </section>
        }
    });
    days.collect()
}

fn view_table(props: &EventsLens, words: &dyn Messages) -> Html {
    html! {
        <table class="timeline-table events-table">
            <thead>
                <tr>
                    <th scope="col">{ words.clock_period(Clock::Mentioned) }</th>
                    <th scope="col">{ words.table_reports() }</th>
                    <th scope="col">{ words.clock_period(Clock::Published) }</th>
                </tr>
            </thead>
            <tbody>
                for row in props.events.rows.iter() {
                    <tr data-report={row.id.to_string()} data-uncertain={truth(is_uncertain(row))}>
                        <th scope="row">{ days_of(words, row) }</th>
                        <td>{ view_sentences(props, words, row) }{ view_name(&row.title) }</td>
                        <td class="meta">{ view_source(words, row) }</td>
                    </tr>
                }
            </tbody>
        </table>
    }
}

/// The sentences, each a link to its words in the report.
fn view_sentences(props: &EventsLens, words: &dyn Messages, row: &EventRow) -> Html {
    html! {
        <>
            for sentence in row.sentences.iter() {
                { view_sentence(props, words, row, sentence) }
            }
            if row.n_more > 0 {
                <p class="quiet">{ words.places_more(row.n_more) }</p>
            }
        </>
    }
}

fn view_sentence(props: &EventsLens, words: &dyn Messages, row: &EventRow, said: &EventSentence) -> Html {
    let EventsLens { view, on_action, .. } = props;
    let EventSentence { excerpt, time } = said;
    let opened = View { report: Some(row.id), words: Some(time.span), ..View::clone(view) };
    let onclick = on_plain_click(means(on_action, Action::WordsOpened(row.id, time.span)));
    let direction = direction_of(&excerpt.text);
    html! {
        <p class="snippet" dir={direction.as_str()} lang={direction.lang()}>
            <a class="event-link" href={format!("#{}", opened.encode())} {onclick}>
                { view_excerpt_of_time(words, excerpt, PassageMark::Time(time, row.dating)) }
            </a>
        </p>
    }
}

/// Who published it and when, and how long after.
fn view_source(words: &dyn Messages, row: &EventRow) -> Html {
    html! {
        <>
            <span>{ view_outlet(words, row.outlet.as_deref()) }</span>
            { view_dating_chip(words, &row.dating) }
            <span class="lag">{ lag_text(words, row.lag) }</span>
            if is_uncertain(row) {
                <span class="uncertain">{ words.event_uncertain() }</span>
            }
        </>
    }
}

/// Whether its days hang on a date of publication that is not sure.
fn is_uncertain(row: &EventRow) -> bool {
    let is_sure = matches!(row.dating.provenance, Provenance::Stated | Provenance::Structured)
        && row.dating.earliest == row.dating.latest;
    let from_publication = |said: &EventSentence| said.time.against == TimeAgainst::Publication;
    !is_sure && row.sentences.iter().all(from_publication)
}
