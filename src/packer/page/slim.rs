//! Style sheets without what only their authors read: comments and indentation.

/// A style sheet without comments and without space that separates nothing. Strings stay.
pub(in crate::packer) fn style(css: &str) -> String {
    let mut slim = String::with_capacity(css.len());
    let mut space_is_due = false;
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        let length = if rest.starts_with("/*") {
            space_is_due = true;
            rest.find("*/").map_or(rest.len(), |at| at + 2)
        } else if next.is_ascii_whitespace() {
            space_is_due = true;
            1
        } else {
            let length = token_length(rest, next);
            if space_is_due && separates(&slim, next) {
                slim.push(' ');
            }
            space_is_due = false;
            if next == '}' && slim.ends_with(';') {
                slim.pop();
            }
            slim.push_str(&rest[..length]);
            length
        };
        rest = &rest[length..];
    }
    slim
}

/// Whether space between what was written and `next` means something. Before a colon it does:
/// `a :hover` is not `a:hover`.
fn separates(written: &str, next: char) -> bool {
    let needs_none_after = |last: char| "{};,:".contains(last);
    !written.is_empty() && !written.ends_with(needs_none_after) && !"{};,".contains(next)
}

/// A whole string, or one character.
fn token_length(css: &str, first: char) -> usize {
    if !matches!(first, '"' | '\'') {
        return first.len_utf8();
    }
    let mut is_escaped = false;
    let is_end = |&(_, c): &(usize, char)| {
        let ends = c == first && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends
    };
    css.char_indices().skip(1).find(is_end).map_or(css.len(), |(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_loses_comments_and_space_but_nothing_that_counts() {
        let css =
            "/* why */\n.a  :hover, .b > .c {\n  margin: 0 -1px; /* so */\n  width: calc(1px + 2px);\n}\n";
        assert_eq!(style(css), ".a :hover,.b > .c{margin:0 -1px;width:calc(1px + 2px)}");
        assert_eq!(
            style("@media (width < 4em) and (x) {\n  a { b: c }\n}"),
            "@media (width < 4em) and (x){a{b:c}}"
        );
        assert_eq!(style("a/**/b{}"), "a b{}");
    }

    #[test]
    fn a_style_keeps_its_strings_and_addresses() {
        let css = r#"a::before { content: "a  /* ; */ \" { b" } b { x: url(data:image/png;base64,AA==) }"#;
        let slim = r#"a::before{content:"a  /* ; */ \" { b"}b{x:url(data:image/png;base64,AA==)}"#;
        assert_eq!(style(css), slim);
        assert_eq!(style("a { content: '\\\\' }  b {}"), "a{content:'\\\\'}b{}");
        assert_eq!(style("a { quotes: \"«\" \"»\" }"), "a{quotes:\"«\" \"»\"}");
    }
}
