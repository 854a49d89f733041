//! A small shell with a small edition as one file.

use std::collections::BTreeMap;

use sha2::Sha384;

use super::*;

const PAGE: &str = "<!doctype html>\n<html><head>\
<meta http-equiv=\"Content-Security-Policy\" content=\"{{csp}}\"><title>{{title_ar}}</title>\
<link rel=\"icon\" href=\"data:image/svg+xml,%3Csvg%3E\">{{head}}</head>\
<body><p>{{n_reports_ar}}</p>{{blocks}}</body></html>\n";

const MANIFEST: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

fn shell() -> Shell {
    let files: [(&str, &str); 15] = [
        ("index.html", PAGE),
        ("explorer.js", "export const glue = `a\n  b`;"),
        ("explorer_bg.wasm", "explorer"),
        ("boot.js", "boot();"),
        ("from_site.js", "const source = \"site\";"),
        ("from_file.js", "const source = \"file\";"),
        ("engine.js", "let wasm_bindgen; // </script>"),
        ("guide/ar.txt", "what = سجل"),
        ("guide/en.txt", "what = Sijill"),
        ("engine_bg.wasm", "engine"),
        ("styles/base.css", "@font-face{src:url(\"../fonts/a.woff2\")}"),
        ("styles/tokens.css", ":root{}"),
        ("fonts/a.woff2", "font"),
        ("fonts/reading.woff2", "of the reports"),
        ("fonts/OFL.txt", "licence"),
    ];
    Shell { files: files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into() }
}

fn edition() -> EditionFiles {
    let files = [("00112233445566778899aabbccddeeff.bin", "manifest"), ("11.bin", "words")];
    EditionFiles {
        files: files.map(|(name, bytes)| (name.to_owned(), bytes.as_bytes().to_vec())).into(),
        manifest: MANIFEST.to_owned(),
        first_needed: Vec::new(),
    }
}

fn titled(title: &str) -> CorpusInfo {
    CorpusInfo { title_ar: title.to_owned(), title_en: "News".to_owned(), ..CorpusInfo::default() }
}

fn made() -> String {
    page(&shell(), &edition(), &titled("سجل"), 12).unwrap()
}

fn made_of(path: &str, content: &str) -> Result<String> {
    let mut shell = shell();
    shell.files.insert(path.to_owned(), content.as_bytes().to_vec());
    page(&shell, &edition(), &titled("سجل"), 12)
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split_once(start).unwrap().1.split_once(end).unwrap().0
}

/// Attributes and content of every block, by the name that scripts look it up by.
fn blocks(page: &str) -> BTreeMap<String, (String, Vec<u8>)> {
    let blocks = page.split("<script type=\"application/octet-stream\" id=\"sijill:").skip(1).map(|rest| {
        let (name, rest) = rest.split_once('"').unwrap();
        let (attributes, rest) = rest.split_once('>').unwrap();
        (name.to_owned(), (attributes.to_owned(), from_base64(rest.split_once("</script>").unwrap().0)))
    });
    blocks.collect()
}

fn from_base64(text: &str) -> Vec<u8> {
    let sextet = |c: u8| match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let sextets: Vec<u8> = text.bytes().filter(|c| *c != b'=').map(sextet).collect();
    let bits = sextets.iter().flat_map(|s| (0..6).rev().map(move |bit| s >> bit & 1)).collect::<Vec<_>>();
    bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |all, bit| all << 1 | bit)).collect()
}

#[test]
fn script_and_style_are_allowed_by_their_hashes_and_nothing_may_be_requested() {
    let page = made();
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"").replace("&#39;", "'");
    let script = between(&page, "<script type=\"module\">", "</script>");
    let style = between(&page, "<style>", "</style>");
    assert_eq!(script, "export const glue = `a\n  b`;\nconst source = \"file\";\nboot();");
    for (directive, text, more) in [("script-src", script, " 'wasm-unsafe-eval';"), ("style-src", style, ";")]
    {
        let hash = base64(&Sha256::digest(text));
        assert!(policy.contains(&format!("{directive} 'sha256-{hash}'{more}")), "{policy}");
    }
    assert!(policy.starts_with("default-src 'none';") && !policy.contains("connect-src"), "{policy}");
    for forbidden in ["'self'", "unsafe-inline", "'unsafe-eval'", "http", "*"] {
        assert!(!policy.contains(forbidden), "{forbidden}: {policy}");
    }
}

#[test]
fn every_part_is_there_to_the_byte_and_the_shells_with_their_hashes() {
    let page = made();
    let blocks = blocks(&page);
    for (name, path) in [
        ("explorer-wasm", "explorer_bg.wasm"),
        ("engine-js", "engine.js"),
        ("guide-ar", "guide/ar.txt"),
        ("guide-en", "guide/en.txt"),
        ("engine-wasm", "engine_bg.wasm"),
        ("reading-face", "fonts/reading.woff2"),
    ] {
        let (attributes, deflated) = &blocks[name];
        let content = &shell().files[path];
        assert_eq!(&miniz_oxide::inflate::decompress_to_vec_zlib(deflated).unwrap(), content);
        let hash = format!(" data-integrity=\"sha384-{}\"", base64(&Sha384::digest(content)));
        assert_eq!(attributes, &hash);
    }
    for (name, bytes) in edition().files {
        assert_eq!(blocks[&name], (String::new(), bytes));
    }
    assert_eq!(blocks.len(), 8);
    assert!(page.contains(&format!("<meta name=\"sijill:manifest\" content=\"{MANIFEST}\">")));
    assert!(page.contains("<title>سجل</title>") && page.contains("<p>١٢</p>"));
    assert!(between(&page, "<style>", "</style>").contains("url(\"data:font/woff2;base64,Zm9udA==\")"));
}

#[test]
fn the_same_input_gives_the_same_file() {
    assert_eq!(made(), made());
}

#[test]
fn a_hostile_title_stays_text() {
    let hostile = "</title><script>alert(1)</script>\"' {{csp}}";
    let page = page(&shell(), &edition(), &titled(hostile), 1).unwrap();
    assert!(
        page.contains(
            "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; {{csp}}</title>"
        )
    );
    assert_eq!(page.matches("<script").count(), 1 + 8);
}

#[test]
fn what_would_end_its_element_or_needs_another_file_is_refused() {
    for (path, content, complaint) in [
        ("boot.js", "x = '</SCRIPT>'", "the script has </script"),
        ("boot.js", "x = '<!--'", "the script has"),
        ("styles/base.css", "p::after{content:'</style>'}", "the style has </style"),
        ("styles/base.css", "p{src:url(b.woff2)}", "no font"),
        ("snippets/x.js", "", "no place"),
        ("index.html", "<link rel=stylesheet href=a.css>{{csp}}{{head}}{{blocks}}", "no file of the edition"),
        ("index.html", "<script>x()</script>{{csp}}{{head}}{{blocks}}", "inline script"),
        ("index.html", "{{csp}}{{head}}", "no slot for {\"blocks\"}"),
    ] {
        let error = format!("{:#}", made_of(path, content).unwrap_err());
        assert!(error.contains(complaint), "{content}: {error}");
    }
}

#[test]
fn a_page_that_is_too_large_is_refused_and_a_large_one_is_called_so() {
    assert!(refuse_too_large(MOST_BYTES).is_ok());
    let error = refuse_too_large(MOST_BYTES + 1).unwrap_err().to_string();
    assert!(error.contains("MB") && error.contains("--out"), "{error}");
    assert_eq!(warning(COMFORTABLE_BYTES), None);
    let said = warning(COMFORTABLE_BYTES + 1).unwrap();
    assert!(said.contains("MB") && said.contains("--out"), "{said}");
}

#[test]
fn the_length_in_base64_is_known_beforehand() {
    for bytes in 0..10 {
        assert_eq!(base64_len(bytes), base64(&vec![7; bytes]).len(), "{bytes}");
    }
}
