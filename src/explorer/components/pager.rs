//! From one page of rows to the next.

use yew::prelude::*;

use crate::explorer::messages::messages;
use crate::explorer::store::Action;
use crate::findings::ROWS_PER_PAGE;
use crate::view::Language;

/// What the pager shows and whom it tells.
#[derive(Properties, PartialEq)]
pub struct PagerProps {
    /// The language of the interface.
    pub language: Language,
    /// The page in view, from 0.
    pub page: u32,
    /// How many rows there are in all.
    pub total: u32,
    /// Told which page was chosen.
    pub on_action: Callback<Action>,
}

/// Two buttons and where one is; nothing where all rows fit one page.
#[component]
pub fn Pager(props: &PagerProps) -> Html {
    let PagerProps { language, page, total, on_action } = props;
    let words = messages(*language);
    let page = *page;
    let first = page * ROWS_PER_PAGE + 1;
    let last = (first + ROWS_PER_PAGE - 1).min(*total);
    let turn = |page: u32| on_action.reform(move |_: MouseEvent| Action::PageTurned(page));
    if *total <= ROWS_PER_PAGE {
        return html! { <div class="pager" /> };
    }
    html! {
        <nav class="pager" aria-label={words.pages_of_rows()}>
            <button id="page-previous" class="button" type="button" disabled={page == 0} onclick={turn(page.saturating_sub(1))}>
                { words.previous_rows() }
            </button>
            <span class="pager-place"><bdi>{ words.rows_shown(first, last, *total) }</bdi></span>
            <button id="page-next" class="button" type="button" disabled={last >= *total} onclick={turn(page + 1)}>
                { words.next_rows() }
            </button>
        </nav>
    }
}
