//! Serves a published site as a host would, with the headers of its own `_headers`, from a
//! sub-path; logs every request; and damages answers on demand.

use std::fs;
use std::io::{BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha384};

use super::base64;
use super::http::Message;

/// A site must work from any folder of a host.
const BASE: &str = "/archive/reports/";
const PROBE: &str = "probe.js";
const BLANK: &str = "blank.html";
const REPORTS: &str = "/csp-reports";
const BESIDE: &str = "/beside.html";
const EMPTY_PAGE: &str =
    "<!doctype html><html lang=en><link rel=icon href=data:,><title>Blank</title><body></body></html>";

/// Loaded right behind the policy, before everything else, as a file of the site, so that no
/// policy has to be loosened. Remembers what went wrong on the page.
pub const PROBE_SCRIPT: &str = "(() => {
    const seen = globalThis.seenByProbe = { violations: [], errors: [] };
    addEventListener('securitypolicyviolation', e => seen.violations.push(
        e.effectiveDirective + ' ' + e.blockedURI + ' ' + (e.sourceFile || '') + ':' + e.lineNumber + ' ' + e.sample));
    addEventListener('error', e => seen.errors.push('error: ' + (e.message || e.target?.src || e.target?.href)), true);
    addEventListener('unhandledrejection', e => seen.errors.push('rejection: ' + e.reason));
    const error = console.error;
    console.error = (...parts) => { seen.errors.push('console: ' + parts.join(' ')); error.apply(console, parts); };
})();";

/// What to do to an answer.
#[derive(Clone)]
pub enum Alteration {
    /// The file is not there.
    Missing,
    /// One bit of the middle byte is another.
    FlippedByte,
    /// Only the first half arrives.
    Truncated,
    /// It takes this long.
    Delayed(Duration),
    /// It does not come before [`Site::release`].
    Held,
    /// Something else is in its place.
    Replaced(&'static str),
    /// The host has a page of its own in its place.
    OtherPage(&'static str),
    /// A part of its text is another.
    Edited(fn(String) -> String),
}

/// A request that was answered.
#[derive(Clone, Debug)]
pub struct Hit {
    /// `GET` or `HEAD`.
    pub method: String,
    /// Path within the site, `index.html` for the folder itself; the whole path where it lies outside.
    pub path: String,
    /// Whether it lies in the site's folder.
    pub inside: bool,
    /// The query string, which no request of ours has.
    pub query: Option<String>,
    /// `Referer`, if the browser sent one.
    pub referrer: Option<String>,
    /// 200 or 404.
    pub status: u16,
    /// Length of the body.
    pub bytes: usize,
    /// When the request had arrived.
    pub started: Instant,
    /// When the answer had been sent.
    pub finished: Instant,
}

/// How a site is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// With the headers of `_headers`, or as a host that sends none.
    pub headers: bool,
    /// With the probe; without it the requests are exactly the site's own.
    pub probe: bool,
}

impl Default for Manner {
    fn default() -> Self {
        Self { headers: true, probe: true }
    }
}

type Rewrite = fn(String) -> String;
/// A path that may end in `*`, and its headers.
type HeaderRule = (String, Vec<(String, String)>);

/// Whether the server answers.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Connection {
    #[default]
    Up,
    /// So many more answers, then half of one, then none.
    UpFor(u32),
    Down,
}

#[derive(Default)]
struct State {
    folder: PathBuf,
    connection: Connection,
    alterations: Vec<(String, Alteration)>,
    rewrite: Option<Rewrite>,
    hits: Vec<Hit>,
    reports: Vec<String>,
}

/// A site that is being served.
#[derive(Clone)]
pub struct Site {
    port: u16,
    manner: Manner,
    rules: Arc<Vec<HeaderRule>>,
    state: Arc<Mutex<State>>,
}

impl Site {
    /// Serves the folder on a free port until the process ends.
    ///
    /// # Panics
    /// Where there is no such site.
    pub fn serve(folder: &Path, manner: Manner) -> Self {
        assert!(folder.join("index.html").is_file(), "no site in {}", folder.display());
        let rules =
            fs::read_to_string(folder.join("_headers")).map(|text| header_rules(&text)).unwrap_or_default();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let site = Self { port, manner, rules: Arc::new(rules), state: Arc::default() };
        site.deploy(folder);
        let served = site.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let served = served.clone();
                std::thread::spawn(move || drop(served.connection(stream)));
            }
        });
        site
    }

    /// The address of the site's folder.
    pub fn address(&self) -> String {
        format!("http://localhost:{}{BASE}", self.port)
    }

    /// The address of an empty page of the same origin.
    pub fn blank(&self) -> String {
        format!("{}{BLANK}", self.address())
    }

    /// The address of an empty page of the same origin beside the site, which no service worker of the
    /// site has to do with, and which is there without a connection too.
    pub fn beside(&self) -> String {
        format!("http://localhost:{}{BESIDE}", self.port)
    }

    /// From now on the site of this folder is at the same address.
    pub fn deploy(&self, folder: &Path) {
        self.state().folder = folder.to_owned();
    }

    /// From now on nobody answers.
    pub fn stop(&self) {
        self.state().connection = Connection::Down;
    }

    /// Nobody answers any more after so many answers; the one after them breaks off.
    pub fn stop_after(&self, answers: u32) {
        self.state().connection = Connection::UpFor(answers);
    }

    /// From now on everything is answered again.
    pub fn resume(&self) {
        self.state().connection = Connection::Up;
    }

    /// From now on answers for files whose path begins with `prefix` are altered.
    pub fn alter(&self, prefix: &str, alteration: Alteration) {
        self.state().alterations.push((prefix.to_owned(), alteration));
    }

    /// What was held is answered.
    pub fn release(&self) {
        self.state().alterations.retain(|(_, alteration)| !matches!(alteration, Alteration::Held));
    }

    /// From now on everything is answered as it is.
    pub fn heal(&self) {
        self.state().alterations.clear();
    }

    /// From now on `index.html` passes through this function: for canaries.
    pub fn rewrite(&self, rewrite: Rewrite) {
        self.state().rewrite = Some(rewrite);
    }

    /// Every request so far, except the probe's.
    pub fn hits(&self) -> Vec<Hit> {
        self.state().hits.clone()
    }

    /// Forgets the requests so far.
    pub fn forget(&self) {
        self.state().hits.clear();
    }

    /// What the browsers reported against the policy, from the page and from the worker.
    pub fn reports(&self) -> Vec<String> {
        self.state().reports.clone()
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn connection(&self, stream: TcpStream) -> std::io::Result<()> {
        stream.set_nodelay(true)?;
        let mut writer = stream.try_clone()?;
        let mut reader = BufReader::new(stream);
        while let Some(request) = Message::read(&mut reader)? {
            let started = Instant::now();
            let (method, target) = request.asks();
            let (path, query) = match target.split_once('?') {
                Some((path, query)) => (path, Some(query.to_owned())),
                None => (target, None),
            };
            if path == REPORTS {
                self.state().reports.push(String::from_utf8_lossy(&request.body).into_owned());
                writer.write_all(b"HTTP/1.1 204 No Content\r\n\r\n")?;
                continue;
            }
            if path == BESIDE {
                let head = self.head(BESIDE, 200, EMPTY_PAGE.len());
                writer.write_all(format!("{head}{EMPTY_PAGE}").as_bytes())?;
                continue;
            }
            let within = path.strip_prefix(BASE).map(|p| if p.is_empty() { "index.html" } else { p });
            let found = within.and_then(|path| self.body(path));
            let (status, body) = found.map_or((404, b"not found".to_vec()), |body| (200, body));
            let name = within.unwrap_or(path);
            let head = self.head(self.described_as(name), status, body.len());
            match self.take_answer() {
                Connection::Up => {}
                Connection::UpFor(_) => {
                    writer.write_all(head.as_bytes())?;
                    return writer.write_all(&body[..body.len() / 2]);
                }
                Connection::Down => return Ok(()),
            }
            writer.write_all(head.as_bytes())?;
            if method != "HEAD" {
                writer.write_all(&body)?;
            }
            if within != Some(PROBE) && within != Some(BLANK) {
                let referrer = request.header("referer").map(str::to_owned);
                let (path, inside, bytes) = (name.to_owned(), within.is_some(), body.len());
                let (method, finished) = (method.to_owned(), Instant::now());
                self.state().hits.push(Hit {
                    method,
                    path,
                    inside,
                    query,
                    referrer,
                    status,
                    bytes,
                    started,
                    finished,
                });
            }
        }
        Ok(())
    }

    /// Whether this answer is given, broken off, or not given.
    fn take_answer(&self) -> Connection {
        let mut state = self.state();
        match state.connection {
            Connection::UpFor(0) => {
                state.connection = Connection::Down;
                Connection::UpFor(0)
            }
            Connection::UpFor(more) => {
                state.connection = Connection::UpFor(more - 1);
                Connection::Up
            }
            as_before => as_before,
        }
    }

    fn body(&self, path: &str) -> Option<Vec<u8>> {
        if path == PROBE {
            return Some(PROBE_SCRIPT.as_bytes().to_vec());
        }
        if path == BLANK {
            return Some(EMPTY_PAGE.as_bytes().to_vec());
        }
        if path.split('/').any(|part| part == "..") {
            return None;
        }
        let folder = self.state().folder.clone();
        let mut body = fs::read(folder.join(path)).ok()?;
        if path == "index.html" {
            body = self.page(body);
        }
        if path == "sw.js" {
            body = self.service_worker(&folder, body);
        }
        for alteration in self.alterations_of(path) {
            match alteration {
                Alteration::Missing => return None,
                Alteration::FlippedByte => {
                    let middle = body.len() / 2;
                    body[middle] ^= 1;
                }
                Alteration::Truncated => body.truncate(body.len() / 2),
                Alteration::Delayed(time) => std::thread::sleep(time),
                Alteration::Held => self.wait_for_release(path),
                Alteration::Replaced(text) | Alteration::OtherPage(text) => body = text.as_bytes().to_vec(),
                Alteration::Edited(edit) => body = edit(String::from_utf8(body).ok()?).into_bytes(),
            }
        }
        Some(body)
    }

    fn alterations_of(&self, path: &str) -> Vec<Alteration> {
        let state = self.state();
        let of_path = state.alterations.iter().filter(|(prefix, _)| path.starts_with(prefix.as_str()));
        of_path.map(|(_, alteration)| alteration.clone()).collect()
    }

    /// The path of a file that is described as this one is.
    fn described_as<'a>(&self, path: &'a str) -> &'a str {
        let is_other = |alteration: &Alteration| matches!(alteration, Alteration::OtherPage(_));
        if self.alterations_of(path).iter().any(is_other) { "404.html" } else { path }
    }

    fn wait_for_release(&self, path: &str) {
        while self.alterations_of(path).iter().any(|alteration| matches!(alteration, Alteration::Held)) {
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn page(&self, body: Vec<u8>) -> Vec<u8> {
        let mut page = String::from_utf8(body).unwrap_or_default();
        if let Some(rewrite) = self.state().rewrite {
            page = rewrite(page);
        }
        if self.manner.probe {
            // Right before the viewport, which follows the policy.
            page = page.replacen(
                "<meta name=\"viewport\"",
                &format!("<script src=\"{PROBE}\"></script><meta name=\"viewport\""),
                1,
            );
        }
        page.into_bytes()
    }

    /// The service worker of a site whose page is what [`Self::page`] makes of it.
    fn service_worker(&self, folder: &Path, body: Vec<u8>) -> Vec<u8> {
        let page = fs::read(folder.join("index.html")).unwrap_or_default();
        let script = String::from_utf8(body).unwrap_or_default();
        script.replace(&integrity(&page), &integrity(&self.page(page))).into_bytes()
    }

    fn head(&self, path: &str, status: u16, length: usize) -> String {
        let reason = if status == 200 { "OK" } else { "Not Found" };
        let mut head = format!(
            "HTTP/1.1 {status} {reason}\r\nContent-Length: {length}\r\nContent-Type: {}\r\n",
            media_type(path)
        );
        if !self.manner.headers {
            return format!("{head}\r\n");
        }
        let target = format!("/{}", if path == "index.html" { "" } else { path });
        for (pattern, headers) in self.rules.iter().filter(|(pattern, _)| matches(pattern, &target)) {
            let _ = pattern;
            for (name, value) in headers.iter().filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"))
            {
                let report = if name.eq_ignore_ascii_case("content-security-policy") {
                    format!("; report-uri {REPORTS}")
                } else {
                    String::new()
                };
                head.push_str(&format!("{name}: {value}{report}\r\n"));
            }
        }
        head + "\r\n"
    }
}

/// As in `integrity` attributes.
fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", base64::encode(&Sha384::digest(content)))
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The rules of a `_headers` file: a path that may end in `*`, then indented headers.
fn header_rules(text: &str) -> Vec<HeaderRule> {
    let mut rules: Vec<HeaderRule> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        match (line.starts_with(char::is_whitespace), line.trim().split_once(':'), rules.last_mut()) {
            (true, Some((name, value)), Some((_, headers))) => {
                headers.push((name.trim().to_owned(), value.trim().to_owned()));
            }
            _ => rules.push((line.trim().to_owned(), Vec::new())),
        }
    }
    rules
}

fn matches(pattern: &str, path: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == path, |prefix| path.starts_with(prefix))
}

#[test]
fn headers_are_read_as_hosts_read_them() {
    let rules = header_rules(
        "# note\n/*\n  Referrer-Policy: no-referrer\n\n/data/*\n  Cache-Control: max-age=1, immutable\n",
    );
    let of = |path: &str| rules.iter().filter(|(p, _)| matches(p, path)).map(|(_, h)| h.len()).sum::<usize>();
    assert_eq!((of("/"), of("/data/x"), of("/app/x")), (1, 2, 1));
    assert_eq!(rules[1].1[0].1, "max-age=1, immutable");
}

/// The longest chain of requests each of which began after the one before had been answered.
///
/// Wants answers that take long, so that whatever can run side by side does.
pub fn serial_hops(hits: &[Hit]) -> usize {
    let mut hits: Vec<&Hit> = hits.iter().collect();
    hits.sort_by_key(|hit| hit.started);
    let mut depths: Vec<usize> = Vec::new();
    for hit in &hits {
        let before = hits.iter().zip(&depths).filter(|(earlier, _)| earlier.finished <= hit.started);
        depths.push(1 + before.map(|(_, depth)| *depth).max().unwrap_or(0));
    }
    depths.into_iter().max().unwrap_or(0)
}

#[test]
fn hops_count_what_waits_for_what() {
    let start = Instant::now();
    let hit = |from: u64, to: u64| Hit {
        method: "GET".to_owned(),
        path: String::new(),
        inside: true,
        query: None,
        referrer: None,
        status: 200,
        bytes: 0,
        started: start + Duration::from_millis(from),
        finished: start + Duration::from_millis(to),
    };
    assert_eq!(serial_hops(&[]), 0);
    assert_eq!(serial_hops(&[hit(0, 10), hit(12, 20), hit(13, 40), hit(41, 50), hit(14, 60)]), 3);
}
