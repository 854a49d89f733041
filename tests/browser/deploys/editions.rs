//! Three editions that follow each other, and what a host has in the middle of publishing one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::kit::told;

/// The editions, by name and number of reports.
pub const EDITIONS: [(&str, usize); 3] = [("ألف", 3), ("باء", 4), ("جيم", 5)];
/// A published edition.
pub struct Edition {
    /// Its place among them.
    pub nth: usize,
    pub name: &'static str,
    pub n_reports: usize,
    pub folder: PathBuf,
    /// As its page says it.
    pub version: String,
}

/// The three editions, packed once a run; then folders in the middle of publishing: the page of one
/// is there, beside the files and the service worker of the one before.
pub fn editions() -> &'static (Vec<Edition>, Vec<PathBuf>) {
    static PACKED: OnceLock<(Vec<Edition>, Vec<PathBuf>)> = OnceLock::new();
    PACKED.get_or_init(|| {
        let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("deploys");
        let _absent = fs::remove_dir_all(&root);
        let packed: Vec<Edition> = (0..EDITIONS.len()).map(|nth| pack(&root, nth)).collect();
        let halfway = (0..packed.len()).map(|next| {
            let before = (next + packed.len() - 1) % packed.len();
            let folder = root.join(format!("halfway-{next}"));
            for edition in [before, next] {
                copy(&packed[edition].folder, &folder);
            }
            fs::copy(packed[before].folder.join("sw.js"), folder.join("sw.js")).unwrap();
            folder
        });
        let halfway = halfway.collect();
        (packed, halfway)
    })
}

fn pack(root: &Path, nth: usize) -> Edition {
    let (name, n_reports) = EDITIONS[nth];
    let [corpus, shell, folder] =
        ["pages", "shell", "site"].map(|part| root.join(format!("{n_reports}-{part}")));
    copy(&told("SIJILL_SHELL"), &shell);
    let append = |file: &str, text: &[u8]| {
        let path = shell.join(file);
        let mut bytes = fs::read(&path).unwrap();
        bytes.extend_from_slice(text);
        fs::write(&path, bytes).unwrap();
        // What lies beside it is no longer the same.
        let _absent = fs::remove_file(shell.join(format!("{file}.br")));
    };
    append("boot.js", format!("\nglobalThis.editionOfScript = '{name}';\n").as_bytes());
    append("engine.js", format!("\nself.editionOfEngine = '{name}';\n").as_bytes());
    append("styles/layout.css", format!("\n:root {{ --edition-of-style: {name} }}\n").as_bytes());
    // A custom section with an empty name and one byte.
    let section = [0, 2, 0, n_reports as u8];
    append("engine_bg.wasm", &section);
    append("explorer_bg.wasm", &section);

    fs::create_dir_all(&corpus).unwrap();
    let title = format!("[title]\nar = \"طبعة {name}\"\nen = \"Edition {n_reports}\"\n");
    fs::write(corpus.join("corpus.toml"), title).unwrap();
    for nth in 0..n_reports {
        let page = format!(
            "تقرير {nth} من طبعة {name}\n\nنشر في {} آذار 2019\n\nقال مراسل {name} إن القافلة وصلت بعد انتظار.\n",
            nth + 1
        );
        fs::write(corpus.join(format!("{nth}.txt")), page).unwrap();
    }
    let mut pack = Command::new(told("SIJILL_PROGRAM"));
    pack.arg("pack").arg(&corpus).arg("--shell").arg(&shell).arg("--out").arg(&folder);
    let output = pack.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = fs::read_to_string(folder.join("index.html")).unwrap();
    let version = page.split("name=\"sijill:version\" content=\"").nth(1).unwrap();
    Edition { nth, name, n_reports, folder, version: version.split('"').next().unwrap().to_owned() }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|e| (e.path(), e.file_name())).unwrap();
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}
