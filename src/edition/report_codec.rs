//! What was read from a page, in few bytes: rules by their number, and spans and days by those that stand
//! there already, for the words of a title are mostly a block and those of a dating a time.

use crate::calendar::Day;
use crate::mentions::TimeRule;
use crate::reading::rules::{BlockRule, DatingRule};
use crate::report::{
    Amount, Block, BlockLabel, Credited, Dating, Granularity, Provenance, Reason, Report, Span, TimeAgainst,
    TimeMention, TimeModifier, TimeRole,
};
use crate::varint::{put_varint, take_varint, unzigzag, zigzag};

const MOST_REASONS: usize = Dating::MOST_REASONS;

/// Writes a report of the page with this text; also one that does not fit the page, but for one with more
/// sources than the page has bytes or more reasons than any has.
#[must_use]
pub fn encode(report: &Report, text: &str) -> Vec<u8> {
    let mut to = Writer { bytes: Vec::new(), report, text, still_said: text.len() };
    to.blocks();
    to.times();
    to.optional(report.title.as_ref(), |to, title| to.known_span(*title));
    to.optional(report.outlet.as_ref(), Writer::credited);
    to.list(&report.relayed, Writer::credited);
    to.list(&report.authors, Writer::credited);
    to.optional(report.agency.as_ref(), Writer::credited);
    to.dating();
    to.bytes
}

/// Reads what [`encode`] wrote of a page with this text; `None` for anything else. Whether spans lie on the
/// page is not checked here.
#[must_use]
pub fn decode(bytes: &[u8], text: &str) -> Option<Report> {
    let mut from = Reader { bytes, text, still_said: text.len(), blocks: Vec::new(), times: Vec::new() };
    from.blocks = from.blocks()?;
    from.times = from.times()?;
    let title = from.optional(Reader::known_span)?;
    let outlet = from.optional(Reader::credited)?;
    let relayed = from.list(text.len(), Reader::credited)?;
    let authors = from.list(text.len(), Reader::credited)?;
    let agency = from.optional(Reader::credited)?;
    let dating = from.dating()?;
    let Reader { bytes, blocks, times, .. } = from;
    bytes.is_empty().then_some(Report { title, outlet, authors, agency, relayed, dating, blocks, times })
}

struct Writer<'a> {
    bytes: Vec<u8>,
    report: &'a Report,
    text: &'a str,
    /// How many bytes of names may still be those at their span, as in [`Reader`].
    still_said: usize,
}

impl<'a> Writer<'a> {
    fn number(&mut self, number: usize) {
        put_varint(&mut self.bytes, number as u64);
    }

    fn optional<T>(&mut self, thing: Option<&'a T>, put: impl Fn(&mut Self, &'a T)) {
        self.list(thing.map_or(&[], std::slice::from_ref), put);
    }

    fn list<T>(&mut self, things: &'a [T], put: impl Fn(&mut Self, &'a T)) {
        self.number(things.len());
        things.iter().for_each(|thing| put(self, thing));
    }

    fn string(&mut self, string: &str) {
        self.number(string.len());
        self.bytes.extend(string.as_bytes());
    }

    /// The number of a rule, where it has one, else its name.
    fn rule(&mut self, number: Option<usize>, name: &str) {
        self.number(number.map_or(0, |number| number + 1));
        if number.is_none() {
            self.string(name);
        }
    }

    /// A span behind another, which ends there.
    fn span_after(&mut self, end: u32, span: Span) {
        self.number(span.start.wrapping_sub(end) as usize);
        self.number(span.end.wrapping_sub(span.start) as usize);
    }

    /// Which block it is or which time, else where it is.
    fn known_span(&mut self, span: Span) {
        let report = self.report;
        if let Some(nth) = report.blocks.iter().position(|block| block.span == span) {
            self.number(2 * nth + 1);
        } else if let Some(nth) = report.times.iter().position(|time| time.span == span) {
            self.number(2 * nth + 2);
        } else {
            self.number(0);
            self.span_after(0, span);
        }
    }

    fn day_after(&mut self, base: i32, day: Option<Day>) {
        put_varint(&mut self.bytes, day.map_or(0, |day| zigzag(day.0.wrapping_sub(base)) + 1));
    }

    /// At which time's start it is, else how far from the first of them.
    fn known_day(&mut self, day: Option<Day>) {
        let times = &self.report.times;
        if day.is_none() {
            self.number(0);
        } else if let Some(nth) = times.iter().position(|time| time.earliest == day) {
            self.number(nth + 2);
        } else {
            self.number(1);
            self.day_after(first_day(times), day);
        }
    }

    fn blocks(&mut self) {
        let mut end = 0;
        self.number(self.report.blocks.len());
        for Block { span, label, reason } in &self.report.blocks {
            self.span_after(end, *span);
            self.number(*label as usize);
            self.rule(BlockRule::from_spelling(reason).map(|rule| rule as usize), reason);
            end = span.end;
        }
    }

    fn times(&mut self) {
        let (mut end, mut day) = (0, 0);
        self.number(self.report.times.len());
        for time in &self.report.times {
            self.span_after(end, time.span);
            self.day_after(day, time.earliest);
            day = time.earliest.map_or(day, |earliest| earliest.0);
            self.day_after(day, time.latest);
            let modifier = time.modifier.map_or(0, |modifier| modifier as usize + 1);
            let in_one = (time.granularity as usize * N_MODIFIERS + modifier) * TimeRole::ALL.len();
            let beside = time.against as usize + TimeAgainst::ALL.len() * usize::from(time.amount.is_some());
            self.number(in_one + time.role as usize + beside * N_KINDS);
            if let Some(Amount { least, most, unit, every }) = time.amount {
                [least, most, unit as u32, every].into_iter().for_each(|n| self.number(n as usize));
            }
            self.rule(TimeRule::from_spelling(&time.rule).map(|rule| rule as usize), &time.rule);
            end = time.span.end;
        }
    }

    /// A name is mostly the words themselves.
    fn credited(&mut self, Credited { name, span }: &Credited) {
        self.known_span(*span);
        let said = words_at(self.text, *span).filter(|said| said == name);
        let left = said.and_then(|said| self.still_said.checked_sub(said.len()));
        self.number(usize::from(left.is_none()));
        match left {
            Some(left) => self.still_said = left,
            None => self.string(name),
        }
    }

    fn dating(&mut self) {
        let Dating { earliest, latest, best, provenance, page_clock, reasons } = &self.report.dating;
        self.number(*provenance as usize);
        [earliest, latest, best, page_clock].into_iter().for_each(|day| self.known_day(*day));
        self.list(reasons, |to, reason| {
            to.known_span(reason.span);
            to.rule(DatingRule::from_spelling(&reason.rule).map(|rule| rule as usize), &reason.rule);
            [reason.day, reason.earliest, reason.latest].into_iter().for_each(|day| to.known_day(day));
        });
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    text: &'a str,
    /// A name that is said takes two bytes here, however long it is: all of them are no longer than the text.
    still_said: usize,
    blocks: Vec<Block>,
    times: Vec<TimeMention>,
}

impl Reader<'_> {
    fn number(&mut self) -> Option<usize> {
        usize::try_from(take_varint(&mut self.bytes)?).ok()
    }

    fn offset(&mut self) -> Option<u32> {
        u32::try_from(take_varint(&mut self.bytes)?).ok()
    }

    fn optional<T>(&mut self, take: impl Fn(&mut Self) -> Option<T>) -> Option<Option<T>> {
        match self.number()? {
            0 => Some(None),
            1 => take(self).map(Some),
            _ => None,
        }
    }

    /// However many are claimed: each takes a byte at least, so there are no more than there are bytes, nor
    /// than `most`.
    fn list<T>(&mut self, most: usize, take: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let n = self.number().filter(|n| *n <= most)?;
        let mut things = Vec::new();
        for _ in 0..n {
            things.push(take(self)?);
        }
        Some(things)
    }

    fn string(&mut self) -> Option<String> {
        let len = self.number()?;
        let (string, rest) = self.bytes.split_at_checked(len)?;
        self.bytes = rest;
        String::from_utf8(string.to_vec()).ok()
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(self.number()?).copied()
    }

    fn rule<R: Copy>(&mut self, all: &[R], name: impl Fn(R) -> &'static str) -> Option<String> {
        match self.number()?.checked_sub(1) {
            Some(nth) => all.get(nth).map(|rule| name(*rule).to_owned()),
            None => self.string(),
        }
    }

    fn span_after(&mut self, end: u32) -> Option<Span> {
        let start = end.wrapping_add(self.offset()?);
        Some(Span { start, end: start.wrapping_add(self.offset()?) })
    }

    fn known_span(&mut self) -> Option<Span> {
        let Some(known) = self.number()?.checked_sub(1) else { return self.span_after(0) };
        if known % 2 == 0 {
            self.blocks.get(known / 2).map(|block| block.span)
        } else {
            self.times.get(known / 2).map(|time| time.span)
        }
    }

    fn day_after(&mut self, base: i32) -> Option<Option<Day>> {
        let Some(days) = take_varint(&mut self.bytes)?.checked_sub(1) else { return Some(None) };
        Some(Some(Day(base.wrapping_add(unzigzag(u32::try_from(days).ok()?)))))
    }

    fn known_day(&mut self) -> Option<Option<Day>> {
        match self.number()? {
            0 => Some(None),
            1 => self.day_after(first_day(&self.times)),
            nth => self.times.get(nth - 2).map(|time| time.earliest),
        }
    }

    fn blocks(&mut self) -> Option<Vec<Block>> {
        let mut blocks: Vec<Block> = Vec::new();
        for _ in 0..self.number()? {
            let span = self.span_after(blocks.last().map_or(0, |before| before.span.end))?;
            let label = self.one_of(BlockLabel::ALL)?;
            let reason = self.rule(BlockRule::ALL, BlockRule::as_str)?;
            blocks.push(Block { span, label, reason });
        }
        Some(blocks)
    }

    fn times(&mut self) -> Option<Vec<TimeMention>> {
        let mut times: Vec<TimeMention> = Vec::new();
        let mut day = 0;
        for _ in 0..self.number()? {
            let span = self.span_after(times.last().map_or(0, |before| before.span.end))?;
            let earliest = self.day_after(day)?;
            day = earliest.map_or(day, |earliest| earliest.0);
            let latest = self.day_after(day)?;
            let in_one = self.number()?;
            let (beside, in_one) = (in_one / N_KINDS, in_one % N_KINDS);
            let (against, has_amount) = (beside % TimeAgainst::ALL.len(), beside / TimeAgainst::ALL.len());
            let (rest, role) = (in_one / TimeRole::ALL.len(), in_one % TimeRole::ALL.len());
            let (granularity, modifier) = (rest / N_MODIFIERS, rest % N_MODIFIERS);
            let amount = match has_amount {
                0 => None,
                1 => Some(self.amount()?),
                _ => return None,
            };
            times.push(TimeMention {
                span,
                earliest,
                latest,
                granularity: *Granularity::ALL.get(granularity)?,
                modifier: modifier.checked_sub(1).map(|nth| TimeModifier::ALL[nth]),
                role: TimeRole::ALL[role],
                rule: self.rule(TimeRule::ALL, TimeRule::as_str)?,
                against: TimeAgainst::ALL[against],
                amount,
            });
        }
        Some(times)
    }

    fn amount(&mut self) -> Option<Amount> {
        let (least, most) = (self.offset()?, self.offset()?);
        Some(Amount { least, most, unit: self.one_of(Granularity::ALL)?, every: self.offset()? })
    }

    fn credited(&mut self) -> Option<Credited> {
        let span = self.known_span()?;
        let name = match self.number()? {
            0 => {
                let said = words_at(self.text, span)?;
                self.still_said = self.still_said.checked_sub(said.len())?;
                said.to_owned()
            }
            _ => self.string()?,
        };
        Some(Credited { name, span })
    }

    fn dating(&mut self) -> Option<Dating> {
        Some(Dating {
            provenance: self.one_of(Provenance::ALL)?,
            earliest: self.known_day()?,
            latest: self.known_day()?,
            best: self.known_day()?,
            page_clock: self.known_day()?,
            reasons: self.list(MOST_REASONS, |from| {
                let span = from.known_span()?;
                let rule = from.rule(DatingRule::ALL, DatingRule::as_str)?;
                let [day, earliest, latest] = [from.known_day()?, from.known_day()?, from.known_day()?];
                Some(Reason { span, rule, day, earliest, latest })
            })?,
        })
    }
}

/// The modifiers, and that there is none.
const N_MODIFIERS: usize = TimeModifier::ALL.len() + 1;

/// What granularity, modifier and role make together: explicit times take one byte for all of it.
const N_KINDS: usize = Granularity::ALL.len() * N_MODIFIERS * TimeRole::ALL.len();

fn words_at(text: &str, span: Span) -> Option<&str> {
    text.get(span.start as usize..span.end as usize)
}

fn first_day(times: &[TimeMention]) -> i32 {
    times.iter().find_map(|time| time.earliest).map_or(0, |day| day.0)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    const TEXT: &str = "وكالة الأنباء، 3 آذار 2019: نص";

    fn span() -> impl Strategy<Value = Span> {
        let offset = || prop_oneof![0..30_u32, any::<u32>()];
        (offset(), offset()).prop_map(|(start, end)| Span { start, end })
    }

    fn day() -> impl Strategy<Value = Option<Day>> {
        let days = prop_oneof![17_900..18_000_i32, any::<i32>(), Just(i32::MIN), Just(i32::MAX)];
        option::of(days.prop_map(Day))
    }

    fn rule(known: Vec<&'static str>) -> impl Strategy<Value = String> {
        prop_oneof![select(known).prop_map(str::to_owned), ".{0,5}"]
    }

    fn block() -> impl Strategy<Value = Block> {
        let reason = rule(BlockRule::ALL.iter().map(|rule| rule.as_str()).collect());
        (span(), select(BlockLabel::ALL), reason).prop_map(|(span, label, reason)| Block {
            span,
            label,
            reason,
        })
    }

    fn time() -> impl Strategy<Value = TimeMention> {
        let rule = rule(TimeRule::ALL.iter().map(|rule| rule.as_str()).collect());
        let modifier = option::of(select(TimeModifier::ALL));
        let amount = (any::<u32>(), 0..4_u32, select(Granularity::ALL), 0..3_u32)
            .prop_map(|(least, most, unit, every)| Amount { least, most, unit, every });
        let beside = (select(TimeAgainst::ALL), option::of(amount));
        (span(), day(), day(), select(Granularity::ALL), modifier, select(TimeRole::ALL), rule, beside)
            .prop_map(|(span, earliest, latest, granularity, modifier, role, rule, (against, amount))| {
                TimeMention { span, earliest, latest, granularity, modifier, role, rule, against, amount }
            })
    }

    fn dating(of: Vec<Option<Day>>, spans: Vec<Span>) -> impl Strategy<Value = Dating> {
        let days = || prop_oneof![select([of.clone(), vec![None]].concat()), day()];
        let spans = prop_oneof![select([spans, vec![Span { start: 0, end: 0 }]].concat()), span()];
        let rules = rule(DatingRule::ALL.iter().map(|rule| rule.as_str()).collect());
        let reason = (spans, rules, days(), days(), days())
            .prop_map(|(span, rule, day, earliest, latest)| Reason { span, rule, day, earliest, latest });
        (days(), days(), days(), days(), select(Provenance::ALL), vec(reason, 0..3)).prop_map(
            |(earliest, latest, best, page_clock, provenance, reasons)| Dating {
                earliest,
                latest,
                best,
                provenance,
                page_clock,
                reasons,
            },
        )
    }

    fn credited() -> impl Strategy<Value = Credited> {
        let name = prop_oneof![Just("وكالة".to_owned()), ".{0,4}"];
        let span = prop_oneof![Just(Span { start: 0, end: 10 }), span()];
        (name, span).prop_map(|(name, span)| Credited { name, span })
    }

    fn report() -> impl Strategy<Value = Report> {
        let names =
            (option::of(credited()), vec(credited(), 0..3), option::of(credited()), vec(credited(), 0..3));
        let read = (vec(block(), 0..4), vec(time(), 0..4), names);
        read.prop_flat_map(|(blocks, times, (outlet, authors, agency, relayed))| {
            let days = times.iter().map(|time| time.earliest).collect();
            let of_blocks = blocks.iter().map(|block| block.span);
            let spans: Vec<Span> = of_blocks.chain(times.iter().map(|time| time.span)).collect();
            let titles =
                prop_oneof![select([spans.clone(), vec![Span { start: 1, end: 2 }]].concat()), span()];
            (dating(days, spans), option::of(titles)).prop_map(move |(dating, title)| Report {
                title,
                outlet: outlet.clone(),
                authors: authors.clone(),
                agency: agency.clone(),
                relayed: relayed.clone(),
                dating,
                blocks: blocks.clone(),
                times: times.clone(),
            })
        })
    }

    proptest! {
        #[test]
        fn nothing_is_lost(report in report()) {
            let bytes = encode(&report, TEXT);
            prop_assert_eq!(decode(&bytes, TEXT), Some(report));
            prop_assert_eq!(decode(&[bytes.as_slice(), &[0]].concat(), TEXT), None);
            prop_assert_eq!(decode(&bytes[..bytes.len() - 1], TEXT), None);
        }

        #[test]
        fn any_bytes_are_a_report_or_refused(bytes in vec(prop_oneof![0..8_u8, any::<u8>()], 0..60)) {
            let _ = decode(&bytes, TEXT);
        }
    }

    #[test]
    fn what_repeats_what_stands_there_takes_a_byte() {
        let span = Span { start: 0, end: 10 };
        let block =
            Block { span, label: BlockLabel::Masthead, reason: BlockRule::MediumAlone.as_str().into() };
        let mut report = Report {
            title: None,
            outlet: None,
            authors: Vec::new(),
            agency: None,
            relayed: Vec::new(),
            dating: Dating::unknown(),
            blocks: vec![block],
            times: Vec::new(),
        };
        let without = encode(&report, TEXT).len();
        report.outlet = Some(Credited { name: "وكالة".to_owned(), span });
        assert_eq!(encode(&report, TEXT).len(), without + 2);
    }

    #[test]
    fn more_than_there_are_bytes_is_refused_at_once() {
        let mut many = Vec::new();
        put_varint(&mut many, u64::MAX >> 1);
        assert_eq!(decode(&many, TEXT), None);
    }

    fn said_by(n_sources: usize) -> Report {
        let span = Span { start: 0, end: TEXT.len() as u32 };
        let relayed = vec![Credited { name: TEXT.to_owned(), span }; n_sources];
        Report {
            title: None,
            outlet: None,
            authors: Vec::new(),
            agency: None,
            relayed,
            dating: Dating::unknown(),
            blocks: Vec::new(),
            times: Vec::new(),
        }
    }

    #[test]
    fn names_that_repeat_the_page_are_written_out() {
        let bytes = encode(&said_by(3), TEXT);
        assert!(bytes.len() > 2 * TEXT.len());
        assert_eq!(decode(&bytes, TEXT), Some(said_by(3)));
    }

    #[test]
    fn few_bytes_claim_no_more_names_than_the_page_has_letters() {
        let with_none = encode(&said_by(0), TEXT);
        let (before, dating) = with_none.split_at(4);
        let (n_sources, dating) = (dating[0], &dating[1..]);
        assert_eq!(n_sources, 0);
        let of = |names: [[u8; 4]; 2]| decode(&[before, &[2], &names.concat(), dating].concat(), TEXT);
        let said = |len: usize| [0, 0, len as u8, 0];
        assert_eq!(of([said(TEXT.len()), said(0)]).unwrap().relayed.len(), 2);
        assert_eq!(of([said(TEXT.len()), said(TEXT.len())]), None);
    }

    #[test]
    fn few_bytes_claim_no_more_reasons_than_a_dating_can_have() {
        let span = Span { start: 0, end: 10 };
        let rule = DatingRule::ALL[0].as_str().to_owned();
        let reason = Reason { span, rule, day: None, earliest: None, latest: None };
        let mut report = said_by(0);
        report.dating.reasons = vec![reason.clone(); MOST_REASONS];
        assert_eq!(decode(&encode(&report, TEXT), TEXT).as_ref(), Some(&report));
        report.dating.reasons.push(reason);
        assert_eq!(decode(&encode(&report, TEXT), TEXT), None);
    }
}
