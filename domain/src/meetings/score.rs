//! A value on a scale.

use serde::{Deserialize, Serialize};

/// A value on a scale, 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = u8, minimum = 0, maximum = 10))]
pub struct Score(u8);

impl Score {
    /// `None` if `score` is not on the scale.
    pub fn new(score: u8) -> Option<Self> {
        (score <= 10).then_some(Self(score))
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let score = u8::deserialize(deserializer)?;
        let off = || serde::de::Error::custom("out_of_range: a scale goes from 0 to 10");
        Self::new(score).ok_or_else(off)
    }
}
