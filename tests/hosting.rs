//! What a site says to hosts (`nginx.conf`, `.htaccess`), tried with the hosts themselves: each
//! serves the same site from a folder below its root, and each must answer as `sijill serve` does.
//!
//! nginx and Apache are started here, without privileges and on free ports, where they are
//! installed. Where one is not, its test says so on standard error.
#![cfg(feature = "packer")]

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sijill::packer::headers;
use sijill::packer::serve::Server;
use sijill::packer::site::Site;

/// Where the site lies on its host. Its name is one that a folder of the site has, too.
const BELOW: &str = "/a/data/";
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_FIRST: &str = "no-cache";
const PATIENCE: Duration = Duration::from_secs(10);

/// A file of the site, and what a host must say of it.
struct Expected {
    path: &'static str,
    media_type: &'static str,
    caching: &'static str,
    compressed: bool,
}

const fn expected(
    path: &'static str,
    media_type: &'static str,
    caching: &'static str,
    compressed: bool,
) -> Expected {
    Expected { path, media_type, caching, compressed }
}

const SITE: [Expected; 11] = [
    expected("", "text/html", ASK_FIRST, true),
    expected("index.html", "text/html", ASK_FIRST, true),
    expected("edition.json", "application/json", ASK_FIRST, true),
    expected("sw.js", "text/javascript", ASK_FIRST, true),
    expected("licences/OFL.txt", "text/plain", ASK_FIRST, true),
    expected("app/explorer-0123456789abcdef.js", "text/javascript", FOR_EVER, true),
    expected("app/style-0123456789abcdef.css", "text/css", FOR_EVER, true),
    expected("app/web-manifest-0123456789abcdef.json", "application/json", FOR_EVER, true),
    expected("app/engine_bg-0123456789abcdef.wasm", "application/wasm", FOR_EVER, true),
    expected("app/interface-0123456789abcdef.woff2", "font/woff2", FOR_EVER, false),
    expected("data/0123456789abcdef0123456789abcdef.bin", "application/octet-stream", FOR_EVER, false),
];
/// A page that the tests pack again and again.
const PACKED: &str = "packed.html";
/// Named like a file of the site, and not there: a deploy may be under way.
const MISSING: &str = "app/explorer-fedcba9876543210.js";

/// A root with the site somewhere below; removed at the end of the test.
struct Root(PathBuf);

impl Root {
    fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("sijill-hosting-{}-{name}", std::process::id()));
        let site = root.join("www").join(BELOW.trim_matches('/'));
        let content = "نص يتكرر\n".repeat(100);
        for Expected { path, .. } in SITE.iter().filter(|file| !file.path.is_empty()) {
            put(&site.join(path), &content);
        }
        for (name, text) in headers::files() {
            put(&site.join(name), &text);
        }
        put(&root.join("www/index.html"), "the host's own page");
        Self(root)
    }

    fn site(&self) -> PathBuf {
        self.www().join(BELOW.trim_matches('/'))
    }

    fn www(&self) -> PathBuf {
        self.0.join("www")
    }

    fn config(&self, text: &str) -> PathBuf {
        let path = self.0.join("host.conf");
        put(&path, text);
        path
    }
}

impl Drop for Root {
    fn drop(&mut self) {
        let _gone = fs::remove_dir_all(&self.0);
    }
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("writes");
}

/// A host that runs until the end of the test; in one process, so that none is left behind.
struct Host(Child);

impl Host {
    /// Starts it and waits until it listens.
    fn start(command: &mut Command, address: SocketAddr) -> Self {
        let host = Self(command.stdin(Stdio::null()).spawn().expect("the host starts"));
        let start = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(start.elapsed() < PATIENCE, "nobody listens: {command:?}");
            std::thread::sleep(Duration::from_millis(20));
        }
        host
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ended = self.0.kill().and_then(|()| self.0.wait());
    }
}

/// An answer, its head in lower case.
struct Answer {
    status: u16,
    head: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn all(&self, name: &str) -> Vec<&str> {
        self.head.iter().filter(|(n, _)| *n == name).map(|(_, value)| value.as_str()).collect()
    }

    /// The value of a header that must be there once.
    fn one(&self, name: &str) -> &str {
        let all = self.all(name);
        assert_eq!(all.len(), 1, "{name} in {:?}", self.head);
        all[0]
    }
}

fn ask(host: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut stream = TcpStream::connect(host).expect("the host listens");
    let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    write!(
        stream,
        "{method} {BELOW}{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n"
    )
    .expect("sends");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("answers");
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
    let text = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = text.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|s| s.parse().ok());
    let head = lines.filter_map(|line| line.split_once(": "));
    let head = head.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    Answer { status: status.expect("a status"), head, body: bytes[end + 4..].to_vec() }
}

const GZIP: (&str, &str) = ("Accept-Encoding", "gzip");

/// Everything a host must do for a site.
fn serves_as_promised(host: SocketAddr) {
    for file in &SITE {
        let answer = ask(host, "GET", file.path, &[GZIP]);
        assert_eq!(answer.status, 200, "{}", file.path);
        is_guarded(&answer, file.path);
        is_described(&answer, file);
        let encodings: &[&str] = if file.compressed { &["gzip"] } else { &[] };
        assert_eq!(answer.all("content-encoding"), encodings, "{}", file.path);
        let plain = ask(host, "GET", file.path, &[]);
        assert_eq!(plain.all("content-encoding").len(), 0, "{}", file.path);
        assert!(plain.body.len() > answer.body.len() || !file.compressed, "{}", file.path);
        let head = ask(host, "HEAD", file.path, &[GZIP]);
        assert_eq!((head.status, head.body.len()), (200, 0), "{}", file.path);
        is_guarded(&head, file.path);
        is_described(&head, file);
        is_not_sent_again(host, file.path, &answer);
    }
    what_is_missing_is_not_kept(host);
    let part = ask(host, "GET", SITE[10].path, &[("Range", "bytes=2-5")]);
    assert_eq!((part.status, part.body.len()), (206, 4), "a part of a file");
}

fn is_guarded(answer: &Answer, path: &str) {
    for (name, value) in headers::of_every_file() {
        assert_eq!(answer.one(&name.to_lowercase()), value, "{path}");
    }
}

fn is_described(answer: &Answer, file: &Expected) {
    let media_type = answer.one("content-type");
    assert_eq!(media_type.split(';').next(), Some(file.media_type), "{}", file.path);
    assert_eq!(answer.one("cache-control"), file.caching, "{}", file.path);
    let varies = answer.all("vary").iter().any(|vary| vary.eq_ignore_ascii_case("accept-encoding"));
    assert_eq!(varies, file.compressed, "{}: {:?}", file.path, answer.head);
}

/// Asked with what it said of the file before, the host answers in a few bytes that it is the same.
fn is_not_sent_again(host: SocketAddr, path: &str, before: &Answer) {
    let asked: Vec<(&str, &str)> = known_by(before).into_iter().chain([GZIP]).collect();
    assert!(asked.len() > 1, "{path}: the host says nothing to compare by");
    let answer = ask(host, "GET", path, &asked);
    assert_eq!((answer.status, answer.body.len()), (304, 0), "{path}: {asked:?}");
    assert_eq!(answer.one("cache-control"), before.one("cache-control"), "{path}");
}

/// The same page with other bytes, as many as before.
const CHANGED: [&str; 2] = ["the first page", "the other page"];

/// Packed again, twice in one second, a page is sent again to whoever has the one before.
fn what_was_packed_again_is_sent_again(host: SocketAddr, root: &Root) {
    let before = pack_again(host, root, CHANGED[0]);
    pack_again(host, root, CHANGED[1]);
    let answer = ask_again(host, &before);
    assert_eq!((answer.status, answer.body), (200, CHANGED[1].as_bytes().to_vec()));
}

/// The page as the host sends it.
fn pack_again(host: SocketAddr, root: &Root, page: &str) -> Answer {
    let files = [(PACKED.to_owned(), page.as_bytes().to_vec())].into();
    Site { files }.write(&root.site()).expect("writes");
    ask(host, "GET", PACKED, &[])
}

/// Asks for the page with what the host said of it before.
fn ask_again(host: SocketAddr, before: &Answer) -> Answer {
    ask(host, "GET", PACKED, &known_by(before))
}

fn known_by(before: &Answer) -> Vec<(&'static str, &str)> {
    let known = [("If-None-Match", "etag"), ("If-Modified-Since", "last-modified")];
    known.iter().filter_map(|(ask, said)| Some((*ask, *before.all(said).first()?))).collect()
}

/// Whether the host notices that a file is another one of the same time and size.
fn notices_other_bytes_of_the_same_time(host: SocketAddr, root: &Root) -> bool {
    let before = pack_again(host, root, CHANGED[0]);
    let path = root.site().join(PACKED);
    let time = fs::metadata(&path).and_then(|file| file.modified()).expect("a time");
    put(&path, CHANGED[1]);
    fs::File::options().write(true).open(&path).and_then(|file| file.set_modified(time)).expect("sets");
    ask_again(host, &before).status == 200
}

fn what_is_missing_is_not_kept(host: SocketAddr) {
    let missing = ask(host, "GET", MISSING, &[]);
    assert_eq!(missing.status, 404);
    is_guarded(&missing, MISSING);
    let kept = missing.all("cache-control").iter().any(|caching| caching.contains("max-age"));
    assert!(!kept, "{:?}", missing.head);
}

/// `_headers` as hosts read it: every rule that matches a path applies. In a folder of a larger site
/// each path has the folder before it, as `docs/hosting` says.
#[test]
fn the_rules_for_hosts_that_read_headers_name_every_file_once() {
    let rules = headers::files().into_iter().find(|(name, _)| *name == "_headers").expect("rules").1;
    let in_folder: String = rules
        .lines()
        .map(|line| if line.starts_with('/') { format!("/a/b{line}\n") } else { format!("{line}\n") })
        .collect();
    for (rules, below) in [(&rules, "/"), (&in_folder, "/a/b/")] {
        // The others are the same everywhere: asked for again unless a rule says more.
        let named = ["", "index.html", "edition.json", "sw.js"];
        for file in SITE.iter().filter(|file| file.caching == FOR_EVER || named.contains(&file.path)) {
            let said = said_by(rules, &format!("{below}{}", file.path));
            let of =
                |name: &str| said.iter().filter(|(n, _)| *n == name).map(|(_, v)| *v).collect::<Vec<_>>();
            assert_eq!(of("Cache-Control"), [file.caching], "{below}{}", file.path);
            for (name, value) in headers::of_every_file() {
                assert_eq!(of(name), [value], "{below}{}", file.path);
            }
        }
    }
    assert_eq!(said_by(&in_folder, "/other/index.html"), Vec::<(&str, &str)>::new());
}

fn said_by<'a>(rules: &'a str, path: &str) -> Vec<(&'a str, &'a str)> {
    let mut applies = false;
    let mut said = Vec::new();
    for line in rules.lines() {
        if let Some(header) = line.strip_prefix("  ") {
            said.extend(header.split_once(": ").filter(|_| applies));
        } else {
            applies = line.strip_suffix('*').map_or(line == path, |start| path.starts_with(start));
        }
    }
    said
}

fn free_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address")
}

/// A program that administrators have; their folder is not on everybody's `PATH`.
fn installed(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/local/sbin".into()]);
    let found = folders.map(|folder| folder.join(name)).find(|program| program.is_file());
    if found.is_none() {
        // Past the test runner, which would keep it to itself.
        let _unheard = writeln!(std::io::stderr(), "NOT TESTED: hosting with {name}, which is not installed");
    }
    found
}

#[test]
fn sijill_serve_serves_as_promised() {
    let root = Root::new("serve");
    let server = Server::start(&root.www(), 0, None).expect("serves");
    serves_as_promised(server.address());
    what_was_packed_again_is_sent_again(server.address(), &root);
}

#[test]
fn nginx_with_our_settings_serves_as_promised() {
    let Some(nginx) = installed("nginx") else { return };
    let (root, address) = (Root::new("nginx"), free_address());
    let run = nginx_with(&nginx, &root, address, |settings| settings);
    serves_as_promised(address);
    what_was_packed_again_is_sent_again(address, &root);
    drop(run);
}

/// Where files have fixed times, what `docs/hosting` says is needed beside our settings.
#[test]
fn nginx_notices_other_bytes_of_the_same_time_only_where_it_is_told_to() {
    const COMPARE_NOTHING: &str = "etag off;\nif_modified_since off;\nadd_header Last-Modified \"\";\n";
    let Some(nginx) = installed("nginx") else { return };
    says(include_str!("../docs/hosting/nginx.md"), COMPARE_NOTHING);
    for (more, notices) in [("", false), (COMPARE_NOTHING, true)] {
        let (root, address) = (Root::new(&format!("times-{notices}")), free_address());
        let run = nginx_with(&nginx, &root, address, |settings| format!("{settings}\n{more}"));
        assert_eq!(notices_other_bytes_of_the_same_time(address, &root), notices);
        drop(run);
    }
}

fn says(docs: &str, settings: &str) {
    for line in settings.lines() {
        assert!(docs.contains(line), "docs/hosting lacks {line}");
    }
}

/// Canary: settings without the part for errors and with the old way to tell what is kept.
#[test]
fn nginx_with_worse_settings_is_noticed() {
    let Some(nginx) = installed("nginx") else { return };
    for (good, bad) in [(" always", ""), ("gzip on;", ""), ("[0-9a-f]{32}", "[0-9a-f]{31}")] {
        let (root, address) = (Root::new("canary"), free_address());
        let run = nginx_with(&nginx, &root, address, |settings| settings.replace(good, bad));
        let outcome = std::panic::catch_unwind(|| serves_as_promised(address));
        assert!(outcome.is_err(), "{good} is of no importance");
        drop(run);
    }
}

fn nginx_with(nginx: &Path, root: &Root, address: SocketAddr, settings: impl Fn(String) -> String) -> Host {
    let www = root.www();
    let site = www.join(BELOW.trim_matches('/'));
    let ours = fs::read_to_string(site.join("nginx.conf")).expect("our settings");
    put(&site.join("nginx.conf"), &settings(ours));
    let (www, site, scratch) = (www.display(), site.display(), root.0.display());
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|what| format!("{what}_temp_path {scratch}/{what};\n"))
        .concat();
    let config = root.config(&format!(
        "daemon off;\nmaster_process off;\nuser root root;\npid {scratch}/pid;\nerror_log {scratch}/error.log;\nevents {{}}\n\
         http {{\naccess_log off;\n{temporary}server {{\nlisten {address};\nroot {www};\n\
         location ^~ {BELOW} {{ alias {site}/; include {site}/nginx.conf; }}\n}}\n}}\n"
    ));
    let mut command = Command::new(nginx);
    command.arg("-c").arg(config).arg("-e").arg(root.0.join("start.log")).stderr(Stdio::null());
    Host::start(&mut command, address)
}

#[test]
fn apache_with_our_settings_serves_as_promised() {
    let Some(apache) = installed("apache2") else { return };
    let (root, address) = (Root::new("apache"), free_address());
    let run = apache_with(&apache, &root, address, "");
    serves_as_promised(address);
    what_was_packed_again_is_sent_again(address, &root);
    drop(run);
}

#[test]
fn apache_notices_other_bytes_of_the_same_time_only_where_it_is_told_to() {
    const COMPARE_NOTHING: &str =
        "FileETag None\nRequestHeader unset If-None-Match\nRequestHeader unset If-Modified-Since\n";
    let Some(apache) = installed("apache2") else { return };
    says(include_str!("../docs/hosting/apache.md"), COMPARE_NOTHING);
    for (more, notices) in [("", false), (COMPARE_NOTHING, true)] {
        let (root, address) = (Root::new(&format!("apache-times-{notices}")), free_address());
        let run = apache_with(&apache, &root, address, more);
        assert_eq!(notices_other_bytes_of_the_same_time(address, &root), notices);
        drop(run);
    }
}

/// Apache with our settings and `more` of them.
fn apache_with(apache: &Path, root: &Root, address: SocketAddr, more: &str) -> Host {
    const MODULES: &str = "/usr/lib/apache2/modules";
    let settings = root.site().join(".htaccess");
    let ours = fs::read_to_string(&settings).expect("our settings");
    put(&settings, &format!("{ours}{more}"));
    let (www, scratch) = (root.www(), root.0.display());
    let modules = ["mpm_event", "authz_core", "dir", "mime", "headers", "filter", "deflate", "brotli"]
        .map(|name| format!("LoadModule {name}_module {MODULES}/mod_{name}.so\n"))
        .concat();
    let www = www.display();
    let config = root.config(&format!(
        "{modules}ServerRoot {scratch}\nServerName localhost\nListen {address}\nPidFile {scratch}/pid\n\
         DefaultRuntimeDir {scratch}\nErrorLog {scratch}/error.log\nUser www-data\nGroup www-data\n\
         TypesConfig /dev/null\nDocumentRoot {www}\nDirectoryIndex index.html\n\
         <Directory {www}>\nAllowOverride FileInfo\nRequire all granted\n</Directory>\n"
    ));
    let mut command = Command::new(apache);
    command.arg("-f").arg(config).arg("-X");
    Host::start(&mut command, address)
}
