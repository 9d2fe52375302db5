//! Writing cheers, and storing recognitions of any source.

use kurs_domain::{
    Id,
    access::Looked,
    events::{Event, EventKind},
    recognitions::{
        CheerDraft, MOST_CHEERS_A_DAY, Recognition, RecognitionProblem, Sender, SenderKind,
        SharedRecognition, says_something,
    },
    sharing::SharedWith,
    timestamp::DAY_MS,
};

use super::store::{self, RecognitionRow};
use crate::{
    assignments::ops::enter,
    changes::{self, store::Change},
    identity::store::find_person,
    kernel::{Actor, Problem, db::Tx, live::Notice, write::lock_person},
    notify, sharing,
    state::AppState,
    successes::store::find_seen_by,
};

/// `Retry-After` of the rate limit, in seconds.
const WAIT: u64 = 60 * 60;

/// Stores a cheer. True when new; idempotent, but 409 if the id has other content.
pub async fn put(
    state: &AppState,
    actor: Actor,
    young_person_id: Id,
    id: Id,
    draft: CheerDraft,
) -> Result<(SharedRecognition, bool), Problem> {
    says_something(&draft)?;
    let make = state.clone();
    let put = state.db.write(move |tx| {
        Box::pin(async move {
            let now = make.now();
            lock_person(tx, young_person_id).await?;
            let person = enter(tx, &make, actor, young_person_id, Looked::Cheer).await?;
            if let Some(row) = store::find_recognition(tx, id).await? {
                let cheer = require_same(row, young_person_id, actor.id, &draft)?;
                return Ok((cheer, None));
            }
            if person.me.no_cheers_from.contains(&actor.id) {
                return Err(RecognitionProblem::NotWished.into());
            }
            if let Some(success) = draft.success_id {
                require_seen(tx, young_person_id, actor.id, success).await?;
            }
            let since = now.plus_millis(-DAY_MS);
            if store::count_cheers(tx, young_person_id, actor.id, since).await? >= MOST_CHEERS_A_DAY
            {
                let detail = "that is a lot of cheers for one day; go on tomorrow";
                return Err(Problem::too_many("too_many_cheers", detail, WAIT));
            }
            let by = find_person(tx, actor.id).await?.ok_or_else(Problem::not_found)?.me;
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
            persist(tx, &make, young_person_id, &cheer).await?;
            notify::cheer(tx, &make, &person.me, id).await?;
            let about = (EventKind::Celebration, id);
            let notice = sharing::notice_where(tx, young_person_id, about, now, |viewer| {
                cheer.seen_by(viewer, true).is_some()
            });
            let notice = notice.await?;
            Ok::<_, Problem>((cheer, Some(notice)))
        })
    });
    let (cheer, notice) = put.await?;
    let new = notice.is_some();
    state.live.publish(notice.into_iter().collect()).await;
    // The sender does not learn whether it was seen, reported or deleted.
    let sent = cheer.seen_by(actor.id, true).ok_or_else(Problem::not_found)?;
    Ok((sent, new))
}

/// Stores a new recognition of `owner` and its change; 404 if the id is taken.
pub async fn persist(
    tx: &mut Tx,
    state: &AppState,
    owner: Id,
    said: &Recognition,
) -> Result<(), Problem> {
    let row = RecognitionRow { recognition: said.clone(), owner_id: owner, deleted: false };
    if !store::insert_recognition(tx, &row).await? {
        return Err(Problem::not_found());
    }
    changes::ops::record(tx, state, owner, &Change::with_draft(said, &said.to_draft())).await?;
    Ok(())
}

/// The notice of a recognition, to its owner alone.
pub fn notice(owner: Id, id: Id) -> Notice {
    let event = Event { kind: EventKind::Celebration, id, young_person_id: owner };
    Notice { event, audience: vec![owner] }
}

/// The stored cheer, if `draft` has the same content; 409 otherwise.
fn require_same(
    row: RecognitionRow,
    owner: Id,
    by: Id,
    draft: &CheerDraft,
) -> Result<Recognition, Problem> {
    let mut said = row.recognition;
    if row.owner_id != owner || said.from.id != by {
        return Err(Problem::not_found());
    }
    if row.deleted {
        // The sender must not learn of the deletion, and the tombstone has no text to compare.
        said.text.clone_from(&draft.text);
        said.card = draft.card;
    }
    let same =
        said.text == draft.text && said.card == draft.card && said.success_id == draft.success_id;
    if same { Ok(said) } else { Err(RecognitionProblem::AlreadyMade.into()) }
}

/// Refuses a cheer for a success that its sender does not see.
async fn require_seen(tx: &mut Tx, owner: Id, viewer: Id, success: Id) -> Result<(), Problem> {
    if find_seen_by(tx, owner, success, viewer).await?.is_some() {
        return Ok(());
    }
    let detail = "there is no such success that is shared with you";
    Err(Problem::field("success_id", "unknown_success", detail))
}

/// The recognitions of `owner` as projected for `viewer`, who is assigned now, the latest first.
pub async fn list_seen_by(
    tx: &mut Tx,
    owner: Id,
    viewer: Id,
) -> Result<Vec<SharedRecognition>, Problem> {
    let mut all = Vec::new();
    for row in store::list_shown_to(tx, owner, viewer).await? {
        let said = row.recognition;
        let success_shown = match said.success_id {
            Some(success) => find_seen_by(tx, owner, success, viewer).await?.is_some(),
            None => false,
        };
        all.extend(said.seen_by(viewer, success_shown));
    }
    Ok(all)
}

impl From<RecognitionProblem> for Problem {
    fn from(problem: RecognitionProblem) -> Self {
        let (code, detail) = (problem.code(), problem.to_string());
        match problem {
            RecognitionProblem::SaysNothing => Self::field("text", code, detail),
            RecognitionProblem::LinkLastsTooLong => Self::field("expires_at", code, detail),
            _ => Self::conflict(code, detail),
        }
    }
}
