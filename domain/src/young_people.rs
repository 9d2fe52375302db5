//! Young people as staff see them: only what is shared.

use chrono::Days;
use serde::{Deserialize, Serialize};

use crate::{
    Id, NaiveDate, Timestamp,
    gatherings::SharedGathering,
    goals::SharedGoal,
    greeting::{LONG_QUIET_DAYS, quiet_days},
    outreach::{ANSWERED_FOR_DAYS, Outreach},
    people::{Language, Name, ReachBy},
    praise::Praise,
    recognitions::SharedRecognition,
    successes::SharedSuccess,
    suggestions::Suggestion,
    text::Line,
};

/// What staff write beside a name, to tell two of the same name apart; the young person sees it.
pub type Label = Line<30>;

/// The label of a young person, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LabelDraft {
    /// The label.
    pub label: Option<Label>,
}

/// The number of days in a sparkline, today included.
pub const SPARKLINE_DAYS: usize = 28;

/// The fields of a new young person; they set all others themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct YoungPersonDraft {
    /// The first name, which the young person can change.
    pub name: Name,
    /// The label beside the name.
    #[serde(default)]
    pub label: Option<Label>,
    /// The initial language.
    #[serde(default)]
    pub language: Language,
    /// The day they come of age; whoever has no such date counts as of age.
    #[serde(default)]
    #[serde(deserialize_with = "crate::date::optional")]
    pub of_age_on: Option<NaiveDate>,
}

/// A hint to contact a young person, because nothing shared has changed for long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReachOut {
    /// Whole days since something shared last changed.
    pub quiet_days: i64,
    /// Their preferred way to be contacted.
    pub by: Option<ReachBy>,
}

/// Whether to show the hint on the day `on`, when something shared last changed on `last_shared` and
/// somebody last got in touch on `last_contact`. Never if nothing was ever shared. A pause makes no
/// difference, because otherwise staff could infer it.
pub fn reach_out(
    on: NaiveDate,
    last_shared: Option<NaiveDate>,
    last_contact: Option<NaiveDate>,
    by: Option<ReachBy>,
) -> Option<ReachOut> {
    let quiet_days = quiet_days(last_shared?, on);
    let answered = last_contact
        .and_then(|day| day.checked_add_days(Days::new(ANSWERED_FOR_DAYS)))
        .is_some_and(|until| on < until);
    (quiet_days >= LONG_QUIET_DAYS && !answered).then_some(ReachOut { quiet_days, by })
}

/// A row of the list of young people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct YoungPersonRow {
    /// Their id.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// The label beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The shared data that the caller may see; absent for an administrator.
    pub shared: Option<SharedRow>,
    /// Whether they have signed in yet.
    pub arrived: bool,
    /// Until when the code of whoever has not signed in yet can be used; absent if that was long ago.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_expires_at: Option<Timestamp>,
    /// The names of those assigned now, for an administrator.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub team: Vec<String>,
}

/// The summary of what is shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedRow {
    /// Whether anything is shared with the caller.
    pub anything: bool,
    /// Changes since the caller last opened this young person's overview.
    pub changed: ChangeCounts,
    /// The number of shared successes on each of the last [`SPARKLINE_DAYS`] days, oldest first.
    pub marks: Vec<i64>,
    /// The hint to contact them, if it is time.
    pub reach_out: Option<ReachOut>,
    /// Whether the caller set a star beside the name.
    pub starred: bool,
}

/// The number of changes by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeCounts {
    /// New or changed successes.
    pub successes: i64,
    /// New or changed goals.
    pub goals: i64,
    /// Answers to the caller's suggestions.
    pub answers: i64,
}

/// The overview of a young person for somebody assigned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct YoungPersonOverview {
    /// The young person.
    pub person: YoungPerson,
    /// Goals shared with the caller.
    pub goals: Vec<SharedGoal>,
    /// Successes of the last 90 days shared with the caller, newest first.
    pub successes: Vec<SharedSuccess>,
    /// The caller's suggestions, and unanswered ones of colleagues, newest first.
    pub suggestions: Vec<Suggestion>,
    /// The caller's cheers, and recognitions shared with them, newest first.
    pub celebrations: Vec<SharedRecognition>,
    /// Gatherings that the caller is invited to, without guests.
    pub gatherings: Vec<SharedGathering>,
    /// Praise to parents, newest first.
    pub praises: Vec<Praise>,
    /// The hint to contact them, if it is time.
    pub reach_out: Option<ReachOut>,
    /// The latest contacts outside Kurs, newest first.
    pub outreach: Vec<Outreach>,
    /// Whether the caller set a star beside the name.
    pub starred: bool,
    /// Goals, successes and answers that are new to the caller, or were changed, since the last day before
    /// today on which they opened this.
    pub new_ids: Vec<Id>,
}

/// A young person, as somebody assigned sees them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct YoungPerson {
    /// Their id.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// The label beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Their preferred way to be contacted.
    pub reach_by: Option<ReachBy>,
    /// Their current local day.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub today: NaiveDate,
    /// Whether they want cheers from the caller.
    pub cheers_wished: bool,
    /// Whether their parents may be praised to.
    pub may_praise: bool,
    /// Since when the caller is assigned.
    pub assigned_since: Timestamp,
    /// Whether they have signed in yet.
    pub arrived: bool,
    /// Until when the code of whoever has not signed in yet can be used; absent if that was long ago.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_expires_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_after_long_silence() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let on = date("2026-11-22");
        for (last, contact, expected) in [
            (None, None, None),
            (Some("2026-11-22"), None, None),
            (Some("2026-11-08"), None, None),
            (Some("2026-11-07"), None, Some(14)),
            (Some("2026-11-05"), None, Some(16)),
            (Some("2026-11-05"), Some("2026-11-22"), None),
            (Some("2026-11-05"), Some("2026-11-16"), None),
            (Some("2026-11-05"), Some("2026-11-15"), Some(16)),
        ] {
            let got = reach_out(on, last.map(date), contact.map(date), Some(ReachBy::Sms));
            assert_eq!(got.map(|r| r.quiet_days), expected, "{last:?} {contact:?}");
        }
    }
}
