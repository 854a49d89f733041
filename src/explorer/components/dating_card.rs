//! When the open report was published, and the words that tell it.

use yew::prelude::*;

use super::copy_text::CopyText;
use super::marked_text::words_of;
use super::part::view_part;
use super::recurring::means;
use super::{DateField, view_name};
use crate::calendar::PartialDate;
use crate::explorer::messages::guide::guide;
use crate::explorer::messages::{Messages, shortened};
use crate::explorer::store::Action;
use crate::explorer::timeline::brush::End;
use crate::findings::Reading;
use crate::report::{Dating, Provenance, ReportId, Span};
use crate::view::{MOST_BY_HAND, Period, View, dated_by_hand};

/// How much of the words of a reason its button shows, in characters.
const MOST_CHARS: usize = 60;

/// One sentence, or two where the reader has set the date; behind a question, one button a reason; and where
/// to set the date. `on_words` is told which words the reader wants to see; `is_turned` is whether the dates
/// last set have changed places.
pub fn view_dating_card(
    words: &dyn Messages,
    view: &View,
    reading: &Reading,
    is_turned: bool,
    on_words: &Callback<Span>,
    on_action: &Callback<Action>,
) -> Html {
    let dating = &reading.dating;
    let has_reasons = !dating.reasons.is_empty();
    let by_hand = view.by_hand.of(reading.id);
    let provenance = if by_hand.is_some() { Provenance::ByHand } else { dating.provenance };
    html! {
        <div class="dating" data-provenance={provenance.as_str()}>
            if let Some(period) = by_hand {
                <p class="dating-by-hand">{ words.dating_sentence(&as_dating(period)) }</p>
            }
            <p class="dating-sentence">{ words.dating_sentence(dating) }</p>
            <div class="dating-reasons">
                if has_reasons {
                    <details>
                        <summary class="dating-question">{ words.reasons() }</summary>
                        <ul>
                            for reason in dating.reasons.iter() {
                                <li>
                                    { view_way_to(words, reading, reason.span, on_words) }
                                    { " " }
                                    { words.reason(reason) }
                                </li>
                            }
                        </ul>
                    </details>
                }
                { view_setting(words, view, reading, is_turned, on_action) }
                { view_lacking(words, view, reading) }
            </div>
        </div>
    }
}

/// Words of the report as a button that leads to them.
pub fn view_way_to(words: &dyn Messages, reading: &Reading, span: Span, on_words: &Callback<Span>) -> Html {
    let [opening, closing] = words.quotation_marks();
    html! {
        <button class="reason-button" type="button" title={words.show_words()} onclick={on_words.reform(to_span(span))}>
            { opening }
            { view_name(&shortened(words_of(&reading.text, span), MOST_CHARS)) }
            { closing }
        </button>
    }
}

/// What was looked for in the page and not found, a sentence each, in the order of the guide.
fn view_lacking(words: &dyn Messages, view: &View, reading: &Reading) -> Html {
    let Reading { title, outlet, authors, agency, dating, .. } = reading;
    let undated = dating.provenance == Provenance::Unknown;
    let lacking = [title.is_none(), outlet.is_none(), authors.is_empty(), agency.is_none(), undated];
    if !lacking.contains(&true) {
        return Html::default();
    }
    let sentences = guide(view.language()).into_iter().flat_map(|guide| guide.each("not-found"));
    html! {
        <details class="lacking">
            <summary class="dating-question">{ words.not_found() }</summary>
            <ul>
                for (sentence, _) in sentences.zip(lacking).filter(|of| of.1) {
                    <li>{ sentence }</li>
                }
            </ul>
        </details>
    }
}

fn as_dating(period: Period) -> Dating {
    let set = dated_by_hand(period);
    let (earliest, latest, best) = (set.earliest, set.latest, set.best);
    Dating { earliest, latest, best, provenance: set.provenance, ..Dating::unknown() }
}

/// Two dates; once one is set, what keeps it for good and what takes it back. Where a link has no room for one more
/// report, why not and what to do.
fn view_setting(
    words: &dyn Messages,
    view: &View,
    reading: &Reading,
    is_turned: bool,
    on_action: &Callback<Action>,
) -> Html {
    let by_hand = view.by_hand.of(reading.id);
    let said = |key: &'static str| guide(view.language()).map(|guide| guide.text(key));
    let has_room = by_hand.is_some() || view.by_hand.iter().len() < MOST_BY_HAND;
    html! {
        <details class="by-hand">
            <summary class="dating-question">{ words.set_by_hand() }</summary>
            if has_room {
                { view_ends(words, reading.id, by_hand, on_action) }
                <p class="quiet">{ said("hand-ends") }</p>
            } else {
                <p class="quiet">{ said("hand-full") }</p>
            }
            <div class="date-unclear" role="status">
                if is_turned {
                    <p>{ said("hand-turned") }</p>
                }
            </div>
            if let Some(period) = by_hand {
                <>
                    <p>
                        <button
                            class="link-button"
                            type="button"
                            onclick={means(on_action, Action::HandTakenBack(Some(reading.id)))}
                        >
                            { words.take_back() }
                        </button>
                    </p>
                    <p class="quiet">{ said("keep-by-hand") }</p>
                    { view_correction(view, &correction(reading, period)) }
                </>
            }
        </details>
    }
}

fn view_ends(
    words: &dyn Messages,
    of: ReportId,
    by_hand: Option<Period>,
    on_action: &Callback<Action>,
) -> Html {
    let unclear = words.date_not_understood();
    let field = |end: End, label: &'static str, date: Option<PartialDate>| {
        let on_choice = on_action.reform(move |date| Action::DatedByHand(of, end, date));
        let id = AttrValue::from(format!("by-hand-{}", end.as_str()));
        let key = format!("{of}{}", end.as_str());
        view_part(&key, DateField { id, label, unclear, date, on_choice })
    };
    html! {
        <div class="period-days">
            { field(End::From, words.period_from(), by_hand.and_then(|period| period.from)) }
            { field(End::To, words.period_to(), by_hand.and_then(|period| period.to)) }
        </div>
    }
}

fn view_correction(view: &View, said: &str) -> Html {
    let text = AttrValue::from(said.to_owned());
    let copy = CopyText { language: view.language(), text: text.clone() };
    html! {
        <>
            <pre dir="ltr">{ text }</pre>
            // Its words are the guide's: before that has come there is no button, and nothing would draw it again.
            { guide(view.language()).map(|_| view_part("copy", copy)) }
        </>
    }
}

/// What `corpus.toml` is to say, so that every pack dates the report so.
fn correction(reading: &Reading, period: Period) -> String {
    let end = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let (from, to) = (end(period.from), end(period.to));
    let days = if from == to { from } else { [from.as_str(), "..", &to].concat() };
    let of_page = |page: &String| {
        ["[[corrections]]\npage = \"", &escaped(page), "\"\npublished = \"", &days, "\"\n"].concat()
    };
    reading.pages.iter().map(of_page).collect()
}

/// What stands between the quotation marks of a basic string of TOML (<https://toml.io/en/v1.0.0#string>).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => escaped.extend(['\\', c]),
            '\0'..='\x1F' | '\x7F' => {
                escaped.push_str("\\u00");
                escaped.extend([4, 0].map(|bits| char::from(b"0123456789ABCDEF"[c as usize >> bits & 15])));
            }
            c => escaped.push(c),
        }
    }
    escaped
}

fn to_span(span: Span) -> impl Fn(MouseEvent) -> Span {
    move |_| span
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_pages_are_written_as_toml_has_them() {
        assert_eq!(escaped("أ/\"b\"\\c\td\u{7F}.txt"), "أ/\\\"b\\\"\\\\c\\u0009d\\u007F.txt");
    }
}
