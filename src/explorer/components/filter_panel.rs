//! Level, order, facets, period and the switch for boilerplate.

use std::rc::Rc;

use yew::prelude::*;

use super::select_field::{SelectField, SelectOption};
use super::{FacetPanel, FacetValue, view_period_filter};
use crate::explorer::messages::{Facet, Messages, messages};
use crate::explorer::store::Action;
use crate::findings::{FacetCount, Facets};
use crate::view::{Choice, Level, Sort, View};

/// The panel. `facets` are the counts; `None` until the first findings are there.
pub fn view_filter_panel(view: &View, facets: &Option<Rc<Facets>>, on_action: &Callback<Action>) -> Html {
    let wording = view.wording();
    let words = messages(wording);
    let panel = |facet: Facet, values: Option<Rc<[FacetValue]>>, on_toggle: Callback<usize>| {
        html! { <FacetPanel {wording} {facet} {values} {on_toggle} /> }
    };
    let counts = |of: fn(&Facets, &dyn Messages) -> Vec<FacetValue>| -> Option<Rc<[FacetValue]>> {
        facets.as_ref().map(|facets| of(facets, words).into())
    };
    html! {
        <>
            <div class="panel controls">
                { view_level(view, words, on_action) }
                { view_sort(view, words, on_action) }
                <label class="check">
                    <input
                        id="boilerplate"
                        type="checkbox"
                        checked={view.boilerplate}
                        onchange={on_action.reform(|_: Event| Action::BoilerplateToggled)}
                    />
                    <span>{ words.boilerplate_switch() }</span>
                </label>
            </div>
            { panel(Facet::Outlet, counts(outlets), toggle(facets, on_action, |f, i| f.outlet.get(i).map(|c| Action::OutletToggled(c.value.clone())))) }
            { panel(Facet::Relayed, counts(relayed), toggle(facets, on_action, |f, i| f.relayed.get(i).map(|c| Action::RelayedToggled(c.value.clone())))) }
            { panel(Facet::Provenance, counts(provenances), toggle(facets, on_action, |f, i| f.provenance.get(i).map(|c| Action::ProvenanceToggled(c.value)))) }
            { view_period_filter(view, words, on_action) }
        </>
    }
}

/// Tells what was toggled by its place in the facet.
fn toggle(
    facets: &Option<Rc<Facets>>,
    on_action: &Callback<Action>,
    action_at: fn(&Facets, usize) -> Option<Action>,
) -> Callback<usize> {
    let (facets, on_action) = (facets.clone(), on_action.clone());
    Callback::from(move |place: usize| {
        if let Some(action) = facets.as_ref().and_then(|facets| action_at(facets, place)) {
            on_action.emit(action);
        }
    })
}

fn outlets(facets: &Facets, words: &dyn Messages) -> Vec<FacetValue> {
    facets.outlet.iter().map(|count| named(count, words.outlet_unknown())).collect()
}

fn relayed(facets: &Facets, words: &dyn Messages) -> Vec<FacetValue> {
    facets.relayed.iter().map(|count| named(count, words.relayed_none())).collect()
}

fn provenances(facets: &Facets, words: &dyn Messages) -> Vec<FacetValue> {
    let value = |count: &FacetCount<crate::report::Provenance>| FacetValue {
        value: AttrValue::from(count.value.as_str()),
        name: AttrValue::from(capitalised(words.provenance(count.value))),
        is_of_corpus: false,
        count: count.count,
        chosen: count.chosen,
    };
    facets.provenance.iter().map(value).collect()
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

fn named(count: &FacetCount<Choice>, unknown: &'static str) -> FacetValue {
    let (value, name) = match &count.value {
        Choice::Unknown => (AttrValue::from("!unknown"), AttrValue::from(unknown)),
        Choice::Named(name) => (AttrValue::from(name.clone()), AttrValue::from(name.clone())),
    };
    let is_of_corpus = count.value != Choice::Unknown;
    FacetValue { value, name, is_of_corpus, count: count.count, chosen: count.chosen }
}

fn view_level(view: &View, words: &dyn Messages, on_action: &Callback<Action>) -> Html {
    let options: Rc<[SelectOption]> =
        Level::ALL.iter().rev().map(|&l| SelectOption { value: l.as_str(), name: words.level(l) }).collect();
    let on_action = on_action.clone();
    let on_choice = Callback::from(move |value: String| {
        if let Some(level) = Level::from_spelling(&value) {
            on_action.emit(Action::LevelChosen(level));
        }
    });
    html! { <SelectField id="level" label={words.level_label()} hint={words.level_hint()} value={view.level.as_str()} {options} {on_choice} /> }
}

fn view_sort(view: &View, words: &dyn Messages, on_action: &Callback<Action>) -> Html {
    let options: Rc<[SelectOption]> =
        Sort::ALL.iter().map(|&s| SelectOption { value: s.as_str(), name: words.sort(s) }).collect();
    let on_action = on_action.clone();
    let on_choice = Callback::from(move |value: String| {
        if let Some(sort) = Sort::from_spelling(&value) {
            on_action.emit(Action::SortChosen(sort));
        }
    });
    html! { <SelectField id="sort" label={words.sort_label()} value={view.sort.as_str()} {options} {on_choice} /> }
}
