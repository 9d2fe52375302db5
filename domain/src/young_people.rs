//! Young people as staff see them: what is shared, and nothing else.

use serde::{Deserialize, Serialize};

use crate::{
    Id, NaiveDate, Timestamp,
    gatherings::SharedGathering,
    goals::SharedGoal,
    greeting::{LONG_QUIET_DAYS, quiet_days},
    people::{Language, Name, ReachBy},
    praise::Praise,
    recognitions::SharedRecognition,
    successes::SharedSuccess,
    suggestions::Suggestion,
};

/// How many days a sparkline covers, today included.
pub const SPARKLINE_DAYS: usize = 28;

/// What makes a young person: everything else is theirs to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct YoungPersonDraft {
    /// First name; the young person may choose another.
    pub name: Name,
    /// Language to begin with.
    #[serde(default)]
    pub language: Language,
    /// The day they come of age; of whom nothing is known counts as of age.
    #[serde(default)]
    #[serde(deserialize_with = "crate::date::optional")]
    pub of_age_on: Option<NaiveDate>,
}

/// Silence in what is shared, turned into an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReachOut {
    /// Whole days since something shared last changed.
    pub quiet_days: i64,
    /// The way the young person prefers.
    pub by: Option<ReachBy>,
}

/// Whether it is time to reach out on the day `on`, when something shared last happened on
/// `last_shared`. Where nothing was ever shared there is no silence to hear. A pause changes nothing of
/// it, or it could be read from the desk.
pub fn reach_out(
    on: NaiveDate,
    last_shared: Option<NaiveDate>,
    by: Option<ReachBy>,
) -> Option<ReachOut> {
    let quiet_days = quiet_days(last_shared?, on);
    (quiet_days >= LONG_QUIET_DAYS).then_some(ReachOut { quiet_days, by })
}

/// One line of the list on the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct YoungPersonRow {
    /// Their id.
    pub id: Id,
    /// What they are called.
    pub name: String,
    /// For whoever is assigned: what they may see. Absent for an administrator.
    pub shared: Option<SharedRow>,
    /// Whether they have signed in yet.
    pub arrived: bool,
}

/// What the list tells of what is shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedRow {
    /// Whether anything at all is shared with whoever asks.
    pub anything: bool,
    /// What changed since they last opened this young person's overview.
    pub changed: ChangeCounts,
    /// Shared successes a day for the last [`SPARKLINE_DAYS`] days, oldest first.
    pub marks: Vec<i64>,
    /// Present when it is time to reach out.
    pub reach_out: Option<ReachOut>,
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeCounts {
    /// New or changed successes.
    pub successes: i64,
    /// New or changed goals.
    pub goals: i64,
    /// Own suggestions answered.
    pub answers: i64,
}

/// One young person, as someone assigned sees them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct YoungPersonOverview {
    /// Who.
    pub person: YoungPerson,
    /// Goals shared with whoever asks.
    pub goals: Vec<SharedGoal>,
    /// Successes shared with whoever asks, newest first, of the last 90 days.
    pub successes: Vec<SharedSuccess>,
    /// Suggestions of whoever asks, and those of colleagues that wait, newest first.
    pub suggestions: Vec<Suggestion>,
    /// Cheers of whoever asks, and recognition that is shared with them, newest first.
    pub celebrations: Vec<SharedRecognition>,
    /// Gatherings that whoever asks is invited to, without other guests.
    pub gatherings: Vec<SharedGathering>,
    /// Praise to parents, newest first.
    pub praises: Vec<Praise>,
    /// Present when it is time to reach out.
    pub reach_out: Option<ReachOut>,
}

/// Who a young person is to someone assigned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct YoungPerson {
    /// Their id.
    pub id: Id,
    /// What they are called.
    pub name: String,
    /// How they prefer to be reached.
    pub reach_by: Option<ReachBy>,
    /// Their day now.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub today: NaiveDate,
    /// Whether cheers from whoever asks are wished for.
    pub cheers_wished: bool,
    /// Whether parents may be told of what goes well.
    pub may_praise: bool,
    /// Since when whoever asks is assigned.
    pub assigned_since: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_is_met_with_an_invitation() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let on = date("2026-11-22");
        for (last, expected) in [
            (None, None),
            (Some("2026-11-22"), None),
            (Some("2026-11-08"), None),
            (Some("2026-11-07"), Some(14)),
            (Some("2026-11-05"), Some(16)),
        ] {
            let got = reach_out(on, last.map(date), Some(ReachBy::Sms));
            assert_eq!(got.map(|r| r.quiet_days), expected, "{last:?}");
        }
    }
}
