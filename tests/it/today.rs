//! The day: its beginning at 04:00, its goals, its growing counts, and its greeting.

use serde_json::{Value, json};

use crate::kurs::{
    Kurs, on_both,
    said::{comparable, goal, with},
};

/// The day at each of these instants, for a young person in this zone.
async fn days(kurs: &Kurs, zone: &str, table: &[(&str, &str)]) {
    let young = kurs.young_person("Åse").await;
    young.patch("/me", &json!({ "time_zone": zone })).await.is(200);
    for (at, day) in table {
        kurs.set_clock(at);
        let browser = kurs.again(&young).await;
        assert_eq!(browser.get("/today").await.is(200)["on"], *day, "{at} in {zone}");
    }
}

on_both! {
    async fn a_sunday_in_november(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let walk = kurs
            .set_goal(&young, &with(goal("Gå ned til åen"), &json!({ "part_of_day": "evening" })))
            .await;
        for (text, repeat) in [
            ("Ringe til mormor", json!({ "once": "2026-11-20" })),
            ("Tage bussen selv", json!({ "weekdays": ["mon"] })),
            ("Læse i sengen", json!({ "weekdays": ["sun"] })),
        ] {
            kurs.set_goal(
                &young,
                &json!({ "text": text, "repeat": repeat, "part_of_day": "morning" }),
            )
            .await;
        }
        kurs.set_goal(&young, &with(goal("Hviler"), &json!({ "state": "resting" }))).await;
        for on in ["2026-11-15", "2026-11-16", "2026-11-22"] {
            kurs.succeed(&young, &kurs.mark(on, walk)).await;
        }
        kurs.succeed(&young, &kurs.success("2026-11-22", "Jeg lo hele vejen hjem")).await;
        let mut today = young.get("/today").await.is(200).json;
        // Created at the same instant, the two of the morning are ordered by id.
        let goals = today["goals"].as_array_mut().expect("goals");
        goals.sort_by_key(|goal| goal["goal"]["text"].to_string());
        insta::assert_json_snapshot!("a_sunday", comparable(&today));
        let monday = young.get("/today?on=2026-11-23").await.is(200);
        let texts: Vec<_> = monday["goals"]
            .as_array()
            .expect("goals")
            .iter()
            .map(|goal| goal["goal"]["text"].as_str().expect("text"))
            .collect();
        assert!(
            texts.contains(&"Tage bussen selv") && !texts.contains(&"Læse i sengen"),
            "{texts:?}"
        );
    }

    async fn a_day_begins_at_four(kurs: Kurs) {
        days(
            &kurs,
            "Europe/Copenhagen",
            &[
                ("2026-11-22T00:30:00Z", "2026-11-21"),
                ("2026-11-22T02:59:59.999Z", "2026-11-21"),
                ("2026-11-22T03:00:00Z", "2026-11-22"),
                ("2026-12-31T23:30:00Z", "2026-12-31"),
                ("2027-01-01T03:00:00Z", "2027-01-01"),
                // The clock goes forward on 28 March 2027, back on 31 October 2027.
                ("2027-03-28T01:59:59Z", "2027-03-27"),
                ("2027-03-28T02:00:00Z", "2027-03-28"),
                ("2027-10-31T02:59:59Z", "2027-10-30"),
                ("2027-10-31T03:00:00Z", "2027-10-31"),
                ("2028-03-01T02:59:59Z", "2028-02-29"),
            ],
        )
        .await;
    }

    async fn a_day_follows_the_persons_time_zone(kurs: Kurs) {
        days(
            &kurs,
            "America/Nuuk",
            &[("2026-11-22T05:59:59Z", "2026-11-21"), ("2026-11-22T06:00:00Z", "2026-11-22")],
        )
        .await;
        days(
            &kurs,
            "Pacific/Auckland",
            &[("2026-11-23T14:59:59Z", "2026-11-23"), ("2026-11-23T15:00:00Z", "2026-11-24")],
        )
        .await;
    }

    async fn the_beginning_of_the_day_is_configurable(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        kurs.set_clock("2026-11-22T05:30:00Z");
        let today = || async { kurs.again(&young).await.get("/today").await.is(200)["on"].clone() };
        assert_eq!(today().await, "2026-11-22");
        kurs.again(&young).await.patch("/me", &json!({ "day_start": 7 })).await.is(200);
        assert_eq!(today().await, "2026-11-21");
    }

    async fn marking_around_the_changes_of_the_clock(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        for (at, evening, morning) in [
            // 03:30, in the night without the hour from two to three.
            ("2027-03-28T01:30:00Z", "2027-03-27", "2027-03-28"),
            // 02:30, the second time.
            ("2027-10-31T01:30:00Z", "2027-10-30", "2027-10-31"),
        ] {
            kurs.set_clock(at);
            let young = kurs.again(&young).await;
            kurs.succeed(&young, &kurs.success(evening, "Det blev sent")).await;
            let path = format!("/successes/{}", kurs.id());
            let early = young.put(&path, &kurs.success(morning, "For tidligt")).await;
            assert_eq!(early.refused(422, "invalid_fields").field(), ("on", "day_in_the_future"));
        }
    }

    async fn counts_only_grow(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let mut before = (0, 0, 0);
        for (number, on) in ["2026-11-22", "2026-11-16", "2026-11-15", "2026-11-08", "2026-11-22"]
            .into_iter()
            .enumerate()
        {
            kurs.succeed(&young, &kurs.success(on, &format!("Nummer {number}"))).await;
            let counts = young.get("/today").await.is(200)["counts"].clone();
            let number = |name: &str| counts[name].as_i64().expect("a number");
            let now = (number("this_week"), number("this_month"), number("ever"));
            assert!(now.0 >= before.0 && now.1 >= before.1 && now.2 == before.2 + 1, "{counts}");
            assert_eq!(
                counts.as_object().map(serde_json::Map::len),
                Some(3),
                "nothing else is counted"
            );
            before = now;
        }
        assert_eq!(before, (3, 5, 5));
        let december = young.get("/today?on=2026-12-01").await.is(200)["counts"].clone();
        assert_eq!(december, json!({ "this_week": 0, "this_month": 0, "ever": 5 }));
    }

    async fn greetings(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let greeting = |on: &'static str| {
            let young = &young;
            async move { young.get(&format!("/today?on={on}")).await.is(200)["greeting"].clone() }
        };
        assert_eq!(greeting("2026-11-22").await, "first_day");
        for (on, expected) in [
            ("2026-11-23", "ordinary_day"),
            ("2026-11-25", "ordinary_day"),
            ("2026-11-26", "back_after_days"),
            ("2026-12-06", "back_after_days"),
            ("2026-12-07", "back_after_weeks"),
        ] {
            assert_eq!(greeting(on).await, expected, "{on}");
        }
        // Setting a goal is activity, and so is a success.
        kurs.set_clock("2026-12-01T11:00:00Z");
        kurs.set_goal(&young, &goal("Gå en tur")).await;
        assert_eq!(greeting("2026-12-04").await, "ordinary_day");
        assert_eq!(greeting("2026-12-05").await, "back_after_days");
        kurs.set_clock("2026-12-05T11:00:00Z");
        kurs.succeed(&young, &kurs.success("2026-12-05", "Jeg kom tilbage")).await;
        assert_eq!(greeting("2026-12-05").await, "ordinary_day");
    }

    async fn a_goal_for_one_day_stays_until_it_is_reached(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let call = kurs
            .set_goal(&young, &json!({ "text": "Ringe", "repeat": { "once": "2026-11-20" } }))
            .await;
        let shown = |on: &'static str| {
            let young = &young;
            async move {
                let today = young.get(&format!("/today?on={on}")).await.is(200);
                today["goals"].as_array().map(Vec::len)
            }
        };
        assert_eq!((shown("2026-11-19").await, shown("2026-11-22").await), (Some(0), Some(1)));
        kurs.succeed(&young, &kurs.mark("2026-11-21", call)).await;
        assert_eq!((shown("2026-11-21").await, shown("2026-11-22").await), (Some(1), Some(0)));
    }

    async fn any_day_can_be_asked_for(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        kurs.set_goal(&young, &goal("Gå en tur")).await;
        for on in ["0001-01-01", "1970-01-01", "9999-12-31"] {
            let today = young.get(&format!("/today?on={on}")).await.is(200);
            assert_eq!(today["other_successes"], Value::Array(Vec::new()), "{on}");
        }
        for on in ["2026-02-30", "2026-13-01", "2026-1-1", "%2B10000-01-01", "-0001-01-01", "i-dag", ""] {
            young.get(&format!("/today?on={on}")).await.refused(422, "invalid_query");
        }
    }
}
