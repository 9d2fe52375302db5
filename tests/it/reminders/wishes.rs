//! Settings that suppress reminders, and the daily maximum.

use serde_json::json;

use super::{WAITING, assert_rang, at, mark, pass, ring, stay_signed_in, with_phone, young_person};
use crate::kurs::{on_both, said::with};

on_both! {
    async fn nobody_is_reminded_during_a_pause(kurs: Kurs) {
        let young = young_person(&kurs).await;
        kurs.set_goal(&young, &at("Gå en tur", "18:00")).await;
        young.patch("/me", &json!({ "paused_since": "2026-11-22" })).await.is(200);
        assert_eq!(kurs.number(WAITING).await, 0);
        // A goal set during the pause is paused too.
        kurs.set_goal(&young, &at("Tegne", "19:00")).await;
        assert_rang(&pass(&kurs, "2026-11-25T12:00:00Z").await, &[]);
        young.patch("/me", &json!({ "paused_since": null })).await.is(200);
        assert_rang(
            &pass(&kurs, "2026-11-25T23:00:00Z").await,
            &[("2026-11-25T17:00Z", "Gå en tur"), ("2026-11-25T18:00Z", "Tegne")],
        );
    }

    async fn quiet_hours_over_midnight(kurs: Kurs) {
        let young = young_person(&kurs).await;
        let quiet = json!({ "quiet_hours": { "from": "22:00", "until": "07:00" } });
        young.patch("/me", &quiet).await.is(200);
        kurs.set_goal(&young, &at("Tidligt", "06:10")).await;
        kurs.set_goal(&young, &at("Sent", "23:00")).await;
        kurs.set_goal(&young, &at("Lige før", "21:59")).await;
        assert_rang(
            &pass(&kurs, "2026-11-24T05:00:00Z").await,
            &[
                ("2026-11-22T20:59Z", "Lige før"),
                // At the end of quiet hours; a reminder of what is another day by then is dropped.
                ("2026-11-23T06:00Z", "Tidligt"),
                ("2026-11-23T20:59Z", "Lige før"),
            ],
        );
        young.patch("/me", &json!({ "quiet_hours": null })).await.is(200);
        assert_rang(
            &pass(&kurs, "2026-11-25T04:00:00Z").await,
            &[
                ("2026-11-24T05:10Z", "Tidligt"),
                ("2026-11-24T20:59Z", "Lige før"),
                ("2026-11-24T22:00Z", "Sent"),
            ],
        );
    }

    async fn quiet_hours_that_begin_in_the_meantime(kurs: Kurs) {
        let young = young_person(&kurs).await;
        kurs.set_goal(&young, &at("Gå en tur", "18:00")).await;
        young.patch("/me", &json!({ "quiet_hours": { "from": "18:30", "until": "23:00" } })).await.is(200);
        // The server was down when it was due.
        kurs.set_clock("2026-11-22T17:30:00Z");
        assert_rang(&ring(&kurs).await, &[]);
        assert_eq!(kurs.number(WAITING).await, 1);
    }

    async fn at_most_three_a_day(kurs: Kurs) {
        let young = young_person(&kurs).await;
        stay_signed_in(&kurs).await;
        for number in 1..=5 {
            kurs.set_goal(&young, &at(&format!("Nummer {number}"), &format!("1{number}:30"))).await;
        }
        let day = |day: &str| {
            (2..5).map(|n| (format!("{day}T1{}:30Z", n - 1), format!("Nummer {n}"))).collect::<Vec<_>>()
        };
        // The day's 11:30 has passed.
        let rang = pass(&kurs, "2026-11-22T23:00:00Z").await;
        assert_eq!(super::when(&rang), day("2026-11-22"));
        // The next day starts anew.
        let rang = pass(&kurs, "2026-11-23T23:00:00Z").await;
        assert_eq!(
            super::when(&rang).into_iter().map(|it| it.1).collect::<Vec<_>>(),
            ["Nummer 1", "Nummer 2", "Nummer 3"]
        );
        // The maximum can be raised.
        let more = json!({ "push": { "says_what": true, "cheers": true, "reminders_a_day": 1 } });
        young.patch("/me", &more).await.is(200);
        assert_eq!(pass(&kurs, "2026-11-24T23:00:00Z").await.len(), 1);
        let more = json!({ "push": { "says_what": true, "cheers": true, "reminders_a_day": 10 } });
        young.patch("/me", &more).await.is(200);
        assert_eq!(pass(&kurs, "2026-11-25T23:00:00Z").await.len(), 5);
        // Reminders of somebody else do not count.
        let other = young_person(&kurs).await;
        kurs.set_goal(&other, &at("En andens", "18:00")).await;
        assert_eq!(pass(&kurs, "2026-11-26T23:00:00Z").await.len(), 6);
    }

    async fn marked_goals_need_no_reminder(kurs: Kurs) {
        let young = young_person(&kurs).await;
        let walk = kurs.set_goal(&young, &at("Gå en tur", "18:00")).await;
        let twice = json!({ "repeat": { "times_a_week": 2 } });
        let swim = kurs.set_goal(&young, &with(at("Svømme", "19:00"), &twice)).await;
        mark(&kurs, &young, "2026-11-22", walk).await;
        mark(&kurs, &young, "2026-11-17", swim).await;
        assert_rang(
            &pass(&kurs, "2026-11-22T23:00:00Z").await,
            &[("2026-11-22T18:00Z", "Svømme")],
        );
        // An undone mark does not count.
        kurs.set_clock("2026-11-23T12:00:00Z");
        let undone = mark(&kurs, &young, "2026-11-23", walk).await;
        young.delete(&format!("/successes/{undone}")).await.is(204);
        mark(&kurs, &young, "2026-11-23", swim).await;
        assert_rang(
            &pass(&kurs, "2026-11-24T12:00:00Z").await,
            &[("2026-11-23T17:00Z", "Gå en tur")],
        );
        // Marked twice this week: done until Monday.
        mark(&kurs, &young, "2026-11-24", swim).await;
        mark(&kurs, &young, "2026-11-24", walk).await;
        let rang = pass(&kurs, "2026-12-01T00:00:00Z").await;
        let swims: Vec<_> =
            super::when(&rang).into_iter().filter(|it| it.1 == "Svømme").map(|it| it.0).collect();
        assert_eq!(swims, ["2026-11-30T18:00Z"]);
        assert!(!rang.iter().any(|rang| rang.content["reminder"]["on"] == "2026-11-24"));
    }

    async fn goals_that_change(kurs: Kurs) {
        let young = young_person(&kurs).await;
        let walk = kurs.set_goal(&young, &at("Gå en tur", "18:00")).await;
        let path = format!("/goals/{walk}");
        // Moved before it was sent: once, at the new time and with the new words.
        young.put(&path, &at("Gå til åen", "19:00")).await.is(200);
        assert_rang(
            &pass(&kurs, "2026-11-22T18:30:00Z").await,
            &[("2026-11-22T18:00Z", "Gå til åen")],
        );
        // Moved after it was sent: that day had its reminder.
        young.put(&path, &at("Gå til åen", "20:00")).await.is(200);
        assert_eq!(kurs.number(WAITING).await, 1);
        assert_rang(
            &pass(&kurs, "2026-11-24T12:00:00Z").await,
            &[("2026-11-23T19:00Z", "Gå til åen")],
        );
        for more in [json!({ "state": "resting" }), json!({ "state": "reached" }), json!({ "remind_at": null })] {
            young.put(&path, &with(at("Gå til åen", "20:00"), &more)).await.is(200);
            assert_eq!(kurs.number(WAITING).await, 0, "{more}");
            young.put(&path, &at("Gå til åen", "20:00")).await.is(200);
            assert_eq!(kurs.number(WAITING).await, 1, "{more}");
        }
        young.delete(&path).await.is(204);
        assert_eq!(kurs.number(WAITING).await, 0);
        assert_rang(&pass(&kurs, "2026-11-26T12:00:00Z").await, &[]);
        // And back again.
        young.put(&path, &at("Gå til åen", "20:00")).await.is(200);
        assert_eq!(pass(&kurs, "2026-11-27T12:00:00Z").await.len(), 1);
    }

    async fn a_concurrent_change_when_due_loses_nothing(kurs: Kurs) {
        let young = young_person(&kurs).await;
        let walk = kurs.set_goal(&young, &at("Gå en tur", "18:00")).await;
        kurs.set_clock("2026-11-22T17:00:05Z");
        young.put(&format!("/goals/{walk}"), &at("Gå en lang tur", "18:00")).await.is(200);
        assert_rang(&ring(&kurs).await, &[("2026-11-22T17:00:05.000Z", "Gå en lang tur")]);
        assert_rang(&ring(&kurs).await, &[]);
    }

    async fn without_a_phone_nothing_is_sent_nor_counted(kurs: Kurs) {
        let young = kurs.young_person("Bo").await;
        for number in 2..6 {
            kurs.set_goal(&young, &at(&format!("Nummer {number}"), &format!("1{number}:30"))).await;
        }
        assert_rang(&pass(&kurs, "2026-11-22T14:00:00Z").await, &[]);
        assert_eq!(kurs.number("SELECT COUNT(*) FROM jobs WHERE kind = 'push'").await, 0);
        assert_eq!(kurs.number("SELECT COUNT(*) FROM jobs").await, 4);
        with_phone(&kurs, &young).await;
        assert_rang(
            &pass(&kurs, "2026-11-23T00:00:00Z").await,
            &[("2026-11-22T14:30Z", "Nummer 5")],
        );
    }
}
