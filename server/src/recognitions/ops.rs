//! Cheering, and taking what somebody says.

use kurs_domain::{
    Id,
    access::Looked,
    events::{Event, EventKind},
    recognitions::{
        CheerDraft, MOST_CHEERS_A_DAY, Recognition, RecognitionProblem, Sender, SenderKind,
        says_something,
    },
    sharing::SharedWith,
    timestamp::DAY_MS,
};

use super::store::{self, RecognitionRow};
use crate::{
    access_log,
    assignments::ops::{require_assigned, young_person},
    changes::{self, store::Change},
    db::Tx,
    http::{access::Actor, error::ApiError},
    identity::store::{find_person, hold_person},
    live::Notice,
    nudge,
    state::AppState,
    successes::store::find_success,
};

/// Seconds after which somebody who cheered a great deal may go on.
const WAIT: u64 = 60 * 60;

/// Cheers. True when new; the same again shows what was said.
pub async fn put(
    state: &AppState,
    actor: Actor,
    young_person_id: Id,
    id: Id,
    draft: CheerDraft,
) -> Result<(Recognition, bool), ApiError> {
    says_something(&draft)?;
    let make = state.clone();
    let put = state.db.write(move |tx| {
        Box::pin(async move {
            let now = make.now();
            hold_person(tx, young_person_id).await?;
            require_assigned(tx, young_person_id, actor.id, now).await?;
            let person = young_person(tx, young_person_id).await?;
            if let Some(row) = store::find_recognition(tx, id).await? {
                let cheer = said_before(row, young_person_id, actor.id, &draft)?;
                access_log::ops::note(tx, &make, actor, &person, Looked::Cheer).await?;
                return Ok((cheer, false));
            }
            if person.me.no_cheers_from.contains(&actor.id) {
                return Err(RecognitionProblem::NotWished.into());
            }
            if let Some(success) = draft.success_id {
                require_shared(tx, young_person_id, actor.id, success).await?;
            }
            let since = now.plus_millis(-DAY_MS);
            if store::count_cheers(tx, young_person_id, actor.id, since).await? >= MOST_CHEERS_A_DAY
            {
                let detail = "that is a lot of cheers for one day; go on tomorrow";
                return Err(ApiError::too_many("too_many_cheers", detail, WAIT));
            }
            let by = find_person(tx, actor.id).await?.ok_or_else(ApiError::not_found)?.me;
            let cheer = Recognition {
                id,
                from: Sender { kind: SenderKind::Team, name: by.name, id: by.id },
                text: draft.text,
                card: draft.card,
                success_id: draft.success_id,
                at: now,
                seen_at: None,
                shared_with: SharedWith::OnlyMe,
                reported: false,
                version: 1,
            };
            access_log::ops::note(tx, &make, actor, &person, Looked::Cheer).await?;
            keep(tx, &make, young_person_id, &cheer).await?;
            nudge::cheer(tx, &make, &person.me, id).await?;
            Ok::<_, ApiError>((cheer, true))
        })
    });
    let (cheer, new) = put.await?;
    if new {
        state.live.tell(vec![notice(young_person_id, id)]).await;
    }
    Ok((cheer, new))
}

/// Keeps what somebody said to `owner`.
pub async fn keep(
    tx: &mut Tx,
    state: &AppState,
    owner: Id,
    said: &Recognition,
) -> Result<(), ApiError> {
    let row = RecognitionRow { recognition: said.clone(), owner_id: owner, deleted: false };
    if !store::insert_recognition(tx, &row).await? {
        return Err(ApiError::not_found());
    }
    changes::ops::note(tx, state, owner, &Change::recognition(said)).await?;
    Ok(())
}

/// That something was said, for its owner alone.
pub fn notice(owner: Id, id: Id) -> Notice {
    let event = Event { kind: EventKind::Celebration, id, young_person_id: owner };
    Notice { event, audience: vec![owner] }
}

/// What was said under this id before, if it is the same cheer.
fn said_before(
    row: RecognitionRow,
    owner: Id,
    by: Id,
    draft: &CheerDraft,
) -> Result<Recognition, ApiError> {
    let said = row.recognition;
    if row.owner_id != owner || said.from.id != by {
        return Err(ApiError::not_found());
    }
    let same =
        said.text == draft.text && said.card == draft.card && said.success_id == draft.success_id;
    if same { Ok(as_sent(said)) } else { Err(RecognitionProblem::AlreadyMade.into()) }
}

/// A cheer as whoever sent it knows it: what became of it is its owner's alone.
fn as_sent(said: Recognition) -> Recognition {
    Recognition { shared_with: SharedWith::OnlyMe, reported: false, version: 1, ..said }
}

/// A cheer can be for a success only that its sender may see.
async fn require_shared(tx: &mut Tx, owner: Id, viewer: Id, success: Id) -> Result<(), ApiError> {
    let row = find_success(tx, success).await?;
    let shared = row.is_some_and(|row| {
        row.owner_id == owner && !row.deleted && row.success.shared_with.lets_assigned_see(viewer)
    });
    if shared {
        return Ok(());
    }
    let detail = "there is no such success that is shared with you";
    Err(ApiError::field("success_id", "unknown_success", detail))
}

/// What `viewer`, who is assigned now, may see of what was said to `owner`, the latest first.
pub async fn list_shown_to(
    tx: &mut Tx,
    owner: Id,
    viewer: Id,
) -> Result<Vec<Recognition>, ApiError> {
    let mut shown = Vec::new();
    for row in store::list_shown_to(tx, owner, viewer).await? {
        let mut said = row.recognition;
        if let Some(success) = said.success_id
            && require_shared(tx, owner, viewer, success).await.is_err()
        {
            said.success_id = None;
        }
        let own = said.from.id == viewer && !said.shared_with.lets_assigned_see(viewer);
        shown.push(if own { as_sent(said) } else { said });
    }
    Ok(shown)
}
