//! The period of publication.

use yew::prelude::*;

use super::DateField;
use crate::explorer::messages::messages;
use crate::explorer::store::Action;
use crate::view::{Language, Period};

/// What the filter shows and whom it tells.
#[derive(Properties, PartialEq)]
pub struct PeriodFilterProps {
    /// The language of the interface.
    pub language: Language,
    /// The period of the view.
    pub published: Option<Period>,
    /// Whether the whole dating must lie within.
    pub within: bool,
    /// Told what the reader chose.
    pub on_action: Callback<Action>,
}

/// Two dates and how strictly they are meant.
#[component]
pub fn PeriodFilter(props: &PeriodFilterProps) -> Html {
    let PeriodFilterProps { language, published, within, on_action } = props;
    let words = messages(*language);
    let (from, to) = published.map_or((None, None), Period::days);
    html! {
        <fieldset class="panel period">
            <legend>{ words.published() }</legend>
            <div class="period-days">
                <DateField
                    id="published-from"
                    label={words.published_from()}
                    day={from}
                    on_choice={on_action.reform(Action::PublishedFromChosen)}
                />
                <DateField
                    id="published-to"
                    label={words.published_to()}
                    day={to}
                    on_choice={on_action.reform(Action::PublishedToChosen)}
                />
            </div>
            <label class="check" data-disabled={published.is_none().to_string()}>
                <input
                    id="published-within"
                    type="checkbox"
                    checked={*within && published.is_some()}
                    disabled={published.is_none()}
                    onchange={on_action.reform(|_: Event| Action::WithinToggled)}
                />
                <span>{ words.published_within() }</span>
            </label>
        </fieldset>
    }
}
