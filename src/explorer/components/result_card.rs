//! A report in the list of results.

use std::rc::Rc;

use yew::prelude::*;

use super::recurring::{means, on_plain_click, truth};
use super::{view_dating_chip, view_excerpt, view_outlet, view_relayed};
use crate::explorer::messages::Messages;
use crate::explorer::passage::direction_of;
use crate::explorer::store::Action;
use crate::findings::{Card, Excerpt};
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
    let opened = View { report: Some(id), words: card.words, ..View::clone(view) };
    let action = card.words.map_or(Action::ReportOpened(id), |words| Action::WordsOpened(id, words));
    let onclick = on_plain_click(means(on_action, action));
    let title = direction_of(&card.title.text);
    html! {
        <article class="card" data-open={truth(is_open)}>
            <div class="meta">
                <span class="outlet" data-known={truth(card.outlet.is_some())}>
                    { view_outlet(words, card.outlet.as_deref()) }
                </span>
                { view_dating_chip(words, &card.dating) }
                <span class="relayed">{ view_relayed(words, &card.relayed) }</span>
            </div>
            <h3 class="card-title" dir={title.as_str()} lang={title.lang()}>
                <a class="result-link" href={format!("#{}", opened.encode())} aria-current={is_open.then_some("true")} {onclick}>
                    { view_excerpt(words, &card.title) }
                </a>
            </h3>
            <div class="snippets">
                for snippet in card.snippets.iter() {
                    { view_snippet(words, snippet) }
                }
            </div>
        </article>
    }
}

fn view_snippet(words: &dyn Messages, snippet: &Excerpt) -> Html {
    let direction = direction_of(&snippet.text);
    html! {
        <p class="snippet" dir={direction.as_str()} lang={direction.lang()}>{ view_excerpt(words, snippet) }</p>
    }
}
