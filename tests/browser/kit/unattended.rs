//! A browser as a reader starts it: a new profile, an address, and nobody who steers. Under remote
//! control browsers treat `file:` more freely, so what is promised of files is looked at here.
//!
//! The page says what it has to say by going to an address of ours, which no policy limits; the
//! answer is that there is nothing, and so the page stays.

use std::fs;
use std::io::{BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use serde_json::Value;

use super::browser::{CHROMIUM_ARGUMENTS, FIREFOX_PREFERENCES, new_scratch};
use super::foreign::Foreign;
use super::http::Message;
use super::lone_file::LoneFile;
use super::site::PROBE_SCRIPT;
use super::{Kind, told};

/// Longest that a browser may take to start, and its page to say what it has to say.
const PATIENCE: Duration = Duration::from_secs(90);

/// What the scenarios' scripts have at hand.
const AT_HAND: &str = "
    const until = met => new Promise(done => { const look = () => met() ? done() : setTimeout(look, 40); look() });
    const one = css => document.querySelector(css);
    const settle = () => until(() => one('#app')?.dataset.settled === 'true' && one('#app').dataset.state === 'ready');
    const act = async css => { await until(() => one(css)); one(css).click(); await new Promise(done => setTimeout(done, 300)); await settle() };
    const tell = what => { location.href = 'http://127.0.0.1:{port}/?' + encodeURIComponent(JSON.stringify(what)) };
    const seen = globalThis.seenByProbe;";

/// Saves `file` with a script of its own that runs `steps` (the body of an async function that
/// returns what is to be told), opens it at `link` in a browser that nobody steers, and returns
/// what it tells. Whatever wants to leave goes to `foreign`.
///
/// # Panics
/// Where the page tells nothing or its steps fail.
pub fn tells(kind: Kind, name: &str, file: LoneFile, link: &str, steps: &str, foreign: &Foreign) -> Value {
    let (port, told) = listen();
    let at_hand = AT_HAND.replace("{port}", &port.to_string());
    let script = format!(
        "{PROBE_SCRIPT}\n(async () => {{{at_hand}\ntry {{ tell(await (async () => {{{steps}}})()) }} catch (e) {{ tell({{ failed: String(e) }}) }} }})();"
    );
    let address = file.with_script_first(&script).save(&format!("{name}-{kind:?}"));
    let _browser = Unattended::open(kind, &format!("{address}{link}"), &foreign.address());
    let heard = told.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("{kind:?}: {name} tells nothing"));
    assert_eq!(heard.get("failed"), None, "{kind:?}: {name}");
    heard
}

/// Ends with its profile when dropped.
struct Unattended {
    browser: Child,
    profile: PathBuf,
}

impl Unattended {
    fn open(kind: Kind, address: &str, proxy: &str) -> Self {
        let profile = new_scratch();
        let mut command = match kind {
            Kind::Chromium => chromium(&profile, proxy),
            Kind::Firefox => firefox(&profile, proxy),
        };
        command.arg(address).env("TMPDIR", &profile).stdin(Stdio::null());
        let browser = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        Self { browser, profile }
    }
}

impl Drop for Unattended {
    fn drop(&mut self) {
        let _ = self.browser.kill();
        let _ = self.browser.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}

fn chromium(profile: &std::path::Path, proxy: &str) -> Command {
    let mut command = Command::new(told("SIJILL_CHROMIUM"));
    command.args(CHROMIUM_ARGUMENTS).arg(format!("--proxy-server={proxy}"));
    command.arg(format!("--user-data-dir={}", profile.display()));
    command
}

fn firefox(profile: &std::path::Path, proxy: &str) -> Command {
    let (host, port) = proxy.split_once(':').unwrap();
    let through_proxy = ["http", "ssl"].map(|scheme| {
        format!("user_pref(\"network.proxy.{scheme}\", \"{host}\");\nuser_pref(\"network.proxy.{scheme}_port\", {port});\n")
    });
    let literal = |value: &str| match value.parse::<i64>().is_ok() || value == "true" || value == "false" {
        true => value.to_owned(),
        false => format!("\"{value}\""),
    };
    let preference = |(name, value): &(&str, &str)| format!("user_pref(\"{name}\", {});\n", literal(value));
    let preferences: String =
        FIREFOX_PREFERENCES.iter().chain(&FIREFOX_WITHOUT_WELCOME).map(preference).collect();
    fs::write(profile.join("user.js"), preferences + &through_proxy.concat()).unwrap();
    let mut command = Command::new(told("SIJILL_FIREFOX"));
    command
        .args(["--headless", "--no-remote", "--width", "1440", "--height", "1000", "--profile"])
        .arg(profile);
    command
}

/// What a driver would spare us: pages of the browser's own in front of ours, its question in which
/// country it is; and the proxy.
const FIREFOX_WITHOUT_WELCOME: [(&str, &str); 6] = [
    ("network.proxy.type", "1"),
    ("browser.region.network.url", ""),
    ("browser.aboutwelcome.enabled", "false"),
    ("browser.startup.homepage_override.mstone", "ignore"),
    ("browser.shell.checkDefaultBrowser", "false"),
    ("datareporting.policy.dataSubmissionPolicyBypassNotification", "true"),
];

/// A port, and what pages tell there.
fn listen() -> (u16, Receiver<Value>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (sender, told) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let sender = sender.clone();
            std::thread::spawn(move || hear(stream, &sender));
        }
    });
    (port, told)
}

fn hear(stream: TcpStream, told: &Sender<Value>) {
    let Ok(mut writer) = stream.try_clone() else { return };
    let Ok(Some(request)) = Message::read(&mut BufReader::new(stream)) else { return };
    let query = request.asks().1.split_once('?').map(|(_, query)| unescaped(query));
    if let Some(said) = query.and_then(|query| serde_json::from_slice(&query).ok()) {
        let _ = told.send(said);
    }
    let _ = writer.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
}

/// The bytes that `encodeURIComponent` wrote.
fn unescaped(text: &str) -> Vec<u8> {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2).unwrap_or((part, ""));
        bytes.extend(u8::from_str_radix(digits, 16));
        bytes.extend(rest.as_bytes());
    }
    bytes
}

#[test]
fn what_a_page_tells_is_read_letter_by_letter() {
    assert_eq!(unescaped("%7B%22a%22%3A%22%D8%B3%22%7D"), "{\"a\":\"س\"}".as_bytes());
}
