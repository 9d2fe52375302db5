//! The minutes of a meeting for those assigned. Reading them records their contributions as heard, except
//! voice notes, of which they contain only the fingerprint.

use std::{collections::HashMap, iter};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use futures_util::{Stream, StreamExt, stream};
use kurs_domain::{
    Id,
    meetings::{Contribution, Meeting, contributions::ContributionKind},
    people::{Language, Me},
};

use super::{
    contribution_html::{ADDRESS, FINGERPRINT, Files},
    minutes_html::{Frame, page},
    ops::persist,
    staff::ops::enter,
};
use crate::{
    files::whole::whole,
    identity::store::find_person,
    kernel::{Actor, Problem, random},
    state::AppState,
};

/// The page as a stream with at most one file in memory. If a file can't be read, the stream ends in an
/// error, so that a truncated page is never taken for a whole one.
pub async fn minutes(
    state: &AppState,
    actor: Actor,
    id: Id,
) -> Result<impl Stream<Item = Result<String, Problem>> + use<>, Problem> {
    let (meeting, young_person, language) = hear(state, actor, id).await?;
    let mark = random::secret(&*state.random);
    let frame = Frame {
        language,
        young_person: &young_person.name,
        label: young_person.label.as_deref(),
        time_zone: &young_person.time_zone,
        files: Files::Within(&mark),
        now: state.now(),
    };
    let page = page(&frame, &meeting).into_string();
    Ok(fill_all(state.clone(), meeting.young_person_id, &page, &mark))
}

/// The meeting as projected for staff, its young person, and the caller's language.
async fn hear(state: &AppState, actor: Actor, id: Id) -> Result<(Meeting, Me, Language), Problem> {
    let own = state.clone();
    let hear = state.db.write(move |tx| {
        Box::pin(async move {
            let (before, person, by) = enter(tx, &own, actor, id).await?;
            let caller = find_person(tx, actor.id).await?.ok_or_else(Problem::not_found)?;
            let mut meeting = before.clone();
            let mut notice = None;
            if meeting.hear(&by, is_in_minutes, own.now()) {
                notice = Some(persist(tx, &own, Some(&before), &mut meeting).await?);
            }
            let answer = (meeting.seen_by_staff(), person.me, caller.me.language);
            Ok::<_, Problem>((answer, notice))
        })
    });
    let (answer, notice) = hear.await?;
    state.live.publish(notice.into_iter().collect()).await;
    Ok(answer)
}

fn is_in_minutes(said: &Contribution) -> bool {
    said.draft.as_ref().is_some_and(|draft| draft.kind != ContributionKind::Voice)
}

/// `page` with the placeholders replaced by the files of `owner`.
fn fill_all(
    state: AppState,
    owner: Id,
    page: &str,
    mark: &str,
) -> impl Stream<Item = Result<String, Problem>> + use<> {
    let mut pieces = page.split(mark).map(str::to_owned);
    let first = pieces.next().unwrap_or_default();
    let rest: Vec<_> = pieces.collect();
    let filled =
        stream::try_unfold((rest.into_iter(), HashMap::new()), move |(mut pieces, mut known)| {
            let state = state.clone();
            async move {
                let Some(piece) = pieces.next() else { return Ok(None) };
                let text = fill(&state, owner, &piece, &mut known).await?;
                Ok(Some((text, (pieces, known))))
            }
        });
    stream::iter(iter::once(Ok(first))).chain(filled)
}

/// `piece`, which begins with a placeholder's file id, with the placeholder replaced. `known` has the hashes
/// of the files that were read, so that none is read twice.
async fn fill(
    state: &AppState,
    owner: Id,
    piece: &str,
    known: &mut HashMap<Id, String>,
) -> Result<String, Problem> {
    let broken = || Problem::internal("a page has a mark that names no file");
    let at = piece.find([ADDRESS, FINGERPRINT]).ok_or_else(broken)?;
    let (id, rest) = (Id::parse(&piece[..at]).map_err(|_| broken())?, &piece[at..]);
    let address = rest.starts_with(ADDRESS);
    let filling = if let Some(hash) = known.get(&id).filter(|_| !address) {
        hash.clone()
    } else {
        let (kind, bytes) = whole(state, owner, id).await?;
        let hash = random::fingerprint(&bytes);
        known.insert(id, hash.clone());
        if address {
            let encoded = BASE64_STANDARD.encode(bytes);
            format!("data:{};base64,{encoded}", kind.content_type())
        } else {
            hash
        }
    };
    Ok(filling + &rest[1..])
}
