//! The period of publication.

use yew::prelude::*;

use super::DateField;
use crate::explorer::messages::Messages;
use crate::explorer::store::Action;
use crate::view::{Clock, Period, View};

/// Two dates and how strictly they are meant.
pub fn view_period_filter(view: &View, words: &dyn Messages, on_action: &Callback<Action>) -> Html {
    let published = view.published;
    let (from, to) = published.map_or((None, None), Period::days);
    html! {
        <fieldset class="panel period">
            <legend>{ words.clock_period(Clock::Published) }</legend>
            <div class="period-days">
                <DateField
                    id="published-from"
                    label={words.published_from()}
                    day={from}
                    on_choice={on_action.reform(|from| Action::FromChosen(Clock::Published, from))}
                />
                <DateField
                    id="published-to"
                    label={words.published_to()}
                    day={to}
                    on_choice={on_action.reform(|to| Action::ToChosen(Clock::Published, to))}
                />
            </div>
            <label class="check" data-disabled={published.is_none().to_string()}>
                <input
                    id="published-within"
                    type="checkbox"
                    checked={view.within && published.is_some()}
                    disabled={published.is_none()}
                    onchange={on_action.reform(|_: Event| Action::WithinToggled(Clock::Published))}
                />
                <span>{ words.published_within() }</span>
            </label>
        </fieldset>
    }
}
