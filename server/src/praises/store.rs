//! SQL of praise: one statement per function.

use kurs_domain::{Id, Timestamp, praise::Praise};

use crate::kernel::db::{DbError, Tx, column, sql};

#[derive(Debug, Clone)]
pub struct PraiseRow {
    /// Without the URL of its letter.
    pub praise: Praise,
    pub young_person_id: Id,
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: String,
    young_person_id: String,
    by_id: String,
    by_name: String,
    parent: String,
    told_by: String,
    text: String,
    at: i64,
}

impl TryFrom<Row> for PraiseRow {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            praise: Praise {
                id: column::id(&row.id)?,
                from: row.by_name,
                from_id: column::id(&row.by_id)?,
                parent: column::word(row.parent)?,
                by: column::word(row.told_by)?,
                text: column::word(row.text)?,
                at: Timestamp::from_millis(row.at),
                url: None,
            },
            young_person_id: column::id(&row.young_person_id)?,
        })
    }
}

/// The praise with this id, of any young person.
pub async fn find_praise(tx: &mut Tx, id: Id) -> Result<Option<PraiseRow>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as Row,
        "SELECT r.*, p.name AS by_name FROM praises r JOIN people p ON p.id = r.by_id
         WHERE r.id = $1",
        id.to_string()
    )?;
    row.map(PraiseRow::try_from).transpose()
}

/// At most `limit` praises of a young person whose id is before `before`, the latest first.
pub async fn list_praises(
    tx: &mut Tx,
    young_person: Id,
    before: &str,
    limit: i64,
) -> Result<Vec<Praise>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT r.*, p.name AS by_name FROM praises r JOIN people p ON p.id = r.by_id
         WHERE r.young_person_id = $1 AND r.id < $2 ORDER BY r.id DESC LIMIT $3",
        young_person.to_string(),
        before,
        limit
    )?;
    rows.into_iter().map(|row| PraiseRow::try_from(row).map(|row| row.praise)).collect()
}

/// The latest 50 praises of a young person by `by`.
pub async fn list_praises_by(
    tx: &mut Tx,
    young_person: Id,
    by: Id,
) -> Result<Vec<Praise>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT r.*, p.name AS by_name FROM praises r JOIN people p ON p.id = r.by_id
         WHERE r.young_person_id = $1 AND r.by_id = $2 ORDER BY r.id DESC LIMIT 50",
        young_person.to_string(),
        by.to_string()
    )?;
    rows.into_iter().map(|row| PraiseRow::try_from(row).map(|row| row.praise)).collect()
}

/// How many times `by` praised a young person after `since`.
pub async fn count_praises(
    tx: &mut Tx,
    young_person: Id,
    by: Id,
    since: Timestamp,
) -> Result<i64, DbError> {
    let row = sql!(
        tx,
        fetch_one as (i64,),
        "SELECT COUNT(*) FROM praises WHERE young_person_id = $1 AND by_id = $2 AND at > $3",
        young_person.to_string(),
        by.to_string(),
        since.millis()
    )?;
    Ok(row.0)
}

/// Adds praise. False if the id is taken.
pub async fn insert_praise(tx: &mut Tx, row: &PraiseRow) -> Result<bool, DbError> {
    let praise = &row.praise;
    let added = sql!(
        tx,
        execute,
        "INSERT INTO praises (id, young_person_id, by_id, parent, told_by, text, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING",
        praise.id.to_string(),
        row.young_person_id.to_string(),
        praise.from_id.to_string(),
        &*praise.parent,
        column::to_word(&praise.by),
        &*praise.text,
        praise.at.millis()
    )?;
    Ok(added == 1)
}
