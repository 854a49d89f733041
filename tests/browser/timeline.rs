//! The timeline, in both browsers: the brush by every route, what signs say, zoom, and which way
//! time runs.

use serde_json::{Value, json};

use crate::kit::browser::key;
use crate::kit::{Kind, Visit, corpus};

/// The period that every route is to choose.
const CHOSEN: &str = "#v1&published=2019..2021";

/// The start page, loaded anew.
fn start(visit: &Visit, link: &str) {
    visit.enter(link);
    visit.reload();
    visit.settle();
    visit.wait("document.querySelector('.lane-plot')");
}

fn hash_is(visit: &Visit, link: &str) {
    visit.wait_until(link, || visit.text("decodeURIComponent(location.hash)") == link);
}

/// The pixel of a bin on the lane of a clock, and the middle of its height.
fn place(visit: &Visit, clock: &str, bin: i32) -> (i32, i32) {
    let place = visit.run_with(
        "const [clock, bin] = arguments;
         const lane = document.querySelector(`.lane[data-clock=${clock}]`);
         const handle = lane.querySelector('.handle');
         const [min, max] = [handle.ariaValueMin, handle.ariaValueMax].map(Number);
         const box = lane.querySelector('.lane-plot').getBoundingClientRect();
         const share = (bin - min + 0.5) / (max - min + 1);
         const x = document.documentElement.dir === 'rtl' ? box.right - share * box.width : box.left + share * box.width;
         return [Math.round(x), Math.round(box.top + box.height / 2)]",
        &json!([clock, bin]),
    );
    (place[0].as_i64().unwrap() as i32, place[1].as_i64().unwrap() as i32)
}

/// A pointer goes down at one place and up at another.
fn drag(visit: &Visit, pointer: &str, from: (i32, i32), to: (i32, i32)) {
    let go = |(x, y): (i32, i32)| json!({"type": "pointerMove", "duration": 40, "x": x, "y": y});
    let between = ((from.0 + to.0) / 2, from.1);
    visit.act(&json!([{
        "type": "pointer", "id": pointer, "parameters": {"pointerType": pointer},
        "actions": [go(from), {"type": "pointerDown", "button": 0}, go(between), go(to), {"type": "pointerUp", "button": 0}],
    }]));
}

fn brush_by(visit: &Visit, pointer: &str) {
    drag(visit, pointer, place(visit, "published", 2019), place(visit, "published", 2021));
}

fn focus(visit: &Visit, css: &str) {
    visit.run_with("document.querySelector(arguments[0]).focus()", &json!([css]));
}

/// Moves a handle of the lane *published*, so many bins later.
fn step(visit: &Visit, end: &str, bins: i32) {
    let is_rtl = visit.holds("document.documentElement.dir === 'rtl'");
    let (left, right) = ("\u{E012}", "\u{E014}");
    let key = if (bins > 0) == is_rtl { left } else { right };
    focus(visit, &format!(".lane[data-clock=published] .handle[data-end={end}]"));
    for _ in 0..bins.abs() {
        visit.press(key);
    }
}

fn end_of(visit: &Visit, end: &str) -> i32 {
    let css = format!(".lane[data-clock=published] .handle[data-end={end}]");
    visit.number(&format!("Number(document.querySelector('{css}').ariaValueNow)")) as i32
}

fn every_route_of_the_brush_gives_the_same_link(kind: Kind) {
    let visit = Visit::new(kind);
    for link in ["#v1", "#v1&ui=en"] {
        let chosen = link.replace("#v1", CHOSEN);
        for pointer in ["mouse", "touch"] {
            start(&visit, link);
            brush_by(&visit, pointer);
            hash_is(&visit, &chosen);
        }
        start(&visit, link);
        step(&visit, "from", 2019 - end_of(&visit, "from"));
        step(&visit, "to", 2021 - end_of(&visit, "to"));
        hash_is(&visit, &chosen);
    }
    start(&visit, "#v1");
    visit.type_into("#published-from", &format!("٢٠١٩{}", key::TAB));
    visit.settle();
    visit.type_into("#published-to", &format!("2021/12{}", key::TAB));
    hash_is(&visit, CHOSEN);
    visit.settle();
    assert_eq!(visit.count("#chips [data-clear=published]"), 1);
    // And away again.
    focus(&visit, ".lane[data-clock=published] .handle[data-end=to]");
    visit.press(key::ESCAPE);
    hash_is(&visit, "#v1");
    visit.was_quiet();
}

fn a_date_that_is_none_is_said_to_be_none(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("#v1");
    visit.type_into("#mentioned-from", &format!("أمس{}", key::TAB));
    visit.wait("document.querySelector('#mentioned-from').ariaInvalid === 'true'");
    visit.wait("document.querySelector('#mentioned-from-unclear').checkVisibility()");
    assert_eq!(visit.text("location.hash"), "#v1");
    visit.clear("#mentioned-from");
    visit.type_into("#mentioned-from", &format!("3/2019{}", key::TAB));
    hash_is(&visit, "#v1&mentioned=2019-03..");
    visit.wait("!document.querySelector('#mentioned-from-unclear')");
    visit.was_quiet();
}

/// What a sign says stays open under a resting pointer: a brush has to close it.
fn a_brush_closes_what_a_sign_says(kind: Kind) {
    const SEND: &str = "
        const [type, further] = arguments;
        const sign = document.querySelector('.lane[data-clock=published] .sign[role=option]');
        const { x, y, width, height } = sign.getBoundingClientRect();
        sign.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, cancelable: true, pointerId: 7, pointerType: 'mouse', button: 0, clientX: x + width / 2 + further, clientY: y + height / 2 }));";
    const BOXES: &str = "document.querySelectorAll('.lane-box > *').length";
    let visit = Visit::new(kind);
    for end in [0, 60] {
        start(&visit, "#v1");
        visit.run_with(SEND, &json!(["pointermove", 0]));
        visit.wait(&format!("{BOXES} === 1"));
        visit.run_with(SEND, &json!(["pointerdown", 0]));
        visit.run_with(SEND, &json!(["pointermove", 60]));
        visit.run_with(SEND, &json!(["pointermove", 60 - end]));
        visit.wait("location.hash.includes('published=')");
        visit.wait(&format!("{BOXES} === 0"));
        visit.run_with(SEND, &json!(["pointerup", 60 - end]));
        visit.settle();
        assert_eq!(visit.number(BOXES), 0.0);
        visit.enter("");
    }
    visit.was_quiet();
}

fn a_long_brush_ends_with_the_true_link_and_one_step_back(kind: Kind) {
    const BURST: &str = "
        const [from, to, y, done] = arguments;
        const plot = document.querySelector('.lane[data-clock=published] .lane-plot');
        const send = (type, x) => plot.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, cancelable: true, pointerId: 7, pointerType: 'mouse', button: 0, clientX: x, clientY: y }));
        send('pointerdown', from);
        let step = 0;
        const go = () => {
            step += 1;
            send('pointermove', step === 400 ? to : from + (to - from) * ((step * 37) % 100) / 50);
            if (step < 400) return requestAnimationFrame(go);
            send('pointerup', to);
            done(step);
        };
        requestAnimationFrame(go);";
    let visit = Visit::new(kind);
    start(&visit, "#v1");
    let ((from, y), (to, _)) = (place(&visit, "published", 2019), place(&visit, "published", 2021));
    let before = visit.text("location.hash");
    assert_eq!(visit.run_async(BURST, &json!([from, to, y])), json!(400));
    hash_is(&visit, CHOSEN);
    visit.settle();
    visit.back();
    hash_is(&visit, &before);
    visit.settle();
    assert_eq!(visit.count("#chips [data-clear]"), 0);
    visit.forward();
    hash_is(&visit, CHOSEN);
    visit.was_quiet();
}

/// The middle of a sign.
fn middle_of(visit: &Visit, css: &str) -> (i32, i32) {
    let middle = visit.run_with(
        "const box = document.querySelector(arguments[0]).getBoundingClientRect();
         return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]",
        &json!([css]),
    );
    (middle[0].as_i64().unwrap() as i32, middle[1].as_i64().unwrap() as i32)
}

const SIGN: &str = ".lane[data-clock=mentioned] [role=option]";
const SENTENCE: &str = "document.querySelector('.lane[data-clock=mentioned] .passage-words')?.textContent";

fn hover(visit: &Visit, (x, y): (i32, i32)) {
    visit.act(&json!([{
        "type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"},
        "actions": [{"type": "pointerMove", "duration": 0, "x": x, "y": y}],
    }]));
}

fn a_sign_shows_its_sentence_by_hover_focus_and_tap(kind: Kind) {
    let visit = Visit::new(kind);
    start(&visit, "#v1");
    let before = visit.text("JSON.stringify(document.querySelector('.results').getBoundingClientRect())");
    hover(&visit, middle_of(&visit, SIGN));
    visit.wait(SENTENCE);
    let said = visit.text(SENTENCE);
    assert!(corpus::pages().iter().any(|page| page.contains(&said)), "{said} is on no page");
    let after = visit.text("JSON.stringify(document.querySelector('.results').getBoundingClientRect())");
    assert_eq!(after, before, "nothing moves");
    // The pointer may go into the box, and it stays.
    hover(&visit, middle_of(&visit, ".sign-box"));
    assert_eq!(visit.text(SENTENCE), said);
    hover(&visit, (5, 5));
    visit.wait("!document.querySelector('.sign-box')");

    // From what stands before the lane, Tab leads to its first sign; arrows to the others.
    focus(&visit, ".lane[data-clock=mentioned] .handle[data-end=from]");
    shift_tab(&visit);
    visit.wait("document.activeElement.id === 'mentioned-signs'");
    visit.wait(SENTENCE);
    assert_eq!(visit.text(SENTENCE), said);
    let active = "document.querySelector('#mentioned-signs').getAttribute('aria-activedescendant')";
    assert_eq!(visit.text(active), "mentioned-sign-0");
    let forward = "\u{E012}";
    visit.press(forward);
    visit.wait(&format!("{active} === 'mentioned-sign-1'"));
    visit.press(key::ESCAPE);
    visit.wait("!document.querySelector('.sign-box')");

    start(&visit, "#v1");
    let at = middle_of(&visit, SIGN);
    drag(&visit, "touch", at, at);
    visit.wait(SENTENCE);
    assert_eq!(visit.text(SENTENCE), said);
    visit.was_quiet();
}

fn shift_tab(visit: &Visit) {
    let (shift, tab) = ("\u{E008}", key::TAB);
    let press = |kind: &str, value: &str| json!({"type": kind, "value": value});
    visit.act(&json!([{"type": "key", "id": "keyboard", "actions": [
        press("keyDown", shift), press("keyDown", tab), press("keyUp", tab), press("keyUp", shift),
    ]}]));
}

fn a_sign_leads_to_its_words_in_the_report(kind: Kind) {
    let visit = Visit::new(kind);
    start(&visit, "#v1");
    hover(&visit, middle_of(&visit, SIGN));
    visit.wait(SENTENCE);
    let said = visit.text(SENTENCE);
    let link = visit.text("decodeURIComponent(document.querySelector('.passage-link').getAttribute('href'))");
    assert!(link.contains("report=") && link.contains("words="), "{link}");
    visit.choose(".passage-link");
    hash_is(&visit, &link);
    visit.wait("document.querySelector('#reading h2')");
    assert!(visit.text("document.querySelector('#reading').textContent").contains(&said));

    // The same by keys alone.
    start(&visit, "#v1");
    focus(&visit, "#mentioned-signs");
    visit.press("\u{E011}");
    visit.wait(SENTENCE);
    visit.press(key::ENTER);
    hash_is(&visit, &link);
    visit.was_quiet();
}

fn zoom_by_button_and_key_agree_and_a_wheel_zooms_where_it_is_turned(kind: Kind) {
    let visit = Visit::new(kind);
    start(&visit, "#v1");
    visit.choose("#zoom-in");
    visit.wait("location.hash.includes('zoom=month')");
    let zoomed = visit.text("location.hash");
    assert_eq!(zoomed, "#v1&zoom=month", "it stands where most reports are");

    start(&visit, "#v1");
    focus(&visit, "#timeline-axis");
    visit.press("+");
    hash_is(&visit, &zoomed);

    start(&visit, "#v1");
    let (first, last) = (end_of(&visit, "from"), end_of(&visit, "to"));
    let (x, y) = place(&visit, "published", (first + last) / 2);
    turn_wheel(&visit, (x, y), -120);
    visit.settle();
    assert_eq!(visit.text("location.hash"), "#v1", "a wheel belongs to the page");
    focus(&visit, "#timeline-axis");
    turn_wheel(&visit, (x, y), -120);
    visit.wait("location.hash.startsWith('#v1&zoom=month&around=')");

    visit.choose("#zoom-out");
    visit.wait("location.hash.includes('zoom=year')");
    visit.choose("#zoom-whole");
    hash_is(&visit, "#v1");
    visit.was_quiet();
}

fn turn_wheel(visit: &Visit, (x, y): (i32, i32), delta: i32) {
    visit.act(&json!([{"type": "wheel", "id": "wheel", "actions": [
        {"type": "scroll", "x": x, "y": y, "deltaX": 0, "deltaY": delta, "duration": 0, "origin": "viewport"},
    ]}]));
}

const NODES: &str = "document.querySelectorAll('#timeline svg, #timeline svg *').length";

fn at_most_three_hundred_nodes_whatever_is_found(kind: Kind) {
    let visit = Visit::to(kind, &corpus::many(), crate::kit::site::Manner::default());
    for unit in ["decade", "year", "month", "day"] {
        start(&visit, &format!("#v1&zoom={unit}&around=2019-03-15"));
        let nodes = visit.number(NODES);
        assert!((30.0..=300.0).contains(&nodes), "{unit}: {nodes}");
    }
    visit.was_quiet();
}

fn a_dense_bin_is_chosen_by_click_and_by_key(kind: Kind) {
    let visit = Visit::to(kind, &corpus::many(), crate::kit::site::Manner::default());
    let link = "#v1&zoom=month&around=2019-03-15";
    let chosen = "#v1&published=2019-03..2019-03&zoom=month&around=2019-03-15";
    start(&visit, link);
    let at = middle_of(&visit, ".lane[data-clock=published] [role=option]");
    drag(&visit, "mouse", at, at);
    hash_is(&visit, chosen);
    start(&visit, link);
    focus(&visit, "#published-signs");
    visit.press("\u{E011}");
    visit.press(key::ENTER);
    hash_is(&visit, chosen);
    visit.was_quiet();
}

fn time_runs_as_one_reads(kind: Kind) {
    let visit = Visit::new(kind);
    for (link, is_rtl) in [("#v1", true), ("#v1&ui=en", false)] {
        start(&visit, link);
        let places: Value = visit.run("return [...document.querySelectorAll('#timeline-axis text')].map(text => text.getBoundingClientRect().x)");
        let places: Vec<f64> = places.as_array().unwrap().iter().filter_map(Value::as_f64).collect();
        assert!(places.len() > 3, "{places:?}");
        assert!(places.is_sorted_by(|one, next| (one > next) == is_rtl), "{link} {places:?}");
        assert!((place(&visit, "published", 2014).0 > place(&visit, "published", 2020).0) == is_rtl);
    }
    visit.was_quiet();
}

mod both {
    crate::in_both_browsers!(
        every_route_of_the_brush_gives_the_same_link,
        a_date_that_is_none_is_said_to_be_none,
        a_brush_closes_what_a_sign_says,
        a_long_brush_ends_with_the_true_link_and_one_step_back,
        a_sign_shows_its_sentence_by_hover_focus_and_tap,
        a_sign_leads_to_its_words_in_the_report,
        zoom_by_button_and_key_agree_and_a_wheel_zooms_where_it_is_turned,
        at_most_three_hundred_nodes_whatever_is_found,
        a_dense_bin_is_chosen_by_click_and_by_key,
        time_runs_as_one_reads,
    );
}
