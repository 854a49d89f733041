//! That the open report is not among the results.

use yew::prelude::*;

use super::recurring::means;
use crate::explorer::messages::Messages;
use crate::explorer::store::Action;

/// Says so, with a button that clears the conditions; nothing where the report is a hit.
pub fn view_not_a_hit(words: &dyn Messages, is_hit: bool, on_action: &Callback<Action>) -> Html {
    if is_hit {
        return Html::default();
    }
    html! {
        <p class="not-a-hit">
            { words.not_a_hit() }{ " " }
            <button class="link-button" type="button" onclick={means(on_action, Action::AllCleared)}>
                { words.clear_all() }
            </button>
        </p>
    }
}
