//! What `sijill pack` reads: folders of pages, JSONL, CSV and zips of these; and what it says of the rest.

use std::io::{Cursor, Write};

use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::{Scratch, ends_with, files_below, query, record};

/// A zip of these files.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a file");
        writer.write_all(bytes).expect("writes");
    }
    writer.finish().expect("a zip").into_inner()
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// The n-th record as a row, its columns in the order of [`HEADER`].
fn row(nth: usize) -> String {
    let record: Value = serde_json::from_str(&record(nth)).expect("an object");
    let cells = ["id", "title", "outlet", "published", "body"]
        .map(|name| quoted(record[name].as_str().expect("text")));
    cells.join(",")
}

const HEADER: &str = "id,title,outlet,published,body";

fn table(rows: impl Iterator<Item = usize>) -> String {
    std::iter::once(HEADER.to_owned()).chain(rows.map(row)).collect::<Vec<_>>().join("\r\n")
}

pub fn page(nth: usize) -> String {
    format!("عنوان الصفحة رقم {nth}\n\nنص الصفحة التي تقول إن العدد بلغ {nth} في مدينة بعيدة عن البحر.")
}

/// A folder with every format in it.
pub fn put_all_formats(scratch: &Scratch, folder: &str) {
    for nth in 0..4 {
        scratch.put(&format!("{folder}/pages/{nth}.txt"), page(nth));
    }
    let lines: Vec<String> = (0..40).map(record).collect();
    scratch.put(&format!("{folder}/lines.jsonl"), lines.join("\n"));
    scratch.put(&format!("{folder}/table.csv"), table(40..80));
    let inner: Vec<String> = (80..120).map(record).collect();
    scratch.put(
        &format!("{folder}/zips/all.zip"),
        zip(&[
            ("deep/er/page.txt", page(9).as_bytes()),
            ("lines.jsonl", inner.join("\n").as_bytes()),
            ("table.csv", table(120..160).as_bytes()),
        ]),
    );
}

#[test]
fn every_format_is_read_and_the_number_of_threads_leaves_no_trace() {
    let scratch = Scratch::new("formats");
    put_all_formats(&scratch, "folder");
    let editions = ["1", "2", "7"].map(|threads| {
        let out = scratch.path(&format!("out-{threads}"));
        let (stdout, stderr) =
            ends_with(0, &["pack", &scratch.path("folder"), "--out", &out, "--threads", threads]);
        assert!(stdout.contains("packed 165 reports from 5 pages and 160 records"), "{stdout}");
        assert_eq!(stderr, "");
        files_below(&scratch.0.join(format!("out-{threads}")))
    });
    assert!(editions.iter().all(|files| *files == editions[0]));
    let edition = scratch.path("out-1");
    // A record is called by its id wherever it stands, a page by its place.
    for nth in [7, 47, 87, 127] {
        let found = query(&edition, &[&format!("عنوان التقرير رقم {nth}")]);
        assert_eq!(found["hits"][0]["report"], format!("r-{nth}"), "{found}");
    }
    assert_eq!(query(&edition, &["الصفحة رقم 9"])["hits"][0]["report"], "zips/all.zip/deep/er/page.txt");
    assert_eq!(query(&edition, &["#v1&dating=structured"])["total"], 160);
}

#[test]
fn html_pages_are_read_in_folders_and_zips_and_their_places_lie_in_the_source() {
    let scratch = Scratch::new("html");
    let source = "<html><head><meta charset=windows-1256><title>خبر عن الزرافات البعيدة</title></head><body>\n\
        <nav><a href=/>زرافة</a></nav><h1>خبر عن الزرافات البعيدة</h1>\n<p>قال الحارس &quot;إن&quot; \
        <b>الزرا</b>فات بخير في حديقة المدينة الكبيرة منذ عام 2014، ولم يمت منها شيء.</p></body></html>";
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1256.encode(source);
    assert!(!lossy);
    scratch.put("folder/one.HTML", &bytes);
    scratch.put("folder/all.zip", zip(&[("two.htm", page(2).as_bytes())]));
    let edition = scratch.path("out");
    let (stdout, stderr) = ends_with(0, &["pack", &scratch.path("folder"), "--out", &edition]);
    assert!(stdout.contains("packed 2 reports from 2 pages"), "{stdout}{stderr}");
    let file = |place: &Value| {
        let at = |name: &str| place[name].as_u64().expect("a number") as usize;
        encoding_rs::WINDOWS_1256.decode(&bytes[at("start")..at("end")]).0.into_owned()
    };
    let found = query(&edition, &["الزرافات بخير"]);
    assert_eq!(found["total"], 1, "{found}");
    let places: Vec<String> =
        found["hits"][0]["matches"].as_array().expect("matches").iter().map(file).collect();
    assert_eq!(places, ["الزرافات", "الزرا</b>فات", "بخير"]);
    assert_eq!(query(&edition, &["زرافة"])["hits"][0]["report"], "one.HTML");
    assert_eq!(query(&edition, &["رقم 2"])["hits"][0]["report"], "all.zip/two.htm");
    let (told, _) = ends_with(0, &["inspect", &scratch.path("folder/one.HTML"), "--json"]);
    let told: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!(told["title"]["form"], "خبر عن الزرافات البعيدة");
    assert_eq!(file(&told["title"]), "خبر عن الزرافات البعيدة");
    assert_eq!(told["times"][0]["form"], "منذ عام 2014");
    assert_eq!(file(&told["times"][0]), "منذ عام 2014");
    let body = told["blocks"].as_array().expect("blocks").iter().find(|block| block["label"] == "body");
    let body = body.expect("a body");
    assert!(body["form"].as_str().expect("text").starts_with("قال الحارس \"إن\" الزرافات"), "{body}");
    assert!(file(body).starts_with("قال الحارس &quot;إن&quot;"));
}

#[test]
fn one_file_is_packed_as_if_it_were_alone_in_a_folder() {
    let scratch = Scratch::new("one-file");
    scratch.put(
        "reports/reports.zip",
        zip(&[("page.txt", page(1).as_bytes()), ("table.csv", table(0..3).as_bytes())]),
    );
    let (folder, file) = (scratch.path("reports"), scratch.path("reports/reports.zip"));
    for (from, out) in [(&folder, "folder"), (&file, "file")] {
        ends_with(0, &["pack", from, "--out", &scratch.path(out)]);
    }
    assert_eq!(files_below(&scratch.0.join("folder")), files_below(&scratch.0.join("file")));
    scratch.put("notes.md", "no");
    let (_, stderr) = ends_with(1, &["pack", &scratch.path("notes.md"), "--out", &scratch.path("none")]);
    assert!(stderr.contains("has no page"), "{stderr}");
}

#[test]
fn a_table_is_mapped_and_may_be_windows_1256_with_semicolons() {
    let scratch = Scratch::new("table");
    let table = "العنوان;النص;حفظ;مصدر\nعنوان أول;\"نص؛ فيه \"\"اقتباس\"\"\nوسطران\";2015-08-04;صحيفة الساحل\nثان;نص ثان عن الزرافات;غدا;\n";
    let (arabic, _, lossy) = encoding_rs::WINDOWS_1256.encode(table);
    assert!(!lossy);
    scratch.put("one/table.csv", &arabic);
    scratch.put("two/table.csv", format!("\u{feff}{table}"));
    let editions = ["one", "two"].map(|folder| {
        let (folder, out) = (scratch.path(folder), scratch.path(&format!("{folder}-out")));
        let map = ["title=العنوان", "body=النص", "published=حفظ", "outlet=مصدر"].map(|one| ["--map", one]);
        let (stdout, stderr) = ends_with(3, &[&["pack", &folder, "--out", &out], map.as_flattened()].concat());
        assert!(stdout.contains("packed 2 reports from 2 records"), "{stdout}");
        assert_eq!(
            stderr,
            "left out: table.csv:4: its `حفظ`: «غدا» is not understood as a day; the report is packed without it\n"
        );
        out
    });
    // The same reports: the bytes differ in the title alone, which is the folder's name.
    for edition in &editions {
        assert_eq!(query(edition, &["اقتباس وسطران"])["total"], 1);
        assert_eq!(query(edition, &["#v1&outlet=صحيفة+الساحل"])["total"], 1);
        assert_eq!(query(edition, &["زرافات"])["hits"][0]["report"], "table.csv:4");
    }
    let data = |out: &str| files_below(&scratch.0.join(out).join("data"));
    let (one, two) = (data("one-out"), data("two-out"));
    assert_eq!(one.keys().filter(|name| !two.contains_key(*name)).count(), 1);
}

#[test]
fn bad_rows_files_and_zips_are_listed_with_their_place_and_the_rest_goes_on() {
    let scratch = Scratch::new("bad-formats");
    scratch.put("folder/good.txt", page(1));
    scratch.put("folder/rows.csv", format!("{HEADER}\n{}\nx,y\n\n{},\n{}", row(1), row(2), row(3)));
    scratch.put("folder/no-body.csv", "title,text\nأ,ب\n");
    scratch.put("folder/empty.csv", "");
    scratch.put("folder/broken.zip", b"PK\x03\x04");
    scratch.put("folder/table.csv.gz", b"\x1f\x8b");
    scratch.put(
        "folder/all.zip",
        zip(&[
            ("../../out.txt", page(2).as_bytes()),
            ("/root.txt", page(3).as_bytes()),
            ("a/good.txt", page(4).as_bytes()),
            ("a/picture.jpg", b"\xFF\xD8"),
            ("a/lines.jsonl", format!("{}\n[1]\n", record(9)).as_bytes()),
            ("a/binary.txt", b"\0\0"),
            ("in\u{1b}[2Jner.zip", &zip(&[("b.txt", b"b")])),
        ]),
    );
    let (stdout, stderr) = ends_with(3, &["pack", &scratch.path("folder"), "--out", &scratch.path("out")]);
    assert!(stdout.contains("packed 5 reports from 3 pages and 3 records"), "{stdout}");
    let mut expected = [
        "all.zip/../../out.txt: its name leads out of the zip",
        "all.zip//root.txt: its name leads out of the zip",
        "all.zip/a/binary.txt: the file is not text",
        "all.zip/a/lines.jsonl:2: not a JSON object",
        "all.zip/a/picture.jpg: not a page",
        "all.zip/in\u{FFFD}[2Jner.zip: a zip in a zip is not read",
        "broken.zip: not understood as a zip",
        "empty.csv:1: the file is empty",
        "no-body.csv:1: its first row has no `body` among title, text; if the report stands in another column",
        "rows.csv:3: 2 cells where the first row has 5",
        "rows.csv:5: 6 cells where the first row has 5",
        "table.csv.gz: compressed records are not read",
    ]
    .to_vec();
    for line in stderr.lines() {
        let place = expected.iter().position(|one| line.starts_with(&format!("left out: {one}")));
        expected.remove(place.unwrap_or_else(|| panic!("not expected: {line}")));
    }
    assert!(expected.is_empty(), "{expected:?}\n{stderr}");
    assert!(
        !scratch.0.join("out.txt").exists()
            && !scratch.0.parent().expect("a folder").join("out.txt").exists()
    );
}

#[test]
fn a_page_in_a_zip_unpacks_to_no_more_than_a_page_may_have() {
    let scratch = Scratch::new("bomb");
    let bomb =
        zip(&[("bomb.txt", &vec![b' '; sijill::page::LARGEST_PAGE + 1]), ("good.txt", page(1).as_bytes())]);
    assert!(bomb.len() < 100_000);
    scratch.put("folder/bomb.zip", &bomb);
    let (stdout, stderr) = ends_with(3, &["pack", &scratch.path("folder"), "--out", &scratch.path("out")]);
    assert!(stdout.contains("packed 1 report from 1 page"), "{stdout}");
    assert!(
        stderr.contains("bomb.zip/bomb.txt: cannot be read: it unpacks to more than 67108864 bytes"),
        "{stderr}"
    );
}

#[test]
fn the_same_bytes_read_as_two_reports_are_refused_whatever_the_order() {
    let scratch = Scratch::new("contradiction");
    let line = record(1);
    scratch.put("folder/a.txt", &line);
    scratch.put("folder/b.jsonl", &line);
    for threads in ["1", "2"] {
        let pack = ["pack", &scratch.path("folder"), "--out", &scratch.path("out"), "--threads", threads];
        let (_, stderr) = ends_with(1, &pack);
        assert!(stderr.contains("a.txt") && stderr.contains("read differently"), "{stderr}");
    }
    assert!(!scratch.0.join("out").exists());
}

#[test]
fn the_exit_code_says_whether_an_edition_was_written() {
    let scratch = Scratch::new("codes");
    scratch.put("all/a.txt", page(1));
    scratch.put("all/notes.md", "not a page, and nobody expects it to be one");
    scratch.put("some/a.txt", page(1));
    scratch.put("some/b.jsonl", json!({ "title": "بلا نص" }).to_string());
    scratch.put("none/b.jsonl", json!({ "title": "بلا نص" }).to_string());
    for (code, folder, is_written) in
        [(0, "all", true), (3, "some", true), (1, "none", false), (1, "missing", false)]
    {
        let out = format!("out-{folder}");
        ends_with(code, &["pack", &scratch.path(folder), "--out", &scratch.path(&out), "--quiet"]);
        assert_eq!(scratch.0.join(out).join("edition.json").exists(), is_written, "{folder}");
    }
    let (_, stderr) = ends_with(1, &["pack", &scratch.path("none"), "--out", &scratch.path("out-none")]);
    assert!(
        stderr.contains("left out: b.jsonl:1: it has no `body`") && stderr.contains("nothing is written"),
        "{stderr}"
    );
    let (help, _) = ends_with(0, &["pack", "--help"]);
    assert!(
        ["Exit codes:", "  0  ", "  1  ", "  2  ", "  3  "].iter().all(|part| help.contains(part)),
        "{help}"
    );
}
