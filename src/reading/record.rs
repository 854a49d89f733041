//! Record → page and report: what was found as fields is written out as a page, so that every
//! reason points at words.
//!
//! The page has a line of the outlet, the title, the date as it was found, the author, the lead,
//! the body and the address, with blank lines between; what the record does not have is not there. The label
//! of a line is that of its field. Relayed sources and times are read as on any page.

use crate::knowledge::zones::OF_THE_ARAB_WORLD;
use crate::mentions::words_of;
use crate::page::Page;
use crate::report::{BlockLabel, Credited, Provenance, Report, Span};

use super::credit_line::{names_around_dash, names_wire};
use super::dating::stamp::stamp;
use super::dating::{Beside, Timed};
use super::given::Facts;
use super::labels::Labelled;
use super::lines::Line;
use super::markup::{Markup, Metadata, MetadataKind};
use super::relays::MediaNamed;
use super::rules::BlockRule;
use super::{authors, cues, dating, labels, lines, outlet, relays};

/// A report found as fields. A field of white space counts as none.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Record {
    /// The headline.
    pub title: Option<String>,
    /// The report itself.
    pub body: String,
    /// What stands between headline and report.
    pub lead: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was published: an ISO date with or without a time, or a day written out.
    pub published: Option<String>,
    /// Who wrote it, or the agency it is credited to.
    pub author: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// What a record's field of publication says if that is no day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is not understood as a day")]
pub struct NotADay(pub String);

/// A record, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordReading {
    /// The fields, written out.
    pub page: Page,
    /// What it says.
    pub report: Report,
    /// The field of publication, if no single day is read from it.
    pub not_a_day: Option<NotADay>,
}

/// Reads a record. Total and deterministic, as [`super::read`] is.
#[must_use]
pub fn read(record: &Record) -> RecordReading {
    read_knowing(record, Facts::NONE)
}

/// The same of a record of a corpus with facts of its own. It has no clock, so only the events count.
#[must_use]
pub fn read_knowing(record: &Record, facts: &Facts) -> RecordReading {
    let WrittenOut { text, fields } = write_out(record);
    let mut lines = lines::lines_of(&text);
    let labels: Vec<Labelled> = lines.iter().map(|line| labelled(&text, line, &fields)).collect();
    let of_label =
        |label| lines.iter().zip(&labels).filter(move |(_, of)| of.0 == label).map(|(line, _)| line);
    let title = covering(of_label(BlockLabel::Title));
    let masthead = covering(of_label(BlockLabel::Masthead));
    for (line, _) in lines.iter_mut().zip(&labels).filter(|(_, of)| of.0 == BlockLabel::Dateline) {
        if let Some(date) = date_before_time(&text, line.trimmed) {
            line.words = words_of(&text, date);
        }
    }
    let media = media_named(&text, &lines, &labels);
    let named = masthead.and_then(|span| relays::named_by(&text, span));
    let timed = super::timed(&text, &lines, &labels, &facts.events);
    let (turned, dated): (Vec<Timed<'_>>, Vec<Timed<'_>>) = timed.iter().cloned().partition(|line| {
        line.label == BlockLabel::Dateline && may_be_the_next_day(&text, line.line.trimmed)
    });
    let published = turned.iter().map(|of| Metadata { kind: MetadataKind::Published, span: of.line.trimmed });
    let addresses = lines.iter().zip(&labels).filter(|(_, of)| of.0 == BlockLabel::Metadata);
    let address = |(line, _): (&Line, _)| Metadata { kind: MetadataKind::Address, span: line.trimmed };
    let markup = Markup { metadata: published.chain(addresses.map(address)).collect(), ..Markup::default() };
    let outlet = named.or_else(|| outlet::outlet(&text, &lines, &labels, &media, &markup));
    let beside = Beside { events: &facts.events, ..Beside::default() };
    let mut dating = dating::dating(&text, &dated, &markup, &beside);
    if dating.provenance == Provenance::Stated {
        dating.provenance = Provenance::Structured;
    }
    let not_a_day = shown(&record.published).filter(|_| dating.best.is_none() && turned.is_empty());
    let report = Report {
        title,
        authors: authors::authors(&text, &lines, &labels, &markup, outlet.as_ref()),
        agency: super::agency(&text, &media, outlet.as_ref()),
        relayed: super::relayed_once(&media, outlet.as_ref()),
        outlet,
        times: super::times(&timed, &dating),
        dating,
        blocks: labels::blocks(&lines, &labels),
    };
    RecordReading {
        not_a_day: not_a_day.map(|field| NotADay(field.trim().to_owned())),
        page: Page::of_text(text),
        report,
    }
}

/// The fields as a text, and where each stands in it.
struct WrittenOut {
    text: String,
    fields: Vec<(Span, Labelled)>,
}

fn write_out(record: &Record) -> WrittenOut {
    let body = Some(record.body.as_str());
    let in_order = [
        (shown(&record.outlet), (BlockLabel::Masthead, BlockRule::MediumAlone)),
        (shown(&record.title), (BlockLabel::Title, BlockRule::HeadlineBeforeBody)),
        (shown(&record.published), (BlockLabel::Dateline, BlockRule::DateBesideReport)),
        (shown(&record.author), (BlockLabel::Credit, BlockRule::CreditCue)),
        (shown(&record.lead), (BlockLabel::Subtitle, BlockRule::LineBesideTitle)),
        (body, (BlockLabel::Body, BlockRule::DensestText)),
        (shown(&record.url), (BlockLabel::Metadata, BlockRule::Markup)),
    ];
    let mut written = WrittenOut { text: String::new(), fields: Vec::new() };
    for (value, labelled) in in_order {
        let Some(value) = value else { continue };
        if !written.text.is_empty() {
            written.text.push_str("\n\n");
        }
        let start = written.text.len();
        written.text.push_str(value);
        written.fields.push((Span::new(start, written.text.len()), labelled));
    }
    written
}

fn shown(field: &Option<String>) -> Option<&str> {
    field.as_deref().filter(|value| !value.trim().is_empty())
}

/// The label of the field the line stands in. An author of the shape «Outlet - Agency» is a
/// credit as any page has it.
fn labelled(text: &str, line: &Line, fields: &[(Span, Labelled)]) -> Labelled {
    let nth = fields.partition_point(|(field, _)| field.end < line.span.end);
    let labelled = fields[nth].1;
    let names =
        || cues::cued(text, line).medium || names_around_dash(text, line).is_some_and(|names| names.known);
    if labelled.0 == BlockLabel::Credit && names() {
        return (BlockLabel::Credit, BlockRule::NamesAtEdge);
    }
    labelled
}

/// From the first of these lines to the last, without the space around them.
fn covering<'l>(mut lines: impl Iterator<Item = &'l Line>) -> Option<Span> {
    let first = lines.next()?.trimmed;
    let end = lines.last().map_or(first.end, |last| last.trimmed.end);
    Some(Span { end, ..first })
}

/// Whether the value is a time at Greenwich that is of the next day in some zone of the Arab press:
/// `2020-05-31T22:30:00Z`. It is dated as what markup says.
fn may_be_the_next_day(text: &str, value: Span) -> bool {
    stamp(text, value).is_some_and(|stamp| {
        let (first, last) = stamp.days_in(OF_THE_ARAB_WORLD);
        first != last
    })
}

/// The date of `2015-08-04T18:32:20`, whose day and hour are one word to the scanner of times.
fn date_before_time(text: &str, value: Span) -> Option<Span> {
    let (date, time) = value.of(text).split_once(['T', 't'])?;
    let is_date = |(at, byte): (usize, u8)| {
        if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() }
    };
    let is_iso = date.len() == 10
        && date.bytes().enumerate().all(is_date)
        && time.starts_with(|c: char| c.is_ascii_digit());
    is_iso.then_some(Span { end: value.start + date.len() as u32, ..value })
}

/// The media the report names. An author's own outlet is no source, and a record may call its
/// outlet by another name; so of the credits only those of the shape «Outlet - Agency» count, and agencies, which
/// publish no page of their own.
fn media_named(text: &str, lines: &[Line], labels: &[Labelled]) -> MediaNamed {
    let mut media = relays::media_named(text, lines, labels);
    let authors: Vec<Span> = lines
        .iter()
        .zip(labels)
        .filter(|(_, labelled)| **labelled == (BlockLabel::Credit, BlockRule::CreditCue))
        .map(|(line, _)| line.span)
        .collect();
    let by_author = |credited: &Credited| {
        authors.iter().any(|line| line.contains(credited.span)) && !names_wire(credited.span.of(text))
    };
    media.relayed.retain(|credited| !by_author(credited));
    media.agencies.retain(|credited| !by_author(credited));
    media
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    fn some(value: &str) -> Option<String> {
        Some(value.to_owned())
    }

    fn with_body(body: &str) -> Record {
        Record { body: body.to_owned(), ..Record::default() }
    }

    fn published(value: &str) -> RecordReading {
        read(&Record { published: some(value), ..with_body("نص التقرير كله هنا.") })
    }

    #[test]
    fn every_field_stands_on_the_page_with_its_label() {
        let record = Record {
            title: some(" عنوان التقرير "),
            body: "الفقرة الأولى نقلا عن وكالة رويترز.\nالفقرة الثانية عن عام 2014.".to_owned(),
            lead: some("مقدمة التقرير"),
            outlet: some("صحيفة الساحل"),
            published: some("الثلاثاء 4 أغسطس 2015"),
            author: some("فلان الفلاني"),
            ..Record::default()
        };
        let RecordReading { page, report, not_a_day } = read(&record);
        let blocks: Vec<(BlockLabel, &str)> =
            report.blocks.iter().map(|block| (block.label, block.span.of(&page.text))).collect();
        assert_eq!(
            blocks,
            [
                (BlockLabel::Masthead, "صحيفة الساحل"),
                (BlockLabel::Title, " عنوان التقرير "),
                (BlockLabel::Dateline, "الثلاثاء 4 أغسطس 2015"),
                (BlockLabel::Credit, "فلان الفلاني"),
                (BlockLabel::Subtitle, "مقدمة التقرير"),
                (BlockLabel::Body, record.body.as_str()),
            ]
        );
        assert_eq!(report.title.unwrap().of(&page.text), "عنوان التقرير");
        let outlet = report.outlet.unwrap();
        assert_eq!((outlet.name.as_str(), outlet.span.of(&page.text)), ("صحيفة الساحل", "صحيفة الساحل"));
        assert_eq!(report.relayed.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["رويترز"]);
        let times: Vec<(&str, &str)> =
            report.times.iter().map(|time| (time.role.as_str(), time.span.of(&page.text))).collect();
        assert_eq!(times, [("publication", "الثلاثاء 4 أغسطس 2015"), ("mentioned", "عام 2014")]);
        assert_eq!(report.dating.provenance, Provenance::Structured);
        let reasons: Vec<&str> = report.dating.reasons.iter().map(|reason| reason.rule.as_str()).collect();
        assert_eq!(reasons, ["stated-date", "weekday-agrees"]);
        assert_eq!(not_a_day, None);
    }

    #[test]
    fn a_day_is_read_in_every_spelling() {
        let day = Day::from_civil(2015, 8, 4);
        for value in [
            "2015-08-04",
            " 2015-08-04 ",
            "2015-08-04 18:32:20",
            "2015-08-04T18:32:20+03:00",
            "2015-08-04t19:59Z",
            "2015/08/04",
            "٤ أغسطس ٢٠١٥",
            "نشر يوم الثلاثاء، 4 آب / أغسطس 2015",
        ] {
            let RecordReading { page, report, not_a_day } = published(value);
            let dating = &report.dating;
            assert_eq!((dating.best, dating.earliest, dating.latest), (day, day, day), "{value}");
            assert_eq!((dating.provenance, not_a_day), (Provenance::Structured, None), "{value}");
            assert!(value.contains(dating.reasons[0].span.of(&page.text)), "{value}");
        }
    }

    #[test]
    fn a_time_at_greenwich_may_be_of_the_next_day() {
        let days = (Day::from_civil(2020, 5, 31), Day::from_civil(2020, 6, 1));
        for value in ["2020-05-31T22:30:00Z", "2020-05-31 22:30:00 UTC", "Sun, 31 May 2020 22:30:00 +0000"] {
            let RecordReading { page, report, not_a_day } = published(value);
            let dating = &report.dating;
            assert_eq!((dating.earliest, dating.latest, dating.best), (days.0, days.1, None), "{value}");
            assert_eq!((dating.provenance, not_a_day), (Provenance::Structured, None), "{value}");
            assert!(value.contains(dating.reasons[0].span.of(&page.text)), "{value}");
        }
        let local = published("2020-05-31T22:30:00+03:00");
        assert_eq!(local.report.dating.best, days.0);
    }

    #[test]
    fn what_is_no_day_dates_nothing_and_is_named() {
        for value in ["أمس", "2015-02-30", "2015-02-30T10:00:00", "2015-08-04Tuesday", "1438594340", "2015"]
        {
            let RecordReading { page, report, not_a_day } = published(value);
            assert_eq!(report.dating, crate::report::Dating::unknown(), "{value}");
            assert_eq!(not_a_day, Some(NotADay(value.to_owned())));
            assert!(page.text.starts_with(value), "it stays on the page");
        }
        let month = published("أغسطس 2015");
        assert_eq!(
            (month.report.dating.earliest, month.report.dating.best),
            (Day::from_civil(2015, 8, 1), None)
        );
        assert!(month.not_a_day.is_some());
    }

    #[test]
    fn an_address_may_have_the_day() {
        let of = |url: &str, published: Option<&str>| {
            let published = published.map(str::to_owned);
            read(&Record { url: some(url), published, ..with_body("نص التقرير كله هنا.") })
        };
        let RecordReading { page, report, .. } = of("https://a.example/2015/8/4/x", None);
        let dating = &report.dating;
        assert_eq!((dating.best, dating.provenance), (Day::from_civil(2015, 8, 4), Provenance::Structured));
        assert_eq!(dating.reasons[0].span.of(&page.text), "2015/8/4");
        assert_eq!(report.blocks.last().map(|block| block.label), Some(BlockLabel::Metadata));
        let other = of("https://a.example/2015/8/4/x", Some("2015-08-09"));
        assert_eq!(other.report.dating.best, Day::from_civil(2015, 8, 9));
        assert!(other.report.dating.reasons.iter().any(|reason| reason.rule == "structured-contradicted"));
    }

    #[test]
    fn a_date_in_the_body_is_no_date_of_publication() {
        let RecordReading { report, .. } = read(&with_body("4 أغسطس 2015\nقال مسؤول إن العدد كبير."));
        assert_eq!(report.dating.provenance, Provenance::Unknown);
        assert_eq!(report.times.len(), 1);
    }

    #[test]
    fn an_author_credits_an_agency_but_not_an_outlet() {
        let relayed = |author: &str| -> Vec<String> {
            let record = Record { author: some(author), ..with_body("نص التقرير كله هنا.") };
            read(&record).report.relayed.into_iter().map(|one| one.name).collect()
        };
        assert_eq!(relayed("دمشق - رويترز"), ["رويترز"]);
        assert_eq!(relayed("رويترز"), ["رويترز"]);
        assert!(relayed("لندن: «الشرق الأوسط»").is_empty());
    }

    #[test]
    fn white_space_is_no_field_and_any_text_is_read() {
        let blank =
            Record { title: some(" \n"), outlet: some(""), published: some("\t"), ..with_body("نص") };
        let RecordReading { page, report, not_a_day } = read(&blank);
        assert_eq!((page.text.as_str(), report.title, report.outlet, not_a_day), ("نص", None, None, None));
        let odd = Record { title: some("\n- \r\n***\r"), author: some("!"), ..with_body("\r\nا\n\n•\n") };
        let RecordReading { page, report, .. } = read(&odd);
        let labelled: Vec<&str> = report.blocks.iter().map(|block| block.span.of(&page.text)).collect();
        assert_eq!(labelled, ["- \r\n***", "!", "ا\n\n•"]);
    }
}
