//! A local push service that can misbehave.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::Notify,
};

use crate::kurs::events::PATIENCE;

/// How a service answers.
#[derive(Debug, Clone)]
pub(crate) enum Answers {
    /// These bytes, and then the connection stays open.
    With(String),
    /// These bytes, and then more of the same without end.
    Endlessly(String),
    /// Not at all.
    Never,
}

impl Answers {
    /// A status, and headers.
    pub(crate) fn status(status: u16, headers: &str) -> Self {
        Self::With(format!("HTTP/1.1 {status} So\r\nContent-Length: 0\r\n{headers}\r\n"))
    }
}

/// A request that the service received.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) line: String,
    pub(crate) headers: HashMap<String, String>,
    pub(crate) body: Vec<u8>,
}

/// A running push service.
#[derive(Clone)]
pub(crate) struct Service {
    pub(crate) origin: String,
    heard: Arc<Heard>,
}

struct Heard {
    answers: Mutex<Answers>,
    requests: Mutex<Vec<Request>>,
    connections: AtomicUsize,
    more: Notify,
}

impl Service {
    /// Starts one that accepts everything.
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let heard = Arc::new(Heard {
            answers: Mutex::new(Answers::status(201, "")),
            requests: Mutex::default(),
            connections: AtomicUsize::new(0),
            more: Notify::new(),
        });
        let service = Self { origin, heard: heard.clone() };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                heard.connections.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(stream, heard.clone()));
            }
        });
        service
    }

    /// Sets the answer from now on.
    pub(crate) fn answer(&self, answers: Answers) {
        *self.heard.answers.lock().expect("the answers") = answers;
    }

    /// The requests so far.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.heard.requests.lock().expect("the requests").clone()
    }

    /// How often somebody connected.
    pub(crate) fn connections(&self) -> usize {
        self.heard.connections.load(Ordering::SeqCst)
    }

    /// The requests, once there are `count`.
    pub(crate) async fn sent(&self, count: usize) -> Vec<Request> {
        let wait = async {
            loop {
                let more = self.heard.more.notified();
                let requests = self.requests();
                if requests.len() >= count {
                    return requests;
                }
                more.await;
            }
        };
        tokio::time::timeout(PATIENCE, wait).await.expect("messages are sent")
    }
}

async fn serve(mut stream: TcpStream, heard: Arc<Heard>) {
    let mut unread = Vec::new();
    while let Some(request) = read(&mut stream, &mut unread).await {
        // A change of the answer after this request was read applies to the next one.
        let answers = heard.answers.lock().expect("the answers").clone();
        heard.requests.lock().expect("the requests").push(request);
        heard.more.notify_waiters();
        let answered = match answers {
            Answers::With(bytes) => stream.write_all(bytes.as_bytes()).await,
            Answers::Endlessly(bytes) => {
                let mut written = stream.write_all(bytes.as_bytes()).await;
                while written.is_ok() {
                    written = stream.write_all(&[b'x'; 1_024]).await;
                }
                written
            }
            Answers::Never => std::future::pending().await,
        };
        if answered.is_err() {
            return;
        }
    }
}

async fn read(stream: &mut TcpStream, unread: &mut Vec<u8>) -> Option<Request> {
    loop {
        if let Some(head) = unread.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            let text = String::from_utf8_lossy(&unread[..head]).into_owned();
            let mut lines = text.split("\r\n").map(str::to_owned);
            let line = lines.next()?;
            let headers: HashMap<_, _> = lines
                .filter_map(|line| {
                    let (name, value) = line.split_once(": ")?;
                    Some((name.to_ascii_lowercase(), value.to_owned()))
                })
                .collect();
            let length =
                headers.get("content-length").map_or(0, |it| it.parse().expect("a length"));
            let end = head + 4 + length;
            if unread.len() >= end {
                let body = unread[head + 4..end].to_vec();
                unread.drain(..end);
                return Some(Request { line, headers, body });
            }
        }
        if stream.read_buf(unread).await.ok()? == 0 {
            return None;
        }
    }
}
