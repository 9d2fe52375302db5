//! Shared names in Danish.

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
pub const SUMMARY: &str = "Kort fortalt";

/// The state of a meeting; `goes_on` is [`Meeting::goes_on`](crate::meetings::Meeting::goes_on).
pub const fn meeting_state(state: MeetingState, goes_on: bool) -> &'static str {
    match state {
        MeetingState::Asked => "Ønsket",
        MeetingState::Planned => "Planlagt",
        MeetingState::Held if goes_on => "I gang nu",
        MeetingState::Held => "Holdt. Ikke afsluttet endnu",
        MeetingState::Closed => "Afsluttet",
        MeetingState::Cancelled => "Aflyst",
    }
}

/// Whether a decision is final.
pub const fn decision_state(is_final: bool) -> &'static str {
    if is_final { "Endelig" } else { "Ikke endelig endnu" }
}

/// A role at a meeting.
pub const fn meeting_role(role: MeetingRole) -> &'static str {
    match role {
        MeetingRole::Leads => "leder mødet",
        MeetingRole::Writes => "skriver referat",
        MeetingRole::Voice => "sikrer, at den unge bliver hørt",
        MeetingRole::Advocate => "bisidder",
    }
}

/// The same, addressed to the young person.
pub const fn meeting_role_for_you(role: MeetingRole) -> &'static str {
    match role {
        MeetingRole::Voice => "sikrer, at du bliver hørt",
        role => meeting_role(role),
    }
}

/// The place of a meeting.
pub const fn place(place: PlaceKind) -> &'static str {
    match place {
        PlaceKind::Home => "Hjemme",
        PlaceKind::Outside => "Udenfor",
        PlaceKind::Office => "På kontoret",
        PlaceKind::Online => "Online",
        PlaceKind::Elsewhere => "Et andet sted",
    }
}

/// How the young person takes part.
pub const fn taking_part(how: TakingPart) -> &'static str {
    match how {
        TakingPart::Come => "kommer",
        TakingPart::Part => "kommer til en del af mødet",
        TakingPart::Away => "er med uden at være der",
    }
}

/// The same, as the text of their answer.
pub const fn taking_part_answer(how: TakingPart) -> &'static str {
    match how {
        TakingPart::Come => "Ja, jeg kommer",
        TakingPart::Part => "Jeg kommer til en del af mødet",
        TakingPart::Away => "Jeg er med uden at være der",
    }
}

/// The answer of an invited person.
pub const fn coming(coming: Coming) -> &'static str {
    match coming {
        Coming::Yes => "Ja, jeg kommer",
        Coming::Maybe => "Måske",
        Coming::No => "Nej, jeg kan ikke",
    }
}

/// The best part of the day for a meeting.
pub const fn best_time(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::Morning => "Om morgenen",
        PartOfDay::Day => "Midt på dagen",
        PartOfDay::Evening => "Sidst på dagen",
    }
}

/// A reaction of a young person during a meeting.
pub const fn reaction(kind: ReactionKind) -> &'static str {
    match kind {
        ReactionKind::Good => "Det er godt",
        ReactionKind::Hard => "Det er svært",
        ReactionKind::Unclear => "Jeg forstår det ikke",
        ReactionKind::Slower => "Det går for hurtigt",
        ReactionKind::Break => "Jeg vil gerne have en pause",
    }
}

/// The prompt that a contribution answers.
pub const fn prompt(prompt: Prompt) -> &'static str {
    match prompt {
        Prompt::Want => "Det vil jeg",
        Prompt::DontWant => "Det vil jeg ikke",
        Prompt::Place => "Her vil jeg helst være",
        Prompt::TakingPart => "Sådan vil jeg være med",
        Prompt::Question => "Mit spørgsmål",
        Prompt::NotWhatIMeant => "Det var ikke det, jeg mente",
    }
}

/// The outcome of a contribution, as staff express it.
pub const fn outcome(outcome: AnswerOutcome) -> &'static str {
    match outcome {
        AnswerOutcome::Changed => "Det ændrede noget",
        AnswerOutcome::NotChanged => "Det ændrede ikke noget",
        AnswerOutcome::Later => "Det ved vi ikke endnu",
    }
}

/// The same, before the text of the answer.
pub const fn outcome_before_reason(outcome: AnswerOutcome) -> &'static str {
    match outcome {
        AnswerOutcome::Changed => "Det ændrede noget:",
        AnswerOutcome::NotChanged => "Det ændrede ikke noget. Begrundelse:",
        AnswerOutcome::Later => "Det ved vi ikke endnu:",
    }
}

/// A young person's view of a decision, in the first person.
pub const fn view(kind: ViewKind) -> &'static str {
    match kind {
        ViewKind::Agree => "Jeg er enig",
        ViewKind::Partly => "Jeg er delvist enig",
        ViewKind::Disagree => "Jeg er ikke enig",
        ViewKind::Unsure => "Det ved jeg ikke endnu",
    }
}

/// The way in which a young person was asked for their view.
pub const fn sought_how(how: SoughtHow) -> &'static str {
    match how {
        SoughtHow::InPerson => "ansigt til ansigt",
        SoughtHow::Call => "opkald",
        SoughtHow::Message => "besked",
        SoughtHow::Letter => "brev",
        SoughtHow::App => "i Kurs",
        SoughtHow::ThroughSomebody => "gennem en anden",
    }
}

/// A pictogram of the board.
pub const fn pictogram(pictogram: BoardPictogram) -> &'static str {
    use BoardPictogram as P;
    match pictogram {
        P::Happy => "glad",
        P::Sad => "ked af det",
        P::Angry => "vred",
        P::Afraid => "bange",
        P::Tired => "træt",
        P::Calm => "rolig",
        P::Confused => "forvirret",
        P::Proud => "stolt",
        P::Mother => "mor",
        P::Father => "far",
        P::Family => "familie",
        P::Friend => "ven",
        P::Teacher => "lærer",
        P::Caseworker => "sagsbehandler",
        P::Alone => "alene",
        P::Together => "sammen",
        P::Home => "hjem",
        P::School => "skole",
        P::Work => "arbejde",
        P::Nature => "natur",
        P::Office => "kontor",
        P::Residence => "opholdssted",
        P::Town => "by",
        P::Somewhere => "et andet sted",
        P::Quiet => "ro",
        P::Help => "hjælp",
        P::Time => "tid",
        P::Money => "penge",
        P::Sleep => "søvn",
        P::Food => "mad",
        P::Talk => "snakke",
        P::Stop => "stop",
    }
}

/// The role of a person.
pub const fn role(role: Role) -> &'static str {
    match role {
        Role::YoungPerson => "Ung",
        Role::Caseworker => "Sagsbehandler",
        Role::Lead => "Leder",
        Role::Administrator => "Administrator",
    }
}

/// The part of the day of a goal.
pub const fn part_of_day(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::Morning => "Morgen",
        PartOfDay::Day => "Midt på dagen",
        PartOfDay::Evening => "Aften",
    }
}

/// The state of a goal.
pub const fn goal_state(state: GoalState) -> &'static str {
    match state {
        GoalState::Active => "I gang",
        GoalState::Resting => "Hviler",
        GoalState::Reached => "Nået",
    }
}
