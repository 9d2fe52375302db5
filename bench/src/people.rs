//! Invented people, inserted directly: a hundred thousand within seconds.

use anyhow::Result;
use kurs_domain::{NaiveDate, Timestamp, day::DayStart, timestamp::DAY_MS};
use kurs_server::{
    kernel::{
        clock::{Clock, SystemClock},
        random::{SystemRandom, hash, id},
    },
    state::day_in,
};

use crate::connection::Connection;

/// Goals per person, three of them active.
const GOALS: usize = 10;
/// Successes per person before anything is measured.
const SUCCESSES: usize = 20;
/// Days on which a success can be marked: today and those before it.
const DAYS: usize = 14;
/// Sessions per statement.
const AT_ONCE: usize = 500;

/// Fills an empty database with `people` people who have goals, successes and a session each.
pub(crate) async fn fill(connection: &mut Connection, people: usize) -> Result<()> {
    let (now, days) = (SystemClock.now(), days());
    let then = now.plus_millis(-60 * DAY_MS).millis();
    let numbers = format!(
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {people})"
    );
    let list = |count: usize, row: &dyn Fn(usize) -> String| {
        (0..count).map(row).collect::<Vec<_>>().join(", ")
    };
    let person = sql_id("0000", "i");
    let goals = list(GOALS, &|g| format!("({g}, '{}')", if g < 3 { "active" } else { "resting" }));
    let successes = list(SUCCESSES, &|s| format!("({s}, '{}')", days[s % days.len()]));
    connection.run("BEGIN").await?;
    connection.run(&format!(
        "INSERT INTO people (id, role, name, language, time_zone, day_start, welcomed, created_at, version)
         {numbers} SELECT {person}, 'young_person', 'Åse Ærø', 'da', 'Europe/Copenhagen', 4, TRUE, {then}, 1
         FROM n",
    )).await?;
    connection.run(&format!(
        "INSERT INTO goals (id, owner_id, text, repeat, shared_with, state, version, created_at, updated_at)
         {numbers}, g(k, state) AS (VALUES {goals})
         SELECT {}, {person}, 'Gå ned til åen og hjem igen', '{{\"times_a_week\":3}}', 'my_team',
            state, 1, {then}, {then} FROM n CROSS JOIN g",
        sql_id("0001", &format!("i * {GOALS} + k")),
    )).await?;
    connection
        .run(&format!(
        "INSERT INTO successes (id, owner_id, goal_id, on_day, at, words, shared_with, once_more,
            version, updated_at)
         {numbers}, s(k, on_day) AS (VALUES {successes})
         SELECT {}, {person}, {}, on_day, {then}, 'Det gik så godt, at jeg gør det igen', 'my_team',
            TRUE, 1, {then} FROM n CROSS JOIN s",
        sql_id("0002", &format!("i * {SUCCESSES} + k")),
        sql_id("0001", &format!("i * {GOALS} + k % {GOALS}")),
    ))
        .await?;
    for first in (0..people).step_by(AT_ONCE) {
        let count = AT_ONCE.min(people - first);
        let rows = list(count, &|at| {
            let number = first + at;
            let (now, until) = (now.millis(), now.plus_millis(30 * DAY_MS).millis());
            format!(
                "('{}', '{}', {now}, {now}, {until})",
                hash(&token(number)),
                known("0000", number)
            )
        });
        connection
            .run(&format!(
                "INSERT INTO sessions (token_hash, person_id, created_at, renewed_at, expires_at)
             VALUES {rows}",
            ))
            .await?;
    }
    connection.run("COMMIT").await
}

/// An id derived from a number, as portable SQL.
fn sql_id(kind: &str, number: &str) -> String {
    format!("'01960000-{kind}-7000-8000-' || CAST(100000000000 + {number} AS TEXT)")
}

/// The same id, computed here.
pub(crate) fn known(kind: &str, number: usize) -> String {
    format!("01960000-{kind}-7000-8000-{}", 100_000_000_000 + number)
}

pub(crate) fn token(person: usize) -> String {
    format!("{person:064x}")
}

/// Today and the days before it.
fn days() -> Vec<NaiveDate> {
    let start = DayStart::new(4).unwrap_or_default();
    let day = |back| {
        let at = SystemClock.now().millis() - i64::try_from(back).unwrap_or(0) * DAY_MS;
        day_in("Europe/Copenhagen", start, Timestamp::from_millis(at))
    };
    (0..DAYS).map(day).collect()
}

/// Writes the head of a request of person number `person`, who has a network address of their own.
fn head(request: &mut Vec<u8>, line: &str, person: usize) {
    let (high, middle, low) = (person >> 16 & 255, person >> 8 & 255, person & 255);
    let head = format!(
        "{line} HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 10.{high}.{middle}.{low}\r\n\
         Cookie: kurs={}\r\n",
        token(person)
    );
    request.extend_from_slice(head.as_bytes());
}

/// Requests the day of person number `person`.
pub(crate) fn today(request: &mut Vec<u8>, person: usize) {
    head(request, "GET /api/v1/today", person);
    request.extend_from_slice(b"\r\n");
}

/// Generates successes that were never marked before, one person after the other.
pub(crate) struct Marks {
    people: usize,
    days: Vec<NaiveDate>,
    made: usize,
}

/// One success to mark.
pub(crate) struct Mark {
    person: usize,
    pub(crate) id: String,
    pub(crate) owner_id: String,
    pub(crate) goal_id: String,
    pub(crate) on: String,
    pub(crate) at: Timestamp,
    /// Every goal has been marked on every day, so this one is "once more".
    again: bool,
}

impl Marks {
    pub(crate) fn new(people: usize) -> Self {
        Self { people, days: days(), made: 0 }
    }

    pub(crate) fn next(&mut self) -> Mark {
        let (person, turn) = (self.made % self.people, self.made / self.people);
        self.made += 1;
        let at = SystemClock.now();
        Mark {
            person,
            id: id(&SystemRandom, at).to_string(),
            owner_id: known("0000", person),
            goal_id: known("0001", person * GOALS + turn % GOALS),
            on: self.days[turn / GOALS % self.days.len()].to_string(),
            at,
            again: turn >= GOALS * self.days.len(),
        }
    }
}

impl Mark {
    /// Writes the request that a phone sends.
    pub(crate) fn ask(&self, request: &mut Vec<u8>) {
        let Self { goal_id, on, at, again, .. } = self;
        let body = format!(
            "{{\"goal_id\":\"{goal_id}\",\"on\":\"{on}\",\"at\":\"{at}\",\"once_more\":{again}}}"
        );
        head(request, &format!("PUT /api/v1/successes/{}", self.id), self.person);
        let rest = format!(
            "Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        request.extend_from_slice(rest.as_bytes());
    }
}
