//! What changed for a young person since a phone last asked, deletions and others' looks included.

use serde::{Deserialize, Serialize};

use crate::{
    Id, Timestamp,
    people::Role,
    record::{Body, Envelope, Tombstone},
};

/// How many changes one answer holds at most.
pub const MOST_CHANGES: i64 = 500;

/// How much one answer weighs at most, in bytes, unless a single record weighs more.
pub const MOST_WEIGHT: i64 = 2 * 1024 * 1024;

/// How many changes go into one answer, the first of those that weigh `weights` bytes: at least one, so
/// that the cursor always moves on.
pub fn most_at_once(weights: impl Iterator<Item = i64>) -> usize {
    let most = usize::try_from(MOST_CHANGES).unwrap_or(usize::MAX);
    let mut sum = 0_i64;
    let fits = weights.take(most).take_while(|weight| {
        let first = sum == 0;
        sum = sum.saturating_add(*weight);
        first || sum <= MOST_WEIGHT
    });
    fits.count()
}

/// What changed since a cursor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Changes {
    /// Where to go on from the next time; absent as long as nothing was ever said.
    pub cursor: Option<Id>,
    /// The telling begins anew: there was no cursor, or it is not known here (it comes from
    /// another life of the database). What is not told from here on until nothing `more` follows
    /// is not there any more.
    pub full: bool,
    /// More follows: ask again at once, with this cursor.
    pub more: bool,
    /// Oneself and one's settings, always.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::people::Me))]
    pub me: Body,
    /// Records that are new or changed, as they are now.
    pub records: Vec<Envelope>,
    /// Records that are deleted.
    pub gone: Vec<Tombstone>,
    /// When each of those assigned now last looked at what is shared with them; those who never
    /// looked are absent. Always told whole.
    pub seen: Vec<Seen>,
}

/// Somebody looked at what is shared with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Seen {
    /// Who.
    pub by: Id,
    /// Their name.
    pub name: String,
    /// In which role.
    pub role: Role,
    /// When, the last time.
    pub at: Timestamp,
}

/// Stands in place of erased words where something must stand.
pub const ERASED: &str = "–";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_cut_by_count_and_by_weight() {
        let half = MOST_WEIGHT / 2;
        let many = vec![0; 501];
        for (weights, expected) in [
            (&many[..], 500),
            (&[], 0),
            (&[0, half, 0, half, 0], 5),
            (&[0, half, 0, half, 1], 4),
            (&[MOST_WEIGHT * 9, 0, 1], 1),
            (&[0, MOST_WEIGHT * 9, 1], 2),
            (&[1, MOST_WEIGHT * 9, 1], 1),
            (&[i64::MAX, i64::MAX], 1),
        ] {
            assert_eq!(most_at_once(weights.iter().copied()), expected, "{weights:?}");
        }
    }
}
