//! Classifies an HTTP answer: received, refused, signed out, or to be retried.
//!
//! Proxies, captive portals and servers being replaced may answer in the server's place. Only an answer
//! that is recognisably the server's own settles anything; any other counts as no network.

use crate::problem::Problem;

/// The outcome of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The server has it.
    Received,
    /// The server refused it, and a retry would not help.
    Refused,
    /// The session has ended, or belongs to another person.
    SignIn,
    /// Nothing is settled: retry with backoff.
    Retry,
}

/// Classifies an answer with `status` and `content_type`, and its body as `problem` if it could be read
/// as one.
pub fn fate(status: u16, content_type: &str, problem: Option<&Problem>) -> Fate {
    match (status, problem) {
        (204, _) => Fate::Received,
        (202, _) if content_type.is_empty() => Fate::Received,
        (200..=299, _) if is_media_type(content_type, "application/json") => Fate::Received,
        (_, Some(problem)) if problem.is_own(status, content_type) => problem.fate(),
        _ => Fate::Retry,
    }
}

fn is_media_type(content_type: &str, expected: &str) -> bool {
    content_type.split(';').next().is_some_and(|it| it.trim().eq_ignore_ascii_case(expected))
}

impl Problem {
    /// Whether the problem comes from our server, in an answer with `status` and `content_type`. A gateway
    /// may send RFC 9457 too, but not with our problem types.
    pub fn is_own(&self, status: u16, content_type: &str) -> bool {
        is_media_type(content_type, "application/problem+json")
            && self.status == status
            && self.kind.strip_prefix("/problems/") == Some(&*self.code)
    }

    /// Whether the server's own problem says that the record does not exist, or not any more.
    pub fn says_gone(&self) -> bool {
        self.status == 404 && matches!(&*self.code, "not_found" | "deleted")
    }

    /// The outcome that the server's own problem means.
    pub fn fate(&self) -> Fate {
        match (self.status, &*self.code) {
            (401, "signed_out" | "session_expired" | "other_person") => Fate::SignIn,
            (..=399 | 401 | 408 | 425 | 429 | 500.., _)
            // The server's public address is not configured yet, or the server is older than this app:
            // neither is about the request's content.
            | (_, "cross_site" | "no_such_route" | "method_not_allowed") => Fate::Retry,
            _ => Fate::Refused,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "application/problem+json";

    fn problem(status: u16, kind: &str, code: &str) -> Problem {
        let json = format!(
            r#"{{"type":"{kind}","title":"t","status":{status},"code":"{code}","detail":"d","trace_id":"1"}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn a_missing_route_is_not_a_missing_record() {
        for (status, code, missing) in [
            (404, "not_found", true),
            (404, "deleted", true),
            (404, "no_such_route", false),
            (410, "deleted", false),
            (409, "stale", false),
        ] {
            let problem = problem(status, &format!("/problems/{code}"), code);
            assert_eq!(problem.says_gone(), missing, "{code}");
        }
    }

    #[test]
    fn only_our_own_answers_settle_anything() {
        use Fate::{Received, Refused, Retry, SignIn};
        for (status, content_type, code, expected) in [
            (200, "application/json", None, Received),
            (201, "application/json; charset=utf-8", None, Received),
            (204, "", None, Received),
            (202, "", None, Received),
            // A captive portal.
            (200, "text/html", None, Retry),
            (202, "text/plain", None, Retry),
            (302, "text/html", None, Retry),
            // Our own refusals.
            (404, OWN, Some("not_found"), Refused),
            (409, OWN, Some("too_many_active_goals"), Refused),
            (413, OWN, Some("too_large"), Refused),
            (422, "Application/Problem+JSON; charset=utf-8", Some("invalid_fields"), Refused),
            (403, OWN, Some("forbidden"), Refused),
            // Our own, but temporary or not about the content.
            (403, OWN, Some("cross_site"), Retry),
            (404, OWN, Some("no_such_route"), Retry),
            (405, OWN, Some("method_not_allowed"), Retry),
            (408, OWN, Some("timeout"), Retry),
            (425, OWN, Some("refused"), Retry),
            (429, OWN, Some("too_fast"), Retry),
            (500, OWN, Some("internal"), Retry),
            (503, OWN, Some("overloaded"), Retry),
            (507, OWN, Some("storage_full"), Retry),
            (401, OWN, Some("signed_out"), SignIn),
            (401, OWN, Some("session_expired"), SignIn),
            (401, OWN, Some("other_person"), SignIn),
            (401, OWN, Some("proxy_login"), Retry),
            // The same status codes without a problem of ours.
            (401, "text/html", None, Retry),
            (403, "text/html", None, Retry),
            (404, "", None, Retry),
            (404, OWN, None, Retry),
            (404, "application/json", Some("not_found"), Retry),
            (405, "text/plain", None, Retry),
            (407, "text/html", None, Retry),
            (408, "", None, Retry),
            (413, "text/html", None, Retry),
            (422, "application/json", None, Retry),
            (451, "text/html", None, Retry),
            (502, "text/html", None, Retry),
        ] {
            let body = code.map(|code| problem(status, &format!("/problems/{code}"), code));
            let case = format!("{status} {content_type} {code:?}");
            assert_eq!(fate(status, content_type, body.as_ref()), expected, "{case}");
        }
    }

    #[test]
    fn a_foreign_problem_is_not_ours() {
        for (foreign, case) in [
            (problem(403, "about:blank", "forbidden"), "a kind of no one"),
            (problem(403, "https://gateway.example/problems/blocked", "blocked"), "a gateway's"),
            (problem(403, "/problems/", "forbidden"), "a kind without its code"),
            (problem(200, "/problems/forbidden", "forbidden"), "of another answer"),
        ] {
            assert_eq!(fate(403, OWN, Some(&foreign)), Fate::Retry, "{case}");
        }
    }
}
