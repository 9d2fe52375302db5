//! Why the rules of meetings say no, each with its stable code.

use super::{OpenEnd, open_ends::MOST_OPEN_REQUESTS};

/// Why something can't be done to a meeting.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MeetingProblem {
    /// There is no such part of the meeting.
    #[error("the meeting has no such part")]
    Unknown,
    /// It has only been asked for.
    #[error("the meeting is not planned yet")]
    NotPlanned,
    /// It has not begun.
    #[error("the meeting has not been held yet")]
    NotHeld,
    /// It has begun already.
    #[error("the meeting has been held already")]
    AlreadyHeld,
    /// Everything has been answered and closed.
    #[error("the meeting is closed")]
    Closed,
    /// It was called off.
    #[error("the meeting was called off")]
    CalledOff,
    /// The same id was used for something else.
    #[error("something else was said under this id; nothing said is ever changed")]
    AlreadySaid,
    /// The answer has been given.
    #[error("this has been answered already")]
    AlreadyAnswered,
    /// A voice note or a drawing is answered by who has heard or seen it.
    #[error("hear or see it before you answer it")]
    NotHeard,
    /// It was taken back.
    #[error("this was taken back")]
    Withdrawn,
    /// The answer to a contribution, or a no, says why.
    #[error("say why")]
    BecauseMissing,
    /// A suggestion names nobody.
    #[error("say who")]
    NobodyNamed,
    /// The body does not fit the kind, or says nothing.
    #[error("say something")]
    SaysNothing,
    /// A voice note is longer than five minutes.
    #[error("a voice note is five minutes at most")]
    TooLong,
    /// More than one meeting can hold.
    #[error("this is more than one meeting can hold")]
    TooMany,
    /// One side has filled its share of the meeting.
    #[error("the meeting is full; say it in fewer words, or to the next meeting")]
    Full,
    /// As many requests wait as can at once.
    #[error("{MOST_OPEN_REQUESTS} requests wait for an answer already")]
    TooManyRequests,
    /// A decision is final, or its day to be looked at is over.
    #[error("the decision is final")]
    AlreadyFinal,
    /// A decision says why before it is final.
    #[error("a decision says why before it is final")]
    WhyMissing,
    /// A decision waits for the young person's view, or for two tries to get it.
    #[error(
        "the young person's view is not there, nor has it been sought on two days and in two ways"
    )]
    ViewMissing,
    /// It was not sought yet: the day lies ahead.
    #[error("that day has not come")]
    DayAhead,
    /// It was sought before the decision was worded as it is.
    #[error("the decision was not worded like this on that day; seek the view of these words")]
    DayBeforeWording,
    /// Somebody in a place is fixed: another one is a leaving and an invitation.
    #[error("who somebody is can't be changed; have them leave, and invite the other")]
    PersonFixed,
    /// Somebody under this id is there no more, and the id is never used again.
    #[error("whoever had this id is there no more; invite under an id of its own")]
    PersonLeft,
    /// What stands under the id of an agenda item is fixed.
    #[error("the text of an agenda item can't be changed; a new text has a new id")]
    AgendaFixed,
    /// It is said about something that the meeting has not.
    #[error("the meeting has no such agenda item, or no decision with that wording")]
    AboutUnknown,
    /// The decision never had such a wording.
    #[error("the decision has no such wording")]
    WordingUnknown,
    /// The decision was dropped; its id is never used again.
    #[error("the decision was dropped; a new one has an id of its own")]
    Dropped,
    /// A meeting is neither begun nor closed before its time.
    #[error("the time of the meeting has not come, as the young person knows it")]
    TooEarly,
    /// A meeting is not planned for a time that is over.
    #[error("that time is over")]
    TimePast,
    /// A break lasts a minute at least.
    #[error("a break lasts a minute at least")]
    BreakTooShort,
    /// The young person and the last who leads stay in.
    #[error("the young person can't be left out")]
    StaysIn,
    /// Something has no answer yet.
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
            Self::Closed => "meeting_closed",
            Self::CalledOff => "meeting_called_off",
            Self::AlreadySaid => "already_said",
            Self::AlreadyAnswered => "already_answered",
            Self::NotHeard => "not_heard",
            Self::Withdrawn => "withdrawn",
            Self::BecauseMissing => "because_missing",
            Self::NobodyNamed => "nobody_named",
            Self::SaysNothing => "says_nothing",
            Self::TooLong => "voice_too_long",
            Self::TooMany => "too_many",
            Self::Full => "meeting_full",
            Self::TooManyRequests => "too_many_requests_waiting",
            Self::AlreadyFinal => "already_final",
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
            Self::TimePast => "time_past",
            Self::BreakTooShort => "break_too_short",
            Self::StaysIn => "stays_in",
            Self::OpenEnds(_) => "open_ends",
        }
    }
}
