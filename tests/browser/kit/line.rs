//! A slow line before a server on this machine: every request waits one round trip, and all
//! answers share one bandwidth. What Chromium's own throttling leaves out, the requests of a
//! worker, is slow here too, and it is slow for every browser.
//!
//! Connecting is free, as over a connection that is open already.

use std::io::{self, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::http::Message;
use super::site::Hit;

/// What is sent before another answer has its turn: a packet, in bytes.
const PACKET: usize = 1400;

/// How slow.
#[derive(Clone, Copy, Debug)]
pub struct Slowness {
    /// From a request to the first byte of its answer, at least.
    pub round_trip: Duration,
    /// Bytes a second, of all answers together.
    pub bandwidth: f64,
}

impl Slowness {
    /// A line that is there only to count.
    pub const NONE: Self = Self { round_trip: Duration::ZERO, bandwidth: f64::INFINITY };
}

/// The line, and what has gone over it.
#[derive(Clone)]
pub struct Line {
    port: u16,
    server: SocketAddr,
    slowness: Slowness,
    /// When the next packet may be sent.
    free: Arc<Mutex<Instant>>,
    hits: Arc<Mutex<Vec<Hit>>>,
}

impl Line {
    /// Listens on a free port until the process ends.
    ///
    /// # Panics
    /// Where no port is free.
    pub fn to(server: SocketAddr, slowness: Slowness) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let free = Arc::new(Mutex::new(Instant::now()));
        let line = Self { port, server, slowness, free, hits: Arc::default() };
        let listening = line.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let line = listening.clone();
                // A browser hangs up when it likes.
                std::thread::spawn(move || drop(line.carry(stream)));
            }
        });
        line
    }

    /// The address of the site at the far end.
    pub fn address(&self) -> String {
        format!("http://localhost:{}/", self.port)
    }

    /// Every answer since this was last asked, whole: heads and bodies.
    pub fn take_hits(&self) -> Vec<Hit> {
        std::mem::take(&mut self.hits.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn carry(&self, stream: TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let mut writer = stream.try_clone()?;
        let mut reader = BufReader::new(stream);
        while let Some(request) = Message::read(&mut reader)? {
            let started = Instant::now();
            let answer = self.ask(&request)?;
            std::thread::sleep(self.slowness.round_trip.saturating_sub(started.elapsed()));
            for packet in answer.chunks(PACKET) {
                self.wait_for_turn(packet.len());
                writer.write_all(packet)?;
            }
            self.record(&request, &answer, started);
        }
        Ok(())
    }

    /// The server's answer, byte by byte, but for the word that it closes the connection.
    fn ask(&self, request: &Message) -> io::Result<Vec<u8>> {
        const CLOSES: &[u8] = b"connection: close\r\n";
        let mut stream = TcpStream::connect(self.server)?;
        let others = request.headers.iter().filter(|(name, _)| name != "connection");
        let head: String = others.map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        write!(stream, "{}\r\n{head}connection: close\r\n\r\n", request.start)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        if let Some(at) = answer.windows(CLOSES.len()).position(|part| part == CLOSES) {
            answer.drain(at..at + CLOSES.len());
        }
        Ok(answer)
    }

    fn wait_for_turn(&self, bytes: usize) {
        let turn = {
            let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
            *free =
                (*free).max(Instant::now()) + Duration::from_secs_f64(bytes as f64 / self.slowness.bandwidth);
            *free
        };
        std::thread::sleep(turn.saturating_duration_since(Instant::now()));
    }

    fn record(&self, request: &Message, answer: &[u8], started: Instant) {
        let status = answer.get(9..12).and_then(|digits| std::str::from_utf8(digits).ok()?.parse().ok());
        let (method, path) = request.asks();
        let hit = Hit {
            method: method.to_owned(),
            path: path.trim_start_matches('/').to_owned(),
            inside: true,
            query: None,
            referrer: None,
            status: status.unwrap_or_default(),
            bytes: answer.len(),
            started,
            finished: Instant::now(),
        };
        self.hits.lock().unwrap_or_else(PoisonError::into_inner).push(hit);
    }
}
