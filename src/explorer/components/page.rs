//! The whole page as a function of the store.

use std::rc::Rc;

use yew::prelude::*;

use super::{
    Chips, CopyOutcome, FaultBox, FilterPanel, Nothing, Notices, Pager, ReadingPane, ResultList, Status,
    TopBar,
};
use crate::explorer::messages::{Messages, messages};
use crate::explorer::store::{Action, Phase, Shown, Store};
use crate::view::View;

/// What the page shows and whom it tells.
#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// The state.
    pub store: Rc<Store>,
    /// What became of copying the link.
    pub copied: CopyOutcome,
    /// Told what the reader did.
    pub on_action: Callback<Action>,
    /// Told that the reader wants the link of this view.
    pub on_copy: Callback<()>,
}

/// The page.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let PageProps { store, copied, on_action, on_copy } = props;
    let filters_open = use_state(|| false);
    let words = messages(store.view.language);
    let view = Rc::new(store.view.clone());
    let on_toggle_filters = {
        let filters_open = filters_open.clone();
        Callback::from(move |_: MouseEvent| filters_open.set(!*filters_open))
    };
    let expanded = if *filters_open { "true" } else { "false" };
    let has_report = store.view.report.is_some();
    html! {
        <div
            id="app"
            class="app"
            data-state={store.phase().as_str()}
            data-settled={store.is_settled().to_string()}
            data-total={store.total().to_string()}
            data-reading={has_report.to_string()}
        >
            <TopBar
                view={view.clone()}
                edition={store.edition.clone().map(Rc::new)}
                copied={copied.clone()}
                on_action={on_action.clone()}
                {on_copy}
            />
            <main class="workspace">
                <div class="summary">
                    <button
                        id="filters-toggle"
                        class="button"
                        type="button"
                        aria-controls="filters"
                        aria-expanded={expanded}
                        onclick={on_toggle_filters}
                    >
                        { words.filters() }
                    </button>
                    <h2 id="results-title" class="total" tabindex="-1">{ total_line(store, words) }</h2>
                    <Chips view={view.clone()} on_action={on_action.clone()} />
                    <Status text={status_line(store, words)} settled={store.is_settled()} />
                </div>
                <section id="filters" class="filters" aria-label={words.filters()} data-open={expanded}>
                    <FilterPanel
                        view={view.clone()}
                        facets={store.shown.as_ref().map(|shown| Rc::new(shown.findings.facets.clone()))}
                        on_action={on_action.clone()}
                    />
                </section>
                <div class="columns">
                    <section class="results" aria-labelledby="results-title">
                        { view_results(store, &view, on_action) }
                    </section>
                    <ReadingPane view={view.clone()} open={store.open_reading()} on_action={on_action.clone()} />
                </div>
            </main>
        </div>
    }
}

fn total_line(store: &Store, words: &dyn Messages) -> String {
    match &store.shown {
        Some(shown) => words.total(shown.findings.total, shown.findings.n_reports),
        None => words.loading().to_owned(),
    }
}

/// What a screen reader is told once the results have settled.
fn status_line(store: &Store, words: &dyn Messages) -> AttrValue {
    match &store.shown {
        Some(shown) if shown.findings.total == 0 && shown.findings.n_reports > 0 => {
            AttrValue::from(words.nothing_found())
        }
        Some(_) => AttrValue::from(total_line(store, words)),
        None => AttrValue::from(""),
    }
}

fn view_results(store: &Store, view: &Rc<View>, on_action: &Callback<Action>) -> Html {
    let words = messages(view.language);
    html! {
        <>
            <Notices language={view.language} notices={Rc::<[_]>::from(store.notices())} />
            <div class="interruptions">{ view_interruption(store, words, on_action) }</div>
            <div class="answer">{ view_answer(store, view, on_action) }</div>
        </>
    }
}

/// A fault, or why it takes so long.
fn view_interruption(store: &Store, words: &dyn Messages, on_action: &Callback<Action>) -> Html {
    if let Some(fault) = store.present_fault() {
        return html! {
            <FaultBox
                language={store.view.language}
                fault={Rc::new(fault.clone())}
                on_retry={on_action.reform(|()| Action::RetryAsked)}
            />
        };
    }
    if let Some(attempt) = store.restarting {
        return html! { <p class="interruption">{ words.restarting(attempt) }</p> };
    }
    if store.phase() == Phase::Slow {
        return html! { <p class="interruption">{ words.slow() }</p> };
    }
    Html::default()
}

fn view_answer(store: &Store, view: &Rc<View>, on_action: &Callback<Action>) -> Html {
    if store.present_fault().is_some() {
        return Html::default();
    }
    let language = view.language;
    let Some(shown) = &store.shown else {
        return html! { <ResultList view={view.clone()} cards={placeholders()} busy={true} on_action={on_action.clone()} /> };
    };
    let Shown { findings, cards, .. } = shown;
    if findings.total == 0 {
        let emptiness = findings.emptiness.clone().map(Rc::new);
        let no_reports = findings.n_reports == 0;
        return html! { <Nothing {language} {emptiness} {no_reports} on_action={on_action.clone()} /> };
    }
    html! {
        <>
            <ResultList view={view.clone()} cards={cards.clone()} busy={!store.is_settled()} on_action={on_action.clone()} />
            <Pager {language} page={findings.page} total={findings.total} on_action={on_action.clone()} />
        </>
    }
}

/// As many rows as the static skeleton has.
fn placeholders() -> Rc<[Option<crate::findings::Card>]> {
    Rc::from([None, None, None, None, None])
}
