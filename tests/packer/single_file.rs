//! `sijill pack --single-file`, with the smallest shell that is one.

use std::fs;

use crate::{Scratch, ends_with, seeds};

/// A shell in a folder of the scratch; its path.
fn shell(scratch: &Scratch) -> String {
    scratch.put("shell/index.html", "<title>{{title_ar}}</title>{{csp}}{{head}}{{blocks}}");
    scratch.put("shell/styles/base.css", "p{}");
    scratch.put("shell/fonts/reading.woff2", "font");
    for file in ["explorer.js", "from_site.js", "from_file.js", "boot.js", "engine.js", "service_worker.js"] {
        scratch.put(&format!("shell/{file}"), "a();");
    }
    for file in ["icon.svg", "icon-192.png", "icon-512.png", "maskable-512.png"] {
        scratch.put(&format!("shell/icons/{file}"), "icon");
    }
    for file in ["guide/ar.txt", "guide/en.txt"] {
        scratch.put(&format!("shell/{file}"), "what = this");
    }
    for file in ["explorer_bg.wasm", "engine_bg.wasm"] {
        scratch.put(&format!("shell/{file}"), b"\0asm");
    }
    scratch.path("shell")
}

#[test]
fn one_file_alone_or_beside_a_site_is_the_same_twice() {
    let scratch = Scratch::new("single");
    let pack = ["pack", &seeds(), "--shell", &shell(&scratch), "--single-file"];
    let [one, two, site] = ["new/folder/one.html", "two.html", "site"].map(|name| scratch.path(name));
    let (stdout, _) = ends_with(0, &[&pack[..], &[&one]].concat());
    assert!(stdout.contains("packed 5 reports") && stdout.contains(&one), "{stdout}");
    let (stdout, stderr) = ends_with(0, &[&pack[..], &[&two, "--out", &site, "--threads", "1"]].concat());
    assert!(stdout.contains(&site) && stdout.contains(&two) && stderr.is_empty(), "{stdout}{stderr}");
    let page = fs::read_to_string(&one).expect("a page");
    assert_eq!(page, fs::read_to_string(&two).expect("a page"));
    let title = |page: &str| page.split("</title>").next().map(str::to_owned);
    assert_eq!(title(&page), title(&fs::read_to_string(scratch.0.join("site/index.html")).expect("a page")));
    // Its own earlier page is replaced, and nothing is left over.
    ends_with(0, &[&pack[..], &[&one]].concat());
    assert_eq!(fs::read_dir(scratch.0.join("new/folder")).expect("a folder").count(), 1);
}

#[test]
fn what_cannot_be_one_file_says_why_and_what_to_do() {
    let scratch = Scratch::new("single-cannot");
    let shell = shell(&scratch);
    scratch.put("mine.html", "<p>mine</p>");
    let (_, stderr) = ends_with(2, &["pack", &seeds()]);
    assert!(stderr.contains("--out") && stderr.contains("--single-file"), "{stderr}");
    let (_, stderr) = ends_with(1, &["pack", &seeds(), "--single-file", &scratch.path("a.html")]);
    assert!(stderr.contains("--shell"), "{stderr}");
    for (name, expected) in [
        ("shell", ["is a folder", "shell/demo.html"]),
        ("mine.html", ["not written by sijill", "another name"]),
        ("mine.html/a.html", ["cannot write", "you may write to"]),
    ] {
        let file = scratch.path(name);
        let (_, stderr) = ends_with(1, &["pack", &seeds(), "--shell", &shell, "--single-file", &file]);
        assert!(expected.iter().all(|part| stderr.contains(part)), "{name}: {stderr}");
    }
    assert_eq!(fs::read_to_string(scratch.0.join("mine.html")).expect("mine"), "<p>mine</p>");
    // A shell that lacks a part of the page names it.
    fs::remove_file(scratch.0.join("shell/from_file.js")).expect("removes");
    let (_, stderr) =
        ends_with(1, &["pack", &seeds(), "--shell", &shell, "--single-file", &scratch.path("a.html")]);
    assert!(stderr.contains("no from_file.js"), "{stderr}");
}
