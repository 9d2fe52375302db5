//! Dependency rules: which module may use what.

use super::rust_text::{lines_with, numbered, views};
use super::{File, Finding};

/// Something that may be used in certain places only.
struct Rule {
    tokens: &'static [&'static str],
    /// The paths that the rule applies to.
    within: &'static [&'static str],
    at_home: fn(&str) -> bool,
    what: &'static str,
    what_to_do: &'static str,
}

const RULES: [Rule; 6] = [
    Rule {
        tokens: &["sqlx::"],
        within: &["domain/", "app/", "server/", "xtask/"],
        at_home: |path| path.starts_with("server/src/kernel/db/") || path.ends_with("/store.rs"),
        what: "the database is used outside its modules",
        what_to_do: "put the statement into the capability's store.rs",
    },
    Rule {
        tokens: &["axum::"],
        within: &["domain/", "app/", "server/", "xtask/"],
        at_home: |path| {
            path.starts_with("server/src/api/")
                || path.ends_with("/routes.rs")
                || ["server/src/lib.rs", "server/src/main.rs"].contains(&path)
        },
        what: "the web framework is used outside its modules",
        what_to_do: "move requests and responses to routes.rs or api/",
    },
    Rule {
        tokens: &["api::"],
        within: &["server/src/"],
        at_home: |path| !path.ends_with("/ops.rs") && !path.ends_with("/store.rs"),
        what: "an operation or a statement refers to HTTP",
        what_to_do: "take what it needs as a value of the domain or of kernel/",
    },
    Rule {
        tokens: &["fetch_with_", "window.fetch(", "gloo_net::", "reqwest::"],
        within: &["domain/", "app/"],
        at_home: |path| path == "app/src/api.rs",
        what: "the network is used outside app/src/api.rs",
        what_to_do: "add a typed call that goes through app/src/api.rs",
    },
    Rule {
        tokens: &["idb::", "indexed_db", "IdbFactory", "IdbDatabase", "IdbObjectStore"],
        within: &["domain/", "app/"],
        at_home: |path| path.starts_with("app/src/local/"),
        what: "the phone's database is used outside its module",
        what_to_do: "read and write through app/src/local/",
    },
    Rule {
        tokens: &[
            "goals::",
            "successes::",
            "suggestions::",
            "recognitions::",
            "gatherings::",
            "meetings::",
        ],
        within: &[
            "domain/src/sync/",
            "domain/src/record",
            "app/src/local/",
            "server/src/jobs/",
            "server/src/changes/",
            "server/src/capability.rs",
        ],
        at_home: |path| path.ends_with("/tests.rs"),
        what: "a module shared by all capabilities names one",
        what_to_do: "let the capability register it: Record and Action, or its Capability value",
    },
];

/// The only dependencies of the pure rules: none reads a clock, a file or a network.
const PURE: [&str; 9] = [
    "chrono",
    "chrono-tz",
    "proptest",
    "serde",
    "serde_json",
    "thiserror",
    "unicode-segmentation",
    "utoipa",
    "uuid",
];

/// Checks one file.
pub(super) fn check(file: &File) -> Vec<Finding> {
    if file.path == "domain/Cargo.toml" {
        return pure_dependencies(file);
    }
    if !file.is_rust() {
        return Vec::new();
    }
    let code = views(&file.text).code;
    let mut findings = Vec::new();
    for rule in &RULES {
        let inside = rule.within.iter().any(|part| file.path.starts_with(part));
        if inside && !(rule.at_home)(&file.path) {
            for token in rule.tokens {
                for line in lines_with(&code, token) {
                    let what = format!("`{token}`: {}", rule.what);
                    findings.push(file.finding(line, what, rule.what_to_do));
                }
            }
        }
    }
    if file.path.starts_with("server/src/kernel/") {
        let above = |line: &str| {
            line.match_indices("crate::").any(|(at, _)| !line[at..].starts_with("crate::kernel"))
        };
        for (number, _) in numbered(&code).filter(|(_, line)| above(line)) {
            let what = "the kernel refers to a module above it";
            findings.push(file.finding(number, what, "pass it in, or register it with the kernel"));
        }
    }
    findings
}

fn pure_dependencies(manifest: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut listed = false;
    for (number, line) in numbered(&manifest.text) {
        let line = line.trim();
        let name = if let Some(table) = line.strip_prefix('[') {
            let table = table.trim_end_matches(']');
            listed = table.ends_with("dependencies"); // not in a table of one dependency's own
            table.split_once("dependencies.").map(|(_, name)| name)
        } else if listed && !line.is_empty() && !line.starts_with('#') {
            line.split(['.', '=', ' ']).next()
        } else {
            None
        };
        if let Some(name) = name
            && !PURE.contains(&name.trim_matches('"'))
        {
            findings.push(manifest.finding(
                number,
                format!("domain depends on `{name}`"),
                "domain is pure: pass the value in, or add a pure crate to tidy's list",
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(path: &str, text: &str) -> Vec<usize> {
        check(&File::new(path, text)).into_iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn each_rule_is_enforced_outside_its_home() {
        for (text, outside, home) in [
            ("use sqlx::Row;", "server/src/goals/ops.rs", "server/src/goals/store.rs"),
            ("use sqlx::Row;", "server/src/jobs/mod.rs", "server/src/kernel/db/mod.rs"),
            (
                "let a = axum::Router::new();",
                "server/src/goals/ops.rs",
                "server/src/goals/routes.rs",
            ),
            ("use axum::Router;", "server/src/state.rs", "server/src/api/mod.rs"),
            ("use crate::api::cookie;", "server/src/goals/ops.rs", "server/src/goals/routes.rs"),
            ("    api::cookie,", "server/src/goals/store.rs", "server/src/serve.rs"),
            ("use crate::goals;", "server/src/kernel/live.rs", "server/src/today/ops.rs"),
            ("use crate::{goals};", "server/src/kernel/live.rs", "server/src/kernel.rs"),
            ("window.fetch_with_request(&r)", "app/src/goals/page.rs", "app/src/api.rs"),
            ("use web_sys::IdbFactory;", "app/src/api.rs", "app/src/local/store.rs"),
            ("use idb::Database;", "app/src/goals/page.rs", "app/src/local/mod.rs"),
            ("    goals::Goal,", "domain/src/sync/outbox.rs", "domain/src/sync/outbox/tests.rs"),
            ("use crate::meetings::x;", "server/src/jobs/runner.rs", "server/src/capabilities.rs"),
        ] {
            assert_eq!(lines(outside, text), [1], "{text} in {outside}");
            assert_eq!(lines(home, text), [0; 0], "{text} in {home}");
        }
    }

    #[test]
    fn comments_strings_and_tests_may_name_anything() {
        assert_eq!(lines("server/src/goals/ops.rs", "// not sqlx::\nlet a = \"axum::\";"), [0; 0]);
        assert_eq!(lines("tests/it/main.rs", "use sqlx::Row;"), [0; 0]);
        assert_eq!(lines("server/src/api.rs", "use utoipa_axum::routes;"), [0; 0]);
    }

    #[test]
    fn domain_stays_pure() {
        let manifest = "[package]\nname = \"a\"\n[dependencies]\nserde.workspace = true\n\
                        tokio = \"1\"\n[dev-dependencies]\nproptest = \"1\"\n\
                        [target.'cfg(unix)'.dependencies.reqwest]\nversion = \"1\"";
        assert_eq!(lines("domain/Cargo.toml", manifest), [5, 8]);
        assert_eq!(lines("server/Cargo.toml", manifest), [0; 0]);
    }
}
