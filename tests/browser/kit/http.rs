//! Just enough HTTP/1.1 over a local socket: for the drivers, the site and the proxy.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;

/// A request or an answer, read from a connection.
#[derive(Debug, Default)]
pub struct Message {
    /// `GET /path HTTP/1.1` or `HTTP/1.1 200 OK`, as it was sent.
    pub start: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// Whatever followed.
    pub body: Vec<u8>,
}

impl Message {
    /// Reads the next message; `None` where the other side has closed.
    ///
    /// # Errors
    /// Where the connection breaks in the middle.
    pub fn read(reader: &mut BufReader<TcpStream>) -> io::Result<Option<Self>> {
        let mut message = Self::default();
        if reader.read_line(&mut message.start)? == 0 {
            return Ok(None);
        }
        message.start.truncate(message.start.trim_end().len());
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(':') else { break };
            message.headers.push((name.to_lowercase(), value.trim().to_owned()));
        }
        message.read_body(reader)?;
        Ok(Some(message))
    }

    fn read_body(&mut self, reader: &mut BufReader<TcpStream>) -> io::Result<()> {
        if self.header("transfer-encoding") == Some("chunked") {
            loop {
                let mut line = String::new();
                reader.read_line(&mut line)?;
                let length = usize::from_str_radix(line.trim(), 16).map_err(io::Error::other)?;
                let mut chunk = vec![0; length + 2];
                reader.read_exact(&mut chunk)?;
                self.body.extend_from_slice(&chunk[..length]);
                if length == 0 {
                    return Ok(());
                }
            }
        }
        let length = self.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        self.body.resize(length, 0);
        reader.read_exact(&mut self.body)
    }

    /// The value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The method of a request, and what it asks for.
    pub fn asks(&self) -> (&str, &str) {
        let mut words = self.start.split(' ');
        (words.next().unwrap_or_default(), words.next().unwrap_or_default())
    }
}

/// Sends a request to a local port and reads the answer's body.
///
/// # Errors
/// Where there is no connection or no answer.
pub fn ask(port: u16, method: &str, path: &str, body: &str) -> io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )?;
    let answer = Message::read(&mut BufReader::new(stream))?;
    answer.map(|answer| answer.body).ok_or_else(|| io::Error::other("no answer"))
}
