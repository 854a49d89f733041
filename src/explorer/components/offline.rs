//! Reading offline: how much of the edition is kept, the buttons for that, and the offer of a newer
//! version.

use yew::prelude::*;

use super::recurring::means;
use crate::explorer::messages::Messages;
use crate::explorer::messages::guide::{OfflineText, guide, offline_text, size};
use crate::explorer::offline::{Amount, Keeping, Offline, Wish};
use crate::explorer::store::Action;
use crate::view::Language;

/// What is kept of the edition, and what can be done about it; nothing where nothing is known of it.
pub fn view_offline(
    language: Language,
    words: &dyn Messages,
    offline: Option<Offline>,
    on_action: &Callback<Action>,
) -> Html {
    let Some(Offline { keeping: Some(keeping), all, kept, .. }) = offline else { return Html::default() };
    let text = offline_text(language);
    // In the order of the variants.
    let sentence = guide(language).and_then(|guide| guide.each("keeping").nth(keeping as usize));
    let wishes: &[Wish] = match keeping {
        Keeping::Unavailable => &[],
        Keeping::Partly => &[Wish::Fetch],
        Keeping::Fetching => &[Wish::Stop],
        Keeping::Stopped | Keeping::Cut | Keeping::Full => &[Wish::Fetch, Wish::Remove],
        Keeping::Whole => &[Wish::Remove],
    };
    let has_begun = wishes != [Wish::Fetch];
    html! {
        <section id="offline" class="offline" data-keeping={keeping.as_str()} aria-labelledby="offline-title">
            <h3 id="offline-title">{ text.title }</h3>
            <p role="status">{ sentence }</p>
            if !wishes.is_empty() {
                <p class="offline-amount">{ amount(language, words, kept, all, has_begun) }</p>
                if has_begun {
                    <progress max={all.bytes.to_string()} value={kept.bytes.to_string()} aria-labelledby="offline-title" />
                }
                <p class="offline-wishes">
                    for &wish in wishes {
                        { view_wish(wish, name_of(text, wish, has_begun), on_action) }
                    }
                </p>
            }
        </section>
    }
}

fn name_of(text: &OfflineText, wish: Wish, has_begun: bool) -> &'static str {
    match wish {
        Wish::Fetch if has_begun => text.go_on,
        Wish::Fetch => text.fetch,
        Wish::Stop => text.stop,
        Wish::Remove => text.remove,
        Wish::Switch => text.switch,
        Wish::Later => text.later,
    }
}

fn view_wish(wish: Wish, name: &'static str, on_action: &Callback<Action>) -> Html {
    let onclick = means(on_action, Action::OfflineAsked(wish));
    html! { <button key={name} class="button" type="button" data-wish={wish.as_str()} {onclick}>{ name }</button> }
}

/// Such as «الملفات: ١٢ من ٩٬١٤٩ · ٣١ ميغابايت».
fn amount(language: Language, words: &dyn Messages, kept: Amount, all: Amount, has_begun: bool) -> String {
    let text = offline_text(language);
    let of = if has_begun { format!("{} {} ", words.number(kept.files), text.of) } else { String::new() };
    format!("{} {of}{} · {}", text.files, words.number(all.files), size(language, words, all.bytes))
}

/// The offer of a newer version, in a place that takes no room.
pub fn view_offer(language: Language, is_offered: bool, on_action: &Callback<Action>) -> Html {
    let text = offline_text(language);
    html! {
        <div class="offer-place" role="status">
            if is_offered {
                <div id="offer" class="offer">
                    <p>{ text.newer }</p>
                    { view_wish(Wish::Switch, text.switch, on_action) }
                    { view_wish(Wish::Later, text.later, on_action) }
                </div>
            }
        </div>
    }
}
