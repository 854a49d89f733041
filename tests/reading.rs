//! The bundled pages read as a careful reader would have them, whatever their encoding, and any
//! text at all is read without harm.
//!
//! The goldens in `tests/golden/inspect` are written for people: every span stands with its
//! words. `SIJILL_BLESS=1 cargo test --test reading` writes them anew; read the diff before
//! committing it.

#![cfg(feature = "packer")]
#![allow(clippy::unwrap_used, reason = "a test may panic; clippy excuses only the functions marked #[test]")]

#[path = "shared/laws.rs"]
mod laws;

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use sijill::packer::inspect::{inspect_line, inspect_pretty};
use sijill::page::{Encoding, Page};
use sijill::reading::read;

fn seeds() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut pages: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    pages.sort();
    pages
}

fn inspected(name: &str, bytes: &[u8]) -> Value {
    let page = Page::decode(bytes).unwrap();
    serde_json::from_str(&inspect_line(name, &page, &read(&page))).unwrap()
}

/// Puts the words of every span, cut out of the file's own bytes, into the object.
fn with_words(value: &mut Value, bytes: &[u8], decode: fn(&[u8]) -> String) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| with_words(item, bytes, decode)),
        Value::Object(object) => {
            object.values_mut().for_each(|inner| with_words(inner, bytes, decode));
            if let (Some(start), Some(end)) = (place(object, "start"), place(object, "end")) {
                let words = abridged(&decode(&bytes[start..end]));
                object.insert("words".to_owned(), json!(words));
            }
        }
        _ => {}
    }
}

fn place(object: &Map<String, Value>, key: &str) -> Option<usize> {
    object.get(key)?.as_u64().map(|offset| offset as usize)
}

/// Beginning and end of long passages: enough to see where they are cut.
fn abridged(words: &str) -> String {
    let letters: Vec<char> = words.chars().collect();
    if letters.len() <= 160 {
        return words.to_owned();
    }
    let (head, tail) = (&letters[..90], &letters[letters.len() - 60..]);
    format!("{} […] {}", head.iter().collect::<String>(), tail.iter().collect::<String>())
}

fn utf8(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn windows_1256(bytes: &[u8]) -> String {
    encoding_rs::WINDOWS_1256.decode_without_bom_handling(bytes).0.into_owned()
}

#[test]
fn the_bundled_pages_read_as_their_goldens_say() {
    for path in seeds() {
        let name = path.file_name().unwrap().to_str().unwrap();
        let bytes = fs::read(&path).unwrap();
        let mut found = inspected(name, &bytes);
        with_words(&mut found, &bytes, utf8);
        let found = serde_json::to_string_pretty(&found).unwrap() + "\n";
        let golden =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/inspect").join(format!("{name}.json"));
        if std::env::var_os("SIJILL_BLESS").is_some() {
            fs::write(&golden, &found).unwrap();
        }
        let expected =
            fs::read_to_string(&golden).unwrap_or_else(|error| panic!("{}: {error}", golden.display()));
        assert_eq!(found, expected, "{name}: SIJILL_BLESS=1 writes the golden anew");
    }
}

#[test]
fn a_page_reads_the_same_in_windows_1256_and_behind_a_byte_order_mark() {
    let mut encodable = 0;
    for path in seeds() {
        let bytes = fs::read(&path).unwrap();
        let mut plain = inspected("page", &bytes);
        with_words(&mut plain, &bytes, utf8);
        let text = utf8(&bytes);

        let marked = [b"\xEF\xBB\xBF", bytes.as_slice()].concat();
        let mut found = inspected("page", &marked);
        with_words(&mut found, &marked, utf8);
        assert_eq!(without_offsets(found), without_offsets(plain.clone()));

        // Digits of the Arabic-Indic family have no place in this code page.
        let (single, _, lossy) = encoding_rs::WINDOWS_1256.encode(&text);
        if lossy {
            continue;
        }
        encodable += 1;
        assert_eq!(Page::decode(&single).unwrap().encoding, Encoding::Windows1256);
        let mut found = inspected("page", &single);
        with_words(&mut found, &single, windows_1256);
        assert_eq!(without_offsets(found), without_offsets(plain), "{}", path.display());
    }
    assert!(encodable >= 3, "too few bundled pages can be written in windows-1256");
}

fn without_offsets(mut value: Value) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(strip),
            Value::Object(object) => {
                object.remove("start");
                object.remove("end");
                object.values_mut().for_each(strip);
            }
            _ => {}
        }
    }
    strip(&mut value);
    value
}

#[test]
fn the_json_has_the_agreed_keys_in_the_agreed_order() {
    let page = Page::decode("خبر بلا تاريخ".as_bytes()).unwrap();
    let line = inspect_line("a.txt", &page, &read(&page));
    assert!(!line.contains('\n'));
    let keys = [
        "page",
        "title",
        "outlet",
        "relayed",
        "published",
        "blocks",
        "times",
        "quantities",
        "voices",
        "names",
    ];
    let places: Vec<usize> = keys.iter().map(|key| line.find(&format!("\"{key}\":")).unwrap()).collect();
    assert!(places.is_sorted(), "{line}");
    assert!(line.contains(r#""published":{"earliest":null,"latest":null,"best":null,"provenance":"unknown","page_clock":null,"reasons":[]}"#));
    assert!(line.ends_with(r#""quantities":[],"voices":[],"names":[]}"#));
    let pretty: Value = serde_json::from_str(&inspect_pretty("a.txt", &page, &read(&page))).unwrap();
    assert_eq!(pretty, serde_json::from_str::<Value>(&line).unwrap());
}

/// Pieces of which strange pages are made: cues, dates, names of media, marks, sentences.
const PIECES: &[&str] = &[
    "الرئيسية",
    "اقرأ أيضا",
    "اقرأ المزيد: خبر آخر",
    "التوقيت",
    "31 شباط 2020",
    "الجمعة، 22 نوفمبر 2024",
    "11/02/2025",
    "منذ عام 2015",
    "عام",
    "2016-2017",
    "نشر في",
    "© 2024",
    "logo",
    "رئيس التحرير",
    "وكالة رويترز",
    "قال لـ\"",
    "لـ",
    "\"",
    "«",
    "»",
    "(أ ف ب)",
    "ليفت - سانا",
    "وفقا لصحيفة",
    "المصدر:",
    "•",
    "-",
    ";",
    "...",
    "\u{200f}",
    "\u{a0}",
    "\u{feff}",
    "ـــ",
    "ً",
    "٢٠٢٥",
    "كانون",
    "الأول",
    "بين عامي",
    "و",
    "وقال المتحدث باسم الوزارة إن القوات انتشرت في المدينة منذ الصباح الباكر، وإن السكان عادوا إلى منازلهم.",
    "a",
    "\r",
];

fn strange_page() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(PIECES).prop_map(str::to_owned),
        2 => "[\u{0621}-\u{0652}٠-٩0-9a-z .،؛:\"«»()/–-]{0,30}",
        1 => "\\PC{0,12}",
    ];
    let separator = prop::sample::select(&["\n", "\r\n", " ", "\n\n", "", "\n \n"][..]);
    prop::collection::vec((piece, separator), 0..24).prop_map(|parts| {
        parts.into_iter().flat_map(|(piece, separator)| [piece, separator.to_owned()]).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in strange_page()) {
        let page = Page::of_text(text);
        laws::hold_of_page(&page);
        laws::hold_of_times(&page.text);
    }
}

#[test]
fn the_bundled_pages_keep_the_invariants_cut_anywhere() {
    for path in seeds() {
        let text = fs::read_to_string(path).unwrap();
        laws::hold_of_times(&text);
        let cuts = text.char_indices().map(|(at, _)| at).step_by(97);
        for cut in cuts {
            for part in [&text[..cut], &text[cut..]] {
                let page = Page::of_text(part.to_owned());
                laws::hold_of_report(part, &read(&page));
            }
        }
    }
}
