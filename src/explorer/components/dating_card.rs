//! When the open report was published, and the words that tell it.

use std::rc::Rc;

use yew::prelude::*;

use super::marked_text::words_of;
use super::view_name;
use crate::explorer::messages::{messages, shortened};
use crate::findings::Reading;
use crate::view::Language;

/// How much of the words of a reason its button shows, in characters.
const MOST_CHARS: usize = 60;

/// What the card shows and whom it tells.
#[derive(Properties, PartialEq)]
pub struct DatingCardProps {
    /// The language of the interface.
    pub language: Language,
    /// The open report.
    pub reading: Rc<Reading>,
    /// Told whose words the reader wants to see: the place of the reason.
    pub on_reason: Callback<usize>,
}

/// One sentence, then one button a reason.
#[component]
pub fn DatingCard(props: &DatingCardProps) -> Html {
    let DatingCardProps { language, reading, on_reason } = props;
    let words = messages(*language);
    let dating = &reading.dating;
    let [opening, closing] = words.quotation_marks();
    let has_reasons = !dating.reasons.is_empty();
    html! {
        <div class="dating" data-provenance={dating.provenance.as_str()}>
            <p class="dating-sentence">{ words.dating_sentence(dating) }</p>
            <div class="dating-reasons">
                if has_reasons {
                    <h3 class="dating-question">{ words.reasons() }</h3>
                    <ul>
                        for (place, reason) in dating.reasons.iter().enumerate() {
                            <li>
                                <button
                                    class="reason-button"
                                    type="button"
                                    title={words.show_words()}
                                    onclick={on_reason.reform(move |_: MouseEvent| place)}
                                >
                                    { opening }
                                    { view_name(&shortened(words_of(&reading.text, reason.span), MOST_CHARS)) }
                                    { closing }
                                    { ": " }
                                    { words.reason(reason) }
                                </button>
                            </li>
                        }
                    </ul>
                }
            </div>
        </div>
    }
}
