//! What went wrong, as it goes over the wire (RFC 9457, `application/problem+json`).

use serde::{Deserialize, Serialize};

/// An error that the client can translate by its `code` and show beside the field it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A URI for the kind of problem: `/problems/` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// What kind of problem, in a few English words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// Stable; translated by the client.
    pub code: String,
    /// What happened, in English.
    pub detail: String,
    /// Which fields, when it is about fields.
    #[serde(default)]
    pub fields: Vec<FieldProblem>,
    /// The id under which the server's log speaks of it.
    pub trace_id: String,
    /// When to try again, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// Where: `text`, `repeat.weekdays[0]`.
    pub path: String,
    /// Stable; translated by the client.
    pub code: String,
    /// What is wrong, in English.
    pub detail: String,
}
