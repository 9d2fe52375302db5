//! What caseworkers type and have not saved: theirs alone, for some weeks, on any computer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Id;

/// For so many days after it was last changed a draft is stored.
pub const STORED_DAYS: i64 = 30;
/// The most drafts of one person.
pub const MOST_DRAFTS: usize = 500;
/// The longest name, in bytes.
const MOST_NAME: usize = 200;
/// The longest text, in bytes: the longest text of a form in any script, and the syntax around it.
const MOST_TEXT: usize = 40_000;

/// Drafts that were changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftsPatch {
    /// The young person they are about.
    pub about: Id,
    /// Their texts by name, as the client understands them; null where one is discarded.
    pub drafts: BTreeMap<String, Option<String>>,
}

/// One's own drafts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Drafts {
    /// Their texts by name.
    pub drafts: BTreeMap<String, String>,
}

/// Why drafts are rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DraftProblem {
    /// A name or a text is empty, too long, or has a character that cannot be stored.
    #[error("a name has 1 to 200 bytes and a text at most 40,000, none of them zero")]
    Unstorable,
    /// There would be more than [`MOST_DRAFTS`].
    #[error("there can be at most 500 drafts")]
    TooMany,
}

impl DraftsPatch {
    /// Checks that each name and text can be stored.
    pub fn check(&self) -> Result<(), DraftProblem> {
        let is_storable = |text: &str, most: usize| text.len() <= most && !text.contains('\0');
        let all = self.drafts.iter().all(|(name, text)| {
            let text = text.as_deref().unwrap_or_default();
            !name.is_empty() && is_storable(name, MOST_NAME) && is_storable(text, MOST_TEXT)
        });
        if all { Ok(()) } else { Err(DraftProblem::Unstorable) }
    }
}
