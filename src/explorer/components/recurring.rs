//! What recurs in many components, compiled once.

use yew::prelude::*;

use crate::explorer::store::Action;

/// A handler of any event that means `action`.
#[inline(never)]
pub fn means<E: 'static>(on_action: &Callback<Action>, action: Action) -> Callback<E> {
    on_action.reform(move |_: E| action.clone())
}

/// A handler of clicks on a link that stays on the page. Other buttons and keys mean what they mean
/// on any link: a new tab, a new window.
pub fn on_plain_click(then: Callback<()>) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        let is_plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if is_plain {
            event.prevent_default();
            then.emit(());
        }
    })
}

/// How an attribute says whether something is so.
pub fn truth(is_so: bool) -> &'static str {
    if is_so { "true" } else { "false" }
}
