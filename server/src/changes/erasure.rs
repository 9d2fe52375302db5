//! Deleting for good: the row of a record keeps its id, its version and who saw it (a tombstone), and
//! nothing else that repeats its words keeps them.

use kurs_domain::{Id, events::EventKind};

use super::{
    ops::note,
    store::{Change, erase_drafts},
};
use crate::{
    db::{DbError, Tx},
    earlier_words,
    http::idempotency::erase_answers,
    live::Notice,
    state::AppState,
};

/// Stands in place of erased words in columns that are never empty. Nobody is shown a tombstone.
pub const ERASED: &str = "–";

/// Notes that a record of `owner` is a tombstone as of `version`, and erases its earlier drafts, the
/// stored answers about it, and the words that gave way in it. Its row is its store's to erase.
pub async fn erase(
    tx: &mut Tx,
    state: &AppState,
    owner: Id,
    about: (EventKind, Id),
    version: i64,
) -> Result<Vec<Notice>, DbError> {
    erase_drafts(tx, owner, about).await?;
    erase_answers(tx, owner, about.1).await?;
    note(tx, state, owner, &Change::gone(about.0, about.1, version)).await?;
    earlier_words::ops::erase_of(tx, state, owner, about).await
}
