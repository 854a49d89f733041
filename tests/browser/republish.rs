//! What a reader who was here before fetches after the site has been published again, in both
//! browsers: the server is `sijill serve`, and every byte of its answers is counted.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use sijill::packer::serve::Server;

use crate::kit::browser::Pointer;
use crate::kit::foreign::Foreign;
use crate::kit::line::{Line, Slowness};
use crate::kit::visit::SETTLED;
use crate::kit::{Browser, Kind, corpus, told};

const LINK: &str = "#v1&q=مقاتل";
/// What publishing an unchanged corpus again may cost a reader, in bytes.
const ALMOST_NOTHING: usize = 5_000;
/// What the page has once the service worker is there, and once it has a newer version.
const KEPT: &str = "document.querySelector('#offline[data-keeping=partly]')";
const OFFERED: &str = "document.querySelector('#offer')";
const ONE_MORE: &str =
    "تقرير آخر عن المخيم\n\nنشر في 3 آذار 2019\n\nقال مراسل إن القافلة وصلت إلى المخيم بعد انتظار طويل.\n";

/// A corpus that is published, again and again, into one folder.
struct Publisher {
    folder: PathBuf,
}

impl Publisher {
    fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("republish-{name}"));
        let _absent = fs::remove_dir_all(&folder);
        let publisher = Self { folder };
        fs::create_dir_all(publisher.corpus()).unwrap();
        for (nth, page) in corpus::pages().iter().enumerate() {
            publisher.add(&format!("{nth}.txt"), page);
        }
        publisher
    }

    fn corpus(&self) -> PathBuf {
        self.folder.join("pages")
    }

    fn site(&self) -> PathBuf {
        self.folder.join("site")
    }

    fn add(&self, name: &str, page: &str) {
        fs::write(self.corpus().join(name), page).unwrap();
    }

    /// From nothing, as a host does that gets each site anew: every file has a new time.
    fn publish(&self) {
        let _absent = fs::remove_dir_all(self.site());
        // Times in answers count seconds.
        std::thread::sleep(Duration::from_millis(1100));
        let mut pack = Command::new(told("SIJILL_PROGRAM"));
        pack.arg("pack").arg(self.corpus()).arg("--shell").arg(told("SIJILL_SHELL"));
        let output = pack.arg("--out").arg(self.site()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    fn data(&self) -> BTreeSet<String> {
        let entries = fs::read_dir(self.site().join("data")).unwrap();
        entries.map(|entry| format!("data/{}", entry.unwrap().file_name().to_string_lossy())).collect()
    }
}

/// A reader with one profile, and the line that counts.
struct Reader {
    browser: Browser,
    line: Line,
    _server: Server,
}

impl Reader {
    fn of(kind: Kind, site: &Path) -> Self {
        let server = Server::start(site, 0, None).unwrap();
        let line = Line::to(server.address(), Slowness::NONE);
        let browser = Browser::start(kind, Pointer::Fine, &Foreign::listen().address());
        Self { browser, line, _server: server }
    }

    /// Opens the link, until the service worker has nothing more to fetch; what was asked for, and
    /// how many bytes came.
    fn visit(&self, until: &str) -> (Vec<String>, usize) {
        self.browser.open("about:blank");
        self.line.take_hits();
        self.browser.open(&format!("{}{LINK}", self.line.address()));
        self.browser.wait(SETTLED);
        self.browser.wait(until);
        let hits = self.line.take_hits();
        let bytes = hits.iter().map(|hit| hit.bytes).sum();
        (hits.into_iter().map(|hit| hit.path).collect(), bytes)
    }
}

fn an_unchanged_corpus_costs_almost_nothing_and_one_more_report_only_what_it_changed(kind: Kind) {
    let publisher = Publisher::new(&format!("{kind:?}"));
    publisher.publish();
    let reader = Reader::of(kind, &publisher.site());
    let (first, cold) = reader.visit(KEPT);
    assert!(first.iter().any(|path| path.starts_with("app/engine_bg-")), "{first:?}");
    assert!(cold > 20 * ALMOST_NOTHING, "{cold} bytes");

    let earlier = publisher.data();
    publisher.publish();
    assert_eq!(publisher.data(), earlier);
    let (asked, bytes) = reader.visit(KEPT);
    assert!(bytes <= ALMOST_NOTHING, "{bytes} bytes: {asked:?}");
    let named_by_content = |path: &&String| path.starts_with("app/") || path.starts_with("data/");
    assert_eq!(asked.iter().find(named_by_content), None);

    publisher.add("more.txt", ONE_MORE);
    publisher.publish();
    let (asked, _) = reader.visit(OFFERED);
    let data: BTreeSet<String> = asked.iter().filter(|path| path.starts_with("data/")).cloned().collect();
    assert!(!data.is_empty() && data.is_disjoint(&earlier), "{asked:?}");
    assert_eq!(asked.iter().find(|path| path.starts_with("app/")), None, "the program is the same");
}

mod both {
    crate::in_both_browsers!(
        an_unchanged_corpus_costs_almost_nothing_and_one_more_report_only_what_it_changed
    );
}
