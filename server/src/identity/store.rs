//! People and sessions, one SQL statement each.

use kurs_domain::{
    Id, NaiveDate, Timestamp,
    day::DayStart,
    people::{Language, Me, PersonRef, QuietHours, ReachBy, Role},
};

use crate::{
    kernel::db::{DbError, Tx, column, sql},
    state::day_in,
};

/// A person, as stored.
#[derive(Debug, Clone)]
pub struct Person {
    /// What they may see of themselves; without the team, which is queried separately.
    pub me: Me,
    pub department: Option<String>,
    pub created_by: Option<Id>,
    /// Whether they have ever signed in.
    pub arrived: bool,
    /// When their access ended, if it has.
    pub ended_at: Option<Timestamp>,
}

impl Person {
    /// Their name with the label beside it, as staff see it.
    pub fn labelled(&self) -> String {
        match &self.me.label {
            Some(label) => format!("{} ({label})", self.me.name),
            None => self.me.name.clone(),
        }
    }

    /// The day of `at` in their time zone.
    pub fn day(&self, at: Timestamp) -> NaiveDate {
        day_in(&self.me.time_zone, self.me.day_start, at)
    }
}

#[derive(sqlx_macros::FromRow)]
struct PersonRow {
    id: String,
    role: String,
    name: String,
    label: Option<String>,
    department: Option<String>,
    language: String,
    time_zone: String,
    day_start: i64,
    quiet_from: Option<String>,
    quiet_until: Option<String>,
    paused_since: Option<String>,
    reach_by: Option<String>,
    welcomed: bool,
    created_by: Option<String>,
    created_at: i64,
    version: i64,
    celebrate: String,
    push: String,
    no_cheers_from: String,
    praise_ok: bool,
    of_age_on: Option<String>,
    arrived: bool,
    ended_at: Option<i64>,
}

impl TryFrom<PersonRow> for Person {
    type Error = DbError;

    fn try_from(row: PersonRow) -> Result<Self, DbError> {
        let from = column::word_if_any(row.quiet_from)?;
        let until = column::word_if_any(row.quiet_until)?;
        Ok(Self {
            me: Me {
                id: column::id(&row.id)?,
                role: column::word::<Role>(row.role)?,
                name: row.name,
                label: row.label,
                language: column::word::<Language>(row.language)?,
                time_zone: row.time_zone,
                day_start: column::number::<DayStart>(row.day_start)?,
                quiet_hours: from.zip(until).map(|(from, until)| QuietHours { from, until }),
                paused_since: row.paused_since.as_deref().map(column::day).transpose()?,
                reach_by: column::word_if_any::<ReachBy>(row.reach_by)?,
                welcomed: row.welcomed,
                celebrate: column::json(&row.celebrate)?,
                push: column::json(&row.push)?,
                no_cheers_from: column::json(&row.no_cheers_from)?,
                praise_ok: row.praise_ok,
                of_age_on: row.of_age_on.as_deref().map(column::day).transpose()?,
                team: Vec::new(),
                created_at: Timestamp::from_millis(row.created_at),
                version: row.version,
            },
            department: row.department,
            created_by: row.created_by.as_deref().map(column::id).transpose()?,
            arrived: row.arrived || row.welcomed,
            ended_at: row.ended_at.map(Timestamp::from_millis),
        })
    }
}

pub async fn find_person(tx: &mut Tx, id: Id) -> Result<Option<Person>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as PersonRow,
        "SELECT * FROM people WHERE id = $1",
        id.to_string()
    )?;
    row.map(Person::try_from).transpose()
}

/// Whether any person exists.
pub async fn has_people(tx: &mut Tx) -> Result<bool, DbError> {
    let found = sql!(tx, fetch_optional as (String,), "SELECT id FROM people LIMIT 1")?;
    Ok(found.is_some())
}

pub async fn insert_person(tx: &mut Tx, person: &Person) -> Result<(), DbError> {
    let me = &person.me;
    sql!(tx, execute,
        "INSERT INTO people (id, role, name, department, language, time_zone, day_start, quiet_from,
            quiet_until, paused_since, reach_by, welcomed, created_by, created_at, version, celebrate,
            push, no_cheers_from, praise_ok, of_age_on, label) VALUES ($1, $2, $3, $4, $5, $6, $7, $8,
            $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)",
        me.id.to_string(), column::to_word(&me.role), &me.name, person.department.as_deref(),
        column::to_word(&me.language), &me.time_zone, i64::from(me.day_start.hour()),
        me.quiet_hours.map(|quiet| quiet.from.to_string()),
        me.quiet_hours.map(|quiet| quiet.until.to_string()),
        me.paused_since.map(|day| day.to_string()),
        column::to_word_if_any(me.reach_by.as_ref()), me.welcomed,
        person.created_by.map(|id| id.to_string()), me.created_at.millis(), me.version,
        column::to_json(&me.celebrate), column::to_json(&me.push),
        column::to_json(&me.no_cheers_from), me.praise_ok,
        me.of_age_on.map(|day| day.to_string()), me.label.as_deref())?;
    Ok(())
}

/// Updates the label beside a person's name.
pub async fn update_label(tx: &mut Tx, id: Id, label: Option<&str>) -> Result<(), DbError> {
    sql!(tx, execute, "UPDATE people SET label = $2 WHERE id = $1", id.to_string(), label)?;
    Ok(())
}

/// Updates a person, except id, role and label.
pub async fn update_person(tx: &mut Tx, person: &Person) -> Result<(), DbError> {
    let me = &person.me;
    sql!(tx, execute,
        "UPDATE people SET name = $2, department = $3, language = $4, time_zone = $5, day_start = $6,
            quiet_from = $7, quiet_until = $8, paused_since = $9, reach_by = $10, welcomed = $11,
            version = $12, celebrate = $13, push = $14, no_cheers_from = $15, praise_ok = $16,
            of_age_on = $17
         WHERE id = $1",
        me.id.to_string(), &me.name, person.department.as_deref(), column::to_word(&me.language),
        &me.time_zone, i64::from(me.day_start.hour()),
        me.quiet_hours.map(|quiet| quiet.from.to_string()),
        me.quiet_hours.map(|quiet| quiet.until.to_string()),
        me.paused_since.map(|day| day.to_string()),
        column::to_word_if_any(me.reach_by.as_ref()), me.welcomed, me.version,
        column::to_json(&me.celebrate), column::to_json(&me.push),
        column::to_json(&me.no_cheers_from), me.praise_ok,
        me.of_age_on.map(|day| day.to_string()))?;
    Ok(())
}

/// Who is assigned to a young person now, by name.
pub async fn list_team(tx: &mut Tx, id: Id, now: Timestamp) -> Result<Vec<PersonRef>, DbError> {
    let rows = sql!(tx, fetch_all as (String, String, String),
        "SELECT DISTINCT p.id, p.name, p.role FROM assignments a JOIN people p ON p.id = a.caseworker_id
         WHERE a.young_person_id = $1 AND a.since <= $2 AND (a.until IS NULL OR a.until > $2)",
        id.to_string(), now.millis())?;
    let mut team = rows
        .into_iter()
        .map(|(id, name, role)| {
            Ok(PersonRef { id: column::id(&id)?, name, role: column::word(role)? })
        })
        .collect::<Result<Vec<_>, DbError>>()?;
    // In Rust, because the engines sort names differently.
    team.sort_by_cached_key(|one| (column::name_order(&one.name), one.id));
    Ok(team)
}

/// A session, with its person's role.
#[derive(Debug, Clone)]
pub struct SessionRow {
    pub person_id: Id,
    pub role: Role,
    pub renewed_at: Timestamp,
    pub expires_at: Timestamp,
    /// Whether it awaits confirmation.
    pub awaiting: bool,
}

/// The session whose token has this hash; none if the person's access has ended.
pub async fn find_session(tx: &mut Tx, token_hash: &str) -> Result<Option<SessionRow>, DbError> {
    let row = sql!(
        tx,
        fetch_optional as (String, String, i64, i64, bool),
        "SELECT s.person_id, p.role, s.renewed_at, s.expires_at, s.awaiting
         FROM sessions s JOIN people p ON p.id = s.person_id
         WHERE s.token_hash = $1 AND p.ended_at IS NULL",
        token_hash
    )?;
    row.map(|(person_id, role, renewed_at, expires_at, awaiting)| {
        Ok(SessionRow {
            person_id: column::id(&person_id)?,
            role: column::word(role)?,
            renewed_at: Timestamp::from_millis(renewed_at),
            expires_at: Timestamp::from_millis(expires_at),
            awaiting,
        })
    })
    .transpose()
}

/// Records that somebody has signed in.
pub async fn update_arrived(tx: &mut Tx, person: Id) -> Result<(), DbError> {
    let text = "UPDATE people SET arrived = TRUE WHERE id = $1 AND NOT arrived";
    sql!(tx, execute, text, person.to_string())?;
    Ok(())
}

pub async fn insert_session(
    tx: &mut Tx,
    token_hash: &str,
    person: Id,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "INSERT INTO sessions (token_hash, person_id, created_at, renewed_at, expires_at)
         VALUES ($1, $2, $3, $3, $4)",
        token_hash,
        person.to_string(),
        now.millis(),
        expires_at.millis()
    )?;
    Ok(())
}

/// Renews a session.
pub async fn update_session(
    tx: &mut Tx,
    token_hash: &str,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<(), DbError> {
    sql!(
        tx,
        execute,
        "UPDATE sessions SET renewed_at = $2, expires_at = $3 WHERE token_hash = $1",
        token_hash,
        now.millis(),
        expires_at.millis()
    )?;
    Ok(())
}

pub async fn delete_session(tx: &mut Tx, token_hash: &str) -> Result<(), DbError> {
    sql!(tx, execute, "DELETE FROM sessions WHERE token_hash = $1", token_hash)?;
    Ok(())
}

pub async fn delete_sessions(tx: &mut Tx, person: Id) -> Result<(), DbError> {
    sql!(tx, execute, "DELETE FROM sessions WHERE person_id = $1", person.to_string())?;
    Ok(())
}

/// Deletes sessions that expired before `before`.
pub(crate) async fn delete_old_sessions(tx: &mut Tx, before: Timestamp) -> Result<u64, DbError> {
    sql!(tx, execute, "DELETE FROM sessions WHERE expires_at < $1", before.millis())
}
