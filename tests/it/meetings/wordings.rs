//! Wordings, participants, headings and times are fixed once responded to, and invisible text answers
//! nothing.

use serde_json::{Value, json};

use super::{of, seen, trail};
use crate::kurs::{
    Answer,
    celebrations::token,
    meetings::{answer, decision, text},
    on_both,
    said::with,
};

/// Before, after and author of the last entry of the kind `what`.
fn last(meeting: &Answer, what: &str) -> [Value; 3] {
    let trail = meeting["trail"].as_array().expect("a trail");
    let last = trail.iter().rev().find(|it| it["what"] == what).expect("it happened");
    [last["before"].clone(), last["after"].clone(), last["by"]["name"].clone()]
}

on_both! {
    async fn a_view_is_of_the_wording_it_names(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        kurs.begin_meeting(&mette, met).await;
        let (flat, home) = ("Du får din egen lejlighed", "Du flytter på institution");
        let view = |path: &str, of: i64| format!("{path}/view?of={of}");
        let agree = json!({ "kind": "agree" });
        // The id of a dropped decision is never reused; a late view of it is stored with its wording.
        let dropped = kurs.decide(&mette, met, flat).await;
        let path = met.part("decisions", dropped);
        mette.delete(&path).await.is(200);
        mette.put(&path, &decision(home)).await.refused(409, "decision_dropped");
        young.put(&view(&path, 1), &agree).await.is(200);
        mette.call("POST", &format!("{path}/final")).send().await.refused(409, "decision_dropped");
        // After rewording, the first wording stays, and a view refers to the wording it names.
        let decided = kurs.decide(&mette, met, flat).await;
        let path = met.part("decisions", decided);
        young.put(&view(&path, 1), &agree).await.is(200);
        kurs.clock.advance(1_000);
        let at = kurs.now();
        let response = mette.put(&path, &decision(home)).await.is(200);
        assert_eq!(last(&response, "decision_reworded"), [json!(flat), json!(home), json!("Mette")]);
        mette.call("POST", &format!("{path}/final")).send().await.refused(409, "view_missing");
        for of in [0, 3, 7] {
            young.put(&view(&path, of), &agree).await.refused(409, "wording_unknown");
        }
        let now = seen(&young, met).await;
        let it = of(&now, "decisions", decided);
        assert_eq!((&it["version"], &it["worded_at"], &it["draft"]["text"]), (&json!(2), &json!(at), &json!(home)));
        let earlier = &it["earlier"][0];
        assert_eq!((&earlier["number"], &earlier["draft"]["text"]), (&json!(1), &json!(flat)));
        assert_eq!((&earlier["by"]["name"], &earlier["draft"]["actions"][0]["text"]), (&json!("Mette"), &json!("Ringer til skolen")));
        assert_eq!(it["views"][0]["of"], 1);
        // The minutes have all of it.
        let minutes = mette.get(&format!("{}/minutes", met.path())).await.is(200);
        for part in [flat, home, "Ordlyd 1, før den blev ændret", "Mette har taget beslutningen ud"] {
            assert!(minutes.text.contains(part), "{part}: {}", minutes.text);
        }
        young.put(&view(&path, 2), &json!({ "kind": "disagree" })).await.is(200);
        mette.call("POST", &format!("{path}/final")).send().await.is(200);
    }

    async fn the_person_of_a_participant_is_fixed(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let per = kurs.id();
        let path = met.part("participants", per);
        let uncle = json!({ "name": "Onkel Per", "relation": "onkel" });
        mette.put(&path, &uncle).await.is(201);
        for other in [json!({ "name": "Politiet", "relation": "onkel" }), json!({ "name": "Onkel Per", "relation": "vagt" })] {
            mette.put(&path, &other).await.refused(409, "person_fixed");
        }
        let own = met.part("participants", young.id());
        mette.put(&own, &json!({ "name": "Sagen" })).await.refused(409, "person_fixed");
        let response = mette.put(&path, &with(uncle.clone(), &json!({ "roles": ["writes"] }))).await.is(200);
        assert_eq!(last(&response, "roles_changed"), [json!(""), json!("writes"), json!("Mette")]);
        mette.post(&format!("{path}/leaving"), &json!({ "because": "Han er syg" })).await.is(200);
        mette.put(&path, &json!({ "name": "Politiet" })).await.refused(409, "person_left");
        mette.put(&path, &uncle).await.refused(409, "person_left");
    }

    async fn the_text_of_an_agenda_item_is_fixed(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let (flat, home, new) = (kurs.id(), kurs.id(), kurs.id());
        let plan = kurs.plan_of(&young, "Efter nytår");
        let agenda = |items: &[(kurs_domain::Id, &str)]| {
            let items: Vec<_> = items.iter().map(|(id, text)| json!({ "id": id, "text": text })).collect();
            with(plan.clone(), &json!({ "agenda": items }))
        };
        mette.put(&met.path(), &agenda(&[(flat, "Egen lejlighed"), (home, "Institution")])).await.is(200);
        let said = kurs.id();
        let no = with(text("Jeg vil IKKE det"), &json!({ "about": home }));
        young.put(&met.part("contributions", said), &no).await.is(201);
        mette.put(&met.path(), &agenda(&[(home, "Egen lejlighed"), (flat, "Institution")])).await
            .refused(409, "agenda_text_fixed");
        mette.put(&met.path(), &agenda(&[(new, "Egen lejlighed"), (new, "Mad")])).await.refused(409, "agenda_text_fixed");
        let response = mette.put(&met.path(), &agenda(&[(new, "Egen lejlighed")])).await.is(200);
        assert_eq!(last(&response, "agenda_changed"), [json!("Egen lejlighed\nInstitution"),
            json!("Egen lejlighed"), json!("Mette")]);
        mette.put(&met.path(), &agenda(&[(home, "Egen lejlighed")])).await.refused(409, "agenda_text_fixed");
        let past: Vec<_> = seen(&young, met).await["past_agenda"].as_array().expect("items").clone();
        assert!(past.contains(&json!({ "id": home, "text": "Institution" })), "{past:?}");
        let minutes = mette.get(&format!("{}/minutes", met.path())).await.is(200);
        assert!(minutes.text.contains("Om »Institution«"), "{}", minutes.text);
        // Nor can a decision reuse the id of an agenda item.
        kurs.begin_meeting(&mette, met).await;
        mette.put(&met.part("decisions", home), &decision("Du flytter")).await.refused(409, "already_said");
        let nowhere = with(text("Hej"), &json!({ "about": kurs.id() }));
        let refused = young.put(&met.part("contributions", kurs.id()), &nowhere).await.refused(422, "invalid_fields");
        assert_eq!(refused.field(), ("about", "about_unknown"));
        // Changes of kind and length are recorded too.
        let other = with(agenda(&[]), &json!({ "kind": "other" }));
        let response = mette.put(&met.path(), &other).await.is(200);
        assert!(trail(&response).contains(&"kind_changed"), "{}", response.text);
    }

    async fn a_meeting_begins_and_closes_at_its_time(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let plan = kurs.plan_of(&young, "Efter nytår");
        let at = |starts_at: &str| with(plan.clone(), &json!({ "starts_at": starts_at }));
        let move_to = async |starts_at: &str| mette.put(&met.path(), &at(starts_at)).await.is(200);
        let hold = async || kurs.again(&mette).await.call("POST", &met.act("holding")).send().await;
        move_to("2026-11-29T11:00:00Z").await;
        hold().await.refused(409, "too_early");
        // Moving it to now does not circumvent the announced time.
        move_to("2026-11-22T11:05:00Z").await;
        hold().await.refused(409, "too_early");
        young.call("POST", &met.act("seen?traces=99")).send().await.is(200);
        move_to("2026-11-22T12:00:00Z").await;
        // Once a day has passed since the announcement, whether or not the young person has looked.
        kurs.set_clock("2026-11-23T10:44:59.999Z");
        hold().await.refused(409, "too_early");
        kurs.set_clock("2026-11-23T10:45:00Z");
        hold().await.is(200);
        let mette = kurs.again(&mette).await;
        let closing = json!({ "summary": "Vi blev færdige" });
        mette.post(&met.act("closing"), &closing).await.refused(409, "too_early");
        kurs.set_clock("2026-11-23T11:00:00Z");
        mette.post(&met.act("closing"), &closing).await.is(200);
        for past in ["1999-01-01T00:00:00Z", "2026-11-23T10:44:59Z"] {
            let new = format!("/meetings/{}", kurs.id());
            let refused = mette.put(&new, &at(past)).await.refused(422, "invalid_fields");
            assert_eq!(refused.field(), ("starts_at", "time_past"));
        }
    }

    async fn contributions_before_closing_are_accepted_after_it(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        kurs.begin_meeting(&mette, met).await;
        let (said, wish) = (kurs.id(), kurs.id());
        kurs.clock.advance(60_000);
        mette.post(&met.act("closing"), &json!({ "summary": "Vi blev færdige" })).await.is(200);
        kurs.pass_days(3);
        let mette = kurs.again(&mette).await;
        young.put(&met.part("contributions", said), &text("Jeg vil hjem")).await.is(201);
        kurs.clock.advance(1);
        young.put(&met.part("participant_suggestions", wish), &json!({ "kind": "come", "name": "Moster Lise" })).await.is(201);
        young.put(&met.part("contributions", kurs.id()), &text("Bagefter")).await.refused(409, "meeting_closed");
        let awaiting = async || {
            let waits = mette.get("/awaiting").await.is(200);
            let all = waits.items().iter().flat_map(|one| one["items"].as_array().expect("a list"));
            all.map(|one| one["open_end"]["id"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(awaiting().await, [json!(said), json!(wish)]);
        let page = mette.get(&format!("/meetings?young_person_id={}", young.id())).await.is(200);
        assert_eq!((&page.items()[0]["state"], &page.items()[0]["open_ends"]), (&json!("closed"), &json!(2)));
        let path = || format!("{}/answers/{}", met.part("contributions", said), kurs.id());
        mette.put(&path(), &answer("Det tager vi med")).await.is(201);
        mette.put(&path(), &answer("Og mere")).await.refused(409, "meeting_closed");
        let yes = json!({ "yes": true });
        let answered = mette.post(&format!("{}/answer", met.part("participant_suggestions", wish)), &yes).await.is(200);
        assert_eq!((&answered["state"], answered["participants"].as_array().map(Vec::len)), (&json!("closed"), Some(2)));
        assert_eq!(awaiting().await, Vec::<Value>::new());
    }

    async fn a_delegate_cannot_hide_who_has_heard(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        let met = kurs.meet(&mette, &young).await;
        kurs.contribute(&young, met, "Hej").await;
        // A delegate cannot have the id of a person, in the meeting or not.
        for person in [mette.id(), peter.id(), young.id()] {
            let path = met.part("delegates", person);
            young.put(&path, &json!({ "name": "Farmor" })).await.refused(409, "already_said");
        }
        let response = young.put(&met.part("delegates", kurs.id()), &json!({ "name": "Farmor" })).await.is(201);
        assert_eq!(token(&response["delegates"][0]["url"]).len(), 43);
        seen(&mette, met).await;
        assert_eq!(seen(&young, met).await["contributions"][0]["heard_by"][0]["by"]["name"], "Mette");
    }

    async fn invisible_text_is_refused(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let met = kurs.meet(&mette, &young).await;
        let (said, wish) = (kurs.contribute(&young, met, "Hej").await, kurs.id());
        let wished = met.part("participant_suggestions", wish);
        young.put(&wished, &json!({ "kind": "advocate" })).await.is(201);
        kurs.begin_meeting(&mette, met).await;
        let decided = met.part("decisions", kurs.decide(&mette, met, "Tre dage").await);
        let calls = |blank: &str| {
            let mut plan = kurs.plan_of(&young, blank);
            plan["purpose"] = json!(blank);
            vec![
                (&mette, "PUT", format!("{}/answers/{}", met.part("contributions", said), kurs.id()), answer(blank)),
                (&mette, "POST", format!("{wished}/answer"), json!({ "yes": false, "because": blank })),
                (&mette, "POST", met.act("closing"), json!({ "summary": blank })),
                (&mette, "POST", met.act("cancellation"), json!({ "because": blank })),
                (&mette, "PUT", met.path(), plan),
                (&mette, "PUT", met.part("participants", kurs.id()), json!({ "name": blank })),
                (&mette, "PUT", decided.clone(), json!({ "text": blank })),
                (&mette, "PUT", decided.clone(), json!({ "text": "Ja", "why": blank })),
                (&young, "PUT", met.part("contributions", kurs.id()), text(blank)),
                (&young, "PUT", met.part("delegates", kurs.id()), json!({ "name": blank })),
                (&young, "PUT", format!("{decided}/view?of=1"), json!({ "kind": "agree", "words": blank })),
                (&young, "PUT", format!("/goals/{}", kurs.id()), crate::kurs::said::goal(blank)),
            ]
        };
        let before = kurs.dump().await;
        for blank in ["\u{200b}", "\u{2060}\u{ad} \u{200d}", "\u{3164}", "\u{2800}", "\u{fe0f}"] {
            for (who, method, path, body) in calls(blank) {
                let refused = who.call(method, &path).json(&body).send().await.refused(422, "invalid_fields");
                assert_eq!(refused.field().1, "text_empty", "{method} {path} {blank:?}");
            }
        }
        assert_eq!(kurs.dump().await, before);
    }
}
