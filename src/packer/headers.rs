//! What a host must say about a site's files: the content security policy, a few other headers,
//! and how long a file may be kept. The one source of truth: `index.html`, the header files for
//! hosts and `sijill serve` are all written from here.

use std::fmt::Write;

/// The content security policy of a hosted site, as it stands in `<meta>`.
///
/// The worker is made from a blob (a worker with a URL of its own would not inherit a policy
/// that stands in `<meta>`), and `app-url` is the one Trusted Types policy, for that URL.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     worker-src blob:; connect-src 'self'; img-src 'self' data:; style-src 'self'; font-src 'self'; \
     base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types app-url";

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

/// The `Cache-Control` of a file, by its path.
#[must_use]
pub fn caching(path: &str) -> &'static str {
    let mut parts = path.rsplit('/');
    let (name, folder) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let named_by_hash = matches!(folder, "app" | "data") && !name.is_empty();
    if named_by_hash { FOR_EVER } else { ASK_FIRST }
}

/// `_headers`, as Netlify and Cloudflare Pages read it.
#[must_use]
pub fn netlify() -> String {
    let mut text = String::from("/*\n");
    for (name, value) in of_every_file() {
        let _ = writeln!(text, "  {name}: {value}");
    }
    for path in ["/", "/index.html", "/edition.json", "/app/*", "/data/*"] {
        let _ = writeln!(text, "{path}\n  Cache-Control: {}", caching(path));
    }
    text
}

/// `.htaccess`, as Apache reads it.
#[must_use]
pub fn apache() -> String {
    let mut text = String::from(
        "<IfModule mod_mime.c>\n  AddType application/wasm .wasm\n  AddType text/javascript .js\n  \
         AddType font/woff2 .woff2\n</IfModule>\n<IfModule mod_headers.c>\n",
    );
    for (name, value) in of_every_file() {
        let _ = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    let _ = writeln!(text, "  Header set Cache-Control \"{ASK_FIRST}\"");
    // Here a rule sees the file's name only, so the hash in the name decides.
    for named_by_hash in [r"-[0-9a-f]{16}\.[a-z0-9]+$", r"^[0-9a-f]{32}\.bin$"] {
        let _ = writeln!(
            text,
            "  <FilesMatch \"{named_by_hash}\">\n    Header set Cache-Control \"{FOR_EVER}\"\n  </FilesMatch>"
        );
    }
    text.push_str("</IfModule>\n");
    text
}

/// `nginx.conf`, to be included in the `server` block of a site.
#[must_use]
pub fn nginx() -> String {
    let mut text = String::from(
        "# Include this file in the server block whose root is this folder. nginx knows\n\
         # application/wasm from version 1.21 on; add it to mime.types before that.\n",
    );
    // A location with headers of its own inherits none, so each has all of them.
    for (location, example) in [("/", "/"), (r"~ /(app|data)/[^/]+$", "/app/x")] {
        let _ = writeln!(text, "location {location} {{");
        for (name, value) in of_every_file() {
            let _ = writeln!(text, "    add_header {name} \"{value}\" always;");
        }
        let _ = writeln!(text, "    add_header Cache-Control \"{}\" always;\n}}", caching(example));
    }
    text
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
    fn only_files_named_by_their_hash_are_kept() {
        assert_eq!(caching("/app/style-0123456789abcdef.css"), FOR_EVER);
        assert_eq!(caching("/some/where/data/00.bin"), FOR_EVER);
        for path in ["/", "/index.html", "/edition.json", "/sub/index.html", "/app/", "/licences/OFL.txt"] {
            assert_eq!(caching(path), ASK_FIRST, "{path}");
        }
    }
}
