//! The native program from outside: exit codes, messages, bytes and the JSON other programs read.
#![cfg(feature = "packer")]

mod corrections;
mod formats;
mod merging;
mod single_file;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder of this test alone, removed at its end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("packer-{name}-{}", std::process::id()));
        let _absent = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("a scratch folder");
        Self(path)
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("writes");
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _gone = std::fs::remove_dir_all(&self.0);
    }
}

fn seeds() -> String {
    format!("{}/seeds", env!("CARGO_MANIFEST_DIR"))
}

fn sijill(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sijill")).args(arguments).output().expect("the program runs")
}

/// Standard output and error of a run that ends with this exit code.
fn ends_with(code: i32, arguments: &[&str]) -> (String, String) {
    let output = sijill(arguments);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{stdout}\n{stderr}");
    (stdout, stderr)
}

fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").display().to_string();
                files.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    files
}

fn query(edition: &str, arguments: &[&str]) -> Value {
    let (stdout, _) = ends_with(0, &[&["query", edition, "--json"], arguments].concat());
    serde_json::from_str(stdout.trim()).expect("one line of JSON")
}

#[test]
fn two_folders_and_two_thread_counts_give_the_same_bytes() {
    let scratch = Scratch::new("same");
    // A copy of the pages made in another order lies on disk in another order.
    let pages: Vec<(String, Vec<u8>)> = files_below(Path::new(&seeds())).into_iter().collect();
    for (name, bytes) in &pages {
        scratch.put(&format!("pages/{name}"), bytes);
    }
    for (name, bytes) in pages.iter().rev() {
        scratch.put(&format!("copy/{name}"), bytes);
    }
    // The same records, in one file and in two with the lines the other way round.
    let records: Vec<String> = (0..300).map(record).collect();
    scratch.put("pages/records.jsonl", records.join("\n"));
    let reversed: Vec<&str> = records.iter().rev().map(String::as_str).collect();
    scratch.put("copy/a.jsonl", reversed[..100].join("\r\n"));
    scratch.put("copy/sub/b.JSONL", reversed[100..].join("\n"));
    ends_with(0, &["pack", &scratch.path("pages"), "--out", &scratch.path("one"), "--threads", "1"]);
    let (stdout, _) =
        ends_with(0, &["pack", &scratch.path("copy"), "--out", &scratch.path("four"), "--threads", "4"]);
    assert!(stdout.contains("packed 305 reports from 5 pages and 300 records"), "{stdout}");
    let (one, four) = (files_below(&scratch.0.join("one")), files_below(&scratch.0.join("four")));
    assert!(one.len() >= 5);
    assert_eq!(one, four);
}

fn record(nth: usize) -> String {
    let outlet = if nth.is_multiple_of(2) { "صحيفة الساحل" } else { "إذاعة الجبل" };
    serde_json::json!({
        "id": format!("r-{nth}"),
        "title": format!("عنوان التقرير رقم {nth}"),
        "outlet": outlet,
        "published": format!("2015-08-{:02} 18:32:20", nth % 28 + 1),
        "body": format!("قال المتحدث إن العدد بلغ {nth} شخصا في عام {}.", 1950 + nth % 60),
    })
    .to_string()
}

#[test]
fn a_line_of_a_jsonl_file_is_a_report() {
    let scratch = Scratch::new("records");
    let two = r#"{"nr": 7, "headline": "عنوان عن الزرافات", "body": "نص عن الزرافة.", "published": "2014-01-01", "saved": "2015-08-04T18:32:20+03:00"}"#;
    let lines = [record(1).as_str(), two, "{\"body\":", "{\"title\":\"بلا نص\"}"].join("\n");
    scratch.put("folder/records.jsonl", lines + "\n\n{\"body\":\"نص بلا تاريخ\",\"saved\":\"غدا\"}");
    scratch.put("folder/more.jsonl.gz", b"\x1f\x8b");
    let (folder, edition) = (scratch.path("folder"), scratch.path("edition"));
    let map = ["--map", "published=saved", "--map", "title=headline", "--map", "id=nr"];
    let pack = [&["pack", &folder, "--out", &edition], map.as_slice()].concat();
    let (stdout, stderr) = ends_with(3, &pack);
    assert!(stdout.contains("packed 3 reports from 3 records into"), "{stdout}");
    let listed: Vec<&str> = stderr.lines().collect();
    for (line, expected) in listed.iter().zip([
        "left out: more.jsonl.gz: compressed records are not read; unpack the file",
        "left out: records.jsonl:3: not a JSON object",
        "left out: records.jsonl:4: it has no `body`",
        "left out: records.jsonl:6: its `saved`: «غدا» is not understood as a day; the report is packed",
    ]) {
        assert!(line.starts_with(expected), "{stderr}");
    }
    assert_eq!(listed.len(), 4, "{stderr}");
    assert_eq!(query(&edition, &["زرافات"])["hits"][0]["report"], "7");
    assert_eq!(query(&edition, &["متحدث"])["hits"][0]["report"], "records.jsonl:1");
    assert_eq!(query(&edition, &["#v1&dating=structured"])["total"], 1);
    assert_eq!(query(&edition, &["#v1&dating=unknown"])["total"], 2);
    assert_eq!(query(&edition, &["#v1&outlet=إذاعة+الجبل"])["total"], 1);
}

#[test]
fn a_field_that_is_none_of_ours_is_a_wrong_argument() {
    let (_, stderr) = ends_with(2, &["pack", "folder", "--out", "out", "--map", "date=saved"]);
    assert!(stderr.contains("ours are title, body, lead, outlet, published, id, url, author"), "{stderr}");
    let (_, stderr) = ends_with(2, &["pack", "folder", "--out", "out", "--map", "saved"]);
    assert!(stderr.contains("OURS=THEIRS"), "{stderr}");
}

#[test]
fn a_bad_file_is_listed_with_its_reason_and_the_rest_goes_on() {
    let scratch = Scratch::new("bad");
    scratch.put(
        "pages/good.txt",
        "عنوان التقرير عن مخيم الهول\n\nنص التقرير الذي يقول إن المخيم كبير جدا وفيه كثير من الناس.",
    );
    scratch.put("pages/sub/utf16.txt", b"\xFF\xFE\x27\x06");
    scratch.put("pages/empty.txt", b"  \n");
    scratch.put("pages/picture.jpg", b"\xFF\xD8");
    scratch.put("pages/.git/notes.txt", "ملاحظات لا تخص أحدا");
    #[cfg(unix)]
    std::os::unix::fs::symlink(scratch.0.join("pages"), scratch.0.join("pages/again")).expect("a link");
    let (stdout, stderr) = ends_with(3, &["pack", &scratch.path("pages"), "--out", &scratch.path("out")]);
    assert!(stdout.contains("packed 1 report from 3 pages"), "{stdout}");
    for expected in [
        "sub/utf16.txt: the file is UTF-16; save it as UTF-8",
        "empty.txt: the file is empty",
        "picture.jpg: not a page",
    ] {
        assert!(stderr.contains(expected), "{expected}: {stderr}");
    }
}

#[test]
fn what_cannot_be_packed_says_why() {
    let scratch = Scratch::new("cannot");
    scratch.put("none/notes.md", "");
    scratch.put("toml/a.txt", "نص");
    scratch.put("toml/corpus.toml", "[titel]\nar = 1");
    for (folder, expected) in [
        ("missing", "cannot read the folder"),
        ("none", "has no page"),
        ("toml", "corpus.toml is not understood"),
    ] {
        let (_, stderr) = ends_with(1, &["pack", &scratch.path(folder), "--out", &scratch.path("out")]);
        assert!(stderr.contains(expected), "{stderr}");
    }
}

#[test]
fn findings_are_lines_of_json_in_the_agreed_form() {
    let scratch = Scratch::new("query");
    let edition = scratch.path("edition");
    ends_with(0, &["pack", &seeds(), "--out", &edition]);
    let line = query(&edition, &["المقاتلين"]);
    let keys = ["query", "micros", "total", "hits", "facets", "published", "mentioned", "notices"];
    assert!(keys.iter().all(|key| line.get(key).is_some()), "{line}");
    assert_eq!(line["total"], 4);
    let hit = &line["hits"][0];
    let page = std::fs::read(format!("{}/{}", seeds(), hit["report"].as_str().expect("a page name")))
        .expect("a seed");
    for found in hit["matches"].as_array().expect("matches") {
        let place =
            found["start"].as_u64().expect("start") as usize..found["end"].as_u64().expect("end") as usize;
        assert_eq!(std::str::from_utf8(&page[place]).expect("whole letters"), found["form"]);
        assert!(["exact", "letters", "word"].contains(&found["level"].as_str().expect("a level")));
        assert!(!found["rule"].as_str().expect("a rule").is_empty());
    }
    assert!(query(&edition, &["مقاتل", "--no-matches"])["hits"][0].get("matches").is_none());
    assert_eq!(query(&edition, &["مقاتل", "--limit", "2"])["hits"].as_array().map(Vec::len), Some(2));
    assert_eq!(query(&edition, &["", "--limit", "0"])["hits"].as_array().map(Vec::len), Some(5));
    assert_eq!(query(&edition, &["#v1&q=مقاتل&dating=inferred"])["total"], 4);
    assert_eq!(query(&edition, &["https://example.org/a/#v1&q=مقاتل"])["total"], 4);
    assert_eq!(
        query(&edition, &["#v1&report=0000000000000000"])["notices"].as_array().map(Vec::len),
        Some(1)
    );
    assert_eq!(query(&edition, &["#v1&unheard=of"])["notices"].as_array().map(Vec::len), Some(1));
    scratch.put("queries.txt", "مقاتل\nزرافة\n#v1&q=داعش\n");
    let (stdout, _) = ends_with(0, &["query", &edition, "--queries", &scratch.path("queries.txt"), "--json"]);
    assert_eq!(stdout.lines().count(), 3);
}

#[test]
fn a_damaged_edition_names_the_file_and_answers_nothing() {
    let scratch = Scratch::new("damaged");
    let edition = scratch.path("edition");
    ends_with(0, &["pack", &seeds(), "--out", &edition]);
    // Together they need every file: all texts, words of every dictionary block, and where words stand.
    scratch.put(
        "queries.txt",
        "#v1\n#v1&typing=سو\nمقاتل\nبيت\n2000\nقال\n#v1&typing=ال\n#v1&typing=اد\n#v1&typing=هج\n#v1&typing=يف\n«أمريكا تنظيم سوريا قوات مخيم هجوم»\n«يقوم يفرون»\n#v1&q=ISIS&level=name\n",
    );
    let ask = ["query", &edition, "--queries", &scratch.path("queries.txt"), "--limit", "0", "--no-matches"];
    let totals = |text: &str| -> Vec<String> {
        let total = |line: &str| serde_json::from_str::<Value>(line).expect("JSON")["total"].to_string();
        text.lines().map(total).collect()
    };
    let right = totals(&ends_with(0, &ask).0);
    for (name, bytes) in files_below(Path::new(&edition)) {
        let mut flipped = bytes.clone();
        flipped[bytes.len() / 2] ^= 1;
        scratch.put(&format!("edition/{name}"), &flipped);
        let (stdout, stderr) = ends_with(1, &ask);
        let file = name.rsplit('/').next().expect("a name");
        assert!(stderr.contains(file) || name == "edition.json", "{name}: {stderr}");
        let answered = totals(&stdout);
        assert!(answered.len() < right.len() && right.starts_with(&answered), "{name}: {answered:?}");
        scratch.put(&format!("edition/{name}"), &bytes);
    }
    let newer = sijill::edition::FORMAT_VERSION + 1;
    scratch.put(
        "edition/edition.json",
        format!("{{\"sijill_edition\":{newer},\"manifest\":\"{}\"}}", "0".repeat(64)),
    );
    let (_, stderr) = ends_with(1, &["query", &edition, "مقاتل"]);
    assert!(stderr.contains("newer program"), "{stderr}");
}

/// An edition kept from each format: the one that is read answers, an older one says what to do.
#[test]
fn kept_editions_answer_or_say_that_they_are_too_old() {
    let kept = |format: &str| format!("{}/tests/data/{format}", env!("CARGO_MANIFEST_DIR"));
    assert_eq!(query(&kept("format-v9"), &["مقاتل"])["total"], 4);
    assert_eq!(query(&kept("format-v9"), &["#v1&outlet=إرم+نيوز"])["total"], 1);
    assert_eq!(query(&kept("format-v9"), &["#v1&q=ISIS&level=name"])["total"], 5);
    for older in ["format-v1", "format-v2", "format-v3", "format-v4", "format-v5", "format-v6", "format-v7"] {
        let (_, stderr) = ends_with(1, &["query", &kept(older), "مقاتل"]);
        assert!(stderr.contains("older version") && stderr.contains("pack the corpus again"), "{stderr}");
    }
}

#[test]
fn levels_and_orders_are_asked_for_by_the_names_they_have_in_links() {
    let edition = format!("{}/tests/data/format-v9", env!("CARGO_MANIFEST_DIR"));
    let asked = |arguments: &[&str]| {
        let mut line = query(&edition, arguments);
        line["micros"].take();
        line["query"].take();
        line
    };
    let mut totals = Vec::new();
    for level in ["exact", "letters", "word", "name"] {
        let line = asked(&["للمقاتل OR ISIS", "--level", level]);
        assert_eq!(line, asked(&[&format!("#v1&q=للمقاتل+OR+ISIS&level={level}")]), "{level}");
        totals.push(line["total"].as_u64());
    }
    assert!(totals[0] <= totals[1] && totals[1] < totals[2] && totals[2] < totals[3], "{totals:?}");
    let order = |sort: &str| asked(&["مقاتل", "--sort", sort])["hits"].take();
    for sort in ["relevance", "newest", "oldest", "outlet"] {
        assert_eq!(order(sort), asked(&[&format!("#v1&q=مقاتل&sort={sort}")])["hits"].take(), "{sort}");
    }
    assert_ne!(order("newest"), order("oldest"));
    // What is said beside a link holds instead of what is in it.
    assert_eq!(asked(&["#v1&q=مقاتل&sort=newest", "--sort", "oldest"])["hits"], order("oldest"));
    for (argument, allowed) in
        [("--level", "exact, letters, word, name"), ("--sort", "relevance, newest, oldest, outlet")]
    {
        let (_, stderr) = ends_with(2, &["query", &edition, "مقاتل", argument, "stem"]);
        assert!(stderr.contains(allowed), "{stderr}");
    }
    let (help, _) = ends_with(0, &["query", "--help"]);
    assert!(help.contains("--level <LEVEL>") && help.contains("--sort <SORT>"), "{help}");
}

#[test]
fn a_class_lists_its_forms_with_counts_and_rules() {
    let kept = format!("{}/tests/data/format-v9", env!("CARGO_MANIFEST_DIR"));
    let (stdout, _) = ends_with(0, &["class", "مقاتل", &kept]);
    let lines: Vec<Vec<&str>> = stdout.lines().map(|line| line.split('\t').collect()).collect();
    assert!(lines.iter().any(|line| line[1..] == ["المقاتلين", "word", "ال … ين"]), "{stdout}");
    let counts: Vec<u32> = lines.iter().map(|line| line[0].parse().expect("a count")).collect();
    assert!(counts.is_sorted_by(|more, less| more >= less), "{stdout}");
}
