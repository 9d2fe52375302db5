//! Who comes, and whom the young person wants there, or not.

use serde::{Deserialize, Serialize};

use super::{Because, By, MeetingProblem};
use crate::{Id, Timestamp, people::Name, text::Line};

/// How somebody can be reached, as the young person wrote it.
pub type Contact = Line<120>;
/// What somebody is to the young person: uncle, teacher, friend.
pub type Relation = Line<80>;

/// How many can come to one meeting.
pub const MOST_PARTICIPANTS: usize = 30;
/// How many suggestions one meeting holds.
pub const MOST_SUGGESTIONS: usize = 60;

/// What somebody looks after at a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum MeetingRole {
    /// Leads it.
    Leads,
    /// Writes down what is decided.
    Writes,
    /// Looks after the young person's voice.
    Voice,
    /// Is there as the young person's advocate (*bisidder*).
    Advocate,
}

impl MeetingRole {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Leads, Self::Writes, Self::Voice, Self::Advocate];
}

/// What makes a participant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ParticipantDraft {
    /// What they are called.
    pub name: Name,
    /// What they are to the young person.
    #[serde(default)]
    pub relation: Option<Relation>,
    /// What they look after.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_items = 4))]
    pub roles: Vec<MeetingRole>,
}

/// Somebody who comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Participant {
    /// Their id within the meeting; for the young person, and for whoever planned it, their own id.
    pub id: Id,
    /// Who they are.
    pub who: ParticipantDraft,
    /// Who wanted them there.
    pub asked_by: By,
    /// The address of a calendar entry for them, with nothing private in it.
    #[serde(default)]
    pub calendar_url: Option<String>,
}

/// What a suggestion asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SuggestionKind {
    /// That somebody comes.
    Come,
    /// That somebody does not come.
    StayAway,
    /// Help with finding an advocate (*bisidder*).
    Advocate,
}

/// Whom a young person wants there, or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ParticipantSuggestionDraft {
    /// What it asks for.
    pub kind: SuggestionKind,
    /// Who is to come.
    #[serde(default)]
    pub name: Option<Name>,
    /// What they are to the young person.
    #[serde(default)]
    pub relation: Option<Relation>,
    /// How they can be reached.
    #[serde(default)]
    pub contact: Option<Contact>,
    /// Which participant is not to come.
    #[serde(default)]
    pub participant_id: Option<Id>,
    /// Why; nobody has to say.
    #[serde(default)]
    pub reason: Option<Because>,
}

impl ParticipantSuggestionDraft {
    /// Whether it says whom it is about.
    pub(super) fn check(&self) -> Result<(), MeetingProblem> {
        let named = match self.kind {
            SuggestionKind::Come => self.name.is_some(),
            SuggestionKind::StayAway => self.participant_id.is_some(),
            SuggestionKind::Advocate => true,
        };
        if named { Ok(()) } else { Err(MeetingProblem::NobodyNamed) }
    }
}

/// What became of a suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SuggestionAnswerDraft {
    /// Whether it is as the young person wishes.
    pub yes: bool,
    /// In words; a no says why.
    #[serde(default)]
    pub because: Option<Because>,
}

/// The answer to a suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SuggestionAnswered {
    /// What was answered.
    pub answer: SuggestionAnswerDraft,
    /// By whom.
    pub by: By,
    /// When.
    pub at: Timestamp,
}

/// A suggestion, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ParticipantSuggestion {
    /// Its id.
    pub id: Id,
    /// What was suggested.
    pub draft: ParticipantSuggestionDraft,
    /// When.
    pub at: Timestamp,
    /// What became of it.
    pub answered: Option<SuggestionAnswered>,
    /// When the young person took it back.
    pub withdrawn_at: Option<Timestamp>,
}

impl ParticipantSuggestion {
    /// Whether it waits for an answer.
    pub fn waits(&self) -> bool {
        self.answered.is_none() && self.withdrawn_at.is_none()
    }
}
