//! What may be used where: the walls between the rooms of the house.

use super::rust_text::{lines_with, numbered, views};
use super::{File, Finding};

/// A thing with one home.
struct Wall {
    tokens: &'static [&'static str],
    /// The part of the repository the wall stands in.
    within: &'static [&'static str],
    at_home: fn(&str) -> bool,
    what: &'static str,
    what_to_do: &'static str,
}

const WALLS: [Wall; 6] = [
    Wall {
        tokens: &["sqlx::"],
        within: &["domain/", "app/", "server/", "xtask/"],
        at_home: |path| path.starts_with("server/src/kernel/db/") || path.ends_with("/store.rs"),
        what: "the database is reached outside its rooms",
        what_to_do: "put the statement into the capability's store.rs",
    },
    Wall {
        tokens: &["axum::"],
        within: &["domain/", "app/", "server/", "xtask/"],
        at_home: |path| {
            path.starts_with("server/src/api/")
                || path.ends_with("/routes.rs")
                || ["server/src/lib.rs", "server/src/main.rs"].contains(&path)
        },
        what: "the web framework is used outside its rooms",
        what_to_do: "keep requests and responses in routes.rs or api/",
    },
    Wall {
        tokens: &["api::"],
        within: &["server/src/"],
        at_home: |path| !path.ends_with("/ops.rs") && !path.ends_with("/store.rs"),
        what: "an operation or a statement knows of HTTP",
        what_to_do: "take what it needs as a value of the domain or of kernel/",
    },
    Wall {
        tokens: &["fetch_with_", "window.fetch(", "gloo_net::", "reqwest::"],
        within: &["domain/", "app/"],
        at_home: |path| path == "app/src/platform/api.rs",
        what: "the network is reached outside the one place",
        what_to_do: "add a typed call that goes through app/src/platform/api.rs",
    },
    Wall {
        tokens: &["idb::", "indexed_db", "IdbFactory", "IdbDatabase", "IdbObjectStore"],
        within: &["domain/", "app/"],
        at_home: |path| path.starts_with("app/src/sync/"),
        what: "the phone's database is reached outside its room",
        what_to_do: "read and write through app/src/sync/",
    },
    Wall {
        tokens: &[
            "goals::",
            "successes::",
            "suggestions::",
            "recognitions::",
            "gatherings::",
            "meetings::",
            "feedback::",
        ],
        within: &[
            "domain/src/sync/",
            "domain/src/record",
            "app/src/sync/",
            "server/src/jobs/",
            "server/src/changes/",
            "server/src/capability.rs",
        ],
        at_home: |path| path.ends_with("/tests.rs"),
        what: "what serves all capabilities names one",
        what_to_do: "let the capability register it: Record and Action, or its Capability value",
    },
];

/// All that the pure rules may build on: nothing here reads a clock, a file or a network.
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

/// The modules of the client, from the platform up: each may use those before it, and none after it.
const CLIENT: [&str; 24] = [
    "platform",
    "ui",
    "forms",
    "sync",
    "lazy",
    "sharing",
    "identity",
    "staff",
    "install",
    "push",
    "celebrations",
    "successes",
    "suggestions",
    "goals",
    "gatherings",
    "praises",
    "outreach",
    "feedback",
    "meetings",
    "today",
    "me",
    "desk",
    "shell",
    "bin",
];

/// Checks one file against the walls.
pub(super) fn check(file: &File) -> Vec<Finding> {
    if file.path == "domain/Cargo.toml" {
        return pure_dependencies(file);
    }
    if !file.is_rust() {
        return Vec::new();
    }
    let code = views(&file.text).code;
    let mut findings = Vec::new();
    for wall in &WALLS {
        let inside = wall.within.iter().any(|part| file.path.starts_with(part));
        if inside && !(wall.at_home)(&file.path) {
            for token in wall.tokens {
                for line in lines_with(&code, token) {
                    let what = format!("`{token}`: {}", wall.what);
                    findings.push(file.finding(line, what, wall.what_to_do));
                }
            }
        }
    }
    if file.path.starts_with("server/src/kernel/") {
        let above = |line: &str| {
            line.match_indices("crate::").any(|(at, _)| !line[at..].starts_with("crate::kernel"))
        };
        for (number, _) in numbered(&code).filter(|(_, line)| above(line)) {
            let what = "the kernel names what stands on it";
            findings.push(file.finding(number, what, "pass it in, or register it with the kernel"));
        }
    }
    if let Some(rest) = file.path.strip_prefix("app/src/") {
        findings.extend(layer(file, rest, &code));
    }
    findings
}

/// What the file at `rest`, below `app/src/`, uses of a layer that is not below its own.
fn layer(file: &File, rest: &str, code: &str) -> Vec<Finding> {
    let own = rest.split(['/', '.']).next().unwrap_or_default();
    let place = |name: &str| CLIENT.iter().position(|module| *module == name);
    if own == "lib" {
        return Vec::new();
    }
    let Some(floor) = place(own) else {
        return vec![file.finding(1, "a module of the client without a layer", "add it to CLIENT")];
    };
    let mut findings = Vec::new();
    for (number, name) in modules_used(code) {
        if name != own && place(&name).is_some_and(|used| used > floor) {
            let what = format!("`{own}` uses `{name}`, which stands above it");
            findings.push(file.finding(number, what, "pass it in, register it, or move it down"));
        }
    }
    findings
}

/// The modules right below `crate` that `code` names, each with its line: in a path, or in the list of a
/// `use crate::{…}`.
fn modules_used(code: &str) -> Vec<(usize, String)> {
    let name_at = |at: usize| -> String {
        code[at..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let line_of = |at: usize| code[..at].matches('\n').count() + 1;
    let mut used = Vec::new();
    for (at, path) in code.match_indices("crate::") {
        let begin = at + path.len();
        if !code[begin..].starts_with('{') {
            used.push((line_of(begin), name_at(begin)));
            continue;
        }
        let (mut depth, mut fresh) = (0, false);
        for (offset, letter) in code[begin..].char_indices() {
            match letter {
                '{' => (depth, fresh) = (depth + 1, depth == 0),
                '}' if depth == 1 => break,
                '}' => depth -= 1,
                ',' if depth == 1 => fresh = true,
                _ if letter.is_whitespace() => {}
                _ if fresh => {
                    used.push((line_of(begin + offset), name_at(begin + offset)));
                    fresh = false;
                }
                _ => {}
            }
        }
    }
    used
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
    fn each_wall_holds_and_each_home_is_open() {
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
            ("window.fetch_with_request(&r)", "app/src/goals/page.rs", "app/src/platform/api.rs"),
            ("use web_sys::IdbFactory;", "app/src/platform/api.rs", "app/src/sync/store.rs"),
            ("use idb::Database;", "app/src/goals/page.rs", "app/src/sync/mod.rs"),
            ("    goals::Goal,", "domain/src/sync/outbox.rs", "domain/src/sync/outbox/tests.rs"),
            ("use crate::meetings::x;", "server/src/jobs/runner.rs", "server/src/capabilities.rs"),
        ] {
            assert_eq!(lines(outside, text), [1], "{text} in {outside}");
            assert_eq!(lines(home, text), [0; 0], "{text} in {home}");
        }
    }

    #[test]
    fn the_client_uses_only_what_is_below() {
        let text = "use crate::{\n    platform::{self, Hint},\n    goals::GoalForm,\n    ui::When,\n};\n\
                    fn a() { crate::shell::start(); }";
        assert_eq!(lines("app/src/successes/page.rs", text), [3, 6]);
        assert_eq!(lines("app/src/shell/frame.rs", text), [0; 0]);
        assert_eq!(lines("app/src/lazy.rs", text), [3, 6]);
        assert_eq!(lines("app/src/new/page.rs", ""), [1]);
        assert_eq!(lines("app/src/lib.rs", text), [0; 0]);
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
