//! Feedback: answers to instruments, who sees them, and what is refused.

use kurs_domain::Id;
use serde_json::{Value, json};

use crate::kurs::{
    Answer, Client, Kurs, on_both,
    said::{goal, with},
};

/// Answers to the four questions about a meeting or a talk.
fn session(kurs: &Kurs, more: &Value) -> Value {
    let whole = json!({ "instrument": "session", "instrument_version": 1, "on": "2026-11-22",
        "at": kurs.now(), "answers": { "heard": 8, "mattered": 7, "decided": 2, "next_time": 9 } });
    with(whole, more)
}

fn who5(kurs: &Kurs, answers: [Value; 5]) -> Value {
    let [cheerful, calm, active, rested, interested] = answers;
    let answers = json!({ "cheerful": cheerful, "calm": calm, "active": active, "rested": rested,
        "interested": interested });
    session(kurs, &json!({ "instrument": "who5", "answers": answers }))
}

fn of_goal(kurs: &Kurs, goal: Id, number: u8) -> Value {
    let answers = json!({ "reached": number });
    session(kurs, &json!({ "instrument": "gbo", "answers": answers, "about": { "goal": goal } }))
}

async fn put(client: &Client, id: Id, body: &Value) -> Answer {
    client.put(&format!("/feedback/{id}"), body).await
}

async fn shared_with(caseworker: &Client, young: &Client) -> Vec<Value> {
    let answer = caseworker.get(&format!("/young_people/{}/feedback", young.id())).await.is(200);
    answer.json.as_array().expect("a list").clone()
}

on_both! {
    async fn given_changed_and_deleted(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        kurs.assign(&peter, &young).await;
        let mut desk = kurs.listen(&mette).await;
        let (id, body) = (kurs.id(), who5(&kurs, [4, 3, 3, 2, 1].map(|it| json!(it))));
        let made = put(&young, id, &body).await.is(201);
        assert_eq!((&made["score"], &made["version"]), (&json!(52), &json!(1)));
        assert_eq!(made["group"]["da"], "Over 50: god trivsel");
        assert_eq!(put(&young, id, &body).await.is(200).json, made.json);
        assert_eq!(young.get(&format!("/feedback/{id}")).await.is(200).json, made.json);
        assert_eq!(young.get("/feedback").await.items(), std::slice::from_ref(&made.json));
        let changes = young.get("/changes").await.is(200).by_kind();
        assert_eq!(changes["feedback"][0]["draft"], made.json["draft"]);
        // Nobody else sees it, and where nothing is shared nobody has looked.
        assert_eq!(shared_with(&mette, &young).await, Vec::<Value>::new());
        assert_eq!(young.get("/access_log").await.items(), Vec::<Value>::new());

        let words = "Mest om søvnen på Åløkken";
        let one = with(body.clone(), &json!({ "words": words, "shared_with": [mette.id()] }));
        put(&young, id, &one).await.is(200);
        let event = desk.next_change().await.expect("an event");
        assert_eq!((event.kind.as_str(), &event.data["id"]), ("feedback", &json!(id)));
        let shown = shared_with(&mette, &young).await;
        assert_eq!((&shown[0]["words"], &shown[0]["score"]), (&json!(words), &json!(52)));
        assert!(shown[0].get("shared_with").is_none(), "who else sees it is not shown");
        assert_eq!(shared_with(&peter, &young).await, Vec::<Value>::new());
        let log = young.get("/access_log").await.is(200);
        assert_eq!((&log.items()[0]["what"], log.items().len()), (&json!("feedback"), 1));

        young.delete(&format!("/feedback/{id}")).await.is(204);
        young.delete(&format!("/feedback/{id}")).await.is(204);
        assert_eq!(desk.next_change().await.expect("an event").kind, "feedback");
        assert_eq!(shared_with(&mette, &young).await, Vec::<Value>::new());
        young.get(&format!("/feedback/{id}")).await.refused(404, "not_found");
        // A phone that did not know of the deletion restores it, for its owner alone.
        let again = put(&young, id, &one).await;
        assert_eq!((again.status, &again["shared_with"]), (200, &json!("only_me")), "{}", again.text);
        assert_eq!(shared_with(&mette, &young).await, Vec::<Value>::new());
    }

    async fn whoever_is_not_on_the_team_any_more_sees_nothing(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let peter = kurs.caseworker("Peter").await;
        let assignment = kurs.assign(&peter, &young).await;
        put(&young, kurs.id(), &session(&kurs, &json!({ "shared_with": "my_team" }))).await.is(201);
        assert_eq!(shared_with(&peter, &young).await.len(), 1);
        kurs.clock.advance(1);
        kurs.administrator.delete(&assignment).await.is(204);
        let path = format!("/young_people/{}/feedback", young.id());
        peter.get(&path).await.refused(404, "not_found");
        // Back on the team later: what was shared with it before is not theirs.
        kurs.clock.advance(60_000);
        kurs.assign(&peter, &young).await;
        let stranger = session(&kurs, &json!({ "shared_with": [kurs.caseworker("Hans").await.id()] }));
        let refused = put(&young, kurs.id(), &stranger).await.refused(422, "invalid_fields");
        assert_eq!(refused.field(), ("shared_with", "not_in_team"));
        assert_eq!(shared_with(&mette, &young).await.len(), 1);
    }

    async fn what_is_no_answer_is_refused(kurs: Kurs) {
        let (young, _) = kurs.pair().await;
        let bo = kurs.young_person("Bo").await;
        let others = kurs.set_goal(&bo, &goal("Gå en tur")).await;
        let five = |it: Value| who5(&kurs, [json!(3), it, json!(3), json!(3), json!(3)]);
        let mut missing = five(json!(3));
        missing["answers"].as_object_mut().expect("answers").remove("calm");
        let words = |words: &str| session(&kurs, &json!({ "words": words }));
        let question = |question: &str| session(&kurs, &json!({ "answers": { question: 3 } }));
        for (body, field, code) in [
            (question("hungry"), "answers.hungry", "unknown_question"),
            (five(json!(6)), "answers.calm", "not_an_answer"),
            (five(json!(4.5)), "answers.calm", "out_of_range"),
            (five(json!(-1)), "answers.calm", "out_of_range"),
            (five(json!({ "words": "Nej" })), "answers.calm", "not_an_answer"),
            (missing, "answers.calm", "answer_missing"),
            (session(&kurs, &json!({ "answers": {} })), "answers", "says_nothing"),
            (session(&kurs, &json!({ "instrument_version": 2 })), "instrument_version", "unknown_instrument"),
            (session(&kurs, &json!({ "instrument": "ors" })), "instrument_version", "unknown_instrument"),
            (session(&kurs, &json!({ "on": "2026-11-23" })), "on", "day_in_the_future"),
            (of_goal(&kurs, others, 3), "about.goal", "unknown_goal"),
            (session(&kurs, &json!({ "about": { "goal": others } })), "about", "wrong_about"),
            (session(&kurs, &json!({ "about": { "meeting": others } })), "about.meeting", "unknown_meeting"),
            (words(&format!("a{}", "\u{0301}".repeat(12_000))), "words", "text_too_long"),
            (words(&"å".repeat(1001)), "words", "text_too_long"),
            (words("skjult \u{202e} retning"), "words", "text_forbidden_character"),
        ] {
            let answer = put(&young, kurs.id(), &body).await;
            assert_eq!(answer.status, 422, "{field}: {}", answer.text);
            assert_eq!(answer.field(), (field, code), "{}", answer.text);
        }
        // Nothing that was refused is stored, and nothing is scored as 0 because it was left out.
        assert_eq!(young.get("/feedback").await.is(200).items(), Vec::<Value>::new());
        let (id, script) = (kurs.id(), "<script>alert('æøå')</script> שלום & مرحبا");
        put(&young, id, &words(script)).await.is(201);
        assert_eq!(young.get(&format!("/feedback/{id}")).await["words"], script);
    }

    async fn only_its_owner_reaches_it(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let bo = kurs.young_person("Bo").await;
        let lead = kurs.colleague("Birgit", "lead").await;
        let id = kurs.id();
        let body = session(&kurs, &json!({ "shared_with": "my_team" }));
        put(&young, id, &body).await.is(201);
        put(&bo, id, &body).await.refused(404, "not_found");
        bo.delete(&format!("/feedback/{id}")).await.refused(404, "not_found");
        bo.get(&format!("/feedback/{id}")).await.refused(404, "not_found");
        for staff in [&mette, &lead, &kurs.administrator] {
            put(staff, id, &body).await.refused(403, "forbidden");
            staff.get("/feedback").await.refused(403, "forbidden");
        }
        let path = format!("/young_people/{}/feedback", young.id());
        for other in [&lead, &kurs.administrator, &young] {
            other.get(&path).await.refused(403, "forbidden");
        }
    }

    async fn up_to_three_goals_are_rated_at_a_time(kurs: Kurs) {
        let young = kurs.young_person("Åse").await;
        let mut goals = Vec::new();
        for text in ["Sove", "Løbe", "Læse", "Øve"] {
            goals.push(kurs.set_goal(&young, &goal(text)).await);
        }
        for goal in &goals[..3] {
            let made = put(&young, kurs.id(), &of_goal(&kurs, *goal, 4)).await.is(201);
            assert_eq!(made["score"], 4);
        }
        let fourth = put(&young, kurs.id(), &of_goal(&kurs, goals[3], 4)).await;
        assert_eq!(fourth.refused(422, "invalid_fields").field(), ("about.goal", "too_many_goals"));
        put(&young, kurs.id(), &of_goal(&kurs, goals[0], 6)).await.is(201);
        // A goal that was last rated more than 90 days ago makes room for another.
        kurs.set_clock("2027-02-21T11:00:00Z");
        let young = kurs.again(&young).await;
        let later = with(of_goal(&kurs, goals[3], 4), &json!({ "on": "2027-02-21" }));
        put(&young, kurs.id(), &later).await.is(201);
        // What was said of a goal stays when the goal goes, and can still be shared or deleted.
        let id = kurs.id();
        let body = with(of_goal(&kurs, goals[3], 7), &json!({ "on": "2027-02-21" }));
        put(&young, id, &body).await.is(201);
        young.delete(&format!("/goals/{}", goals[3])).await.is(204);
        let shared = with(body, &json!({ "shared_with": "my_team" }));
        assert_eq!(put(&young, id, &shared).await.is(200)["score"], 7);
    }

    async fn two_phones(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let id = kurs.id();
        let body = session(&kurs, &json!({ "shared_with": "my_team" }));
        put(&young, id, &body).await.is(201);
        let said = |words: &str| with(body.clone(), &json!({ "words": words }));
        put(&young, id, &said("Først på Ærø")).await.is(200);
        // The words of both are there, below one another.
        let based = format!("/feedback/{id}?base=1");
        let merged = young.put(&based, &said("Så på Fyn")).await.is(200);
        assert_eq!(merged["words"], "Først på Ærø\n\nSå på Fyn");
        // The phone that made it private wins over one that did not know.
        put(&young, id, &with(body.clone(), &json!({ "shared_with": "only_me" }))).await.is(200);
        let late = young.put(&format!("/feedback/{id}?base=3"), &said("Sent")).await.is(200);
        assert_eq!(late["shared_with"], "only_me");
        assert_eq!(shared_with(&mette, &young).await, Vec::<Value>::new());
        let stale = young.call("PUT", &format!("/feedback/{id}")).header("if-match", "\"1\"");
        stale.json(&body).send().await.refused(412, "stale");
        // Too long together: refused, and the other phone still has its own.
        let long = "å".repeat(900);
        let version = put(&young, id, &said(&long)).await.is(200)["version"].clone();
        put(&young, id, &said(&"ø".repeat(900))).await.is(200);
        let refused = young.put(&format!("/feedback/{id}?base={version}"), &said(&"æ".repeat(900))).await;
        assert_eq!(refused.refused(422, "invalid_fields").field(), ("words", "text_too_long"));
        // On the day when summer time ends, two phones answer the same questions: both answers are there.
        for (at, number) in [("2026-10-25T00:30:00Z", 3), ("2026-10-25T01:30:00Z", 5)] {
            let more = json!({ "instrument": "cantril", "answers": { "step": number },
                "on": "2026-10-25", "at": at });
            put(&young, kurs.id(), &session(&kurs, &more)).await.is(201);
        }
        assert_eq!(young.get("/feedback").await.items().len(), 3);
    }

    async fn everybody_who_is_signed_in_reads_the_instruments(kurs: Kurs) {
        let (young, mette) = kurs.pair().await;
        let all = young.get("/instruments").await.is(200);
        let ids: Vec<_> = all.json.as_array().expect("a list").iter().map(|it| &it["id"]).collect();
        assert_eq!(ids, ["situation", "who5", "gbo", "cantril", "session"]);
        for it in all.json.as_array().expect("a list") {
            for name in ["title", "intro", "source"] {
                assert!(it[name]["da"].is_string() && it[name]["en"].is_string(), "{it}");
            }
            assert!(it["licence"].is_string(), "{it}");
        }
        assert_eq!(mette.get("/instruments").await.is(200).json, all.json);
        kurs.signed_out().get("/instruments").await.refused(401, "signed_out");
    }
}
