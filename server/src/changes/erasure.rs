//! Erasure: the row of a record stays as a tombstone with its id, its version and who saw it, and
//! everything else that repeats its content is erased.

use kurs_domain::{Id, changes::ERASED, earlier_words::WordsField, events::EventKind};
use serde_json::Value;

use super::{
    ops::record,
    store::{self, Change, erase_drafts},
};
use crate::{
    earlier_words,
    kernel::{
        db::{DbError, Tx, column},
        idempotency::{self, erase_answers},
        live::Notice,
    },
    state::AppState,
};

/// Records that a record of `owner` is a tombstone as of `version`, and erases its earlier drafts, the
/// stored answers about it, and its earlier words. Its own row is erased by the store of its kind.
pub async fn erase(
    tx: &mut Tx,
    state: &AppState,
    owner: Id,
    about: (EventKind, Id),
    version: i64,
) -> Result<Vec<Notice>, DbError> {
    erase_drafts(tx, owner, about).await?;
    erase_answers(tx, owner, about.1).await?;
    record(tx, state, owner, &Change::tombstone(about.0, about.1, version)).await?;
    earlier_words::ops::erase_of(tx, state, owner, about).await
}

/// Erases overwritten words of a record of `owner` from its earlier drafts and from the stored answers
/// about it, where they are the whole of a field. They stay if the current draft still has them.
pub async fn erase_words(
    tx: &mut Tx,
    owner: Id,
    about: (EventKind, Id),
    words: &str,
) -> Result<(), DbError> {
    let drafts = store::list_drafts(tx, owner, about, 0).await?;
    if drafts.last().is_some_and(|(_, draft)| without(draft, words).is_some()) {
        return Ok(());
    }
    for (version, draft) in &drafts {
        if let Some(draft) = without(draft, words) {
            store::update_draft(tx, owner, about, *version, &draft).await?;
        }
    }
    for (key, answer) in idempotency::list_answers(tx, owner, about.1).await? {
        if let Some(answer) = without(&answer, words) {
            idempotency::update_answer(tx, owner, &key, &answer).await?;
        }
    }
    Ok(())
}

/// A record or a draft, as JSON, with `words` erased where they are the whole of a field of words; none
/// if no such field has them.
fn without(json: &str, words: &str) -> Option<String> {
    let mut record: Value = serde_json::from_str(json).ok()?;
    let mut found = false;
    for field in WordsField::ALL {
        if let Some(field_value) = record.get_mut(column::to_word(&field)).filter(|it| *it == words)
        {
            *field_value = ERASED.into();
            found = true;
        }
    }
    found.then(|| record.to_string())
}
