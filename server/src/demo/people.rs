//! The demo people, their assignments, and entries of the access log.

use kurs_domain::{
    Id, Timestamp,
    access::Looked,
    assignments::Assignment,
    people::{Department, Language, Name, PersonRef, Role},
    timestamp::{DAY_MS, HOUR_MS},
};

use super::{
    fixed,
    stories::{STORIES, Story},
};
use crate::{
    access_log::store::{Look, upsert_look},
    assignments::{ops::begin, store::AssignmentRow},
    identity::store::{Person, insert_person},
    kernel::{
        Actor, Problem,
        db::{DbError, Tx},
    },
    staff::ops::newcomer,
};

/// Number, name, role, department.
const STAFF: [(u8, &str, Role, &str); 4] = [
    (101, "Mette", Role::Caseworker, "Børn og Unge"),
    (102, "Peter", Role::Caseworker, "Beskæftigelse og Social"),
    (103, "Birgit", Role::Lead, "Børn og Unge"),
    (104, "Anders", Role::Administrator, "Ungestrategien"),
];
/// Mette is assigned to the young people with numbers up to this.
const METTES: u8 = 7;
/// Peter is assigned to the young people with numbers from this on, and to number 1.
const PETERS: u8 = 7;

/// The first of the staff with this role.
pub(super) fn staff(role: Role) -> Id {
    STAFF.iter().find(|(_, _, of, _)| *of == role).map_or(fixed(0), |(number, ..)| fixed(*number))
}

pub(super) async fn make(tx: &mut Tx, now: Timestamp) -> Result<(), Problem> {
    let begin = now.plus_millis(-120 * DAY_MS);
    for (number, name, role, department) in STAFF {
        let mut person = newcomer(fixed(number), role, plain(name)?, Language::Da, begin);
        person.department = Some(Department::into_string(plain(department)?));
        person.me.welcomed = true;
        insert_person(tx, &person).await?;
    }
    for (number, story) in (1..).zip(STORIES) {
        let since = now.plus_millis(-i64::from(story.days) * DAY_MS);
        insert_person(tx, &young_person(fixed(number), story, now, since)?).await?;
        if number <= METTES {
            assign(tx, number, 101, since, None, "Mette er din sagsbehandler i Kurs").await?;
        }
        if number == 1 || number >= PETERS {
            assign(tx, number, 102, since, None, "Peter hjælper med skole og job").await?;
        }
    }
    // A former assignment: Jonas asked for another caseworker.
    let (since, until) = (now.plus_millis(-88 * DAY_MS), now.plus_millis(-45 * DAY_MS));
    assign(tx, 2, 102, since, Some(until), "Jonas bad om en anden sagsbehandler").await?;
    for days in [1, 3, 4, 9] {
        let at = now.plus_millis(-days * DAY_MS - HOUR_MS);
        log_access(tx, 1, 101, Looked::Overview, at).await?;
    }
    for number in 2..=METTES {
        log_access(tx, number, 101, Looked::Overview, now.plus_millis(-5 * DAY_MS)).await?;
    }
    Ok(log_access(tx, 1, 102, Looked::Overview, now.plus_millis(-6 * DAY_MS)).await?)
}

fn plain<const MAX: usize>(text: &str) -> Result<kurs_domain::text::Line<MAX>, Problem> {
    kurs_domain::text::Line::new(text).map_err(Problem::internal)
}

fn young_person(
    id: Id,
    story: &Story,
    now: Timestamp,
    since: Timestamp,
) -> Result<Person, Problem> {
    let name: Name = plain(story.name)?;
    let mut person = newcomer(id, Role::YoungPerson, name, story.language, since);
    person.me.welcomed = story.days > 0;
    person.me.reach_by = story.reach_by;
    person.me.paused_since =
        story.paused_days.map(|days| person.day(now.plus_millis(-i64::from(days) * DAY_MS)));
    Ok(person)
}

async fn assign(
    tx: &mut Tx,
    young_person: u8,
    caseworker: u8,
    since: Timestamp,
    until: Option<Timestamp>,
    why: &str,
) -> Result<(), Problem> {
    let assignment = Assignment {
        // Unique by pair and beginning, and the same in every demo.
        id: Id::new(since, [0, 0, 0, 0, 0, 0, 0, 0, young_person, caseworker]),
        caseworker: PersonRef {
            id: fixed(caseworker),
            name: String::new(),
            role: Role::Caseworker,
        },
        since,
        until,
        decided_by: String::new(),
        why: why.to_owned(),
        asked_for_by_young_person: until.is_some(),
        changes: Vec::new(),
    };
    let row = AssignmentRow { assignment, young_person_id: fixed(young_person) };
    begin(tx, staff(Role::Administrator), &row, since).await
}

async fn log_access(
    tx: &mut Tx,
    young_person: u8,
    viewer: u8,
    what: Looked,
    at: Timestamp,
) -> Result<(), DbError> {
    let id = Id::new(at, [0, 0, 0, 0, 0, 0, 0, 1, young_person, viewer]);
    let viewer = Actor { id: fixed(viewer), role: Role::Caseworker };
    let day = crate::state::day_in("Europe/Copenhagen", kurs_domain::day::DayStart::default(), at);
    let look = Look { id, young_person: fixed(young_person), viewer, what, about: None, day, at };
    upsert_look(tx, &look).await
}
