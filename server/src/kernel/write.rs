//! What a write for a person consists of: see `AppState::write_once`.

use kurs_domain::Id;

use super::{
    db::{DbError, Tx, sql},
    live::Notice,
};

/// The result of a write.
pub struct Written<T> {
    /// The answer, now and for a repeated request.
    pub answer: T,
    /// The record that the answer is about: the answer is erased with it.
    pub record: Id,
    /// Whether a record was created.
    pub is_new: bool,
    pub notices: Vec<Notice>,
}

impl Written<()> {
    /// A change of `record` with an empty answer.
    pub fn done(record: Id, notices: impl IntoIterator<Item = Notice>) -> Self {
        Self { answer: (), record, is_new: false, notices: notices.into_iter().collect() }
    }
}

/// Locks a person's row until the transaction ends, so that writes for one person are serialised. (SQLite
/// has one writer anyway, and the statement would rewrite the row.)
pub async fn lock_person(tx: &mut Tx, id: Id) -> Result<(), DbError> {
    if matches!(tx, Tx::Sqlite(_)) {
        return Ok(());
    }
    sql!(tx, execute, "UPDATE people SET version = version WHERE id = $1", id.to_string())?;
    Ok(())
}
