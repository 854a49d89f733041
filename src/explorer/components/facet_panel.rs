//! A facet: a group of boxes to tick, with counts.

use std::rc::Rc;

use yew::prelude::*;

use crate::explorer::messages::{Facet, messages};
use crate::explorer::passage::direction_of;
use crate::view::Wording;

/// How many values a facet shows before the reader asks for all.
const FIRST_VALUES: usize = 10;

/// A value of a facet, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
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
}

/// What the panel shows and whom it tells.
#[derive(Properties, PartialEq)]
pub struct FacetPanelProps {
    /// In which words the interface speaks.
    pub wording: Wording,
    /// Which facet.
    pub facet: Facet,
    /// Its values, in order; `None` until they are known.
    pub values: Option<Rc<[FacetValue]>>,
    /// Told the place of the value that was toggled.
    pub on_toggle: Callback<usize>,
}

/// The panel.
#[component]
pub fn FacetPanel(props: &FacetPanelProps) -> Html {
    let FacetPanelProps { wording, facet, values, on_toggle } = props;
    let words = messages(*wording);
    let all = use_state(|| false);
    let none: Rc<[FacetValue]> = Rc::from([]);
    let known = values.as_ref().unwrap_or(&none);
    let most = known.iter().map(|value| value.count).max().unwrap_or(0);
    let last_order = use_mut_ref(Vec::<AttrValue>::new);
    let order = order_of(known, &last_order.borrow());
    *last_order.borrow_mut() = order.iter().map(|&place| known[place].value.clone()).collect();
    let visible =
        |(nth, value): &(usize, (usize, &FacetValue))| *all || *nth < FIRST_VALUES || value.1.chosen;
    let on_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    let switch =
        if *all { words.show_fewer_values().to_owned() } else { words.show_all_values(known.len() as u32) };
    html! {
        <fieldset class="panel facet" data-facet={facet.as_str()}>
            <legend>{ words.facet(*facet) }</legend>
            <ul class="facet-values">
                for (_, (place, value)) in order.iter().map(|&place| (place, &known[place])).enumerate().filter(visible) {
                    <li key={value.value.to_string()}>
                        { view_value(value, most, &words.number(value.count), on_toggle.reform(move |_: Event| place)) }
                    </li>
                }
            </ul>
            <div class="facet-note">
                if values.is_some() && known.is_empty() {
                    <p class="quiet">{ words.no_values() }</p>
                }
            </div>
            <div class="facet-more">
                if known.len() > FIRST_VALUES {
                    <button class="link-button" type="button" aria-expanded={all.to_string()} onclick={on_all}>{ switch }</button>
                }
            </div>
        </fieldset>
    }
}

/// The places of the values in the order to show them. While one of them is chosen the order
/// stays as it was, so that nothing moves under the hand that chooses; what is new comes last.
fn order_of(values: &[FacetValue], before: &[AttrValue]) -> Vec<usize> {
    let kept = if values.iter().any(|value| value.chosen) { before } else { &[] };
    let place_of = |kept: &AttrValue| values.iter().position(|value| value.value == *kept);
    let mut order: Vec<usize> = kept.iter().filter_map(place_of).collect();
    order.extend((0..values.len()).filter(|&place| !kept.contains(&values[place].value)));
    order
}

fn view_value(value: &FacetValue, most: u32, count: &str, onchange: Callback<Event>) -> Html {
    let lang = value.is_of_corpus.then(|| direction_of(&value.name).lang()).flatten();
    let width = if most == 0 { 0 } else { (u64::from(value.count) * 100).div_ceil(u64::from(most)) };
    html! {
        <label class="facet-value">
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

    fn value(name: &'static str, chosen: bool) -> FacetValue {
        let name = AttrValue::from(name);
        FacetValue { value: name.clone(), name, is_of_corpus: true, count: 1, chosen }
    }

    #[test]
    fn the_order_stays_while_a_value_is_chosen() {
        let before = ["أ", "ب", "ج"].map(AttrValue::from);
        let chosen = [value("ج", false), value("د", false), value("ب", true), value("أ", false)];
        assert_eq!(order_of(&chosen, &before), [3, 2, 0, 1]);
        let free = chosen.map(|value| FacetValue { chosen: false, ..value });
        assert_eq!(order_of(&free, &before), [0, 1, 2, 3]);
    }
}
