//! Keyboard and unbroken letters, in both browsers.

use serde_json::json;

use crate::kit::browser::key;
use crate::kit::{Kind, Visit};

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

const SIZES: [&str; 4] = ["small", "medium", "large", "huge"];

/// Results with matches and a report with matches, at a reading size.
fn read_at(visit: &Visit, size: &str) {
    visit.enter(&format!("#v1&q=مقاتل+سوريا&size={size}"));
    visit.choose("#results a.result-link");
    visit.run_async("const done = arguments[0]; document.fonts.ready.then(() => done(1))", &json!([]));
}

fn marks_do_not_break_the_joins_of_letters(kind: Kind) {
    let visit = Visit::new(kind);
    for size in SIZES {
        read_at(&visit, size);
        for (what, script) in [("what is marked", MARKS), ("every split", EVERY_SPLIT)] {
            let widest = widest(&visit, script);
            assert!(widest <= 0.5, "{kind:?}: {what} at {size}: {widest} px");
        }
    }
    // Canary: padding on a mark is noticed.
    visit.run("const s = new CSSStyleSheet(); s.replaceSync('mark { padding: 0 2px !important }'); document.adoptedStyleSheets = [s]");
    assert!(widest(&visit, MARKS) > 0.5 && widest(&visit, EVERY_SPLIT) > 0.5);
}

/// The highest and lowest marks of vocalised text, in the type and place of every text of the
/// corpus: one line for each where they would touch those of the next line, or be cut off by the
/// upper edge of a box that hides what is outside it.
const CUT_OFF: &str = "
    const pen = document.createElement('canvas').getContext('2d');
    const problems = new Set(), seen = new Set();
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    for (let node; node = walker.nextNode();) {
        const element = node.parentElement, style = getComputedStyle(element);
        if (!/\\p{Script=Arabic}/u.test(node.data) || !element.checkVisibility() || !style.fontFamily.includes('Reading')) continue;
        const font = [style.fontWeight, style.fontSize, style.fontFamily].join(' ');
        const name = element.tagName + '.' + element.className + ' ' + style.fontSize + '/' + style.lineHeight;
        seen.add(name);
        pen.font = font;
        const ink = pen.measureText('لِلْمُتَّقِينَ ٱلَّذِينَ يُؤْمِنُونَ أُوٍّ إِنَّ كُلًّا ـّـًـٍّ');
        const between = parseFloat(style.lineHeight) - ink.actualBoundingBoxAscent - ink.actualBoundingBoxDescent;
        if (between < -0.5) problems.add(name + ' lines touch: ' + between.toFixed(1));
        let box = element;
        while (box && getComputedStyle(box).overflowY === 'visible') box = box.parentElement;
        const range = document.createRange();
        range.selectNodeContents(node);
        const line = range.getClientRects()[0];
        if (!box || box === document.documentElement || !line) continue;
        const top = line.top + ink.fontBoundingBoxAscent - ink.actualBoundingBoxAscent + box.scrollTop;
        const above = top - box.getBoundingClientRect().top - box.clientTop;
        if (above < -0.5) problems.add(name + ' cut off by ' + box.tagName + '.' + box.className + ': ' + above.toFixed(1));
    }
    return [seen.size > 2 ? [] : ['nothing was measured'], ...problems].flat();";

fn vowel_marks_stay_within_their_lines(kind: Kind) {
    let visit = Visit::new(kind);
    let mut cut_off = Vec::new();
    for size in SIZES {
        read_at(&visit, size);
        let found = visit.strings(&format!("(() => {{ {CUT_OFF} }})()"));
        cut_off.extend(found.into_iter().map(|problem| format!("{size}: {problem}")));
    }
    assert!(cut_off.is_empty(), "{kind:?}\n{}", cut_off.join("\n"));
    // Canary: lines too close are noticed.
    visit.run("const s = new CSSStyleSheet(); s.replaceSync('* { line-height: 1 !important }'); document.adoptedStyleSheets = [s]");
    assert_ne!(visit.strings(&format!("(() => {{ {CUT_OFF} }})()")), Vec::<String>::new());
}

mod both {
    crate::in_both_browsers!(
        tab_goes_everywhere_and_is_seen,
        marks_do_not_break_the_joins_of_letters,
        vowel_marks_stay_within_their_lines
    );
}
