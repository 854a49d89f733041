//! A report in the list of results.

use std::rc::Rc;

use yew::prelude::*;

use super::{view_dating_chip, view_excerpt};
use crate::explorer::messages::Messages;
use crate::explorer::store::Action;
use crate::findings::Card;
use crate::view::View;

/// The card of a report, with the link of the view that has it open.
pub fn view_result_card(
    words: &dyn Messages,
    view: &Rc<View>,
    card: &Card,
    on_action: &Callback<Action>,
) -> Html {
    let id = card.id;
    let is_open = view.report == Some(id);
    let opened = View { report: Some(id), ..View::clone(view) };
    let on_action = on_action.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        // Other buttons and keys mean what they mean on any link: a new tab, a new window.
        let is_plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if is_plain {
            event.prevent_default();
            on_action.emit(Action::ReportOpened(id));
        }
    });
    let relayed = (!card.relayed.is_empty()).then(|| words.relayed_from(&card.relayed));
    html! {
        <article class="card" data-open={is_open.to_string()}>
            <div class="meta">
                <span class="outlet" data-known={card.outlet.is_some().to_string()}>
                    <bdi>{ card.outlet.clone().unwrap_or_else(|| words.outlet_unknown().to_owned()) }</bdi>
                </span>
                { view_dating_chip(words, &card.dating) }
                <span class="relayed">{ relayed.unwrap_or_default() }</span>
            </div>
            <h3 class="card-title">
                <a class="result-link" href={format!("#{}", opened.encode())} aria-current={is_open.then_some("true")} {onclick}>
                    { view_excerpt(words, &card.title) }
                </a>
            </h3>
            <div class="snippets">
                for snippet in card.snippets.iter() {
                    <p class="snippet">{ view_excerpt(words, snippet) }</p>
                }
            </div>
        </article>
    }
}
