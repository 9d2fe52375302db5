//! Turning pushes on and off, and ownership of subscriptions.

use kurs_domain::timestamp::{DAY_MS, HOUR_MS};
use serde_json::json;

use super::{Phone, subscribe};
use crate::kurs::{on_both, program::run};

fn endpoint(name: &str) -> String {
    format!("https://fcm.googleapis.com/fcm/send/{name}")
}

on_both! {
    async fn subscribing_and_unsubscribing(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let (phone, id) = (Phone::new(), kurs.id());
        let none = young.get("/push_subscriptions").await.is(200);
        assert_eq!(none.items().len(), 0);
        assert!(none["public_key"].as_str().is_some_and(|key| key.len() == 87), "{}", none.text);
        let made = subscribe(&young, id, &phone, &endpoint("a")).await.is(201);
        assert_eq!(made.json, json!({ "id": id, "service": "fcm.googleapis.com",
            "created_at": kurs.now(), "sent_at": null, "arrived_at": null, "problem": null }));
        // A retry changes nothing.
        kurs.clock.advance(1_000);
        let again = subscribe(&young, id, &phone, &endpoint("a")).await.is(200);
        assert_eq!(again.json, made.json);
        let list = young.get("/push_subscriptions").await.is(200);
        assert_eq!(list.items(), [made.json]);
        assert!(!list.text.contains("fcm/send"), "{}", list.text);
        let path = format!("/push_subscriptions/{id}");
        let unsubscribe = || young.call("DELETE", &path).header("idempotency-key", "k-1").send();
        unsubscribe().await.is(204);
        unsubscribe().await.is(204);
        young.delete(&path).await.is(204);
        assert_eq!(kurs.number("SELECT COUNT(*) FROM push_subscriptions").await, 0);
    }

    async fn a_subscription_ends_with_its_session(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let count = || kurs.number("SELECT COUNT(*) FROM push_subscriptions");
        // Signed out.
        let tablet = kurs.again(&young).await;
        subscribe(&tablet, kurs.id(), &Phone::new(), &endpoint("tablet")).await.is(201);
        subscribe(&young, kurs.id(), &Phone::new(), &endpoint("phone")).await.is(201);
        assert_eq!(young.get("/push_subscriptions").await.items().len(), 2);
        tablet.delete("/sessions/current").await.is(204);
        assert_eq!(count().await, 1);
        // A new invitation is used: the lost phone is signed out, and gets no more pushes.
        let path = format!("/young_people/{}/invitations/{}", young.id(), kurs.id());
        let made = kurs.administrator.put(&path, &json!({})).await.is(201);
        let young = kurs.sign_in(made["code"].as_str().expect("a code")).await;
        assert_eq!(count().await, 0);
        // Expired: the row is retained for a while, but gets no pushes.
        let tablet = kurs.again(&young).await;
        subscribe(&tablet, kurs.id(), &Phone::new(), &endpoint("tablet")).await.is(201);
        kurs.clock.advance(HOUR_MS);
        assert_eq!(young.get("/push_subscriptions").await.items().len(), 0);
        assert_eq!(count().await, 1);
        subscribe(&young, kurs.id(), &Phone::new(), &endpoint("phone")).await.is(201);
        assert_eq!(count().await, 1);
        kurs.clock.advance(31 * DAY_MS);
        kurs_server::jobs::prune::prune(&kurs.state).await.expect("pruned");
        kurs.clock.advance(31 * DAY_MS);
        kurs_server::jobs::prune::prune(&kurs.state).await.expect("pruned");
        assert_eq!(count().await, 0);
    }

    async fn a_subscription_belongs_to_the_browsers_user(kurs: Kurs) {
        let (young, other) = (kurs.young_person("Åse").await, kurs.young_person("Bo").await);
        let (id, phone) = (kurs.id(), Phone::new());
        subscribe(&young, id, &phone, &endpoint("shared")).await.is(201);
        // A subscription of somebody else is not found, for every method.
        let path = format!("/push_subscriptions/{id}");
        subscribe(&other, id, &phone, &endpoint("b")).await.refused(404, "not_found");
        other.delete(&path).await.refused(404, "not_found");
        other.post(&format!("{path}/test"), &json!({})).await.refused(404, "not_found");
        let arrival = json!({ "message": kurs.id() });
        let arrivals = format!("{path}/arrivals");
        other.post(&arrivals, &arrival).await.refused(404, "not_found");
        young.post(&arrivals, &arrival).await.is(204);
        let seen = young.get("/push_subscriptions").await.is(200);
        assert_eq!(seen.items()[0]["arrived_at"], kurs.now());
        // The same browser, used by another person.
        let theirs = kurs.id();
        let taken = subscribe(&other, theirs, &phone, &endpoint("shared")).await.is(201);
        assert_eq!(taken["arrived_at"], json!(null));
        assert_eq!(young.get("/push_subscriptions").await.items().len(), 0);
        let list = other.get("/push_subscriptions").await.is(200);
        assert_eq!(list.items()[0]["id"], json!(theirs));
        young.delete(&path).await.is(204);
        assert_eq!(other.get("/push_subscriptions").await.items().len(), 1);
        // Two at once: one of them has it in the end.
        for _ in 0..10 {
            let (one, two) = (kurs.id(), kurs.id());
            let shared = endpoint("shared");
            let (one, two) = tokio::join!(
                subscribe(&young, one, &phone, &shared), subscribe(&other, two, &phone, &shared));
            assert_eq!((one.status, two.status), (201, 201), "{} {}", one.text, two.text);
            assert_eq!(kurs.number("SELECT COUNT(*) FROM push_subscriptions").await, 1);
        }
    }

    async fn a_browser_that_resubscribes_retains_its_id(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let (id, phone) = (kurs.id(), Phone::new());
        subscribe(&young, id, &phone, &endpoint("old")).await.is(201);
        let other = Phone::new();
        subscribe(&young, id, &other, &endpoint("new")).await.is(200);
        let rows = kurs.rows(&["push_subscriptions"]).await;
        assert!(rows.len() == 1 && rows[0].contains("send/new"), "{rows:?}");
    }

    async fn ten_phones_at_most(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let mut ids = Vec::new();
        for number in 0..10 {
            ids.push(kurs.id());
            let endpoint = endpoint(&number.to_string());
            subscribe(&young, ids[number], &Phone::new(), &endpoint).await.is(201);
        }
        let eleventh = (kurs.id(), Phone::new(), endpoint("eleven"));
        let again = || subscribe(&young, eleventh.0, &eleventh.1, &eleventh.2);
        again().await.refused(409, "too_many_subscriptions");
        subscribe(&young, ids[3], &Phone::new(), &endpoint("3")).await.is(200);
        young.delete(&format!("/push_subscriptions/{}", ids[0])).await.is(204);
        again().await.is(201);
        assert_eq!(kurs.number("SELECT COUNT(*) FROM push_subscriptions").await, 10);
    }

    async fn malformed_keys(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let good = Phone::new().draft(&endpoint("a"));
        for (name, value, code) in [
            ("p256dh", "", "not_a_point"),
            ("p256dh", "AAAA", "not_a_point"),
            ("p256dh", &"A".repeat(87), "not_a_point"),
            ("p256dh", &"A".repeat(60_000), "not_a_point"),
            ("auth", "", "not_a_secret"),
            ("auth", "ÆØÅ", "not_a_secret"),
            ("auth", &"A".repeat(21), "not_a_secret"),
        ] {
            let mut draft = good.clone();
            draft["keys"][name] = json!(value);
            let answer = young.put(&format!("/push_subscriptions/{}", kurs.id()), &draft).await;
            let answer = answer.refused(422, "invalid_fields");
            assert_eq!(answer.field(), (&*format!("keys.{name}"), code));
        }
        assert_eq!(kurs.number("SELECT COUNT(*) FROM push_subscriptions").await, 0);
    }

    async fn a_new_key_is_for_new_subscriptions(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let key = async || young.get("/push_subscriptions").await.is(200)["public_key"].clone();
        let (old, phone, id) = (key().await, Phone::new(), kurs.id());
        subscribe(&young, id, &phone, &endpoint("old")).await.is(201);
        let args = ["admin", "rotate-push-keys", "--database-url", &kurs.database.url];
        let (done, output, _) = run(&args).await;
        assert!(done && output.contains("number 2"), "{output}");
        assert_ne!(key().await, old);
        // A repeated subscription has the old key, also after it changed owners.
        subscribe(&young, id, &phone, &endpoint("old")).await.is(200);
        let other = kurs.young_person("Bo").await;
        subscribe(&other, kurs.id(), &phone, &endpoint("old")).await.is(201);
        subscribe(&young, kurs.id(), &phone, &endpoint("new")).await.is(201);
        for (name, number) in [("old", 1), ("new", 2)] {
            let query = format!("SELECT key_number FROM push_subscriptions WHERE endpoint LIKE '%{name}'");
            assert_eq!(kurs.number(&query).await, number, "{name}");
        }
    }

    async fn two_servers_share_one_key(kurs: Kurs) {
        let now = kurs.state.now();
        kurs.execute("DELETE FROM push_keys").await;
        let make = || kurs_server::push::ops::make_first_key(kurs.db(), now);
        let (one, other) = tokio::join!(make(), make());
        assert!(one.is_ok() && other.is_ok());
        assert_eq!(kurs.number("SELECT COUNT(*) FROM push_keys").await, 1);
    }
}
