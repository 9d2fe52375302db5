//! What a text takes, as far as the OpenAPI document can say it.
//!
//! A schema counts scalar values and knows no grapheme clusters: `maxLength` is the most scalar values
//! that are taken of any text, and `x-max-graphemes` the most characters. Nor can a pattern hold that
//! what opens a direction is closed.

use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type, extensions::ExtensionsBuilder};

use super::SCALARS_PER_CLUSTER;

/// Of the first plane, what [`super::is_forbidden`] finds, without what may open or close a direction.
const FORBIDDEN: &str =
    r"\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u202D\u202E\uFFF9-\uFFFB";

/// Of the first plane, what a text may not be made of alone: see [`super::is_blank`].
const BLANK: &str = r"\u0009-\u000D\u0020\u0085\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFDD0-\uFDEF\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFE\uFFFF";

/// The schema of a text of `max` characters.
pub(super) fn schema(max: usize) -> RefOr<Schema> {
    let taken = format!("[^{FORBIDDEN}]*");
    ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(1))
        .max_length(Some(max * SCALARS_PER_CLUSTER))
        .pattern(Some(format!("^{taken}[^{FORBIDDEN}{BLANK}]{taken}$")))
        .description(Some(format!("1 to {max} characters (grapheme clusters)")))
        .extensions(Some(ExtensionsBuilder::new().add("x-max-graphemes", max).build()))
        .into()
}
