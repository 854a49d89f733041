//! What a page says of its own encoding.
//!
//! After the WHATWG's prescan: the first `meta` with a charset in the beginning of the file. Names of
//! encodings are theirs too. What else it may say (windows-1252 and the like, which pages of Arabic
//! letters say by mistake) tells nothing.

use encoding_rs::{ISO_8859_6, UTF_8, WINDOWS_1256};

use super::tokens::{Piece, Sink, StartTag, tokenize};
use crate::page::Encoding;

/// How far into the file it is looked for, in bytes.
const BEGINNING: usize = 4096;

/// The encoding that the page names.
pub fn named(bytes: &[u8]) -> Option<Encoding> {
    // All names of these encodings, and all of HTML, are of letters that they share.
    let beginning: String = bytes
        .iter()
        .take(BEGINNING)
        .map(|byte| if byte.is_ascii() && *byte != b'\r' { char::from(*byte) } else { ' ' })
        .collect();
    tokenize(&beginning, Prescan { source: &beginning, found: None }).found
}

struct Prescan<'a> {
    source: &'a str,
    found: Option<Encoding>,
}

impl Sink for Prescan<'_> {
    fn text(&mut self, _: Piece) {}

    fn start(&mut self, tag: &StartTag<'_>) {
        if tag.name == "meta" && self.found.is_none() {
            let content = || {
                let equivalent = tag.value("http-equiv", self.source)?;
                let content = tag.value("content", self.source)?.to_ascii_lowercase();
                let is_type = equivalent.eq_ignore_ascii_case("content-type");
                let named = content.split("charset").nth(1).filter(|_| is_type)?.trim_start();
                let named = named.strip_prefix('=')?.trim_matches([' ', '"', '\'']);
                named.split([';', ' ', '"', '\'']).next().map(str::to_owned)
            };
            self.found = tag.value("charset", self.source).or_else(content).and_then(|name| encoding(&name));
        }
    }

    fn end(&mut self, _: &str) {}
}

fn encoding(name: &str) -> Option<Encoding> {
    let found = encoding_rs::Encoding::for_label(name.as_bytes())?;
    [(UTF_8, Encoding::Utf8), (WINDOWS_1256, Encoding::Windows1256), (ISO_8859_6, Encoding::Iso8859_6)]
        .into_iter()
        .find(|(known, _)| *known == found)
        .map(|(_, encoding)| encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_meta_that_names_a_charset_is_heard() {
        for (page, says) in [
            ("<meta charset=utf-8>", Some(Encoding::Utf8)),
            ("<META CHARSET='Windows-1256'>", Some(Encoding::Windows1256)),
            (
                "<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=windows-1256\">",
                Some(Encoding::Windows1256),
            ),
            (
                "<meta content='text/html; charset = ISO-8859-6;' http-equiv=content-type>",
                Some(Encoding::Iso8859_6),
            ),
            ("<meta http-equiv=Content-Type content='charset=cp1256'>", Some(Encoding::Windows1256)),
            ("<meta name=description content='charset=windows-1256'>", None),
            ("<meta charset=iso-8859-1>", None),
            ("<!-- <meta charset=windows-1256> --><title><meta charset=windows-1256></title>", None),
            ("<meta http-equiv=Content-Type content='text/html'>", None),
        ] {
            assert_eq!(named(page.as_bytes()), says, "{page}");
        }
    }
}
