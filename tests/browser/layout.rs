//! Where things stand and stay: nothing moves by itself, no vowel mark is cut, one goes from hit
//! to hit and comes back to where one was. In both browsers.

use std::time::Duration;

use serde_json::json;

use crate::kit::browser::key;
use crate::kit::{Kind, Visit};

/// A report that fills the pane more than once.
const LONG: &str = "#v1&q=مقاتل";

/// Where the main places are, to the pixel.
const PLACES: &str = "['.top-bar', '.summary', '.timeline-place', '.filters', '.results', '.results-head', '.reading-place'].map(place => {
    const box = document.querySelector(place).getBoundingClientRect();
    return [place, box.x, box.y, box.width].map(at => typeof at === 'number' ? Math.round(at) : at).join(' ');
})";

/// What has moved since the page began to load, without what answers a hand within half a second.
/// Only Chromium tells.
const SHIFTS: &str = "
    const done = arguments[0];
    let sum = 0;
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(sum), 300);";

fn nothing_moves_by_itself(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("");
    let before = visit.strings(PLACES);
    let acts: [&dyn Fn(&Visit); 6] = [
        &|visit| visit.search("مقاتل"),
        &|visit| visit.choose("fieldset[data-facet=outlet] [data-none=false] input"),
        &|visit| visit.choose("#results a.result-link"),
        &|visit| visit.choose("#chips [data-clear=outlet]"),
        &|visit| visit.search("زقزقفصح"),
        &|visit| visit.search(""),
    ];
    for (nth, act) in acts.into_iter().enumerate() {
        act(&visit);
        assert_eq!(visit.strings(PLACES), before, "{kind:?}: after step {nth}");
    }
    if kind == Kind::Chromium {
        let shifts = visit.run_async(SHIFTS, &json!([])).as_f64().expect("a sum");
        println!("layout shifts by themselves: {shifts:.4}");
        assert!(shifts <= 0.02, "layout shifts: {shifts}");
        // Canary: what comes by itself above the rest is noticed.
        visit.run("const late = document.createElement('p'); late.textContent = 'x'; late.style.height = '200px'; setTimeout(() => document.querySelector('#app').prepend(late), 600)");
        std::thread::sleep(Duration::from_millis(900));
        assert!(visit.run_async(SHIFTS, &json!([])).as_f64().is_some_and(|sum| sum > 0.02));
    }
    visit.was_quiet();
}

fn a_facet_keeps_the_rows_it_had(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("");
    let rows = |visit: &Visit| {
        visit.strings("[...document.querySelectorAll('.facet input')].map(input => input.value)")
    };
    let before = rows(&visit);
    visit.search("رسائل");
    assert_eq!(rows(&visit), before);
    assert!(visit.count(".facet [data-none=true]") > 0, "no row is without hits");
}

/// How far the ink of fully vowelled words reaches out of their line boxes: for each kind of text
/// that is read, in CSS pixels.
const INK: &str = "
    const sample = 'إِنَّ ٱلْمُقَاتِلِينَ يُحَذِّرُونَ مِنْ لُجُّةٍ ﷲ شَطَّآَنٌ صِيَغٍ';
    const pen = document.createElement('canvas').getContext('2d');
    return ['#reading .block-lines p', '#reading h2', '.card-title', '.snippet'].map(selector => {
        const element = document.querySelector(selector);
        const style = getComputedStyle(element);
        pen.font = [style.fontStyle, style.fontWeight, style.fontSize, style.fontFamily].join(' ');
        const ink = pen.measureText(sample);
        const leading = (parseFloat(style.lineHeight) - ink.fontBoundingBoxAscent - ink.fontBoundingBoxDescent) / 2;
        const over = ink.actualBoundingBoxAscent - ink.fontBoundingBoxAscent - leading;
        const under = ink.actualBoundingBoxDescent - ink.fontBoundingBoxDescent - leading;
        let cut = 0;
        for (let box = element; box && box.id !== 'reading' && !box.matches('.results'); box = box.parentElement) {
            if (getComputedStyle(box).overflowY !== 'visible') cut = Math.max(cut, box.scrollHeight - box.clientHeight);
        }
        return Math.max(over, under, cut);
    });";

fn vowel_marks_are_whole_at_every_size(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter(LONG);
    visit.choose("#results a.result-link");
    let link = visit.text("location.hash");
    visit.run_async("const done = arguments[0]; document.fonts.ready.then(() => done(1))", &json!([]));
    for size in ["small", "medium", "large", "huge"] {
        visit.enter(&format!("{link}&size={size}"));
        let over = visit.run(INK);
        let over = over.as_array().expect("a list").iter().map(|px| px.as_f64().unwrap_or(f64::MAX));
        let worst = over.fold(f64::MIN, f64::max);
        assert!(worst <= 0.5, "{kind:?}: {size}: {worst} px out of the line");
    }
    // Canary: lines too close are noticed.
    visit.run("const s = new CSSStyleSheet(); s.replaceSync('.block-lines p { line-height: 1 !important }'); document.adoptedStyleSheets = [s]");
    assert!(visit.run(INK)[0].as_f64().is_some_and(|px| px > 0.5));
}

/// How far the words pointed at are from the middle of the pane, as a part of its height; 1 where
/// there are none.
const OFF_THE_MIDDLE: &str = "(() => {
    const words = document.querySelector('#reading .pointed')?.getBoundingClientRect();
    const pane = document.querySelector('#reading').getBoundingClientRect();
    return words ? Math.abs(words.y + words.height / 2 - pane.y - pane.height / 2) / pane.height : 1;
})()";

const NEXT: &str = ".trail[data-kind=match] button:last-of-type";

fn place(visit: &Visit) -> String {
    visit.said(".trail[data-kind=match] .trail-place")
}

fn one_goes_from_hit_to_hit(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("#v1&q=مقاتل&ui=en");
    visit.choose("#results a.result-link");
    let total = place(&visit);
    let at = |nth: u32| format!("{nth} of {total}");
    let marks = visit.count("#reading mark[data-level]");
    assert_eq!(total, marks.to_string());
    assert!(marks >= 4, "too few hits to go along");
    for nth in 1..=3 {
        visit.click(NEXT);
        visit.wait(&format!("document.querySelector('.trail-place').textContent === '{}'", at(nth)));
        assert!(visit.holds(&format!("document.activeElement === document.querySelector('{NEXT}')")));
    }
    visit.wait(&format!("{OFF_THE_MIDDLE} < 0.25"));
    let third = visit.said("#reading .pointed");
    // The keys lead on, and there the focus goes along.
    visit.press("n");
    visit.wait("document.activeElement.matches('.pointed')");
    assert_eq!(place(&visit), at(4));
    visit.press("p");
    visit.wait(&format!("document.querySelector('.trail-place').textContent === '{}'", at(3)));
    assert_eq!(visit.said("#reading .pointed"), third);
    // The address follows a quarter of a second later.
    let words = visit.text("new URLSearchParams(document.querySelector('.address-on-paper').textContent.split('#')[1]).get('words')");
    visit.wait(&format!("location.hash.includes('words={words}')"));
    let link = visit.text("location.hash");
    // In a field they are letters.
    visit.click("#search");
    visit.press("n");
    assert_eq!(place(&visit), at(3));
    visit.was_quiet();
    let visit = visit.in_new_profile();
    visit.enter(&link);
    visit.wait(&format!("{OFF_THE_MIDDLE} < 0.25"));
    assert_eq!((visit.said("#reading .pointed"), place(&visit)), (third, at(3)));
    assert!(visit.holds("document.activeElement === document.body"), "a link takes no focus");
}

fn words_that_are_not_there_are_passed_over(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter(LONG);
    visit.choose("#results a.result-link");
    let link = visit.text("location.hash");
    for words in ["900000-900010", "1-2", "7-3"] {
        visit.enter("");
        visit.enter(&format!("{link}&words={words}"));
        assert_eq!(visit.count("#reading .pointed"), 0, "{kind:?}: {words}");
        assert_eq!(visit.number("document.querySelector('#reading').scrollTop"), 0.0);
    }
    visit.was_quiet();
}

fn reasons_show_their_words(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter(LONG);
    visit.choose("#results a.result-link");
    visit.click(".dating summary");
    visit.click(".dating .reason-button");
    visit.wait("document.activeElement.matches('.pointed')");
    assert!(visit.holds("document.querySelector('.reason-button').textContent.includes(document.querySelector('.pointed').textContent.slice(0, 12))"));
    visit.was_quiet();
}

fn everything_keeps_its_place(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter(LONG);
    let top = |visit: &Visit, of: &str| visit.number(&format!("document.querySelector('{of}').scrollTop"));
    let scroll = |visit: &Visit, of: &str, px: u32| {
        visit.run(&format!("document.querySelector('{of}').scrollTop = {px}"));
        // The page hears of it with the next frame.
        visit.run_async(
            "const done = arguments[0]; requestAnimationFrame(() => setTimeout(done))",
            &json!([]),
        );
    };
    scroll(&visit, ".results", 40);
    visit.choose("#results li:nth-child(1) a.result-link");
    scroll(&visit, "#reading", 150);
    visit.choose("#results li:nth-child(2) a.result-link");
    assert_eq!(top(&visit, "#reading"), 0.0, "{kind:?}: another report begins at its start");
    scroll(&visit, "#reading", 60);
    visit.back();
    visit.wait("Math.abs(document.querySelector('#reading').scrollTop - 150) <= 1");
    visit.settle();
    visit.press(key::ESCAPE);
    visit.wait("!document.querySelector('#reading')");
    visit.choose("#results li:nth-child(2) a.result-link");
    visit.wait("Math.abs(document.querySelector('#reading').scrollTop - 60) <= 1");
    assert!(top(&visit, ".results") > 0.0, "the results stay where they were");
    visit.search("سوريا");
    assert_eq!(top(&visit, ".results"), 0.0, "other results begin with the first");
    visit.was_quiet();
}

mod both {
    crate::in_both_browsers!(
        nothing_moves_by_itself,
        a_facet_keeps_the_rows_it_had,
        vowel_marks_are_whole_at_every_size,
        one_goes_from_hit_to_hit,
        words_that_are_not_there_are_passed_over,
        reasons_show_their_words,
        everything_keeps_its_place,
    );
}
