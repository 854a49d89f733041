//! The address that a browser writes at the head of a page it saves: `<!-- saved from url=(0041)https://… -->`
//! (Internet Explorer, Chrome and Edge), and the comment of SingleFile with a line `url: https://…`.

use super::tokens::Piece;
use super::values::Value;

/// How far into the file such a comment is looked for, in bytes.
const HEAD: usize = 4096;

/// The address, if the file begins with such a comment: only what is no element but `html` may stand before it.
pub fn saved_from(source: &str) -> Option<Value> {
    let mut head = HEAD.min(source.len());
    while !source.is_char_boundary(head) {
        head -= 1;
    }
    let mut at = 0;
    loop {
        let rest = source[at..head].trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        at = head - rest.len();
        if let Some(comment) = rest.strip_prefix("<!--") {
            let length = comment.find("-->")?;
            if let Some(value) = in_comment(source, at + 4, &comment[..length]) {
                return Some(value);
            }
            at += 4 + length + 3;
        } else {
            let of_page = rest.starts_with("<!") || rest.starts_with("<?");
            let html = rest.get(..5).is_some_and(|tag| tag.eq_ignore_ascii_case("<html"));
            if !of_page && !html {
                return None;
            }
            at += rest.find('>')? + 1;
        }
    }
}

fn in_comment(source: &str, start: usize, comment: &str) -> Option<Value> {
    let named = |name: &str| comment.find(name).map(|at| (at, at + name.len()));
    let (name, value) = match named("saved from url=(") {
        Some((name, digits)) => {
            let (length, _) = comment[digits..].split_once(')')?;
            length.bytes().all(|byte| byte.is_ascii_digit()).then_some((name, digits + length.len() + 1))?
        }
        None => named("SingleFile").and_then(|_| named("url:"))?,
    };
    let value = value + (comment[value..].len() - comment[value..].trim_start().len());
    let end = comment[value..].find(char::is_whitespace).map_or(comment.len(), |length| value + length);
    let address = &comment[value..end];
    let is_web = address.starts_with("http://") || address.starts_with("https://");
    let at = start + value..start + end;
    let name_end = comment[name..].find(['=', ':']).map_or(value, |length| name + length);
    is_web.then(|| Value {
        name: source[start + name..start + name_end].to_owned(),
        name_at: start + name..start + name_end,
        pieces: vec![Piece { at, means: None }],
        element: 0,
        behind: 0,
        unseen: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(source: &str) -> Option<(String, String)> {
        let value = saved_from(source)?;
        assert_eq!(source[value.name_at.clone()], value.name);
        Some((value.name, source[value.pieces[0].at.clone()].to_owned()))
    }

    #[test]
    fn the_address_stands_in_the_first_comments() {
        let found = |name: &str, url: &str| Some((name.to_owned(), url.to_owned()));
        let url = "https://a.example/2015/8/4/خبر";
        for (source, expected) in [
            (
                format!("<!DOCTYPE html>\n<!-- saved from url=(0031){url} -->\n<html>"),
                found("saved from url", url),
            ),
            (format!("\u{FEFF}<!-- saved from url=(0031){url}-->"), found("saved from url", url)),
            (
                format!(
                    "<!-- x --><!doctype html><html lang=ar><!--\n Page saved with SingleFile \n url: {url} \n saved date: Sat-->"
                ),
                found("url", url),
            ),
            (format!("<html><body><!-- saved from url=(0031){url} -->"), None),
            ("<!-- saved from url=(0014)about:internet -->".to_owned(), None),
            (format!("<!-- saved from url=({url} -->"), None),
            (format!("<!-- url: {url} -->"), None),
            ("<!-- saved from url=(0031)".to_owned(), None),
            (String::new(), None),
        ] {
            assert_eq!(address(&source), expected, "{source}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_head_is_read(source in "(<!-- |<!DOCTYPE>|<html>|saved from url=\\(12\\)|url:|SingleFile|https://| -->|>|ب|\n){0,12}") {
            if let Some((_, address)) = address(&source) {
                proptest::prop_assert!(address.starts_with("http"));
            }
        }
    }
}
