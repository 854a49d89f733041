//! The search box. Its element belongs to the reader: while words are being composed nothing is
//! written into it, and after that only what did not come from it (Back, a chip, a link).

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

use super::part::Part;
use crate::explorer::browser::document;
use crate::explorer::effects::use_effect_with;
use crate::explorer::messages::messages;
use crate::explorer::passage::is_direction_control;
use crate::explorer::store::Action;
use crate::view::{Language, Wording};

/// The longest query the box takes, in UTF-16 units: more than any search needs, and its link
/// stays shorter than what addresses may be.
const LONGEST_QUERY: &str = "1000";

/// What the box shows and whom it tells.
#[derive(PartialEq)]
pub struct SearchBox {
    /// In which words the interface speaks.
    pub wording: Wording,
    /// The query of the view.
    pub query: AttrValue,
    /// Told what was typed and entered.
    pub on_action: Callback<Action>,
}

impl Part for SearchBox {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_search_box(self).run(context)
    }
}

/// The search box.
#[hook]
fn use_search_box(props: &SearchBox) -> Html {
    let SearchBox { wording, query, on_action } = props;
    let words = messages(*wording);
    let field = use_node_ref();
    let typed = use_text(&field, query, on_action);
    let oninput = typed.reform(|event: InputEvent| text_of(&event));
    let onsubmit = {
        let field = field.clone();
        on_action.reform(move |event: SubmitEvent| {
            event.prevent_default();
            let text = field.cast::<HtmlInputElement>().map(|input| searchable(&input.value()));
            Action::QueryCommitted(text.unwrap_or_default())
        })
    };
    html! {
        <form class="search" role="search" {onsubmit}>
            <label class="visually-hidden" for="search">{ words.search_label() }</label>
            <svg class="search-icon" viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false">
                <circle cx="11" cy="11" r="7" />
                <path d="m20 20-4-4" />
            </svg>
            <input
                ref={field}
                id="search"
                class="search-field"
                type="search"
                name="q"
                dir={if wording.language == Language::Arabic { "rtl" } else { "auto" }}
                placeholder={words.search_placeholder()}
                maxlength={LONGEST_QUERY}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                {oninput}
            />
            <kbd class="search-key" title={words.search_shortcut()}>{ "/" }</kbd>
        </form>
    }
}

/// Keeps the text of the field and the query of the view in step, without ever writing over what
/// is being composed. Returns whom to tell what was typed.
#[hook]
fn use_text(field: &NodeRef, query: &AttrValue, on_action: &Callback<Action>) -> Callback<String> {
    let composing = use_mut_ref(|| false);
    let last_typed = use_mut_ref(|| None::<String>);
    {
        let (field, composing, last_typed) = (field.clone(), composing.clone(), last_typed.clone());
        use_effect_with(query.clone(), move |query| {
            let came_from_here = last_typed.borrow().as_deref() == Some(query.as_str());
            let Some(input) = field.cast::<HtmlInputElement>() else { return };
            if !came_from_here && !*composing.borrow() {
                document::set_field(&input, query);
                *last_typed.borrow_mut() = Some(query.to_string());
            }
        });
    }
    let typed = on_action.reform(move |text: String| {
        *last_typed.borrow_mut() = Some(text.clone());
        Action::QueryTyped(text)
    });
    use_composition(field, composing, typed.clone());
    typed
}

/// Notes when words are being composed, and what they were when that ends. (yew has no
/// attributes for these two events.)
#[hook]
fn use_composition(field: &NodeRef, composing: Rc<RefCell<bool>>, typed: Callback<String>) {
    let field = field.clone();
    use_effect_with(typed, move |typed| {
        let typed = typed.clone();
        let listeners = field.cast::<HtmlInputElement>().map(|input| {
            let (started, ended) = (composing.clone(), composing);
            [
                EventListener::new(&input, "compositionstart", move |_| *started.borrow_mut() = true),
                EventListener::new(&input, "compositionend", move |event| {
                    *ended.borrow_mut() = false;
                    typed.emit(text_of(event));
                }),
            ]
        });
        move || drop(listeners)
    });
}

fn text_of(event: &Event) -> String {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .map(|input| searchable(&input.value()))
        .unwrap_or_default()
}

/// What was typed without controls of direction: pasted along unseen, they match nothing and turn
/// the line around wherever the query is shown.
fn searchable(typed: &str) -> String {
    typed.chars().filter(|&c| !is_direction_control(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_of_direction_are_left_out_of_what_is_typed() {
        assert_eq!(searchable("\u{202E}مقاتل\u{202C} \u{2067}CNN\u{2069}"), "مقاتل CNN");
        assert_eq!(searchable("مقا\u{200C}تل "), "مقا\u{200C}تل ");
    }
}
