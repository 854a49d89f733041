//! What this is: the edition in numbers, its limits, the signs of the page, searching, keys.

use yew::functional::{Hook, HookContext};
use yew::prelude::*;

use super::dialog::{DialogNames, view_dialog};
use super::examples::view_examples;
use super::part::Part;
use crate::calendar::DayRange;
use crate::explorer::browser::dialog;
use crate::explorer::examples::Corpus;
use crate::explorer::messages::guide::{Guide, guide, help_text};
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
    /// How many guides are here: with one more there is more to say.
    pub n_guides: u32,
}

impl Part for HelpDialog {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_help_dialog(self).run(context)
    }
}

/// The button in the bar and its dialog.
#[hook]
fn use_help_dialog(props: &HelpDialog) -> Html {
    let HelpDialog { settings, corpus, .. } = props;
    let text = help_text(settings.language());
    // An example that is followed is to be seen.
    let on_example = Callback::from(|event: MouseEvent| {
        if event.target_dyn_into::<web_sys::HtmlAnchorElement>().is_some() {
            dialog::close("help-dialog");
        }
    });
    let content = html! {
        <div class="help">
            if let Some(guide) = guide(settings.language()) {
                <p>{ guide.text("what") }</p>
            }
            <div class="help-corpus" onclick={on_example}>
                if let Some(corpus) = corpus {
                    <h3>{ text.examples }</h3>
                    { view_examples(corpus, *settings) }
                    if let Some(guide) = guide(settings.language()) {
                        <h3>{ guide.text("numbers") }</h3>
                        { view_numbers(guide, corpus, *settings) }
                    }
                }
            </div>
            if let Some(guide) = guide(settings.language()) {
                <h3>{ guide.text("search") }</h3>
                { view_sentences(guide.each("each-search")) }
                <h3>{ guide.text("limits") }</h3>
                { view_sentences(guide.each("each-limit")) }
                <h3>{ guide.text("signs") }</h3>
                { view_signs(guide) }
                <h3>{ guide.text("keys") }</h3>
                <dl class="signs">
                    for (key, meaning) in guide.each("each-key").map(sign) {
                        { view_sign(html! { <kbd dir="ltr">{ key }</kbd> }, meaning) }
                    }
                </dl>
            }
        </div>
    };
    view_dialog(DialogNames { id: "help", title: text.title, close: text.close, sign: SIGN }, content)
}

fn view_sentences(sentences: impl Iterator<Item = &'static str>) -> Html {
    html! { <ul class="sentences">for sentence in sentences { <li>{ sentence }</li> }</ul> }
}

fn view_numbers(guide: &Guide, corpus: &Corpus, settings: Settings) -> Html {
    let words = messages(settings.wording());
    let overview = &corpus.overview;
    let days = |range: DayRange| words.span_of_days(Some(range.first), Some(range.last));
    let mut rows = vec![(guide.text("reports").to_owned(), words.number(corpus.n_reports))];
    for &kind in Provenance::ALL {
        let name = format!("{}: {}", guide.text("date"), words.provenance(kind));
        rows.push((name, words.number(corpus.dated(&[kind]))));
    }
    let mut tell = |key, value: String| rows.push((guide.text(key).to_owned(), value));
    if let Some(range) = overview.published {
        tell("published", days(range));
    }
    tell("outlets", words.number(overview.n_outlets));
    tell("without-outlet", words.number(overview.without_outlet));
    tell("mentions", words.number(overview.n_mentions));
    if let Some(range) = overview.mentioned {
        tell("mentioned", days(range));
    }
    html! {
        <dl class="numbers">
            for (name, value) in rows {
                <div><dt>{ name }</dt><dd>{ value }</dd></div>
            }
        </dl>
    }
}

/// A sign of the page and what it means.
fn sign(text: &'static str) -> (&'static str, &'static str) {
    let (sign, meaning) = text.split_once(':').unwrap_or((text, ""));
    (sign.trim_ascii_end(), meaning.strip_prefix(": ").unwrap_or(meaning))
}

/// Every sign as it looks on the page, with its meaning.
fn view_signs(guide: &Guide) -> Html {
    let chip = |provenance: Provenance, key| {
        let (sample, meaning) = sign(guide.text(key));
        let chip =
            html! { <span class="dating-chip" data-provenance={provenance.as_str()}>{ sample }</span> };
        view_sign(chip, meaning)
    };
    let (time, of_time) = sign(guide.text("time"));
    html! {
        <dl class="signs">
            { chip(Provenance::Stated, "stated") }
            { chip(Provenance::Inferred, "estimated") }
            for (level, (sample, meaning)) in Level::ALL.iter().zip(guide.each("mark").map(sign)) {
                { view_sign(html! { <mark data-level={level.as_str()} lang="ar">{ sample }</mark> }, meaning) }
            }
            { view_sign(html! { <span class="time" lang="ar">{ time }</span> }, of_time) }
            for (sample, meaning) in guide.each("lane").map(sign) {
                { view_sign(html! { <b>{ sample }</b> }, meaning) }
            }
        </dl>
    }
}

fn view_sign(sample: Html, meaning: &'static str) -> Html {
    html! { <div><dt>{ sample }</dt><dd>{ meaning }</dd></div> }
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
        let props = HelpDialog { settings, corpus: Some(Corpus { n_reports: 5, overview }), n_guides: 0 };
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
            // A key that the guide does not have would leave a hole.
            for hole in [
                "<h3></h3>",
                "<p></p>",
                "<li></li>",
                "<dt></dt>",
                "<dd></dd>",
                "<ul class=\"sentences\"></ul>",
            ] {
                assert!(!html.contains(hole), "{hole} in {html}");
            }
            for level in Level::ALL {
                assert!(html.contains(&format!("<mark data-level=\"{}\"", level.as_str())), "{html}");
            }
        }
    }
}
