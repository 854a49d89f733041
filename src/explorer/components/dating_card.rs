//! When the open report was published, and the words that tell it.

use yew::prelude::*;

use super::marked_text::words_of;
use super::view_name;
use crate::explorer::messages::{Messages, shortened};
use crate::findings::Reading;
use crate::report::Span;

/// How much of the words of a reason its button shows, in characters.
const MOST_CHARS: usize = 60;

/// One sentence; behind a question, one button a reason. `on_words` is told which words the reader
/// wants to see.
pub fn view_dating_card(words: &dyn Messages, reading: &Reading, on_words: &Callback<Span>) -> Html {
    let dating = &reading.dating;
    let [opening, closing] = words.quotation_marks();
    let has_reasons = !dating.reasons.is_empty();
    html! {
        <div class="dating" data-provenance={dating.provenance.as_str()}>
            <p class="dating-sentence">{ words.dating_sentence(dating) }</p>
            <div class="dating-reasons">
                if has_reasons {
                    <details>
                        <summary class="dating-question">{ words.reasons() }</summary>
                        <ul>
                            for reason in dating.reasons.iter() {
                                <li>
                                    <button
                                        class="reason-button"
                                        type="button"
                                        title={words.show_words()}
                                        onclick={on_words.reform(to_span(reason.span))}
                                    >
                                        { opening }
                                        { view_name(&shortened(words_of(&reading.text, reason.span), MOST_CHARS)) }
                                        { closing }
                                    </button>
                                    { " " }
                                    { words.reason(reason) }
                                </li>
                            }
                        </ul>
                    </details>
                }
            </div>
        </div>
    }
}

fn to_span(span: Span) -> impl Fn(MouseEvent) -> Span {
    move |_| span
}
