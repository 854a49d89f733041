//! What went wrong, what to do about it, and the button that tries again.

use yew::prelude::*;

use super::recurring::means;
use crate::explorer::messages::Messages;
use crate::explorer::store::{Action, Kept};
use crate::findings::Fault;

/// The box, over what is still shown.
pub fn view_fault_box(words: &dyn Messages, fault: &Fault, kept: Kept, on_action: &Callback<Action>) -> Html {
    let text = words.fault(fault);
    html! {
        <div id="fault" class="fault" role="alert">
            <h3>{ words.fault_title(kept) }</h3>
            <p title={detail_of(fault)}>{ text.what }</p>
            <p>{ text.remedy }</p>
            <button id="retry" class="button primary" type="button" onclick={means(on_action, Action::RetryAsked)}>
                { words.retry() }
            </button>
        </div>
    }
}

/// What the browser or the engine said, in its own words and language: not for the sentence.
fn detail_of(fault: &Fault) -> Option<String> {
    match fault {
        Fault::Missing { detail, .. } | Fault::Engine { detail } => Some(detail.clone()),
        _ => None,
    }
}
