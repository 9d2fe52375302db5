//! What a write for a person is made of: see `AppState::write_once`.

use kurs_domain::Id;

use super::{
    db::{DbError, Tx, sql},
    live::Notice,
};

/// What a write did.
pub struct Written<T> {
    /// What is answered, now and to the same request sent again.
    pub answer: T,
    /// The record that the answer is about: it is erased with it.
    pub record: Id,
    /// Whether there is something now that was not there before.
    pub is_new: bool,
    /// Who may know.
    pub notices: Vec<Notice>,
}

impl Written<()> {
    /// A change of `record` that is answered without a word.
    pub fn done(record: Id, notices: impl IntoIterator<Item = Notice>) -> Self {
        Self { answer: (), record, is_new: false, notices: notices.into_iter().collect() }
    }
}

/// Locks a person's row until the transaction ends, so that two writes for one person follow each
/// other. (SQLite has one writer anyway, and would write the row anew.)
pub async fn lock_person(tx: &mut Tx, id: Id) -> Result<(), DbError> {
    if matches!(tx, Tx::Sqlite(_)) {
        return Ok(());
    }
    sql!(tx, execute, "UPDATE people SET version = version WHERE id = $1", id.to_string())?;
    Ok(())
}
