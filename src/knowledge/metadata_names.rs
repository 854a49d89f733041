//! Names under which pages give the dates of their reports, in `meta` elements.
//!
//! Sources: Open Graph and its `article` properties (ogp.me), schema.org, Dublin Core (DCMI terms), and the names
//! that htmldate (Apache-2.0) met most often. The surest come first; `date` alone may be anything of the page.

/// Names of days of publication, in small letters.
pub const PUBLISHED: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "og:published_time",
    "og:pubdate",
    "article:published",
    "article.published",
    "rnews:datepublished",
    "publishdate",
    "publish_date",
    "publish-date",
    "published_time",
    "publication_date",
    "publication-date",
    "publicationdate",
    "published-date",
    "published_date",
    "publishtime",
    "published",
    "pubdate",
    "originalpublicationdate",
    "article_date_original",
    "article.created",
    "article:created",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_date",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.issued",
    "dc.date.created",
    "dc.date",
    "dc:date",
    "datecreated",
    "created",
    "release_date",
    "og:release_date",
    "date",
];

/// Names of days of the last change.
pub const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:article:modified_time",
    "og:modified_time",
    "datemodified",
    "article:modified",
    "article.updated",
    "og:updated_time",
    "dcterms.modified",
    "dc.date.modified",
    "modified_time",
    "lastmod",
    "last-modified",
    "lastmodified",
    "revised",
];

/// Names of headlines.
pub const TITLE: &[&str] = &["og:title", "headline", "twitter:title", "dc.title", "title"];

/// Names of sites. `publisher` is often the company behind one, and `application-name` its program.
pub const OUTLET: &[&str] = &["og:site_name"];

/// Names of authors.
pub const AUTHOR: &[&str] =
    &["author", "article:author", "dc.creator", "dcterms.creator", "byl", "parsely-author"];

/// Names of the page's address.
pub const ADDRESS: &[&str] = &["og:url", "twitter:url"];
