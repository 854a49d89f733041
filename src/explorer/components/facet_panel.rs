//! A facet: a group of boxes to tick, with counts.

use std::rc::Rc;

use yew::functional::{Hook, HookContext};
use yew::prelude::*;

use super::part::Part;
use super::recurring::{means, truth};
use crate::explorer::messages::{Facet, messages};
use crate::explorer::passage::direction_of;
use crate::explorer::store::Action;
use crate::view::Wording;

/// How many values a facet shows before the reader asks for all.
const FIRST_VALUES: usize = 10;

/// A value of a facet, as it is shown.
#[derive(Clone, Debug)]
pub struct FacetValue {
    /// The value in links.
    pub value: AttrValue,
    /// What it is called.
    pub name: AttrValue,
    /// Whether the name is of the corpus, not of the interface.
    pub is_of_corpus: bool,
    /// How many reports have it.
    pub count: u32,
    /// Whether the view asks for it.
    pub chosen: bool,
    /// What ticking or unticking it means: it follows from the facet and the value.
    pub toggled: Action,
}

impl PartialEq for FacetValue {
    fn eq(&self, other: &Self) -> bool {
        let parts = |of: &Self| (of.is_of_corpus, of.count, of.chosen);
        parts(self) == parts(other) && self.value == other.value && self.name == other.name
    }
}

/// What the panel shows and whom it tells.
#[derive(PartialEq)]
pub struct FacetPanel {
    /// In which words the interface speaks.
    pub wording: Wording,
    /// Which facet.
    pub facet: Facet,
    /// Its values, in order.
    pub values: Rc<[FacetValue]>,
    /// Told what was ticked or unticked.
    pub on_action: Callback<Action>,
}

impl Part for FacetPanel {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_facet_panel(self).run(context)
    }
}

/// The panel.
#[hook]
fn use_facet_panel(props: &FacetPanel) -> Html {
    let FacetPanel { wording, facet, values, on_action } = props;
    let words = messages(*wording);
    let all = use_state_eq(|| false);
    let before = use_mut_ref(Vec::<FacetValue>::new);
    let rows = rows_of(values, &before.borrow());
    *before.borrow_mut() = rows.iter().take(FIRST_VALUES).cloned().collect();
    let most = rows.iter().map(|value| value.count).max().unwrap_or(0);
    let visible = |(nth, value): &(usize, &FacetValue)| *all || *nth < FIRST_VALUES || value.chosen;
    let on_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    let switch =
        if *all { words.show_fewer_values().to_owned() } else { words.show_all_values(rows.len() as u32) };
    html! {
        <fieldset class="panel facet" data-facet={facet.as_str()}>
            <legend>{ words.facet(*facet) }</legend>
            <ul class="facet-values">
                for (_, value) in rows.iter().enumerate().filter(visible) {
                    <li key={value.value.to_string()}>
                        { view_value(value, most, &words.number(value.count), on_action) }
                    </li>
                }
            </ul>
            <div class="facet-note">
                if rows.is_empty() {
                    <p class="quiet">{ words.no_values() }</p>
                }
            </div>
            <div class="facet-more">
                if rows.len() > FIRST_VALUES {
                    <button class="link-button" type="button" aria-expanded={truth(*all)} onclick={on_all}>{ switch }</button>
                }
            </div>
        </fieldset>
    }
}

/// The values in the order to show them, given the first of those before. A panel never gets
/// shorter: what no report has any more stays, with nothing beside it. And nothing moves under the
/// hand that chooses: the order stays while a value is chosen, and where all values are in sight.
fn rows_of(values: &[FacetValue], before: &[FacetValue]) -> Vec<FacetValue> {
    let now = |old: &FacetValue| {
        let present = values.iter().find(|value| value.value == old.value);
        present.cloned().unwrap_or_else(|| FacetValue { count: 0, chosen: false, ..old.clone() })
    };
    let is_new = |value: &&FacetValue| !before.iter().any(|old| old.value == value.value);
    let all_in_sight = values.len() <= FIRST_VALUES && before.len() < FIRST_VALUES;
    if all_in_sight || values.iter().any(|value| value.chosen) {
        return before.iter().map(now).chain(values.iter().filter(is_new).cloned()).collect();
    }
    let gone = before.iter().map(now).filter(|old| old.count == 0);
    let n_missing = before.len().saturating_sub(values.len());
    values.iter().cloned().chain(gone.take(n_missing)).collect()
}

fn view_value(value: &FacetValue, most: u32, count: &str, on_action: &Callback<Action>) -> Html {
    let onchange = means(on_action, value.toggled.clone());
    let lang = value.is_of_corpus.then(|| direction_of(&value.name).lang()).flatten();
    let width = if most == 0 { 0 } else { (u64::from(value.count) * 100).div_ceil(u64::from(most)) };
    html! {
        <label class="facet-value" data-none={truth(value.count == 0)}>
            <input type="checkbox" value={value.value.clone()} checked={value.chosen} {onchange} />
            <span class="facet-name">
                <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    <rect width={width.to_string()} height="1" />
                </svg>
                <bdi lang={lang}>{ value.name.clone() }</bdi>
            </span>
            <span class="count">{ count }</span>
        </label>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Choice;

    fn value(name: &'static str, count: u32, chosen: bool) -> FacetValue {
        let toggled = Action::OutletToggled(Choice::Named(name.to_owned()));
        let name = AttrValue::from(name);
        FacetValue { value: name.clone(), name, is_of_corpus: true, count, chosen, toggled }
    }

    fn said(rows: &[FacetValue]) -> Vec<(&str, u32)> {
        rows.iter().map(|row| (row.name.as_str(), row.count)).collect()
    }

    #[test]
    fn what_is_in_sight_keeps_its_place_and_its_row() {
        let before = [value("أ", 3, false), value("ب", 2, false), value("ج", 1, false)];
        let now = [value("ج", 5, false), value("د", 4, false), value("أ", 1, false)];
        assert_eq!(said(&rows_of(&now, &before)), [("أ", 1), ("ب", 0), ("ج", 5), ("د", 4)]);
    }

    #[test]
    fn among_many_the_most_frequent_come_first_unless_one_is_chosen() {
        let names = ["أ", "ب", "ج", "د", "ه", "و", "ز", "ح", "ط", "ي", "ك"];
        let many = |first: usize, chosen: bool| -> Vec<FacetValue> {
            let turned = (0..names.len()).map(|n| names[(n + first) % names.len()]);
            turned.map(|name| value(name, 2, chosen && name == "أ")).collect()
        };
        let before: Vec<FacetValue> = many(0, false)[..FIRST_VALUES].to_vec();
        assert_eq!(rows_of(&many(3, false), &before)[0].name, "د");
        assert_eq!(rows_of(&many(3, true), &before)[0].name, "أ");
        let few = rows_of(&[value("ك", 1, false)], &before);
        assert_eq!((few.len(), few[0].name.as_str(), few[1].count), (FIRST_VALUES, "ك", 0));
    }
}
