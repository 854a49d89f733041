//! Shorter names between a wasm file and its glue. wasm-bindgen gives every import a hash, which
//! stands in both files and does not compress.

use std::fs;
use std::path::Path;

use crate::run::{Fallible, Run};

/// What wasm-opt renamed: the module, and the names within it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Renamed {
    module: Option<(String, String)>,
    imports: Vec<(String, String)>,
    exports: Vec<(String, String)>,
}

/// Renames in `wasm`, in place, and in its `glue`, as wasm-bindgen wrote it.
///
/// # Errors
/// Where wasm-opt fails or the glue does not have a name that the wasm file has.
pub fn give(wasm_opt: Run, wasm: &Path, glue: &Path) -> Fallible {
    // Which features the module uses it says itself. With `--all-features` wasm-opt would write
    // imports in a form that browsers do not read yet.
    let flags = "--strip-target-features --minify-imports-and-exports-and-modules";
    let said = wasm_opt.words(flags).arg(wasm).arg("--output").arg(wasm).read()?;
    let named = |error: std::io::Error| format!("{}: {error}", glue.display());
    let text = fs::read_to_string(glue).map_err(named)?;
    let text = rewritten(&text, &renamed(&said)).map_err(|e| format!("{}: {e}", glue.display()))?;
    fs::write(glue, text).map_err(named)
}

/// Reads what wasm-opt says: JSON, one `[…]` of strings a line, imports first.
fn renamed(said: &str) -> Renamed {
    let mut renamed = Renamed::default();
    for line in said.lines() {
        let strings: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
        let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        match strings[..] {
            [module, from, to] => {
                renamed.module = Some(pair(module, MODULE));
                renamed.imports.push(pair(from, to));
            }
            [from, to] => renamed.exports.push(pair(from, to)),
            _ => {}
        }
    }
    renamed
}

/// What wasm-opt calls the one module that is imported from.
const MODULE: &str = "a";

/// The glue with the new names: imports are keys of an object, exports members of `wasm`.
fn rewritten(glue: &str, renamed: &Renamed) -> Fallible<String> {
    let mut text = glue.to_owned();
    let modules = renamed.module.iter().map(|(from, to)| (format!("\"{from}\": "), format!("\"{to}\": ")));
    let imports = renamed.imports.iter().map(|(from, to)| (format!(" {from}: "), format!(" {to}: ")));
    for (from, to) in modules.chain(imports) {
        if text.matches(&from).count() != 1 {
            return Err(format!("{} is not there exactly once", from.trim()));
        }
        text = text.replacen(&from, &to, 1);
    }
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut parts = text.split("wasm.");
    let mut rewritten = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_member = !rewritten.ends_with(is_of_name);
        let (name, rest) = part.split_at(part.find(|c| !is_of_name(c)).unwrap_or(part.len()));
        let short = renamed.exports.iter().find(|(from, _)| is_member && from == name);
        rewritten.push_str("wasm.");
        rewritten.push_str(short.map_or(name, |(_, to)| to));
        rewritten.push_str(rest);
    }
    Ok(rewritten)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "{\n \"imports\": [\n  [\"./x_bg.js\", \"__wbg_call_0a\", \"$\"],\n  [\"./x_bg.js\", \"__wbg_call_0b\", \"a\"]\n ],\n\"exports\": [\n  [\"memory\", \"b\"],\n  [\"free\", \"c\"]\n ]\n}\n";
    const GLUE: &str = "const i = {\n    __wbg_call_0a: function() { wasm.free(wasm.memory.x); },\n    __wbg_call_0b: f,\n};\nreturn { \"./x_bg.js\": i };\nmywasm.free(); wasm.freed;";

    #[test]
    fn both_sides_of_every_name_are_renamed_and_nothing_else() {
        let expected = "const i = {\n    $: function() { wasm.c(wasm.b.x); },\n    a: f,\n};\nreturn { \"a\": i };\nmywasm.free(); wasm.freed;";
        assert_eq!(rewritten(GLUE, &renamed(SAID)), Ok(expected.to_owned()));
    }

    #[test]
    fn glue_that_lacks_an_import_is_refused() {
        let error = rewritten(&GLUE.replace("call_0b", "call_0c"), &renamed(SAID)).unwrap_err();
        assert!(error.contains("__wbg_call_0b"), "{error}");
    }
}
