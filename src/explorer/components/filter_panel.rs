//! Facets, period and the switch for boilerplate; level and order, which stand over the results.

use std::rc::Rc;

use yew::prelude::*;

use super::part::view_part;
use super::recurring::means;
use super::select_field::{SelectField, options, view_select};
use super::{FacetPanel, FacetValue, view_period_filter};
use crate::explorer::messages::{Facet, Messages, messages};
use crate::explorer::store::Action;
use crate::findings::{FacetCount, Facets};
use crate::report::{Certainty, Provenance};
use crate::view::{Choice, Clock, Level, Sort, View, Wording};

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
    let of_dates = |value: &'static str, name: &str, count: u32, chosen: bool, toggled: Action| FacetValue {
        value: AttrValue::from(value),
        name: AttrValue::from(capitalised(name)),
        is_of_corpus: false,
        count,
        chosen,
        toggled,
    };
    let provenance = |of: &FacetCount<Provenance>| {
        let name = words.provenance(of.value);
        of_dates(of.value.as_str(), name, of.count, of.chosen, Action::ProvenanceToggled(of.value))
    };
    let certainty = |of: &FacetCount<Certainty>, toggled: fn(Certainty) -> Action| {
        let name = words.certainty(of.value);
        of_dates(of.value.as_str(), name, of.count, of.chosen, toggled(of.value))
    };
    let provenances: Rc<[FacetValue]> = facets.provenance.iter().map(provenance).collect();
    let certainties = |of: &[FacetCount<Certainty>], toggled: fn(Certainty) -> Action| -> Rc<[FacetValue]> {
        of.iter().map(|of| certainty(of, toggled)).collect()
    };
    let widths = certainties(&facets.certainty, Action::CertaintyToggled);
    let conflicts = certainties(&facets.conflict, Action::ConflictToggled);
    // An edition has contradictions or it does not, whatever the view.
    let has_conflicts = !conflicts.is_empty();
    let (unknown, none) = (words.outlet_unknown(), words.relayed_none());
    html! {
        <>
            { view_choices(Facet::Outlet, "", &facets.outlet, unknown, Action::OutletToggled, wording, on_action) }
            { view_choices(Facet::Relayed, "", &facets.relayed, none, Action::RelayedToggled, wording, on_action) }
            { view_facet(Facet::Provenance, "", provenances, wording, on_action) }
            { view_facet(Facet::Certainty, "", widths, wording, on_action) }
            if has_conflicts {
                { view_facet(Facet::Conflict, "", conflicts, wording, on_action) }
            }
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

/// A facet whose values are names. `unknown` is what having none is called.
pub fn view_choices(
    facet: Facet,
    of: &str,
    counts: &[FacetCount<Choice>],
    unknown: &'static str,
    toggled: fn(Choice) -> Action,
    wording: Wording,
    on_action: &Callback<Action>,
) -> Html {
    let values = counts.iter().map(|count| named(count, unknown, toggled)).collect();
    view_facet(facet, of, values, wording, on_action)
}

/// A panel keeps rows, and they keep their names: those of one language, and of the same thing.
fn view_facet(
    facet: Facet,
    of: &str,
    values: Rc<[FacetValue]>,
    wording: Wording,
    on_action: &Callback<Action>,
) -> Html {
    let key = [facet.as_str(), wording.language.as_str(), of].concat();
    view_part(&key, FacetPanel { wording, facet, values, on_action: on_action.clone() })
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
    let option = |nth: usize| {
        let level = Level::ALL[Level::ALL.len() - 1 - nth];
        (level.as_str(), words.level(level))
    };
    let options = options(Level::ALL.len(), &option);
    let (label, hint, value) = (words.level_label(), Some(words.level_hint()), view.level.as_str());
    let field = SelectField { id: "level", label, hint, value, options, on_choice: Callback::noop() };
    view_select(field, |value| Level::from_spelling(value).map(Action::LevelChosen), on_action)
}

/// The order of the results.
pub fn view_sort(view: &View, words: &dyn Messages, on_action: &Callback<Action>) -> Html {
    let sorts = view.sorts();
    let options = options(sorts.len(), &|nth| (sorts[nth].as_str(), words.sort(sorts[nth])));
    let (label, value) = (words.sort_label(), view.shown_sort().as_str());
    let field = SelectField { id: "sort", label, hint: None, value, options, on_choice: Callback::noop() };
    view_select(field, |value| Sort::from_spelling(value).map(Action::SortChosen), on_action)
}
