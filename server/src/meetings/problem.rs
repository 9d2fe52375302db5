//! Maps the domain's refusals about meetings to HTTP problems.

use kurs_domain::{
    meetings::{MeetingProblem, OpenEnd},
    problem::FieldProblem,
};

use crate::kernel::{Problem, db::column};

impl From<MeetingProblem> for Problem {
    fn from(problem: MeetingProblem) -> Self {
        let (code, detail) = (problem.code(), problem.to_string());
        match problem {
            MeetingProblem::Unknown => Self::not_found(),
            MeetingProblem::SaysNothing => Self::field("body", code, detail),
            MeetingProblem::TooLong => Self::field("body.seconds", code, detail),
            MeetingProblem::NobodyNamed => Self::field("name", code, detail),
            MeetingProblem::BecauseMissing => Self::field("because", code, detail),
            MeetingProblem::AboutUnknown => Self::field("about", code, detail),
            MeetingProblem::AnswerDay => Self::field("by", code, detail),
            MeetingProblem::TimePast => Self::field("starts_at", code, detail),
            MeetingProblem::DayAhead | MeetingProblem::DayBeforeWording => {
                Self::field("on", code, detail)
            }
            MeetingProblem::OpenEnds(ends) => {
                ends.iter().map(unanswered).fold(Self::conflict(code, detail), Self::with_field)
            }
            _ => Self::conflict(code, detail),
        }
    }
}

fn unanswered(end: &OpenEnd) -> FieldProblem {
    let path = format!("{}/{}", column::to_word(&end.kind), end.id);
    let detail = "this waits for an answer".to_owned();
    FieldProblem { path, code: "unanswered".to_owned(), detail }
}
