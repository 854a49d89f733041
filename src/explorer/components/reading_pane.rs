//! The open report; before one is open, how to read the page.

use std::rc::Rc;

use yew::functional::{Hook, HookContext};
use yew::prelude::*;

use super::marked_text::{view_runs, words_of};
use super::page_text::{marks_of, pointed_in};
use super::part::Part;
use super::reading_bar::{Step, step_along, trails_of};
use super::recurring::truth;
use super::{
    view_dating_card, view_invitation, view_not_a_hit, view_outlet, view_page_text, view_reading_bar,
    view_relayed, view_way_to,
};
use crate::explorer::browser::document::{self, Shortcut};
use crate::explorer::browser::scrolling::{self, Position};
use crate::explorer::effects::use_effect_with;
use crate::explorer::examples::Corpus;
use crate::explorer::messages::guide::guide;
use crate::explorer::messages::{Messages, messages};
use crate::explorer::passage::{cut, direction_of};
use crate::explorer::store::{Action, Kept, OpenReading};
use crate::findings::Reading;
use crate::report::{ReportId, Span};
use crate::view::View;

/// So many reports keep their position in a session.
const MOST_POSITIONS: usize = 60;

/// Where the words pointed at are.
const POINTED: &str = "#reading .pointed";

/// What the pane shows and whom it tells.
#[derive(PartialEq)]
pub struct ReadingPane {
    /// The view.
    pub view: Rc<View>,
    /// The open report.
    pub open: OpenReading,
    /// The corpus, once it is known.
    pub corpus: Option<Corpus>,
    /// Whether single keys are shortcuts.
    pub has_shortcuts: bool,
    /// Whether the dates last set by hand have changed places.
    pub is_turned: bool,
    /// How many guides are here: with one more, labels and datings give their reasons.
    pub n_guides: u32,
    /// Told what the reader did.
    pub on_action: Callback<Action>,
}

impl Part for ReadingPane {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_reading_pane(self).run(context)
    }
}

/// The pane.
#[hook]
fn use_reading_pane(props: &ReadingPane) -> Html {
    let ReadingPane { view, open, corpus, has_shortcuts, on_action, .. } = props;
    let words = messages(view.wording());
    // A report stays on the screen until the next one is there.
    let last = use_mut_ref(|| None::<Rc<Reading>>);
    match open {
        OpenReading::Here(reading) => *last.borrow_mut() = Some(Rc::clone(reading)),
        OpenReading::Closed => *last.borrow_mut() = None,
        _ => {}
    }
    let reading =
        last.borrow().clone().filter(|_| !matches!(open, OpenReading::NotHere | OpenReading::Failed));
    let on_screen = match (open, &reading) {
        (OpenReading::Closed, _) => OnScreen::Results,
        (_, Some(reading)) => OnScreen::Report(reading.id),
        (_, None) => OnScreen::Neither,
    };
    let go_to = use_words(view, on_screen, reading.as_ref(), on_action);
    use_keys(view, reading.as_ref().filter(|_| *has_shortcuts), &go_to);
    if *open == OpenReading::Closed {
        return html! { <div class="reading-place">{ view_invitation(view.settings, corpus.as_ref()) }</div> };
    }
    let content = match &reading {
        Some(reading) => view_report(words, props, reading, &go_to.of_reason),
        None if *open == OpenReading::NotHere => view_not_here(words),
        None => {
            let failed = *open == OpenReading::Failed;
            let title = if failed { words.fault_title(Kept::Nothing) } else { words.reading_loading() };
            html! { <h2 id="reading-title" class="quiet">{ title }</h2> }
        }
    };
    let busy = truth(*open == OpenReading::Loading);
    html! {
        <div class="reading-place">
            <section id="reading" class="reading" aria-labelledby="reading-title" aria-busy={busy} tabindex="0">
                { view_reading_bar(words, view, reading.as_deref(), &go_to.in_passing, on_action) }
                <div class="reading-content">{ content }</div>
            </section>
        </div>
    }
}

/// What the pane leaves on the screen where there is room for one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OnScreen {
    Results,
    Report(ReportId),
    /// A report that is still to come.
    Neither,
}

/// Where what was on the screen has been scrolled to, the latest last.
#[derive(Default)]
struct Positions {
    kept: Vec<(OnScreen, Position)>,
}

impl Positions {
    fn keep(&mut self, of: OnScreen, position: Position) {
        self.kept.retain(|(other, _)| *other != of);
        // The results come back more often than any report.
        if self.kept.len() >= MOST_POSITIONS
            && let Some(oldest) = self.kept.iter().position(|(other, _)| *other != OnScreen::Results)
        {
            self.kept.remove(oldest);
        }
        self.kept.push((of, position));
    }

    fn of(&self, wanted: OnScreen) -> Option<Position> {
        self.kept.iter().find(|(of, _)| *of == wanted).map(|(_, position)| *position)
    }
}

/// Three ways to go to words of the open report.
struct GoTo {
    /// The focus goes there, too.
    with_focus: Callback<Span>,
    /// Likewise, and Back leads to where the reason stands.
    of_reason: Callback<Span>,
    /// The focus stays where it is, to press once more.
    in_passing: Callback<Span>,
    /// How often it was asked for: both ways know the last time.
    asked: u32,
}

/// Keeps the positions of what was read, and brings the words pointed at into view.
#[hook]
fn use_words(
    view: &View,
    on_screen: OnScreen,
    reading: Option<&Rc<Reading>>,
    on_action: &Callback<Action>,
) -> GoTo {
    let positions = use_mut_ref(Positions::default);
    let shown = use_mut_ref(|| None::<OnScreen>);
    let takes_focus = use_mut_ref(|| false);
    // Asking twice for the same words brings them back twice.
    let asked = use_state(|| 0_u32);
    {
        let (positions, shown) = (Rc::clone(&positions), Rc::clone(&shown));
        use_effect_with((), move |()| {
            scrolling::own_restoration();
            let listener = scrolling::on_scroll(move || {
                if let Some(on_screen) = shown.borrow().filter(|on_screen| *on_screen != OnScreen::Neither) {
                    positions.borrow_mut().keep(on_screen, scrolling::position());
                }
            });
            move || drop(listener)
        });
    }
    {
        let takes_focus = Rc::clone(&takes_focus);
        let pointed = reading.and_then(|reading| pointed_in(view, reading));
        use_effect_with((on_screen, pointed, *asked), move |(on_screen, pointed, _)| {
            let is_new = shown.borrow_mut().replace(*on_screen) != Some(*on_screen);
            if pointed.is_some() {
                scrolling::bring_into_view(POINTED);
                if takes_focus.replace(false) {
                    document::focus_in_place(POINTED);
                }
            } else if is_new {
                let kept = positions.borrow().of(*on_screen);
                match on_screen {
                    OnScreen::Report(_) => scrolling::show_report_at(kept),
                    OnScreen::Results => scrolling::show_results_at(kept),
                    OnScreen::Neither => {}
                }
            }
        });
    }
    let n_asked = *asked;
    let go = move |with_focus: bool, action: fn(Span) -> Action| {
        let (on_action, takes_focus, asked) = (on_action.clone(), Rc::clone(&takes_focus), asked.clone());
        Callback::from(move |span: Span| {
            takes_focus.replace(with_focus);
            on_action.emit(action(span));
            asked.set(asked.wrapping_add(1));
        })
    };
    let point: fn(Span) -> Action = |span| Action::WordsPointedAt(Some(span));
    GoTo {
        with_focus: go(true, point),
        of_reason: go(true, Action::ReasonFollowed),
        in_passing: go(false, point),
        asked: n_asked,
    }
}

/// The keys that go from mark to mark: along the matches, or the times where nothing matches.
#[hook]
fn use_keys(view: &View, reading: Option<&Rc<Reading>>, go_to: &GoTo) {
    let trails = reading.map(|reading| trails_of(view, reading)).unwrap_or_default();
    let trail = trails.into_iter().find(|trail| !trail.is_empty());
    use_effect_with((trail, view.words, go_to.asked), {
        let go_to = go_to.with_focus.clone();
        move |(trail, at, _)| {
            let at = *at;
            let listener = trail.clone().and_then(|trail| {
                document::on_shortcut(move |shortcut| {
                    let step = match shortcut {
                        Shortcut::NextMark => Step::Next,
                        Shortcut::PreviousMark => Step::Previous,
                        _ => return false,
                    };
                    let target = step_along(&trail, at, step);
                    target.inspect(|span| go_to.emit(*span)).is_some()
                })
            });
            move || drop(listener)
        }
    });
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

fn view_report(
    words: &dyn Messages,
    props: &ReadingPane,
    reading: &Reading,
    on_words: &Callback<Span>,
) -> Html {
    let ReadingPane { view, is_turned, on_action, .. } = props;
    let relayed: Vec<String> = reading.relayed.iter().map(|source| source.name.clone()).collect();
    let outlet = reading.outlet.as_ref().map(|outlet| outlet.name.as_str());
    let credited =
        reading.authors.iter().map(|author| (0, author)).chain(reading.agency.iter().map(|of| (1, of)));
    let label = |nth| guide(view.language()).and_then(|guide| guide.each("credit").nth(nth));
    html! {
        <article class="report" data-id={reading.id.to_string()}>
            <div class="meta">
                <span class="outlet" data-known={truth(outlet.is_some())}>{ view_outlet(words, outlet) }</span>
                <span class="relayed">{ view_relayed(words, &relayed) }</span>
                <span class="credits">
                    for (nth, of) in credited {
                        <>{ label(nth) }{ " " }{ view_way_to(words, reading, of.span, on_words) }{ " " }</>
                    }
                </span>
            </div>
            <div class="not-a-hit-place">{ view_not_a_hit(words, reading.is_hit, on_action) }</div>
            { view_title(words, view, reading) }
            { view_dating_card(words, view, reading, *is_turned, on_words, on_action) }
            { view_page_text(view, reading, on_action) }
            <p class="files">{ words.files(&reading.pages) }</p>
        </article>
    }
}

fn view_title(words: &dyn Messages, view: &View, reading: &Reading) -> Html {
    let Some(span) = reading.title else {
        return html! { <h2 id="reading-title" tabindex="-1">{ words.untitled() }</h2> };
    };
    let direction = direction_of(words_of(&reading.text, span));
    let runs = cut(&reading.text, span, &marks_of(view, reading));
    html! {
        <h2 id="reading-title" tabindex="-1" data-label="title" dir={direction.as_str()} lang={direction.lang()}>
            { view_runs(words, &runs) }
        </h2>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_reports_keep_their_position_and_the_results_always() {
        let mut positions = Positions::default();
        let report = |n: usize| OnScreen::Report(ReportId([n as u8; 8]));
        positions.keep(OnScreen::Results, Position::default());
        for n in 0..=MOST_POSITIONS {
            positions.keep(report(n), Position::default());
        }
        assert_eq!(positions.kept.len(), MOST_POSITIONS);
        assert!(positions.of(report(0)).is_none());
        assert!(positions.of(report(MOST_POSITIONS)).is_some());
        assert!(positions.of(OnScreen::Results).is_some());
    }
}
