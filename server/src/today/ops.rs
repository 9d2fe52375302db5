//! Reads the facts of a day from the database.

use kurs_domain::{
    NaiveDate,
    day::week_of,
    timestamp::DAY_MS,
    today::{Facts, Today, today},
};

use crate::{
    goals::store::{find_last_set, list_current_goals},
    identity::store::find_person,
    kernel::{Actor, Problem},
    state::AppState,
    successes::store::{count_successes, list_between, list_reached_before},
};

/// The day `on` of the caller, today by default.
pub async fn get(state: &AppState, actor: Actor, on: Option<NaiveDate>) -> Result<Today, Problem> {
    let now = state.now();
    let facts = state.db.read(move |tx| {
        Box::pin(async move {
            let person = find_person(tx, actor.id).await?.ok_or_else(Problem::not_found)?;
            let on = on.unwrap_or_else(|| person.day(now));
            let (counts, last_success) = count_successes(tx, actor.id, on).await?;
            let last_set = find_last_set(tx, actor.id).await?.map(|at| person.day(at));
            Ok::<_, Problem>(Facts {
                on,
                goals: list_current_goals(tx, actor.id, now.plus_millis(-15 * DAY_MS)).await?,
                week: list_between(tx, actor.id, week_of(on), on).await?,
                reached_before: list_reached_before(tx, actor.id, on).await?.into_iter().collect(),
                counts,
                first_day: person.day(person.me.created_at),
                last_sign: last_success.max(last_set.filter(|day| *day <= on)),
            })
        })
    });
    Ok(today(facts.await?))
}
