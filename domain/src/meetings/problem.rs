//! The violations of the rules of meetings, each with its stable code.

use super::{OpenEnd, open_ends::MOST_OPEN_REQUESTS};

/// Why an act on a meeting is rejected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MeetingProblem {
    /// There is no such part of the meeting.
    #[error("the meeting has no such part")]
    Unknown,
    /// It is only requested.
    #[error("the meeting is not planned yet")]
    NotPlanned,
    /// It has not begun.
    #[error("the meeting has not been held yet")]
    NotHeld,
    /// It was already begun.
    #[error("the meeting has been held already")]
    AlreadyHeld,
    /// Its summary can be corrected when it is closed.
    #[error("the meeting is not closed yet")]
    NotClosed,
    /// It is closed.
    #[error("the meeting is closed")]
    Closed,
    /// It was cancelled.
    #[error("the meeting was called off")]
    CalledOff,
    /// The same id was used with other content, or for something else.
    #[error("something else was said under this id; nothing said is ever changed")]
    AlreadySaid,
    /// There already is an answer.
    #[error("this has been answered already")]
    AlreadyAnswered,
    /// A voice note or a drawing must be opened before it is answered.
    #[error("hear or see it before you answer it")]
    NotHeard,
    /// An answer that is still owed says by which day, within a quarter of a year; no other has a day.
    #[error(
        "say by when the answer comes: today at the earliest, in a quarter of a year at the latest"
    )]
    AnswerDay,
    /// It was withdrawn.
    #[error("this was taken back")]
    Withdrawn,
    /// The reason is missing.
    #[error("say why")]
    BecauseMissing,
    /// A suggestion must name a person.
    #[error("say who")]
    NobodyNamed,
    /// The fields do not match the kind, or are empty.
    #[error("say something")]
    SaysNothing,
    /// A voice note is too long.
    #[error("a voice note is five minutes at most")]
    TooLong,
    /// A limit of the meeting is reached.
    #[error("this is more than one meeting can hold")]
    TooMany,
    /// The side has used up its share of the meeting's size.
    #[error("the meeting is full; say it in fewer words, or to the next meeting")]
    Full,
    /// There are [`MOST_OPEN_REQUESTS`] open requests already.
    #[error("{MOST_OPEN_REQUESTS} requests wait for an answer already")]
    TooManyRequests,
    /// The decision is final and cannot be changed.
    #[error("the decision is final")]
    AlreadyFinal,
    /// The decision can be changed itself until it is final.
    #[error("the decision is not final yet; change it itself")]
    NotFinal,
    /// The decision has no reason, without which it cannot be final.
    #[error("a decision says why before it is final")]
    WhyMissing,
    /// The decision cannot be final without the young person's view, or two attempts to get it.
    #[error(
        "the young person's view is not there, nor has it been sought on two days and in two ways"
    )]
    ViewMissing,
    /// The day on which the view was sought is in the future.
    #[error("that day has not come")]
    DayAhead,
    /// The view was sought before the decision had its current wording.
    #[error("the decision was not worded like this on that day; seek the view of these words")]
    DayBeforeWording,
    /// The identity of a participant cannot be changed: remove them, and invite the other person.
    #[error("who somebody is can't be changed; have them leave, and invite the other")]
    PersonFixed,
    /// The participant with this id was removed, and ids are never reused.
    #[error("whoever had this id is there no more; invite under an id of its own")]
    PersonLeft,
    /// The text of an agenda item cannot be changed.
    #[error("the text of an agenda item can't be changed; a new text has a new id")]
    AgendaFixed,
    /// It refers to something that the meeting does not have.
    #[error("the meeting has no such agenda item, or no decision with that wording")]
    AboutUnknown,
    /// The decision never had a wording with this number.
    #[error("the decision has no such wording")]
    WordingUnknown,
    /// The decision was dropped, and ids are never reused.
    #[error("the decision was dropped; a new one has an id of its own")]
    Dropped,
    /// It is too early to begin or close the meeting.
    #[error("the time of the meeting has not come, as the young person knows it")]
    TooEarly,
    /// The reply is to another time than that which is planned now.
    #[error("the meeting was moved; reply to the time that stands now")]
    Moved,
    /// The planned time is in the past.
    #[error("that time is over")]
    TimePast,
    /// A break is met less than a minute after it was requested.
    #[error("a break lasts a minute at least")]
    BreakTooShort,
    /// The young person cannot be removed.
    #[error("the young person can't be left out")]
    StaysIn,
    /// There are open ends.
    #[error("something has no answer yet")]
    OpenEnds(Vec<OpenEnd>),
}

impl MeetingProblem {
    /// The stable code of the API.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown => "not_found",
            Self::NotPlanned => "meeting_not_planned",
            Self::NotHeld => "meeting_not_held",
            Self::AlreadyHeld => "meeting_already_held",
            Self::NotClosed => "meeting_not_closed",
            Self::Closed => "meeting_closed",
            Self::CalledOff => "meeting_called_off",
            Self::AlreadySaid => "already_said",
            Self::AlreadyAnswered => "already_answered",
            Self::NotHeard => "not_heard",
            Self::AnswerDay => "answer_day",
            Self::Withdrawn => "withdrawn",
            Self::BecauseMissing => "because_missing",
            Self::NobodyNamed => "nobody_named",
            Self::SaysNothing => "says_nothing",
            Self::TooLong => "voice_too_long",
            Self::TooMany => "too_many",
            Self::Full => "meeting_full",
            Self::TooManyRequests => "too_many_requests_waiting",
            Self::AlreadyFinal => "already_final",
            Self::NotFinal => "not_final",
            Self::WhyMissing => "why_missing",
            Self::ViewMissing => "view_missing",
            Self::DayAhead => "day_in_the_future",
            Self::DayBeforeWording => "day_before_wording",
            Self::PersonFixed => "person_fixed",
            Self::PersonLeft => "person_left",
            Self::AgendaFixed => "agenda_text_fixed",
            Self::AboutUnknown => "about_unknown",
            Self::WordingUnknown => "wording_unknown",
            Self::Dropped => "decision_dropped",
            Self::TooEarly => "too_early",
            Self::Moved => "moved",
            Self::TimePast => "time_past",
            Self::BreakTooShort => "break_too_short",
            Self::StaysIn => "stays_in",
            Self::OpenEnds(_) => "open_ends",
        }
    }
}
