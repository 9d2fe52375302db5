//! Which caseworker is there for which young person, since when, and why it changed.

use serde::{Deserialize, Serialize};

use crate::{Id, Timestamp, people::PersonRef, text::Words};

/// Why an assignment began or ended, readable by the young person.
pub type Reason = Words<500>;

/// What an administrator may set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssignmentDraft {
    /// The caseworker.
    pub caseworker_id: Id,
    /// Since when.
    pub since: Timestamp,
    /// Until when; absent while it lasts.
    #[serde(default)]
    pub until: Option<Timestamp>,
    /// Why it was decided.
    pub why: Reason,
    /// Whether the young person asked for it.
    #[serde(default)]
    pub asked_for_by_young_person: bool,
}

/// An assignment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Assignment {
    /// Its id.
    pub id: Id,
    /// The caseworker.
    pub caseworker: PersonRef,
    /// Since when.
    pub since: Timestamp,
    /// Until when; absent while it lasts.
    pub until: Option<Timestamp>,
    /// Name of who decided.
    pub decided_by: String,
    /// Why it was decided.
    pub why: String,
    /// Whether the young person asked for it.
    pub asked_for_by_young_person: bool,
}

/// Why an assignment can't be kept as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AssignmentProblem {
    /// It would end before it began.
    #[error("it can't end before it began")]
    EndsBeforeItBegan,
    /// What has ended is history.
    #[error("it has ended; what was decided then stays")]
    AlreadyEnded,
    /// Only a caseworker can be assigned.
    #[error("only a caseworker can be assigned")]
    NotACaseworker,
    /// Who is assigned stays; end it and make a new one.
    #[error("an assignment stays with its caseworker; end it and make another")]
    OtherCaseworker,
}

/// Whether `draft` is a period at all.
pub fn check(draft: &AssignmentDraft) -> Result<(), AssignmentProblem> {
    match draft.until {
        Some(until) if until < draft.since => Err(AssignmentProblem::EndsBeforeItBegan),
        _ => Ok(()),
    }
}

/// Whether an assignment from `since` to `until` holds at `now`. It ends at the very instant.
pub fn is_current(since: Timestamp, until: Option<Timestamp>, now: Timestamp) -> bool {
    since <= now && until.is_none_or(|until| now < until)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_ends_at_the_instant() {
        let at = Timestamp::from_millis;
        for (since, until, now, expected) in [
            (10, None, 9, false),
            (10, None, 10, true),
            (10, Some(20), 19, true),
            (10, Some(20), 20, false),
            (10, Some(10), 10, false),
        ] {
            assert_eq!(is_current(at(since), until.map(at), at(now)), expected);
        }
    }
}
