//! Why nothing was found, and the steps that would find something.

use std::rc::Rc;

use yew::prelude::*;

use crate::explorer::messages::{Messages, messages};
use crate::explorer::store::Action;
use crate::findings::Emptiness;
use crate::view::Language;

/// What is known of the emptiness and whom to tell.
#[derive(Properties, PartialEq)]
pub struct NothingProps {
    /// The language of the interface.
    pub language: Language,
    /// Why nothing was found.
    pub emptiness: Option<Rc<Emptiness>>,
    /// Whether the edition has no reports at all.
    pub no_reports: bool,
    /// Told which step the reader took.
    pub on_action: Callback<Action>,
}

/// The explanation, with one button a step.
#[component]
pub fn Nothing(props: &NothingProps) -> Html {
    let words = messages(props.language);
    if props.no_reports {
        let text = words.empty_edition();
        return html! {
            <div id="empty" class="empty">
                <h3>{ text.what }</h3>
                <p>{ text.remedy }</p>
            </div>
        };
    }
    let nothing = Emptiness::default();
    let emptiness = props.emptiness.as_deref().unwrap_or(&nothing);
    let steps = steps_of(emptiness, words);
    let any_word = (emptiness.any_word > 0).then(|| words.with_any_word(emptiness.any_word));
    html! {
        <div id="empty" class="empty">
            <h3>{ words.nothing_found() }</h3>
            <ul class="steps">
                for (sentence, action) in steps {
                    <li>
                        <button class="button" type="button" onclick={props.on_action.reform(move |_: MouseEvent| action.clone())}>
                            { sentence }
                        </button>
                    </li>
                }
            </ul>
            <p class="quiet">{ any_word.unwrap_or_default() }</p>
            <p class="quiet">{ words.nothing_helps(emptiness).unwrap_or_default() }</p>
            <button class="link-button" type="button" onclick={props.on_action.reform(|_: MouseEvent| Action::AllCleared)}>
                { words.clear_all() }
            </button>
        </div>
    }
}

/// The steps that find something, each as a sentence and what it does.
fn steps_of(emptiness: &Emptiness, words: &dyn Messages) -> Vec<(String, Action)> {
    let mut steps = Vec::new();
    for (clause, n) in emptiness.without.iter().filter(|(_, n)| *n > 0) {
        steps.push((words.without_clause(clause, *n), Action::ClauseDropped(clause.clone())));
    }
    for &(level, n) in emptiness.looser.iter().filter(|(_, n)| *n > 0) {
        steps.push((words.at_level(level, n), Action::LevelChosen(level)));
    }
    if emptiness.in_boilerplate > 0 {
        steps.push((words.in_boilerplate(emptiness.in_boilerplate), Action::BoilerplateToggled));
    }
    steps
}
