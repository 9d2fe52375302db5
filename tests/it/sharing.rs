//! Who sees what when sharing changes: never more than it was meant for.

use kurs_domain::Id;
use serde_json::{Value, json};

use crate::kurs::{
    Answer, Client, on_both,
    said::{shared_goal, with},
};

const TODAY: &str = "2026-11-22";

async fn put(client: &Client, id: Id, body: &Value) -> Answer {
    client.put(&format!("/successes/{id}"), body).await
}

on_both! {
    async fn words_for_other_eyes_are_never_joined(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let goal = kurs.set_goal(&young, &shared_goal("Gå en tur")).await;
        put(&young, kurs.id(), &kurs.mark(TODAY, goal)).await.is(201);
        let own = json!({ "words": "Kun for mig selv: æøå", "shared_with": "only_me" });
        let id = kurs.id();
        let own = with(kurs.mark(TODAY, goal), &own);
        put(&young, id, &own).await.is(201);
        // The answer may be lost on the way: sent again, it is the same.
        assert_eq!(put(&young, id, &own).await.is(200)["id"], json!(id));
        let desk = mette.get(&format!("/young_people/{}", young.id())).await.is(200);
        assert!(!desk.text.contains("Kun for mig selv"), "{}", desk.text);
    }

    async fn a_goal_taken_back_takes_its_successes_along(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let goal = kurs.set_goal(&young, &shared_goal("Gå en tur")).await;
        let words = json!({ "words": "Vi så en hejre ved åen" });
        kurs.succeed(&young, &with(kurs.mark(TODAY, goal), &words)).await;
        let desk = format!("/young_people/{}", young.id());
        assert!(mette.get(&desk).await.text.contains("hejre"));
        let back = with(shared_goal("Gå en tur"), &json!({ "shared_with": "only_me" }));
        young.put(&format!("/goals/{goal}"), &back).await.is(200);
        assert!(!mette.get(&desk).await.text.contains("hejre"));
        // Sharing it again shows what comes, not what was.
        young.put(&format!("/goals/{goal}"), &shared_goal("Gå en tur")).await.is(200);
        assert!(!mette.get(&desk).await.text.contains("hejre"));
    }

    async fn a_goal_shared_with_somebody_who_left_can_still_be_marked(kurs: Kurs) {
        let (young, mette) = (kurs.young_person("Åse").await, kurs.caseworker("Mette").await);
        let assignment = kurs.assign(&mette, &young).await;
        let named = json!({ "shared_with": [mette.id()] });
        let goal = kurs.set_goal(&young, &with(shared_goal("Gå en tur"), &named)).await;
        kurs.administrator.delete(&assignment).await.is(204);
        put(&young, kurs.id(), &kurs.mark(TODAY, goal)).await.is(201);
    }
}
