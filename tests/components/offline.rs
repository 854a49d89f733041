//! What the settings say of reading offline, and the offer of a newer version.

use sijill::explorer::offline::Offline;
use sijill::explorer::store::Action;
use sijill::view::Language;

use super::{after, check, render, store, view};

fn page(language: Language, line: &str) -> String {
    render(after(store(view(language)), [Action::OfflineSaid(Offline::of(line))]))
}

#[test]
fn it_says_how_much_before_it_is_asked_for() {
    let html = page(Language::Arabic, "present partly 9149 31234567 0 0");
    check(
        &html,
        &["القراءة دون اتصال", "الملفات: ٩٬١٤٩ · ٣٢ ميغابايت", "data-wish=\"fetch\"", "حفظ الطبعة كلها"],
    );
    assert!(!html.contains("<progress") && !html.contains("id=\"offer\""));
    let html = page(Language::English, "present partly 5 18532 0 0");
    check(&html, &["Reading offline", "Files: 5 · 19 KB", "Keep the whole edition"]);
}

#[test]
fn each_state_says_what_it_is_and_offers_what_helps() {
    for (word, wishes) in [
        ("unavailable", &[][..]),
        ("partly", &["fetch"]),
        ("fetching", &["stop"]),
        ("stopped", &["fetch", "remove"]),
        ("cut", &["fetch", "remove"]),
        ("full", &["fetch", "remove"]),
        ("whole", &["remove"]),
    ] {
        let html = page(Language::English, &format!("present {word} 100 1000 40 400"));
        check(&html, &[&format!("data-keeping=\"{word}\"")]);
        for wish in ["fetch", "stop", "remove"] {
            assert_eq!(
                html.contains(&format!("data-wish=\"{wish}\"")),
                wishes.contains(&wish),
                "{word} {wish}"
            );
        }
        let counts = !["unavailable", "partly"].contains(&word);
        assert_eq!(html.contains("Files: 40 of 100"), counts, "{word}");
    }
}

#[test]
fn nothing_is_said_where_nothing_is_known() {
    for html in [render(store(view(Language::Arabic))), page(Language::Arabic, "present ")] {
        assert!(!html.contains("id=\"offline\"") && !html.contains("id=\"offer\""));
        assert!(
            html.contains("role=\"status\" class=\"offer-place\""),
            "the place is there before the offer"
        );
    }
}

#[test]
fn a_newer_version_is_offered_in_words() {
    let html = page(Language::Arabic, "newer partly 5 900 0 0");
    check(&html, &["نسخة أحدث من هذه الطبعة جاهزة.", "الانتقال إليها", "لاحقًا", "data-wish=\"switch\""]);
}
