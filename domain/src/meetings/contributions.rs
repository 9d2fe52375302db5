//! Contributions of a young person to a meeting: voice notes, drawings, texts, scales and pictograms are
//! equal. They are immutable, and can only be withdrawn by whoever made them.

use serde::{Deserialize, Serialize};

use super::{Because, By, MeetingProblem, Score, pictograms::BoardPictogram};
use crate::{
    Id, NaiveDate, Timestamp,
    text::{Line, Words},
};

/// The largest number of characters of a text.
pub const MOST_TEXT: usize = 2000;
/// The text of a contribution.
pub type ContributionText = Words<MOST_TEXT>;
/// What a scale shows.
pub type ScaleQuestion = Line<80>;
/// The label of one end of a scale.
pub type ScaleEnd = Line<40>;

/// The longest voice note, in seconds.
pub const MOST_SECONDS: u16 = 300;
/// The largest number of scales in one contribution.
pub const MOST_SCALES: usize = 5;
/// The largest number of pictograms in one contribution.
pub const MOST_PICTOGRAMS: usize = 12;
/// The largest number of contributions to one meeting.
pub const MOST_CONTRIBUTIONS: usize = 100;
/// The largest number of answers to one contribution.
pub const MOST_ANSWERS: usize = 10;
/// How many days an answer can be owed at most: a quarter of a year.
pub const MOST_DAYS_OWED: i64 = 92;

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

/// A scale of 0 to 10, with the young person's labels at both ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Scale {
    /// What it shows, in the young person's words.
    #[serde(default)]
    pub question: Option<ScaleQuestion>,
    /// The label of 0.
    pub low: ScaleEnd,
    /// The label of 10.
    pub high: ScaleEnd,
    /// The chosen value.
    pub value: Score,
}

/// The content of a contribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContributionBody {
    /// A text.
    Text(ContributionText),
    /// A voice note.
    Voice {
        /// The recording.
        file_id: Id,
        /// Its length in seconds, 1 to [`MOST_SECONDS`].
        seconds: u16,
    },
    /// A drawing.
    Drawing {
        /// The picture.
        file_id: Id,
    },
    /// Values on scales.
    Scale(Vec<Scale>),
    /// Pictograms, with an optional text.
    Pictograms {
        /// The pictograms, in order.
        pictograms: Vec<BoardPictogram>,
        /// The text.
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

    /// The file with its content, if it has one.
    pub fn file_id(&self) -> Option<Id> {
        match self {
            Self::Voice { file_id, .. } | Self::Drawing { file_id } => Some(*file_id),
            _ => None,
        }
    }
}

/// The content of a contribution on the wire: each kind has its own fields.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BodyFields {
    /// The text of a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<ContributionText>,
    /// The file of a voice note or a drawing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_id: Option<Id>,
    /// The length of a voice note, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 300))]
    pub seconds: Option<u16>,
    /// The values on scales, 1 to [`MOST_SCALES`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 5))]
    pub scales: Option<Vec<Scale>>,
    /// The pictograms, 1 to [`MOST_PICTOGRAMS`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 12))]
    pub pictograms: Option<Vec<BoardPictogram>>,
    /// The text beside pictograms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Because>,
}

/// Which question of the preparation a contribution answers, or how it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Prompt {
    /// What the young person wants.
    Want,
    /// What the young person does not want.
    DontWant,
    /// Where they want to meet, in their own words.
    Place,
    /// How they want to take part, in their own words.
    TakingPart,
    /// A question.
    Question,
    /// "That is not what I meant", in reply to a decision while it is written.
    NotWhatIMeant,
}

/// A contribution on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContributionDraft {
    /// Its kind.
    pub kind: ContributionKind,
    /// Its content, in the fields of its kind.
    pub body: BodyFields,
    /// The agenda item, or the decision, that it is about; absent for the whole meeting.
    #[serde(default)]
    pub about: Option<Id>,
    /// If it is about a decision: the number of the wording that was on the screen.
    #[serde(default)]
    pub of: Option<i64>,
    /// The question it answers.
    #[serde(default)]
    pub prompt: Option<Prompt>,
    /// Whether its owner wants it to be read aloud at the meeting.
    #[serde(default)]
    pub read_aloud: bool,
    /// When it was made, by the phone's clock.
    pub said_at: Timestamp,
}

impl ContributionDraft {
    /// A contribution of `body`, made at `said_at`, about the whole meeting.
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

    /// Its content, if the fields are those of its kind and within the limits.
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

/// The outcome of a contribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AnswerOutcome {
    /// It changed something: "This changed …"
    Changed,
    /// It did not: "Not, because …"
    NotChanged,
    /// It is not known yet: "You get an answer by …"
    Later,
}

/// An answer of staff to a contribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerDraft {
    /// The outcome of the contribution.
    pub outcome: AnswerOutcome,
    /// What changed, why not, or what happens until it is known.
    pub text: Because,
    /// The day by which the young person gets an answer; present for [`AnswerOutcome::Later`] only.
    #[serde(
        default,
        deserialize_with = "crate::date::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub by: Option<NaiveDate>,
}

impl AnswerDraft {
    /// Checks on the day `today` that an answer that is still owed, and no other, has a day.
    pub(super) fn check(&self, today: NaiveDate) -> Result<(), MeetingProblem> {
        let fits = match (self.outcome, self.by) {
            (AnswerOutcome::Later, Some(by)) => {
                (0..=MOST_DAYS_OWED).contains(&(by - today).num_days())
            }
            (AnswerOutcome::Later, None) | (_, Some(_)) => false,
            _ => true,
        };
        if fits { Ok(()) } else { Err(MeetingProblem::AnswerDay) }
    }
}

/// An answer to a contribution, with its author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Answer {
    /// Its id.
    pub id: Id,
    /// The answer.
    pub answer: AnswerDraft,
    /// Who answered.
    pub by: By,
    /// When they answered.
    pub at: Timestamp,
}

/// A record that somebody has received a contribution, and whether they heard it to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Heard {
    /// Who.
    pub by: By,
    /// When they first received it.
    pub at: Timestamp,
    /// When its end was in view, or was played to.
    pub to_end_at: Option<Timestamp>,
}

/// A contribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Contribution {
    /// Its id.
    pub id: Id,
    /// The contribution; absent when it was withdrawn after somebody had heard it.
    pub draft: Option<ContributionDraft>,
    /// Who made it: the young person, or a delegate for them.
    pub by: By,
    /// When the server received it; before that, on the phone, when it was made.
    pub received_at: Timestamp,
    /// Who has received it: staff and delegates. Staff are not shown the delegates.
    pub heard_by: Vec<Heard>,
    /// The answers to it.
    pub answers: Vec<Answer>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
}

impl Contribution {
    /// Whether it needs an answer.
    pub fn waits(&self) -> bool {
        self.answers.is_empty() && self.withdrawn_at.is_none()
    }

    /// The answer that promises another, if it is the latest.
    pub fn owed(&self) -> Option<&Answer> {
        let latest = self.answers.last().filter(|_| self.withdrawn_at.is_none())?;
        (latest.answer.outcome == AnswerOutcome::Later).then_some(latest)
    }

    /// Whether it counts as received as soon as the meeting is loaded. A file must be opened.
    pub fn is_in_view(&self) -> bool {
        self.draft.as_ref().is_some_and(|draft| draft.body.file_id.is_none())
    }

    /// Whether `by` has received it.
    pub fn is_heard_by(&self, by: &By) -> bool {
        self.heard_by.iter().any(|heard| heard.by.is(by))
    }
}
