//! The date of a report in one line: framed solid where the page states it, dashed where not.

use yew::prelude::*;

use crate::explorer::messages::Messages;
use crate::findings::DatingSummary;
use crate::report::Provenance;

/// The chip.
pub fn view_dating_chip(words: &dyn Messages, dating: &DatingSummary) -> Html {
    let interval = words.interval(dating);
    let known_from = words.provenance(dating.provenance);
    let is_unknown = dating.provenance == Provenance::Unknown;
    html! {
        <span class="dating-chip" data-provenance={dating.provenance.as_str()}>
            <bdi>{ interval }</bdi>
            <span class="dating-provenance">
                if !is_unknown {
                    <>{ " · " }{ known_from }</>
                }
            </span>
        </span>
    }
}
