//! A facet: a group of boxes to tick, with counts.

use std::rc::Rc;

use yew::prelude::*;

use crate::explorer::messages::{Facet, messages};
use crate::view::Language;

/// How many values a facet shows before the reader asks for all.
const FIRST_VALUES: usize = 10;

/// A value of a facet, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// The value in links.
    pub value: AttrValue,
    /// What it is called.
    pub name: AttrValue,
    /// How many reports have it.
    pub count: u32,
    /// Whether the view asks for it.
    pub chosen: bool,
}

/// What the panel shows and whom it tells.
#[derive(Properties, PartialEq)]
pub struct FacetPanelProps {
    /// The language of the interface.
    pub language: Language,
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
    let FacetPanelProps { language, facet, values, on_toggle } = props;
    let words = messages(*language);
    let all = use_state(|| false);
    let none: Rc<[FacetValue]> = Rc::from([]);
    let known = values.as_ref().unwrap_or(&none);
    let most = known.iter().map(|value| value.count).max().unwrap_or(0);
    let visible = |(place, value): &(usize, &FacetValue)| *all || *place < FIRST_VALUES || value.chosen;
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
                for (place, value) in known.iter().enumerate().filter(visible) {
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

fn view_value(value: &FacetValue, most: u32, count: &str, onchange: Callback<Event>) -> Html {
    let width = if most == 0 { 0 } else { (u64::from(value.count) * 100).div_ceil(u64::from(most)) };
    html! {
        <label class="facet-value">
            <input type="checkbox" value={value.value.clone()} checked={value.chosen} {onchange} />
            <span class="facet-name">
                <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    <rect width={width.to_string()} height="1" />
                </svg>
                <bdi>{ value.name.clone() }</bdi>
            </span>
            <span class="count">{ count }</span>
        </label>
    }
}
