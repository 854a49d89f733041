//! A real browser with a new profile, over WebDriver.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{base64, http, told};

/// Longest that anything on a page may take before a test fails.
pub const PATIENCE: Duration = Duration::from_secs(20);
const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chromium, through `chromedriver`.
    Chromium,
    /// Firefox, through `geckodriver`.
    Firefox,
}

/// What the reader points with, as the browser says it in `pointer` and `hover`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// A mouse.
    Fine,
    /// A finger.
    Coarse,
}

/// Keys as WebDriver spells them.
pub mod key {
    /// Forward through what can have the focus.
    pub const TAB: &str = "\u{E004}";
    /// Activates.
    pub const ENTER: &str = "\u{E007}";
    /// To the first.
    pub const HOME: &str = "\u{E011}";
    /// Closes.
    pub const ESCAPE: &str = "\u{E00C}";
}

/// The name under which WebDriver wraps a reference to an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A session. Ends, with its profile and driver, when dropped.
pub struct Browser {
    /// Which browser it is.
    pub kind: Kind,
    driver: Child,
    port: u16,
    session: String,
    /// Where driver and browser keep what they would leave behind.
    scratch: PathBuf,
}

impl Browser {
    /// Starts a driver, a browser and a session; whatever is not of this machine goes to `proxy`.
    ///
    /// # Panics
    /// Where they do not start.
    pub fn start(kind: Kind, pointer: Pointer, proxy: &str) -> Self {
        let scratch = new_scratch();
        let (driver, port) = start_driver(kind, &scratch);
        let mut browser = Self { kind, driver, port, session: String::new(), scratch };
        let capabilities = json!({"capabilities": {"alwaysMatch": capabilities(kind, pointer, proxy)}});
        let created = browser.call("POST", "/session", &capabilities);
        browser.session = created["sessionId"].as_str().expect("a session").to_owned();
        browser.post("timeouts", &json!({"script": 60_000, "implicit": 0}));
        browser.wait_for_a_page(Duration::from_secs(60));
        browser
    }

    /// How long a page may take to load before a command does without it.
    pub fn wait_for_a_page(&self, longest: Duration) {
        self.post("timeouts", &json!({"pageLoad": longest.as_millis() as u64}));
    }

    /// A command whose failure is a result.
    fn try_call(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let body = if method == "POST" { body.to_string() } else { String::new() };
        let answer =
            http::ask(self.port, method, path, &body).map_err(|e| format!("{method} {path}: {e}"))?;
        let mut answer: Value = serde_json::from_slice(&answer).map_err(|e| e.to_string())?;
        let value = answer["value"].take();
        match value["error"].as_str() {
            Some(error) => Err(format!("{error}: {}", value["message"].as_str().unwrap_or_default())),
            None => Ok(value),
        }
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        self.try_call(method, path, body).unwrap_or_else(|error| panic!("{:?}: {error}", self.kind))
    }

    fn post(&self, command: &str, body: &Value) -> Value {
        self.call("POST", &format!("/session/{}/{command}", self.session), body)
    }

    fn get(&self, command: &str) -> Value {
        self.call("GET", &format!("/session/{}/{command}", self.session), &Value::Null)
    }

    /// Goes to an address and waits for the page's `load`. For a file on disk Firefox changes to
    /// another process, and takes the empty page in between for the one it was to wait for.
    pub fn open(&self, address: &str) {
        self.post("url", &json!({ "url": address }));
        if address != "about:blank" {
            let is_there = "return location.href !== 'about:blank' && document.readyState === 'complete'";
            self.wait_until("the page", || self.try_run(is_there) == Some(json!(true)));
        }
    }

    /// Goes to an address from which perhaps nobody answers.
    pub fn try_open(&self, address: &str) {
        let path = format!("/session/{}/url", self.session);
        // A page of the browser that says why is an answer as well.
        let _shown = self.try_call("POST", &path, &json!({ "url": address }));
    }

    /// Opens another tab and stays in the present one; the names of both.
    pub fn two_tabs(&self) -> [String; 2] {
        let name = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let other = self.post("window/new", &json!({"type": "tab"}));
        [name(&self.get("window")), name(&other["handle"])]
    }

    /// From now on everything is about this tab.
    pub fn switch_to(&self, tab: &str) {
        self.post("window", &json!({ "handle": tab }));
    }

    /// The address as the browser shows it.
    pub fn address(&self) -> String {
        self.get("url").as_str().unwrap_or_default().to_owned()
    }

    /// Loads the page again.
    pub fn reload(&self) {
        match self.kind {
            Kind::Chromium => drop(self.post("refresh", &json!({}))),
            // WebDriver's own way passes over service workers, which a reader's does not.
            Kind::Firefox => self.reload_by_script(),
        }
    }

    /// Loads the page again as with the Shift key, which passes over service workers.
    pub fn reload_past_service_worker(&self) {
        self.run("window.isOld = true");
        match self.kind {
            Kind::Chromium => drop(self.cdp("Page.reload", &json!({"ignoreCache": true}))),
            Kind::Firefox => drop(self.post("refresh", &json!({}))),
        }
        self.wait_for_new_page();
    }

    /// Firefox hands such a reload to another process, and under load has been seen to lose one; a
    /// reader would ask again. Once, and not in silence.
    fn reload_by_script(&self) {
        let ask = || drop(self.try_run("window.isOld = true; setTimeout(() => location.reload())"));
        ask();
        let start = Instant::now();
        while !self.is_new_page() {
            if start.elapsed() > PATIENCE / 2 {
                eprintln!("{:?}: the page did not load again, asked once more: {}", self.kind, self.heard());
                ask();
                return self.wait_for_new_page();
            }
            std::thread::sleep(BETWEEN_LOOKS);
        }
    }

    fn wait_for_new_page(&self) {
        self.wait_until("the page again", || self.is_new_page());
    }

    fn is_new_page(&self) -> bool {
        self.try_run("return !window.isOld && document.readyState === 'complete'") == Some(json!(true))
    }

    /// The browser's Back.
    pub fn back(&self) {
        self.post("back", &json!({}));
    }

    /// The browser's Forward.
    pub fn forward(&self) {
        self.post("forward", &json!({}));
    }

    /// Runs the body of a function in the page and returns what it returns.
    pub fn run(&self, script: &str) -> Value {
        self.run_with(script, &json!([]))
    }

    /// The same with `arguments`.
    pub fn run_with(&self, script: &str, arguments: &Value) -> Value {
        self.post("execute/sync", &json!({"script": script, "args": arguments}))
    }

    /// The same where the page may be about to be another: between two there is nothing to ask.
    pub fn try_run(&self, script: &str) -> Option<Value> {
        let path = format!("/session/{}/execute/sync", self.session);
        self.try_call("POST", &path, &json!({"script": script, "args": []})).ok()
    }

    /// Runs the body of a function whose last argument is a callback, and returns what that is given.
    pub fn run_async(&self, script: &str, arguments: &Value) -> Value {
        self.post("execute/async", &json!({"script": script, "args": arguments}))
    }

    /// What a script returns, as text.
    pub fn text(&self, script: &str) -> String {
        let value = self.run(&format!("return {script}"));
        value.as_str().map_or_else(|| value.to_string(), str::to_owned)
    }

    /// What a script returns, as a number.
    pub fn number(&self, script: &str) -> f64 {
        self.run(&format!("return {script}")).as_f64().unwrap_or_else(|| panic!("no number: {script}"))
    }

    /// Whether a condition of the page holds.
    pub fn holds(&self, condition: &str) -> bool {
        self.run(&format!("return !!({condition})")) == json!(true)
    }

    /// Waits until a condition of the page holds.
    pub fn wait(&self, condition: &str) {
        self.wait_until(condition, || self.holds(condition));
    }

    /// Waits until something is true.
    ///
    /// # Panics
    /// When patience is over.
    pub fn wait_until(&self, what: &str, condition: impl Fn() -> bool) {
        let start = Instant::now();
        while !condition() {
            assert!(
                start.elapsed() < PATIENCE,
                "{:?}: waited in vain for {what}\n{}",
                self.kind,
                self.heard()
            );
            std::thread::sleep(BETWEEN_LOOKS);
        }
    }

    /// What the probe has heard, for a message.
    fn heard(&self) -> String {
        let seen = "JSON.stringify([location.href, document.readyState, window.isOld ? 'old' : 'new', \
                    document.querySelector('#app')?.dataset, globalThis.seenByProbe])";
        self.text(seen)
    }

    fn element(&self, css: &str) -> String {
        let found = self.post("element", &json!({"using": "css selector", "value": css}));
        found[ELEMENT].as_str().unwrap_or_else(|| panic!("no {css}")).to_owned()
    }

    /// From now on scripts, clicks and waits are about the document in a frame.
    pub fn enter_frame(&self, css: &str) {
        let frame = self.element(css);
        self.post("frame", &json!({"id": {ELEMENT: frame}}));
    }

    /// From now on they are about the window's own document again.
    pub fn leave_frame(&self) {
        self.post("frame", &json!({"id": null}));
    }

    /// Clicks as a hand would: what covers the element gets the click.
    pub fn click(&self, css: &str) {
        let element = self.element(css);
        self.post(&format!("element/{element}/click"), &json!({}));
    }

    /// Types into a field, after what is there.
    pub fn type_into(&self, css: &str, text: &str) {
        let element = self.element(css);
        self.post(&format!("element/{element}/value"), &json!({ "text": text }));
    }

    /// Empties a field.
    pub fn clear(&self, css: &str) {
        let element = self.element(css);
        self.post(&format!("element/{element}/clear"), &json!({}));
    }

    /// Presses keys, one after the other, wherever the focus is.
    pub fn press(&self, keys: &str) {
        let presses = keys
            .chars()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({"type": kind, "value": key.to_string()})));
        let actions: Vec<Value> = presses.collect();
        self.post("actions", &json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]}));
    }

    /// Lets pointers, wheels and keys do what WebDriver's actions say, and lets all go.
    pub fn act(&self, sources: &Value) {
        self.post("actions", &json!({ "actions": sources }));
        self.call("DELETE", &format!("/session/{}/actions", self.session), &Value::Null);
    }

    /// A command of Chromium's own protocol, for what WebDriver cannot say.
    pub fn cdp(&self, command: &str, parameters: &Value) -> Value {
        self.post("goog/cdp/execute", &json!({"cmd": command, "params": parameters}))
    }

    /// Lets the page read what it has written to the clipboard.
    pub fn allow_clipboard(&self) {
        if self.kind == Kind::Chromium {
            for name in ["clipboard-read", "clipboard-write"] {
                let state = json!({"descriptor": {"name": name}, "state": "granted"});
                self.post("permissions", &state);
            }
        }
    }

    /// What is on the clipboard.
    pub fn clipboard(&self) -> String {
        let read = "const done = arguments[0]; navigator.clipboard.readText().then(done, e => done('unreadable: ' + e))";
        self.run_async(read, &json!([])).as_str().unwrap_or_default().to_owned()
    }

    /// Keeps a picture and the source of a page on which a test failed.
    fn keep_evidence(&self) {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("browser-failures");
        let name = std::thread::current().name().unwrap_or("bench").replace("::", "-");
        let stem = folder.join(format!("{name}-{}", self.port));
        let _ = std::fs::create_dir_all(&folder);
        let session = format!("/session/{}", self.session);
        if let Ok(picture) = self.try_call("GET", &format!("{session}/screenshot"), &Value::Null)
            && let Some(bytes) = picture.as_str().and_then(base64::decode)
        {
            let _ = std::fs::write(stem.with_extension("png"), bytes);
        }
        if let Ok(source) = self.try_call("GET", &format!("{session}/source"), &Value::Null) {
            let _ = std::fs::write(stem.with_extension("html"), source.as_str().unwrap_or_default());
        }
        eprintln!("picture and source: {}.*", stem.display());
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            if std::thread::panicking() {
                self.keep_evidence();
            }
            let _ = self.try_call("DELETE", &format!("/session/{}", self.session), &Value::Null);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        let _ = std::fs::remove_dir_all(&self.scratch);
    }
}

pub(super) fn new_scratch() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let nth = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("sijill-browser-{}-{nth}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a scratch folder");
    folder
}

/// Starts the driver. It chooses a port for IPv4 and gives up where somebody has the same for
/// IPv6, which happens when many tests run; then it chooses another.
fn start_driver(kind: Kind, scratch: &Path) -> (Child, u16) {
    let (program, announces) = match kind {
        Kind::Chromium => (told("SIJILL_CHROMEDRIVER"), "successfully on port "),
        Kind::Firefox => (told("SIJILL_GECKODRIVER"), "Listening on 127.0.0.1:"),
    };
    (0..5)
        .find_map(|_| try_to_start_driver(kind, &program, announces, scratch))
        .unwrap_or_else(|| panic!("{} announced no port", program.display()))
}

/// The driver and its port, read from what it prints; `None` where it ended without one.
fn try_to_start_driver(kind: Kind, program: &Path, announces: &str, scratch: &Path) -> Option<(Child, u16)> {
    let mut command = Command::new(program);
    command
        .arg("--port=0")
        .env("TMPDIR", scratch)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .stdin(Stdio::null());
    if kind == Kind::Firefox {
        // Several at a time: each needs a port of its own for what we do not use.
        command.args(["--websocket-port", &free_port().to_string()]);
    }
    let mut driver = command.spawn().unwrap_or_else(|e| panic!("{}: {e}", program.display()));
    let mut lines = BufReader::new(driver.stdout.take().expect("piped")).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        let (_, rest) = line.split_once(announces)?;
        rest.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok()
    });
    // Whatever it prints from now on must be read, or it would wait for us.
    std::thread::spawn(move || lines.for_each(drop));
    if port.is_none() {
        let _ended = driver.kill().and_then(|()| driver.wait());
    }
    Some((driver, port?))
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0")
        .and_then(|l| l.local_addr())
        .map(|a| a.port())
        .expect("a free port")
}

fn capabilities(kind: Kind, pointer: Pointer, proxy: &str) -> Value {
    let is_finger = pointer == Pointer::Coarse;
    let proxy = json!({"proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy});
    match kind {
        Kind::Chromium => {
            let finger = is_finger.then_some(CHROMIUM_FINGER);
            let arguments: Vec<&str> = CHROMIUM_ARGUMENTS.into_iter().chain(finger).collect();
            json!({
                "browserName": "chrome",
                "proxy": proxy,
                "goog:chromeOptions": {"binary": told("SIJILL_CHROMIUM"), "args": arguments},
            })
        }
        Kind::Firefox => {
            let finger = is_finger.then_some(FIREFOX_FINGER).into_iter().flatten();
            let preferences: serde_json::Map<String, Value> = FIREFOX_PREFERENCES
                .iter()
                .chain(finger)
                .map(|(name, value)| ((*name).to_owned(), preference(value)))
                .collect();
            json!({
                "browserName": "firefox",
                "proxy": proxy,
                "moz:firefoxOptions": {"binary": told("SIJILL_FIREFOX"), "args": ["-headless", "-width", "1440", "-height", "1000"], "prefs": preferences},
            })
        }
    }
}

fn preference(value: &str) -> Value {
    serde_json::from_str(value).unwrap_or_else(|_| json!(value))
}

/// No window, a profile that the driver makes and throws away, and none of the calls a browser
/// makes to its maker.
pub(super) const CHROMIUM_ARGUMENTS: [&str; 14] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-client-side-phishing-detection",
    "--no-pings",
    "--disable-features=OptimizationHints,MediaRouter,Translate,InterestFeedContentSuggestions,AutofillServerCommunication",
    "--window-size=1440,1000",
];

/// The same for Firefox; and the clipboard may be read without a question, and as many requests
/// may be under way as over HTTP/2, where no connection limit makes a queue of them.
pub(super) const FIREFOX_PREFERENCES: [(&str, &str); 21] = [
    ("network.http.max-persistent-connections-per-server", "32"),
    ("dom.events.testing.asyncClipboard", "true"),
    ("app.normandy.enabled", "false"),
    ("app.update.auto", "false"),
    ("browser.region.update.enabled", "false"),
    ("browser.safebrowsing.malware.enabled", "false"),
    ("browser.safebrowsing.phishing.enabled", "false"),
    ("browser.safebrowsing.downloads.remote.enabled", "false"),
    ("browser.newtabpage.activity-stream.feeds.system.topstories", "false"),
    ("browser.topsites.contile.enabled", "false"),
    ("datareporting.policy.dataSubmissionEnabled", "false"),
    ("dom.push.connection.enabled", "false"),
    ("extensions.getAddons.cache.enabled", "false"),
    ("extensions.systemAddon.update.enabled", "false"),
    ("media.gmp-manager.updateEnabled", "false"),
    ("network.captive-portal-service.enabled", "false"),
    ("network.connectivity-service.enabled", "false"),
    ("network.dns.disablePrefetch", "true"),
    ("services.settings.server", "data:,#none"),
    ("toolkit.telemetry.enabled", "false"),
    ("toolkit.telemetry.unified", "false"),
];

/// One pointer, coarse and without hover: the numbers are Blink's and Gecko's own.
const CHROMIUM_FINGER: &str =
    "--blink-settings=primaryPointerType=2,availablePointerTypes=2,primaryHoverType=1,availableHoverTypes=1";
const FIREFOX_FINGER: &[(&str, &str)] =
    &[("ui.primaryPointerCapabilities", "1"), ("ui.allPointerCapabilities", "1")];
