//! What a caseworker has ahead: the meetings of those they are assigned to, and what they are to do.

use serde_json::{Value, json};

use super::seen;
use crate::kurs::{Client, Kurs, meetings::Met, on_both};

/// Plans a meeting that begins so many hours from now.
async fn plan_in(kurs: &Kurs, mette: &Client, young: &Client, hours: i64) -> Met {
    let met = Met(kurs.id());
    let mut plan = kurs.plan_of(young, "Kun mellem os");
    plan["starts_at"] = json!(kurs.clock_after(hours * 3_600_000));
    mette.put(&met.path(), &plan).await.is(201);
    met
}

async fn ahead(who: &Client) -> Vec<Value> {
    who.get("/schedule").await.is(200)["appointments"].as_array().expect("a list").clone()
}

on_both! {
    async fn the_schedule_holds_open_meetings_in_time_and_nothing_of_what_they_are_about(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let hans = kurs.caseworker("Hans").await;
        assert_eq!(ahead(&mette).await, Vec::<Value>::new());
        assert_eq!(young.get("/access_log").await.items().len(), 0, "there was nothing to see");
        let soon = plan_in(&kurs, &mette, &young, 24).await;
        let today = plan_in(&kurs, &mette, &young, 1).await;
        let _in_three_weeks = plan_in(&kurs, &mette, &young, 21 * 24).await;
        let cancelled = plan_in(&kurs, &mette, &young, 2).await;
        mette.post(&cancelled.act("cancellation"), &json!({ "because": "Nej" })).await.is(200);
        kurs.contribute(&young, soon, "Gulspurvefløjt").await;

        let all = mette.get("/schedule").await.is(200);
        let ids: Vec<_> = all["appointments"].as_array().expect("a list").iter().map(|it| it["meeting_id"].clone()).collect();
        assert_eq!(ids, [json!(today.0), json!(soon.0)], "the earliest first");
        let later = &all["appointments"][1];
        assert_eq!((&later["contributions"], &later["state"], &later["place"]["details"]),
            (&json!(1), &json!("planned"), &json!("Ved åen")));
        for secret in ["Gulspurvefløjt", "Kun mellem os", "Skole", "efter nytår"] {
            assert!(!all.text.contains(secret), "{}", all.text);
        }
        // Nobody has heard anything by it, and it is no look at the meetings themselves.
        assert_eq!(seen(&young, soon).await["contributions"][0]["heard_by"], json!([]));
        let log = young.get("/access_log").await.is(200);
        let looks = log.items().iter().filter(|line| line["what"] == "list").count();
        assert_eq!(looks, 1, "{}", log.text);

        // Of a week ago and not closed it is the first; closed it is there no more.
        assert_eq!(ahead(&hans).await, Vec::<Value>::new(), "not assigned");
        kurs.pass_days(7);
        let mette = kurs.again(&mette).await;
        assert_eq!(ahead(&mette).await[0]["meeting_id"], json!(today.0));
        kurs.begin_meeting(&mette, today).await;
        mette.post(&today.act("closing"), &json!({ "summary": "Slut" })).await.is(200);
        assert_eq!(ahead(&mette).await[0]["meeting_id"], json!(soon.0));
    }

    async fn a_commitment_is_in_the_schedule_of_who_made_it(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        let assignment = kurs.assign(&peter, &young).await;
        let met = kurs.meet(&mette, &young).await;
        kurs.begin_meeting(&mette, met).await;
        let decided = met.part("decisions", kurs.id());
        let action = |text: &str, who: &str, by: &str| {
            json!({ "id": kurs.id(), "text": text, "who": who, "by": by })
        };
        let draft = json!({ "text": "Ro om aftenen", "why": "Så du kan sove", "actions": [
            action("Ringer til boliganvisningen", "Mette", "2026-12-07"),
            action("Skriver til skolen", "Mette", "2026-11-25"),
            action("Finder en cykel", "peter ", "2026-11-30"),
        ] });
        mette.put(&decided, &draft).await.is(201);
        let promised = async |who: &Client| -> Vec<String> {
            let all = who.get("/schedule").await.is(200);
            let all = all["commitments"].as_array().expect("a list").clone();
            all.iter().map(|it| it["text"].as_str().expect("text").to_owned()).collect()
        };
        assert!(promised(&mette).await.is_empty(), "nothing is decided before it is final");
        let view = json!({ "kind": "agree" });
        young.put(&format!("{decided}/view?of=1"), &view).await.is(200);
        mette.call("POST", &format!("{decided}/final")).send().await.is(200);
        assert_eq!(promised(&mette).await, ["Skriver til skolen", "Ringer til boliganvisningen"]);
        assert_eq!(promised(&peter).await, ["Finder en cykel"]);
        // Renamed, one has promised it under the name that one has at the meeting.
        let renamed = json!({ "name": "Mette Holm", "role": "caseworker" });
        kurs.administrator.put(&format!("/staff/{}", mette.id()), &renamed).await.is(200);
        assert_eq!(promised(&mette).await.len(), 2);
        // That is something of a meeting.
        let log = young.get("/access_log").await.is(200);
        assert!(log.items().iter().any(|line| line["by"] == "Peter" && line["what"] == "meeting"), "{}", log.text);
        kurs.clock.advance(1);
        kurs.administrator.delete(&assignment).await.is(204);
        assert!(promised(&peter).await.is_empty());
        // It stays until it is done, whoever writes that, and a day longer.
        kurs.pass_days(20);
        let mette = kurs.again(&mette).await;
        assert_eq!(promised(&mette).await.len(), 2);
        let first = mette.get("/schedule").await["commitments"][0].clone();
        let done = met.part("actions", serde_json::from_value(first["id"].clone()).expect("an id")) + "/fulfilment";
        assert_eq!(mette.call("PUT", &done).send().await.is(200)["fulfilments"][0]["by"]["name"], "Mette Holm");
        let first = mette.get("/schedule").await["commitments"][0].clone();
        assert_eq!((&first["text"], first["fulfilled_at"].is_string()), (&json!("Skriver til skolen"), true));
        mette.call("DELETE", &done).send().await.is(200);
        assert_eq!(mette.get("/schedule").await["commitments"][0]["fulfilled_at"], Value::Null);
        mette.call("PUT", &done).send().await.is(200);
        assert_eq!(seen(&young, met).await["fulfilments"][0]["of"], first["id"], "the young person sees it");
        kurs.pass_days(2);
        assert_eq!(promised(&kurs.again(&mette).await).await, ["Ringer til boliganvisningen"]);
    }

    async fn an_answer_that_is_owed_is_in_the_schedule_until_it_is_given(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let said = kurs.contribute(&young, met, "Må jeg flytte hjemmefra?").await;
        mette.get(&met.path()).await.is(200);
        let to = |id| format!("{}/answers/{id}", met.part("contributions", said));
        let later = json!({ "outcome": "later", "text": "Vi spørger boliganvisningen", "by": "2026-12-07" });
        let without = json!({ "outcome": "later", "text": "Vi spørger" });
        mette.put(&to(kurs.id()), &without).await.refused(422, "invalid_fields");
        mette.put(&to(kurs.id()), &later).await.is(201);
        assert_eq!(mette.get("/awaiting").await.items().len(), 0);
        let owed = mette.get("/schedule").await["commitments"][0].clone();
        assert_eq!((&owed["kind"], &owed["about"], &owed["by"]), (&json!("answer"), &json!(said), &json!("2026-12-07")));
        // It can't be ticked off: it is done when it is given, also after the meeting was closed.
        let done = format!("{}/actions/{}/fulfilment", met.path(), owed["id"].as_str().expect("an id"));
        mette.call("PUT", &done).send().await.is(404);
        kurs.begin_meeting(&mette, met).await;
        mette.post(&met.act("closing"), &json!({ "summary": "Slut" })).await.is(200);
        mette.put(&to(kurs.id()), &json!({ "outcome": "changed", "text": "Ja, fra januar" })).await.is(201);
        assert_eq!(mette.get("/schedule").await["commitments"], json!([]));
    }

    async fn the_calendar_of_a_caseworker_has_times_alone(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let soon = plan_in(&kurs, &mette, &young, 24).await;
        let cancelled = plan_in(&kurs, &mette, &young, 48).await;
        mette.post(&cancelled.act("cancellation"), &json!({ "because": "Nej" })).await.is(200);
        let url = mette.get("/schedule").await["calendar_url"].as_str().expect("a link").to_owned();
        let path = url[url.find("/guest/").expect("a path")..].to_owned();
        let looks = young.get("/access_log").await.is(200).text;
        let guest = kurs.guest();
        let calendar = guest.call_outside("GET", &path).send().await.is(200);
        assert_eq!(calendar.header("content-type"), Some("text/calendar; charset=utf-8"));
        assert_eq!(calendar.text.matches("BEGIN:VEVENT").count(), 1, "{}", calendar.text);
        for secret in ["Kun mellem os", "åen", young.id().to_string().as_str()] {
            assert!(!calendar.text.contains(secret), "{secret}: {}", calendar.text);
        }
        assert_eq!(young.get("/access_log").await.text, looks, "it is no look");
        // A participant's link, a guess and the link of somebody who has left open nothing.
        let entry = path.replace("/schedule/", "/calendar/");
        assert_eq!(guest.call_outside("GET", &entry).send().await.status, 404);
        assert_eq!(guest.call_outside("GET", "/guest/schedule/g%C3%A6t").send().await.status, 404);
        mette.post(&soon.act("cancellation"), &json!({ "because": "Nej" })).await.is(200);
        assert!(!guest.call_outside("GET", &path).send().await.is(200).text.contains("BEGIN:VEVENT"));
        kurs.administrator.delete(&format!("/staff/{}", mette.id())).await.is(204);
        assert_eq!(guest.call_outside("GET", &path).send().await.status, 404);
    }
}
