//! What a caseworker has ahead. Whose meeting is in it was seen on a list, and whose decision or contribution
//! is in it had a meeting of theirs looked at: both are in the access log.

use std::collections::{HashMap, hash_map::Entry};

use kurs_domain::{
    Id,
    access::Looked,
    meetings::schedule::{DAYS_AHEAD, FULFILLED_FOR_MS, Schedule},
    timestamp::DAY_MS,
};

use super::store;
use crate::{
    access_log,
    assignments::ops::young_person,
    guest::{key::Addresses, token::Purpose},
    identity::store::{Person, find_person, list_team},
    kernel::{
        Actor, Problem,
        db::{Tx, column},
    },
    state::AppState,
};

/// The most meetings that are read for either part.
pub(super) const MOST: i64 = 500;
/// Commitments are looked for in meetings that changed within so many days.
pub(super) const DAYS_BACK: i64 = 730;

/// What the caller has ahead.
pub(super) async fn get(state: &AppState, actor: Actor) -> Result<Schedule, Problem> {
    let (own, addresses) = (state.clone(), Addresses::of(state).await?);
    let get = state.db.write::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            let now = own.now();
            let mut people = HashMap::new();
            let (mut appointments, mut commitments) = (Vec::new(), Vec::new());
            let until = now.plus_millis(DAYS_AHEAD * DAY_MS);
            for meeting in store::list_ahead(tx, actor.id, (now, until), MOST).await? {
                let person = person(tx, &mut people, meeting.young_person_id).await?;
                access_log::ops::record(tx, &own, actor, person, Looked::List).await?;
                appointments.extend(meeting.appointment(&person.labelled()));
            }
            let caller = find_person(tx, actor.id).await?.ok_or_else(Problem::not_found)?;
            let after = now.plus_millis(-DAYS_BACK * DAY_MS);
            for meeting in store::list_with_commitments(tx, actor.id, (now, after), MOST).await? {
                let person = person(tx, &mut people, meeting.young_person_id).await?;
                let since = now.plus_millis(-FULFILLED_FOR_MS);
                let whose = (actor.id, caller.me.name.as_str());
                let name = person.labelled();
                let team = list_team(tx, meeting.young_person_id, now).await?;
                let team: Vec<_> = team.into_iter().map(|it| it.id).collect();
                let found = meeting.commitments_of(whose, &team, since, &name, column::name_order);
                if !found.is_empty() {
                    access_log::ops::record(tx, &own, actor, person, Looked::Meeting).await?;
                }
                commitments.extend(found);
            }
            commitments.sort_by_key(|it| (it.by, it.id));
            let calendar_url = addresses.url(Purpose::Schedule, actor.id);
            Ok(Schedule { appointments, calendar_url, commitments })
        })
    });
    get.await
}

/// The young person `id`, who is read once.
async fn person<'p>(
    tx: &mut Tx,
    known: &'p mut HashMap<Id, Person>,
    id: Id,
) -> Result<&'p Person, Problem> {
    match known.entry(id) {
        Entry::Occupied(known) => Ok(known.into_mut()),
        Entry::Vacant(new) => Ok(new.insert(young_person(tx, id).await?)),
    }
}
