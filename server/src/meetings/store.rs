//! Meetings and what hangs on them, a statement each.

use kurs_domain::{
    Id, Timestamp,
    meetings::{Meeting, MeetingState},
};

use crate::db::{DbError, Tx, column, sql};

fn meeting(record: &str) -> Result<Meeting, DbError> {
    column::json(record)
}

/// The meeting with this id, whosever it is.
pub async fn find_meeting(tx: &mut Tx, id: Id) -> Result<Option<Meeting>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as (String,),
        "SELECT record FROM meetings WHERE id = $1",
        id.to_string()
    )?;
    row.map(|(record,)| meeting(&record)).transpose()
}

/// At most `limit` meetings of `owner` whose id is before `before`, the latest made first.
pub async fn list_meetings(
    tx: &mut Tx,
    owner: Id,
    before: &str,
    limit: i64,
) -> Result<Vec<Meeting>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String,),
        "SELECT record FROM meetings WHERE owner_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
        owner.to_string(),
        before,
        limit
    )?;
    rows.iter().map(|(record,)| meeting(record)).collect()
}

/// The meetings of those whom `caseworker` is assigned to at `now` that are neither closed nor
/// called off, at most `limit`, the soonest first.
pub async fn list_open_of_assigned(
    tx: &mut Tx,
    caseworker: Id,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Meeting>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String,),
        "SELECT record FROM meetings WHERE state IN ('asked', 'planned', 'held')
            AND owner_id IN (SELECT young_person_id FROM assignments
                WHERE caseworker_id = $1 AND since <= $2 AND (until IS NULL OR until > $2))
         ORDER BY COALESCE(starts_at, 0), id LIMIT $3",
        caseworker.to_string(),
        now.millis(),
        limit
    )?;
    rows.iter().map(|(record,)| meeting(record)).collect()
}

/// The meetings of `owner` of which the change log tells after `after`, up to `last`.
pub async fn list_changed(
    tx: &mut Tx,
    owner: Id,
    (after, last): (i64, i64),
) -> Result<Vec<Meeting>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String,),
        "SELECT record FROM meetings WHERE owner_id = $1 AND id IN (
            SELECT record_id FROM changes WHERE person_id = $1 AND kind = 'meeting'
                AND seq > $2 AND seq <= $3)
         ORDER BY id",
        owner.to_string(),
        after,
        last
    )?;
    rows.iter().map(|(record,)| meeting(record)).collect()
}

fn starts_at(meeting: &Meeting) -> Option<i64> {
    meeting.plan.as_ref().map(|plan| plan.draft.starts_at.millis())
}

fn state(state: MeetingState) -> String {
    column::to_word(&state)
}

/// Adds a meeting, or puts this in place of the version before it. False if somebody else has a
/// meeting with that id, or if it moved on meanwhile.
pub async fn upsert_meeting(tx: &mut Tx, meeting: &Meeting) -> Result<bool, DbError> {
    let kept = sql!(
        tx,
        execute,
        "INSERT INTO meetings (id, owner_id, state, starts_at, record, version, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET state = excluded.state, starts_at = excluded.starts_at,
            record = excluded.record, version = excluded.version, updated_at = excluded.updated_at
         WHERE meetings.owner_id = excluded.owner_id AND meetings.version = excluded.version - 1",
        meeting.id.to_string(),
        meeting.young_person_id.to_string(),
        state(meeting.state),
        starts_at(meeting),
        column::to_json(meeting),
        meeting.version,
        meeting.updated_at.millis()
    )?;
    Ok(kept == 1)
}
