//! What somebody was given, as digests: what changed for them is what differs from that, and nothing that
//! they can't see.

use std::collections::BTreeSet;

use kurs_domain::young_people::ChangeCounts;
use serde::{Deserialize, Serialize};

use crate::kernel::{db::column, random};

/// Digests of what somebody was given.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Digests {
    pub(super) goals: BTreeSet<String>,
    pub(super) successes: BTreeSet<String>,
    pub(super) answers: BTreeSet<String>,
}

impl Digests {
    /// How much of this is not in `known`.
    pub(super) fn changed_since(&self, known: &Self) -> ChangeCounts {
        let new = |now: &BTreeSet<String>, known| {
            i64::try_from(now.difference(known).count()).unwrap_or(i64::MAX)
        };
        ChangeCounts {
            successes: new(&self.successes, &known.successes),
            goals: new(&self.goals, &known.goals),
            answers: new(&self.answers, &known.answers),
        }
    }
}

/// Sixteen hexadecimal digits that tell one thing from another.
pub(super) fn digest(it: &impl Serialize) -> String {
    random::hash(&column::to_json(it))[..16].to_owned()
}
