//! Confirmation of colleagues who sign in with a new code: whoever made the code has seen it, and could
//! have used it, so somebody else must confirm the identity.

use serde::{Deserialize, Serialize};

use crate::{Id, Timestamp, people::Role};

/// A colleague who signed in with a new code and is not confirmed yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AwaitingConfirmation {
    /// Their id.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// Caseworker, lead or administrator.
    pub role: Role,
    /// Where they work.
    pub department: Option<String>,
    /// When they signed in. It identifies the session, because a person has at most one that awaits.
    pub since: Timestamp,
    /// Name of the person who made the code.
    pub code_by: String,
    /// Whether the caller may confirm: not if they made the code.
    pub may_confirm: bool,
}

/// Confirms the identity of a colleague who signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConfirmationDraft {
    /// When they signed in, as in [`AwaitingConfirmation::since`], so that a newer session is not confirmed
    /// by mistake.
    pub since: Timestamp,
}

/// A member of staff, for the authorisation checks on codes and confirmations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague<'a> {
    /// Their id.
    pub id: Id,
    /// Their role.
    pub role: Role,
    /// Where they work.
    pub department: Option<&'a str>,
}

/// Why a confirmation is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ConfirmationProblem {
    /// The caller made the code, or signed in with it.
    #[error(
        "whoever made the code can't confirm it; another administrator or the lead does, or where \
         there is none, `kurs admin confirm-staff` on the server"
    )]
    OwnCode,
    /// The caller is not authorised.
    #[error("another administrator or the lead of the department confirms")]
    NotTheirs,
    /// Another code was used since the list was loaded.
    #[error("they signed in once more since; look at who made that code, and confirm anew")]
    SignedInAgain,
}

/// Checks whether `by` may confirm `colleague`, who signed in with the code that `code_by` made: an
/// administrator or the lead of the same department (any, where one of both has none), but not the maker.
pub fn may_confirm(
    by: &Colleague<'_>,
    colleague: &Colleague<'_>,
    code_by: Id,
) -> Result<(), ConfirmationProblem> {
    let departments = by.department.zip(colleague.department);
    match by.role {
        _ if by.id == code_by || by.id == colleague.id => Err(ConfirmationProblem::OwnCode),
        Role::Administrator => Ok(()),
        Role::Lead if departments.is_none_or(|(theirs, other)| theirs == other) => Ok(()),
        Role::Lead | Role::Caseworker | Role::YoungPerson => Err(ConfirmationProblem::NotTheirs),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_confirm() {
        use ConfirmationProblem::{NotTheirs, OwnCode};
        let id = |number| Id::new(Timestamp::from_millis(0), [0, 0, 0, 0, 0, 0, 0, 0, 0, number]);
        let one = |number, role, department| Colleague { id: id(number), role, department };
        let (here, there) = (Some("Børn og Unge"), Some("Beskæftigelse"));
        let mette = one(1, Role::Caseworker, here);
        for (by, colleague, code_by, expected) in [
            (one(2, Role::Administrator, there), &mette, 3, Ok(())),
            (one(2, Role::Administrator, here), &mette, 2, Err(OwnCode)),
            (one(4, Role::Lead, here), &mette, 3, Ok(())),
            (one(4, Role::Lead, here), &mette, 4, Err(OwnCode)),
            (one(4, Role::Lead, None), &mette, 3, Ok(())),
            (one(4, Role::Lead, there), &mette, 3, Err(NotTheirs)),
            (one(4, Role::Lead, there), &one(1, Role::Caseworker, None), 3, Ok(())),
            (
                one(1, Role::Administrator, here),
                &one(1, Role::Administrator, here),
                3,
                Err(OwnCode),
            ),
            (one(5, Role::Caseworker, here), &mette, 3, Err(NotTheirs)),
            (one(6, Role::YoungPerson, None), &mette, 3, Err(NotTheirs)),
        ] {
            assert_eq!(may_confirm(&by, colleague, id(code_by)), expected, "{by:?} {colleague:?}");
        }
    }
}
