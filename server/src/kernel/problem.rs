//! Why a request is not answered as asked, with a stable code. The API renders it.

use kurs_domain::problem::FieldProblem;

use super::db::DbError;

/// Seconds after which something that could not be kept is worth sending again: a disk is not
/// mended faster.
const RETRY_AFTER: u64 = 10;

/// Why a request is not answered as asked.
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
    /// A problem with a stable `code`; `status` is the HTTP status that goes with it.
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

    /// There is no such thing, or none that the asker may know of.
    pub fn not_found() -> Self {
        Self::new(404, "not_found", "there is nothing here for you")
    }

    /// There was such a thing, and the asker knew of it; it is no more.
    pub fn ended(code: &'static str, detail: &str) -> Self {
        Self::new(404, code, detail)
    }

    /// Its stable code.
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// Its status.
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// Nobody is signed in, or no longer.
    pub fn unauthorized(code: &'static str, detail: &str) -> Self {
        Self::new(401, code, detail)
    }

    /// Signed in, but this is for others.
    pub fn forbidden() -> Self {
        Self::new(403, "forbidden", "this is not open to your role")
    }

    /// A rule of the domain says no.
    pub fn conflict(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(409, code, detail)
    }

    /// The request can't be taken as it is.
    pub fn invalid(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(422, code, detail)
    }

    /// More than is taken.
    pub fn too_large(detail: impl Into<String>) -> Self {
        Self::new(413, "too_large", detail)
    }

    /// Of a kind that is not taken.
    pub fn unsupported(code: &'static str, detail: &str) -> Self {
        Self::new(415, code, detail)
    }

    /// One field can't be taken as it is.
    pub fn field(path: &str, code: &str, detail: impl Into<String>) -> Self {
        let field = FieldProblem { path: path.into(), code: code.into(), detail: detail.into() };
        Self::invalid("invalid_fields", format!("{}: {}", field.path, field.detail))
            .with_field(field)
    }

    /// Too much, too fast.
    pub fn too_many(code: &'static str, detail: &str, retry_after: u64) -> Self {
        let mut error = Self::new(429, code, detail);
        error.0.retry_after = Some(retry_after.max(1));
        error
    }

    /// The record moved on since the asker saw it; `current` is how it is now.
    pub fn stale(current: &impl serde::Serialize) -> Self {
        let detail = "it changed since you saw it; nothing was overwritten";
        let mut error = Self::new(412, "stale", detail);
        error.0.current = serde_json::to_value(current).ok();
        error
    }

    /// The same, with a `field` that it is about.
    #[must_use]
    pub fn with_field(mut self, field: FieldProblem) -> Self {
        self.0.fields.push(field);
        self
    }

    /// Something broke on our side: `cause` is for the log.
    pub fn internal(cause: impl ToString) -> Self {
        let detail = "something went wrong on our side; nothing you wrote is lost";
        let mut error = Self::new(500, "internal", detail);
        error.0.cause = Some(cause.to_string());
        error
    }

    /// What was sent is good, but could not be kept: `cause` is for the log.
    fn unavailable(code: &'static str, detail: &str, cause: Option<&DbError>) -> Self {
        Self::new(503, code, detail).again(cause)
    }

    /// The same may go well in a while.
    fn again(mut self, cause: Option<&DbError>) -> Self {
        self.0.retry_after = Some(RETRY_AFTER);
        self.0.cause = cause.map(ToString::to_string);
        self
    }
}

/// The code, and for the operator's eyes the cause.
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
            error if error.is_passing() => {
                let detail = "the server can't do it just now; nothing is lost, send it again";
                Self::unavailable("unavailable", detail, Some(&error))
            }
            error if error.is_full() => {
                let detail = "there is no room on the server; nothing of this was kept";
                Self::new(507, "storage_full", detail).again(Some(&error))
            }
            DbError::Commit(_) => {
                let detail = "it could not be made safe on disk; send it again";
                Self::unavailable("not_kept", detail, Some(&error))
            }
            error => Self::internal(error),
        }
    }
}
