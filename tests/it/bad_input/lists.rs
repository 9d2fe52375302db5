//! Malformed limits, cursors, queries and headers.

use super::{Bad, CANARY, whole};
use crate::kurs::{on_both, said::goal};

on_both! {
    async fn limits_and_cursors(kurs: Kurs) {
        let bad = Bad::new(kurs).await;
        for list in [
            "goals",
            "successes",
            "goal_suggestions",
            "access_log",
            "celebrations",
            "recognition_links",
            "gatherings",
            "praises",
        ] {
            for limit in ["-1", "0", "201", "65536", "1.5", "", "alle", "%00"] {
                let answer = bad.young.get(&format!("/{list}?limit={limit}")).await;
                Bad::check(answer, &whole(422, "invalid_query"), &format!("{list} {limit}"));
            }
            let id = bad.kurs.id();
            for cursor in [
                CANARY,
                "",
                "_",
                "1",
                "2026-11-22",
                "2026-11-22_",
                "2026-02-30_x",
                "_x",
                "%00",
                &format!("{id}"),
                &format!("26-2-3_{id}"),
                &format!("_{id}_{id}"),
                "' OR 1=1 --",
            ] {
                let answer = bad.young.get(&format!("/{list}?before={cursor}")).await;
                Bad::check(answer, &whole(422, "invalid_cursor"), &format!("{list} {cursor}"));
            }
            for query in [&format!("{CANARY}=1"), "limit=1&limit=2", "owner_id=1"] {
                let answer = bad.young.get(&format!("/{list}?{query}")).await;
                Bad::check(answer, &whole(422, "invalid_query"), &format!("{list} {query}"));
            }
            for limit in [1, 200] {
                bad.young.get(&format!("/{list}?limit={limit}")).await.is(200);
            }
            // A well-formed cursor of no record gives an empty page, never somebody else's records.
            bad.young.get(&format!("/{list}?before=0001-01-01_{id}")).await.is(200);
        }
        for query in ["on=2026-02-30", "on=", "day=2026-11-22", &format!("on={CANARY}")] {
            let answer = bad.young.get(&format!("/today?{query}")).await;
            Bad::check(answer, &whole(422, "invalid_query"), query);
        }
        bad.nothing_changed().await;
    }

    async fn malformed_headers(kurs: Kurs) {
        let bad = Bad::new(kurs).await;
        let path = bad.young.get("/goals").await.items()[0]["id"]
            .as_str()
            .map(|id| format!("/goals/{id}"));
        let path = path.expect("a goal");
        for tag in ["\"0\"", "\"99999999999999999999\"", CANARY_TAG, "W/\"0\"", ""] {
            let call = bad.young.call("PUT", &path).header("if-match", tag);
            let answer = call.json(&goal("Noget andet")).send().await;
            assert_eq!(answer.code(), "stale", "{tag}: {}", answer.text);
            assert!(!answer.text.contains(CANARY_TAG));
            answer.refused(412, "stale");
        }
        for tag in ["", "sludder", "\"", "\"1\", \"2", "*"] {
            let call = bad.young.call("GET", &path).header("if-none-match", tag);
            let status = call.send().await.status;
            assert!(matches!(status, 200 | 304), "{tag}: {status}");
        }
        for cookie in ["kurs", "kurs=", "kurs=sludder", "=;=;", &"kurs=".repeat(500)] {
            let call = bad.kurs.signed_out().call("GET", "/me").header("cookie", cookie);
            call.send().await.is(401);
        }
        bad.nothing_changed().await;
    }

    async fn unknown_methods_and_paths(kurs: Kurs) {
        let bad = Bad::new(kurs).await;
        for (method, path) in [("POST", "/goals"), ("DELETE", "/today"), ("PATCH", "/successes")] {
            let answer = bad.young.call(method, path).send().await;
            Bad::check(answer, &whole(405, "method_not_allowed"), path);
        }
        for path in [format!("/{CANARY}"), "/goals/a/b".into(), "//goals".into(), "/../me".into()] {
            let answer = bad.young.call("GET", &path).send().await;
            assert!(matches!(answer.status, 404 | 422), "{path}: {}", answer.status);
            assert!(!answer.text.contains(CANARY), "{}", answer.text);
        }
        bad.nothing_changed().await;
    }
}

/// A malformed tag; ASCII, because headers are.
const CANARY_TAG: &str = "gulspurv";
