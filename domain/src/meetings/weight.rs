//! How much one meeting can hold, in bytes, and of that each side its own share: nobody can fill up
//! the room of somebody else. What counts for whom is decided by whose words they are, so that a side
//! is never refused for what it may not see.

use super::MeetingProblem;

/// What the young person says to one meeting.
pub const MOST_OWN_BYTES: usize = 512 * 1024;
/// What their delegates say and bring back.
pub const MOST_DELEGATE_BYTES: usize = 128 * 1024;
/// What those assigned plan and decide.
pub const MOST_PLANNING_BYTES: usize = 512 * 1024;
/// What those assigned answer, and the summary.
pub const MOST_ANSWER_BYTES: usize = 256 * 1024;
/// An answer that always fits, however full the meeting is: nothing is left unanswered for want of
/// room. How many there can be is limited by what they answer.
pub const SHORT_ANSWER_BYTES: usize = 1024;

/// What the sides have put into a meeting, in bytes of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Weights {
    /// The young person's.
    pub own: usize,
    /// Their delegates'.
    pub delegates: usize,
    /// Plans and decisions of those assigned.
    pub planning: usize,
    /// Their answers.
    pub answers: usize,
}

impl Weights {
    /// Whether a meeting that weighed this can weigh `after`. What makes it lighter is always possible.
    ///
    /// # Errors
    /// [`MeetingProblem::Full`] when a side takes more than its share.
    pub fn may_become(self, after: Self) -> Result<(), MeetingProblem> {
        let full = |before, after, most| after > most && after > before;
        let answered_at_length = after.answers > self.answers + SHORT_ANSWER_BYTES;
        if full(self.own, after.own, MOST_OWN_BYTES)
            || full(self.delegates, after.delegates, MOST_DELEGATE_BYTES)
            || full(self.planning, after.planning, MOST_PLANNING_BYTES)
            || (after.answers > MOST_ANSWER_BYTES && answered_at_length)
        {
            return Err(MeetingProblem::Full);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_side_has_a_share_of_its_own() {
        let none = Weights::default();
        let full = Weights {
            own: MOST_OWN_BYTES,
            delegates: MOST_DELEGATE_BYTES,
            planning: MOST_PLANNING_BYTES,
            answers: MOST_ANSWER_BYTES,
        };
        let short = full.answers + SHORT_ANSWER_BYTES;
        for (before, after, fits) in [
            (none, full, true),
            (full, full, true),
            (full, Weights { own: full.own + 1, ..full }, false),
            (full, Weights { delegates: full.delegates + 1, ..full }, false),
            (full, Weights { planning: full.planning + 1, ..full }, false),
            (full, Weights { answers: short, ..full }, true),
            (full, Weights { answers: short + 1, ..full }, false),
            // The room of one is none for another.
            (
                Weights { own: 0, ..full },
                Weights { own: 1, planning: full.planning + 1, ..full },
                false,
            ),
            (Weights { own: 0, ..full }, full, true),
            // What is too heavy by now can get lighter.
            (Weights { own: full.own + 9, ..full }, Weights { own: full.own + 8, ..full }, true),
        ] {
            assert_eq!(before.may_become(after).is_ok(), fits, "{before:?} to {after:?}");
        }
    }
}
