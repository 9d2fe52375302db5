//! What a caseworker has ahead: the meetings of their young people in time, and what they promised there.

use serde::{Deserialize, Serialize};

use super::{Meeting, MeetingState, decisions::ActionText, plan::MeetingPlace};
use crate::{Id, NaiveDate, Timestamp};

/// How many days ahead the schedule goes: two weeks, to their last evening.
pub const DAYS_AHEAD: i64 = 15;
/// For how many days a promise stays in the schedule when its day has passed: nobody can tick it off.
pub const DAYS_OVERDUE: i64 = 14;

/// What one caseworker has ahead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Schedule {
    /// Meetings that are planned or held and not closed, the earliest first, also those whose day has passed.
    pub appointments: Vec<Appointment>,
    /// What they are to do by decisions that are final, the earliest day first.
    pub promises: Vec<Promise>,
}

/// A meeting in a schedule: nothing of what it is about, nor of what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Appointment {
    /// The meeting.
    pub meeting_id: Id,
    /// The young person it is about.
    pub young_person_id: Id,
    /// Their name.
    pub young_person: String,
    /// Planned or held.
    pub state: MeetingState,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it is planned to end.
    pub ends_at: Timestamp,
    /// Where it is.
    pub place: MeetingPlace,
    /// The number of contributions to it.
    pub contributions: u32,
}

/// An action of a final decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Promise {
    /// The meeting where it was decided.
    pub meeting_id: Id,
    /// The young person it is about.
    pub young_person_id: Id,
    /// Their name.
    pub young_person: String,
    /// What is to be done.
    pub text: ActionText,
    /// The day by which it is to be done.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub by: NaiveDate,
}

impl Appointment {
    /// Whether its time is over at `now`: planned and nobody has begun it, or held and no longer going on.
    pub fn is_over(&self, now: Timestamp) -> bool {
        match self.state {
            MeetingState::Held => !self.state.goes_on(Some(self.ends_at), now),
            _ => self.ends_at <= now,
        }
    }
}

impl Meeting {
    /// The meeting as an appointment, if it is planned or held.
    pub fn appointment(&self, young_person: &str) -> Option<Appointment> {
        let plan = self.plan.as_ref()?;
        matches!(self.state, MeetingState::Planned | MeetingState::Held).then(|| Appointment {
            meeting_id: self.id,
            young_person_id: self.young_person_id,
            young_person: young_person.to_owned(),
            state: self.state,
            starts_at: plan.draft.starts_at,
            ends_at: self.ends_at().unwrap_or(plan.draft.starts_at),
            place: plan.draft.place.clone(),
            contributions: u32::try_from(
                self.contributions.iter().filter(|it| it.draft.is_some()).count(),
            )
            .unwrap_or(u32::MAX),
        })
    }

    /// What the colleague `id` is to do from the day `since` on: under the name that they have at the meeting,
    /// or else under `name`, which they have now. `key` makes a name comparable.
    pub fn promises(
        &self,
        (id, name): (Id, &str),
        since: NaiveDate,
        young_person: &str,
        key: impl Fn(&str) -> String,
    ) -> Vec<Promise> {
        let name = key(self.name_of(id).unwrap_or(name));
        let fixed = self.standing_decisions().filter(|it| it.final_at.is_some());
        let actions = fixed.flat_map(|it| &it.draft.actions);
        actions
            .filter(|action| action.by >= since && key(&action.who) == name)
            .map(|action| Promise {
                meeting_id: self.id,
                young_person_id: self.young_person_id,
                young_person: young_person.to_owned(),
                text: action.text.clone(),
                by: action.by,
            })
            .collect()
    }
}
