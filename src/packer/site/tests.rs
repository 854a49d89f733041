//! Publishing a small shell with a small edition.

use std::fs;
use std::path::PathBuf;

use super::*;

const PAGE: &str = r#"<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{csp}}">
<title>{{title_ar}}</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg%3E">
{{head}}
</head>
<body><!-- a comment with <style> in it --><h1>{{title_ar}}</h1><p lang="en">{{title_en}}: {{n_reports}} ({{n_reports_ar}})</p>{{blocks}}</body>
</html>
"#;

const MANIFEST: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

fn shell() -> Shell {
    let files: [(&str, &str); 26] = [
        ("index.html", PAGE),
        ("explorer.js", "const explorer = 1;\nexport { explorer as default };"),
        ("explorer_bg.wasm", "explorer"),
        ("boot.js", "boot();"),
        ("from_site.js", "const source = \"site\";"),
        ("from_file.js", "const source = \"file\";"),
        ("engine.js", "let wasm_bindgen;"),
        ("guide/ar.txt", "what = سجل"),
        ("guide/en.txt", "what = Sijill"),
        ("engine_bg.wasm", "engine"),
        ("styles/components/row.css", ".row{}"),
        ("styles/base.css", "@font-face{src:url(\"../fonts/b.woff2\")}@font-face{src:url(../fonts/a.woff2)}"),
        ("styles/tokens.css", ":root{}"),
        ("styles/layout.css", "main{background:url(data:image/png;base64,AA==)}"),
        ("service_worker.js", "keep(EDITION);"),
        ("service_worker_off.js", "retire();"),
        ("icons/icon.svg", "<svg/>"),
        ("icons/icon-192.png", "192"),
        ("icons/icon-512.png", "512"),
        ("icons/maskable-512.png", "maskable"),
        ("icons/make_icons.py", "how they were made"),
        ("fonts/a.woff2", "a"),
        ("fonts/reading.woff2", "of the reports"),
        ("fonts/b.woff2", "b"),
        ("fonts/OFL.txt", "licence"),
        ("fonts/make.py", "how they were made"),
    ];
    Shell { files: files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into() }
}

fn edition() -> EditionFiles {
    let names = ["00112233445566778899aabbccddeeff.bin", "11.bin", "22.bin"];
    EditionFiles {
        files: names.map(|name| (name.to_owned(), name.as_bytes().to_vec())).into(),
        manifest: MANIFEST.to_owned(),
        first_needed: vec!["22.bin".to_owned()],
    }
}

fn titled(title: &str) -> CorpusInfo {
    CorpusInfo { title_ar: title.to_owned(), title_en: "News".to_owned(), ..CorpusInfo::default() }
}

fn site() -> Site {
    publish(&shell(), edition(), &titled("سجل"), 1204, OfflineReading::Offered).unwrap()
}

fn text<'a>(site: &'a Site, path: &str) -> &'a str {
    std::str::from_utf8(&site.files[path]).unwrap()
}

/// The one file of the site that begins and ends so.
fn named<'a>(site: &'a Site, start: &str, end: &str) -> &'a str {
    let mut found = site.files.keys().filter(|path| path.starts_with(start) && path.ends_with(end));
    let path = found.next().unwrap();
    assert_eq!(found.next(), None);
    path
}

/// The value of an attribute that follows `before` in the page.
fn after<'a>(page: &'a str, before: &str) -> &'a str {
    page.split_once(before).unwrap().1.split_once('"').unwrap().0
}

fn error(shell: &Shell) -> String {
    format!("{:#}", publish(shell, edition(), &titled(""), 0, OfflineReading::Offered).unwrap_err())
}

#[test]
fn a_site_has_its_files_under_names_made_of_their_content() {
    let site = site();
    for path in site.files.keys().filter(|path| path.starts_with("app/")) {
        let (stem, _) = path.rsplit_once('.').unwrap();
        let (_, hash) = stem.rsplit_once('-').unwrap();
        assert_eq!(hash, hex(&Sha256::digest(&site.files[path])[..8]), "{path}");
    }
    assert_eq!(text(&site, "edition.json"), crate::packer::edition_folder::entry(MANIFEST));
    assert_eq!(text(&site, "data/22.bin"), "22.bin");
    assert_eq!(text(&site, "licences/OFL.txt"), "licence");
    assert_eq!(site.files.len(), 7 + 6 + 4 + 2 + 1 + 8);
}

#[test]
fn the_same_input_gives_the_same_site_and_another_corpus_leaves_the_page_files_alone() {
    assert_eq!(site(), site());
    let other = publish(&shell(), edition(), &titled("آخر"), 3, OfflineReading::Offered).unwrap();
    // What names the corpus or lists its files is another; icons, page and engine are the same.
    let of_corpus = |path: &str| path.contains("/web-manifest-") || path.contains("/data-files-");
    let app = |site: &Site| -> Vec<String> {
        let app = site.files.keys().filter(|path| path.starts_with("app/") && !of_corpus(path));
        app.cloned().collect()
    };
    assert_eq!(app(&other), app(&site()));
    assert_ne!(other.files["index.html"], site().files["index.html"]);
}

#[test]
fn what_the_shell_has_compressed_lies_beside_what_it_is() {
    let mut shell = shell();
    shell.files.insert("engine_bg.wasm.br".to_owned(), b"smaller".to_vec());
    let with = publish(&shell, edition(), &titled("سجل"), 1204, OfflineReading::Offered).unwrap();
    let engine = named(&with, "app/engine_bg-", ".wasm");
    assert_eq!(text(&with, &format!("{engine}.br")), "smaller");
    // All else is the same, and so is the name of the build.
    let mut others = with.clone();
    others.files.remove(&format!("{engine}.br"));
    assert_eq!(others, site());
}

#[test]
fn styles_are_joined_in_order_and_name_the_published_fonts() {
    let site = site();
    let css = text(&site, named(&site, "app/style-", ".css"));
    let place = |part: &str| css.find(part).unwrap();
    assert!(
        place(":root") < place("@font-face")
            && place("@font-face") < place("main")
            && place("main") < place(".row")
    );
    for font in ["a", "b"] {
        let path = named(&site, &format!("app/{font}-"), ".woff2");
        assert!(css.contains(&format!("url(\"{}\")", last(path))), "{css}");
    }
    assert!(css.contains("url(data:image/png;base64,AA==)"));
}

#[test]
fn glue_and_boot_script_are_one_module() {
    let site = site();
    let script = text(&site, named(&site, "app/explorer-", ".js"));
    assert!(script.starts_with("const explorer") && script.ends_with("\nconst source = \"site\";\nboot();"));
    for importing in ["import * as x from './x.js';", "let a=1;import{x}from'./x.js';"] {
        let mut shell = shell();
        shell.files.insert("explorer.js".to_owned(), importing.as_bytes().to_vec());
        assert!(error(&shell).contains("imports another file"));
    }
}

#[test]
fn every_slot_is_filled_and_every_integrity_is_that_of_its_file() {
    let site = site();
    let page = text(&site, "index.html");
    assert!(!page.contains("{{") && !page.contains("}}"));
    assert!(page.contains("News: 1204 (١٢٠٤)"));
    for (file, integrity) in [
        ("name=\"sijill:explorer-wasm\" content=\"", "name=\"sijill:explorer-wasm-integrity\" content=\""),
        ("name=\"sijill:engine-js\" content=\"", "name=\"sijill:engine-js-integrity\" content=\""),
        ("name=\"sijill:guide-ar\" content=\"", "name=\"sijill:guide-ar-integrity\" content=\""),
        ("name=\"sijill:guide-en\" content=\"", "name=\"sijill:guide-en-integrity\" content=\""),
        ("name=\"sijill:engine-wasm\" content=\"", "name=\"sijill:engine-wasm-integrity\" content=\""),
        (
            "rel=\"stylesheet\" href=\"",
            &format!("href=\"{}\" integrity=\"", after(page, "rel=\"stylesheet\" href=\"")),
        ),
        (
            "type=\"module\" src=\"",
            &format!("src=\"{}\" integrity=\"", after(page, "type=\"module\" src=\"")),
        ),
    ] {
        let bytes = &site.files[after(page, file)];
        assert_eq!(after(page, integrity), text_forms::integrity(bytes), "{file}");
    }
}

#[test]
fn preloads_name_files_of_the_site() {
    let site = site();
    let page = text(&site, "index.html");
    let preloaded: Vec<&str> = page
        .lines()
        .filter(|line| line.contains("rel=\"preload\""))
        .map(|line| after(line, "href=\""))
        .collect();
    assert!(preloaded.iter().all(|path| site.files.contains_key(*path)), "{preloaded:?}");
    // Of the fonts the first that the style names.
    let fonts: Vec<&&str> = preloaded.iter().filter(|path| path.ends_with(".woff2")).collect();
    assert!(fonts.len() == 1 && fonts[0].starts_with("app/b-"), "{fonts:?}");
}

#[test]
fn the_page_has_the_policy_of_the_header_files() {
    let site = site();
    let policy = after(text(&site, "index.html"), "http-equiv=\"Content-Security-Policy\" content=\"")
        .replace("&#39;", "'");
    assert_eq!(policy, headers::CONTENT_SECURITY_POLICY);
    for path in ["_headers", ".htaccess", "nginx.conf"] {
        assert!(text(&site, path).contains(&format!("{policy}; frame-ancestors 'none'")), "{path}");
    }
}

#[test]
fn a_hostile_title_stays_text() {
    let hostile = "</title><script>alert(1)</script>\"' onload='x' &amp; {{csp}}";
    let site = publish(&shell(), edition(), &titled(hostile), 1, OfflineReading::Offered).unwrap();
    let page = text(&site, "index.html");
    assert!(page.contains(
        "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; onload=&#39;x&#39; &amp;amp; {{csp}}</title>"
    ));
    assert_eq!(page.matches("<script").count(), 1);
}

#[test]
fn what_the_policy_forbids_or_leaves_the_folder_is_refused() {
    for (bad, complaint) in [
        ("<script>init()</script>", "inline script"),
        ("<SCRIPT type=module>init()</SCRIPT>", "inline script"),
        ("<style>p{}</style>", "style element"),
        ("<p style=\"color:red\">", "style attribute"),
        ("<p title='>' style = 'x'>", "style attribute"),
        ("<button onclick='x()'>", "handler"),
        ("<img src=\"https://example.org/x.png\">", "no file of the edition"),
        ("<img src=//example.org/x.png>", "no file of the edition"),
        ("<img src=\"/x.png\">", "no file of the edition"),
        ("<link rel=modulepreload href=explorer.js>", "no file of the edition"),
        ("<a href=\"../x\">", "no file of the edition"),
        ("<a href=\"javascript:x\">", "no file of the edition"),
        ("<base href=\"./\">", "base element"),
        ("<link data-trunk rel=\"rust\">", "Trunk"),
    ] {
        let mut shell = shell();
        let page = PAGE.replace("</body>", &format!("{bad}</body>"));
        shell.files.insert("index.html".to_owned(), page.into_bytes());
        assert!(error(&shell).contains(complaint), "{bad}: {}", error(&shell));
    }
}

#[test]
fn a_shell_that_is_not_as_it_must_be_is_refused() {
    let with = |path: &str, content: &str| {
        let mut shell = shell();
        shell.files.insert(path.to_owned(), content.as_bytes().to_vec());
        error(&shell)
    };
    assert!(with("index.html", &PAGE.replace("{{head}}", "{{haed}}")).contains("unknown slot {{haed}}"));
    assert!(with("index.html", &PAGE.replace("{{head}}", "")).contains("no slot for {\"head\"}"));
    assert!(with("index.html", &format!("{PAGE}{{{{")).contains("not closed"));
    assert!(with("styles/base.css", "url(../fonts/missing.woff2)").contains("no font"));
    assert!(with("styles/base.css", "@import 'x.css';").contains("imports"));
    assert!(with("snippets/x.js", "").contains("no place"));
    let mut without = shell();
    without.files.remove("engine_bg.wasm");
    assert!(error(&without).contains("no engine_bg.wasm"));
    let mut lacking = edition();
    lacking.first_needed.push("33.bin".to_owned());
    assert!(publish(&shell(), lacking, &titled(""), 0, OfflineReading::Offered).is_err());
}

/// A folder that is removed afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("sijill-site-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        Self(folder)
    }

    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = folder::read_all(&self.0).unwrap();
        files.remove(".sijill-files").unwrap();
        files
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_later_edition_replaces_an_earlier_one_and_nothing_else() {
    let folder = Folder::new("replaces");
    site().write(&folder.0).unwrap();
    assert_eq!(folder.files(), site().files);

    fs::write(folder.0.join("CNAME"), "example.org").unwrap();
    fs::write(folder.0.join("data/mine.txt"), "mine").unwrap();
    let mut edition = edition();
    edition.files.remove("11.bin");
    let later = publish(&shell(), edition, &titled("آخر"), 2, OfflineReading::Offered).unwrap();
    later.write(&folder.0).unwrap();
    let mut expected = later.files.clone();
    expected.insert("CNAME".to_owned(), b"example.org".to_vec());
    expected.insert("data/mine.txt".to_owned(), b"mine".to_vec());
    assert_eq!(folder.files(), expected);
}

#[test]
fn a_file_of_somebody_else_is_not_overwritten() {
    let folder = Folder::new("foreign");
    fs::create_dir_all(&folder.0).unwrap();
    fs::write(folder.0.join("index.html"), "mine").unwrap();
    let error = site().write(&folder.0).unwrap_err().to_string();
    assert!(error.contains("not written by sijill"), "{error}");
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 1);
}

#[test]
fn a_list_that_was_tampered_with_removes_nothing_outside() {
    let folder = Folder::new("tampered");
    site().write(&folder.0.join("site")).unwrap();
    fs::write(folder.0.join("precious"), "").unwrap();
    let list = folder.0.join("site/.sijill-files");
    let absolute = folder.0.join("precious");
    fs::write(&list, format!("../precious\n{}\ndata/11.bin\n", absolute.display())).unwrap();
    // All else is there with the same bytes, so it is not foreign.
    site().write(&folder.0.join("site")).unwrap();
    assert!(folder.0.join("precious").exists());
}

/// What the service worker is told, and its own lines.
fn service_worker(site: &Site) -> (serde_json::Value, &str) {
    let (edition, script) = text(site, "sw.js").split_once('\n').unwrap();
    let edition = edition.strip_prefix("const EDITION = ").unwrap().strip_suffix(';').unwrap();
    (serde_json::from_str(edition).unwrap(), script)
}

#[test]
fn the_service_worker_knows_its_page_and_what_that_needs() {
    let site = site();
    let (edition, script) = service_worker(&site);
    assert_eq!(script, "keep(EDITION);");
    assert_eq!(edition["page"], text_forms::integrity(&site.files["index.html"]));
    let page = text(&site, "index.html");
    assert_eq!(edition["version"], after(page, "name=\"sijill:version\" content=\""));
    assert_eq!(after(page, "name=\"sijill:service-worker\" content=\""), "sw.js");
    let files: Vec<&str> = edition["files"].as_array().unwrap().iter().filter_map(|f| f.as_str()).collect();
    assert!(files.iter().all(|path| site.files.contains_key(*path)), "{files:?}");
    // All that the page names but the web manifest, which the browser fetches when it installs; and
    // the other fonts, which the style names.
    let named = page.split(['"', ' ']).filter(|word| word.starts_with("app/") || word.starts_with("data/"));
    let fonts = site.files.keys().map(String::as_str).filter(|path| path.ends_with(".woff2"));
    let mut named: Vec<&str> = named.chain(fonts).filter(|path| !path.contains("/web-manifest-")).collect();
    named.sort_unstable();
    named.dedup();
    let mut sorted = files.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, named);
}

#[test]
fn the_service_worker_finds_a_list_of_all_data() {
    let site = site();
    let (edition, _) = service_worker(&site);
    assert_eq!(
        text(&site, edition["list"].as_str().unwrap()),
        "00112233445566778899aabbccddeeff 36\n11 6\n22 6\n"
    );
    assert_eq!((&edition["n_files"], &edition["n_bytes"]), (&3.into(), &48.into()));
}

#[test]
fn another_page_or_corpus_is_another_version() {
    let version = |site: &Site| service_worker(site).0["version"].clone();
    assert_eq!(version(&site()), version(&site()));
    let other_title = publish(&shell(), edition(), &titled("آخر"), 1204, OfflineReading::Offered).unwrap();
    let mut other_boot = shell();
    other_boot.files.insert("boot.js".to_owned(), b"boot(1);".to_vec());
    let other_boot = publish(&other_boot, edition(), &titled("سجل"), 1204, OfflineReading::Offered).unwrap();
    assert_ne!(version(&other_title), version(&site()));
    assert_ne!(version(&other_boot), version(&site()));
}

#[test]
fn without_a_service_worker_the_earlier_one_is_ended_and_none_is_registered() {
    let site = publish(&shell(), edition(), &titled("سجل"), 1, OfflineReading::Ended).unwrap();
    assert_eq!(text(&site, "sw.js"), "retire();");
    assert_eq!(after(text(&site, "index.html"), "name=\"sijill:service-worker\" content=\""), "");
}

#[test]
fn the_web_manifest_is_relative_and_its_icons_are_files() {
    let site = site();
    let path = named(&site, "app/web-manifest-", ".json");
    assert!(text(&site, "index.html").contains(&page::meta("web-manifest", path)));
    let manifest: serde_json::Value = serde_json::from_str(text(&site, path)).unwrap();
    let said = ["name", "lang", "dir", "start_url", "scope"].map(|key| manifest[key].as_str().unwrap());
    assert_eq!(said, ["سجل · سجل", "ar", "rtl", "../", "../"]);
    for icon in manifest["icons"].as_array().unwrap() {
        assert!(site.files.contains_key(&format!("app/{}", icon["src"].as_str().unwrap())), "{icon}");
    }
}

#[test]
fn the_window_has_the_colours_of_the_page_by_day() {
    let site = site();
    let manifest = text(&site, named(&site, "app/web-manifest-", ".json"));
    let manifest: serde_json::Value = serde_json::from_str(manifest).unwrap();
    let tokens = include_str!("../../../static/styles/tokens.css");
    for (what, token) in [("background_color", "paper"), ("theme_color", "accent")] {
        let by_day = after(tokens, &format!("\n  --{token}: var(--usual, light-dark("));
        assert_eq!(manifest[what].as_str(), by_day.split(',').next(), "{token}");
    }
}

/// The committed icons have the sizes that the web manifest states.
#[test]
fn the_icons_have_the_sizes_they_are_said_to_have() {
    let icons = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("static/icons");
    for (name, side) in [("icon-192.png", 192), ("icon-512.png", 512), ("maskable-512.png", 512)] {
        let bytes = fs::read(icons.join(name)).unwrap();
        assert!(bytes.starts_with(b"\x89PNG"), "{name}");
        let size = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        assert_eq!((size(16), size(20)), (side, side), "{name}");
    }
}
