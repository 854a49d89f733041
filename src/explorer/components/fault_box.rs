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
            <h3>{ words.fault_title() }</h3>
            <p>{ text.what }</p>
            <p>{ text.remedy }</p>
            <button id="retry" class="button primary" type="button" onclick={props.on_retry.reform(|_: MouseEvent| ())}>
                { words.retry() }
            </button>
        </div>
    }
}
