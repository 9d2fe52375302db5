//! A text in both languages, as data files carry it.

use serde::{Deserialize, Serialize};

use crate::{people::Language, text::Line};

/// The text, in Danish and in English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// The Danish text.
    pub da: Line<500>,
    /// The English text.
    pub en: Line<500>,
}

impl Bilingual {
    /// The text in `language`.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Da => &self.da,
            Language::En => &self.en,
        }
    }
}
