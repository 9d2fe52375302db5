//! Live events: they reach only those who may know, name what changed without its content, and end with the
//! session.

use kurs_domain::timestamp::DAY_MS;
use serde_json::json;

use crate::kurs::{
    Engine, Kurs, Setup,
    database::Database,
    events::Listener,
    on_both,
    said::{goal, shared_goal, with},
};

const WORDS: &str = "Der var en hejre ved åen";

on_both! {
    async fn a_shared_success_reaches_the_desk_and_a_private_one_does_not(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let mut desk = kurs.listen(&mette).await;
        kurs.set_goal(&young, &goal("Kun mig")).await;
        kurs.succeed(&young, &kurs.success("2026-11-22", "Kun mig")).await;
        let shared = with(kurs.success("2026-11-22", WORDS), &json!({ "shared_with": "my_team" }));
        let id = kurs.succeed(&young, &shared).await;
        // Events are ordered: those of the private records would have come first.
        let heard = desk.next_change().await.expect("an event");
        assert_eq!(heard.kind, "success");
        let expected = json!({ "kind": "success", "id": id, "young_person_id": young.id() });
        assert_eq!(heard.data, expected);
        assert!(!heard.id.is_empty() && !heard.whole.contains("hejre"), "{}", heard.whole);
    }

    async fn the_end_of_sharing_is_an_event(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let id = kurs.set_goal(&young, &shared_goal("Gå en tur")).await;
        let mut desk = kurs.listen(&mette).await;
        young.put(&format!("/goals/{id}"), &goal("Gå en tur")).await.is(200);
        assert_eq!(desk.next_change().await.expect("an event").data["id"], id.to_string());
        young.put(&format!("/goals/{id}"), &goal("Gå en tur alene")).await.is(200);
        young.put(&format!("/goals/{id}"), &shared_goal("Gå en tur med Mette")).await.is(200);
        desk.next_change().await.expect("an event");
        let other = kurs.set_goal(&young, &shared_goal("Svømme")).await;
        assert_eq!(desk.next_change().await.expect("an event").data["id"], other.to_string());
    }

    async fn a_suggestion_reaches_the_phone_and_its_answer_the_desk(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let (mut phone, mut desk) = (kurs.listen(&young).await, kurs.listen(&mette).await);
        let id = kurs.id();
        let path = format!("/young_people/{}/goal_suggestions/{id}", young.id());
        mette.put(&path, &json!({ "text": WORDS })).await.is(201);
        let expected =
            json!({ "kind": "goal_suggestion", "id": id, "young_person_id": young.id() });
        let heard = phone.next_change().await.expect("an event");
        assert_eq!((heard.kind.as_str(), &heard.data), ("goal_suggestion", &expected));
        let answer = format!("/goal_suggestions/{id}/answer");
        young.post(&answer, &json!({ "outcome": "dropped", "words": WORDS })).await.is(200);
        let heard = desk.next_change().await.expect("an event");
        assert_eq!(heard.data, expected);
        assert!(!heard.whole.contains("hejre"));
    }

    async fn the_owners_other_devices_receive_everything(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let mut tablet = kurs.listen(&kurs.again(&young).await).await;
        let goal = kurs.set_goal(&young, &goal("Kun mig")).await;
        let success = kurs.succeed(&young, &kurs.mark("2026-11-22", goal)).await;
        young.delete(&format!("/successes/{success}")).await.is(204);
        young.delete(&format!("/goals/{goal}")).await.is(204);
        young.patch("/me", &json!({ "name": "Åsa" })).await.is(200);
        for (kind, id) in [
            ("goal", goal),
            ("success", success),
            ("success", success),
            ("goal", goal),
            ("me", young.id()),
        ] {
            let heard = tablet.next_change().await.expect("an event");
            assert_eq!((heard.kind.as_str(), &heard.data["id"]), (kind, &json!(id)));
        }
    }

    async fn after_an_assignment_ends_no_events_arrive(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        let path = kurs.assign(&peter, &young).await;
        let (mut former, mut desk) = (kurs.listen(&peter).await, kurs.listen(&mette).await);
        kurs.administrator.delete(&path).await.is(204);
        assert_eq!(former.next_change().await.expect("the end of it").kind, "assignment");
        kurs.set_goal(&young, &shared_goal("Gå en tur")).await;
        assert_eq!(desk.next_change().await.expect("an event").kind, "goal");
        // The next event he receives is about somebody else.
        let other = kurs.young_person("Bo").await;
        kurs.assign(&peter, &other).await;
        let heard = former.next_change().await.expect("an event");
        assert_eq!(heard.data["young_person_id"], other.id().to_string());
    }

    async fn a_stream_ends_with_its_session(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let (phone, tablet) = (kurs.again(&young).await, kurs.again(&young).await);
        let (mut on_phone, mut on_tablet) = (kurs.listen(&phone).await, kurs.listen(&tablet).await);
        phone.delete("/sessions/current").await.is(204);
        kurs.set_goal(&young, &goal("Kun mig")).await;
        assert_eq!(on_phone.next_change().await, None);
        assert_eq!(on_tablet.next_change().await.expect("an event").kind, "goal");
        // The other session expires.
        kurs.clock.advance(DAY_MS);
        kurs.set_goal(&young, &goal("Kun mig")).await;
        assert_eq!(on_tablet.next_change().await, None);
    }

    async fn an_idle_stream_ends_with_its_session_too(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let mut phone = kurs.listen(&young).await;
        young.delete("/sessions/current").await.is(204);
        assert_eq!(phone.next_change().await, None);
    }

    async fn a_reconnecting_client_is_sent_refresh(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let mut phone = kurs.listen(&young).await;
        kurs.set_goal(&young, &goal("Kun mig")).await;
        let last = phone.next_change().await.expect("an event").id;
        drop(phone);
        let mut phone = Listener::since(&young, Some(&last)).await;
        let heard = phone.next().await.expect("an event");
        assert_eq!((heard.kind.as_str(), heard.data), ("refresh", json!({})));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_on_one_postgresql_share_events() {
    let database = Database::new(Engine::Postgres).await;
    let one = Kurs::start_with(database.clone(), Setup::default()).await;
    let two = Kurs::start_with(database, Setup::default()).await;
    let (young, mette) = one.pair().await;
    // Signed in at one server, she listens at the other: sessions are in the database.
    let mut desk = Listener::new(&mette.at(&two.base)).await;
    // Events published before that server listened are lost, and it says so; publish until one arrives.
    let mut set = Vec::new();
    let heard = loop {
        set.push(
            one.set_goal(&young, &shared_goal(&format!("Mål {}", set.len()))).await.to_string(),
        );
        let heard = desk.next().await.expect("an event");
        if heard.kind == "goal" {
            break heard;
        }
        assert!(matches!(heard.kind.as_str(), "refresh" | "assignment"), "{}", heard.kind);
    };
    assert!(set.iter().any(|id| heard.data["id"] == **id), "{}", heard.data);
}
