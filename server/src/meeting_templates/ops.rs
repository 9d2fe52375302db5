//! Listing the templates, and editing one. No person stands in them.

use kurs_domain::meetings::{
    MeetingProblem,
    plan::{MOST_AGENDA, MeetingKind, MeetingTemplate, TemplateDraft},
};

use super::store;
use crate::{kernel::Problem, state::AppState, words::meeting_templates};

/// One for each kind, in the order in which they are offered.
pub async fn list(state: &AppState) -> Result<Vec<MeetingTemplate>, Problem> {
    let edited = state
        .db
        .read::<_, Problem, _>(|tx| Box::pin(async move { Ok(store::list_templates(tx).await?) }));
    let edited = edited.await?;
    let template = |kind| {
        let own = edited.iter().find(|(known, _)| *known == kind);
        let draft = own.map_or_else(|| meeting_templates::begun(kind), |(_, draft)| draft.clone());
        MeetingTemplate { kind, draft, edited: own.is_some() }
    };
    Ok(MeetingKind::ALL.map(template).into())
}

/// Lets plans of this kind begin with `draft`.
pub async fn put(
    state: &AppState,
    kind: MeetingKind,
    draft: TemplateDraft,
) -> Result<MeetingTemplate, Problem> {
    if draft.agenda.len() > MOST_AGENDA {
        return Err(MeetingProblem::TooMany.into());
    }
    let (now, kept) = (state.now(), draft.clone());
    let put = state.db.write::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(store::upsert_template(tx, kind, &kept, now).await?) })
    });
    put.await?;
    Ok(MeetingTemplate { kind, draft, edited: true })
}
