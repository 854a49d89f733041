//! When the open report was published, and the words that tell it.

use yew::prelude::*;

use super::marked_text::words_of;
use super::view_name;
use crate::explorer::messages::{Messages, shortened};
use crate::findings::Reading;

/// How much of the words of a reason its button shows, in characters.
const MOST_CHARS: usize = 60;

/// One sentence, then one button a reason. `on_reason` is told whose words the reader wants to see:
/// the place of the reason.
pub fn view_dating_card(words: &dyn Messages, reading: &Reading, on_reason: &Callback<usize>) -> Html {
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
