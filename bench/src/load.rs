//! Load generation: callers that send the next request when the previous one is answered.
//!
//! It uses little processor time, because it shares the cores with the server: one thread, one keep-alive
//! connection per caller, hand-written requests, and only status and length of an answer are parsed.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use futures_util::future::try_join_all;
use tokio::net::TcpStream;

/// Writes the next request of a caller.
pub(crate) type Ask<'a> = Box<dyn FnMut(&mut Vec<u8>) + 'a>;

/// The result of a measurement.
pub(crate) struct Measured {
    /// Answers per second.
    pub(crate) rate: f64,
    /// The latency of each answer.
    pub(crate) waits: Vec<Duration>,
}

impl Measured {
    /// From latencies and the total time.
    pub(crate) fn new(waits: Vec<Duration>, took: Duration) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "fewer than 2^52 answers")]
        let rate = waits.len() as f64 / took.as_secs_f64();
        Self { rate, waits }
    }
}

/// Lets one caller per element of `asks` send to `address` for `time`.
pub(crate) async fn drive(
    address: SocketAddr,
    asks: Vec<Ask<'_>>,
    time: Duration,
) -> Result<Measured> {
    let connections = asks
        .into_iter()
        .map(|ask| async move { Ok::<_, anyhow::Error>((Connection::open(address).await?, ask)) });
    let connections = try_join_all(connections).await?;
    let begun = Instant::now();
    let end = begun + time;
    let callers = connections.into_iter().map(|(mut connection, mut ask)| async move {
        let mut waits = Vec::new();
        let mut request = Vec::with_capacity(1_024);
        loop {
            request.clear();
            ask(&mut request);
            let asked = Instant::now();
            connection.ask(&request).await?;
            let now = Instant::now();
            if now > end {
                return Ok::<_, anyhow::Error>(waits);
            }
            waits.push(now - asked);
        }
    });
    let waits = try_join_all(callers).await?.concat();
    Ok(Measured::new(waits, time))
}

/// One keep-alive connection.
pub(crate) struct Connection {
    stream: TcpStream,
    read: Vec<u8>,
}

impl Connection {
    pub(crate) async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await.context("the server takes no caller")?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, read: Vec::with_capacity(16 * 1_024) })
    }

    /// Sends a request and reads the whole answer; returns its body.
    pub(crate) async fn ask(&mut self, request: &[u8]) -> Result<&[u8]> {
        let mut sent = 0;
        while sent < request.len() {
            match self.stream.try_write(&request[sent..]) {
                Ok(more) => sent += more,
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                    self.stream.writable().await?;
                }
                Err(error) => return Err(error.into()),
            }
        }
        self.read.clear();
        loop {
            self.stream.readable().await?;
            match self.stream.try_read_buf(&mut self.read) {
                Ok(0) => bail!("the server hung up"),
                Ok(_) => {}
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => continue,
                Err(error) => return Err(error.into()),
            }
            if let Some((status, body)) = whole(&self.read) {
                if !(200..300).contains(&status) {
                    let text = String::from_utf8_lossy(&self.read);
                    bail!("the server answers {text}");
                }
                return Ok(&self.read[body..]);
            }
        }
    }
}

/// The status and where the body begins, once the whole answer has arrived.
fn whole(read: &[u8]) -> Option<(u16, usize)> {
    let head = read.windows(4).position(|bytes| bytes == b"\r\n\r\n")?;
    let text = std::str::from_utf8(&read[..head]).ok()?;
    let status = text.get(9..12)?.parse().ok()?;
    let length: usize = text
        .split("\r\n")
        .filter_map(|line| line.split_once(": "))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .map_or(Ok(0), |(_, length)| length.parse())
        .ok()?;
    (read.len() >= head + 4 + length).then_some((status, head + 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_whole_when_its_body_is_there() {
        let answer = b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}";
        assert_eq!(whole(answer), Some((201, answer.len() - 2)));
        assert_eq!(whole(&answer[..answer.len() - 1]), None);
        assert_eq!(whole(&answer[..20]), None);
        let empty = b"HTTP/1.1 204 No Content\r\n\r\n";
        assert_eq!(whole(empty), Some((204, empty.len())));
    }
}
