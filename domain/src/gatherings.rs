//! Celebrating together: what a young person plans, where, and with whom.

use chrono::Days;
use serde::{Deserialize, Serialize};

use crate::{
    Id, NaiveDate, Timestamp,
    people::{Language, Name, TimeOfDay},
    text::{Line, Words},
};

/// What is celebrated, in a line.
pub type GatheringTitle = Line<120>;
/// Where.
pub type Place = Line<120>;
/// More about it.
pub type GatheringWords = Words<500>;
/// How many characters an answer has at most.
pub const MOST_ANSWER: usize = 280;
/// What an invited person says to it.
pub type AnswerWords = Words<MOST_ANSWER>;

/// How many of the team, and how many guests, can be invited.
pub const MOST_INVITED: usize = 20;
/// How many days after the day of a gathering the links of its guests are good.
pub const LINKS_LAST_DAYS: u64 = 30;

/// Why a gathering can't be kept, or answered, as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GatheringProblem {
    /// More people than anybody can have over.
    #[error("at most {MOST_INVITED} can be invited")]
    TooManyInvited,
    /// It will not be after all.
    #[error("it was called off")]
    Cancelled,
}

impl GatheringProblem {
    /// The stable code of the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooManyInvited => "too_many_invited",
            Self::Cancelled => "gathering_cancelled",
        }
    }
}

/// Whether so many can be invited.
pub fn may_invite(invited: usize) -> Result<(), GatheringProblem> {
    if invited > MOST_INVITED { Err(GatheringProblem::TooManyInvited) } else { Ok(()) }
}

/// What its owner says of a gathering: the whole of what a `PUT` may set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GatheringDraft {
    /// What is celebrated.
    pub title: GatheringTitle,
    /// More about it.
    #[serde(default)]
    pub words: Option<GatheringWords>,
    /// The success it is for. Nobody sees the success by it.
    #[serde(default)]
    pub success_id: Option<Id>,
    /// On which day.
    pub on: NaiveDate,
    /// When on that day.
    #[serde(default)]
    pub at: Option<TimeOfDay>,
    /// Where.
    #[serde(default)]
    pub place: Option<Place>,
    /// What its owner is called on the invitations.
    pub shown_name: Name,
    /// Who of the team is invited.
    #[serde(default)]
    pub team: Vec<Id>,
    /// It will not be after all. Whoever is invited is told.
    #[serde(default)]
    pub cancelled: bool,
}

impl GatheringDraft {
    /// What everybody of the team who is invited sees of it: neither which success it is for, nor who
    /// else is invited.
    pub fn seen_by_invited(&self) -> Self {
        Self { success_id: None, team: Vec::new(), ..self.clone() }
    }

    /// Whether the links of its guests are good on its owner's day `today`.
    pub fn are_links_good(&self, today: NaiveDate) -> bool {
        self.on.checked_add_days(Days::new(LINKS_LAST_DAYS)).is_none_or(|last| today <= last)
    }
}

/// The version of a part of a gathering: it moves on when that part changes, and with nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartVersion {
    /// Moves on with every change of the part.
    pub version: i64,
    /// When the part last changed.
    pub updated_at: Timestamp,
}

/// A gathering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Gathering {
    /// Its id.
    pub id: Id,
    /// What its owner says of it.
    pub plan: GatheringDraft,
    /// What those of the team have answered.
    pub answers: Vec<TeamAnswer>,
    /// Who else is invited, by links of their own. Only the owner is told.
    pub guests: Vec<Guest>,
    /// Moves on with every change.
    pub version: i64,
    /// When it last changed.
    pub updated_at: Timestamp,
}

impl Gathering {
    /// What `viewer` sees of it, one of the team who is invited: the plan, and their own answer, with a
    /// version that moves on when one of these does. `shown` is that of the plan as it is shown to all
    /// who are invited, `own` the viewer's answer.
    pub fn seen_by(
        self,
        viewer: Id,
        shown: PartVersion,
        own: Option<(TeamAnswer, PartVersion)>,
    ) -> Self {
        let plan = GatheringDraft { team: vec![viewer], ..self.plan.seen_by_invited() };
        let (answers, answered) = own.unzip();
        Self {
            id: self.id,
            plan,
            answers: answers.into_iter().collect(),
            guests: Vec::new(),
            version: shown.version + answered.map_or(0, |part| part.version),
            updated_at: answered
                .map_or(shown.updated_at, |part| part.updated_at.max(shown.updated_at)),
        }
    }
}

/// Whether somebody comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Coming {
    Yes,
    No,
    Maybe,
}

/// What an invited person answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GatheringAnswer {
    /// Whether they come.
    pub coming: Coming,
    /// A few words.
    #[serde(default)]
    pub words: Option<AnswerWords>,
}

/// What one of the team has answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TeamAnswer {
    /// Who.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// The answer.
    pub answer: GatheringAnswer,
}

/// Somebody without an account who is invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Guest {
    /// Their id.
    pub id: Id,
    /// Who it is, in the owner's words.
    pub name: Name,
    /// The address of their invitation.
    pub url: String,
    /// What they have answered.
    pub answer: Option<GatheringAnswer>,
}

/// What makes a guest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuestDraft {
    /// Who it is, in the owner's words.
    pub name: Name,
}

/// What a guest may know of a gathering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GuestGathering {
    /// What the young person is called here.
    pub shown_name: Name,
    /// The language to begin with.
    pub language: Language,
    /// What is celebrated.
    pub title: GatheringTitle,
    /// More about it.
    pub words: Option<GatheringWords>,
    /// On which day.
    pub on: NaiveDate,
    /// When on that day.
    pub at: Option<TimeOfDay>,
    /// Where.
    pub place: Option<Place>,
    /// It will not be after all.
    pub cancelled: bool,
    /// What they answered before.
    pub answer: Option<GatheringAnswer>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(on: &str) -> GatheringDraft {
        let json = format!(r#"{{"title":"Fest","on":"{on}","shown_name":"Åse"}}"#);
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn links_end_thirty_days_after_the_day() {
        for (on, today, good) in [
            ("2026-12-05", "2026-11-22", true),
            ("2026-12-05", "2026-12-05", true),
            ("2026-12-05", "2027-01-04", true),
            ("2026-12-05", "2027-01-05", false),
            ("2024-01-30", "2024-02-29", true),
            ("2024-01-30", "2024-03-01", false),
        ] {
            assert_eq!(plan(on).are_links_good(today.parse().unwrap()), good, "{on} {today}");
        }
    }

    #[test]
    fn the_invited_see_the_plan_and_themselves() {
        let id = |number: u8| Id::new(Timestamp::from_millis(0), [number; 10]);
        let at = Timestamp::from_millis;
        let part = |version, millis| PartVersion { version, updated_at: at(millis) };
        let answer = |person: u8| TeamAnswer {
            id: id(person),
            name: "Mette".to_owned(),
            answer: GatheringAnswer { coming: Coming::Yes, words: None },
        };
        let guest = Guest {
            id: id(9),
            name: Name::new("Mormor").unwrap(),
            url: "https://kurs.example.dk/guest".to_owned(),
            answer: None,
        };
        let mut plan = plan("2026-12-05");
        (plan.success_id, plan.team) = (Some(id(7)), vec![id(2), id(3)]);
        let whole = Gathering {
            id: id(1),
            plan: plan.clone(),
            answers: vec![answer(2), answer(3)],
            guests: vec![guest],
            version: 40,
            updated_at: at(40),
        };
        let seen = whole.clone().seen_by(id(2), part(3, 5), None);
        let expected = Gathering {
            plan: GatheringDraft { success_id: None, team: vec![id(2)], ..plan },
            answers: Vec::new(),
            guests: Vec::new(),
            version: 3,
            updated_at: at(5),
            ..whole.clone()
        };
        assert_eq!(seen, expected);
        let seen = whole.seen_by(id(2), part(3, 5), Some((answer(2), part(2, 9))));
        let answered =
            Gathering { answers: vec![answer(2)], version: 5, updated_at: at(9), ..expected };
        assert_eq!(seen, answered);
    }
}
