//! What hangs on an assignment, and handing it over.

use serde_json::{Value, json};

use super::seen;
use crate::kurs::{Client, meetings::Met, on_both};

async fn names(who: &Client, met: Met) -> Vec<(String, Value)> {
    let meeting = seen(who, met).await;
    let participants = meeting["participants"].as_array().expect("a list");
    participants
        .iter()
        .map(|it| {
            (it["who"]["name"].as_str().expect("a name").to_owned(), it["who"]["roles"].clone())
        })
        .collect()
}

on_both! {
    async fn a_colleague_takes_the_place_of_whoever_leaves(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        let path = kurs.assign(&peter, &young).await;
        let mettes = kurs.administrator.get(&format!("/young_people/{}/assignments", young.id())).await.is(200);
        let mettes = mettes.items().iter().find(|it| it["caseworker"]["name"] == "Mette").cloned();
        let mettes = mettes.expect("an assignment")["id"].as_str().expect("an id").to_owned();
        let hers = format!("/young_people/{}/assignments/{mettes}/handover", young.id());
        let met = kurs.meet(&mette, &young).await;
        let leads = json!({ "name": "Mette", "roles": ["leads"] });
        mette.put(&met.part("participants", mette.id()), &leads).await.is(200);
        kurs.contribute(&young, met, "Gulspurvefløjt").await;
        let numbers = kurs.administrator.get(&hers).await.is(200);
        assert_eq!(
            (&numbers["meetings"], &numbers["waiting"], &numbers["commitments"], &numbers["others"][0]["name"]),
            (&json!(1), &json!(1), &json!(0), &json!("Peter"))
        );
        assert!(!numbers.text.contains("Gulspurvefløjt"));
        let his = kurs.administrator.get(&format!("{path}/handover")).await.is(200);
        assert_eq!(his["meetings"], 0);
        for who in [&mette, &young, &peter] {
            who.get(&hers).await.refused(403, "forbidden");
        }

        let to = |who: &Client| json!({ "to": who.id(), "because": "Mette får et andet job" });
        let hans = kurs.caseworker("Hans").await;
        kurs.administrator.post(&hers, &to(&peter)).await.refused(409, "still_assigned");
        let held = kurs.meet(&mette, &young).await;
        kurs.begin_meeting(&mette, held).await;
        kurs.tick();
        kurs.administrator.delete(hers.trim_end_matches("/handover")).await.is(204);
        for stranger in [&hans, &mette] {
            let refused = kurs.administrator.post(&hers, &to(stranger)).await.refused(422, "invalid_fields");
            assert_eq!(refused["fields"][0]["code"], "not_assigned");
        }
        kurs.administrator.post(&hers, &to(&peter)).await.is(204);
        kurs.administrator.post(&hers, &to(&peter)).await.is(204);
        let after = names(&young, met).await;
        assert!(after.contains(&("Peter".to_owned(), json!(["leads"]))), "{after:?}");
        assert!(after.iter().all(|(name, _)| name != "Mette"), "{after:?}");
        // The young person reads why.
        assert!(seen(&young, met).await["trail"].to_string().contains("Mette får et andet job"));
        // Who was at a meeting stays.
        assert!(names(&young, held).await.iter().any(|(name, _)| name == "Mette"));
    }

    async fn whom_the_young_person_wished_away_takes_no_place(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        // By their account, and by a name that somebody typed; followed, and not answered yet.
        let mut wished = Vec::new();
        for (id, answered) in [(peter.id(), true), (kurs.id(), true), (peter.id(), false)] {
            let met = kurs.meet(&mette, &young).await;
            mette.put(&met.part("participants", id), &json!({ "name": "Peter" })).await.is(201);
            let wish = met.part("participant_suggestions", kurs.id());
            young.put(&wish, &json!({ "kind": "stay_away", "participant_id": id })).await.is(201);
            if answered {
                mette.post(&format!("{wish}/answer"), &json!({ "yes": true })).await.is(200);
            }
            wished.push(met);
        }
        // Somebody on the list by name is no other person.
        let by_name = kurs.meet(&mette, &young).await;
        mette.put(&by_name.part("participants", kurs.id()), &json!({ "name": "peter " })).await.is(201);
        let all = kurs.administrator.get(&format!("/young_people/{}/assignments", young.id())).await.is(200);
        let mettes = all.items().iter().find(|it| it["caseworker"]["name"] == "Mette").cloned().expect("hers");
        let path = format!("/young_people/{}/assignments/{}", young.id(), mettes["id"].as_str().expect("an id"));
        kurs.tick();
        kurs.administrator.delete(&path).await.is(204);
        let to = json!({ "to": peter.id(), "because": "Mette stopper" });
        kurs.administrator.post(&format!("{path}/handover"), &to).await.is(204);
        for met in wished {
            let there = names(&young, met).await;
            assert!(there.iter().any(|(name, _)| name == "Mette"), "{there:?}");
            assert!(!there.contains(&("Peter".to_owned(), json!(["leads"]))), "{there:?}");
        }
        let there = names(&young, by_name).await;
        assert_eq!(there.iter().filter(|(name, _)| name.to_lowercase().contains("peter")).count(), 1, "{there:?}");
    }
}
