//! What the answer did not do as asked.

use yew::prelude::*;

use super::recurring::means;
use crate::explorer::messages::Messages;
use crate::explorer::store::Action;
use crate::findings::Notice;

/// One sentence a notice, with a button where a step helps.
pub fn view_notices(words: &dyn Messages, notices: &[Notice], on_action: &Callback<Action>) -> Html {
    let has_any = !notices.is_empty();
    html! {
        <div class="notices-place">
            if has_any {
                <ul id="notices" class="notices" aria-label={words.notices()}>
                    for notice in notices {
                        <li>
                            { words.notice(notice) }
                            if let Notice::ReadAsNot { as_words } = notice {
                                { " " }
                                <button
                                    id="as-words"
                                    class="link-button"
                                    type="button"
                                    onclick={means(on_action, Action::QueryCommitted(as_words.clone()))}
                                >
                                    { words.search_as_word() }
                                </button>
                            }
                        </li>
                    }
                </ul>
            }
        </div>
    }
}
