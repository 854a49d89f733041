//! Zips as others make them, and as they should not.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Each name with what was read, or what was said.
fn members(zip: &[u8], limit: u64) -> Vec<(String, Result<Vec<u8>, String>)> {
    let mut found = Vec::new();
    each_member(Cursor::new(zip), |_| limit, &mut |name, member| {
        let said = match member {
            Member::File(_, content) => {
                let mut bytes = Vec::new();
                content.read_to_end(&mut bytes).map(|_| bytes).map_err(|error| error.to_string())
            }
            Member::Bad(reason) => Err(reason),
            Member::Foreign(what) => Err(what.to_owned()),
        };
        found.push((name.to_owned(), said));
    });
    found
}

fn reason(zip: &[u8], limit: u64) -> String {
    let found = members(zip, limit);
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().unwrap().1.unwrap_err()
}

#[test]
fn files_in_folders_are_brought_with_their_names() {
    let zip = zip(&[
        ("b/c.jsonl", b"{}"),
        ("a.txt", b"text"),
        (".hidden/a.txt", b"no"),
        ("__MACOSX/a.txt", b"no"),
        ("README.md", b"no"),
        ("corpus.toml", b"no"),
    ]);
    assert_eq!(
        members(&zip, 4),
        [("b/c.jsonl".to_owned(), Ok(b"{}".to_vec())), ("a.txt".to_owned(), Ok(b"text".to_vec()))]
    );
}

#[test]
fn no_file_unpacks_to_more_than_it_may_whatever_it_claims() {
    let mut bomb = zip(&[("a.txt", &[b' '; 1001])]);
    assert!(bomb.len() < 200);
    assert!(members(&bomb, 1001)[0].1.is_ok());
    assert!(reason(&bomb, 1000).starts_with("it unpacks to more than 1000 bytes"));
    // Both headers claim another size.
    let size = 1001_u32.to_le_bytes();
    for at in 0..bomb.len() - 4 {
        if bomb[at..at + 4] == size {
            bomb[at..at + 4].copy_from_slice(&5_u32.to_le_bytes());
        }
    }
    assert!(reason(&bomb, 1000).contains("larger than its declared"));
}

#[test]
fn names_that_lead_out_are_refused() {
    for name in
        ["../a.txt", "a/../../b.txt", "/etc/a.txt", "\\a.txt", "a\\..\\..\\b.txt", "C:\\a.txt", "c:a.txt"]
    {
        let found = members(&zip(&[(name, b"text"), ("good.txt", b"text")]), 9);
        assert!(found[0].1.as_ref().unwrap_err().contains("leads out of the zip"), "{name}");
        assert!(found[1].1.is_ok());
    }
    let sound = ["a..b.txt", "..a/b.txt.txt"].map(leads_out);
    assert_eq!(sound, [false, false]);
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let good = zip(&[("a.txt", b"text that is long enough to be deflated, text that is long enough")]);
    let inner = zip(&[("inner.zip", &good)]);
    assert!(reason(&inner, 999).contains("a zip in a zip"));
    assert_eq!(reason(b"PK\x03\x04 and no more", 9).split(':').next(), Some("not understood as a zip"));
    // The bit that says so, in both headers.
    let mut encrypted = good.clone();
    let directory = encrypted.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    encrypted[6] |= 1;
    encrypted[directory + 8] |= 1;
    assert!(reason(&encrypted, 999).contains("encrypted"));
    let mut odd = good.clone();
    odd[8] = 14;
    odd[directory + 10] = 14;
    assert!(reason(&odd, 999).contains("make the zip anew"));
    let mut damaged = good;
    damaged[50] ^= 0x40;
    assert!(members(&damaged, 999)[0].1.is_err());
}

#[test]
fn files_that_share_their_bytes_are_a_bomb() {
    let mut one = zip(&[("a.txt", b"text"), ("b.txt", b"text")]);
    let directory = one.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    let second = directory + 46 + "a.txt".len();
    // The second file lies where the first does.
    one[second + 42..second + 46].copy_from_slice(&[0; 4]);
    assert!(reason(&one, 9).contains("zip bomb"));
}

#[test]
fn two_files_of_one_name_are_told() {
    let mut two = zip(&[("a.txt", b"text"), ("b.txt", b"next")]);
    while let Some(at) = two.windows(5).position(|bytes| bytes == b"b.txt") {
        two[at] = b'a';
    }
    let found = members(&two, 9);
    assert!(found[0].1.as_ref().unwrap_err().contains("one name"));
    assert_eq!(found.len(), 2);
}
