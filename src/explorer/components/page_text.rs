//! The text of the open report, block by block, in the letters of the page.

use yew::prelude::*;

use super::marked_text::{PassageMark, mark_of, view_runs, words_of};
use super::recurring::{means, truth};
use crate::explorer::messages::{Messages, messages};
use crate::explorer::passage::{cut, direction_of, lines};
use crate::explorer::store::Action;
use crate::findings::{DatingSummary, Reading};
use crate::report::{Block, BlockLabel, Span};
use crate::view::View;

/// The text. The block of the words pointed at is shown in any case.
pub fn view_page_text(view: &View, reading: &Reading, on_action: &Callback<Action>) -> Html {
    let words = messages(view.wording());
    let marks = marks_of(view, reading);
    let (hidden, shown): (Vec<&Block>, Vec<&Block>) =
        reading.blocks.iter().partition(|block| is_hidden(view, reading, block));
    // The headline heads the pane already.
    let headline = |block: &Block| block.label == BlockLabel::Title && Some(block.span) == reading.title;
    let n_lines = |blocks: &[&Block]| -> usize {
        let of_site = blocks.iter().filter(|block| block.label.is_boilerplate());
        of_site.map(|block| lines(&reading.text, block.span).len()).sum()
    };
    let n_hidden = n_lines(&hidden);
    let has_switch = n_hidden > 0 || (view.boilerplate && n_lines(&shown) > 0);
    let onclick = means(on_action, Action::BoilerplateToggled);
    html! {
        <div class="page-text">
            <div class="boilerplate-note">
                if has_switch {
                    <p>
                        { boilerplate_line(words, view.boilerplate, n_hidden as u32) }
                        { " " }
                        <button class="link-button" type="button" {onclick}>
                            { if view.boilerplate { words.hide_lines() } else { words.show_lines() } }
                        </button>
                    </p>
                }
            </div>
            <div class="blocks" dir="rtl" lang="ar">
                for block in shown.into_iter().filter(|block| !headline(block)) {
                    { view_block(view, reading, block, &marks) }
                }
            </div>
        </div>
    }
}

fn boilerplate_line(words: &dyn Messages, shown: bool, n_lines: u32) -> String {
    if shown { words.lines_shown().to_owned() } else { words.lines_hidden(n_lines) }
}

/// The words the view points at, if the text has such words.
pub(super) fn pointed_in(view: &View, reading: &Reading) -> Option<Span> {
    view.words.filter(|span| !words_of(&reading.text, *span).trim().is_empty())
}

/// Whether the view leaves a block out: it is of the site, and nothing in it is pointed at.
pub(super) fn is_hidden(view: &View, reading: &Reading, block: &Block) -> bool {
    let is_pointed_at = || pointed_in(view, reading).is_some_and(|span| span.overlaps(block.span));
    block.label.is_boilerplate() && !view.boilerplate && !is_pointed_at()
}

/// Every mark that lies on the text of a report.
pub(super) fn marks_of<'r>(view: &View, reading: &'r Reading) -> Vec<(Span, PassageMark<'r>)> {
    let matches = reading.matches.iter().map(|found| mark_of(&reading.text, found));
    let dating = DatingSummary::from(&reading.dating);
    let times = reading.times.iter().map(|time| (time.span, PassageMark::Time(time, dating)));
    let pointed = pointed_in(view, reading).map(|span| (span, PassageMark::Pointed));
    matches.chain(times).chain(pointed).collect()
}

fn view_block(view: &View, reading: &Reading, block: &Block, marks: &[(Span, PassageMark<'_>)]) -> Html {
    let words = messages(view.wording());
    let is_of_site = block.label.is_boilerplate();
    let is_plain = block.label == BlockLabel::Body;
    let here: Vec<(Span, PassageMark<'_>)> =
        marks.iter().filter(|(span, _)| span.overlaps(block.span)).copied().collect();
    html! {
        <div class="block" data-label={block.label.as_str()} data-site={truth(is_of_site)}>
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
