//! Corpora for what the five bundled reports cannot show: many reports, and hostile ones. Packed
//! by the program itself, once a run.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use super::told;

/// Reports of [`many`]: two full pages of rows and a third.
pub const MANY: usize = 120;

/// The text of every bundled page.
///
/// # Panics
/// Where a page cannot be read.
pub fn pages() -> Vec<String> {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let entries = fs::read_dir(seeds).unwrap().map(|entry| entry.unwrap().path());
    let pages = entries.filter(|path| path.extension().is_some_and(|e| e == "txt"));
    pages.map(|path| String::from_utf8(fs::read(path).unwrap()).unwrap()).collect()
}

/// A site of [`MANY`] short reports.
pub fn many() -> PathBuf {
    let places = ["الساحل", "الجزيرة", "البادية", "الجنوب"];
    let page = |n: usize| {
        let place = places[n % places.len()];
        format!(
            "تقرير رقم {n} من {place}\n\nنشر في {} آذار 2019\n\nقال مراسل في {place} إن القافلة رقم {n} وصلت بعد انتظار طويل عند الحاجز، وإن السكان استقبلوها في الساحة العامة.\n",
            n % 28 + 1
        )
    };
    site("many", (0..MANY).map(page))
}

/// A site of [`MANY`] long reports: each has files of its own.
pub fn long() -> PathBuf {
    let word = |seed: usize| -> String {
        (0..6).map(|n| char::from_u32(0x628 + ((seed >> (4 * n)) % 15) as u32).unwrap_or('س')).collect()
    };
    // Words that no other report has, so that its text does not shrink.
    let words =
        |n: usize| (0..900).map(|k| word((n * 900 + k + 1) * 2_654_435)).collect::<Vec<_>>().join(" ");
    let page = |n: usize| {
        format!(
            "تقرير رقم {n} من الجزيرة\n\nنشر في {} آذار 2019\n\nقال مراسل إن القافلة رقم {n} وصلت. {}\n",
            n % 28 + 1,
            words(n)
        )
    };
    site("long", (0..MANY).map(page))
}

/// The bundled reports, published without a service worker.
pub fn without_service_worker() -> PathBuf {
    packed("without-service-worker", pages().into_iter(), &["--no-service-worker"])
}

/// What a scraped page may contain to reach the reader's browser. The first line is the title.
pub const HOSTILE: [&str; 6] = [
    "<img src=x onerror=globalThis.pwned=1>",
    "<script>globalThis.pwned=1</script>",
    "\"><svg onload=globalThis.pwned=1>",
    "<a href=\"javascript:globalThis.pwned=1\">رابط</a>",
    "{{title_ar}} ${globalThis.pwned=1} <!-- ",
    "عنوان \u{202e}معكوس\u{202d} \u{2066}مفتوح",
];

/// A site of the [`HOSTILE`] pages.
pub fn hostile() -> PathBuf {
    let page = |text: &&str| {
        format!(
            "{text}\n\nقال مصدر خبيث إن {text} وصل إلى هنا، ثم ذكر {text} مرة أخرى في نص طويل بما يكفي ليكون متنًا.\n"
        )
    };
    site("hostile", HOSTILE.iter().map(page))
}

fn site(name: &str, pages: impl Iterator<Item = String>) -> PathBuf {
    packed(name, pages, &[])
}

fn packed(name: &str, pages: impl Iterator<Item = String>, arguments: &[&str]) -> PathBuf {
    static PACKED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    let mut packed = PACKED.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("corpus-{name}"));
    let out = folder.join("site");
    if packed.contains(name) {
        return out;
    }
    let _ = fs::remove_dir_all(&folder);
    let corpus = folder.join("pages");
    fs::create_dir_all(&corpus).unwrap();
    for (n, page) in pages.enumerate() {
        fs::write(corpus.join(format!("{n:04}.txt")), page).unwrap();
    }
    let mut pack = Command::new(told("SIJILL_PROGRAM"));
    pack.arg("pack")
        .arg(&corpus)
        .arg("--shell")
        .arg(told("SIJILL_SHELL"))
        .arg("--out")
        .arg(&out)
        .args(arguments);
    let output = pack.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    packed.insert(name.to_owned());
    out
}
