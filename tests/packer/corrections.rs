//! What people correct in `corpus.toml` is what the edition says, on every pack.

use serde_json::json;

use crate::{Scratch, ends_with, query};

const TITLE: &str = "[title]\nar = \"تجربة\"\nen = \"Trial\"\n";

fn page(title: &str, outlet: &str) -> String {
    format!(
        "الرئيسية\nسياسة\n\n{title}\nالاثنين 1 يونيو 2020\n\nأعلنت وزارة الزراعة أن موسم الحصاد بدأ في السهول الشمالية، وأن الفرق الفنية انتشرت في القرى لمتابعة العمل ومنع الحرائق.\nحملوا تطبيقنا الجديد الآن مجانا\nوقال مدير الإنتاج في الوزارة إن المساحات المزروعة زادت عن الموسم السابق، وإن المزارعين حصلوا على البذار.\n\nمن نحن\nجميع الحقوق محفوظة لموقع {outlet} © 2020"
    )
}

#[test]
fn corrections_are_made_on_every_pack_and_said_when_they_do_nothing() {
    let scratch = Scratch::new("corrections");
    scratch.put("in/one.txt", page("بداية الحصاد في السهول", "سهول نيوز"));
    scratch.put("in/sub/two.txt", page("نهاية الحصاد في الجبال", "سهول نيوز"));
    let pack = |corrections: &str| {
        scratch.put("in/corpus.toml", format!("{TITLE}{corrections}"));
        ends_with(0, &["pack", &scratch.path("in"), "--out", &scratch.path("out")]).1
    };
    let asked = |words: &str| query(&scratch.path("out"), &[words]);

    assert_eq!(pack(""), "");
    assert_eq!(asked("تطبيقنا")["total"], 2);
    assert_eq!(asked("")["published"], json!([["2020-06", 2]]));

    let said = pack(
        "[[corrections]]\npage = \"sub/two.txt\"\noutlet = \"صدى الجبال\"\npublished = \"2019-03\"\n\n\
[[corrections]]\noutlet = \"سهول نيوز\"\nboilerplate = [\"حملوا تطبيقنا الجديد الآن مجانا\"]\nlabel = \"page-control\"\n\n\
[[corrections]]\npage = \"three.txt\"\npublished = \"2019\"\n\n\
[[corrections]]\npage = \"one.txt\"\nboilerplate = [\"لا أحد هنا، ولا سطر كهذا\"]\n\n\
[[corrections]]\noutlet = \"صدى الميزان\"\nboilerplate = [\"سطر\"]\n",
    );
    let expected = [
        "corrects nothing: corpus.toml:14: no page is called «three.txt»; write its path in the folder",
        "corrects nothing: corpus.toml:18: no line of it is «لا أحد هنا، ولا سطر كهذا»; copy the whole line from the page",
        "corrects nothing: corpus.toml:22: no page is of the outlet «صدى الميزان»",
    ];
    assert_eq!(said.lines().collect::<Vec<_>>(), expected);
    assert_eq!(asked("تطبيقنا")["total"], 0, "of both pages: it is read before the outlet is corrected");
    assert_eq!(asked("")["published"], json!([["2019-03", 1], ["2020-06", 1]]));
    let mut outlets = asked("")["facets"]["outlet"].as_array().unwrap().clone();
    outlets.sort_by_key(ToString::to_string);
    assert_eq!(outlets, [json!(["سهول نيوز", 1]), json!(["صدى الجبال", 1])]);
    // A part of the folder need not have the pages that are corrected.
    let only =
        ends_with(0, &["pack", &scratch.path("in"), "--only", "one.txt", "--out", &scratch.path("part")]);
    assert_eq!(only.1, "");
}

#[test]
fn what_is_pasted_into_an_empty_corpus_file_is_enough() {
    let scratch = Scratch::new("no-title");
    scratch.put("my reports/one.txt", page("بداية الحصاد في السهول", "سهول نيوز"));
    let pasted = "[[corrections]]\npage = \"one.txt\"\npublished = \"2019-03\"\n";
    scratch.put("my reports/corpus.toml", pasted);
    let quiet = ["pack", &scratch.path("my reports"), "--quiet", "--out", &scratch.path("out")];
    let (stdout, stderr) = ends_with(0, &quiet);
    assert_eq!((stdout.lines().count(), stderr.as_str()), (1, ""), "{stdout}");
    assert!(stdout.starts_with("packed 1 report from 1 page into"), "{stdout}");
    assert_eq!(query(&scratch.path("out"), &[""])["published"], json!([["2019-03", 1]]));
}

#[test]
fn corrections_that_are_none_are_refused_with_their_line() {
    let scratch = Scratch::new("no-corrections");
    scratch.put("in/one.txt", page("بداية الحصاد في السهول", "سهول نيوز"));
    let refused = |correction: &str, reasons: &[&str]| {
        scratch.put("in/corpus.toml", format!("{TITLE}\n[[corrections]]\n{correction}"));
        let (_, stderr) = ends_with(1, &["pack", &scratch.path("in"), "--out", &scratch.path("out")]);
        assert!(reasons.iter().all(|reason| stderr.contains(reason)), "{stderr}");
        assert!(!scratch.0.join("out").exists());
    };
    refused("title = \"ع\"\n", &["corpus.toml, line 5", "page = "]);
    refused("page = \"one.txt\"\n", &["line 5", "corrects nothing"]);
    refused("page = \"one.txt\"\npublished = \"أمس\"\n", &["line 5", "«أمس»", "2021-07-12"]);
    refused("page = \"one.txt\"\npublished = \"9/10/2019\"\n", &["line 5", "«9/10/2019»", "2021-07-12"]);
    refused("page = \"one.txt\"\npublished = \"2021-07-12..2021-07-01\"\n", &["line 5", "ends before"]);
    refused("outlet = \"س\"\npublished = \"2021\"\n", &["line 5", "one page"]);
    refused("page = \"one.txt\"\nlabel = \"menu\"\ntitle = \"ع\"\n", &["line 5", "boilerplate"]);
    refused("page = \"one.txt\"\nlabel = \"body\"\nboilerplate = [\"ع\"]\n", &["line 5", "read-also"]);
    refused("page = \"one.txt\"\nbody_lines = [\"أ\"]\nboilerplate = [\"ا\"]\n", &["line 5", "«ا»"]);
    refused("page = \"one.txt\"\ndate = \"2021\"\n", &["line 7", "date"]);
    let twice = "page = \"one.txt\"\npublished = \"2020\"\n\n[[corrections]]\npage = \"one.txt\"\npublished = \"2021\"\n";
    refused(twice, &["line 9", "line 5", "published"]);
}

#[test]
fn lines_that_all_pages_have_are_not_the_reports() {
    let scratch = Scratch::new("repeated");
    for nth in 0..4 {
        let page = page(&format!("بداية الحصاد في السهل رقم {nth}"), "سهول نيوز")
            .replace("أن موسم", &format!("في بيانها رقم {nth} أن موسم"))
            .replace("إن المساحات", &format!("في المؤتمر رقم {nth} إن المساحات"));
        scratch.put(&format!("in/{nth}.txt"), page);
    }
    scratch.put("in/corpus.toml", TITLE);
    let folder = scratch.path("in");
    ends_with(0, &["pack", &folder, "--out", &scratch.path("out")]);
    assert_eq!(query(&scratch.path("out"), &["تطبيقنا"])["total"], 0);
    assert_eq!(query(&scratch.path("out"), &["المزروعة"])["total"], 4);
    // A part of the folder is read as the whole is.
    ends_with(0, &["pack", &folder, "--only", "1.txt", "--out", &scratch.path("part")]);
    assert_eq!(query(&scratch.path("part"), &["تطبيقنا"])["total"], 0);
    let rest = ["0.txt", "2.txt", "3.txt"].map(|name| ["--only", name]).concat();
    ends_with(0, &[&["pack", &folder, "--out", &scratch.path("rest")], rest.as_slice()].concat());
    ends_with(0, &["merge", &scratch.path("rest"), &scratch.path("part"), "--out", &scratch.path("merged")]);
    assert!(crate::files_below(&scratch.0.join("merged")) == crate::files_below(&scratch.0.join("out")));
}

#[test]
fn events_and_outlets_of_the_corpus_date_its_reports_and_are_named_when_they_do_not() {
    let scratch = Scratch::new("facts");
    let undated = |title: &str, sentence: &str| {
        page(title, "سهول نيوز")
            .replace("الاثنين 1 يونيو 2020\n", "")
            .replace("الرئيسية\n", "السبت 6 يونيو 2020\nالرئيسية\n")
            .replace("يبدأ في", "بدأ في")
            .replace("ومنع الحرائق.", &format!("ومنع الحرائق، {sentence}."))
    };
    scratch.put("in/one.txt", undated("بداية الحصاد في السهول", "بعد معركة بلدة التل"));
    scratch.put("in/records.jsonl", "{\"id\":\"r\",\"body\":\"وعاد الناس إلى بيوتهم بعد معركة التل.\"}\n");
    // This one states its date and has a clock.
    let stated = page("نهاية الحصاد في الجبال", "صدى الجبال");
    scratch.put("in/two.txt", stated.replacen("الرئيسية\n", "السبت 6 يونيو 2020\nالرئيسية\n", 1));
    let pack = |toml: &str| {
        scratch.put("in/corpus.toml", format!("{TITLE}{toml}"));
        ends_with(0, &["pack", &scratch.path("in"), "--out", &scratch.path("out")]).1
    };
    let dating = |of: &str| query(&scratch.path("out"), &[&format!("#v1&dating={of}")])["total"].clone();
    assert_eq!(pack(""), "");
    assert_eq!((dating("page-clock"), dating("unknown")), (json!(1), json!(1)));

    let event = "[[events]]\nnames = [\"معركة [بلدة] التل\"]\nfrom = \"2020-02-09\"\nto = \"2020-03\"\nsource = \"كتاب\"\n\n";
    let outlet = "[[outlets]]\nname = \"سهول نيوز\"\nclock = \"publication\"\n\n";
    assert_eq!(pack(&format!("{event}{outlet}")), "");
    assert_eq!((dating("by-hand"), dating("inferred")), (json!(1), json!(1)));

    let said = pack(
        "[[events]]\nnames = [\"معركة الجبل\"]\nfrom = \"2020\"\nsource = \"كتاب\"\n\n\
[[events]]\nnames = [\"مَوسم [بدء] الحصاد\"]\nfrom = \"2020\"\nsource = \"كتاب\"\n\n\
[[outlets]]\nname = \"المِيزان\"\nclock = \"publication\"\n\n\
[[outlets]]\nname = \"صدى الجبال\"\nclock = \"publication\"\n\n\
[[corrections]]\npage = \"one.txt\"\nurl = \"https://a.example/x\"\n",
    );
    let expected = [
        "corrects nothing: corpus.toml:22: «https://a.example/x» has neither a date nor the host",
        "not used: corpus.toml:4: no report has «معركة الجبل»; write the names",
        "not used: corpus.toml:9: reports have «مَوسم [بدء] الحصاد», but none dates anything by it; with «بعد»",
        "not used: corpus.toml:14: no page is of the outlet «المِيزان»",
        "not used: corpus.toml:18: pages of «صدى الجبال» have clocks, but better evidence",
    ];
    assert_eq!(said.lines().count(), expected.len(), "{said}");
    assert!(said.lines().zip(expected).all(|(line, expected)| line.starts_with(expected)), "{said}");
}

#[test]
fn facts_that_are_none_are_refused_with_their_line() {
    let scratch = Scratch::new("no-facts");
    scratch.put("in/one.txt", page("بداية الحصاد في السهول", "سهول نيوز"));
    let refused = |toml: &str, reasons: &[&str]| {
        scratch.put("in/corpus.toml", format!("{TITLE}\n{toml}"));
        let (_, stderr) = ends_with(1, &["pack", &scratch.path("in"), "--out", &scratch.path("out")]);
        assert!(reasons.iter().all(|reason| stderr.contains(reason)), "{stderr}");
    };
    let event =
        |names: &str, days: &str| format!("[[events]]\nnames = [{names}]\n{days}\nsource = \"كتاب\"\n");
    refused(&event("", "from = \"2020\""), &["corpus.toml, line 5", "names = "]);
    refused(&event("\"!\"", "from = \"2020\""), &["line 5", "no letter"]);
    refused(&event("\"سقوط [التل\"", "from = \"2020\""), &["line 5", "square brackets"]);
    refused(&event("\"معركة التل\"", "from = \"أمس\""), &["line 5", "`from`", "2021-07-12"]);
    let only_iso = |days: &str, value: &str| {
        refused(&event("\"معركة التل\"", days), &["corpus.toml, line 5", value, "2019-02-09"]);
    };
    only_iso("from = \"9/10/2019\"", "`from`: «9/10/2019»");
    only_iso("from = \"2019\"\nto = \"10.9.2019\"", "`to`: «10.9.2019»");
    only_iso("from = \"2019-9-10\"", "«2019-9-10»");
    only_iso("from = \"٢٠١٩\"", "«٢٠١٩»");
    only_iso("from = \"2019-01..2019-02\"", "«2019-01..2019-02»");
    only_iso("from = \"0019-01-01\"", "«0019-01-01»");
    only_iso("from = \" \"", "`from`");
    refused(&event("\"معركة التل\"", "from = \"2020\"\nto = \"2019\""), &["line 5", "ends before"]);
    refused(
        "[[events]]\nnames = [\"معركة التل\"]\nfrom = \"2020\"\nsource = \" \"\n",
        &["line 5", "source = "],
    );
    let twice = event("\"معركة التل\"", "from = \"2020\"") + &event("\"معركه التل\"", "from = \"2021\"");
    refused(&twice, &["line 9", "line 5", "other days"]);
    refused("[[outlets]]\nname = \"سهول نيوز\"\nclock = \"saved\"\n", &["line 5", "clock = \"publication\""]);
    refused("[[corrections]]\npage = \"one.txt\"\nurl = \"one.html\"\n", &["line 5", "https://"]);
}
