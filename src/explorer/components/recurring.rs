//! What recurs in many components, compiled once.

use yew::prelude::*;

use crate::explorer::store::Action;

/// A handler of any event that means `action`.
#[inline(never)]
pub fn means<E: 'static>(on_action: &Callback<Action>, action: Action) -> Callback<E> {
    on_action.reform(move |_: E| action.clone())
}

/// How an attribute says whether something is so.
pub fn truth(is_so: bool) -> &'static str {
    if is_so { "true" } else { "false" }
}
