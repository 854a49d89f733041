//! What the answer did not do as asked.

use yew::prelude::*;

use crate::explorer::messages::Messages;
use crate::findings::Notice;

/// One sentence a notice.
pub fn view_notices(words: &dyn Messages, notices: &[Notice]) -> Html {
    let has_any = !notices.is_empty();
    html! {
        <div class="notices-place">
            if has_any {
                <ul id="notices" class="notices" aria-label={words.notices()}>
                    for notice in notices {
                        <li>{ words.notice(notice) }</li>
                    }
                </ul>
            }
        </div>
    }
}
