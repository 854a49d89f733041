//! The settings, the help, the first minute and empty answers, in both browsers.

use serde_json::{Value, json};

use crate::kit::browser::key;
use crate::kit::{Alteration, Kind, Visit};

/// What a setting changes outside its control: the attributes of the document.
const LOOKS: &str = "['lang', 'dir', 'data-theme', 'data-contrast', 'data-size']
    .map(name => document.documentElement.getAttribute(name))";

/// What is chosen in each control.
const CHOSEN: &str = "[...document.querySelectorAll('#settings-dialog [data-setting]')].map(setting =>
    setting.dataset.setting + '=' + setting.querySelector('input:checked')?.value)";

fn is_open(visit: &Visit, dialog: &str) -> bool {
    visit.holds(&format!("document.querySelector('{dialog}').open"))
}

fn focused(visit: &Visit) -> String {
    visit.text("document.activeElement?.id ?? ''")
}

fn looks(visit: &Visit) -> Vec<String> {
    visit.strings(LOOKS)
}

/// The fragment of the address with its letters as they are read.
fn fragment(visit: &Visit) -> String {
    visit.text("decodeURIComponent(location.hash)")
}

/// Chooses a value in the open dialog and waits for the address to say so.
fn choose(visit: &Visit, setting: &str, value: &str) {
    visit.click(&format!("[data-setting={setting}] input[value={value}]"));
    visit.wait_until(&format!("{setting}={value} in the address"), || {
        visit.address().contains(&format!("{setting}={value}"))
    });
}

/// Each control with its values, as the page has them.
fn controls(visit: &Visit) -> Vec<(String, Vec<String>)> {
    let each = "[...document.querySelectorAll('#settings-dialog [data-setting]')].map(setting => [
        setting.dataset.setting, [...setting.querySelectorAll('input')].map(input => input.value)])";
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let of_each = visit.run(&format!("return {each}"));
    let controls = of_each.as_array().unwrap().iter();
    controls.map(|c| (text(&c[0]), c[1].as_array().unwrap().iter().map(text).collect())).collect()
}

fn every_setting_opens_the_same_from_its_link(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("");
    visit.click("#settings");
    let mut expected = Vec::new();
    for (setting, values) in controls(&visit) {
        if setting == "ui" {
            // Last: in English the names of Arabic months are no choice.
            continue;
        }
        let now =
            visit.text(&format!("document.querySelector('[data-setting={setting}] input:checked').value"));
        let (in_force, others): (Vec<_>, Vec<_>) = values.into_iter().partition(|value| *value == now);
        // What is in force is no choice until something else was chosen.
        for value in others.iter().chain(&in_force) {
            choose(&visit, &setting, value);
            expected.push((visit.address(), looks(&visit), visit.strings(CHOSEN)));
        }
    }
    for value in ["en", "ar"] {
        choose(&visit, "ui", value);
        expected.push((visit.address(), looks(&visit), visit.strings(CHOSEN)));
    }
    assert!(expected.len() >= 14, "{expected:?}");
    visit.was_quiet();
    let visit = visit.in_new_profile();
    for (address, looks_then, chosen_then) in expected {
        // By way of another page: a change of the fragment alone would load nothing.
        visit.open("about:blank");
        visit.open(&address);
        visit.settle();
        assert_eq!((looks(&visit), visit.strings(CHOSEN)), (looks_then, chosen_then), "{address}");
    }
    visit.was_quiet();
}

fn what_was_chosen_is_remembered_and_what_a_link_says_is_not(kind: Kind) {
    let visit = Visit::new(kind);
    let again = |visit: &Visit, link: &str| {
        visit.open("about:blank");
        visit.enter(link);
    };
    visit.enter("#v1&ui=en");
    visit.click("#settings");
    choose(&visit, "theme", "dark");
    again(&visit, "");
    assert_eq!(looks(&visit)[..3], ["ar", "rtl", "dark"], "the language was the link's");
    visit.wait_until("the address to say so", || visit.address().ends_with("#v1&theme=dark"));
    again(&visit, "#v1&theme=light");
    assert_eq!(looks(&visit)[2], "light", "what a link says holds");
    again(&visit, "#v1&q=سوريا");
    assert_eq!(looks(&visit)[2], "dark", "for that link only");
    visit.click("#settings");
    visit.click("#settings-reset");
    visit.wait("document.documentElement.dataset.theme === 'system'");
    assert_eq!(visit.number("localStorage.length") as usize, 0);
    again(&visit, "");
    assert_eq!(looks(&visit)[2], "system");
    visit.was_quiet();
}

fn without_storage_the_page_works_and_forgets(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("");
    // As where cookies are blocked.
    visit.run("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })");
    visit.click("#settings");
    choose(&visit, "size", "huge");
    assert_eq!(looks(&visit)[4], "huge");
    visit.was_quiet();
}

fn looks_are_there_before_the_programs(kind: Kind) {
    let visit = Visit::new(kind);
    for program in ["app/explorer_bg-", "app/engine_bg-"] {
        visit.site.alter(program, Alteration::Delayed(std::time::Duration::from_secs(3)));
    }
    visit.open(&format!("{}#v1&ui=en&theme=dark&contrast=more&size=large", visit.site.address()));
    assert_eq!(visit.text("document.querySelector('#app').dataset.state"), "loading");
    let early = looks(&visit);
    assert_eq!(early, ["en", "ltr", "dark", "more", "large"]);
    let background = "getComputedStyle(document.documentElement).backgroundColor";
    let colour = visit.text(background);
    visit.settle();
    assert_eq!((looks(&visit), visit.text(background)), (early, colour));
    visit.was_quiet();
}

fn dialogs_close_by_key_button_and_click_beside_them(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("");
    for (button, dialog) in [("settings", "#settings-dialog"), ("help", "#help-dialog")] {
        let open = format!("#{button}");
        visit.click(&open);
        assert!(
            is_open(&visit, dialog)
                && visit
                    .holds(&format!("document.querySelector('{dialog}').contains(document.activeElement)"))
        );
        visit.press(key::ESCAPE);
        visit.wait(&format!("!document.querySelector('{dialog}').open"));
        assert_eq!(focused(&visit), button);
        visit.click(&open);
        visit.click(&format!("{dialog} .close-dialog"));
        visit.wait(&format!("!document.querySelector('{dialog}').open"));
        assert_eq!(focused(&visit), button);
        visit.click(&open);
        let beside = visit.run("const at = document.elementFromPoint(2, 2); at.click(); return at.id");
        assert_eq!(format!("#{}", beside.as_str().unwrap()), dialog, "nothing behind it can be reached");
        visit.wait(&format!("!document.querySelector('{dialog}').open"));
        assert_eq!(focused(&visit), button);
    }
    visit.was_quiet();
}

fn a_key_shows_the_help_unless_single_keys_are_off(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("");
    visit.press("?");
    visit.wait("document.querySelector('#help-dialog').open");
    // The dialog alone takes keys: the report behind it stays as it is.
    visit.press("/");
    assert!(is_open(&visit, "#help-dialog") && focused(&visit) != "search");
    visit.press(key::ESCAPE);
    visit.wait("!document.querySelector('#help-dialog').open");
    visit.click("#settings");
    visit.click("#shortcuts");
    visit.press(key::ESCAPE);
    visit.press("?/");
    assert!(!is_open(&visit, "#help-dialog") && focused(&visit) != "search");
    visit.reload();
    visit.settle();
    assert!(visit.holds("!document.querySelector('#shortcuts').checked"), "remembered");
    visit.click("#settings");
    visit.click("#shortcuts");
    visit.press(key::ESCAPE);
    visit.press("/");
    assert_eq!(focused(&visit), "search");
    visit.was_quiet();
}

fn examples_are_links_that_find_what_they_promise(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("#v1&ui=en");
    let links = visit
        .strings("[...document.querySelectorAll('.invitation .example')].map(a => a.getAttribute('href'))");
    assert_eq!(links.len(), 3);
    assert!(links.iter().all(|link| link.ends_with("&ui=en")), "{links:?}");
    let counts = visit
        .strings("[...document.querySelectorAll('.invitation .example + .count')].map(c => c.textContent)");
    for (nth, (link, count)) in links.iter().zip(&counts).enumerate() {
        visit.run_with(
            "document.querySelectorAll('.invitation .example')[arguments[0]].click()",
            &json!([nth]),
        );
        visit.wait_until("the link in the address", || fragment(&visit) == *link);
        visit.settle();
        let total = visit.text("document.querySelector('#app').dataset.total");
        assert!(total != "0" && (count.is_empty() || *count == total), "{link}: {count} and {total}");
    }
    visit.back();
    visit.wait_until("the link before", || fragment(&visit) == links[1]);
    visit.click("#help");
    visit.click("#help-dialog .example");
    visit.wait_until("the first link", || fragment(&visit) == links[0]);
    assert!(!is_open(&visit, "#help-dialog"), "what is followed is to be seen");
    visit.was_quiet();
}

fn every_empty_answer_names_the_condition_that_empties_it(kind: Kind) {
    let visit = Visit::new(kind);
    let heading = |link: &str| {
        visit.enter(link);
        assert_eq!(visit.reports().len(), 0, "{link}");
        visit.said("#empty h3")
    };
    assert!(heading("#v1&q=زقزقفصح&ui=en").contains("زقزقفصح"));
    assert!(heading("#v1&published=2030..2031&within&ui=en").contains("in the chosen period"));
    assert!(visit.said("#empty .extents").contains("Known dates of publication"));
    assert!(heading("#v1&mentioned=1700..1701&ui=en").contains("mentions a time in the chosen period"));
    assert!(heading("#v1&q=سوريا&outlet=nobody&ui=en").contains("nobody"));
    assert_eq!(visit.count("#empty .alone li"), 2);
    // Two that exclude each other: each has reports.
    assert!(heading("#v1&outlet=إرم+نيوز&dating=inferred&ui=en").contains("all of them together"));
    assert_eq!(visit.count("#empty .alone li:not([data-alone='0'])"), 2);
    visit.was_quiet();
}

mod both {
    crate::in_both_browsers!(
        every_setting_opens_the_same_from_its_link,
        what_was_chosen_is_remembered_and_what_a_link_says_is_not,
        without_storage_the_page_works_and_forgets,
        looks_are_there_before_the_programs,
        dialogs_close_by_key_button_and_click_beside_them,
        a_key_shows_the_help_unless_single_keys_are_off,
        examples_are_links_that_find_what_they_promise,
        every_empty_answer_names_the_condition_that_empties_it,
    );
}
