//! Limits the size of one meeting, in bytes, with a separate share for each side, so that nobody can use up
//! the space of somebody else. Bytes count for their author, so that a side is never refused because of
//! content it may not see.

use super::MeetingProblem;

/// The share of the young person.
pub const MOST_OWN_BYTES: usize = 512 * 1024;
/// The share of their delegates, for contributions and for what they bring back.
pub const MOST_DELEGATE_BYTES: usize = 128 * 1024;
/// The share of those assigned, for plans and decisions.
pub const MOST_PLANNING_BYTES: usize = 512 * 1024;
/// The share of those assigned, for answers and the summary.
pub const MOST_ANSWER_BYTES: usize = 256 * 1024;
/// The size of an answer that is always accepted, however full the meeting is, so that nothing stays
/// unanswered. The number of such answers is limited by what they answer.
pub const SHORT_ANSWER_BYTES: usize = 1024;

/// The size of each side's part of a meeting, in bytes of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Weights {
    /// The young person's part.
    pub own: usize,
    /// The delegates' part.
    pub delegates: usize,
    /// The plans and decisions of those assigned.
    pub planning: usize,
    /// The answers of those assigned.
    pub answers: usize,
}

impl Weights {
    /// Checks whether a meeting of this size can grow to `after`. It can always shrink.
    ///
    /// # Errors
    /// [`MeetingProblem::Full`] when a side exceeds its share.
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
            // One side's space cannot be used by another.
            (
                Weights { own: 0, ..full },
                Weights { own: 1, planning: full.planning + 1, ..full },
                false,
            ),
            (Weights { own: 0, ..full }, full, true),
            // A side that exceeds its share can shrink.
            (Weights { own: full.own + 9, ..full }, Weights { own: full.own + 8, ..full }, true),
        ] {
            assert_eq!(before.may_become(after).is_ok(), fits, "{before:?} to {after:?}");
        }
    }
}
