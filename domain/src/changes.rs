//! The change feed of a young person: changed and deleted records since a cursor, and others' looks.

use serde::{Deserialize, Serialize};

use crate::{
    Id, Timestamp,
    people::Role,
    record::{Body, Envelope, Tombstone},
};

/// The largest number of changes in one answer.
pub const MOST_CHANGES: i64 = 500;

/// The largest size of one answer, in bytes, unless a single record is larger.
pub const MOST_BYTES: i64 = 2 * 1024 * 1024;

/// How many of the first changes, which are `weights` bytes long, go into one answer: at least one, so
/// that the cursor always advances.
pub fn most_at_once(weights: impl Iterator<Item = i64>) -> usize {
    let most = usize::try_from(MOST_CHANGES).unwrap_or(usize::MAX);
    let mut sum = 0_i64;
    let fits = weights.take(most).take_while(|weight| {
        let first = sum == 0;
        sum = sum.saturating_add(*weight);
        first || sum <= MOST_BYTES
    });
    fits.count()
}

/// One page of the change feed since a cursor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Changes {
    /// The cursor to send next time; absent as long as there was never any change.
    pub cursor: Option<Id>,
    /// The feed begins anew, because there was no cursor or it is unknown (for example after the database
    /// was restored). A record that is in no page from here on until `more` is false does not exist any
    /// more.
    pub full: bool,
    /// There are more changes: ask again at once, with this cursor.
    pub more: bool,
    /// The caller and their settings, always included.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::people::Me))]
    pub me: Body,
    /// New or changed records, in their current state.
    pub records: Vec<Envelope>,
    /// Deleted records.
    pub gone: Vec<Tombstone>,
    /// When each of those assigned now last looked at what is shared with them; those who never
    /// looked are absent. Always complete.
    pub seen: Vec<Seen>,
}

/// The last look of a person at what is shared with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Seen {
    /// The person's id.
    pub by: Id,
    /// The person's name.
    pub name: String,
    /// The role in which they looked.
    pub role: Role,
    /// When they last looked.
    pub at: Timestamp,
}

/// The placeholder for erased words in fields that must not be empty.
pub const ERASED: &str = "–";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_cut_by_count_and_by_weight() {
        let half = MOST_BYTES / 2;
        let many = vec![0; 501];
        for (weights, expected) in [
            (&many[..], 500),
            (&[], 0),
            (&[0, half, 0, half, 0], 5),
            (&[0, half, 0, half, 1], 4),
            (&[MOST_BYTES * 9, 0, 1], 1),
            (&[0, MOST_BYTES * 9, 1], 2),
            (&[1, MOST_BYTES * 9, 1], 1),
            (&[i64::MAX, i64::MAX], 1),
        ] {
            assert_eq!(most_at_once(weights.iter().copied()), expected, "{weights:?}");
        }
    }
}
