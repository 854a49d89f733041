//! The whole page as a function of the store.

use std::rc::Rc;

use yew::prelude::*;

use super::part::view_part;
use super::recurring::{means, on_plain_click, truth};
use super::{
    ContextLens, CopyOutcome, EventsLens, ReadingPane, ResultList, Status, Timeline, is_one_word, view_chips,
    view_context_sort, view_fault_box, view_filter_panel, view_level, view_nothing, view_notices, view_offer,
    view_pager, view_sort, view_top_bar,
};
use crate::explorer::browser::document;
use crate::explorer::examples::Corpus;
use crate::explorer::messages::{Messages, messages};
use crate::explorer::store::{Action, Kept, Phase, Shown, ShownContext, ShownEvents, Store};
use crate::findings::Card;
use crate::protocol::Turn;
use crate::view::{Lens, View};

/// What the page shows and whom it tells.
#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// The state.
    pub store: Rc<Store>,
    /// The address of the view, for paper.
    #[prop_or_default]
    pub address: AttrValue,
    /// What became of copying the link.
    pub copied: CopyOutcome,
    /// Told what the reader did.
    pub on_action: Callback<Action>,
    /// Told that the reader wants the link of this view.
    pub on_copy: Callback<()>,
}

/// The page by itself, for tests.
#[component]
pub fn Page(props: &PageProps) -> Html {
    use_page(props)
}

/// The page, as a part of the component that draws it.
#[hook]
pub fn use_page(props: &PageProps) -> Html {
    let PageProps { store, address, copied, on_action, on_copy } = props;
    let filters_open = use_state_eq(|| false);
    let words = messages(store.view.wording());
    let view = Rc::new(store.view.clone());
    let on_toggle_filters = {
        let filters_open = filters_open.clone();
        Callback::from(move |_: MouseEvent| filters_open.set(!*filters_open))
    };
    let on_filters_key = {
        let filters_open = filters_open.clone();
        Callback::from(move |event: KeyboardEvent| {
            // Where the panel is always open there is no button, and nothing to close.
            if event.key() == "Escape" && *filters_open && document::focus_visible("#filters-toggle") {
                event.stop_propagation();
                event.prevent_default();
                filters_open.set(false);
            }
        })
    };
    let stale = truth(store.kept() == Kept::Older);
    let expanded = truth(*filters_open);
    let facets = store.latest().map(|findings| &findings.facets);
    let corpus = store.latest().and_then(|findings| Corpus::of(findings));
    let has_report = store.view.report.is_some();
    let status = Status { text: status_line(store, words), settled: store.is_settled() };
    let timeline = Timeline {
        view: Rc::clone(&view),
        findings: store.latest().cloned(),
        pointed: store.pointed.clone(),
        on_action: on_action.clone(),
    };
    let reading_pane = ReadingPane {
        view: Rc::clone(&view),
        open: store.open_reading(),
        corpus,
        has_shortcuts: store.has_shortcuts,
        is_turned: store.is_turned,
        n_guides: store.n_guides,
        on_action: on_action.clone(),
    };
    html! {
        <div
            id="app"
            class="app"
            data-state={store.phase().as_str()}
            data-settled={truth(store.is_settled())}
            data-behind={truth(store.is_behind())}
            data-total={store.total().to_string()}
            data-reading={truth(has_report)}
        >
            { view_top_bar(store, copied, on_action, on_copy) }
            <main class="workspace">
                <div class="summary">
                    { view_chips(&view, words, on_action) }
                    <p id="total" class="total" data-stale={stale}>
                        { total_line(store, words) }
                        <span class="total-mentions">{ mentions_line(store, words) }</span>
                    </p>
                    { view_part("status", status) }
                </div>
                <section class="timeline-place">
                    { view_part("timeline", timeline) }
                </section>
                <div class="filters-switch">
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
                </div>
                <section id="filters" class="filters" aria-label={words.filters()} data-open={expanded} onkeydown={on_filters_key}>
                    { view_filter_panel(&view, facets, on_action) }
                </section>
                <section class="results" aria-labelledby="results-title">
                    { view_results_head(store, words, on_action) }
                    { view_results(store, &view, on_action) }
                </section>
                { view_part("reading", reading_pane) }
                <p class="address-on-paper" dir="ltr">{ address.clone() }</p>
            </main>
            { view_offer(view.language(), store.is_newer_offered(), on_action) }
        </div>
    }
}

fn total_line(store: &Store, words: &dyn Messages) -> String {
    match store.latest() {
        None if store.has_failed() => words.not_opened().to_owned(),
        Some(_) if store.has_failed() => words.fault_title(Kept::Nothing).to_owned(),
        Some(findings) => words.total(findings.total, findings.n_reports),
        None => words.loading().to_owned(),
    }
}

/// How many times they mention; the last part of the count, which a narrow page leaves out.
fn mentions_line(store: &Store, words: &dyn Messages) -> String {
    let findings = store.latest().filter(|_| store.present_fault().is_none());
    findings.map(|findings| format!(" · {}", words.mentions(findings.n_mentions))).unwrap_or_default()
}

/// What is shown and how it is made: the lenses, the one in view with the number of its rows, level
/// and order.
fn view_results_head(store: &Store, words: &dyn Messages, on_action: &Callback<Action>) -> Html {
    let view = &store.view;
    html! {
        <div class="results-head">
            <div class="lenses">
                for &lens in Lens::ALL.iter().filter(|lens| has_lens(store, **lens)) {
                    { view_lens(store, lens, words, on_action) }
                }
            </div>
            <div class="results-controls">
                { view_level(view, words, on_action) }
                if view.lens == Lens::Context {
                    { view_context_sort(view, words, on_action) }
                } else {
                    { view_sort(view, words, on_action) }
                }
            </div>
        </div>
    }
}

/// Whether there is a way to a lens: a matter of the edition, so that none comes and goes while one types.
fn has_lens(store: &Store, lens: Lens) -> bool {
    let has_events = || store.latest().is_some_and(|findings| findings.overview.has_events);
    lens != Lens::Events || lens == store.view.lens || has_events()
}

/// The lens in view is a heading, any other a link.
fn view_lens(store: &Store, lens: Lens, words: &dyn Messages, on_action: &Callback<Action>) -> Html {
    let view = &store.view;
    let name = words.lens(lens);
    if lens == view.lens {
        let is_shown = store.present_fault().is_none() || store.kept() != Kept::Nothing;
        let n_rows = match lens {
            Lens::Reports => store.latest().filter(|_| !store.has_failed()).map(|findings| findings.total),
            Lens::Context => store.context.as_ref().filter(|_| is_shown).map(|shown| shown.context.total),
            Lens::Events => store.events.as_ref().filter(|_| is_shown).map(|shown| shown.events.total),
        };
        let total = n_rows.map(|n| words.number(n));
        return html! {
            <h2 id="results-title" key="lens" class="lens" tabindex="-1">
                { name }
                { " " }
                <span class="lens-total">{ total.unwrap_or_default() }</span>
            </h2>
        };
    }
    let through = View { lens, page: 0, ..view.clone() };
    let onclick = on_plain_click(means(on_action, Action::LensChosen(lens)));
    html! {
        <a key={lens.as_str()} class="other-lens" data-lens={lens.as_str()} href={format!("#{}", through.encode())} {onclick}>
            { name }
        </a>
    }
}

/// What a screen reader is told once the results have settled.
fn status_line(store: &Store, words: &dyn Messages) -> AttrValue {
    match &store.shown {
        Some(shown) if shown.findings.total == 0 && shown.findings.n_reports > 0 => {
            let emptiness = shown.findings.emptiness.as_ref();
            let is_one = emptiness.is_some_and(|emptiness| emptiness.without.len() == 1);
            AttrValue::from(words.nothing_found(emptiness.is_some_and(is_one_word), is_one))
        }
        Some(_) => AttrValue::from(total_line(store, words)),
        None => AttrValue::from(""),
    }
}

fn view_results(store: &Store, view: &Rc<View>, on_action: &Callback<Action>) -> Html {
    let words = messages(view.wording());
    html! {
        <>
            { view_notices(words, &store.notices(), on_action) }
            <div class="interruptions">{ view_interruption(store, words, on_action) }</div>
            <div class="answer" data-stale={truth(store.kept() == Kept::Older)}>{ view_answer(store, view, on_action) }</div>
        </>
    }
}

/// A fault, or why it takes so long.
fn view_interruption(store: &Store, words: &dyn Messages, on_action: &Callback<Action>) -> Html {
    if let Some(fault) = store.present_fault() {
        return view_fault_box(words, fault, store.kept(), on_action);
    }
    if let Some(attempt) = store.restarting {
        return html! { <p class="interruption">{ words.restarting(attempt) }</p> };
    }
    if store.phase() == Phase::Slow {
        return html! { <p class="interruption">{ words.slow() }</p> };
    }
    Html::default()
}

/// The results; under a fault as far as they came, where they are still of use.
fn view_answer(store: &Store, view: &Rc<View>, on_action: &Callback<Action>) -> Html {
    let has_fault = store.present_fault().is_some();
    if has_fault && store.kept() == Kept::Nothing {
        return Html::default();
    }
    let Some(shown) = &store.shown else {
        return view_list(view, placeholders(), true, on_action);
    };
    let Shown { findings, cards, .. } = shown;
    if findings.total == 0 {
        return view_nothing(view, findings, on_action);
    }
    match store.view.lens {
        Lens::Reports => {}
        Lens::Context => return view_context(store, on_action),
        Lens::Events => return view_events(store, on_action),
    }
    let cards =
        if has_fault { cards.iter().filter(|card| card.is_some()).cloned().collect() } else { cards.clone() };
    html! {
        <>
            { view_list(&view_of_rows(store, shown.turn, &shown.view), cards, is_busy(store), on_action) }
            { view_pager(messages(view.wording()), findings.page, findings.total, on_action) }
        </>
    }
}

/// Whether newer results, or more of them, are on their way.
fn is_busy(store: &Store) -> bool {
    !store.is_settled() && store.present_fault().is_none()
}

/// The occurrences, once they have come.
fn view_context(store: &Store, on_action: &Callback<Action>) -> Html {
    let Some(ShownContext { turn, view, context }) = &store.context else {
        return view_list(&Rc::new(store.view.clone()), placeholders(), true, on_action);
    };
    let lens = ContextLens {
        view: view_of_rows(store, *turn, view),
        context: Rc::clone(context),
        busy: is_busy(store),
        on_action: on_action.clone(),
    };
    view_part("context", lens)
}

/// The events, once they have come.
fn view_events(store: &Store, on_action: &Callback<Action>) -> Html {
    let Some(ShownEvents { turn, view, events }) = &store.events else {
        return view_list(&Rc::new(store.view.clone()), placeholders(), true, on_action);
    };
    let lens = EventsLens {
        view: view_of_rows(store, *turn, view),
        events: Rc::clone(events),
        busy: is_busy(store),
        on_action: on_action.clone(),
    };
    view_part("events", lens)
}

/// The view that the rows on the screen link from: the one they answer, as long as a newer one has
/// no rows yet. So what one brushes or types past does not draw them anew.
fn view_of_rows(store: &Store, turn: Turn, asked: &View) -> Rc<View> {
    let View { report, words, settings, .. } = store.view;
    let answered = if turn == store.turn { store.view.clone() } else { asked.clone() };
    Rc::new(View { report, words, settings, ..answered })
}

fn view_list(view: &Rc<View>, cards: Rc<[Option<Card>]>, busy: bool, on_action: &Callback<Action>) -> Html {
    view_part("results", ResultList { view: Rc::clone(view), cards, busy, on_action: on_action.clone() })
}

/// As many rows as the static skeleton has.
fn placeholders() -> Rc<[Option<Card>]> {
    Rc::from([None, None, None, None, None])
}
