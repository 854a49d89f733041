//! The strings of a JSON text with their places.
//!
//! JSON-LD stands in pages as it was written by templates, so whatever is no JSON is skipped and not refused.
//! Values are nested as deep as they like: what is open is kept in a list, up to [`DEEPEST`].

use std::ops::Range;

use super::tokens::Piece;

/// How deep values are told of.
const DEEPEST: usize = 64;

/// What is met in a JSON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// `{`
    Object,
    /// `[`
    List,
    /// The end of an object or list.
    End,
    /// The name of a member; its value follows.
    Name(String, Range<usize>),
    /// A string.
    Text(Vec<Piece>),
}

/// What is met in a stretch of the source, in order.
pub fn events(source: &str, at: Range<usize>) -> Vec<Event> {
    let bytes = source.as_bytes();
    let mut events = Vec::new();
    // Whether each open value is an object.
    let mut open: Vec<bool> = Vec::new();
    let mut too_deep = 0_usize;
    let mut here = at.start;
    while here < at.end {
        match bytes[here] {
            mark @ (b'{' | b'[') => {
                if open.len() < DEEPEST && too_deep == 0 {
                    open.push(mark == b'{');
                    events.push(if mark == b'{' { Event::Object } else { Event::List });
                } else {
                    too_deep += 1;
                }
                here += 1;
            }
            b'}' | b']' => {
                if too_deep > 0 {
                    too_deep -= 1;
                } else if open.pop().is_some() {
                    events.push(Event::End);
                }
                here += 1;
            }
            b'"' => {
                let (pieces, end) = string(source, here + 1..at.end);
                let colon = bytes[end..at.end].iter().position(|byte| !byte.is_ascii_whitespace());
                let is_name = colon.is_some_and(|colon| bytes[end + colon] == b':');
                if too_deep == 0 {
                    events.push(if is_name && open.last() == Some(&true) {
                        let end = end.saturating_sub(1).max(here + 1);
                        Event::Name(super::tokens::said(&pieces, source), here + 1..end)
                    } else {
                        Event::Text(pieces)
                    });
                }
                here = end;
            }
            _ => here += 1,
        }
    }
    events
}

/// The string that begins here, and where what follows its closing mark begins.
fn string(source: &str, at: Range<usize>) -> (Vec<Piece>, usize) {
    let bytes = source.as_bytes();
    let mut pieces = Vec::new();
    let (mut from, mut here) = (at.start, at.start);
    let verbatim = |pieces: &mut Vec<Piece>, from: usize, to: usize| {
        if from < to {
            pieces.push(Piece { at: from..to, means: None });
        }
    };
    while here < at.end {
        match bytes[here] {
            b'"' => {
                verbatim(&mut pieces, from, here);
                return (pieces, here + 1);
            }
            b'\\' => {
                verbatim(&mut pieces, from, here);
                let (means, end) = escape(source, here, at.end);
                pieces.push(Piece { at: here..end, means: Some(means.to_string()) });
                (from, here) = (end, end);
            }
            _ => here += 1,
        }
    }
    verbatim(&mut pieces, from, at.end);
    (pieces, at.end)
}

/// What the escape at this place means, and where it ends.
fn escape(source: &str, at: usize, end: usize) -> (char, usize) {
    let rest = &source[at + 1..end];
    let Some(mark) = rest.chars().next() else { return (char::REPLACEMENT_CHARACTER, end) };
    let behind = at + 1 + mark.len_utf8();
    let hex = |at: usize| u32::from_str_radix(source.get(at..at + 4).filter(|_| at + 4 <= end)?, 16).ok();
    match mark {
        'n' | 'r' | 't' | 'b' | 'f' => (' ', behind),
        'u' => match hex(behind) {
            None => (char::REPLACEMENT_CHARACTER, behind),
            Some(high @ 0xD800..=0xDBFF) => {
                let low = source.get(behind + 4..behind + 6) == Some("\\u");
                match hex(behind + 6).filter(|low_half| low && (0xDC00..=0xDFFF).contains(low_half)) {
                    Some(low) => {
                        let code = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                        (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), behind + 10)
                    }
                    None => (char::REPLACEMENT_CHARACTER, behind + 4),
                }
            }
            Some(code) => (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), behind + 4),
        },
        other => (other, behind),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::reading::html::tokens::said;

    fn texts(source: &str) -> Vec<String> {
        let text = |event: &Event| match event {
            Event::Text(pieces) => Some(said(pieces, source)),
            Event::Name(name, at) => Some(format!("{name}={}", &source[at.clone()])),
            _ => None,
        };
        events(source, 0..source.len()).iter().filter_map(text).collect()
    }

    #[test]
    fn strings_are_unescaped_and_names_told() {
        let source = r#"{"a": "\u0633\u062c\u0644 \"x\"\/", "b" :["c", {"d":"\ud83d\ude00"}], "e": 5}"#;
        assert_eq!(texts(source), ["a=a", "سجل \"x\"/", "b=b", "c", "d=d", "😀", "e=e"]);
    }

    proptest! {
        #[test]
        fn anything_is_read_and_every_piece_stands_in_the_source(
            source in r#"([{}\[\]:,"\\ ]|\\u[0-9a-fD]{0,4}|[a-zا-ي]){0,40}"#
        ) {
            for event in events(&source, 0..source.len()) {
                let pieces = match event {
                    Event::Text(pieces) => pieces,
                    Event::Name(_, at) => vec![Piece { at, means: None }],
                    Event::Object | Event::List | Event::End => continue,
                };
                for piece in pieces {
                    prop_assert!(source.get(piece.at).is_some());
                }
            }
        }
    }
}
