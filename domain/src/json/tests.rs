//! The parser, compared with `serde_json`.

use super::*;
use crate::{Page, goals::Goal, problem::Problem, sync::entry::Entry};

const GOAL: &str = r#"{"id":"01890a5d-ac96-774b-bcce-b302099a8057","text":"Gå ned til \"åen\"\n",
    "why":null,"repeat":{"weekdays":["mon","sun"]},"part_of_day":"morning","confidence":7,
    "shared_with":["01890a5d-ac96-774b-bcce-b302099a8058"],"state":"active","version":3,
    "new_in_a_later_version":{"a":[1,{"b":true}]},
    "created_at":"2026-11-22T11:23:57.123Z","updated_at":"2026-11-22T11:23:57.123Z"}"#;

/// Whether the parser agrees with `serde_json`.
fn agrees<'a, T: Deserialize<'a> + PartialEq + std::fmt::Debug>(text: &'a str) -> bool {
    let expected = serde_json::from_str::<T>(text);
    let got = read::<T>(text);
    assert_eq!(got.as_ref().ok(), expected.as_ref().ok(), "{text}");
    got.is_ok()
}

#[test]
fn reads_the_wire_types() {
    assert!(agrees::<Goal>(GOAL));
    assert!(agrees::<Page<Goal>>(&format!(r#"{{"items":[{GOAL}, {GOAL}],"next":null}}"#)));
    assert!(agrees::<Page<Goal>>(r#" { "items" : [ ] , "next" : "x" } "#));
    assert!(agrees::<Problem>(
        r#"{"type":"/problems/x","title":"X","status":422,"code":"x","detail":"y",
            "fields":[{"path":"text","code":"c","detail":"d"}],"trace_id":"t","retry_after":3}"#
    ));
    let id = "01890a5d-ac96-774b-bcce-b302099a8057";
    let entry = format!(
        r#"{{"format":3,"number":1795346637123456,"key":"{id}","kind":"goal","id":"{id}","base":2,
            "creates":false,"replaces":true,"needs":[],"files":["{id}"],"stands_alone":false,"deletable":true,
            "method":"PUT","path":"/goals/{id}","body":{{"text":"Gå ned til åen"}},
            "made_at":"2026-11-22T11:23:57.123Z"}}"#
    );
    assert!(agrees::<Entry>(&entry));
}

#[test]
fn strings_are_unescaped() {
    for text in [
        r#""""#,
        r#""\u00e5\ud83d\udc4b\/\b\f\r\t""#,
        r#""😀 \\ ""#,
        r#""\ud83d""#,
        r#""\x""#,
        r#""half"#,
        r#""\u12""#,
    ] {
        agrees::<String>(text);
    }
}

#[test]
fn invalid_json_is_rejected() {
    for text in ["", "[1,]", "[1 2]", "[1,2", "nul", "{\"a\":1,}", "1.5", "--1", "[1]]"] {
        assert!(read::<Vec<i64>>(text).is_err(), "{text}");
    }
    let deep = "[".repeat(100_000);
    assert!(read::<de::IgnoredAny>(&deep).is_err());
    assert!(read::<Vec<u8>>("[256]").is_err() && read::<u8>("-1").is_err());
}
