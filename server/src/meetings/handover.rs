//! What hangs on an assignment, and handing it over when it has ended. An administrator is given numbers, and
//! nothing of what they are about.

use kurs_domain::{
    Id, Timestamp,
    access::Looked,
    meetings::handover::{Handover, HandoverDraft},
    people::Name,
    timestamp::DAY_MS,
};

use super::{
    ops::persist,
    schedule::{DAYS_BACK, MOST},
    staff::ops::by,
    store,
};
use crate::{
    access_log,
    assignments::{ops::young_person, store::find_assignment},
    identity::store::{Person, find_person, list_team},
    kernel::{
        Actor, Problem,
        db::{Tx, column},
        write::lock_person,
    },
    state::AppState,
};

/// What hangs on the assignment `id` of a young person.
pub(super) async fn get(
    state: &AppState,
    actor: Actor,
    owner: Id,
    id: Id,
) -> Result<Handover, Problem> {
    let own = state.clone();
    let get = state.db.write::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            let now = own.now();
            let person = young_person(tx, owner).await?;
            access_log::ops::record(tx, &own, actor, &person, Looked::Handover).await?;
            let caseworker = caseworker_of(tx, owner, id).await?;
            let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
            let mut others = list_team(tx, owner, now).await?;
            others.retain(|it| it.id != caseworker.me.id);
            let open = store::list_planned(tx, owner).await?;
            let takes_part =
                open.iter().filter(|it| it.participants.iter().any(|it| it.id == caseworker.me.id));
            let waiting = store::list_waiting_of(tx, owner, MOST).await?;
            let waiting = waiting.into_iter().map(|it| it.seen_by_staff().open_ends().len());
            Ok(Handover {
                meetings: count(takes_part.count()),
                waiting: count(waiting.sum()),
                commitments: count(count_commitments(tx, owner, &caseworker, now).await?),
                others,
            })
        })
    });
    get.await
}

/// How many actions and answers `caseworker` owes in the meetings of `owner`.
async fn count_commitments(
    tx: &mut Tx,
    owner: Id,
    caseworker: &Person,
    now: Timestamp,
) -> Result<usize, Problem> {
    let me = &caseworker.me;
    let after = now.plus_millis(-DAYS_BACK * DAY_MS);
    let mut owed = 0;
    for meeting in store::list_with_commitments(tx, me.id, (now, after), MOST).await? {
        if meeting.young_person_id == owner {
            let whose = (me.id, me.name.as_str());
            // A team without anybody else: what others owe is not counted.
            let found = meeting.commitments_of(whose, &[me.id], now, "", column::name_order);
            owed += found
                .iter()
                .filter(|it| it.fulfilled_at.is_none() && it.promised_by.is_none())
                .count();
        }
    }
    Ok(owed)
}

/// Hands the meetings that have not begun over to a colleague who is assigned now, from the caseworker of the
/// assignment `id`, who is not any more. A meeting from which the young person wished them away stays as it is,
/// which the administrator does not learn.
pub(super) async fn create(
    state: &AppState,
    actor: Actor,
    owner: Id,
    id: Id,
    draft: HandoverDraft,
) -> Result<(), Problem> {
    let own = state.clone();
    let create = state.db.write::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            lock_person(tx, owner).await?;
            young_person(tx, owner).await?;
            let (from, now) = (caseworker_of(tx, owner, id).await?.me.id, own.now());
            let team = list_team(tx, owner, now).await?;
            if team.iter().any(|it| it.id == from) {
                return Err(Problem::conflict("still_assigned", "the assignment ends first"));
            }
            let to = team.into_iter().find(|it| it.id == draft.to);
            let to = to.ok_or_else(|| {
                Problem::field("to", "not_assigned", "only somebody assigned can take over")
            })?;
            let name = Name::new(&to.name).map_err(Problem::internal)?;
            let by = by(tx, actor).await?;
            let mut notices = Vec::new();
            for before in store::list_planned(tx, owner).await? {
                let mut meeting = before.clone();
                let takes_over = (to.id, &name);
                let changed = meeting.hand_over(
                    &by,
                    from,
                    takes_over,
                    &draft.because,
                    now,
                    column::name_order,
                );
                // A meeting that is full stays as it is.
                if changed.unwrap_or(false) {
                    notices.push(persist(tx, &own, Some(&before), &mut meeting).await?);
                }
            }
            Ok(notices)
        })
    });
    state.live.publish(create.await?).await;
    Ok(())
}

async fn caseworker_of(tx: &mut Tx, owner: Id, assignment: Id) -> Result<Person, Problem> {
    let row = find_assignment(tx, assignment).await?.filter(|row| row.young_person_id == owner);
    let id = row.ok_or_else(Problem::not_found)?.assignment.caseworker.id;
    find_person(tx, id).await?.ok_or_else(Problem::not_found)
}
