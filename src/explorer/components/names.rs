//! Names from the corpus in lines of the interface: isolated, and in their own language.

use yew::prelude::*;

use crate::explorer::messages::Messages;
use crate::explorer::passage::direction_of;

/// A name of the corpus.
pub fn view_name(name: &str) -> Html {
    html! { <bdi lang={direction_of(name).lang()}>{ name.to_owned() }</bdi> }
}

/// The outlet of a report, or that it is unknown.
pub fn view_outlet(words: &dyn Messages, name: Option<&str>) -> Html {
    name.map_or_else(|| html! { { words.outlet_unknown() } }, view_name)
}

/// Whom a report relays; nothing where it names no one.
pub fn view_relayed(words: &dyn Messages, names: &[String]) -> Html {
    if names.is_empty() {
        return Html::default();
    }
    html! {
        <>
            { words.relayed_from() }
            { " " }
            for (place, name) in names.iter().enumerate() {
                <>{ if place > 0 { words.comma() } else { "" } }{ view_name(name) }</>
            }
        </>
    }
}
