//! Listing sessions that await a confirmation, and confirming.

use kurs_domain::{
    Id,
    access::Looked,
    confirmations::{
        AwaitingConfirmation, Colleague, ConfirmationDraft, ConfirmationProblem, may_confirm,
    },
};

use super::store;
use crate::{
    access_log,
    identity::store::Person,
    kernel::{Actor, Problem, write::lock_person},
    staff::ops::colleague,
    state::AppState,
};

/// Who awaits a confirmation that the caller may give, or could give had they not made the code.
pub async fn list_awaiting(
    state: &AppState,
    actor: Actor,
) -> Result<Vec<AwaitingConfirmation>, Problem> {
    let now = state.now();
    let list = state.db.read(move |tx| {
        Box::pin(async move {
            let by = colleague(tx, actor.id).await?;
            let mut all = Vec::new();
            for (mut waiting, code_by) in store::list_awaiting(tx, now).await? {
                match judge(&by, &waiting, code_by) {
                    Err(ConfirmationProblem::NotTheirs) => continue,
                    verdict => waiting.may_confirm = verdict.is_ok(),
                }
                all.push(waiting);
            }
            Ok::<_, Problem>(all)
        })
    });
    list.await
}

fn judge(
    by: &Person,
    waiting: &AwaitingConfirmation,
    code_by: Id,
) -> Result<(), ConfirmationProblem> {
    let (id, role) = (by.me.id, by.me.role);
    let by = Colleague { id, role, department: by.department.as_deref() };
    let department = waiting.department.as_deref();
    let colleague = Colleague { id: waiting.id, role: waiting.role, department };
    may_confirm(&by, &colleague, code_by)
}

/// Confirms that it is this colleague who signed in with a new code. Idempotent. Their young people see
/// who confirmed, by the access log.
pub async fn confirm(
    state: &AppState,
    actor: Actor,
    id: Id,
    draft: ConfirmationDraft,
) -> Result<(), Problem> {
    let own = state.clone();
    let confirm = state.db.write(move |tx| {
        Box::pin(async move {
            lock_person(tx, id).await?;
            let (by, person) = (colleague(tx, actor.id).await?, colleague(tx, id).await?);
            let awaiting = store::list_awaiting(tx, own.now()).await?;
            if let Some((waiting, code_by)) = awaiting.iter().find(|(one, _)| one.id == id) {
                judge(&by, waiting, *code_by)?;
                if waiting.since != draft.since {
                    return Err(ConfirmationProblem::SignedInAgain.into());
                }
                let what = Looked::ColleagueConfirmed;
                access_log::ops::record_about(tx, &own, actor, &person, what).await?;
                store::update_confirmed(tx, id).await?;
            }
            Ok::<_, Problem>(())
        })
    });
    confirm.await
}

impl From<ConfirmationProblem> for Problem {
    fn from(problem: ConfirmationProblem) -> Self {
        match problem {
            ConfirmationProblem::OwnCode => Self::conflict("own_code", problem.to_string()),
            ConfirmationProblem::NotTheirs => Self::not_found(),
            ConfirmationProblem::SignedInAgain => {
                Self::conflict("signed_in_again", problem.to_string())
            }
        }
    }
}
