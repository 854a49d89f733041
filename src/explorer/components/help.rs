//! What this is: the edition in numbers, its limits, the signs of the page, searching, keys.

use yew::functional::{Hook, HookContext};
use yew::prelude::*;

use super::dialog::{DialogNames, view_dialog};
use super::examples::view_examples;
use super::part::Part;
use crate::calendar::DayRange;
use crate::explorer::browser::dialog;
use crate::explorer::examples::Corpus;
use crate::explorer::messages::guide::{HelpText, SignText, help_text};
use crate::explorer::messages::messages;
use crate::report::Provenance;
use crate::view::{Level, Settings};

/// A question mark.
const SIGN: &str = "M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3M12 18v.01";

/// What the dialog shows.
#[derive(PartialEq)]
pub struct HelpDialog {
    /// The settings of the view.
    pub settings: Settings,
    /// The corpus, once it is known.
    pub corpus: Option<Corpus>,
}

impl Part for HelpDialog {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_help_dialog(self).run(context)
    }
}

/// The button in the bar and its dialog.
#[hook]
fn use_help_dialog(props: &HelpDialog) -> Html {
    let HelpDialog { settings, corpus } = props;
    let text = help_text(settings.language());
    // An example that is followed is to be seen.
    let on_example = Callback::from(|event: MouseEvent| {
        if event.target_dyn_into::<web_sys::HtmlAnchorElement>().is_some() {
            dialog::close("help-dialog");
        }
    });
    let content = html! {
        <div class="help">
            <p>{ text.what }</p>
            <div class="help-corpus" onclick={on_example}>
                if let Some(corpus) = corpus {
                    <h3>{ text.examples }</h3>
                    { view_examples(corpus, *settings) }
                    <h3>{ text.numbers }</h3>
                    { view_numbers(text, corpus, *settings) }
                }
            </div>
            <h3>{ text.search }</h3>
            { view_sentences(&text.each_search) }
            <h3>{ text.limits }</h3>
            { view_sentences(&text.each_limit) }
            <h3>{ text.signs }</h3>
            { view_signs(text) }
            <h3>{ text.keys }</h3>
            <dl class="signs">
                for key in &text.each_key {
                    { view_sign(html! { <kbd dir="ltr">{ key.sample }</kbd> }, key) }
                }
            </dl>
        </div>
    };
    view_dialog(DialogNames { id: "help", title: text.title, close: text.close, sign: SIGN }, content)
}

fn view_sentences(sentences: &[&'static str]) -> Html {
    html! { <ul class="sentences">for sentence in sentences { <li>{ *sentence }</li> }</ul> }
}

fn view_numbers(text: &HelpText, corpus: &Corpus, settings: Settings) -> Html {
    let words = messages(settings.wording());
    let overview = &corpus.overview;
    let number = |name: String, n: u32| (name, words.number(n));
    let days = |range: DayRange| words.span_of_days(Some(range.first), Some(range.last));
    let mut rows = vec![number(text.reports.to_owned(), corpus.n_reports)];
    for &kind in Provenance::ALL {
        rows.push(number(format!("{}: {}", text.date, words.provenance(kind)), corpus.dated(&[kind])));
    }
    rows.extend(overview.published.map(|range| (text.published.to_owned(), days(range))));
    rows.push(number(text.outlets.to_owned(), overview.n_outlets));
    rows.push(number(text.without_outlet.to_owned(), overview.without_outlet));
    rows.push(number(text.mentions.to_owned(), overview.n_mentions));
    rows.extend(overview.mentioned.map(|range| (text.mentioned.to_owned(), days(range))));
    html! {
        <dl class="numbers">
            for (name, value) in rows {
                <div><dt>{ name }</dt><dd>{ value }</dd></div>
            }
        </dl>
    }
}

/// Every sign as it looks on the page, with its meaning.
fn view_signs(text: &HelpText) -> Html {
    let chip = |provenance: Provenance, sign: &SignText| {
        html! { <span class="dating-chip" data-provenance={provenance.as_str()}>{ sign.sample }</span> }
    };
    html! {
        <dl class="signs">
            { view_sign(chip(Provenance::Stated, &text.stated), &text.stated) }
            { view_sign(chip(Provenance::Inferred, &text.estimated), &text.estimated) }
            for (level, sign) in Level::ALL.iter().zip(&text.marks) {
                { view_sign(html! { <mark data-level={level.as_str()} lang="ar">{ sign.sample }</mark> }, sign) }
            }
            { view_sign(html! { <span class="time" lang="ar">{ text.time.sample }</span> }, &text.time) }
            for lane in &text.lanes {
                { view_sign(html! { <b>{ lane.sample }</b> }, lane) }
            }
        </dl>
    }
}

fn view_sign(sample: Html, sign: &SignText) -> Html {
    html! { <div><dt>{ sample }</dt><dd>{ sign.meaning }</dd></div> }
}

#[cfg(feature = "headless")]
#[cfg(test)]
mod tests {
    use super::super::part::{Held, Holder, HolderProps};
    use super::*;
    use crate::calendar::PartialDate;
    use crate::findings::Overview;
    use crate::view::Language;
    use yew::LocalServerRenderer;

    fn render(language: Language) -> String {
        let day = |iso: &str| iso.parse::<PartialDate>().unwrap().first_day();
        let overview = Overview {
            provenance: vec![1, 0, 1, 2, 1],
            n_outlets: 2,
            without_outlet: 3,
            published: Some(DayRange { first: day("2021-07-01"), last: day("2025-02-11") }),
            n_mentions: 27,
            year_most_mentioned: Some((2019, 3)),
            ..Overview::default()
        };
        let settings = Settings { language: Some(language), ..Settings::default() };
        let props = HelpDialog { settings, corpus: Some(Corpus { n_reports: 5, overview }) };
        let renderer = LocalServerRenderer::<Holder>::with_props(HolderProps { part: Held::new(props) })
            .hydratable(false);
        futures::executor::block_on(renderer.render())
    }

    #[test]
    fn it_counts_the_edition_and_begins_with_views_of_it() {
        let html = render(Language::English);
        for part in [
            "<dt>Reports</dt><dd>5</dd>",
            "<dt>Date of publication: estimated from the text</dt><dd>2</dd>",
            "<dt>Known dates of publication</dt><dd>between 1 July 2021 and 11 February 2025</dd>",
            "<dt>Times mentioned in the texts</dt><dd>27</dd>",
            "href=\"#v1&amp;mentioned=2019..2019&amp;ui=en\"",
        ] {
            assert!(html.contains(part), "{part} is missing in {html}");
        }
    }

    #[test]
    fn every_sign_of_the_page_is_explained_as_it_looks() {
        for language in [Language::Arabic, Language::English] {
            let html = render(language);
            for sign in ["data-provenance=\"stated\"", "data-provenance=\"inferred\"", "class=\"time\""] {
                assert!(html.contains(sign), "{sign} is missing in {html}");
            }
            for level in Level::ALL {
                assert!(html.contains(&format!("<mark data-level=\"{}\"", level.as_str())), "{html}");
            }
        }
    }
}
