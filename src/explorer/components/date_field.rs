//! A date: a year, a month or a day, typed in any of the digits Arabic is written with, the month also by its
//! name. The element
//! belongs to the reader while a date is being typed: only a change from elsewhere is written into it.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

use super::part::Part;
use crate::calendar::{PartialDate, typed};
use crate::explorer::browser::document;
use crate::explorer::effects::use_effect_with;
use crate::explorer::messages::with_month_as_number;

/// Room for the longest date, marks of direction included.
const LONGEST: &str = "32";

/// What the field shows and whom it tells.
#[derive(PartialEq)]
pub struct DateField {
    /// The id of the element.
    pub id: AttrValue,
    /// What the date is.
    pub label: &'static str,
    /// Said where the text is no date.
    pub unclear: &'static str,
    /// The present date.
    pub date: Option<PartialDate>,
    /// Told the date once it is complete, or that it was emptied.
    pub on_choice: Callback<Option<PartialDate>>,
}

impl Part for DateField {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_date_field(self).run(context)
    }
}

/// The field.
#[hook]
fn use_date_field(props: &DateField) -> Html {
    let DateField { id, label, unclear, date, on_choice } = props;
    let field = use_node_ref();
    let is_unclear = use_state_eq(|| false);
    // A choice may leave this end as it was (two ends in the wrong order change places): then too
    // the field is to say what the view says.
    let choices = use_state(|| 0_u32);
    let present = AttrValue::from(date.map(|date| date.to_string()).unwrap_or_default());
    {
        let (field, is_unclear) = (field.clone(), is_unclear.clone());
        use_effect_with((present, *choices), move |(present, _)| {
            if let Some(input) = field.cast::<HtmlInputElement>() {
                document::set_field(&input, present);
                is_unclear.set(false);
            }
        });
    }
    let onchange = {
        let (on_choice, is_unclear) = (on_choice.clone(), is_unclear.clone());
        Callback::from(move |event: Event| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let typed = input.map(|input| typed::parse(&with_month_as_number(&input.value())));
            is_unclear.set(matches!(typed, Some(Err(_))));
            if let Some(Ok(date)) = typed {
                on_choice.emit(date);
                choices.set(choices.wrapping_add(1));
            }
        })
    };
    let explanation = format!("{id}-unclear");
    html! {
        <div class="date-field">
            <label for={id.clone()}>{ *label }</label>
            <input
                ref={field}
                id={id.clone()}
                type="text"
                dir="ltr"
                maxlength={LONGEST}
                autocomplete="off"
                spellcheck="false"
                placeholder="(2019-03)"
                aria-invalid={is_unclear.then_some("true")}
                aria-describedby={is_unclear.then(|| explanation.clone())}
                {onchange}
            />
            <div class="date-unclear" role="status">
                if *is_unclear {
                    <p id={explanation}>{ *unclear }</p>
                }
            </div>
        </div>
    }
}
