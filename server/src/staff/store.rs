//! Colleagues, a statement each.

use kurs_domain::{Id, people::Staff};

use crate::db::{DbError, Tx, column, sql};

/// At most `limit` colleagues whose id is before `before`, the latest first.
pub async fn list_staff(tx: &mut Tx, before: &str, limit: i64) -> Result<Vec<Staff>, DbError> {
    let rows = sql!(
        tx,
        fetch_all as (String, String, String, Option<String>, bool),
        "SELECT p.id, p.name, p.role, p.department,
            p.welcomed OR EXISTS (
            SELECT 1 FROM invitations i WHERE i.person_id = p.id AND i.used_at IS NOT NULL)
         FROM people p WHERE p.role <> 'young_person' AND p.id < $1 ORDER BY p.id DESC LIMIT $2",
        before,
        limit
    )?;
    rows.into_iter()
        .map(|(id, name, role, department, arrived)| {
            let (id, role) = (column::id(&id)?, column::word(role)?);
            Ok(Staff { id, name, role, department, arrived })
        })
        .collect()
}

/// Changes a colleague's name and department.
pub async fn update_staff(
    tx: &mut Tx,
    id: Id,
    name: &str,
    department: Option<&str>,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE people SET name = $2, department = $3, version = version + 1 WHERE id = $1",
        id.to_string(),
        name,
        department
    )?;
    Ok(())
}
