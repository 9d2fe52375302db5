//! Reading and writing by a guest's link. The API and the page without a script share these functions.

use kurs_domain::{
    Id,
    recognitions::{
        GuestRecognition, GuestRecognitionDraft, MOST_A_DAY_BY_LINK, MOST_BY_LINK, Recognition,
        RecognitionProblem, Sender, SenderKind,
    },
    sharing::SharedWith,
    timestamp::DAY_MS,
};

use super::store::{self, LinkRow};
use crate::{
    assignments::ops::young_person,
    guest::{
        self,
        key::key,
        token::{Purpose, Read},
    },
    kernel::{Problem, db::Tx, limits::Caller, write::lock_person},
    notify, recognitions,
    state::AppState,
};

/// The link of a token. A forged token is looked up like a genuine one, so that timing reveals nothing.
async fn open(tx: &mut Tx, state: &AppState, read: Read) -> Result<LinkRow, Problem> {
    let row = store::find_link(tx, read.id).await?;
    if !read.genuine {
        return Err(Problem::not_found());
    }
    let now = state.now();
    row.filter(|row| !row.closed && row.expires_at > now).ok_or_else(guest::ended)
}

/// To whom words by this link go.
pub async fn get(state: &AppState, token: &str) -> Result<GuestRecognition, Problem> {
    let read = key(state).await?.read(Purpose::Recognition, token);
    let own = state.clone();
    let get = state
        .db
        .read::<_, Problem, _>(move |tx| Box::pin(async move { open(tx, &own, read).await }));
    let link = get.await?;
    Ok(GuestRecognition { name: link.shown_name, language: link.language })
}

/// Stores kind words. The same words within 24 hours are stored once, because forms have no idempotency
/// key and are sent twice by two taps or a reload.
pub async fn say(
    state: &AppState,
    caller: Caller,
    token: &str,
    draft: GuestRecognitionDraft,
) -> Result<GuestRecognition, Problem> {
    let read = key(state).await?.read(Purpose::Recognition, token);
    if read.genuine {
        state.limits.check_guest_words(caller)?;
    }
    let own = state.clone();
    let say = state.db.write(move |tx| {
        Box::pin(async move {
            let link = open(tx, &own, read).await?;
            lock_person(tx, link.owner_id).await?;
            // Read again under the lock: it may have been ended or filled meanwhile.
            let link = open(tx, &own, read).await?;
            let said = persist(tx, &own, &link, draft).await?;
            Ok::<_, Problem>((link, said))
        })
    });
    let (link, said) = say.await?;
    if let Some(id) = said {
        state.live.publish(vec![recognitions::ops::notice(link.owner_id, id)]).await;
    }
    Ok(GuestRecognition { name: link.shown_name, language: link.language })
}

/// Stores words that came by `link`; none if the same did before.
async fn persist(
    tx: &mut Tx,
    state: &AppState,
    link: &LinkRow,
    draft: GuestRecognitionDraft,
) -> Result<Option<Id>, Problem> {
    let (now, id) = (state.now(), state.id());
    let since = now.plus_millis(-DAY_MS);
    if recognitions::store::has_same(tx, link.id, &draft.from, &draft.text, since).await? {
        return Ok(None);
    }
    let (all, today) = recognitions::store::count_by_link(tx, link.id, since).await?;
    if all >= MOST_BY_LINK || today >= MOST_A_DAY_BY_LINK {
        return Err(RecognitionProblem::LinkIsFull.into());
    }
    let from = draft.from.into_string();
    let said = Recognition {
        id,
        from: Sender { kind: SenderKind::Guest, name: from, id: link.id },
        text: Some(draft.text),
        card: None,
        success_id: None,
        at: now,
        seen_at: None,
        shared_with: SharedWith::OnlyMe,
        reported: false,
        version: 1,
    };
    recognitions::ops::persist(tx, state, link.owner_id, &said).await?;
    let owner = young_person(tx, link.owner_id).await?;
    notify::cheer(tx, state, &owner.me, id).await?;
    Ok(Some(id))
}
