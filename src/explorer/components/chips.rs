//! The conditions of the view, each with a button that drops it.

use yew::prelude::*;

use super::recurring::means;
use crate::explorer::messages::{Facet, Messages};
use crate::explorer::passage::direction_of;
use crate::explorer::store::Action;
use crate::findings::Clause;
use crate::view::{Choice, Clock, Level, Period, View};

/// A condition as its chip shows it.
struct Chip {
    kind: &'static str,
    name: &'static str,
    value: String,
    /// Whether the value is from the corpus or the reader, not from the interface.
    is_foreign: bool,
    dropped: Action,
}

/// One chip a condition, and a button for all of them.
pub fn view_chips(view: &View, words: &dyn Messages, on_action: &Callback<Action>) -> Html {
    let chips = chips_of(view, words);
    let several = chips.len() > 1;
    html! {
        <div class="conditions">
            <ul id="chips" class="chips" aria-label={words.conditions()}>
                for chip in chips {
                    <li key={format!("{} {}", chip.kind, chip.value)}>{ view_chip(chip, words, on_action) }</li>
                }
            </ul>
            <div class="clear-all">
                if several {
                    <button
                        id="clear-all"
                        class="link-button"
                        type="button"
                        onclick={means(on_action, Action::AllCleared)}
                    >
                        { words.clear_all() }
                    </button>
                }
            </div>
        </div>
    }
}

fn view_chip(chip: Chip, words: &dyn Messages, on_action: &Callback<Action>) -> Html {
    let Chip { kind, name, value, is_foreign, dropped } = chip;
    let lang = is_foreign.then(|| direction_of(&value).lang()).flatten();
    let onclick = means(on_action, dropped);
    html! {
        <button class="chip" type="button" data-clear={kind} {onclick}>
            <span class="visually-hidden">{ words.clear_condition() }{ " " }</span>
            <span class="chip-name">{ name }</span>
            // A phrase of the interface runs as the interface does, whatever words it quotes.
            if is_foreign {
                <bdi class="chip-value" {lang} title={value.clone()}>{ value }</bdi>
            } else {
                <span class="chip-value" title={value.clone()}>{ value }</span>
            }
            <svg class="chip-cross" viewBox="0 0 12 12" width="10" height="10" aria-hidden="true" focusable="false">
                <path d="M2 2 10 10M10 2 2 10" />
            </svg>
        </button>
    }
}

fn chips_of(view: &View, words: &dyn Messages) -> Vec<Chip> {
    let mut chips = Vec::new();
    if !view.query.trim().is_empty() {
        let (value, is_foreign) = query_text(view, words);
        let dropped = Action::QueryCleared;
        chips.push(Chip { kind: "query", name: words.query_chip(), value, is_foreign, dropped });
    }
    for outlet in &view.outlets {
        let value = named(outlet, words.outlet_unknown());
        let is_foreign = *outlet != Choice::Unknown;
        let dropped = Action::OutletToggled(outlet.clone());
        chips.push(Chip { kind: "outlet", name: words.facet(Facet::Outlet), value, is_foreign, dropped });
    }
    for source in &view.relayed {
        let value = named(source, words.relayed_none());
        let is_foreign = *source != Choice::Unknown;
        let dropped = Action::RelayedToggled(source.clone());
        chips.push(Chip { kind: "relayed", name: words.facet(Facet::Relayed), value, is_foreign, dropped });
    }
    for &provenance in &view.provenance {
        let value = words.provenance(provenance).to_owned();
        let dropped = Action::ProvenanceToggled(provenance);
        chips.push(own_chip("provenance", words.facet(Facet::Provenance), value, dropped));
    }
    for &certainty in &view.certainty {
        let value = words.certainty(certainty).to_owned();
        let dropped = Action::CertaintyToggled(certainty);
        chips.push(own_chip("certainty", words.facet(Facet::Certainty), value, dropped));
    }
    for &conflict in &view.conflict {
        let value = words.certainty(conflict).to_owned();
        let dropped = Action::ConflictToggled(conflict);
        chips.push(own_chip("conflict", words.facet(Facet::Conflict), value, dropped));
    }
    if !view.by_hand.is_empty() {
        let n = view.by_hand.iter().len() as u32;
        let value = words.number(n);
        chips.push(own_chip("by-hand", words.by_hand_chip(), value, Action::HandTakenBack(None)));
    }
    for (clock, clause) in [(Clock::Published, Clause::Published), (Clock::Mentioned, Clause::Mentioned)] {
        if let Some(period) = view.period(clock) {
            let value = period_text(period, view.is_within(clock), words);
            chips.push(own_chip(
                clock.as_str(),
                words.clock_period(clock),
                value,
                Action::ClauseDropped(clause),
            ));
        }
    }
    if view.level != Level::Word {
        let value = words.level(view.level).to_owned();
        let dropped = Action::LevelChosen(Level::Word);
        chips.push(own_chip("level", words.level_label(), value, dropped));
    }
    if view.boilerplate {
        let value = words.boilerplate_switch().to_owned();
        chips.push(own_chip("boilerplate", "", value, Action::BoilerplateToggled));
    }
    chips
}

/// A chip whose value is a phrase of the interface.
fn own_chip(kind: &'static str, name: &'static str, value: String, dropped: Action) -> Chip {
    Chip { kind, name, value, is_foreign: false, dropped }
}

/// The query, and whether that is all the chip says: while its last word is still being typed,
/// it says too that this word counts as a beginning.
fn query_text(view: &View, words: &dyn Messages) -> (String, bool) {
    let Some(start) = view.beginning() else { return (view.query.trim().to_owned(), true) };
    let (finished, beginning) = view.query.split_at(start);
    (words.query_beginning(finished.trim(), beginning), false)
}

pub(super) fn named(choice: &Choice, unknown: &str) -> String {
    match choice {
        Choice::Unknown => unknown.to_owned(),
        Choice::Named(name) => name.clone(),
    }
}

pub(super) fn period_text(period: Period, within: bool, words: &dyn Messages) -> String {
    let (from, to) = period.days();
    let days = words.span_of_days(from, to);
    if within { words.surely(&days) } else { days }
}
