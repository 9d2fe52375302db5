//! Listing the templates, and replacing one. They contain no personal data.

use kurs_domain::meetings::{
    MeetingProblem,
    plan::{MOST_AGENDA, MeetingKind, MeetingTemplate, TemplateDraft},
};

use super::store;
use crate::{kernel::Problem, state::AppState, words::meeting_templates};

/// The template of each kind, the built-in one where none was edited, in display order.
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

/// Replaces the template of this kind.
pub async fn put(
    state: &AppState,
    kind: MeetingKind,
    draft: TemplateDraft,
) -> Result<MeetingTemplate, Problem> {
    if draft.agenda.len() > MOST_AGENDA {
        return Err(MeetingProblem::TooMany.into());
    }
    let (now, stored) = (state.now(), draft.clone());
    let put = state.db.write::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(store::upsert_template(tx, kind, &stored, now).await?) })
    });
    put.await?;
    Ok(MeetingTemplate { kind, draft, edited: true })
}
