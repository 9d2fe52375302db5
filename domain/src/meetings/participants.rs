//! Participants of a meeting, and the young person's suggestions of whom to invite or leave out.

use serde::{Deserialize, Serialize};

use super::{Because, By, MeetingProblem};
use crate::{Id, Timestamp, people::Name, text::Line};

/// How a suggested person can be reached, as the young person wrote it.
pub type Contact = Line<120>;
/// A person's relation to the young person: uncle, teacher, friend.
pub type Relation = Line<80>;

/// The largest number of participants of one meeting.
pub const MOST_PARTICIPANTS: usize = 30;
/// The largest number of suggestions for one meeting.
pub const MOST_SUGGESTIONS: usize = 60;

/// A role at a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum MeetingRole {
    /// Leads it.
    Leads,
    /// Takes the minutes.
    Writes,
    /// Makes sure that the young person is heard.
    Voice,
    /// Is the young person's advocate (*bisidder*).
    Advocate,
}

impl MeetingRole {
    /// All roles, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Leads, Self::Writes, Self::Voice, Self::Advocate];
}

/// The fields of a participant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ParticipantDraft {
    /// Their name.
    pub name: Name,
    /// Their relation to the young person.
    #[serde(default)]
    pub relation: Option<Relation>,
    /// Their roles.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 4))]
    pub roles: Vec<MeetingRole>,
}

/// That a participant was informed of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Informed {
    /// Who recorded it.
    pub by: By,
    /// When it was recorded.
    pub at: Timestamp,
}

/// A participant's reply to an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reply {
    /// Whether they come.
    pub coming: bool,
    /// When they replied.
    pub at: Timestamp,
}

/// A participant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Participant {
    /// Their id within the meeting; the young person and whoever planned it have their own id.
    pub id: Id,
    /// The participant's fields.
    pub who: ParticipantDraft,
    /// Who invited them, or suggested them.
    pub asked_by: By,
    /// Whether somebody recorded that they came.
    pub attended: bool,
    /// Who recorded that they were informed of the time and place that stand now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub informed: Option<Informed>,
    /// Their reply to that time and place, by their link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<Reply>,
    /// Whether they were informed of, or replied to, a time or place that has changed since.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub knows_earlier: bool,
    /// The URL of the page on which they reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation_url: Option<String>,
    /// The URL of a calendar entry for them, without private data.
    #[serde(default)]
    pub calendar_url: Option<String>,
}

impl Participant {
    /// Somebody who was invited, or suggested, by `asked_by`.
    pub(super) fn new(id: Id, who: ParticipantDraft, asked_by: By) -> Self {
        Self {
            id,
            who,
            asked_by,
            attended: false,
            informed: None,
            reply: None,
            knows_earlier: false,
            invitation_url: None,
            calendar_url: None,
        }
    }
}

/// The kind of suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SuggestionKind {
    /// To invite somebody.
    Come,
    /// To leave somebody out.
    StayAway,
    /// Help with finding an advocate (*bisidder*).
    Advocate,
}

/// A suggestion of whom to invite or leave out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ParticipantSuggestionDraft {
    /// What it asks for.
    pub kind: SuggestionKind,
    /// The name of the person to invite.
    #[serde(default)]
    pub name: Option<Name>,
    /// Their relation to the young person.
    #[serde(default)]
    pub relation: Option<Relation>,
    /// How they can be reached.
    #[serde(default)]
    pub contact: Option<Contact>,
    /// The participant to leave out.
    #[serde(default)]
    pub participant_id: Option<Id>,
    /// The reason; optional.
    #[serde(default)]
    pub reason: Option<Because>,
}

impl ParticipantSuggestionDraft {
    /// Checks that it names a person.
    pub(super) fn check(&self) -> Result<(), MeetingProblem> {
        let named = match self.kind {
            SuggestionKind::Come => self.name.is_some(),
            SuggestionKind::StayAway => self.participant_id.is_some(),
            SuggestionKind::Advocate => true,
        };
        if named { Ok(()) } else { Err(MeetingProblem::NobodyNamed) }
    }
}

/// The answer of staff to a suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SuggestionAnswerDraft {
    /// Whether the suggestion is followed.
    pub yes: bool,
    /// The reason; required for a no.
    #[serde(default)]
    pub because: Option<Because>,
}

/// An answer to a suggestion, with its author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SuggestionAnswered {
    /// The answer.
    pub answer: SuggestionAnswerDraft,
    /// Who answered.
    pub by: By,
    /// When they answered.
    pub at: Timestamp,
}

/// A suggestion with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ParticipantSuggestion {
    /// Its id.
    pub id: Id,
    /// The suggestion.
    pub draft: ParticipantSuggestionDraft,
    /// When it was made.
    pub at: Timestamp,
    /// The answer, if there is one.
    pub answered: Option<SuggestionAnswered>,
    /// When the young person withdrew it.
    pub withdrawn_at: Option<Timestamp>,
}

impl ParticipantSuggestion {
    /// Whether it needs an answer.
    pub fn waits(&self) -> bool {
        self.answered.is_none() && self.withdrawn_at.is_none()
    }
}
