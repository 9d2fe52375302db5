//! The minutes of a meeting for whoever is assigned. What stands in them is heard by that: drawings are
//! shown, voice notes are named by their fingerprint.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use kurs_domain::{
    Id,
    meetings::{Contribution, Meeting, contributions::ContributionKind},
    people::{Language, Me},
};

use super::{
    contribution_html::{Files, Within},
    minutes_html::{Frame, page},
    ops::keep,
    staff::ops::enter,
};
use crate::{
    files::whole::whole,
    http::{access::Actor, error::ApiError},
    identity::store::find_person,
    random,
    state::AppState,
};

/// The page.
pub async fn minutes(state: &AppState, actor: Actor, id: Id) -> Result<String, ApiError> {
    let (meeting, young_person, language) = hear(state, actor, id).await?;
    let files = within(state, &meeting).await?;
    let frame = Frame {
        language,
        young_person: &young_person.name,
        time_zone: &young_person.time_zone,
        files: Files::Within(&files),
        now: state.now(),
    };
    Ok(page(&frame, &meeting).into_string())
}

/// The meeting as those assigned may see it, whose it is, and the language of whoever asks.
async fn hear(state: &AppState, actor: Actor, id: Id) -> Result<(Meeting, Me, Language), ApiError> {
    let own = state.clone();
    let hear = state.db.write(move |tx| {
        Box::pin(async move {
            let (before, person, by) = enter(tx, &own, actor, id).await?;
            let asks = find_person(tx, actor.id).await?.ok_or_else(ApiError::not_found)?;
            let mut meeting = before.clone();
            let mut notice = None;
            if meeting.hear(&by, stands_in_them, own.now()) {
                notice = Some(keep(tx, &own, Some(&before), &mut meeting).await?);
            }
            let told = (meeting.seen_by_staff(), person.me, asks.me.language);
            Ok::<_, ApiError>((told, notice))
        })
    });
    let (told, notice) = hear.await?;
    state.live.tell(notice.into_iter().collect()).await;
    Ok(told)
}

fn stands_in_them(said: &Contribution) -> bool {
    said.draft.as_ref().is_some_and(|draft| draft.kind != ContributionKind::Voice)
}

/// The files of what was said: drawings whole, voice notes by their fingerprint.
async fn within(state: &AppState, meeting: &Meeting) -> Result<Vec<(Id, Within)>, ApiError> {
    let mut files = Vec::new();
    for draft in meeting.contributions.iter().filter_map(|it| it.draft.as_ref()) {
        let Some(id) = draft.body.file_id else { continue };
        let (kind, bytes) = whole(state, meeting.young_person_id, id).await?;
        let drawing = (draft.kind == ContributionKind::Drawing).then(|| {
            format!("data:{};base64,{}", kind.content_type(), BASE64_STANDARD.encode(&bytes))
        });
        files.push((id, Within { drawing, hash: random::fingerprint(&bytes) }));
    }
    Ok(files)
}
