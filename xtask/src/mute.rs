//! Takes out of a wasm file what a panic says: after it the page shows its fault box, whatever was said, and
//! what says it would be one part in fifty of what a reader downloads.
//!
//! The bodies of the functions that end in a panic become `unreachable`, which is what they come to, and values
//! describe themselves at length by nothing. What only they called, wasm-opt then drops. Where in the sources each
//! panic would be, and what those of the standard library say, is data that nobody reads any more, and becomes zeros. The format is that of
//! <https://webassembly.github.io/spec/core/binary/>.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use crate::run::Fallible;

/// Code that traps: no locals, `unreachable`, `end`.
const TRAP: &[u8] = &[0x00, 0x00, 0x0B];
/// Code that returns 0, which is `Ok(())`: no locals, `i32.const 0`, `end`.
const NOTHING: &[u8] = &[0x00, 0x41, 0x00, 0x0B];

/// What panics of the standard library and of its collections say, whole or the parts that nothing else says.
const SAID: &[&str] = &[
    "attempt to divide with overflow",
    "attempt to calculate the remainder with overflow",
    "attempt to divide by zero",
    "attempt to calculate the remainder with a divisor of zero",
    "`async fn` resumed after completion",
    "RefCell already mutably borrowed",
    "RefCell already borrowed",
    "called `Option::unwrap()` on a `None` value",
    "called `Result::unwrap()` on an `Err` value",
    "Hash table capacity overflow",
    "capacity overflow",
    "Tried to shrink to a larger capacity",
    "Once instance has previously been poisoned",
    "one-time initialization may not be performed recursively",
    "Lazy instance has previously been poisoned",
    "cannot modify the panic hook from a panicking thread",
    "failed to generate unique thread ID: bitspace exhausted",
    "a Display implementation returned an error unexpectedly",
    "internal error: entered unreachable code: empty internal node",
    "internal error: entered unreachable code",
    "assertion failed: idx < CAPACITY",
    "assertion failed: edge.height == self.height - 1",
    "assertion failed: self.height > 0",
    "assertion failed: src.len() == dst.len()",
    "assertion failed: edge.height == self.node.height - 1",
    "assertion failed: count > 0",
    "assertion failed: old_right_len + count <= CAPACITY",
    "assertion failed: old_left_len >= count",
    "assertion failed: old_left_len + count <= CAPACITY",
    "assertion failed: old_right_len >= count",
    "assertion failed: match track_edge_idx {\n    LeftOrRight::Left(idx) => idx <= old_left_len,\n    LeftOrRight::Right(idx) => idx <= right_len,\n}",
    "assertion failed: new_left_len <= CAPACITY",
    " out of range for slice of length ",
    " index out of bounds: the len is ",
    " but the index is ",
    "slice index starts at ",
    "range start index ",
    "range end index ",
    "start byte index ",
    "end byte index ",
    " is not a char boundary; it is inside ",
    "copy_from_slice: source slice length (",
    ") does not match destination slice length (",
    "insertion index (is ",
    ") should be <= len (is ",
    "removal index (is ",
    ") should be < len (is ",
];

/// What a function of this name (as wasm-bindgen writes it) is to do instead.
fn instead(name: &str) -> Option<&'static [u8]> {
    // Values are described at length in panics only.
    let describes = name.contains("fmt::Debug>::fmt");
    if describes { Some(NOTHING) } else { (is_about_panics(name) || is_never_drawn(name)).then_some(TRAP) }
}

/// Whether it draws what the page never has: HTML from a string, parts elsewhere in the document, parts that
/// wait for others.
fn is_never_drawn(name: &str) -> bool {
    ["vraw::VRaw", "vportal::VPortal", "vsuspense::VSuspense"].iter().any(|node| {
        name.starts_with("yew::dom_bundle::") && name.contains(node) && name.contains(">::attach::")
    })
}

/// Whether it does nothing but end in a panic.
fn is_about_panics(name: &str) -> bool {
    let of_library = name.starts_with("core[") || name.starts_with("std[") || name.starts_with("core::");
    let last = name.rsplit("::").next().unwrap_or(name);
    let ends =
        ["slice_error_fail_rt", "slice_index_fail", "unwrap_failed", "expect_failed", "len_mismatch_fail"];
    let of_panics = name.contains("::panicking::panic")
        || name.contains("::panicking::assert_failed")
        || ends.contains(&last)
        || last.starts_with("panic_already_");
    (of_library && of_panics) || name.starts_with("console_error_panic_hook::hook")
}

/// Does it in place.
///
/// # Errors
/// Where the file is not as it must be, or nothing in it is about panics.
pub fn panics(wasm: &Path) -> Fallible {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", wasm.display());
    let bytes = fs::read(wasm).map_err(|error| named(&error))?;
    let muted = muted(&bytes).ok_or_else(|| named(&"not the wasm that was expected, or no panics in it"))?;
    fs::write(wasm, muted).map_err(|error| named(&error))
}

/// Takes out of a wasm file, in place, only where in the sources each panic would be: what the panic says stays.
///
/// # Errors
/// Where the file is not as it must be.
pub fn places(wasm: &Path) -> Fallible {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", wasm.display());
    let bytes = fs::read(wasm).map_err(|error| named(&error))?;
    let placeless = placeless(&bytes).ok_or_else(|| named(&"not the wasm that was expected"))?;
    fs::write(wasm, placeless).map_err(|error| named(&error))
}

fn placeless(wasm: &[u8]) -> Option<Vec<u8>> {
    let mut out = wasm.get(..8).filter(|header| header.starts_with(b"\0asm"))?.to_vec();
    for (id, content) in sections(&wasm[8..])? {
        let content = if id == 11 { without_places(content)? } else { content.to_vec() };
        out.push(id);
        put(&mut out, content.len() as u64);
        out.extend(content);
    }
    Some(out)
}

fn muted(wasm: &[u8]) -> Option<Vec<u8>> {
    let header = wasm.get(..8).filter(|header| header.starts_with(b"\0asm"))?;
    let sections = sections(&wasm[8..])?;
    let names = sections.iter().find_map(|(id, content)| function_names(*id, content))?;
    let imports = sections.iter().find(|(id, _)| *id == 2);
    let n_imported = imports.map_or(Some(0), |(_, content)| n_imported_functions(content))?;
    let mut out = header.to_vec();
    let mut n_muted = 0;
    for (id, content) in &sections {
        let code;
        let content = if *id == 10 {
            (code, n_muted) = muted_code(content, n_imported, &names)?;
            &code
        } else if *id == 11 {
            code = without_what_is_said(content);
            &code
        } else {
            *content
        };
        out.push(*id);
        put(&mut out, content.len() as u64);
        out.extend(content);
    }
    if n_muted > 0 { placeless(&out) } else { None }
}

/// The sections: their numbers and contents.
fn sections(mut rest: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut sections = Vec::new();
    while let Some((&id, after)) = rest.split_first() {
        rest = after;
        let length = take(&mut rest)? as usize;
        sections.push((id, rest.get(..length)?));
        rest = &rest[length..];
    }
    Some(sections)
}

fn muted_code(mut code: &[u8], n_imported: u64, names: &BTreeMap<u64, &str>) -> Option<(Vec<u8>, usize)> {
    let n_functions = take(&mut code)?;
    let mut out = Vec::with_capacity(code.len());
    put(&mut out, n_functions);
    let mut n_muted = 0;
    for nth in 0..n_functions {
        let length = take(&mut code)? as usize;
        let mut body = code.get(..length)?;
        code = &code[length..];
        if let Some(other) = names.get(&(n_imported + nth)).and_then(|name| instead(name)) {
            body = other;
            n_muted += 1;
        }
        put(&mut out, body.len() as u64);
        out.extend(body);
    }
    Some((out, n_muted))
}

/// The data without what the panics of libraries say.
fn without_what_is_said(content: &[u8]) -> Vec<u8> {
    let mut out = content.to_vec();
    for said in SAID.iter().map(|said| said.as_bytes()) {
        let mut from = 0;
        while let Some(at) = out[from..].windows(said.len()).position(|bytes| bytes == said) {
            out[from + at..][..said.len()].fill(0);
            from += at + said.len();
        }
    }
    out
}

/// The data without the places of panics and the names of the files they are in. A place is a
/// `core::panic::Location`: where the name is and how long, line and column, four numbers of four bytes.
fn without_places(content: &[u8]) -> Option<Vec<u8>> {
    let segments = segments(content)?;
    let named = |address: u32, length: u32| {
        let is_around = |(first, bytes): &(u32, Range<usize>)| {
            let start = bytes.start + address.checked_sub(*first)? as usize;
            let name = start..start + length as usize;
            (name.end <= bytes.end).then_some(name)
        };
        segments.iter().find_map(is_around).filter(|name| is_source(&content[name.clone()]))
    };
    let mut out = content.to_vec();
    for (first, bytes) in &segments {
        let unaligned = (first.wrapping_neg() % 4) as usize;
        for start in (bytes.start + unaligned..bytes.end.saturating_sub(15)).step_by(4) {
            let number = |nth: usize| {
                let bytes = content[start + 4 * nth..][..4].try_into();
                bytes.map_or(0, u32::from_le_bytes)
            };
            let is_in_a_file = (1..100_000).contains(&number(2)) && (1..10_000).contains(&number(3));
            if let Some(name) = named(number(0), number(1)).filter(|_| is_in_a_file) {
                out[name].fill(0);
                out[start..start + 16].fill(0);
            }
        }
    }
    Some(out)
}

/// Whether this is the path of a source file.
fn is_source(name: &[u8]) -> bool {
    name.ends_with(b".rs") && name.iter().all(u8::is_ascii_graphic)
}

/// The address of each segment of data, and where its bytes are in the section.
fn segments(content: &[u8]) -> Option<Vec<(u32, Range<usize>)>> {
    let mut rest = content;
    let n = take(&mut rest)?;
    let mut segments = Vec::new();
    for _ in 0..n {
        // Into the one memory there is, at a constant address.
        rest = rest.strip_prefix(&[0x00, 0x41])?;
        let address = take(&mut rest)? as u32;
        rest = rest.strip_prefix(&[0x0B])?;
        let length = take(&mut rest)? as usize;
        let start = content.len() - rest.len();
        rest = rest.get(length..)?;
        segments.push((address, start..start + length));
    }
    Some(segments)
}

/// Function numbers and names, of the custom section that has them.
fn function_names(id: u8, mut content: &[u8]) -> Option<BTreeMap<u64, &str>> {
    if id != 0 || text(&mut content)? != "name" {
        return None;
    }
    while let Some((&kind, after)) = content.split_first() {
        content = after;
        let length = take(&mut content)? as usize;
        let mut of_kind = content.get(..length)?;
        content = &content[length..];
        if kind == 1 {
            let n = take(&mut of_kind)?;
            return (0..n).map(|_| Some((take(&mut of_kind)?, text(&mut of_kind)?))).collect();
        }
    }
    None
}

/// How many of the imports are functions; `None` where one is anything else, which none of ours are.
fn n_imported_functions(mut content: &[u8]) -> Option<u64> {
    let n = take(&mut content)?;
    for _ in 0..n {
        let (_module, _name) = (text(&mut content)?, text(&mut content)?);
        let (&kind, after) = content.split_first()?;
        content = after;
        take(&mut content)?;
        (kind == 0).then_some(())?;
    }
    Some(n)
}

fn text<'a>(from: &mut &'a [u8]) -> Option<&'a str> {
    let length = take(from)? as usize;
    let text = from.get(..length)?;
    *from = &from[length..];
    std::str::from_utf8(text).ok()
}

/// A number in LEB128.
fn take(from: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..35).step_by(7) {
        let (&byte, after) = from.split_first()?;
        *from = after;
        number |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

fn put(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: u8, content: &[u8]) -> Vec<u8> {
        let mut section = vec![id];
        put(&mut section, content.len() as u64);
        section.extend(content);
        section
    }

    /// One imported function and two of its own, the first of this name; both return at once.
    fn module(first: &str) -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend(section(2, b"\x01\x01a\x01b\x00\x00"));
        wasm.extend(section(10, b"\x02\x04\x00\x01\x01\x0b\x03\x00\x01\x0b"));
        let mut names = vec![2, 1, first.len() as u8];
        names.extend(first.as_bytes());
        names.extend(b"\x02\x03run");
        let mut content = b"\x04name\x01".to_vec();
        put(&mut content, names.len() as u64);
        content.extend(names);
        wasm.extend(section(0, &content));
        wasm
    }

    #[test]
    fn all_but_the_data_of_places_stays() {
        let wasm = module("x");
        assert_eq!(placeless(&wasm).as_deref(), Some(&*wasm));
        assert_eq!(placeless(b"wasm"), None);
    }

    #[test]
    fn the_places_of_panics_become_zeros_and_all_other_data_stay() {
        let data = |name: &str, line: u32| {
            let mut bytes = b"text".to_vec();
            for number in [0x0010_0014, name.len() as u32, line, 5] {
                bytes.extend(number.to_le_bytes());
            }
            bytes.extend(name.bytes());
            // Address 0x100000 in signed LEB128.
            let mut content = vec![1, 0, 0x41, 0x80, 0x80, 0xC0, 0x00, 0x0B];
            put(&mut content, bytes.len() as u64);
            content.extend(bytes);
            content
        };
        let said = data("src/a.rs", 7);
        let muted = without_places(&said).unwrap();
        let kept = said.len() - 16 - "src/a.rs".len();
        assert_eq!(muted[..kept], said[..kept]);
        assert!(muted[kept..].iter().all(|byte| *byte == 0) && muted.len() == said.len());
        for other in [data("src/a.rt", 7), data("src/a.rs", 0)] {
            assert_eq!(without_places(&other).as_deref(), Some(&*other), "no place");
        }
        assert_eq!(without_places(&said[..said.len() - 1]), None);
    }

    #[test]
    fn what_panics_say_becomes_zeros_and_all_other_data_stay() {
        let data = b"abcapacity overflowcdRefCell already borrowed RefCell";
        let muted = without_what_is_said(data);
        let (first, second) = ("capacity overflow".len(), "RefCell already borrowed".len());
        let expected = [b"ab", &vec![0; first][..], b"cd", &vec![0; second], b" RefCell"].concat();
        assert_eq!(muted, expected);
    }

    #[test]
    fn only_what_tells_of_panics_becomes_a_trap() {
        let muted = muted(&module("core[0a]::panicking::panic_fmt")).unwrap();
        let code = &sections(&muted[8..]).unwrap()[1].1;
        assert_eq!(code, b"\x02\x03\x00\x00\x0b\x03\x00\x01\x0b");
        for name in [
            "yew::dom_bundle::braw::<impl yew::dom_bundle::traits::Reconcilable for yew::virtual_dom::vraw::VRaw>::attach::h0a",
            "yew::dom_bundle::btag::<impl yew::dom_bundle::traits::Reconcilable for yew::virtual_dom::vtag::VTag>::attach::h0a",
        ] {
            assert_eq!(super::muted(&module(name)).is_some(), name.contains("VRaw"), "{name}");
        }
        let described = super::muted(&module("<char as core[0a]::fmt::Debug>::fmt")).unwrap();
        assert!(sections(&described[8..]).unwrap()[1].1.starts_with(b"\x02\x04\x00\x41\x00\x0b\x03"));
        assert_eq!(super::muted(&module("sijill::explorer::app::run")), None, "the names have changed");
        assert_eq!(super::muted(b"\0asm\x01\0\0\0\x0a\x05"), None);
    }

    #[test]
    fn numbers_of_any_length_come_back() {
        for number in [0, 127, 128, 300, 1 << 31] {
            let mut bytes = Vec::new();
            put(&mut bytes, number);
            assert_eq!(take(&mut bytes.as_slice()), Some(number));
        }
    }
}
