//! Serves a site on this machine, as a good host would: the same headers as in the header files,
//! and compressed.
//!
//! Only on 127.0.0.1: it is for looking at a site before it is published, and for tests.
//! Not here: making the site ([`super::site`]).

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

use anyhow::{Context, Result, ensure};
use axum::Router;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue, VARY};
use axum::http::{Extensions, HeaderMap, Method, StatusCode, Version};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use tokio::sync::oneshot;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::Predicate;
use tower_http::services::ServeDir;

use super::headers;

/// How many ports are tried from the one wished for.
const PORTS_TRIED: u16 = 50;

/// The levels at which hosts compress while the reader waits: of brotli, and of gzip.
const QUALITY: CompressionLevel = CompressionLevel::Precise(5);

/// A request that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// Such as `GET`.
    pub method: String,
    /// The path asked for, with the query if there was one.
    pub path: String,
    /// The status it was answered with.
    pub status: u16,
}

/// Hears of every request, on the server's thread.
pub type RequestLog = Arc<dyn Fn(Served) + Send + Sync>;

/// A running server. It ends when this is dropped.
pub struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<Result<()>>>,
}

impl Server {
    /// Serves the site in a folder. With port 0 any free port is taken, else the given one or
    /// the next that is free.
    ///
    /// # Errors
    /// Where the folder has no `index.html`, or no port is free.
    pub fn start(folder: &Path, port: u16, log: Option<RequestLog>) -> Result<Self> {
        ensure!(
            folder.join("index.html").is_file(),
            "{} has no index.html; make a site with `sijill pack FOLDER --out {0}`",
            folder.display()
        );
        let listener = bind(port)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let folder = folder.to_owned();
        let thread = std::thread::spawn(move || run_until(listener, folder, log, stopped));
        Ok(Self { address, stop: Some(stop), thread: Some(thread) })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of the site.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until it fails.
    ///
    /// # Errors
    /// Why it failed.
    pub fn wait(mut self) -> Result<()> {
        match self.thread.take().map(JoinHandle::join) {
            Some(Ok(outcome)) => outcome,
            Some(Err(_)) => anyhow::bail!("the server's thread panicked"),
            None => Ok(()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // Its outcome does not matter to someone who ends it.
            let _ = thread.join();
        }
    }
}

/// `sijill serve`: serves the site, says where, and goes on until it is interrupted.
///
/// # Errors
/// As [`Server::start`].
pub fn run(folder: &Path, port: u16) -> Result<()> {
    let server = Server::start(folder, port, None)?;
    if port != 0 && server.address.port() != port {
        println!("port {port} is taken, so this is on port {}", server.address.port());
    }
    println!("serving {} at {} (stop with Ctrl+C)", folder.display(), server.url());
    server.wait()
}

fn bind(port: u16) -> Result<TcpListener> {
    let tried = if port == 0 { 0..=0 } else { port..=port.saturating_add(PORTS_TRIED) };
    let mut last_error = None;
    for port in tried {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => last_error = Some(error),
        }
    }
    let error = last_error.context("no port was tried")?;
    Err(error).with_context(|| format!("neither port {port} nor the {PORTS_TRIED} after it can be used"))
}

fn run_until(
    listener: TcpListener,
    folder: PathBuf,
    log: Option<RequestLog>,
    stopped: oneshot::Receiver<()>,
) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let serving = axum::serve(listener, router(&folder, log));
        // Connections that a browser keeps open must not keep us: they end with the runtime.
        tokio::select! {
            outcome = serving => outcome.context("the server stopped"),
            _ = stopped => Ok(()),
        }
    })
}

fn router(folder: &Path, log: Option<RequestLog>) -> Router {
    let answer = move |request: Request, next: Next| {
        let log = log.clone();
        async move {
            let (method, path) = (request.method().clone(), request.uri().to_string());
            let response = with_headers(request, next).await;
            if let Some(log) = log {
                let status = response.status().as_u16();
                log(Served { method: method.to_string(), path, status });
            }
            response
        }
    };
    // Wasm lies there compressed as no host compresses while the reader waits.
    let files = ServeDir::new(folder).precompressed_br();
    Router::new().fallback_service(files).layer(compression()).layer(from_fn(answer))
}

/// What the header files of the site ask a host to compress.
fn compression() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new().quality(QUALITY).compress_when(
        |_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions| gains_by_compression(headers),
    )
}

fn gains_by_compression(headers: &HeaderMap) -> bool {
    let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    media_type.is_some_and(headers::gains_by_compression)
}

/// What the header files of the site ask a host to do.
async fn with_headers(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let is_head = request.method() == Method::HEAD;
    let mut response = next.run(request).await;
    let found = response.status() != StatusCode::NOT_FOUND;
    if !found {
        let words = if is_head { String::new() } else { format!("404: there is no {path} here\n") };
        response =
            (StatusCode::NOT_FOUND, [(CONTENT_TYPE, "text/plain; charset=utf-8")], words).into_response();
    }
    let caching = if found { headers::caching(&path) } else { "no-store" };
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    if gains_by_compression(response.headers()) {
        response.headers_mut().insert(VARY, HeaderValue::from_static("accept-encoding"));
    }
    for (name, value) in headers::of_every_file() {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::sync::Mutex;

    use super::*;

    /// A folder that is removed afterwards.
    struct Folder(PathBuf);

    impl Folder {
        fn with(name: &str, files: &[(&str, &[u8])]) -> Self {
            let folder = std::env::temp_dir().join(format!("sijill-serve-{}-{name}", std::process::id()));
            for (path, bytes) in files {
                let path = folder.join(path);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, bytes).unwrap();
            }
            Self(folder)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    fn get(server: &Server, path: &str) -> String {
        ask(server, "GET", path, "")
    }

    /// The answer, heads and body, to a request with more headers (each with its line end).
    fn ask(server: &Server, method: &str, path: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: localhost\r\n{headers}Connection: close\r\n\r\n")
            .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[test]
    fn a_site_is_served_with_the_headers_of_its_header_files() {
        let files: [(&str, &[u8]); 3] = [
            ("index.html", b"<p>page"),
            ("app/engine_bg-0123456789abcdef.wasm", b"\0asm"),
            ("data/0.bin", b"data"),
        ];
        let folder = Folder::with("headers", &files);
        let log: Arc<Mutex<Vec<Served>>> = Arc::default();
        let heard = Arc::clone(&log);
        let server =
            Server::start(&folder.0, 0, Some(Arc::new(move |served| heard.lock().unwrap().push(served))))
                .unwrap();

        let page = get(&server, "/");
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        assert!(page.contains("cache-control: no-cache\r\n") && page.ends_with("<p>page"), "{page}");
        for (name, value) in headers::of_every_file() {
            assert!(
                page.contains(&format!("{}: {value}\r\n", name.to_ascii_lowercase())),
                "{name} in {page}"
            );
        }
        let wasm = get(&server, "/app/engine_bg-0123456789abcdef.wasm");
        assert!(wasm.contains("content-type: application/wasm\r\n"), "{wasm}");
        assert!(wasm.contains("cache-control: public, max-age=31536000, immutable\r\n"), "{wasm}");
        let nothing = get(&server, "/app/nothing?x=1");
        assert!(nothing.starts_with("HTTP/1.1 404") && nothing.contains("text/plain"), "{nothing}");
        assert!(nothing.contains("cache-control: no-store\r\n"), "{nothing}");
        assert!(get(&server, "/../../etc/passwd").starts_with("HTTP/1.1 404"));

        let log = log.lock().unwrap();
        let first = Served { method: "GET".to_owned(), path: "/".to_owned(), status: 200 };
        assert_eq!((log.len(), &log[0]), (4, &first));
        assert_eq!((log[2].path.as_str(), log[2].status), ("/app/nothing?x=1", 404));
    }

    #[test]
    fn what_gains_by_it_is_compressed_for_those_who_ask() {
        let text = "نص ".repeat(200);
        let names = ["index.html", "app/a.js", "app/a.css", "app/a.wasm", "edition.json"];
        let already = ["data/a.bin", "app/a.woff2"];
        let files: Vec<(&str, &[u8])> = names.iter().chain(&already).map(|n| (*n, text.as_bytes())).collect();
        let folder = Folder::with("compressed", &files);
        let server = Server::start(&folder.0, 0, None).unwrap();
        for (accepted, sent) in [("gzip, br", "br"), ("gzip", "gzip")] {
            let accept = format!("Accept-Encoding: {accepted}\r\n");
            for name in names {
                let answer = ask(&server, "GET", &format!("/{name}"), &accept);
                assert!(answer.contains(&format!("content-encoding: {sent}\r\n")), "{name}: {answer}");
                assert!(answer.contains("vary: accept-encoding\r\n"), "{name}: {answer}");
                let plain = get(&server, &format!("/{name}"));
                assert!(!plain.contains("content-encoding") && plain.ends_with(&text), "{name}");
                assert!(plain.contains("vary: accept-encoding\r\n"), "{name}");
            }
            for name in already {
                let answer = ask(&server, "GET", &format!("/{name}"), &accept);
                assert!(!answer.contains("content-encoding") && answer.ends_with(&text), "{name}");
            }
        }
    }

    #[test]
    fn what_lies_there_compressed_is_sent_as_it_lies() {
        let files: [(&str, &[u8]); 3] =
            [("index.html", b""), ("app/a.wasm", b"as it is"), ("app/a.wasm.br", b"as brotli")];
        let folder = Folder::with("ready", &files);
        let server = Server::start(&folder.0, 0, None).unwrap();
        let answer = ask(&server, "GET", "/app/a.wasm", "Accept-Encoding: gzip, br\r\n");
        assert!(answer.contains("content-encoding: br\r\n") && answer.ends_with("as brotli"), "{answer}");
        assert!(answer.contains("content-type: application/wasm\r\n"), "{answer}");
        assert!(answer.to_lowercase().contains("vary: accept-encoding\r\n"), "{answer}");
        assert!(get(&server, "/app/a.wasm").ends_with("as it is"));
    }

    #[test]
    fn heads_parts_and_unchanged_files_are_answered_as_asked() {
        let folder =
            Folder::with("conditions", &[("index.html", b"0123456789"), ("data/0.bin", b"0123456789")]);
        let server = Server::start(&folder.0, 0, None).unwrap();
        let accept = "Accept-Encoding: br\r\n";
        let head = ask(&server, "HEAD", "/", accept);
        assert!(head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"), "{head}");
        let part = ask(&server, "GET", "/data/0.bin", "Range: bytes=2-4\r\n");
        assert!(part.starts_with("HTTP/1.1 206") && part.ends_with("\r\n\r\n234"), "{part}");
        let (_, since) = head.split_once("last-modified: ").unwrap();
        let since = since.split_once("\r\n").unwrap().0;
        let unchanged = ask(&server, "GET", "/", &format!("{accept}If-Modified-Since: {since}\r\n"));
        assert!(unchanged.starts_with("HTTP/1.1 304") && unchanged.ends_with("\r\n\r\n"), "{unchanged}");
        assert!(unchanged.contains("cache-control: no-cache\r\n"), "{unchanged}");
    }

    #[test]
    fn where_a_port_is_taken_the_next_is_used() {
        let folder = Folder::with("ports", &[("index.html", b"")]);
        let first = Server::start(&folder.0, 0, None).unwrap();
        let second = Server::start(&folder.0, first.address().port(), None).unwrap();
        assert!(second.address().port() > first.address().port());
        assert!(get(&second, "/").starts_with("HTTP/1.1 200"));
    }

    #[test]
    fn a_server_ends_with_its_handle() {
        let folder = Folder::with("ends", &[("index.html", b"")]);
        let server = Server::start(&folder.0, 0, None).unwrap();
        let address = server.address();
        let _kept_open = TcpStream::connect(address).unwrap();
        drop(server);
        assert!(TcpStream::connect(address).is_err());
    }

    #[test]
    fn a_folder_without_a_site_is_refused_with_a_remedy() {
        let folder = Folder::with("empty", &[("note.txt", b"")]);
        let error = Server::start(&folder.0, 0, None).err().unwrap().to_string();
        assert!(error.contains("sijill pack"), "{error}");
    }
}
