//! Keyboard, axe, narrow windows and unbroken letters, in both browsers and both languages.

use serde_json::json;

use crate::kit::browser::key;
use crate::kit::{Alteration, Kind, Visit, axe};

/// Every state that looks different, in the language of the link.
const STATES: [(&str, &str); 4] = [
    ("start", "#v1"),
    ("results", "#v1&q=مقاتل"),
    ("boilerplate", "#v1&q=سوريا&boilerplate&sort=newest"),
    ("empty", "#v1&q=زقزقفصح"),
];

fn axe_finds_nothing_in_any_state(kind: Kind) {
    let visit = Visit::new(kind);
    let mut found = Vec::new();
    let mut look = |visit: &Visit, state: &str| {
        found.extend(axe::violations(visit).into_iter().map(|violation| format!("{state}: {violation}")));
    };
    for language in ["ar", "en"] {
        for (state, link) in STATES {
            visit.enter(&format!("{link}&ui={language}"));
            look(&visit, &format!("{state} {language}"));
        }
        visit.enter(&format!("#v1&q=مقاتل&ui={language}"));
        visit.choose("#results a.result-link");
        look(&visit, &format!("open report {language}"));
    }
    visit.was_quiet();
    drop(visit);
    for language in ["ar", "en"] {
        // Another profile: what the first has cached cannot go missing.
        let fresh = Visit::new(kind);
        fresh.site.alter("data/", Alteration::Missing);
        fresh.open(&format!("{}#v1&ui={language}", fresh.site.address()));
        fresh.wait("document.querySelector('#fault')?.checkVisibility()");
        look(&fresh, &format!("fault {language}"));
    }
    assert!(found.is_empty(), "{kind:?}\n{}", found.join("\n"));
}

/// Presses Tab until the focus has gone round, and tells each stop and what is wrong with it.
const STOP: &str = "
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    element.scrollIntoView({ block: 'nearest' });
    const style = getComputedStyle(element);
    const around = [element, element.parentElement, element.closest('label')].filter(Boolean).map(e => getComputedStyle(e));
    const ringed = around.some(s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none');
    // A date field marks the part that has the focus, out of reach of scripts.
    const marksItself = element.type === 'date' && !element.matches(':focus-visible');
    const box = element.getBoundingClientRect();
    const hit = [...element.getClientRects()].some(r => {
        const at = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
        return at && (element.contains(at) || at.contains(element) || at.closest('label') === element.closest('label'));
    });
    const name = element.id ? '#' + element.id : element.tagName.toLowerCase() + '.' + element.className + '[' + (element.value ?? '') + ']' + (element.textContent ?? '').trim().slice(0, 20);
    return { name, ringed: ringed || marksItself, hit, size: Math.min(box.width, box.height) };";

fn tab_goes_everywhere_and_is_seen(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("#v1&q=مقاتل");
    visit.choose("#results a.result-link");
    visit.run("document.activeElement.blur(); window.scrollTo(0, 0)");
    // The starting point of Tab is the beginning of the document again.
    visit.reload();
    visit.settle();
    let mut stops: Vec<String> = Vec::new();
    let mut problems = Vec::new();
    for _ in 0..300 {
        visit.press(key::TAB);
        let stop = visit.run(STOP);
        let Some(name) = stop["name"].as_str() else { break };
        if stops.first().is_some_and(|first| first == name) {
            break;
        }
        // A date has a stop for each of its parts, under one name.
        let repeated = stops.iter().rev().take_while(|last| *last == name).count();
        assert!(repeated < 6, "Tab is trapped at {name}");
        if stop["ringed"] != json!(true) {
            problems.push(format!("{name}: focus cannot be seen"));
        }
        if stop["hit"] != json!(true) {
            problems.push(format!("{name}: focused but covered"));
        }
        stops.push(name.to_owned());
    }
    assert!(stops.len() < 300, "Tab never comes round");
    for id in [
        "#search",
        "#level",
        "#sort",
        "#boilerplate",
        "#published-from",
        "#published-to",
        "#copy-link",
        "#language",
        "#close-reading",
    ] {
        assert!(stops.iter().any(|stop| stop == id), "{id} cannot be reached: {stops:?}");
    }
    assert!(stops.iter().any(|stop| stop.starts_with("a.result-link")), "{stops:?}");
    assert!(problems.is_empty(), "{kind:?}\n{}", problems.join("\n"));
    // Canary: without its ring a focus is noticed.
    visit.run("const s = new CSSStyleSheet(); s.replaceSync('* { outline: none !important; box-shadow: none !important }'); document.adoptedStyleSheets = [s]; document.querySelector('#search').focus()");
    assert_eq!(visit.run(STOP)["ringed"], json!(false));
}

/// The width of what is marked, in one line, with its marks and without: for each element that
/// has marks, the difference in CSS pixels.
const MARKS: &str = "
    const width = element => { const range = document.createRange(); range.selectNodeContents(element);
        return [...range.getClientRects()].length && range.getBoundingClientRect().width };
    const parents = new Set([...document.querySelectorAll('mark')].map(mark => mark.parentElement));
    return [...parents].map(parent => {
        const pair = [0, 1].map(() => parent.cloneNode(true));
        for (const mark of pair[1].querySelectorAll('mark')) mark.replaceWith(mark.textContent);
        pair[1].normalize();
        const widths = pair.map(copy => { copy.style.whiteSpace = 'nowrap'; copy.style.inlineSize = 'max-content';
            copy.style.display = 'block'; copy.style.position = 'absolute'; parent.after(copy); const w = width(copy); copy.remove(); return w });
        return Math.abs(widths[0] - widths[1]);
    });";

/// The same for a word that is marked from its first letter to every other: the page's own style
/// on a word of ours.
const EVERY_SPLIT: &str = "
    const host = document.querySelector('#results li') ?? document.querySelector('#app');
    const worst = [];
    for (const word of ['المقاتلين', 'للمستشفيات', 'بلا', 'الأسلحة', 'مُقاتِلًا', 'لاجئين']) {
        const line = document.createElement('p');
        line.lang = 'ar'; line.dir = 'rtl';
        line.style.position = 'absolute'; line.style.whiteSpace = 'nowrap';
        host.append(line);
        const width = () => { const r = document.createRange(); r.selectNodeContents(line); return r.getBoundingClientRect().width };
        line.textContent = word;
        const plain = width();
        const letters = [...word];
        for (let at = 1; at < letters.length; at++) {
            // Lam-alef is one glyph and vowel marks sit on their letter: no match begins within.
            if (/[\\u064b-\\u0652]/.test(letters[at]) || (letters[at - 1] === 'ل' && /[اأإآ]/.test(letters[at]))) continue;
            const mark = document.createElement('mark');
            mark.dataset.level = 'word';
            mark.textContent = letters.slice(0, at).join('');
            line.replaceChildren(mark, letters.slice(at).join(''));
            worst.push(Math.abs(width() - plain));
        }
        line.remove();
    }
    return worst;";

fn widest(visit: &Visit, script: &str) -> f64 {
    let differences = visit.run(script);
    let differences = differences.as_array().expect("a list");
    assert!(!differences.is_empty(), "nothing is marked");
    differences.iter().filter_map(serde_json::Value::as_f64).fold(0.0, f64::max)
}

fn marks_do_not_break_the_joins_of_letters(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("#v1&q=مقاتل+سوريا");
    visit.choose("#results a.result-link");
    visit.run_async("const done = arguments[0]; document.fonts.ready.then(() => done(1))", &json!([]));
    for (what, script) in [("what is marked", MARKS), ("every split", EVERY_SPLIT)] {
        let widest = widest(&visit, script);
        assert!(widest <= 0.5, "{kind:?}: {what}: {widest} px");
    }
    // Canary: padding on a mark is noticed.
    visit.run("const s = new CSSStyleSheet(); s.replaceSync('mark { padding: 0 2px !important }'); document.adoptedStyleSheets = [s]");
    assert!(widest(&visit, MARKS) > 0.5 && widest(&visit, EVERY_SPLIT) > 0.5);
}

/// What sticks out of a window of this width.
const STICKS_OUT: &str = "
    const frame = document.querySelector('iframe').contentDocument;
    const root = frame.documentElement;
    const limit = root.clientWidth;
    const out = root.scrollWidth > limit ? ['page: ' + root.scrollWidth + ' > ' + limit] : [];
    for (const element of out.length ? frame.body.querySelectorAll('*') : []) {
        // A date field marks the part that has the focus, out of reach of scripts.
    const marksItself = element.type === 'date' && !element.matches(':focus-visible');
    const box = element.getBoundingClientRect();
        if (box.width && (box.right > limit + 1 || box.left < -1)) out.push(element.tagName + '#' + element.id + '.' + element.className + ' ' + Math.round(box.left) + '..' + Math.round(box.right));
    }
    return out.slice(0, 12);";

/// A window cannot be made this narrow in every browser; a frame can. Only a host that sends no
/// headers lets itself be framed.
fn nothing_sticks_out_at_320_pixels(kind: Kind) {
    let manner = crate::kit::site::Manner { headers: false, probe: true };
    let visit = Visit::to(kind, &crate::kit::told("SIJILL_SITE"), manner);
    let mut problems = Vec::new();
    for language in ["ar", "en"] {
        for (state, link) in STATES.iter().copied().chain([("open", "")]) {
            let link = if state == "open" { open_link(&visit) } else { link.to_owned() };
            visit.open(&visit.site.blank());
            let frame = "const done = arguments[1]; document.documentElement.replaceChildren(document.createElement('body'));
                const frame = document.createElement('iframe'); frame.style.width = '320px'; frame.style.height = '900px'; frame.style.border = '0';
                frame.onload = () => { const wait = () => frame.contentDocument.querySelector('#app')?.dataset.settled === 'true' ? done(frame.contentWindow.innerWidth) : setTimeout(wait, 50); wait() };
                frame.src = arguments[0]; document.body.append(frame);";
            let width =
                visit.run_async(frame, &json!([format!("{}{link}&ui={language}", visit.site.address())]));
            assert_eq!(width, json!(320));
            problems.extend(
                visit
                    .strings(&format!("(() => {{ {STICKS_OUT} }})()"))
                    .into_iter()
                    .map(|p| format!("{state} {language}: {p}")),
            );
        }
    }
    assert!(problems.is_empty(), "{kind:?}\n{}", problems.join("\n"));
    // Canary: one wide box is noticed.
    visit.run("const wide = document.createElement('p'); wide.style.width = '400px'; wide.textContent = 'x'; document.querySelector('iframe').contentDocument.body.append(wide)");
    assert_ne!(visit.strings(&format!("(() => {{ {STICKS_OUT} }})()")), Vec::<String>::new());
}

/// The link of the first report, open.
fn open_link(visit: &Visit) -> String {
    visit.enter("#v1&q=مقاتل");
    visit.choose("#results a.result-link");
    visit.text("location.hash")
}

mod both {
    crate::in_both_browsers!(
        axe_finds_nothing_in_any_state,
        tab_goes_everywhere_and_is_seen,
        marks_do_not_break_the_joins_of_letters,
        nothing_sticks_out_at_320_pixels,
    );
}
