//! The lens *context*: the occurrences of the query's words, one a line, at most
//! [`crate::findings::ROWS_PER_PAGE`] of them; how far was read, and which forms there are.
//!
//! A line runs in the direction of its own text, whatever that of the page: in Arabic, what stands
//! before a word stands to its right.

use std::rc::Rc;

use yew::functional::{Hook, HookContext};
use yew::prelude::*;

use super::part::Part;
use super::recurring::{means, on_plain_click, truth};
use super::result_list::use_first_row_shown;
use super::select_field::{SelectField, options, view_select};
use super::{view_choices, view_dating_chip, view_excerpt, view_outlet, view_pager};
use crate::explorer::messages::guide::guide;
use crate::explorer::messages::{Facet, Messages, messages};
use crate::explorer::passage::{Direction, direction_of};
use crate::explorer::store::Action;
use crate::findings::{Context, Occurrence, ROWS_PER_PAGE};
use crate::view::{ContextSort, Language, View};

/// What the lens shows and whom it tells.
pub struct ContextLens {
    /// The view.
    pub view: Rc<View>,
    /// The occurrences.
    pub context: Rc<Context>,
    /// Whether newer ones are on their way.
    pub busy: bool,
    /// Told what the reader did.
    pub on_action: Callback<Action>,
}

/// By what came, not by what it says, as an open report is.
impl PartialEq for ContextLens {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.context, &other.context)
            && self.busy == other.busy
            && self.view == other.view
            && self.on_action == other.on_action
    }
}

impl Part for ContextLens {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_context_lens(self).run(context)
    }
}

/// The order of the occurrences.
pub fn view_context_sort(view: &View, words: &dyn Messages, on_action: &Callback<Action>) -> Html {
    let option = |nth: usize| {
        let sort = ContextSort::ALL[nth];
        (sort.as_str(), words.context_sort(sort))
    };
    let options = options(ContextSort::ALL.len(), &option);
    let (label, value) = (words.sort_label(), view.context.sort.as_str());
    let field =
        SelectField { id: "context-sort", label, hint: None, value, options, on_choice: Callback::noop() };
    view_select(field, |value| ContextSort::from_spelling(value).map(Action::ContextSortChosen), on_action)
}

#[hook]
fn use_context_lens(props: &ContextLens) -> Html {
    let ContextLens { view, context, on_action, .. } = props;
    let words = messages(view.wording());
    let first = context.rows.first().map(|row| row.id.to_string());
    use_first_row_shown(context.page, first);
    // Where there is a word to look for, at least one report is read.
    if context.n_read == 0 {
        return html! { <p id="results" class="quiet">{ words.context_without_words() }</p> };
    }
    html! {
        <>
            <div class="context-head">
                <p id="context-read">
                    { how_far(context, words) }
                    if context.is_cut { { words.context_cut() } }
                    { view_most(context, props.view.language()) }
                </p>
                { view_reading_on("read-on", props, words) }
                { view_saving(props, words) }
            </div>
            <div class="context-forms">{ view_forms(props) }</div>
            { view_lines(props, words) }
            { view_end(props, words) }
            { view_pager(words, context.page, context.total, on_action) }
        </>
    }
}

fn how_far(context: &Context, words: &dyn Messages) -> String {
    words.context_read(context)
}

/// Where reports are left that are not read: why not.
fn view_most(context: &Context, language: Language) -> Html {
    if context.more.is_some() || context.n_read == context.n_hits {
        return Html::default();
    }
    html! { <>{ " · " }{ guide(language).map(|guide| guide.text("context-most")) }</> }
}

/// Under the last line, where there is more to read: it looks like all there is.
fn view_end(props: &ContextLens, words: &dyn Messages) -> Html {
    let context = &props.context;
    let is_last_page = (context.page + 1) * ROWS_PER_PAGE >= context.total;
    if context.n_read == context.n_hits || !is_last_page || context.rows.is_empty() {
        return Html::default();
    }
    html! {
        <div class="context-head">
            <p>{ how_far(context, words) }{ view_most(context, props.view.language()) }</p>
            { view_reading_on("read-on-at-end", props, words) }
        </div>
    }
}

/// What there is to read beyond what was read.
fn view_reading_on(id: &'static str, props: &ContextLens, words: &dyn Messages) -> Html {
    let ContextLens { context, on_action, .. } = props;
    let read_on = |n: u32| {
        let name = words.read_on(n.min(context.n_hits));
        view_button(id, name, false, Action::MoreContextAsked(n), on_action)
    };
    context.more.map(read_on).unwrap_or_default()
}

/// All of what was read as a table.
fn view_saving(props: &ContextLens, words: &dyn Messages) -> Html {
    let ContextLens { view, busy, on_action, .. } = props;
    let table = Action::TableAsked(view.question().encode());
    // While newer ones are on their way the engine may hold these no longer.
    view_button("save-table", words.save_table().to_owned(), *busy, table, on_action)
}

fn view_button(
    id: &'static str,
    name: String,
    disabled: bool,
    action: Action,
    on_action: &Callback<Action>,
) -> Html {
    html! { <button {id} key={id} class="button" type="button" {disabled} onclick={means(on_action, action)}>{ name }</button> }
}

/// The forms with their counts; one form alone is none to choose, but may be the one to drop.
fn view_forms(props: &ContextLens) -> Html {
    let ContextLens { view, context, on_action, .. } = props;
    if context.forms.len() < 2 && view.context.form.is_none() {
        return Html::default();
    }
    view_choices(Facet::Form, &view.query, &context.forms, "", Action::FormToggled, view.wording(), on_action)
}

/// The occurrences, each read as before, word, after, outlet and date.
fn view_lines(props: &ContextLens, words: &dyn Messages) -> Html {
    let ContextLens { view, context, busy, on_action } = props;
    let mut above = None;
    let mut lines: Vec<Html> = Vec::with_capacity(context.rows.len());
    for row in &context.rows {
        let is_same = above.replace(row.id) == Some(row.id);
        lines.push(view_line(words, view, row, is_same, on_action));
    }
    html! { <ol id="results" aria-busy={truth(*busy)}>{ lines }</ol> }
}

/// A line; where it came from only above the first of a report.
fn view_line(
    words: &dyn Messages,
    view: &Rc<View>,
    row: &Occurrence,
    is_same: bool,
    on_action: &Callback<Action>,
) -> Html {
    let Occurrence { id, outlet, dating, before, words: found, after, span } = row;
    let opened = View { report: Some(*id), words: Some(*span), ..View::clone(view) };
    let onclick = on_plain_click(means(on_action, Action::WordsOpened(*id, *span)));
    let direction = direction_of(&[before.as_str(), &found.text, after].concat());
    let page =
        if view.language() == Language::Arabic { Direction::RightToLeft } else { Direction::LeftToRight };
    html! {
        <li class="line" dir={direction.as_str()} lang={direction.lang()} data-report={id.to_string()} data-same={truth(is_same)}>
            <span class="before">{ before.clone() }</span>
            <a class="result-link" href={format!("#{}", opened.encode())} {onclick}>
                { view_excerpt(words, found) }
            </a>
            <span class="after">{ after.clone() }</span>
            <div class="meta" dir={page.as_str()} lang={view.language().as_str()}>
                { view_outlet(words, outlet.as_deref()) }
                { " " }
                { view_dating_chip(words, dating) }
            </div>
        </li>
    }
}
