//! Creating, changing, listing and ending links.

use kurs_domain::{
    Id, Page, Timestamp,
    recognitions::{
        MOST_BY_LINK, MOST_OPEN_LINKS, RecognitionLink, RecognitionLinkDraft, RecognitionProblem,
        link_ends,
    },
};

use super::store::{self, LinkRow};
use crate::{
    guest::{
        key::key,
        token::{LinkKey, Purpose},
    },
    identity::invitations::qr,
    kernel::{
        Actor, Problem, Written,
        idempotency::Once,
        page::{PageQuery, page},
        write::lock_person,
    },
    state::AppState,
};

impl LinkRow {
    /// Whether it still accepts words.
    pub fn is_open(&self, now: Timestamp) -> bool {
        !self.closed && self.expires_at > now && self.received < MOST_BY_LINK
    }

    /// As answered to its owner, with the token, the URL and its QR code.
    fn into_link(self, key: &LinkKey, origin: &str, now: Timestamp) -> RecognitionLink {
        let url = key.url(origin, Purpose::Recognition, self.id);
        RecognitionLink {
            id: self.id,
            open: self.is_open(now),
            label: self.label,
            shown_name: self.shown_name,
            language: self.language,
            token: key.token(Purpose::Recognition, self.id),
            qr: qr(&url),
            url,
            expires_at: self.expires_at,
            received: self.received,
        }
    }
}

/// The links of the caller.
pub async fn list(
    state: &AppState,
    actor: Actor,
    query: PageQuery,
) -> Result<Page<RecognitionLink>, Problem> {
    let (limit, before) = (query.limit()?, query.before()?);
    let (key, now) = (key(state).await?, state.now());
    let list = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(store::list_links(tx, actor.id, &before.id, limit + 1).await?) })
    });
    let origin = &state.origin.url;
    let links = list.await?.into_iter().map(|row| row.into_link(&key, origin, now)).collect();
    Ok(page(links, limit, |link: &RecognitionLink| (None, link.id)))
}

/// Creates a link or changes it. True when new. Idempotent; one that ended can't be changed.
pub async fn put(
    state: &AppState,
    actor: Actor,
    id: Id,
    draft: RecognitionLinkDraft,
) -> Result<(RecognitionLink, bool), Problem> {
    let (key, now) = (key(state).await?, state.now());
    let put = state.db.write(move |tx| {
        Box::pin(async move {
            lock_person(tx, actor.id).await?;
            let before = store::find_link(tx, id).await?;
            if before.as_ref().is_some_and(|row| row.owner_id != actor.id) {
                return Err(Problem::not_found());
            }
            let stored = before.as_ref().map(|row| row.expires_at);
            let after = LinkRow {
                id,
                owner_id: actor.id,
                label: draft.label,
                shown_name: draft.shown_name,
                language: draft.language,
                created_at: before.as_ref().map_or(now, |row| row.created_at),
                expires_at: match (draft.expires_at, stored) {
                    (None, Some(stored)) => stored,
                    (Some(asked), Some(stored)) if asked == stored => stored,
                    (asked, _) => link_ends(now, asked)?,
                },
                closed: before.as_ref().is_some_and(|row| row.closed),
                received: before.as_ref().map_or(0, |row| row.received),
            };
            if let Some(before) = before {
                if before == after {
                    return Ok((after, false));
                }
                if !before.is_open(now) {
                    return Err(RecognitionProblem::LinkEnded.into());
                }
            } else if store::count_open(tx, actor.id, id, now).await? >= MOST_OPEN_LINKS {
                return Err(RecognitionProblem::TooManyLinks.into());
            }
            if !store::upsert_link(tx, &after).await? {
                return Err(Problem::not_found());
            }
            Ok::<_, Problem>((after, stored.is_none()))
        })
    });
    let (row, new) = put.await?;
    Ok((row.into_link(&key, &state.origin.url, now), new))
}

/// Ends a link. Idempotent.
pub async fn delete(state: &AppState, actor: Actor, id: Id, once: Once) -> Result<(), Problem> {
    let delete = state.write_once(actor.id, once, move |tx, own| {
        Box::pin(async move {
            let row = store::find_link(tx, id).await?;
            row.filter(|row| row.owner_id == actor.id).ok_or_else(Problem::not_found)?;
            store::close_link(tx, id, own.now()).await?;
            Ok(Written::done(id, None))
        })
    });
    delete.await.map(drop)
}
