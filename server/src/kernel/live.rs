//! Publishes to listeners that something changed, never its content.
//!
//! Within one process by a broadcast channel; between servers on one PostgreSQL by LISTEN/NOTIFY, into
//! the same channel.

use kurs_domain::{Id, events::Event};
use serde::{Deserialize, Serialize};
use tokio::sync::broadcast;

use crate::kernel::db::Db;

/// How many notices are buffered for a slow listener before it has to fetch everything anew.
const BUFFERED: usize = 1_024;

/// Something changed, and `audience` may know.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Notice {
    pub event: Event,
    pub audience: Vec<Id>,
}

#[derive(Debug, Clone)]
pub enum Received {
    Notice(Notice),
    /// Notices may have been missed.
    Gap,
}

#[derive(Clone)]
pub struct Live {
    listeners: broadcast::Sender<Received>,
    db: Db,
}

impl Live {
    /// Starts to forward what other servers on `db` publish.
    pub fn new(db: Db) -> Self {
        let (listeners, _) = broadcast::channel(BUFFERED);
        let (others, sender) = (db.clone(), listeners.clone());
        tokio::spawn(async move {
            others
                .listen(move |text| {
                    let notice = text.and_then(|text| serde_json::from_str(text).ok());
                    let _nobody_listens =
                        sender.send(notice.map_or(Received::Gap, Received::Notice));
                })
                .await;
        });
        Self { listeners, db }
    }

    /// Publishes to the audience. Call it after the commit, because listeners fetch at once.
    pub async fn publish(&self, notices: Vec<Notice>) {
        for notice in notices {
            let text = serde_json::to_string(&notice).unwrap_or_default();
            // With PostgreSQL the notice comes back by LISTEN, to this server as to the others.
            match self.db.notify(&text).await {
                Ok(true) => {}
                Ok(false) => {
                    let _nobody_listens = self.listeners.send(Received::Notice(notice));
                }
                Err(error) => {
                    tracing::warn!(%error, "a change could not be published to other servers");
                    let _nobody_listens = self.listeners.send(Received::Notice(notice));
                }
            }
        }
    }

    pub fn listen(&self) -> broadcast::Receiver<Received> {
        self.listeners.subscribe()
    }
}
