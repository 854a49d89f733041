//! The reader of HTML, on any bytes, and on small pages to which each four bytes of the input do something.
#![no_main]

#[path = "../../shared/laws.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;

const PAGES: [&str; 3] = [
    "<!DOCTYPE html><html dir=rtl><head><meta charset=utf-8><title>عنوان التقرير الطويل - موقع</title><meta \
     property=article:published_time content=2015-08-04T10:00:00Z><script type=application/ld+json>{\"@type\": \
     \"NewsArticle\", \"headline\": \"\\u0639\", \"author\": [{\"name\": \"x\"}]}</script></head><body><nav><a \
     href=/>الرئيسية</a></nav><article><h1>عنوان التقرير الطويل</h1><time datetime=2015-08-04>أمس</time><p>قال &amp; \
     قيل.<p>نص</article><aside class=related>غيره</aside></body>",
    "<TABLE><TR><TD><FONT><B>عنوان</B><BR>نص &#1587;&nbsp;<A HREF=x>رابط</A>|<IMG SRC=y></FONT><TD><UL><LI>أ<LI>ب</UL></TABLE>",
    "<pre>سطر\r\nسطر</pre><select><option>لا</select><p style=display:none>لا<style>p{}</style><textarea><p></textarea>",
];
const SNIPPETS: [&str; 12] =
    ["<", ">", "&", "</p>", "<div>", "<!--", "-->", "\"", "<script>", "</script>", "&#x", "<table><td>"];

fuzz_target!(|bytes: &[u8]| {
    laws::hold_of_html(bytes);
    let Some((first, edits)) = bytes.split_first() else { return };
    let mut page = PAGES[usize::from(*first) % PAGES.len()].as_bytes().to_vec();
    for edit in edits.chunks_exact(4).take(16) {
        let at = usize::from(u16::from_le_bytes([edit[1], edit[2]])) % (page.len() + 1);
        match edit[0] % 5 {
            0 => page.insert(at, edit[3]),
            1 => drop(page.drain(at..(at + usize::from(edit[3])).min(page.len()))),
            2 => page.truncate(at.max(1)),
            3 => page.splice(at..at, SNIPPETS[usize::from(edit[3]) % SNIPPETS.len()].bytes()).for_each(drop),
            _ => page.extend_from_within(at..),
        }
    }
    laws::hold_of_html(&page);
});
