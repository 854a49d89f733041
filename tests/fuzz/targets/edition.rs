//! The reader of editions, on files that no packer writes, under the right hashes. Each five bytes of the
//! input do something to the bytes of a file.
#![no_main]

#[path = "../../engine/forger.rs"]
mod forger;
#[path = "../../engine/kit.rs"]
#[allow(dead_code, reason = "this target packs and asks, no more")]
mod kit;

use std::sync::LazyLock;

use forger::{Forger, Forgery, ask_everything, is_refusal};
use kit::{Edition, TINY};
use libfuzzer_sys::fuzz_target;

const PAGES: [(&str, &str); 2] = [
    (
        "1.txt",
        "مقاتل زيد\n\n12 مارس 2020\n\nقال زيد عمرو إن مقاتلين من داعش فروا عام 2019.\n\nاقرأ أيضا\nمقاتل في لبنان\n",
    ),
    ("2.txt", "زيد في السجن\n\nسقطت المدينة في آذار 2019 ثم عادت عام 2021، والسجن خال.\n"),
];
/// Of the kinds in which something may be done.
const KINDS: u8 = 5;

static ORIGINAL: LazyLock<Forger> = LazyLock::new(|| {
    let shard = kit::shard(PAGES.map(|(name, page)| (name, page.as_bytes())));
    let names = vec![vec!["داعش".to_owned(), "زيد عمرو".to_owned()]];
    Forger::new(&Edition::with_names(TINY, &shard, names).files)
});

fuzz_target!(|bytes: &[u8]| {
    let mut forger = ORIGINAL.clone();
    for step in bytes.chunks_exact(5).take(8) {
        let forgery = forgery(step[1], usize::from(u16::from_le_bytes([step[2], step[3]])), step[4]);
        let nth = usize::from(step[0]) % (forger.files.len() + 1);
        let chosen = forger.files.iter().nth(nth).map(|(file, content)| (*file, content.clone()));
        match chosen {
            Some((file, mut content)) => {
                forgery.of(&mut content);
                forger.replace(file, content);
            }
            None => forger.forge_manifest(&forgery),
        }
    }
    let words = ["مقاتل", "زيد"].map(str::to_owned);
    let faults = ask_everything(&forger.edition(), &words);
    assert!(faults.iter().all(is_refusal), "{faults:?}");
});

fn forgery(kind: u8, at: usize, byte: u8) -> Forgery {
    match kind % KINDS {
        0 => Forgery::Byte(at, byte),
        1 => Forgery::Insert(at, byte),
        2 => Forgery::Drop(at),
        3 => Forgery::Cut(at),
        _ => Forgery::Double(at),
    }
}
