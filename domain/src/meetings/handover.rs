//! What hangs on the assignment of a caseworker, and its handover to a colleague.

use serde::{Deserialize, Serialize};

use super::{
    Because, By, Meeting, MeetingProblem, MeetingState, Participant, Traced,
    participants::{ParticipantDraft, SuggestionKind},
};
use crate::{
    Id, Timestamp,
    people::{Name, PersonRef},
};

/// What hangs on one assignment, in numbers: nothing of what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Handover {
    /// Meetings that have not begun in which the caseworker takes part.
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
    /// Puts `to` in the place of `from`, with their roles, where the meeting is planned and has not begun: who was at
    /// a meeting stays. Nor does anything change where the young person wished, or asks, that `to` stays away.
    /// Somebody on the list by name alone is the same person; `key` makes a name comparable. Returns whether
    /// anything changed.
    ///
    /// # Errors
    /// The limits of a meeting.
    pub fn hand_over(
        &mut self,
        by: &By,
        from: Id,
        (to, name): (Id, &Name),
        because: &Because,
        at: Timestamp,
        key: impl Fn(&str) -> String,
    ) -> Result<bool, MeetingProblem> {
        let leaving = self.participants.iter().find(|it| it.id == from);
        let Some(leaving) = leaving.filter(|_| self.state == MeetingState::Planned) else {
            return Ok(false);
        };
        let roles = leaving.who.roles.clone();
        let their_name = key(name);
        let is_them = |it: &Participant| it.id == to || key(&it.who.name) == their_name;
        if self.is_wished_away(to, &their_name, &key) {
            return Ok(false);
        }
        if let Some(known) = self.participants.iter().find(|it| is_them(it)) {
            let mut both = known.who.roles.clone();
            both.extend(roles.into_iter().filter(|role| !known.who.roles.contains(role)));
            let (id, draft) = (known.id, ParticipantDraft { roles: both, ..known.who.clone() });
            self.invite(by, id, draft, at)?;
        } else {
            let draft = ParticipantDraft { name: name.clone(), relation: None, roles };
            self.participants.push(Participant::new(to, draft, by.clone()));
            self.change(by, Traced::Invited, Some(to), (None, Some(name.to_string())), at);
        }
        self.leave_out(by, from, because, at)?;
        Ok(true)
    }

    /// Whether the young person wished that somebody stays away: it was followed (a trace without a reason), or
    /// waits for an answer.
    fn is_wished_away(&self, id: Id, name: &str, key: impl Fn(&str) -> String) -> bool {
        let is_them = |of: Option<Id>, called: Option<&str>| {
            of == Some(id) || called.is_some_and(|called| key(called) == name)
        };
        let followed = self.trail.iter().any(|it| {
            it.what == Traced::LeftOut
                && it.after.is_none()
                && is_them(it.about, it.before.as_deref())
        });
        followed
            || self.suggestions.iter().filter(|it| it.waits()).any(|it| {
                it.draft.kind == SuggestionKind::StayAway
                    && is_them(
                        it.draft.participant_id,
                        it.draft.participant_id.and_then(|id| self.name_of(id)),
                    )
            })
    }
}
