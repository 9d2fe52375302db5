//! How answers moved over time.

use std::collections::BTreeMap;

use super::{
    Answer, Feedback, SharedFeedback, Slug, Subject,
    instrument::{Answers, Instrument},
};
use crate::{Id, NaiveDate};

/// One day of a curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub on: NaiveDate,
    /// The score or the number.
    pub value: u16,
    /// Which answers it is of.
    pub id: Id,
}

/// What a curve is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measured {
    /// The score.
    Score,
    /// The score of one goal.
    Goal(Id),
    /// The answers to one question.
    Question(Slug),
}

/// A curve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curve {
    /// What it is of.
    pub of: Measured,
    /// The largest value there can be.
    pub most: u16,
    /// One point a day, the earliest first.
    pub points: Vec<Point>,
}

/// Answers, as a curve is drawn of them.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    id: Id,
    on: NaiveDate,
    answers: &'a BTreeMap<Slug, Answer>,
    about: Option<Subject>,
    score: Option<u16>,
}

impl Feedback {
    /// As a curve is drawn of it; a phone has the score before the server.
    pub fn given(&self, instrument: &Instrument) -> Given<'_> {
        let Self { id, draft, .. } = self;
        let score = self.score.or_else(|| instrument.score(draft));
        Given { id: *id, on: draft.on, answers: &draft.answers, about: draft.about, score }
    }
}

impl SharedFeedback {
    /// As a curve is drawn of it.
    pub fn given(&self) -> Given<'_> {
        let Self { id, on, answers, about, score, .. } = self;
        Given { id: *id, on: *on, answers, about: *about, score: *score }
    }
}

/// The curves of an instrument: of the score, one of each goal where goals are rated, and where there is no
/// score one of each question that is answered by a number. `all` stand from the latest to the earliest.
pub fn curves(instrument: &Instrument, all: &[Given]) -> Vec<Curve> {
    if instrument.scoring.is_none() {
        let numbers = instrument.questions.iter().filter(|it| it.answers != Answers::Words);
        return numbers
            .map(|question| {
                let points =
                    points(all.iter().filter_map(|it| match it.answers.get(&question.id) {
                        Some(Answer::Number(value)) => Some(it.point(u16::from(*value))),
                        _ => None,
                    }));
                let most = u16::from(question.answers.most().unwrap_or_default());
                Curve { of: Measured::Question(question.id.clone()), most, points }
            })
            .filter(|curve| !curve.points.is_empty())
            .collect();
    }
    let mut of = Vec::new();
    for it in all.iter().filter(|it| it.score.is_some()) {
        let measured = match it.about {
            Some(Subject::Goal(goal)) => Measured::Goal(goal),
            _ => Measured::Score,
        };
        if !of.contains(&measured) {
            of.push(measured);
        }
    }
    let most = instrument.most_score();
    of.into_iter()
        .map(|of| {
            let is_of = |it: &&Given| match of {
                Measured::Goal(goal) => it.about == Some(Subject::Goal(goal)),
                _ => !matches!(it.about, Some(Subject::Goal(_))),
            };
            let points =
                points(all.iter().filter(is_of).filter_map(|it| Some(it.point(it.score?))));
            Curve { of, most, points }
        })
        .collect()
}

impl Given<'_> {
    /// Its score.
    pub fn score(&self) -> Option<u16> {
        self.score
    }

    fn point(&self, value: u16) -> Point {
        Point { on: self.on, value, id: self.id }
    }
}

/// One point a day, the earliest first; of several on one day the latest counts, so that two phones that
/// answer the same question do not count twice.
fn points(latest_first: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for point in latest_first {
        if points.last().is_none_or(|last| last.on != point.on) {
            points.push(point);
        }
    }
    points.reverse();
    points
}

impl Curve {
    /// Whether there is a line to draw.
    pub fn has_line(&self) -> bool {
        self.points.len() > 1
    }

    /// How far it moved from its first to its last point; `None` while there are not two.
    pub fn change(&self) -> Option<i32> {
        let [first, .., last] = &self.points[..] else { return None };
        Some(i32::from(last.value) - i32::from(first.value))
    }
}

/// How far curves moved on average.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// In hundredths of a point.
    pub hundredths: i32,
    /// Whether it is at least what the instrument's source calls a change.
    pub is_clear: bool,
}

/// The mean change of the curves that have two points, for an instrument whose source says what a change is:
/// Goal-Based Outcomes compares the mean of up to three goals.
pub fn mean_change(instrument: &Instrument, curves: &[Curve]) -> Option<Change> {
    let threshold = instrument.scoring.as_ref()?.change.as_ref()?;
    let moved: Vec<i32> = curves.iter().filter_map(Curve::change).collect();
    let count = i32::try_from(moved.len()).ok().filter(|count| *count > 0)?;
    let hundredths = 100 * moved.iter().sum::<i32>() / count;
    Some(Change { hundredths, is_clear: hundredths.abs() >= i32::from(threshold.hundredths) })
}
