//! The server's secret for links: created once, stored in the database, cached in memory.

use kurs_domain::Id;
use tokio::sync::OnceCell;

use super::{
    store,
    token::{LinkKey, Purpose},
};
use crate::{
    kernel::{
        db::{Db, DbError},
        random,
    },
    state::AppState,
};

/// Its name in `server_secrets`.
const NAME: &str = "links";

/// The cached key.
#[derive(Default)]
pub struct Links(OnceCell<LinkKey>);

/// The key for links; created if there is none. Servers that start concurrently agree on the one that is
/// inserted first.
pub async fn key(state: &AppState) -> Result<LinkKey, DbError> {
    let key = state.links.0.get_or_try_init(|| async {
        Ok::<_, DbError>(match find(&state.db).await? {
            Some(secret) => LinkKey::new(&secret),
            None => LinkKey::new(&make(state).await?),
        })
    });
    key.await.cloned()
}

async fn find(db: &Db) -> Result<Option<String>, DbError> {
    db.read_one(|tx| Box::pin(store::find_secret(tx, NAME))).await
}

async fn make(state: &AppState) -> Result<String, DbError> {
    let (secret, now) = (random::secret(&*state.random), state.now());
    let make = state.db.write(move |tx| {
        Box::pin(async move {
            store::insert_secret(tx, NAME, &secret, now).await?;
            store::find_secret(tx, NAME).await
        })
    });
    make.await?.ok_or(DbError::Column("secret"))
}

/// Makes the addresses of links.
#[derive(Clone)]
pub struct Addresses {
    key: LinkKey,
    origin: String,
}

impl Addresses {
    pub async fn of(state: &AppState) -> Result<Self, DbError> {
        Ok(Self { key: key(state).await?, origin: state.origin.url.clone() })
    }

    pub fn url(&self, purpose: Purpose, id: Id) -> String {
        self.key.url(&self.origin, purpose, id)
    }
}
