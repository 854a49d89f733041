//! What stands where a report will be read, before one is open: what this is, where to begin, and
//! how to read it.

use yew::prelude::*;

use super::examples::view_examples;
use crate::explorer::examples::Corpus;
use crate::explorer::messages::guide::help_text;
use crate::explorer::messages::messages;
use crate::view::Settings;

/// The invitation. `corpus` is `None` until it is known.
pub fn view_invitation(settings: Settings, corpus: Option<&Corpus>) -> Html {
    let words = messages(settings.wording());
    html! {
        <div class="invitation">
            <div class="invitation-corpus">
                if let Some(corpus) = corpus {
                    for sentence in words.corpus(corpus) {
                        <p>{ sentence }</p>
                    }
                    <h2>{ help_text(settings.language()).examples }</h2>
                    { view_examples(corpus, settings) }
                }
            </div>
            <p class="invitation-title">{ words.reading_invitation() }</p>
            <ul class="invitation-hints">
                <li>{ words.reading_hint_search() }</li>
                <li>{ words.reading_hint_dating() }</li>
                <li class="of-keys">{ words.reading_hint_keys() }</li>
            </ul>
        </div>
    }
}
