//! Names in each language that several pages share (phone, desk, guest pages, minutes), defined once so that
//! they cannot differ. Whole sentences belong to the page that shows them.

pub mod da;
pub mod en;

#[cfg(test)]
mod tests {
    use super::{da, en};
    use crate::meetings::{
        MeetingState, TakingPart, contributions::AnswerOutcome, participants::MeetingRole,
    };

    const STATES: [MeetingState; 5] = [
        MeetingState::Asked,
        MeetingState::Planned,
        MeetingState::Held,
        MeetingState::Closed,
        MeetingState::Cancelled,
    ];

    /// Only a held meeting is named differently once it is over.
    #[test]
    fn a_held_meeting_goes_on_or_waits_to_be_closed() {
        for name in [da::meeting_state, en::meeting_state] {
            for state in STATES {
                let differ = name(state, true) != name(state, false);
                assert_eq!(differ, state == MeetingState::Held, "{state:?}");
            }
        }
        assert_eq!(da::meeting_state(MeetingState::Held, true), "I gang nu");
        assert_eq!(da::meeting_state(MeetingState::Held, false), "Holdt. Ikke afsluttet endnu");
    }

    /// The name of an answer ends with the same words as the answer itself.
    #[test]
    fn an_answer_is_read_as_it_was_given() {
        let ways = [TakingPart::Come, TakingPart::Part, TakingPart::Away];
        for (answer, name, person) in [
            (da::taking_part_answer as fn(_) -> _, da::taking_part as fn(_) -> &'static str, ""),
            (en::taking_part_answer, en::taking_part, "is "),
        ] {
            for way in ways {
                let (answer, name): (&str, _) = (answer(way), name(way));
                let said = name.strip_prefix(person).expect("the verb");
                assert!(answer.ends_with(said), "{answer:?} and {name:?}");
            }
        }
    }

    /// Only the voice role has a different name on the young person's own phone.
    #[test]
    fn a_role_has_one_name() {
        for (own, name) in [
            (da::meeting_role_for_you as fn(_) -> _, da::meeting_role as fn(_) -> &'static str),
            (en::meeting_role_for_you, en::meeting_role),
        ] {
            for role in MeetingRole::ALL {
                assert_eq!(own(role) == name(role), role != MeetingRole::Voice, "{role:?}");
            }
        }
    }

    #[test]
    fn the_reason_follows_the_outcome() {
        for outcome in [AnswerOutcome::Changed, AnswerOutcome::NotChanged, AnswerOutcome::Later] {
            for (lead_in, name) in [
                (da::outcome_before_reason(outcome), da::outcome(outcome)),
                (en::outcome_before_reason(outcome), en::outcome(outcome)),
            ] {
                assert!(lead_in.starts_with(name) && lead_in.ends_with(':'), "{lead_in:?}");
            }
        }
    }
}
