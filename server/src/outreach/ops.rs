//! Recording, taking away and listing contacts outside Kurs.

use kurs_domain::{
    Id, NaiveDate, Page,
    access::Looked,
    events::EventKind,
    outreach::{Outreach, OutreachDraft, OutreachProblem},
    people::PersonRef,
};

use super::store;
use crate::{
    assignments,
    identity::store::{Person, find_person},
    kernel::{
        Actor, Problem,
        db::{DbError, Tx},
        live::Notice,
        page::{PageQuery, page},
        write::lock_person,
    },
    recognitions, sharing,
    state::AppState,
};

/// The contacts with the caller.
pub async fn list(
    state: &AppState,
    actor: Actor,
    query: PageQuery,
) -> Result<Page<Outreach>, Problem> {
    let (limit, before) = (query.limit()?, query.before()?);
    let list = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(
            async move { Ok(store::list_outreach(tx, actor.id, &before.id, limit + 1).await?) },
        )
    });
    Ok(page(list.await?, limit, |outreach| (None, outreach.id)))
}

/// The last day on which somebody recorded a contact with `person`, or `viewer` cheered them.
pub async fn last_contact(
    tx: &mut Tx,
    person: &Person,
    viewer: Id,
) -> Result<Option<NaiveDate>, DbError> {
    let cheered = recognitions::store::find_last_cheer(tx, person.me.id, viewer).await?;
    let contact = store::find_last_day(tx, person.me.id).await?;
    Ok(contact.max(cheered.map(|at| person.day(at))))
}

/// Records a contact. True when new; idempotent.
pub async fn put(
    state: &AppState,
    actor: Actor,
    young_person: Id,
    id: Id,
    draft: OutreachDraft,
) -> Result<(Outreach, bool), Problem> {
    let own = state.clone();
    let put = state.db.write(move |tx| {
        Box::pin(async move {
            lock_person(tx, young_person).await?;
            let person =
                assignments::ops::enter(tx, &own, actor, young_person, Looked::Outreach).await?;
            if let Some((whom, known)) = store::find_outreach(tx, id).await? {
                if whom != young_person || known.by.id != actor.id {
                    return Err(Problem::not_found());
                }
                if (known.how, known.on) != (draft.how, draft.on) {
                    return Err(OutreachProblem::AlreadyRecorded.into());
                }
                return Ok((known, None));
            }
            draft.check(person.day(own.now()))?;
            let by = find_person(tx, actor.id).await?.ok_or_else(Problem::not_found)?.me;
            let by = PersonRef { id: by.id, name: by.name, role: by.role };
            let outreach = Outreach { id, by, how: draft.how, on: draft.on };
            if !store::insert_outreach(tx, young_person, &outreach).await? {
                return Err(OutreachProblem::AlreadyRecorded.into());
            }
            Ok::<_, Problem>((outreach, Some(notice(tx, &own, young_person, id).await?)))
        })
    });
    let (outreach, notice) = put.await?;
    let new = notice.is_some();
    state.live.publish(notice.into_iter().collect()).await;
    Ok((outreach, new))
}

/// Takes away a contact that the caller recorded. Idempotent.
pub async fn delete(
    state: &AppState,
    actor: Actor,
    young_person: Id,
    id: Id,
) -> Result<(), Problem> {
    let own = state.clone();
    let delete = state.db.write(move |tx| {
        Box::pin(async move {
            lock_person(tx, young_person).await?;
            assignments::ops::enter(tx, &own, actor, young_person, Looked::Outreach).await?;
            let Some((whom, known)) = store::find_outreach(tx, id).await? else { return Ok(None) };
            if whom != young_person || known.by.id != actor.id {
                return Err(Problem::not_found());
            }
            store::delete_outreach(tx, id).await?;
            Ok::<_, Problem>(Some(notice(tx, &own, young_person, id).await?))
        })
    });
    state.live.publish(delete.await?.into_iter().collect()).await;
    Ok(())
}

async fn notice(
    tx: &mut Tx,
    state: &AppState,
    young_person: Id,
    id: Id,
) -> Result<Notice, DbError> {
    let about = (EventKind::Outreach, id);
    sharing::notice_where(tx, young_person, about, state.now(), |_| true).await
}

impl From<OutreachProblem> for Problem {
    fn from(problem: OutreachProblem) -> Self {
        let detail = problem.to_string();
        match problem {
            OutreachProblem::DayInTheFuture => Self::field("on", "day_in_the_future", detail),
            OutreachProblem::DayTooLongAgo => Self::field("on", "day_too_long_ago", detail),
            OutreachProblem::AlreadyRecorded => Self::conflict("already_recorded", detail),
        }
    }
}
