//! Somebody new, given only the address: says what the corpus is, narrows it to what is mentioned
//! of 2019, opens a report that speaks of it and copies a link to that. Everything is found by the
//! words on it. How long the machine takes for each step is printed; how long a person takes, only
//! a person tells.

use std::time::Instant;

use crate::kit::browser::key;
use crate::kit::eyes::{FOUND, look_for};
use crate::kit::lone_file::LoneFile;
use crate::kit::site::PROBE_SCRIPT;
use crate::kit::{Kind, Visit};

/// The text that is in the window without scrolling.
const IN_THE_WINDOW: &str = "
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), seen = [];
    for (let node; node = walker.nextNode();) {
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        const isInside = box.width > 1 && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
        if (isInside && node.parentElement.checkVisibility()) seen.push(node.data);
    }
    return seen.join(' ');";

/// What the steps took, told at the end.
struct Stopwatch {
    start: Instant,
    steps: Vec<String>,
}

impl Stopwatch {
    fn step(&mut self, what: &str) {
        self.steps.push(format!("{what} {:.2} s", self.start.elapsed().as_secs_f32()));
        self.start = Instant::now();
    }
}

/// Opens the reports of the list from the top until one has one of the words; its title.
fn open_one_that_says(visit: &Visit, words: [&str; 2]) -> String {
    for title in visit.strings(
        "[...document.querySelectorAll('main ol h3')].map(h => h.textContent.replace(/\\s+/g, ' ').trim())",
    ) {
        look_for(visit, "", "main ol a", &title);
        visit.choose(FOUND);
        look_for(visit, "", "h2", &title);
        let text = visit.said("article.report");
        if words.iter().any(|word| text.contains(word)) {
            return title;
        }
    }
    panic!("{:?}: no report of the list has {words:?}", visit.kind);
}

fn a_newcomer_finds_what_is_said_of_2019_and_shares_it(kind: Kind) {
    let visit = Visit::new(kind);
    let address = visit.site.address();
    finds_and_shares(visit, &address);
}

/// The same with nothing but the file.
fn a_newcomer_with_the_file_alone_does_the_same(kind: Kind) {
    let file = LoneFile::of_the_seeds().with_script_first(PROBE_SCRIPT);
    let visit = Visit::new(kind);
    finds_and_shares(visit, &file.save(&format!("newcomer-{kind:?}")));
}

fn finds_and_shares(visit: Visit, address: &str) {
    let kind = visit.kind;
    let mut watch = Stopwatch { start: Instant::now(), steps: Vec::new() };

    visit.open(address);
    visit.settle();
    let seen = visit.run(IN_THE_WINDOW).to_string();
    for word in ["سجل", "٥", "تقارير", "ذُكر", "نسخ الرابط"] {
        assert!(seen.contains(word), "{kind:?}: {word} is not in the first window: {seen}");
    }
    watch.step("what it is");

    let all = visit.reports().len();
    for end in ["من", "إلى"] {
        look_for(&visit, "الزمن المذكور", "input", end);
        visit.type_into(FOUND, &format!("٢٠١٩{}", key::ENTER));
        visit.settle();
    }
    // A quarter of a second later the address says both ends.
    visit.wait("/mentioned=2019([.][.]2019)?(&|$)/.test(location.hash)");
    visit.settle();
    let narrowed = visit.reports().len();
    assert!(narrowed > 0 && narrowed < all, "{narrowed} of {all} mention 2019");
    watch.step("narrowed");

    let title = open_one_that_says(&visit, ["2019", "٢٠١٩"]);
    watch.step("opened");

    visit.allow_clipboard();
    look_for(&visit, "", "button", "نسخ الرابط");
    visit.click(FOUND);
    visit.wait_until("a link on the clipboard", || visit.clipboard().starts_with(address));
    let link = visit.clipboard();
    assert!(link.contains("mentioned=2019") && link.contains("report="), "{link}");
    watch.step("copied");
    visit.was_quiet();
    println!("{kind:?}: {}", watch.steps.join(", "));

    let visit = visit.in_new_profile();
    visit.open(&link);
    visit.settle();
    look_for(&visit, "", "h2", &title);
    assert_eq!(visit.reports().len(), narrowed);
}

mod both {
    crate::in_both_browsers!(
        a_newcomer_finds_what_is_said_of_2019_and_shares_it,
        a_newcomer_with_the_file_alone_does_the_same,
    );
}
