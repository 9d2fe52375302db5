//! Commitments: what somebody is to do for the young person by a day. They are the actions of final
//! decisions, until somebody records them as fulfilled, and the answers that are still owed, until they are
//! given.

use serde::{Deserialize, Serialize};

use super::{By, Meeting, MeetingProblem, Traced, decisions::Action};
use crate::{Id, NaiveDate, Timestamp};

/// What a commitment follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CommitmentKind {
    /// An action of a final decision.
    Action,
    /// An answer to a contribution that is still owed.
    Answer,
}

/// What one of the staff is to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Commitment {
    /// The id of the action or of the answer.
    pub id: Id,
    /// What it follows from.
    pub kind: CommitmentKind,
    /// The decision or the contribution.
    pub about: Id,
    /// The meeting.
    pub meeting_id: Id,
    /// The young person it is about.
    pub young_person_id: Id,
    /// Their name.
    pub young_person: String,
    /// What is to be done, or what was answered so far.
    pub text: String,
    /// Who promised it, if that is somebody who is no longer assigned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised_by: Option<String>,
    /// The day by which it is to be done.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub by: NaiveDate,
    /// When it was recorded as fulfilled.
    pub fulfilled_at: Option<Timestamp>,
}

/// A record that an action was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fulfilment {
    /// The action.
    pub of: Id,
    /// Who recorded it.
    pub by: By,
    /// When it was recorded.
    pub at: Timestamp,
}

impl Meeting {
    /// The record that the action `id` was done, if it was.
    pub fn fulfilment(&self, id: Id) -> Option<&Fulfilment> {
        self.fulfilments.iter().find(|it| it.of == id)
    }

    /// The actions of final decisions, each with its decision.
    fn fixed_actions(&self) -> impl Iterator<Item = (Id, &Action)> {
        let fixed = self.standing_decisions().filter(|it| it.final_at.is_some());
        fixed.flat_map(|it| it.draft.actions.iter().map(|action| (it.id, action)))
    }

    /// Records that the action `of` of a final decision was done, or that it was not.
    pub(super) fn fulfil(
        &mut self,
        by: &By,
        of: Id,
        done: bool,
        at: Timestamp,
    ) -> Result<(), MeetingProblem> {
        if self.fixed_actions().all(|(_, action)| action.id != of) {
            return Err(MeetingProblem::Unknown);
        }
        if self.fulfilment(of).is_some() == done {
            return Ok(());
        }
        let what = if done {
            self.fulfilments.push(Fulfilment { of, by: by.clone(), at });
            Traced::CommitmentFulfilled
        } else {
            self.fulfilments.retain(|it| it.of != of);
            Traced::CommitmentReopened
        };
        self.trace(by, what, Some(of), at);
        Ok(())
    }

    /// What the colleague `id` is to do, also what was fulfilled after `since`; and the answers that are owed by
    /// somebody who is no longer in the `team`, since those who are have to give them. Whoever is to do an action
    /// is known by the name that they have at the meeting, or else by `name`, which they have now. `key` makes a
    /// name comparable.
    pub fn commitments_of(
        &self,
        (id, name): (Id, &str),
        team: &[Id],
        since: Timestamp,
        young_person: &str,
        key: impl Fn(&str) -> String,
    ) -> Vec<Commitment> {
        let name = key(self.name_of(id).unwrap_or(name));
        let commitment = |kind, id, about, text: &str, by| Commitment {
            id,
            kind,
            about,
            meeting_id: self.id,
            young_person_id: self.young_person_id,
            young_person: young_person.to_owned(),
            text: text.to_owned(),
            promised_by: None,
            by,
            fulfilled_at: self.fulfilment(id).map(|it| it.at),
        };
        let actions = self.fixed_actions().filter(|(_, action)| key(&action.who) == name);
        let actions = actions.map(|(decision, action)| {
            commitment(CommitmentKind::Action, action.id, decision, &action.text, action.by)
        });
        let answers = self.contributions.iter().filter_map(|said| {
            let owed = said.owed()?;
            let left = (!team.contains(&owed.by.id)).then(|| owed.by.name.clone());
            if owed.by.id != id && left.is_none() {
                return None;
            }
            let (kind, by) = (CommitmentKind::Answer, owed.answer.by?);
            let promised = commitment(kind, owed.id, said.id, &owed.answer.text, by);
            Some(Commitment { promised_by: left, ..promised })
        });
        let is_due = |it: &Commitment| it.fulfilled_at.is_none_or(|at| since < at);
        actions.chain(answers).filter(is_due).collect()
    }
}
