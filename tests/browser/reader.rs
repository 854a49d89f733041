//! What a reader does, in both browsers.

use std::time::{Duration, Instant};

use crate::kit::browser::{PATIENCE, key};
use crate::kit::site::{Hit, Manner};
use crate::kit::{Alteration, Kind, Visit, corpus};

fn the_five_reports_are_there_and_counted(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("");
    assert_eq!(visit.reports().len(), 5);
    assert_eq!(visit.text("document.querySelector('#app').dataset.total"), "5");
    assert!(visit.reports().iter().all(|id| id.len() == 16), "{:?}", visit.reports());
    for facet in ["outlet", "provenance"] {
        assert_eq!(facet_counts(&visit, facet).iter().sum::<u32>(), 5, "{facet}: one value a report");
    }
    // Said to screen readers once the reader has been quiet for a moment.
    visit.wait_until("the status to be said", || visit.said("#status").contains('٥'));
    visit.was_quiet();
}

fn title_and_size_are_there_before_any_program(kind: Kind) {
    let visit = Visit::new(kind);
    for program in ["app/explorer_bg-", "app/engine_bg-"] {
        visit.site.alter(program, Alteration::Delayed(Duration::from_secs(4)));
    }
    visit.open(&visit.site.address());
    assert_eq!(visit.text("document.querySelector('#app').dataset.state"), "loading");
    let title = visit.said("h1");
    assert!(title.chars().count() > 10 && visit.text("document.title").len() > 10, "{title}");
    assert!(visit.said(".brand-size").contains('٥'), "{}", visit.said(".brand-size"));
    visit.settle();
    assert_eq!(visit.said("h1"), title, "nothing jumps");
    visit.was_quiet();
}

/// The counts of a facet, in either family of digits.
fn facet_counts(visit: &Visit, facet: &str) -> Vec<u32> {
    let counts = format!(
        "[...document.querySelectorAll('fieldset[data-facet={facet}] .count')].map(c => c.textContent)"
    );
    visit.strings(&counts).iter().map(|count| number(count)).collect()
}

fn number(text: &str) -> u32 {
    let digit = |c: char| c.to_digit(10).or_else(|| (c as u32).checked_sub(0x660).filter(|d| *d < 10));
    text.chars().filter_map(digit).fold(0, |n, d| 10 * n + d)
}

fn two_forms_of_a_word_find_the_same_reports_in_their_own_letters(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("");
    visit.search("مقاتل");
    let first = visit.reports();
    assert!(!first.is_empty() && first.len() < 5, "{first:?}");
    let marked = marked_texts(&visit);
    visit.search("المقاتلين");
    // Each prefers the reports that have it in its own letters.
    let sorted = |mut reports: Vec<String>| {
        reports.sort();
        reports
    };
    assert_eq!(sorted(visit.reports()), sorted(first));
    let pages = corpus::pages();
    for text in marked.iter().chain(&marked_texts(&visit)) {
        assert!(text.contains("مقاتل"), "{text} is marked");
        assert!(
            pages.iter().any(|page| page.contains(text.as_str())),
            "{text} is on no page in these letters"
        );
    }
    assert!(!marked.is_empty());
    visit.was_quiet();
}

fn marked_texts(visit: &Visit) -> Vec<String> {
    assert_eq!(visit.count("#results mark:not([data-level])"), 0, "every mark says its level");
    visit.strings("[...document.querySelectorAll('#results mark[data-level]')].map(mark => mark.textContent)")
}

fn a_facet_narrows_and_a_chip_widens(kind: Kind) {
    const BOX: &str = "fieldset[data-facet=outlet] input[type=checkbox]:not([value^='!'])";
    let visit = Visit::new(kind);
    visit.enter("");
    let all = visit.reports();
    let promised = facet_counts(&visit, "outlet");
    let nth = "[...document.querySelectorAll('fieldset[data-facet=outlet] input')].findIndex(i => !i.value.startsWith('!'))";
    let promised = promised[visit.number(nth) as usize] as usize;
    visit.choose(BOX);
    assert_eq!(visit.reports().len(), promised, "as many as the count promised");
    assert_eq!(visit.count("#chips [data-clear]"), 1);
    visit.choose("#chips [data-clear]");
    assert_eq!(visit.reports(), all);
    visit.search("سوريا");
    visit.choose(BOX);
    assert_eq!(visit.count("#chips [data-clear]"), 2);
    visit.choose("#clear-all");
    assert_eq!(visit.reports(), all);
    assert_eq!(visit.count("#chips [data-clear]"), 0);
    visit.was_quiet();
}

fn an_empty_answer_explains_itself(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("");
    visit.search("زقزقفصح");
    assert_eq!(visit.reports().len(), 0);
    assert!(visit.said("#empty").chars().count() > 10, "{}", visit.said("#empty"));
    visit.was_quiet();
}

/// What must be the same wherever a link is opened.
pub fn appearance(visit: &Visit) -> Vec<String> {
    visit.strings(
        "[document.documentElement.lang, document.documentElement.dir, document.title,
          document.querySelector('#app').dataset.total, document.querySelector('#search').value,
          document.querySelector('#level').value, document.querySelector('#sort').value,
          String(document.querySelector('#boilerplate').checked),
          document.querySelector('#chips')?.innerText ?? '', document.querySelector('#results')?.innerText ?? '',
          document.querySelector('#reading')?.innerText ?? '',
          [...document.querySelectorAll('fieldset[data-facet] input:checked')].map(i => i.value).join('|'),
          [...document.querySelectorAll('main mark')].map(m => m.textContent + m.dataset.level).join('|')]",
    )
}

/// Opens the report of the list whose title has this word.
fn open_titled(visit: &Visit, word: &str) {
    let script = "const link = [...document.querySelectorAll('#results a.result-link')].find(a => a.textContent.includes(arguments[0]));
                  link?.setAttribute('data-wanted', ''); return !!link";
    assert_eq!(visit.run_with(script, &serde_json::json!([word])), true, "no title with {word}");
    visit.choose("a[data-wanted]");
    visit.wait("document.querySelector('#reading h2')");
    assert!(visit.said("#reading h2").contains(word), "{}", visit.said("#reading h2"));
}

fn a_copied_link_opens_exactly_the_same_in_a_new_profile(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("");
    visit.search("رسائل");
    visit.choose("fieldset[data-facet=outlet] [data-none=false] input[type=checkbox]");
    open_titled(&visit, "رسائل");
    assert!(visit.count("#reading mark[data-level]") > 0, "matches are marked in the report");
    visit.choose("#language");
    let shared = appearance(&visit);
    visit.allow_clipboard();
    visit.click("#copy-link");
    visit.wait_until("a link on the clipboard", || visit.clipboard().starts_with("http"));
    let link = visit.clipboard();
    // The address bar follows within a quarter of a second, and may spell the letters encoded.
    visit.wait_until("the same in the address bar", || plain(&visit.address()) == plain(&link));
    visit.was_quiet();

    let visit = visit.in_new_profile();
    visit.open(&link);
    visit.settle();
    visit.wait("document.querySelector('#reading h2')");
    assert_eq!(appearance(&visit), shared);
    assert_eq!(plain(&visit.address()), plain(&link));
    visit.was_quiet();
}

/// An address with its percent-encoded letters as letters.
fn plain(address: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), address.as_bytes());
    while let Some((&first, after)) = rest.split_first() {
        let decoded = (first == b'%').then(|| std::str::from_utf8(after.get(..2)?).ok()).flatten();
        match decoded.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn back_and_forward_retrace_every_step(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("");
    let mut steps = vec![appearance(&visit)];
    let acts: [&dyn Fn(&Visit); 4] = [
        &|visit| visit.choose("fieldset[data-facet=outlet] input[type=checkbox]"),
        &|visit| visit.choose("#results a.result-link"),
        &|visit| visit.choose("#close-reading"),
        &|visit| visit.choose("#chips [data-clear]"),
    ];
    for act in acts {
        act(&visit);
        steps.push(appearance(&visit));
        // At the pace of a quick hand: the history is written at most four times a second.
        std::thread::sleep(Duration::from_millis(300));
    }
    for step in steps.iter().rev().skip(1) {
        visit.back();
        looks_like(&visit, step);
    }
    for step in &steps[1..] {
        visit.forward();
        looks_like(&visit, step);
    }
    visit.was_quiet();
}

/// Waits until the page looks so, and tells the difference if it never does.
fn looks_like(visit: &Visit, step: &[String]) {
    let start = Instant::now();
    loop {
        visit.settle();
        let present = appearance(visit);
        if present == step {
            return;
        }
        if start.elapsed() > PATIENCE {
            assert_eq!(present, step, "{:?}", visit.kind);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn a_burst_of_typing_ends_with_the_last_word(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("#v1&typing=مقاتل");
    let wanted = visit.reports();
    visit.enter("");
    let entries = visit.number("history.length");
    for word in ["داعش", "سوريا", "رسائل", "قوات"] {
        visit.type_into("#search", word);
        visit.clear("#search");
    }
    visit.search("مقاتل");
    assert_eq!(visit.reports(), wanted);
    assert!(visit.number("history.length") <= entries + 2.0, "typing replaces history");
    assert_eq!(visit.count("#fault"), 0);
    visit.was_quiet();
}

/// Text and attributes of the interface in the letters of the other language. What stands in an
/// element with its own language or direction, or between isolates, is text of the corpus.
const IN_THE_OTHER_LETTERS: &str = r"
    const other = document.documentElement.lang === 'ar' ? /[A-Za-z]{2,}/ : /[\u0620-\u064a]/;
    const own = text => text.replace(/[\u2066-\u2068][^\u2069]*\u2069/g, ' ');
    const corpus = 'bdi, [dir=auto], [lang]:not(html), script, style, option[lang]';
    const wrong = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; node = walker.nextNode();) {
        const element = node.parentElement;
        if (!element.closest(corpus) && element.checkVisibility() && other.test(own(node.data))) wrong.push(node.data.trim());
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')) {
        for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
            const text = element.getAttribute(name);
            if (text && !element.closest(corpus) && other.test(own(text))) wrong.push(name + '=' + text);
        }
    }
    return wrong;";

fn the_whole_interface_changes_language(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("");
    visit.search("مقاتل");
    visit.choose("#results a.result-link");
    let told = |visit: &Visit| visit.strings("[document.documentElement.lang, document.documentElement.dir]");
    let wrong = |visit: &Visit| visit.run(IN_THE_OTHER_LETTERS).to_string();
    let status = "document.querySelector('#status').textContent";
    visit.wait(status);
    assert_eq!(told(&visit), ["ar", "rtl"]);
    assert_eq!(wrong(&visit), "[]");
    let arabic = visit.text("document.title");
    let reports = visit.reports();
    visit.choose("#language");
    assert_eq!(told(&visit), ["en", "ltr"]);
    // At once and once it has been said.
    assert_eq!(wrong(&visit), "[]");
    visit.wait(status);
    assert_eq!(wrong(&visit), "[]");
    assert_ne!(visit.text("document.title"), arabic);
    assert_eq!(visit.reports(), reports);
    // Canary: one forgotten string is noticed.
    visit.run("document.querySelector('#copy-link').append('نسخ')");
    assert_ne!(wrong(&visit), "[]");
    visit.choose("#language");
    assert_eq!(told(&visit), ["ar", "rtl"]);
    assert_eq!(visit.text("document.title"), arabic);
    visit.was_quiet();
}

fn many_reports_come_in_pages_of_few_rows(kind: Kind) {
    let visit = Visit::to(kind, &corpus::many(), Default::default());
    visit.enter("");
    let first = visit.reports();
    assert_eq!(first.len(), 50);
    assert!(visit.count("#results > li") <= 60 && visit.count("#results li") <= 60);
    visit.choose("#page-next");
    let second = visit.reports();
    assert!(second.len() == 50 && second.iter().all(|id| !first.contains(id)));
    visit.choose("#page-next");
    assert_eq!(visit.reports().len(), corpus::MANY - 100);
    assert!(visit.holds("!document.querySelector('#page-next') || document.querySelector('#page-next').disabled || document.querySelector('#page-next').getAttribute('aria-disabled') === 'true'"));
    visit.choose("#page-previous");
    assert_eq!(visit.reports(), second);
    visit.was_quiet();
}

/// With the last files of the rows held back, the first rows can be read and opened.
fn rows_in_sight_do_not_wait_for_those_below(kind: Kind) {
    let visit = Visit::to(kind, &corpus::long(), Manner::default());
    visit.enter("");
    let mut files: Vec<Hit> =
        visit.site.hits().into_iter().filter(|hit| hit.path.starts_with("data/")).collect();
    files.sort_by_key(|hit| hit.started);
    let visit = visit.in_new_profile();
    // Fewer than a browser has connections.
    for hit in &files[files.len() - 3..] {
        visit.site.alter(&hit.path, Alteration::Held);
    }
    visit.open(&visit.site.address());
    let first = "#results > li:nth-child(6) a.result-link";
    visit.wait(&format!("document.querySelector('{first}')"));
    visit.run(&format!("document.querySelector('{first}').click()"));
    visit.wait("document.querySelector('#reading .block-lines')");
    let below = "#results > li:last-child > .placeholder";
    assert_eq!((visit.count(below), visit.count("#app[data-settled=false]")), (1, 1));
    visit.site.release();
    visit.settle();
    assert_eq!(visit.count("#results .placeholder"), 0);
    visit.was_quiet();
}

fn the_keyboard_alone_suffices(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("");
    visit.press("/");
    visit.wait("document.activeElement.id === 'search'");
    visit.press("رسائل");
    visit.wait("document.querySelector('#search').value === 'رسائل'");
    visit.settle();
    visit.press(key::ENTER);
    visit.settle();
    visit.wait_until("Tab to reach a result", || {
        visit.press(key::TAB);
        visit.holds("document.activeElement.matches('#results a.result-link')")
    });
    visit.press(key::ENTER);
    visit.wait("document.querySelector('#reading h2')");
    visit.settle();
    visit.wait("document.activeElement.closest('#reading')");
    visit.press(key::ESCAPE);
    visit.wait("!document.querySelector('#reading h2')");
    visit.settle();
    visit.wait("document.activeElement.matches('#results a.result-link')");
    visit.was_quiet();
}

mod both {
    crate::in_both_browsers!(
        the_five_reports_are_there_and_counted,
        title_and_size_are_there_before_any_program,
        two_forms_of_a_word_find_the_same_reports_in_their_own_letters,
        a_facet_narrows_and_a_chip_widens,
        an_empty_answer_explains_itself,
        a_copied_link_opens_exactly_the_same_in_a_new_profile,
        back_and_forward_retrace_every_step,
        a_burst_of_typing_ends_with_the_last_word,
        the_whole_interface_changes_language,
        many_reports_come_in_pages_of_few_rows,
        rows_in_sight_do_not_wait_for_those_below,
        the_keyboard_alone_suffices,
    );
}
