//! SQL of contacts outside Kurs: one statement per function.

use kurs_domain::{
    Id, NaiveDate,
    outreach::Outreach,
    people::{PersonRef, Role},
};

use crate::kernel::db::{DbError, Tx, column, sql};

type Row = (String, String, String, String, String);

fn outreach((id, by, name, how, day): Row) -> Result<Outreach, DbError> {
    let by = PersonRef { id: column::id(&by)?, name, role: Role::Caseworker };
    Ok(Outreach { id: column::id(&id)?, by, how: column::word(how)?, on: column::day(&day)? })
}

/// The contact with this id, and whom it was with.
pub async fn find_outreach(tx: &mut Tx, id: Id) -> Result<Option<(Id, Outreach)>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as (String, String, String, String, String, String),
        "SELECT o.young_person_id, o.id, o.by_id, p.name, o.how, o.day
         FROM outreach o JOIN people p ON p.id = o.by_id WHERE o.id = $1",
        id.to_string()
    )?;
    row.map(|(whom, id, by, name, how, day)| {
        Ok((column::id(&whom)?, outreach((id, by, name, how, day))?))
    })
    .transpose()
}

/// At most `limit` contacts with a young person whose id is before `before`, the latest recorded first.
pub async fn list_outreach(
    tx: &mut Tx,
    young_person: Id,
    before: &str,
    limit: i64,
) -> Result<Vec<Outreach>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as Row,
        "SELECT o.id, o.by_id, p.name, o.how, o.day FROM outreach o JOIN people p ON p.id = o.by_id
         WHERE o.young_person_id = $1 AND o.id < $2 ORDER BY o.id DESC LIMIT $3",
        young_person.to_string(),
        before,
        limit
    )?;
    rows.into_iter().map(outreach).collect()
}

/// The day of the latest contact with a young person.
pub async fn find_last_day(tx: &mut Tx, young_person: Id) -> Result<Option<NaiveDate>, DbError> {
    let row = sql!(
        tx,
        fetch_one as (Option<String>,),
        "SELECT MAX(day) FROM outreach WHERE young_person_id = $1",
        young_person.to_string()
    )?;
    row.0.as_deref().map(column::day).transpose()
}

/// Adds a contact; false if the same person recorded the same of that day.
pub async fn insert_outreach(
    tx: &mut Tx,
    young_person: Id,
    it: &Outreach,
) -> Result<bool, DbError> {
    let added = sql!(
        tx,
        execute,
        "INSERT INTO outreach (id, young_person_id, by_id, how, day) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (young_person_id, by_id, day, how) DO NOTHING",
        it.id.to_string(),
        young_person.to_string(),
        it.by.id.to_string(),
        column::to_word(&it.how),
        it.on.to_string()
    )?;
    Ok(added == 1)
}

pub async fn delete_outreach(tx: &mut Tx, id: Id) -> Result<(), DbError> {
    sql!(tx, execute, "DELETE FROM outreach WHERE id = $1", id.to_string())?;
    Ok(())
}
