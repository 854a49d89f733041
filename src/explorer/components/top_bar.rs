//! The head of the page: name and title of the edition, search, language, settings, help, link.

use yew::prelude::*;

use super::part::view_part;
use super::recurring::means;
use super::{CopyLink, CopyOutcome, HelpDialog, SearchBox, SettingsDialog};
use crate::explorer::browser::document;
use crate::explorer::examples::Corpus;
use crate::explorer::messages::messages;
use crate::explorer::store::{Action, Store};
use crate::view::{Language, Settings};

/// The head of the page. `on_copy` is told that the reader wants the link of this view.
pub fn view_top_bar(
    store: &Store,
    copied: &CopyOutcome,
    on_action: &Callback<Action>,
    on_copy: &Callback<()>,
) -> Html {
    let Store { view, edition, has_shortcuts, offline, .. } = store;
    let edition = edition.as_ref();
    let corpus = store.latest().and_then(|findings| Corpus::of(findings));
    let language = view.language();
    let wording = view.wording();
    let words = messages(wording);
    let other = match language {
        Language::Arabic => Language::English,
        Language::English => Language::Arabic,
    };
    let title = edition.map(|edition| match language {
        Language::Arabic => edition.title_ar.clone(),
        Language::English => edition.title_en.clone(),
    });
    let size = edition.map(|edition| words.edition_size(edition.n_reports));
    // The fragment is the view: a jump by address would overwrite it.
    let on_skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        if !document::focus("#results a") {
            document::focus("#results-title");
        }
    });
    let settings = view.settings;
    let on_language =
        means(on_action, Action::SettingsChosen(Settings { language: Some(other), ..settings }));
    let query = AttrValue::from(view.query.clone());
    let search_box = SearchBox { wording, query, on_action: on_action.clone() };
    let dialog = SettingsDialog {
        settings,
        has_shortcuts: *has_shortcuts,
        offline: *offline,
        n_guides: store.n_guides,
        on_action: on_action.clone(),
    };
    let copy_link = CopyLink { wording, outcome: copied.clone(), on_copy: on_copy.clone() };
    html! {
        <header class="top-bar">
            <a class="skip-link" href="#results" onclick={on_skip}>{ words.skip_to_results() }</a>
            <div class="brand">
                <h1 class="brand-title">
                    <span class="brand-name">{ words.brand() }</span>
                    { " " }
                    <bdi class="brand-corpus">{ title.unwrap_or_default() }</bdi>
                </h1>
                <p class="brand-size">{ size.unwrap_or_default() }</p>
            </div>
            { view_part("search-box", search_box) }
            <div class="top-actions">
                <button
                    id="language"
                    class="button"
                    type="button"
                    lang={other.as_str()}
                    dir={if other == Language::Arabic { "rtl" } else { "ltr" }}
                    onclick={on_language}
                >
                    { words.other_language() }
                </button>
                { view_part("settings", dialog) }
                { view_part("help", HelpDialog { settings, corpus, n_guides: store.n_guides }) }
                { view_part("copy-link", copy_link) }
            </div>
        </header>
    }
}
