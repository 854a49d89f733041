//! The periods of both clocks.

use yew::prelude::*;

use super::DateField;
use super::part::view_part;
use super::recurring::{means, truth};
use crate::calendar::PartialDate;
use crate::explorer::messages::Messages;
use crate::explorer::store::Action;
use crate::explorer::timeline::brush::End;
use crate::view::{Clock, View};

/// Two dates and how strictly they are meant, for a clock.
pub fn view_period_filter(
    view: &View,
    clock: Clock,
    words: &dyn Messages,
    on_action: &Callback<Action>,
) -> Html {
    let period = view.period(clock);
    let id = |part: &str| AttrValue::from(format!("{}-{part}", clock.as_str()));
    let name = words.clock_period(clock);
    let unclear = words.date_not_understood();
    let field = |end: End, label: &'static str, date: Option<PartialDate>| {
        let on_choice = on_action.reform(move |date| match end {
            End::From => Action::FromChosen(clock, date),
            End::To => Action::ToChosen(clock, date),
        });
        view_part(end.as_str(), DateField { id: id(end.as_str()), label, unclear, date, on_choice })
    };
    html! {
        <fieldset class="panel period" data-clock={clock.as_str()}>
            <legend>{ name }</legend>
            <div class="period-days">
                { field(End::From, words.period_from(), period.and_then(|period| period.from)) }
                { field(End::To, words.period_to(), period.and_then(|period| period.to)) }
            </div>
            <label class="check" data-disabled={truth(period.is_none())}>
                <input
                    id={id("within")}
                    type="checkbox"
                    checked={view.is_within(clock) && period.is_some()}
                    disabled={period.is_none()}
                    onchange={means(on_action, Action::WithinToggled(clock))}
                />
                <span>{ words.period_within(clock) }</span>
            </label>
        </fieldset>
    }
}
