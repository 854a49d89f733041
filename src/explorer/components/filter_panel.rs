//! Facets, period and the switch for boilerplate; level and order, which stand over the results.

use std::rc::Rc;

use yew::prelude::*;

use super::part::view_part;
use super::recurring::means;
use super::select_field::{SelectField, SelectOption};
use super::{FacetPanel, FacetValue, view_period_filter};
use crate::explorer::messages::{Facet, Messages, messages};
use crate::explorer::store::Action;
use crate::findings::{FacetCount, Facets};
use crate::report::Provenance;
use crate::view::{Choice, Clock, Level, Sort, View};

/// The panel. `facets` are the counts; until they are there only their places are drawn, so that
/// nothing that is already on the screen has to move for them.
pub fn view_filter_panel(view: &View, facets: Option<&Facets>, on_action: &Callback<Action>) -> Html {
    let Some(facets) = facets else {
        return html! {
            <div class="filters-waiting">
                <div class="panel facet-waiting" />
                <div class="panel facet-waiting" />
                <div class="panel facet-waiting" />
            </div>
        };
    };
    let wording = view.wording();
    let words = messages(wording);
    let panel = |facet: Facet, values: Vec<FacetValue>| {
        let (values, on_action) = (Rc::from(values), on_action.clone());
        // A panel keeps rows, and they keep their names: those of one language.
        let key = [facet.as_str(), wording.language.as_str()].concat();
        view_part(&key, FacetPanel { wording, facet, values, on_action })
    };
    let outlets = facets.outlet.iter().map(|c| named(c, words.outlet_unknown(), Action::OutletToggled));
    let relayed = facets.relayed.iter().map(|c| named(c, words.relayed_none(), Action::RelayedToggled));
    let provenances = facets.provenance.iter().map(|count| provenance(count, words));
    html! {
        <>
            { panel(Facet::Outlet, outlets.collect()) }
            { panel(Facet::Relayed, relayed.collect()) }
            { panel(Facet::Provenance, provenances.collect()) }
            { view_period_filter(view, Clock::Published, words, on_action) }
            { view_period_filter(view, Clock::Mentioned, words, on_action) }
            <div class="panel">
                <label class="check">
                    <input
                        id="boilerplate"
                        type="checkbox"
                        checked={view.boilerplate}
                        onchange={means(on_action, Action::BoilerplateToggled)}
                    />
                    <span>{ words.boilerplate_switch() }</span>
                </label>
            </div>
        </>
    }
}

fn provenance(count: &FacetCount<Provenance>, words: &dyn Messages) -> FacetValue {
    FacetValue {
        value: AttrValue::from(count.value.as_str()),
        name: AttrValue::from(capitalised(words.provenance(count.value))),
        is_of_corpus: false,
        count: count.count,
        chosen: count.chosen,
        toggled: Action::ProvenanceToggled(count.value),
    }
}

/// With a capital at its beginning: a name that stands alone. The interface has capitals in English
/// only; those of all scripts would be a table of four kilobytes.
fn capitalised(name: &str) -> String {
    let mut name = name.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

fn named(count: &FacetCount<Choice>, unknown: &'static str, toggled: fn(Choice) -> Action) -> FacetValue {
    let (value, name) = match &count.value {
        Choice::Unknown => (AttrValue::from("!unknown"), AttrValue::from(unknown)),
        Choice::Named(name) => (AttrValue::from(name.clone()), AttrValue::from(name.clone())),
    };
    let is_of_corpus = count.value != Choice::Unknown;
    let toggled = toggled(count.value.clone());
    FacetValue { value, name, is_of_corpus, count: count.count, chosen: count.chosen, toggled }
}

/// How strictly words match.
pub fn view_level(view: &View, words: &dyn Messages, on_action: &Callback<Action>) -> Html {
    let options: Rc<[SelectOption]> =
        Level::ALL.iter().rev().map(|&l| SelectOption { value: l.as_str(), name: words.level(l) }).collect();
    let on_action = on_action.clone();
    let on_choice = Callback::from(move |value: String| {
        if let Some(level) = Level::from_spelling(&value) {
            on_action.emit(Action::LevelChosen(level));
        }
    });
    let (label, hint, value) = (words.level_label(), Some(words.level_hint()), view.level.as_str());
    view_part("level", SelectField { id: "level", label, hint, value, options, on_choice })
}

/// The order of the results.
pub fn view_sort(view: &View, words: &dyn Messages, on_action: &Callback<Action>) -> Html {
    let options: Rc<[SelectOption]> =
        Sort::ALL.iter().map(|&s| SelectOption { value: s.as_str(), name: words.sort(s) }).collect();
    let on_action = on_action.clone();
    let on_choice = Callback::from(move |value: String| {
        if let Some(sort) = Sort::from_spelling(&value) {
            on_action.emit(Action::SortChosen(sort));
        }
    });
    let (label, value) = (words.sort_label(), view.sort.as_str());
    view_part("sort", SelectField { id: "sort", label, hint: None, value, options, on_choice })
}
