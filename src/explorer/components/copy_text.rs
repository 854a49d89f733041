//! A button that copies the text beside it, and what came of it.

use yew::functional::{Hook, HookContext};
use yew::prelude::*;

use super::part::Part;
use crate::explorer::browser::clipboard;
use crate::explorer::effects::use_effect_with;
use crate::explorer::messages::guide::guide;
use crate::view::Language;

/// Nothing was copied, or another text; it is on the clipboard; the browser did not allow it.
const NOTHING: u32 = 0;
const COPIED: u32 = 1;
const NOT_COPIED: u32 = 2;

/// What the button copies, and in which language it says so.
#[derive(PartialEq)]
pub struct CopyText {
    /// The language of the interface.
    pub language: Language,
    /// The text.
    pub text: AttrValue,
}

impl Part for CopyText {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_copy_text(self).run(context)
    }
}

#[hook]
fn use_copy_text(props: &CopyText) -> Html {
    let CopyText { language, text } = props;
    let outcome = use_state(|| NOTHING);
    {
        let outcome = outcome.clone();
        use_effect_with(text.clone(), move |_| outcome.set(NOTHING));
    }
    // Its words come with the guide, and no button is without a name.
    let Some(guide) = guide(*language) else { return Html::default() };
    let said = (*outcome).checked_sub(COPIED).and_then(|nth| guide.each("copied").nth(nth as usize));
    let onclick = {
        let text = text.clone();
        Callback::from(move |_: MouseEvent| {
            let outcome = outcome.clone();
            let then = move |worked| outcome.set(if worked { COPIED } else { NOT_COPIED });
            clipboard::write(text.to_string(), Callback::from(then));
        })
    };
    html! {
        <div class="copy-text">
            <button class="button" type="button" {onclick}>{ guide.text("copy") }</button>
            <p role="status">{ said }</p>
        </div>
    }
}
