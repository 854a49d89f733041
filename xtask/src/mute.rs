//! Takes out of a wasm file what a panic says: after it the page shows its fault box, whatever was said, and
//! what says it would be one part in fifty of what a reader downloads.
//!
//! The bodies of the functions that end in a panic become `unreachable`, which is what they come to, and values
//! describe themselves at length by nothing. What only they called, wasm-opt then drops. The format is that of <https://webassembly.github.io/spec/core/binary/>.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::run::Fallible;

/// Code that traps: no locals, `unreachable`, `end`.
const TRAP: &[u8] = &[0x00, 0x00, 0x0B];
/// Code that returns 0, which is `Ok(())`: no locals, `i32.const 0`, `end`.
const NOTHING: &[u8] = &[0x00, 0x41, 0x00, 0x0B];

/// What a function of this name (as wasm-bindgen writes it) is to do instead.
fn instead(name: &str) -> Option<&'static [u8]> {
    // Values are described at length in panics only.
    let describes = name.contains("fmt::Debug>::fmt");
    if describes { Some(NOTHING) } else { is_about_panics(name).then_some(TRAP) }
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
        } else {
            *content
        };
        out.push(*id);
        put(&mut out, content.len() as u64);
        out.extend(content);
    }
    (n_muted > 0).then_some(out)
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
    fn only_what_tells_of_panics_becomes_a_trap() {
        let muted = muted(&module("core[0a]::panicking::panic_fmt")).unwrap();
        let code = &sections(&muted[8..]).unwrap()[1].1;
        assert_eq!(code, b"\x02\x03\x00\x00\x0b\x03\x00\x01\x0b");
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
