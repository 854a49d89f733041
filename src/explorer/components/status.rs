//! What a screen reader is told once results have settled and the reader has stopped typing.

use gloo::timers::callback::Timeout;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

use super::part::Part;
use crate::explorer::effects::use_effect_with;

/// How long nothing may have changed before it is said, in milliseconds.
const QUIET_MS: u32 = 500;

/// What there is to say.
#[derive(PartialEq)]
pub struct Status {
    /// The sentence.
    pub text: AttrValue,
    /// Whether the results have settled.
    pub settled: bool,
}

impl Part for Status {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_status(self).run(context)
    }
}

/// The live region. It keeps its element, speaks at most once a query, and is silent in between:
/// what it said of another query, or in another language, is no longer so.
#[hook]
fn use_status(props: &Status) -> Html {
    let said = use_state(|| AttrValue::from(""));
    {
        let said = said.clone();
        use_effect_with((props.text.clone(), props.settled), move |(text, settled)| {
            let text = text.clone();
            let timer = settled.then(|| Timeout::new(QUIET_MS, move || said.set(text)));
            move || drop(timer)
        });
    }
    let holds = *said == props.text;
    html! { <p id="status" class="visually-hidden" role="status">{ holds.then(|| props.text.clone()) }</p> }
}
