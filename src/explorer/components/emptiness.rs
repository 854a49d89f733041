//! Why nothing was found, and the steps that would find something.

use yew::prelude::*;

use crate::explorer::messages::{Messages, isolate, messages};
use crate::explorer::store::Action;
use crate::findings::{Clause, Emptiness, Findings};
use crate::view::View;

/// The explanation, with one button a step.
pub fn view_nothing(view: &View, findings: &Findings, on_action: &Callback<Action>) -> Html {
    let words = messages(view.wording());
    if findings.n_reports == 0 {
        let text = words.empty_edition();
        return html! {
            <div id="empty" class="empty">
                <h3>{ text.what }</h3>
                <p>{ text.remedy }</p>
            </div>
        };
    }
    let nothing = Emptiness::default();
    let emptiness = findings.emptiness.as_ref().unwrap_or(&nothing);
    let one_word = is_one_word(emptiness);
    let steps = steps_of(view, emptiness, words);
    let any_word = (emptiness.any_word > 0).then(|| words.with_any_word(emptiness.any_word));
    html! {
        <div id="empty" class="empty">
            <h3>{ words.nothing_found(one_word) }</h3>
            <ul class="steps">
                for Step { sentence, title, action } in steps {
                    <li>
                        <button class="button" type="button" {title} onclick={on_action.reform(move |_: MouseEvent| action.clone())}>
                            { sentence }
                        </button>
                    </li>
                }
            </ul>
            <p class="quiet">{ any_word.unwrap_or_default() }</p>
            <p class="quiet">{ words.nothing_helps(emptiness, one_word).unwrap_or_default() }</p>
            <button class="link-button" type="button" onclick={on_action.reform(|_: MouseEvent| Action::AllCleared)}>
                { words.clear_all() }
            </button>
        </div>
    }
}

/// Whether a query of one word is all that is asked.
#[must_use]
pub fn is_one_word(emptiness: &Emptiness) -> bool {
    matches!(emptiness.without[..], [(Clause::Word(_), _)])
}

/// A step out of the emptiness.
struct Step {
    sentence: String,
    /// What the sentence has no room for.
    title: Option<String>,
    action: Action,
}

/// The steps that find something, and *within*, of which that is not known.
fn steps_of(view: &View, emptiness: &Emptiness, words: &dyn Messages) -> Vec<Step> {
    let step = |sentence: String, action: Action| Step { sentence, title: None, action };
    let mut steps = Vec::new();
    for (clause, n) in emptiness.without.iter().filter(|(_, n)| *n > 0) {
        let title = if let Clause::Word(word) = clause { Some(isolate(word)) } else { None };
        let (sentence, action) = (words.without_clause(clause, *n), Action::ClauseDropped(clause.clone()));
        steps.push(Step { sentence, title, action });
    }
    if view.within && view.published.is_some() {
        steps.push(step(words.without_within().to_owned(), Action::WithinDropped));
    }
    for &(level, n) in emptiness.looser.iter().filter(|(_, n)| *n > 0) {
        steps.push(step(words.at_level(level, n), Action::LevelChosen(level)));
    }
    if emptiness.in_boilerplate > 0 {
        steps.push(step(words.in_boilerplate(emptiness.in_boilerplate), Action::BoilerplateToggled));
    }
    steps
}
