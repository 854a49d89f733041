//! A labelled list of choices, as the browser draws it.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// One choice: its value in links, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectOption {
    /// The value.
    pub value: &'static str,
    /// The name.
    pub name: &'static str,
}

/// What the field shows and whom it tells.
#[derive(Properties, PartialEq)]
pub struct SelectFieldProps {
    /// The id of the element.
    pub id: AttrValue,
    /// What is chosen here.
    pub label: AttrValue,
    /// What there is to know before choosing.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// The present value.
    pub value: AttrValue,
    /// All choices, in order.
    pub options: Rc<[SelectOption]>,
    /// Told the value that was chosen.
    pub on_choice: Callback<String>,
}

/// The list. The element keeps its own state, so a change from elsewhere is written into it.
#[component]
pub fn SelectField(props: &SelectFieldProps) -> Html {
    let SelectFieldProps { id, label, hint, value, options, on_choice } = props;
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((value.clone(), options.clone()), move |(value, _)| {
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
            <label for={id.clone()}>{ label.clone() }</label>
            <select ref={field} {id} title={hint.clone()} {onchange}>
                for option in options.iter() {
                    <option key={option.value} value={option.value} selected={option.value == value.as_str()}>
                        { option.name }
                    </option>
                }
            </select>
        </div>
    }
}
