//! `/me`: fields that are sent change, fields that are left out stay.

use serde_json::json;

use crate::kurs::{on_both, said::comparable};

on_both! {
    async fn a_team_is_in_the_order_of_danish(kurs: Kurs) {
        let young = kurs.young_person("Amina").await;
        let in_order = ["Ali", "amanda", "Ce\u{301}line", "Cilla", "Zoe", "Ærø", "Øjvind", "A\u{30a}sa", "Aase", "ליאור"];
        for name in in_order.iter().rev() {
            let caseworker = kurs.caseworker(name).await;
            kurs.assign(&caseworker, &young).await;
        }
        let me = young.get("/me").await.is(200);
        let names: Vec<_> = me["team"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
        assert_eq!(names, in_order);
    }

    async fn defaults_of_a_new_person(kurs: Kurs) {
        let (young, _) = kurs.pair().await;
        let me = young.get("/me").await.is(200);
        insta::assert_json_snapshot!("me", comparable(&me.json));
    }

    async fn each_field_and_null_and_absence(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let all = json!({ "name": "Åse Ø", "language": "en", "time_zone": "America/Nuuk",
            "day_start": 6, "quiet_hours": { "from": "21:00", "until": "08:30" },
            "paused_since": "2026-11-20", "reach_by": "in_person", "welcomed": true });
        let changed = young.patch("/me", &all).await.is(200);
        for (name, value) in all.as_object().expect("an object") {
            assert_eq!(&changed[name], value, "{name}");
        }
        assert_eq!((changed["version"].as_i64(), changed.header("etag")), (Some(2), Some("\"2\"")));
        // An empty patch changes nothing.
        assert_eq!(young.patch("/me", &json!({})).await.is(200).json, changed.json);
        assert_eq!(young.patch("/me", &all).await.is(200).json, changed.json);
        // Null clears an optional field, and only that one.
        let paused = young.patch("/me", &json!({ "paused_since": null })).await.is(200);
        assert!(paused["paused_since"].is_null() && paused["quiet_hours"].is_object());
        let nulls = json!({ "quiet_hours": null, "reach_by": null });
        let less = young.patch("/me", &nulls).await.is(200);
        assert!(less["quiet_hours"].is_null() && less["reach_by"].is_null());
        assert_eq!((&less["name"], &less["language"]), (&json!("Åse Ø"), &json!("en")));
        assert_eq!(young.get("/me").await.is(200).json, less.json);
    }

    async fn an_invalid_patch_changes_nothing(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let before = young.get("/me").await.json;
        for (body, path, code) in [
            (json!({ "time_zone": "Europa/Odense" }), "time_zone", "unknown_time_zone"),
            (json!({ "time_zone": "" }), "time_zone", "unknown_time_zone"),
            (json!({ "name": "  " }), "name", "text_empty"),
            (json!({ "name": "å".repeat(61) }), "name", "text_too_long"),
            (json!({ "name": "Åse\u{202e}Ø" }), "name", "text_forbidden_character"),
            (json!({ "day_start": 13 }), "day_start", "out_of_range"),
            (json!({ "day_start": -1 }), "day_start", "wrong_type"),
            (json!({ "language": "kl" }), "language", "wrong_type"),
            (json!({ "quiet_hours": { "from": "21:00" } }), "quiet_hours.until", "missing_field"),
            (
                json!({ "quiet_hours": { "from": "21:00", "until": "21:00" } }),
                "quiet_hours.until",
                "quiet_hours_empty",
            ),
            (
                json!({ "quiet_hours": { "from": "24:00", "until": "08:00" } }),
                "quiet_hours.from",
                "not_a_time_of_day",
            ),
            (json!({ "paused_since": "2026-02-30" }), "paused_since", "wrong_type"),
            (json!({ "reach_by": "pigeon" }), "reach_by", "wrong_type"),
            // Read-only fields.
            (json!({ "role": "administrator" }), "role", "unknown_field"),
            (json!({ "id": kurs.id() }), "id", "unknown_field"),
            (json!({ "version": 9 }), "version", "unknown_field"),
            (json!({ "team": [] }), "team", "unknown_field"),
        ] {
            let refused = young.patch("/me", &body).await.refused(422, "invalid_fields");
            assert_eq!(refused.field(), (path, code), "{body}");
        }
        assert_eq!(young.get("/me").await.json, before);
    }

    async fn a_stale_change_overwrites_nothing(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        young.patch("/me", &json!({ "name": "Åsa" })).await.is(200);
        let stale = young.call("PATCH", "/me").header("if-match", "\"1\"");
        let stale = stale.json(&json!({ "name": "Aase" })).send().await.refused(412, "stale");
        assert_eq!(stale["current"], young.get("/me").await.json);
        let fresh = young.call("PATCH", "/me").header("if-match", "\"2\"");
        assert_eq!(fresh.json(&json!({ "name": "Aase" })).send().await.is(200)["name"], "Aase");
    }

    async fn a_new_colleague_on_the_team_is_news(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let tag = young.get("/me").await.is(200).header("etag").expect("a tag").to_owned();
        young.call("GET", "/me").header("if-none-match", &tag).send().await.is(304);
        let mette = kurs.caseworker("Mette").await;
        kurs.assign(&mette, &young).await;
        let news = young.call("GET", "/me").header("if-none-match", &tag).send().await.is(200);
        assert_eq!(news["team"][0]["name"], "Mette");
    }
}
