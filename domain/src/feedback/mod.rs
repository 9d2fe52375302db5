//! Feedback: a young person's answers to an instrument (a short questionnaire), over time.
//!
//! Private until shared. An answer to a question that its instrument does not have is refused; nothing is
//! ever scored as 0 because it was left out.

mod curve;
pub mod instrument;
mod record;
mod slug;

use std::collections::BTreeMap;

use chrono::Days;
use serde::{Deserialize, Deserializer, Serialize, de};

use self::instrument::{About, Answers, Instrument};
pub use self::{
    curve::{Change, Curve, Given, Measured, Point, curves, mean_change},
    slug::Slug,
};
use crate::{
    Id, NaiveDate, Timestamp,
    bilingual::Bilingual,
    sharing::{Projection, SharedWith},
    text::Words,
};

/// Words in answer to a question, or on the answers as a whole.
pub type FeedbackWords = Words<1000>;

/// How many of one's own goals can be rated at a time (Goal-Based Outcomes: up to three).
pub const MOST_GOALS: usize = 3;
/// A goal that was rated within so many days counts as one of them.
pub const RATED_WITHIN_DAYS: u64 = 90;

/// An answer to a question: a number of its scale, or words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// A number of the scale, or of the option.
    Number(u8),
    /// Own words.
    Words {
        /// The words.
        words: FeedbackWords,
    },
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnswerVisitor)
    }
}

struct AnswerVisitor;

/// A problem of a number, for the visitor.
fn off_scale<E: de::Error>() -> E {
    E::custom("out_of_range: a whole number of the scale, or words")
}

impl<'de> de::Visitor<'de> for AnswerVisitor {
    type Value = Answer;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a whole number, or an object with words")
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Answer, E> {
        u8::try_from(number).map(Answer::Number).map_err(|_| off_scale())
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Answer, E> {
        u8::try_from(number).map(Answer::Number).map_err(|_| off_scale())
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Answer, E> {
        Err(off_scale())
    }

    fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Answer, A::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Own {
            words: FeedbackWords,
        }
        let own = Own::deserialize(de::value::MapAccessDeserializer::new(map))?;
        Ok(Answer::Words { words: own.words })
    }
}

#[cfg(feature = "openapi")]
mod openapi {
    use utoipa::{
        ToSchema as _,
        openapi::{
            ObjectBuilder, OneOfBuilder, Ref, RefOr, Schema, Type, schema::AdditionalProperties,
        },
    };

    impl utoipa::PartialSchema for super::Answer {
        fn schema() -> RefOr<Schema> {
            let number =
                ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0)).maximum(Some(100));
            let words = ObjectBuilder::new()
                .property("words", super::FeedbackWords::schema())
                .required("words")
                .additional_properties(Some(AdditionalProperties::<Schema>::FreeForm(false)));
            OneOfBuilder::new().item(number).item(words).into()
        }
    }

    impl utoipa::ToSchema for super::Answer {}

    /// The answers, by the id of the question.
    pub(super) fn answers() -> RefOr<Schema> {
        let one = Ref::from_schema_name(super::Answer::name());
        ObjectBuilder::new()
            .schema_type(Type::Object)
            .property_names(Some(<super::Slug as utoipa::PartialSchema>::schema()))
            .additional_properties(Some(AdditionalProperties::RefOr(one.into())))
            .into()
    }
}

/// Why answers are rejected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FeedbackProblem {
    /// There is no such instrument, in this version.
    #[error("there is no such instrument in this version")]
    UnknownInstrument,
    /// The instrument has no such question.
    #[error("this instrument has no such question")]
    UnknownQuestion(Slug),
    /// The number is not on the scale, or the question asks for the other kind of answer.
    #[error("that is no answer to this question")]
    NoAnswer(Slug),
    /// An instrument with a score needs every answer.
    #[error("a score needs an answer to every question")]
    Missing(Slug),
    /// Nothing is answered.
    #[error("answer at least one question")]
    SaysNothing,
    /// What it is about is not what this instrument asks about.
    #[error("this instrument asks about something else")]
    WrongAbout,
    /// Three other goals are being rated.
    #[error("at most {MOST_GOALS} goals are rated within {RATED_WITHIN_DAYS} days")]
    TooManyGoals,
    /// Its day is in the future.
    #[error("that day has not come yet")]
    InTheFuture,
}

impl FeedbackProblem {
    /// The path of the field and the stable code of the API.
    pub fn field(&self) -> (String, &'static str) {
        let answer = |id: &Slug| format!("answers.{id}");
        match self {
            Self::UnknownInstrument => ("instrument_version".to_owned(), "unknown_instrument"),
            Self::UnknownQuestion(id) => (answer(id), "unknown_question"),
            Self::NoAnswer(id) => (answer(id), "not_an_answer"),
            Self::Missing(id) => (answer(id), "answer_missing"),
            Self::SaysNothing => ("answers".to_owned(), "says_nothing"),
            Self::WrongAbout => ("about".to_owned(), "wrong_about"),
            Self::TooManyGoals => ("about.goal".to_owned(), "too_many_goals"),
            Self::InTheFuture => ("on".to_owned(), "day_in_the_future"),
        }
    }
}

/// What an answer is about: a meeting, or a goal of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The meeting.
    Meeting(Id),
    /// The goal.
    Goal(Id),
}

impl Subject {
    /// What kind of thing it is.
    pub fn about(self) -> About {
        match self {
            Self::Meeting(_) => About::Meeting,
            Self::Goal(_) => About::Goal,
        }
    }

    /// Its id.
    pub fn id(self) -> Id {
        match self {
            Self::Meeting(id) | Self::Goal(id) => id,
        }
    }
}

/// The fields that the young person sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeedbackDraft {
    /// The instrument that is answered.
    pub instrument: Slug,
    /// Its version.
    #[cfg_attr(feature = "openapi", schema(maximum = 65535))]
    pub instrument_version: u16,
    /// The answers, by the id of the question. Questions that were skipped are absent.
    #[cfg_attr(feature = "openapi", schema(schema_with = openapi::answers))]
    pub answers: BTreeMap<Slug, Answer>,
    /// What it is about.
    #[serde(default)]
    pub about: Option<Subject>,
    /// Own words on the answers as a whole.
    #[serde(default)]
    pub words: Option<FeedbackWords>,
    /// The young person's local day.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
    /// When it was answered, by the clock of the young person's phone.
    pub at: Timestamp,
    /// Who may see it.
    #[serde(default)]
    pub shared_with: SharedWith,
}

impl FeedbackDraft {
    /// Checks the answers against `instrument`, the one they name.
    ///
    /// # Errors
    /// The first rule that they violate.
    pub fn check(&self, instrument: &Instrument) -> Result<(), FeedbackProblem> {
        for (id, answer) in &self.answers {
            let question = instrument.question(id);
            let question = question.ok_or_else(|| FeedbackProblem::UnknownQuestion(id.clone()))?;
            let fits = match (answer, &question.answers) {
                (Answer::Number(number), asked) => asked.most().is_some_and(|most| *number <= most),
                (Answer::Words { .. }, asked) => matches!(asked, Answers::Words),
            };
            if !fits {
                return Err(FeedbackProblem::NoAnswer(id.clone()));
            }
        }
        let missing = |question: &&instrument::Question| !self.answers.contains_key(&question.id);
        if instrument.scoring.is_some()
            && let Some(question) = instrument.questions.iter().find(missing)
        {
            return Err(FeedbackProblem::Missing(question.id.clone()));
        }
        if self.answers.is_empty() {
            return Err(FeedbackProblem::SaysNothing);
        }
        let fits = match (instrument.about, self.about) {
            // A talk that was no meeting is rated too; a goal is needed.
            (Some(About::Meeting) | None, None) => true,
            (asked, Some(subject)) => asked == Some(subject.about()),
            (Some(About::Goal), None) => false,
        };
        if fits { Ok(()) } else { Err(FeedbackProblem::WrongAbout) }
    }
}

/// Whether the goal that is rated is one of at most [`MOST_GOALS`]; `rated` are the other goals that were
/// rated within [`RATED_WITHIN_DAYS`].
///
/// # Errors
/// There are too many.
pub fn may_rate(rated: usize) -> Result<(), FeedbackProblem> {
    if rated < MOST_GOALS { Ok(()) } else { Err(FeedbackProblem::TooManyGoals) }
}

/// The first day from which a rated goal counts on the day `on`.
pub fn rated_since(on: NaiveDate) -> NaiveDate {
    on.checked_sub_days(Days::new(RATED_WITHIN_DAYS)).unwrap_or(NaiveDate::MIN)
}

/// The answers to an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Feedback {
    /// Its id.
    pub id: Id,
    /// The owner's fields.
    #[serde(flatten)]
    pub draft: FeedbackDraft,
    /// The score, where the instrument has one; absent until the server has it.
    #[serde(default)]
    pub score: Option<u16>,
    /// The group of the score, where the instrument has groups.
    #[serde(default)]
    pub group: Option<Bilingual>,
    /// Increases with every change.
    pub version: i64,
    /// When it last changed.
    pub updated_at: Timestamp,
}

impl Feedback {
    /// The projection for others.
    pub fn projection(&self) -> Projection<SharedFeedback> {
        let draft = self.draft.clone();
        let body = SharedFeedback {
            id: self.id,
            instrument: draft.instrument,
            instrument_version: draft.instrument_version,
            answers: draft.answers,
            about: draft.about,
            words: draft.words,
            on: draft.on,
            score: self.score,
            group: self.group.clone(),
        };
        Projection { audience: draft.shared_with, body }
    }
}

/// Answers as those see them with whom they are shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedFeedback {
    /// Their id.
    pub id: Id,
    /// The instrument.
    pub instrument: Slug,
    /// Its version.
    pub instrument_version: u16,
    /// The answers, by the id of the question.
    #[cfg_attr(feature = "openapi", schema(schema_with = openapi::answers))]
    pub answers: BTreeMap<Slug, Answer>,
    /// What they are about.
    pub about: Option<Subject>,
    /// Own words on the answers as a whole.
    pub words: Option<FeedbackWords>,
    /// The young person's local day.
    #[serde(deserialize_with = "crate::date::deserialize")]
    pub on: NaiveDate,
    /// The score.
    pub score: Option<u16>,
    /// The group of the score.
    pub group: Option<Bilingual>,
}

#[cfg(test)]
mod tests;
