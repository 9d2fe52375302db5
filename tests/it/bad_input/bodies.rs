//! Bodies that are not JSON or have the wrong shape, and malformed ids.

use serde_json::{Value, json};

use super::{Bad, CANARY, Refusal, field, whole};
use crate::kurs::{
    on_both,
    said::{goal, with},
};

on_both! {
    async fn bodies_that_are_not_json(kurs: Kurs) {
        let bad = Bad::new(kurs).await;
        let malformed = whole(422, "malformed_json");
        for body in [
            String::new(),
            "{".to_owned(),
            format!("{{\"text\": \"{CANARY}"),
            CANARY.to_owned(),
            format!("{} {CANARY}", goal("Gå en tur")),
            format!("{{'text': '{CANARY}'}}"),
            "{\"x\":".repeat(10_000),
        ] {
            let call = bad.young.call("PUT", &bad.new_path("goals")).raw(body.clone());
            Bad::check(call.send().await, &malformed, &body);
        }
        // A struct must not be accepted as a list of its fields.
        let list = json!([CANARY, null, null, null, { "times_a_week": 3 }, null, null, null]);
        for body in [list.to_string(), "[".repeat(60_000)] {
            let call = bad.young.call("PUT", &bad.new_path("goals")).raw(body.clone());
            Bad::check(call.send().await, &field(".", "wrong_type"), &body);
        }
        // An unpaired surrogate in an otherwise valid body.
        let half = goal("HALF").to_string().replace("HALF", &format!("{CANARY} \\ud800"));
        let call = bad.young.call("PUT", &bad.new_path("goals")).raw(half);
        Bad::check(call.send().await, &malformed, "half a pair");
        let not_utf8 = [b"{\"text\": \"", &[0xff, 0xfe][..], b"\"}"].concat();
        let call = bad.young.call("PUT", &bad.new_path("goals")).raw(not_utf8);
        Bad::check(call.send().await, &malformed, "not UTF-8");
        bad.nothing_changed().await;
    }

    async fn bodies_without_a_json_content_type(kurs: Kurs) {
        let bad = Bad::new(kurs).await;
        for kind in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""] {
            let call = bad.young.call("PUT", &bad.new_path("goals")).header("content-type", kind);
            let answer = call.raw_body(&goal(CANARY).to_string()).send().await;
            Bad::check(answer, &whole(415, "not_json"), kind);
        }
        bad.nothing_changed().await;
        for kind in ["application/json", "Application/JSON; charset=utf-8"] {
            let call = bad.young.call("PUT", &bad.new_path("goals")).header("content-type", kind);
            call.raw_body(&goal("Gå").to_string()).send().await.is(201);
        }
    }

    async fn oversized_bodies(kurs: Kurs) {
        let bad = Bad::new(kurs).await;
        for text in ["x".repeat(65_536), "x".repeat(10_000_000)] {
            let call = bad.young.call("PUT", &bad.new_path("goals")).json(&goal(&text));
            // The server may close the connection before everything is sent.
            if let Some(answer) = call.try_send().await {
                Bad::check(answer, &whole(413, "too_large"), "megabytes");
            }
        }
        let fits = bad.young.put(&bad.new_path("goals"), &goal(&"x".repeat(60_000))).await;
        Bad::check(fits, &field("text", "text_too_long"), "60 KB");
        bad.nothing_changed().await;
    }

    async fn invalid_goal_fields(kurs: Kurs) {
        let bad = Bad::new(kurs).await;
        let cases: Vec<(Value, Refusal)> = vec![
            (json!({ CANARY: 1 }), field("?", "unknown_field")),
            (json!({ "owner_id": CANARY }), field("owner_id", "unknown_field")),
            (json!({ "version": 7 }), field("version", "unknown_field")),
            (json!({ "text": 7 }), field("text", "wrong_type")),
            (json!({ "text": null }), field("text", "wrong_type")),
            (json!({ "text": [CANARY] }), field("text", "wrong_type")),
            (json!({ "repeat": CANARY }), field("repeat", "wrong_type")),
            (json!({ "repeat": {} }), field("repeat", "wrong_type")),
            (
                json!({ "repeat": { "times_a_week": 1, "once": "2026-11-22" } }),
                field("repeat", "wrong_type"),
            ),
            (json!({ "repeat": { CANARY: 1 } }), field("repeat", "wrong_type")),
            (json!({ "repeat": { "once": "2026-02-30" } }), field("repeat.once", "wrong_type")),
            (json!({ "repeat": { "once": CANARY } }), field("repeat.once", "wrong_type")),
            (json!({ "repeat": { "weekdays": [] } }), field("repeat.weekdays", "out_of_range")),
            (
                json!({ "repeat": { "weekdays": ["mon", CANARY] } }),
                field("repeat.weekdays[1]", "wrong_type"),
            ),
            (
                json!({ "repeat": { "times_a_week": 0 } }),
                field("repeat.times_a_week", "out_of_range"),
            ),
            (
                json!({ "repeat": { "times_a_week": 8 } }),
                field("repeat.times_a_week", "out_of_range"),
            ),
            (
                json!({ "repeat": { "times_a_week": 2.5 } }),
                field("repeat.times_a_week", "wrong_type"),
            ),
            (json!({ "part_of_day": CANARY }), field("part_of_day", "wrong_type")),
            (json!({ "remind_at": "25:00" }), field("remind_at", "not_a_time_of_day")),
            (json!({ "remind_at": CANARY }), field("remind_at", "not_a_time_of_day")),
            (json!({ "confidence": 11 }), field("confidence", "out_of_range")),
            (json!({ "confidence": -1 }), field("confidence", "wrong_type")),
            (json!({ "confidence": 1e99 }), field("confidence", "wrong_type")),
            (json!({ "state": CANARY }), field("state", "wrong_type")),
            (json!({ "shared_with": CANARY }), field("shared_with", "shared_with_unknown")),
            (json!({ "shared_with": [] }), field("shared_with", "shared_with_unknown")),
            (json!({ "shared_with": [CANARY] }), field("shared_with", "shared_with_unknown")),
            (json!({ "shared_with": [bad.kurs.id()] }), field("shared_with", "not_in_team")),
        ];
        for (wrong, expected) in cases {
            let body = with(goal("Gå en tur"), &wrong);
            let answer = bad.young.put(&bad.new_path("goals"), &body).await;
            Bad::check(answer, &expected, &wrong.to_string());
        }
        for (missing, expected) in [
            (json!({ "text": CANARY }), field("repeat", "missing_field")),
            (json!({ "repeat": { "times_a_week": 1 } }), field("text", "missing_field")),
        ] {
            let answer = bad.young.put(&bad.new_path("goals"), &missing).await;
            Bad::check(answer, &expected, &missing.to_string());
        }
        bad.nothing_changed().await;
    }

    async fn invalid_success_fields(kurs: Kurs) {
        let bad = Bad::new(kurs).await;
        let five = [(); 5].map(|()| bad.kurs.id());
        let cases: Vec<(Value, Refusal)> = vec![
            (json!({ "on": "2026-02-30" }), field("on", "wrong_type")),
            (json!({ "on": "2025-02-29" }), field("on", "wrong_type")),
            (json!({ "on": CANARY }), field("on", "wrong_type")),
            (json!({ "on": "2026-11-23" }), field("on", "day_in_the_future")),
            (json!({ "on": "2026-11-07" }), field("on", "day_too_long_ago")),
            (json!({ "at": "2026-11-22" }), field("at", "not_an_instant")),
            (json!({ "at": CANARY }), field("at", "not_an_instant")),
            (json!({ "at": 1_795_346_637 }), field("at", "wrong_type")),
            (json!({ "feeling": 11 }), field("feeling", "out_of_range")),
            (json!({ "goal_id": CANARY }), field("goal_id", "id_not_uuid_v7")),
            (
                json!({ "goal_id": "f47ac10b-58cc-4372-a567-0e02b2c3d479" }),
                field("goal_id", "id_not_uuid_v7"),
            ),
            (json!({ "goal_id": bad.kurs.id() }), field("goal_id", "unknown_goal")),
            (json!({ "file_ids": [CANARY] }), field("file_ids[0]", "id_not_uuid_v7")),
            (
                json!({ "file_ids": five }),
                field("file_ids", "too_many_files"),
            ),
            (json!({ "once_more": CANARY }), field("once_more", "wrong_type")),
            (json!({ "words": null }), field("words", "says_nothing")),
            (json!({ "owner_id": bad.kurs.id() }), field("owner_id", "unknown_field")),
        ];
        for (wrong, expected) in cases {
            let body = with(bad.kurs.success("2026-11-22", CANARY), &wrong);
            let answer = bad.young.put(&bad.new_path("successes"), &body).await;
            Bad::check(answer, &expected, &wrong.to_string());
        }
        bad.nothing_changed().await;
    }

    async fn malformed_ids(kurs: Kurs) {
        let bad = Bad::new(kurs).await;
        let none = field("id", "id_not_uuid_v7");
        for id in
            ["1", CANARY, "f47ac10b-58cc-4372-a567-0e02b2c3d479", "..%2f..", "%00", "' OR 1=1"]
        {
            let path = format!("/goals/{id}");
            Bad::check(bad.young.put(&path, &goal("Gå")).await, &none, id);
            Bad::check(bad.young.get(&path).await, &none, id);
            Bad::check(bad.young.delete(&path).await, &none, id);
            Bad::check(bad.young.get(&format!("/successes/{id}")).await, &none, id);
        }
        // An upper-case id is a different spelling and is refused.
        let upper = bad.kurs.set_goal(&bad.young, &goal("Gå")).await.to_string().to_uppercase();
        bad.young.get(&format!("/goals/{upper}")).await.is(200);
        let plain = upper.replace('-', "");
        Bad::check(bad.young.get(&format!("/goals/{plain}")).await, &none, &plain);
    }
}
