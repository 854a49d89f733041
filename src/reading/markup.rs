//! What a page's markup says besides its text.
//!
//! The values of the markup are written out as lines of the page ([`BlockLabel::Metadata`]), so that
//! every reason points at words, and named here by their spans.
//!
//! [`BlockLabel::Metadata`]: crate::report::BlockLabel::Metadata

use serde::{Deserialize, Serialize};

use crate::report::{Span, spelled_enum};

spelled_enum! {
    /// What a value of the markup is of.
    MetadataKind {
        /// The report's headline.
        Title = "title",
        /// The name of the site.
        Outlet = "outlet",
        /// Who wrote it.
        Author = "author",
        /// When the report was published: any way of writing a day, with or without a time and a zone.
        Published = "published",
        /// When the report was last changed, likewise.
        Modified = "modified",
        /// The address of the page.
        Address = "address",
    }
}

/// A value of the markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// What it is of.
    pub kind: MetadataKind,
    /// The value, in bytes of the page's text.
    pub span: Span,
}

/// What the markup of a page says; of a page of plain text, nothing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Markup {
    /// Its values of the report, in the order of the page.
    pub metadata: Vec<Metadata>,
}
