//! Who looked at what. Nothing is secret: every look of staff at a young person's data stands here.

use serde::{Deserialize, Serialize};

use crate::{Id, NaiveDate, Timestamp, people::Role};

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Looked {
    /// The list of young people, with what changed for each.
    List,
    /// The overview of this young person: what is shared.
    Overview,
    /// A goal.
    Goal,
    /// A picture on a success.
    File,
    /// A suggestion was written, or looked at with its answer.
    Suggestion,
    /// A cheer was written, whether it was taken or not.
    Cheer,
    /// An invitation to celebrate together.
    Gathering,
    /// Praise to a parent was written, whether it was taken or not.
    Praise,
    /// A meeting, and what was said to it.
    Meeting,
    /// Who is and was assigned.
    Assignments,
    /// A new invitation was made, with which somebody can come in as this person.
    Invitation,
    /// The name, on the list of those who can be assigned or invited.
    Name,
    /// A new code was made for a colleague who is assigned, with which somebody can come in as them.
    ColleagueCode,
    /// It was confirmed that it is a colleague who is assigned, and nobody else, who came in by a new code.
    ColleagueConfirmed,
}

/// One person's looks at one kind of thing on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessEntry {
    /// The latest look.
    pub at: Timestamp,
    /// The young person's day.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub day: NaiveDate,
    /// Name of who looked, as it was then.
    pub by: String,
    /// Id of who looked.
    pub by_id: Id,
    /// In which role.
    pub role: Role,
    /// At what.
    pub what: Looked,
    /// Name of the colleague whom it is about, as it was then.
    pub about: Option<String>,
    /// How many times that day.
    pub count: i64,
}
