//! Recording a change, and listing what changed since a cursor.

use kurs_domain::{
    Id,
    changes::{Changes, Gone, MOST_CHANGES, most_at_once},
    events::EventKind,
    sharing::SharedWith,
};
use serde::de::DeserializeOwned;

use super::store::{self, Change};
use crate::{
    earlier_words,
    gatherings::{
        self,
        ops::{Addresses, whole},
        store::GatheringRow,
    },
    goals::store::list_changed_goals,
    identity::ops::read_me,
    kernel::{
        Actor, Problem,
        db::{DbError, Tx, column},
    },
    meetings,
    recognitions::{self, store::RecognitionRow},
    state::AppState,
    successes::store::list_changed_successes,
    suggestions::store::list_changed_suggestions,
};

/// Records that something of `person` changed. Belongs into the very transaction of the change, which
/// must hold the person: the rows of one person are numbered without a gap.
pub async fn record(
    tx: &mut Tx,
    state: &AppState,
    person: Id,
    change: &Change,
) -> Result<(), DbError> {
    store::insert_change(tx, state.id(), person, change, state.now()).await
}

/// What the owner had said of a record at one of its versions, if that is still known.
pub async fn draft_at<T: DeserializeOwned>(
    tx: &mut Tx,
    owner: Id,
    about: (EventKind, Id),
    version: i64,
) -> Result<Option<T>, DbError> {
    let draft = store::find_draft(tx, owner, about, version).await?;
    // One that can't be read any more (it is from an older Kurs) counts as not known.
    Ok(draft.and_then(|draft| column::json(&draft).ok()))
}

/// Whether a record was shared with others at some version after `base` than at `base`, be it that it is
/// shared now as it was then: a write that builds on `base` knows nothing of that.
pub async fn was_shared_otherwise<T: DeserializeOwned>(
    tx: &mut Tx,
    owner: Id,
    about: (EventKind, Id),
    base: i64,
    shared: impl Fn(T) -> SharedWith + Send,
) -> Result<bool, DbError> {
    let drafts = store::list_drafts(tx, owner, about, base).await?;
    let mut all = drafts.iter().filter_map(|(_, draft)| column::json(draft).ok()).map(shared);
    let first = all.next();
    Ok(all.any(|it| Some(&it) != first.as_ref()))
}

/// What changed for whoever asks since the cursor `since`.
pub async fn list(state: &AppState, actor: Actor, since: Option<&str>) -> Result<Changes, Problem> {
    let since = since.map(Id::parse).transpose().map_err(|_| {
        Problem::field("since", "id_not_uuid_v7", "a cursor is a UUID of version 7")
    })?;
    let (now, addresses) = (state.now(), Addresses::of(state).await?);
    let list = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move {
            let owner = actor.id;
            let place = match since {
                Some(cursor) => store::find_place(tx, owner, cursor).await?,
                None => None,
            };
            let (full, after) = (place.is_none(), place.unwrap_or(0));
            let mut places = store::list_places(tx, owner, after, MOST_CHANGES + 1).await?;
            let most = most_at_once(places.iter().map(|place| place.weight));
            let more = places.len() > most;
            places.truncate(most);
            let (last, cursor) = places
                .last()
                .map_or((after, since.filter(|_| !full)), |place| (place.seq, Some(place.cursor)));
            let told = (after, last);
            let mut gone = Vec::new();
            let mut is_there = |kind, id, version, deleted: bool| {
                if deleted && !full {
                    gone.push(Gone { kind, id, version });
                }
                !deleted
            };
            let mut goals = list_changed_goals(tx, owner, told).await?;
            goals.retain(|row| {
                is_there(EventKind::Goal, row.goal.id, row.goal.version, row.deleted)
            });
            let mut successes = list_changed_successes(tx, owner, told).await?;
            successes.retain(|row| {
                is_there(EventKind::Success, row.success.id, row.success.version, row.deleted)
            });
            let mut words = earlier_words::store::list_changed(tx, owner, told).await?;
            words.retain(|row| {
                is_there(EventKind::EarlierWords, row.words.id, row.version(), row.deleted)
            });
            let mut said = recognitions::store::list_changed(tx, owner, told).await?;
            said.retain(|RecognitionRow { recognition: it, deleted, .. }| {
                is_there(EventKind::Celebration, it.id, it.version, *deleted)
            });
            let mut planned = gatherings::store::list_changed(tx, owner, told).await?;
            planned.retain(|GatheringRow { gathering: it, deleted, .. }| {
                is_there(EventKind::Gathering, it.id, it.version, *deleted)
            });
            let mut gatherings = Vec::with_capacity(planned.len());
            for row in planned {
                gatherings.push(whole(tx, &addresses, row).await?);
            }
            let mut meetings = Vec::new();
            for meeting in meetings::store::list_changed(tx, owner, told).await? {
                meetings.push(meetings::shown::for_owner(tx, &addresses, now, meeting).await?);
            }
            Ok(Changes {
                meetings,
                cursor,
                full,
                more,
                me: read_me(tx, owner, now).await?,
                goals: goals.into_iter().map(|row| row.goal).collect(),
                successes: successes.into_iter().map(|row| row.success).collect(),
                suggestions: list_changed_suggestions(tx, owner, told).await?,
                earlier_words: words.into_iter().map(|row| row.words).collect(),
                celebrations: said.into_iter().map(|row| row.recognition).collect(),
                gatherings,
                gone,
                seen: store::list_seen(tx, owner, now).await?,
            })
        })
    });
    list.await
}
