//! The periods of both clocks.

use yew::prelude::*;

use super::DateField;
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
    let unclear = AttrValue::from(words.date_not_understood());
    html! {
        <fieldset class="panel period" data-clock={clock.as_str()}>
            <legend>{ name }</legend>
            <div class="period-days">
                <DateField
                    id={id(End::From.as_str())}
                    label={words.period_from()}
                    unclear={unclear.clone()}
                    date={period.and_then(|period| period.from)}
                    on_choice={on_action.reform(move |from| Action::FromChosen(clock, from))}
                />
                <DateField
                    id={id(End::To.as_str())}
                    label={words.period_to()}
                    {unclear}
                    date={period.and_then(|period| period.to)}
                    on_choice={on_action.reform(move |to| Action::ToChosen(clock, to))}
                />
            </div>
            <label class="check" data-disabled={period.is_none().to_string()}>
                <input
                    id={id("within")}
                    type="checkbox"
                    checked={view.is_within(clock) && period.is_some()}
                    disabled={period.is_none()}
                    onchange={on_action.reform(move |_: Event| Action::WithinToggled(clock))}
                />
                <span>{ words.period_within(clock) }</span>
            </label>
        </fieldset>
    }
}
