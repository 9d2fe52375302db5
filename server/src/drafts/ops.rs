//! Storing and listing one's own drafts.

use kurs_domain::drafts::{DraftProblem, Drafts, DraftsPatch, MOST_DRAFTS};

use super::store;
use crate::{
    assignments::ops::require_assigned,
    kernel::{Actor, Problem},
    state::AppState,
};

/// The caller's drafts about young people to whom they are assigned now.
pub async fn list(state: &AppState, actor: Actor) -> Result<Drafts, Problem> {
    let now = state.now();
    let list = state.db.read::<_, Problem, _>(move |tx| {
        Box::pin(async move { Ok(store::list_drafts(tx, actor.id, now).await?) })
    });
    Ok(Drafts { drafts: list.await?.into_iter().collect() })
}

/// Stores and discards drafts of the caller. Nothing is added to the access log: the caller learns nothing.
pub async fn patch(state: &AppState, actor: Actor, patch: DraftsPatch) -> Result<(), Problem> {
    patch.check()?;
    let now = state.now();
    let patched = state.db.write(move |tx| {
        Box::pin(async move {
            require_assigned(tx, patch.about, actor.id, now).await?;
            for (name, text) in &patch.drafts {
                match text {
                    Some(text) => {
                        store::put_draft(tx, (actor.id, name), (patch.about, text, now)).await?;
                    }
                    None => store::delete_draft(tx, actor.id, name).await?,
                }
            }
            if store::count_drafts(tx, actor.id).await? > MOST_DRAFTS {
                return Err(DraftProblem::TooMany.into());
            }
            Ok::<_, Problem>(())
        })
    });
    patched.await
}

impl From<DraftProblem> for Problem {
    fn from(problem: DraftProblem) -> Self {
        let detail = problem.to_string();
        match problem {
            DraftProblem::Unstorable => Self::field("drafts", "unstorable", detail),
            DraftProblem::TooMany => Self::conflict("too_many", detail),
        }
    }
}
