//! The button that copies the link of the view, and what came of it.

use yew::functional::{Hook, HookContext};
use yew::prelude::*;

use super::part::Part;
use crate::explorer::effects::use_effect_with;
use crate::explorer::messages::messages;
use crate::view::Wording;

/// What became of copying the link.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum CopyOutcome {
    /// Nothing was copied, or the view has changed since.
    #[default]
    None,
    /// It is on the clipboard.
    Copied,
    /// The browser did not allow it; the reader can copy this link by hand.
    ByHand(AttrValue),
}

/// What the button shows and whom it tells.
#[derive(PartialEq)]
pub struct CopyLink {
    /// In which words the interface speaks.
    pub wording: Wording,
    /// What became of it.
    pub outcome: CopyOutcome,
    /// Told that the link is wanted.
    pub on_copy: Callback<()>,
}

impl Part for CopyLink {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_copy_link(self).run(context)
    }
}

/// The button, its outcome, and the field to copy from by hand.
#[hook]
fn use_copy_link(props: &CopyLink) -> Html {
    let words = messages(props.wording);
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with(props.outcome.clone(), move |_| {
            if let Some(input) = field.cast::<web_sys::HtmlInputElement>() {
                input.select();
            }
        });
    }
    let said = match &props.outcome {
        CopyOutcome::None => "",
        CopyOutcome::Copied => words.link_copied(),
        CopyOutcome::ByHand(_) => words.link_to_copy_by_hand(),
    };
    let by_hand = match &props.outcome {
        CopyOutcome::ByHand(link) => Some(link.clone()),
        _ => None,
    };
    html! {
        <div class="copy-link">
            <button id="copy-link" class="button primary" type="button" onclick={props.on_copy.reform(|_: MouseEvent| ())}>
                { words.copy_link() }
            </button>
            <div class="copy-outcome">
                <p id="copy-status" class="copy-status" role="status">{ said }</p>
                <div class="copy-by-hand">
                    if let Some(link) = by_hand {
                        <input
                            ref={field}
                            id="link-to-copy"
                            type="text"
                            dir="ltr"
                            readonly={true}
                            aria-label={words.link_to_copy_by_hand()}
                            value={link}
                        />
                    }
                </div>
            </div>
        </div>
    }
}
