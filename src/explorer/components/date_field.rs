//! A date, chosen with the browser's own field. The element belongs to the reader while a date is
//! being typed: only a change from elsewhere is written into it.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::calendar::{Day, PartialDate};
use crate::explorer::browser::document;

/// Years before this are a year that is still being typed (2, 20, 201 …).
const FIRST_YEAR: i32 = 1000;

/// What the field shows and whom it tells.
#[derive(Properties, PartialEq)]
pub struct DateFieldProps {
    /// The id of the element.
    pub id: AttrValue,
    /// What the date is.
    pub label: AttrValue,
    /// The present date.
    pub day: Option<Day>,
    /// Told the date once it is complete, or that it was emptied.
    pub on_choice: Callback<Option<PartialDate>>,
}

/// The field.
#[component]
pub fn DateField(props: &DateFieldProps) -> Html {
    let DateFieldProps { id, label, day, on_choice } = props;
    let field = use_node_ref();
    // A choice may leave this end as it was (two ends in the wrong order change places): then too
    // the field is to say what the view says.
    let choices = use_state(|| 0_u32);
    let present = AttrValue::from(day.map(|day| day.to_string()).unwrap_or_default());
    {
        let field = field.clone();
        use_effect_with((present, *choices), move |(present, _)| {
            if let Some(input) = field.cast::<HtmlInputElement>() {
                document::set_field(&input, present);
            }
        });
    }
    let on_choice = on_choice.clone();
    let onchange = Callback::from(move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(choice) = input.and_then(|input| complete_date(&input.value())) {
            on_choice.emit(choice);
            choices.set(choices.wrapping_add(1));
        }
    });
    html! {
        <div class="date-field">
            <label for={id.clone()}>{ label.clone() }</label>
            <input ref={field} {id} type="date" min="1000-01-01" max="9999-12-31" {onchange} />
        </div>
    }
}

/// The date the field says (`Some(None)`: it is empty); `None` while it is incomplete.
fn complete_date(text: &str) -> Option<Option<PartialDate>> {
    if text.is_empty() {
        return Some(None);
    }
    let date = text.parse::<PartialDate>().ok()?;
    (date.first_day().civil().0 >= FIRST_YEAR).then_some(Some(date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_that_is_still_being_typed_is_no_choice() {
        assert_eq!(complete_date("0201-06-01"), None);
        assert_eq!(complete_date("2018-06-01"), Some("2018-06-01".parse().ok()));
        assert_eq!(complete_date(""), Some(None));
        assert_eq!(complete_date("yesterday"), None);
    }
}
