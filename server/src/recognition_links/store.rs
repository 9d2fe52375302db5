//! SQL of links: one statement per function. Tokens are not stored, but derived from the id.

use kurs_domain::{
    Id, Timestamp,
    people::{Language, Name},
    recognitions::{LinkLabel, MOST_BY_LINK},
};

use crate::kernel::db::{DbError, Tx, column, sql};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRow {
    pub id: Id,
    pub owner_id: Id,
    /// The owner's note of whom it is for.
    pub label: LinkLabel,
    /// The owner's name on the page.
    pub shown_name: Name,
    /// The page's.
    pub language: Language,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    /// Whether it was ended before it expired.
    pub closed: bool,
    /// How many recognitions came by it.
    pub received: i64,
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: String,
    owner_id: String,
    label: String,
    shown_name: String,
    language: String,
    created_at: i64,
    expires_at: i64,
    closed_at: Option<i64>,
    received: i64,
}

impl TryFrom<Row> for LinkRow {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            id: column::id(&row.id)?,
            owner_id: column::id(&row.owner_id)?,
            label: column::word(row.label)?,
            shown_name: column::word(row.shown_name)?,
            language: column::word(row.language)?,
            created_at: Timestamp::from_millis(row.created_at),
            expires_at: Timestamp::from_millis(row.expires_at),
            closed: row.closed_at.is_some(),
            received: row.received,
        })
    }
}

/// The link with this id, of any owner.
pub async fn find_link(tx: &mut Tx, id: Id) -> Result<Option<LinkRow>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as Row,
        "SELECT l.*, (SELECT COUNT(*) FROM recognitions r WHERE r.link_id = l.id) AS received
         FROM recognition_links l WHERE l.id = $1",
        id.to_string()
    )?;
    row.map(LinkRow::try_from).transpose()
}

/// At most `limit` links of `owner` whose id is before `before`, the latest first.
pub async fn list_links(
    tx: &mut Tx,
    owner: Id,
    before: &str,
    limit: i64,
) -> Result<Vec<LinkRow>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT l.*, (SELECT COUNT(*) FROM recognitions r WHERE r.link_id = l.id) AS received
         FROM recognition_links l WHERE l.owner_id = $1 AND l.id < $2 ORDER BY l.id DESC LIMIT $3",
        owner.to_string(),
        before,
        limit
    )?;
    rows.into_iter().map(LinkRow::try_from).collect()
}

/// How many links of `owner` other than `except` are open.
pub async fn count_open(
    tx: &mut Tx,
    owner: Id,
    except: Id,
    now: Timestamp,
) -> Result<i64, DbError> {
    let row = sql!(
        tx,
        fetch_one as (i64,),
        "SELECT COUNT(*) FROM recognition_links
         WHERE owner_id = $1 AND id <> $2 AND closed_at IS NULL AND expires_at > $3
           AND (SELECT COUNT(*) FROM recognitions r WHERE r.link_id = recognition_links.id) < $4",
        owner.to_string(),
        except.to_string(),
        now.millis(),
        MOST_BY_LINK
    )?;
    Ok(row.0)
}

/// Inserts or changes a link. False if the id belongs to somebody else's.
pub async fn upsert_link(tx: &mut Tx, row: &LinkRow) -> Result<bool, DbError> {
    let stored = sql!(
        tx,
        execute,
        "INSERT INTO recognition_links (id, owner_id, label, shown_name, language, created_at,
            expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET label = excluded.label, shown_name = excluded.shown_name,
            language = excluded.language, expires_at = excluded.expires_at
         WHERE recognition_links.owner_id = excluded.owner_id",
        row.id.to_string(),
        row.owner_id.to_string(),
        &*row.label,
        &*row.shown_name,
        column::to_word(&row.language),
        row.created_at.millis(),
        row.expires_at.millis()
    )?;
    Ok(stored == 1)
}

/// Ends a link, for good.
pub async fn close_link(tx: &mut Tx, id: Id, now: Timestamp) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE recognition_links SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL",
        id.to_string(),
        now.millis()
    )?;
    Ok(())
}
