//! What a sign says: its date, the sentences that name it, and the reports they stand in.

use yew::prelude::*;

use super::recurring::on_plain_click;
use super::timeline::Stage;
use super::timeline_lane::{LaneParts, name_of, with};
use super::{view_name, view_outlet};
use crate::explorer::browser::document;
use crate::explorer::passage::direction_of;
use crate::explorer::store::{Action, Kept};
use crate::explorer::timeline::{Kind, Sign};
use crate::findings::Passage;
use crate::view::{Clock, View};

/// The box of a sign, under its lane.
pub(super) fn view_box(parts: &LaneParts<'_>, sign: &Sign) -> Html {
    let LaneParts { stage, words, clock, .. } = parts;
    let clock = *clock;
    let chosen = sign.clone();
    let choose = with(stage, move |stage, _: MouseEvent| stage.choose(clock, &chosen));
    let more = sign.n_places.saturating_sub(sign.at.as_ref().map_or(0, |at| at.places.len() as u32));
    let onkeydown = with(stage, move |stage, event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            event.prevent_default();
            close(stage, clock);
        }
    });
    html! {
        <div class="sign-box" data-side={side(stage.scale.width, sign)} {onkeydown}>
            <div class="sign-box-head">
                <strong>{ name_of(sign, *words) }</strong>
                <button class="tool" type="button" aria-label={words.close_box()} onclick={with(stage, move |stage, _: MouseEvent| close(stage, clock))}>
                    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path class="tool-sign" d="M3 3 13 13M13 3 3 13" /></svg>
                </button>
            </div>
            { view_passages(parts, sign) }
            <p class="sign-box-foot">
                { (more > 0).then(|| format!("{} ", words.places_more(more))) }
                <button class="link-button only-period" type="button" onclick={choose}>{ words.only_this_period() }</button>
            </p>
        </div>
    }
}

fn close(stage: &Stage, clock: Clock) {
    document::focus(&format!("#{}-signs", clock.as_str()));
    stage.point_at(clock, None);
}

/// On which third of the drawing the sign stands.
fn side(width: i32, sign: &Sign) -> &'static str {
    let middle = (sign.stretch.0 + sign.stretch.1) / 2;
    match middle * 3 / width.max(1) {
        0 => "start",
        1 => "middle",
        _ => "end",
    }
}

fn view_passages(parts: &LaneParts<'_>, sign: &Sign) -> Html {
    let LaneParts { words, pointed, .. } = parts;
    if sign.key.kind == Kind::Bin {
        return Html::default();
    }
    let here = pointed.filter(|pointed| Some(&pointed.at) == sign.at.as_ref());
    let Some(passages) = here.and_then(|pointed| pointed.passages.as_ref()) else {
        return html! { <p class="quiet">{ words.passages_loading() }</p> };
    };
    if passages.is_empty() {
        return html! { <p class="quiet">{ words.fault_title(Kept::Nothing) }</p> };
    }
    html! {
        <ul class="passages">
            for passage in passages.iter() {
                <li>{ view_passage(parts, passage) }</li>
            }
        </ul>
    }
}

/// Opening a report at the words of a passage, or at its beginning where nothing says the time.
pub(super) fn opening(passage: &Passage) -> Action {
    match passage.words {
        Some(words) => Action::WordsOpened(passage.id, words),
        None => Action::ReportOpened(passage.id),
    }
}

fn view_passage(parts: &LaneParts<'_>, passage: &Passage) -> Html {
    let LaneParts { stage, words, clock, .. } = parts;
    let opened = View { report: Some(passage.id), words: passage.words, ..View::clone(&stage.view) };
    let (clock, action) = (*clock, opening(passage));
    let onclick = on_plain_click(with(stage, move |stage, ()| {
        stage.on_action.emit(action.clone());
        stage.point_at(clock, None);
    }));
    html! {
        <>
            { view_sentence(parts, passage) }
            for reason in passage.reasons.iter() {
                <p class="quiet">{ words.reason(reason) }</p>
            }
            <a class="passage-link" href={format!("#{}", opened.encode())} {onclick}>{ view_name(&passage.title) }</a>
            { " · " }
            <span class="quiet">{ view_outlet(*words, passage.outlet.as_deref()) }</span>
        </>
    }
}

/// The sentence with the words that say the time.
fn view_sentence(parts: &LaneParts<'_>, passage: &Passage) -> Html {
    let text = passage.sentence.text.as_str();
    if passage.words.is_none() || text.is_empty() {
        return html! { <p class="quiet">{ parts.words.nothing_says_it() }</p> };
    }
    let (start, end) = (passage.in_sentence.start as usize, passage.in_sentence.end as usize);
    let part = |range: Option<&str>| range.unwrap_or_default().to_owned();
    let ellipsis = |is_cut: bool| if is_cut { "…" } else { "" };
    let direction = direction_of(text);
    html! {
        <p class="passage" dir={direction.as_str()} lang={direction.lang()}>
            { ellipsis(passage.sentence.cut_before) }
            { part(text.get(..start)) }
            <mark class="passage-words">{ part(text.get(start..end)) }</mark>
            { part(text.get(end..)) }
            { ellipsis(passage.sentence.cut_after) }
        </p>
    }
}
