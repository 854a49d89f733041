//! What went wrong, what to do about it, and the button that tries again.

use std::rc::Rc;

use yew::prelude::*;

use crate::explorer::messages::messages;
use crate::findings::Fault;
use crate::view::Language;

/// What the box shows and whom it tells.
#[derive(Properties, PartialEq)]
pub struct FaultBoxProps {
    /// The language of the interface.
    pub language: Language,
    /// What went wrong.
    pub fault: Rc<Fault>,
    /// Whether earlier results are still shown.
    pub keeps_results: bool,
    /// Told to try again.
    pub on_retry: Callback<()>,
}

/// The box.
#[component]
pub fn FaultBox(props: &FaultBoxProps) -> Html {
    let words = messages(props.language);
    let text = words.fault(&props.fault);
    html! {
        <div id="fault" class="fault" role="alert">
            <h3>{ words.fault_title(props.keeps_results) }</h3>
            <p title={detail_of(&props.fault)}>{ text.what }</p>
            <p>{ text.remedy }</p>
            <button id="retry" class="button primary" type="button" onclick={props.on_retry.reform(|_: MouseEvent| ())}>
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
