//! The same reports in tantivy, as its documentation has it: Arabic Snowball stems, positions, fast fields.

use std::ops::Bound;

use tantivy::aggregation::agg_req::Aggregations;
use tantivy::aggregation::{AggContextParams, AggregationCollector};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, Occur, PhraseQuery, Query, RangeQuery, RegexQuery, TermQuery};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{Language, LowerCaser, SimpleTokenizer, Stemmer, TextAnalyzer};
use tantivy::{Index, Searcher, TantivyDocument, Term};

use crate::corpus::{Article, Kind, Question};

pub struct Peer {
    searcher: Searcher,
    fields: Fields,
    stems: TextAnalyzer,
    counted: Aggregations,
    /// What its files take, in bytes.
    pub index_bytes: u64,
}

#[derive(Clone, Copy)]
struct Fields {
    nth: Field,
    title: Field,
    body: Field,
    outlet: Field,
    day: Field,
}

const ANALYZER: &str = "arabic";
/// A heap as its documentation recommends, in bytes.
const HEAP: usize = 200 << 20;

impl Peer {
    /// Indexes in memory with so many threads; titles only on request.
    pub fn index(articles: &[Article], with_titles: bool, threads: usize) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(ANALYZER)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let text = TextOptions::default().set_indexing_options(indexing);
        let fields = Fields {
            nth: schema.add_u64_field("nth", FAST),
            title: schema.add_text_field("title", text.clone()),
            body: schema.add_text_field("body", text),
            outlet: schema.add_text_field("outlet", STRING | FAST),
            day: schema.add_i64_field("day", INDEXED | FAST),
        };
        let index = Index::create_in_ram(schema.build());
        let stems = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(LowerCaser)
            .filter(Stemmer::new(Language::Arabic))
            .build();
        index.tokenizers().register(ANALYZER, stems.clone());
        let mut writer = index.writer_with_num_threads(threads, HEAP)?;
        for (article, nth) in articles.iter().zip(0..) {
            let mut document = TantivyDocument::default();
            document.add_u64(fields.nth, nth);
            if with_titles {
                document.add_text(fields.title, &article.title);
            }
            document.add_text(fields.body, &article.body);
            document.add_text(fields.outlet, &article.outlet);
            if let Some(day) = article.day {
                document.add_i64(fields.day, i64::from(day.0));
            }
            writer.add_document(document)?;
        }
        writer.commit()?;
        let segments = index.searchable_segment_ids()?;
        if segments.len() > 1 {
            writer.merge(&segments).wait()?;
        }
        writer.wait_merging_threads()?;
        let searcher = index.reader()?.searcher();
        let index_bytes = searcher.space_usage()?.total().get_bytes();
        let counted = serde_json::from_value(serde_json::json!({
            "outlets": { "terms": { "field": "outlet", "size": 1000 } },
            "days": { "histogram": { "field": "day", "interval": 1 } }
        }))?;
        Ok(Self { searcher, fields, stems, counted, index_bytes })
    }

    fn terms(&mut self, field: Field, text: &str) -> Vec<Term> {
        let mut stream = self.stems.token_stream(text);
        let mut terms = Vec::new();
        stream.process(&mut |token| terms.push(Term::from_field_text(field, &token.text)));
        terms
    }

    /// In the title or in the body.
    fn either(each: [Option<Box<dyn Query>>; 2]) -> (Occur, Box<dyn Query>) {
        let each = each.into_iter().flatten().map(|query| (Occur::Should, query));
        (Occur::Must, Box::new(BooleanQuery::new(each.collect())))
    }

    fn word(term: Term) -> Box<dyn Query> {
        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
    }

    fn phrase(&mut self, field: Field, text: &str) -> Option<Box<dyn Query>> {
        let mut terms = self.terms(field, text);
        if terms.len() > 1 {
            return Some(Box::new(PhraseQuery::new(terms)));
        }
        terms.pop().map(Self::word)
    }

    /// The query of a question.
    pub fn query(&mut self, question: &Question) -> tantivy::Result<Box<dyn Query>> {
        let mut all: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let in_fields = [self.fields.title, self.fields.body];
        match question.kind {
            Kind::Words => {
                for word in &question.words {
                    all.push(Self::either(
                        in_fields.map(|field| self.terms(field, word).pop().map(Self::word)),
                    ));
                }
            }
            Kind::Phrase => {
                let text = question.words.join(" ");
                all.push(Self::either(in_fields.map(|field| self.phrase(field, &text))));
            }
            Kind::Prefix => {
                let begins = format!("{}.*", question.words.concat());
                let [title, body] = in_fields.map(|field| RegexQuery::from_pattern(&begins, field));
                all.push(Self::either([Some(Box::new(title?)), Some(Box::new(body?))]));
            }
        }
        if let Some(outlet) = &question.outlet {
            let term = Term::from_field_text(self.fields.outlet, outlet);
            all.push((Occur::Must, Box::new(TermQuery::new(term, IndexRecordOption::Basic))));
        }
        if question.since.is_some() || question.until.is_some() {
            let bound = |day: Option<sijill::calendar::Day>| match day {
                Some(day) => Bound::Included(Term::from_field_i64(self.fields.day, i64::from(day.0))),
                None => Bound::Unbounded,
            };
            all.push((Occur::Must, Box::new(RangeQuery::new(bound(question.since), bound(question.until)))));
        }
        Ok(Box::new(BooleanQuery::new(all)))
    }

    /// Hits, counts of outlets, a histogram by day, the first fifty. Returns the hits.
    pub fn answer(&mut self, query: &dyn Query) -> tantivy::Result<usize> {
        let counting = AggregationCollector::from_aggs(self.counted.clone(), AggContextParams::default());
        let wanted = (Count, TopDocs::with_limit(50).order_by_score(), counting);
        let (n_hits, first, counted) = self.searcher.search(query, &wanted)?;
        std::hint::black_box((first, counted));
        Ok(n_hits)
    }

    /// The first ten articles for any of the words, by their places in the corpus.
    pub fn first_ten(&mut self, text: &str) -> tantivy::Result<Vec<usize>> {
        let words: Vec<(Occur, Box<dyn Query>)> = self
            .terms(self.fields.body, text)
            .into_iter()
            .map(|term| (Occur::Should, Self::word(term)))
            .collect();
        let found =
            self.searcher.search(&BooleanQuery::new(words), &TopDocs::with_limit(10).order_by_score())?;
        let mut places = Vec::with_capacity(found.len());
        for (_, address) in found {
            let segment = self.searcher.segment_reader(address.segment_ord);
            let column = segment.fast_fields().u64("nth")?;
            places.extend(column.first(address.doc_id).map(|nth| nth as usize));
        }
        Ok(places)
    }
}
