//! Who may see what its owner shares: checked on sharing, notified when what they see changes, and ended
//! with an assignment.

use kurs_domain::{
    Id, Timestamp,
    events::{Event, EventKind},
    sharing::{Projection, SharedWith},
};

use crate::{
    assignments,
    changes::{self, store::Change},
    feedback, gatherings, goals,
    identity::store::list_team,
    kernel::{
        Problem,
        db::{DbError, Tx},
        live::Notice,
    },
    recognitions,
    state::AppState,
    successes,
};

/// `shared` restricted to people who are assigned to `owner` at `now`. People whose assignment has ended
/// are dropped silently, because a phone that has not synchronised may still name them; people who were
/// never assigned are refused, as the field `field`.
pub async fn with_team(
    tx: &mut Tx,
    owner: Id,
    field: &str,
    shared: SharedWith,
    now: Timestamp,
) -> Result<SharedWith, Problem> {
    let SharedWith::People(people) = &shared else { return Ok(shared) };
    let team: Vec<_> = list_team(tx, owner, now).await?.into_iter().map(|one| one.id).collect();
    for person in people.iter().filter(|id| !team.contains(id)) {
        if !assignments::store::was_assigned(tx, owner, *person, now).await? {
            let detail = "choose people who are assigned to you";
            return Err(Problem::field(field, "not_in_team", detail));
        }
    }
    Ok(shared.retain(|id| team.contains(&id)))
}

/// The notice that something of `owner` changed: for the owner, and for those assigned now whose
/// projection differs between `before` and `after`.
pub async fn notice<T: PartialEq + Send + Sync>(
    tx: &mut Tx,
    owner: Id,
    about: (EventKind, Id),
    before: Option<Projection<T>>,
    after: Option<Projection<T>>,
    now: Timestamp,
) -> Result<Notice, DbError> {
    let is_private = |it: &Projection<T>| matches!(it.audience, SharedWith::OnlyMe);
    if before.iter().chain(&after).all(is_private) {
        return Ok(to(owner, about, vec![owner]));
    }
    let (before, after) = (before.as_ref(), after.as_ref());
    notice_where(tx, owner, about, now, |viewer| {
        before.and_then(|it| it.seen_by(viewer)) != after.and_then(|it| it.seen_by(viewer))
    })
    .await
}

/// The notice that something of `owner` changed: for the owner, and for those assigned now for whom it
/// `differs`.
pub async fn notice_where(
    tx: &mut Tx,
    owner: Id,
    about: (EventKind, Id),
    now: Timestamp,
    differs: impl Fn(Id) -> bool + Send,
) -> Result<Notice, DbError> {
    let team = list_team(tx, owner, now).await?;
    let audience = team.into_iter().map(|member| member.id).filter(|id| differs(*id));
    Ok(to(owner, about, audience.chain([owner]).collect()))
}

fn to(owner: Id, (kind, id): (EventKind, Id), audience: Vec<Id>) -> Notice {
    Notice { event: Event { kind, id, young_person_id: owner }, audience }
}

/// Ends what `owner` shared with `person` by name, so that a later assignment starts without access; so
/// do invitations to gatherings. Tombstones of goals and successes are included, because they can be
/// restored.
pub async fn end(tx: &mut Tx, state: &AppState, owner: Id, person: Id) -> Result<(), Problem> {
    let now = state.now();
    for row in goals::store::list_naming(tx, owner, person).await? {
        let mut goal = row.goal;
        let shared = goal.draft.shared_with.retain(|id| id != person);
        goals::store::update_shared_with(tx, goal.id, &shared, now).await?;
        if !row.deleted {
            goal.draft.shared_with = shared;
            goal.version += 1;
            changes::ops::record(tx, state, owner, &Change::with_draft(&goal, &goal.draft)).await?;
        }
    }
    for row in successes::store::list_naming(tx, owner, person).await? {
        let mut success = row.success;
        success.shared_with = success.shared_with.retain(|id| id != person);
        successes::store::update_shared_with(tx, success.id, &success.shared_with, now).await?;
        if !row.deleted {
            success.version += 1;
            changes::ops::record(
                tx,
                state,
                owner,
                &Change::with_draft(&success, &success.to_draft()),
            )
            .await?;
        }
    }
    for mut row in gatherings::store::list_naming(tx, owner, person).await? {
        row.gathering.plan.team.retain(|id| *id != person);
        gatherings::ops::advance(tx, state, &mut row).await?;
    }
    for row in feedback::store::list_naming(tx, owner, person).await? {
        let mut it = row.feedback;
        it.draft.shared_with = it.draft.shared_with.retain(|id| id != person);
        (it.version, it.updated_at) = (it.version + 1, now);
        feedback::store::upsert_feedback(tx, owner, &it).await?;
        changes::ops::record(tx, state, owner, &Change::with_draft(&it, &it.draft)).await?;
    }
    for row in recognitions::store::list_naming(tx, owner, person).await? {
        let mut recognition = row.recognition;
        recognition.shared_with = recognition.shared_with.retain(|id| id != person);
        recognition.version += 1;
        recognitions::store::update_recognition(tx, &recognition).await?;
        changes::ops::record(
            tx,
            state,
            owner,
            &Change::with_draft(&recognition, &recognition.to_draft()),
        )
        .await?;
    }
    Ok(())
}
