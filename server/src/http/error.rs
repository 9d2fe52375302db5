//! Errors as they go out: `application/problem+json` (RFC 9457), with a stable code.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use kurs_domain::{
    assignments::AssignmentProblem,
    confirmations::ConfirmationProblem,
    gatherings::GatheringProblem,
    goals::GoalProblem,
    meetings::{MeetingProblem, OpenEnd},
    praise::PraiseProblem,
    problem::{FieldProblem, Problem},
    recognitions::RecognitionProblem,
    successes::SuccessProblem,
    suggestions::SuggestionProblem,
};

use crate::db::{DbError, column};

/// Seconds after which something that could not be kept is worth sending again: a disk is not
/// mended faster.
const RETRY_AFTER: u64 = 10;

/// Why a request is not answered as asked.
#[derive(Debug, Clone)]
pub struct ApiError(Box<Parts>);

#[derive(Debug, Clone)]
struct Parts {
    status: StatusCode,
    code: &'static str,
    detail: String,
    fields: Vec<FieldProblem>,
    retry_after: Option<u64>,
    current: Option<serde_json::Value>,
    /// For the log, never for the answer.
    cause: Option<String>,
}

impl ApiError {
    /// A problem with a stable `code`.
    pub fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
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
        Self::new(StatusCode::NOT_FOUND, "not_found", "there is nothing here for you")
    }

    /// This server has no such route; a newer one may, and so a client asks again.
    pub(super) fn no_such_route() -> Self {
        Self::new(StatusCode::NOT_FOUND, "no_such_route", "this server has no such route")
    }

    /// There was such a thing, and the asker knew of it; it is no more.
    pub fn ended(code: &'static str, detail: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, code, detail)
    }

    /// Its stable code.
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// Its status.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// Nobody is signed in, or no longer.
    pub fn unauthorized(code: &'static str, detail: &str) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, code, detail)
    }

    /// Signed in, but this is for others.
    pub fn forbidden() -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden", "this is not open to your role")
    }

    /// A rule of the domain says no.
    pub fn conflict(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, code, detail)
    }

    /// The request can't be taken as it is.
    pub fn invalid(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, code, detail)
    }

    /// More than is taken.
    pub fn too_large(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", detail)
    }

    /// Of a kind that is not taken.
    pub fn unsupported(code: &'static str, detail: &str) -> Self {
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, code, detail)
    }

    /// One field can't be taken as it is.
    pub fn field(path: &str, code: &str, detail: impl Into<String>) -> Self {
        let field = FieldProblem { path: path.into(), code: code.into(), detail: detail.into() };
        Self::invalid("invalid_fields", format!("{}: {}", field.path, field.detail))
            .with_field(field)
    }

    /// Too much, too fast.
    pub fn too_many(code: &'static str, detail: &str, retry_after: u64) -> Self {
        let mut error = Self::new(StatusCode::TOO_MANY_REQUESTS, code, detail);
        error.0.retry_after = Some(retry_after.max(1));
        error
    }

    /// The record moved on since the asker saw it; `current` is how it is now.
    pub fn stale(current: &impl serde::Serialize) -> Self {
        let detail = "it changed since you saw it; nothing was overwritten";
        let mut error = Self::new(StatusCode::PRECONDITION_FAILED, "stale", detail);
        error.0.current = serde_json::to_value(current).ok();
        error
    }

    fn with_field(mut self, field: FieldProblem) -> Self {
        self.0.fields.push(field);
        self
    }

    /// Something broke on our side: `cause` is for the log.
    pub fn internal(cause: impl ToString) -> Self {
        let detail = "something went wrong on our side; nothing you wrote is lost";
        let mut error = Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail);
        error.0.cause = Some(cause.to_string());
        error
    }

    /// What was sent is good, but could not be kept: `cause` is for the log.
    fn unavailable(code: &'static str, detail: &str, cause: Option<&DbError>) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, code, detail).again(cause)
    }

    /// The same may go well in a while.
    fn again(mut self, cause: Option<&DbError>) -> Self {
        self.0.retry_after = Some(RETRY_AFTER);
        self.0.cause = cause.map(ToString::to_string);
        self
    }

    /// Tells the log the cause of what broke, if something did.
    pub(super) fn log(&self, trace_id: &str) {
        if let Some(cause) = &self.0.cause {
            tracing::error!(trace_id, cause, "request failed");
        }
    }

    /// The body of the answer, under the trace id that the log knows.
    pub(super) fn render(self, trace_id: &str) -> Response {
        self.log(trace_id);
        let parts = *self.0;
        let problem = Problem {
            kind: format!("/problems/{}", parts.code),
            title: parts.status.canonical_reason().unwrap_or("Error").to_owned(),
            status: parts.status.as_u16(),
            code: parts.code.to_owned(),
            detail: parts.detail,
            fields: parts.fields,
            trace_id: trace_id.to_owned(),
            retry_after: parts.retry_after,
        };
        let mut body = serde_json::to_value(problem).unwrap_or_default();
        if let (Some(current), Some(members)) = (parts.current, body.as_object_mut()) {
            members.insert("current".to_owned(), current);
        }
        let mut response = (parts.status, body.to_string()).into_response();
        let headers = response.headers_mut();
        let kind = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, kind);
        if let Some(seconds) = parts.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

/// The code, and for the operator's eyes the cause.
impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.0.code, self.0.cause.as_deref().unwrap_or(&self.0.detail))
    }
}

impl std::error::Error for ApiError {}

/// The error travels as an extension; `http::trace` renders it where the trace id is known.
impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = self.0.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<DbError> for ApiError {
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
                let status = StatusCode::INSUFFICIENT_STORAGE;
                Self::new(status, "storage_full", detail).again(Some(&error))
            }
            DbError::Commit(_) => {
                let detail = "it could not be made safe on disk; send it again";
                Self::unavailable("not_kept", detail, Some(&error))
            }
            error => Self::internal(error),
        }
    }
}

impl From<GoalProblem> for ApiError {
    fn from(problem: GoalProblem) -> Self {
        match problem {
            GoalProblem::TooManyActive => {
                Self::conflict("too_many_active_goals", problem.to_string())
            }
        }
    }
}

impl From<SuccessProblem> for ApiError {
    fn from(problem: SuccessProblem) -> Self {
        let (path, code) = match problem {
            SuccessProblem::InTheFuture => ("on", "day_in_the_future"),
            SuccessProblem::TooLongAgo => ("on", "day_too_long_ago"),
            SuccessProblem::TooManyFiles => ("file_ids", "too_many_files"),
            SuccessProblem::SaysNothing => ("words", "says_nothing"),
        };
        Self::field(path, code, problem.to_string())
    }
}

impl From<GatheringProblem> for ApiError {
    fn from(problem: GatheringProblem) -> Self {
        Self::conflict(problem.code(), problem.to_string())
    }
}

impl From<MeetingProblem> for ApiError {
    fn from(problem: MeetingProblem) -> Self {
        let (code, detail) = (problem.code(), problem.to_string());
        match problem {
            MeetingProblem::Unknown => Self::not_found(),
            MeetingProblem::SaysNothing => Self::field("body", code, detail),
            MeetingProblem::TooLong => Self::field("body.seconds", code, detail),
            MeetingProblem::NobodyNamed => Self::field("name", code, detail),
            MeetingProblem::BecauseMissing => Self::field("because", code, detail),
            MeetingProblem::AboutUnknown => Self::field("about", code, detail),
            MeetingProblem::TimePast => Self::field("starts_at", code, detail),
            MeetingProblem::DayAhead | MeetingProblem::DayBeforeWording => {
                Self::field("on", code, detail)
            }
            MeetingProblem::OpenEnds(ends) => {
                ends.iter().map(unanswered).fold(Self::conflict(code, detail), Self::with_field)
            }
            _ => Self::conflict(code, detail),
        }
    }
}

fn unanswered(end: &OpenEnd) -> FieldProblem {
    let path = format!("{}/{}", column::to_word(&end.kind), end.id);
    let detail = "this waits for an answer".to_owned();
    FieldProblem { path, code: "unanswered".to_owned(), detail }
}

impl From<PraiseProblem> for ApiError {
    fn from(problem: PraiseProblem) -> Self {
        Self::conflict(problem.code(), problem.to_string())
    }
}

impl From<RecognitionProblem> for ApiError {
    fn from(problem: RecognitionProblem) -> Self {
        let (code, detail) = (problem.code(), problem.to_string());
        match problem {
            RecognitionProblem::SaysNothing => Self::field("text", code, detail),
            RecognitionProblem::LinkLastsTooLong => Self::field("expires_at", code, detail),
            _ => Self::conflict(code, detail),
        }
    }
}

impl From<SuggestionProblem> for ApiError {
    fn from(problem: SuggestionProblem) -> Self {
        let detail = problem.to_string();
        match problem {
            SuggestionProblem::TooManyWaiting => Self::conflict("too_many_waiting", detail),
            SuggestionProblem::TooManyOwnWaiting => Self::conflict("too_many_own_waiting", detail),
            SuggestionProblem::AlreadyAnswered => Self::conflict("already_answered", detail),
            SuggestionProblem::AlreadyMade => Self::conflict("already_made", detail),
            SuggestionProblem::GoalMissing => Self::field("goal_id", "goal_missing", detail),
        }
    }
}

impl From<ConfirmationProblem> for ApiError {
    fn from(problem: ConfirmationProblem) -> Self {
        match problem {
            ConfirmationProblem::OwnCode => Self::conflict("own_code", problem.to_string()),
            ConfirmationProblem::NotTheirs => Self::not_found(),
            ConfirmationProblem::SignedInAgain => {
                Self::conflict("signed_in_again", problem.to_string())
            }
        }
    }
}

impl From<AssignmentProblem> for ApiError {
    fn from(problem: AssignmentProblem) -> Self {
        let detail = problem.to_string();
        match problem {
            AssignmentProblem::EndsBeforeItBegan => {
                Self::field("until", "ends_before_it_began", detail)
            }
            AssignmentProblem::BeginsTooLongAgo => {
                Self::field("since", "begins_too_long_ago", detail)
            }
            AssignmentProblem::AlreadyDecided => Self::conflict("already_decided", detail),
            AssignmentProblem::Gap => Self::conflict("assignment_gap", detail),
            AssignmentProblem::AlreadyEnded => Self::conflict("already_ended", detail),
            AssignmentProblem::NotACaseworker => {
                Self::field("caseworker_id", "not_a_caseworker", detail)
            }
            AssignmentProblem::OtherCaseworker => Self::conflict("other_caseworker", detail),
        }
    }
}
