//! What a caseworker has ahead: the meetings of their young people in time, and what they are to do.

use serde::{Deserialize, Serialize};

use super::{Meeting, MeetingState, commitments::Commitment, plan::MeetingPlace};
use crate::{Id, Timestamp};

/// How many days ahead the schedule goes: two weeks, to their last evening.
pub const DAYS_AHEAD: i64 = 15;
/// How long a commitment stays in the schedule after it was fulfilled, so that it can be undone.
pub const FULFILLED_FOR_MS: i64 = crate::timestamp::DAY_MS;

/// What one caseworker has ahead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Schedule {
    /// Meetings that are planned or held and not closed, the earliest first, also those whose day has passed.
    pub appointments: Vec<Appointment>,
    /// The address of a calendar of these meetings' times, to subscribe to.
    pub calendar_url: String,
    /// What they are to do, and what they did in the last day, the earliest day first.
    pub commitments: Vec<Commitment>,
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
}
