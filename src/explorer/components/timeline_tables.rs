//! The timeline as tables: what the lanes draw, in numbers.

use yew::prelude::*;

use super::recurring::{means, truth};
use crate::explorer::messages::Messages;
use crate::explorer::store::Action;
use crate::explorer::timeline::rows::{Row, rows};
use crate::findings::{Axis, Lane, Timeline};
use crate::report::Provenance;
use crate::view::{Clock, Period, View};

/// One table a clock.
pub(super) fn view_tables(
    view: &View,
    words: &'static dyn Messages,
    timeline: &Timeline,
    on_action: &Callback<Action>,
) -> Html {
    let Some(axis) = timeline.axis else { return Html::default() };
    html! {
        <div class="timeline-tables" role="region" aria-label={words.as_tables()} tabindex="0">
            { view_table(view, words, axis, (Clock::Published, &timeline.published), on_action) }
            { view_table(view, words, axis, (Clock::Mentioned, &timeline.mentioned), on_action) }
        </div>
    }
}

fn view_table(
    view: &View,
    words: &'static dyn Messages,
    axis: Axis,
    (clock, lane): (Clock, &Lane),
    on_action: &Callback<Action>,
) -> Html {
    let rows = rows(clock, lane);
    let sum: u32 = rows.iter().map(|(_, n)| n).sum();
    html! {
        <table class="timeline-table" data-clock={clock.as_str()}>
            <caption>{ words.table_of(clock) }</caption>
            <thead><tr><th scope="col">{ words.table_time() }</th><th scope="col">{ words.table_reports() }</th></tr></thead>
            <tbody>
                for (row, n) in rows {
                    <tr>
                        <th scope="row">{ view_row_name(view, words, axis, clock, (row, n), on_action) }</th>
                        <td data-count={n.to_string()}>{ words.number(n) }</td>
                    </tr>
                }
            </tbody>
            <tfoot>
                <tr>
                    if clock == Clock::Published {
                        <><th scope="row">{ words.table_sum() }</th><td data-count={sum.to_string()}>{ words.number(sum) }</td></>
                    } else {
                        <td class="quiet" colspan="2">{ words.table_without_sum() }</td>
                    }
                </tr>
            </tfoot>
        </table>
    }
}

/// What chooses the reports of a row; `None` where there are none, or nothing does.
pub(super) fn choice_of(view: &View, axis: Axis, clock: Clock, (row, n): (Row, u32)) -> Option<Action> {
    let is_unknown = row == Row::Undated && clock == Clock::Published;
    let action = if is_unknown && !view.provenance.contains(&Provenance::Unknown) {
        Action::ProvenanceToggled(Provenance::Unknown)
    } else {
        Action::PeriodChosen(clock, Some(row.days(axis)?))
    };
    (n > 0).then_some(action)
}

/// The name of a row, as a button where its reports can be chosen.
fn view_row_name(
    view: &View,
    words: &'static dyn Messages,
    axis: Axis,
    clock: Clock,
    (row, n): (Row, u32),
    on_action: &Callback<Action>,
) -> Html {
    let name = words.table_row(row, clock, axis.unit);
    let Some(action) = choice_of(view, axis, clock, (row, n)) else { return html! { { name } } };
    let is_chosen = row.days(axis).is_some_and(|days| view.period(clock) == Some(Period::of_range(days)));
    html! {
        <button
            class="link-button"
            type="button"
            aria-pressed={truth(is_chosen)}
            onclick={means(on_action, action)}
        >
            { name }
        </button>
    }
}
