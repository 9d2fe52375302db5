//! What an answer settles about what was sent.
//!
//! Between the phone and the server stand proxies, captive portals, and servers that are being
//! replaced. Only Kurs's own word settles anything; whatever else answers is as good as no network.

use crate::problem::Problem;

/// What becomes of what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The server has it.
    Received,
    /// The server says no, and sending it again would change nothing.
    Refused,
    /// The session is over, or is another person's.
    SignIn,
    /// Nothing is settled: it is sent again, after a pause.
    Retry,
}

/// What is settled by an answer with `status` and `content_type`, whose body could be read as
/// `problem`, if at all.
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
    /// Whether Kurs itself says so, in an answer with `status` and `content_type`. A gateway may speak
    /// RFC 9457 too, but not of our kinds of problem.
    pub fn is_own(&self, status: u16, content_type: &str) -> bool {
        is_media_type(content_type, "application/problem+json")
            && self.status == status
            && self.kind.strip_prefix("/problems/") == Some(&*self.code)
    }

    /// Whether the server's own problem says that the record is not there, or not any more.
    pub fn says_gone(&self) -> bool {
        self.status == 404 && matches!(&*self.code, "not_found" | "deleted")
    }

    /// What the server's own problem settles.
    pub fn fate(&self) -> Fate {
        match (self.status, &*self.code) {
            (401, "signed_out" | "session_expired" | "other_person") => Fate::SignIn,
            (..=399 | 401 | 408 | 425 | 429 | 500.., _)
            // The address is not set up yet, or the server is older than this app: neither is about
            // what was said.
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
    fn a_route_that_is_not_there_says_nothing_of_a_record() {
        for (status, code, gone) in [
            (404, "not_found", true),
            (404, "deleted", true),
            (404, "no_such_route", false),
            (410, "deleted", false),
            (409, "stale", false),
        ] {
            let problem = problem(status, &format!("/problems/{code}"), code);
            assert_eq!(problem.says_gone(), gone, "{code}");
        }
    }

    #[test]
    fn only_our_own_word_settles_anything() {
        use Fate::{Received, Refused, Retry, SignIn};
        for (status, content_type, code, expected) in [
            (200, "application/json", None, Received),
            (201, "application/json; charset=utf-8", None, Received),
            (204, "", None, Received),
            (202, "", None, Received),
            // The page of a captive portal.
            (200, "text/html", None, Retry),
            (202, "text/plain", None, Retry),
            (302, "text/html", None, Retry),
            // Our own no.
            (404, OWN, Some("not_found"), Refused),
            (409, OWN, Some("too_many_active_goals"), Refused),
            (413, OWN, Some("too_large"), Refused),
            (422, "Application/Problem+JSON; charset=utf-8", Some("invalid_fields"), Refused),
            (403, OWN, Some("forbidden"), Refused),
            // Our own, but not about what was said, or not for long.
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
            // The same without a word of ours.
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
            let told = code.map(|code| problem(status, &format!("/problems/{code}"), code));
            let case = format!("{status} {content_type} {code:?}");
            assert_eq!(fate(status, content_type, told.as_ref()), expected, "{case}");
        }
    }

    #[test]
    fn a_problem_of_somebody_else_is_none_of_ours() {
        for (told, case) in [
            (problem(403, "about:blank", "forbidden"), "a kind of no one"),
            (problem(403, "https://gateway.example/problems/blocked", "blocked"), "a gateway's"),
            (problem(403, "/problems/", "forbidden"), "a kind without its code"),
            (problem(200, "/problems/forbidden", "forbidden"), "of another answer"),
        ] {
            assert_eq!(fate(403, OWN, Some(&told)), Fate::Retry, "{case}");
        }
    }
}
