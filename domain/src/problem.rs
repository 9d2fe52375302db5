//! Errors on the wire (RFC 9457, `application/problem+json`).

use serde::{Deserialize, Serialize};

/// An error that the client can translate by its `code` and show at the affected field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// The problem type, as a URI reference: `/problems/` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of problem, in a few English words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// A stable code, which the client translates.
    pub code: String,
    /// What happened, in English.
    pub detail: String,
    /// The invalid fields, if any.
    #[serde(default)]
    pub fields: Vec<FieldProblem>,
    /// The trace id, by which the server's log identifies the request.
    pub trace_id: String,
    /// When to retry, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
}

/// An error of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// The path of the field: `text`, `repeat.weekdays[0]`.
    pub path: String,
    /// A stable code, which the client translates.
    pub code: String,
    /// What is wrong, in English.
    pub detail: String,
}
