//! The name of an instrument or of a question, as data files write it.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

/// 1 to 40 lower-case letters, digits and underscores.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^[a-z0-9_]{1,40}$"))]
pub struct Slug(String);

impl Slug {
    /// `None` if `name` is not of this form.
    pub fn new(name: &str) -> Option<Self> {
        let is_good = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_';
        let fits = (1..=40).contains(&name.len()) && name.bytes().all(is_good);
        fits.then(|| Self(name.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let wrong = || D::Error::custom("name_unknown: 1 to 40 of a to z, 0 to 9 and _");
        Self::new(&name).ok_or_else(wrong)
    }
}
