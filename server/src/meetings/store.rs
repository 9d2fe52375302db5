//! SQL of meetings and their dependent tables: one statement per function.

use kurs_domain::{
    Id, Timestamp,
    meetings::{Meeting, MeetingState},
};

use crate::kernel::db::{DbError, Tx, column, sql};

fn meeting(record: &str) -> Result<Meeting, DbError> {
    column::json(record)
}

/// The meeting with this id, of any owner.
pub async fn find_meeting(tx: &mut Tx, id: Id) -> Result<Option<Meeting>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as (String,),
        "SELECT record FROM meetings WHERE id = $1",
        id.to_string()
    )?;
    row.map(|(record,)| meeting(&record)).transpose()
}

/// At most `limit` meetings of `owner` whose id is before `before`, the latest created first.
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

/// A young person of whom something waits for an answer.
#[derive(Debug, Clone)]
pub struct WaitingRow {
    pub owner_id: Id,
    pub since: Timestamp,
    pub count: u32,
}

/// At most `limit` young people to whom `caseworker` is assigned at `now` and of whom something waits for
/// an answer, the longest waiting first, after the cursor `(since, owner)`.
pub async fn list_waiting(
    tx: &mut Tx,
    caseworker: Id,
    now: Timestamp,
    (since, owner): &(i64, String),
    limit: i64,
) -> Result<Vec<WaitingRow>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String, i64, i64),
        "SELECT owner_id, MIN(waiting_since), CAST(SUM(open_ends) AS BIGINT) FROM meetings
         WHERE waiting_since IS NOT NULL
            AND owner_id IN (SELECT young_person_id FROM assignments
                WHERE caseworker_id = $1 AND since <= $2 AND (until IS NULL OR until > $2))
         GROUP BY owner_id
         HAVING MIN(waiting_since) > $3 OR (MIN(waiting_since) = $3 AND owner_id > $4)
         ORDER BY MIN(waiting_since), owner_id LIMIT $5",
        caseworker.to_string(),
        now.millis(),
        *since,
        owner.as_str(),
        limit
    )?;
    rows.into_iter()
        .map(|(owner, since, count)| {
            let since = Timestamp::from_millis(since);
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            Ok(WaitingRow { owner_id: column::id(&owner)?, since, count })
        })
        .collect()
}

/// At most `limit` meetings of `owner` in which something waits for an answer, requests first, then the
/// longest waiting.
pub async fn list_waiting_of(tx: &mut Tx, owner: Id, limit: i64) -> Result<Vec<Meeting>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String,),
        "SELECT record FROM meetings WHERE owner_id = $1 AND waiting_since IS NOT NULL
         ORDER BY CASE WHEN state = 'asked' THEN 0 ELSE 1 END, waiting_since, id LIMIT $2",
        owner.to_string(),
        limit
    )?;
    rows.iter().map(|(record,)| meeting(record)).collect()
}

/// At most `limit` meetings that are planned or held, of young people to whom `caseworker` is assigned at
/// `now`, that begin before `until`, the earliest first.
pub async fn list_ahead(
    tx: &mut Tx,
    caseworker: Id,
    (now, until): (Timestamp, Timestamp),
    limit: i64,
) -> Result<Vec<Meeting>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String,),
        "SELECT record FROM meetings WHERE state IN ('planned', 'held') AND starts_at < $3
            AND owner_id IN (SELECT young_person_id FROM assignments
                WHERE caseworker_id = $1 AND since <= $2 AND (until IS NULL OR until > $2))
         ORDER BY starts_at, id LIMIT $4",
        caseworker.to_string(),
        now.millis(),
        until.millis(),
        limit
    )?;
    rows.iter().map(|(record,)| meeting(record)).collect()
}

/// The meetings of `owner` that are planned and have not begun, the earliest first.
pub async fn list_planned(tx: &mut Tx, owner: Id) -> Result<Vec<Meeting>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String,),
        "SELECT record FROM meetings WHERE owner_id = $1 AND state = 'planned' ORDER BY starts_at, id",
        owner.to_string()
    )?;
    rows.iter().map(|(record,)| meeting(record)).collect()
}

/// At most `limit` meetings that name something to be done, of young people to whom `caseworker` is assigned
/// at `now`, that changed after `after`, the latest first.
pub async fn list_with_commitments(
    tx: &mut Tx,
    caseworker: Id,
    (now, after): (Timestamp, Timestamp),
    limit: i64,
) -> Result<Vec<Meeting>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String,),
        "SELECT record FROM meetings WHERE updated_at > $3
            AND (record LIKE '%\"who\":\"%' OR record LIKE '%\"outcome\":\"later\"%')
            AND owner_id IN (SELECT young_person_id FROM assignments
                WHERE caseworker_id = $1 AND since <= $2 AND (until IS NULL OR until > $2))
         ORDER BY updated_at DESC, id LIMIT $4",
        caseworker.to_string(),
        now.millis(),
        after.millis(),
        limit
    )?;
    rows.iter().map(|(record,)| meeting(record)).collect()
}

/// How many requests of `owner` wait for an answer.
pub async fn count_requests(tx: &mut Tx, owner: Id) -> Result<usize, DbError> {
    let row = sql!(
        tx,
        fetch_one as (i64,),
        "SELECT COUNT(*) FROM meetings WHERE owner_id = $1 AND state = 'asked'",
        owner.to_string()
    )?;
    Ok(usize::try_from(row.0).unwrap_or(usize::MAX))
}

/// The meetings of `owner` whose last change is in the log after `after`, up to `last`: one that changed
/// again later belongs to a later page.
pub async fn list_changed(
    tx: &mut Tx,
    owner: Id,
    (after, last): (i64, i64),
) -> Result<Vec<Meeting>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String,),
        "SELECT record FROM meetings WHERE owner_id = $1 AND id IN (
            SELECT c.record_id FROM changes c WHERE c.person_id = $1 AND c.kind = 'meeting'
                AND c.seq > $2 AND c.seq <= $3 AND NOT EXISTS (
                    SELECT 1 FROM changes later WHERE later.record_id = c.record_id
                        AND later.kind = c.kind AND later.person_id = c.person_id
                        AND later.seq > c.seq))
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

/// Inserts a meeting, or replaces the version before it. False if the id belongs to somebody else's, or
/// if the stored version is another (optimistic concurrency).
pub async fn upsert_meeting(tx: &mut Tx, meeting: &Meeting) -> Result<bool, DbError> {
    let open_ends = meeting.open_ends();
    let stored = sql!(
        tx,
        execute,
        "INSERT INTO meetings (id, owner_id, state, starts_at, record, version, updated_at,
            waiting_since, open_ends)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (id) DO UPDATE SET state = excluded.state, starts_at = excluded.starts_at,
            record = excluded.record, version = excluded.version, updated_at = excluded.updated_at,
            waiting_since = excluded.waiting_since, open_ends = excluded.open_ends
         WHERE meetings.owner_id = excluded.owner_id AND meetings.version = excluded.version - 1",
        meeting.id.to_string(),
        meeting.young_person_id.to_string(),
        state(meeting.state),
        starts_at(meeting),
        column::to_json(meeting),
        meeting.version,
        meeting.updated_at.millis(),
        open_ends.first().map(|end| end.since.millis()),
        i64::try_from(open_ends.len()).unwrap_or(i64::MAX)
    )?;
    Ok(stored == 1)
}

/// Inserts a delegate of `meeting` with an unclaimed link. False if the id is taken.
pub async fn insert_delegate(tx: &mut Tx, meeting: Id, delegate: Id) -> Result<bool, DbError> {
    let stored = sql!(
        tx,
        execute,
        "INSERT INTO meeting_delegates (id, meeting_id) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
        delegate.to_string(),
        meeting.to_string()
    )?;
    Ok(stored == 1)
}

/// Inserts the calendar entry `id` of a participant.
pub async fn insert_calendar(
    tx: &mut Tx,
    id: Id,
    meeting: Id,
    participant: Id,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO meeting_calendar (id, meeting_id, participant_id) VALUES ($1, $2, $3)
         ON CONFLICT (meeting_id, participant_id) DO NOTHING",
        id.to_string(),
        meeting.to_string(),
        participant.to_string()
    )?;
    Ok(())
}

/// Deletes the calendar entry of a participant.
pub async fn delete_calendar(tx: &mut Tx, meeting: Id, participant: Id) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "DELETE FROM meeting_calendar WHERE meeting_id = $1 AND participant_id = $2",
        meeting.to_string(),
        participant.to_string()
    )?;
    Ok(())
}

/// The calendar entries of a meeting, as (participant, entry).
pub async fn list_calendar(tx: &mut Tx, meeting: Id) -> Result<Vec<(Id, Id)>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String, String),
        "SELECT participant_id, id FROM meeting_calendar WHERE meeting_id = $1",
        meeting.to_string()
    )?;
    rows.iter().map(|(participant, id)| Ok((column::id(participant)?, column::id(id)?))).collect()
}

/// Connects a file to a contribution.
pub async fn insert_file(
    tx: &mut Tx,
    file: Id,
    meeting: Id,
    contribution: Id,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO meeting_files (file_id, meeting_id, contribution_id) VALUES ($1, $2, $3)
         ON CONFLICT (file_id, meeting_id, contribution_id) DO NOTHING",
        file.to_string(),
        meeting.to_string(),
        contribution.to_string()
    )?;
    Ok(())
}

/// Disconnects the files from a contribution that was withdrawn.
pub async fn delete_files(tx: &mut Tx, meeting: Id, contribution: Id) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "DELETE FROM meeting_files WHERE meeting_id = $1 AND contribution_id = $2",
        meeting.to_string(),
        contribution.to_string()
    )?;
    Ok(())
}

/// The meetings with a contribution that the file belongs to.
pub async fn list_with_file(tx: &mut Tx, file: Id) -> Result<Vec<Meeting>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String,),
        "SELECT record FROM meetings WHERE id IN (
            SELECT meeting_id FROM meeting_files WHERE file_id = $1) ORDER BY id",
        file.to_string()
    )?;
    rows.iter().map(|(record,)| meeting(record)).collect()
}

/// Records that a contribution was taken back before anybody heard it.
pub async fn insert_taken_back(tx: &mut Tx, meeting: Id, contribution: Id) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO meeting_taken_back (contribution_id, meeting_id) VALUES ($1, $2)
         ON CONFLICT (contribution_id, meeting_id) DO NOTHING",
        contribution.to_string(),
        meeting.to_string()
    )?;
    Ok(())
}

/// Whether a contribution was taken back before anybody heard it.
pub async fn has_taken_back(tx: &mut Tx, meeting: Id, contribution: Id) -> Result<bool, DbError> {
    let found = sql!(
        tx,
        fetch_optional as (String,),
        "SELECT contribution_id FROM meeting_taken_back
         WHERE contribution_id = $1 AND meeting_id = $2",
        contribution.to_string(),
        meeting.to_string()
    )?;
    Ok(found.is_some())
}

#[derive(Debug, Clone)]
pub struct DelegateRow {
    pub meeting_id: Id,
    /// The hash of the secret of the browser that claimed the link.
    pub claimed_hash: Option<String>,
}

pub async fn find_delegate(tx: &mut Tx, id: Id) -> Result<Option<DelegateRow>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as (String, Option<String>),
        "SELECT meeting_id, claimed_hash FROM meeting_delegates WHERE id = $1",
        id.to_string()
    )?;
    row.map(|(meeting, claimed_hash)| {
        Ok(DelegateRow { meeting_id: column::id(&meeting)?, claimed_hash })
    })
    .transpose()
}

/// Claims the link for one browser. False if it is claimed already.
pub async fn claim_delegate(
    tx: &mut Tx,
    id: Id,
    hash: &str,
    now: Timestamp,
) -> Result<bool, DbError> {
    let claimed = sql!(
        tx,
        execute,
        "UPDATE meeting_delegates SET claimed_hash = $2, claimed_at = $3
         WHERE id = $1 AND claimed_hash IS NULL",
        id.to_string(),
        hash,
        now.millis()
    )?;
    Ok(claimed == 1)
}

/// The calendar entry `id`, as (meeting, participant).
pub async fn find_calendar(tx: &mut Tx, id: Id) -> Result<Option<(Id, Id)>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as (String, String),
        "SELECT meeting_id, participant_id FROM meeting_calendar WHERE id = $1",
        id.to_string()
    )?;
    row.map(|(meeting, participant)| Ok((column::id(&meeting)?, column::id(&participant)?)))
        .transpose()
}
