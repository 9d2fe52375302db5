//! An instrument: a short questionnaire as data, one JSON file each, in Danish and English, with its source,
//! its licence and its scoring. A municipality adds its own surveys as files of the same shape.

use serde::{Deserialize, Serialize};

use super::{Answer, FeedbackDraft, Slug};
use crate::{bilingual::Bilingual, text::Line};

/// The instruments that Kurs brings, in the order in which they are offered.
const OWN: [&str; 5] = [
    include_str!("instruments/situation.json"),
    include_str!("instruments/who5.json"),
    include_str!("instruments/gbo.json"),
    include_str!("instruments/cantril.json"),
    include_str!("instruments/session.json"),
];

/// The largest number of a scale or an option.
const MOST_ANSWER: u8 = 100;

/// A questionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Its id.
    pub id: Slug,
    /// Increases when a question or the scoring changes.
    pub version: u16,
    /// Its name.
    pub title: Bilingual,
    /// What it asks, and how it is answered.
    pub intro: Bilingual,
    /// Who made it, and whether it is validated.
    pub source: Bilingual,
    /// The terms under which it is used.
    pub licence: Line<500>,
    /// What an answer can be about; a goal must be named, a meeting need not.
    #[serde(default)]
    pub about: Option<About>,
    /// The questions, in their order.
    pub questions: Vec<Question>,
    /// How a score is made; absent where every answer stands for itself.
    #[serde(default)]
    pub scoring: Option<Scoring>,
    /// The score, or the single answer, up to which it is low: help is offered then, to its owner alone.
    #[serde(default)]
    pub low: Option<u16>,
    /// Questions with which a caseworker can open a talk.
    #[serde(default)]
    pub talk: Vec<Bilingual>,
}

/// What an answer is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// A meeting or a talk.
    Meeting,
    /// A goal of one's own.
    Goal,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id.
    pub id: Slug,
    /// What it asks.
    pub text: Bilingual,
    /// What can be answered.
    pub answers: Answers,
    /// Whether it stands on the screen of the question before it.
    #[serde(default)]
    pub beside: bool,
}

/// What can be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Answers {
    /// A number from 0 to `most`.
    Scale {
        /// The largest number.
        most: u8,
        /// What 0 means.
        low: Bilingual,
        /// What the largest number means.
        high: Bilingual,
    },
    /// One of these; the first is 0.
    Options(Vec<Bilingual>),
    /// Own words.
    Words,
}

impl Answers {
    /// The largest number; `None` for words.
    pub fn most(&self) -> Option<u8> {
        match self {
            Self::Scale { most, .. } => Some(*most),
            Self::Options(all) => u8::try_from(all.len()).ok()?.checked_sub(1),
            Self::Words => None,
        }
    }
}

/// How a score is made: the sum of all answers, times `factor`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    /// What the sum is multiplied by.
    pub factor: u16,
    /// Groups of scores, from the lowest.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// Which change between two scores says something.
    #[serde(default)]
    pub change: Option<Threshold>,
}

/// A group of scores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The largest score in it.
    pub up_to: u16,
    /// How it is called.
    pub name: Bilingual,
}

/// A change that says something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// The smallest such change, in hundredths of a point.
    pub hundredths: u16,
    /// What it says: who found it, and on what.
    pub source: Bilingual,
}

impl Instrument {
    /// The instruments that Kurs brings.
    pub fn own() -> impl Iterator<Item = Self> {
        // A test parses all of them.
        OWN.into_iter().filter_map(|json| crate::json::read(json).ok())
    }

    /// The question with this id.
    pub fn question(&self, id: &Slug) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }

    /// The questions by the screens on which they stand.
    pub fn screens(&self) -> impl Iterator<Item = &[Question]> {
        self.questions.chunk_by(|_, next| next.beside)
    }

    /// The score of complete answers.
    pub fn score(&self, draft: &FeedbackDraft) -> Option<u16> {
        let scoring = self.scoring.as_ref()?;
        let mut sum = 0;
        for question in &self.questions {
            let Some(Answer::Number(number)) = draft.answers.get(&question.id) else { return None };
            sum += u16::from(*number);
        }
        Some(sum * scoring.factor)
    }

    /// The largest score there can be.
    pub fn most_score(&self) -> u16 {
        let most = self.questions.iter().filter_map(|it| it.answers.most()).map(u16::from);
        most.sum::<u16>() * self.scoring.as_ref().map_or(1, |scoring| scoring.factor)
    }

    /// The name of the group of a score.
    pub fn group(&self, score: u16) -> Option<&Bilingual> {
        let groups = &self.scoring.as_ref()?.groups;
        groups.iter().find(|group| score <= group.up_to).map(|group| &group.name)
    }

    /// Whether the answers are so low that help is offered.
    pub fn is_low(&self, draft: &FeedbackDraft) -> bool {
        let Some(low) = self.low else { return false };
        match self.score(draft) {
            Some(score) => score <= low,
            None => draft.answers.values().any(
                |answer| matches!(answer, Answer::Number(number) if u16::from(*number) <= low),
            ),
        }
    }

    /// Checks what its shape alone does not say.
    ///
    /// # Errors
    /// What is wrong, and the name that stands on the line where it is.
    pub fn check(&self) -> Result<(), (String, &'static str)> {
        let wrong = |name: &Slug, why| Err((name.to_string(), why));
        if self.questions.is_empty() {
            return wrong(&self.id, "an instrument has at least one question");
        }
        for (number, question) in self.questions.iter().enumerate() {
            let before = &self.questions[..number];
            if before.iter().any(|known| known.id == question.id) {
                return wrong(&question.id, "two questions have the same id");
            }
            let is_words = matches!(question.answers, Answers::Words);
            if !is_words
                && !question.answers.most().is_some_and(|most| (1..=MOST_ANSWER).contains(&most))
            {
                return wrong(&question.id, "a question has 2 to 101 answers");
            }
            if is_words && self.scoring.is_some() {
                return wrong(&question.id, "words have no score");
            }
            if question.beside && number == 0 {
                return wrong(&question.id, "the first question is beside nothing");
            }
        }
        let groups = self.scoring.iter().flat_map(|scoring| scoring.groups.windows(2));
        if groups.into_iter().any(|two| two[0].up_to >= two[1].up_to) {
            return wrong(&self.id, "groups begin with the lowest");
        }
        Ok(())
    }
}
