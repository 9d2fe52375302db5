//! The capabilities, and what each brings to the parts that name none of them.

use crate::{
    changes::feed::Feed, earlier_words, gatherings, goals, meetings, recognitions, successes,
    suggestions,
};

/// What a capability brings.
pub struct Capability {
    /// Its records that changed, where phones have them.
    pub feed: Option<Feed>,
}

/// All of them.
pub const ALL: [&Capability; 7] = [
    &goals::CAPABILITY,
    &successes::CAPABILITY,
    &suggestions::CAPABILITY,
    &earlier_words::CAPABILITY,
    &recognitions::CAPABILITY,
    &gatherings::CAPABILITY,
    &meetings::CAPABILITY,
];
