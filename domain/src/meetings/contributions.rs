//! Contributions: what a young person says to a meeting. A voice note, a drawing, a text, a scale and
//! pictograms weigh the same. What was said is never changed; it can be taken back by whoever said it.

use serde::{Deserialize, Serialize};

use super::{Because, By, MeetingProblem, Score, pictograms::BoardPictogram};
use crate::{
    Id, Timestamp,
    text::{Line, Words},
};

/// How many characters a text has at most.
pub const MOST_TEXT: usize = 2000;
/// A contribution in words.
pub type ContributionText = Words<MOST_TEXT>;
/// What stands at one end of a scale, in own words.
pub type ScaleEnd = Line<40>;

/// How long a voice note is at most, in seconds.
pub const MOST_SECONDS: u16 = 300;
/// How many scales one contribution has at most.
pub const MOST_SCALES: usize = 5;
/// How many pictograms one contribution has at most.
pub const MOST_PICTOGRAMS: usize = 12;
/// How many contributions one meeting holds.
pub const MOST_CONTRIBUTIONS: usize = 100;
/// How many answers one contribution can have.
pub const MOST_ANSWERS: usize = 10;

/// The kind of a contribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum ContributionKind {
    Text,
    Voice,
    Drawing,
    Scale,
    Pictograms,
}

/// A scale of 0 to 10, with own words at both ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Scale {
    /// What 0 is.
    pub low: ScaleEnd,
    /// What 10 is.
    pub high: ScaleEnd,
    /// Where it stands.
    pub value: Score,
}

/// What is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContributionBody {
    /// In words.
    Text(ContributionText),
    /// Spoken.
    Voice {
        /// The recording.
        file_id: Id,
        /// Its length, 1 to [`MOST_SECONDS`].
        seconds: u16,
    },
    /// Drawn.
    Drawing {
        /// The picture.
        file_id: Id,
    },
    /// On scales.
    Scale(Vec<Scale>),
    /// With pictures, and a few words if wanted.
    Pictograms {
        /// The pictures, in order.
        pictograms: Vec<BoardPictogram>,
        /// A few words.
        words: Option<Because>,
    },
}

impl ContributionBody {
    /// Its kind.
    pub fn kind(&self) -> ContributionKind {
        match self {
            Self::Text(_) => ContributionKind::Text,
            Self::Voice { .. } => ContributionKind::Voice,
            Self::Drawing { .. } => ContributionKind::Drawing,
            Self::Scale(_) => ContributionKind::Scale,
            Self::Pictograms { .. } => ContributionKind::Pictograms,
        }
    }

    /// The file it is in, if it is in one.
    pub fn file_id(&self) -> Option<Id> {
        match self {
            Self::Voice { file_id, .. } | Self::Drawing { file_id } => Some(*file_id),
            _ => None,
        }
    }
}

/// The fields of a body as they go over the wire: of each kind its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BodyFields {
    /// Of a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<ContributionText>,
    /// Of a voice note or a drawing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_id: Option<Id>,
    /// Of a voice note: how long it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 300))]
    pub seconds: Option<u16>,
    /// Of scales, 1 to [`MOST_SCALES`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 5))]
    pub scales: Option<Vec<Scale>>,
    /// Of pictograms, 1 to [`MOST_PICTOGRAMS`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 12))]
    pub pictograms: Option<Vec<BoardPictogram>>,
    /// Beside pictograms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Because>,
}

/// What a contribution answers, where the preparation asked, or how it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Prompt {
    /// What I want.
    Want,
    /// What I don't want.
    DontWant,
    /// Where I want to be, in own words.
    Place,
    /// How I take part, in own words.
    TakingPart,
    /// A question.
    Question,
    /// "That is not what I meant", said while it was written down.
    NotWhatIMeant,
}

/// A contribution as it goes over the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContributionDraft {
    /// Its kind.
    pub kind: ContributionKind,
    /// What is said, in the fields of that kind.
    pub body: BodyFields,
    /// The agenda item, or the decision, that it is about; the whole meeting otherwise.
    #[serde(default)]
    pub about: Option<Id>,
    /// Of a decision: which wording stood on the screen, by its number.
    #[serde(default)]
    pub of: Option<i64>,
    /// What it answers.
    #[serde(default)]
    pub prompt: Option<Prompt>,
    /// Whether its owner wants it read aloud at the meeting.
    #[serde(default)]
    pub read_aloud: bool,
    /// When it was said on the phone.
    pub said_at: Timestamp,
}

impl ContributionDraft {
    /// `body`, said at `said_at` about the whole meeting.
    pub fn new(body: ContributionBody, said_at: Timestamp) -> Self {
        let kind = body.kind();
        let mut fields = BodyFields::default();
        match body {
            ContributionBody::Text(text) => fields.text = Some(text),
            ContributionBody::Voice { file_id, seconds } => {
                (fields.file_id, fields.seconds) = (Some(file_id), Some(seconds));
            }
            ContributionBody::Drawing { file_id } => fields.file_id = Some(file_id),
            ContributionBody::Scale(scales) => fields.scales = Some(scales),
            ContributionBody::Pictograms { pictograms, words } => {
                (fields.pictograms, fields.words) = (Some(pictograms), words);
            }
        }
        Self { kind, body: fields, about: None, of: None, prompt: None, read_aloud: false, said_at }
    }

    /// What is said, if the fields are those of its kind and within bounds.
    ///
    /// # Errors
    /// [`MeetingProblem::SaysNothing`], [`MeetingProblem::TooLong`] or [`MeetingProblem::TooMany`].
    pub fn said(&self) -> Result<ContributionBody, MeetingProblem> {
        let BodyFields { text, file_id, seconds, scales, pictograms, words } = self.body.clone();
        let fields = (text, file_id, seconds, scales, pictograms, words);
        match (self.kind, fields) {
            (ContributionKind::Text, (Some(text), None, None, None, None, None)) => {
                Ok(ContributionBody::Text(text))
            }
            (ContributionKind::Voice, (None, Some(file_id), Some(seconds), None, None, None)) => {
                match seconds {
                    0 => Err(MeetingProblem::SaysNothing),
                    1..=MOST_SECONDS => Ok(ContributionBody::Voice { file_id, seconds }),
                    _ => Err(MeetingProblem::TooLong),
                }
            }
            (ContributionKind::Drawing, (None, Some(file_id), None, None, None, None)) => {
                Ok(ContributionBody::Drawing { file_id })
            }
            (ContributionKind::Scale, (None, None, None, Some(scales), None, None)) => {
                some_of(scales, MOST_SCALES).map(ContributionBody::Scale)
            }
            (ContributionKind::Pictograms, (None, None, None, None, Some(pictograms), words)) => {
                let pictograms = some_of(pictograms, MOST_PICTOGRAMS)?;
                Ok(ContributionBody::Pictograms { pictograms, words })
            }
            _ => Err(MeetingProblem::SaysNothing),
        }
    }
}

fn some_of<T>(list: Vec<T>, most: usize) -> Result<Vec<T>, MeetingProblem> {
    match list.len() {
        0 => Err(MeetingProblem::SaysNothing),
        length if length > most => Err(MeetingProblem::TooMany),
        _ => Ok(list),
    }
}

/// What became of a contribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AnswerOutcome {
    /// "This changed …"
    Changed,
    /// "Not, because …"
    NotChanged,
}

/// What staff answer to a contribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerDraft {
    /// What became of it.
    pub outcome: AnswerOutcome,
    /// What changed, or why not.
    pub text: Because,
}

/// An answer to a contribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Answer {
    /// Its id.
    pub id: Id,
    /// What was answered.
    pub answer: AnswerDraft,
    /// By whom.
    pub by: By,
    /// When.
    pub at: Timestamp,
}

/// That somebody has read, heard or looked at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Heard {
    /// Who.
    pub by: By,
    /// When, the first time.
    pub at: Timestamp,
}

/// A contribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Contribution {
    /// Its id.
    pub id: Id,
    /// What was said; absent when it was taken back after somebody had heard it.
    pub draft: Option<ContributionDraft>,
    /// Who said it: the young person, or a delegate for them.
    pub by: By,
    /// When the server received it; on the phone, when it was said.
    pub received_at: Timestamp,
    /// Who has heard it: those assigned, and whoever speaks for the young person. Staff see of the
    /// latter nothing.
    pub heard_by: Vec<Heard>,
    /// What became of it.
    pub answers: Vec<Answer>,
    /// When it was taken back.
    pub withdrawn_at: Option<Timestamp>,
}

impl Contribution {
    /// Whether it waits for an answer.
    pub fn waits(&self) -> bool {
        self.answers.is_empty() && self.withdrawn_at.is_none()
    }

    /// Whether it is heard as soon as the meeting is given: a file is heard when it is.
    pub fn is_in_view(&self) -> bool {
        self.draft.as_ref().is_some_and(|draft| draft.body.file_id.is_none())
    }

    /// Whether `by` has heard it.
    pub fn is_heard_by(&self, by: &By) -> bool {
        self.heard_by.iter().any(|heard| heard.by.is(by))
    }
}
