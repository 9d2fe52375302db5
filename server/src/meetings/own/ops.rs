//! Acts of a young person on their meetings, all by one operation, and requests for a meeting.

use kurs_domain::{
    Id, Timestamp,
    meetings::{
        ContributionBody, ContributionDraft, Meeting, MeetingProblem, OwnAct, RequestDraft,
        open_ends::may_ask, own::young_person,
    },
};

use crate::{
    files::{Kind, store::find_file},
    guest::key::Addresses,
    identity::store::find_person,
    kernel::{
        Actor, Problem, Written,
        db::{Tx, Work},
        idempotency::{Once, erase_answers},
    },
    meetings::{
        links,
        ops::{Acted, count_things, persist, require_own},
        store,
    },
    state::AppState,
};

/// Requests a meeting. Idempotent; 409 if the id has another text.
pub async fn ask(
    state: &AppState,
    actor: Actor,
    id: Id,
    once: Once,
    draft: RequestDraft,
) -> Result<Acted, Problem> {
    let (addresses, now) = (Addresses::of(state).await?, state.now());
    let read = read_own(actor.id, id, addresses, now);
    let ask = state.write_once_and_read(
        actor.id,
        once,
        move |tx, own| {
            Box::pin(async move {
                if let Some(meeting) = store::find_meeting(tx, id).await? {
                    if meeting.young_person_id != actor.id {
                        return Err(Problem::not_found());
                    }
                    if meeting.request.as_ref().is_none_or(|it| it.words != draft.words) {
                        return Err(MeetingProblem::AlreadySaid.into());
                    }
                    return Ok(Written::done(id, None));
                }
                may_ask(store::count_requests(tx, actor.id).await?)?;
                let me = find_person(tx, actor.id).await?.ok_or_else(Problem::not_found)?.me;
                let mut meeting =
                    Meeting::asked(id, &young_person(me.id, &me.name), draft, own.now());
                let notice = persist(tx, &own, None, &mut meeting).await?;
                Ok(Written { is_new: true, ..Written::done(id, Some(notice)) })
            })
        },
        read,
    );
    ask.await.map(|(meeting, new)| Acted { meeting, new })
}

/// Withdraws a request.
pub async fn withdraw_request(
    state: &AppState,
    actor: Actor,
    id: Id,
    once: Once,
) -> Result<Acted, Problem> {
    change(state, actor, id, once, Change::WithdrawRequest).await
}

/// Applies an act to a meeting of the caller. Idempotent.
pub async fn act(
    state: &AppState,
    actor: Actor,
    id: Id,
    once: Once,
    act: OwnAct,
) -> Result<Acted, Problem> {
    change(state, actor, id, once, Change::Act(act)).await
}

enum Change {
    WithdrawRequest,
    Act(OwnAct),
}

async fn change(
    state: &AppState,
    actor: Actor,
    id: Id,
    once: Once,
    what: Change,
) -> Result<Acted, Problem> {
    let about = if let Change::Act(act) = &what { act.about() } else { None };
    let (addresses, now) = (Addresses::of(state).await?, state.now());
    let read = read_own(actor.id, id, addresses, now);
    let change = state.write_once_and_read(
        actor.id,
        once,
        move |tx, own| {
            Box::pin(async move {
                let now = own.now();
                let before = require_own(tx, actor.id, id).await?;
                let mut meeting = before.clone();
                let me = find_person(tx, actor.id).await?.ok_or_else(Problem::not_found)?.me;
                let by = young_person(me.id, &me.name);
                match what {
                    Change::WithdrawRequest => meeting.withdraw_request(&by, now)?,
                    Change::Act(act) => {
                        require_not_taken_back(tx, id, &act).await?;
                        if let OwnAct::WithdrawContribution { id: said } = &act {
                            if before.contribution(*said).is_none() {
                                // Withdrawn before it arrived: recorded, so that a delayed copy is refused.
                                store::insert_taken_back(tx, id, *said).await?;
                            }
                            erase_answers(tx, actor.id, *said).await?;
                        }
                        require_unused_id(tx, &before, &act).await?;
                        meeting.own(&by, act.clone(), now)?;
                        require_file(tx, &before, &act).await?;
                    }
                }
                let is_new = count_things(&meeting) > count_things(&before);
                let mut notice = None;
                if meeting != before {
                    notice = Some(persist(tx, &own, Some(&before), &mut meeting).await?);
                }
                Ok(Written { is_new, ..Written::done(about.unwrap_or(id), notice) })
            })
        },
        read,
    );
    change.await.map(|(meeting, new)| Acted { meeting, new })
}

/// Reads the owner's projection of a meeting, for the answer to a write.
fn read_own(
    owner: Id,
    id: Id,
    addresses: Addresses,
    now: Timestamp,
) -> impl for<'t> FnOnce(&'t mut Tx, ()) -> Work<'t, Meeting, Problem> + Send + 'static {
    move |tx, ()| {
        Box::pin(async move {
            let meeting = require_own(tx, owner, id).await?;
            Ok(links::for_owner(tx, &addresses, now, meeting).await?)
        })
    }
}

/// Refuses a delayed copy of a contribution that was taken back.
async fn require_not_taken_back(tx: &mut Tx, meeting: Id, act: &OwnAct) -> Result<(), Problem> {
    if let OwnAct::Contribute { id, .. } = act
        && store::has_taken_back(tx, meeting, *id).await?
    {
        return Err(MeetingProblem::Withdrawn.into());
    }
    Ok(())
}

/// Refuses a new delegate with the id of a person.
async fn require_unused_id(tx: &mut Tx, before: &Meeting, act: &OwnAct) -> Result<(), Problem> {
    if let OwnAct::Appoint { id, .. } = act
        && before.delegates.iter().all(|it| it.id != *id)
        && find_person(tx, *id).await?.is_some()
    {
        return Err(MeetingProblem::AlreadySaid.into());
    }
    Ok(())
}

/// Refuses a new contribution whose file is not completely uploaded, or not of its kind.
async fn require_file(tx: &mut Tx, before: &Meeting, act: &OwnAct) -> Result<(), Problem> {
    let OwnAct::Contribute { id, draft } = act else { return Ok(()) };
    if before.contribution(*id).is_some() || has_file(tx, before.young_person_id, draft).await? {
        return Ok(());
    }
    let detail = "there is no such file of yours, whole and of that kind; send it first";
    Err(Problem::conflict("file_missing", detail))
}

async fn has_file(tx: &mut Tx, owner: Id, draft: &ContributionDraft) -> Result<bool, Problem> {
    let body = draft.said()?;
    let Some(file) = body.file_id() else { return Ok(true) };
    let row = find_file(tx, file).await?.filter(|row| row.owner_id == owner);
    let kind = row.and_then(|row| row.kind);
    Ok(match body {
        ContributionBody::Voice { .. } => kind.is_some_and(Kind::is_voice),
        _ => kind.is_some_and(|kind| !kind.is_voice()),
    })
}
