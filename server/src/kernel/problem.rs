//! Why a request is refused, with a stable code. The API renders it.

use kurs_domain::problem::FieldProblem;

use super::db::DbError;

/// Seconds until a retry after a failed write: a disk is not repaired faster.
const RETRY_AFTER: u64 = 10;

/// Why a request is refused.
#[derive(Debug, Clone)]
pub struct Problem(pub(crate) Box<Parts>);

#[derive(Debug, Clone)]
pub(crate) struct Parts {
    pub(crate) status: u16,
    pub(crate) code: &'static str,
    pub(crate) detail: String,
    pub(crate) fields: Vec<FieldProblem>,
    pub(crate) retry_after: Option<u64>,
    pub(crate) current: Option<serde_json::Value>,
    /// For the log, never for the answer.
    pub(crate) cause: Option<String>,
}

impl Problem {
    /// A problem with a stable `code`; `status` is its HTTP status.
    pub fn new(status: u16, code: &'static str, detail: impl Into<String>) -> Self {
        Self(Box::new(Parts {
            status,
            code,
            detail: detail.into(),
            fields: Vec::new(),
            retry_after: None,
            current: None,
            cause: None,
        }))
    }

    /// Does not exist, or the caller may not know of it.
    pub fn not_found() -> Self {
        Self::new(404, "not_found", "there is nothing here for you")
    }

    /// It existed, and the caller knew of it; it was deleted or has ended.
    pub fn ended(code: &'static str, detail: &str) -> Self {
        Self::new(404, code, detail)
    }

    pub fn code(&self) -> &'static str {
        self.0.code
    }

    pub fn status(&self) -> u16 {
        self.0.status
    }

    pub fn unauthorized(code: &'static str, detail: &str) -> Self {
        Self::new(401, code, detail)
    }

    /// Signed in, but the role may not.
    pub fn forbidden() -> Self {
        Self::new(403, "forbidden", "this is not open to your role")
    }

    /// A rule of the domain refuses it.
    pub fn conflict(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(409, code, detail)
    }

    pub fn invalid(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(422, code, detail)
    }

    pub fn too_large(detail: impl Into<String>) -> Self {
        Self::new(413, "too_large", detail)
    }

    /// An unsupported media type.
    pub fn unsupported(code: &'static str, detail: &str) -> Self {
        Self::new(415, code, detail)
    }

    pub fn field(path: &str, code: &str, detail: impl Into<String>) -> Self {
        let field = FieldProblem { path: path.into(), code: code.into(), detail: detail.into() };
        Self::invalid("invalid_fields", format!("{}: {}", field.path, field.detail))
            .with_field(field)
    }

    /// A rate limit; `retry_after` in seconds.
    pub fn too_many(code: &'static str, detail: &str, retry_after: u64) -> Self {
        let mut error = Self::new(429, code, detail);
        error.0.retry_after = Some(retry_after.max(1));
        error
    }

    /// The record changed since the caller read it; `current` is its current state.
    pub fn stale(current: &impl serde::Serialize) -> Self {
        let detail = "it changed since you saw it; nothing was overwritten";
        let mut error = Self::new(412, "stale", detail);
        error.0.current = serde_json::to_value(current).ok();
        error
    }

    #[must_use]
    pub fn with_field(mut self, field: FieldProblem) -> Self {
        self.0.fields.push(field);
        self
    }

    /// A fault of the server: `cause` is for the log.
    pub fn internal(cause: impl ToString) -> Self {
        let detail = "something went wrong on our side; nothing you wrote is lost";
        let mut error = Self::new(500, "internal", detail);
        error.0.cause = Some(cause.to_string());
        error
    }

    /// The request is valid, but could not be stored: `cause` is for the log.
    fn unavailable(code: &'static str, detail: &str, cause: Option<&DbError>) -> Self {
        Self::new(503, code, detail).with_retry_after(cause)
    }

    /// Sets `Retry-After`.
    fn with_retry_after(mut self, cause: Option<&DbError>) -> Self {
        self.0.retry_after = Some(RETRY_AFTER);
        self.0.cause = cause.map(ToString::to_string);
        self
    }
}

/// The code, and for the operator the cause.
impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.0.code, self.0.cause.as_deref().unwrap_or(&self.0.detail))
    }
}

impl std::error::Error for Problem {}

impl From<DbError> for Problem {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Closing => {
                let detail = "the server is stopping";
                Self::unavailable("stopping", detail, None)
            }
            error if error.is_transient() => {
                let detail = "the server can't do it just now; nothing is lost, send it again";
                Self::unavailable("unavailable", detail, Some(&error))
            }
            error if error.is_full() => {
                let detail = "there is no room on the server; nothing of this was kept";
                Self::new(507, "storage_full", detail).with_retry_after(Some(&error))
            }
            DbError::Commit(_) => {
                let detail = "it could not be made safe on disk; send it again";
                Self::unavailable("not_kept", detail, Some(&error))
            }
            error => Self::internal(error),
        }
    }
}
