//! Contacts outside Kurs that staff record, so that a long silence is answered once. The young person sees
//! each of them.

use chrono::Days;
use serde::{Deserialize, Serialize};

use crate::{
    Id, NaiveDate,
    people::{PersonRef, ReachBy},
};

/// For so many days after a contact, the day itself included, a silence asks for no other.
pub const ANSWERED_FOR_DAYS: u64 = 7;
/// How many days back a contact can be recorded.
pub const MOST_DAYS_BACK: u64 = 14;

/// The fields of a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OutreachDraft {
    /// In which way.
    pub how: ReachBy,
    /// On which of the young person's days: today, or at most 14 days ago.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
}

/// A contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Outreach {
    /// Its id.
    pub id: Id,
    /// Who got in touch.
    pub by: PersonRef,
    /// In which way.
    pub how: ReachBy,
    /// On which of the young person's days.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
}

/// Why a contact is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OutreachProblem {
    /// Its day is to come.
    #[error("that day has not come yet")]
    DayInTheFuture,
    /// Its day is too long ago.
    #[error("it can be at most 14 days back")]
    DayTooLongAgo,
    /// The id is that of another contact, or the same person recorded the same contact of that day.
    #[error("it is recorded already")]
    AlreadyRecorded,
}

impl OutreachDraft {
    /// Checks the day against the young person's `today`.
    pub fn check(&self, today: NaiveDate) -> Result<(), OutreachProblem> {
        if self.on > today {
            Err(OutreachProblem::DayInTheFuture)
        } else if self.on < today.checked_sub_days(Days::new(MOST_DAYS_BACK)).unwrap_or(today) {
            Err(OutreachProblem::DayTooLongAgo)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_of_the_last_two_weeks() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (on, expected) in [
            ("2026-11-22", Ok(())),
            ("2026-11-08", Ok(())),
            ("2026-11-07", Err(OutreachProblem::DayTooLongAgo)),
            ("2026-11-23", Err(OutreachProblem::DayInTheFuture)),
        ] {
            let draft = OutreachDraft { how: ReachBy::Call, on: date(on) };
            assert_eq!(draft.check(date("2026-11-22")), expected, "{on}");
        }
    }
}
