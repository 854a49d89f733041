//! What a host must say about a site's files: the content security policy, a few other headers,
//! and how long a file may be kept. The one source of truth: `index.html`, the header files for
//! hosts and `sijill serve` are all written from here.

use std::fmt::Write;

/// The content security policy of a hosted site, as it stands in `<meta>`.
///
/// The worker is made from a blob (a worker with a URL of its own would not inherit a policy
/// that stands in `<meta>`). The service worker needs a URL of its own, so `'self'` stands beside
/// the blob; `app-url` is the one Trusted Types policy, for these two URLs alone.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     worker-src 'self' blob:; connect-src 'self'; img-src 'self' data:; style-src 'self'; font-src 'self'; \
     manifest-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types app-url";

/// What browsers heed only in a header, not in `<meta>`.
const ONLY_IN_HEADERS: &str = "; frame-ancestors 'none'";

/// For files whose name has their hash in it.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// For the files that name the others.
const ASK_FIRST: &str = "no-cache";

/// The headers of every file.
#[must_use]
pub fn of_every_file() -> [(&'static str, String); 4] {
    [
        ("Content-Security-Policy", format!("{CONTENT_SECURITY_POLICY}{ONLY_IN_HEADERS}")),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
    ]
}

/// The media types of a site's files by their extension, and whether compressing such a file
/// gains anything: data, fonts and pictures are compressed already.
const MEDIA_TYPES: [(&str, &str, bool); 10] = [
    ("html", "text/html", true),
    ("js", "text/javascript", true),
    ("css", "text/css", true),
    ("wasm", "application/wasm", true),
    ("json", "application/json", true),
    ("svg", "image/svg+xml", true),
    ("txt", "text/plain", true),
    ("png", "image/png", false),
    ("woff2", "font/woff2", false),
    ("bin", "application/octet-stream", false),
];

/// The names that have a hash of the content in them, as regular expressions: files of the page
/// and of the edition. Not by folder: a site may itself lie in one called `data`.
const NAMED_BY_CONTENT: [&str; 2] = [r"-[0-9a-f]{16}\.[a-z0-9]+$", r"(^|/)[0-9a-f]{32}\.bin$"];

/// The `Cache-Control` of a file, by its path.
#[must_use]
pub fn caching(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_hash = |text: &str, digits: usize| {
        text.len() == digits && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    };
    let named_by_content = name.rsplit_once('.').is_some_and(|(stem, extension)| {
        let of_page = stem.rsplit_once('-').is_some_and(|(_, hash)| is_hash(hash, 16));
        of_page || (extension == "bin" && is_hash(stem, 32))
    });
    if named_by_content { FOR_EVER } else { ASK_FIRST }
}

/// The files in which a site tells its host all this, by name. `.nojekyll` keeps GitHub Pages from
/// rewriting the site.
#[must_use]
pub fn files() -> [(&'static str, String); 4] {
    [("_headers", netlify()), (".htaccess", apache()), ("nginx.conf", nginx()), (".nojekyll", String::new())]
}

/// `_headers`, as Netlify, Cloudflare Pages and others read it: for a site that is all there is
/// under its address.
fn netlify() -> String {
    let mut text = String::from("/*\n");
    for (name, value) in of_every_file() {
        let _ = writeln!(text, "  {name}: {value}");
    }
    // The rules that apply to a file are joined, so no two may speak of its caching.
    let entries = ["/", "/index.html", "/edition.json", "/sw.js"].map(|path| (path, ASK_FIRST));
    for (path, caching) in entries.into_iter().chain(["/app/*", "/data/*"].map(|path| (path, FOR_EVER))) {
        let _ = writeln!(text, "{path}\n  Cache-Control: {caching}");
    }
    text
}

/// `.htaccess`, as Apache reads it where `AllowOverride FileInfo` lets it. What a module does that
/// is not there is left out.
fn apache() -> String {
    let mut text = String::from("<IfModule mod_mime.c>\n");
    for (extension, media_type, _) in MEDIA_TYPES {
        let _ = writeln!(text, "  AddType {media_type} .{extension}");
    }
    text.push_str("</IfModule>\n");
    for (module, filter) in [("brotli", "BROTLI_COMPRESS"), ("deflate", "DEFLATE")] {
        let _ = writeln!(
            text,
            "<IfModule mod_{module}.c>\n  AddOutputFilterByType {filter} {}\n</IfModule>",
            compressed().join(" ")
        );
    }
    // Apache does not know its own tag again once it has compressed what it stands for. Without a tag
    // the time alone would decide, and a page put back to an earlier one would never be fetched.
    text.push_str(
        "FileETag MTime Size\n<IfModule mod_headers.c>\n  \
         RequestHeader edit If-None-Match \"-(gzip|br)\\\"$\" \"\\\"\"\n",
    );
    for (name, value) in of_every_file() {
        let _ = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    // Not `always`: what is missing must be asked for again.
    let _ = writeln!(text, "  Header set Cache-Control \"{ASK_FIRST}\"");
    for named_by_content in NAMED_BY_CONTENT {
        let _ = writeln!(
            text,
            "  <FilesMatch \"{named_by_content}\">\n    Header set Cache-Control \"{FOR_EVER}\"\n  </FilesMatch>"
        );
    }
    text.push_str("</IfModule>\n");
    text
}

/// `nginx.conf`, to be included in the `location` of a site.
fn nginx() -> String {
    let mut text = String::from(
        "# For the location that serves this folder, wherever it lies:\n\
         #   location ^~ /reports/ { alias /srv/site/; include /srv/site/nginx.conf; }\n\
         types {\n",
    );
    for (extension, media_type, _) in MEDIA_TYPES {
        let _ = writeln!(text, "    {media_type} {extension};");
    }
    // Compressed is what is `text/html` in any case, and nginx complains where that is repeated.
    let others: Vec<&str> =
        compressed().into_iter().filter(|media_type| *media_type != "text/html").collect();
    let _ = writeln!(
        text,
        "}}\ngzip on;\ngzip_comp_level 6;\ngzip_min_length 256;\ngzip_proxied any;\ngzip_vary on;\ngzip_types {};",
        others.join(" ")
    );
    text.push_str(&nginx_headers("", ASK_FIRST));
    // A location with headers of its own inherits none, so this one has all of them.
    let _ = writeln!(text, "location ~ \"{}\" {{", NAMED_BY_CONTENT.join("|"));
    text.push_str(&nginx_headers("    ", FOR_EVER));
    text.push_str("}\n");
    text
}

fn nginx_headers(indentation: &str, caching: &str) -> String {
    let mut text = String::new();
    for (name, value) in of_every_file() {
        let _ = writeln!(text, "{indentation}add_header {name} \"{value}\" always;");
    }
    // Not `always`: what is missing must be asked for again.
    let _ = writeln!(text, "{indentation}add_header Cache-Control \"{caching}\";");
    text
}

/// Whether a file of this media type (parameters may follow) becomes smaller by compression.
#[must_use]
pub fn gains_by_compression(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    compressed().contains(&essence)
}

fn compressed() -> Vec<&'static str> {
    let gains = MEDIA_TYPES.iter().filter(|(_, _, gains)| *gains);
    gains.map(|(_, media_type, _)| *media_type).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_header_files_say_the_same() {
        for (name, value) in of_every_file() {
            assert!(netlify().contains(&format!("  {name}: {value}\n")), "{name}");
            assert!(apache().contains(&format!("Header always set {name} \"{value}\"\n")), "{name}");
            assert_eq!(nginx().matches(&format!("add_header {name} \"{value}\" always;")).count(), 2);
            assert!(!value.contains('"') && !value.contains('\n'));
        }
        for text in [netlify(), apache(), nginx()] {
            assert!(text.contains(FOR_EVER) && text.contains(ASK_FIRST));
        }
    }

    #[test]
    fn the_policy_allows_nothing_unsafe_and_nobody_else() {
        for forbidden in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*", "wss:"] {
            assert!(!CONTENT_SECURITY_POLICY.contains(forbidden), "{forbidden}");
        }
        assert!(CONTENT_SECURITY_POLICY.starts_with("default-src 'none';"));
    }

    #[test]
    fn only_files_named_by_their_content_are_kept() {
        let of_edition = format!("/some/where/data/{}.bin", "0a".repeat(16));
        for path in ["/app/style-0123456789abcdef.css", &of_edition] {
            assert_eq!(caching(path), FOR_EVER, "{path}");
        }
        for path in [
            "/",
            "/index.html",
            "/edition.json",
            "/sw.js",
            "/sub/index.html",
            "/app/",
            "/licences/OFL.txt",
            "/data/index.html",
            "/app/style-0123456789ABCDEF.css",
            "/data/00.bin",
        ] {
            assert_eq!(caching(path), ASK_FIRST, "{path}");
        }
    }
}
