//! The rows of the page of results in view: at most [`crate::findings::ROWS_PER_PAGE`].

use std::rc::Rc;

use yew::functional::{Hook, HookContext};
use yew::prelude::*;

use super::part::Part;
use super::recurring::truth;
use super::view_result_card;
use crate::explorer::browser::scrolling;
use crate::explorer::effects::use_effect_with;
use crate::explorer::messages::messages;
use crate::explorer::store::Action;
use crate::findings::Card;
use crate::view::View;

/// What the list shows and whom it tells.
#[derive(PartialEq)]
pub struct ResultList {
    /// The view.
    pub view: Rc<View>,
    /// One entry a row; `None` until its card is there.
    pub cards: Rc<[Option<Card>]>,
    /// Whether a newer answer is on its way.
    pub busy: bool,
    /// Told what the reader did.
    pub on_action: Callback<Action>,
}

impl Part for ResultList {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_result_list(self).run(context)
    }
}

/// The list.
#[hook]
fn use_result_list(props: &ResultList) -> Html {
    let ResultList { view, cards, busy, on_action } = props;
    let words = messages(view.wording());
    let first = cards.first().map(|card| key_of(0, card));
    use_first_row_shown(view.page, first);
    html! {
        <ol id="results" class="result-rows" aria-busy={truth(*busy)}>
            for (place, card) in cards.iter().enumerate() {
                <li key={key_of(place, card)} data-report={card.as_ref().map(|card| card.id.to_string())}>
                    if let Some(card) = card {
                        { view_result_card(words, view, card, on_action) }
                    } else {
                        <div class="card placeholder" aria-hidden="true"><span /><span /><span /></div>
                    }
                </li>
            }
        </ol>
    }
}

/// Brings the first row into sight whenever other rows have come.
#[hook]
pub(super) fn use_first_row_shown(page: u32, first: Option<String>) {
    let is_first_time = use_mut_ref(|| true);
    use_effect_with((page, first), move |_| {
        if !is_first_time.replace(false) {
            scrolling::show_first_result();
        }
    });
}

fn key_of(place: usize, card: &Option<Card>) -> String {
    match card {
        Some(card) => card.id.to_string(),
        None => format!("row {place}"),
    }
}
