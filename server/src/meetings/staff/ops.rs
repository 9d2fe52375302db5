//! Acts of those assigned on a meeting, all by one operation, and planning one.
//!
//! Contributions that an answer contains are recorded as heard by the caller, and the access is logged, in
//! the transaction that reads them.

use kurs_domain::{
    Id, NaiveDate,
    access::Looked,
    meetings::{By, ByKind, Contribution, Meeting, PlanDraft, StaffAct, Trace, Traced},
    people::Name,
};

use crate::{
    access_log,
    assignments::ops::{require_assigned, young_person},
    guest::key::Addresses,
    identity::store::{Person, find_person},
    kernel::{Actor, Precondition, Problem, db::Tx, live::Notice, write::lock_person},
    meetings::{
        links,
        ops::{Acted, count_things, persist},
        store,
    },
    notify,
    state::AppState,
};

/// A meeting of a young person the caller is assigned to. Records its contributions as heard, except
/// those in files.
pub async fn get(state: &AppState, actor: Actor, id: Id) -> Result<Meeting, Problem> {
    let (own, addresses) = (state.clone(), Addresses::of(state).await?);
    let get = state.db.write(move |tx| {
        Box::pin(async move {
            let (before, person, by) = enter(tx, &own, actor, id).await?;
            finish(tx, (&own, &addresses), &by, &person, Some(&before), before.clone()).await
        })
    });
    let (acted, notice) = get.await?;
    state.live.publish(notice.into_iter().collect()).await;
    Ok(acted.meeting)
}

/// Plans a meeting, a requested one too, or changes the plan. The precondition names the version of the
/// meeting that the change builds on: a plan that was changed since is not overwritten.
pub async fn plan(
    state: &AppState,
    actor: Actor,
    id: Id,
    precondition: Precondition,
    draft: PlanDraft,
) -> Result<Acted, Problem> {
    let (own, addresses) = (state.clone(), Addresses::of(state).await?);
    let write = state.db.write(move |tx| {
        Box::pin(async move {
            let (now, owner) = (own.now(), draft.young_person_id);
            lock_person(tx, owner).await?;
            require_assigned(tx, owner, actor.id, now).await?;
            let person = young_person(tx, owner).await?;
            let by = by(tx, actor).await?;
            access_log::ops::record(tx, &own, actor, &person, Looked::Meeting).await?;
            let before = store::find_meeting(tx, id).await?;
            if before.as_ref().is_some_and(|it| it.young_person_id != owner) {
                return Err(Problem::not_found());
            }
            let plan = before.as_ref().and_then(|it| it.plan.as_ref());
            let since = plan.map_or(0, |plan| plan.version);
            let same = plan.is_some_and(|plan| plan.draft == draft);
            let known = before.as_ref().map_or(0, |it| it.projections.team.version);
            let is_current = |seen| before.is_some() && (since..=known).contains(&seen);
            if !same && !precondition.allows(before.is_some(), is_current) {
                return Ok(Err(Problem::stale(&plan)));
            }
            let meeting = if let Some(before) = &before {
                let mut meeting = before.clone();
                meeting.staff(&by, StaffAct::Plan(draft), now)?;
                meeting
            } else {
                let name = Name::new(&person.me.name).map_err(Problem::internal)?;
                Meeting::planned(id, &by, draft, &name, now)?
            };
            finish(tx, (&own, &addresses), &by, &person, before.as_ref(), meeting).await.map(Ok)
        })
    });
    publish(state, write.await?).await
}

/// Applies an act to a meeting of a young person the caller is assigned to; `make` gets today's date for
/// the young person. Idempotent. The precondition is the version of the decision that the act builds on.
pub async fn act(
    state: &AppState,
    actor: Actor,
    id: Id,
    precondition: Precondition,
    make: impl FnOnce(NaiveDate) -> StaffAct + Send + 'static,
) -> Result<Acted, Problem> {
    let (own, addresses) = (state.clone(), Addresses::of(state).await?);
    let write = state.db.write(move |tx| {
        Box::pin(async move {
            let (before, person, by) = enter(tx, &own, actor, id).await?;
            let act = make(person.day(own.now()));
            if let Some(stale) = stale(&before, &act, &precondition) {
                return Ok(Err(stale));
            }
            let mut meeting = before.clone();
            meeting.staff(&by, act, own.now())?;
            finish(tx, (&own, &addresses), &by, &person, Some(&before), meeting).await.map(Ok)
        })
    });
    publish(state, write.await?).await
}

type Outcome = Result<(Acted, Option<Notice>), Problem>;

async fn publish(state: &AppState, outcome: Outcome) -> Result<Acted, Problem> {
    let (acted, notice) = outcome?;
    state.live.publish(notice.into_iter().collect()).await;
    Ok(acted)
}

/// 412 with the current decision, if `act` would change another version than the precondition names.
fn stale(meeting: &Meeting, act: &StaffAct, precondition: &Precondition) -> Option<Problem> {
    let (id, draft) = match act {
        StaffAct::Decide { id, draft, .. } => (*id, Some(draft)),
        StaffAct::DropDecision { id } | StaffAct::MakeFinal { decision: id } => (*id, None),
        _ => return None,
    };
    let decision = meeting.decision(id);
    let is_current = |seen| decision.is_some_and(|decision| decision.version == seen);
    let same = decision.is_some_and(|decision| draft == Some(&decision.draft));
    let allowed = same || precondition.allows(decision.is_some(), is_current);
    (!allowed).then(|| Problem::stale(&decision))
}

/// The meeting, its young person, and the actor; 404 unless the actor is assigned now. Logs the access and
/// locks the young person.
pub(crate) async fn enter(
    tx: &mut Tx,
    state: &AppState,
    actor: Actor,
    id: Id,
) -> Result<(Meeting, Person, By), Problem> {
    let meeting = store::find_meeting(tx, id).await?.ok_or_else(Problem::not_found)?;
    let owner = meeting.young_person_id;
    lock_person(tx, owner).await?;
    require_assigned(tx, owner, actor.id, state.now()).await?;
    // Read again under the lock: it may have been changed meanwhile.
    let meeting = store::find_meeting(tx, id).await?.ok_or_else(Problem::not_found)?;
    let person = young_person(tx, owner).await?;
    access_log::ops::record(tx, state, actor, &person, Looked::Meeting).await?;
    Ok((meeting, person, by(tx, actor).await?))
}

/// `actor` as the author of an act.
pub(crate) async fn by(tx: &mut Tx, actor: Actor) -> Result<By, Problem> {
    let me = find_person(tx, actor.id).await?.ok_or_else(Problem::not_found)?.me;
    Ok(By { kind: ByKind::Staff, id: me.id, name: me.name })
}

/// Records the contributions in a file as heard by `actor`, who is assigned. Must run in the transaction
/// that logs the access and locks the young person.
pub async fn hear_file(
    tx: &mut Tx,
    state: &AppState,
    actor: Actor,
    file: Id,
) -> Result<Vec<Notice>, Problem> {
    let mut notices = Vec::new();
    for before in store::list_with_file(tx, file).await? {
        let (mut meeting, by) = (before.clone(), by(tx, actor).await?);
        let is_in_it = |said: &Contribution| {
            said.draft.as_ref().is_some_and(|draft| draft.body.file_id == Some(file))
        };
        if meeting.hear(&by, is_in_it, state.now()) {
            notices.push(persist(tx, state, Some(&before), &mut meeting).await?);
        }
    }
    Ok(notices)
}

async fn finish(
    tx: &mut Tx,
    (state, addresses): (&AppState, &Addresses),
    by: &By,
    person: &Person,
    before: Option<&Meeting>,
    mut meeting: Meeting,
) -> Result<(Acted, Option<Notice>), Problem> {
    meeting.hear(by, Contribution::is_in_view, state.now());
    let new = count_things(&meeting) > before.map_or(0, count_things);
    let mut notice = None;
    if before != Some(&meeting) {
        notice = Some(persist(tx, state, before, &mut meeting).await?);
        let known = before.map_or(0, |it| it.trail.len());
        if meeting.trail.iter().skip(known).any(is_news) {
            notify::meeting(tx, state, &person.me, meeting.id).await?;
        }
    }
    let mut meeting = meeting.seen_by_staff();
    links::add_participant_urls(tx, addresses, &mut meeting).await?;
    Ok((Acted { meeting, new }, notice))
}

/// Whether the young person gets a push notification of it.
fn is_news(trace: &Trace) -> bool {
    matches!(
        trace.what,
        Traced::Planned
            | Traced::TimeChanged
            | Traced::PlaceChanged
            | Traced::CalledOff
            | Traced::SuggestionAnswered
            | Traced::Answered
            | Traced::DecisionFinal
            | Traced::CommitmentFulfilled
            | Traced::Corrected
            | Traced::Closed
    )
}
