//! A client of the live events.

use std::{pin::Pin, time::Duration};

use futures_util::{Stream, StreamExt};
use kurs_domain::events::{Event, EventKind};
use kurs_server::kernel::live::{Notice, Received as Told};
use serde_json::Value;

use super::{Client, Kurs};

/// Time-out of each wait.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

type Chunks = Pin<Box<dyn Stream<Item = Vec<u8>> + Send>>;

/// An open event stream.
pub(crate) struct Listener {
    chunks: Chunks,
    unread: String,
}

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Heard {
    pub(crate) kind: String,
    pub(crate) id: String,
    pub(crate) data: Value,
    pub(crate) whole: String,
}

impl Kurs {
    /// Listens once all earlier events have passed: on PostgreSQL, notifications are delayed, and a server
    /// starts to listen a while after it starts.
    pub(crate) async fn listen(&self, client: &Client) -> Listener {
        let mut published = self.state.live.listen();
        let id = self.id();
        let event = Event { kind: EventKind::Me, id, young_person_id: id };
        let begun = tokio::time::Instant::now();
        'published: loop {
            assert!(begun.elapsed() < PATIENCE, "the server does not hear itself");
            self.state.live.publish(vec![Notice { event, audience: Vec::new() }]).await;
            let soon = Duration::from_millis(200);
            while let Ok(heard) = tokio::time::timeout(soon, published.recv()).await {
                match heard.expect("the server runs") {
                    Told::Notice(notice) if notice.event == event => break 'published,
                    _ => {}
                }
            }
        }
        Listener::new(client).await
    }
}

impl Listener {
    /// Listens; established when this returns.
    pub(crate) async fn new(client: &Client) -> Self {
        Self::since(client, None).await
    }

    /// Reconnects with `last` as the last event id.
    pub(crate) async fn since(client: &Client, last: Option<&str>) -> Self {
        let mut call = client.call("GET", "/events");
        if let Some(last) = last {
            call = call.header("last-event-id", last);
        }
        let response = call.open().await;
        assert_eq!(response.status(), 200);
        let kind = response.headers()["content-type"].to_str().expect("a kind");
        assert_eq!(kind, "text/event-stream");
        // A broken connection ends the stream like a closed one.
        let chunks = response.bytes_stream();
        let chunks = chunks.filter_map(async |chunk| chunk.ok().map(|chunk| chunk.to_vec()));
        let mut listener = Self { chunks: Box::pin(chunks), unread: String::new() };
        let first = listener.block().await.expect("a first comment");
        assert!(first.contains(": listening"), "{first}");
        listener
    }

    /// The next event; `None` when the stream has ended. Comments are skipped.
    pub(crate) async fn next(&mut self) -> Option<Heard> {
        loop {
            let block = self.block().await?;
            let field = |name: &str| {
                let line = block.lines().find_map(|line| line.strip_prefix(name));
                line.map(|value| value.trim_start().to_owned()).unwrap_or_default()
            };
            let (kind, id, data) = (field("event:"), field("id:"), field("data:"));
            if !kind.is_empty() {
                let data = serde_json::from_str(&data).expect("data is JSON");
                return Some(Heard { kind, id, data, whole: block });
            }
        }
    }

    /// The next event that is not `refresh`, which servers on PostgreSQL send when they begin to listen to
    /// each other.
    pub(crate) async fn next_change(&mut self) -> Option<Heard> {
        loop {
            let heard = self.next().await?;
            if heard.kind != "refresh" {
                return Some(heard);
            }
        }
    }

    async fn block(&mut self) -> Option<String> {
        loop {
            if let Some((block, rest)) = self.unread.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.unread = rest;
                return Some(block);
            }
            let next = tokio::time::timeout(PATIENCE, self.chunks.next());
            let chunk = next.await.expect("something happens on the stream")?;
            self.unread.push_str(&String::from_utf8(chunk).expect("UTF-8"));
        }
    }
}
