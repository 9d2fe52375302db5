//! Shared names in English.

use crate::{
    gatherings::Coming,
    goals::{GoalState, PartOfDay},
    meetings::{
        MeetingState, PlaceKind, ReactionKind, TakingPart,
        contributions::{AnswerOutcome, Prompt},
        decisions::{SoughtHow, ViewKind},
        participants::MeetingRole,
        pictograms::BoardPictogram,
    },
    people::Role,
};

/// The heading of a meeting's summary.
pub const SUMMARY: &str = "In short";

/// The state of a meeting; `goes_on` is [`Meeting::goes_on`](crate::meetings::Meeting::goes_on).
pub const fn meeting_state(state: MeetingState, goes_on: bool) -> &'static str {
    match state {
        MeetingState::Asked => "Asked for",
        MeetingState::Planned => "Planned",
        MeetingState::Held if goes_on => "Going on now",
        MeetingState::Held => "Held. Not closed yet",
        MeetingState::Closed => "Closed",
        MeetingState::Cancelled => "Called off",
    }
}

/// Whether a decision is final.
pub const fn decision_state(is_final: bool) -> &'static str {
    if is_final { "Final" } else { "Not final yet" }
}

/// A role at a meeting.
pub const fn meeting_role(role: MeetingRole) -> &'static str {
    match role {
        MeetingRole::Leads => "leads the meeting",
        MeetingRole::Writes => "writes the minutes",
        MeetingRole::Voice => "makes sure the young person is heard",
        MeetingRole::Advocate => "support person (bisidder)",
    }
}

/// The same, addressed to the young person.
pub const fn meeting_role_for_you(role: MeetingRole) -> &'static str {
    match role {
        MeetingRole::Voice => "makes sure you are heard",
        role => meeting_role(role),
    }
}

/// The place of a meeting.
pub const fn place(place: PlaceKind) -> &'static str {
    match place {
        PlaceKind::Home => "At home",
        PlaceKind::Outside => "Outdoors",
        PlaceKind::Office => "At the office",
        PlaceKind::Online => "Online",
        PlaceKind::Elsewhere => "Somewhere else",
    }
}

/// How the young person takes part.
pub const fn taking_part(how: TakingPart) -> &'static str {
    match how {
        TakingPart::Come => "is coming",
        TakingPart::Part => "is coming to part of the meeting",
        TakingPart::Away => "is taking part without being there",
    }
}

/// The same, as the text of their answer.
pub const fn taking_part_answer(how: TakingPart) -> &'static str {
    match how {
        TakingPart::Come => "Yes, I'm coming",
        TakingPart::Part => "I'm coming to part of the meeting",
        TakingPart::Away => "I'm taking part without being there",
    }
}

/// The answer of an invited person.
pub const fn coming(coming: Coming) -> &'static str {
    match coming {
        Coming::Yes => "Yes, I'm coming",
        Coming::Maybe => "Maybe",
        Coming::No => "No, I can't",
    }
}

/// The best part of the day for a meeting.
pub const fn best_time(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::Morning => "In the morning",
        PartOfDay::Day => "In the middle of the day",
        PartOfDay::Evening => "Late in the day",
    }
}

/// A reaction of a young person during a meeting.
pub const fn reaction(kind: ReactionKind) -> &'static str {
    match kind {
        ReactionKind::Good => "It is good",
        ReactionKind::Hard => "It is hard",
        ReactionKind::Unclear => "I don't understand",
        ReactionKind::Slower => "It is going too fast",
        ReactionKind::Break => "I would like a break",
    }
}

/// The prompt that a contribution answers.
pub const fn prompt(prompt: Prompt) -> &'static str {
    match prompt {
        Prompt::Want => "I want this",
        Prompt::DontWant => "I don't want this",
        Prompt::Place => "I'd rather be here",
        Prompt::TakingPart => "This is how I want to take part",
        Prompt::Question => "My question",
        Prompt::NotWhatIMeant => "That is not what I meant",
    }
}

/// The outcome of a contribution, as staff express it.
pub const fn outcome(outcome: AnswerOutcome) -> &'static str {
    match outcome {
        AnswerOutcome::Changed => "It changed something",
        AnswerOutcome::NotChanged => "It changed nothing",
        AnswerOutcome::Later => "We don't know yet",
    }
}

/// The same, before the text of the answer.
pub const fn outcome_before_reason(outcome: AnswerOutcome) -> &'static str {
    match outcome {
        AnswerOutcome::Changed => "It changed something:",
        AnswerOutcome::NotChanged => "It changed nothing. Reason:",
        AnswerOutcome::Later => "We don't know yet:",
    }
}

/// A young person's view of a decision, in the first person.
pub const fn view(kind: ViewKind) -> &'static str {
    match kind {
        ViewKind::Agree => "I agree",
        ViewKind::Partly => "I partly agree",
        ViewKind::Disagree => "I don't agree",
        ViewKind::Unsure => "I don't know yet",
    }
}

/// The way in which a young person was asked for their view.
pub const fn sought_how(how: SoughtHow) -> &'static str {
    match how {
        SoughtHow::InPerson => "face to face",
        SoughtHow::Call => "by phone",
        SoughtHow::Message => "by message",
        SoughtHow::Letter => "by letter",
        SoughtHow::App => "in Kurs",
        SoughtHow::ThroughSomebody => "through somebody else",
    }
}

/// A pictogram of the board.
pub const fn pictogram(pictogram: BoardPictogram) -> &'static str {
    use BoardPictogram as P;
    match pictogram {
        P::Happy => "happy",
        P::Sad => "sad",
        P::Angry => "angry",
        P::Afraid => "afraid",
        P::Tired => "tired",
        P::Calm => "calm",
        P::Confused => "confused",
        P::Proud => "proud",
        P::Mother => "mum",
        P::Father => "dad",
        P::Family => "family",
        P::Friend => "friend",
        P::Teacher => "teacher",
        P::Caseworker => "caseworker",
        P::Alone => "alone",
        P::Together => "together",
        P::Home => "home",
        P::School => "school",
        P::Work => "work",
        P::Nature => "nature",
        P::Office => "office",
        P::Residence => "group home",
        P::Town => "town",
        P::Somewhere => "somewhere else",
        P::Quiet => "quiet",
        P::Help => "help",
        P::Time => "time",
        P::Money => "money",
        P::Sleep => "sleep",
        P::Food => "food",
        P::Talk => "talk",
        P::Stop => "stop",
    }
}

/// The role of a person.
pub const fn role(role: Role) -> &'static str {
    match role {
        Role::YoungPerson => "Young person",
        Role::Caseworker => "Caseworker",
        Role::Lead => "Lead",
        Role::Administrator => "Administrator",
    }
}

/// The part of the day of a goal.
pub const fn part_of_day(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::Morning => "Morning",
        PartOfDay::Day => "Midday",
        PartOfDay::Evening => "Evening",
    }
}

/// The state of a goal.
pub const fn goal_state(state: GoalState) -> &'static str {
    match state {
        GoalState::Active => "Going on",
        GoalState::Resting => "Resting",
        GoalState::Reached => "Reached",
    }
}
