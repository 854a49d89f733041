//! The application: the store, and the effects that follow from it. The worker is asked, the
//! address written, the document described and the time measured here and nowhere else.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::browser::address_bar::{self, AddressBar};
use super::browser::document::{self, Shortcut};
use super::browser::engine_client::{EngineClient, EngineEvent};
use super::browser::focus::FocusKeeper;
use super::browser::{clipboard, dialog, downloads, guide, measures, offline, preferences};
use super::components::{CopyOutcome, PageProps, use_page};
use super::effects::use_effect_with;
use super::messages::messages;
use super::preferences::Preferences;
use super::store::{Action, HistoryStep, OpenReading, Store};
use crate::findings::Fault;
use crate::report::ReportId;
use crate::view::{Language, View};

/// After this long without an answer the page says so, in milliseconds.
const SLOW_MS: u32 = 4_000;

/// This long findings wait for their cards, so that both appear together, in milliseconds.
const CARDS_MS: u32 = 250;

/// Draws the page into the document.
pub fn run() {
    if let Some(root) = document::root() {
        yew::Renderer::<App>::with_root(root).render();
    }
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match self.after(action) {
            Some(next) => Rc::new(next),
            None => self,
        }
    }
}

/// The application.
#[component]
pub fn App() -> Html {
    let store = use_reducer(store_of_address);
    let engine = {
        let dispatch = store.dispatcher();
        use_mut_ref(move || EngineClient::start(Callback::from(move |event| heard(&dispatch, event))))
    };
    let engine = engine.borrow().clone();
    let started_ms = use_mut_ref(|| 0.0);
    let focus = use_mut_ref(|| None::<FocusWanted>);
    let copied = use_state(CopyOutcome::default);

    use_question(&store, &engine);
    use_pointing(&store, &engine);
    use_address(&store, &started_ms);
    use_document(&store);
    use_late_cards(&store);
    use_measures(&store, &started_ms);
    use_offline(&store);
    use_guide(&store);
    use_focus(&store, &focus);
    {
        let copied = copied.clone();
        use_effect_with(store.view.clone(), move |_| copied.set(CopyOutcome::None));
    }

    let on_action = {
        let dispatch = store.dispatcher();
        let must_reload = store.present_fault() == Some(&Fault::OtherVersion);
        let present = Preferences { settings: store.view.settings, has_shortcuts: store.has_shortcuts };
        let deps = (store.view.report, must_reload, present);
        use_callback(deps, move |action: Action, (open_report, must_reload, present)| {
            remember(&action, *present);
            // What asks no question begins no measure.
            if !matches!(action, Action::MarkPointedAt(_) | Action::TableAsked(..)) {
                *started_ms.borrow_mut() = measures::now_ms();
            }
            if let Some(wanted) = focus_after(&action, *open_report) {
                *focus.borrow_mut() = Some(wanted);
            }
            if let Action::OfflineAsked(wish) = action {
                offline::ask(wish);
            }
            if let Action::TableAsked(link) = &action {
                engine.tabulate(link.clone());
            }
            let retry = matches!(action, Action::RetryAsked);
            dispatch.dispatch(action);
            match (retry, must_reload) {
                (true, true) => document::reload(),
                (true, false) => engine.retry(),
                _ => {}
            }
        })
    };
    use_shortcuts(&store, &on_action);
    use_retry_when_online(&store, &on_action);
    use_kept_focus();
    let on_copy = {
        let (store, copied) = (store.clone(), copied.clone());
        Callback::from(move |()| copy_link(&store.view, copied.clone()))
    };
    let address = address_bar::address_of(&store.view.encode());
    use_page(&PageProps {
        store: Rc::new(Store::clone(&store)),
        address: AttrValue::from(address),
        copied: (*copied).clone(),
        on_action,
        on_copy,
    })
}

/// The state of the link. Where the link says nothing, settings chosen earlier hold, and the address
/// then says so too.
fn store_of_address() -> Store {
    let (mut view, notices) = View::decode(&address_bar::fragment());
    let remembered = preferences::load();
    let by_link = view.settings;
    view.settings = by_link.or(remembered.settings);
    let step = if view.settings == by_link { HistoryStep::Written } else { HistoryStep::Replace };
    let has_shortcuts = remembered.has_shortcuts;
    Store { step, has_shortcuts, ..Store::new(view, notices, document::edition_in_skeleton()) }
}

/// Keeps what the reader chose in the settings for the next visit. `present` are those of
/// this page, which what is kept by now need not be.
fn remember(action: &Action, present: Preferences) {
    match action {
        Action::SettingsChosen(chosen) => {
            preferences::change(|kept| kept.after_choice(present.settings, *chosen))
        }
        Action::ShortcutsToggled => {
            preferences::change(|kept| Preferences { has_shortcuts: !present.has_shortcuts, ..kept });
        }
        _ => {}
    }
}

/// What the engine said, as an action; its own times go on record at once.
fn heard(dispatch: &UseReducerDispatcher<Store>, event: EngineEvent) {
    let action = match event {
        EngineEvent::Started(info) => Action::EngineStarted(info),
        EngineEvent::Findings { turn, findings, micros } => {
            measures::ended_now("sijill:answer", micros);
            Action::FindingsArrived(turn, findings)
        }
        EngineEvent::Cards { turn, cards, micros } => {
            measures::ended_now("sijill:snippets", micros);
            Action::CardsArrived(turn, cards)
        }
        EngineEvent::Reading { turn, reading } => Action::ReadingArrived(turn, reading),
        EngineEvent::Passages { at, passages } => Action::PassagesArrived(at, passages),
        EngineEvent::Context { turn, context } => Action::ContextArrived(turn, context),
        EngineEvent::Events { turn, events } => Action::EventsArrived(turn, events),
        EngineEvent::Table(table) => return downloads::save_table(&table),
        EngineEvent::Fault { turn, fault } => Action::FaultArose(turn, fault),
        EngineEvent::Restarting { attempt } => Action::EngineRestarting(attempt),
    };
    dispatch.dispatch(action);
}

fn copy_link(view: &View, copied: UseStateHandle<CopyOutcome>) {
    let address = address_bar::address_of(&view.encode());
    let by_hand = CopyOutcome::ByHand(AttrValue::from(address.clone()));
    let then = move |worked| copied.set(if worked { CopyOutcome::Copied } else { by_hand.clone() });
    clipboard::write(address, Callback::from(then));
}

/// Asks the engine whenever the view asks something new, and says so when it takes long.
#[hook]
fn use_question(store: &UseReducerHandle<Store>, engine: &EngineClient) {
    let (dispatch, engine) = (store.dispatcher(), engine.clone());
    let link = store.view.question().encode();
    use_effect_with(store.turn, move |&turn| {
        engine.ask(turn, link);
        let late = Timeout::new(SLOW_MS, move || dispatch.dispatch(Action::AnswerLate(turn)));
        move || drop(late)
    });
}

/// Asks for the words of the mark that is pointed at, and again when the engine was started anew.
#[hook]
fn use_pointing(store: &UseReducerHandle<Store>, engine: &EngineClient) {
    let engine = engine.clone();
    let waiting = store.pointed.as_ref().filter(|pointed| pointed.passages.is_none());
    let at = waiting.filter(|_| store.restarting.is_none()).map(|pointed| pointed.at.clone());
    use_effect_with(at, move |at| {
        if let Some(at) = at {
            engine.point(at.clone());
        }
    });
}

/// View → address bar → view.
#[hook]
fn use_address(store: &UseReducerHandle<Store>, started_ms: &Rc<RefCell<f64>>) {
    let bar = use_mut_ref(AddressBar::default);
    let written = use_mut_ref(|| 0);
    use_effect_with((store.view.clone(), store.step, store.entries), move |(view, step, entries)| {
        let is_new = *entries != *written.borrow();
        *written.borrow_mut() = *entries;
        bar.borrow().note(step.after_burst(is_new), view.encode());
    });
    let (dispatch, started_ms) = (store.dispatcher(), Rc::clone(started_ms));
    use_effect_with((), move |()| {
        let listeners = address_bar::on_change(move |fragment| {
            *started_ms.borrow_mut() = measures::now_ms();
            let (view, notices) = View::decode(&fragment);
            dispatch.dispatch(Action::AddressChanged(Box::new(view), notices));
        });
        move || drop(listeners)
    });
}

#[hook]
fn use_document(store: &UseReducerHandle<Store>) {
    let language = store.view.language();
    let brand = messages(store.view.wording()).brand();
    let corpus = store.edition.as_ref().map(|edition| match language {
        Language::Arabic => edition.title_ar.clone(),
        Language::English => edition.title_en.clone(),
    });
    let title = match (corpus, store.view.query.trim()) {
        (Some(corpus), "") => format!("{corpus} · {brand}"),
        (Some(corpus), query) => format!("{query} · {corpus} · {brand}"),
        (None, _) => brand.to_owned(),
    };
    use_effect_with((store.view.settings, title), |(settings, title)| document::describe(*settings, title));
}

#[hook]
fn use_late_cards(store: &UseReducerHandle<Store>) {
    let dispatch = store.dispatcher();
    use_effect_with(store.waiting.as_ref().map(|(turn, _)| *turn), move |waiting| {
        let turn = *waiting;
        let timer =
            turn.map(|turn| Timeout::new(CARDS_MS, move || dispatch.dispatch(Action::CardsLate(turn))));
        move || drop(timer)
    });
}

/// What is needed first comes first: the service worker begins after the first findings.
#[hook]
fn use_offline(store: &UseReducerHandle<Store>) {
    let dispatch = store.dispatcher();
    use_effect_with(store.shown.is_some(), move |has_findings| {
        let listener =
            has_findings.then(|| offline::begin(move |said| dispatch.dispatch(Action::OfflineSaid(said))));
        move || drop(listener)
    });
}

/// So do the longer texts. Where they could not be had they are asked for again with the next report.
#[hook]
fn use_guide(store: &UseReducerHandle<Store>) {
    let dispatch = store.dispatcher();
    let wanted = (store.shown.is_some(), store.view.language(), store.view.report);
    use_effect_with(wanted, move |(has_findings, language, _)| {
        if *has_findings {
            guide::bring(*language, move || dispatch.dispatch(Action::GuideArrived));
        }
    });
}

#[hook]
fn use_measures(store: &UseReducerHandle<Store>, started_ms: &Rc<RefCell<f64>>) {
    use_effect_with(store.shown.is_some(), |is_first| {
        if *is_first {
            measures::ends_with_next_paint("sijill:ready", 0.0);
        }
    });
    use_counted(store, started_ms);
    let started_ms = Rc::clone(started_ms);
    use_effect_with((store.turn, store.is_settled()), move |(_, settled)| {
        let start = *started_ms.borrow();
        // Nothing was done yet while this is 0: the first answer is `sijill:ready`.
        if *settled && start > 0.0 {
            measures::ends_with_next_paint("sijill:settled", start);
        }
    });
}

/// Counts come before cards, and during a drag they are all that comes. What the reader does
/// meanwhile may change nothing: the time is that of the step that asked.
#[hook]
fn use_counted(store: &UseReducerHandle<Store>, started_ms: &Rc<RefCell<f64>>) {
    let asked_ms = use_mut_ref(|| 0.0);
    let (asked, started_ms) = (Rc::clone(&asked_ms), Rc::clone(started_ms));
    use_effect_with(store.turn, move |_| *asked.borrow_mut() = *started_ms.borrow());
    let waiting = store.waiting.as_ref().map(|(turn, _)| *turn);
    let latest = waiting.or(store.shown.as_ref().map(|shown| shown.turn));
    use_effect_with(latest, move |_| {
        let start = *asked_ms.borrow();
        if start > 0.0 {
            measures::ends_with_next_paint("sijill:counted", start);
        }
    });
}

/// Where the focus goes once the page shows what the reader asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FocusWanted {
    /// The headline of the report just opened.
    Reading,
    /// The words at which a report was opened.
    Words,
    /// The card of the report just closed.
    Card(ReportId),
}

fn focus_after(action: &Action, open_report: Option<ReportId>) -> Option<FocusWanted> {
    match action {
        Action::ReportOpened(_) => Some(FocusWanted::Reading),
        Action::WordsOpened(..) => Some(FocusWanted::Words),
        Action::ReportClosed => open_report.map(FocusWanted::Card),
        _ => None,
    }
}

#[hook]
fn use_focus(store: &UseReducerHandle<Store>, wanted: &Rc<RefCell<Option<FocusWanted>>>) {
    let wanted = Rc::clone(wanted);
    let here = matches!(store.open_reading(), OpenReading::Here(_) | OpenReading::NotHere);
    use_effect_with((store.view.report, store.openings, here), move |(report, _, here)| {
        // The pane has scrolled to what it shows already.
        let reached = match (*wanted.borrow(), report) {
            (Some(FocusWanted::Reading), Some(_)) if *here => document::focus_in_place("#reading-title"),
            (Some(FocusWanted::Words), Some(_)) if *here => {
                document::focus_in_place("#reading .pointed") || document::focus_in_place("#reading-title")
            }
            (Some(FocusWanted::Card(id)), None) => document::focus(&format!("[data-report='{id}'] a")),
            _ => false,
        };
        // A card that is not in the results is not waited for.
        if reached || report.is_none() {
            wanted.borrow_mut().take();
        }
    });
}

/// After everything that moves the focus on purpose.
#[hook]
fn use_kept_focus() {
    let keeper = use_mut_ref(FocusKeeper::start);
    use_effect(move || keeper.borrow().keep());
}

/// What could not be fetched is asked for again as soon as there is a connection.
#[hook]
fn use_retry_when_online(store: &UseReducerHandle<Store>, on_action: &Callback<Action>) {
    let is_missing = matches!(store.present_fault(), Some(Fault::Missing { .. }));
    use_effect_with((is_missing, on_action.clone()), |(is_missing, on_action)| {
        let on_action = on_action.clone();
        let listener =
            is_missing.then(|| document::on_online(move || on_action.emit(Action::RetryAsked))).flatten();
        move || drop(listener)
    });
}

#[hook]
fn use_shortcuts(store: &UseReducerHandle<Store>, on_action: &Callback<Action>) {
    let is_open = store.view.report.is_some();
    use_effect_with(
        (is_open, store.has_shortcuts, on_action.clone()),
        |(is_open, has_shortcuts, on_action)| {
            let (is_open, has_shortcuts, on_action) = (*is_open, *has_shortcuts, on_action.clone());
            let listener = document::on_shortcut(move |shortcut| match shortcut {
                _ if shortcut.is_single_key() && !has_shortcuts => false,
                Shortcut::Search => document::focus("#search"),
                Shortcut::Help => {
                    dialog::open("help-dialog", "help");
                    true
                }
                Shortcut::Close if is_open => {
                    on_action.emit(Action::ReportClosed);
                    true
                }
                Shortcut::Close | Shortcut::NextMark | Shortcut::PreviousMark => false,
            });
            move || drop(listener)
        },
    );
}
