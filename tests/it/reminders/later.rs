//! A reminder postponed by an hour.

use kurs_domain::Id;
use serde_json::json;

use super::{WAITING, assert_rang, at, mark, pass, ring, young_person};
use crate::kurs::{Answer, Client, Kurs, on_both};

/// Sunday evening, with today's reminder just sent.
async fn reminded(kurs: &Kurs) -> (Client, Id) {
    let young = young_person(kurs).await;
    let walk = kurs.set_goal(&young, &at("Gå en tur", "18:00")).await;
    kurs.set_clock("2026-11-22T17:00:00Z");
    assert_eq!(ring(kurs).await.len(), 1);
    (young, walk)
}

async fn later(young: &Client, goal: Id, on: &str) -> Answer {
    young.post(&format!("/goals/{goal}/later"), &json!({ "on": on })).await
}

on_both! {
    async fn it_is_sent_again_in_an_hour(kurs: Kurs) {
        let (young, walk) = reminded(&kurs).await;
        kurs.set_clock("2026-11-22T17:10:00Z");
        later(&young, walk, "2026-11-22").await.is(204);
        // Tapped again: the same postponement.
        kurs.set_clock("2026-11-22T17:12:00Z");
        later(&young, walk, "2026-11-22").await.is(204);
        assert_rang(
            &pass(&kurs, "2026-11-22T18:30:00Z").await,
            &[("2026-11-22T18:10Z", "Gå en tur")],
        );
        // Once it was sent it can be postponed once more.
        later(&young, walk, "2026-11-22").await.is(204);
        assert_rang(
            &pass(&kurs, "2026-11-23T12:00:00Z").await,
            &[("2026-11-22T19:30Z", "Gå en tur")],
        );
        // Tomorrow's is sent as usual.
        assert_eq!(kurs.number(WAITING).await, 1);
        assert_rang(
            &pass(&kurs, "2026-11-24T00:00:00Z").await,
            &[("2026-11-23T17:00Z", "Gå en tur")],
        );
    }

    async fn a_retry_postpones_once(kurs: Kurs) {
        let (young, walk) = reminded(&kurs).await;
        let path = format!("/goals/{walk}/later");
        let send = async |on: &str| {
            let call = young.call("POST", &path).header("idempotency-key", "senere-1");
            call.json(&json!({ "on": on })).send().await
        };
        send("2026-11-22").await.is(204);
        assert_eq!(pass(&kurs, "2026-11-22T18:30:00Z").await.len(), 1);
        // The phone did not get the answer, and retries after the reminder was sent.
        send("2026-11-22").await.is(204);
        assert_rang(&pass(&kurs, "2026-11-23T12:00:00Z").await, &[]);
        send("2026-11-23").await.refused(422, "idempotency_key_reused");
    }

    async fn it_does_not_count_towards_the_maximum(kurs: Kurs) {
        let young = young_person(&kurs).await;
        let mut goals = Vec::new();
        for (text, time) in [("Ét", "13:00"), ("To", "17:00"), ("Tre", "18:00"), ("Fire", "19:00")] {
            goals.push(kurs.set_goal(&young, &at(text, time)).await);
        }
        assert_eq!(pass(&kurs, "2026-11-22T12:30:00Z").await.len(), 1);
        later(&young, goals[0], "2026-11-22").await.is(204);
        assert_rang(
            &pass(&kurs, "2026-11-22T23:00:00Z").await,
            &[
                ("2026-11-22T13:30Z", "Ét"),
                ("2026-11-22T16:00Z", "To"),
                ("2026-11-22T17:00Z", "Tre"),
            ],
        );
        // Nor is it dropped when the daily maximum was reached.
        later(&young, goals[2], "2026-11-22").await.is(204);
        assert_rang(&pass(&kurs, "2026-11-23T02:00:00Z").await, &[("2026-11-23T00:00Z", "Tre")]);
    }

    async fn never_into_quiet_hours_or_another_day(kurs: Kurs) {
        let (young, walk) = reminded(&kurs).await;
        young.patch("/me", &json!({ "quiet_hours": { "from": "19:00", "until": "23:00" } })).await.is(200);
        kurs.set_clock("2026-11-22T17:10:00Z");
        later(&young, walk, "2026-11-22").await.is(204);
        for day in ["2026-11-21", "2026-11-23", "2020-01-01"] {
            later(&young, walk, day).await.is(204);
        }
        // Nor into another day: 03:30 is still Sunday, 04:30 is not.
        kurs.set_clock("2026-11-23T02:30:00Z");
        later(&young, walk, "2026-11-22").await.is(204);
        assert_eq!(kurs.number("SELECT COUNT(*) FROM jobs WHERE key LIKE 'later:%'").await, 0);
    }

    async fn changes_in_the_meantime_apply(kurs: Kurs) {
        for change in ["marked", "resting", "deleted", "paused", "quiet", "no time"] {
            let (young, walk) = reminded(&kurs).await;
            later(&young, walk, "2026-11-22").await.is(204);
            let path = format!("/goals/{walk}");
            let changed = |more| crate::kurs::said::with(at("Gå en tur", "18:00"), &more);
            match change {
                "marked" => drop(mark(&kurs, &young, "2026-11-22", walk).await),
                "resting" => drop(young.put(&path, &changed(json!({ "state": "resting" }))).await.is(200)),
                "no time" => drop(young.put(&path, &changed(json!({ "remind_at": null }))).await.is(200)),
                "deleted" => drop(young.delete(&path).await.is(204)),
                "paused" => {
                    young.patch("/me", &json!({ "paused_since": "2026-11-22" })).await.is(200);
                }
                _ => {
                    let quiet = json!({ "quiet_hours": { "from": "18:30", "until": "07:00" } });
                    young.patch("/me", &quiet).await.is(200);
                }
            }
            kurs.set_clock("2026-11-22T18:00:00Z");
            assert_rang(&ring(&kurs).await, &[]);
            kurs.set_clock("2026-11-22T11:00:00Z");
            kurs.execute("DELETE FROM jobs").await;
        }
    }

    async fn only_for_own_goals(kurs: Kurs) {
        let (young, walk) = reminded(&kurs).await;
        let bo = kurs.young_person("Bo").await;
        later(&bo, walk, "2026-11-22").await.refused(404, "not_found");
        later(&young, kurs.id(), "2026-11-22").await.refused(404, "not_found");
        young.delete(&format!("/goals/{walk}")).await.is(204);
        later(&young, walk, "2026-11-22").await.refused(404, "not_found");
        let path = format!("/goals/{walk}/later");
        let refused = young.post(&path, &json!({ "on": "i morgen" })).await;
        assert_eq!(refused.refused(422, "invalid_fields").field().0, "on");
    }
}
