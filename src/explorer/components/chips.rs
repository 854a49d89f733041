//! The conditions of the view, each with a button that drops it.

use std::rc::Rc;

use yew::prelude::*;

use crate::explorer::messages::{Facet, Messages, messages};
use crate::explorer::store::Action;
use crate::findings::Clause;
use crate::view::{Choice, Level, Period, View};

/// What the chips show and whom they tell.
#[derive(Properties, PartialEq)]
pub struct ChipsProps {
    /// The view.
    pub view: Rc<View>,
    /// Told what was dropped.
    pub on_action: Callback<Action>,
}

/// A condition as its chip shows it.
struct Chip {
    kind: &'static str,
    name: &'static str,
    value: String,
    dropped: Action,
}

/// One chip a condition, and a button for all of them.
#[component]
pub fn Chips(props: &ChipsProps) -> Html {
    let words = messages(props.view.language);
    let chips = chips_of(&props.view, words);
    let several = chips.len() > 1;
    html! {
        <div class="conditions">
            <ul id="chips" class="chips" aria-label={words.conditions()}>
                for chip in chips {
                    <li key={format!("{} {}", chip.kind, chip.value)}>{ view_chip(chip, words, &props.on_action) }</li>
                }
            </ul>
            <div class="clear-all">
                if several {
                    <button
                        id="clear-all"
                        class="link-button"
                        type="button"
                        onclick={props.on_action.reform(|_: MouseEvent| Action::AllCleared)}
                    >
                        { words.clear_all() }
                    </button>
                }
            </div>
        </div>
    }
}

fn view_chip(chip: Chip, words: &dyn Messages, on_action: &Callback<Action>) -> Html {
    let Chip { kind, name, value, dropped } = chip;
    let onclick = on_action.reform(move |_: MouseEvent| dropped.clone());
    html! {
        <button class="chip" type="button" data-clear={kind} {onclick}>
            <span class="visually-hidden">{ words.clear_condition() }{ " " }</span>
            <span class="chip-name">{ name }</span>
            <bdi class="chip-value">{ value }</bdi>
            <svg class="chip-cross" viewBox="0 0 12 12" width="10" height="10" aria-hidden="true" focusable="false">
                <path d="M2 2 10 10M10 2 2 10" />
            </svg>
        </button>
    }
}

fn chips_of(view: &View, words: &dyn Messages) -> Vec<Chip> {
    let mut chips = Vec::new();
    if !view.query.trim().is_empty() {
        let value = view.query.trim().to_owned();
        chips.push(Chip { kind: "query", name: words.query_chip(), value, dropped: Action::QueryCleared });
    }
    for outlet in &view.outlets {
        let value = named(outlet, words.outlet_unknown());
        let dropped = Action::OutletToggled(outlet.clone());
        chips.push(Chip { kind: "outlet", name: words.facet(Facet::Outlet), value, dropped });
    }
    for source in &view.relayed {
        let value = named(source, words.relayed_none());
        let dropped = Action::RelayedToggled(source.clone());
        chips.push(Chip { kind: "relayed", name: words.facet(Facet::Relayed), value, dropped });
    }
    for &provenance in &view.provenance {
        let value = words.provenance(provenance).to_owned();
        let dropped = Action::ProvenanceToggled(provenance);
        chips.push(Chip { kind: "provenance", name: words.facet(Facet::Provenance), value, dropped });
    }
    if let Some(period) = view.published {
        let value = period_text(period, words);
        let dropped = Action::ClauseDropped(Clause::Published);
        chips.push(Chip { kind: "published", name: words.published(), value, dropped });
    }
    if view.level != Level::Word {
        let value = words.level(view.level).to_owned();
        let dropped = Action::LevelChosen(Level::Word);
        chips.push(Chip { kind: "level", name: words.level_label(), value, dropped });
    }
    if view.boilerplate {
        let value = words.boilerplate_switch().to_owned();
        chips.push(Chip { kind: "boilerplate", name: "", value, dropped: Action::BoilerplateToggled });
    }
    chips
}

fn named(choice: &Choice, unknown: &str) -> String {
    match choice {
        Choice::Unknown => unknown.to_owned(),
        Choice::Named(name) => name.clone(),
    }
}

fn period_text(period: Period, words: &dyn Messages) -> String {
    let (from, to) = period.days();
    words.span_of_days(from, to)
}
