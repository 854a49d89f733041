//! A proxy through which the browsers are told to reach everything that is not this machine:
//! whatever arrives here wanted to leave. Nothing is let through.
//!
//! UDP does not come by here; `tests/tidy.rs` therefore forbids WebRTC in the sources.

use std::io::{BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::http::Message;

/// Hosts that the browsers themselves call, whatever page is open: seen with `about:blank`
/// alone. Exact names, so that nothing a page could want (fonts, counters) hides behind them.
const VENDOR_HOSTS: [&str; 7] = [
    "accounts.google.com",                          // Chromium: is somebody signed in
    "clients2.google.com",                          // Chromium: what time is it
    "update.googleapis.com",                        // Chromium: are there newer components
    "content-signature-2.cdn.mozilla.net",          // Firefox: certificates of its settings
    "firefox.settings.services.mozilla.com",        // Firefox: its settings
    "firefox-settings-attachments.cdn.mozilla.net", // Firefox, not steered: the same
    "incoming.telemetry.mozilla.org",               // Firefox, not steered: how it is used
];

/// The proxy, and what has arrived.
pub struct Foreign {
    port: u16,
    wanted: Arc<Mutex<Vec<String>>>,
}

impl Foreign {
    /// Listens on a free port until the process ends.
    ///
    /// # Panics
    /// Where no port is free.
    pub fn listen() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let wanted = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&wanted);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let log = Arc::clone(&log);
                std::thread::spawn(move || refuse(stream, &log));
            }
        });
        Self { port, wanted }
    }

    /// Where it listens, as `host:port`.
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Every request that wanted to leave, except the browsers' own.
    ///
    /// # Panics
    /// Where another thread panicked while writing the log.
    pub fn wanted(&self) -> Vec<String> {
        let wanted = self.wanted.lock().unwrap();
        wanted.iter().filter(|request| !VENDOR_HOSTS.contains(&host(request))).cloned().collect()
    }
}

/// The host of `CONNECT host:443` or `GET http://host/path`.
fn host(request: &str) -> &str {
    let target = request.split(' ').nth(1).unwrap_or_default();
    let target = target.split("://").last().unwrap_or_default();
    target.split(['/', ':']).next().unwrap_or_default()
}

fn refuse(stream: TcpStream, log: &Mutex<Vec<String>>) {
    let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
    let Ok(mut writer) = stream.try_clone() else { return };
    if let Ok(Some(request)) = Message::read(&mut BufReader::new(stream)) {
        let (method, target) = request.asks();
        if let Ok(mut log) = log.lock() {
            log.push(format!("{method} {target}"));
        }
        let _ =
            writer.write_all(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }
}

#[test]
fn the_host_of_a_request_is_read_with_and_without_a_tunnel() {
    assert_eq!(host("CONNECT fonts.example.org:443"), "fonts.example.org");
    assert_eq!(host("GET http://fonts.example.org/a?b"), "fonts.example.org");
}
