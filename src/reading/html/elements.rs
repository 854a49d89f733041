//! Elements of HTML that are treated alike, by their names.
//!
//! Source: the HTML standard of the WHATWG, tree construction and the style sheet of browsers in its chapter on rendering.

/// Whether it stands in the head of a page.
pub fn is_of_head(name: &str) -> bool {
    matches!(
        name,
        "meta"
            | "link"
            | "title"
            | "script"
            | "style"
            | "base"
            | "noscript"
            | "template"
            | "bgsound"
            | "basefont"
    )
}

/// What the end tag of a block does not end across.
pub fn around_block(name: &str) -> &'static [&'static str] {
    match name {
        "table" => &[],
        "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" | "body" | "html" => &["table"],
        _ => &["td", "th", "caption"],
    }
}

/// What a link does not end across.
pub const AROUND_LINKS: &[&str] = &["td", "th", "table", "button"];

/// Whether it is an element of a few words that is not shown and may hold blocks.
pub fn is_unseen_holder(name: &str) -> bool {
    matches!(
        name,
        "audio"
            | "canvas"
            | "datalist"
            | "map"
            | "noscript"
            | "object"
            | "select"
            | "svg"
            | "template"
            | "video"
    )
}

/// Whether a line ends before and behind it.
pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "frameset"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "marquee"
            | "menu"
            | "nav"
            | "ol"
            | "optgroup"
            | "option"
            | "p"
            | "plaintext"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "xmp"
    )
}

/// Whether browsers show distance around it, or it is a part of the page by itself.
pub fn keeps_distance(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "dl"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "ul"
    )
}

/// Whether it has no content and no end tag.
pub fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}
