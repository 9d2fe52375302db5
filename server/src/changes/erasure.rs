//! Deleting for good: the row of a record keeps its id, its version and who saw it (a tombstone), and
//! nothing else that repeats its words keeps them.

use kurs_domain::{Id, events::EventKind};

use super::{
    ops::note,
    store::{Change, erase_drafts, erase_words_in_drafts},
};
use crate::{
    db::{DbError, Tx, column},
    earlier_words,
    http::idempotency::{erase_answers, erase_words_in_answers},
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

/// Erases words that gave way in a record of `owner` from its earlier drafts and from the stored answers
/// about it, where they are the whole of a field. They stay where the record says them still.
pub async fn erase_words(
    tx: &mut Tx,
    owner: Id,
    about: (EventKind, Id),
    words: &str,
) -> Result<(), DbError> {
    let (said, erased) = (column::to_json(&words), column::to_json(&ERASED));
    if erase_words_in_drafts(tx, owner, about, &said, &erased).await? {
        erase_words_in_answers(tx, owner, about.1, &said, &erased).await?;
    }
    Ok(())
}
