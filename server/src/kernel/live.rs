//! Telling whoever listens that something changed, never what it says.
//!
//! Within one process by a broadcast channel; between servers on one PostgreSQL by its
//! LISTEN/NOTIFY, into the same channel.

use kurs_domain::{Id, events::Event};
use serde::{Deserialize, Serialize};
use tokio::sync::broadcast;

use crate::kernel::db::Db;

/// What may wait for a slow listener before it is told to ask for everything again.
const WAITING: usize = 1_024;

/// Something changed, and these may know.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Notice {
    /// What changed.
    pub event: Event,
    /// Ids of the people who may know.
    pub audience: Vec<Id>,
}

/// What reaches a listener.
#[derive(Debug, Clone)]
pub enum Heard {
    /// Something changed.
    Notice(Notice),
    /// Something may have been missed.
    Gap,
}

/// The listeners of this process.
#[derive(Clone)]
pub struct Live {
    listeners: broadcast::Sender<Heard>,
    db: Db,
}

impl Live {
    /// Starts to pass on what other servers on `db` tell.
    pub fn new(db: Db) -> Self {
        let (listeners, _) = broadcast::channel(WAITING);
        let (others, told) = (db.clone(), listeners.clone());
        tokio::spawn(async move {
            others
                .listen(move |text| {
                    let notice = text.and_then(|text| serde_json::from_str(text).ok());
                    let _nobody_listens = told.send(notice.map_or(Heard::Gap, Heard::Notice));
                })
                .await;
        });
        Self { listeners, db }
    }

    /// Tells everyone who may know. Call it after the commit: a listener asks at once.
    pub async fn tell(&self, notices: Vec<Notice>) {
        for notice in notices {
            let text = serde_json::to_string(&notice).unwrap_or_default();
            // With PostgreSQL the notice comes back by LISTEN, to this server as to the others.
            match self.db.notify(&text).await {
                Ok(true) => {}
                Ok(false) => {
                    let _nobody_listens = self.listeners.send(Heard::Notice(notice));
                }
                Err(error) => {
                    tracing::warn!(%error, "other servers could not be told of a change");
                    let _nobody_listens = self.listeners.send(Heard::Notice(notice));
                }
            }
        }
    }

    /// Begins to listen.
    pub fn listen(&self) -> broadcast::Receiver<Heard> {
        self.listeners.subscribe()
    }
}
