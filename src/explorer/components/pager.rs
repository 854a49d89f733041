//! From one page of rows to the next.

use yew::prelude::*;

use super::recurring::means;
use crate::explorer::messages::Messages;
use crate::explorer::store::Action;
use crate::findings::ROWS_PER_PAGE;

/// Two buttons and where one is; nothing where all `total` rows fit one page. `page` counts from 0.
pub fn view_pager(words: &dyn Messages, page: u32, total: u32, on_action: &Callback<Action>) -> Html {
    let first = page * ROWS_PER_PAGE + 1;
    let last = (first + ROWS_PER_PAGE - 1).min(total);
    let turn = |page: u32| means(on_action, Action::PageTurned(page));
    if total <= ROWS_PER_PAGE {
        return html! { <div class="pager" /> };
    }
    html! {
        <nav class="pager" aria-label={words.pages_of_rows()}>
            <button id="page-previous" class="button" type="button" disabled={page == 0} onclick={turn(page.saturating_sub(1))}>
                { words.previous_rows() }
            </button>
            <span class="pager-place"><bdi>{ words.rows_shown(first, last, total) }</bdi></span>
            <button id="page-next" class="button" type="button" disabled={last >= total} onclick={turn(page + 1)}>
                { words.next_rows() }
            </button>
        </nav>
    }
}
