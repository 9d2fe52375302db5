//! The way to write for a person: one write after the other, once for each idempotency key, with what
//! changed published after the commit.

use kurs_domain::{Id, Timestamp};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    Problem,
    db::{Db, DbError, Tx, Work, sql},
    idempotency::Once,
    live::{Live, Notice},
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

/// Does `work` in a transaction that locks `person`, unless it was done before under the key of `once`.
/// What `read` makes of the answer in the same transaction, and whether something is new.
pub async fn write_once<T, V, F, R>(
    (db, live): (&Db, &Live),
    person: Id,
    once: Once,
    now: Timestamp,
    work: F,
    read: R,
) -> Result<(V, bool), Problem>
where
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    V: Send + 'static,
    F: for<'t> FnOnce(&'t mut Tx) -> Work<'t, Written<T>, Problem> + Send + 'static,
    R: for<'t> FnOnce(&'t mut Tx, T) -> Work<'t, V, Problem> + Send + 'static,
{
    let write = db.write(move |tx| {
        Box::pin(async move {
            lock_person(tx, person).await?;
            if let Some(answer) = once.answered(tx).await? {
                return Ok((read(tx, answer).await?, false, Vec::new()));
            }
            let Written { answer, record, is_new, notices } = work(tx).await?;
            once.store(tx, record, &answer, now).await?;
            Ok::<_, Problem>((read(tx, answer).await?, is_new, notices))
        })
    });
    let (read, is_new, notices) = write.await?;
    live.publish(notices).await;
    Ok((read, is_new))
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
