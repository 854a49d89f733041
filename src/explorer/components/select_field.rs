//! A labelled list of choices, as the browser draws it.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

use super::part::{Part, view_part};
use crate::explorer::effects::use_effect_with;
use crate::explorer::store::Action;

/// One choice: its value in links, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectOption {
    /// The value.
    pub value: &'static str,
    /// The name.
    pub name: &'static str,
}

/// So many choices, each by its value and its name. (Collected from an iterator, each list would be
/// compiled anew.)
pub fn options(n: usize, of: &dyn Fn(usize) -> (&'static str, &'static str)) -> Rc<[SelectOption]> {
    let option = |nth: usize| {
        let (value, name) = of(nth);
        SelectOption { value, name }
    };
    (0..n).map(option).collect()
}

/// What the field shows and whom it tells.
#[derive(PartialEq)]
pub struct SelectField {
    /// The id of the element.
    pub id: &'static str,
    /// What is chosen here.
    pub label: &'static str,
    /// What there is to know before choosing.
    pub hint: Option<&'static str>,
    /// The present value.
    pub value: &'static str,
    /// All choices, in order.
    pub options: Rc<[SelectOption]>,
    /// Told the value that was chosen.
    pub on_choice: Callback<String>,
}

impl Part for SelectField {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_select_field(self).run(context)
    }
}

/// A field in its place. `chosen` says what a value means, if anything.
pub fn view_select(
    field: SelectField,
    chosen: fn(&str) -> Option<Action>,
    on_action: &Callback<Action>,
) -> Html {
    let on_action = on_action.clone();
    let on_choice = Callback::from(move |value: String| {
        if let Some(action) = chosen(&value) {
            on_action.emit(action);
        }
    });
    view_part(field.id, SelectField { on_choice, ..field })
}

/// The list. The element keeps its own state, so a change from elsewhere is written into it.
#[hook]
fn use_select_field(props: &SelectField) -> Html {
    let SelectField { id, label, hint, value, options, on_choice } = props;
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((*value, options.clone()), move |(value, _)| {
            if let Some(select) = field.cast::<HtmlSelectElement>() {
                select.set_value(value);
            }
        });
    }
    let onchange = on_choice.reform(|event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        select.map(|select| select.value()).unwrap_or_default()
    });
    html! {
        <div class="select-field">
            <label for={*id}>{ *label }</label>
            <select ref={field} id={*id} title={*hint} {onchange}>
                for option in options.iter() {
                    <option key={option.value} value={option.value} selected={option.value == *value}>
                        { option.name }
                    </option>
                }
            </select>
        </div>
    }
}
