//! The open report; before one is open, how to read the page.

use std::rc::Rc;

use yew::prelude::*;

use super::marked_text::view_runs;
use super::page_text::marks_of;
use super::{view_dating_card, view_outlet, view_page_text, view_relayed};
use crate::explorer::browser::document;
use crate::explorer::messages::{Messages, messages};
use crate::explorer::passage::{cut, direction_of};
use crate::explorer::store::{Action, OpenReading};
use crate::findings::Reading;
use crate::view::View;

/// What the pane shows and whom it tells.
#[derive(Properties, PartialEq)]
pub struct ReadingPaneProps {
    /// The view.
    pub view: Rc<View>,
    /// The open report.
    pub open: OpenReading,
    /// Told what the reader did.
    pub on_action: Callback<Action>,
}

/// The pane.
#[component]
pub fn ReadingPane(props: &ReadingPaneProps) -> Html {
    let ReadingPaneProps { view, open, on_action } = props;
    let words = messages(view.wording());
    // A report stays on the screen until the next one is there.
    let last = use_mut_ref(|| None::<Rc<Reading>>);
    if let OpenReading::Here(reading) = open {
        *last.borrow_mut() = Some(Rc::clone(reading));
    }
    let kept = last.borrow().clone();
    let content = match (open, kept) {
        (OpenReading::Closed, _) => {
            last.borrow_mut().take();
            return html! { <div class="reading-place">{ view_invitation(words) }</div> };
        }
        (OpenReading::Here(reading), _) => {
            html! { <Report view={view.clone()} reading={reading.clone()} on_action={on_action.clone()} /> }
        }
        (OpenReading::Loading, Some(reading)) => {
            html! { <Report view={view.clone()} {reading} on_action={on_action.clone()} /> }
        }
        (OpenReading::Loading, None) => {
            html! { <h2 id="reading-title" class="quiet">{ words.reading_loading() }</h2> }
        }
        (OpenReading::NotHere, _) => view_not_here(words),
    };
    let busy = (*open == OpenReading::Loading).to_string();
    html! {
        <div class="reading-place">
            <section id="reading" class="reading" aria-labelledby="reading-title" aria-busy={busy} tabindex="0">
                <button
                    id="close-reading"
                    class="button close"
                    type="button"
                    onclick={on_action.reform(|_: MouseEvent| Action::ReportClosed)}
                >
                    { words.close_reading() }
                </button>
                <div class="reading-content">{ content }</div>
            </section>
        </div>
    }
}

fn view_invitation(words: &dyn Messages) -> Html {
    html! {
        <div class="invitation">
            <p class="invitation-title">{ words.reading_invitation() }</p>
            <ul>
                <li>{ words.reading_hint_search() }</li>
                <li>{ words.reading_hint_dating() }</li>
                <li class="of-keys">{ words.reading_hint_keys() }</li>
            </ul>
        </div>
    }
}

fn view_not_here(words: &dyn Messages) -> Html {
    let text = words.report_not_here();
    html! {
        <>
            <h2 id="reading-title">{ text.what }</h2>
            <p>{ text.remedy }</p>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ReportProps {
    view: Rc<View>,
    reading: Rc<Reading>,
    on_action: Callback<Action>,
}

#[component]
fn Report(props: &ReportProps) -> Html {
    let ReportProps { view, reading, on_action } = props;
    let words = messages(view.wording());
    // The evidence last asked for, of which report; asking twice counts twice.
    let asked = use_state(|| None::<(crate::report::ReportId, usize, u32)>);
    let asked_for = asked.filter(|(id, _, _)| *id == reading.id).map(|(_, place, _)| place);
    use_effect_with(*asked, |asked| {
        if let Some((_, place, _)) = asked {
            document::bring_into_view(&format!("#reading [data-reasons~='{place}']"));
        }
    });
    use_effect_with(reading.id, |_| document::show_start_of("#reading"));
    let on_reason = {
        let (asked, id) = (asked.clone(), reading.id);
        Callback::from(move |place: usize| {
            let times = asked.map_or(0, |(_, _, times)| times + 1);
            asked.set(Some((id, place, times)));
        })
    };
    let relayed: Vec<String> = reading.relayed.iter().map(|source| source.name.clone()).collect();
    let outlet = reading.outlet.as_ref().map(|outlet| outlet.name.as_str());
    html! {
        <article class="report" data-id={reading.id.to_string()}>
            <div class="meta">
                <span class="outlet">{ view_outlet(words, outlet) }</span>
                <span class="relayed">{ view_relayed(words, &relayed) }</span>
            </div>
            { view_title(words, reading, asked_for) }
            { view_dating_card(words, reading, &on_reason) }
            { view_page_text(view, reading, asked_for, on_action) }
            <p class="files">{ words.files(&reading.pages) }</p>
        </article>
    }
}

fn view_title(words: &dyn Messages, reading: &Reading, asked_for: Option<usize>) -> Html {
    let Some(span) = reading.title else {
        return html! { <h2 id="reading-title" tabindex="-1">{ words.untitled() }</h2> };
    };
    let direction = direction_of(super::marked_text::words_of(&reading.text, span));
    let runs = cut(&reading.text, span, &marks_of(reading, asked_for));
    html! {
        <h2 id="reading-title" tabindex="-1" data-label="title" dir={direction.as_str()} lang={direction.lang()}>
            { view_runs(words, &runs) }
        </h2>
    }
}
