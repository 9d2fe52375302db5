//! The OpenAPI schema of texts.
//!
//! JSON Schema counts scalar values, not grapheme clusters: `maxLength` is the largest number of scalar
//! values, and `x-max-graphemes` that of characters. A pattern cannot express that directional characters
//! must be closed.

use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type, extensions::ExtensionsBuilder};

use super::SCALARS_PER_CLUSTER;

/// The characters of the first plane that [`super::is_forbidden`] rejects, without those that may be
/// balanced.
const FORBIDDEN: &str =
    r"\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u202D\u202E\uFFF9-\uFFFB";

/// The characters of the first plane that are blank by [`super::is_blank`].
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
