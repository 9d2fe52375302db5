//! When reminders are sent: by local time, across daylight saving changes and time zones.

use kurs_domain::Id;
use kurs_server::reminders::ops::catch_up;
use serde_json::json;

use super::{Rang, WAITING, assert_rang, at, pass, ring, stay_signed_in, with_phone, young_person};
use crate::kurs::{
    Kurs, Setup, on_both,
    said::{goal, with},
};

on_both! {
    async fn when_the_clock_skips_an_hour(kurs: Kurs) {
        let young = young_person(&kurs).await;
        stay_signed_in(&kurs).await;
        kurs.set_clock("2027-03-26T11:00:00Z");
        kurs.set_goal(&young, &at("Gå ned til åen", "08:00")).await;
        kurs.set_goal(&young, &at("Skrive én linje", "02:30")).await;
        let rang = pass(&kurs, "2027-03-30T00:00:00Z").await;
        assert_rang(
            &rang,
            &[
                ("2027-03-27T01:30Z", "Skrive én linje"),
                ("2027-03-27T07:00Z", "Gå ned til åen"),
                // 02:30 is skipped: at 03:00, the first minute after.
                ("2027-03-28T01:00Z", "Skrive én linje"),
                ("2027-03-28T06:00Z", "Gå ned til åen"),
                ("2027-03-29T00:30Z", "Skrive én linje"),
                ("2027-03-29T06:00Z", "Gå ned til åen"),
            ],
        );
        // 02:30 belongs to the evening before.
        let days: Vec<_> = rang.iter().map(|rang| rang.content["reminder"]["on"].clone()).collect();
        assert_eq!(
            days,
            ["2027-03-26", "2027-03-27", "2027-03-27", "2027-03-28", "2027-03-28", "2027-03-29"]
        );
        // One job waits for each goal.
        assert_eq!(kurs.number(WAITING).await, 2);
    }

    async fn when_the_clock_repeats_an_hour(kurs: Kurs) {
        kurs.set_clock("2026-10-23T10:00:00Z");
        let young = young_person(&kurs).await;
        kurs.set_goal(&young, &at("Gå ned til åen", "08:00")).await;
        kurs.set_goal(&young, &at("Skrive én linje", "02:30")).await;
        let rang = pass(&kurs, "2026-10-27T00:00:00Z").await;
        assert_rang(
            &rang,
            &[
                ("2026-10-24T00:30Z", "Skrive én linje"),
                ("2026-10-24T06:00Z", "Gå ned til åen"),
                // The first of the two.
                ("2026-10-25T00:30Z", "Skrive én linje"),
                ("2026-10-25T07:00Z", "Gå ned til åen"),
                ("2026-10-26T01:30Z", "Skrive én linje"),
                ("2026-10-26T07:00Z", "Gå ned til åen"),
            ],
        );
    }

    async fn on_the_days_a_goal_is_for(kurs: Kurs) {
        let young = young_person(&kurs).await;
        let on = |text: &str, repeat: serde_json::Value| {
            with(goal(text), &json!({ "repeat": repeat, "remind_at": "18:00" }))
        };
        kurs.set_goal(&young, &on("Ringe", json!({ "once": "2026-11-25" }))).await;
        kurs.set_goal(&young, &on("I går", json!({ "once": "2026-11-21" }))).await;
        kurs.set_goal(&young, &on("Skole", json!({ "weekdays": ["mon", "thu"] }))).await;
        assert_rang(
            &pass(&kurs, "2026-12-01T00:00:00Z").await,
            &[
                ("2026-11-23T17:00Z", "Skole"),
                ("2026-11-25T17:00Z", "Ringe"),
                ("2026-11-26T17:00Z", "Skole"),
                ("2026-11-30T17:00Z", "Skole"),
            ],
        );
    }

    async fn the_content_of_a_reminder(kurs: Kurs) {
        let young = young_person(&kurs).await;
        with_phone(&kurs, &young).await;
        let walk = kurs.set_goal(&young, &at("Gå ned til åen", "18:00")).await;
        kurs.set_clock("2026-11-22T17:00:00Z");
        let rang = ring(&kurs).await;
        assert_eq!(rang.len(), 2, "once for each phone: {rang:?}");
        let content = &rang[0].content;
        assert_eq!((&content["kind"], &content["url"]), (&json!("reminder"), &json!("/")));
        assert_eq!(content["reminder"]["goal"], json!(walk));
        let success = content["reminder"]["success"].as_str().expect("an id");
        assert!(Id::parse(success).is_ok() && success != walk.to_string());
        // Both phones mark the same success, and each shows one notification of it.
        assert_eq!(rang[1].content, *content);
        let tag = content["tag"].as_str().expect("a tag");
        assert!(tag.starts_with("reminder-") && walk.to_string().ends_with(&tag[9..]), "{tag}");
    }

    async fn in_another_zone(kurs: Kurs) {
        let young = young_person(&kurs).await;
        kurs.set_goal(&young, &at("Gå en tur", "18:00")).await;
        // Noon in Odense; in St. John's it is half past seven.
        young.patch("/me", &json!({ "time_zone": "America/St_Johns" })).await.is(200);
        assert_rang(
            &pass(&kurs, "2026-11-23T12:00:00Z").await,
            &[("2026-11-22T21:30Z", "Gå en tur")],
        );
        // Further east it is nearly evening already.
        young.patch("/me", &json!({ "time_zone": "Asia/Kolkata" })).await.is(200);
        assert_rang(
            &pass(&kurs, "2026-11-23T22:00:00Z").await,
            &[("2026-11-23T12:30Z", "Gå en tur")],
        );
        // Back in the west it is still the day that had its reminder.
        young.patch("/me", &json!({ "time_zone": "America/St_Johns" })).await.is(200);
        assert_rang(
            &pass(&kurs, "2026-11-25T12:00:00Z").await,
            &[("2026-11-24T21:30Z", "Gå en tur")],
        );
    }

    async fn two_servers_send_one_reminder(kurs: Kurs) {
        let other = Kurs::start_with(
            kurs.database.clone(),
            Setup { clock: Some(kurs.clock.clone()), ..Setup::default() },
        )
        .await;
        let mut people = Vec::new();
        for _ in 0..20 {
            let young = young_person(&kurs).await;
            for text in ["Ét", "To", "Tre"] {
                kurs.set_goal(&young, &at(text, "18:00")).await;
            }
            people.push(young);
        }
        for day in ["2026-11-22", "2026-11-23"] {
            kurs.set_clock(&format!("{day}T17:00:00Z"));
            let (one, another) = tokio::join!(ring(&kurs), ring(&other));
            // One of them may have left the messages that it queued to the other.
            let rest = ring(&kurs).await;
            let mut all: Vec<Rang> = [one, another, rest].concat();
            all.retain(|rang| rang.content["reminder"]["on"] == day);
            let mut goals: Vec<_> =
                all.iter().map(|rang| rang.content["reminder"]["goal"].to_string()).collect();
            goals.sort();
            let content = goals.len();
            goals.dedup();
            assert_eq!((content, goals.len()), (60, 60), "on {day}");
        }
    }

    async fn after_the_server_was_down(kurs: Kurs) {
        let young = young_person(&kurs).await;
        kurs.set_goal(&young, &at("Gå en tur", "18:00")).await;
        // A while late is not too late.
        kurs.set_clock("2026-11-22T19:00:00Z");
        assert_rang(&ring(&kurs).await, &[("2026-11-22T19:00Z", "Gå en tur")]);
        // Long after, it is; and nothing that was missed is made up for.
        kurs.set_clock("2026-11-25T19:00:01Z");
        assert_rang(&ring(&kurs).await, &[]);
        assert_rang(
            &pass(&kurs, "2026-11-26T23:00:00Z").await,
            &[("2026-11-26T17:00Z", "Gå en tur")],
        );
    }

    async fn missing_jobs_are_created(kurs: Kurs) {
        let young = young_person(&kurs).await;
        kurs.set_goal(&young, &at("Gå en tur", "18:00")).await;
        kurs.set_goal(&young, &goal("Uden tid")).await;
        let past = json!({ "repeat": { "once": "2026-11-01" } });
        kurs.set_goal(&young, &with(at("Forbi", "18:00"), &past)).await;
        // The state before any job was created for them.
        kurs.execute("DELETE FROM jobs").await;
        for looked_at in [1, 0, 0] {
            assert_eq!(catch_up(&kurs.state).await.expect("it works"), looked_at);
            assert_eq!(kurs.number(WAITING).await, 1);
        }
        assert_rang(
            &pass(&kurs, "2026-11-22T23:00:00Z").await,
            &[("2026-11-22T17:00Z", "Gå en tur")],
        );
    }
}
