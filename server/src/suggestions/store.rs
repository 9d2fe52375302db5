//! SQL of suggestions: one statement per function.

use kurs_domain::{
    Id, Timestamp,
    people::{PersonRef, Role},
    suggestions::Suggestion,
};

use crate::kernel::db::{DbError, Tx, column, sql};

#[derive(Debug, Clone)]
pub struct SuggestionRow {
    /// Not projected: as its young person sees it.
    pub suggestion: Suggestion,
    pub young_person_id: Id,
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    id: String,
    young_person_id: String,
    by_id: String,
    by_name: String,
    text: String,
    state: String,
    words: Option<String>,
    goal_id: Option<String>,
    created_at: i64,
    answered_at: Option<i64>,
}

impl TryFrom<Row> for SuggestionRow {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            young_person_id: column::id(&row.young_person_id)?,
            suggestion: Suggestion {
                id: column::id(&row.id)?,
                text: row.text,
                by: PersonRef {
                    id: column::id(&row.by_id)?,
                    name: row.by_name,
                    role: Role::Caseworker,
                },
                state: column::word(row.state)?,
                words: row.words,
                goal_id: row.goal_id.as_deref().map(column::id).transpose()?,
                created_at: Timestamp::from_millis(row.created_at),
                answered_at: row.answered_at.map(Timestamp::from_millis),
            },
        })
    }
}

/// The suggestion with this id, of any owner.
pub async fn find_suggestion(tx: &mut Tx, id: Id) -> Result<Option<SuggestionRow>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as Row,
        "SELECT g.*, p.name AS by_name FROM goal_suggestions g JOIN people p ON p.id = g.by_id
         WHERE g.id = $1",
        id.to_string()
    )?;
    row.map(SuggestionRow::try_from).transpose()
}

/// At most `limit` suggestions for a young person whose id is before `before`, the latest first.
pub async fn list_suggestions(
    tx: &mut Tx,
    young_person: Id,
    before: &str,
    limit: i64,
) -> Result<Vec<Suggestion>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT g.*, p.name AS by_name FROM goal_suggestions g JOIN people p ON p.id = g.by_id
         WHERE g.young_person_id = $1 AND g.id < $2 ORDER BY g.id DESC LIMIT $3",
        young_person.to_string(),
        before,
        limit
    )?;
    rows.into_iter().map(|row| SuggestionRow::try_from(row).map(|row| row.suggestion)).collect()
}

/// The latest 50 suggestions for a young person that `viewer`, who is assigned, may see.
pub async fn list_shown_to(
    tx: &mut Tx,
    young_person: Id,
    viewer: Id,
) -> Result<Vec<Suggestion>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT g.*, p.name AS by_name FROM goal_suggestions g JOIN people p ON p.id = g.by_id
         WHERE g.young_person_id = $1 AND (g.by_id = $2 OR g.state = 'waiting')
         ORDER BY g.id DESC LIMIT 50",
        young_person.to_string(),
        viewer.to_string()
    )?;
    rows.into_iter().map(|row| SuggestionRow::try_from(row).map(|row| row.suggestion)).collect()
}

/// The suggestions for a young person with a change in the log after `after`, up to `last`.
pub async fn list_changed_suggestions(
    tx: &mut Tx,
    young_person: Id,
    (after, last): (i64, i64),
) -> Result<Vec<Suggestion>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT g.*, p.name AS by_name FROM goal_suggestions g JOIN people p ON p.id = g.by_id
         WHERE g.young_person_id = $1 AND g.id IN (
            SELECT record_id FROM changes WHERE person_id = $1 AND kind = 'goal_suggestion'
                AND seq > $2 AND seq <= $3)
         ORDER BY g.id",
        young_person.to_string(),
        after,
        last
    )?;
    rows.into_iter().map(|row| SuggestionRow::try_from(row).map(|row| row.suggestion)).collect()
}

/// How many suggestions wait for a young person, and how many of these `by` made.
pub async fn count_waiting(tx: &mut Tx, young_person: Id, by: Id) -> Result<(i64, i64), DbError> {
    sql!(
        tx,
        fetch_one as (i64, i64),
        "SELECT COUNT(*), COUNT(CASE WHEN by_id = $2 THEN 1 END) FROM goal_suggestions
         WHERE young_person_id = $1 AND state = 'waiting'",
        young_person.to_string(),
        by.to_string()
    )
}

pub async fn insert_suggestion(tx: &mut Tx, row: &SuggestionRow) -> Result<(), DbError> {
    let suggestion = &row.suggestion;
    sql!(
        tx,
        execute,
        "INSERT INTO goal_suggestions (id, young_person_id, by_id, text, state, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        suggestion.id.to_string(),
        row.young_person_id.to_string(),
        suggestion.by.id.to_string(),
        &suggestion.text,
        column::to_word(&suggestion.state),
        suggestion.created_at.millis()
    )?;
    Ok(())
}

/// Stores the answer to a suggestion.
pub async fn update_answer(tx: &mut Tx, suggestion: &Suggestion) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE goal_suggestions SET state = $2, words = $3, goal_id = $4, answered_at = $5 WHERE id = $1",
        suggestion.id.to_string(),
        column::to_word(&suggestion.state),
        suggestion.words.as_deref(),
        suggestion.goal_id.map(|id| id.to_string()),
        suggestion.answered_at.map(Timestamp::millis)
    )?;
    Ok(())
}
