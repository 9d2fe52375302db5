//! The inbox: its owner reads, shares, reports and deletes what was said to them.

use kurs_domain::{
    Id, Page, Timestamp,
    events::EventKind,
    merge,
    recognitions::{CelebrationDraft, Recognition},
};

use super::store::{self, RecognitionRow};
use crate::{
    changes::{self, erasure::erase, store::Change},
    kernel::{
        Actor, Basis, Precondition, Problem, Written,
        db::{DbError, Tx},
        idempotency::Once,
        live::Notice,
        page::{PageQuery, page},
    },
    recognition_links, sharing,
    state::AppState,
};

/// The recognitions of the caller.
pub async fn list(
    state: &AppState,
    actor: Actor,
    query: PageQuery,
) -> Result<Page<Recognition>, Problem> {
    let (limit, before) = (query.limit()?, query.before()?);
    let list = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(
            async move { Ok(store::list_recognitions(tx, actor.id, &before.id, limit + 1).await?) },
        )
    });
    let all = list.await?.into_iter().map(|row| row.recognition).collect();
    Ok(page(all, limit, |said: &Recognition| (None, said.id)))
}

/// Records that a recognition was seen. The first time stays.
pub async fn see(
    state: &AppState,
    actor: Actor,
    id: Id,
    once: Once,
) -> Result<Recognition, Problem> {
    let write = state.write_once(actor.id, once, move |tx, own| {
        Box::pin(async move {
            let before = require_own(tx, actor.id, id).await?.recognition;
            let seen_at = before.seen_at.or(Some(own.now()));
            let after = Recognition { seen_at, ..before.clone() };
            persist(tx, &own, actor.id, before, after, false).await
        })
    });
    write.await.map(|(said, _)| said)
}

/// Stores with whom it is shared, and whether it is reported. A report can't be undone, and closes the
/// link by which the recognition came.
pub async fn decide(
    state: &AppState,
    actor: Actor,
    id: Id,
    basis: Basis,
    once: Once,
    draft: CelebrationDraft,
) -> Result<Recognition, Problem> {
    let write = state.write_once(actor.id, once, move |tx, own| {
        Box::pin(async move {
            let now = own.now();
            let row = require_own(tx, actor.id, id).await?;
            let (link, before) = (row.link(), row.recognition);
            if !basis.precondition.allows(true, |seen| seen == before.version) {
                return Err(Problem::stale(&before));
            }
            let (mut draft, knew_of_report) = (draft.clone(), draft.reported);
            let merged = basis.base.filter(|base| *base != before.version);
            if let Some(version) = merged {
                let about = (EventKind::Celebration, id);
                let base = changes::ops::draft_at(tx, actor.id, about, version).await?;
                draft = merge::celebrations(base.as_ref(), &before.to_draft(), &draft);
                let shared = |draft: CelebrationDraft| draft.shared_with;
                if changes::ops::was_shared_otherwise(tx, actor.id, about, version, shared).await? {
                    draft.shared_with = draft.shared_with.intersection(&before.shared_with);
                }
            }
            let mut shared_with =
                sharing::with_team(tx, actor.id, "shared_with", draft.shared_with, now).await?;
            if before.reported && !knew_of_report {
                // Decided without knowledge of the report: this must not share it more widely.
                shared_with = shared_with.intersection(&before.shared_with);
            }
            let reports = draft.reported && !before.reported;
            if let Some(link) = link.filter(|_| reports) {
                recognition_links::store::close_link(tx, link, now).await?;
            }
            let after = Recognition {
                shared_with,
                reported: before.reported || draft.reported,
                // A decision implies that it was read.
                seen_at: before.seen_at.or(Some(now)),
                ..before.clone()
            };
            let written = persist(tx, &own, actor.id, before, after, merged.is_some()).await?;
            Ok(Written { is_new: reports, ..written })
        })
    });
    let (said, reports) = write.await?;
    if reports {
        // A counter without labels: shows abuse of links without personal data.
        metrics::counter!("kurs_recognitions_reported_total").increment(1);
    }
    Ok(said)
}

/// Stores `after` as the next version, unless it equals `before` and nothing was `merged`. A merge always
/// makes a new version, so that the phone does not base its next write on the old one.
async fn persist(
    tx: &mut Tx,
    state: &AppState,
    owner: Id,
    before: Recognition,
    mut after: Recognition,
    merged: bool,
) -> Result<Written<Recognition>, Problem> {
    let record = after.id;
    if before == after && !merged {
        return Ok(Written { answer: after, record, is_new: false, notices: Vec::new() });
    }
    after.version += 1;
    store::update_recognition(tx, &after).await?;
    changes::ops::record(tx, state, owner, &Change::with_draft(&after, &after.to_draft())).await?;
    let notices = vec![notice(tx, owner, &before, Some(&after), state.now()).await?];
    Ok(Written { answer: after, record, is_new: false, notices })
}

/// Deletes a recognition, leaving a tombstone. Idempotent.
pub async fn delete(
    state: &AppState,
    actor: Actor,
    id: Id,
    precondition: Precondition,
    once: Once,
) -> Result<(), Problem> {
    let delete = state.write_once(actor.id, once, move |tx, own| {
        Box::pin(async move {
            let row = store::find_recognition(tx, id).await?;
            let row = row.filter(|row| row.owner_id == actor.id).ok_or_else(Problem::not_found)?;
            let (said, now) = (row.recognition, own.now());
            let mut notices = Vec::new();
            if !row.deleted {
                if !precondition.allows(true, |seen| seen == said.version) {
                    return Err(Problem::stale(&said));
                }
                store::delete_recognition(tx, id, now).await?;
                let about = (EventKind::Celebration, id);
                notices = erase(tx, &own, actor.id, about, said.version + 1).await?;
                notices.push(notice(tx, actor.id, &said, None, now).await?);
            }
            Ok(Written::done(id, notices))
        })
    });
    delete.await.map(drop)
}

/// The notice of a changed or deleted recognition. Whether its success is visible does not matter here,
/// because that does not change by it.
async fn notice(
    tx: &mut Tx,
    owner: Id,
    before: &Recognition,
    after: Option<&Recognition>,
    now: Timestamp,
) -> Result<Notice, DbError> {
    let about = (EventKind::Celebration, before.id);
    sharing::notice_where(tx, owner, about, now, |viewer| {
        before.seen_by(viewer, true) != after.and_then(|after| after.seen_by(viewer, true))
    })
    .await
}

async fn require_own(tx: &mut Tx, owner: Id, id: Id) -> Result<RecognitionRow, Problem> {
    let row = store::find_recognition(tx, id).await?;
    row.filter(|row| row.owner_id == owner && !row.deleted).ok_or_else(Problem::not_found)
}
