//! What hangs on the assignment of a caseworker, and its handover to a colleague.

use serde::{Deserialize, Serialize};

use super::{
    Because, By, Meeting, MeetingProblem, Participant, Traced, participants::ParticipantDraft,
};
use crate::{
    Id, Timestamp,
    people::{Name, PersonRef},
};

/// What hangs on one assignment, in numbers: nothing of what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Handover {
    /// Meetings to come, or going on, in which the caseworker takes part.
    pub meetings: u32,
    /// What waits for an answer from whoever is assigned.
    pub waiting: u32,
    /// What the caseworker is to do and has not done.
    pub commitments: u32,
    /// The others who are assigned now.
    pub others: Vec<PersonRef>,
}

/// To whom the meetings are handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandoverDraft {
    /// Somebody who is assigned now.
    pub to: Id,
    /// Why, which the young person can read.
    pub because: Because,
}

impl Meeting {
    /// Puts `to` in the place of `from`, with their roles, where the meeting is planned and not over. Returns
    /// whether anything changed.
    ///
    /// # Errors
    /// `PersonLeft` where the young person wished that `to` stays away; the limits of a meeting.
    pub fn hand_over(
        &mut self,
        by: &By,
        from: Id,
        (to, name): (Id, &Name),
        because: &Because,
        at: Timestamp,
    ) -> Result<bool, MeetingProblem> {
        let leaving = self.participants.iter().find(|it| it.id == from);
        let Some(leaving) = leaving.filter(|_| self.plan.is_some() && self.is_open()) else {
            return Ok(false);
        };
        let roles = leaving.who.roles.clone();
        // Somebody whom a colleague took off the list may come back, for this reason.
        let wished_away = |it: &&super::Trace| it.what == Traced::LeftOut && it.after.is_none();
        if self.trail.iter().filter(wished_away).any(|it| it.about == Some(to)) {
            return Err(MeetingProblem::PersonLeft);
        }
        if let Some(known) = self.participants.iter().find(|it| it.id == to) {
            let mut both = known.who.roles.clone();
            both.extend(roles.into_iter().filter(|role| !known.who.roles.contains(role)));
            let draft = ParticipantDraft { roles: both, ..known.who.clone() };
            self.invite(by, to, draft, at)?;
        } else {
            let draft = ParticipantDraft { name: name.clone(), relation: None, roles };
            self.participants.push(Participant::new(to, draft, by.clone()));
            self.change(by, Traced::Invited, Some(to), (None, Some(name.to_string())), at);
        }
        self.leave_out(by, from, because, at)?;
        Ok(true)
    }
}
