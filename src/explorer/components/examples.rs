//! Links to views that show what the corpus has.

use yew::prelude::*;

use crate::explorer::examples::{Corpus, examples};
use crate::explorer::messages::messages;
use crate::view::Settings;

/// One link an example, each with what it finds where that is known.
pub fn view_examples(corpus: &Corpus, settings: Settings) -> Html {
    let words = messages(settings.wording());
    html! {
        <ul class="examples">
            for example in examples(corpus, settings) {
                <li>
                    <a class="example" href={format!("#{}", example.view.encode())}>{ words.example(&example.subject) }</a>
                    <span class="count">{ example.count.map(|n| words.number(n)).unwrap_or_default() }</span>
                </li>
            }
        </ul>
    }
}
