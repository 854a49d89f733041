//! Local tool.
#![cfg(feature = "packer")]
use serde_json::{Value, json};
use sijill::calendar::Day;
use sijill::mentions::telling::{Resolved, Resolving, told_in};
use sijill::mentions::{times_in, words_of};
use sijill::report::Span;
fn day(text: &str) -> Option<Day> {
    match text.get(..10)?.parse().ok()? {
        sijill::calendar::PartialDate::Day(day) => Some(day),
        _ => None,
    }
}
fn read(text: &str, published: Day) -> Vec<Resolved> {
    let mut resolving = Resolving::against(Some((published, published)));
    let mut start = 0;
    let mut told = Vec::new();
    for line in text.split('\n') {
        let words = words_of(text, Span::new(start, start + line.len()));
        let found = times_in(text, &words);
        told.extend(told_in(text, &words, &found).iter().map(|told| resolving.resolve(told)));
        start += line.len() + 1;
    }
    told
}
#[test]
fn mark() {
    let path = std::env::var("MARK").unwrap();
    let mut out = String::new();
    for line in std::fs::read_to_string(&path).unwrap().lines() {
        let v: Value = serde_json::from_str(line).unwrap();
        let text = v["text"].as_str().unwrap();
        let told = read(text, day(v["against"].as_str().unwrap()).unwrap());
        let list: Vec<Value> = told.iter().map(|t| {
            let c = |b: u32| text[..b as usize].chars().count();
            json!({"s": c(t.span.start), "e": c(t.span.end), "w": t.span.of(text),
              "from": t.named.map(|x| x.0.to_string()), "last": t.named.map(|x| x.1.to_string()),
              "mod": t.modifier.map(|m| m.as_str()), "rule": t.rule.as_str(), "g": format!("{:?}", t.granularity),
              "amt": t.amount.map(|a| format!("{}..{}/2 {} every {}", a.least, a.most, a.unit.as_str(), a.every))})
        }).collect();
        out.push_str(&json!({"n": v["n"], "told": list}).to_string());
        out.push('\n');
    }
    std::fs::write(format!("{path}.told"), out).unwrap();
}
