//! Digests of what a viewer was last shown. Changes are counted against these, so that only changes
//! visible to the viewer count.

use std::collections::BTreeSet;

use kurs_domain::young_people::ChangeCounts;
use serde::{Deserialize, Serialize};

use crate::kernel::{db::column, random};

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Digests {
    pub(super) goals: BTreeSet<String>,
    pub(super) successes: BTreeSet<String>,
    pub(super) answers: BTreeSet<String>,
}

impl Digests {
    /// Counts what is in `self` and not in `known`.
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

/// The first 64 bits of a hash of the JSON, in hexadecimal.
pub(super) fn digest(it: &impl Serialize) -> String {
    random::hash(&column::to_json(it))[..16].to_owned()
}
