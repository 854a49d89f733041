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

/// A part of a page that its markup tells: by an element made for it, or a word of its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Links to the parts of the site.
    Navigation,
    /// The head of the page: logo, slogan, clock.
    Banner,
    /// The foot of the page.
    Foot,
    /// What stands beside the report or in a box of its own.
    Aside,
    /// What a report ends with: rubric, tags.
    ReportFoot,
    /// Other reports.
    Related,
    /// Buttons to share and follow.
    Share,
    /// Comments and their form.
    Comments,
    /// The way from the first page to this one.
    Breadcrumb,
    /// Invitation to a newsletter.
    Newsletter,
    /// Keywords of the report.
    Tags,
    /// Buttons, forms, advertisements, boxes of service.
    Control,
    /// A picture and its words.
    Figure,
    /// A sentence of the report, repeated in large letters.
    PullQuote,
    /// Who wrote the report.
    Author,
    /// A date.
    Date,
    /// A line between headline and report.
    Subtitle,
}

impl Part {
    /// Whether it says what a line is only where the line belongs to the report.
    #[must_use]
    pub fn is_of_report(self) -> bool {
        match self {
            Self::Figure
            | Self::PullQuote
            | Self::Author
            | Self::Date
            | Self::Subtitle
            | Self::ReportFoot => true,
            Self::Navigation
            | Self::Banner
            | Self::Foot
            | Self::Aside
            | Self::Related
            | Self::Share
            | Self::Comments
            | Self::Breadcrumb
            | Self::Newsletter
            | Self::Tags
            | Self::Control => false,
        }
    }
}

/// What the markup says of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineMarkup {
    /// The first byte of the line in the page's text.
    pub start: u32,
    /// The part it belongs to.
    pub part: Option<Part>,
    /// The rank of the heading it is, from 1; 0 of none.
    pub heading: u8,
    /// How much of it is links, in percent of its characters.
    pub linked: u8,
    /// Whether a browser shows distance to the line before.
    pub apart: bool,
    /// The innermost element that holds it whole, by its number in [`Markup::parents`].
    pub element: u32,
}

/// What the markup of a page says; of a page of plain text, nothing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Markup {
    /// Its values of the report, each kind with the best evidence first. They stand at the head of the text.
    pub metadata: Vec<Metadata>,
    /// The lines of the text that the page shows, in order; none for those of the metadata.
    pub lines: Vec<LineMarkup>,
    /// For each element, in the order of the page, the one it stands in; the first is the page and stands in itself.
    pub parents: Vec<u32>,
}

impl Markup {
    /// The values of a kind, the best first.
    pub fn of_kind(&self, kind: MetadataKind) -> impl Iterator<Item = Span> {
        self.metadata.iter().filter(move |metadata| metadata.kind == kind).map(|metadata| metadata.span)
    }

    /// Whether the page is marked up.
    #[must_use]
    pub fn is_marked_up(&self) -> bool {
        !self.parents.is_empty()
    }
}
