//! The text of the open report, block by block, in the letters of the page.

use yew::prelude::*;

use super::marked_text::{PassageMark, view_runs, words_of};
use crate::explorer::messages::{Messages, messages};
use crate::explorer::passage::{cut, direction_of, lines};
use crate::explorer::store::Action;
use crate::findings::Reading;
use crate::report::{Block, BlockLabel, Span};
use crate::view::View;

/// The text. `asked_for` is the piece of evidence whose words the reader asked for; its block is
/// shown in any case.
pub fn view_page_text(
    view: &View,
    reading: &Reading,
    asked_for: Option<usize>,
    on_action: &Callback<Action>,
) -> Html {
    let boilerplate = view.boilerplate;
    let words = messages(view.wording());
    let marks = marks_of(reading, asked_for);
    let evidence = asked_for.and_then(|place| reading.dating.reasons.get(place)).map(|reason| reason.span);
    let shown = |block: &&Block| {
        boilerplate || !block.label.is_boilerplate() || evidence.is_some_and(|span| span.overlaps(block.span))
    };
    // The headline heads the pane already.
    let headline = |block: &&Block| block.label == BlockLabel::Title && Some(block.span) == reading.title;
    let of_site = reading.blocks.iter().filter(|block| block.label.is_boilerplate());
    let n_hidden: usize = of_site.map(|block| lines(&reading.text, block.span).len()).sum();
    let onclick = on_action.reform(|_: MouseEvent| Action::BoilerplateToggled);
    html! {
        <div class="page-text">
            <div class="boilerplate-note">
                if n_hidden > 0 {
                    <p>
                        { boilerplate_line(words, boilerplate, n_hidden as u32) }
                        { " " }
                        <button class="link-button" type="button" {onclick}>
                            { if boilerplate { words.hide_lines() } else { words.show_lines() } }
                        </button>
                    </p>
                }
            </div>
            <div class="blocks" dir="rtl" lang="ar">
                for block in reading.blocks.iter().filter(shown).filter(|block| !headline(block)) {
                    { view_block(view, reading, block, &marks) }
                }
            </div>
        </div>
    }
}

fn boilerplate_line(words: &dyn Messages, shown: bool, n_lines: u32) -> String {
    if shown { words.lines_shown().to_owned() } else { words.lines_hidden(n_lines) }
}

/// Every mark that lies on the text of a report.
pub(super) fn marks_of(reading: &Reading, asked_for: Option<usize>) -> Vec<(Span, PassageMark<'_>)> {
    let matches = reading
        .matches
        .iter()
        .map(|found| (found.span, PassageMark::Match(found, words_of(&reading.text, found.span))));
    let times = reading.times.iter().map(|time| (time.span, PassageMark::Time(time)));
    let reasons = reading.dating.reasons.iter().enumerate();
    let reasons =
        reasons.map(|(place, reason)| (reason.span, PassageMark::Reason(place, asked_for == Some(place))));
    matches.chain(times).chain(reasons).collect()
}

fn view_block(view: &View, reading: &Reading, block: &Block, marks: &[(Span, PassageMark<'_>)]) -> Html {
    let words = messages(view.wording());
    let is_of_site = block.label.is_boilerplate();
    let is_plain = block.label == BlockLabel::Body;
    let here: Vec<(Span, PassageMark<'_>)> =
        marks.iter().filter(|(span, _)| span.overlaps(block.span)).copied().collect();
    html! {
        <div class="block" data-label={block.label.as_str()} data-site={is_of_site.to_string()}>
            <div class="block-label" lang={view.language().as_str()}>
                if !is_plain {
                    <p>
                        <bdi class="block-name">{ words.block_label(block.label) }</bdi>
                        if is_of_site {
                            <bdi class="block-reason">{ words.block_reason(&block.reason) }</bdi>
                        }
                    </p>
                }
            </div>
            <div class="block-lines">
                for line in lines(&reading.text, block.span) {
                    { view_line(words, &reading.text, line, &here) }
                }
            </div>
        </div>
    }
}

fn view_line(words: &dyn Messages, text: &str, line: Span, marks: &[(Span, PassageMark<'_>)]) -> Html {
    let direction = direction_of(line.of(text));
    html! {
        <p dir={direction.as_str()} lang={direction.lang()}>{ view_runs(words, &cut(text, line, marks)) }</p>
    }
}
